//! Finds two parties that look like one: their names differ by a letter or two, or by how a
//! company's name ends.

use std::collections::{BTreeSet, HashMap};

use super::super::catalog::{Capacity, Catalog, FilingId, Named, Party, PartyId};
use super::super::names::ENDINGS;
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};
use crate::text::fold;

/// How many letters a name must have before one of them may be a slip.
const LONG: usize = 8;
/// How many letters a word must have before it may have a slip of its own beside that of another
/// word.
const WORD: usize = 5;
/// How many words may have a slip.
const SLIPS: usize = 3;
/// With how many others of the same shape a name is compared: those that follow it. A thousand
/// names that differ by their endings alone are one mistake.
const NEIGHBORS: usize = 8;
/// The longest name in which a slip is looked for, in bytes.
const LONGEST: usize = 400;

/// Warns of each pair, at the party that has no record or is named less.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let names: Vec<(PartyId, Folded)> = catalog
        .parties()
        .filter(|(_, party)| !party.record.as_ref().is_some_and(|record| record.distinct))
        .map(|(id, party)| (id, Folded::of(&party.name)))
        .collect();
    let mut places = NamePlaces::default();
    near(&names)
        .into_iter()
        .filter(|(one, other)| is_one_name(&names[*one].1, &names[*other].1))
        .map(|(one, other)| (names[one].0, names[other].0))
        .filter_map(|(one, other)| warn(catalog, one, other, &mut places))
        .collect()
}

/// A folded name without its article, in full and without its corporate endings: a slip may be in
/// the ending too.
struct Folded {
    full: String,
    bare: String,
}

impl Folded {
    fn of(name: &str) -> Folded {
        let folded = fold(name);
        let full = folded.strip_prefix("the ").unwrap_or(&folded).to_owned();
        let bare = bare(&full);
        Folded { full, bare }
    }
}

/// Returns pairs of names that are the same, or may be with one letter less in either. So no name
/// is compared with all others.
fn near(names: &[(PartyId, Folded)]) -> BTreeSet<(usize, usize)> {
    let mut shapes: Vec<(u64, usize)> = Vec::new();
    for (at, (_, name)) in names.iter().enumerate() {
        for name in [&name.full, &name.bare] {
            shapes.push((shape(name, ""), at));
            if name.chars().count() < LONG || name.len() > LONGEST {
                continue;
            }
            // Slips in several words are found by the sounds that are left without vowels.
            let sounds = sounds(name);
            shapes.push((shape(&sounds, "\n"), at));
            for byte in 0..sounds.len() {
                let left_out = sounds.get(..byte).zip(sounds.get(byte + 1..));
                let shape =
                    left_out.map(|(before, after)| shape(&format!("{before}{after}"), "\n"));
                shapes.extend(shape.map(|shape| (shape, at)));
            }
            for (byte, c) in name.char_indices() {
                let (before, after) = (&name[..byte], &name[byte + c.len_utf8()..]);
                shapes.push((shape(before, after), at));
            }
        }
    }
    shapes.sort_unstable();
    shapes.dedup();
    let mut pairs = BTreeSet::new();
    for alike in shapes.chunk_by(|(a, _), (b, _)| a == b) {
        for (at, (_, one)) in alike.iter().enumerate() {
            let others = alike[at + 1..].iter().take(NEIGHBORS);
            pairs.extend(others.map(|(_, other)| (*one, *other)));
        }
    }
    pairs
}

/// Returns a folded name without vowels behind the first letter of each word, and without repeated
/// letters.
fn sounds(name: &str) -> String {
    let mut sounds = String::with_capacity(name.len());
    let mut before = ' ';
    for c in name.chars() {
        let is_vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let is_heard = !is_vowel || before == ' ';
        if is_heard && !sounds.ends_with(c) {
            sounds.push(c);
        }
        before = c;
    }
    sounds
}

/// Returns a number that is the same for the same letters, wherever one was left out. Two texts may
/// have one number: whoever finds names by it looks at the names.
fn shape(before: &str, after: &str) -> u64 {
    let letters = before.bytes().chain(after.bytes());
    letters.fold(7, |number: u64, letter| {
        number
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .wrapping_add(u64::from(letter) + 1)
    })
}

/// Returns whether two names are one, but for a letter; numbers that differ keep them apart.
fn is_one_name(one: &Folded, other: &Folded) -> bool {
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
fn bare(mut name: &str) -> String {
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

fn warn(
    catalog: &Catalog,
    one: PartyId,
    other: PartyId,
    places: &mut NamePlaces,
) -> Option<Diagnostic> {
    let (first, second) = (catalog.party(one), catalog.party(other));
    let owns = |party: &Party, owned: PartyId| party.children.binary_search(&owned).is_ok();
    let settled = first.record.is_some() && second.record.is_some();
    // Two records say that they are two.
    if settled || owns(first, other) || owns(second, one) {
        return None;
    }
    // What has no record is more likely the slip; of two without one, what is named less.
    let is_slip = |party: &Party| (party.record.is_none(), usize::MAX - party.filings.len());
    let (slip, other) = match is_slip(first) > is_slip(second) {
        true => ((one, first), second),
        false => ((other, second), first),
    };
    let code = Code::PartiesAlike;
    let message = format!("`{}` looks like `{}`", slip.1.name, other.name);
    let problem = Diagnostic::warning(code, place_of(catalog, slip, places), message);
    Some(problem.help(code.way_out()).alone_on_its_line())
}

/// The place of each party in the lists of a filing's record, by the key of the list.
pub(super) type NamePlaces = HashMap<(FilingId, &'static str), HashMap<PartyId, usize>>;

/// Returns where a public filing or the record of a public docket names a party; the site where
/// none does.
pub(super) fn place_of(
    catalog: &Catalog,
    (id, party): (PartyId, &Party),
    places: &mut NamePlaces,
) -> Place {
    let named = party.filings.iter().find_map(|(filing, capacities)| {
        let filed = catalog.filing(*filing);
        let document = filed.filing.document()?;
        let (key, all): (&'static str, &[Named]) = match capacities.first()? {
            Capacity::Filed => ("filed_by", &filed.parties.filed_by),
            Capacity::OnBehalf => ("on_behalf_of", &filed.parties.on_behalf_of),
            Capacity::Addressed => ("addressed_to", &filed.parties.addressed_to),
            Capacity::Served => ("served_on", &filed.parties.served_on),
            Capacity::Signed => ("signed_by", &[]),
        };
        let at = KeyPath::default().key(key);
        // One name may stand by itself instead of in a list.
        let of_key = places.entry((*filing, key)).or_insert_with(|| {
            let all = all
                .iter()
                .enumerate()
                .filter_map(|(at, named)| match named {
                    Named::Party(id) => Some((*id, at)),
                    Named::Words(_) => None,
                });
            all.collect()
        });
        let place = of_key.get(&id).filter(|_| all.len() > 1);
        let at = match place {
            Some(place) => at.index(*place),
            None => at,
        };
        Some(Place::Key(document.path.clone(), at, Part::Value))
    });
    let listed = || {
        party.dockets.iter().find_map(|docket| {
            let docket = catalog.docket(*docket);
            let record = docket
                .record
                .as_ref()
                .filter(|_| docket.access.is_public())?;
            let mut parts = docket.parties.iter();
            let part = parts.find(|part| part.party == Named::Party(id))?;
            let at = KeyPath::default().key("parties").index(part.listed?);
            Some(Place::Key(record.path.clone(), at, Part::Value))
        })
    };
    named.or_else(listed).unwrap_or(Place::Site)
}

#[cfg(test)]
mod tests;
