//! The phrases behind the cues.

use super::Cue::{
    self, Compassion, CrisisHelp, Feeling, Offer, OwnStory, Resource, SafetyQuestion, Step, Strength,
    Together, Understanding, WarmFeeling,
};

pub(crate) const CUES: &[(Cue, &str)] = &[
    (
        WarmFeeling,
        "(im|i am|i feel|im feeling|we are|were) [so|really|very|truly|just|deeply|genuinely|also|awfully|\
         incredibly] (sorry|sad|glad|touched|moved|happy|relieved|proud|worried|heartbroken|grateful|\
         thankful|honoured|honored|impressed|concerned|rooting|thinking of)",
    ),
    (
        WarmFeeling,
        "(my heart (breaks|aches|goes|is|hurts|sank)|breaks my heart|broke my heart|hurts [me] to (read|\
         hear|see)|hurts my heart|made me (sad|cry|smile|tear)|makes me [so] (sad|angry for|happy for)|i \
         feel (for you|so sad|your)|i care|i wish i could|big hug*|hug*|lots of love|much love|sending|\
         with you in (this|it)|i (keep|kept) thinking (of|about)|i hope (you|tonight|tomorrow|this|that|it|\
         the|things|some|one|they|he|she|your|someone|somebody)|i wish you|went straight to my|love you|\
         god bless|sympathies|condolences)",
    ),
    (WarmFeeling, "(so|really|very) (sorry|glad|proud|happy) (you|for you|that|to|about|he|she|they)"),
    (
        WarmFeeling,
        "(thank you|thanks) (for (sharing|telling|trusting|writing|posting|saying|letting|opening|being)|\
         so much for)",
    ),
    (
        Compassion,
        "(sounds|sound|must be|must have been|mustve been|must feel|must|is|are|was|s|feels|seems|thats|\
         its|that|how|what|would be|so) [so|really|like|a|an|just|such|truly|very|absolutely|deeply|pretty|\
         incredibly|painfully|quite|utterly|too|terribly|genuinely|properly|bloody|proper|desperately|\
         especially] [so|really|a|an|such|painfully] (hard|awful|painful|exhausting|rough|tough|heavy|\
         lonely|scary|frightening|frustrating|horrible|terrible|cruel|unfair|brutal|difficult|overwhelming|\
         sad|heartbreaking|draining|stressful|upsetting|crushing|miserable|maddening|grim|bleak|\
         humiliating|infuriating|devastating|confusing|hurtful|tiring|isolating|unsettling|hurt*|ache*|\
         sting*|sore|raw|rotten|tender|a lot|hell|nightmare|agony|torture|wrenching|gutting|relentless|\
         suffocating|unbearable|desperate|mean|wearing|wear you|weigh*|crap|shit|shitty|suck*|sucks)",
    ),
    (
        Compassion,
        "^ (ugh|oh no|oof|aw|aww|oh (love|mate|man|god|honey|hun|dear|friend|sweetheart|pet|dude|brother|\
         sister|buddy|wow|my)|damn|ouch|shame|pole|poor|ah|oh|ay|ag)",
    ),
    (
        Compassion,
        "(no wonder|of course (you|it|that|your|this|a)|that would (hurt|sting|scare|knock|shake|break|\
         wear|make|upset|exhaust|rattle|get)|anyone would|would (hurt|exhaust|frighten|break|drain|upset|\
         scare|shake|wear|knock|floor|gut|frustrate) (anyone|anybody|most|a|me)|anyones)",
    ),
    (
        Understanding,
        "(makes|make|made) [so much|total|complete|perfect|a lot of|good|every|all the|some|a kind of] \
         sense",
    ),
    (
        Understanding,
        "(i (hear|can hear|see|can see|get|understand|can understand|can imagine|imagine|can only imagine|\
         sense|can tell|notice|can feel|feel|believe) [that|how|why|you|your|what|the|it|this|from]|i read \
         [that|your|how|this]|reading (this|that|your))",
    ),
    (
        Understanding,
        "(you (sound|seem|feel|felt|might feel|might be|may feel|must feel|must be|must have|mustve|are \
         carrying|re carrying|were carrying|ve been carrying|have been|were left|wanted|hoped|are allowed|\
         re allowed|are grieving|miss|missed|still|care|cared|deserve|deserved|ve been|have|are|were|did|\
         had|said|wrote|told|mentioned|put|gave|lost|kept|keep|went|carry|held|hold|waited|tried|worked|\
         stayed|lie|lay|sit|sat|stand|stood|came|made|know|knew|love|loved)|youre [so|clearly|still|not|\
         just|really|also|both|allowed|the one|up|left|carrying|holding|grieving|tired|scared|worn|lonely|\
         afraid|exhausted|hurting|missing|trying|doing|living|stuck|caught|being|having|under]|youve [been|\
         had|lost|got|done|tried|carried|held|kept|put|given|already|still])",
    ),
    (
        Understanding,
        "(it (sounds|seems|looks) like you|sounds like (you|it|there|this|that|they|he|she|your|the|a)|as \
         (if|though) (you|your|the|it)|part of you|a part of you|(its|it is) (no surprise|natural|human|\
         understandable|normal|okay|ok|fair|alright|all right)|nothing (wrong|weak|silly|strange|shameful)|\
         isnt (weak*|silly|stupid|selfish|laz*|your fault|a failure|a small)|not (weak*|silly|stupid|\
         selfish|lazy|a small thing|your fault|pathetic|strange|crazy|broken)|grief (is|can|does|comes|has|\
         doesnt)|both (can be|be|are) true|fair (enough|to feel)|every right)",
    ),
    (
        Feeling,
        "(afraid|alone|angry|anger|anxious|anxiety|ashamed|shame|bitter|broken|confused|crushed|dread|\
         drained|embarrass*|empty|exhaust*|fear|fears|frighten*|frustrat*|furious|grief|grieving|guilt|\
         guilty|heartbroken|helpless|homesick|hopeless|humiliat*|hurt|hurting|hurts|insecure|invisible|\
         jealous|lonely|loneliness|longing|lost|miserable|nervous|numb|overwhelm*|panic*|pain|painful|\
         proud|relief|relieved|resent*|restless|sad|sadness|scared|scary|sick with|sorrow|stuck|stung|\
         tender|terrified|tired|tiring|trapped|unloved|unwanted|upset|uneasy|useless|weary|worn|worried|\
         worry|worrying|worthless|despair|betrayed|rejected|disappointed|devastated|ache|aching|torn|\
         shaken|homesickness|miss|missing)",
    ),
    (
        Strength,
        "(takes (courage|guts|strength|a lot|real|nerve|bravery)|took (courage|guts|strength|real|a lot|\
         nerve)|brave|courage*|good (on|for) you|well done|proud of you|congratulations|you (managed|\
         showed|reached|still (got|get|show|care|go|went|did|came|turn|keep)|did it|got through|asked|\
         looked after|took care|spoke up|turned up|stood up|kept going)|(is|was|that|thats|s) [a|an|no] \
         [real|big|small|huge] (strength|work|kindness|achievement|effort|thing to be proud)|shows (how|\
         that) [much] you|says (a lot|so much|something|how)|(considerate|thoughtful|generous|kind|loving|\
         careful|honest|gentle|strong) (thing|of you|person|way|heart|mother|father|friend|daughter|son|\
         parent|partner)|you clearly (care|love)|not nothing|counts [for]|matters|good (friend|mum|mom|dad|\
         mother|father|parent|son|daughter|person|sister|brother|partner))",
    ),
    (
        Offer,
        "(you could|u could|could you|maybe you|you might|might (help|be worth|feel|ease|soften|make|take|\
         give|be a|be easier)|may help|could (help|be worth|ease|soften|be a|make|also be|be one|give|\
         feel)|can help|if you (like|want|wanted|feel up|feel like|fancy|ever want|feel able|are willing|\
         have it|would like|could bear|can bear|need to)|if youd (like|rather|ever)|if u (want|like|ever|\
         feel)|when you feel up|whenever you|would it (help|feel|be)|would you (like|want|be|feel|ever|\
         consider|let|be able)|could it (help|be)|what if|how about|what about|maybe (a|an|one|there|some|\
         that|the|try|see|ask|it|writing|telling|starting|just|you|something|just)|perhaps|one (idea|thing|\
         option|small|thought|possibility)|an idea|is there (anyone|someone|somebody|one|any|a|anything)|\
         some people (find|keep|turn|write|like|put|make|use|get)|for some|happy to|glad to|i can (listen|\
         read|help|show|tell|sit|explain)|i could|im here (if|to|for|and|tonight|right|now)|here if you|no \
         pressure|only if|worth (a|asking|trying|telling|saying|seeing|mentioning))",
    ),
    (
        Step,
        "(talk* (to|with|it|about)|tell* (him|her|them|someone|somebody|one|your|a|me|us|anyone|anybody|\
         mum|mom|dad)|writ* (it|down|a|to|back|one|some|the|them|about)|ask* (him|her|them|for|a|your|\
         someone|about|if|whether|the)|call* (him|her|them|a|your|someone)|text* (him|her|them|a|your|\
         someone|one)|messag* (him|her|them|a|your|someone)|email*|show* (him|her|them|this|it|your|a)|\
         take (a|some|one|it|five|ten|things)|taking (a|one|some)|(go|going|went) (for|to|out|outside)|\
         walk|sit* (with|by|down|next|outside|in)|breath*|sleep|rest|eat*|drink* (some|a|water)|break|\
         small (step|thing|piece|bit|gap|note|routine)|one (small|step|thing|thought|sentence|person|day|\
         hour|piece|bit|line|email|question|message)|note|list|routine|pick* (one|up|a|the)|choose|chose|\
         plan|try* (it|to|a|one|the|out)|start* (with|small|by|a)|say* (it|no|one|that|so|to)|let* (him|\
         her|them|someone|yourself|one|a)|ring* (him|her|them|a|your|someone)|visit*|join*|swap*|hand* \
         (over|in|it)|keep* (a|it|some|the)|put* (it|down|some|the|a|into)|ten minutes|five minutes|first \
         (line|sentence|step|thing|word*)|reach* out|together|share* (it|a|the|with))",
    ),
    (
        Resource,
        "(doctor*|gp|nurse|midwife|counsel*|therap*|psycholog*|psychiat*|social worker|support (group|\
         worker|line|service)|group|groups|helpline|crisis (line*|service*|text)|hotline|union|hr|tutor|\
         teacher|adviser*|advisor*|student (services|support|union)|someone you trust|somebody you trust|a \
         person you trust|one person you trust|trusted|friend you|one friend|a friend|close friend|(your|\
         a) (mum|mom|mother|dad|father|sister|brother|friend|partner|husband|wife|aunt|uncle|cousin|\
         daughter|son|flatmate*|roommate*|neighbour|neighbor|colleague|coach|imam|pastor|priest|rabbi|\
         family|grandmother|gran|boss|manager)|hospice|charity|charities|meeting|meetings|sponsor|\
         professional|community|library|club|class|clinic|health visitor|lawyer|debt advice|advice (line|\
         service|centre|center)|food bank|advocate|priest)",
    ),
    (
        Together,
        "(we (could|can|might)|lets|with (you|us)|tell (me|us)|talk (here|to me|to us|with me|with us|it \
         through)|listening|im listening|im all ears|keep you company|i want to (hear|know|ask|understand)|\
         id (like|love|be glad) to (hear|know|ask|read|listen)|want to (tell|talk|share|say more)|write \
         (here|to me|back|again)|here (with|for) you|im (here|up|around)|stay (here|with us)|let (me|us) \
         know|come back (and|here|to)|side by side|company|put [some of] it here|right beside you|walk \
         with you|sit with you)",
    ),
    (
        SafetyQuestion,
        "((are|r) (you|u) [feeling|currently|still] [in] (safe|danger)|(are|r) (you|u) [really|actually|\
         currently|having|at the moment|also] (thinking|having|considering|planning|having any) [about|of|\
         thoughts|any] [of|about] (suicide|ending|kill*|hurt* yourself|dying|taking|harming|self harm|not \
         being|acting|your life)|(do|did|have) (you|u) [ever|often|actually|sometimes|also] (think|thought|\
         have|had|feel|want|wish|wanted) [about|of|any|like|to|been] [thoughts|urges|thinking] [of|about] \
         [to|that] (suicide|ending|kill*|hurt*|dying|die|harming|end|wanting to die|not being|death)|feel* \
         (unsafe|safe)|thoughts of (suicide|ending|killing|dying|hurting|harming)|how safe|safe (right now|\
         tonight|at the moment|today|where you are|with yourself)|(thinking|think) (of|about) (ending \
         (your life|it|things)|suicide|killing yourself|dying|hurting yourself|taking your [own] life)|\
         suicidal)",
    ),
    (
        CrisisHelp,
        "(crisis (line*|text|service*|team|chat|support|helpline*)|helpline*|hotline*|emergency (services|\
         number|room|department|line|help)|ambulance|lifeline|suicide (line|prevention)|a and e|the er|\
         hospital)",
    ),
    (
        OwnStory,
        "(i (was|had|lost|used to|went|did|got|felt|know|tried|took|left|have been|have|am|work|live|quit|\
         failed|moved|started|cried|slept|do|never|always|hate|love|like|think|would|just|still|also|got \
         over|survived|made)|ive (been|had|lost|done|got|seen|never)|im (a|an|also|from|in|the|not|still)|\
         my (own|mum|mom|mother|dad|father|wife|husband|son|daughter|sister|brother|friend|job|ex|dog|cat|\
         boss|kids|life|experience|cousin|uncle|aunt|partner|girlfriend|boyfriend|grandma|gran|nan|\
         roommate|flatmate|doctor|therapist)|me too|same here|for me|to me|when i|back when)",
    ),
];
