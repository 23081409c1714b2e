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
}
