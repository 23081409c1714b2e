//! Rule 6: no diagnosis, no medical or dosing advice.

use super::{Guard, Row, gate};

const DIAGNOSIS: &str =
    "A peer can't know that, and a label can stick; a professional can look at it with them.";
const MEDICINE: &str = "Medicine is between the person and somebody who knows their health.";

pub(super) const ROWS: &[Row] = &[
    gate(
        6,
        "diagnosis.you-have",
        "(you|u|youve|he|she|hes|shes|your <kin>|they) [definitely|clearly|probably|obviously|most likely|\
         likely|may|might|must|could|surely|really|seem to|appear to|do|just|sound like you|almost \
         certainly|very likely|actually|also] [have|has|ve got|got|having|had|suffer from|suffering from|\
         be suffering from|sounds like you have] [got|a|an|some|some form of|mild|severe|serious|clinical|\
         a case of|undiagnosed|classic|signs of|symptoms of|major|high functioning|a bit of|untreated] \
         [form of|case of|mild|severe|clinical|major|undiagnosed|type of|postpartum|post natal|postnatal|\
         chronic|bad|kind of] (depression|bipolar|adhd|autism|ptsd|cptsd|bpd|ocd|gad|schizophrenia|\
         psychosis|anorexia|bulimia|insomnia|dysthymia|mdd|(anxiety|depressive|personality|eating|mood|\
         panic|bipolar|stress|attachment|mental|adjustment|dissociative) disorder|an eating disorder|\
         avoidant attachment|dissociation|postpartum|sleep apnea|pmdd|burnout syndrome|alexithymia|social \
         anxiety disorder|agoraphobia|munchausen*|npd)",
        DIAGNOSIS,
    )
    .guard(Guard::Spoken)
    .unless(
        "(you (said|mentioned|wrote|told)|if you|since you|diagnosed you|whether|do you|did you|have you|\
         are you|not a|dont have to have)",
    ),
    gate(
        6,
        "diagnosis.you-are",
        "(youre|you are|u are|ur|hes|shes|he is|she is|theyre|your (ex|mom|mum|mother|dad|father|boss|\
         boyfriend|girlfriend|husband|wife|partner|sister|brother) is) [definitely|clearly|probably|\
         obviously|likely|just|a|an|such a|so|being|a bit|totally|most likely|really|textbook|classic|\
         clinically|severely|a textbook|a classic|mildly] [textbook|classic|clinically|covert|full] \
         (bipolar|autistic|adhd|schizophrenic|psychotic|a narcissist|narcissist|narcissistic|a sociopath|\
         sociopath|psychopath|borderline|bpd|ocd|neurodivergent|mentally ill|clinically depressed|\
         depressed|anorexic|bulimic|an alcoholic|alcoholic|an addict|manic|delusional|codependent|\
         hypomanic)",
        DIAGNOSIS,
    )
    .guard(Guard::Spoken)
    .unless(
        "(you (said|mentioned|wrote|told)|if (you|youre)|whether|since|when (you|youre)|while|though|mean|\
         are you|feel|being|do you|because you are)",
    ),
    gate(
        6,
        "diagnosis.sounds-like",
        "(this|that|it|what you (have|describe|are describing|re describing)|these|those) [all|really|\
         definitely|clearly|just|very much|does] (sounds|sound|looks|look|seems|is|are|s) [like|to be|a \
         lot like|exactly like|very much like|definitely|clearly] [a|an|clear|classic|textbook|signs of|\
         symptoms of|some|case of|classic case of|clinical|typical|sign of|text book|severe|the] [signs of|\
         symptoms of|case of|clinical|symptom of|sign of|major|form of|classic|postpartum|postnatal] \
         (depression|bipolar|adhd|autism|ptsd|cptsd|bpd|ocd|gad|schizophrenia|psychosis|an eating disorder|\
         anorexia|dysthymia|mania|(anxiety|depressive|personality|eating|mood|panic|bipolar) disorder|\
         panic attacks|narcissism|dissociation|trauma response|derealization|depersonalization|insomnia \
         disorder|burnout syndrome|sleep apnea|mental illness|clinical)",
        DIAGNOSIS,
    )
    .guard(Guard::Spoken)
    .unless("(you (said|mentioned|wrote)|not )"),
    gate(
        6,
        "diagnosis.textbook",
        "(textbook|classic|clear|obvious|typical|tell tale|all the) (case|symptom*|sign*|example|example*) \
         of [a|an|clinical|severe|major] (depress*|bipolar|adhd|autism|ptsd|bpd|ocd|anxiety|narciss*|\
         psychosis|schizo*|disorder|trauma|burnout|addiction|alcoholism|anorexia)",
        DIAGNOSIS,
    )
    .guard(Guard::Spoken),
    gate(
        6,
        "diagnosis.im-sure",
        "(id diagnose|i (would|can) diagnose|my diagnosis|^ as (a|your) (doctor|psychiatrist|therapist|\
         psychologist|nurse|medical professional|clinician|counsellor|counselor)|(youre|you are) (mentally \
         ill|sick in the head|not (right|well) in the head|chemically imbalanced)|chemical imbalance|you \
         need to be (medicated|hospitalized|hospitalised|committed|sectioned|institutionalized))",
        DIAGNOSIS,
    )
    .guard(Guard::Spoken),
    gate(
        6,
        "medicine.change",
        "(stop|quit|increase|up|double|skip|lower|reduce|halve|come off|go off|get off|taper [off]|wean \
         off|cut [down|back]|raise|ditch|throw away|throw out|flush|restart|stay on|change|switch|adjust|\
         drop|dont (take|stop|skip|change|quit)|never (take|stop)) [taking|on|all] [all|of] (your|the|\
         those|these|any|all|that|ur|all your|some) [antidepressant|depression|anxiety|sleep|bipolar|psych|\
         current|daily|usual] (meds|med|medication*|medicine*|pills|tablets|ssri*|antidepressant*|dose*|\
         dosage|prescription*|antipsychotic*|lithium|zoloft|prozac|lexapro|drugs|painkillers)",
        MEDICINE,
    )
    .guard(Guard::Spoken)
    .unless(
        "(to|before you|want to|wanted to|whether to|decid* to|you|had to|who) (stop|quit|stopped|come off|\
         changed|change) _2 (your|the) (meds|medication|pills)",
    ),
    gate(
        6,
        "medicine.take",
        "(take|try|get on|start|use|pop|ask for|get|buy|order|go on|consider|recommend|suggest|need|should \
         be on|be on) [taking|some|a|your|an|to try|a few|a couple of|getting|a low dose of|over the \
         counter|prescribed|natural|the] [natural|low dose|strong|good|herbal|more|extra|different] (meds|\
         medication|antidepressant*|ssri*|snri*|benzo*|xanax|valium|ativan|klonopin|prozac|zoloft|lexapro|\
         sertraline|fluoxetine|citalopram|escitalopram|mirtazapine|trazodone|seroquel|quetiapine|lithium|\
         adderall|ritalin|vyvanse|concerta|ambien|zopiclone|melatonin|valerian|ashwagandha|st johns wort|\
         cbd|thc|weed|cannabis|edibles|shrooms|psilocybin|mushrooms|ketamine|lsd|mdma|magnesium|vitamin*|\
         supplement*|5 htp|kava|beta blocker*|propranolol|ibuprofen|aspirin|benadryl|diphenhydramine|\
         nyquil|antihistamine*|sedative*|pills|tablets|painkillers|kratom|nicotine|diazepam|lorazepam|\
         wellbutrin|bupropion|venlafaxine|effexor|cymbalta|duloxetine|microdos*)",
        MEDICINE,
    )
    .guard(Guard::Spoken)
    .unless(
        "(talk|ask|speak|doctor* (suggested|said|put)|you (said|mentioned|take|are on|re on)|when you|how \
         _4 (meds|medication)|i (take|was|am|tried|used|started|got)|put me|i would|id|i could|are you|\
         gonna take the|on the (meds|pill|pills))",
    ),
    gate(6, "medicine.amount", "(mg|milligram*|mgs|mcg|milligramme*|microgram*)", MEDICINE)
        .guard(Guard::Anywhere),
    gate(
        6,
        "medicine.advice",
        "((its|it is) (safe|fine|ok|okay|harmless) to (mix|double|combine|(take|stop|skip) [your|some|the] \
         (meds|medication|pills|it with))|you (dont|do not) (need|really need) [any|to take|to be on|those|\
         your] (meds|medication|pills|therapy|therapist|doctor|antidepressants)|(meds|medication|pills|\
         antidepressants|therapy|therapists|psychiatrists|doctors) (are|is|dont|doesnt|wont|never|just) \
         [all|just|only|ever|really|a|even] (poison|useless|scam|a scam|placebo|zombie*|work|help|waste|\
         evil|bullshit|make (it|things|you) worse|mess* you|numb)|big pharma|detox|cold turkey)",
        MEDICINE,
    )
    .guard(Guard::Spoken)
    .unless("(doesnt|dont|not|didnt) _2 mean"),
];
