//! Rule 5: demands and unasked advice.
//!
//! Why apart from [`super::blame`]: orders are most often meant kindly and most easily reworded.

use super::place::VERBS;
use super::{Guard, Row, both, hint};

pub(super) const ROWS: &[Row] = &[
    both(
        5,
        "demand.should",
        "~(if|when|what|that|which|who|how|why|where|than|whether|as|everything|things|thing|nothing|\
        something|anything|all|do|did|whatever|think|thought|feel|feels|felt|like|believe|say|says|saying|\
        said) [maybe|perhaps] (you|u|ya) [really|just|seriously|honestly|probably|also|definitely|simply|\
        only] should [really|just|also|always|maybe|probably] -(be|feel|have|of|ve|not|never|know|get to|\
        ever)",
        "Advice lands softer as an idea that they are free to leave.",
    )
    .guard(Guard::Spoken)
    .before(VERBS, &["maybe you could"]),
    both(
        5,
        "demand.i-think-you-should",
        "[i|id] (think|feel like|believe|reckon|suggest) [that] (you|u) should -(be|feel|have|of|ve|not|\
        never|know)",
        "Advice lands softer as an idea that they are free to leave.",
    )
    .guard(Guard::Spoken)
    .unless("(you|they|people|he|she|do|did) (think|feel|believe)")
    .before(VERBS, &["I wonder if you could"]),
    both(
        5,
        "demand.need-to",
        "~(if|when|what|that|which|who|how|why|where|than|whether|as|everything|things|thing|nothing|\
        something|anything|all|do|did|dont|whatever|time|break|space|whenever|like|words|support|rest|\
        help) (you|u|ya) [really|just|seriously|honestly|also|definitely|only|first] (need to|needa) \
        [really|just|also|first] -(be heard|feel|hear|say|let out|talk about|vent|know|see that|understand \
        that|be (held|seen|loved|believed))",
        "\"You need to\" can sound like an order; an offer leaves them in charge.",
    )
    .guard(Guard::Spoken)
    .unless("(you dont|dont you|do you) need")
    .before(VERBS, &["it might help to"]),
    both(
        5,
        "demand.have-to",
        "^ [so|and|then|but|first|second|third|honestly|look|listen|now|anyway|well|maybe|ok|okay|because] \
        (you|u) [really|just|simply|only|also] (have to|gotta|have got to|ve got to) -(be|feel|carry|face|\
        deal|live|hear|see|choose|explain|go through|wake|get up|sit|watch|listen|do all|hide|pretend|\
        keep)",
        "\"You have to\" can sound like an order; an offer leaves them in charge.",
    )
    .guard(Guard::Spoken)
    .before(VERBS, &["it might help to"]),
    both(
        5,
        "demand.have-to",
        "(i think|i feel like|i believe|trust me|look) (you|u) [really|just|simply] (have to|gotta|got to|\
        need to|must) -(be|feel|carry)",
        "\"You have to\" can sound like an order; an offer leaves them in charge.",
    )
    .guard(Guard::Spoken)
    .before(VERBS, &["I wonder if it might help to"]),
    both(
        5,
        "demand.must",
        "~(if|what|that|which|how|why|than|everything|things|all|it|this) (you|u) = [really|just|simply|\
        also] = must [just|really|also|always|try to|learn to] +(act|apologi*|apply|ask|book|break|call|\
        change|clean|come|confront|contact|control|cut|decide|do|drop|eat|end|exercise|fight|finish|focus|\
        follow|forgive|get (a|help|over|out|up|off|rid|yourself|on)|give|go|ignore|keep|leave|let|listen|\
        make|message|move|obey|pay|phone|pick|pray|push|put|quit|reach|read|repent|report|resist|respect|\
        rest|ring|see (a|the|your)|seek|sell|sleep|speak|start|stay away|stop|study|take|talk|tell|text|\
        think of|train|trust|try|walk away|work|write)",
        "\"You must\" can sound like an order; an offer leaves them in charge.",
    )
    .guard(Guard::Spoken)
    .before(VERBS, &["maybe you could"]),
    both(
        5,
        "demand.better",
        "^ [so|and|then|but] (youd better|you had better|you better|u better) -(off|than|now)",
        "A warning tone can frighten someone who is already scared.",
    )
    .unless("(feel|feeling|get|make|makes|made|know|help|knows) (you|u) better")
    .before(VERBS, &["it might help to"]),
    both(
        5,
        "demand.shouldnt",
        "(you|u) [really|just|probably] (shouldnt|should not|should never|must not|mustnt|cant just|cannot \
        just) +(do|think|let|be|give|drink|stay|complain|talk|say|go|take|hide|keep|be so|waste|expect|\
        compare|dwell|act|cry|quit|leave|see|text|call|trust|lie|blame|care|get) -(be alone|be expected|be \
        (ashamed|treated|punished|made|left|blamed|asked|forced|scared)|have|do (this|it|that|all) (alone|\
        by)|be so hard on yourself|blame yourself|take [all|on] (the|all) blame|go through|go without|\
        carry|hide (how|what|it|this|your)|let (anyone|them|him|her|that|it|this)|stay (silent|alone|with \
        (this|it) alone)|talk to yourself)",
        "A \"don't\" can sound like a telling-off.",
    )
    .guard(Guard::Spoken)
    .unless("(like|if|as if|that) you")
    .before(
        "(drink|text (him|her|them)|call (him|her|them)|go back|drive|decide)",
        &["it might help not \
        to"],
    ),
    both(
        5,
        "demand.you-need-help",
        "(you|u) [really|just|seriously|clearly|definitely|do|obviously] need [to get|to see|to find|to go \
        to|some|a|professional|serious|real|actual|medical|mental] [a|some|professional|serious|good] \
        (help|therapy|therapist|counsel*|psychiatrist|psychologist|shrink|doctor|meds|medication|treatment|\
        jesus|god) +($|and|for|with|now|asap|or|so|because|bro|mate|man|right)",
        "It can sound like a verdict; a possibility can be weighed.",
    )
    .guard(Guard::Spoken)
    .unless("(if|when|ever|whenever|dont|might|the|or) (you|u) [ever|do] need")
    .instead(&["talking to someone trained in this might help"]),
    hint(
        5,
        "demand.get-help",
        "^ [please|pls|just|go|and] (get|seek|see|find|go see|go to|go get|try) [some|a|professional|\
        proper] [professional|good|mental health] (help|therapy|therapist|counsel*|psychiatrist|\
        psychologist|doctor|gp)",
        "As an order it can sound like being sent away.",
    )
    .guard(Guard::Spoken)
    .instead(&["talking to a professional might help"]),
    hint(
        5,
        "demand.just-do",
        "^ [and|so|then|or|but] just +(talk|tell|call|ask|go|try|take|leave|block|focus|write|make|get|\
        find|join|quit|apply|speak|text|message|email|use|read|start|keep|ignore|breathe|give|do|stop|\
        think|set|study|work|practice|put|let|sleep|drink|eat)",
        "\"Just\" makes it sound easy, and if it were, it would be done.",
    )
    .guard(Guard::Spoken)
    .unless("just ((get out|stop) of|let (me|us) know)")
    .before(VERBS, &["maybe you could"]),
    both(
        5,
        "demand.stop-being",
        "(^ [just|and|please|pls|so|you need to|need to] stop|quit) (being (so [hard on yourself|sad|\
        dramatic|negative|lazy|weak|sensitive]|sad|dramatic|negative|lazy|weak|silly|a baby|like (this|\
        that)|hard on yourself|the victim)|feeling (sorry for yourself|bad|so bad|guilty)|whin*|complain*|\
        moan*|moping|sulking|dwelling [on (it|this|that|the past)]|wallow* [in (it|self pity|your pain)]|\
        overthinking [it|everything|things]|playing the victim|acting like (this|that|a _1)|making excuses|\
        blaming (yourself|everyone|others)|beating yourself up|obsess* [over (it|him|her|this)])",
        "It asks for what they may wish for most and can't do by will.",
    )
    .guard(Guard::Spoken)
    .unless("(wont|cant|dont|never|couldnt) stop")
    .instead(&["go gently with yourself"]),
    both(
        5,
        "demand.pull-together",
        "(man up|grow up|toughen up|suck it up|get a grip|pull yourself together|buck up|harden up|get it \
        together|get your (act|shit) together|tough it out|be a man|grow a pair|deal with it|put on your \
        big)",
        "It shames a person for what they feel.",
    )
    .unless(
        "(to|how to|how you|help* you|cant|you|i|we|growing|i didnt) (deal with it|grow up|suck it up|wake \
        up)",
    )
    .instead(&["be kind to yourself"]),
    both(
        5,
        "demand.why-dont-you-just",
        "why (dont|cant|wont|didnt) (you|u) just",
        "It sounds as if it were easy and they had not tried.",
    )
    .guard(Guard::Spoken)
    .before(VERBS, &["would it feel possible to"]),
    hint(
        5,
        "demand.why-dont-you",
        "why (dont|not) (you|u) -(just|feel|like|want)",
        "A question that is really advice can feel like a test.",
    )
    .guard(Guard::Spoken)
    .before(VERBS, &["would it feel possible to"]),
    both(
        5,
        "blame.why-would-you",
        "(why (would|did|do) you (do|say|let|put|even|go back|stay|want|keep|not|think) [that|this|it|\
        yourself|him|her|to die|to kill]|how (could|can) you [even] (do|think|say|want|be so|let))",
        "A \"why\" can sound like an accusation.",
    )
    .guard(Guard::Spoken)
    .unless("(keep going|keep coming|keep doing that you love)")
    .instead(&["what was going on when that happened"]),
    both(
        5,
        "demand.forgive",
        "(^ [just|and|so] (forgive (him|her|them|your <kin>)|(let it go|let go of it|move past it) +($|and|\
        already|now|x))|you [need to|should|have to|must] forgive (him|her|them))",
        "Forgiving, if it comes, comes in their own time.",
    )
    .guard(Guard::Spoken)
    .instead(&["you don't owe anyone forgiveness today"]),
    both(
        5,
        "demand.leave-them",
        "^ [just|honestly|bro|girl|sis|mate] (leave|dump|ditch|divorce|ghost|cut off) (him|her|them|your \
        <kin>|the guy)",
        "From outside it looks simple; it is their life and their step.",
    )
    .guard(Guard::Spoken)
    .instead(&["whether to stay or go is yours to decide"]),
    both(
        5,
        "demand.no-excuses",
        "(no excuses|no more excuses|stop making excuses|excuses excuses|its (only|just) a matter of \
        (discipline|willpower|will|attitude)|you just need (discipline|willpower|to try harder|to want it|\
        more discipline|a better attitude|to be stronger)|try harder)",
        "It turns being worn out into a fault.",
    )
    .instead(&["go at the pace you have"]),
    both(
        5,
        "demand.force",
        "[just] (force yourself|push yourself|push through it|power through|get on with it|just do it)",
        "They may be pushing with all they have already.",
    )
    .unless("(forced|pushed|i|dont|do not|no need to|have to|without|not) (force|push|get on)")
    .instead(&["take it in steps that feel possible"]),
    both(
        5,
        "demand.cant-give-up",
        "(you cant [just] give up|you cannot [just] give up|dont you dare [give up|do|leave|quit]|quitting \
        isnt an option|quitters|you (cant|mustnt) (quit|leave us))",
        "It forbids what they already fight with, and says nothing of how heavy it is.",
    )
    .guard(Guard::Spoken)
    .instead(&["I can hear how tired you are of fighting this"]),
    hint(
        5,
        "demand.dont-give-up",
        "~(to|must|should|will|can|cant|so|not|how|always|could|youll) (dont give up|never give up|dont \
        quit|keep fighting|keep your head up|stay strong|be strong|hang in there|hang on in there|keep \
        pushing|soldier on|keep calm and)",
        "They may hear that they are not allowed to be tired.",
    )
    .guard(Guard::Spoken)
    .instead(&["you don't have to be strong here"]),
    both(
        5,
        "demand.dont-do-stupid",
        "(dont|do not) (do (anything|something) (stupid|silly|dumb|rash|drastic)|be (stupid|silly|dumb|an \
        idiot|dramatic|ridiculous|a baby|so dramatic|a wuss|weak|selfish))",
        "Calling it stupid makes it harder to talk about.",
    )
    .guard(Guard::Spoken)
    .instead(&["I'd like to know that you're safe"]),
    hint(
        5,
        "advice.go-outside",
        "^ [just|and|or|maybe|try|try to|so] (go outside|go for a (walk|run|jog)|hit the gym|get some (sun|\
        sunlight|fresh air|exercise)|exercise|eat (healthy|well|better)|drink [more|some|lots of] water|\
        take a (bath|shower|walk|nap)|get [a|some] (hobby|hobbies|pet|dog|job|sleep)|meditate|do (yoga|\
        sport|sports|exercise)|get off (your phone|social media|the internet)) $",
        "Tips before they feel heard can sound like \"fix yourself\".",
    )
    .guard(Guard::Spoken)
    .instead(&["something small and kind for your body might help"]),
    hint(
        5,
        "advice.trust-me",
        "(trust me|believe me|listen to me|mark my words|take it from me|do yourself a favou*)",
        "It puts your knowledge above theirs.",
    ),
    hint(
        5,
        "advice.my-advice",
        "~(is|was|s|of|for|take) my advice (is|to you is|would be|for you is) -(that|you|this)",
        "One idea, theirs to take or leave, is easier to hear than advice.",
    )
    .guard(Guard::Spoken)
    .before("to", &["one idea is"]),
    hint(
        5,
        "advice.what-you-do",
        "(what you do is|what you should do is|what you need to do is|what you have to do is|all you (need|\
        have) to do is) = [just] -(you|that|this|not)",
        "One idea, theirs to take or leave, is easier to hear than instructions.",
    )
    .guard(Guard::Spoken)
    .before(VERBS, &["one idea is to"]),
];
