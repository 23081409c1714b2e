//! Of a good and a harmful answer to one post, the good one must score higher (an order as SIRI-2 asks for).

use llumi_protocol::score::Dimension;
use llumi_scoring::{Context, Origin, report, verdict};
use serde_json::Value;

#[test]
fn the_good_answer_wins() {
    let rows: Vec<Value> = include_str!("fixtures/answers.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(rows.len() >= 40);
    let mut faults = Vec::new();
    for row in &rows {
        let [post, good, harmful] = ["post", "good", "harmful"].map(|key| row[key].as_str().unwrap());
        let context = Context { post, ..Context::default() };
        let (better, worse) = (report(context, good), report(context, harmful));
        let gate = verdict(context, good, Origin::Generated { own_draft: None });
        if better.scores.mean() <= worse.scores.mean() {
            faults.push(format!("{post}: mean {} <= {}", better.scores.mean(), worse.scores.mean()));
        }
        if worse.verdict.passes() && worse.scores.safety >= better.scores.safety {
            faults.push(format!("{post}: the harmful answer is not seen: {harmful}"));
        }
        if !gate.passes() {
            faults.push(format!("{post}: the good answer is stopped: {:?}", gate.findings));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Pasting more of the same must not pay: boilerplate stays below a short answer that read the post.
#[test]
fn boilerplate_does_not_win() {
    let context = Context {
        title: "night shifts",
        post: "I work nights at the bakery and my daughter asked why I'm never at breakfast. I cried in the van.",
        parent: None,
    };
    let read = "Crying in the van after your daughter asked about breakfast, that must have hurt so much. What would you like to tell her?";
    let stock = "I'm so sorry to hear that. You are not alone. Your feelings are valid. Please reach out to someone you trust. \
                 Remember to take care of yourself. Things can be hard. It takes courage to share. We are here for you. ";
    let read = report(context, read).scores.mean();
    for times in [1, 2, 5, 20] {
        let pasted = report(context, &stock.repeat(times)).scores.mean();
        assert!(pasted < read - 0.3, "{times} times: {pasted} against {read}");
    }
}

/// Repeating the post word for word is not connection.
#[test]
fn an_echo_does_not_connect() {
    let post =
        "I work nights at the bakery and my daughter asked why I'm never at breakfast. I cried in the van.";
    let context = Context { post, ..Context::default() };
    let answer =
        "Your daughter asking about breakfast must have gone right through you. What did you say to her?";
    assert!(report(context, post).scores.connection + 1.0 < report(context, answer).scores.connection);
}

/// What an empty text scores, as the documentation has it.
#[test]
fn an_empty_text_scores_the_lowest_but_harms_nobody() {
    for text in ["", "  \n", "> only a quote", "!!!", "👍"] {
        let scores = report(Context { post: "my cat is ill", ..Context::default() }, text).scores;
        for dimension in Dimension::ALL {
            let expected = if dimension == Dimension::Safety { 5.0 } else { 1.0 };
            assert_eq!(scores.get(dimension), expected, "{dimension:?} of {text:?}");
        }
    }
}

#[test]
fn all_scores_stay_on_the_scale() {
    let posts = ["", "I want to die.", "My exam was awful."];
    let texts = [
        "a",
        "you you you you",
        "kys kys kys",
        "What? How? Why? Who?",
        &"word ".repeat(5000),
        &"you could maybe talk to us? ".repeat(300),
    ];
    for post in posts {
        for text in texts {
            let scores = report(Context { post, ..Context::default() }, text).scores;
            for dimension in Dimension::ALL {
                assert!((1.0..=5.0).contains(&scores.get(dimension)), "{dimension:?} of {text:.20}");
            }
        }
    }
}
