//! Rules 7 and 8: secrecy, no-suicide contracts.
//!
//! Why together: both bind a person in danger to one stranger, where a circle of help is wanted.

use super::place::VERBS;
use super::{Guard, Row, both, gate};

pub(super) const ROWS: &[Row] = &[
    gate(
        7,
        "secrecy.wont-tell",
        "(i|we) (wont|will not|will never|would never|promise not to|swear not to|wouldnt|promise i wont|\
        ll never) (tell|say|breathe|mention|share|repeat|report) [this|it|that|a word|anything|about it|\
        about this] [to] (anyone|anybody|a soul|others|nobody|no one|your|a word|them|anything +($|to|\
        about (this|it)))",
        "A secret that has to be broken later costs trust.",
    )
    .guard(Guard::Spoken),
    gate(
        7,
        "secrecy.safe-with-me",
        "(your|ur|this|that|the) secret* [is|are|will be|stays] [always|completely|totally] (safe|with me|\
        between)",
        "A secret that has to be broken later costs trust.",
    ),
    gate(
        7,
        "secrecy.between-us",
        "(between (you and me|us|the two of us|me and you)|(keep|stay*|keeping|kept) [this|it|that|\
        strictly|just|all] [strictly|just|only|a] (between|secret))",
        "A secret that has to be broken later costs trust.",
    )
    .unless(
        "(things|distance|arguments|love|space|wall|difference|happened|fight|keeping it|keeping this|been \
        keeping|you kept|you keep|hard to keep|having to keep|kept this|too (big|heavy|much) to) _3 \
        (between|secret)",
    ),
    gate(
        7,
        "secrecy.nobody-will-know",
        "(nobody|no one|noone|no body) [else] (will|ll|has to|needs to|is going to|gonna|ever has to|ever \
        needs to|must) [ever] (know|find out|learn about|hear (about|of)|learn of|see this|read this)",
        "A secret that has to be broken later costs trust.",
    )
    .guard(Guard::Spoken)
    .unless("(feel*|afraid|scared|think|thinking|worry|hoping) _4 (nobody|no one|noone)"),
    gate(
        7,
        "secrecy.confidential",
        "(100|completely|totally|fully|strictly|absolutely|always) (confidential|private|secret) [with me|\
        here]",
        "A secret that has to be broken later costs trust.",
    ),
    gate(
        7,
        "secrecy.promise",
        "(i|we) (promise|swear|vow|guarantee) [to|i will|ill|that ill|well|you] [keep|hold] [this|it|your|\
        that] [a|in|as a] (secret|confidence|private|quiet|confidential)",
        "A secret that has to be broken later costs trust.",
    )
    .unless("(cant|cannot|couldnt) (promise|swear)"),
    gate(
        7,
        "secrecy.keep",
        "(ill|i will|i can|i would|well) [always|totally|definitely] (keep|take|hold) [this|it|your secret|\
        that|what you] [said|told me|to|a] [secret|private|the grave|my grave|confidential|quiet|to \
        myself] +($|and|so|i|no|from)",
        "A secret that has to be broken later costs trust.",
    )
    .unless("(keep|take) (it|this|that) (in mind|one|easy|slow|simple|short|going|with)"),
    gate(
        7,
        "secrecy.dont-tell",
        "(you dont (have|need) to tell (anyone|anybody|your (parents|doctor|therapist|family|mum|mom))|\
        dont tell (anyone|anybody|your (parents|doctor|therapist|family|mum|mom)))",
        "Being alone with it is part of the danger.",
    )
    .guard(Guard::Spoken)
    .unless("(if|that|until|ready|before|everything|all|today|anything|right now|yet|than|more)"),
    both(
        8,
        "contract.promise-you-will",
        "[please|pls|just|you have to|can you|could you|will you|i need you to|you must|youve got to] \
        ~(your|my|a|the|his|her|their|that|this|old|no|i|we|our|any|every) (promise|swear|vow) ((to me|me|\
        us) [that] (you (will|would|can)|youll|ull|u will|to)|[on your life|to god] [that] (you (will|\
        would|can)|youll|ull|u will))",
        "A promise asked for in a crisis weighs on them and protects nobody.",
    )
    .unless("((i|ill|we|cant|id|cannot) (promise|swear)|promise you)")
    .before(VERBS, &["I'd be glad if you could", "would you be able to"]),
    both(
        8,
        "contract.promise-you-wont",
        "[please|pls|just|you have to|can you|could you|will you|i need you to|you must|youve got to] \
        (promise|swear|vow) [to me|me|us|on your life|to god] [that] ((you|u) (wont|will not|wouldnt|will \
        never|wont ever|arent going to)|not to|to not|to never)",
        "A promise asked for in a crisis weighs on them and protects nobody.",
    )
    .unless("(i|ill|we|cant|id|cannot) (promise|swear)")
    .before("(do|hurt|harm)", &["could you tell me if you're about to", "please tell me if you're about to"]),
    both(
        8,
        "contract.promise-me",
        "[please|pls|just|you have to|can you|could you|will you|i need you to|you must|youve got to] \
        (promise|swear to|assure) (me|us) [this|that|something|one thing]",
        "A promise asked for in a crisis weighs on them and protects nobody.",
    )
    .instead(&["would you tell me how you are", "please tell me how you are"]),
    both(
        8,
        "contract.your-word",
        "(give me your word|i have your word|do i have your word|need your word|pinky (promise|swear)|make \
        (a|me a) (pact|deal|promise|contract)|lets make a (pact|deal)|(sign|write|make) (a|an) [no|anti] \
        [suicide|self harm|safety] contract|no suicide contract|swear on (your|my))",
        "A promise asked for in a crisis weighs on them and protects nobody.",
    )
    .instead(&["tell me how we could keep tonight safe"]),
    both(
        8,
        "contract.you-must-promise",
        "(you (have|need|ve got|gotta) to (promise|swear)|you (must|should|have to) (promise|swear))",
        "A promise asked for in a crisis weighs on them and protects nobody.",
    )
    .unless("dont (have|need) to")
    .instead(&["would you tell me how you are", "please tell me how you are"]),
    gate(
        7,
        "secrecy.sealed",
        "((my|our) lips are sealed|mums the word|(a|any|one|single|another) (living|single) soul|our [own|\
        little|special|big] secret [to keep]|(lets|we|well|can) (keep|leave) (this|it|that) [just|strictly|\
        only] (us|us two|the two of us|you and me|here|in here|private|quiet|secret)|(stay*|keep*|remain*) \
        (just|only|strictly|purely) (us|us two|between|the two of us|you and me|in here)|(take|takes|\
        taking) [this|it|that|your secret] (to|with me to) (my|the) grave|goes [with me] to my grave|(id|i \
        would|ill|i will|im|i) [will|would] (never|not ever|not) [going to|gonna|ever] (repeat|breathe|\
        report|let slip|spill|pass (it|this) on|let (it|this) out|betray)|(wont|will not|will never|ll \
        never|never|wouldnt) [ever] (go any further|go further than|leave this (chat|thread|room|place)|\
        get out|be repeated|be shared|come out)|(nothing|what|whatever|anything|everything) [that] you \
        (say|tell|write|share|told) [me|us|here|in here] [stays|will|ll|wont|never|remains|is] [ever|\
        always] (here|stay* (here|between|with|private|secret)|get out|leave* (this|here)|between us|\
        private|confidential|secret|in here|(i|ill) [will] keep)|(keep*|kept) (it|this|that|everything) \
        [all] to myself|(dont|do not|never|wouldnt|you shouldnt|no need to) (mention|tell|say|report|admit|\
        show|breathe) [this|it|that|anything|a word] [about this] (to|of) (your|a|any|the|anyone|them|\
        anybody) [doctor|gp|therapist|parents|mum|mom|dad|teacher|school|counsel*|nurse|boss|family|\
        psychiatrist])",
        "A secret that has to be broken later costs trust.",
    )
    .guard(Guard::Spoken)
    .unless(
        "((not|cant|dont|isnt|wont) _3 (secret|promise)|(have|having|had|need) to (keep|hide)|carry* \
        _4 secret|(you|youve|he|she|they) (have|has|had|kept|keep|been) _4 (myself|secret)|soul _4 (here|\
        awake|around|knows|knew|can|could|who))",
    ),
    gate(
        8,
        "contract.vow",
        "((i (want|need|expect|ll take|demand)|ill take|give us|gimme|give me|do i have|can i have|can i \
        get|may i have|i have|have i got|ive got) [to have|to hear] your (word|promise|oath|solemn word|\
        vow)|(cross|hand on|swear on|on) your (heart|life|mothers|mums|kids|childs|dogs|cats|childrens|\
        grave) +($|and|you|that|life|head|you|it|this|promise|swear)|shake [hands] on (it|this|that)|pinky|\
        (until|unless|till|before) (you|u|youve) (promise*|swear|sworn|vow|give me your word)|(promise|\
        swear|vow) [to] (me|us) [right|here|now|today|tonight|please|this] [here|now|minute|second] (that|\
        youll|you|not|ull|u)|(repeat after|say (it|this) (with|after|to)) me|(make|do|give) (me|us) (a|one|\
        this|your) (promise|deal|vow|pledge)|(its|lets [call it]|we have|weve got|we made|is it|do we have|\
        heres) (a|the) (deal|pact|bargain|contract) [ok|then|you|$]|^ deal $|(no harm|safety|no suicide|no \
        self harm|staying alive|stay alive) (contract|agreement|pact|promise|vow|deal)|(tell me|say) (you|\
        u|that you|that u) (swear|promise|vow)|(agree|agreed|pledge|commit) [with me|to me|now] (that you \
        wont|you wont|you will not|not to|to not|to stay alive|to staying alive|to being here)|(you|youve|\
        u) (have|ve got|gotta|got|need) [to] (promise|swear|vow|give me your word)|hold you to (it|that|\
        your (word|promise)))",
        "A promise asked for in a crisis weighs on them and protects nobody.",
    )
    .guard(Guard::Spoken)
    .unless("(dont|do not|wont|not|never|didnt|no) _4 (promise|swear|word|deal|vow|agree)"),
    gate(
        7,
        "secrecy.sealed",
        "((your (parents|family|mum|mom|dad|doctor|therapist|boss|husband|wife|partner|school|teachers)|\
        they|anyone|anybody) (never|dont|wont|doesnt|needs never|need never) [ever] (have to|need to|has \
        to|ever|going to|needs to) (learn|find out|hear (about|of)|be told|know about (this|it|any))|(im|i \
        am) [like|as] [a] (vault|grave|tomb|steel trap)|(wont|will not|will never|never|wouldnt) [ever] \
        (go to|call|alert|involve|inform|contact|ring|report (you|this|it) to) [the] (police|authorities|\
        cops|ambulance|school|mods|moderators|social services|your (parents|mum|mom|family|boss|doctor))|\
        it stays (here|with me|between|in this))",
        "A secret that has to be broken later costs trust.",
    )
    .guard(Guard::Spoken)
    .unless("(yet|until|today|everything|ready|before|cant|not promise|they)"),
    gate(
        8,
        "contract.vow",
        "((tell|assure|show|guarantee|text|write|write to|reply to) (me|us) [right now|now|here|back|\
        please] [that] (you (wont|will not|arent going to|are not going to|will never|will stay|will be \
        here|would never)|youll (stay|be here|never|not|be alive|be safe|still))|in writing (that|youll|\
        you|here)|i need a (yes|promise|commitment|guarantee|pledge) (from you|that|on)|(no|not one|zero) \
        (attempts|attempt|self harm|cutting|hurting yourself|harming) (this|until|till|tonight|today|for|\
        before)|(until|till) (then|i get back|tomorrow|friday|monday|we (talk|speak)) you (wont|will not|\
        are not allowed|must not|cant|dont))",
        "A promise asked for in a crisis weighs on them and protects nobody.",
    )
    .guard(Guard::Spoken)
    .unless("(dont|do not|wont|didnt|doctor|if) _5 (tell|promise|need)"),
];
