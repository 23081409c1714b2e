//! `llumi score`: one reply, or a stream of `{id, post, reply}` lines. Needs no model.

use super::{input, print};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use llumi_protocol::api::{Thread, Versioned};
use llumi_protocol::score::Report;
use serde::Serialize;
use serde_json::Value;
use std::io::{BufRead as _, Write as _};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Score {
    /// File with the post, read as `draft` reads it; what is said about a reply depends on it
    #[arg(long, value_name = "FILE")]
    post: Option<PathBuf>,
    /// File with the reply; `-` (the default) reads standard input
    #[arg(long, value_name = "FILE", default_value = "-")]
    reply: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Read `{"id", "post", "reply"}` lines from standard input (`post`: its text without the title, or an object with
    /// title, post, parent), write one result line for each
    #[arg(long, conflicts_with_all = ["post", "reply", "json"])]
    jsonl: bool,
}

#[derive(Debug, Serialize)]
struct Scored {
    id: Value,
    #[serde(flatten)]
    report: Report,
}

/// A line that could not be scored; the stream goes on.
#[derive(Debug, Serialize)]
struct Broken {
    /// `null` where it could not be read.
    id: Value,
    line: usize,
    error: String,
}

impl Score {
    pub fn run(&self) -> Result<()> {
        if self.jsonl {
            return stream();
        }
        input::once(&[("--post", self.post.as_deref()), ("--reply", Some(&self.reply))])?;
        let thread = self.post.as_deref().map(input::thread).transpose()?.unwrap_or_default();
        let reply = input::read(&self.reply)?;
        let report = report(&thread, &reply);
        if self.json { print::json(&Versioned::new(report)) } else { print::report(&report, &reply) }
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
        let (id, scored) = scored(&line);
        match scored {
            Ok(report) => serde_json::to_writer(&mut out, &Scored { id, report })?,
            Err(error) => {
                broken += 1;
                serde_json::to_writer(&mut out, &Broken { id, line: index + 1, error })?;
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

/// The line's id, and its report or what is wrong with the line.
fn scored(line: &[u8]) -> (Value, Result<Report, String>) {
    let mut fields = match serde_json::from_slice(line) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => return (Value::Null, Err("a line is one object {\"id\", \"post\", \"reply\"}".into())),
        Err(error) => return (Value::Null, Err(format!("not JSON: {error}"))),
    };
    let id = fields.remove("id").unwrap_or_default();
    let thread = match fields.remove("post") {
        None | Some(Value::Null) => Ok(Thread::default()),
        Some(Value::String(post)) => Ok(Thread { post, ..Thread::default() }),
        Some(object) => serde_json::from_value(object).map_err(|_| {
            "`post` is a text, or an object with the texts title, post, parent and subreddit".to_owned()
        }),
    };
    let reply = match fields.remove("reply") {
        Some(Value::String(reply)) => Ok(reply),
        Some(_) => Err("`reply` is not a text".to_owned()),
        None => Err("the field `reply` is missing".to_owned()),
    };
    let report = thread.and_then(|thread| Ok(report(&thread, &reply?)));
    (id, report)
}
