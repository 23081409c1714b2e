//! Signs of self-harm: that it is spoken of, that it draws a person now, that it happened again, that it is over.
//!
//! Why apart: the word alone says little. Scars of ten years ago and an urge in this minute use the same words, so
//! what counts is what else the post says. The word counts as a wish unless the post tells it as over, and then an
//! urge or a slip counts again. An urge that names no aim counts, unless the post is about another craving.

use super::signs::{Sign, Weight, sign};

/// Hurt by accident, or by a thing.
const ACCIDENT: &str = "((hurt|cut|burn*|injur*|hit|scratch*|punch*) (myself|my [own|left|right] (arm*|\
 leg*|hand*)) (at|playing|running|fall*|tripping|off|some|shav*|cook*|chopping|on (the|a|my)|out|by \
 accident|lifting|skating|accidentally|when i fell|moving|doing|with the (oven|iron|kettle)|in \
 (football|training|the kitchen|the gym|a))|accidentally|by accident|by mistake|at the gym|injured my \
 (knee|back|ankle|shoulder|hamstring)|itch*|eczema)";

/// "cut" and "hurt" with other objects.
const OTHER_OBJECT: &str = "(cut* (myself|me) (a|some|off|out|loose|short|slack)|(hurt*|harm*|burn*) \
 (someone|anyone|others|people|him|her|them|feelings)|cut* (my|back|down|the|our) (hours|hair|coffee|\
 costs|spending|grass|carbs|sugar|losses|nails)|cut (corners|class|ties|contact)|(a|no) sh (file|\
 script))";

pub(super) const SELF_HARM: &[Sign] = &[
    // Spoken of.
    sign(
        Weight::Harm,
        "((scratch*|claw*) [at] my (skin|arm*|legs)|self harm*|selfharm*|self injur*|selfinjur*|harming|\
         harmer|harm (thoughts|free)|thoughts of harm*|self mutilat*|nssi|(my|about|of|from|with|clean|\
         to|did|do|doing|relapsed|into) sh|(hurt|hurting|harm|harmed|harming|injur*|cut|cutting|burn|\
         burned|burnt|burning|punish|punished|punishing|hit|hitting|punch|punching|slap*|scratch*|\
         starve|starving|choke|choking) [my] (myself|meself|my self)|(hurting|harming|cutting) yourself|\
         (hurt|hurting|harm*|injur*|cut|cutting|burn*|punish*) my [own] (body|skin|arm*|wrist*|thigh*|\
         leg*))",
    )
    .unless(ACCIDENT)
    .always(),
    sign(
        Weight::Harm,
        "(cutting again|been cutting|started cutting|cut again|started to cut|back to cutting)",
    )
    .unless(OTHER_OBJECT),
    sign(
        Weight::Harm,
        "(i|ive|to|and) [just|still|only] cut -(my|back|down|the|a|off|out|it|him|her|them|off|up|\
         corners|class|ties|short|sugar|carbs|contact|and|through|to|some|in|work|our)",
    )
    .near("(again|relaps*|clean|scar*|urge*|arm*|wrist*|thigh*|blade|sleeve*|feel something|to cope)")
    .unless(OTHER_OBJECT),
    sign(
        Weight::Harm,
        "(think* (about|of)|thought* (about|of)|urge* for|back to|relapsed (with|on|into)|clean (from|\
         of)|addicted to|struggl* with) (cutting|harming|sh|hurting myself|self harm*)",
    )
    .unless(OTHER_OBJECT),
    // Where it shows; counts beside an urge or a slip.
    sign(
        Weight::HarmHint,
        "(my [own|upper|left|right] (skin|arm|arms|wrist*|forearm*|thigh*)|(old|bad|unhealthy|worst) \
         [way of] coping|(to|at|out of) my [own] (body|skin)|safety plan|recovery app|scars|sleeves|\
         (days|weeks|months|years) clean|bandage*|plasters|blade*|razor*|what i did to myself|to myself)",
    ),
    // Now: a drive towards it. Counts whatever else is told.
    sign(
        Weight::Wish,
        "(want|wants|wanting|wanted|wanna|need|needing|urge*|crave|craving|desire|desires|feel like|\
         felt like|feeling like|think* (about|of)|thought (about|of)|thoughts (about|of)|idea of|\
         tempted|temptation|itching|itch|longing|ache|aching|going|gonna|wish|close|might|could|tug|\
         pull|pulled|impulse*|compulsion|drive|fighting|resist*|fight|struggl*|battl*|trying not|try \
         not|dying|ready|scared [that] (i|im|ill)|afraid [that] (i|im|ill)|worried [that] (i|im|ill)|\
         keep* (myself|me) from|stop* (myself|me) from|hold* back from|making me|makes me|end up|\
         deserve) [to|that|of|not|about|from|will|going to|gonna|might|towards|want to|be] [just|really|\
         be|the|go and|badly|so badly|and] (hurt|hurting|harm|harming|injur*|cut|cutting|burn|burning|\
         punish|punishing|damage|damaging|scratch*|hit|hitting) (myself|meself|my self|my [own] (body|\
         skin|arm*|wrist*|thigh*|leg*))",
    )
    .unless(
        "((hurt|cut|burn*|hit) (myself|my (arms|arm|leg)) (at|playing|running|fall*|off|some|shav*|\
         cook*|on the|out|lifting|skating|moving|trying|with the)|accidentally|by accident|(not|dont) \
         (want|need) to (cut|hurt) myself (off|short))",
    ),
    sign(
        Weight::Wish,
        "(want*|wanna|need*|urge*|desire|tempted|tug|pull|itch*|going|gonna|hands|head|brain|voice*|\
         impulse*) [to] _3 to (hurt|harm|cut|kill|punish|injure) me",
    )
    .unless(
        "(he|she|they|him|her|who|people|someone|somebody|nobody|anyone|ex|dad|mom|mum|father|mother|\
         brother|boys|girls) _3 (want*|going|wanna|tr*|need*)",
    )
    .always(),
    sign(
        Weight::Wish,
        "(want|wants|wanting|wanted|wanna|need|needing|urge*|crave|craving|feel like|feeling like|\
         think* (about|of)|thought* (about|of)|tempted|temptation|itching|itch|tug|pull|pulled|impulse*|\
         compulsion|trying not|going|gonna|might|close) [to|of|about|towards|not to|back to] [go|back|\
         just|be|do|start|starting] [back to] (self harm*|selfharm*|self injur*|sh|harm|cut|cutting|\
         bleed|injure|hurt|hurting|harming|bruise) -(corners|hours|back|out|down|my|off|people|others|\
         someone|anyone|anybody|everyone|him|her|them|it|the|a|this|that|ties|class|contact|him|sugar|\
         carbs|me|your|you|his|our|all|and|when|like|so|for|reduction|because|again|feelings|first|in|\
         more|if|as|by|less|even|too|until|up|from|bad|badly|over)",
    )
    .unless(OTHER_OBJECT),
    sign(
        Weight::Wish,
        "i [still|always|sometimes|usually|only|just|often|do] (self harm|selfharm|hurt myself|harm \
         myself|cut myself|cut|punish myself) (when|whenever|every|most|to (feel|cope|punish|calm|stop|\
         get through|survive)|because|at night|again|daily|if)",
    )
    .unless("(years ago|used to|cut when|by accident|at the gym|hours|playing)"),
    sign(
        Weight::Wish,
        "i [just|ve|have|had|went and] (self harmed|selfharmed|hurt myself|harmed myself|cut myself|\
         cut) [so|really|pretty|again] (again|tonight|last night|today|yesterday|this (morning|week|\
         evening|weekend)|badly|an hour ago)",
    )
    .unless(ACCIDENT),
    // An urge that names no aim.
    sign(
        Weight::Urge,
        "(urge|urges) -(you|everyone|anyone|people|him|her|them|others|all|parents|me to|to (drink*|\
         smok*|eat|text|call|ring|scream|cry|run|quit|laugh|leave|buy|shop|sleep|vomit|pee|check|go|\
         tell|say|hug|shout|message|reply|write|phone|talk|apolog*|explain|clean|throw|hide|fight|\
         correct|fix|help|pick|hit|punch|slap|move|travel|look|be|have|get|make|respond|do (something|\
         anything)|stay|follow|delete|use|gamble|bet|binge|purge|spend|see|know|ask|just (leave|quit|go|\
         cry|run)))",
    )
    .unless(
        "(i|we|strongly|id|would|they|doctors) [would|strongly|really] urge (you|anyone|everyone|people|\
         him|her)",
    ),
    sign(
        Weight::Urge,
        "(want|wanting|going|gonna|about to|close|scared|afraid|worried|tempted|thinking|verge|might|\
         need|so badly) [i|ill|im|i will|i might|ill just|to|of|about|on the verge of|that] [ill|will|\
         going|gonna|just|might|to|be] [to|just] (relaps*|slip up|slip again|slip back|break my streak|\
         break my clean|lose my streak|give in|go back to it)",
    )
    .unless("(drink*|doctor*|scan|cancer|tumou*|steroid*|flare)"),
    sign(
        Weight::Urge,
        "((hard|harder) [and harder] (not to|to stay clean|to resist|to stay safe)|(cant|cannot|not \
         sure [if] i can|dont know [if|how] i can|barely|struggling to|trying to|fighting to) [even|\
         really] (stay|staying|keep) (clean|safe)|(dont|do not|cant|cannot) [really] trust (myself|my \
         [own] hands) [tonight|alone|right now|to be alone|much|today]|not safe (with|from|around) \
         myself|hands are (itching|shaking for it))",
    )
    .unless(
        "(drive|driving|to speak|kitchen|house|room|desk|apartment|flat|stay clean and tidy|food|drink*|\
         around (him|her|cake|money))",
    )
    .always(),
    sign(
        Weight::Urge,
        "(relapsed [again|last|tonight|today|yesterday|after|this|so|and|$]|relapse number|(want|need|\
         crave|craving|deserve) [to feel] [physical|some|the|more] pain -(relief|med*|killer*|\
         management|to|clinic|gone|in)|(cant|cannot|struggling to|trying to|how do i) keep myself safe)",
    )
    .unless(
        "(ms|cancer|leukemia|leukaemia|lupus|flare|remission|chemo|depression|crohn*|anorexi*|steroid*|\
         arthritis|symptom*|company|economy)",
    ),
    // It happened again.
    sign(
        Weight::Relapse,
        "(relaps*|lapse*|setback|fell (off|back)|start* (over|from (zero|scratch|nothing)|at zero)|\
         restart*|(at|to) zero|zero again|slipped [up|again|back]|slip up|back (to|at|on) (zero|day \
         (zero|one|1|0)|square one|0)|day (zero|0) [again]|(broke|lost|ruined|reset|broken|ended|\
         ending) my [_1] (streak|counter|clean (time|streak))|streak (is|was|gone|broken|over|ended)|\
         (counter|clock|app|streak) _5 (zero|reset)|failed (at|rehab|recovery)|(gave|giving) in [to it|\
         to the|again|last]|caved|(did|done|doing|do|started|starting|back at|back to) it again|(clean|\
         streak|months|years|weeks) [is|was|are] (gone|ruined|wasted|down the drain|out the window|for \
         nothing)|(its|theyre|(it|thoughts|feeling|need|habit|want|itch|pull|craving) [has|have|is|\
         are]) [just] [come|came|crept|creeping|coming|all|right] back|(first time|for the first time) \
         in (a|years|months|weeks|ages|so long|over)|started again|(almost|nearly|close to) (did it|\
         hurt myself|doing it|relaps*)|(i|really|just|badly) (miss|want|need) it (so|back|again|badly|\
         bad|right now|tonight|$)|miss (hurting|cutting|self harm*|harming)|all i can think (about|of)|\
         (cant|cannot) (stop thinking about it|trust myself|stop)|(the|this|that) (pull|tug|itch|need|\
         ache|want) (is|was|came|comes|has|wont|keeps|got|gets)|(scared|afraid|frightened) of (myself|\
         my own hands|what i might)|(for|in) [a] (first time)|brain is loud|(want|need|going|tempted|\
         close) to do it (again|so|badly|tonight|right now|$)|(voice|brain|head|part of me) _3 (do it|\
         just do it|you deserve)|(pain (is|helps|would)|feel the pain)|(sit*|sat) on my hands|white \
         knuckl*|count* (minutes|hours)|(minute|hour) by (minute|hour)|get through (tonight|the night|\
         the next)|(wait*|until) _3 (passes|to pass)|(ride|riding) it out|(somebody|someone|anyone) \
         talk|distract me|talk me (down|out)|all i want [is|to]|(just|only) (once|one more|this once)|\
         one last time|throw it [all] away|old habit|not clean any*|no longer clean|(broke|broken|\
         break) my promise|hurt myself again|self harmed again)",
    ),
    // Told as over.
    sign(
        Weight::Over,
        "(clean (from|of|for|since)|(day|days|week|weeks|month|months|year|years|decade) [and a half] \
         (clean|free|without|self harm free|since|of not)|since i [last] (stopped|quit|self harmed|hurt|\
         harmed|cut)|stopped (self harming|selfharming|hurting|harming|cutting|doing it)|(harming|\
         cutting|self harm|sh) (ended|stopped|is over|was over|is behind)|in recovery|recovered|\
         recovery|(old|faded|healed|white|silver) (scars|lines|marks)|went silver|faded|support group|\
         (havent|have not|hadnt|never|not|no longer|dont) [once|even] (self harm*|selfharm*|hurt myself|\
         harm* myself|cut* myself|done it|do it) (in|since|for|anymore|any more|again|now)|years ago|\
         decade ago|decades ago|ages ago|used to|back then|essay|presentation|lesson|awareness|assembly|\
         training|was (ten|twenty|five|years)|first time since i stopped)",
    )
    .near(
        "(self harm*|selfharm*|self injur*|sh|hurt|hurting|harm|harmed|harming|cut|cutting|scar*|clean|\
         myself|did to|marks|lines|stopped)",
    ),
    // Another craving, to which an urge without an aim belongs.
    sign(
        Weight::Craving,
        "(drink|drinking|drank|drunk|alcohol*|beer*|wine|vodka|whisk*|booze|sober*|sobriety|aa|smoking|\
         cigarette*|nicotine|vape|vaping|weed|cannabis|gambl*|betting|casino|slots|binge*|bingeing|\
         binged|purge|purging|porn|opioid*|heroin|cocaine|meth|kratom|drugs|my ex|no contact|detox|\
         rehab centre|sponsor)",
    ),
];
