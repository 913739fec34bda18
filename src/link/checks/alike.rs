//! Finds two parties that look like one: their names differ by a letter or two, or by how a
//! company's name ends.

mod slips;

use std::collections::{BTreeSet, HashMap};

use super::super::catalog::{Capacity, Catalog, FilingId, Named, Party, PartyId};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};
use crate::text::fold;
use slips::{bare, is_one_name, shape};

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
        // One name may be given by itself instead of in a list.
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
