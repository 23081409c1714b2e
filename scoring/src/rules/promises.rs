//! Rules 7, 8 and 9: secrecy, no-suicide contracts, promises that nobody can keep.

use super::{Guard, Row, both, gate, hint};

pub(super) const ROWS: &[Row] = &[
    gate(
        7,
        "secrecy.wont-tell",
        "(i|we) (wont|will not|will never|would never|promise not to|swear not to|wouldnt|promise i wont|\
         ll never) (tell|say|breathe|mention|share|repeat|report) [this|it|that|a word|anything|about it|\
         about this] [to] (anyone|anybody|a soul|others|nobody|no one|your|a word|them|anything)",
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
         needs to|must) [ever] (know|find out|learn about)",
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
    .instead(&["would you be able to"]),
    both(
        8,
        "contract.promise-you-wont",
        "[please|pls|just|you have to|can you|could you|will you|i need you to|you must|youve got to] \
         (promise|swear|vow) [to me|me|us|on your life|to god] [that] ((you|u) (wont|will not|wouldnt|will \
         never|wont ever|arent going to)|not to|to not|to never)",
        "A promise asked for in a crisis weighs on them and protects nobody.",
    )
    .unless("(i|ill|we|cant|id|cannot) (promise|swear)")
    .instead(&["could you tell me if you're about to"]),
    both(
        8,
        "contract.promise-me",
        "[please|pls|just|you have to|can you|could you|will you|i need you to|you must|youve got to] \
         (promise|swear to|assure) (me|us) [this|that|something|one thing]",
        "A promise asked for in a crisis weighs on them and protects nobody.",
    )
    .instead(&["would you tell me how you are"]),
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
    .instead(&["would you tell me"]),
    both(
        9,
        "promise.gets-better",
        "(it|things|life|everything|this|that|all this|it all|pain|the pain) [really|always|just|all|only|\
         does|definitely|eventually|slowly|honestly|still] (gets|get|will get|ll get|is going to get|are \
         going to get|gonna get|is gonna get|will become|always gets|will all get|will be|ll be|will feel|\
         becomes|gets so much|will only get) [so|much|a lot|way|all|always|eventually|slowly|so much|a \
         little] (better|easier|brighter|lighter|best)",
        "Nobody can know that, and in the dark it can ring hollow.",
    )
    .guard(Guard::Certain)
    .unless("(doesnt|does not|never|cant promise|say|saying) _2 (get|gets) (better|easier)")
    .instead(&["I hope this gets lighter for you"]),
    both(
        9,
        "promise.gets-better",
        "(itll|itd|thingsll|lifell) [all|definitely|eventually|slowly] (get|be|feel|become) [so|much|a lot|\
         so much|way] (better|easier|brighter|lighter)",
        "Nobody can know that, and in the dark it can ring hollow.",
    )
    .guard(Guard::Certain)
    .instead(&["I hope this gets lighter for you"]),
    both(
        9,
        "promise.will-be-ok",
        "(it|itll|things|everything|everythings|all|it all|this|this all|youll|you will|you|u|ull|theyll|\
         he|she|hell|shell|they|we|well) [will|ll|is going to|are going to|gonna|is gonna|going to|shall|\
         re gonna|re going to] [all|totally|definitely|surely|just|eventually|both] (be|turn out|work out|\
         end|come right|come good|sort itself|fall into place|be absolutely) [all|totally|just|absolutely|\
         perfectly|completely] (ok|okay|k|fine|alright|all right|right|good|great|well|grand|out|perfect|\
         safe|happy again|happy|for the best|no problem) -(at|with|for|if)",
        "Nobody can know that, and if it isn't so, they are alone with it again.",
    )
    .guard(Guard::Certain)
    .unless("(they|we|you|it|i) (be|are|is|were) (ok|okay|fine|good|great|right|alright|well|out)")
    .instead(&["I hope this turns out gently for you"]),
    both(
        9,
        "promise.work-out",
        "(things|it|everything|this|itll|life|all) [will|ll|is going to|are going to|gonna|always|has a \
         way of] [all|always|just] (work out|works out|working out|work itself out|working itself out|fall \
         into place|falls into place|turn around|sort itself out|look up|come right|iron itself out)",
        "Nobody can know that, and if it isn't so, they are alone with it again.",
    )
    .guard(Guard::Certain)
    .unless("(did|didnt|does|doesnt|not|never|how|to) _3 (work|works) out")
    .instead(&["I hope this turns out gently for you"]),
    both(
        9,
        "promise.youre-going-to",
        "(youre|you are|ur|its|everythings|things are|it is|we are|were) (going to|gonna) (be|do|make|get|\
         survive|feel|work) [just|all|so|absolutely|totally|perfectly|through|it|much] [through|out|it|\
         this] (ok|okay|fine|alright|all right|great|better|it|this|through|out)",
        "Nobody can know that, and if it isn't so, they are alone with it again.",
    )
    .guard(Guard::Certain)
    .instead(&["I hope this turns out gently for you"]),
    both(
        9,
        "promise.get-through",
        "(youll|you will|you can and will|you are going to|youre gonna|we will|well|ull|you definitely \
         will|you always) [will|all|definitely|surely|just|absolutely|eventually|find a way to|both|\
         totally|be able to] (get through [this|it|that]|get past [this|it|that]|get over [this|it|that|\
         him|her|them]|make it [through] [this|it|that]|pull through|come through|survive [it|this|them|\
         him|her|that]|overcome [it|this|that]|bounce back|recover|heal|find (someone [else|new|better]|a \
         (better|new) _1|another [one|job|man|woman|girl|guy|place|friend|boyfriend|girlfriend]|a job|your \
         _1|love|peace|a way|happiness)|feel (better|happy|normal|like yourself)|be happy|thank yourself|\
         come out|rise|beat this|win|succeed|adjust|get there|be stronger|love again|do great|pass|grow|\
         thrive|forget (him|her|them|it)) [for sure|eventually|soon|one day]",
        "Nobody can know that; company in it is something you can give.",
    )
    .guard(Guard::Certain)
    .unless("(if|whether|how|what|when|who|which|where|until|hope|think) _3 (youll|you will)")
    .instead(&["I hope you find a way through this"]),
    both(
        9,
        "promise.will-pass",
        "(this|it|that|these|the|those|all of this|all this) [feeling*|pain|storm|thoughts|too|urge*|wave] \
         [too] (shall|will|ll|does|always|soon) [soon|all|eventually|always] pass [soon|eventually|too] \
         +($|and|but|x|my|i|bro|mate|in|just|you|ok|okay)",
        "To someone in the middle, a feeling has no end yet.",
    )
    .guard(Guard::Certain)
    .instead(&["I hope this eases soon"]),
    both(
        9,
        "promise.will-pass",
        "(itll|thisll|thatll) [all|soon|eventually] pass [soon|eventually] -(quicker|faster|by|through|\
         over|out|you|the)",
        "To someone in the middle, a feeling has no end yet.",
    )
    .guard(Guard::Certain)
    .instead(&["I hope this eases soon"]),
    both(
        9,
        "promise.time-heals",
        "(time (heals|will heal|is [a|the] [great|best] healer|does heal|fixes|makes everything)|give it \
         time [and] (it|youll|itll|you)|in time (you|youll|it|itll|things) (will|ll|forget|feel|get|heal))",
        "Time does its own thing, and waiting is hard to be told.",
    )
    .instead(&["I hope time is kind to you here"]),
    both(
        9,
        "promise.bright-days",
        "((better|brighter|good|happier|happy) (days|times|things) (are|will|ahead|lie|come|coming|is) \
         [coming|ahead|come|yet to come|on the way]|light at the end of the tunnel|tomorrow (is|will be) \
         (a new|another|a better|better|brighter)|the sun will (shine|rise|come)|there is always (a light|\
         hope|tomorrow)|after (the|every) (rain|storm)|(its|it is) always darkest|your time will come|the \
         best is yet|good things are coming)",
        "A picture of later can feel far from now.",
    )
    .guard(Guard::Certain)
    .unless("(believe in|havent|hard to|dont|no) _3 (days|light)")
    .instead(&["I hope some light finds you"]),
    both(
        9,
        "promise.always-here",
        "((ill|i will|im|i am|well|we will|we are|i) [will|ll] (always|forever) [be] (here|there|around|\
         listen|available|with you|support you|love you)|here for you (always|24 7|no matter what|forever|\
         any time day or night)|(never|not ever) (leave you|let you down|abandon you|stop caring|be alone \
         again|going anywhere)|(you will|youll) never be alone)",
        "It is more than anyone can keep, and the day it fails will hurt.",
    )
    .guard(Guard::Spoken)
    .instead(&["I'm here right now"]),
    both(
        9,
        "promise.any-time",
        "((message|text|dm|pm|write|call|write to|ring|talk to|hit) me [up] (any time|anytime|whenever|day \
         or night|24 7|always)|my (dms|inbox|messages|door) [are|is] always open|(any time|anytime) (day \
         or night|you want|you need)|im (up|around|available|here) 24 7|you can always (message|text|dm|pm|\
         write|call|talk to) me)",
        "It is more than anyone can keep; a smaller offer is safer for both.",
    )
    .guard(Guard::Spoken)
    .instead(&["you can write back here if you'd like"]),
    both(
        9,
        "promise.i-promise",
        "(i (promise|guarantee|assure) [you|to you|u] [that]|i swear [to you] [that] +(it|youll|things|\
         this|you will)|i can (promise|guarantee|assure)|mark my words|without a doubt|i just know [that]) \
         -(i|to|not|nothing|you that i)",
        "It is more than anyone can keep.",
    )
    .unless("(cant|cannot|wont|couldnt|not|wouldnt|never|nobody) [really] (promise|guarantee|swear|assure)")
    .instead(&["I hope"]),
    both(
        9,
        "promise.they-will",
        "([one day|someday] (hell|shell|theyll|he will|she will|they will|your (ex|mom|mum|dad|parents|\
         friend|boss)) [will|ll] [soon|definitely|surely|eventually|regret it and] (come back|come around|\
         regret (it|this)|forgive you|understand|apologi*|miss you|understand [everything|you|it|this|that|\
         one day]|realise|realize|change|love you again))",
        "Nobody can know what somebody else will do.",
    )
    .guard(Guard::Certain)
    .instead(&["I hope they come to see how much this hurts"]),
    hint(
        9,
        "promise.you-got-this",
        "(you got this|youve got this|u got this|you can do (it|this) $|you are stronger than|youre \
         stronger than|youre so strong|you are so strong|i believe in you)",
        "It can leave no room for the part that feels it can't.",
    )
    .instead(&["this is a lot, and you're still trying"]),
];
