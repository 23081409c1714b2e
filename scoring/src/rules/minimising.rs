//! Rule 4: minimising, forced cheer, comparing pain.
//!
//! Why it matters: a person who is told that it is not so bad learns not to tell. Rows in the order of how the
//! phrase works: bright sides, comparisons, orders to feel otherwise; [`super::sayings`] has the rest.

use super::{Guard, Row, both, hint};

pub(super) const ROWS: &[Row] = &[
    both(
        4,
        "minimising.at-least",
        "at least +(you|your|youre|youve|it|its|he|hes|she|shes|they|theyre|nobody|no one|ye|yous|yall|\
        there|theres|somebody|someone|everyone|we|u|ur)",
        "Pointing at the bright side can sound as if the hurt didn't count.",
    )
    .before(
        "you (have (a|an|your|some|someone|somebody|each other|people|friends|family|time|work|him|her|\
        them) -(lot)|tried|told|asked|wrote|said|have got|ve got)",
        &["I'm glad"],
    ),
    both(
        4,
        "minimising.not-that-bad",
        "(its|thats|it is|that is|this is|it cant be) [really|honestly] not (that|so|even that|all that|\
        really that) (bad|big|deep|serious|hard|terrible|difficult) -(to (see|understand|imagine|believe|\
        guess|tell|follow)|that you)",
        "To the person who is in it, it is that bad.",
    )
    .guard(Guard::Spoken)
    .unless("(im|i am|youre|you are|hes|shes|was|were) not")
    .instead(&["this clearly weighs on you"]),
    both(
        4,
        "minimising.is-not-that-bad",
        "~(it|that|this|what|he|she) (is not|isnt) (that|so|even that|all that|really that) (bad|big|deep|\
        serious|hard|terrible|difficult)",
        "To the person who is in it, it is that bad.",
    )
    .guard(Guard::Spoken)
    .unless("(im|i am|youre|you are) not"),
    both(
        4,
        "minimising.not-a-big-deal",
        "[its|thats|it is|that is] (not|no|isnt) [such] [a] big deal -(if|when|to me)",
        "It is a big deal to the person who wrote.",
    )
    .guard(Guard::Spoken)
    .unless("(not|no|isnt|its no) big deal to (you|them|him|her)")
    .instead(&["this matters"]),
    both(
        4,
        "minimising.could-be-worse",
        "(it|things|this|that) (could|can|might) (always|still) (be|have been) [a lot|much|so much|way|\
        far] worse",
        "Imagining something worse doesn't make this hurt less.",
    )
    .instead(&["this sounds hard enough as it is"]),
    both(
        4,
        "minimising.could-be-worse",
        "(it|things|this|that) (could|couldve|couldof) (be|have been|been|of been) [a lot|much|so much|way|\
        far] worse",
        "Imagining something worse doesn't make this hurt less.",
    )
    .instead(&["this sounds hard enough as it is"]),
    both(
        4,
        "minimising.end-of-the-world",
        "[its|thats|it is|that is|this is|this|it|that] (not|isnt|aint) the end of the world",
        "It can feel like exactly that, and being believed helps.",
    )
    .guard(Guard::Spoken)
    .instead(&["this is a lot to take in"]),
    both(
        4,
        "minimising.bright-side",
        "look* (on|at|to) the (bright|brighter|positive|good) side*",
        "The bright side is theirs to find; first they may need the dark one to be seen.",
    )
    .instead(&["take this at your own pace"]),
    both(
        4,
        "minimising.think-positive",
        "((think|be) [more|only] positive [thoughts]|~(to|i|you|we|they|and|can|help|how|who|they) (stay|\
        keep|remain) positive|(try to|trying to|need to|have to|should|just|must) (stay|keep|remain) \
        positive|focus on the positive* [things|side])",
        "Nobody can order a feeling, and trying to can add shame.",
    )
    .unless("(test*|tested|hiv|covid|pregnancy) _3 positive")
    .instead(&["be as gentle with yourself as you can"]),
    hint(
        4,
        "minimising.positive-thinking",
        "(positive (thinking|thoughts|vibes only|mindset|attitude)|good vibes only)",
        "It can sound as if the pain came from thinking wrongly.",
    ),
    both(
        4,
        "minimising.cheer-up",
        "[please|oh|come on] (cheer up|chin up|turn that frown|put a smile on|lighten up)",
        "An order to be cheerful can make someone feel alone with what is not.",
    )
    .instead(&["be as sad as you need to be"]),
    both(
        4,
        "minimising.smile",
        "^ [just|and] smile [more|through it|anyway] $",
        "A smile on top can hide the hurt even further.",
    )
    .instead(&["you don't have to smile here"]),
    both(
        4,
        "minimising.silver-lining",
        "(silver lining*|blessing in disguise)",
        "A meaning that somebody else finds in it can feel like a door closing.",
    ),
    both(
        4,
        "minimising.be-glad",
        "^ [just|and|so|maybe] be (grateful|thankful|happy|glad) [that] +(you|your|u|it|its|he|she|they|\
        there|theres|nobody|someone|somebody)",
        "Being told to be thankful can turn sadness into guilt.",
    )
    .before(
        "you (have (a|an|your|some|someone|somebody|each other|people|friends|family|time|work|him|her|\
        them) -(lot)|tried|told|asked|wrote|said|have got|ve got)",
        &["I'm glad"],
    ),
    both(
        4,
        "minimising.count-your-blessings",
        "(count your blessings|be (grateful|thankful|happy|glad) (for|with) (what|everything|all|whatever) \
        [that] [you|u] [have|got|ve got])",
        "Being told to be thankful can turn sadness into guilt.",
    )
    .instead(&["your sadness is allowed to be here"]),
    both(
        4,
        "minimising.should-be-grateful",
        "(you|u) (should|ought to|need to|have to) [just|really|at least] (be|feel) [so|more] +(grateful|\
        thankful|happy|glad|lucky|blessed)",
        "Being told to be thankful can turn sadness into guilt.",
    )
    .unless("(that|like|feel|as if|think|saying|told) _2 (you|u) (should|ought)")
    .before_last("(grateful|thankful|happy|glad|lucky|blessed)", &["it's okay if you don't feel"]),
    both(
        4,
        "minimising.lucky",
        "(youre|you are|ur) [so|very|actually|really|still|quite|just] lucky [that] +(it|you|he|she|they|\
        your|u|its|its)",
        "Being called lucky can make the hurt feel forbidden.",
    )
    .unless("(feel|felt|not|if) [youre|you are] lucky"),
    both(
        4,
        "minimising.lucky-to-have",
        "(youre|you are|ur) [so|very|actually|really|still|quite|just] lucky to (have|be|get)",
        "Being called lucky can make the hurt feel forbidden.",
    ),
    both(
        4,
        "minimising.lucky-you",
        "(youre|you are|ur) [so|very|actually|really|still|quite|just] lucky [one] $",
        "Being called lucky can make the hurt feel forbidden.",
    )
    .unless("(feel|felt|not|if) [youre|you are] lucky")
    .instead(&["it can hurt all the same"]),
    both(
        4,
        "minimising.first-world",
        "(first world|rich people|white people) problem*",
        "A comparison tells them that their pain is the wrong size.",
    ),
    both(
        4,
        "minimising.others-worse",
        "(others|other people|some people|so many people|many people|most people|people|plenty of people|\
        kids|somebody|someone|everyone) [out there|in the world|in africa|in wars] [who|that] [have|has|\
        had|got|are] [it|things|in] [so much|so|much|a lot|far|way|even] (worse|harder|worse off|less)",
        "Pain isn't a contest; theirs counts without being compared.",
    )
    .unless(
        "((does|doesnt|not|never|wont) (mean|make|cancel|take|change|less|shrink)|(even (if|when|\
        though)|if|whether|though|although|while|that) [some|many|most|there are|plenty of|lots of] \
        (others|other people|people|someone|somebody|kids|everyone) _3 (worse|harder)|(your|yours|you) _4 \
        (counts|count|matters|matter|hurts|hurt|real|valid|enough|anyway|allowed))",
    )
    .instead(&["what you carry counts, whatever others carry"]),
    both(
        4,
        "minimising.had-it-worse",
        "(i (had|have|ve had|got) it [so|much|way|far|a lot|even] worse|(my own|mine) (is|was) [much|far|\
        way|even|so much] worse|thats nothing (compared|next to|wait|$)|you think (thats|this is|youve got \
        it) (bad|hard))",
        "Their pain and yours can stand side by side without a winner.",
    )
    .instead(&["I've had hard times too, and yours count just as much"]),
    both(
        4,
        "minimising.try-being",
        "(try being|try having|^ [just] wait (until|till) you (have|get|are|reach|grow|turn|see|find out)|\
        imagine if you had) _8 $",
        "A comparison, even a true one, can end the conversation.",
    )
    .unless(
        "(try being (kind|gentle|honest|patient|soft|near|around)|wait (until|till) you (are|feel|have|\
        get) [a bit|more|had|some] (ready|rested|home|safe|sure|calm|calmer|able|alone|there|sleep|slept|\
        rest|back|eaten))",
    )
    .instead(&["there are other hard roads too, and yours is one of them"]),
    both(
        4,
        "minimising.everyone",
        "(everyone|everybody|we all|all of us|weve all|everyones) [just|always] (feels|feel|goes through|\
        go through|gone through|been through|deals with|struggles|has|have|gets|get|is|been|survives|\
        hates) (like (this|that|it|you do|shit|crap)|this|that|it|these|those|down|sad|tired|stressed|\
        anxious|nervous|lonely|bad days|problems|struggles|there|a presentation|a breakup)",
        "Being told that everyone has it can make someone feel foolish for hurting.",
    )
    .unless("(feel|feels) (like everyone|everyone|everybody)")
    .instead(&["a lot of people would find this hard"]),
    both(
        4,
        "minimising.all-in-your-head",
        "(its|thats|this is|it is) (all|just|only|mostly) in your [own] (head|mind)",
        "What is felt is real, wherever it comes from.",
    )
    .instead(&["what you feel is real"]),
    both(
        4,
        "minimising.just-a",
        "(its|thats|it is|that is|this is|it was|that was) (just|only) (a|an|some) (phase|bad day|bad week|\
        exam|test|mock|job|game|party|boy|girl|guy|man|woman|bed|essay|grade|number|cold|feeling|thought|\
        dog|cat|pet|hamster|rabbit|animal|bad patch|rough patch|stage|mood|wobble|little|bit of|breakup|\
        friend|school|class|course|presentation)",
        "\"Just\" makes small what is large to them.",
    )
    .instead(&["this is something real"]),
    both(
        4,
        "minimising.just-stress",
        "(its|thats|it is|this is|youre) (just|only|probably just) (anxiety|stress|nerves|hormones|\
        hormonal|stressed|anxious|tired|depression|lazy|sad|your age|ptsd|being sad|having a bad day|\
        feeling (down|low|sad))",
        "\"Just\" makes small what is large to them.",
    )
    .unless("(when|if|even|feel|like|think|as if|say|saying|because) (youre|its|thats|this is) (just|only)")
    .instead(&["this sounds exhausting"]),
    both(
        4,
        "minimising.overreacting",
        "(youre|you are|ur|dont you think youre|stop) [just|totally|kind of|being] (overreact*|overthink*|\
        exaggerat*|making (a big deal|too much|a mountain|a fuss|drama) [out of|of|over])",
        "It says that the feeling is wrong; the feeling may be all they have to go by.",
    )
    .unless("(feel*|felt|not|arent|if|like|worry|afraid|told|whether) _3 (youre|you are)")
    .instead(&["this clearly matters to you"]),
    both(4, "minimising.over-nothing", "(over|about) nothing $", "It isn't nothing to them.")
        .unless("(talk|nothing|chat|laugh*) about nothing"),
    both(
        4,
        "feelings.dont-worry",
        "[please|pls|oh|hey|so|and] (dont|do not|stop|no need to|nothing to) (worry*|stress*|panic*|fret*) \
        [so much|too much|yourself] [about it|over it] -(about|over|that|if)",
        "Worry doesn't stop by order, and being told so can feel like not being heard.",
    )
    .guard(Guard::Spoken)
    .unless("(i|we|they|he|she|you|and|cant|couldnt|to) (dont|do not|stop)")
    .instead(&["it makes sense that this worries you"]),
    both(
        4,
        "feelings.dont-worry-about",
        "[please|pls|oh|hey] (dont|do not|stop) (worry|worrying|stress|stressing|panic|panicking|fret) [so \
        much|too much|yourself] +(about|over|that) -((about|over) (replying|answering|writing|making sense|\
        spelling|grammar|typos|the (length|spelling|grammar|typos|order|wording)|length|how (long|it comes|\
        this comes|you say|you put)|being (a burden|too|rude|polite|coherent|annoying|any)|me|us|bothering|\
        boring|rambling|ranting|venting|what to (say|write)|saying|sounding|the right))",
        "Worry doesn't stop by order, and being told so can feel like not being heard.",
    )
    .guard(Guard::Spoken)
    .unless("(i|we|they|he|she|you|cant|couldnt|to) (dont|do not|stop)")
    .before_last("(about|over) (the|your|that|this) _", &["it makes sense to worry"]),
    both(
        4,
        "feelings.calm-down",
        "(~(things|thing|it|to|they|we|will|ll|that|and|me|him|her|finally|stuff|situation|not|cant|how) \
        (calm down|chill out)|^ [just] (relax|chill) $|take a chill pill)",
        "Being told to calm down seldom calms; being heard often does.",
    )
    .unless("(help* you|to|helps|could|cant|trying to) (calm|relax)")
    .instead(&["take whatever time you need"]),
    both(
        4,
        "feelings.dont-be-sad",
        "[please|pls|oh|hey] (dont|do not|stop|you shouldnt|no need to) (be|being|feel|feeling) [so|too] \
        -((afraid|scared|nervous|shy) (to|of (asking|reaching|saying|telling|writing|needing|being|crying|\
        taking|calling))|down on) (sad|upset|scared|afraid|depressed|angry|nervous|anxious|worried|bad $|\
        down|lonely|hopeless|worthless|jealous|miserable)",
        "It can sound as if the feeling were a mistake.",
    )
    .guard(Guard::Spoken)
    .unless("((i|we|they) (dont|do not)|if|(dont|do not|shouldnt) feel bad)")
    .instead(&["what you feel makes sense to me"]),
    both(
        4,
        "feelings.dont-be-sad",
        "[please|pls|oh|hey] (dont|do not|stop|you shouldnt|no need to) (be|being|feel|feeling) [so|too] \
        (like that|that way|this way)",
        "It can sound as if the feeling were a mistake.",
    )
    .guard(Guard::Spoken)
    .unless("(i|we|they) (dont|do not)")
    .instead(&["what you feel makes sense to me"]),
    both(
        4,
        "feelings.dont-cry",
        "[please|pls|oh|hey|just] (dont|do not|stop) (cry|crying) [about it|over it|over him|over her] \
        -(alone|by yourself|on your own|in secret)",
        "Tears may be what they need.",
    )
    .guard(Guard::Spoken)
    .unless("(cant|couldnt|i|to|didnt|dont want to) (stop|dont)")
    .instead(&["it's okay to cry"]),
    both(
        4,
        "feelings.dont-think-that",
        "(^ [please|pls|oh|hey|come on|no|and|but|just|so] (dont|do not|stop|never)|you (shouldnt|cant|\
        mustnt|should not)) (think*|talk*|say*) (like that|that way|that|such things|like this|those \
        things|things like that)",
        "If the thought can't be said here, they are alone with it.",
    )
    .guard(Guard::Spoken)
    .unless("(i|we|they) (dont|do not|never) (think|say)")
    .instead(&["I'm glad you said it out loud"]),
    both(
        4,
        "feelings.you-dont-mean-that",
        "(you dont (really|actually|truly) (mean that|mean it|want to|feel that|feel like)|you dont mean \
        (that|it)|im sure you dont (mean|want))",
        "They took a risk in saying it; doubting them can close the door.",
    )
    .guard(Guard::Spoken)
    .unless("(you dont really want to (talk|go|do|see|share|say)|if you dont)")
    .instead(&["I believe you"]),
    both(
        4,
        "feelings.get-over",
        "(^ [just|so|and|please|now|come on] (get over|snap out of|shake off)|(you|youll|u) (need to|have \
        to|should|will|must|gotta|ll|just|just need to|can|got to) [just] (get over|snap out of|shake off)|\
        just get over) +(it|this|that|him|her|them|the past)",
        "Nobody can decide to stop hurting, and hearing this can add shame.",
    )
    .unless("(hard to|cant|couldnt|how to|help* you|never|i|didnt|dont|not) (get over|forget|snap)")
    .before_last("(it|this|that|him|her|them|the past)", &["take your time with"]),
    both(
        4,
        "feelings.move-on",
        "(^ [just|and|so|then] move on -(to|from here|with the) [already|with your life|from it|from him|\
        from her]|[its|it is|thats|maybe its|you|you really|you just|youve] (time to|need to|have to|just|\
        should|must|gotta|got to) move on)",
        "There is no timetable for this, and a push can feel like being left behind.",
    )
    .unless("(is it|if its|when its|whether its|when|if) [ever|really] time to move")
    .instead(&["go at your own pace"]),
    both(
        4,
        "feelings.choose",
        "(happiness is a choice|choose happiness|choose to be happy|mind over matter|you choose how you \
        feel|you can choose to (feel|be))",
        "Nobody chooses to feel like this.",
    )
    .instead(&["feelings like these aren't a choice"]),
    hint(
        4,
        "comparing.know-how-you-feel",
        "i (know|understand|get) (exactly|just|precisely|totally|perfectly|completely) (how|what) (you|\
        this|it|ur|youre) [are] (feel|feels|going|mean|felt|feeling) [through]",
        "Even a like pain isn't the same one; being asked is often better than being matched.",
    )
    .instead(&["I can only imagine how that feels"]),
    hint(
        4,
        "comparing.same-here",
        "^ (same|same here|same lol|big mood|mood|relatable|same boat) $",
        "It turns the talk to you before they were heard.",
    )
    .instead(&["I recognise some of that, and I'd like to hear more about yours"]),
];
