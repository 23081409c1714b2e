//! Signs that somebody near may be at risk now, told by the one who worries.
//!
//! Why apart: the words are the same ("wants to die", "better off"), but the subject is not the writer, and people
//! pass on what frightened them rather than what was meant: a goodbye, a thing given away, a sudden calm. What is said
//! plainly counts alone; what only hints counts beside fear for that person, or beside a second hint. A person who
//! has died, and a person in a story, are nobody's risk now.

use super::signs::{Sign, Weight, sign};

/// Over, or made up.
pub(super) const GONE_OR_FICTION: &str = "(years ago|used to|died|(the|a|at (his|her)) funeral|passed \
 away|last year|in the past|since (he|she|they) (died|passed|left us)|took (his|her|their) [own] life|\
 ended (his|her|their)|killed (himself|herself|themselves)|lost (him|her|them) to|death anniversary|\
 character*|novel|movie|film|book|books|episode|season|series|tv|show|song|songs|lyrics|album|plot|\
 anime|protagonist|villain|actor|actress|play|poem|documentary|podcast|celebrity|video game)";

/// Endings of other things.
const OTHER_END: &str = "(exam*|homework|degree|course|job|meeting|project|car|insurance|committee|\
 garden|team|club|diet|relationship|marriage|landlord|school|match|training|practice|house|lawyer|case)";

/// Somebody says it, or the writer has seen it.
pub(super) const REPORT: &str = "(said|says|saying|say|told|tells|telling|text*|wrote|writes|written|\
 post*|keeps|talk*|mention*|admit*|confess*|whisper*|messag*|note|letter|diary|journal|ask*|corrected|\
 answered|joke*|joking|worried|worry|scared|afraid|frighten*|terrified|think|noticed|found|caught|\
 lately|called|rang|phone*)";

/// Another person's own words follow.
pub(super) const SAID: &str =
    "<other> _2 (said|says|text*|wrote|writes|told|messag*|post*|repl*|whisper*|saying|keeps|asked|asks)";

/// Pets, toddlers, and the ways of speaking that only sound alike.
const IDIOM: &str = "((die*|dying|died|dead) (of|from|laughing|alone|to (know|see|meet|get|try|go|hear|\
 tell))|dying (to|for)|(dog|cat|puppy|kitten|hamster|horse|toddler|baby|bird)|phone|battery|killing (it|\
 time|me)|embarrass*|bored|live (with|in|at|here|there|together|near|alone|under|without|up|on)|be here \
 (at|for|on|in|when|until|with)|told me to|(kill|hurt|cut) (myself|yourself)|wants me (dead|to die|to \
 kill|to disappear|gone)|want me (dead|to die|gone)|wish* i (was|were)|wake [me|him|her|up] (early|up \
 early|at|the|before|me|for)|killed himself laughing|dead (to me|end|tired))";

pub(super) const OTHERS_WISH: &[Sign] = &[
    // Said plainly: to die.
    sign(
        Weight::OthersWish,
        "<other> _6 (want|wants|wanted|wanting|wish|wishes|wishing|wished|pray*|rather|hope|hopes|\
         hoping|ready|like|likes|plan*|going|gonna|talk*|think*|thought*|jok*|threaten*|try|tries|tried|\
         trying|beg*|feel like|feels like|considering|about|mention*|said|says|saying|text*|wrote|post*|\
         attempt*) [to|about|of|that|he|she|they|hes|shes|was|were|could|would|might|just|again] [to|be|\
         being|just|was|were|should] (die|dead|dying|death|end it [all]|ending it [all]|end everything|\
         end things|end (his|her|their) life|ending (his|her|their) life|disappear|vanish|be gone|being \
         gone|gone forever|sleep forever|stop existing|kill <himself>|killing <himself>|unaliv*|kms|ctb|\
         suicid*|self delete|sewerslide|take (his|her|their) [own] life|taking (his|her|their) [own] \
         life|jump|never been born|never (was|were) born) -(into|about|how|with|this|the|where|when|\
         between|it [off]|their|what|whether|who|what|from|for|bed|sentence|metal|penalty|of (a|my|his|\
         her|the)|in)",
    )
    .unless(
        "(cant jump|jump (in|into|on|off|to|ship|rope|around)|end (things|it) (with|between)|\
         relationship|break up|from (work|sight|school))",
    ),
    sign(
        Weight::OthersWish,
        "<other> _6 ((doesnt|does not|dont|do not|didnt|did not|not|never|no longer) [really|even|sure \
         [if|that]|know if|think] [he|she|they] (want|wants|wanted|wanting|wanna|wish|wishes|like|\
         deserve|deserves|plan|intend|care) [if] [he|she|they|to|to be] [to|be|keep|go on] [be] (here \
         [anymore|any more]|alive|living|live|lives|exist|existing|around [anymore]|wake [up]|wakes up|\
         waking up|breathing|have been born)|(no|any|without|lost|hates|tired of|sick of|done with|fed \
         up with|exhausted (of|from)|finished with|given up on|gave up on|giving up on|gives up on|\
         nothing left to|nothing to|no point in|no point to) [the|his|her|their|a|all] [reason|will|\
         desire|wish|point|strength] [to|in|of] [be|being|keep|keep on|go on] (alive|living|live|life|\
         existing|exist|waking up|breathing|for living))",
    )
    .near(
        "(said|says|saying|say|told|tells|telling|help|text*|wrote|writes|post*|keeps|talk*|mention*|\
         admit*|confess*|whisper*|message*|messag*|note|letter|diary|journal|worried|worry|scared|\
         afraid|frighten*|terrified|concerned)",
    )
    .unless(
        "(live (with|in|at|here|there|together|near|alone|under|without|up|on|a)|living (with|in|at|\
         here|there|together|near|alone|room|arrangement)|(here|around) (at|for|on|when|until|with (me|\
         us|him|her)|in)|life (in|insurance|of|style|together)|wake [me|him|her] up (early|at|for|\
         before|in time)|(no longer|not) alive|isnt (here|around) (right|today|yet|until|this|tonight))",
    ),
    // Hurting themselves, now.
    sign(
        Weight::OthersWish,
        "<other> _6 (hurts|hurting|cuts|cutting|harms|harming|burns|burning|punishes|punishing|injures|\
         injuring|hitting|hits|scratching|starving|starves|hurt|harm|cut|kill|kills|killing|harmed) \
         <himself>",
    )
    .near(
        "(when|whenever|if|again|still|worried|scared|afraid|terrified|caught|found|told|tells|says|\
         said|admit*|been|keeps|lately|last night|yesterday|today|now|might|may|will|could|going|gonna|\
         is|started|wants|want|to cope|ill|threat*|on purpose|this|every|help|seen|begged|stop|doing)",
    ),
    sign(
        Weight::OthersWish,
        "<other> _5 (self harm*|selfharm*|self injur*|cutting again|suicid*|started cutting|been \
         cutting|is cutting|overdosed|(on|under) (suicide watch|a 72 hour hold)|suicide attempt|\
         attempted again|attempted [suicide] (last|again|yesterday|today|this|on)|tried again)",
    )
    .near(
        "(worried|worry|scared|afraid|terrified|caught|found out|told|tells|says|said|admit*|been|keeps|\
         lately|last night|yesterday|today|now|might|is|started|again|still|hospital|help|how do i|this \
         (week|morning|month|weekend)|recently|support|talk*|text*|what (do|should))",
    ),
    sign(
        Weight::OthersWish,
        "(saw|found|noticed|seen|spotted|are|with|has|there were) [fresh|new|red|some|the|little|more|\
         thin|straight] (cuts|marks|scars|lines|scratches|burns|blood|bandages|plasters) _2 (on|up|\
         along|all over|down) (his|her|their) (arm*|wrist*|leg*|thigh*|forearm*|skin)",
    )
    .unless("(dog|cat|kitten|bike|surgery|eczema|toddler|old scars)"),
    // What fear says outright.
    sign(
        Weight::OthersWish,
        "((scared|afraid|terrified|worried|frightened|fear|convinced|sure) [that|of] _6 (find|finding|\
         lose|losing|going to lose|wake up and|get a call|the call) _3 (him|her|them|body|dead)|want \
         (him|her|them) alive|keep* (him|her|them) alive|(he|she|they|hell|shell|theyll) _2 (do|does|\
         doing|done) (something|anything|sth) (to <himself>|stupid|drastic|rash|silly|permanent|\
         terrible|bad)|do something to <himself>|(he|she|they) (isnt|is not|arent|wont be|not) safe \
         (alone|with <himself>|by <himself>|on (his|her|their) own|at home alone|from <himself>)|(cant|\
         dont|afraid to|scared to) [be|want to] (leave|left) _2 alone with <himself>)",
    )
    .unless(
        "(lose (him|her|them) (to (the|a|cancer)|as a friend|in the)|divorce|custody|break* up|cancer|\
         surgery)",
    ),
    sign(
        Weight::OthersWish,
        "(<other>|my _2) _6 (better off|be better|happier|easier|be fine|lighter|manage better|do \
         better|prefer) [off] _2 (without (him|her|them)|if (he|she|they) (was|were|wasnt|werent|died|\
         disappeared|left|didnt|had never))",
    )
    .unless(
        "(im|i am|i would be|id be|ill be|we are|we were|you are|youre) [so|much|all|probably] (better|\
         happier|fine)",
    ),
    sign(
        Weight::OthersWish,
        "((nobody|no one|noone|we|everyone|they|if i|if id|would i|would anyone|anyone|if we) _3 (miss|\
         notice|cry|care|be sad|mourn|come to) _4 (if|when|once|that) (he|she|they|hes|shes|theyre) \
         (was|were|is|wasnt|werent|died|disappeared|vanished|had|gone|not|just)|(asked|asks|asking) [me|\
         us|her|him] [if|whether] _4 miss (him|her|them))",
    )
    .near("(gone|dead|died|here|disappear*|vanish*|exist*|around|miss)")
    .unless("(late|party|class|meeting|from (work|school)|moved|move)"),
    sign(
        Weight::OthersWish,
        "((scared|afraid|worried|terrified|frightened) _3 what (he|she|they|hell|shell) [might|may|will|\
         could|would|is] [going to|gonna|he|she] do|(what|how) (id|i would|would i|wed|we would|you \
         would|youd|people would) _3 if (he|she|they|i) (died|was gone|wasnt (here|around)|werent (here|\
         around)|disappeared|vanished)|(hid|hidden|hiding|locked|locking) [away|up] [all] the (knives|\
         tablets|pills|medicine*|razors|meds))",
    )
    .unless("(do to (me|us|the)|toddler|dementia|alzheimer*|babyproof*)"),
    // What hints.
    sign(
        Weight::Hint,
        "(<other> _4 (said|saying|says|text*|sent|left|wrote|writes|posted|posting|like) [me|us|a|his|\
         her|their|this|long|one] [a|weird*|strange*|long|final|last] (goodbye*|farewell|bye forever)|\
         (felt|sounded|sounds|feels) like [a] goodbye|goodbye (text|note|letter|message|post|video)|\
         <other> _6 (said|told|text*|wrote|hug*|messag*) _6 (goodbye*|always [been|be] good to me)|\
         final (message|post|text)|last message)",
    )
    .unless(IDIOM),
    sign(
        Weight::Hint,
        "(thanks|thank you|sorry|apolog*|forgive (me|him|her|them)) [guys|so much|you|all|everyone|me|\
         us] for (everything|all of it|all (youve|you|we|ive)|being (a|the|such|born|like|so|alive|my|\
         there|kind|who|how)|how _3 turned out|existing|ruining|the good times|putting up|loving (me|\
         him|her))",
    ),
    sign(
        Weight::Hint,
        "((look after|take care of|keep|have) (my|his|her|their) (dog|cat|kid*|things|guitar|plants|mum|\
         mom|family|sister|brother|room|stuff) (when|if|for (me|him|her)|after|once)|(you|youve) (were|\
         was|have been|ve been|had been) [always|so|the best|only] (always|good|kind|best|only one|the \
         only)|remember (him|her|them|me) (when|like|as|that)|when (im|hes|shes|i am|he is|she is) [no \
         longer|not] (gone|around|here|dead)|wont (be|have to|need|bother|see) _3 (anymore|any more|\
         much longer|for long)|how (id|i would|wed|we would) (cope|manage|feel|be) (without|if))",
    )
    .unless("(holiday|vacation|moved|moving|retire*|leave work|on leave)"),
    sign(
        Weight::Hint,
        "(gave|gives|giving|given|give|handed|hands|handing|sold|selling|left) [me|us|away|out|_1] \
         [away|all|of] (his|her|their) _4 (away|things|stuff|belongings|possessions|clothes|records|\
         record|player|collection|watch|ring|guitar|console|books|jewel*|favourite|favorite|keys|dog|\
         cat|plants|bike|laptop|savings|necklace|pets|camera|coat)",
    ),
    sign(
        Weight::Hint,
        "((gave|gives|giving|given) away (everything|all|his|her|their|stuff|things)|(he|she|they|hes|\
         shes|theyre|him|her|friend|brother|sister) _3 [is|was|seems|got|went|gone|too|just] (too|\
         suddenly|weirdly|strangely|oddly|eerily) (calm|peaceful|cheerful|happy|at peace)|(suddenly|all \
         of a sudden) _3 (calm|peaceful|cheerful|at peace)|(calm|happy|cheerful) all of a sudden|(paid|\
         settl*) [off] [all] (his|her|their) [_1] debts|(wrote|writing|written|made|making|updated|\
         sort*) [out|up] (his|her|their|a) [_1] (will|funeral|affairs|passwords|letters))",
    )
    .unless("(wedding|lawyer advised|estate planning)"),
    sign(
        Weight::Hint,
        "<other> _5 (cant|cannot|doesnt|does not|dont|do not|couldnt|didnt|never|wont|not) [really|ever|\
         even|be able to] (see|picture|imagine|expect|plan|planning|think|make it|live|reach|be) \
         [<himself>|a|any|to|on|that|being|hell|shell|theyll] [be|make|making|live|living|reach|getting|\
         to|see|being] [it|here|around|alive|to] (at|in|next|past|older|turning|thirty|forty|after|here|\
         around|alive|future|christmas|new year|tomorrow|summer|birthday|long|much|by)",
    )
    .near(
        "(<himself>|future|alive|christmas|birthday|next|live|here|around|past|make it|anymore|long|\
         longer|tomorrow|summer)",
    )
    .unless(
        "(at (work|the party|school|home)|around (the corner|people)|in (the meeting|that job|class)|\
         job|work|school|party|wedding|in (london|town|person))",
    ),
    sign(
        Weight::Hint,
        "(<other>|jok*|said|says|told|wrote) _6 (not|isnt|no|much|any|see|sees|lost|without) [much|\
         really|any|no|the|a|his|her] [left] (point|use|purpose|reason|meaning) [is|was|left|even|to] \
         [to|of|in|for] (him|her|them|<himself>|living|life|anything|anymore|any of it|it all|being|go*|\
         keep*|stay*|getting up|trying|everything|live|$)",
    )
    .unless(OTHER_END),
    sign(
        Weight::OthersWish,
        "<other> _3 (ask*|wondered|keeps asking) [me|us|him|her] [again] (what|whats) [is|s] [the] \
         (point|use) [is|was|in|of] [of|in] (it all|life|living|being (here|alive)|going on|carrying on|\
         $)",
    )
    .near(
        "(asked me|asks me|asking me|asked us|asks us|keeps asking|life|living|alive|going on|carrying \
         on|it all)",
    ),
    sign(
        Weight::OthersWish,
        "(ask*|wonder*|googl*|search*|wants to know) [me|us|her|him|mum|mom|dad|his _1] [about|if|\
         whether|what|how|again] _2 (hurt* to (die|be dead|stop living)|(dying|being dead) (hurts|feels \
         like|is like)|(die|be dead) _3 (like|hurt*))",
    )
    .unless("(grandma|grandpa|gran|nan|dog|cat|hamster|rabbit|fish|funeral|died|project|dinosaur*)"),
    sign(
        Weight::Hint,
        "<other> _5 (done|finished|tired|over|sick|through|exhausted) (with|of) (everything|life|living|\
         it all|all of it|existing|trying|fighting|being here|this life|this world|the world|being \
         alive|all this|waking up|pretending|people)",
    ),
    sign(
        Weight::Hint,
        "<other> _6 (burden|worthless|waste of space|mistake|failure|nobody (needs|loves|wants|would)|\
         hate* <himself>|hopeless|no hope|lost (all|the will|hope)|given up|gave up|gives up|giving up|\
         no way out|trapped|feels nothing|nothing (left|matters)|already (dead|died|gone)|a ghost|no \
         future|disappear|wake up|give up)",
    ),
    sign(
        Weight::Hint,
        "(ask*|wonder*|wrote|google*|googling|search*|looking up|talk*|drew|drawing|draws|question*|\
         obsess*|curious) [me|us|her|him|his mum|mum|mom|dad] [about|if|whether|what|how|pictures of|\
         it] _2 (hurt* to (die|be dead)|be dead|to die|being dead|dying (hurts|feels|is)|(death|dying)|\
         heaven)",
    )
    .unless("(grandma|grandpa|gran|nan|dog|cat|hamster|rabbit|fish|funeral|died|school project|dinosaur*)"),
    sign(
        Weight::Hint,
        "((find|found|meet|date|deserve*) (someone|somebody|a (girl|guy|man|woman|person)) who (wants|\
         deserves|is able) to (live|be alive|be here)|dont wait [up] for me|move on without (me|him|\
         her)|forget [about] me|dont (cry|be sad|miss me|blame yourself)|not (your|my|anyones|anybodys) \
         fault)",
    )
    .unless("(died|funeral|counsellor|therapist|reddit|comments)"),
    sign(
        Weight::Hint,
        "((check*|listen*) [to|if|that|for|whether] _3 (breathing|alive|breathes)|<other> _3 (doesnt|\
         didnt|dont) want (help|to be saved|to get better|to fight|treatment)|<other> _4 (nothing \
         matters|whats the use|no use|too late for (him|her|me|them))|(hug*|held|kissed|squeezed) (me|\
         us|them|him|her) _5 (last time|forever|never see|too long|for ages)|(apolog*|sorry) for \
         (things|stuff|something|old)|(returned|gave back|giving back) (everything|all)|<other> _3 \
         (said|says|told|whispered|told me|mention*|think*) _3 (thought (about|of) it $|nearly did|\
         almost did|had enough of (it all|everything|life))|(poem|story|essay|drawing|drew|wrote|writes|\
         writing|sketch*|status|note) (about|of) _3 (dying|death|not waking|dead|suicide|disappearing|\
         vanishing|not being (here|alive|around)|graves)|(found|find) [a|the] (letter|note) _6 \
         (addressed|drawer|pillow|desk|for later|to (me|us|everyone))|stopped [taking] (his|her|their) \
         _1 (medic*|meds|insulin|tablets|dialysis)|stopped taking (his|her|their|medic*|meds|insulin)|\
         (deleted|deactivated|closed) [all] (his|her|their) [_1] (account*|profile*|socials|photos)|\
         (deleted|deactivated) everything|hides (his|her|their) (arm*|wrist*|leg*)|past tense|promise \
         [me|her|him|that] _3 (be happy|be ok|be okay|look after|take care))",
    )
    .unless("(school project|history|grandma|funeral|landlord|grammar)"),
    sign(
        Weight::Hint,
        "((angry|mad|upset|cross|sad) (with|at) (me|him|her) if (i|he|she) (went|died|did|left|wasnt|\
         was gone)|(nearly|almost) did (something|it)|(said|says|told|text*|asked|wrote) _5 (if|in case|\
         should) (anything|something) (happens|happened|should happen|happen) to (me|him|her|them)|only \
         (alive|here|living|around) because of (me|us|the))",
    ),
    // Fear for them.
    sign(
        Weight::Worry,
        "(worried|worry|worries|worrying|scared|scares|scaring|afraid|terrified|terrifies|frighten*|\
         panic*|concern*|uneasy|dread|fear|alarm*|freaked|freaking|shaking|cant stop (checking|thinking|\
         crying)|replaying|my gut|sick to my stomach|knot in my|(what|how) (do|should|can|could) i (do|\
         say|help|act|tell)|dont know (what to (do|say)|how to help|if i should)|should i (call|tell|\
         say|worry|go|ring)|overreacting|went (dark|silent|quiet)|offline|not (answer*|pick*|reply*|\
         respond*)|(hasnt|havent|didnt|wont|doesnt|stopped|isnt) (answer*|pick*|repl*|respond*)|last \
         seen|sat in my car|cant sleep|awake|not going anywhere|not (all good|alright|ok|okay|fine)|\
         cant (look at|get back|shake|forget)|alive|what (does|did) (that|he|she|it|they) mean|keep \
         (ringing|calling|texting)|who (do|should|can) i (tell|call|ask)|i laughed|keep (saying|hearing|\
         thinking|checking)|wrong thing|something (is|feels|felt|isnt) (wrong|off|right)|alert*)",
    ),
];
