//! Rule 12: lived experience, which generated text does not have.
//!
//! Why rows instead of "no past tense": "I read your post" and "I'm glad you wrote" are fine; a life is not. The
//! gate skips these rows for the person's own words, and where the person's draft tells of a life itself.

use super::{Guard, Row, gate};

const LIFE: &str = "It tells of a life that the writer has not said they had.";

pub(super) const ROWS: &[Row] = &[
    gate(
        12,
        "life.been-there",
        "(i|ive|we|weve) [have|ve|also|too|totally|truly|definitely|personally|actually] [also|all|been] \
        (been (there|through|where|in (your|the same|that|a similar|this))|walked (in|that|this)|stood \
        where|felt (this|the same|exactly|like|what you|so|that way|this way|alone|lost)|gone through|went \
        through|lived (through|with|it|this|that)|struggled|suffered|faced|experienced|survived|battled|\
        fought|dealt with|coped with|come through|made it through|got through|overcome|overcame|recovered|\
        know this feeling from|had (the same|a similar|something|it|this|similar|that|depression|anxiety|\
        panic|these|those|my|an|a|to))",
        LIFE,
    )
    .guard(Guard::Spoken)
    .unless(
        "((reading|read) (it|this|that|your)|(i|ive) (had|have had) (a (look|read|thought|question)|to \
        (say|read|ask|stop|smile|look)))",
    ),
    gate(
        12,
        "life.when-i",
        "(when i (was|lost|had|went|got|started|first|felt|moved|tried|broke|left|came|quit|failed|did|\
        lived|became|turned|told|found|couldnt|left)|back when i|the (year|time|day|night|month|summer|\
        week) i (lost|was|went|had|got|left|quit|tried|moved)|after i (lost|left|quit|got|moved|broke|had|\
        was)|as (someone|somebody|a person|one) who [has|have|also|is|was|also has|had] (been|lost|lived|\
        struggled|suffer*|went|gone|had|has|deals|dealt|survived|battled|is|was|grew|knows|also|\
        experienced|failed))",
        LIFE,
    )
    .guard(Guard::Spoken)
    .unless("when i (read|saw|was reading|first read|got to|came to|reached|started reading)"),
    gate(
        12,
        "life.past",
        "(i|we) [once|also|just|really|never|always|still|too|actually|recently|finally|even] (lost|cried|\
        failed|quit|grew up|got (fired|divorced|dumped|laid|sober|married|better|sacked|diagnosed|bullied|\
        help|through|over|used)|was (bullied|depressed|suicidal|fired|divorced|there|in (a|the|your|\
        therapy|hospital)|diagnosed|laid|an|your|your age|younger|abused|addicted|anxious|lonely|alone|\
        dumped|so|like|broken|scared of|terrified|afraid|sober|made|left|raised|once|the same|also)|used \
        to|didnt (sleep|eat|leave)|slept|moved to|moved (out|away|back|from|home|countries|cities)|dropped \
        out|relapsed|drank|self harmed|stopped drinking|went to (therapy|rehab|university|uni|college|\
        school|a)|started (therapy|meds|running|going|taking)|took (me|meds|antidepressants|a year|\
        medication)|buried|divorced|nursed|raised|miss my|miss mine|have (a son|a daughter|kids|depression|\
        anxiety|adhd|ptsd|bipolar|a sister|a brother|three|two|the same)|suffer from|live with|work (as|in|\
        nights|at|with)|am (a (mother|mom|mum|dad|father|nurse|teacher|therapist|student|survivor|parent|\
        recovering|single|carer)|also|an|in recovery|sober|bipolar|autistic|gay|lesbian|trans|divorced|a \
        widow*|your age|the same)|do the same|feel the same|have that too|have it too|get that too|do that \
        too|know [exactly] (how (it|this|that|you) feel*|what (its|it is|thats|youre|you are|this|that) \
        (like|going|feels)|that (feeling|pain|silence|fear|ache|shame|loneliness)|this (feeling|pain)|\
        divorce|grief|depression|the feeling))",
        LIFE,
    )
    .guard(Guard::Spoken)
    .unless("(i was (so|really|very) (sorry|sad|glad|moved|touched|happy)|i (hope|wish|wonder|think) i)"),
    gate(
        12,
        "life.im",
        "(im|id be|ive) [also|a|an|in|now|just|too|still|both|currently] [also|a|an] (mother|mom|mum|dad|\
        father|nurse|teacher|therapist|student|survivor|parent|recovering|single|widow*|in recovery|sober|\
        bipolar|autistic|gay|lesbian|trans|divorced|the same|exactly the same|same|going through (the same|\
        this|something|it|that)|in the same|from (the|a|there)|years (old|sober|clean)|light sleeper|carer|\
        veteran|psychologist|counsel*|clean|dealing with (the same|this|it)|struggling (too|with)|(13|14|\
        15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31|32|33|34|35|36|38|40|41|42|45|47|50|52|55|60|62|\
        65|70) [and|now|too|years|as])",
        LIFE,
    )
    .guard(Guard::Spoken)
    .unless("im (a|an) (stranger|bit|little|listener)"),
    gate(
        12,
        "life.my-people",
        "-(^ my [dear] (brother*|sister*|friend*|sibling) $) my [own|late|ex|best|little|big|older|younger|\
        first|old|dear|dead|step|last] (mom|mum|mother|dad|father|parents|family|wife|husband|partner|\
        boyfriend|girlfriend|son|daughter|kid*|child|children|sister*|brother*|friend*|bestie|cousin|uncle|\
        aunt|auntie|gran|grandma|grandmother|grandpa|grandfather|nan|ex|therapist|psychiatrist|doctor|\
        counsellor|counselor|boss|job|divorce|breakup|depression|anxiety|ptsd|adhd|ocd|panic attacks|\
        eating disorder|addiction|recovery|suicide attempt|attempt|trauma|childhood|dog|cat|roommate|\
        flatmate|teacher|mate|fiance*|marriage|degree|exams|twenties|thirties|teens|insomnia|meds|\
        medication|experience|story|own (life|loss|grief|pain|story)|baby|wedding|miscarriage|diagnosis)",
        LIFE,
    )
    .guard(Guard::Spoken),
    gate(
        12,
        "life.same",
        "(same here|^ been (there|through (that|this|it|the same))|me too|happened to me [too|as well|\
        once]|(i|we) [can|could|do|really|totally|so|also|definitely] (relate|identify with)|(worked|works|\
        helped|helps|saved) [for] (me|us) [a lot|too|once|personally]|what (helped|saved|worked for|kept|\
        got) me|for me (it|what|the|this|that)|(from|in) my (own|experience|life|case|personal)|speaking \
        from experience|my experience|im right there with you|you and me both|youre not the only one i|i \
        feel you|^ feel (ya|u|you)|we are the same|were the same|same boat|youre like me|you remind me of \
        (me|myself|my))",
        LIFE,
    )
    .guard(Guard::Spoken)
    .unless(
        "((would|wouldve|theyd|itd|thatd|must|could) _5 me too|(moved|touched|hurt|hurts|stings|moves|\
        touches) me too|tell me too|it means _3 to me too|reads to me|hurts me too|(for|to) me (it|this|\
        that) (sounds|reads|seems|looks|doesnt|does|is|says)|give me)",
    ),
    gate(
        12,
        "life.remember",
        "(i [still|also|can|do|vividly|well] remember (crying|feeling|being|thinking|lying|sitting|having|\
        going|my|when i|the (day|night|first|panic|same|years) [time] [i]|those (days|nights|years|months)|\
        waking|wanting|losing|walking|hiding|not (sleeping|eating|being|wanting))|^ [i have|ive] been in \
        (your|those|the same|similar|that|the exact) [same|exact] (shoes|place|position|situation|boat|\
        spot)|(walked|stood|sat|lived) in (your|those|the same|these) shoes|(im|i am|i was|ive been|i) \
        [also|still|currently|now|just] (on|taking|take|took|in|going through|went through|at) [the] (same|\
        similar|exact same|very same) (tablets|meds|medication|pills|situation|boat|thing|position|dose|\
        school|job|place|age|diagnosis|year|stuff|hell)|(it|that|this) [also|really|nearly|almost] (took|\
        happened to|cost|broke|destroyed|saved|nearly killed|almost killed|changed|helped) (me|us|my)|\
        (back in|during|in) my (twenties|thirties|teens|forties|school days|student days|first year|worst|\
        darkest|own)|as a [single|recovering|fellow|former] (mum|mom|mother|dad|father|parent|nurse|\
        teacher|survivor|widow|widower|carer|addict|sufferer) [of _1] (myself|too|i|here|ive)|mine (did|\
        was|said|left|died|also|had|went|used|walked|cheated|took)|(i|ive|i have) [also] (struggled|\
        battled|suffered|wrestled|fought|lived|dealt) (with|from|for|through)|(we|i) lost (our|my|a|two|\
        the)|(i|ive) [also] had (panic|depression|anxiety|an eating|a breakdown|burnout|cancer|\
        miscarriage*|a miscarriage|the same|those|two|three))",
        LIFE,
    )
    .guard(Guard::Spoken)
    .unless("(must|would|could|you|wish) _4 remember"),
    gate(
        12,
        "life.remember",
        "((ive|i have|weve|we have|i|we) [also|just|already|once] lost -(count|track|sleep|the (thread|\
        post|words)) (a|my|our|the|two|both|mine|someone|people|three)|took (me|us) (a|two|three|four|five|\
        six|ten|years|months|weeks|ages|so|forever|about|over|nearly|almost|long)|(i|we) (know|knew|\
        learned|learnt|found out) (this|that|it|what that is) [like] (first hand|firsthand|from \
        (experience|my))|my (<kin>|gran|nan|cousin|uncle|aunt|boyfriend|girlfriend|ex) (went through|had|\
        was|did|is|struggled|died|left|used to|suffered|got|also|has|cheated|drank|hit|passed))",
        LIFE,
    )
    .guard(Guard::Spoken)
    .unless("(as if|would|like|could|if) _3 (lost|took)"),
];
