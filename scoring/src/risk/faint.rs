//! Faint signs: what a person at the end says, and a tired or grieving one as well.
//!
//! Why: hopelessness is seldom one sentence. One of these is distress; two of different rows count as a wish, so each
//! row holds one thing that is meant (no strength, no reason, a burden, a farewell), in many wordings.

use super::signs::{Sign, Weight, sign};

/// Endings of other things.
const OTHER_END: &str = "(job|work|school|class|exam*|essay|semester|degree|thesis|course|shift|\
 relationship|marriage|divorce|dating|meeting|war|winter|diet|contract|lease|game|season|tv|book|\
 company|office|team|project|commute|pregnan*|baby|party|weather|rain|landlord|lockdown|arguing|\
 training|insurance|bank|council|fighting (with|over|about)|boiler)";

pub(super) const FAINT: &[Sign] = &[
    // No strength.
    sign(
        Weight::Faint,
        "(im|i am|i feel|feel|i mean|mean|just|so|completely|finally|simply|really|truly|been) (done|\
         finished|empty|spent|used up) $",
    )
    .unless("(done (with|by|at)|finally (done|finished)|homework|chores|handed|thesis|exam*|paint*|clean*)"),
    sign(Weight::Faint, "^ (done|finished|over|enough|empty) $").unless(
        "(thesis|handed|dating|packed|\
     passed)",
    ),
    sign(
        Weight::Faint,
        "((cant|cannot|dont (think|know if|know how)|not sure) [i|how much longer i|if i|how long i] \
         [can|could] (do (this|it|life) (anymore|any more|any longer|much longer|for much longer|again)|\
         keep (doing|going|this|on|up|living)|go on|carry on|hold on|hang on|take (it|this|any) [more|\
         anymore]|live like this|face (another|tomorrow|the|it))|how much (longer|more) (i can|can i)|\
         dont know how much longer)",
    )
    .unless(OTHER_END)
    .always(),
    sign(
        Weight::Faint,
        "((run|ran|running) out of (reasons|road|because*|tomorrows|fight|ways|strength|will)|no \
         (reasons|because|fight|strength|energy|more fight|hope|will) left|nothing left (in me|to give|\
         inside|of me)|no (will|desire|wish) to (go on|live|be|continue))",
    )
    .unless(OTHER_END)
    .always(),
    sign(
        Weight::Faint,
        "(tired of being tired|(living|life|being alive|existing) (hurts|is too (much|hard)|is (hell|\
         pain|agony))|tired of (fighting|trying|it all|being me|everything|holding (it|everything)|\
         being (strong|sad|in my head))|(so|too|just|im|bone|soul) (tired|weary) in a way|tired (sleep|\
         rest) (doesnt|wont|cant|never)|sleep doesnt (fix|help|touch)|not (sleepy|sleep) tired|tired of \
         (people|pretending|faking))",
    )
    .unless(OTHER_END),
    sign(
        Weight::Faint,
        "((want|need|wish) [to|i could] [just] (rest|let go|give up|stop|go home|out) $|(ready to|want \
         to|going to|gonna|let me|time to) (let go|give up|stop fighting|give in|stop trying) $|given \
         up on (myself|life|everything|living)|give up on (life|living|everything|myself)|nothing \
         matters (anymore|any more|now)|stopped (fighting|trying|caring|hoping|minding|feeling) $)",
    )
    .unless(OTHER_END),
    // No reason.
    sign(
        Weight::Faint,
        "(why (do i|do you|am i|should i|would i|even|does anyone|do people|do we|did i) [even|still|\
         keep] (get up|wake up|go on|bother*|keep (going|living|trying)|here|alive|stay|try|continue|\
         carry on|living|exist|cook|clean*|eat|wash*)|why bother|(no|any|a) reason to (get up|wake|try|\
         go on|get out of bed)|who (would|am) i _3 (for|kidding)|(tell|give) me [one|a] (why|reason))",
    )
    .unless(OTHER_END),
    sign(
        Weight::Faint,
        "(no (point|use) [in|to] [anything|any of it|trying|going on|carrying on|continuing|anymore|\
         bothering|planning|making plans]|what [is|s|was] the point|whats the (point|use)|pointless)",
    )
    .unless(OTHER_END)
    .always(),
    // No tomorrow.
    sign(
        Weight::Faint,
        "((sees|see|seeing|have|got|is|theres) no (next|tomorrow|future|later|way (out|forward))|no \
         (next (year|summer|winter|spring|month|week)|later|tomorrow) (for|in|with) me|not making [any] \
         plans|stopped (making plans|planning|looking ahead|thinking (ahead|about (next|later)))|no \
         (point|use) (making|buying|renew*|plan*|booking|start*)|why (renew|buy|book|plan|save|fix|\
         bother (with|renew*|buy*))|wont (need|be needing|be using) (it|them|that) [anymore|soon|where]|\
         last (page|chapter|scene|act) (of|in) my|(read|reached|on) the last page|(end|ending) of my \
         (story|book|road|line)|last (birthday|christmas|summer|spring|winter|time) [for me|ill|i will|\
         i see|im]|(my|the) last (birthday|christmas|summer|spring))",
    )
    .unless(OTHER_END)
    .always(),
    sign(
        Weight::Faint,
        "((when|once|after) (im|i am) [no longer|not] (gone|here|around|dead)|(if|in case) anything \
         happens to me|nice knowing you|(my|the) future is [just] [a] (blank|empty|black|gone|over|void|\
         dark)|(have|see|theres|there is) no (tomorrow|future)|(dont|cant|cannot|not|couldnt) [really] \
         see (a|any|my|the) (way (out|forward|through)|future|tomorrow|next (year|summer|winter|\
         birthday))|refuse* to plan|not [be] plan* [anything|past|beyond|for]|(have|has|ive) stopped \
         (renew*|saving|buying)|stopped renew*|wont be there by then|wont be (there|here) (then|anyway)|\
         (be|join|go|follow) [with] (him|her|them|dad|mum|mom|my _1) (again|soon|up there|in heaven))",
    )
    .unless("(holiday|retire*|moved|on leave|away)"),
    sign(
        Weight::Faint,
        "(they|theyd|everyone|everybody|family|kids|people|youd|friends|mum|mom|wife|husband|you|we|\
         wed) [all|i love|i know|around me] [would|will|ll|d] [all|just|soon|both] (grieve|get over (it|\
         me)|be sad (for|at first)|cope|manage without|be fine $|be ok $|be okay $|be fine in)",
    )
    .near("(would|will|theyd|d|wed|youd)")
    .unless("(exam|weekend|trip|party)")
    .anyone(),
    sign(
        Weight::Faint,
        "((scared|afraid|frightened|terrified) of (myself|what i (might|will|would|could) do|what ill \
         do|my own (hands|head|mind|thoughts))|already (left|gone|dead) $|(already|half) gone|(dont|do \
         not|cant) trust myself)",
    ),
    sign(
        Weight::Faint,
        "((find|notice|miss) me for (days|weeks|a week|months)|my time (is up|has come|is over)|\
         overstayed my|(hanging|holding) [on] by a thread|(barely|just about|only just) (hanging|\
         holding|clinging) on|(looking for|thinking about|eyeing|see|find) (the|an|my) exit|nothing \
         (ahead|to look forward to|i want|to come|left (ahead|to want))|nothing _7 that i want|(dont|no \
         longer|stopped|not) [really] (hope|hoping) (for anything|for (more|better)|anymore|any more)|\
         (dont|not) mean sleepy|not sleepy)",
    )
    .unless(OTHER_END),
    // A burden, in the way.
    sign(
        Weight::Faint,
        "((im|i am|being|such|feel like|always|become|became|be|was|been) [just|such|only|nothing but] \
         a burden|burden (to|on) (everyone|everybody|my <kin>|them|him|her|people|others|society|you \
         all)|(drain|strain|weight) on (everyone|my <kin>|them|everybody)|dead weight)",
    )
    .unless("(my team|at work|new one)")
    .anyone(),
    sign(
        Weight::Faint,
        "(waste of (space|air|oxygen|life|skin)|mistake (that|who) (breathes|lives|walks)|(take*|\
         taking) up (space|air|room|oxygen)|in everyones way|(in|getting in) the way of everyone|\
         tiptoe* (around|round) me|cost (everyone|my <kin>|them) (too much|money|so much)|useless to \
         (everyone|everybody|them|anyone)|(ruin*|spoil*) (everything|everyones|their) [lives|life|day])",
    )
    .anyone(),
    sign(
        Weight::Faint,
        "((everyones|my <kin>|their|peoples|his|her) (life|lives) _4 (easier|better|lighter|happier|\
         simpler)|without me in it|version without me|deserve* (better|more|a better _1) [than me|than \
         this]|world (is|would be|was) [be] (better|lighter|fine)|(better|fine|easier|lighter|happier|\
         ok|okay) without me)",
    )
    .unless(
        "((weekend|trip|party|evening|match|game|season|team) _6 without me|without me (for|at|on|this|\
         that))",
    )
    .anyone(),
    sign(
        Weight::Faint,
        "((nobody|no one|noone) (would|will|d) [even|really|ever] (care|notice|miss me|mind|remember|\
         know|come)|world (would|will|wouldnt|wont) [not|just|even] (blink|keep turning|go on|keep \
         spinning|notice|stop))",
    )
    .unless("(party|meeting|class|haircut|shift)")
    .anyone(),
    // A farewell.
    sign(
        Weight::Faint,
        "((giving|given|gave|give|giving) (away|out) [all|most of] (my|everything)|(finding|found|find|\
         looking for) (a|new|good) [good|new] (home*|someone) (for|to take) my (dog|cat|pets|plants|\
         cats|dogs))",
    )
    .unless("(moving|move|moved|declutter*|old clothes|charity|wardrobe)"),
    sign(
        Weight::Faint,
        "((thanks|thank you) [you] [all|everyone|guys|so much|folks] for (everything|putting up|trying)|\
         (bye|goodbye|farewell) (all|everyone|everybody|guys|world))",
    ),
    sign(
        Weight::Faint,
        "((sorry|forgive me|apologies|apolog*) [to|for everything to] (mom|mum|dad|everyone|everybody|\
         for everything|for existing|for being (born|alive|a burden|here|me)|you all|my <kin>)|i \
         [really] (tried|did try) $|i did try)",
    )
    .anyone(),
    sign(
        Weight::Faint,
        "((made|making|make) [my] peace with (it|everything|leaving|this)|(soon|then) (it|itll|it will|\
         everything|all) _2 (be over|be quiet|stop|wont matter|be done)|(itll|it will) [all] [soon] be \
         (over|quiet) (soon|for everyone)|wont be long now|wont matter (soon|by then|then)|(strangely|\
         weirdly|oddly|suddenly) (calm|at peace|peaceful)|(ive|i have) (decided|made up my mind) $)",
    ),
    sign(
        Weight::Faint,
        "((they|theyd|everyone|everybody|she|he) [would|ll|d|will] be relieved|(nobody|no one|everyone|\
         everybody|they) will [not|no longer|finally] [have to] (tiptoe|worry|be free|breathe|look \
         after me|carry me)|(love|loved) you all|take care of (each other|yourselves|my (dog|cat|kids|\
         mum|mom))|(look after|be good to) (each other|my (dog|cat|mum|mom|kids)))",
    ),
    // Waking and sleep.
    sign(
        Weight::Faint,
        "((only|one) (good|nice|peaceful|safe) (bit|part|thing|time|escape|break) _3 (sleep*|asleep|\
         unconscious)|(sleep*|asleep|being asleep) is [the|my] [only] (only|escape|break|best|good|\
         closest)|(awake|waking [up]|being awake|mornings) is (the|hell|bad|worst|torture)|(hate|\
         disappointed|angry|sad|gutted|annoyed|upset) (to|that i|when i|that) [have|still] (wake up|\
         woke up|waking up|wake|be awake|open* my eyes)|count* down to (sleep|being asleep|bed))",
    )
    .unless("(war|rain|noise|baby|shift|alarm|night sweats|early|swim*)"),
    sign(Weight::Faint, "((wish*|hope|hoping|want|waiting|ready) _4 (end|ends|stop|be over|quiet|sleep) $)")
        .unless(OTHER_END),
    sign(
        Weight::Faint,
        "((feel*|felt|like|as if) [like|as if] (im|i am|i) [already|was|have] (dead|a ghost|gone|not \
         here|not real|died)|already (dead|died|gone) inside|(feel*|felt) like [ive|im|i|a] [have|am|\
         already] (already (left|gone|died)|ghost)|(am|im) not living|not [really] alive)",
    ),
];
