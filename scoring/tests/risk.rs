//! How posts read, against `fixtures/risk.txt`: who must be noticed, and what must not alarm.

use std::collections::BTreeMap;

use llumi_protocol::score::Risk;
use llumi_scoring::{Context, risk};

#[test]
fn posts_read_as_they_should() {
    let mut group = "";
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for line in include_str!("fixtures/risk.txt").lines() {
        if line.starts_with('[') {
            group = line;
            continue;
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        *counts.entry(group).or_default() += 1;
        let read = risk(Context { post: line, ..Context::default() });
        let noticed = match group {
            "[possible]" => true,
            "[below]" | "[missed]" => false,
            _ => panic!("no group {group}"),
        };
        if (read >= Risk::Possible) != noticed {
            faults.push(format!("{group} reads {read:?}: {line}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(counts["[possible]"] >= 120 && counts["[below]"] >= 120, "{counts:?}");
}

/// What says something only together may stand in different places of a post.
#[test]
fn title_and_post_are_one() {
    let read = |title, post| risk(Context { title, post, parent: None });
    assert!(read("self-harm recovery", "the urge is back") >= Risk::Possible);
    assert!(read("scared for my friend", "He gave me his guitar and his records.") >= Risk::Possible);
    assert!(read("urge to drink", "the urge is back") < Risk::Possible);
    assert!(read("new guitar", "He gave me his guitar and his records.") < Risk::Possible);
}
