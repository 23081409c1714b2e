//! What is logged: levels for llumi's own parts, and nothing of any library.
//!
//! Why: libraries log what they work on. At level trace the tokenizers crate writes every character of a post. So
//! only targets of llumi get through, whatever is asked for, and records of the `log` crate are not taken in at all.

use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::io::{IsTerminal as _, Write as _};
use std::str::FromStr;
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::{FilterExt as _, Targets, filter_fn};
use tracing_subscriber::layer::SubscriberExt as _;

/// How the targets of all our crates begin.
const OWN: &str = "llumi";

/// A level, or parts of llumi with a level each: `debug`, `llumi::suggestion=off,llumi_daemon=trace`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct LogLevels {
    wanted: Targets,
    /// Named, but no part of llumi.
    foreign: Vec<String>,
}

impl Default for LogLevels {
    fn default() -> Self {
        let wanted = Targets::new().with_target(OWN, tracing::Level::INFO);
        LogLevels { wanted, foreign: Vec::new() }
    }
}

impl FromStr for LogLevels {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Ok(LogLevels::default());
        }
        let help = "write error, warn, info, debug, trace or off, or parts of llumi with one of these each, as in \
                    `LLUMI_LOG=llumi_daemon=debug,llumi::suggestion=info`";
        let wanted: Targets = text.parse().map_err(|error| format!("{error}; {help}"))?;
        let named: Vec<String> = wanted.iter().map(|(target, _)| target.to_owned()).collect();
        let (own, foreign): (Vec<_>, Vec<_>) = named.into_iter().partition(|target| is_own(target));
        if own.is_empty() && wanted.default_level().is_none() {
            return Err(format!("it names no level and no part of llumi; {help}"));
        }
        Ok(LogLevels { wanted, foreign })
    }
}

impl TryFrom<String> for LogLevels {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl LogLevels {
    /// Begins to log to standard error.
    ///
    /// # Errors
    /// Where the process logs already.
    pub fn start(&self) -> Result<()> {
        let own = filter_fn(|metadata| is_own(metadata.target()));
        let lines = tracing_subscriber::fmt::layer()
            .with_ansi(std::io::stderr().is_terminal())
            .with_writer(std::io::stderr)
            .with_filter(self.wanted.clone().and(own));
        // Not `init`: that would also take in what libraries write through the `log` crate.
        tracing::subscriber::set_global_default(tracing_subscriber::registry().with(lines))
            .context("starting the log")?;
        for target in &self.foreign {
            tracing::warn!(
                "`{target}` is no part of llumi: nothing of it is logged, since it may hold text of posts"
            );
        }
        Ok(())
    }
}

/// A panic is told by its place alone: its message can hold text ("… is not a char boundary of `…`").
pub fn keep_panics_private() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(|| "an unknown place".into(), ToString::to_string);
        let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
        let mut out = std::io::stderr().lock();
        // Where standard error is closed there is nobody to tell.
        let _ =
            writeln!(out, "llumi: an error in the program at {place} (thread {thread}); please report it");
    }));
}

fn is_own(target: &str) -> bool {
    target.strip_prefix(OWN).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '_']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels() {
        assert_eq!("".parse(), Ok(LogLevels::default()));
        assert_eq!("llumi=info".parse(), Ok(LogLevels::default()));
        for (text, foreign) in [
            ("trace", vec![]),
            ("OFF", vec![]),
            ("llumi_daemon=debug,llumi::suggestion=info", vec![]),
            ("trace,tokenizers=trace,llumination=trace", vec!["tokenizers", "llumination"]),
        ] {
            let mut levels: LogLevels = text.parse().unwrap();
            levels.foreign.sort_by_key(|target| target.len());
            let mut foreign = foreign;
            foreign.sort_by_key(|target| target.len());
            assert_eq!(levels.foreign, foreign, "{text}");
        }
        for text in ["llumi=loud", "inof", "tokenizers=trace", "llumi[span=debug"] {
            let error = text.parse::<LogLevels>().unwrap_err();
            assert!(error.contains("error, warn, info, debug, trace or off"), "{text}: {error}");
        }
    }
}
