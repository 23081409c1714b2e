//! Rule 4, continued: hurts brushed off in plain words, without a saying.
//!
//! Why apart: these have no sentence to put in their place; a reason is all that a hint can give.

use super::{Guard, Row, both};

const BRUSHED: &str = "It sends the hurt away before it has been looked at.";
const COMPARED: &str = "Pain isn't a contest; theirs counts without being compared.";

pub(super) const ROWS: &[Row] = &[
    both(
        4,
        "brushing.not-as-bad",
        "((cant|cannot|couldnt|isnt|not|surely|hardly|wont) [really|possibly|all] [be|nearly] (as|that|so|\
        half as) (bad|hard|terrible|awful|serious|tough|dramatic) as (all that|you (say|think|make|believe|\
        feel)|that $|it (sounds|seems|feels|looks))|(a|such a|total|complete|kind of a) (non issue|\
        nonissue|nothingburger|nothing burger)|no biggie|storm in a teacup|(youre|stop|quit) [just] making \
        (a fuss|a mountain|mountains|such a fuss|too much of) [about|out of|over|of]|hardly [a|the] \
        (tragedy|disaster|crisis|catastrophe|problem|end)|nothing (serious|major|too bad|to cry (about|\
        over)|worth crying)|^ (so what|big deal) [then|lol] $)",
        BRUSHED,
    )
    .guard(Guard::Spoken)
    .unless(
        "(not|isnt|arent|never|dont think|feel|feels|like|as if) [that|you|it|youre] [are|is|s|youre] \
        (a|making|hardly|no)",
    ),
    both(
        4,
        "brushing.real-problems",
        "((some|others|people|many|those|there are|somebody|someone|us) [of us|people|folks|others|else|\
        out there] [who|with|that] [have|has|got|actually have|face|with|do have|deal with|are dealing \
        with|actually deal with] (real|actual|bigger|worse|proper|serious|genuine) (problems|issues|\
        troubles|suffering|trauma|pain|illnesses|worries|struggles)|(you call (that|this|it)|hardly|thats \
        hardly|this isnt|thats not|that isnt|its not|not) [exactly|even] [a] (real|actual|proper) \
        (problem*|issue*|trauma|depression|reason)|(there are|theres|think of [all] [the]|imagine [the]|\
        remember [the]) [so many|literally|all the|plenty of|always] (children|kids|people|babies|families|\
        orphans) [out there] [in _1] [who|are|that are|who are|with] (starving|dying|homeless|bombed|\
        nothing|cancer|sleeping rough|have nothing|cant (eat|walk)|fighting))",
        COMPARED,
    ),
    both(
        4,
        "brushing.seen-worse",
        "((seen|known|heard|know|met|knew) [of] (people|others|someone|somebody|patients|friends|plenty|\
        many|a lot|folks|guys|women|men|kids|families|so much|much|far|way|a guy|a girl) [of|of people|who|\
        that] [have|has|had] [go|going|gone|been|went|live|lived|survive|survived|cope|coped|get|come|\
        suffer|endure] [through|with|out of] [so much|much|far|way|a lot|things] worse|worse (things [have|\
        can]|stuff) happen*|people (survive|survived|get through|got through|cope with|live through|go \
        through|have been through|deal with|handle) (far|much|way|a lot|so much)  worse|people (survive|\
        get through|cope with|handle|deal with|do) (worse|this every day|it every day)|(that|this|it|\
        yours) (is|s|was) nothing (compared|next|beside|to what))",
        COMPARED,
    )
    .unless("(you said|said|told|wrote|say|says)"),
    both(
        4,
        "brushing.going-for-you",
        "((so much|much|a lot|lots|everything|plenty|all|so many things) [that] [youve|you have|you|u|u \
        have|you got] [got|have|already got] going for (you|u)|look (how much|at all|at everything|at what|\
        how many [good] things) [that] (you|youve|u) [already|still] (got|have) [got] [going|in|to be|$]|\
        (you|youve|u) [have|got|ve got|really have] (nothing|no reason|no right|no excuse|zero reason) [at \
        all|whatsoever] [to be|to|for being|to feel] (complain*|moan*|sad|depressed|unhappy|cry*|down|\
        miserable|upset|whin*|like this|anxious|ungrateful|feel (bad|sad|this|so|like))|what (have you got|\
        do you have|do you even have|have you even got) to (be (sad|depressed|upset|anxious|down)|complain|\
        cry|moan|worry)|other* would kill (for|to)|(people|others|many|most people|some people) would \
        (love|kill|give anything) (to have|to be|for|to live))",
        BRUSHED,
    )
    .unless("(not|doesnt|dont|never) _2 (mean|matter)"),
    both(
        4,
        "brushing.only",
        "(its|it was|thats|that was|hes|shes|he was|she was|it is|theyre) (only|just|merely|nothing but|\
        literally just) -(a few (seconds|minutes|words|days)) (money|words|stuff|things|puppy love|drama|\
        high school|hormones|gossip|banter|the internet|online|a (crush|haircut|rumour|rumor|fling|comment|\
        joke|nightmare|bad (grade|mark|review|date|dream)|text|house|car|parent|pimple|phone|password|\
        hobby)|pixels|hair|weight|grades|marks|furniture|a piece of paper)",
        BRUSHED,
    )
    .unless("(not|never|isnt|wasnt|if|when|said|say|told|as if|like) _3 (only|just)"),
    both(
        4,
        "brushing.shake-off",
        "((dont|do not|never|shouldnt|cant) let (it|this|that|them|him|her|things|people|such things) (get \
        to|bother|upset|ruin|bring|drag|affect) (you|your _1|u) [so much|down]|^ [just|and|so|now] (shake|\
        brush|shrug|laugh|sleep|walk) it off|^ [just|please|so|and|now] (put|leave) (it|this|that|all this|\
        the past|all that|him|her|them) [all] (in the past|behind you|where it belongs)|(and|now|just) \
        enjoy (life|your life|the ride|the moment|being young)|^ life goes on $|rise above it|dust \
        yourself off|^ [just] ignore (it|them|him|her) $|(try to|trying to|should|just|need to|learn to|\
        gotta) (see|find|focus on|look at|look for|look on) the (positive*|good in|good side|funny side|\
        upside*|bright side)|(everybodys|everyones|everybody is|everyone is|we are all|were all|arent we \
        all) [always|just|so|a bit|a little] (tired|stressed|busy|sad|anxious|lonely|struggling|depressed|\
        exhausted|broke|overwhelmed|scared)|^ join the club $|join the club|happens to (everyone|everybody|\
        the best of us|us all|all of us)|thats [just] (how|what|the way) (life|men|women|families|people|\
        things|jobs|kids) (is|are|goes|works|do|go) $|^ been there done that)",
        BRUSHED,
    )
    .unless(
        "((feel*|felt|looks|look|seem*|as if|like|think*|when|while) _4 (everyone|everybody|everyones|\
        everybodys)|(they|people) _3 let|and everyones)",
    ),
    both(
        4,
        "brushing.going-for-you",
        "(((youve got|you have|youve still got|you still have|you got|be glad of|at least youve) [got] [a] \
        (roof over your head|food on (the|your) table|your health|all your limbs|two (legs|arms)|clean \
        water))|(when|once|until|wait till) (youre|you are) (my age|older|grown up|a grown up|an adult|a \
        parent|in your (30s|40s|thirties|forties|fifties))|(itll|it will|this will|thatll|youll) [all] \
        (seem|look|feel) [so] (tiny|small|silly|trivial|unimportant|like nothing) [when|in|one day|later|\
        by]|(making|make) (yourself|it all|this) (miserable|worse|sad|sick|ill|anxious) by|(youre|you are) \
        (creating this|choosing (this|to feel|to be)|feeding it|torturing yourself for)|you (only|just) \
        feel (bad|sad|low|this|like this) because you (think|dwell|let|choose|want|keep)|(never|didnt|\
        dont) [once] (complained|moaned|made a fuss|had time to be (sad|depressed)) [about it] +($|and|\
        about|like))",
        BRUSHED,
    )
    .unless(
        "(feel*|felt|think*|thought|believe*|wrote|said|say|says|told|convinc*|like|afraid|worry|\
        worried|as if|if|not|never|isnt|dont|arent|havent|wonder*) _4 (torturing|complained|choosing|\
        miserable)",
    ),
];
