//! Rule 1: methods and means.
//!
//! Why without excuses: a way that is quoted or advised against is still named.

use super::{Guard, Row, gate};

const MEANS: &str = "It names a way to do it; even indirectly, that can be the piece that was missing.";

pub(super) const ROWS: &[Row] = &[
    gate(
        1,
        "means.overdose",
        "(overdos*|od on|oding|od ing|take all [of] [the|your] (pills|tablets|meds|medication|of them)|\
        swallow* (all|a bunch|the whole|the bottle|them|pills|the pills)|a handful of pills|(bottle|pack|\
        packet|box|bottles|stash) of (pills|tablets|paracetamol|tylenol|sleeping|meds|aspirin|\
        antidepressants|vodka and))",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.dose",
        "(lethal|fatal|deadly|safe enough|enough) (dose*|amount|quantity|pills|combination|overdose)",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.pills",
        "(sleeping (pills|tablets)|painkillers|paracetamol|tylenol|acetaminophen|fentanyl|insulin|\
        barbiturate*|nembutal|cyanide|arsenic|antifreeze|bleach|rat poison|poison* (yourself|myself)|\
        carbon monoxide|helium|nitrogen|exhaust (pipe|fumes)|charcoal|sodium nitrite|hemlock)",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless(
        "(bleach* (your|my|her|his|the) hair|hair|charcoal (drawing*|sketch*|pencil|grill|mask)|(drawing*|\
        draw|sketch*) (with|in) charcoal|helium balloon*|diabet*|blood sugar)",
    ),
    gate(
        1,
        "means.hanging",
        "(hang* (yourself|urself|myself|himself|herself|themselves)|noose*|(tie|tying|buy|get|find|have|\
        use) (a|some) rope|asphyxia*|suffocat* (yourself|myself)|strangl* (yourself|myself)|ligature)",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.jump",
        "((jump*|leap*|throw yourself|fall|step*|walk*) (off|from|in front of|out of|over|under|onto|into) \
        [of] (a|the|that|your|oncoming) [nearest|tall|high|highest|local|railway|train] (bridge*|building*|\
        roof*|cliff*|window*|balcony|ledge|train*|tracks|bus|truck|lorry|car|traffic|high place|parking \
        garage|overpass)|tall (building*|bridge*)|(highest|tallest|high) (bridge*|building*|floor|\
        ledge))",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless("(base jump|bungee|skydiv*)"),
    gate(
        1,
        "means.gun",
        "(gun|guns|pistol*|revolver|rifle*|shotgun*|firearm*|shoot (yourself|urself|myself)|bullet*|loaded \
        weapon)",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless(
        "(jump* the gun|son of a gun|big guns|nail gun|glue gun|gun (violence|control|shy)|under the gun|\
        bullet (point*|journal*|proof)|(bit|bite|bites|biting) the bullet|dodg* (a|the) bullet|smoking gun|\
        water gun|sticking to your guns|heat gun|no silver bullet|top gun)",
    ),
    gate(
        1,
        "means.cutting",
        "((slit*|cut|cutting|slash*|slice*|open*) [open|up] [your|my|ur|the] (wrist*|vein*|arteries|artery|\
        arm*|thigh*|throat)|(razor|razors|razor blade*|box cutter|scalpel)|(cut|cutting|cuts) [it|them] \
        (deep enough|deeper|down the|across the|along the|lengthwise|lengthways|the long way|longways|\
        vertically)|bleed* out)",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless("(shav*|occam*|cut (your|my) arm off)"),
    gate(
        1,
        "means.drown",
        "(drown* (yourself|urself|myself)|electrocut*|toaster in the bath|crash (your|my|the) car|drive \
        (your|my|the) car (into|off)|drive off (a|the)|set (yourself|myself) on fire|starve (yourself|to \
        death)|freeze to death|burn (yourself|myself))",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.easy-way",
        "((painless*|quick*|easi*|peaceful*|reliable|surest|best|least painful|most effective|effective|\
        fast*|clean*|gentle*|foolproof|certain) [and _1] (way*|method*|means|death|suicide) (to (die|end \
        it|go out|kill yourself|end your life|commit suicide|end things|end everything|suicide)|of (dying|\
        suicide|killing|ending))|die (painlessly|peacefully|quickly|in your sleep)|(without (feeling|any) \
        (pain|a thing)|wont feel (a thing|anything|any pain)))",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless(
        "(way to (talk|tell|ask|say|get|start|help|feel|go about|do this)|best way (forward|out)|(want|\
        wish|afraid|hope|wanted) to die _2 (peacefully|in)|died)",
    ),
    gate(
        1,
        "means.method-talk",
        "(method*|ways|means|how) (to|of|for) [best|quickly|painlessly|actually] (kill* (yourself|urself|\
        myself)|suicide|die|dying|end your life|self harm|overdose|hang*|hurt yourself)",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless(
        "(are (the|your|these) thoughts|distance|away|safe|remove|help* you|stay safe|how (would|do) you \
        feel|how to (keep|stay)|how often|instead of|rather than|think* (of|about))",
    ),
    gate(
        1,
        "means.scars",
        "(hide (your|the) (cuts|scars|marks)|cut where (no one|nobody)|(ice cubes|rubber band|snap a \
        rubber band|red pen) [instead|on your|against]|self harm (tips|tricks|methods)|pro ana|thinspo)",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.alcohol-mix",
        "(mix*|combine*|wash* (it|them) down|chase) [them|it|pills|meds|medication|your meds] (with|and) \
        [some|a|lots of|a lot of] (alcohol|vodka|whisky|whiskey|booze|xanax|opioid*|benzos|sleeping)",
        MEANS,
    )
    .guard(Guard::Anywhere),
    gate(
        1,
        "means.amount",
        "((take*|taking|swallow*|neck|down|pop|popping|drink) [about|like|maybe|at least|just|only|around] \
        (enough|ten|fifteen|twenty|thirty|forty|fifty|sixty|hundred|a hundred|10|15|20|30|40|50|60|100|a \
        handful|a fistful|a bunch|too many|the (whole|entire) (box|bottle|pack|packet|lot|strip)|the lot) \
        [of] [of] (those|these|them|your (pills|tablets|meds)|the (pills|tablets|meds)|pills|tablets|\
        capsules)|on top of (those|these|the|your) [sleeping] (tablets|pills|meds|capsules)|(pills|tablets|\
        capsules|those|these) (with|and|plus|washed down with) [some|a|a bottle of|enough|lots of|a lot \
        of] (vodka|whisky|whiskey|gin|rum|wine|booze|alcohol|spirits)|(save|saving|store|storing|stockpile|\
        hoard|collect*) up [all] [your|the] (pills|tablets|meds|prescription*|medication))",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless("(doctor|pharmacist|are you|have you|did you)"),
    gate(
        1,
        "means.outcome",
        "((you|youd|youll|u|they) [just|simply|probably] (dont|wont|never|wouldnt|would never|will never|\
        ll never|do not|will not) [just|even|ever] (wake up|wake again|feel (a thing|it coming|much of \
        it))|(pill*|tablet*|cabinet|cupboard|bleach|blade*|knife|belt|rope|drawer|razor*|alcohol) _5 (do \
        the (job|trick)|be enough|finish (it|you)|hold you|hold your weight|least messy|less messy|works \
        every time)|(least|less|not) (messy|painful|messier) (way|one|option))",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless(
        "((afraid|scared|fear*|worry|worried|wish*|hope|hoping|say|said|told|wrote|think*|feel*|part \
        of you|thought) _6 wake|(hope|mean) you (wont|dont))",
    ),
    gate(
        1,
        "means.place",
        "((on|onto|near|by|at|under|across|to|over) (the|a|that|your) [nearest|local|old|high|edge of the|\
        top of the] (level crossing|railway (line|track*|bridge)|train tracks|rail tracks|cliff*|rooftop|\
        top deck|motorway bridge|parking deck|multistorey)|(cliff*|bridge|roof|rooftop|balcony|top deck|\
        building|storey|floor) _4 (no (fence|railing*|barrier*|rail)|high enough|tall enough|low (fence|\
        railing*|wall))|(no (fence|railing*|barrier*)) (on|along|at|by) (the|that) (roof|top|bridge|cliff*|\
        edge)|(pick*|choose|try) the (cliff*|bridge|roof|tracks|river)|high enough (to|that|for it)|(swim|\
        walk|wade) (out|into the (sea|river|lake|water)) [to sea|and|until|till|and keep] _2 (cant (get|\
        swim|come) back|too tired|keep|until|till|dont stop)|(hose|hosepipe|pipe|tube) _3 (car|exhaust|\
        engine)|(car|engine) running _3 garage)",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless("(crossing the|feels like|feel like|as if|on the edge of a)"),
    gate(
        1,
        "means.unfound",
        "((do it|somewhere|a place|go|best) [where|that|when] (nobody|no one|noone|they|nobodys|no ones) \
        [can|will|would|ll|is|cant|wont] [can] (find*|around to|look|reach|stop*|disturb|interrupt|be home|\
        home)|(find|save|stop|reach|rescue|found|revive) you in time|[be] found in time|before (anyone|\
        anybody|they|someone) (can|could) (find|stop|save|help) you|so (that|they|nobody|no one) [they|\
        nobody|no one] (cant|can|wont) (stop|find|save|reach) you|(wait|waiting) (till|until) (everyones|\
        everyone is|theyre|they are|nobodys|youre|no ones) (out|asleep|alone|gone|around|home))",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless("(glad|relieved|thankful|hope|lucky)"),
    gate(
        1,
        "means.place",
        "(do it in (the|a|your) (bath|shower|car|garage|woods|forest|hotel|park|shed|bathroom|river|sea)|\
        (tide|current|river|sea|water|waves) [there|will|would|can|just] (pull*|take*|drag*|swallow*|\
        carr*) you (under|out|down|away)|(everything|all|whatever|what) you need [for it|to do it] [is|s] \
        (in|under|at) the (shed|garage|kitchen|cupboard|bathroom|drawer|cabinet|attic|toolbox|basement)|\
        (less|nothing|no mess) to clean up|(rope|cord|belt|scarf|cable|bag|sheet) (round|around|over) your \
        (neck|head)|(lie|stand|sit|walk) (on|onto|in front of|into) (the (tracks|rails)|[oncoming] \
        traffic)|(steer|swerve|drive) into (a|the|oncoming) (tree|wall|bridge|lorry|truck|lane))",
        MEANS,
    )
    .guard(Guard::Anywhere)
    .unless("(so you can|flowers|plants)"),
];
