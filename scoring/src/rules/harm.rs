//! Rules 2 and 3: glamour, the wish to die called right.
//!
//! Why mostly without excuses: in these a quotation or a negation can carry the harm just as well, so most
//! rows count in any voice. Questions about safety ("are you thinking of killing yourself?") must stay possible,
//! and are.

use super::{Guard, Row, gate};

const GLAMOUR: &str = "It makes suicide look normal, right or beautiful.";
const WISH: &str = "Feelings can be honoured without agreeing with the wish to die.";
const INCITES: &str = "It tells a person to die or that others would be better off.";

pub(super) const ROWS: &[Row] = &[
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
        better|best|peace|rest|release|escape|sweet|friend|gift|kindness|mercy|comfort|home|nothing to \
        (fear|be (afraid|scared))|(like|just) (going|falling|drifting)|another way|retiring|retirement)",
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
        rest) [finally|at|in|some] (peace|free|no more pain|rest|out of pain|pain free)|(no more|free from|\
        end to|an end to) [the|all|your|this] (pain|suffering) [anymore] +(if|when|once|after|$)|(the|\
        your) (pain|suffering) (will|would|ll) [finally|all] (be over|stop|end)|(be|being|meet|join|\
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
        artists) (has|have|thinks of|think of|think about|thinks about|wants|want|considers|consider|feels|\
        is|are) [about|to|at some point|all] (suicide|suicidal|die|killing themselves|dying|dead|kill \
        themselves|ending it|suicidal thoughts)",
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
        after that|after this|after all] [is|are|makes|make|seems|sounds|feels|can be] [completely|totally|\
        so|a|perfectly|very|only|the|really|entirely] (sense|valid|understandable|normal|natural|\
        reasonable|okay|ok|fine|fair|right|human|logical|rational|sane|sensible|smart|wise|healthy|\
        justified)|(makes|make) [total|perfect|complete|a lot of|so much] sense [that|to|why] [you|youd|\
        someone|anyone|would|want] [would|might|want|wants|wanna|think] [to|of|want] [to|about] (die|end \
        it|suicide|kill yourself|be dead|not exist|disappear|not be here|not wake up|ending it|dying))",
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
        your place id|id have|i would have) [also|probably|too|just] (want to die|kill myself|end it|want \
        to be dead|do it|be dead|want to end it|kill themselves|consider suicide|rather be dead|not want \
        to live|want to die too|give up too|be done with (life|living|it all|everything|this world)|give \
        up on (life|living)|have ended it|have done it|ended it|not (bother|want) (living|to be alive)|be \
        sick of living|check out|hate living)",
        WISH,
    )
    .guard(Guard::Anywhere)
    .unless("(id want to (hear|know|help)|do it (together|differently|slowly|with))"),
    gate(
        3,
        "wish.better-off",
        "((they|everyone|everybody|world|family|people|kids|friends|<kin>|he|she|we|theyd|youd all) \
        [really|probably|honestly|actually|might well|all|truly] [would|will|might|d|ll|could|may] [all|\
        probably|really|actually] (be|is|are|do|feel) [much|far|way|all|a lot|probably|so much] (better|\
        happier|relieved|easier|fine|ok|okay|better off|lighter) [off] (without you|with you (gone|dead|\
        out of)|if you (were|werent|died|left|disappeared|are gone)|once youre gone|when youre gone)|\
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
        nothing but a) [huge|big|real|terrible|total] (burden|waste|mistake|drain|liability|parasite|waste \
        of space|dead weight)",
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
        yourself)|do it [already|then|now] (coward|pussy|i dare|no balls|wont you)|i dare you (to do it|to \
        jump|$)|do us all a favo*|((just|go|to|you) off (yourself|urself)|(kys|kms|unalive|unaliving|kill|\
        end) (yourself|urself|ya self|your self))|kys|(you|u) (should|could|might as well|deserve to|need \
        to|must|can|ought to|may as well|have to) [just|really|probably|always|actually] (die|kill \
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
    gate(
        3,
        "wish.just-do-it",
        "((just|go on and|might as well|then|so) do it [already|then|now] $|what \
        are you waiting for|[just|go|now|then|so] get it over with|stop talking [about it] and do it|\
        (nobodys|no ones|nobody is|no one is|im not) stopping you)",
        INCITES,
    )
    .guard(Guard::Spoken),
    gate(
        3,
        "wish.no-hope",
        "((youre|you are|ur|thats) right _3 (no hope|hopeless|pointless|no point|wont get better|no way \
        out|never get better|nothing to live|better off|no future)|(theres|there is|there really is|there \
        isnt) (no hope|no point|nothing left|no way out|any hope|any point) (for you|in living|in going on|\
        for people like|left|in trying|in fighting)|(it|life|things) (will|ll|wont) (never|ever) get [any] \
        better|(it|this|things) only gets worse|it never gets better|(life|living) (isnt|is not|aint) \
        worth (it|living))",
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
        whether (you live|to live|to die))|if (you|u) [really|truly|still] (want|wanna|choose|decide|need) \
        [to] (die|kill yourself|end it|end your life|go|be dead|end everything) [then|thats|no one|nobody|\
        i wont|i cant|you|just|so be it|i (understand|get it|support|respect)] +(then|thats|that is|no one \
        can|nobody can|i wont stop|i cant stop|you can|you should|just|so be it|i understand|i get it|i \
        support|i respect|who am i|fine))",
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
    gate(
        2,
        "glamour.exit",
        "((choos*|pick*|plan*|writ*|tak*|mak*) (your|ones|their|his|her|my) own (exit|ending|end|way out|\
        death|departure)|(check*|bow*|opt*|tap*|cash*) out (early|for good|of (life|this (life|world)))|\
        (dying|die|died|went|go|gone|going) young [is|and]|live fast die|((artists|poets|musicians|writers|\
        legends|geniuses|stars|greats|singers|great ones|best ones|good ones) [all|always] (went|died|die|\
        go) (young|early|that way|by suicide))|(quit|quitting|leave|leaving|exit|exiting) (this world|this \
        life|life) [on|early|behind|is|with])",
        GLAMOUR,
    )
    .guard(Guard::Anywhere)
    .unless("(he|she|they|who|someone|somebody|to) (died|die) (young|so young|too young)"),
    gate(
        2,
        "glamour.guts",
        "(((takes|took|take|needs|need) [a lot of|real|some|serious|true|so much|more|such|great] (guts|\
        courage|balls|bravery|strength|nerve|character)|(brave|braver|bravest|courageous|strong|noble) \
        [thing|of (him|her|them|you)|enough|people]) to (end (things|it [all]|your life|everything|their \
        life|his life|her life)|die|kill|check out|jump|leave (this (world|life)|it all behind)|take (your|\
        their|his|her) [own] life) -(with)|(remember* [you]|famous|immortal|go down|known|talk* about you) \
        [for ever|forever|always|in history] (like|as) [a|some] (legend|hero|saint|martyr|angel|star|icon)|\
        (theyd|theyll|they would|they will|everyone would|everyone will) [all] [finally] (be sorry|regret \
        it|cry|realise|realize|notice|see) (when|once|after|if) (youre|you|youd) (gone|dead|died|are gone|\
        are dead)|legend (after|in death))",
        GLAMOUR,
    )
    .guard(Guard::Anywhere)
    .unless("(to say|to tell|to ask|to write|to talk)"),
    gate(
        2,
        "glamour.beyond",
        "((on|over on|to) the other side -(of) [of] (theres|there is|its|you|no|there are|he|she|they|\
        everything|peace|waits)|((he|she|they) (looked|seemed|was|were) [so|really|very|finally] (calm|\
        peaceful|at peace|happy|free|beautiful|serene) (afterwards|after (he|she|they|it)|once (it|he|she)|\
        lying there|like (he|she|they|hed|shed|theyd)))|(youd|you would|youll|you will) finally (be able \
        to|get to|have|find|be) [some|your] (rest|sleep|peace|free|stop|quiet|let go)|(going|go|come|\
        coming) home to (him|her|them|god|heaven|jesus)|like (falling|going) [back] (asleep|to sleep) [and|\
        forever]|(isnt|not|nothing) [scary|to be scared of|to fear|so bad] _2 like (going|falling) to \
        sleep)",
        GLAMOUR,
    )
    .guard(Guard::Anywhere)
    .unless("(exam*|weekend|holiday|shift*|shower|bed|tonight|nap|deserve*|week)"),
    gate(
        3,
        "wish.unmissed",
        "(((nobody|nobodys|no one|no ones|noone|none of them|not a soul|hardly anyone|who|whos) [is|s|\
        would|will|d|ll|even|ever|really] [going to|gonna|even|ever|really|be] (cry|crying|miss|missing|\
        notice|mourn|come|show up|turn up|shed a tear|remember|grieve|bother) [to|at|when|if|that|about|\
        over|for] (your|you|youre|youd) [funeral|grave|gone|dead|died|are|were|left|disappear*])|((world|\
        they|people|everyone|he|she|<kin>|family|friends|earth) (wont|wouldnt|will not|would not|will \
        never|would never|would hardly|will barely|will hardly) [even|ever|really] (notice|miss|mourn|\
        remember|blink|grieve) [that|if|when|over|for] (you|youre|youve|your))|((they|your <kin>|the kids|\
        people|everyone|he|she|theyll|theyd|everyone else) (will|ll|would|d|theyll|theyd|can|could|do) \
        [all|soon|eventually|quickly|just] (get over (it|you|losing you|your)|forget (you|about you)|be \
        fine without|manage [fine] without|cope without|move on without|survive without you)))",
        INCITES,
    )
    .guard(Guard::Spoken)
    .unless(
        "(feel*|felt|think*|thought|believe*|wrote|write|writing|said|say|says|saying|tell*|told|\
        convinc*|like|afraid|scared|worry|worried|fear*|wish*|hope|hoping|seem*|as if|sure|lie|lies|lying|\
        wonder*|voice) _8 (nobody|nobodys|no one|noone|none|not a soul|who|world|they|people|everyone|he|\
        she|notice|miss|cry|without)",
    ),
    gate(
        3,
        "wish.not-meant",
        "((some|certain|people like|folks like) [people|of us|folks|ones|souls|you] [just|simply|really|\
        truly|like you] (arent|werent|are not|were not|were never|are never|are just not) [just|simply] \
        [really] (meant|made|built|cut out|supposed|designed|born) (to|for) (live|life|be here|exist|this \
        (world|life)|survive|be alive|last|living)|(you|u) (werent|were never|arent|are not|shouldnt have \
        been|should never have been|should have never been) (meant to (be here|exist|live)|supposed to (be \
        here|exist|live)|born)|(better|a pity|a shame) [if|that] you (were never|had never been|hadnt been|\
        werent) born|(youre|ur|you are|u are|youre just|you just) [just|only] (taking up|wasting|using up) \
        [everyones|our|good|valuable|all our] (space|oxygen|air|time|resources)|why are you [even|still] \
        (alive|breathing|living|still (alive|breathing|living|here $|here then|around))|why are you still \
        (here|around|alive|breathing) [then|if so] $|why [are you] (bother|bothering) (living|to live|\
        staying alive|going on))",
        INCITES,
    )
    .guard(Guard::Spoken)
    .unless("(feel*|felt|as if|think*|convinced|afraid) _4 (meant|born|taking|wasting|alive)"),
    gate(
        3,
        "wish.slang",
        "((neck|top|rope|delete|yeet|uninstall|unalive|euthanise|euthanize|remove) (yourself|urself|ya \
        self|yo self|yoself)|(just|go|pls|please|plz|then|now) [go|and] (unalive|kys|kms|die|croak|perish|\
        rot) (already|now|then|off|please|lol|$)|(die|rot|croak) in a (hole|ditch|fire|gutter)|(just|do \
        (everyone|everybody|us|the world|them|your family) a favo* and|please|go) [just|go] (disappear|\
        vanish|die|leave this world|drop dead) (already|forever|for good|then|lol|$)|do (everyone|\
        everybody|us all|the world|them|us) a favo* and (disappear|vanish|die|leave|go|stop|end))",
        INCITES,
    )
    .guard(Guard::Anywhere)
    .unless(
        "((thought*|think*|want*|urge*|feel*|felt|wish*|not|dont|like|could|to|you) _3 (just|to) _1 \
        (die|disappear|vanish|rot))",
    ),
    gate(
        3,
        "wish.your-time",
        "((if|maybe|perhaps|then|when|guess|suppose) [you|u|i] [feel|think|know|say|believe] [that|like] \
        (its|it is) (your|ur) time -(to (shine|rest|heal|speak|talk|be))|(its|it is|may be|might be) [just|\
        simply|maybe] (your|ur) time to (go|die|leave)|(i|we|anyone|anybody) [can|totally|completely|\
        honestly|would|could] (see|get|understand) [exactly] why [you|youd|someone|anyone|you would|one] \
        _4 ((stop|end|over|gone|out|finished|sleep) for good|stop (living|existing)|(be|being) done with \
        (life|living|it all|everything)|give up on life|out of [this] life|go through with it|rather be \
        dead|be better dead|out $)|(cant|dont|wouldnt|couldnt|nobody (could|would|can)|no one (could|would|\
        can)|who could) [really] blame (you|u) [for|if] [you|u] [for] (want*|wish*|choos*|think*|gave|give|\
        end*|quit*) [to|of|about] (out|die|end|dead|go|leave|be (dead|gone|done)|up|suicide|disappear|it \
        [all]|dying|not))",
        WISH,
    )
    .guard(Guard::Anywhere),
    gate(
        2,
        "glamour.guts",
        "((i|we) [honestly|really|do|kind of|almost|sometimes] (envy|admire|respect|salute|look up to|am \
        jealous of) [the|all] (people|those|anyone|everyone|him|her|them|ones|dead) [who|that|for] [have] \
        (made it out|did it|got out|had the|went through with|ended|killed|left this|managed it|died|dared|\
        doing it|going through with)|(ending it|dying|death|suicide|killing yourself|leaving this world) \
        is (the|a|your) [only|one|last|final|most|ultimate|purest] _1 (decision|choice|thing|freedom|right|\
        act|form) (thats|that is|that|you|to|nobody|no one|of)|(dancing|singing|flying|resting|waiting|\
        smiling|laughing) (with|among|up there with) [the] angels|(its|it is|dying is|death is|suicide is) \
        [just|only|really] like (switching|turning) off|(its|it is|dying is|death is) [just|only|really] \
        like (flipping (a|the) switch|blowing out|closing a book|drifting off|a long sleep))",
        GLAMOUR,
    )
    .guard(Guard::Anywhere),
    gate(
        3,
        "wish.not-meant",
        "((planet|world|earth) is (overcrowded|overpopulated|too full|full enough)|planets (overcrowded|\
        overpopulated)|one (less|fewer) (mouth|person|problem|loser|of you)|youve (suffered|fought|lived|\
        struggled|endured|hurt) [long|more than] enough [now] [so] (you|its|let go|go|time)|(youre allowed|\
        you are allowed|you can|you may|you have permission|its okay|its ok|its fine|its alright) [now] to \
        (go now|let go now|leave us|stop living|stop fighting now|give up on life|leave this world)|\
        (nobody|no one|noone|who) [ever|even] (asked|begged|told|wants|forced|needs|invited) you to (stay|\
        live|be born|be here|stick around|exist|be alive))",
        INCITES,
    )
    .guard(Guard::Spoken)
    .unless(
        "(feel*|felt|think*|thought|believe*|wrote|said|say|says|told|convinc*|like|afraid|worry|\
        worried|as if|if|not|never|isnt|dont|arent|havent|wonder*) _4 (asked|told|wants|needs|enough)",
    ),
];
