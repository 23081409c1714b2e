//! How often each way of putting an example together is taken, in the course of a training.

/// How often each way of putting an example together is taken, 0 to 1.
#[derive(Debug, Clone, Copy)]
pub struct Mix {
    /// Short examples: a few words of a post and one move, or one sentence of a draft and what it becomes. Many fit into
    /// a batch, and nothing but the prompt says which move it is.
    pub short: f64,
    /// Subjects of which nobody can say what they are about, answered by what may be said to anybody.
    pub unclear: f64,
    /// Clear subjects followed by sentences of posts of the same kind, as the daemon gives them to a small model.
    pub likes: f64,
    /// Subjects that are scenes; the others are entries.
    pub scene: f64,
    /// Entries turned into a collage, answered by portable moves alone: what the posts of a situation have in common
    /// is all that there is to go by.
    pub collage: f64,
    /// Good replies as they were written.
    pub verbatim: f64,
    /// Moves that mention the post's own details.
    pub detail: f64,
    /// Improvements as they were written.
    pub written: f64,
    /// Drafts with words that mean nothing here.
    pub scrambled: f64,
}

/// The first part of training: copying, and the language as people wrote it.
pub const EARLY: Mix = Mix {
    short: 0.8,
    unclear: 0.1,
    likes: 0.7,
    scene: 0.6,
    collage: 0.2,
    verbatim: 0.1,
    detail: 0.4,
    written: 0.1,
    scrambled: 0.6,
};
/// The rest: above all which kind of reply answers which kind of post.
pub const LATE: Mix = Mix {
    short: 0.3,
    unclear: 0.15,
    likes: 0.75,
    scene: 0.65,
    collage: 0.5,
    verbatim: 0.03,
    detail: 0.2,
    written: 0.12,
    scrambled: 0.25,
};
/// Share of the steps that is early.
pub const EARLY_SHARE: f64 = 0.4;

impl Mix {
    /// The mix at a point of the training, 0 to 1.
    pub fn at(progress: f64) -> Mix {
        if progress < EARLY_SHARE { EARLY } else { LATE }
    }
}
