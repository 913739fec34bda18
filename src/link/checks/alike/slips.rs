//! Names that differ by a slip of the pen.

use super::super::super::names::ENDINGS;
use super::{Folded, LONG, LONGEST, SLIPS, WORD};

/// Returns a number that is the same for the same letters, wherever one was left out. Two texts may
/// have one number: anyone who finds names by it looks at the names.
pub(super) fn shape(before: &str, after: &str) -> u64 {
    let letters = before.bytes().chain(after.bytes());
    letters.fold(7, |number: u64, letter| {
        number
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .wrapping_add(u64::from(letter) + 1)
    })
}

/// Returns whether two names are one, but for a letter; numbers that differ keep them apart.
pub(super) fn is_one_name(one: &Folded, other: &Folded) -> bool {
    is_near(&one.bare, &other.bare) || is_near(&one.full, &other.full)
}

fn is_near(one: &str, other: &str) -> bool {
    let digits = |name: &str| -> String { name.chars().filter(char::is_ascii_digit).collect() };
    one == other
        || (digits(one) == digits(other)
            && one.chars().count().min(other.chars().count()) >= LONG
            && one.len().max(other.len()) <= LONGEST
            && (strsim::damerau_levenshtein(one, other) == 1 || differs_by_slips(one, other)))
}

/// Returns whether two names have the same words but for a slip in each of two or three long ones,
/// as in "Tall Prarie Public Utilities Commision". More slips than words that are right make
/// another name.
fn differs_by_slips(one: &str, other: &str) -> bool {
    let (words, others): (Vec<&str>, Vec<&str>) =
        (one.split(' ').collect(), other.split(' ').collect());
    let mut slips = 0;
    let is_slip = |one: &str, other: &str| {
        let is_long = one.chars().count().min(other.chars().count()) >= WORD;
        let is_near = || strsim::damerau_levenshtein(&single(one), &single(other)) <= 1;
        is_long && one.chars().next() == other.chars().next() && is_near()
    };
    let all = words.iter().zip(&others).all(|(one, other)| {
        slips += usize::from(one != other);
        one == other || is_slip(one, other)
    });
    all && words.len() == others.len() && slips <= SLIPS && words.len() > slips
}

/// Returns a word with one letter in place of a repeated one.
fn single(word: &str) -> String {
    let mut single = String::with_capacity(word.len());
    for c in word.chars().filter(|c| c.is_alphanumeric()) {
        if !single.ends_with(c) {
            single.push(c);
        }
    }
    single
}

/// Takes the corporate endings off a folded name.
pub(super) fn bare(mut name: &str) -> String {
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| {
        let rest = name.strip_suffix(ending)?.strip_suffix(' ')?;
        // `Jr.` and `III` tell one person from another.
        let personal = ["jr", "sr", "ii", "iii"].contains(ending);
        (!personal && !rest.is_empty()).then_some(rest)
    }) {
        name = shorter;
    }
    name.to_owned()
}
