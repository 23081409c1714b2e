//! Rules 16 and 17: crisis scripts, stock lines, stiffness.
//!
//! Why: a script on a post that shows no risk tells the writer that nobody read it. The gate counts rows whose id
//! begins with `crisis.` only where the post shows no risk at all; copied wording counts anywhere.

use super::{Guard, Row, gate, hint};

const UNREAD: &str =
    "Nothing in the post speaks of danger; a crisis script can sound as if nobody had read it.";
const COPIED: &str = "It is wording from a template, and people who need help have read it many times.";

pub(super) const ROWS: &[Row] = &[
    gate(
        16,
        "crisis.line",
        "(crisis (line*|text|service*|team|chat|hotline*|helpline*|support|worker|center|centre|number)|\
        hotline*|helpline*|help line*|suicide (prevention|hotline|line|helpline|watch)|lifeline|emergency \
        (services|room|number|department|line)|nearest (hospital|emergency|er)|(call|ring|phone|contact|\
        dial) [an|the] (ambulance|emergency|police)|go to (the|your nearest|your local|an) (er|emergency|a \
        and e|hospital))",
        UNREAD,
    )
    .guard(Guard::Spoken),
    gate(
        16,
        "crisis.question",
        "((are|were) you [feeling|currently|having|still|in] [any] (safe [right now|tonight|now|where you \
        are]|suicidal|danger|in danger|immediate danger)|are you [currently|having|really|actively|ever] \
        (thinking|considering|planning|thoughts|having thoughts) [about|of|any|to] (suicide|ending (it|\
        your life|things)|kill*|hurt* yourself|dying|taking your life|harming yourself|self harm|not \
        being)|(thoughts of|thinking of|thinking about|think about) (suicide|killing yourself|ending your \
        life|hurting yourself|taking your own life|harming yourself|not being alive)|have you (thought \
        about|considered|made a plan|had thoughts) [of|to|about] (suicide|ending|kill*|hurt*|harm*|end \
        your)|danger (to|of) (yourself|others|hurting)|want to (die|kill yourself|end your life))",
        UNREAD,
    )
    .guard(Guard::Spoken),
    gate(
        16,
        "crisis.if-you-or",
        "(if you (or (someone|anyone|somebody) you know|are in (crisis|immediate|danger)|are having \
        (thoughts|suicidal)|feel (unsafe|suicidal)|are (suicidal|feeling suicidal|thinking of suicide)|\
        ever feel (suicidal|unsafe))|if youre (in (crisis|danger|immediate)|having (thoughts|suicidal)|\
        feeling (unsafe|suicidal)|suicidal|thinking of (suicide|ending|hurting))|suicid*)",
        UNREAD,
    )
    .guard(Guard::Spoken)
    .unless(
        "(by suicide|to suicide|suicide (loss|of|took|bereave*)|attempted suicide|suicidal (patient*|\
        friend)|suicide squad)",
    ),
    gate(
        16,
        "copied.unable-to-help",
        "(im (really|so|truly|very) sorry (that|you) [youre] feeling this way but|unable to provide (the|\
        you)|(its|it is) (really|very|so) important to (talk|reach|speak|seek) [things|out|over|to|with] \
        [over|to|with] _4 (mental health professional|trusted person|professional)|as an ai|language model|\
        im (just|only) an ai|i am an ai|im not a (therapist|professional|doctor|licensed|mental health) \
        [professional|expert] but|please (know|remember) that (help is available|you are not alone|youre \
        not alone|there are people who)|help is available|^ [please|so|and|you should|its best to] seek \
        (professional|immediate|medical) help|(trained|licensed|qualified|mental health) professional* \
        (can|who can|will) (provide|help you|offer|give|guide)|this is (not|no) [a] substitute)",
        COPIED,
    )
    .guard(Guard::Spoken),
    gate(
        16,
        "copied.script",
        "(you matter (and|more than you know)|your life (has value|is precious)|(stay|keep) safe (and|my \
        friend|out there|op)|thoughts and prayers|reach out to (a|the|your local) [licensed|trained|\
        qualified] mental health professional|suicide hotline number|here (is|are) (some|a few|the) \
        (resources|hotline*|number*|tips|steps|coping))",
        COPIED,
    )
    .guard(Guard::Spoken)
    .unless("you matter (and|to|more) _2 (me|us|here|this)"),
    hint(
        16,
        "stock.sorry",
        "[im] [so|really|very|truly] sorry (youre|you are|that youre|that you are|to hear [that|about this|\
        youre|what|about that]|for what|you have to|youre having to) [going|to|having|feeling|dealing|\
        have] [through|with|this|that]",
        "Said so often that it can slide past; naming what you read shows that you did.",
    )
    .guard(Guard::Spoken)
    .instead(&["that sounds painful, all of this"]),
    hint(
        16,
        "stock.not-alone",
        "(you are not alone|youre not alone|ur not alone|you arent alone|know that youre not alone) [in \
        this|with this|here]",
        "It is kind, and it is what everybody says; a detail of theirs says it better.",
    )
    .guard(Guard::Spoken)
    .instead(&["I'm here with you in this for a moment"]),
    hint(
        16,
        "stock.valid",
        "(your feelings are (valid|completely valid|totally valid)|thats (totally|completely|so) valid|\
        (its|it is) valid to feel|youre valid)",
        "It has become a formula; naming the feeling says more.",
    )
    .guard(Guard::Spoken)
    .instead(&["what you feel makes sense"]),
    hint(
        17,
        "vague.if-you-need",
        "(if (you|u) [ever] need (anything|something|me)|let me know if (you need|theres|i can)|anything \
        (you|u) need)",
        "It is kind, but leaves the asking to someone who is tired; one small offer is easier to take.",
    )
    .guard(Guard::Spoken),
    hint(
        17,
        "stiff.clinical",
        "(coping (mechanism*|strateg*|skills)|maladaptive|symptomatology|utiliz*|utilis*|self care \
        (routine|regimen|plan)|process your emotions|emotional regulation|cognitive distortion*|set \
        [healthy] boundaries|holding space|toxic (people|positivity)|your healing journey|healing journey|\
        practice (gratitude|mindfulness|self care))",
        "Everyday words sound closer.",
    )
    .guard(Guard::Spoken),
    hint(
        17,
        "stiff.list",
        "^ (first of all|firstly|secondly|thirdly|in conclusion|to summarize|to sum up|step one|step 1|\
        tldr|tl dr) $",
        "A list of steps is hard to take in when one is low; one thought is enough.",
    )
    .guard(Guard::Spoken),
    hint(
        17,
        "stiff.clarify",
        "(just my two cents|just saying|jmo|imho|no offense|no offence|not to be rude|with all due respect|\
        dont take this the wrong way)",
        "What comes after it is often what hurts; it can go.",
    )
    .guard(Guard::Spoken),
    hint(
        17,
        "stiff.one-word",
        "^ (this too|hugs|hug|oof|rip|f|k|damn|yikes|bump|this|following|oof lol|wow|sucks|that sucks|\
        sorry|so sorry|sorry man|sorry bro|sorry op|good luck|gl|best of luck|prayers|praying) $",
        "It is meant kindly; one more sentence about them would reach further.",
    )
    .guard(Guard::Spoken)
    .instead(&["I read this, and I'd like to hear more if you feel up to it"])
    .unless("(you|your|u|ur|what|how)"),
];
