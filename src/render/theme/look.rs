//! What a site changes in a theme without a template: the color of links, a logo, and an icon.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, KeyPath, Part, Place, SitePath};
use crate::docket::{Color, ThemeChoice};
use crate::intake::bounds::{self, Symlinks};

/// The colors of the built-in theme behind its links, by day and by night.
const LIGHT: [Color; 3] = [
    Color([0xfd, 0xfc, 0xfa]),
    Color([0xf5, 0xf3, 0xee]),
    Color([0xff, 0xff, 0xff]),
];
const DARK: [Color; 3] = [
    Color([0x17, 0x16, 0x14]),
    Color([0x20, 0x1e, 0x1b]),
    Color([0x1e, 0x1c, 0x19]),
];

/// The least contrast of text with what is behind it (WCAG 2.2, success criterion 1.4.3).
const LEAST: f64 = 4.5;

/// The most bytes of a logo or an icon: every page loads both.
const PICTURE: u64 = 256 * 1024;

/// The height at which a logo is shown, in CSS pixels.
const HEIGHT: f64 = 32.0;

/// What every page shows of it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Dress {
    /// The picture before the site's name.
    logo: Option<Logo>,
    /// The words at the top of every page, where they are not the site's title.
    masthead: Option<String>,
    /// The name of the icon among the theme's files.
    icon: String,
    /// Its media type.
    icon_type: &'static str,
}

/// The picture before the site's name. Its size is on the page, so that nothing moves when it
/// comes.
#[derive(Debug, Serialize)]
struct Logo {
    /// Its name among the theme's files.
    file: String,
    /// Its width, in CSS pixels.
    width: u32,
    /// Its height.
    height: u32,
}

/// Puts the color and the pictures of a site among the theme's files.
pub(super) fn dress(
    root: &Path,
    choice: &ThemeChoice,
    files: &mut BTreeMap<String, Vec<u8>>,
    problems: &mut Diagnostics,
) -> Dress {
    let mut look = Dress {
        logo: None,
        masthead: choice.masthead.clone(),
        icon: "icon.svg".to_owned(),
        icon_type: "image/svg+xml",
    };
    if let Some(accent) = choice.accent {
        match rules(accent) {
            Ok(rules) => files
                .entry("style.css".to_owned())
                .or_default()
                .extend(rules.bytes()),
            Err(nearest) => {
                let message = format!(
                    "the contrast of {accent} with the page is less than 4.5 to 1, which readers need"
                );
                let help = format!("use a darker color, such as \"{nearest}\"");
                problems.push(wrong("accent", message).help(&help));
            }
        }
    }
    if let Some(path) = &choice.logo
        && let Some((bytes, kind)) = picture(root, "logo", path, problems)
    {
        match size(&bytes, kind) {
            Some((width, height)) => {
                let file = format!("logo.{kind}");
                look.logo = Some(Logo {
                    width: (width / height * HEIGHT).round().clamp(1.0, 640.0) as u32,
                    height: HEIGHT as u32,
                    file: file.clone(),
                });
                files.insert(file, bytes);
            }
            None => {
                let message = format!("the size of `{path}` cannot be read");
                let help = match kind {
                    "svg" => "give its `svg` element a `viewBox`",
                    _ => "save it as PNG again",
                };
                problems.push(wrong("logo", message).help(help));
            }
        }
    }
    if let Some(path) = &choice.favicon
        && let Some((bytes, kind)) = picture(root, "favicon", path, problems)
    {
        look.icon = format!("favicon.{kind}");
        look.icon_type = match kind {
            "svg" => "image/svg+xml",
            "png" => "image/png",
            _ => "image/x-icon",
        };
        files.insert(look.icon.clone(), bytes);
    }
    look
}

/// Returns the style rules of a color, or the nearest darker one that can be read. By night, the
/// color is made lighter until it can be read there too. On paper, links stay black.
fn rules(accent: Color) -> Result<String, Color> {
    let black = Color([0; 3]);
    let white = Color([255; 3]);
    let readable =
        |color: Color, behind: &[Color]| behind.iter().all(|one| color.contrast(*one) >= LEAST);
    if !readable(accent, &LIGHT) {
        let darker = (1..=100).map(|hundredths| accent.toward(black, hundredths));
        return Err(darker
            .into_iter()
            .find(|color| readable(*color, &LIGHT))
            .unwrap_or(black));
    }
    let mut lighter = (0..=100).map(|hundredths| accent.toward(white, hundredths));
    let night = lighter
        .find(|color| readable(*color, &DARK))
        .unwrap_or(white);
    Ok(format!(
        "@media screen{{:root{{--link:{accent}}}.masthead{{border-top:4px solid var(--link)}}}}\
         @media screen and (prefers-color-scheme:dark){{:root{{--link:{night}}}}}"
    ))
}

/// Reads a picture; one that cannot be used is reported.
fn picture(
    root: &Path,
    key: &str,
    path: &str,
    problems: &mut Diagnostics,
) -> Option<(Vec<u8>, &'static str)> {
    let kinds = ["svg", "png", "ico"];
    let kind = kinds.into_iter().find(|kind| {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case(kind))
    })?;
    match bounds::read(&root.join(path), Symlinks::Refuse, PICTURE) {
        Ok(bytes) => Some((bytes, kind)),
        Err(_) => {
            let most = bounds::size(PICTURE);
            let message = format!("`{path}` cannot be read");
            let help = format!("put a regular file there, of at most {most}");
            problems.push(wrong(key, message).help(&help));
            None
        }
    }
}

/// Returns the width and the height of a picture, as it says them itself.
fn size(bytes: &[u8], kind: &str) -> Option<(f64, f64)> {
    let (width, height) = match kind {
        "png" => {
            // The header chunk comes first (PNG, section 11.2.1).
            let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
            let number =
                |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
            (f64::from(number(0)?), f64::from(number(4)?))
        }
        _ => {
            let text = str::from_utf8(bytes).ok()?;
            let element = &text[text.find("<svg")?..];
            let element = &element[..element.find('>')?];
            let at = element.find("viewBox=")? + "viewBox=".len();
            let quote = element[at..].chars().next()?;
            let value = element[at + 1..].split(quote).next()?;
            let numbers: Vec<f64> = value
                .split([' ', ','])
                .filter(|part| !part.is_empty())
                .map_while(|part| part.parse().ok())
                .collect();
            (*numbers.get(2)?, *numbers.get(3)?)
        }
    };
    let is_some = width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0;
    is_some.then_some((width, height))
}

fn wrong(key: &str, message: String) -> Diagnostic {
    let at = KeyPath::default().key("theme").key(key);
    let place = Place::Key(SitePath::new("site.yaml"), at, Part::Value);
    Diagnostic::error(Code::InvalidSetting, place, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_color_is_readable_by_day_and_by_night_or_a_darker_one_is_proposed() {
        let color = |text| Color::parse(text).expect("it is a color");
        let rules = |text| rules(color(text)).map_err(|nearest| nearest.to_string());
        assert_eq!(
            rules("#0b5394").expect("it can be read"),
            "@media screen{:root{--link:#0b5394}.masthead{border-top:4px solid var(--link)}}\
             @media screen and (prefers-color-scheme:dark){:root{--link:#598ab6}}"
        );
        let nearest = rules("#ffcc00").expect_err("yellow on white cannot be read");
        assert!(
            LIGHT
                .iter()
                .all(|paper| color(&nearest).contrast(*paper) >= LEAST)
        );
        assert_eq!(nearest, "#876c00");
    }

    #[test]
    fn the_colors_behind_links_are_those_of_the_style_sheet() {
        let style = include_str!("../../../themes/press/style/01-ground.css");
        let mut parts = style.split("prefers-color-scheme: dark");
        for colors in [LIGHT, DARK] {
            let part = parts.next().expect("there are two palettes");
            for (name, color) in ["paper", "panel", "leaf"].iter().zip(colors) {
                let after = part
                    .split(&format!("--{name}: "))
                    .nth(1)
                    .expect("it is given");
                let given = after.split(';').next().and_then(Color::parse);
                assert_eq!(given, Some(color), "{name}");
            }
        }
    }

    #[test]
    fn pictures_say_their_size() {
        let svg = b"<?xml version=\"1.0\"?><svg xmlns='x' viewBox='0 0 30 10.5'><rect/></svg>";
        assert_eq!(size(svg, "svg"), Some((30.0, 10.5)));
        assert_eq!(size(b"<svg><g viewBox='0 0 1 1'/></svg>", "svg"), None);
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend([0, 0, 1, 0, 0, 0, 0, 64, 8]);
        assert_eq!(size(&png, "png"), Some((256.0, 64.0)));
        assert_eq!(size(&png[..20], "png"), None);
    }
}
