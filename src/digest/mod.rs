//! Compares two editions of a site by what they publish about each docket, and writes the
//! difference as a digest.
//!
//! It reads only `docket.json`, so it knows nothing that readers cannot know. What was published
//! before and is not now may be withheld now: of such a document the digest gives no word unless
//! somebody asks for it.

mod compare;
mod print;

use serde_json::Value;

pub(crate) use compare::compare;
pub(crate) use print::{html, json, markdown};

/// The dockets that an edition publishes, in its order.
#[derive(Debug, Default)]
pub(crate) struct Records(Vec<(String, Value)>);

/// Whether documents are named that are no longer published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Removed {
    /// They are counted.
    Counted,
    /// They are named.
    Named,
}

impl Records {
    /// Adds a `docket.json`. The same one at an old address of its docket counts once. Gives
    /// whether it is one.
    pub(crate) fn add(&mut self, bytes: &[u8]) -> bool {
        let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
            return false;
        };
        let name = ["id", "number"]
            .iter()
            .find_map(|key| value.get(key)?.as_str());
        let (Some("docketpress docket"), Some(name)) =
            (value.get("format").and_then(Value::as_str), name)
        else {
            return false;
        };
        let name = name.to_owned();
        if self.find(&name).is_none() {
            self.0.push((name, value));
        }
        true
    }

    fn find(&self, name: &str) -> Option<&Value> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }
}

/// What differs, docket by docket.
#[derive(Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct ChangeDigest {
    /// The dockets in which anything differs.
    pub dockets: Vec<Changes>,
    /// How many dockets are no longer published.
    #[serde(skip_serializing_if = "is_zero")]
    pub removed: usize,
}

/// What differs in a docket.
#[derive(Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Changes {
    /// Its number.
    pub number: String,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its address.
    pub address: String,
    /// Whether the docket is new.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub new: bool,
    /// The facts of the docket that differ, by their keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
    /// Documents that are published for the first time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new_filings: Vec<ListedFiling>,
    /// Documents of which facts differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed_filings: Vec<ListedFiling>,
    /// How many documents are no longer published.
    #[serde(skip_serializing_if = "is_zero")]
    pub removed: usize,
    /// Their names, where they are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removed_filings: Vec<ListedFiling>,
    /// New deadlines, and those with another date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Due>,
    /// New rulings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<Ruled>,
}

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct ListedFiling {
    /// Its date, as records write it.
    pub date: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub address: String,
    /// Its item number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its type.
    #[serde(skip_serializing_if = "Option::is_none", rename = "type")]
    pub kind: Option<String>,
    /// Who filed it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub filed_by: Vec<String>,
    /// The facts that differ, by their keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

/// A deadline.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Due {
    /// Its date.
    pub date: String,
    /// What is due.
    pub title: String,
    /// The clock or the document that sets it.
    pub set_by: String,
    /// The date that it had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
}

/// A ruling.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Ruled {
    /// What it rules on.
    pub on: String,
    /// How.
    pub ruling: String,
    /// The document that rules.
    pub by: String,
    /// The address of that document.
    pub address: String,
}

impl ChangeDigest {
    /// Returns whether nothing differs.
    pub(crate) fn is_empty(&self) -> bool {
        self.dockets.is_empty() && self.removed == 0
    }
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}
