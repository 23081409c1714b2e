//! Reading posts and drafts from files.

use anyhow::{Context as _, Result, bail};
use clap::Args;
use llumi_protocol::api::Thread;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// What is replied to.
#[derive(Debug, Args)]
pub struct ThreadArgs {
    /// File with the post: plain text (the first line is the title where a blank line follows it) or a JSON object
    /// {"title", "post", "parent", "subreddit"}; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    post: PathBuf,
    /// The post's title, where the file holds the text alone
    #[arg(long)]
    title: Option<String>,
    /// File with the comment that is answered
    #[arg(long, value_name = "FILE")]
    parent: Option<PathBuf>,
}

impl ThreadArgs {
    /// The thread, and the text of a draft's file (empty where there is none).
    ///
    /// # Errors
    /// Where a file can't be read or is not text, or standard input is asked for twice.
    pub fn read(&self, draft: Option<&Path>) -> Result<(Thread, String)> {
        once(&[("--post", Some(&self.post)), ("--parent", self.parent.as_deref()), ("--draft", draft)])?;
        let draft = draft.map(read).transpose()?.unwrap_or_default();
        let mut thread = thread(&self.post)?;
        if let Some(title) = &self.title {
            thread.title.clone_from(title);
        }
        if let Some(parent) = &self.parent {
            thread.parent = Some(read(parent)?);
        }
        Ok((thread, draft))
    }
}

/// Refuses flags of which more than one name standard input: the second would find it empty.
///
/// # Errors
/// Says which flags.
pub fn once(files: &[(&str, Option<&Path>)]) -> Result<()> {
    let is_stdin = |file: &Option<&Path>| file.is_some_and(|path| path.as_os_str() == "-");
    let named: Vec<&str> = files.iter().filter(|(_, file)| is_stdin(file)).map(|(flag, _)| *flag).collect();
    if named.len() > 1 {
        bail!(
            "standard input can be read once, but {} are both to be read from it: give a file for one",
            named.join(" and ")
        );
    }
    Ok(())
}

/// The thread in a file: see [`ThreadArgs`] for its two forms.
///
/// # Errors
/// Where the file can't be read or is not text.
pub fn thread(path: &Path) -> Result<Thread> {
    parse(&read(path)?).with_context(|| format!("{}", path.display()))
}

/// A thread from a JSON object or from plain text.
fn parse(text: &str) -> Result<Thread> {
    if text.trim_start().starts_with('{')
        && let Ok(value) = serde_json::from_str::<serde_json::Value>(text)
    {
        let thread: Thread = serde_json::from_value(value)
            .context("a JSON post has the fields title, post, parent and subreddit, all texts")?;
        return Ok(thread);
    }
    let (title, post) = match text.trim().split_once("\n\n") {
        Some((first, rest)) if !first.contains('\n') && first.chars().count() <= 300 => (first, rest),
        _ => ("", text.trim()),
    };
    Ok(Thread { title: title.trim().into(), post: post.trim().into(), ..Thread::default() })
}

/// The text of a file, or of standard input for `-`.
///
/// # Errors
/// Where it can't be read or is not UTF-8.
pub fn read(path: &Path) -> Result<String> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes).context("reading standard input")?;
    } else {
        bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            bail!("{} is not UTF-8 text (byte {})", path.display(), error.utf8_error().valid_up_to())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts() {
        for (text, title, post) in [
            ("Title\n\nBody\n\nmore", "Title", "Body\n\nmore"),
            ("only text", "", "only text"),
            ("two\nlines\n\nrest", "", "two\nlines\n\nrest"),
            (r#"{"title": "T", "post": "P"}"#, "T", "P"),
            ("{not json", "", "{not json"),
        ] {
            let thread = parse(text).unwrap();
            assert_eq!((thread.title.as_str(), thread.post.as_str()), (title, post), "{text}");
        }
        assert!(parse(r#"{"title": 3}"#).is_err());
    }
}
