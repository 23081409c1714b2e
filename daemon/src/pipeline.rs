//! One suggestion, from request to answer: the one function to read first is [`Pipeline::suggest`].

use crate::curated::Curated;
use crate::engine::{Ask, Engine, Message, Refused, Reply};
use crate::gates::{Gates, Judged, context};
use crate::grounding::Grounding;
use crate::sentences::Ground;
use crate::weave::{self, Piece};
use llumi_corpus::Entry;
use llumi_protocol::api::{
    Answer, ErrorCode, Event, MAX_TEXT_CHARS, Notice, NoticeCode, Source, Task, Thread, Timings, WireError,
};
use llumi_protocol::score::Risk;
use llumi_protocol::version::PROTOCOL_VERSION;
use llumi_scoring::{Origin, apply_hints, hints, report, risk, tokenize, verdict};
use std::time::Instant;
use tokio::sync::mpsc;

/// Where events go while an answer is being made. Closed: the client went away.
pub type Events = mpsc::Sender<Event>;

/// Everything that a suggestion needs.
#[derive(Debug)]
pub struct Pipeline {
    pub engine: Engine,
    gates: Gates,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Nobody is there to read it.
    Gone,
    Error(WireError),
}

/// What the engine wrote for one request.
struct Written {
    replies: Vec<Reply>,
    trimmed: bool,
    timings: Timings,
    /// Characters of the (only) text that were streamed already.
    streamed: usize,
}

impl Pipeline {
    /// `curated`: the entries that may be shown when nothing passes.
    pub fn new(engine: Engine, curated: impl Iterator<Item = &'static Entry> + Clone) -> Self {
        let strict = engine.status().starter;
        let grounding = Grounding::new(curated.clone(), strict);
        let gates = Gates { curated: Curated::new(curated), grounding, strict };
        Pipeline { engine, gates }
    }

    /// Validates, generates candidates, judges them, and answers with the best one that passes every gate, or
    /// with what is curated.
    ///
    /// # Errors
    /// [`Failure::Gone`] where `events` closed; else an error for the wire.
    pub async fn suggest(&self, ask: Ask, events: &Events) -> Result<Answer, Failure> {
        let start = Instant::now();
        validate(&ask).map_err(Failure::Error)?;
        let (thread, task) = (ask.thread.clone(), ask.task);
        let draft = (task == Task::Improve).then(|| ask.draft.clone());
        let risk = risk(context(&thread));
        let model = self.engine.status().name.clone();
        // A place in the queue first: a full queue is an HTTP status, not an event in a stream.
        let ground = self.gates.ground(&thread, draft.as_deref());
        let strict = self.gates.strict;
        let likes = if strict { self.gates.curated.likes(&thread, &ground.topics) } else { Vec::new() };
        let messages = self
            .engine
            .submit(ask.clone(), likes)
            .map_err(|refused| Failure::Error(self.refused(refused)))?;
        send(events, Event::Start { version: PROTOCOL_VERSION, task, model: model.clone() }).await?;

        let written = self.listen(messages, &thread, draft.as_deref(), events).await?;
        // A very small model copies a draft's words, not its sense: its whole rewrites are not shown.
        let whole: &[Reply] = if strict && task == Task::Improve { &[] } else { &written.replies };
        let mut judged: Vec<Judged> = whole
            .iter()
            .map(|reply| self.gates.judge_reply(&thread, draft.as_deref(), &ground, reply))
            .collect();
        judged.sort_by(|a, b| b.passes().cmp(&a.passes()).then(b.rank.total_cmp(&a.rank)));
        let candidates = written.replies.len() as u32;
        let passed = judged.iter().filter(|candidate| candidate.passes()).count() as u32;

        let best = judged.first().filter(|best| best.passes()).cloned();
        // What was streamed live is the beginning of the best candidate. Where that fails at the end, it is withdrawn.
        let from = if best.is_some() { written.streamed } else { 0 };
        if written.streamed > from {
            send(events, Event::Reset).await?;
        }
        let woven = || self.weave(&thread, draft.as_deref(), &ground, &written.replies, risk);
        let mut fallback = None;
        let (chosen, source) = if let Some(best) = best {
            (best, Source::Model { model })
        } else if let Some(woven) = woven() {
            (woven, if draft.is_some() { Source::Woven { model } } else { Source::Model { model } })
        } else {
            let (chosen, source, notice) =
                self.fall_back(&thread, draft.as_deref(), &ground.topics, risk, ask.seed)?;
            fallback = notice;
            (chosen, source)
        };
        let by_model = matches!(source, Source::Model { .. } | Source::Woven { .. });
        let starter = by_model && self.engine.status().starter;
        let mut notices = notices(risk, written.trimmed, starter);
        notices.extend(fallback);
        for notice in &notices {
            send(events, Event::Notice { notice: notice.clone() }).await?;
        }
        for sentence in pieces(&chosen.text[from..]) {
            send(events, Event::Text { text: sentence.to_owned() }).await?;
        }
        let before = draft.as_deref().map(|draft| report(context(&thread), draft).scores);
        let timings = Timings { total_ms: start.elapsed().as_millis() as u64, ..written.timings };
        Ok(Answer {
            task,
            text: chosen.text,
            report: chosen.report,
            before,
            checks: chosen.checks,
            source,
            notices,
            seed: ask.seed,
            candidates,
            passed,
            timings,
        })
    }

    /// Follows the job on the engine; where a single reply is written, its sentences go out as each passes the gates.
    async fn listen(
        &self,
        mut messages: mpsc::UnboundedReceiver<Message>,
        thread: &Thread,
        draft: Option<&str>,
        events: &Events,
    ) -> Result<Written, Failure> {
        let mut written =
            Written { replies: vec![], trimmed: false, timings: Timings::default(), streamed: 0 };
        loop {
            let message = tokio::select! {
                message = messages.recv() => message,
                () = events.closed() => return Err(Failure::Gone),
            };
            match message {
                Some(Message::Started { queued_ms, trimmed }) => {
                    written.timings.queued_ms = queued_ms;
                    written.trimmed = trimmed;
                }
                Some(Message::Wrote(text)) => {
                    let whole = whole_sentences(&text);
                    let fresh = whole.get(written.streamed..).unwrap_or_default();
                    if !fresh.is_empty() && self.gates.passes_so_far(thread, draft, whole) {
                        send(events, Event::Text { text: fresh.to_owned() }).await?;
                        written.streamed = whole.len();
                    }
                }
                Some(Message::Finished { replies, first_token_ms, tokens }) => {
                    written.replies = replies;
                    written.timings.first_token_ms = first_token_ms;
                    written.timings.tokens = tokens;
                    return Ok(written);
                }
                Some(Message::Failed(message)) => {
                    return Err(Failure::Error(error(ErrorCode::Internal, message)));
                }
                None => return Err(Failure::Error(self.refused(Refused::Stopped))),
            }
        }
    }

    /// The best text put together from sentences of the candidates that passes every gate.
    fn weave(
        &self,
        thread: &Thread,
        draft: Option<&str>,
        ground: &Ground<'_>,
        replies: &[Reply],
        risk: Risk,
    ) -> Option<Judged> {
        let sentences = self.gates.sentences(ground, replies);
        let particular = || sentences.iter().filter(|found| found.about.is_some());
        let at_risk = risk >= Risk::Possible;
        let safe =
            |text: &str| verdict(context(thread), text, Origin::Generated { own_draft: draft }).passes();
        let own = draft.map(|draft| weave::spared(&apply_hints(draft, &hints(draft)), safe));
        // About one situation; where none is likely, of sentences that are about none.
        let mut topics: Vec<Option<&str>> = ground.topics.iter().copied().map(Some).collect();
        topics.resize(topics.len().max(1), None);
        let texts = topics.into_iter().enumerate().flat_map(|(place, topic)| {
            let here =
                sentences.iter().filter(move |found| found.about.is_none_or(|about| topic == Some(about)));
            let here: Vec<Piece<'_>> = here
                .filter(|found| !found.own)
                .map(|found| Piece { text: found.text, kind: found.kind })
                .collect();
            let texts = match &own {
                Some(own) if own.is_empty() => Vec::new(),
                Some(own) => weave::improve(own, &here, at_risk),
                None => weave::draft(&here, at_risk),
            };
            texts.into_iter().filter_map(move |text| {
                let about = particular().filter(|found| text.contains(found.text)).count();
                // As for whole replies: where a situation is likely, a reply from nothing says something about it.
                let fits = about > 0 || topic.is_none() || draft.is_some();
                fits.then_some((ABOUT * about as f64 - place as f64, text))
            })
        });
        texts
            .map(|(favour, text)| (favour, self.gates.judge(thread, draft, &text)))
            .filter(|(_, judged)| judged.passes())
            .max_by(|(favour, a), (other, b)| (a.rank + favour).total_cmp(&(b.rank + other)))
            .map(|(_, judged)| judged)
    }

    /// Draft: curated sentences that pass the safety gate here. Improve: the person's own words with the
    /// hints applied; where there are none and the words score well, the draft is good as it is.
    fn fall_back(
        &self,
        thread: &Thread,
        draft: Option<&str>,
        likely: &[&'static str],
        risk: Risk,
        seed: u64,
    ) -> Result<(Judged, Source, Option<Notice>), Failure> {
        let notice = |message: &str| Notice { code: NoticeCode::Fallback, message: message.into() };
        if let Some(draft) = draft {
            let found = hints(draft);
            let mended = apply_hints(draft, &found);
            let judged = self.gates.judge(thread, Some(draft), &mended);
            let risk_met = risk < Risk::Possible || weave::asks_safety(draft);
            if mended == draft && judged.is_safe() && risk_met && judged.report.scores.mean() >= GOOD_DRAFT {
                return Ok((judged, Source::Unchanged, None));
            }
            let message = if mended == draft {
                "No rewrite passed every check, and there was no hint to apply: these are your own words."
            } else {
                "No rewrite passed every check. These are your own words with the hints applied."
            };
            return Ok((judged, Source::Hints, Some(notice(message))));
        }
        let replies = self.gates.curated.replies(thread, likely, risk, seed);
        let judged =
            replies.into_iter().map(|reply| (reply.bank, self.gates.judge(thread, None, &reply.text)));
        let Some((bank, judged)) = judged.into_iter().find(|(_, judged)| judged.is_safe()) else {
            let message = "nothing that llumi could write passed the safety check for this post";
            return Err(Failure::Error(error(ErrorCode::Internal, message)));
        };
        let message = "No draft passed every check. This reply is put together from sentences that were written for \
                       posts of many people: please make it fit this one.";
        Ok((judged, Source::Exemplar { id: bank.into() }, Some(notice(message))))
    }

    fn refused(&self, why: Refused) -> WireError {
        match why {
            Refused::Full => WireError {
                code: ErrorCode::Busy,
                message: "llumi is busy with other suggestions; try again in a few seconds".into(),
                retry_after_s: Some(2 + self.engine.waiting()),
            },
            Refused::Stopped => error(ErrorCode::Internal, ENGINE_STOPPED),
        }
    }
}

/// What each sentence about the thread's situation adds to the rank of a woven text.
const ABOUT: f64 = 0.3;
/// Mean score from which a draft without hints is good as it stands.
const GOOD_DRAFT: f64 = 3.5;

/// What is said once the engine's thread has ended.
pub const ENGINE_STOPPED: &str = "the engine stopped; restart llumi";

/// An error for the wire.
pub fn error(code: ErrorCode, message: impl Into<String>) -> WireError {
    WireError { code, message: message.into(), retry_after_s: None }
}

async fn send(events: &Events, event: Event) -> Result<(), Failure> {
    events.send(event).await.map_err(|_| Failure::Gone)
}

/// Refuses what can't be answered, saying what to do.
fn validate(ask: &Ask) -> Result<(), WireError> {
    let Thread { title, post, parent, .. } = &ask.thread;
    let parent = parent.as_deref().unwrap_or_default();
    for (what, text) in
        [("title", title.as_str()), ("post", post), ("comment", parent), ("draft", &ask.draft)]
    {
        let chars = text.chars().count();
        if chars > MAX_TEXT_CHARS {
            let message = format!("the {what} has {chars} characters; at most {MAX_TEXT_CHARS} are read");
            return Err(error(ErrorCode::TooLong, message));
        }
    }
    let thread = format!("{title}\n{post}\n{parent}");
    if !thread.chars().any(char::is_alphanumeric) {
        return Err(error(
            ErrorCode::EmptyPost,
            "there is no post to reply to: title and text hold no words",
        ));
    }
    if ask.task == Task::Improve && !ask.draft.chars().any(char::is_alphanumeric) {
        return Err(error(ErrorCode::EmptyDraft, "there is nothing to improve yet: write a few words first"));
    }
    if !looks_english(&thread) {
        let message = "this model writes English only, and the post seems to be in another language";
        return Err(error(ErrorCode::UnsupportedLanguage, message));
    }
    Ok(())
}

/// Latin letters, and of a dozen words or more one in fourteen a common English one. Short posts get the benefit
/// of the doubt.
fn looks_english(text: &str) -> bool {
    const COMMON: [&str; 24] = [
        "the", "and", "i", "to", "a", "of", "my", "is", "it", "in", "that", "me", "im", "was", "for", "with",
        "but", "not", "have", "just", "you", "this", "he", "she",
    ];
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text.chars().filter(|c| c.is_alphabetic() && (*c as u32) < 0x250).count();
    let words = tokenize::words(text);
    let common = words.iter().filter(|word| COMMON.contains(&word.plain.as_str())).count();
    latin * 2 >= letters && (words.len() < 12 || common * 14 >= words.len())
}

fn notices(risk: Risk, trimmed: bool, starter: bool) -> Vec<Notice> {
    let mut out = Vec::new();
    let mut add = |code, message: &str| out.push(Notice { code, message: message.into() });
    if risk >= Risk::Possible {
        let message = "This person may be at risk. Asking them plainly about suicide is safe and can help; the help \
                       list has services that you can name.";
        add(NoticeCode::Risk, message);
    }
    if trimmed {
        add(NoticeCode::Trimmed, "The post is long: the model read it without its middle.");
    }
    if starter {
        add(
            NoticeCode::Starter,
            "Written by the small starter model, which is for trying llumi. Read it with care.",
        );
    }
    out
}

/// The text up to the end of its last whole sentence.
fn whole_sentences(text: &str) -> &str {
    let mut end = 0;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && matches!(previous, '.' | '!' | '?' | '…') {
            end = at;
        }
        previous = c;
    }
    &text[..end]
}

/// Sentences with the space before them; joined, they are the text again.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && matches!(previous, '.' | '!' | '?' | '…') {
            out.push(&text[start..at]);
            start = at;
        }
        previous = c;
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loaded::Loaded;
    use crate::settings::{ModelFlags, Settings};

    #[test]
    fn pieces_join_to_the_text() {
        for text in ["", "One.", "One. Two? Three", "A…  B!\n\nC."] {
            assert_eq!(pieces(text).concat(), text);
        }
        assert_eq!(pieces("One. Two?"), ["One.", " Two?"]);
        assert_eq!(whole_sentences("One. Two? Thr"), "One. Two?");
        assert_eq!(whole_sentences("One"), "");
    }

    /// Nothing is generated here: what stands in is made of the person's own words.
    #[test]
    fn own_words_are_called_good_only_where_they_are() {
        let settings = Settings::resolve(&ModelFlags::default(), None).unwrap();
        let engine = Engine::start(Loaded::load(&settings).unwrap(), 1).unwrap();
        let pipeline = Pipeline::new(engine, llumi_corpus::training());
        let thread = Thread { post: "I failed my exam and I feel so ashamed.".into(), ..Thread::default() };
        for (draft, expect, noticed) in [
            ("You should stop thinking about the exam.", Source::Hints, true),
            ("Hang in there.", Source::Hints, true),
            (
                "I'm so sorry about the exam. It makes sense that you feel ashamed, and you're not alone with it. \
                 What weighs on you most right now?",
                Source::Unchanged,
                false,
            ),
        ] {
            let own_words = |risk| pipeline.fall_back(&thread, Some(draft), &[], risk, 1).unwrap();
            let (judged, source, notice) = own_words(Risk::NoneNoticed);
            assert_eq!(source, expect, "{draft}: {:?}", judged.report.scores);
            assert_eq!(notice.is_some(), noticed, "{draft}");
            let (_, source, _) = own_words(Risk::Possible);
            assert_eq!(source, Source::Hints, "no draft that names no help is good here: {draft}");
        }
    }

    #[test]
    fn languages() {
        for (text, english) in [
            ("I don't know what to do any more, my sister left and the house is so quiet.", true),
            ("ok", true),
            (
                "Ich weiß nicht mehr weiter, meine Schwester ist weg und das Haus ist so still geworden.",
                false,
            ),
            ("אני לא יודע מה לעשות", false),
            ("我不知道该怎么办", false),
            ("je ne sais plus quoi faire depuis que ma soeur est partie et que la maison est vide", false),
        ] {
            assert_eq!(looks_english(text), english, "{text}");
        }
    }

    #[test]
    fn what_can_not_be_answered_is_refused() {
        let ask = |task, post: &str, draft: &str| Ask {
            task,
            thread: Thread { post: post.into(), ..Thread::default() },
            draft: draft.into(),
            seed: 0,
        };
        for (ask, expect) in [
            (ask(Task::Draft, " \n", ""), Some(ErrorCode::EmptyPost)),
            (ask(Task::Draft, "🙂🙂", ""), Some(ErrorCode::EmptyPost)),
            (ask(Task::Improve, "hello", "…"), Some(ErrorCode::EmptyDraft)),
            (ask(Task::Draft, &"a ".repeat(30_000), ""), Some(ErrorCode::TooLong)),
            (ask(Task::Draft, "hello", ""), None),
        ] {
            assert_eq!(validate(&ask).err().map(|error| error.code), expect);
        }
    }
}
