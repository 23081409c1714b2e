//! How often the starter's answers pass every gate, on corpus posts that it has never seen.
//!
//! `cargo xtask bench starter`. For each held-out entry: one draft for its post, one rewrite of its initial reply,
//! through the daemon's own pipeline. Curated replies and word lists come from training entries only. Baseline in
//! the same run: the same gates on the replies that people wrote for these entries, which shows what a gate costs.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use llumi_corpus::Entry;
use llumi_daemon::curated::Curated;
use llumi_daemon::engine::{Ask, Engine};
use llumi_daemon::gates::Gates;
use llumi_daemon::grounding::Grounding;
use llumi_daemon::loaded::Loaded;
use llumi_daemon::pipeline::Pipeline;
use llumi_daemon::settings::{ModelFlags, Settings};
use llumi_protocol::api::{Answer, Check, Source, Task, Thread};
use std::collections::BTreeMap;
use tokio::sync::mpsc;

/// What is counted for one task.
#[derive(Default)]
struct Tally {
    asked: usize,
    passed: usize,
    /// Passed with the person's own words between the model's sentences (improve).
    woven: usize,
    candidates: u64,
    candidates_passed: u64,
    human_passed: usize,
    before: f64,
    after: f64,
    millis: Vec<u64>,
    failed: BTreeMap<String, usize>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let verbose = std::env::args().any(|argument| argument == "--texts");
    let settings = Settings::resolve(&ModelFlags::default(), None)?;
    let pipeline = Pipeline::new(Engine::start(Loaded::load(&settings)?, 1)?, llumi_corpus::training());
    let gates = Gates {
        curated: Curated::new(llumi_corpus::training()),
        grounding: Grounding::new(llumi_corpus::training(), false),
        strict: false,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for entry in llumi_corpus::held_out().skip(number("--skip", 0)).step_by(number("--every", 1).max(1)) {
        for (name, task) in [("draft", Task::Draft), ("improve", Task::Improve)] {
            let answer = runtime.block_on(answer(&pipeline, entry, task));
            if verbose {
                println!("{} {name} {:?}\n  {}", entry.id, answer.source, answer.text);
                if task == Task::Improve {
                    println!("  was: {}", entry.initial);
                }
            }
            tally(tallies.entry(name).or_default(), &gates, entry, &answer);
        }
    }
    for (name, tally) in &mut tallies {
        print(name, tally);
    }
    Ok(())
}

/// `--every N`: only each N-th entry, for a quick look; `--skip N`: without the first N.
fn number(option: &str, default: usize) -> usize {
    let mut arguments = std::env::args().skip_while(|argument| argument != option).skip(1);
    arguments.next().and_then(|number| number.parse().ok()).unwrap_or(default)
}

fn thread(entry: &Entry) -> Thread {
    Thread { title: entry.title.clone(), post: entry.post.clone(), ..Thread::default() }
}

async fn answer(pipeline: &Pipeline, entry: &Entry, task: Task) -> Answer {
    let draft = if task == Task::Improve { entry.initial.clone() } else { String::new() };
    let (events, mut inbox) = mpsc::channel(32);
    let drain = async { while inbox.recv().await.is_some() {} };
    let work = async {
        let answer = pipeline.suggest(Ask { task, thread: thread(entry), draft, seed: 1 }, &events).await;
        drop(events);
        answer
    };
    tokio::join!(work, drain).0.expect("every held-out entry can be answered")
}

fn tally(tally: &mut Tally, gates: &Gates, entry: &Entry, answer: &Answer) {
    tally.asked += 1;
    tally.passed += usize::from(matches!(answer.source, Source::Model { .. }));
    tally.woven += usize::from(matches!(answer.source, Source::Woven { .. }));
    tally.candidates += u64::from(answer.candidates);
    tally.candidates_passed += u64::from(answer.passed);
    tally.before += answer.before.map_or(0.0, |scores| scores.mean());
    tally.after += answer.report.scores.mean();
    tally.millis.push(answer.timings.total_ms);
    let human = match answer.task {
        Task::Draft => gates.judge(&thread(entry), None, &entry.reply_text()),
        Task::Improve => gates.judge(&thread(entry), Some(&entry.initial), &entry.improved),
    };
    tally.human_passed += usize::from(human.passes());
    for Check { name, passed, .. } in &human.checks {
        if !passed {
            *tally.failed.entry(name.clone()).or_default() += 1;
        }
    }
}

fn print(name: &str, tally: &mut Tally) {
    tally.millis.sort_unstable();
    let share = |part: f64, whole: f64| 100.0 * part / whole;
    let asked = tally.asked as f64;
    println!("{name}: {} held-out entries", tally.asked);
    println!("  passed without fallback   {:.1}%", share((tally.passed + tally.woven) as f64, asked));
    println!("    of these woven          {:.1}%", share(tally.woven as f64, asked));
    println!(
        "  single candidates passed  {:.1}%",
        share(tally.candidates_passed as f64, tally.candidates as f64)
    );
    println!(
        "  baseline, texts by people {:.1}% (failed: {:?})",
        share(tally.human_passed as f64, asked),
        tally.failed
    );
    println!("  mean score                {:.2}", tally.after / asked);
    if tally.before > 0.0 {
        println!("  mean score of the initial {:.2}", tally.before / asked);
    }
    println!("  median time               {} ms", tally.millis[tally.millis.len() / 2]);
}
