//! Rules 10 and 11: words about suicide, accusations and humour at the person.

use super::{Guard, Row, both, gate};

const CRIME: &str = "\"Commit\" makes it sound like a crime; many who are bereaved ask for other words.";
const OUTCOME: &str = "Calling an attempt failed or successful makes death sound like the goal.";
const ACCUSES: &str = "It says that the person isn't in earnest; most who are told so never speak again.";
const MOCKS: &str = "A joke at someone who is hurting shuts the door.";

pub(super) const ROWS: &[Row] = &[
    both(10, "words.committed", "committed [a] (suicide|self murder)", CRIME)
        .guard(Guard::Anywhere)
        .words_instead(&["died by suicide"]),
    both(10, "words.commit", "commit [a] suicide", CRIME)
        .guard(Guard::Anywhere)
        .words_instead(&["die by suicide", "end their life"]),
    both(10, "words.committing", "(committing|commiting) [a] suicide", CRIME)
        .guard(Guard::Anywhere)
        .words_instead(&["dying by suicide"]),
    both(10, "words.commits", "commits [a] suicide", CRIME)
        .guard(Guard::Anywhere)
        .words_instead(&["dies by suicide"]),
    both(10, "words.committed", "(comitted|commited|comited) suicide", CRIME)
        .guard(Guard::Anywhere)
        .words_instead(&["died by suicide"]),
    both(10, "words.failed-attempt", "(failed|botched) suicide attempt", OUTCOME)
        .guard(Guard::Anywhere)
        .words_instead(&["suicide attempt"]),
    both(10, "words.failed-attempt", "(failed|unsuccessful|botched|incomplete) suicide attempts", OUTCOME)
        .guard(Guard::Anywhere)
        .words_instead(&["suicide attempts"]),
    both(10, "words.failed-attempt", "an (unsuccessful|incomplete) suicide attempt", OUTCOME)
        .guard(Guard::Anywhere)
        .words_instead(&["a suicide attempt"]),
    both(
        10,
        "words.failed-attempt",
        "(failed|unsuccessful|botched|incomplete) (suicide|suicides|suicide attempt*|attempt* at suicide|\
        attempt* on (your|his|her|their) life)",
        OUTCOME,
    )
    .guard(Guard::Anywhere),
    both(
        10,
        "words.failed-attempt",
        "(your|his|her|their|my|the|a|last) (failed|unsuccessful|botched) attempt* -(at|to|with)",
        OUTCOME,
    )
    .guard(Guard::Anywhere),
    both(10, "words.successful", "(successful|completed|complete) suicide [attempt*]", OUTCOME)
        .guard(Guard::Anywhere),
    both(
        10,
        "words.succeeded",
        "(succeed*|fail*|success*) (at|in) [his|her|their|your|the] (suicide|killing (himself|herself|\
        themselves|yourself)|attempt)",
        OUTCOME,
    )
    .guard(Guard::Anywhere),
    both(
        10,
        "words.fail-to-kill",
        "failed to (kill (yourself|himself|herself|themselves)|commit suicide|end (your|his|her|their) life)",
        OUTCOME,
    )
    .guard(Guard::Anywhere)
    .words_instead(&["lived through a suicide attempt"]),
    both(
        10,
        "words.fail-to-kill",
        "(failed|fail|fails|managed|manage) to (kill|commit|end) (yourself|himself|herself|themselves|\
        suicide|his life|her life|their life)",
        OUTCOME,
    )
    .guard(Guard::Anywhere),
    both(10, "words.victim", "suicide victim", "The word makes a crime of a death.")
        .guard(Guard::Anywhere)
        .words_instead(&["person who died by suicide"]),
    both(10, "words.victim", "suicide victims", "The word makes a crime of a death.")
        .guard(Guard::Anywhere)
        .words_instead(&["people who died by suicide"]),
    both(
        10,
        "words.victim",
        "suicide (epidemic|bid|pact*)",
        "The word makes a spectacle of a death or a crime of it.",
    )
    .guard(Guard::Anywhere),
    gate(
        11,
        "accusation.attention",
        "((just|only|youre|you|u|ur|are|is|this|obviously|clearly|doing it|posting|post|its) [just|only|\
        all|here|clearly|really|obviously|this|a] (want*|looking|crav*|fishing|begging|desperate|doing (it|\
        this)|cry*|for|seeking|after|posting [this]|a cry) [for|some|the] (attention|sympathy|pity|karma|\
        likes|upvotes|clout)|attention (seek*|whore*|hungry|seeker*|grab*)|(attention|pity|sympathy) seek*|\
        (attention|karma) (whor*|farm*)|cry for attention|drama (queen|llama))",
        ACCUSES,
    )
    .guard(Guard::Spoken)
    .unless(
        "(not|isnt|arent|never|dont think|doesnt|no one|nobody|if) _6 (attention|sympathy|pity|drama|seek*)",
    ),
    gate(
        11,
        "accusation.fake",
        "((youre|you are|ur|u|this is|sounds|thats|seems|obviously|clearly|this sounds) [just|all|so|\
        totally|obviously|probably|clearly|definitely|like|a|being|really] (lying -(there|here|awake|in|on|\
        down|with|next|under|face|low|flat|to)|faking|a liar|made up|making (this|it|that) up|bullshit|bs|\
        bait|a troll|trolling|larping|cap|capping|pretending|exaggerating|an act|manipulative|manipulating|\
        creative writing|full of it|full of shit)|^ [that|this|it] (didnt|never) happen* [lol] $|(this is|\
        obviously|clearly|totally|sounds|seems|this sounds|post is) [so|obviously|clearly|totally] fake|^ \
        i dont (believe|buy) (you|this|a word) [for a second|of it|of this] $|nice try|cool story|things \
        that never happened|if you (really|actually|truly) (wanted|meant|felt) [to] _3 you (would|wouldnt|\
        d|wouldve))",
        ACCUSES,
    )
    .guard(Guard::Spoken)
    .unless(
        "(tired of|stop|keep|to be|like youre|like you are|feel like|if) (pretending|faking|youre|you are)",
    ),
    gate(
        11,
        "mockery.names",
        "((youre|you are|ur|what a|such|youre such|you|u) [a|an|such a|such|just|just a|really|so|total|\
        absolute|fucking|just an|being a] [total|absolute|complete|fucking|pathetic|little] (loser|crybaby|\
        cry baby|snowflake|pussy|wimp|weirdo|psycho|nutjob|nutcase|freak|clown|idiot|moron|retard*|\
        pathetic|trash|dumbass|bitch|dramaqueen|coward|incel|simp|waste of (space|oxygen|time)|basket case|\
        headcase|lunatic|whiner|spineless))",
        MOCKS,
    )
    .guard(Guard::Spoken)
    .unless(
        "(feel like|called|calls|call|not|arent|isnt|never|told|if) _4 (loser|weirdo|psycho|freak|clown|\
        idiot|moron|pathetic|coward|crybaby|bitch|wimp)",
    ),
    gate(
        11,
        "mockery.dismiss",
        "(nobody cares|no one cares|noone cares|^ who cares $|^ (who|nobody|no one) asked [you|for this] $|\
        ^ i dont care $|idc|cope harder|skill issue|touch grass|get a life|sucks to be you|^ cry (about it|\
        more|harder) $|boo hoo|boohoo|womp womp|tough luck|tough shit|^ [sounds like|thats] [a] (you \
        problem|not my problem)|whatever lol|ok boomer|git gud|^ yawn $|tldr lol|^ suck it $|worlds \
        smallest violin|another sob story|sob story|stop whining|quit whining)",
        MOCKS,
    )
    .guard(Guard::Spoken)
    .unless("(feel*|felt|like|think|thinking|thought|as if|seem*|convinced|i) _4 (cares|care|asked|problem)"),
    gate(
        11,
        "mockery.laugh-at",
        "((lol|lmao|haha|hahaha|lmfao|hehe) [at|what|bro|dude|thats|thats so|imagine|youre|you|u|get|just|\
        poor|is that|what a|seriously|this is] (you|u|youre|ur|pathetic|sad|hilarious|ridiculous|funny|\
        crying|scared|stupid|dumb|loser|weak|get over it|a bed|imagine crying)|(thats|this is|thats so|\
        how) [so|actually|kind of|kinda|pretty|just|really] (hilarious|laughable|a joke|comical|cringe|\
        cringy|embarrassing for you)|(made me|had me|im|i) (laugh|laughing|lol|giggle) at (you|this|your)|\
        laugh* at (you|your))",
        MOCKS,
    )
    .guard(Guard::Spoken)
    .unless(
        "(they|people|everyone|kids|he|she|who|class|class*|them|them all|nobody|not|afraid|girls|boys|\
        someone|somebody|being) _3 laugh*",
    ),
    gate(
        11,
        "mockery.crazy",
        "(are you (mad|high|serious|for real|kidding [me]) $|(are you|youre|you are|u are|ur) [just|even|\
        totally|actually|completely|fucking|being|so] (crazy|insane|nuts|mental|stupid|dumb|out of your \
        mind|off your (meds|rocker)|bonkers|batshit|unhinged|psychotic)|whats wrong with (you|u)|what is \
        wrong with (you|u)|what the (hell|fuck) is wrong with|did you forget your meds|^ take your meds \
        [lol] $)",
        MOCKS,
    )
    .guard(Guard::Spoken)
    .unless(
        "(not|arent|isnt|dont think|never|feel*|if|like|going|nothing|no|proof|doesnt|there is nothing|\
        theres nothing|convinced|believe|worry|worried|because|bc) _3 (crazy|insane|nuts|mental|stupid|\
        dumb|wrong)",
    ),
    both(
        10,
        "words.outcome",
        "((successful|completed|fatal) (attempt|attempts|suicides) -(at|to|with)|complet* [a|the|his|her|\
        their|your] suicide|(attempt|attempts|try|suicide bid|suicide) (failed|succeeded|was (unsuccessful|\
        successful|a (failure|success))|were (unsuccessful|successful)|didnt (succeed|work)|hadnt \
        (succeeded|worked))|(tried|attempted|trying) to (kill (himself|herself|themselves|yourself|\
        themself)|end (his|her|their|your) [own] life|die|take (his|her|their|your) [own] life) (but|and) \
        [was|he|she|they|it|thankfully|luckily] (failed|didnt work|succeeded|unsuccessful|successful|didnt \
        manage|couldnt)|committ* self murder|commit* self murder)",
        OUTCOME,
    )
    .guard(Guard::Anywhere)
    .unless("(exam*|ivf|driving|visa|cake|appeal|baking|soup|interview*|round|treatment|pregnan*)"),
    both(
        10,
        "words.outcome",
        "((he|she|they|who|dad|mum|mom|brother|sister|son|daughter|friend|uncle|husband|wife) (was|is) (a|\
        another) suicide -(attempt*|survivor|risk|prevention|loss|note)|suicided|offed (himself|herself|\
        themselves)|(suicide|attempt) was a (failure|success))",
        CRIME,
    )
    .guard(Guard::Anywhere),
];
