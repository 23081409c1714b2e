//! Settings: flags over environment over `config.toml` over defaults.
//!
//! The file lies in the user's configuration folder (`$XDG_CONFIG_HOME/llumi/config.toml`, else
//! `~/.config/llumi/config.toml`); a key that it should not have is an error that names it, so that a typo never
//! passes for a setting.

use anyhow::{Context as _, Result, anyhow};
use llumi_protocol::page::DEFAULT_PORT;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What can stand in `config.toml`; every key is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub port: Option<u16>,
    pub model: Option<PathBuf>,
    pub device: Option<DeviceChoice>,
    pub candidates: Option<usize>,
    pub queue: Option<usize>,
    pub extension: Option<PathBuf>,
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
    #[arg(long, env = "LLUMI_CANDIDATES", value_parser = clap::value_parser!(u16).range(1..=32))]
    pub candidates: Option<u16>,
    /// Configuration file instead of the one in the user's configuration folder
    #[arg(long, env = "LLUMI_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// What the program goes by, after flags, environment, file and defaults were laid over each other.
#[derive(Debug, Clone, PartialEq, Eq)]
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
}

impl Settings {
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
            draft_adapter: flags.draft_adapter.clone(),
            improve_adapter: flags.improve_adapter.clone(),
            device: flags.device.or(file.device).unwrap_or_default(),
            candidates: flags.candidates.map(usize::from).or(file.candidates),
            queue: file.queue.unwrap_or(8).max(1),
            extension: file.extension,
        })
    }
}

fn read(path: &Path) -> Result<File> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    toml::from_str(&text).map_err(|error| anyhow!("{}: {error}", path.display()))
}

/// The user's configuration folder for llumi; `LLUMI_HOME` stands above the usual places.
///
/// # Errors
/// Where neither `LLUMI_HOME`, `XDG_CONFIG_HOME` nor `HOME` is set.
pub fn folder() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("LLUMI_HOME") {
        return Ok(home.into());
    }
    if let Some(base) = std::env::var_os("XDG_CONFIG_HOME").filter(|base| !base.is_empty()) {
        return Ok(PathBuf::from(base).join("llumi"));
    }
    let base = std::env::var_os("HOME").or_else(|| std::env::var_os("APPDATA"));
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
        std::fs::write(&path, "port = 9000\ncandidates = 3\nqueue = 0\n").unwrap();
        let flags = ModelFlags { config: Some(path), candidates: Some(5), ..ModelFlags::default() };
        let settings = Settings::resolve(&flags, None).unwrap();
        assert_eq!((settings.port, settings.candidates, settings.queue), (9000, Some(5), 1));
        assert_eq!(Settings::resolve(&flags, Some(0)).unwrap().port, 0);
    }
}
