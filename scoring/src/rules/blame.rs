//! Rule 5, continued: guilt, blame and names.
//!
//! Why it matters: somebody who already blames themself will find one more voice in it.

use super::{Guard, Row, both};

pub(super) const ROWS: &[Row] = &[
    both(
        5,
        "guilt.think-of",
        "(^ [just|please|but|and|also] think [about|of] [how] (your|the|all the|those|everyone) [poor] \
        (<kin>|people|someone)|think (of|about) what (it|this) (would|will) do to|what about your <kin>)",
        "Guilt is often already the heaviest part.",
    )
    .guard(Guard::Spoken)
    .instead(&["you matter in this"]),
    both(
        5,
        "guilt.what-it-would-do",
        "(your <kin>|they|everyone|people|he|she|we) (would|will|d|ll|ud) [all] (be [so|completely|\
        absolutely] (devastated|destroyed|heartbroken|crushed|broken|shattered)|(never|not) [be able to] \
        (get over it|recover|forgive you|forgive themselves|live))",
        "Guilt is often already the heaviest part.",
    )
    .guard(Guard::Spoken)
    .instead(&["there are people who would want to know how you are"]),
    both(
        5,
        "guilt.needs-you",
        "(your (<kin>|baby|dog|cat|kids)|they|she|he) (need*|depend* on|deserve*) (you|a mother|a father|a \
        mum|a mom|a dad|a parent|better)",
        "Being needed can feel like one more weight.",
    )
    .unless("(they|he|she) need you to (know|hear)")
    .instead(&["you deserve care yourself"]),
    both(
        5,
        "guilt.imagine-how",
        "(imagine|think) (how|what) (your <kin>|they|everyone|we|he|she) (would|will|d|must) (feel|do|go \
        through|suffer|say)",
        "Guilt is often already the heaviest part.",
    )
    .guard(Guard::Spoken)
    .instead(&["you matter in this"]),
    both(
        5,
        "guilt.hurting-others",
        "(youre|you are|youll|you will|you would|youd) [just|only|be|really] (hurt*|destroy*|break*|worry*|\
        upset*|ruin*|kill*|disappoint*|scar*|abandon*|letting) [down] (your <kin>|everyone|people|those|\
        the people|your [poor] (mother|father|mum|mom|parents))",
        "Guilt is often already the heaviest part.",
    )
    .guard(Guard::Spoken)
    .instead(&["this is weighing on you"]),
    both(
        5,
        "guilt.owe",
        "(~(what|which|that|much|money|amount) you owe (it to|them|him|her|your)|after (all|everything) \
        (they|he|she|your|weve|theyve|hes|shes) [have|has|ve|<kin>] (done|did|given|sacrificed)|if you \
        (really|truly) (loved|cared|wanted))",
        "It turns love into a debt.",
    )
    .unless("(dont|feel*|that|think*|if|whether|like) [like|that] [you|as if] owe")
    .instead(&["what you need counts too"]),
    both(
        5,
        "guilt.permanent",
        "(permanent solution|temporary problem*|easy way out|cowards way|(suicide|dying|death|ending it|\
        killing yourself|ending your life) (is never|is not|isnt|wont be) (the|an|a) (answer|option|\
        solution)|its (never|not) the answer)",
        "As a saying it closes the talk that it wants to open.",
    )
    .guard(Guard::Spoken)
    .instead(&["I'd like to hear how bad it gets"]),
    both(
        5,
        "blame.your-fault",
        "(its|thats|this is|it is|that is|it was|this was|that was|all) [kind of|partly|probably|entirely|\
        really|all|kinda] (your|ur) [own] fault",
        "They have most likely said it to themself already.",
    )
    .unless(
        "(if|like|whether|believe|thinking|feel|feels|not|isnt|wasnt|never|none|nothing|neither|hardly|\
        doubt|cant|wouldnt|how) _3 [is|was|be] [all] [your|ur] [own] fault",
    )
    .instead(&["it wasn't all in your hands"]),
    both(
        5,
        "blame.brought-on",
        "(you|u|youve) [only|really|just|kind of] (brought (this|it|that) (on|upon) yourself|did this to \
        yourself|have yourself to blame|got yourself (into|in) this|made your bed|asked for (it|this)|had \
        it coming|chose (this|that|to be|to stay|to feel)|only have yourself)",
        "Blame closes the ears that the next sentence needs.",
    )
    .instead(&["this got very hard"]),
    both(
        5,
        "blame.should-have",
        "~(which|that|what|all|everything|things|nobody|nothing|something|anything|anyone|who|whoever|whom|\
        where|how|thought|think|whatever) (you|u) [really|just|probably] (should have|shouldve|should of|\
        couldve just|could have just|ought to have|shoulda) [just|really] -(been|had|felt|to|never|not|\
        gotten|received|a|your|some|someone|somebody|people|more|the|this|that|better)",
        "It can't be changed any more, and it can sound like blame.",
    )
    .unless("(like|feel|that|what|wish|if|all the things|things|nothing|something) _2 you (should|could)")
    .guard(Guard::Spoken)
    .before(
        "(told|called|asked|left|said|stayed|studied|gone|known|tried|listened|waited|seen|spoken|\
        talked|written|rung|noticed)",
        &["looking back it may seem that you could have"],
    ),
    both(
        5,
        "blame.should-have",
        "~(which|that|what|all|everything|things|nobody|nothing|something|anything|anyone|who|whoever|whom|\
        where|how|thought|think|whatever) (you|u) [really|just|probably] (shouldnt have|shouldnt of|\
        shouldntve|should not have|should never have|shouldve never|should have never) [just|ever|really] \
        -(been|had|to|felt|needed|gotten|heard|seen|lost)",
        "It can't be changed any more, and it can sound like blame.",
    )
    .unless("(like|feel|that|what|wish|if|all the things|things|nothing|something) _2 you (should|could)")
    .guard(Guard::Spoken),
    both(
        5,
        "blame.if-only",
        "((if only you|if youd|if you had) [had|just|only] (listened|tried|done|told|asked|worked|studied|\
        gone|stayed|left|stopped)|what did you (expect|think)|i told you so|serves you right|thats what \
        you get|karma|told ya)",
        "It can't be changed any more, and it can sound like blame.",
    )
    .instead(&["nobody could have seen all of it"]),
    both(
        5,
        "blame.shame-on",
        "(shame on (you|u)|(you|u) (should|ought to|must) be [so] (ashamed|embarrassed)|be ashamed of \
        yourself|how dare you|disgrace*|you disgust me|youre disgusting)",
        "Shame makes people hide, and hiding is where it gets worse.",
    )
    .instead(&["there is no shame in this"]),
    both(
        5,
        "blame.selfish",
        "(youre|you are|ur|thats|its|it is|that is|suicide is|being|how|so|this is|dying is|killing \
        yourself is) [just|really|very|so|being|a bit|pretty|incredibly|quite|kind of|such|the most] \
        (selfish|cowardly|a coward|ungrateful|pathetic|a selfish (thing|act|choice) [to do]|the cowards)",
        "A name for the person hides what they are carrying.",
    )
    .unless(
        "(not|isnt|arent|dont think|never|nothing|doesnt make you|feel|feels|felt|feeling) _3 (selfish|\
        cowardly|coward|ungrateful|pathetic)",
    )
    .instead(&["you're carrying a lot"]),
    both(
        5,
        "blame.names",
        "(youre|you are|ur|stop being|quit being) [just|really|very|so|being|a bit|too|pretty|incredibly|\
        quite|kind of|such a|such an|a|an|acting] (lazy|weak|dramatic|drama|stupid|ridiculous|silly|\
        childish|immature|crazy|insane|idiot*|negative|sensitive|loser|mess|failure|burden|baby|joke|fool|\
        wimp|hopeless|pessimist*|worthless|useless|spoiled|entitled -(to)|a victim|paranoid|needy|\
        hysterical|bad (mother|father|mom|mum|dad|parent|friend|person|son|daughter|wife|husband)|terrible \
        (mother|father|parent|friend|person)|the problem|toxic)",
        "A name for the person hides what they are carrying.",
    )
    .unless(
        "(if|like|feel|feels|felt|feeling|thinking|not|no|arent|isnt|doesnt|never|believe|convinced|\
        whether|worry|worried|afraid|told|tells|proof|sign) _4 (lazy|weak|dramatic|stupid|ridiculous|silly|\
        crazy|failure|burden|mess|loser|worthless|useless|negative|needy|the problem|hopeless|bad|terrible|\
        insane)",
    )
    .instead(&["you're having a very hard time"]),
    both(
        5,
        "blame.victim",
        "(playing the victim|victim (mentality|mindset|card)|self pity|pity party|woe is me|boo hoo|cry me \
        a river|feeling sorry for yourself)",
        "It mocks the pain instead of meeting it.",
    )
    .instead(&["you're hurting"]),
];
