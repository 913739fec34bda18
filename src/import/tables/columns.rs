//! Which column of a table holds what: by the usual names in e-filing systems, or as the person
//! says with `--map`.

mod names;

use crate::import::text::line;

use Column::*;
pub(super) use names::Column;
use names::{by_name, fold};

/// The words of `--map`, with what they set.
const KEYS: [(&str, Column); 23] = [
    ("docket", Docket),
    ("number", Number),
    ("identifier", Identifier),
    ("date", Date),
    ("received", Other("received")),
    ("entered", Other("entered")),
    ("published", Other("published")),
    ("dated", Other("dated")),
    ("served", Other("served")),
    ("effective", Other("effective")),
    ("type", Type),
    ("title", Title),
    ("description", Description),
    ("filed_by", FiledBy),
    ("on_behalf_of", OnBehalfOf),
    ("addressed_to", AddressedTo),
    ("access", Access),
    ("confidential", Withheld),
    ("attachments", Attachments),
    ("pages", Pages),
    ("label", Label),
    ("source_url", SourceUrl),
    ("body", Body),
];

/// The columns of a table, in order: the names as the table writes them, and what each holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// The names.
    pub names: Vec<String>,
    /// What each holds.
    pub held: Vec<Column>,
}

impl Columns {
    /// Reads a header.
    pub(super) fn of(header: &[String], map: &[(String, String)]) -> Columns {
        let names: Vec<String> = header.iter().map(|name| line(name)).collect();
        let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
        let mut held: Vec<Column> = folded
            .iter()
            .map(|name| by_name(name).map_or(Fact, |(column, _)| column))
            .collect();
        // One column has the title; the next best one is something else that readers want.
        for column in ONE {
            let rank = |at: &usize| by_name(&folded[*at]).map_or(usize::MAX, |(_, rank)| rank);
            let mut all: Vec<usize> = (0..held.len()).filter(|at| held[*at] == column).collect();
            all.sort_by_key(|at| (rank(at), *at));
            for at in all.into_iter().skip(1) {
                held[at] = Fact;
            }
        }
        let mut mapped: Vec<usize> = Vec::new();
        for (key, name) in map {
            let Some(column) = key_named(key) else {
                continue;
            };
            let Some(at) = find(&names, name) else {
                continue;
            };
            let is_first = !mapped.iter().any(|other| held[*other] == column);
            for (other, held) in held.iter_mut().enumerate() {
                // What says that a record is withheld is never unsaid.
                let withholds = matches!(column, Access | Withheld | Public);
                if is_first && *held == column && other != at && !withholds {
                    *held = Fact;
                }
            }
            if !matches!(held[at], Access | Withheld | Public) {
                held[at] = column;
            }
            mapped.push(at);
        }
        if !held.contains(&Title)
            && let Some(at) = held.iter().position(|held| *held == Description)
        {
            held[at] = Title;
        }
        if !held.contains(&FiledBy)
            && let Some(at) = held.iter().position(|held| *held == OnBehalfOf)
        {
            held[at] = FiledBy;
        }
        if !held.contains(&Date) {
            let instead = ["received", "entered", "published", "dated"];
            let mut instead = instead
                .iter()
                .filter_map(|key| held.iter().position(|held| *held == Other(key)));
            if let Some(at) = instead.next() {
                held[at] = Date;
            }
        }
        Columns { names, held }
    }

    /// Returns how much a row looks like a header: how many different things its cells name.
    pub(super) fn score(cells: &[String]) -> usize {
        let mut found: Vec<Column> = cells
            .iter()
            .filter(|cell| cell.len() < 80)
            .filter_map(|cell| by_name(&fold(&line(cell))))
            .map(|(column, _)| column)
            .filter(|column| *column != Contact)
            .collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    }

    /// Returns the places of the columns that hold something.
    pub(super) fn all(&self, column: Column) -> impl Iterator<Item = usize> {
        let places = self.held.iter().enumerate();
        places
            .filter(move |(_, held)| **held == column)
            .map(|(at, _)| at)
    }

    /// Returns whether the table has what a docket sheet needs at least.
    pub(super) fn make_a_sheet(&self) -> bool {
        let has = |column: Column| self.held.contains(&column);
        let says_what = has(Title) || has(Type) || has(Attachments) || has(Body);
        says_what && (has(Date) || has(Docket) || has(Number) || has(Identifier))
    }

    /// Prints the map, so that it can be repeated.
    pub(super) fn print(&self) -> String {
        let entries = self.held.iter().enumerate().filter_map(|(at, held)| {
            let (key, _) = KEYS.iter().find(|(_, column)| column == held)?;
            let name = &self.names[at];
            let plain = name
                .chars()
                .all(|c| c.is_alphanumeric() || "-_.".contains(c));
            match plain {
                true => Some(format!("{key}={name}")),
                false => Some(format!("{key}=\"{}\"", name.replace('"', ""))),
            }
        });
        entries.collect::<Vec<_>>().join(",")
    }
}

/// What a table has one column of.
const ONE: [Column; 17] = [
    Docket,
    Number,
    Date,
    Type,
    Title,
    Description,
    FiledBy,
    OnBehalfOf,
    Pages,
    Label,
    SourceUrl,
    Body,
    Other("received"),
    Other("entered"),
    Other("published"),
    Other("dated"),
    Other("effective"),
];

/// Finds what a word of `--map` sets.
pub(super) fn key_named(key: &str) -> Option<Column> {
    let found = KEYS.iter().find(|(name, _)| *name == key);
    found.map(|(_, column)| *column)
}

/// Returns the words of `--map`.
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|(name, _)| *name)
}

/// Finds a column by the name that a person typed.
pub(super) fn find(names: &[String], name: &str) -> Option<usize> {
    let name = line(name);
    let exact = names.iter().position(|other| *other == name);
    exact.or_else(|| {
        names
            .iter()
            .position(|other| fold(other) == fold(&name) && !name.is_empty())
    })
}

#[cfg(test)]
mod tests;
