//! Signs of a wish to die or not to be, active and passive.
//!
//! Why so many: the passive wish is seldom said in the words that keyword lists hold ("it'd be easier if I didn't
//! wake up"). Each row allows the words to vary and names the ways of speaking that only sound alike.

use super::signs::{Sign, Weight, sign};

/// What a passive wish stands beside.
const WISHING: &str = "(if|wish*|hope|hoping|hoped|better|easier|easy|simpler|simple|relief|relieved|\
 lighter|happier|fine|ok|okay|alright|matter|matters|mind|rest|resting|peace|peaceful|quiet|nap|think|\
 thinks|thinking|thought|thoughts|imagine|picture|picturing|complain|want*|wanna|pray*|thankful|kinder|\
 care|notice|noticed|nobody|stop*|free|wonder*|feel like|ready|sometimes|maybe|gone)";

pub(super) const WISHES: &[Sign] = &[
    // Active wish, in plain and disguised words.
    sign(
        Weight::Wish,
        "((kill|killing|off|offing|unalive|unaliving|unalived|hang|hanging|shoot|shooting|drown|\
         drowning|end|ending|delete|deleting) (myself|meself|my self|my wrists|my arms)|(kill|killing|\
         unalive|end) me)",
    )
    .unless(
        "((she|he|they|people|kids|girls|boys|someone|ex|bully|bullies|classmates|mom|mum|dad|sister|\
         brother|everyone) [_1] (told|tell|tells|said|says|telling|keep telling|wrote) [to] (me|i) [to|\
         i should|that i should|should] [just|go|go and|do everyone a favour and] (kill|end|hang|die|\
         off|unalive)|kill* myself (laughing|at the gym|with work|over (a|an|this)|to (get|finish|pass|\
         earn|work|keep))|(hurt|cut|burn*) (myself|me|my (arms|arm)) (at|playing|running|fall*|off|some|\
         shav*|cook*|on the|out|by accident|lifting|skating|accidentally|when i fell|in (football|\
         training|the kitchen))|killing me|kill me (inside|when|if|that)|kills me|(it|that|this|words|\
         they|he|she|you|him|her|people|who|what|someone|anyone|could|can|would|will|d|didnt|doesnt|\
         dont|never|ex) [really|still|always|also|ever|all|even|not|to] (hurt|hurting|kill|cut|burn*|\
         end|shoot|drown) me|hurting me|hurt me|my (back|leg|knee) is)",
    ),
    sign(
        Weight::Wish,
        "(kms|ctb|sewerslide|sewer slide|unalive|self delete|selfdelete|self exit|sui|suicidal|suicidally)",
    )
    .unless(
        "(suicidal (patient*|friend|brother|sister)|(ran|run|running|walk*|drove|cycled|two|three|five|\
         ten) _1 kms)",
    ),
    sign(Weight::Wish, "(suicid*)").near("(i|im|ive|me|my|myself|thoughts|ideation|feeling|feel)").unless(
        "(suicide (of|loss|squad|watch|rate*|hotline|line|note from|prevention|awareness|survivor*|\
         bereave*)|by suicide|to suicide|(his|her|their|brothers|sisters|moms|dads|fathers|mothers|\
         friends) suicide|lost _3 suicide|(he|she|they|friend|brother|sister|dad|mom|mum|cousin|uncle|\
         husband|wife|son|daughter) [had|has] (commit*|died|attempted|was suicidal))",
    ),
    sign(
        Weight::Wish,
        "(want|wanna|wanted|wanting|wish|wishing|wished|hope|hoping|hoped|ready|rather|prefer|love|like|\
         thinking about|thinking of|thoughts of|thoughts about|think about|think of|thought about|\
         thought of|fantasi* about|fantasi* of|daydream* about|dream* of|dream* about|pray*|praying|\
         begging|beg|urge|need|deserve|deserved|deserves|waiting|used to|idea of|plan|planning|going|\
         decided|try|trying|tried|attempt*|considering|consider|considered|about|should|ought|could|\
         might as well|tempted) [to|i was|i were|i could|i would|id|of|that i|god|if i|for|me to|\
         myself] [just|really|be|simply|finally|quietly|peacefully|being|all] (die|dying|dead|death|end \
         it [all]|ending it [all]|end my life|ending my life|end everything|ending everything|take my \
         [own] life|taking my [own] life|stop living|cease to exist|stop existing|sleep forever|never \
         wake [up]|never waking [up]|never have been born|evaporate|not exist|not existing|never been \
         born|gone forever|pull the plug|kick the bucket|check out [permanently|for good])",
    )
    .unless(
        "((she|he|they|people|kids|girls|boys|someone|ex|bully|bullies|classmates|mom|mum|dad|sister|\
         brother|everyone) [_1] (told|tell|tells|said|says|telling|keep telling|wrote) [to] (me|i) [to|\
         i should|that i should|should] [just|go|go and|do everyone a favour and] (kill|end|hang|die|\
         off|unalive)|(die*|dying|dead|died|death) (of|from|for a|from the|from) (embarrass*|laugh*|\
         shame|boredom|cringe|hunger|heat|cold|curiosity|thirst|cute*|awkward*|exhaust*)|dying to|(like|\
         rather|wanna|to) die (on that hill|alone|of|hard|my hair)|((afraid|scared|fear|terrified|\
         anxious|worried) [of|about|that]|(convinced|thought|think|feel|feels|felt|was sure) [that|like|\
         as if]) [i was|im|i am|i might|i might be|i will|ill|id|he|she|they|mom|dad|my _1] [about to|\
         going to|gonna|might|will|would] [be] (dying|die|death)|end it in|(someone|him|her|them|he|she|\
         it|they|mom|mum|dad|my (mother|father|mom|mum|dad|dog|cat|grandma|nan)|parents|people|animals|\
         dog|cat) [might|could|will|was|is|were|to|from|s] (die|dying|dead|death|died)|end it with|\
         ending it with|end it (between|there)|relationship|dead (tired|end|line|weight|battery|last|\
         inside)|die laughing|wouldnt be caught dead|death (anniversary|certificate|of (my|a|his|her|\
         our))|(his|her|their|dads|moms|mums|fathers|mothers|about) death|near death|sick to death|\
         phone (died|dying|die)|battery|played dead|drop dead gorgeous)",
    ),
    sign(
        Weight::Wish,
        "(want|wanna|wanted|wish|like|love|wishing|wanting|could|should|id|feel like|need|hoping|hope|\
         sort of|kind of) [just] [to|i could|i would|id|i was|i were|being|be] [just|really|quietly|\
         simply|finally|sort of|softly|completely|silently|kind of] (disappear*|vanish*|be gone|gone|\
         fade away|fade out|stop being|switched off|be switched off|turned off|cease|stop existing|\
         erase myself|dissolve|evaporate|not be|not exist*|not be (here|around|alive))",
    )
    .unless(
        "((pain|feeling|it|them|him|her|memories|bill|mess|they|anxiety|thoughts|cravings|this|people|\
         problem*) [to|would|could] [just] (disappear|vanish|be gone|stop|fade)|stop being (so|a|the|\
         angry|sad|scared|like|afraid|tired|friends|nice|an|someone|my|his|her)|be gone (for|by|before|\
         from work)|disappear (for a (day|week|weekend|while|bit|few)|into (the floor|the wall|bed|my \
         room)|from (work|the party|social media|instagram))|not be (so|a|the|like|sad|alone|able|in|on|\
         with|scared|afraid|angry|tired|mad|judged|the)|gone (to|well|out|back|home|wrong|with|through|\
         on|for))",
    ),
    sign(
        Weight::Wish,
        "(dont|do not|didnt|did not|never|no longer|not) [really|even|actually|exactly|always|think i] \
         (want|wanted|wanna|wish|care|deserve) [to|if i] (be here|be alive|live|exist|wake up|go on \
         living|be around|see tomorrow|keep living|keep existing|continue living|continue|stay alive|\
         die|be on this (earth|planet)|be in this world|live like this|survive)",
    )
    .unless(
        "(be here (when|for|at (work|home|school|the)|on|until|with (him|her|them|my parents)|[in] this \
         (town|city|country|house|flat|apartment|job|school))|live (with|in|at|here|there|alone|\
         together|near|under|without)|wake up (early|at|late|my|the|to (go|an|the alarm)|him|her)|exist \
         only|continue (with|the|my|this|working|studying)|be around (him|her|them|people|my|anyone|\
         others|it)|die (of|from|alone))",
    )
    .always(),
    sign(
        Weight::Wish,
        "(tired|sick|exhausted|done|finished|fed up|bored) (of|with|from) [my] (living|life|being alive|\
         existing|existence|being here|staying alive|this life|the world|everything)",
    )
    .unless(
        "(living (with|in|at|like|on|alone|here|paycheck|together|under|out|off|for)|life (in|at|with)|\
         done with (life guard|the world cup)|existing (rules|plans))",
    )
    .always(),
    sign(
        Weight::Wish,
        "(no|any|one|a|single|find|reason*|out of|run out of) [good|real|single|more] (reason*|purpose|\
         will|point|desire|reason left) [left] (to|in|for|of) [even|keep|keep on|go on|be|being|\
         continue|stay|still] (live|living|life|alive|here|existing|exist|going|on|continue|continuing|\
         stay|staying|bother|wake up|get up|be alive|be here)",
    )
    .unless(
        "(live (with|in|at|together)|stay (with|in|at|together|friends)|getting|living (together|here)|\
         being here (at|in|for))",
    )
    .always(),
    sign(Weight::Wish, "(nothing|not much|anything|something|much|little) [left] to live for").always(),
    sign(
        Weight::Wish,
        "(life|living|my life|being alive|existence|existing) (isnt|is not|not|doesnt (feel|seem)|aint|\
         wasnt|no longer) [really|even|feel|seem] [be] worth (it|living|the|anything)",
    )
    .always(),
    sign(
        Weight::Wish,
        "((the|any|no|much|a|see) point (of|in|to) [even|keep] (living|life|going on|being (alive|here)|\
         existing|staying alive|live|keep going|waking up)|(better off|happier|better|rather be) dead|\
         had it with (life|living|everything|this life|it all)|why am i [even|still] (alive|here|living|\
         breathing)|why was i [even] born|never (asked to be|been|be|was) born|wish i was [never|not|\
         not ever] (born|here|alive)|should (have|ve) died|shouldve died|shouldof died|shouldnt (be \
         alive|exist|be here)|should (be dead|not be alive)|it should have been me|i (dont|didnt|never) \
         deserve* to (live|be alive|be here|be around|exist|be loved or live|breathe)|not built for \
         (staying|living|being here|this (world|life)))",
    )
    .unless("(why am i here (again|at)|here (in|at) (this|the|a) (job|school|city))")
    .always(),
    sign(
        Weight::Wish,
        "(lost|lose|losing|no|dont have|havent got|without|have no|where is) [the|my|any|a] will to \
         (live|go on|be|exist|keep)",
    )
    .always(),
    sign(
        Weight::Wish,
        "^ [to|just|only|and] (not be here|not exist|not be alive|not be|disappear|vanish|not wake up|\
         cease to exist|be gone|be dead|die) $",
    ),
    sign(Weight::Wish, "(end|ending|take|taking|ended) my [own] life").unless("(years ago he|he tried)"),
    sign(Weight::Wish, "i (tried|attempted) to (kill|end|die|overdose|hang)")
        .unless("(kill time|end the|end things with)"),
    sign(
        Weight::Wish,
        "(^ [i] attempted (last|again|yesterday|on|twice|this)|my [own] [suicide|last|second|first|\
         third] attempt|attempted [suicide] [last|this|again|twice|on|yesterday]|overdos*|od on) [last|\
         this|again|yesterday]",
    )
    .near("(suicid*|overdos*|kill|myself|hospital|pills|life|od|attempted (last|again|yesterday|this))")
    .unless(
        "(attempt (at|to (cook|write|learn|pass|talk|call|make))|(he|she|they|brother|sister|friend|\
         cousin|dad|mom|mum) overdosed|my (brother|sister|friend|dad|mom|mum|son|cousin) _2 overdos*)",
    ),
    // Passive wish.
    sign(
        Weight::Wish,
        "i [would|just|could|one day|one morning|simply|also|d|can|might|may|soon] (wasnt|werent|was \
         not|were not|was no longer|were no longer|am not|am no longer|wouldnt be|would not be|could \
         not be|couldnt be|didnt|did not|dont|do not|never|cannot|couldnt|could not|were never|wont|\
         will not|would not|wouldnt|would never|no longer|wasnt even) [just|even|ever|to|really|simply|\
         have to] [be|been] (here|around|about|alive|exist*|wake [up]|waking [up]|born|there anymore|\
         there any more|there|on this earth|in (it|the way)|do tomorrow|see tomorrow|see the morning|\
         see another|here anymore)",
    )
    .near(WISHING)
    .unless(
        "((around|here|there|about|alive) (when|for (him|her|them|my|the|you)|that|last|yesterday|on|at \
         (work|school|home|the)|to (help|say|see|hold|stop|hear|hug)|enough|then|yet|before|by|with \
         (him|her|them))|wake [up] (to|in time|for|early|at|until|till|when|late|before|on time|him|her|\
         my|the|once|during)|there (yet|with|in|was|when|at)|about (him|her|it|that|the|this|to|my|\
         people|what|how)|dont [even|really] exist (to|for|in|at)|care about|think about|talk about|\
         know about|worry about|tell _2 about)",
    )
    .always(),
    sign(
        Weight::Wish,
        "(not|never|without|stop*|if i stopped|to not|no longer) (wake|waking|woke) [up] -(on time|\
         early|late|for|at|in time|him|her|the|my|every|all|to (the|an|my|go)|tired|until|before)",
    )
    .near(WISHING)
    .unless("(baby|kids|toddler|alarm|dont want to wake|wake (him|her|them)|night terrors|snor*)")
    .always(),
    sign(
        Weight::Wish,
        "(not|not to|to not|stop|stopped|stopping|never) (see the morning|see another (day|morning)|\
         exist*|being here|being alive|being around|be here anymore|be alive|having been|having been \
         here|to be here|to exist|to be alive)",
    )
    .near(WISHING)
    .unless(
        "((that|it|which|who|this) (does|did|do|may|might) not exist|being here (at|in|for (him|her|\
         them))|not exist* (in|for (him|her|them)|to him|between|anymore between)|stop being here for)",
    )
    .always(),
    sign(
        Weight::Wish,
        "(about|of|to|imagine|imagining|picture|picturing|and|if|when|once) [just|me|simply|myself] \
         (being gone|being dead|not being (here|alive|around)|me gone|quietly stop being here|be gone \
         for good|stop being here)",
    )
    .always(),
    sign(
        Weight::Wish,
        "(if|when|once|until|after|that if|and if) i [just|simply|quietly|softly|one day|suddenly|would|\
         d|were to|was to] [just] (died|die|disappear|disappeared|vanish|vanished|faded out|faded away|\
         fade out|faded|stopped existing|was gone|were gone|am gone|was dead|were dead|am dead|is gone|\
         left this (world|earth|life)|stopped here|stopped|got hit by|stepped in front|jumped|ended it|\
         kill* myself|slept and slept|crashed)",
    )
    .unless(
        "(stopped (talking|calling|texting|being|going|drinking|eating|doing|trying|working|to|smok*|\
         asking|the|at|for|by|and|it|using|seeing|pretend*|cooking|helping|fight*|study*|cry*)|jumped \
         (in|to|at|on)|disappeared (for a|from (the|class|work)|into))",
    )
    .always(),
    sign(
        Weight::Wish,
        "(better|easier|happier|lighter|fine|manage*|relieved|relief|calmer|simpler|well|breathe|adjust|\
         kinder|safer|freer|do fine|along|cope|on|be ok|be okay|kindly|peace|world|better off) _3 \
         without me",
    )
    .near(
        "(world|everyone|everybody|they|theyd|theyll|kids|children|family|parents|wife|husband|son|\
         daughter|boys|girls|he|hed|she|shed|people|mum|mom|dad|all|would|off|house|friends|air|baby|\
         partner)",
    )
    .unless(
        "((went|go|going|gone|left|started|leave|party|holiday|trip|dinner|meeting|game|moved|move|\
         moving) _3 without me|without me (for (a|the|one|two|an)|at (the|work|school)|on|this|until)|\
         (moved|moving|move) on without me)",
    )
    .always()
    .anyone(),
    sign(
        Weight::Wish,
        "(would|d|will|ll|might|could|can|theyd|theyll|hed|shed|tick along|go on) [all|probably|just|be|\
         do|have|get|both|even|all be|be all|manage|breathe|go|go on|carry on|be a] [better|easier|\
         happier|lighter|fine|manage*|ok|okay|more|well|peace|more peace|relieved|on|along|just fine] \
         [off|peace|just as well|too] without me",
    )
    .unless(
        "((go|going|went|leave|start|left|party|trip|holiday|dinner) _2 without me|without me (for (a|\
         the|one|two|an)|at (the|work|school)|on|this|until))",
    )
    .always()
    .anyone(),
    sign(
        Weight::Wish,
        "(family|everyone|everybody|they|theyd|kids|people|world|parents|wife|husband|she|he|shed|hed|\
         anyone|anybody|nobody|them|boys|friends) [all] [would|d|will|might|wouldnt|could] [all|really|\
         even|be|have|have been|feel|do|probably|get|cope] [be|do|feel|been|rest] [so|much|a lot|all|\
         that much|just|finally|far|the] [better|worse|easier|happier|lighter|relieved|fine|free|rest|\
         peace|ok|okay] [off] (if i|with him and not me|and not me|with me gone|once im gone|when im \
         gone|if it was me|if it wasnt for me|with someone else|instead of me)",
    )
    .near(
        "(gone|dead|died|die|wasnt|werent|not me|disappear*|didnt|not [be] here|never|someone else|\
         exist*|around|about|there|stopped|left|instead)",
    )
    .always()
    .anyone(),
    sign(
        Weight::Wish,
        "(nobody|no one|noone|would (anyone|anybody|they|somebody)|wonder* (if|whether) (anyone|anybody|\
         they)|(who|nobody|not) would) [would|d|even|really|ever|will] [even|really|ever] (notice|care|\
         miss me|miss|cry|mind|find|know|realise|realize|be (sad|that much worse|worse)|bother) [that|\
         if|when|me|off] [i|im|if i] [was|were|am|just|wasnt|werent|didnt|died|die|disappear*|vanish*|\
         not|stopped|up and] (gone|dead|here|died|die|disappear*|vanish*|around|about|exist*|missing|\
         show*|there)",
    )
    .unless("(not|wasnt|werent) (in class|at (work|school|the))")
    .always()
    .anyone(),
    sign(
        Weight::Wish,
        "(would (anyone|anybody|somebody) [even|really|ever] (miss me|miss|notice|care)|(nobody|no one|\
         noone) would (miss|notice) (me|if i|im gone|i was|my absence))",
    )
    .unless("(skip*|meeting|class|party|haircut|beard|left early|cooked|spelling)")
    .always(),
    sign(
        Weight::Wish,
        "(if|wish|wished|wishing|hope|hoping|pray*|like|thankful|grateful|okay|ok|alright|fine|relief|\
         mind) [that|it|if|for|god|would|be] (my heart|it all|everything|all of it|my life|the world|\
         tomorrow|morning|the night|life|my body|the plane|the bus|a car|a truck|god) [all|just|simply|\
         would|could|did|never|would just] [not|never] (stopped|stop|ended|end|give* out|gave out|come|\
         came|arrive*|over|crash*|hit me|took me|take me|hits me|finish*)",
    )
    .unless(
        "(came (home|back|to|with|true)|come (back|home|to|over|true|with)|god (came|comes)|stop* \
         (pounding|racing|hurting|spinning|at|for|working|being|shouting|the)|take me (back|home|with|\
         to|out|seriously)|took me (out|to|home|back|in)|bus (stopped|stop*|came|come*))",
    )
    .always(),
    sign(
        Weight::Wish,
        "(wish|wished|wishing|hope|hoping) (id|i would|i could|i had) [just|only|simply|finally] (stop|\
         stopped|not have to do tomorrow|disappear|vanish|evaporate|sleep forever|sleep and (not|never)|\
         fall asleep (and|for) (not|never|ever|good)|go to sleep and (not|never)|be done [with (it|\
         everything|life)]|rest forever|not be|be over)",
    )
    .unless(
        "(stop (being|feeling|thinking|crying|worrying|caring|doing|drinking|eating|the|him|her|it|them|\
         this|that|loving|missing|over|smok*|hurting|having|comparing|check*|pretend*|fight*|going|\
         working|by|at|talk*|to|using|look*)|be done (with (school|this|my|the|exams|work|class*|uni|\
         him|her)|by|before)|not be (so|a|the|like|sad|alone|able|in|on|with|scared|afraid|angry|tired|\
         here when)|be over (it|him|her|this|with))",
    )
    .always(),
    sign(
        Weight::Wish,
        "(hope|hoping|pray*|wish*) _3 (dont|not|never|didnt) [have to|see|get|wake|do|make it|reach|\
         live] [to] [see|do|face] (tomorrow|the morning|another day|next year|another birthday|my next \
         birthday)",
    )
    .always(),
    sign(
        Weight::Wish,
        "(sleep*|asleep|slept|bed) [and|without|but|then|forever|hoping] [just|i] (never waking|never \
         wake|not wake|without waking|waking up|forever|not waking|never woke)",
    )
    .near("(never|not|without|forever)")
    .unless("wake up (in|at|every|several)")
    .always(),
    sign(Weight::Wish, "(afterlife|heaven|other side) _4 (with|see|join) _2 (him|her|them|my) [soon]")
        .near("(want|wanna|wish|ready|soon|could|join)"),
    sign(
        Weight::Wish,
        "(i could|i want to|i wanna|wish i could|want to go) (be with|join|go with|follow) (him|her|\
         them|my (mom|mum|mother|dad|father|wife|husband|son|daughter|brother|sister|baby)) (in heaven|\
         on the other side|in death|where (he|she|they)|it would be quiet|wherever)",
    )
    .always(),
    sign(Weight::Wish, "why did i (stay|live|survive|make it) and (not|they|he|she|others)").always(),
    sign(
        Weight::Wish,
        "(not|no|longer) (be|being) (here|alive|around) [anymore|any more|at all] -(when|for|at|in|\
         until|with|yet)",
    )
    .near(WISHING)
    .unless("(not being here (at|in|for))")
    .always(),
    sign(Weight::Wish, "(done|finished|over|out|through) $")
        .near(
            "(im (done|finished|out) with (life|everything|living|it all)|life is over|i give up on \
             life|giving up on life)",
        )
        .always(),
    sign(
        Weight::Wish,
        "(imagin*|think of|think about|thought about|thought of|thinking about|thinking of|picture|\
         picturing|urge to|fantasi* about|want to|consider*|tempted to) [just] (driv*|jump*|crash*|\
         step*|walk*|swerv*|steer*|throw*|fall*) [my car|the car|myself|out] (off|into|in front|out in \
         front|under|over) [of] [a|the|my|an|oncoming] (road|bridge|cliff|tree|wall|traffic|train*|\
         tracks|bus|truck|lorry|car|cars|building|roof|balcony|river|edge|railing|pole|divider|barrier)",
    )
    .unless("(bungee|parachut*|pool)"),
    sign(
        Weight::Wish,
        "(want|wanna|wanted|wish|need|ready|longing|begging|waiting|praying|cant wait) [for] (it|this|\
         everything|it all|all of it|all this|life) [all|to|would|could] [to|just|all] (end|be over|end \
         already|be done|stop forever)",
    )
    .unless(
        "(relationship|argument|war|exam*|semester|year|shift|meeting|fight|this (week|month|winter|job))",
    ),
    sign(
        Weight::Denied,
        "(not|dont|do not|never|wont|wouldnt|no|nor) [really|actually|ever] [going to|gonna|planning to|\
         plan to|planning on|want to|wish to|would|intend to|intention of] (hurt*|kill*|harm*|end*) (me|\
         myself|my life)",
    )
    .always(),
];
