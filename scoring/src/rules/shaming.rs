//! Rules 5 and 11, continued: shaming, scoffing and orders in plain words.
//!
//! Why apart: what shames has no gentler wording; a reason is all that a hint can give.

use super::{Guard, Row, both, gate};

const ORDER: &str = "An order can frighten somebody who is already doing what they can.";
const SHAMES: &str = "Shame makes people hide, and hiding is where it gets worse.";
const SCOFFS: &str = "A joke at someone who is hurting shuts the door.";

pub(super) const ROWS: &[Row] = &[
    both(
        5,
        "order.ought",
        "~(if|when|what|that|which|who|how|why|where|than|whether|as|everything|things|thing|nothing|\
        something|anything|all|do|did|whatever|think|thought|feel|felt|like|said|all) (you|u) [really|\
        seriously|just|honestly|probably] (ought to|oughta|gotta) [really|just|start|stop|try to] -(be \
        (loved|treated|heard|safe|held|able|allowed|proud|exhausted)|feel|have|know|love|wonder|get to|see \
        how)",
        ORDER,
    )
    .guard(Guard::Spoken)
    .unless("(dont|do|if|whatever|what) you (gotta|ought)"),
    both(
        5,
        "order.no-arguments",
        "((your|the) (first|only|next|number one|main) (job|task|priority|mission|duty) [now|today|here|\
        right now|tomorrow] is to|no (arguments|ifs or buts|ifs and buts|ifs no buts|buts about it|debate|\
        whining|moaning|sulking)|thats an order|^ [just|and|now|so|come on|right] get (off|up off) (the|\
        your) (sofa|couch|arse|ass|butt|backside|bed|phone)|^ [just|now|so|right] get (out of bed|up|\
        dressed|moving) and|^ [just|and|now] (sort|pull) yourself (out|together)|act your age|(so|then|now|\
        and|just|start) (act|acting|behave|behaving) like (it|one|a (man|grown|adult|mother|father|parent|\
        woman|real))|supposed to be the (strong|adult|grown|responsible|mature) [one|up])",
        ORDER,
    ),
    both(
        5,
        "shame.decent",
        "((any|no|every|a real|a proper|real|proper) (decent|good|real|normal|proper|responsible|self \
        respecting|grown|loving|half decent|sane) (mother|father|mum|mom|dad|parent|man|woman|wife|husband|\
        son|daughter|adult|mothers|fathers|parents) (would|wouldnt|does|doesnt|should|will|puts|dont|do|\
        lets|could|has|is) -(be (hurt|shaken|worried|tired|upset|scared|angry|sad|proud|exhausted)|feel|\
        worry|wonder)|(real|strong) (men|women|mothers|mums|moms) (dont|do|never|would|wouldnt)|what (kind|\
        sort) of [a] (mother|father|mum|mom|dad|parent|person|man|woman|wife|husband|son|daughter|friend|\
        monster) (are you|leaves|does (this|that)|thinks|says|would (do|leave|say|think))|(you|and you) \
        call yourself a [good|real|decent] (mother|father|mum|mom|dad|parent|man|woman|friend|christian|\
        adult)|have you no (shame|pride|self respect)|(expected|thought) better (of|from) (you|u)|should \
        know better $|you let (us|everyone|everybody|them|your <kin>|yourself|him|her) [all] down)",
        SHAMES,
    )
    .guard(Guard::Spoken)
    .unless("(not|never|didnt|dont|felt|feel|like|think|convinced|fear) _3 let"),
    both(
        5,
        "shame.embarrassed",
        "((id|i would|i) [be|feel|am] [so|really|honestly|too|pretty] (embarrassed|ashamed|mortified) (if \
        i were you|in your (place|shoes)|of you|for you|to (post|write|admit|say|be you))|(im|i am|we are|\
        were|everyones|people are|i feel) [so|really|honestly|very|frankly] (disappointed|ashamed|\
        embarrassed) (in|of|by|with|for) (you|u)|(if i were you|in your (place|shoes)) id be [so] \
        (embarrassed|ashamed|mortified)|(feel*|being) [so|all|too|really|this] sorry for (yourself|urself)|\
        (stop|quit|enough|done|tired) [of|with|all|that|the|your|this] [constant|endless|stupid] (whining|\
        moaning|wallowing|sulking|moping|whinging|bitching|self pity))",
        SHAMES,
    )
    .unless(
        "((allowed|okay|ok|fine|not|can|nothing wrong|entitled|right|may|free) _4 sorry|(not|never|\
        wasnt|arent|told|called|calls|call|said) _4 (whining|moaning|sulking|wallowing|moping))",
    ),
    both(
        5,
        "shame.hell",
        "((youll|you will|u will|ull|youre going to|you are going to|youd|suicides|sinners|people who (do|\
        kill|end) _2) [all|just|only|surely|definitely] (burn|rot|roast|suffer|end up|go [straight]|be \
        damned|be punished) [to|in|forever|for eternity|for ever] [in|to] (hell|eternity|forever|for it|\
        the flames)|^ [just] (go|rot|burn) (to|in) hell|(straight|going|sent) to hell -(and back)|god \
        (will|wont|hates|will never|wants|is) [never|not] (punish*|forgive|judge|hate|abandon|disgusted|\
        ashamed) (you|people|those)|(its|it is|that is|thats|suicide is|this is|despair is) [a|an|the] \
        [mortal|unforgivable|deadly|grave|worst|terrible|great] sin|~(to|could|i|cant) (pray|repent) \
        (harder|for your sins)|(because|since) you (dont|didnt|stopped) (pray|believe|go to church)|not \
        praying enough|lack of faith)",
        SHAMES,
    )
    .guard(Guard::Spoken)
    .unless(
        "(afraid|scared|fear*|told|said|say|says|thought|taught|raised|not|dont (think|believe)) _6 \
        (hell|sin|punish*|forgive)",
    ),
    both(
        5,
        "shame.your-doing",
        "((you|u|youve|you have) [really|only|just|got|have] (nobody|no one|only yourself|yourself) [else] \
        [but yourself|only] to (blame|thank)|(nobody|no one) [else] to blame but|(you|u) (did this|caused \
        (this|it|all)|made this|let this happen|started (it|this)|walked into (it|this)|chose (this|it)) \
        [to|mess|yourself|all by yourself] [nobody else|not (him|her|them|anyone)|$]|(that|this|thats|this \
        one|this ones|its) [is|s] [all|entirely|totally|completely] on you $|(its|thats|this is|all|of) \
        your own (doing|making|stupidity|fault)|you (reap|get) what you (sow|deserve)|thought (about|of) \
        that before|(what|how much|everything|all) [that] (youre|you are) (putting|doing to|dragging) \
        (your|them|everyone|us|the people|those) [poor|whole] [<kin>|around you] [through]|how (do|would|\
        will) you (think|suppose|imagine) (your <kin>|he|she|they|we|your|everyone|people) (would|will|d|\
        must) feel (if|when|to))",
        SHAMES,
    )
    .guard(Guard::Spoken)
    .unless(
        "(how|not|isnt|wasnt|none|nothing|never|feel*|if|weigh*|hard|like|think|believe) _5 (on you|\
        your own|to blame|did this|caused)",
    ),
    gate(
        11,
        "mockery.scoff",
        "(waaambulance|waambulance|wambulance|wahmbulance|waaaambulance|whambulance|(the|your|these|those|\
        all the|such|with the) [little] (theatrics|histrionics|melodrama|dramatics)|drama (king|much|again|\
        alert|class)|(main character|victim|martyr|hero|saviour|savior) (syndrome|complex|energy|mode|\
        olympics)|(so|literally|peak|pure|kinda|such|pretty|absolutely|very) (cringe|cringey|cringy)|\
        cringe (af|much|alert|fest|lol)|^ (cringe|yikes cringe) $|grow (a|some) [thicker|thick] (spine|\
        skin|backbone)|thicker skin|tiny violin|(worlds|world) (smallest|tiniest) violin|^ [sorry but|lol|\
        yeah] i (dont|cant|do not) (believe|buy) (a|one|any|this|that|it) [single] (word|bit|story) [of \
        (this|it|that)]|(nice|good|great|cool|lovely|cute) (fiction|fanfic|creative writing|novel|acting|\
        tale|bait|performance|fantasy)|(people|those|someone|anyone) who [are|is] (really|actually|truly|\
        seriously|genuinely) [mean*|want*|feel*|suffer*|depressed|suicidal|serious|struggl*|sick] [it|to|\
        this] _3 (dont|doesnt|wouldnt|never|just) [go] (post*|tell|talk|say|write|announce|do it|advertise|\
        brag|whine)|(done|finished|over) with (the|your|this) (act|drama|show|performance|tantrum))",
        SCOFFS,
    )
    .unless(
        "(told|called|calls|call|said|say|says|not|never|isnt) _4 (skin|cringe|drama|theatrics|\
        melodrama|syndrome)",
    ),
    gate(
        11,
        "mockery.pity",
        "((you|u|youre|ur) [just|only|really|obviously|clearly] (want|wanting|fishing for|craving|begging \
        for|milking|angling for) [people|everyone|us|others|someone|them|me|everybody|some|the|for] [to] \
        (feel (bad|sorry)|notice you|pity|look at you|fuss over|beg you|chase you|worry about you|sympathy|\
        compliments|likes|attention)|(you|u|ur) (sound|seem|look) [so|totally|completely|absolutely|a bit|\
        kinda|really|literally|like|like a|like an|fucking] (unhinged|insane|crazy|psycho|pathetic|\
        deranged|delusional|mental|whiny|ridiculous|hysterical|stupid|dumb|nuts|a (baby|brat|child|\
        nutcase))|(haha*|lol|lmao|lmfao|rofl) [you|u|imagine|omg|so] [you|u] [actually|really|literally|\
        seriously] (cried|crying|cry|believed|posted|wrote|fell for)|(another|one more|yet another) (poor \
        me|whiny|pity|woe is me|attention seeking|self pity|crybaby|sob) [post|thread|story|party]|(get a \
        load of|check out|look at) (this (one|guy|girl|clown|loser|drama)|ms|mr|miss|captain))",
        SCOFFS,
    )
    .unless(
        "(not|dont|doesnt|never|afraid|told|called|worry|worried|feel|think|thought|if) _5 (sound|seem|\
        look|want|unhinged|crazy|insane|mental|pathetic|stupid)",
    ),
    both(
        5,
        "shame.your-doing",
        "((you|youve|u) [already|really|just] [have] (wasted|ruined|thrown away|messed up|destroyed|used \
        up|drained) (enough|everyones|your (parents|kids|family|mothers|fathers|marriage|life|chance*)|our|\
        so much of|it all|everything|his|her|their)|being such a (victim|martyr|baby|failure|\
        disappointment|drag|downer|child|coward)|(get|set|sort) your priorities [straight|right|in order|\
        out]|it takes two [to]|(go|take|have|try) [and|a] [good|long|hard] [hard] look (in the mirror|at \
        (yourself|your own|what you did))|^ [so|now|maybe|just|and|please] look at (your own (part|role|\
        behaviour|behavior|faults|mistakes)|what you did)|two sides to (every|this|the)|^ [just|so|and|\
        please] (take (some|your|full|a bit of) responsibility|own (up|your mistakes|it))|what did you do \
        to (deserve|provoke|cause|make)|were you (wearing|drinking|drunk|leading)|(you were|were you|\
        youre) asking for it|you must have (done|said) something|no smoke without)",
        SHAMES,
    )
    .guard(Guard::Spoken)
    .unless(
        "(feel*|felt|think*|thought|believe*|wrote|said|say|says|told|convinc*|like|afraid|worry|\
        worried|as if|if|not|never|isnt|dont|arent|havent|wonder*) _5 (ruined|wasted|destroyed|messed|role|\
        part|such|drained)",
    ),
    gate(
        11,
        "mockery.pity",
        "(fishing for (likes|attention|compliments|sympathy|pity|upvotes|karma|comments|reactions)|did you \
        (practise|practice|rehearse|google|copy|steal|make up) (that|this|it) [all] (in|from|off|for|\
        yourself|up)|save it for (your|the|someone|ur) (diary|therapist|blog|journal|memoir*|priest|\
        shrink)|tell it to (someone who cares|the judge|your diary)|(haha*|lol|lmao|omg|wow) [what|youre|\
        you are|ur|such] [a|such a|an|the] [absolute|total|complete|fucking|little] (mess|joke|loser|clown|\
        state|disaster|trainwreck)|(someones|somebodys|somebody is|someone is) (butthurt|triggered|salty|\
        sensitive|fishing|having a (moment|tantrum|meltdown)|crying)|(someone|somebody) (needs|wants) (a \
        (nap|diaper|cuddle)|attention)|get over yourself|(not|isnt) (all|everything) about you|(nobody|no \
        one) (wants|needs|asked) to (hear|read|see) (this|it|that|your)|triggered much|bless your \
        little)",
        SCOFFS,
    )
    .unless(
        "(feel*|felt|think*|thought|believe*|wrote|said|say|says|told|convinc*|like|afraid|worry|\
        worried|as if|if|not|never|isnt|dont|arent|havent|wonder*) _5 (nobody|no one|wants|about you|mess|\
        joke)",
    ),
];
