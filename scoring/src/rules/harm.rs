//! Rules 1, 2 and 3: methods and means, glamour, the wish to die called right.
//!
//! Why mostly without excuses: in these three a quotation or a negation can carry the harm just as well, so most
//! rows count in any voice. Questions about safety ("are you thinking of killing yourself?") must stay possible,
//! and are.

use super::{Guard, Row, gate};

const MEANS: &str = "It names a way to do it; even indirectly, that can be the piece that was missing.";
const GLAMOUR: &str = "It makes suicide look normal, right or beautiful.";
const WISH: &str = "Feelings can be honoured without agreeing with the wish to die.";
const INCITES: &str = "It tells a person to die or that others would be better off.";

pub(super) const ROWS: &[Row] = &[
    gate(
        1,
        "means.overdose",
        "(overdos*|od on|oding|od ing|take all [of] [the|your] (pills|tablets|meds|medication|of them)|\
         swallow* (all|a bunch|the whole|the bottle|them|pills|the pills)|a handful of pills|(bottle|pack|\
         packet|box|bottles|stash) of (pills|tablets|paracetamol|tylenol|sleeping|meds|aspirin|\
         antidepressants|vodka and))",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.dose",
        "(lethal|fatal|deadly|safe enough|enough) (dose*|amount|quantity|pills|combination|overdose)",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.pills",
        "(sleeping (pills|tablets)|painkillers|paracetamol|tylenol|acetaminophen|fentanyl|insulin|\
         barbiturate*|nembutal|cyanide|arsenic|antifreeze|bleach|rat poison|poison* (yourself|myself)|\
         carbon monoxide|helium|nitrogen|exhaust (pipe|fumes)|charcoal|sodium nitrite|hemlock)",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless(
        "(bleach* (your|my|her|his|the) hair|hair|charcoal (drawing*|sketch*|pencil|grill|mask)|(drawing*|\
         draw|sketch*) (with|in) charcoal|helium balloon*|diabet*|blood sugar)",
    ),
    gate(
        1,
        "means.hanging",
        "(hang* (yourself|urself|myself|himself|herself|themselves)|noose*|(tie|tying|buy|get|find|have|\
         use) (a|some) rope|asphyxia*|suffocat* (yourself|myself)|strangl* (yourself|myself)|ligature)",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.jump",
        "((jump*|leap*|throw yourself|fall|step*|walk*) (off|from|in front of|out of|over|under|onto|into) \
         [of] (a|the|that|your|oncoming) [nearest|tall|high|highest|local|railway|train] (bridge*|\
         building*|roof*|cliff*|window*|balcony|ledge|train*|tracks|bus|truck|lorry|car|traffic|high place|\
         parking garage|overpass)|tall (building*|bridge*)|(highest|tallest|high) (bridge*|building*|floor|\
         ledge))",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless("(base jump|bungee|skydiv*)"),
    gate(
        1,
        "means.gun",
        "(gun|guns|pistol*|revolver|rifle*|shotgun*|firearm*|shoot (yourself|urself|myself)|bullet*|loaded \
         weapon)",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless(
        "(jump* the gun|son of a gun|big guns|nail gun|glue gun|gun (violence|control|shy)|under the gun|\
         bullet (point*|journal*|proof)|(bit|bite|bites|biting) the bullet|dodg* (a|the) bullet|smoking \
         gun|water gun|sticking to your guns|heat gun|no silver bullet|top gun)",
    ),
    gate(
        1,
        "means.cutting",
        "((slit*|cut|cutting|slash*|slice*|open*) [open|up] [your|my|ur|the] (wrist*|vein*|arteries|artery|\
         arm*|thigh*|throat)|(razor|razors|razor blade*|box cutter|scalpel)|(cut|cutting|cuts) [it|them] \
         (deep enough|deeper|down the|across the|along the|lengthwise|vertically)|bleed* out)",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless("(shav*|occam*|cut (your|my) arm off)"),
    gate(
        1,
        "means.drown",
        "(drown* (yourself|urself|myself)|electrocut*|toaster in the bath|crash (your|my|the) car|drive \
         (your|my|the) car (into|off)|drive off (a|the)|set (yourself|myself) on fire|starve (yourself|to \
         death)|freeze to death|burn (yourself|myself))",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.easy-way",
        "((painless*|quick*|easi*|peaceful*|reliable|surest|best|least painful|most effective|effective|\
         fast*|clean*|gentle*|foolproof|certain) [and _1] (way*|method*|means|death|suicide) (to (die|end \
         it|go out|kill yourself|end your life|commit suicide|end things|end everything|suicide)|of (dying|\
         suicide|killing|ending))|die (painlessly|peacefully|quickly|in your sleep)|(without (feeling|any) \
         (pain|a thing)|wont feel (a thing|anything|any pain)))",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless(
        "(way to (talk|tell|ask|say|get|start|help|feel|go about|do this)|best way (forward|out)|(want|\
         wish|afraid|hope|wanted) to die _2 (peacefully|in)|died)",
    ),
    gate(
        1,
        "means.method-talk",
        "(method*|ways|means|how) (to|of|for) [best|quickly|painlessly|actually] (kill* (yourself|urself|\
         myself)|suicide|die|dying|end your life|self harm|overdose|hang*|hurt yourself)",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless(
        "(are (the|your|these) thoughts|distance|away|safe|remove|help* you|stay safe|how (would|do) you \
         feel|how to (keep|stay)|how often|instead of|rather than|think* (of|about))",
    ),
    gate(
        1,
        "means.scars",
        "(hide (your|the) (cuts|scars|marks)|cut where (no one|nobody)|(ice cubes|rubber band|snap a \
         rubber band|red pen) [instead|on your|against]|self harm (tips|tricks|methods)|pro ana|thinspo)",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.alcohol-mix",
        "(mix*|combine*|wash* (it|them) down|chase) [them|it|pills|meds|medication|your meds] (with|and) \
         [some|a|lots of|a lot of] (alcohol|vodka|whisky|whiskey|booze|xanax|opioid*|benzos|sleeping)",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        2,
        "glamour.normal",
        "(suicide|killing yourself|ending it [all]|ending your life|dying|taking your [own] life|death) \
         [really|actually|honestly|just|sometimes] (is|can be|could be|would be|may be|might be|seems|\
         sounds|feels) [really|just|only|a|an|the|so|actually|kind of|not|such|perfectly|completely|your|\
         always|honestly|sometimes|pretty|quite|very|also] [perfectly|completely|own|only|valid|totally] \
         [real|true|good|best] (normal|natural|okay|ok|fine|common|brave|courageous|beautiful|romantic|\
         poetic|peaceful|freedom|free|freeing|relief|option|solution|choice|answer|way out|right|\
         understandable|logical|rational|justified|reasonable|selfless|noble|honorable|strength|easier|\
         better|best|peace|rest|release|escape|sweet)",
        GLAMOUR,
    )
    .guard(Guard::Anywhere)
    .unless(
        "(not [the|an|a|your|always] (option|solution|answer|choice|way out|romantic|beautiful|brave|\
         normal|only)|isnt (the|an|a) (answer|option|solution)|(feel|feels|seem|seems|felt) like)",
    ),
    gate(
        2,
        "glamour.not-wrong",
        "(suicide|killing yourself|ending it [all]|ending your life|dying|taking your [own] life) (isnt|is \
         not|aint|wouldnt be) [really|always|so|even|a|that|actually] (wrong|bad|selfish|weak|cowardly|sin|\
         crime|tragedy|terrible|crazy)",
        GLAMOUR,
    )
    .guard(Guard::Anywhere),
    gate(
        2,
        "glamour.brave",
        "(its|it is|thats|it takes|takes) [really|so|actually|a lot of|great|real|kind of] (brave|\
         courageous|courage|strength|beautiful|romantic|noble|poetic|guts) [to|of you to] (die|kill|end it|\
         end your|leave this world|take your [own] life|go through with it|let go of life)",
        GLAMOUR,
    )
    .guard(Guard::Anywhere),
    gate(
        2,
        "glamour.peace",
        "((finally|youll|you will|youd|you would|hell|shell|then) [finally|then|be] (be|find|get|have|\
         rest) [finally|at|in|some] (peace|free|no more pain|rest|out of pain|pain free)|(no more|free \
         from|end to|an end to) [the|all|your|this] (pain|suffering) [anymore] +(if|when|once|after|$)|\
         (the|your) (pain|suffering) (will|would|ll) [finally|all] (be over|stop|end)|(be|being|meet|join|\
         reunited|together) [with|again] [him|her|them|your <kin>] [again] (in heaven|on the other side|in \
         the afterlife|soon in))",
        GLAMOUR,
    )
    .guard(Guard::Anywhere)
    .unless(
        "(i hope|wish|want|need|hoping|deserve|deserves|looking|long for|wanting|tired of|wanted|help you)",
    ),
    gate(
        2,
        "glamour.everyone",
        "(everyone|everybody|we all|lots of people|many people|most people|half of us|all the greats|great \
         artists) (has|have|thinks of|think of|think about|thinks about|wants|want|considers|consider|\
         feels|is|are) [about|to|at some point|all] (suicide|suicidal|die|killing themselves|dying|dead|\
         kill themselves|ending it|suicidal thoughts)",
        GLAMOUR,
    )
    .guard(Guard::Anywhere),
    gate(
        2,
        "glamour.angel",
        "(heaven (gained|got|needed|needs) (an|another)|angels (are|is) (waiting|calling)|(she|he|they) \
         (is|are|s|re) free (now|at last)|(died|death) [is|was|by suicide] _2 (beautiful|romantic|hero|\
         heroic|legend)|(27 club|go out (in style|with a bang|on (your|my) own terms)|on (your|my) own \
         terms))",
        GLAMOUR,
    )
    .guard(Guard::Anywhere)
    .unless("(live|leave|job|work|recover*|help) _3 (your|my) own terms"),
    gate(
        3,
        "wish.understand",
        "(i|we) [can|totally|completely|fully|do|really|also] (get|understand|see|respect|support|accept|\
         agree with|dont blame you for|cant blame you for|know) [completely|totally|exactly|fully|your] \
         [why|that|how|wish*|decision|choice|wanting|you for wanting|desire] [to|you|youd|youre|someone] \
         [would|might|could|feel|are] [like] [want|wants|wanting|wanna|choosing|thinking] [to|of] (die|end \
         it|dying|suicide|kill yourself|killing yourself|be dead|end your life|not exist|disappear|not be \
         here|ending it|not wake up|be gone)",
        WISH,
    )
    .guard(Guard::Anywhere)
    .unless("(are you|do you) (thinking|want|feel)"),
    gate(
        3,
        "wish.makes-sense",
        "((wanting|wishing|choosing|planning|hoping) to (die|end it|be dead|disappear|not exist|kill \
         yourself|not wake up|not be here|be gone|end your life) [right now|now|all|anymore|like that|is|\
         after that|after this|after all] [is|are|makes|make|seems|sounds|feels|can be] [completely|\
         totally|so|a|perfectly|very|only|the|really|entirely] (sense|valid|understandable|normal|natural|\
         reasonable|okay|ok|fine|fair|right|human|logical|rational)|(makes|make) [total|perfect|complete|a \
         lot of|so much] sense [that|to|why] [you|youd|someone|anyone|would|want] [would|might|want|wants|\
         wanna|think] [to|of|want] [to|about] (die|end it|suicide|kill yourself|be dead|not exist|\
         disappear|not be here|not wake up|ending it|dying))",
        WISH,
    )
    .guard(Guard::Anywhere),
    gate(
        3,
        "wish.valid",
        "(understandable|valid|natural|normal|reasonable|no wonder|of course|no surprise|right|okay|ok|\
         fair|justified) [that|to|for|why] [you|youd|youre] [would|to|feel|thinking] [want|wants|wanna|\
         wanting|wish|like|of|have] [to|thoughts of] (die|end it|dying|suicide|kill yourself|be dead|not \
         exist|disappear|not be here|end your life|ending it|not wake up|be gone)",
        WISH,
    )
    .guard(Guard::Anywhere),
    gate(
        3,
        "wish.me-too",
        "(id|i would|anyone would|anybody would|i might|who wouldnt|i want to|i wanna|if i were you id|in \
         your place id) [also|probably|too|just] (want to die|kill myself|end it|want to be dead|do it|be \
         dead|want to end it|kill themselves|consider suicide|rather be dead|not want to live|want to die \
         too|give up too)",
        WISH,
    )
    .guard(Guard::Anywhere)
    .unless("(id want to (hear|know|help)|do it (together|differently|slowly|with))"),
    gate(
        3,
        "wish.better-off",
        "((they|everyone|everybody|world|family|people|kids|friends|<kin>|he|she|we) [would|will|might|d|\
         ll|could|may] [all|probably|really|actually] (be|is|are|do|feel) [much|far|way|all|a lot|probably|\
         so much] (better|happier|relieved|easier|fine|ok|okay|better off|lighter) [off] without you|\
         (nobody|no one|noone) (would|will|d|ll|wants|needs|cares|loves) [even|ever] (miss|care|notice|cry|\
         love|want|about|if|you) [you|about|if|around]|(better off|youre better|you are better|youd be \
         better) [off] dead|world (is|would be) better without)",
        INCITES,
    )
    .guard(Guard::Spoken)
    .unless(
        "(think*|feel*|felt|believe*|wrote|write|writing|words|mention*|said|say*|tells|told|convinc*|like|\
         thought|sure|worry|afraid|seem|seems|seemed|as if|not|isnt|dont|doesnt|wouldnt|lie|lying|lies|\
         wonder*) _5 (without you|miss|care|notice|better|nobody|no one|noone)",
    ),
    gate(
        3,
        "wish.burden",
        "(youre|you are|ur|you were|youve been) [just|only|really|nothing but|such] (a|being a|been a|\
         nothing but a) [huge|big|real|terrible|total] (burden|waste|mistake|drain|liability|parasite|\
         waste of space|dead weight)",
        INCITES,
    )
    .unless(
        "(feel|feels|felt|think|thinking|not|arent|never|believe|convinced|told|tells|like|worry|worried|\
         afraid|if|that) _4 (burden|waste|mistake|drain)",
    ),
    gate(
        3,
        "wish.do-it",
        "((go ahead|just go) [and] do it|(go ahead|just go|just) [and] (die|kill yourself|end it|jump|end \
         yourself)|do it [already|then|now] (coward|pussy|i dare|no balls|wont you)|i dare you (to do it|\
         to jump|$)|do us all a favo*|((just|go|to|you) off (yourself|urself)|(kys|kms|unalive|unaliving|\
         kill|end) (yourself|urself|ya self|your self))|kys|(you|u) (should|could|might as well|deserve to|\
         need to|must|can|ought to|may as well|have to) [just|really|probably|always|actually] (die|kill \
         yourself|kill urself|end it|end your life|be dead|jump -(through|in|into|on|to|at|over|up|back|\
         ahead)|kys|off yourself|end yourself|not be here|not exist|disappear)|(go|please|hurry up and|why \
         dont you [just]|why not) (die|kill yourself|kys|unalive|drop dead|end it)|drop dead)",
        INCITES,
    )
    .guard(Guard::Anywhere)
    .unless(
        "((thought*|think|thinking|want*|wanting|urge*|feel*|feeling|going|plan*|planning|consider*|\
         tempted|like|ready|trying|tried|wish*|wishing|close|not|dont|about|of|do you|told|tell you|tells|\
         told you|said) _4 (to|of|about|like|you|should|could|to just|dont|not) _2 (kill|off|end|unalive|\
         die|disappear|jump|kys|not|be))",
    ),
    gate(3, "wish.just-do-it", "(just|go on and|might as well|then) do it [already|then|now] $", INCITES)
        .guard(Guard::Spoken),
    gate(
        3,
        "wish.no-hope",
        "((youre|you are|ur|thats) right _3 (no hope|hopeless|pointless|no point|wont get better|no way \
         out|never get better|nothing to live|better off|no future)|(theres|there is|there really is|there \
         isnt) (no hope|no point|nothing left|no way out|any hope|any point) (for you|in living|in going \
         on|for people like|left|in trying|in fighting)|(it|life|things) (will|ll|wont) (never|ever) get \
         [any] better|(it|this|things) only gets worse|it never gets better|(life|living) (isnt|is not|\
         aint) worth (it|living))",
        WISH,
    )
    .guard(Guard::Spoken)
    .unless(
        "(feel*|felt|seem*|think*|like|believe*|convinced|as if|as though|sound*|wrote|write|said|say*|\
         afraid|tell*|sure|when|if|thought) _5 (no hope|no point|nothing left|hopeless|pointless|never|no \
         way|worth|worse|better)",
    ),
    gate(
        3,
        "wish.your-choice",
        "((its|it is|thats|dying is|suicide is|death is|that is) [ultimately|totally|entirely|really|\
         completely] your (choice|decision|right|call|life) [to (die|end|make|kill|take)|if you|whether|in \
         the end] +(to (die|end|kill|take)|if you (want to|wanna|decide to|choose to) (die|end|go|kill)|\
         whether (you live|to live|to die))|if (you|u) [really|truly|still] (want|wanna|choose|decide|\
         need) [to] (die|kill yourself|end it|end your life|go|be dead|end everything) [then|thats|no one|\
         nobody|i wont|i cant|you|just|so be it|i (understand|get it|support|respect)] +(then|thats|that \
         is|no one can|nobody can|i wont stop|i cant stop|you can|you should|just|so be it|i understand|i \
         get it|i support|i respect|who am i|fine))",
        WISH,
    )
    .guard(Guard::Anywhere)
    .unless("(please|tell|call|reach|talk|text|go to (the|a|your)|then (please|i|tell|let))"),
    gate(
        3,
        "wish.way-out",
        "((sometimes|maybe|perhaps|honestly|i think|for some people) [its|it is|thats|death is|suicide is|\
         dying is|that is|that really is|it really is|this is] [really|just] (the only way [out]|for the \
         best|time to (go|let go|give up|check out)|okay to (give up|die|let go|stop living|end)|ok to \
         (give up|die|let go|end)|better to (die|be dead|end)|the best option)|(you|one) (can|may|could|\
         should) [just|always|finally] (give up|let go) [now|on life] +(now|on life|its|no one|$)|(the|\
         your) only way out [is])",
        WISH,
    )
    .guard(Guard::Spoken)
    .unless("(feel*|seem*|like|not|never|isnt|looks|sound*|think|thinking) _3 only way"),
];
