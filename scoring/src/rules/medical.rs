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
        certainly|very likely|actually|also] [have|has|ve got|got|having|had|suffer from|suffering from|be \
        suffering from|sounds like you have] [got|a|an|some|some form of|mild|severe|serious|clinical|a \
        case of|undiagnosed|classic|signs of|symptoms of|major|high functioning|a bit of|untreated] [form \
        of|case of|mild|severe|clinical|major|undiagnosed|type of|postpartum|post natal|postnatal|chronic|\
        bad|kind of] (depression|bipolar|adhd|autism|ptsd|cptsd|bpd|ocd|gad|schizophrenia|psychosis|\
        anorexia|bulimia|insomnia|dysthymia|mdd|[borderline|narcissistic|antisocial|obsessive compulsive|\
        post traumatic|avoidant|dependent|generalised|generalized|social|seasonal|complex|attention \
        deficit|major|binge] (anxiety|depressive|personality|eating|mood|panic|bipolar|stress|attachment|\
        mental|adjustment|dissociative|identity|compulsive|affective|hyperactivity|deficit) disorder|an \
        eating disorder|avoidant attachment|dissociation|postpartum|sleep apnea|pmdd|burnout syndrome|\
        alexithymia|social anxiety disorder|agoraphobia|munchausen*|npd)",
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
        sociopath|psychopath|borderline|bpd|ocd|neurodivergent|mentally ill|clinically depressed|depressed|\
        anorexic|bulimic|an alcoholic|alcoholic|an addict|manic|delusional|codependent|hypomanic)",
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
        definitely|clearly|just|very much|does] (sounds|sound|looks|look|seems|is|are|s) [like|to be|a lot \
        like|exactly like|very much like|definitely|clearly] [a|an|clear|classic|textbook|signs of|\
        symptoms of|some|case of|classic case of|clinical|typical|sign of|text book|severe|the] [signs of|\
        symptoms of|case of|clinical|symptom of|sign of|major|form of|classic|postpartum|postnatal] \
        (depression|bipolar|adhd|autism|ptsd|cptsd|bpd|ocd|gad|schizophrenia|psychosis|an eating disorder|\
        anorexia|dysthymia|mania|(anxiety|depressive|personality|eating|mood|panic|bipolar) disorder|panic \
        attacks|narcissism|dissociation|trauma response|derealization|depersonalization|insomnia disorder|\
        burnout syndrome|sleep apnea|mental illness|clinical)",
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
        drop|dont (take|stop|skip|change|quit)|never (take|stop)) [taking|on|all] [all|of] (your|the|those|\
        these|any|all|that|ur|all your|some) [antidepressant|depression|anxiety|sleep|bipolar|psych|\
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
        supplement*|5 htp|kava|beta blocker*|propranolol|ibuprofen|aspirin|benadryl|diphenhydramine|nyquil|\
        antihistamine*|sedative*|pills|tablets|painkillers|kratom|nicotine|diazepam|lorazepam|wellbutrin|\
        bupropion|venlafaxine|effexor|cymbalta|duloxetine|microdos*)",
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
    gate(
        6,
        "diagnosis.guess",
        "((sounds|looks|seems|smells|screams) [to me] [a lot|very much|exactly|totally|just] [like|to me \
        like|as if|as though] [you|youve|youre|he|she|hes|shes|they|your _1] [definitely|clearly|probably|\
        might|may|must] [have|got|ve|has|having|developed|developing|suffer*|are|be] [from] [a|an|some|\
        classic|textbook|a case of|mild|severe|undiagnosed|full blown|some kind of] (bipolar|adhd|add|\
        autism|autistic|ptsd|cptsd|bpd|ocd|gad|npd|schizo*|psychosis|anorexi*|bulimi*|borderline|clinical \
        depression|clinically depressed|major depression|depression|manic|on the spectrum|neurodivergent|\
        mentally ill|a (narcissist|psychopath|sociopath|alcoholic|addict)|[an] (eating|personality|anxiety|\
        mood|panic|borderline personality) disorder|seasonal affective)|(i think|i bet|bet|id bet|id put \
        money|bet money|id say|id guess|im sure|pretty sure|no doubt|im convinced|clearly|obviously) \
        [money|that|its|good money|on it] [its] (you|youre|ur|youve|hes|shes|he|she|your _1|its|this is) \
        [is|s|are|have|got|has|might be|must be|be|got a case of] [a|an|just|clearly|definitely] (bipolar|\
        adhd|add|autism|autistic|ptsd|cptsd|bpd|ocd|gad|npd|schizo*|psychosis|anorexi*|bulimi*|borderline|\
        clinical depression|clinically depressed|major depression|depression|manic|on the spectrum|\
        neurodivergent|mentally ill|a (narcissist|psychopath|sociopath|alcoholic|addict)|[an] (eating|\
        personality|anxiety|mood|panic|borderline personality) disorder|seasonal affective)|(bipolar|adhd|\
        add|autism|autistic|ptsd|cptsd|bpd|ocd|gad|npd|schizo*|psychosis|anorexi*|bulimi*|borderline|\
        clinical depression|clinically depressed|major depression|depression|manic|on the spectrum|\
        neurodivergent|mentally ill|a (narcissist|psychopath|sociopath|alcoholic|addict)|[an] (eating|\
        personality|anxiety|mood|panic|borderline personality) disorder|seasonal affective) written all \
        over|(classic|textbook|pure|obvious|full blown|typical|undiagnosed) (bipolar|adhd|add|autism|\
        autistic|ptsd|cptsd|bpd|ocd|gad|npd|schizo*|psychosis|anorexi*|bulimi*|borderline|clinical \
        depression|clinically depressed|major depression|depression|manic|on the spectrum|neurodivergent|\
        mentally ill|a (narcissist|psychopath|sociopath|alcoholic|addict)|[an] (eating|personality|anxiety|\
        mood|panic|borderline personality) disorder|seasonal affective) (no|$|if|and|lol|behaviour|\
        behavior|right|to me|thing|you|mate)|(what|thats what|this is what) (we|they|doctors|psychologists|\
        you|people|professionals) call [a|an] (bipolar|adhd|add|autism|autistic|ptsd|cptsd|bpd|ocd|gad|npd|\
        schizo*|psychosis|anorexi*|bulimi*|borderline|clinical depression|clinically depressed|major \
        depression|depression|manic|on the spectrum|neurodivergent|mentally ill|a (narcissist|psychopath|\
        sociopath|alcoholic|addict)|[an] (eating|personality|anxiety|mood|panic|borderline personality) \
        disorder|seasonal affective)|youve (clearly|obviously|definitely|got|probably) [got] [a case of] \
        (bipolar|adhd|add|autism|autistic|ptsd|cptsd|bpd|ocd|gad|npd|schizo*|psychosis|anorexi*|bulimi*|\
        borderline|clinical depression|clinically depressed|major depression|depression|manic|on the \
        spectrum|neurodivergent|mentally ill|a (narcissist|psychopath|sociopath|alcoholic|addict)|[an] \
        (eating|personality|anxiety|mood|panic|borderline personality) disorder|seasonal affective)|your \
        (husband|wife|ex|mother|mum|mom|father|dad|boss|partner|boyfriend|girlfriend|sister|brother) is \
        [clearly|obviously|definitely|probably|such] (bipolar|adhd|add|autism|autistic|ptsd|cptsd|bpd|ocd|\
        gad|npd|schizo*|psychosis|anorexi*|bulimi*|borderline|clinical depression|clinically depressed|\
        major depression|depression|manic|on the spectrum|neurodivergent|mentally ill|a (narcissist|\
        psychopath|sociopath|alcoholic|addict)|[an] (eating|personality|anxiety|mood|panic|borderline \
        personality) disorder|seasonal affective)|chemical imbalance|(chemicals|serotonin|hormones|brain \
        chemistry) (is|are) [just|clearly] (off|low|unbalanced|out of|imbalanced))",
        DIAGNOSIS,
    )
    .guard(Guard::Spoken)
    .unless(
        "(you (said|mentioned|wrote|told)|you (said|wrote) you|diagnosed|whether|not a|they told you|\
        he told you|she told you)",
    ),
    gate(
        6,
        "medicine.dose",
        "((skip|halve|double|split|miss|triple|up|lower|cut) [tonights|todays|tomorrows|your|the|a|this|\
        that|one|some|every other|down] [evening|morning|next|daily|usual] (dose*|dosage|half the (dose|\
        pill|tablet))|(one|two|three|four|half|a couple|another|an extra|double|1|2|3) [of|more] (those|\
        these|them|the (pills|tablets)|your (pills|tablets|meds)) [pills|tablets|meds] (at bedtime|before \
        bed|instead of|will (knock|help you sleep|sort|calm)|would (knock|help you sleep)|at night|a day|\
        at once)|(take|taking|pop|try) (two|three|double|another|an extra|one more|half a|1|2|3) [of] \
        [those|them|more|pill|tablet|pills|tablets] (at (night|bedtime|once)|instead|before bed|every|with|\
        tonight)|knock you [right|straight|clean] out|(you can|u can|you could|perfectly|totally|its fine|\
        fine|okay|ok|safe|safely) [safely|totally|still|easily|to|perfectly] (drink|smoke|mix|combine|\
        booze) (on|with|while (on|taking)|them with|it with) [those|them|your|these|alcohol|the])",
        MEDICINE,
    )
    .guard(Guard::Spoken)
    .unless("(doctor|pharmacist|gp) _6 (dose|dosage|pills|tablets)"),
    gate(
        6,
        "medicine.remedy",
        "(weed|cannabis|pot|a joint|an edible|edibles|gummies|shrooms|mushrooms|microdos*|ketamine|cbd|\
        kratom|whisky|whiskey|vodka|wine|a few (drinks|beers|glasses)|a [stiff] drink|melatonin|benzos|\
        valium|xanax|ashwagandha|magnesium|st johns wort|a sleeping (pill|tablet)) [always|really|just|\
        usually|at night|before bed|in the evening|oil] (takes|take|took|helps|help|works|work|does|will|\
        would|beats|sorts|fixes|calms|knocks|cures) [you|your|it|the|better|wonders|the edge|that|more]",
        MEDICINE,
    )
    .guard(Guard::Spoken)
    .unless("(you (said|mentioned|wrote|feel|felt)|doesnt|dont|not|never|if|does|do)"),
    gate(
        6,
        "diagnosis.guess",
        "((with|from|given|judging by|based on) [those|these|your|that] [kind of|sort of] (symptoms|signs) \
        [like] [that|those|these|this] [i] [would|d] [say|guess|bet] (youve|you|its|this|id|that)|(youve|\
        you have|you) [definitely|clearly|probably|obviously|surely] (definitely|clearly|probably|\
        obviously|surely) (got|have|had) [a|an|some] _1 [thyroid|hormonal|hormone|mental|chemical|vitamin|\
        iron|brain] (thing|issue|problem|condition|disorder|deficiency|syndrome|imbalance|illness)|(youre|\
        you are|ur) (clearly|definitely|obviously|probably|totally|just) (dissociating|manic|psychotic|\
        hypomanic|delusional|paranoid|in (psychosis|burnout|denial|withdrawal)|having [a|an] (episode|\
        breakdown|psychotic|manic|nervous)|addicted|deficient|traumatised|traumatized)|(try|go|start|\
        going) (keto|fasting|carnivore|gluten free|vegan|raw|a detox|supplements|cold showers|ice baths|\
        psychedelics|homeopath*))",
        DIAGNOSIS,
    )
    .guard(Guard::Spoken)
    .unless("(you (said|mentioned|wrote|told)|whether|not a)"),
];
