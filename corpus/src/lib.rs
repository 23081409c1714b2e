//! Our own posts, replies and improvements, typed and embedded.
//!
//! Why a crate: the daemon falls back to these replies, the trainer learns from them, and tests measure with
//! them; all must read the same entries. The texts are in `situations`, `moves`, `scenes` and `rewrites` (`*.jsonl`,
//! CC0, see `README.md` there) and are compiled in, so that nothing is looked up at run time.

mod entry;

pub use entry::{Age, BankMove, Entry, Fits, Flaw, Move, MoveKind, Rewrite, RiskLabel, Scene, Voice};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/situations.rs"));
include!(concat!(env!("OUT_DIR"), "/moves.rs"));
include!(concat!(env!("OUT_DIR"), "/scenes.rs"));
include!(concat!(env!("OUT_DIR"), "/rewrites.rs"));

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    SITUATIONS.iter().flat_map(|(name, text)| parse(name, text).expect("checked by corpus tests")).collect()
});

/// Every entry, ordered by situation and number.
pub fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// Entries that are trained on.
pub fn training() -> impl Iterator<Item = &'static Entry> + Clone {
    entries().iter().filter(|entry| !entry.held_out())
}

/// Entries that no model of ours has seen.
pub fn held_out() -> impl Iterator<Item = &'static Entry> + Clone {
    entries().iter().filter(|entry| entry.held_out())
}

/// The lines of a folder's files, by situation.
type Bank<T> = LazyLock<BTreeMap<&'static str, Vec<T>>>;

static MOVE_BANK: Bank<BankMove> = LazyLock::new(|| bank(MOVES));
static SCENE_BANK: Bank<Scene> = LazyLock::new(|| bank(SCENES));
static REWRITE_BANK: Bank<Rewrite> = LazyLock::new(|| bank(REWRITES));
static STOCK_BANK: LazyLock<Vec<Rewrite>> =
    LazyLock::new(|| parse("stock", include_str!("../stock.jsonl")).expect("checked by corpus tests"));

fn bank<T: DeserializeOwned>(
    files: &'static [(&'static str, &'static str)],
) -> BTreeMap<&'static str, Vec<T>> {
    files.iter().map(|(name, text)| (*name, parse(name, text).expect("checked by corpus tests"))).collect()
}

/// The bank of moves that read well under any post; it stands for no situation.
pub const ANYWHERE: &str = "anywhere";

/// Moves that read well under every post of a situation.
pub fn moves(situation: &str) -> &'static [BankMove] {
    MOVE_BANK.get(situation).map_or(&[], Vec::as_slice)
}

/// Short posts of a situation; none of them is held out.
pub fn scenes(situation: &str) -> &'static [Scene] {
    SCENE_BANK.get(situation).map_or(&[], Vec::as_slice)
}

/// Sentences of hasty drafts under posts of a situation, and what they become.
pub fn rewrites(situation: &str) -> &'static [Rewrite] {
    REWRITE_BANK.get(situation).map_or(&[], Vec::as_slice)
}

/// Harmful stock lines that people write anywhere, and what they become.
pub fn stock() -> &'static [Rewrite] {
    &STOCK_BANK
}

/// Names of the situations, in order.
pub fn situations() -> impl Iterator<Item = &'static str> {
    SITUATIONS.iter().map(|(name, _)| *name)
}

/// Reads one JSONL file.
///
/// # Errors
/// A sentence that names the file, the line and what serde objected to.
pub fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<Vec<T>, String> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| {
            serde_json::from_str(line).map_err(|error| format!("{name}.jsonl:{}: {error}", index + 1))
        })
        .collect()
}
