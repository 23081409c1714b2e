//! Rule 9: promises that nobody can keep.

use super::{Guard, Row, both, hint};

pub(super) const ROWS: &[Row] = &[
    both(
        9,
        "promise.gets-better",
        "(it|things|life|everything|this|that|all this|it all|pain|the pain) [really|always|just|all|only|\
        does|definitely|eventually|slowly|honestly|still] (gets|get|will get|ll get|is going to get|are \
        going to get|gonna get|is gonna get|will become|always gets|will all get|will be|ll be|will feel|\
        becomes|gets so much|will only get) [so|much|a lot|way|all|always|eventually|slowly|so much|a \
        little] (better|easier|brighter|lighter|best)",
        "Nobody can know that, and in the dark it can ring hollow.",
    )
    .guard(Guard::Certain)
    .unless(
        "((doesnt|does not|never|cant promise|say|saying) _2 (get|gets) (better|easier)|some (days|\
        nights|mornings|evenings)|sometimes)",
    )
    .instead(&["I hope this gets lighter for you"]),
    both(
        9,
        "promise.gets-better",
        "(itll|itd|thingsll|lifell) [all|definitely|eventually|slowly] (get|be|feel|become) [so|much|a lot|\
        so much|way] (better|easier|brighter|lighter)",
        "Nobody can know that, and in the dark it can ring hollow.",
    )
    .guard(Guard::Certain)
    .instead(&["I hope this gets lighter for you"]),
    both(
        9,
        "promise.will-be-ok",
        "(it|itll|things|everything|everythings|all|it all|this|this all|youll|you will|you|u|ull|theyll|\
        he|she|hell|shell|they|we|well) [will|ll|is going to|are going to|gonna|is gonna|going to|shall|re \
        gonna|re going to] [all|totally|definitely|surely|just|eventually|both] (be|turn out|work out|end|\
        come right|come good|sort itself|fall into place|be absolutely) [all|totally|just|absolutely|\
        perfectly|completely] (ok|okay|k|fine|alright|all right|right|good|great|well|grand|out|perfect|\
        safe|happy again|happy|for the best|no problem) -(at|with|for|if|to)",
        "Nobody can know that, and if it isn't so, they are alone with it again.",
    )
    .guard(Guard::Certain)
    .unless("(they|we|you|it|i) (be|are|is|were) (ok|okay|fine|good|great|right|alright|well|out)")
    .instead(&["I hope this turns out gently for you"]),
    both(
        9,
        "promise.work-out",
        "(things|it|everything|this|itll|life|all) [will|ll|is going to|are going to|gonna|always|has a \
        way of] [all|always|just] (work out|works out|working out|work itself out|working itself out|fall \
        into place|falls into place|turn around|sort itself out|look up|come right|iron itself out)",
        "Nobody can know that, and if it isn't so, they are alone with it again.",
    )
    .guard(Guard::Certain)
    .unless("(did|didnt|does|doesnt|not|never|how|to) _3 (work|works) out")
    .instead(&["I hope this turns out gently for you"]),
    both(
        9,
        "promise.youre-going-to",
        "(youre|you are|ur|its|everythings|things are|it is|we are|were) (going to|gonna) (be|do|make|get|\
        survive|feel|work) [just|all|so|absolutely|totally|perfectly|through|it|much] [through|out|it|\
        this] (ok|okay|fine|alright|all right|great|better|it|this|through|out)",
        "Nobody can know that, and if it isn't so, they are alone with it again.",
    )
    .guard(Guard::Certain)
    .instead(&["I hope this turns out gently for you"]),
    both(
        9,
        "promise.get-through",
        "(youll|you will|you can and will|you are going to|youre gonna|we will|well|ull|you definitely \
        will|you always) [will|all|definitely|surely|just|absolutely|eventually|find a way to|both|totally|\
        be able to] (get through [this|it|that]|get past [this|it|that]|get over [this|it|that|him|her|\
        them]|make it [through] [this|it|that]|pull through|come through|survive [it|this|them|him|her|\
        that]|overcome [it|this|that]|bounce back|recover|heal|find (someone [else|new|better]|a (better|\
        new) _1|another [one|job|man|woman|girl|guy|place|friend|boyfriend|girlfriend]|a job|your _1|love|\
        peace|a way|happiness)|feel (better|happy|normal|like yourself)|be happy|thank yourself|come out|\
        rise|beat this|win|succeed|adjust|get there|be stronger|love again|do great|pass|grow|thrive|\
        forget (him|her|them|it)) [for sure|eventually|soon|one day]",
        "Nobody can know that; company in it is something you can give.",
    )
    .guard(Guard::Certain)
    .unless("(if|whether|how|what|when|who|which|where|until|hope|think) _3 (youll|you will)")
    .instead(&["I hope you find a way through this"]),
    both(
        9,
        "promise.will-pass",
        "(this|it|that|these|the|those|all of this|all this) [feeling*|pain|storm|thoughts|too|urge*|wave] \
        [too] (shall|will|ll|does|always|soon) [soon|all|eventually|always] pass [soon|eventually|too] +($|\
        and|but|x|my|i|bro|mate|in|just|you|ok|okay)",
        "To someone in the middle, a feeling has no end yet.",
    )
    .guard(Guard::Certain)
    .instead(&["I hope this eases soon"]),
    both(
        9,
        "promise.will-pass",
        "(itll|thisll|thatll) [all|soon|eventually] pass [soon|eventually] -(quicker|faster|by|through|\
        over|out|you|the)",
        "To someone in the middle, a feeling has no end yet.",
    )
    .guard(Guard::Certain)
    .instead(&["I hope this eases soon"]),
    both(
        9,
        "promise.time-heals",
        "(time (heals|will heal|is [a|the] [great|best] healer|does heal|fixes|makes everything)|give it \
        time [and] (it|youll|itll|you)|in time (you|youll|it|itll|things) (will|ll|forget|feel|get|\
        heal))",
        "Time does its own thing, and waiting is hard to be told.",
    )
    .instead(&["I hope time is kind to you here"]),
    both(
        9,
        "promise.bright-days",
        "((better|brighter|good|happier|happy) (days|times|things) (are|will|ahead|lie|come|coming|is) \
        [coming|ahead|come|yet to come|on the way]|light at the end of the tunnel|tomorrow (is|will be) (a \
        new|another|a better|better|brighter)|the sun will (shine|rise|come)|there is always (a light|hope|\
        tomorrow)|after (the|every) (rain|storm)|(its|it is) always darkest|your time will come|the best \
        is yet|good things are coming)",
        "A picture of later can feel far from now.",
    )
    .guard(Guard::Certain)
    .unless("(believe in|havent|hard to|dont|no) _3 (days|light)")
    .instead(&["I hope some light finds you"]),
    both(
        9,
        "promise.always-here",
        "((ill|i will|im|i am|well|we will|we are|i) [will|ll] (always|forever) [be] (here|there|around|\
        listen|available|with you|support you|love you)|here for you (always|24 7|no matter what|forever|\
        any time day or night)|(never|not ever) (leave you|let you down|abandon you|stop caring|be alone \
        again|going anywhere)|(you will|youll) never be alone) [for you|to listen|if you need me|for u]",
        "It is more than anyone can keep, and the day it fails will hurt.",
    )
    .guard(Guard::Spoken)
    .instead(&["I'm here right now"]),
    both(
        9,
        "promise.any-time",
        "((message|text|dm|pm|write|call|write to|ring|talk to|hit) me [up] (any time|anytime|whenever|day \
        or night|24 7|always)|my (dms|inbox|messages|door) [are|is] always open|(any time|anytime) (day or \
        night|you want|you need)|im (up|around|available|here) 24 7|you can always (message|text|dm|pm|\
        write|call|talk to) me)",
        "It is more than anyone can keep; a smaller offer is safer for both.",
    )
    .guard(Guard::Spoken)
    .instead(&["you can write back here if you'd like"]),
    both(
        9,
        "promise.i-promise",
        "(i (promise|guarantee|assure) [you|to you|u] [that]|i swear [to you] [that] +(it|youll|things|\
        this|you will)|i can (promise|guarantee|assure)|mark my words|without a doubt|i just know [that]) \
        -(i|im|ive|id|to|not|nothing|you (that|im|i)|that (i|im|ive|id))",
        "It is more than anyone can keep.",
    )
    .unless("(cant|cannot|wont|couldnt|not|wouldnt|never|nobody) [really] (promise|guarantee|swear|assure)")
    .before("(it|this|that|things) (wont|isnt|doesnt)", &["I hope"]),
    both(
        9,
        "promise.they-will",
        "([one day|someday] (hell|shell|theyll|he will|she will|they will|your (ex|mom|mum|dad|parents|\
        friend|boss)) [will|ll] [soon|definitely|surely|eventually|regret it and] (come back|come around|\
        regret (it|this)|forgive you|understand|apologi*|miss you|understand [everything|you|it|this|that|\
        one day]|realise|realize|change|love you again))",
        "Nobody can know what somebody else will do.",
    )
    .guard(Guard::Certain)
    .instead(&["I hope they come to see how much this hurts"]),
    hint(
        9,
        "promise.you-got-this",
        "(you got this|youve got this|u got this|you can do (it|this) $|you are stronger than|youre \
        stronger than|youre so strong|you are so strong|i believe in you)",
        "It can leave no room for the part that feels it can't.",
    )
    .instead(&["this is a lot, and you're still trying"]),
    both(
        9,
        "promise.later",
        "((a|one|two|three|five|ten|six|a few) (year*|month*|week*|day*) (from now|down the (line|road)|\
        later|on) _1 (youll|you will|itll|it will|this|you|everything|things|ull|u) [will|ll|wont] [all|\
        just|barely|even|not|hardly] (be|feel|look|have|see|laugh|forget|thank|wonder|remember|believe|\
        miss|love)|(this time|by) (next|the end of the|the) (year|month|week|summer|christmas|spring) \
        (youll|you will|itll|this|it|everything|things) (be|will|feel|ll|wont)|(tomorrow|by tomorrow|in \
        the morning|next (week|month|year)|soon|soon enough|before you know it|one day soon|in no time) \
        (youll|you will|itll|it will|everything|everythings|things|this) [will|ll] (be (happy|fine|over|\
        gone|so|better|free|past|okay|ok|laughing|back|glad|all|alright)|feel (better|fine|happy|different|\
        like)|wake up and|look (better|back|different|brighter)|forget|get better|thank|have forgotten|\
        seem)|^ [just] (you wait|wait and see|youll see) $)",
        "It is more than anyone can know or keep.",
    )
    .guard(Guard::Certain),
    both(
        9,
        "promise.bound-to",
        "(youre|you are|its|theyre|hes|shes|it is|things are|this is|they are|everything is|things|she is|\
        he is|ur) (guaranteed|bound|sure|certain|destined|100|definitely going|absolutely going) [percent|\
        going] to (feel (better|happy|fine|good|great|lighter|normal|loved)|be (ok|okay|fine|great|happy|\
        better|alright|all right|loved|successful|safe)|get (better|easier|through|over|past|a|the|into|\
        in)|find|work out|heal|pass|improve|succeed|make it|take you back|come (back|around|right|good)|\
        love you|turn (out|around|up)|change|ease|miss you|realise|realize|regret|forgive|want you)",
        "It is more than anyone can know or keep.",
    )
    .guard(Guard::Certain),
    both(
        9,
        "promise.never-leave",
        "((ill|i will|im|we will|well|i|i am|were) [will|ll|just] (never|always|forever|not ever|not going \
        to ever) [going to|gonna|be|ever] (leave (you|your side|u)|let (you (down|go|fall|hurt)|anything|\
        anyone|u)|abandon (you|u)|stop (caring|listening|being|loving|believing)|give up on (you|u)|turn \
        my back|ghost (you|u)|have your back|by your side|beside you|stand by (you|u)|pick up|answer|reply|\
        love (you|u)|your friend|around|protect you|at your side|save you)|(count|rely|lean|depend|bank) \
        on (me|us) [to be _2] (forever|always|any time|anytime|no matter|for anything|for everything|24|\
        day (and|or) night|whatever|until the end|100|for life|every time)|(im|ill be|i am|i will be) \
        [always|right] [here|there|yours|available|on call|around|all ears|up|awake] [for you] (forever|\
        always|24 7|around the clock|day (and|or) night|for life|every single day|until the end)|nothing \
        (will|can|could|is going to|ll) [ever] (come between|change that|make me leave))",
        "It is more than anyone can know or keep.",
    )
    .guard(Guard::Spoken)
    .unless("(cant|cannot|couldnt|not|dont) _3 (promise|say|always|forever)"),
    both(
        9,
        "promise.no-harm",
        "(nothing [bad|else|terrible|worse|awful|really bad|serious] (is going to|will|ll|can|could|is \
        gonna|s gonna|would) [ever|possibly] (happen|hurt you|go wrong|touch you|harm you)|(no harm|nobody|\
        no one) (will|can|is going to|ll) [ever|come to] (hurt you|harm you|you again|touch you)|(theres|\
        there is) no (way|chance|doubt|risk) [that|in hell] (it|this|that|you|they|he|she|things|youll|\
        theyll|hell|shell) [will|ll] (stays|stay|lasts|last|wont|wouldnt|goes on|go on|fails|fail|gets \
        worse|be forever|keeps|doesnt|not)|(the worst|the hardest part|the hard part|the worst part) (is|\
        s) [already|now] (over|behind you|past) [now] $|(the|this|that|your) (pain|feeling|grief|sadness|\
        heartbreak|hurt|fog|darkness|ache|loneliness|anxiety|depression) (fades|will fade|goes away|will \
        go away|will end|will stop|wont last|will not last|doesnt last|never lasts|always (fades|passes|\
        ends|lifts)|will be gone|will disappear|will lift|wears off|will ease|is temporary|is only \
        temporary|isnt forever|wont be forever)|(this|it|that|thatll|itll|thisll) [will|ll|is going to|is \
        gonna] [only|just] (make|made|makes) you [a|so much|even|much|only|way] (stronger|wiser|better \
        person|better)|youll (come out|end up|emerge) [of this|of it] [a|so much|even|much] (stronger|\
        wiser|better)|(it|things|everything|life|love|karma) always (works out|comes good|comes right|\
        comes back|finds a way|falls into place|turns out (fine|okay|ok|well|for)|gets better)|(the right|\
        a better|someone|somebody|your) (person|one|man|woman|job|guy|girl|soulmate|better|else|special) \
        (is|will be|are|s) [definitely|still|already|surely] (out there|waiting for you|on (his|her|their|\
        its) way|around the corner|going to (come|find))|(everythings|everything is) (going to|gonna) turn \
        out)",
        "It is more than anyone can know or keep.",
    )
    .guard(Guard::Certain)
    .unless(
        "((cant|cannot|couldnt|not|dont) _3 (promise|say|swear)|(after|while|until|once|because|as if|\
        like) the (worst|hardest|hard))",
    ),
    both(
        9,
        "promise.later",
        "(by (next|the end of the|the) [next] (summer|christmas|spring|winter|autumn|week|month|year|\
        weekend) (this|it|itll|youll|everything|things|all this|thisll) [will|ll] [all] (be|have|feel|seem|\
        look)|by (summer|christmas|spring|winter|autumn|tomorrow|friday|then|monday|new year) (this|it|\
        itll|youll|everything|things|all this) [will|ll] [all] (be|have|feel|seem|look)|(a|just a|nothing \
        but a|only a) (bad|distant|faint|vague) memory|(youll|you will|itll|it will|theyll|hell|shell) _5 \
        in no time|(hell|shell|theyll|he will|she will|they will) [soon|definitely|all] (regret it|regret \
        losing|(realise|realize|see|regret|know|notice|understand) [what|that|how much|everything] (he|she|\
        they|hes|shes|theyve|youre|you were) [have|has|had|ve] (lost|did|done|missed|worth)|(crawl|come|\
        beg) (back|crawling|running|begging))|(youll|you will) [soon|definitely|always|just] (make|meet|\
        find) (new|lots of|plenty of|other|better|nicer|someone|somebody|your) (friends|people|new|better|\
        else|tribe|person|match|one)|(ive|i) [have] got (you|your back) (always|no matter|forever|whatever|\
        till|until))",
        "It is more than anyone can know or keep.",
    )
    .guard(Guard::Certain)
    .unless("(whether|if|hope|may|might|wonder) _4 (meet|make|find|realise|realize|see)"),
];
