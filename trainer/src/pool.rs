//! What the corpus has for one situation: moves, sentences of posts, and what is said where somebody may be at risk.

use crate::rough::sentences;
use llumi_corpus::{Entry, MoveKind, RiskLabel};
use rand::{Rng, seq::IndexedRandom};

/// What the corpus has for one situation.
#[derive(Debug, Default)]
pub(crate) struct Pool<'a> {
    /// Moves that read well under every post here.
    pub(crate) moves: Vec<(MoveKind, &'a str)>,
    /// Sentences of its posts, those of people at risk left out.
    pub(crate) sentences: Vec<&'a str>,
    /// The first sentence of each of these posts: most say what happened.
    pub(crate) openings: Vec<&'a str>,
    pub(crate) titles: Vec<&'a str>,
    /// Questions and help where there may be risk, as they follow each other.
    pub(crate) safety: Vec<String>,
}

impl<'a> Pool<'a> {
    /// Some sentence of a post, or a move.
    pub(crate) fn sentence(&self, rng: &mut impl Rng) -> Option<&'a str> {
        if rng.random_bool(0.5) {
            self.sentences.choose(rng).copied()
        } else {
            self.moves.choose(rng).map(|(_, text)| *text)
        }
    }

    /// Adds what lies in the banks: moves, scenes, and pairs of a question about safety and a word about help.
    pub(crate) fn add_banks(&mut self, situation: &str) {
        let moves = llumi_corpus::moves(situation);
        let of = |asks: bool| {
            moves
                .iter()
                .filter(move |line| line.kind == MoveKind::Safety && line.text.ends_with('?') == asks)
                .map(|line| line.text.as_str())
        };
        self.safety.extend(of(true).zip(of(false)).map(|(ask, help)| format!("{ask} {help}")));
        let others = moves.iter().filter(|line| line.kind != MoveKind::Safety);
        self.moves.extend(others.map(|line| (line.kind, line.text.as_str())));
        for scene in llumi_corpus::scenes(situation).iter().filter(|scene| scene.risk != RiskLabel::Possible)
        {
            self.add_post(&scene.title, &scene.post);
        }
    }

    pub(crate) fn add_post(&mut self, title: &'a str, post: &'a str) {
        let all = sentences(post);
        self.openings.extend(all.first());
        self.sentences.extend(all);
        self.titles.push(title);
    }
}

/// The entry's question about safety and its word about help.
pub(crate) fn safety_of(entry: &Entry) -> String {
    let parts = entry.reply.iter().filter(|part| part.kind == MoveKind::Safety);
    parts.map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")
}
