//! Compositional augmentation: some thousand written texts become as many different examples as are asked for.
//!
//! Why: a small model that sees each post with one fixed reply learns the pairs by heart. What it must learn is
//! which kinds of sentence answer which kind of post, to take up the post's own details, and (IM) to keep what the
//! draft says. So each example is put together anew:
//! - *a subject* is an entry with its details swapped everywhere at once, a scene (a short post), or a collage of
//!   sentences from several posts of one situation, with words left out now and then, and mostly with first sentences
//!   of posts of the situation after it, as the daemon adds them for a small model; or it is about nothing in
//!   particular, and gets what may be said to anybody;
//! - *a reply* is recombined from moves that the corpus marks as fitting the situation or any post, or it is the
//!   written one, or it opens with the sentence that was written for this very post;
//! - *a draft* is put together from rewritten sentences, rough moves and stock lines, and its improvement keeps
//!   what they become, between an opening and a question;
//! - *in some drafts words are exchanged for words that mean nothing here*, in draft and improvement alike: what
//!   can't be guessed has to be copied.
//!
//! Only entries outside the held-out set are used. Everything is drawn from one seeded generator.

use crate::draft::Part;
use crate::mix::Mix;
use crate::pool::{Pool, safety_of};
use crate::rough::{sentences, swap_word, thin};
use llumi_corpus::{ANYWHERE, Entry, Fits, MoveKind, RiskLabel, Scene};
use rand::{Rng, seq::IndexedRandom, seq::SliceRandom};
use std::collections::BTreeMap;

/// One training example: what the prompt is made of, and the reply.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Example {
    pub title: String,
    pub post: String,
    /// Present for the improvement task.
    pub draft: Option<String>,
    pub reply: String,
}

/// Words that are left out of a post at most, as a share.
const THINNEST: f64 = 0.3;

/// What is answered.
#[derive(Debug, Clone)]
pub(crate) struct Subject<'a> {
    pub situation: &'a str,
    pub title: String,
    pub post: String,
    pub at_risk: bool,
    /// A sentence that takes up this very post.
    pub detail: Option<String>,
    /// The entry it comes from, details swapped.
    pub entry: Option<Entry>,
}

impl<'a> Subject<'a> {
    /// Of sentences from several posts: there is no entry behind it, and nobody at risk.
    fn pieced(situation: &'a str, title: Option<&&str>, post: &str) -> Self {
        let title = title.copied().unwrap_or_default().to_owned();
        Subject { situation, title, post: post.to_owned(), at_risk: false, detail: None, entry: None }
    }
}

/// Draws examples from entries.
#[derive(Debug)]
pub struct Composer<'a> {
    entries: Vec<&'a Entry>,
    pub(crate) pools: BTreeMap<&'a str, Pool<'a>>,
    /// Moves that read well anywhere.
    anywhere: Vec<(MoveKind, &'a str)>,
    /// Content words of all texts.
    pub(crate) vocabulary: Vec<&'a str>,
}

impl<'a> Composer<'a> {
    pub fn new(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let entries: Vec<&Entry> = entries.collect();
        let mut pools: BTreeMap<&str, Pool<'_>> = BTreeMap::new();
        let mut anywhere = Vec::new();
        for entry in &entries {
            let pool = pools.entry(&entry.situation).or_default();
            for part in entry.reply.iter().filter(|part| part.kind != MoveKind::Safety) {
                match part.fits {
                    Fits::Situation => pool.moves.push((part.kind, part.text.as_str())),
                    Fits::Any => anywhere.push((part.kind, part.text.as_str())),
                    Fits::Post => {}
                }
            }
            if entry.risk == RiskLabel::Possible {
                pool.safety.push(safety_of(entry));
            } else {
                pool.add_post(&entry.title, &entry.post);
            }
        }
        for (situation, pool) in &mut pools {
            pool.add_banks(situation);
        }
        let bank = llumi_corpus::moves(ANYWHERE).iter().filter(|line| line.kind != MoveKind::Safety);
        anywhere.extend(bank.map(|line| (line.kind, line.text.as_str())));
        let texts = pools.values().flat_map(|pool| pool.sentences.iter());
        let mut vocabulary: Vec<&str> = texts.flat_map(|text| content(text)).collect();
        vocabulary.sort_unstable();
        vocabulary.dedup();
        Composer { entries, pools, anywhere, vocabulary }
    }

    /// Draws one example; half are drafts from nothing, half improvements.
    pub fn draw(&self, mix: Mix, rng: &mut impl Rng) -> Example {
        if rng.random_bool(mix.short) {
            return self.short(mix, rng);
        }
        let mut subject = self.subject(mix, rng);
        if subject.situation != ANYWHERE && rng.random_bool(mix.likes) {
            self.add_likes(&mut subject, rng);
        }
        let (draft, reply) = if rng.random_bool(0.5) {
            (None, self.reply(&subject, mix, rng))
        } else {
            let (draft, reply) = self.improvement(&subject, mix, rng);
            (Some(draft), reply)
        };
        let (title, post) = vary_typing(subject.title, subject.post, rng);
        Example { title, post, draft, reply }
    }

    /// One move under the beginning of a post, or one sentence of a draft.
    fn short(&self, mix: Mix, rng: &mut impl Rng) -> Example {
        use MoveKind::{Ask, Normal, Offer, Strength, Validate};
        let situation = self.entries[rng.random_range(0..self.entries.len())].situation.as_str();
        let pool = &self.pools[situation];
        let title = pool.titles.choose(rng);
        let subject =
            Subject::pieced(situation, title, pool.openings.choose(rng).copied().unwrap_or_default());
        let (draft, reply) = if rng.random_bool(0.5) {
            let kind = *[Validate, Validate, Normal, Strength, Offer, Ask].choose(rng).unwrap_or(&Ask);
            (None, self.portable(&subject, kind, rng).unwrap_or_default())
        } else {
            let scrambled = rng.random_bool(mix.scrambled);
            let parts = std::iter::repeat_with(|| self.part(&subject, scrambled, rng)).flatten();
            match parts.take(20).find(|part| !part.after.is_empty()) {
                Some(part) => (Some(part.before), part.after),
                None => (None, self.portable(&subject, Ask, rng).unwrap_or_default()),
            }
        };
        let (title, post) = vary_typing(subject.title, subject.post, rng);
        Example { title, post, draft, reply }
    }

    fn subject(&self, mix: Mix, rng: &mut impl Rng) -> Subject<'a> {
        if rng.random_bool(mix.unclear) {
            return self.unclear(rng);
        }
        let entry = self.entries[rng.random_range(0..self.entries.len())];
        let situation = entry.situation.as_str();
        if rng.random_bool(mix.scene)
            && let Some(scene) = llumi_corpus::scenes(situation).choose(rng)
        {
            return self.scene(situation, scene, rng);
        }
        if entry.risk != RiskLabel::Possible && rng.random_bool(mix.collage) {
            return self.collage(situation, rng);
        }
        let entry = swapped(entry, rng);
        let (title, post) = self.vary_post(&entry, rng);
        let detail = entry.reply.iter().find(|part| part.fits == Fits::Post && part.kind != MoveKind::Ask);
        Subject {
            situation,
            title,
            post,
            at_risk: entry.risk == RiskLabel::Possible,
            detail: detail.map(|part| part.text.clone()),
            entry: Some(entry),
        }
    }

    /// A scene as it stands, or with a sentence of another post after it.
    fn scene(&self, situation: &'a str, scene: &Scene, rng: &mut impl Rng) -> Subject<'a> {
        let mut post = scene.post.clone();
        if rng.random_bool(0.3)
            && let Some(more) = self.pools[situation].sentences.choose(rng)
        {
            post = format!("{post} {more}");
        }
        Subject {
            situation,
            title: scene.title.clone(),
            post,
            at_risk: scene.risk == RiskLabel::Possible,
            detail: Some(scene.reflect.clone()),
            entry: None,
        }
    }

    /// Sentences of posts about different things.
    fn unclear(&self, rng: &mut impl Rng) -> Subject<'a> {
        let pools: Vec<&Pool<'a>> = self.pools.values().collect();
        let count = rng.random_range(2..=6);
        let parts: Vec<&str> = pools
            .choose_multiple(rng, count)
            .collect::<Vec<_>>()
            .into_iter()
            .filter_map(|pool| pool.sentences.choose(rng).copied())
            .collect();
        let title = pools.choose(rng).and_then(|pool| pool.titles.choose(rng));
        Subject::pieced(ANYWHERE, title, &parts.join(" "))
    }

    /// First sentences of one to three posts of the situation, after the post.
    fn add_likes(&self, subject: &mut Subject<'a>, rng: &mut impl Rng) {
        let count = rng.random_range(1..=3);
        for opening in self.pools[subject.situation].openings.choose_multiple(rng, count) {
            subject.post.push(' ');
            subject.post.push_str(opening);
        }
    }

    /// Two to six sentences from posts of a situation (of nobody who may be at risk); the first one opened a post.
    fn collage(&self, situation: &'a str, rng: &mut impl Rng) -> Subject<'a> {
        let pool = &self.pools[situation];
        let more = rng.random_range(1..=5);
        let opening = pool.openings.choose(rng);
        let parts: Vec<&str> =
            opening.into_iter().chain(pool.sentences.choose_multiple(rng, more)).copied().collect();
        Subject::pieced(situation, pool.titles.choose(rng), &parts.join(" "))
    }

    /// The entry's post with sentences left out that no answer needs, or with one more.
    fn vary_post(&self, entry: &Entry, rng: &mut impl Rng) -> (String, String) {
        let answers =
            [entry.reply_text(), entry.initial.clone(), entry.improved.clone()].join(" ").to_lowercase();
        let needed: Vec<String> =
            entry.swaps.keys().map(|key| key.to_lowercase()).filter(|key| answers.contains(key)).collect();
        let all = sentences(&entry.post);
        let mut kept: Vec<&str> = Vec::with_capacity(all.len() + 1);
        for (index, &sentence) in all.iter().enumerate() {
            let lower = sentence.to_lowercase();
            let must_stay = index == 0 || needed.iter().any(|key| lower.contains(key.as_str()));
            if must_stay || rng.random_bool(0.85) {
                kept.push(sentence);
            }
        }
        if rng.random_bool(0.15)
            && let Some(extra) = self.pools[entry.situation.as_str()].sentences.choose(rng)
        {
            kept.insert(rng.random_range(1..=kept.len()), extra);
        }
        (entry.title.clone(), kept.join(" "))
    }

    /// A reply in the usual order of moves, most of them portable, some written for this post.
    fn reply(&self, subject: &Subject<'a>, mix: Mix, rng: &mut impl Rng) -> String {
        use MoveKind::{Ask, Normal, Offer, Strength};
        if let Some(entry) = subject.entry.as_ref().filter(|_| rng.random_bool(mix.verbatim)) {
            return entry.reply_text();
        }
        let mut texts: Vec<String> = self.opening(subject, mix, rng).into_iter().collect();
        if rng.random_bool(0.6) {
            let kind = *[Normal, Normal, Strength].choose(rng).unwrap_or(&Normal);
            texts.extend(self.portable(subject, kind, rng));
        }
        if subject.at_risk {
            texts.extend(self.safety(subject, rng));
        } else if rng.random_bool(0.5) {
            texts.extend(self.portable(subject, Offer, rng));
        }
        texts.extend(self.portable(subject, Ask, rng));
        texts.join(" ")
    }

    /// A draft and its improvement.
    fn improvement(&self, subject: &Subject<'a>, mix: Mix, rng: &mut impl Rng) -> (String, String) {
        if let Some(entry) = subject.entry.as_ref().filter(|_| rng.random_bool(mix.written)) {
            return (entry.initial.clone(), entry.improved.clone());
        }
        let parts = self.parts(subject, mix, rng);
        let draft = crate::draft::join(&parts, rng);
        // Of a very long draft only some is kept, and nothing is added at its beginning.
        let long = parts.len() > 4;
        let mut kept: Vec<&Part> = parts.iter().filter(|part| !part.after.is_empty()).collect();
        if long {
            kept.truncate(rng.random_range(3..=4));
        }
        let asks = kept.iter().any(|part| part.after.contains('?'));
        let mut after = Vec::new();
        if kept.is_empty() || (!long && rng.random_bool(0.7)) {
            after.extend(self.opening(subject, mix, rng));
        }
        after.extend(kept.iter().map(|part| part.after.clone()));
        if subject.at_risk {
            after.extend(self.safety(subject, rng));
        }
        if !asks && rng.random_bool(0.75) {
            after.extend(self.portable(subject, MoveKind::Ask, rng));
        }
        after.dedup();
        (draft, after.join(" "))
    }

    fn opening(&self, subject: &Subject<'a>, mix: Mix, rng: &mut impl Rng) -> Option<String> {
        match &subject.detail {
            Some(text) if rng.random_bool(mix.detail) => Some(text.clone()),
            _ => self.portable(subject, MoveKind::Validate, rng),
        }
    }

    /// A move of this kind that reads well here.
    pub(crate) fn portable(
        &self,
        subject: &Subject<'a>,
        kind: MoveKind,
        rng: &mut impl Rng,
    ) -> Option<String> {
        let fitting = |pool: &[(MoveKind, &'a str)]| -> Vec<&'a str> {
            pool.iter().filter(|(other, _)| *other == kind).map(|(_, text)| *text).collect()
        };
        let here = self.pools.get(subject.situation).map_or(Vec::new(), |pool| fitting(&pool.moves));
        let elsewhere =
            if here.is_empty() || rng.random_bool(0.05) { fitting(&self.anywhere) } else { Vec::new() };
        elsewhere.choose(rng).or_else(|| here.choose(rng)).map(|text| (*text).to_owned())
    }

    fn safety(&self, subject: &Subject<'a>, rng: &mut impl Rng) -> Option<String> {
        let own = subject.entry.as_ref().map(safety_of).filter(|text| !text.is_empty());
        own.or_else(|| self.pools[subject.situation].safety.choose(rng).cloned())
    }
}

/// Lower-case words of four letters and more: what can stand in another's place in a sentence that need not
/// make sense.
fn content(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.len() >= 4 && word.chars().all(char::is_lowercase))
}

/// Titles left out, case and apostrophes dropped, words missing: as people type, and so that no single word decides.
fn vary_typing(title: String, post: String, rng: &mut impl Rng) -> (String, String) {
    let title = if rng.random_bool(0.1) { String::new() } else { title };
    let share = rng.random_range(0.0..THINNEST);
    let post = if rng.random_bool(0.5) { thin(&post, share, rng) } else { post };
    match rng.random_range(0..10) {
        0 => (title.to_lowercase(), post.to_lowercase()),
        1 => (title.replace(['\'', '’'], ""), post.replace(['\'', '’'], "")),
        _ => (title, post),
    }
}

/// The entry with some of its details exchanged, everywhere at once.
fn swapped(entry: &Entry, rng: &mut impl Rng) -> Entry {
    let mut out = entry.clone();
    let mut keys: Vec<(&String, &Vec<String>)> = entry.swaps.iter().collect();
    keys.shuffle(rng);
    for (key, alternatives) in keys {
        if !rng.random_bool(0.8) {
            continue;
        }
        let Some(new) = alternatives.choose(rng) else { continue };
        for text in [&mut out.title, &mut out.post, &mut out.initial, &mut out.improved] {
            *text = swap_word(text, key, new);
        }
        for part in &mut out.reply {
            part.text = swap_word(&part.text, key, new);
        }
        if let Some(alternatives) = out.swaps.remove(key) {
            out.swaps.insert(new.clone(), alternatives);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{SeedableRng, rngs::StdRng};

    #[test]
    fn examples_are_repeatable_and_never_from_held_out_posts() {
        let composer = Composer::new(llumi_corpus::training());
        let draw = |seed| {
            let mut rng = StdRng::seed_from_u64(seed);
            (0..300).map(|i| composer.draw(Mix::at(f64::from(i) / 300.0), &mut rng)).collect::<Vec<_>>()
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        let held: Vec<String> = llumi_corpus::held_out()
            .flat_map(|e| sentences(&e.post).into_iter().map(str::to_owned))
            .collect();
        for example in draw(3) {
            assert!(!example.reply.trim().is_empty() && !example.post.trim().is_empty());
            assert_ne!(example.draft.as_deref(), Some(""));
            for sentence in held.iter().filter(|sentence| sentence.len() > 40) {
                assert!(!example.post.contains(sentence.as_str()), "held-out text in an example");
            }
        }
    }
}
