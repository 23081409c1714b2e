//! Signs that somebody has come to the end: no tomorrow, nothing left in them, no place in the world, a farewell.
//!
//! Why apart: these speak neither of dying nor of a wish. What can hardly mean anything else counts as a wish; what a
//! tired or grieving person says as well is faint, and only two different faint signs together count as one.

use super::signs::{Sign, Weight, sign};

pub(super) const WEARY: &[Sign] = &[
    // No tomorrow.
    sign(
        Weight::Wish,
        "(cant|cannot|dont|do not|couldnt|never|didnt|wont|not) [really|ever|even|actually] (see|\
         picture|imagine|expect*|plan*|intend|think|thought|going|gonna) [on|to|of|i|id|ill|myself|that \
         i|ill be|i will] [would|will|ever|to|be|myself] [to|be|being|make|making|living|live|lived|\
         still] [it|to|be|see|here|still] [it|to] (alive|christmas|past (thirty|twenty|forty|fifty|\
         eighteen|sixteen|christmas|this (year|month|week|winter)|next|the (summer|winter|end)|_1 \
         birthday)|here (next|by|in a year|at christmas|much longer|for much longer|for long|anymore|\
         this long|come)|around (next|by|much longer|for much longer|for long|to see|come)|this long|\
         much longer|another (year|winter|birthday|christmas)|next (birthday|christmas|summer|winter)|\
         (thirty|forty|eighteen|twenty one)|getting (old|older)|growing (old|older|up)|through the \
         (night|winter)|see (thirty|forty|christmas|next|the end of|my next|tomorrow))",
    )
    .unless(
        "(doing|working|job|married|stay* (at|in) (this|the)|here (at|in) (the|this|my)|planned on \
         being here|vacation|trip|lease|visit*|company|office|(last|take|lasted|been) this long|would \
         (take|last|hurt)|alive (at|in) [the] (gym|party))",
    )
    .always(),
    sign(
        Weight::Wish,
        "(i wont|i will not|im not going to|im not gonna|i shant|ill not|wont) [even] (be here|be \
         around|be alive|see|make it|live|be needing|need (it|them|any of it|a|one)) [for|to|when|by|\
         next|anymore|much|very|past|long] (see|long|longer|christmas|new year|next|summer|winter|\
         spring|birthday|my birthday|graduation|when|by then|past|through|then|anyway|where im going|\
         tomorrow|thirty|forty)",
    )
    .near("(i|im|ill|me|my)")
    .unless(
        "(^ we wont|we wont|vacation|holiday|work|shift|moving|move|travel*|class|office|away|abroad|\
         trip|on leave|maternity|make it (to the|in time|home|on time)|contract|finals|team|playoffs)",
    )
    .always(),
    sign(
        Weight::Wish,
        "((theres|there is|there was|have|ive got|got|see|sees) (no|not any|nothing) _1 (later|tomorrow|\
         next (year|summer|winter|spring|month|week)|future) (in|for|with|left in) me|no (point|use|\
         purpose) (to|in|of|for) me|point (of|in) me|not much (point|use) (to|in|of) me|nothing (left \
         of|left for|keeping|holding|tying|to keep|for) me (here|anymore|alive|in this)|nothing (left|\
         here) for me (here|anymore|in this (life|world))|no place for me (here|in (this|the) world|\
         anywhere|anymore)|(dont|do not|never|didnt) belong (here|in|on) [in|on] (this|the) (world|\
         earth|planet|life))",
    )
    .unless(
        "(in (this|that) (town|city|job|company|team|family|school|group)|nothing for me in (the|that)|\
         menu|shop)",
    )
    .always(),
    sign(
        Weight::Wish,
        "((didnt|did not|never) [really] (ask|sign up|choose|chose|agree|consent*|asked|wanted|signed \
         up|agreed) [to|for|to be] (be born|born|be alive|exist|existing|life|this life|be here|live)|\
         (not|never|wasnt|isnt|arent) (meant|made|supposed|cut out|built|wired|designed|fit) (for|to be|\
         to) (life|live|here|alive|exist|living|this world|this life|make it|survive|last|grow up|get \
         old|grow old|born|be here|be alive)|(my|own) (birth|existence|life) (is|was) a (mistake|curse|\
         burden|error|punishment)|(curse|regret|hate) (the day i was|being) (born|alive))",
    )
    .unless(
        "(baby|pregnan*|made it (to|in)|not meant to (live|last) (together|with)|meant to (live|last) \
         (forever|together)|phone|relationship)",
    )
    .always(),
    // Kept alive for others only.
    sign(
        Weight::Wish,
        "((only|whole|sole|main|one|single|last) (reason|thing) _6 (alive|living|still here|here is|\
         stay*|havent|hang* on|hold* on|not (gone|dead|ended)|keep* me (alive|here|going)|around|get up|\
         getting up|on this earth)|(staying alive|stay alive|living|alive|keep going|going) [only|just|\
         purely] for (other people|others|my <kin>|my _1 sake|everyone else|them|somebody elses|the \
         (kids|dog|cat|sake))|(only|still|just) (here|alive|around|living|breathing|holding on|hanging \
         on|staying) [now] (because|for|cause|cos|so|due to) [of] [my|the|they|he|she|i] _3 (<kin>|dog|\
         cat|cats|dogs|mums|moms|would|need|needs|others|them|him|her|me|us|you|pets|nan|gran|guilt|\
         coward|scared|sake)|(im|i am) (here|alive|around) [only|just] (because|cause|cos) _3 (would|\
         couldnt|wouldnt|couldn) _2 (cope|survive|manage|handle|destroyed|break|kill|crush*|heartbroken|\
         devastat*|bear|recover))",
    )
    .unless(
        "(reason (im|i am) (posting|writing|asking)|here (to ask|asking)|thing keeping me sane|stay* \
         (at|in|with) (this|my|the|him|her|that)|job|(still|only) here because (of|i) [the] (train|rain|\
         traffic))",
    ),
    sign(
        Weight::Wish,
        "if (it wasnt|it werent|it was not|it were not|not|it wasn|i didnt have|i had no) [for] _7 (id \
         (be gone|be dead|have|not be|have been|ve|end|leave)|i would (be gone|be dead|have|not be|end)|\
         i wouldnt (be here|be alive|still be|have made it)|id (of|a|already)|i (might|would) not be)",
    )
    .unless(
        "(quit|job|left (him|her|the|this)|divorc*|moved|dropped out|passed|bought|married|met|known|\
         finished|fired)",
    ),
    // Tired of it.
    sign(
        Weight::Wish,
        "(tired|sick|weary|exhausted|worn out|done|fed up|bored|drained|had enough|worn down) (of|with|\
         from|by) [just|merely|this|all this|having to|keep|still|even] [be|being] (lasting|surviving|\
         enduring|holding on|hanging on|carrying on|going on|staying alive|keeping myself alive|trying \
         to (stay|live|survive|want)|waking up|breathing|living|existing|alive|a person|being here|\
         human|here|exist|pretending (to want to|i want to) (live|be))",
    )
    .unless(
        "(living (with|in|at|like|on|alone|here|paycheck|together|under|off|for|out)|(here|waking up|\
         surviving|hanging on|holding on) (at|to (my|the|a|him|her|an|this)|early|every (hour|two)|in|\
         on|with|before|covered|drenched|so)|(hanging|holding|going|carrying) on (about|and on)|\
         existing (rules|plans)|a person (of|who)|human resources)",
    )
    .always(),
    sign(
        Weight::Wish,
        "(hope|hopes|hoping|hoped|wish|wished|wishing|pray*|beg|begging|waiting|want|willing) [that|for|\
         to|it|god|would|until] [my own|my|it|this|the] (heart|body|lungs|everything|it all|all of it|\
         all of this|life|all) _4 (stop*|quit*|ends|end|ended|give* (up|out)|gave out|gives in|over|\
         fail*|shut* down|goes (dark|quiet|out)|be over)",
    )
    .unless(
        "(heart (would|will|to) stop (pounding|racing|beating so)|well|stop* (racing|pounding|hurting|\
         beating so|working against|being)|(end|over) soon and|over (it|him|her)|pain to|ends up|stop \
         (racing|pounding|hurting|beating so))",
    )
    .near("(my|all|life|everything)"),
    sign(
        Weight::Wish,
        "(want|wants|wish|like|love|hope|hoping|wanting|rather|prefer|could|wanna) [i|to|id] [could|to|\
         would] [just|only] (sleep|be asleep|go to sleep|fall asleep|close my eyes|lie down|hibernate|\
         rest) [right] (through (it all|all of it|everything|life|the rest|my life|until)|forever|for \
         good|for ever|and (never|not) [have to] (wake|get|open|come|be|see)|until (its all over|its \
         over|i die|the end)|permanently|for eternity|without waking|and that [would] be (it|that)|\
         right through all of it)",
    ),
    // The thought as a comfort; a way to be switched off; a life to give away.
    sign(
        Weight::Wish,
        "((button|switch|lever) _6 (press it|pressed it|push it|flip it|turn (it|me|myself|everything) \
         off|turn off|be gone|not exist*|end it|id press|i would press|make me (disappear|vanish|stop))|\
         (off switch|off button|exit button|eject button)|(give|donate|trade|swap|hand|offer) [away] my \
         (life|years|heartbeat|remaining years) (to|for|with) (someone|somebody|anyone|a person|people|\
         her|him|them|a (dying|sick)|the dying)|(life|years|health|lungs|breath|oxygen) [is|are|was] \
         [just|so] wasted on me|trade places with (someone|anyone|anybody|people|those|a|the|her|him|\
         my) _2 (dying|dead|terminal|cancer|sick|died)|worth more dead)",
    )
    .unless("(mute button|light switch|snooze|off switch (on|for|of) (the|my|a))"),
    sign(
        Weight::Wish,
        "((idea|thought|notion|prospect) of (not (being|existing|waking)|nothing|nothingness|being gone|\
         death|dying|it [all] ending|the end|stopping|no more) _3 (comfort*|peaceful|nice|restful|calm*|\
         sooth*|good|tempting|relief|attractive|warm|safe|lovely|easier)|(not (existing|being here|\
         waking up|being alive|being)|being dead|death|dying|nothingness|never waking up|oblivion) \
         [just] (sounds|seems|feels|looks|would be|is|sounded|felt) [so|like|really|a|more|pretty|\
         almost|quite] [a] (peaceful|nice|good|better|relief|comfort*|rest|easier|restful|lovely|\
         tempting|kind*|appealing|quiet|holiday|heaven|bliss)|(comfort*|relief|solace|soothing|peace) \
         [in|to|by|from] [think*|know*|imagin*|the thought] [of|that|about|to] [i|it|ill|one day|\
         someday] [can|could|will|might] [be] (end|die|dying|death|not being|be over|be gone|gone|not \
         exist*))",
    )
    .always(),
    sign(
        Weight::Wish,
        "((just|only|basically|merely|simply) (waiting|counting down|running out the clock|passing \
         time) [around] (to|until|till|for) (die|death|i die|its over|the end|it to (end|be over)|it \
         all to|im (gone|dead))|how many more (years|decades) of (life|living|being alive|existing)|\
         (dont|do not|didnt) [really] want (any more|another|more) (time|birthday*|tomorrow*|years|days|\
         life|year|day)|(ive|i have|had) [really|just|truly|more than] [had|lived] (enough of (life|\
         living|everything|this life|existing|being alive|this world)|long enough)|(ive|im|i have) \
         lived (long enough|enough|too long)|(skip|fast forward) to the end $|(might|may) as well (be \
         dead|not (be|exist)|be gone|die)|(want|wish*) [to|i could] [just] (become|be|turn into) \
         (nothing|nothingness|dust|air|ash)|(lie|lay|sit|curl up|go to bed|fall) [down] and (not|never) \
         (get|wake|come|move|stand) [back] up|stop the world|whats [even] keeping me (here|alive)|\
         (nothing|not much|little) [is] [left] keep* me (here|alive|going)|(life|living|being alive|\
         existing) (is|feels like|has become) [just|nothing but|only|a] (torture|punishment|sentence|\
         life sentence|unbearable|a prison)|hate (being alive|living|existing|that im alive|that i \
         exist|that im still here))",
    )
    .unless(
        "(living (with|in|at|here|there|alone|together|under|on|near)|day off|get up (early|before|\
         until)|more time (at|with|for|in|off)|(another|more) (day|year) (at|of|in) (this|the|my) (job|\
         school)|want another (baby|drink)|skip to the end of)",
    )
    .always(),
    sign(
        Weight::Wish,
        "((better|easier|kinder|simpler|best|nicer|cheaper|calmer|happier|relief) [for|to] [everyone|\
         everybody|them|him|her|all|others|the world|my <kin>|people|us|the kids|you] [all|around me|\
         else|involved] if i [just|had|simply|were|was|d] [just|never|not|to] (went|left|go|leave|gone|\
         here|existed|disappear*|vanish*|died|die|werent|wasnt|been born|born|be gone|stopped existing|\
         around)|my (absence|death|being gone) _4 (gift|present|relief|better|favour|favor|help|\
         improve*|ease|easier|kind*)|(gift|present|favour|favor|kindest thing) _6 my absence|(imagin*|\
         plan*|pictur*|think* about|thought about|fantasi*|daydream*|who (would|will|might|d) _3 [to|\
         at]|at|about|jok* about) my [own] funeral|(life|living|this world|being alive|existence|\
         existing) (isnt|is not|wasnt|not) [really|just] (for me|for people like me|my thing)|(reason|\
         reasons|want|wish|point) [left] [to|in] (stay|staying|be|being|remain*) [alive|here|around] \
         [in|on] (this|the) (world|earth|planet|life)|be a (problem|burden|bother|worry|nuisance) _4 \
         (soon|anymore|any more|much longer|for long)|how it (feels|is|would feel|might feel) to (die|\
         be dead|not exist)|(thought|idea|knowing|knowledge) [that] (it|this|everything|life|i) (could|\
         can|will|would|might) [all|one day|just] [be|come to an] (end|over|stop|die|gone) _6 (comfort*|\
         relief|peace|calm*|keeps me)|what i (might|will|would|could|may) do to myself)",
    )
    .unless(
        "(left (him|her|the|my|work|school|home|this|early)|if i (go|went) (to|home|back|out|with|on|\
         for)|leave (him|her|the|my|work|school|home|this|now|early)|here (at|for|when|more|on)|\
         insurance|solicitor|prepaid|(wont|not) be a problem (to|with|getting|if))",
    )
    .always()
    .anyone(),
    sign(
        Weight::Wish,
        "((if|when|wish|hope|hoped|hoping) _8 (terminal|cancer|tumour|tumor|months to live|fatal|bad \
         news) _8 (relieved|relief|glad|happy|fine|thank|okay|ok)|(wouldnt|would not) [even] (get out \
         of the way|step aside|fight it if|run from it)|(dont|do not|didnt|never) want [the] (morning|\
         tomorrow|next day|next year|another day) [to] (come|arrive|start|happen|begin)|(death|dying) \
         (doesnt|does not|no longer|isnt) [even|really] (scare*|frighten*|scary|frightening|bother*)|\
         (death|dying|suicide|ending it) (is|has been|keeps) [always|often|constantly|never off] [being|\
         coming|popping] (on|in|into|crossing|off) my (mind|head|thoughts)|(like|love|want|prefer|wish|\
         hope|rather|glad|happy) (not to|to not|to never|never to|to just not) (wake up|be here|be \
         alive|exist|live|see (tomorrow|the morning)|go on|have been born|be around)|(not|never|wouldnt|\
         wont) be missed|(no|not a) [great|big|real|huge|much of a] loss (to|for) (anyone|the world|\
         anybody|them|everyone)|(hope*|hoping|wish*|pray*) for (an|a|some) _2 (accident|illness|disease|\
         diagnosis|heart attack|crash|cancer|stroke|end)|looking forward to (dying|death|it being over|\
         being dead)|(die|go|pass|slip away|slipping away|drift off|fade) _2 in my sleep|outlived my|\
         (nobody|no one|nothing|noone) [left] to (stay|live|be here|carry on|keep going) for|rather not \
         (be (here|alive)|exist|wake up|continue|carry on|go on|live|have been|be $)|(dont|do not|\
         didnt) [really] want to (go on|carry on|do life|do this life|do tomorrow|keep going|grow old|\
         be a person|be human|be $)|(wish|wished) [that] (i|id) [had] (never|not) (woken|woke|existed|\
         survived|made it|been (saved|here|found))|(should have|shouldve|wish* _4) [had|have|would] \
         (let me (die|go)|not (saved|woken|found) me|never (saved|found) me)|why did (they|you|he|she|\
         anyone) (save|rescue|bring|revive) me|(feel*|felt) [like|as if] (im|i am|i|ive|i have) [was|\
         have] already (dead|died))",
    )
    .unless(
        "(go on (holiday|about|a|the|with)|carry on (with|like|working)|keep going (to|with|on)|cancer \
         free|remission|benign|be a person who|carry on a|go on (stage|dates|like))",
    )
    .always(),
    // Farewell, and the calm before.
    sign(
        Weight::Wish,
        "(wont|will not|wouldnt|not|never) [be|have to|going to|gonna] (bother*|burden*|trouble*|worry \
         about|deal* with|put* up with|hear* from|see|hear from|be in the way) [you|anyone|anybody|\
         everyone|them|my <kin>|from] [all|with] [me] (anymore|any more|much longer|any longer|again|\
         after (this|tonight)|soon)",
    )
    .near("(i|im|ill|me|my|you wont|they wont|nobody)")
    .unless("(blocked|he wont bother me|she wont|noise|neighbour*|spam|ex|email*)")
    .always(),
    sign(
        Weight::Wish,
        "((leave|leaving|left|quit|quitting|exit|exiting|depart|log off|log out of|logging off|opt out \
         of|unsubscribe from|check out of|checking out of|uninstall|resign from|out of|escape|off) \
         [from] (this|the) (life|world|earth|existence|planet|mortal coil)|(leave|quit|exit|log off|opt \
         out of|unsubscribe from|check out of|out of|done with|through with|over with|resign from|\
         delete) (life|living|existence|being alive)|(be done|so done|all done|im done|am done|totally \
         done) with (life|living|it all|existing|being alive|this life|this world|the world)|(i|just|\
         really) want out of (life|everything|my life|existence|all of it|my (head|body|skin)))",
    )
    .unless(
        "(take (on|over) the world|out of this world (food|good|cake)|best _2 in|(he|she|they|mum|mom|\
         dad|gran|cat|dog) (left|leave*|has left|is leaving) this|leave the world (of|better)|see the \
         world|off the face|hide from|escape the world (for|a|with|in|by)|quit life (guard*|drawing))",
    )
    .near("(i|im|ill|id|ive|me|my|myself|want|wish|ready|like|could|just)"),
    sign(
        Weight::Wish,
        "((god|lord|jesus|universe|death|someone|somebody|please) [please|just|to|can you|would|will \
         you|come] (take me [away|home|now]|call me home|bring me home|end me|kill me|let me (die|go|\
         rest|slip away))|(ready|prepared) to (meet (god|my maker|jesus|him|her|them again)|let go of \
         (life|everything)|leave (this|for good|you all|everyone)|die)|(just|please) let me (die|stop \
         existing|slip away|not wake up)|(peace|ok|okay|fine|cool|comfortable) with (dying|not (being \
         here|waking up|making it|being around)|death|leaving this|going|the end)|(wait|waiting|waited) \
         (to|for) (die|death|my time|the end|my turn to)|not (afraid|scared) (of (dying|death)|to die) \
         [anymore])",
    )
    .unless(
        "(take me (home|away) (from|to|on|for)|kill me (if|when|now|laugh*)|ready to die (laughing|of)|\
         come to terms|hospice|terminal|(he|she|mom|mum|dad|gran|grandma|nan|grandpa) (is|was|were)|\
         waiting for (the end of|death certificate))",
    ),
    sign(
        Weight::Wish,
        "((wouldnt|would not|dont|do not|didnt|couldnt|not) [really|even|actually] (mind|care|fussed|\
         bothered|matter) [anymore|about|if|that|whether|less] [if|whether|i|something|a|the] [i|\
         something|a] _3 (die|died|dying|dead|live|lived|alive|wake up|woke up|survive*|make it|gone|\
         hit by|hit me|happened to me|took me|take me|exist|kill* me|never woke|ended|not here|stopped \
         existing)|(stopped|dont) caring (if|whether) i (live|die|wake|make)|indifferent (to|about) \
         (living|dying|being alive|my life)|(envy|jealous of|envious of|envying) (the dead|dead people|\
         people who (died|die|are dead|passed)|those who (died|are dead|passed)|anyone who (died|dies)|\
         him for dying))",
    )
    .unless(
        "(if (he|she|they|it|mom|dad|mum) (live*|die*|make*)|live (in|at|with|here|near|there)|make it \
         (to the|on time|in time|big)|take me (home|out|back|to|with)|make it (as|work))",
    )
    .always(),
    sign(
        Weight::Wish,
        "(hope|hoping|wish|wishing|praying|pray|waiting for|want|like) [that|for] [i|something|a|the|\
         some|someone|id] [would|could|gets|get] [just] (get (hit|sick|cancer|ill|killed|something \
         terminal|in an accident|into (a|an) (accident|crash))|(something|someone|car|truck|bus|\
         accident|cancer|illness|lightning|plane|meteor|tumour|tumor|plane|asteroid) [would|to|will|\
         just] [just] (happen* to me|take* me [out]|kill* me|hit* me|end* me|get* me|finish* me|wipe* \
         me)|happen* to me so i|die* in my sleep|not (survive|make it)|dont make it|doesnt find me in \
         time)",
    )
    .unless(
        "(take me (out (on|for|to)|home|back|to|with|seriously)|kill me if|make it (to|on time|in time)|\
         dont wish|wouldnt wish|bus (to|would come)|get me (a|the|out|some))",
    ),
    sign(
        Weight::Wish,
        "(ideation|unaliv*|un alive|sewerslide|sewer slide|self delet*|selfdelet*|s word thoughts|\
         passively suicidal|(yeet|delete|remove|dispose of|get rid of|erase|end|terminate|uninstall) \
         myself [off|from|out] -(the (group|chat|list|team)|this (chat|group|sub)|facebook|social|\
         instagram)|game over for me|(end|finish|terminate) me $|ctb)",
    )
    .unless(
        "(in the (game|show)|he|she|character*|email|from (facebook|instagram|social|the (chat|list|\
         group)))",
    ),
];
