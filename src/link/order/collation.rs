//! The order of names, as the site's language has it.

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_locale::Locale;

/// The order of names in one language, by CLDR's collation (UTS #35, part 5): `Ångström` is near
/// `Anderson` in English and behind `Zander` in Swedish. Digits count as numbers.
pub(in crate::link) struct Collation(Option<CollatorBorrowed<'static>>);

impl Collation {
    /// Returns the order of a language, given as a BCP 47 tag. What is no tag, or a language that
    /// CLDR does not know, has the root's order.
    pub(in crate::link) fn of(language: &str) -> Collation {
        let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
        let mut preferences: icu_collator::CollatorPreferences = (&locale).into();
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        Collation(CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok())
    }

    /// Returns bytes whose order is the order of names. Two names can have the same bytes, such as
    /// `9` and `09`. Without a collator, they are the bytes of the name.
    pub(in crate::link) fn key(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::new();
        match &self.0 {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(name, &mut key);
            }
            None => key.extend_from_slice(name.as_bytes()),
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, in_order: &[&str]) {
        let collation = Collation::of(language);
        let mut names = in_order.to_vec();
        names.reverse();
        names.sort_by_cached_key(|name| collation.key(name));
        assert_eq!(names, in_order, "{language}");
    }

    #[test]
    fn names_are_ordered_as_their_language_orders_them() {
        check(
            "en",
            &["Anderson", "Ångström", "Oberon", "Österling", "Zander"],
        );
        check(
            "sv",
            &["Anderson", "Oberon", "Zander", "Ångström", "Österling"],
        );
        check("es", &["Nandu", "Nube", "Ñandú", "Oasis"]);
        check("de-CH", &["Müller", "Mutter"]);
    }

    #[test]
    fn capitals_do_not_part_names_and_numbers_are_numbers() {
        check("en", &["AmerenUE", "AMP", "amtrak", "Unit 9", "Unit 10"]);
        check("en", &["B-2", "B-10", "EC-2002-1", "EC-2002-1025"]);
        check("no tag at all", &["a", "B", "c"]);
    }
}
