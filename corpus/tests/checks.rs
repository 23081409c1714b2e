//! What `README.md` promises about the entries: schema, balance, rules, no near-duplicates, and improvement.

#[path = "common/text.rs"]
mod text;

use llumi_corpus::{Entry, Flaw, MoveKind, RiskLabel, entries, situations};
use llumi_protocol::score::Risk;
use llumi_scoring::{Context, Origin, report, verdict};
use std::collections::{BTreeMap, BTreeSet};
use text::{holds, none, shingles, words};

fn context(entry: &Entry) -> Context<'_> {
    Context { title: &entry.title, post: &entry.post, parent: None }
}

#[test]
fn schema() {
    let mut faults = Vec::new();
    for situation in situations() {
        let here: Vec<&Entry> = entries().iter().filter(|e| e.situation == situation).collect();
        for (index, entry) in here.iter().enumerate() {
            let id = format!("{situation}-{:02}", index + 1);
            let mut fault = |what: &str| faults.push(format!("{id}: {what}"));
            let reply = entry.reply_text();
            let answers = [reply.as_str(), &entry.initial, &entry.improved];
            let overlong = entry.flaw == Flaw::Overlong;
            for (fine, what) in [
                (entry.id == id, "id"),
                ((3..=14).contains(&words(&entry.title)), "title of 3 to 14 words"),
                ((25..=220).contains(&words(&entry.post)), "post of 25 to 220 words"),
                ((3..=6).contains(&entry.reply.len()), "reply of 3 to 6 moves"),
                ((30..=110).contains(&words(&reply)), "reply of 30 to 110 words"),
                (reply.contains('?'), "a question in the reply"),
                (overlong == (words(&entry.initial) > 75), "only an overlong initial is long"),
                (!overlong || words(&entry.improved) < words(&entry.initial), "shorter after improvement"),
                ((18..=95).contains(&words(&entry.improved)), "improvement of 18 to 95 words"),
                ((1..=4).contains(&entry.swaps.len()), "1 to 4 swaps"),
                (
                    (entry.risk == RiskLabel::Possible)
                        == entry.reply.iter().any(|m| m.kind == MoveKind::Safety),
                    "a safety move exactly where there may be risk",
                ),
            ] {
                if !fine {
                    fault(what);
                }
            }
            for key in entry.swaps.keys() {
                let in_post = holds(&entry.post, key) || holds(&entry.title, key);
                if !in_post || !answers.iter().any(|text| holds(text, key)) {
                    fault(&format!("swap `{key}` is not in the post and an answer"));
                }
            }
        }
    }
    none(faults);
}

#[test]
fn size_and_balance() {
    let count = entries().len();
    assert!(count >= 500, "{count} entries");
    assert!(situations().count() >= 25);
    assert!(llumi_corpus::held_out().count() >= 80);
    let mut by_flaw: BTreeMap<Flaw, usize> = BTreeMap::new();
    let mut by_length = [0usize; 3];
    let mut countries = BTreeSet::new();
    for entry in entries() {
        *by_flaw.entry(entry.flaw).or_default() += 1;
        by_length[match words(&entry.post) {
            0..=62 => 0,
            63..=110 => 1,
            _ => 2,
        }] += 1;
        countries.insert(entry.voice.country.as_str());
    }
    for situation in situations() {
        let here = entries().iter().filter(|e| e.situation == situation);
        assert_eq!(here.count(), 20, "{situation}: entries");
    }
    assert_eq!(by_flaw.len(), 6);
    for (flaw, seen) in by_flaw {
        assert!(seen * 6 >= count * 7 / 10 && seen * 6 <= count * 14 / 10, "{flaw:?}: {seen} of {count}");
    }
    assert!(by_length.iter().all(|&seen| seen * 5 >= count), "short, medium, long: {by_length:?}");
    assert!(countries.len() >= 20, "{} countries", countries.len());
}

#[test]
fn replies_and_improvements_pass_every_gate_rule() {
    let mut faults = Vec::new();
    for entry in entries() {
        let reply = entry.reply_text();
        for (what, text, own_draft) in
            [("reply", &reply, None), ("improved", &entry.improved, Some(entry.initial.as_str()))]
        {
            for finding in verdict(context(entry), text, Origin::Generated { own_draft }).findings {
                faults.push(format!("{} {what}: rule {} ({})", entry.id, finding.rule, finding.id));
            }
        }
    }
    none(faults);
}

#[test]
fn improvement_scores_better() {
    let (mut better, mut reply_better) = (0, 0);
    for entry in entries() {
        let initial = report(context(entry), &entry.initial).scores.mean();
        better += usize::from(report(context(entry), &entry.improved).scores.mean() > initial);
        reply_better += usize::from(report(context(entry), &entry.reply_text()).scores.mean() > initial);
    }
    let count = entries().len();
    assert!(better * 100 >= count * 90, "improved above initial: {better} of {count}");
    assert!(reply_better * 100 >= count * 90, "good reply above initial: {reply_better} of {count}");
}

#[test]
fn possible_risk_is_noticed() {
    let at_risk = entries().iter().filter(|e| e.risk == RiskLabel::Possible);
    let (mut seen, mut all, mut missed) = (0, 0, Vec::new());
    for entry in at_risk {
        all += 1;
        if llumi_scoring::risk(context(entry)) >= Risk::Possible {
            seen += 1;
        } else {
            missed.push(entry.id.as_str());
        }
    }
    assert!(seen * 100 >= all * 90, "{seen} of {all}; missed {missed:?}");
}

#[test]
fn no_near_duplicates() {
    let mut faults = Vec::new();
    for (what, text) in [
        ("post", (|e: &Entry| e.post.clone()) as fn(&Entry) -> String),
        ("reply", Entry::reply_text),
        ("improved", |e: &Entry| e.improved.clone()),
    ] {
        let sets: Vec<(&str, BTreeSet<_>)> =
            entries().iter().map(|e| (e.id.as_str(), shingles(&text(e)))).collect();
        for (i, (id, a)) in sets.iter().enumerate() {
            for (other, b) in &sets[i + 1..] {
                let shared = a.intersection(b).count();
                if shared * 100 > a.len().min(b.len()).max(1) * 35 {
                    faults.push(format!("{what} of {id} and {other}: {shared} runs of four words in common"));
                }
            }
        }
    }
    none(faults);
}
