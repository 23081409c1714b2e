//! Rule 4, continued: sayings about fate, loss, age and reasons to live.
//!
//! Why apart from [`super::minimising`]: these are ready-made sentences that are said at funerals and after breakups;
//! each ends a conversation that has hardly begun.

use super::{Guard, Row, both};

pub(super) const ROWS: &[Row] = &[
    both(
        4,
        "fate.reason",
        "(everything|all this|it all|this all|things) [always] happens for a reason",
        "A reason that others see can feel like an insult to the pain.",
    )
    .instead(&["some things hurt without any reason"]),
    both(
        4,
        "fate.gods-plan",
        "(gods plan|god has a plan|god (never|only|doesnt|wont) give* you [more|what]|part of (gods|a \
        bigger|the|his) plan)",
        "Faith may comfort them, but from outside it can silence the question.",
    )
    .guard(Guard::Spoken)
    .instead(&["this is a lot to carry"]),
    both(
        4,
        "fate.kill-you",
        "what [doesnt|does not|dont] kill* you [makes|make|only makes] [you stronger]",
        "It skips over how much this costs now.",
    )
    .guard(Guard::Spoken)
    .instead(&["this has asked a lot of you"]),
    both(
        4,
        "fate.thats-life",
        "(thats [just] life|~(your|my|this|his|her|their|when|that|how|your) life (is|isnt|aint) (tough|\
        hard|unfair|fair) -(right|enough|at|for|when|now|with|without|if|to|on|these|lately|and you)|such \
        is life|it is what it is|shit happens|stuff happens|welcome to (adulthood|the club|the real world|\
        life|my world|adult life))",
        "A saying can end a conversation that has only begun.",
    )
    .instead(&["that is a hard thing to face"]),
    both(
        4,
        "fate.get-used",
        "(you|youll|one|we) [just|will|ll] (get|got|getting) used to (it|that)",
        "They asked for company in it, not for time to pass.",
    )
    .unless("(hard|not|never|until|while) _3 used")
    .instead(&["this takes a lot out of you"]),
    both(
        4,
        "loss.better-place",
        "(hes|shes|theyre|he is|she is|they are|its) (in|gone to) a better place",
        "Whatever they believe, here there is somebody missing.",
    )
    .instead(&["missing someone this much hurts"]),
    both(
        4,
        "loss.wouldnt-want",
        "(he|she|they|your <kin>) (wouldnt|would not|would|wouldve) [have] (want*|hate|like) (you|to see \
        you) [to] [be|being] [so] (sad|cry*|suffer*|upset|happy|like this|grieve|mourn|unhappy)",
        "It puts the dead person's voice against their grief.",
    )
    .guard(Guard::Spoken)
    .instead(&["you're allowed to grieve"]),
    both(
        4,
        "loss.another",
        "[you] (can|could|will|should|just) [always|still|just] (get|have|find|buy|adopt|try for) (another|\
        a new) (one|dog|cat|pet|baby|child|job|friend|girlfriend|boyfriend|husband|wife|man|woman|guy|girl|\
        partner|bunny|hamster)",
        "Nothing stands in for what was lost.",
    )
    .instead(&["nothing replaces what you lost"]),
    both(
        4,
        "loss.fish",
        "[there are|theres|there is|youll find] (plenty [more|of] [other] fish [in the sea]|[many|lots of] \
        other fish in the sea|there are (other|plenty of|lots of|more) (guys|girls|men|women|boys|people|\
        jobs|schools) out there)",
        "It wasn't any one; it was this one.",
    )
    .instead(&["losing this one hurts"]),
    both(
        4,
        "loss.old-age",
        "(he|she|they) (had|lived) a (good|long|full|great|nice) [long] (life|innings|run)",
        "A long life doesn't make the goodbye shorter.",
    )
    .instead(&["losing them hurts, however long the life was"]),
    both(
        4,
        "age.young",
        "(youre|you are|ur) (still|only|just|so|very|too) (young|a kid|a teenager|a child|14|15|16|17|18|\
        19|20|21|22) -(to|for|when)",
        "Age doesn't make a hurt smaller.",
    )
    .unless("(this|that|too|a lot|much) _4 (so|too|very) young")
    .instead(&["this hurts at any age"]),
    both(
        4,
        "age.whole-life",
        "(you|youve|u) [still|have|ve|got|both] [got|have|ve] (your|the) whole life [still] (ahead [of you|\
        of u]|in front of you|to live|before you)",
        "A long road ahead can be the very thing that frightens.",
    )
    .instead(&["this is hard right now"]),
    both(
        4,
        "reasons.so-much-to-live",
        "(you|youve|u) [still] (have|got|ve|have got) (so much|so many things|everything|a lot|so many \
        people|much) [to live for|going for you|to look forward to|to offer|to give|who love you] +(to \
        live|going|to look|to offer|to give|who love|$)",
        "A list of reasons can sound as if they had not thought of them.",
    )
    .unless(
        "(so much|a lot|everything) (on|to carry|to deal|going on|to do|to bear|to hold|to juggle|to cope|\
        to think|to say)",
    )
    .instead(&["I can hear how heavy this is"]),
    both(
        4,
        "reasons.to-live",
        "(so much|plenty|lots|a lot|everything|much) to live for",
        "A list of reasons can sound as if they had not thought of them.",
    ),
    both(
        4,
        "reasons.not-worth",
        "(its|hes|shes|theyre|that is|it is|he is|she is) not worth (it|your tears|crying|your time|being \
        upset|losing sleep|the tears)",
        "Whether it is worth the tears isn't for us to weigh.",
    )
    .guard(Guard::Spoken)
    .instead(&["your tears make sense"]),
    both(
        4,
        "reasons.laugh",
        "[one day|someday|later] (youll|you will) [all|also] [look back and|look back on this and|be|also] \
        laugh* [also|too|about|at] [it|this|that|all this|it all] [later|someday|one day|in (a|ten|five|\
        two|some|a few) (year*|month*|week*)]",
        "It asks them to be in a later day than they are.",
    )
    .instead(&["today is heavy enough"]),
    both(
        4,
        "reasons.nothing-wrong",
        "(theres|there is) nothing (to worry about|to be scared of|to be afraid of|to cry about|wrong with \
        your life|to be sad about|to be depressed about|to be upset about)",
        "If it were nothing, it would not hurt.",
    )
    .instead(&["it makes sense that this gets to you"]),
    both(
        4,
        "minimising.doesnt-sound-bad",
        "it (doesnt|cant|isnt|does not|cannot) [really] (sound|seem|be|look) [like] [that|so|all that] \
        (bad|hard|serious|terrible|a big deal)",
        "To the person who is in it, it is that bad.",
    )
    .guard(Guard::Spoken)
    .instead(&["it sounds hard"]),
];
