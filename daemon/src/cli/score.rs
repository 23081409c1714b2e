//! `llumi score`: one reply, or a stream of `{id, post, reply}` lines. Needs no model.

use super::{input, print};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use llumi_protocol::api::Thread;
use llumi_protocol::score::Report;
use serde::{Deserialize, Serialize};
use std::io::{BufRead as _, Write as _};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Score {
    /// File with the post; what is said about a reply depends on it
    #[arg(long, value_name = "FILE")]
    post: Option<PathBuf>,
    /// File with the reply; `-` (the default) reads standard input
    #[arg(long, value_name = "FILE", default_value = "-")]
    reply: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Read `{"id", "post", "reply"}` lines from standard input (`post`: a text, or an object with title, post,
    /// parent), write one result line for each
    #[arg(long, conflicts_with_all = ["post", "reply", "json"])]
    jsonl: bool,
}

#[derive(Debug, Deserialize)]
struct Line {
    #[serde(default)]
    id: serde_json::Value,
    #[serde(default)]
    post: PostField,
    reply: String,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum PostField {
    Text(String),
    Thread(Thread),
}

impl Default for PostField {
    fn default() -> Self {
        PostField::Text(String::new())
    }
}

#[derive(Debug, Serialize)]
struct Scored {
    id: serde_json::Value,
    #[serde(flatten)]
    report: Report,
}

/// A line that could not be scored; the stream goes on.
#[derive(Debug, Serialize)]
struct Broken {
    line: usize,
    error: String,
}

impl Score {
    pub fn run(&self) -> Result<()> {
        if self.jsonl {
            return stream();
        }
        let post = self.post.as_deref().map(input::read).transpose()?.unwrap_or_default();
        let reply = input::read(&self.reply)?;
        let report = report(&Thread { post, ..Thread::default() }, &reply);
        if self.json { print::json(&report) } else { print::report(&report, &reply) }
    }
}

fn report(thread: &Thread, reply: &str) -> Report {
    llumi_scoring::report(crate::gates::context(thread), reply)
}

fn stream() -> Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut broken = 0;
    for (index, line) in std::io::stdin().lock().split(b'\n').enumerate() {
        let line = line.context("reading standard input")?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice::<Line>(&line) {
            Ok(Line { id, post, reply }) => {
                let thread = match post {
                    PostField::Text(post) => Thread { post, ..Thread::default() },
                    PostField::Thread(thread) => thread,
                };
                let report = report(&thread, &reply);
                serde_json::to_writer(&mut out, &Scored { id, report })?;
            }
            Err(error) => {
                broken += 1;
                serde_json::to_writer(&mut out, &Broken { line: index + 1, error: error.to_string() })?;
            }
        }
        out.write_all(b"\n")?;
        // One result a line, at once: the other end may wait for it before it sends the next.
        out.flush()?;
    }
    if broken > 0 {
        bail!("{broken} lines were not scored: each result line says which and why");
    }
    Ok(())
}
