//! Which theme a site has, and what differs in it without a template.

/// The theme of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeChoice {
    /// Its name; `press` is built in.
    pub name: String,
    /// The color of links and marks.
    pub accent: Option<Color>,
    /// The path of a picture before the site's name, from the site's folder.
    pub logo: Option<String>,
    /// The path of the icon of the site's tabs.
    pub favicon: Option<String>,
    /// The words at the top of every page in place of the site's title.
    pub masthead: Option<String>,
}

/// A color: red, green and blue, from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub [u8; 3]);

impl Default for ThemeChoice {
    fn default() -> ThemeChoice {
        ThemeChoice::named("press")
    }
}

impl ThemeChoice {
    /// Returns a theme as it is.
    pub fn named(name: &str) -> ThemeChoice {
        ThemeChoice {
            name: name.to_owned(),
            accent: None,
            logo: None,
            favicon: None,
            masthead: None,
        }
    }
}

impl Color {
    /// Reads a color as CSS writes it: `#0b5394` or `#05a`; `None` where it is none.
    pub fn parse(text: &str) -> Option<Color> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize, length: usize| {
            let part = digits.get(at * length..(at + 1) * length)?;
            let value = u8::from_str_radix(part, 16).ok()?;
            Some(if length == 1 { value * 17 } else { value })
        };
        let length = match digits.len() {
            3 => 1,
            6 => 2,
            _ => return None,
        };
        Some(Color([
            part(0, length)?,
            part(1, length)?,
            part(2, length)?,
        ]))
    }

    /// Returns the contrast of two colors, from 1 to 21, by WCAG 2.2 (definition of "contrast
    /// ratio").
    pub fn contrast(self, other: Color) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Returns the relative luminance, from 0 to 1, by WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            match part <= 0.04045 {
                true => part / 12.92,
                false => ((part + 0.055) / 1.055).powf(2.4),
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Returns the color that is so many hundredths of the way from this one to another.
    pub fn toward(self, other: Color, hundredths: u16) -> Color {
        Color(std::array::from_fn(|at| {
            let (from, to) = (u16::from(self.0[at]), u16::from(other.0[at]));
            let mixed = (from * (100 - hundredths) + to * hundredths + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        }))
    }
}

impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_read_and_compared_as_wcag_says() {
        let color = |text| Color::parse(text).expect("it is a color");
        assert_eq!(color("#05a").to_string(), "#0055aa");
        for wrong in ["05a", "#05", "#0055", "#00 5aa", "#gggggg", "#0055aa00"] {
            assert_eq!(Color::parse(wrong), None, "{wrong}");
        }
        let ratio = |one, two| (color(one).contrast(color(two)) * 100.0).round() / 100.0;
        assert_eq!(ratio("#000", "#fff"), 21.0);
        assert_eq!(ratio("#777777", "#fff"), 4.48);
        assert_eq!(ratio("#fff", "#0000ff"), 8.59);
        assert_eq!(
            color("#000").toward(color("#fff"), 50).to_string(),
            "#808080"
        );
    }
}
