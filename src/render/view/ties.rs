//! Ties: how a document relates to others, in both directions.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::words::Words;
use super::labels::spell_ruling;
use crate::docket::Relation;
use crate::link::{Catalog, FilingId, Link, Referent, ruled};

/// The most documents that a group shows; a filing may have thousands of answers.
const GROUP: usize = 40;

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

/// Documents that relate to this one in one way.
#[derive(Debug, Serialize)]
pub(super) struct TieGroup {
    /// Which way it is, for a theme: `responds_to`, `exhibits`, `referred_to_by` and so on.
    pub key: &'static str,
    /// The heading.
    pub heading: String,
    /// The documents.
    pub ties: Vec<Tie>,
    /// How many more there are.
    pub more: usize,
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

/// Everything else that ties a filing to others, in groups; those without a document are left out.
pub(super) fn groups(press: &Press<'_>, id: FilingId) -> Vec<TieGroup> {
    let back = press.catalog.referred_to_by(Referent::Filing(id));
    let forth = press.catalog.refers_to(id);
    let from = |key, wanted: fn(&Link) -> bool| {
        let links = forth.iter().filter(|(link, _)| wanted(link));
        group(
            press,
            key,
            links.map(|(link, other)| (String::new(), link, *other)),
        )
    };
    let to = |key, wanted: fn(&Link) -> bool| {
        let links = back.iter().filter(|(link, _)| wanted(link));
        group(
            press,
            key,
            links.map(|(link, other)| (String::new(), link, Referent::Filing(*other))),
        )
    };
    let all = [
        to("rulings", |link| matches!(link, Link::RulesOn(_))),
        from("rules_on", |link| matches!(link, Link::RulesOn(_))),
        from("responds_to", |link| {
            *link == Link::By(Relation::RespondsTo)
        }),
        to("answers", |link| *link == Link::By(Relation::RespondsTo)),
        from("exhibit_of", |link| *link == Link::By(Relation::ExhibitOf)),
        to("exhibits", |link| *link == Link::By(Relation::ExhibitOf)),
        to("public_version_of", |link| *link == Link::PublicVersion),
        from("references", |link| *link == Link::By(Relation::References)),
        to("referred_to_by", |link| {
            *link == Link::By(Relation::References)
        }),
    ];
    let mut groups: Vec<TieGroup> = all
        .into_iter()
        .filter(|group| !group.ties.is_empty())
        .collect();
    for ruling in groups
        .iter_mut()
        .flat_map(|group| &mut group.ties)
        .filter_map(|tie| tie.ruling.as_mut())
    {
        *ruling = capitalize(ruling);
    }
    groups
}

fn group<'a>(
    press: &Press<'_>,
    key: &'static str,
    links: impl Iterator<Item = (String, &'a Link, Referent)>,
) -> TieGroup {
    let (ties, more) = gather(press, links, GROUP);
    TieGroup {
        key,
        heading: press
            .theme
            .words()
            .get(&format!("ties.groups.{key}"))
            .to_owned(),
        ties,
        more,
    }
}

/// Takes the first ties, and counts the rest.
fn gather<'a>(
    press: &Press<'_>,
    mut links: impl Iterator<Item = (String, &'a Link, Referent)>,
    most: usize,
) -> (Vec<Tie>, usize) {
    let ties = links.by_ref().take(most).map(|(words, link, other)| Tie {
        words,
        ruling: match link {
            Link::RulesOn(ruling) => Some(spell_ruling(press.theme.words(), ruling)),
            _ => None,
        },
        row: press.rows().document(other),
        redline: None,
    });
    (ties.collect(), links.count())
}

/// Returns the words by which a document does something to another; none for a mere mention.
fn forward(words: &Words, link: &Link) -> Option<String> {
    let key = match link {
        Link::By(Relation::RespondsTo) => "ties.responds_to",
        Link::By(Relation::Supersedes) => "ties.supersedes",
        Link::By(Relation::Corrects) => "ties.corrects",
        Link::By(Relation::Withdraws) => "ties.withdraws",
        Link::By(Relation::ExhibitOf) => "ties.exhibit_to",
        Link::RulesOn(_) => "ties.rules_on",
        Link::By(Relation::References) | Link::PublicVersion => return None,
    };
    Some(words.get(key).to_owned())
}

/// Returns the words for what another did to a document; none where that changes nothing of it.
fn backward(words: &Words, link: &Link) -> Option<String> {
    let key = match link {
        Link::By(Relation::Supersedes) => "ties.superseded_by",
        Link::By(Relation::Corrects) => "ties.corrected_by",
        Link::By(Relation::Withdraws) => "ties.withdrawn_by",
        Link::RulesOn(ruling) => {
            let ruling = spell_ruling(words, ruling);
            return Some(words.fill("ties.ruled_by", &[("ruling", &ruling)]));
        }
        Link::By(Relation::RespondsTo | Relation::References | Relation::ExhibitOf)
        | Link::PublicVersion => return None,
    };
    Some(words.get(key).to_owned())
}

/// Makes the first letter a capital.
pub(in crate::render) fn capitalize(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
