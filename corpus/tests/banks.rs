//! What `README.md` promises about the banks: moves, scenes, rewritten sentences and stock lines.

#[path = "common/text.rs"]
mod text;

use llumi_corpus::{
    BankMove, Fits, MoveKind, Rewrite, RiskLabel, entries, moves, rewrites, scenes, situations, stock,
};
use llumi_protocol::score::Risk;
use llumi_scoring::metrics::content_words;
use llumi_scoring::{Context, Origin, verdict};
use std::collections::{BTreeMap, BTreeSet};
use text::{holds, none, shingles, words};

/// Situations in which a scene may tell of thoughts of not being here, and which have moves about safety.
const AT_RISK: [&str; 3] = ["hopelessness", "urges-to-self-harm", "worried-about-someone"];

/// The gate's findings about a generated text, as sentences.
fn findings(context: Context<'_>, text: &str, own_draft: Option<&str>) -> Vec<String> {
    let found = verdict(context, text, Origin::Generated { own_draft }).findings;
    found.into_iter().map(|finding| format!("rule {} ({}): {text}", finding.rule, finding.id)).collect()
}

#[test]
fn sizes() {
    for situation in situations() {
        let safety = moves(situation).iter().filter(|line| line.kind == MoveKind::Safety).count();
        let at_risk = AT_RISK.contains(&situation);
        assert_eq!(moves(situation).len() - safety, 80, "{situation}: portable moves");
        assert_eq!(safety, if at_risk { 12 } else { 0 }, "{situation}: moves about safety");
        assert_eq!(scenes(situation).len(), 100, "{situation}: scenes");
        assert_eq!(rewrites(situation).len(), 50, "{situation}: rewritten sentences");
    }
    assert!(stock().len() >= 40);
}

#[test]
fn scenes_hold_what_they_promise() {
    let mut faults = Vec::new();
    for situation in situations() {
        for (index, scene) in scenes(situation).iter().enumerate() {
            let mut fault = |what: String| faults.push(format!("{situation} scene {}: {what}", index + 1));
            let context = Context { title: &scene.title, post: &scene.post, parent: None };
            let theirs: BTreeSet<String> =
                content_words(&format!("{} {}", scene.title, scene.post)).into_iter().collect();
            let shared = content_words(&scene.reflect).into_iter().any(|word| theirs.contains(&word));
            let possible = scene.risk == RiskLabel::Possible;
            for (fine, what) in [
                ((1..=10).contains(&words(&scene.title)), "title of 1 to 10 words"),
                ((15..=60).contains(&words(&scene.post)), "post of 15 to 60 words"),
                ((6..=28).contains(&words(&scene.reflect)), "a sentence of 6 to 28 words"),
                (scene.reflect.ends_with('.'), "a full stop"),
                (shared, "the sentence takes up a word of the post"),
                (!possible || AT_RISK.contains(&situation), "no thought of dying here"),
            ] {
                if !fine {
                    fault(what.into());
                }
            }
            findings(context, &scene.reflect, None).into_iter().for_each(&mut fault);
        }
    }
    none(faults);
}

#[test]
fn rewritten_sentences_are_safe_and_their_swaps_stand_on_both_sides() {
    let mut faults = Vec::new();
    let nowhere = Context { title: "", post: "I feel awful since this happened.", parent: None };
    let lines =
        situations().flat_map(|situation| rewrites(situation).iter().map(move |line| (situation, line)));
    for (place, Rewrite { before, after, swaps }) in lines.chain(stock().iter().map(|line| ("stock", line))) {
        let mut fault = |what: String| faults.push(format!("{place}, \"{before}\": {what}"));
        if before.trim().is_empty() || words(before) > 34 || words(after) > 40 {
            fault("1 to 34 words, and at most 40".into());
        }
        if after.is_empty() && place != "stock" {
            fault("becomes nothing".into());
        }
        for (key, alternatives) in swaps {
            if !holds(before, key) || !holds(after, key) || alternatives.len() < 2 {
                fault(format!("swap `{key}` is not on both sides, or has no choice"));
            }
        }
        findings(nowhere, after, Some(before)).into_iter().for_each(&mut fault);
    }
    none(faults);
}

#[test]
fn portable_moves_pass_every_gate_rule() {
    let mut faults = Vec::new();
    for situation in situations() {
        let at_risk = Context { title: "", post: "I don't want to be here anymore.", parent: None };
        for BankMove { text, .. } in moves(situation) {
            for finding in verdict(at_risk, text, Origin::Generated { own_draft: None }).findings {
                faults.push(format!("{situation}: rule {} ({}): {text}", finding.rule, finding.id));
            }
        }
    }
    none(faults);
}

#[test]
fn moves_are_said_once() {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for situation in situations() {
        for bank in moves(situation) {
            if let Some(before) = seen.insert(&bank.text, situation) {
                faults.push(format!("{situation} and {before}: {}", bank.text));
            }
        }
    }
    for entry in entries() {
        for part in entry.reply.iter().filter(|part| part.fits != Fits::Post && part.kind != MoveKind::Safety)
        {
            if let Some(before) = seen.insert(&part.text, &entry.id) {
                faults.push(format!("{} and {before}: {}", entry.id, part.text));
            }
        }
    }
    none(faults);
}

/// No post is told twice, and no scene gives a held-out post away.
#[test]
fn scenes_are_told_once() {
    let mut sets: Vec<(String, BTreeSet<Vec<String>>)> =
        entries().iter().map(|entry| (entry.id.clone(), shingles(&entry.post))).collect();
    let known = sets.len();
    for situation in situations() {
        for (index, scene) in scenes(situation).iter().enumerate() {
            sets.push((format!("{situation} scene {}", index + 1), shingles(&scene.post)));
        }
    }
    let mut places: BTreeMap<&Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, (_, set)) in sets.iter().enumerate() {
        set.iter().for_each(|run| places.entry(run).or_default().push(at));
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for here in places.values() {
        for (index, &a) in here.iter().enumerate() {
            here[index + 1..].iter().for_each(|&b| *shared.entry((a, b)).or_default() += 1);
        }
    }
    let alike = shared.into_iter().filter(|((a, b), count)| {
        *b >= known && count * 100 > sets[*a].1.len().min(sets[*b].1.len()).max(1) * 35
    });
    none(
        alike
            .map(|((a, b), count)| format!("{} and {}: {count} runs of four words", sets[a].0, sets[b].0))
            .collect(),
    );
}

/// The scorer's reading of risk on the scenes. Its signs were widened with scenes of odd number in sight; those of
/// even number were only counted.
#[test]
fn possible_risk_in_scenes_is_noticed() {
    let (mut seen, mut all, mut alarms, mut others) = ([0; 2], [0; 2], 0, 0);
    let mut missed = Vec::new();
    for situation in situations() {
        for (number, scene) in (1..).zip(scenes(situation)) {
            let context = Context { title: &scene.title, post: &scene.post, parent: None };
            let noticed = llumi_scoring::risk(context) >= Risk::Possible;
            if scene.risk == RiskLabel::Possible {
                let half = number % 2;
                all[half] += 1;
                seen[half] += usize::from(noticed);
                if !noticed {
                    missed.push(format!("{situation} scene {number}"));
                }
            } else {
                others += 1;
                alarms += usize::from(noticed);
            }
        }
    }
    println!("noticed (even, odd) {seen:?} of {all:?}; {alarms} of {others} others raise care");
    assert!(seen[0] * 100 >= all[0] * 65, "even: {seen:?} of {all:?}; missed {missed:?}");
    assert!(seen[1] * 100 >= all[1] * 85, "odd: {seen:?} of {all:?}; missed {missed:?}");
    assert!(alarms * 100 <= others * 2, "{alarms} of {others} others");
}
