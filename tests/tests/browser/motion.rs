//! Nothing moves for a person who has asked their system for less motion.

use crate::rig::{case, open_panel};

#[test]
fn nothing_moves_where_less_motion_is_wanted() {
    // How many elements of the panel are animated, or would be when they change.
    let moving = "[this, ...this.querySelectorAll('*')].map((element) => getComputedStyle(element)).filter((style) => \
        style.animationName !== 'none' || !/^0s(, 0s)*$/.test(style.transitionDuration)).length";
    case(|rig| {
        for (wish, still) in [("no-preference", false), ("reduce", true)] {
            let page = rig.open_old("");
            page.media("prefers-reduced-motion", wish);
            page.type_text("You should just relax.");
            open_panel(&page);
            page.get("score-safety");
            let count = page.eval_at(&page.get("panel"), moving).as_u64().expect("a number");
            assert_eq!(count == 0, still, "{count} moving elements with {wish}");
            let running = page.eval_at(&page.get("panel"), "this.getRootNode().getAnimations().length");
            assert!(!still || running == 0, "{running} animations run");
        }
    });
}
