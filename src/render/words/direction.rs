//! The direction in which a language is written.

use icu_locale::{LanguageIdentifier, LocaleDirectionality};

/// Tells the direction of a language that is given by its tag; words that are no tag run left to
/// right.
pub(in crate::render) fn direction_of(tag: &str) -> &'static str {
    tag.parse().map_or("ltr", |lang| direction(&lang))
}

pub(super) fn direction(lang: &LanguageIdentifier) -> &'static str {
    match LocaleDirectionality::new_common().is_right_to_left(lang) {
        true => "rtl",
        false => "ltr",
    }
}
