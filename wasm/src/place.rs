//! Where the badge and the panel go: geometry only.
//!
//! Why apart from the DOM: "never over a button, never outside the window" can be tested here. How: candidates in
//! order of liking; the first that fits wins. All lengths are CSS pixels in window coordinates.

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Rect { x, y, width, height }
    }

    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// True where it takes up room; collapsed and decoy fields do not.
    pub fn visible(&self) -> bool {
        self.width >= 24.0 && self.height >= 12.0
    }

    /// The smallest rectangle around both.
    pub fn union(&self, other: &Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    fn within(&self, size: Size) -> bool {
        self.x >= 0.0 && self.right() <= size.width
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// Below this width the panel is a sheet at the bottom of the window.
pub const NARROW: f64 = 480.0;
/// The badge's side.
pub const BADGE: f64 = 26.0;
const GAP: f64 = 6.0;
const PANEL_WIDTH: f64 = 360.0;
const PANEL_LEAST: f64 = 280.0;
const PANEL_MOST: f64 = 620.0;

/// Places for the badge at the lower right of `field`, best first. `frame` is the box that the site draws around it.
pub fn badge_spots(field: Rect, frame: Rect) -> [Rect; 5] {
    let at = |x: f64, y: f64| Rect::new(x, y, BADGE, BADGE);
    let low = field.bottom() - BADGE;
    [
        at(frame.right() + GAP, low),
        at(field.right() - BADGE - 18.0, low - 4.0),
        at(field.right() - BADGE, field.bottom() + GAP),
        at(field.right() - BADGE, field.y - BADGE - 2.0),
        at(frame.x - BADGE - GAP, low),
    ]
}

/// The first spot that lies within the window's width and is not `covered`; the last resort is above the field.
pub fn badge(field: Rect, frame: Rect, window: Size, mut covered: impl FnMut(usize, Rect) -> bool) -> Rect {
    let spots = badge_spots(field, frame);
    let free = spots.iter().enumerate().find(|&(index, spot)| spot.within(window) && !covered(index, *spot));
    free.map_or_else(
        || {
            let above = spots[3];
            Rect { x: above.x.clamp(0.0, (window.width - BADGE).max(0.0)), ..above }
        },
        |(_, spot)| *spot,
    )
}

/// Number of [`badge_spots`]' place inside the field, which needs to know where the text ends.
pub const INSIDE: usize = 1;

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PanelPlace {
    /// Full width, at the window's lower edge.
    Sheet,
    /// Upper left corner, width, greatest height.
    At { x: f64, y: f64, width: f64, height: f64 },
    /// Lower left corner (`bottom` from the window's lower edge), width, greatest height: it grows upward.
    Above { x: f64, bottom: f64, width: f64, height: f64 },
}

/// Where the panel goes: beside the field, else below or above it, else over its right end, always in the window.
pub fn panel(field: Rect, window: Size) -> PanelPlace {
    if window.width < NARROW {
        return PanelPlace::Sheet;
    }
    let width = PANEL_WIDTH.min(window.width - 2.0 * GAP);
    let tall = (window.height - 2.0 * GAP).clamp(0.0, PANEL_MOST);
    let beside = field.right() + 2.0 * GAP + BADGE;
    if beside + width + GAP <= window.width {
        let y = field.y.min(window.height - GAP - tall).max(GAP);
        return PanelPlace::At { x: beside, y, width, height: tall };
    }
    let x = (field.right() - width).clamp(GAP, window.width - width - GAP);
    let below = window.height - field.bottom() - 2.0 * GAP - BADGE;
    let above = field.y - 2.0 * GAP;
    if below >= PANEL_LEAST || (below >= above && below > 0.0 && field.y >= 0.0) {
        let height = below.clamp(PANEL_LEAST.min(tall), tall);
        let y = (field.bottom() + GAP + BADGE).min(window.height - GAP - height).max(GAP);
        return PanelPlace::At { x, y, width, height };
    }
    if above >= PANEL_LEAST {
        let height = above.min(tall);
        let bottom = (window.height - field.y + GAP).clamp(GAP, window.height - GAP - height);
        return PanelPlace::Above { x, bottom, width, height };
    }
    PanelPlace::At { x, y: GAP, width, height: tall }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Size = Size { width: 1200.0, height: 800.0 };

    /// The greatest area that the panel may take up; none for the sheet.
    fn rect(place: PanelPlace, window: f64) -> Option<Rect> {
        match place {
            PanelPlace::Sheet => None,
            PanelPlace::At { x, y, width, height } => Some(Rect::new(x, y, width, height)),
            PanelPlace::Above { x, bottom, width, height } => {
                Some(Rect::new(x, window - bottom - height, width, height))
            }
        }
    }

    #[test]
    fn the_badge_avoids_what_is_there() {
        let field = Rect::new(100.0, 200.0, 500.0, 100.0);
        let free = badge(field, field, WINDOW, |_, _| false);
        assert_eq!((free.x, free.bottom()), (606.0, 300.0));
        let button = Rect::new(600.0, 270.0, 80.0, 40.0);
        let second = badge(field, field, WINDOW, |_, spot| spot.overlaps(&button));
        assert!(!second.overlaps(&button) && second.x < field.right());
        let full = Rect::new(0.0, 200.0, 1200.0, 100.0);
        let inside = badge(full, full, WINDOW, |_, _| false);
        assert!(inside.right() <= 1200.0 && inside.bottom() <= 300.0);
        let nowhere = badge(full, full, WINDOW, |_, _| true);
        assert!(nowhere.bottom() <= full.y);
        let wide = Rect::new(0.0, 200.0, 1900.0, 100.0);
        assert!(badge(wide, wide, WINDOW, |_, _| true).right() <= 1200.0);
        let frame = Rect::new(90.0, 190.0, 540.0, 160.0);
        assert!(!badge(field, frame, WINDOW, |_, _| false).overlaps(&frame), "outside the site's own box");
    }

    #[test]
    fn the_panel_is_always_within_the_window() {
        for (width, height) in
            [(320.0, 600.0), (480.0, 300.0), (700.0, 500.0), (1200.0, 800.0), (1920.0, 1080.0)]
        {
            for x in [0.0, 40.0, 300.0] {
                for y in [-400.0, -10.0, 0.0, 100.0, 300.0, 700.0, 2000.0] {
                    for (w, h) in [(200.0, 40.0), (500.0, 100.0), (900.0, 500.0)] {
                        let place = panel(Rect::new(x, y, w, h), Size { width, height });
                        let Some(area) = rect(place, height) else {
                            assert!(width < NARROW);
                            continue;
                        };
                        assert!(area.x >= 0.0 && area.right() <= width, "{place:?} in {width}");
                        assert!(area.y >= 0.0 && area.bottom() <= height, "{place:?} in {width}x{height}");
                        assert!(area.height >= PANEL_LEAST.min(height - 2.0 * GAP), "{place:?} in {height}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_panel_leaves_the_field_free_where_there_is_room() {
        let cases = [
            Rect::new(100.0, 200.0, 500.0, 100.0),
            Rect::new(100.0, 20.0, 1000.0, 100.0),
            Rect::new(100.0, 650.0, 1000.0, 100.0),
        ];
        for field in cases {
            let place = panel(field, WINDOW);
            let area = rect(place, WINDOW.height).expect("not narrow");
            assert!(!area.overlaps(&field), "{field:?}: {place:?}");
        }
    }
}
