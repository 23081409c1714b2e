//! The table of signs.
//!
//! Why the patterns are wide: a post is never cleared by them, and a missed wish costs more than a needless
//! question. Words as they are written in posts, first person or without a subject.

/// What a sign counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// One of several small signs.
    Mild,
    Distress,
    /// A denied intention ("I'm not going to do anything").
    Denied,
    /// Somebody near who may be at risk now.
    OthersWish,
    /// May mean that somebody near is at risk; counts beside fear for them, or beside a second one.
    Hint,
    /// Fear for somebody.
    Worry,
    /// A wish to die or not to be, active or passive; a drive to hurt oneself.
    Wish,
    /// What a person at the end says, and a tired one as well; two different ones count as a wish.
    Faint,
    /// Self-harm is named; counts as a wish unless it is told as over.
    Harm,
    /// Where self-harm shows; stands in for its name beside an urge or a slip.
    HarmHint,
    /// An urge that names no aim.
    Urge,
    /// It happened again.
    Relapse,
    /// Self-harm told as over.
    Over,
    /// Another craving, to which an urge without an aim belongs.
    Craving,
    /// Plan, means, time or goodbye; counts beside a wish.
    Plan,
    Imminent,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Sign {
    pub weight: Weight,
    pub pattern: &'static str,
    /// Must be found near by, where given.
    pub near: &'static str,
    /// Must not be found near by, where given.
    pub unless: &'static str,
    /// A negation before it lowers it.
    pub negatable: bool,
    /// Another subject lowers it.
    pub own: bool,
}

impl Sign {
    pub(super) const fn near(mut self, pattern: &'static str) -> Sign {
        self.near = pattern;
        self
    }

    pub(super) const fn unless(mut self, pattern: &'static str) -> Sign {
        self.unless = pattern;
        self
    }

    /// A negation before it doesn't lower it: it holds its own, or denying it is a sign as well.
    pub(super) const fn always(mut self) -> Sign {
        self.negatable = false;
        self
    }

    /// Holds whoever the subject is ("my husband would be better off without me").
    pub(super) const fn anyone(mut self) -> Sign {
        self.own = false;
        self
    }
}

pub(super) const fn sign(weight: Weight, pattern: &'static str) -> Sign {
    Sign { weight, pattern, near: "", unless: "", negatable: true, own: true }
}

/// A remote past: what was, and is told as over.
pub(crate) const REMOTE: &str = "(years ago|used to|back then|back when|as a (kid|teen|teenager|child)|\
 when i was (a|in|younger|little|at|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)|\
 in the past|long time ago|ages ago|in my (teens|twenties|youth)|last year|years back|years earlier)";

pub(super) const SIGNS: &[Sign] = &[
    // Imminent: time, means at hand, goodbye.
    sign(
        Weight::Imminent,
        "(kill* myself|end* (it all|my life|it)|kms|suicide|take* my [own] life|unaliv* myself|hang* \
         myself|die|dying|do it) [for good] (tonight|right now|today|tomorrow|this (evening|weekend|\
         morning|afternoon)|in (an|one|a few) (hour*|minutes)|when (they|everyone|he|she|mom|mum) \
         (leave*|sleep*|is|are))",
    )
    .near("(i|im|ill|ive|me|my|myself|gonna|going to|kms)")
    .unless(
        "(die* (of|from|laughing)|do it (with|for|together)|homework|end it (with|between)|(he|she|they|\
         mom|mum|dad|grandma|dog|cat) (died|is dying|dies|will die|might die)|how did|want to do it)",
    ),
    sign(
        Weight::Imminent,
        "(tonight|today|tomorrow|right now) (i will|im going to|ill|im gonna|i am going to|i am gonna|\
         is the (night|day)|is my last|its (over|all over)|i (end|kill|do it|die))",
    )
    .near("(kill*|end|die|dead|goodbye|over|last|do it|suicide|kms|life)")
    .unless("(die of|end (the|this|my) (call|shift|lease|job))"),
    sign(
        Weight::Imminent,
        "(by the time (you|anyone|someone|they|people) (read*|see*|find*)|(this is|heres|consider this) \
         my (goodbye|last post|final post|suicide note|last message|last goodbye|farewell|last night)|\
         goodbye (everyone|everybody|world|all|reddit|cruel)|(wrote|written|writing|finished|left|\
         leaving|have) [my|a|the|all] [suicide|goodbye] (note* to (everyone|my)|suicide note*|goodbye \
         (note*|letter*)|goodbyes)|(said|saying) my goodbyes|my (suicide|goodbye) (note|letter*))",
    )
    .unless("(used to|years ago|job|leaving (work|the company)|colleague*)"),
    sign(
        Weight::Imminent,
        "i [just|already|ve|have|ve just|ve already] (took|taken|swallowed|drank) [all|a bunch of|a lot \
         of|a handful of|a bottle of|too many|the whole|lots of|a load of|way too many|an overdose] [of|\
         all|my|the|bottle of|of my|of the] (pills|tablets|meds|medication|paracetamol|tylenol|sleeping \
         pills|antidepressants|overdose|bleach)",
    )
    .near("(all|bunch|handful|too many|whole|bottle|overdose|bleach|lots|load|lot)")
    .unless("(years ago|used to|prescribed|as prescribed|my (daily|morning) meds)"),
    sign(
        Weight::Imminent,
        "(i wont|i will not|im not going to|i dont (think|plan)) [i will|to] be (here|alive|around) \
         (tomorrow|tonight|next (week|month|year)|by|in the morning|after (today|tonight)|much longer|\
         for (christmas|my birthday|long))",
    )
    .unless("(vacation|holiday|work|shift|moving|travel*|class|office)")
    .always(),
    sign(
        Weight::Imminent,
        "(im|i am|been|sitting|standing) [standing|sitting|here|up|alone|at|right] [here|up] (on|at|\
         near|over) [the|a|top of|edge of|this] [edge of|top of|top of the|edge of the|railway|train] \
         (bridge|ledge|roof|rooftop|cliff|tracks|railing|balcony edge|overpass) [and]",
    )
    .near("(jump*|end|die|done|over|over it|goodbye|cant|dont|no one|nobody|kill|last|want)")
    .unless("(view|watching the|waiting for the train|lunch|cigarette)"),
    sign(
        Weight::Imminent,
        "i (have|ve got|got|am holding|bought|keep) [a|the|my|some|got] (gun|rope|noose|blade|knife|\
         razor|pills|bottle of pills) [is|are] (in my (hand*|lap|mouth)|right here|next to me|in front \
         of me|ready|loaded|beside me|around my neck|to my head|for tonight)",
    ),
    // Plan and means: escalate beside a wish.
    sign(
        Weight::Plan,
        "(i|ive|i have) [have|ve|already|got|just|even|finally] (made|got|have|picked|chosen|set|worked \
         out|decided on|planned) [a|my|the|out|it|out a] [whole|clear|detailed|final|suicide] (plan|\
         date|method|place|way to do it|how and when|day) -(for (college|school|work|my (birthday|\
         wedding))|to (study|travel|move|save))",
    )
    .unless("(no|not|dont|havent|without|never) _2 (plan|date|method)"),
    sign(
        Weight::Plan,
        "(i know (how|exactly how|when) (i|id|ill|im) [would|will|going to|gonna] [do|end|kill]|planned \
         (it|everything) [all] out|ive planned (it|how)|(bought|ordered|hoarding|saved up|stockpil*|\
         collected|found) [a|the|some|my|enough|up] (rope|gun|pills|noose|razor|tablets|meds|blade*|\
         helium|charcoal)|(loaded|my|the|dads|his) gun|gave away my|giving away my|put my affairs in \
         order|(wrote|written|writing) [a|my|the|out|all|some] (note|notes|letters|will)|the (bridge|\
         train|roof|tracks) (near|by|is|calls|again))",
    ),
    // Denied intention.
    sign(
        Weight::Denied,
        "(im not|i am not|not|im never|i was not|i wasnt) [ever|actually|really] (going to|gonna|\
         planning to|planning on|about to|intending to) [ever|actually] (do|doing) (anything|something|\
         nothing|it|owt) [about it|about that|to myself|stupid|drastic|rash]",
    )
    .unless(
        "(homework|(do|doing) (it|anything) (again|anymore|alone|today|tonight|this (year|weekend)|for|\
         with|without|else|until|right|all day|fun|but))",
    )
    .always(),
    sign(
        Weight::Denied,
        "(i (wont|will not|wouldnt|would not|couldnt|could not|do|dont want to|do not want to|would \
         never|will never|d never|d not|shall not)|id never|id not|not that id|not that i would|i dont \
         want to|i wouldnt) [ever|really] do (anything|something|nothing|it|owt) +($|about|to myself|\
         stupid|because|they|my|i|and|so|for now)",
    )
    .unless("(homework|fun|do (it|anything) (again|anymore|alone|for him|for her))")
    .always(),
    sign(
        Weight::Denied,
        "(i dont|i do not|dont|im not|i am not|not|didnt|havent) [actually|really|even] (plan|planning|\
         planned) [on|to do|for|of|doing] (anything|something|nothing|it|this|to do anything)",
    )
    .unless(
        "(planning (anything|something) (for|with|this|to)|plan (anything|something) (for|with|ahead|\
         this|next))",
    )
    .always(),
    sign(
        Weight::Denied,
        "(i have no (intention|plan|plans)|(no|any|made no|not any|dont have any|have no|without) (plan|\
         plans|intention|intent) (to do (it|anything)|to act|of doing (it|anything)|or anything|for it|\
         $))",
    )
    .unless(
        "(plans (for (the|this|next)|tonight|with)|(weekend|holiday|summer|birthday|career|study|backup|\
         future|wedding|christmas|retire*|travel) plan*|no plan b)",
    )
    .always(),
    sign(
        Weight::Denied,
        "(^ (id never|i never would|i wouldnt|i wouldnt do it|i wont|not in a dramatic way|do not be \
         alarmed|dont be alarmed|dont panic) $|(act on|acting on) (it|that|this|them|the thought*|\
         these)|take a step (to|toward*) (this|it|that)|dont worry im not (going|gonna|suicidal|\
         planning)|(im|i am) not a danger|i (dont|do not) search it)",
    )
    .always(),
    // Distress on its own.
    sign(
        Weight::Distress,
        "(hopeless*|worthless*|nothing left for me|not sure [if|how|that] i can (keep going|go on|do \
         this|carry on|cope)|whats the point|(thoughts|urges) (are|have|keep|getting) [coming|come|got|\
         gotten] (back|louder|worse|stronger)|(want|need) the pain to (stop|end)|despair*|unbearable|\
         hate (myself|me|my life|my body)|loath* myself|disgust* (with|by|at) myself|breaking point|\
         rock bottom|falling apart|breaking down|broke down|break down|breakdown*|panic attack*|cant \
         (cope|breathe|go on|take (it|this)|do this|carry on|function|keep going|keep doing|bear|stop \
         crying|live without|see (a|any|the) (point|future|way)|handle)|cannot (cope|breathe|go on|take|\
         do this|bear|stop crying)|no way out|no point|no future|any future|lost hope|no hope|given up|\
         giving up|ive lost everything|nothing matters|feel nothing|numb|empty inside|dead inside|\
         depress*|traumati*|abus*|assault*|raped|ptsd|self hatred|terrified|sobbing|sobbed|burden|\
         scared of (my|what i)|drowning in|want it to stop|make it stop|nobody cares|no one cares|all \
         alone|completely alone|totally alone|so alone|so lonely|so ashamed|relaps*|nervous breakdown|\
         intrusive thoughts|dark thoughts|dark place|bad thoughts|cry every|crying every|cried every|\
         cry all|crying all|end of my rope|at my limit|feel like a (burden|failure|ghost|waste)|not a \
         person|urge*)",
    )
    .unless("(sales|great depression|urge* you|abuse of notation|depressing weather)")
    .always(),
    sign(
        Weight::Distress,
        "(he|she|they|my (friend|brother|sister|mom|mum|dad|son|daughter|wife|husband|partner|cousin|\
         mate|best friend|boyfriend|girlfriend|roommate|colleague)|someone|friend) _4 (kill* (himself|\
         herself|themselves|themself)|suicid*|wants to die|want to die|hurt* (himself|herself|\
         themselves)|took (his|her|their) [own] life|end* (his|her|their) [own] life|die by|not be here|\
         better off without (him|her|them|me)|overdos*|self harm*|cut* (himself|herself|themselves)|\
         without (him|her|them))",
    )
    .always(),
    sign(
        Weight::Distress,
        "((kill*|harm*|hang*|hurt*) (himself|herself|themself|themselves)|(suicid*|better off without \
         (him|her|them)|(his|her|their) own life))",
    )
    .always(),
    // Mild: two of them make distress.
    sign(
        Weight::Mild,
        "(cry|cried|crying|tears|lonely|loneliness|alone|scared|afraid|frightened|anxious|anxiety|\
         panic*|ashamed|shame|guilt|guilty|exhaust*|overwhelm*|stressed|grief|grieving|died|funeral|\
         miserable|broken|heartbroken|useless|failure|trapped|shaking|cant sleep|not sleeping|dont \
         sleep|hate (it|this|how|that|being)|hurts|humiliat*|dread*|so tired|too tired|can barely|dont \
         know (what to do|how|who)|invisible|furious|struggl*|devastat*|rejected|betray*|failing|\
         bullied|laugh* at me|cant stop|cant eat)",
    ),
];
