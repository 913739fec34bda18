//! Ties: how a document relates to others, in both directions.

mod groups;

pub(super) use groups::{TieGroup, groups};

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::words::Words;
use super::labels::spell_ruling;
use crate::docket::Relation;
use crate::link::{Catalog, FilingId, Link, Referent, ruled};
use groups::{GROUP, backward, forward, gather};

/// How a document relates to another.
#[derive(Debug, Serialize)]
pub(super) struct Tie {
    /// How, as words before the other's title: `responds to`, `granted in part by`.
    pub words: String,
    /// The ruling, where this document rules on the other: `granted in part`.
    pub ruling: Option<String>,
    /// The other, as a document's row.
    pub row: Value,
    /// Where the change of the text is shown, among what a reader must know first.
    pub redline: Option<String>,
}

/// What a document does to others, short of mentioning them: at most `most`, and how many more
/// there are.
pub(super) fn deeds(press: &Press<'_>, id: FilingId, most: usize) -> (Vec<Tie>, usize) {
    let words = press.theme.words();
    let links = press.catalog.refers_to(id).iter();
    gather(
        press,
        links.filter_map(|(link, other)| Some((forward(words, link)?, link, *other))),
        most,
    )
}

/// What became of a document, each in a word or two and once, in timeline order; nothing of who did
/// it. What takes it out of the record is said by its mark.
pub(super) fn became(catalog: &Catalog, words: &Words, document: Referent) -> Vec<String> {
    let mut all = Vec::new();
    for (link, _) in catalog.referred_to_by(document) {
        let word = match link {
            Link::By(Relation::Supersedes) => words.get("ties.superseded").to_owned(),
            Link::By(Relation::Corrects) => words.get("ties.corrected").to_owned(),
            Link::By(Relation::Withdraws) => words.get("ties.withdrawn").to_owned(),
            Link::RulesOn(ruling) if ruled(link).is_none() => spell_ruling(words, ruling),
            _ => continue,
        };
        if !all.contains(&word) {
            all.push(word);
        }
    }
    all
}

/// What answers a document: at most `most`, and how many more there are.
pub(super) fn answers(press: &Press<'_>, document: Referent, most: usize) -> (Vec<Tie>, usize) {
    let links = press.catalog.referred_to_by(document).iter();
    let answers = links.filter(|(link, _)| *link == Link::By(Relation::RespondsTo));
    let answers = answers.map(|(link, other)| (String::new(), link, Referent::Filing(*other)));
    gather(press, answers, most)
}

/// What became of a document: rulings on it, and what supersedes, corrects or withdraws it; at most
/// `most`, and how many more there are.
pub(super) fn outcomes(press: &Press<'_>, document: Referent, most: usize) -> (Vec<Tie>, usize) {
    let words = press.theme.words();
    let links = press.catalog.referred_to_by(document).iter();
    let changes = links
        .filter_map(|(link, other)| Some((backward(words, link)?, link, Referent::Filing(*other))));
    let (mut ties, more) = gather(press, changes, most);
    // The words name the ruling already.
    ties.iter_mut().for_each(|tie| tie.ruling = None);
    (ties, more)
}

/// What a reader must know before relying on a document: what took its place, and what it took the
/// place of.
pub(super) fn notices(press: &Press<'_>, id: FilingId) -> Vec<Tie> {
    let words = press.theme.words();
    let changes = |link: &Link| changes(link) || ruled(link).is_some();
    let after = press
        .catalog
        .referred_to_by(Referent::Filing(id))
        .iter()
        .filter(|(link, _)| changes(link));
    let after = after
        .filter_map(|(link, other)| Some((backward(words, link)?, link, Referent::Filing(*other))));
    let before = press
        .catalog
        .refers_to(id)
        .iter()
        .filter(|(link, _)| changes(link));
    let before = before.filter_map(|(link, other)| Some((forward(words, link)?, link, *other)));
    let (mut ties, _) = gather(press, after.chain(before), GROUP);
    let by = |(link, by): &(Link, FilingId)| (link.clone(), *by, Referent::Filing(id));
    let after = press.catalog.referred_to_by(Referent::Filing(id)).iter();
    let of = |(link, of): &(Link, Referent)| (link.clone(), id, *of);
    let before = press.catalog.refers_to(id).iter();
    let all = after.map(by).chain(before.map(of));
    let all = all.filter(|(link, ..)| changes(link));
    for (tie, (link, by, of)) in ties.iter_mut().zip(all) {
        tie.words = capitalize(&tie.words);
        if matches!(link, Link::By(_)) {
            let redline = press.plan.redline(by, of);
            tie.redline = redline.map(|url| url.href(press.plan.links()));
        }
    }
    ties
}

/// Returns whether a document does something to another that readers of the other must know.
pub(in crate::render) fn changes(link: &Link) -> bool {
    matches!(
        link,
        Link::By(Relation::Supersedes | Relation::Corrects | Relation::Withdraws)
    )
}

/// Makes the first letter a capital.
pub(in crate::render) fn capitalize(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
