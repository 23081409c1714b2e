//! Score and hints follow what is typed, on both sites and under either policy.

use crate::rig::{case, new_text, old_text, open_panel, scores};
use crate::sites::STRICT;

const CLUMSY: &str = "At least you have an interview. You should just relax.";

#[test]
fn score_follows_typing_on_old_reddit() {
    case(|rig| {
        let page = rig.open_old("");
        page.type_text(CLUMSY);
        open_panel(&page);
        page.wait("hints are listed", || !page.named("hint").is_empty());
        let first = scores(&page);
        page.click_css(crate::rig::OLD_BOX);
        page.type_text(" That sounds so tiring, Thursday after all those nights. What worries you most?");
        page.wait("the scores change", || scores(&page) != first);
        assert!(old_text(&page).starts_with(CLUMSY));
    });
}

#[test]
fn score_follows_typing_in_lexical_under_a_strict_policy() {
    case(|rig| {
        let page = rig.open_new(STRICT);
        page.type_text(CLUMSY);
        page.wait("text", || new_text(&page).contains("relax"));
        open_panel(&page);
        page.wait("hints are listed", || !page.named("hint").is_empty());
    });
}
