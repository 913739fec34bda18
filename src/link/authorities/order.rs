//! The order of a table of authorities.

use std::cmp::Ordering;

use super::super::order::natural;

/// The place of a name in a table of authorities: by the work, such as `U.S.C.`, then by its title
/// or volume, then by what follows, its numbers as people count.
pub(super) struct AuthorityOrder<'a> {
    work: String,
    volume: &'a str,
    rest: &'a str,
}

impl<'a> AuthorityOrder<'a> {
    pub(super) fn of(name: &'a str) -> AuthorityOrder<'a> {
        let AuthorityParts { volume, work, rest } = AuthorityParts::of(name);
        let work = work.to_lowercase();
        AuthorityOrder { work, volume, rest }
    }

    pub(super) fn cmp(&self, other: &AuthorityOrder<'_>) -> Ordering {
        let works = self.work.cmp(&other.work);
        works
            .then_with(|| natural(self.volume, other.volume))
            .then_with(|| natural(self.rest, other.rest))
    }
}

/// A name taken apart: `47`, `U.S.C.` and `§ 251`.
struct AuthorityParts<'a> {
    volume: &'a str,
    work: &'a str,
    rest: &'a str,
}

impl<'a> AuthorityParts<'a> {
    fn of(name: &'a str) -> AuthorityParts<'a> {
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let (volume, name) = match name.split_once(' ') {
            Some((first, after)) if is_number(first) => (first, after),
            _ => ("", name),
        };
        let ends_work = |word: &str| {
            let is_series = ["2d", "3d", "4th"].contains(&word);
            (word.starts_with(|c: char| c.is_ascii_digit()) && !is_series)
                || ["§", "Part"].contains(&word)
        };
        let mut end = 0;
        for word in name.split_inclusive(' ') {
            if ends_work(word.trim_end()) {
                break;
            }
            end += word.len();
        }
        let (work, rest) = name.split_at(end);
        AuthorityParts { volume, work, rest }
    }
}
