//! The definitions of a schema, each given once.

use super::json::{Json, Members, text, texts};
use super::{title, without_article};
use crate::diagnostic::Code;
use crate::docket::FilingType;
use crate::docket::keys::{self, Key, Shape, Table};

/// A web address, as the reader takes it.
const WEB_ADDRESS: &str = r#"^https?://[^/\s"<>][^\s"<>]*$"#;

/// The schemas that others refer to, made once each.
pub(super) struct Definitions<'a> {
    pub(super) types: &'a [FilingType],
    pub(super) made: Vec<(String, Json)>,
}

impl Definitions<'_> {
    /// Returns the members of the schema of a record: its keys, and no others.
    pub(super) fn record(&mut self, table: &'static Table) -> Members {
        let properties = table
            .keys
            .iter()
            .map(|key| (key.name.to_owned(), self.property(key)))
            .collect();
        let needed: Vec<Json> = table
            .keys
            .iter()
            .filter(|key| key.needed)
            .map(|key| text(key.name))
            .collect();
        let mut members = vec![
            ("type".to_owned(), text("object")),
            ("properties".to_owned(), Json::Object(properties)),
        ];
        if !needed.is_empty() {
            members.push(("required".to_owned(), Json::List(needed)));
        }
        members.push(("additionalProperties".to_owned(), Json::Truth(false)));
        members
    }

    fn property(&mut self, key: &Key) -> Json {
        let mut members = vec![("description".to_owned(), text(key.about))];
        members.extend(self.value(key.shape));
        Json::Object(members)
    }

    /// Returns the members of the schema of a value.
    fn value(&mut self, shape: Shape) -> Members {
        match shape {
            Shape::Text | Shape::Party | Shape::Docket | Shape::Filing => any_text(),
            Shape::Bool => vec![("type".to_owned(), text("boolean"))],
            Shape::Number => vec![
                ("type".to_owned(), texts(&["integer", "string"])),
                ("pattern".to_owned(), text("^[+-]?[0-9]+$")),
            ],
            Shape::Date => self.reference("date", |_| {
                vec![
                    ("type".to_owned(), texts(&["string", "integer"])),
                    ("pattern".to_owned(), text(date_pattern())),
                    advice("write a date such as 2005-08-09, 2005-08, 1998~ or 2005-08-09T14:30"),
                    // A year alone is a number to YAML.
                    ("minimum".to_owned(), Json::Number(1)),
                    ("maximum".to_owned(), Json::Number(9999)),
                ]
            }),
            Shape::OneOf(words) => vec![("enum".to_owned(), texts(words))],
            Shape::Usual(words) => any_of([vec![("enum".to_owned(), texts(words))], any_text()]),
            Shape::Type => self.reference("type", |this| {
                let ids: Vec<&str> = this.types.iter().map(|kind| kind.id.as_str()).collect();
                vec![("enum".to_owned(), texts(&ids))]
            }),
            Shape::Texts | Shape::Parties | Shape::Dockets => one_or_many(any_text()),
            Shape::Reference => {
                let absent = self.record_reference(&keys::ABSENT);
                any_of([any_text(), absent])
            }
            Shape::References => {
                let one = self.reference("reference", |this| this.value(Shape::Reference));
                one_or_many(one)
            }
            Shape::Start => {
                let start = self.record_reference(&keys::START);
                let absent = self.record_reference(&keys::ABSENT);
                any_of([any_text(), start, absent])
            }
            Shape::Record(table) => {
                let record = self.record_reference(table);
                match table.short {
                    None => record,
                    Some(short) => {
                        let short = self.value(short);
                        any_of([short, record])
                    }
                }
            }
            Shape::Records(table) => {
                let record = self.record_reference(table);
                match table.short {
                    None => one_or_many(record),
                    Some(short) => {
                        let short = self.value(short);
                        let one = any_of([short, record]);
                        let name = format!("{}-or-short", name(table));
                        let one = self.reference(&name, |_| one);
                        one_or_many(one)
                    }
                }
            }
            Shape::TextMap => vec![
                ("type".to_owned(), text("object")),
                ("additionalProperties".to_owned(), Json::Object(any_text())),
            ],
            Shape::Levels => {
                let settable = Code::ALL.iter().filter(|code| code.can_be_set());
                let level = |code: &Code| {
                    let members = vec![
                        ("description".to_owned(), text(code.sentence())),
                        ("enum".to_owned(), texts(&["off", "warning", "error"])),
                    ];
                    (code.name().to_owned(), Json::Object(members))
                };
                vec![
                    ("type".to_owned(), text("object")),
                    (
                        "properties".to_owned(),
                        Json::Object(settable.map(level).collect()),
                    ),
                    ("additionalProperties".to_owned(), Json::Truth(false)),
                ]
            }
            Shape::Url => vec![
                ("type".to_owned(), text("string")),
                ("pattern".to_owned(), text(WEB_ADDRESS)),
                advice("write the address with https://"),
            ],
            Shape::Anything => Vec::new(),
        }
    }

    fn record_reference(&mut self, table: &'static Table) -> Members {
        self.reference(&name(table), |this| {
            let mut members = vec![("title".to_owned(), text(title(table)))];
            members.extend(this.record(table));
            members
        })
    }

    /// Makes a definition where it is not made yet, and gives a reference to it.
    fn reference(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Members) -> Members {
        if !self.made.iter().any(|(known, _)| known == name) {
            // Its place is taken first, so that a record that leads to itself would not be made for
            // ever.
            self.made.push((name.to_owned(), Json::Object(Vec::new())));
            let made = Json::Object(make(self));
            let place = self.made.iter_mut().find(|(known, _)| known == name);
            place.expect("it was taken above").1 = made;
        }
        vec![("$ref".to_owned(), text(format!("#/$defs/{name}")))]
    }
}

/// Text, which YAML may see as a number or a truth value.
fn any_text() -> Members {
    vec![
        ("type".to_owned(), texts(&["string", "number", "boolean"])),
        // Of text alone: not only spaces.
        ("pattern".to_owned(), text(r"\S")),
    ]
}

/// What editors say in place of a pattern that nobody can read; validators pass over it.
fn advice(sentence: &str) -> (String, Json) {
    ("patternErrorMessage".to_owned(), text(sentence))
}

/// A value, or a list of such values.
fn one_or_many(one: Members) -> Members {
    let many = vec![
        ("type".to_owned(), text("array")),
        ("items".to_owned(), Json::Object(one.clone())),
    ];
    any_of([one, many])
}

fn any_of<const N: usize>(ways: [Members; N]) -> Members {
    let ways = ways.into_iter().map(Json::Object).collect();
    vec![("anyOf".to_owned(), Json::List(ways))]
}

/// Returns the name of a record's definition: `a document not on file` becomes
/// `document-not-on-file`.
pub(super) fn name(table: &Table) -> String {
    without_article(table.noun).replace([' ', '\''], "-")
}

/// An EDTF date, a range, a moment or `unknown`, as far as a pattern can tell: it does not know how
/// long months are.
fn date_pattern() -> String {
    let day = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[~?%]?";
    let hour = "([01][0-9]|2[0-3]):[0-5][0-9]";
    let moment = format!(
        "[0-9]{{4}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T{hour}(:[0-5][0-9](\\.[0-9]{{1,9}})?)?(Z|[+-]{hour})?"
    );
    format!("^(unknown|{day}(/{day})?|{moment})$")
}
