//! JSON Schema (2020-12) for every front matter and for `site.yaml`, made from the table of keys
//! that the reader uses.
//!
//! An editor's YAML support sees values as YAML 1.2 does: `number: 12` is a number and `date: 1998`
//! too. The reader takes them as typed, so the schema allows them wherever text is allowed.

mod definitions;
mod json;
mod written;

pub use written::WrittenKind;

use crate::docket::FilingType;
use crate::docket::keys::{self, Table};
use definitions::Definitions;
use json::{Json, text};

/// What a schema can be made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaKind {
    /// The front matter of a filing.
    Filing,
    /// The front matter of a `docket.md`.
    Docket,
    /// The front matter of a party's record.
    Party,
    /// The front matter of a free page.
    Page,
    /// `site.yaml`.
    Site,
}

impl SchemaKind {
    /// All of them, in the order in which a person meets them.
    pub const ALL: [SchemaKind; 5] = [
        SchemaKind::Filing,
        SchemaKind::Docket,
        SchemaKind::Party,
        SchemaKind::Page,
        SchemaKind::Site,
    ];

    /// Returns its name, as `docketpress schema` takes it.
    pub fn name(self) -> &'static str {
        match self {
            SchemaKind::Filing => "filing",
            SchemaKind::Docket => "docket",
            SchemaKind::Party => "party",
            SchemaKind::Page => "page",
            SchemaKind::Site => "site",
        }
    }

    /// Returns the name of the file that holds its schema.
    pub fn file_name(self) -> String {
        format!("{}.schema.json", self.name())
    }

    fn table(self) -> &'static Table {
        match self {
            SchemaKind::Filing => &keys::FILING,
            SchemaKind::Docket => &keys::DOCKET,
            SchemaKind::Party => &keys::PARTY,
            SchemaKind::Page => &keys::PAGE,
            SchemaKind::Site => &keys::SITE,
        }
    }
}

/// Makes a schema as text. `types` are the types of filings that the site knows.
pub fn schema(subject: SchemaKind, types: &[FilingType]) -> String {
    let mut definitions = Definitions {
        types,
        made: Vec::new(),
    };
    let mut members = vec![
        (
            "$schema".to_owned(),
            text("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("title".to_owned(), text(title(subject.table()))),
    ];
    members.extend(definitions.record(subject.table()));
    let mut made = definitions.made;
    made.sort_by(|(one, _), (other, _)| one.cmp(other));
    if !made.is_empty() {
        members.push(("$defs".to_owned(), Json::Object(made)));
    }
    let mut schema = serde_json::to_string_pretty(&Json::Object(members))
        .expect("a tree of texts and numbers can always be written");
    schema.push('\n');
    schema
}

/// Returns a record's noun as a title: `a filing` becomes `Filing`.
fn title(table: &Table) -> String {
    let noun = without_article(table.noun);
    if noun.contains('.') {
        return noun.to_owned();
    }
    let mut letters = noun.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn without_article(noun: &str) -> &str {
    let articles = ["a ", "an ", "the "];
    articles
        .iter()
        .find_map(|article| noun.strip_prefix(article))
        .unwrap_or(noun)
}
