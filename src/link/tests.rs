//! Linking, as text in and text out.

mod dockets;
mod order;
mod parties;
mod references;

use snapbox::{assert_data_eq, str};

use super::{Found, Link, Referent};
use crate::docket::{Audience, Relation};
use crate::world::World;

/// Returns what each filing refers to, a line for each.
fn references(world: &World) -> String {
    let catalog = world.catalog();
    let mut lines = Vec::new();
    for (id, _) in catalog.filings() {
        for (link, to) in catalog.refers_to(id) {
            let how = match link {
                Link::By(relation) => {
                    let key = Relation::ALL.iter().find(|(one, _)| one == relation);
                    key.expect("every relation has a key").1.to_owned()
                }
                Link::RulesOn(words) => format!("rules_on ({words})"),
                Link::PublicVersion => "public_version".to_owned(),
            };
            let from = world.name(Referent::Filing(id));
            lines.push(format!("{from} {how} {}", world.name(*to)));
        }
    }
    lines.join("\n")
}

/// Returns each party with its address, what it does, and its owner.
fn parties(world: &World) -> String {
    let catalog = world.catalog();
    let lines = catalog.parties().map(|(_, party)| {
        let dba = match party.dba.is_empty() {
            true => String::new(),
            false => format!(", dba {}", party.dba.join("; ")),
        };
        let parent = party.parent.iter().map(|parent| {
            let parent = world.parties(std::slice::from_ref(parent));
            format!(", owned by {parent}")
        });
        let parent: String = parent.collect();
        let filings = party.filings.len();
        format!("{} = {}: {filings}{dba}{parent}", party.id, party.name)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A filing on a line of its own, with the keys that are given.
fn filing(path: &str, keys: &str) -> String {
    let keys = keys.replace("; ", "\n");
    let has = |key: &str| keys.lines().any(|line| line.starts_with(key));
    let title = match has("title: ") {
        true => String::new(),
        false => format!("title: Paper {}\n", path.rsplit('/').next().unwrap_or(path)),
    };
    let date = if has("date: ") {
        ""
    } else {
        "date: 2024-01-10\n"
    };
    format!("-- content/{path}.md --\n{title}{date}{keys}\n")
}

/// A docket's record.
fn docket(number: &str, keys: &str) -> String {
    let keys = keys.replace("; ", "\n");
    format!("-- content/{number}/docket.md --\nnumber: {number}\n{keys}\n")
}

/// A site of files that were written by [`filing`] and [`docket`].
fn site(files: &[String]) -> World {
    World::of(&files.concat())
}
