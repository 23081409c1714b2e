//! Light or dark: as set, else as the site looks, else as the system does.

use llumi_protocol::page::Theme;

/// Relative luminance (WCAG 2) of a computed colour `rgb(r, g, b)` or `rgba(r, g, b, a)`; none where it is
/// see-through or written in another way.
pub fn luminance(colour: &str) -> Option<f64> {
    let inner = colour.strip_prefix("rgba(").or_else(|| colour.strip_prefix("rgb("))?.strip_suffix(')')?;
    let mut parts = inner.split([',', ' ', '/']).filter(|part| !part.is_empty());
    let mut channel = || parts.next()?.parse::<f64>().ok().map(|value| (value / 255.0).clamp(0.0, 1.0));
    let (red, green, blue) = (channel()?, channel()?, channel()?);
    let alpha = parts.next().map_or(Some(1.0), |alpha| alpha.parse::<f64>().ok())?;
    // A square is near enough to the exact curve to tell light from dark.
    (alpha >= 0.5).then_some(0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue)
}

/// True for dark. `behind` are the computed backgrounds from the field outward.
pub fn dark<'a>(theme: Theme, behind: impl IntoIterator<Item = &'a str>, system_dark: bool) -> bool {
    match theme {
        Theme::Light => false,
        Theme::Dark => true,
        Theme::Auto => behind.into_iter().find_map(luminance).map_or(system_dark, |light| light < 0.25),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_solid_background_decides() {
        let cases: &[(Theme, &[&str], bool, bool)] = &[
            (Theme::Dark, &["rgb(255, 255, 255)"], false, true),
            (Theme::Light, &["rgb(0, 0, 0)"], true, false),
            (Theme::Auto, &["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"], true, false),
            (Theme::Auto, &["rgba(255, 255, 255, 0.1)", "rgb(14, 17, 19)"], false, true),
            (Theme::Auto, &["rgb(14 17 19 / 0.9)"], false, true),
            (Theme::Auto, &["color(srgb 0 0 0)"], true, true),
            (Theme::Auto, &[], false, false),
        ];
        for (theme, behind, system, expected) in cases {
            assert_eq!(dark(*theme, behind.iter().copied(), *system), *expected, "{behind:?}");
        }
    }

    /// `--name` in the rule that begins with `selector`: channels 0 to 1.
    fn colour(css: &str, selector: &str, name: &str) -> [f64; 3] {
        let (_, rule) = css.split_once(selector).expect("the rule exists");
        let (rule, _) = rule.split_once('}').expect("the rule ends");
        let (_, value) = rule.split_once(&format!("--{name}: #")).expect("the colour exists");
        let hex = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).expect("hex");
        [hex(0), hex(2), hex(4)].map(|channel| f64::from(channel) / 255.0)
    }

    /// Contrast ratio of WCAG 2.
    fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
        let light = |colour: [f64; 3]| {
            let linear =
                colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        let (a, b) = (light(a) + 0.05, light(b) + 0.05);
        a.max(b) / a.min(b)
    }

    /// The browser draws scroll bars and the like after `color-scheme`.
    #[test]
    fn each_theme_names_its_scheme() {
        let css = include_str!("panel.css");
        for (selector, scheme) in [(".llumi {", "light"), (".llumi[data-theme=\"dark\"] {", "dark")] {
            let (_, rule) = css.split_once(selector).expect("the rule exists");
            let (rule, _) = rule.split_once('}').expect("the rule ends");
            assert!(rule.contains(&format!("color-scheme: {scheme};")), "{selector}");
        }
    }

    #[test]
    fn text_can_be_read_in_both_themes() {
        let css = include_str!("panel.css");
        let pairs = [
            ("text", "back", 4.5),
            ("text", "raised", 4.5),
            ("quiet", "back", 4.5),
            ("quiet", "raised", 4.5),
            ("accent", "back", 4.5),
            ("accent", "raised", 4.5),
            ("on-accent", "accent", 4.5),
            ("warn-text", "warn-back", 4.5),
            ("ins", "raised", 4.5),
            ("del", "raised", 4.5),
            // Not text only: bars and the focus ring.
            ("weak", "back", 4.5),
            ("bar", "track", 3.0),
            ("weak", "track", 3.0),
            ("focus", "back", 3.0),
        ];
        for selector in [".llumi {", ".llumi[data-theme=\"dark\"] {"] {
            for (front, back, least) in pairs {
                let ratio = contrast(colour(css, selector, front), colour(css, selector, back));
                assert!(ratio >= least, "{selector} {front} on {back}: {ratio:.2}");
            }
        }
    }
}
