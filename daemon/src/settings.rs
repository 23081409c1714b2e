//! Settings: flags over environment over `config.toml` over defaults.
//!
//! The file lies in the user's configuration folder (`$XDG_CONFIG_HOME/llumi/config.toml`, else
//! `~/.config/llumi/config.toml`); a key that it should not have is an error that names it, so that a typo never
//! passes for a setting. Every setting can be given in all three ways.

pub mod logs;

use anyhow::{Context as _, Result, anyhow};
use llumi_protocol::page::DEFAULT_PORT;
use logs::LogLevels;
use serde::{Deserialize, Deserializer};
use std::ffi::OsString;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// How many replies may be written at once.
const CANDIDATES: RangeInclusive<i64> = 1..=64;
/// How many requests may wait.
const QUEUE: RangeInclusive<i64> = 1..=256;
const USUAL_QUEUE: usize = 8;

/// What can stand in `config.toml`; every key is optional.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub port: Option<u16>,
    pub model: Option<PathBuf>,
    pub draft_adapter: Option<PathBuf>,
    pub improve_adapter: Option<PathBuf>,
    pub device: Option<DeviceChoice>,
    #[serde(default, deserialize_with = "candidates")]
    pub candidates: Option<usize>,
    #[serde(default, deserialize_with = "queue")]
    pub queue: Option<usize>,
    pub extension: Option<PathBuf>,
    pub log: Option<LogLevels>,
}

fn candidates<'de, D: Deserializer<'de>>(value: D) -> Result<Option<usize>, D::Error> {
    within(value, CANDIDATES)
}

fn queue<'de, D: Deserializer<'de>>(value: D) -> Result<Option<usize>, D::Error> {
    within(value, QUEUE)
}

fn within<'de, D: Deserializer<'de>>(
    value: D,
    range: RangeInclusive<i64>,
) -> Result<Option<usize>, D::Error> {
    let number = i64::deserialize(value)?;
    let known = usize::try_from(number).ok().filter(|_| range.contains(&number));
    let wrong = || format!("{number} is not in {}..={}", range.start(), range.end());
    known.map(Some).ok_or_else(|| serde::de::Error::custom(wrong()))
}

/// Where the model runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum DeviceChoice {
    /// The GPU where this build has one and one answers, else the CPU.
    #[default]
    Auto,
    Cpu,
    Gpu,
}

/// Flags that say which model answers; every command that answers takes them.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct ModelFlags {
    /// Model folder (config.json, tokenizer.json, safetensors) or FILE.gguf; without it, the bundled starter
    #[arg(long, env = "LLUMI_MODEL", value_name = "DIR|FILE.gguf")]
    pub model: Option<PathBuf>,
    /// PEFT adapter folder for drafts
    #[arg(long, env = "LLUMI_DRAFT_ADAPTER", value_name = "DIR")]
    pub draft_adapter: Option<PathBuf>,
    /// PEFT adapter folder for improvements
    #[arg(long, env = "LLUMI_IMPROVE_ADAPTER", value_name = "DIR")]
    pub improve_adapter: Option<PathBuf>,
    /// Where the model runs
    #[arg(long, env = "LLUMI_DEVICE", value_enum)]
    pub device: Option<DeviceChoice>,
    /// Replies written at once, of which the best is shown
    #[arg(long, env = "LLUMI_CANDIDATES", value_parser = clap::value_parser!(u16).range(CANDIDATES))]
    pub candidates: Option<u16>,
    /// Configuration file instead of the one in the user's configuration folder
    #[arg(long, env = "LLUMI_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Flags of the daemon alone.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct DaemonFlags {
    /// Port on 127.0.0.1; 0: any free one
    #[arg(long, env = "LLUMI_PORT")]
    pub port: Option<u16>,
    /// Requests that may wait for the model; more are told to come back
    #[arg(long, env = "LLUMI_QUEUE", value_parser = clap::value_parser!(u16).range(QUEUE))]
    pub queue: Option<u16>,
    /// Folder of the built extension, for the demo page
    #[arg(long, env = "LLUMI_EXTENSION", value_name = "DIR")]
    pub extension: Option<PathBuf>,
    /// What is logged: a level, or parts of llumi with a level each (`llumi_daemon=debug`); never text of posts
    #[arg(long, env = "LLUMI_LOG", value_name = "LEVELS")]
    pub log: Option<LogLevels>,
}

/// What the program goes by, after flags, environment, file and defaults were laid over each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    pub port: u16,
    /// `None`: the bundled starter.
    pub model: Option<PathBuf>,
    pub draft_adapter: Option<PathBuf>,
    pub improve_adapter: Option<PathBuf>,
    pub device: DeviceChoice,
    /// `None`: by the model's size and device.
    pub candidates: Option<usize>,
    pub queue: usize,
    pub extension: Option<PathBuf>,
    pub log: LogLevels,
}

impl Settings {
    /// The settings of a daemon.
    ///
    /// # Errors
    /// As [`Settings::resolve`].
    pub fn of_daemon(model: &ModelFlags, flags: &DaemonFlags) -> Result<Self> {
        let below = Settings::resolve(model, flags.port)?;
        Ok(Settings {
            queue: flags.queue.map_or(below.queue, usize::from),
            extension: flags.extension.clone().or(below.extension),
            log: flags.log.clone().unwrap_or(below.log),
            ..below
        })
    }

    /// # Errors
    /// Where the configuration file can't be read or has a key or value that does not belong there.
    pub fn resolve(flags: &ModelFlags, port: Option<u16>) -> Result<Self> {
        let file = match &flags.config {
            Some(path) => read(path)?,
            None => match folder().map(|folder| folder.join("config.toml")) {
                Ok(path) if path.exists() => read(&path)?,
                _ => File::default(),
            },
        };
        Ok(Settings {
            port: port.or(file.port).unwrap_or(DEFAULT_PORT),
            model: flags.model.clone().or(file.model),
            draft_adapter: flags.draft_adapter.clone().or(file.draft_adapter),
            improve_adapter: flags.improve_adapter.clone().or(file.improve_adapter),
            device: flags.device.or(file.device).unwrap_or_default(),
            candidates: flags.candidates.map(usize::from).or(file.candidates),
            queue: file.queue.unwrap_or(USUAL_QUEUE),
            extension: file.extension,
            log: file.log.unwrap_or_default(),
        })
    }
}

fn read(path: &Path) -> Result<File> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    toml::from_str(&text).map_err(|error| anyhow!("{}: {error}", path.display()))
}

/// The user's configuration folder for llumi; `LLUMI_HOME` stands above the usual places. A variable that is empty
/// counts as not set.
///
/// # Errors
/// Where neither `LLUMI_HOME`, `XDG_CONFIG_HOME` nor `HOME` is set.
pub fn folder() -> Result<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value: &OsString| !value.is_empty());
    if let Some(home) = variable("LLUMI_HOME") {
        return Ok(home.into());
    }
    if let Some(base) = variable("XDG_CONFIG_HOME") {
        return Ok(PathBuf::from(base).join("llumi"));
    }
    let base = variable("HOME").or_else(|| variable("APPDATA"));
    let base = base.context("no home folder: set LLUMI_HOME to a folder for llumi's settings")?;
    Ok(PathBuf::from(base).join(".config").join("llumi"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_error_names_file_and_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        for (text, expect) in [
            ("prot = 1", "unknown field `prot`"),
            ("port = \"x\"", "port"),
            ("port = 99999", "port"),
            ("device = \"tpu\"", "device"),
            ("candidates = 0", "0 is not in 1..=64"),
            ("candidates = 65", "65 is not in 1..=64"),
            ("queue = 0", "0 is not in 1..=256"),
            ("log = \"llumi=loud\"", "error, warn, info"),
            ("port = ", "TOML parse error"),
        ] {
            std::fs::write(&path, text).unwrap();
            let flags = ModelFlags { config: Some(path.clone()), ..ModelFlags::default() };
            let error = format!("{:#}", Settings::resolve(&flags, None).unwrap_err());
            assert!(error.contains(expect) && error.contains("config.toml"), "{text}: {error}");
        }
    }

    #[test]
    fn flags_stand_above_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let text = "port = 9000\ncandidates = 64\nqueue = 3\nlog = \"debug\"\nextension = \"e\"\nmodel = \"m\"\n\
                    draft_adapter = \"d\"\nimprove_adapter = \"i\"\n";
        std::fs::write(&path, text).unwrap();
        let flags = ModelFlags { config: Some(path), candidates: Some(5), ..ModelFlags::default() };
        let settings = Settings::resolve(&flags, None).unwrap();
        assert_eq!((settings.port, settings.candidates, settings.queue), (9000, Some(5), 3));
        assert_eq!(
            [settings.extension, settings.model, settings.draft_adapter, settings.improve_adapter],
            ["e", "m", "d", "i"].map(|path| Some(path.into()))
        );
        assert_eq!(settings.log, "debug".parse().unwrap());
        assert_eq!(Settings::resolve(&flags, Some(0)).unwrap().port, 0);
        let daemon = DaemonFlags {
            port: Some(1),
            queue: Some(2),
            extension: Some("f".into()),
            log: Some("warn".parse().unwrap()),
        };
        let settings = Settings::of_daemon(&flags, &daemon).unwrap();
        assert_eq!((settings.port, settings.queue, settings.extension), (1, 2, Some("f".into())));
        assert_eq!(settings.log, "warn".parse().unwrap());
    }
}
