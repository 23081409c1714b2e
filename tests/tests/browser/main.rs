//! llumi in a real Chromium: the built extension on hand-built Reddit pages, with the real daemon and with a fake one.
//!
//! Why a rig of our own: the panel lives in a closed shadow root and must be used as a person uses it, by keys and
//! clicks, while the pages' policies and the daemon's behaviour are exactly what each case says. How: `cdp` speaks
//! to Chromium, `browser` and `page` act in it, `sites` serves the pages, `fake` and `real` are the daemons, `rig`
//! puts them together; the other modules are the cases.

mod browser;
mod cdp;
mod dom;
mod fake;
mod page;
mod real;
mod rig;
mod sites;

mod boxes;
mod connection;
mod dist;
mod failures;
mod guard;
mod keyboard;
mod motion;
mod options;
mod pictures;
mod product;
mod same_score;
mod silence;
mod suggestions;
mod trust;
mod typing;
