//! Ties in groups, such as all answers.

use serde::Serialize;

use super::super::super::Press;
use super::super::super::words::Words;
use super::super::labels::spell_ruling;
use super::{Tie, capitalize};
use crate::docket::Relation;
use crate::link::{FilingId, Link, Referent};

/// The most documents that a group shows; a filing may have thousands of answers.
pub(super) const GROUP: usize = 40;

/// Documents that relate to this one in one way.
#[derive(Debug, Serialize)]
pub(in crate::render::view) struct TieGroup {
    /// Which way it is, for a theme: `responds_to`, `exhibits`, `referred_to_by` and so on.
    pub key: &'static str,
    /// The heading.
    pub heading: String,
    /// The documents.
    pub ties: Vec<Tie>,
    /// How many more there are.
    pub more: usize,
}

/// Everything else that ties a filing to others, in groups; those without a document are left out.
pub(in crate::render::view) fn groups(press: &Press<'_>, id: FilingId) -> Vec<TieGroup> {
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
pub(super) fn gather<'a>(
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
pub(super) fn forward(words: &Words, link: &Link) -> Option<String> {
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
pub(super) fn backward(words: &Words, link: &Link) -> Option<String> {
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
