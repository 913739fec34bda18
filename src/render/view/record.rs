//! A record's facts, as labels with what is next to them.

use serde::Serialize;

use super::super::Press;
use super::super::words::Words;
use super::when::When;
use crate::link::{DocketId, DocketName, Named};
use crate::time::Date;

/// The most values that a label has next to it; a filing may be served on thousands.
const VALUES: usize = 120;

/// A label and what is next to it.
#[derive(Debug, Serialize)]
pub(super) struct Fact {
    /// Which fact it is, for a theme: `date`, `from`, `served_on` and so on; `fact` for the
    /// record's own.
    pub key: &'static str,
    /// The label.
    pub label: String,
    /// What is next to it.
    pub values: Vec<FactValue>,
    /// How many more values there are.
    pub more: usize,
}

/// One value of a fact.
#[derive(Debug, Default, Serialize)]
pub(super) struct FactValue {
    /// The text.
    pub text: String,
    /// Words after it, such as the office of who signed.
    pub note: Option<String>,
    /// Where it leads on this site.
    pub url: Option<String>,
    /// Where it leads on the web.
    pub outside: Option<String>,
    /// The date for machines, where the value is a date.
    pub machine: Option<String>,
}

/// Collects the facts of a record; those without a value are left out.
pub(super) struct FactList<'a> {
    press: &'a Press<'a>,
    facts: Vec<Fact>,
}

impl<'a> FactList<'a> {
    /// Begins with none.
    pub(super) fn new(press: &'a Press<'a>) -> FactList<'a> {
        FactList {
            press,
            facts: Vec::new(),
        }
    }

    /// Returns what was collected.
    pub(super) fn all(self) -> Vec<Fact> {
        self.facts
    }

    /// Adds values under the label that the words give the key.
    pub(super) fn values(
        &mut self,
        key: &'static str,
        values: impl IntoIterator<Item = FactValue>,
    ) {
        let label = self.press.theme.words().get(&format!("facts.{key}"));
        self.labeled(key, label.to_owned(), values);
    }

    /// Adds values under a label of their own.
    fn labeled(
        &mut self,
        key: &'static str,
        label: String,
        values: impl IntoIterator<Item = FactValue>,
    ) {
        let mut values = values.into_iter();
        let first: Vec<FactValue> = values.by_ref().take(VALUES).collect();
        if !first.is_empty() {
            self.facts.push(Fact {
                key,
                label,
                values: first,
                more: values.count(),
            });
        }
    }

    /// Adds words.
    pub(super) fn text(&mut self, key: &'static str, text: Option<&str>) {
        self.values(key, text.map(FactValue::text));
    }

    /// Adds a date.
    pub(super) fn date(&mut self, key: &'static str, date: Option<&Date>) {
        let words = self.press.theme.words();
        self.values(key, date.map(|date| FactValue::date(words, date)));
    }

    /// Adds parties.
    pub(super) fn parties(&mut self, key: &'static str, parties: &[Named]) {
        let press = self.press;
        self.values(
            key,
            parties.iter().map(|party| FactValue::party(press, party)),
        );
    }

    /// Adds dockets of this site.
    pub(super) fn dockets(&mut self, key: &'static str, dockets: &[DocketId]) {
        let press = self.press;
        self.values(key, dockets.iter().map(|id| FactValue::docket(press, *id)));
    }

    /// Adds dockets that a record names, on this site or elsewhere.
    pub(super) fn docket_names(&mut self, key: &'static str, names: &[DocketName]) {
        let press = self.press;
        let value = |name: &DocketName| match name.id {
            Some(id) => FactValue::docket(press, id),
            None => FactValue::text(&name.text),
        };
        self.values(key, names.iter().map(value));
    }

    /// Adds the labels and words that a record gives itself: its identifiers, its facts.
    pub(super) fn own(&mut self, key: &'static str, pairs: &[(String, String)]) {
        for (label, text) in pairs {
            self.labeled(key, label.clone(), [FactValue::text(text)]);
        }
    }

    /// Adds a place on the web, shown by its words.
    pub(super) fn web(&mut self, key: &'static str, words: &str, url: Option<&str>) {
        let value = |url: &str| FactValue {
            text: words.to_owned(),
            outside: Some(url.to_owned()),
            ..FactValue::default()
        };
        self.values(key, url.map(value));
    }
}

impl FactValue {
    /// Takes words.
    pub(super) fn text(text: &str) -> FactValue {
        FactValue {
            text: text.to_owned(),
            ..FactValue::default()
        }
    }

    /// Takes a date.
    pub(super) fn date(words: &Words, date: &Date) -> FactValue {
        let when = When::new(words, date);
        FactValue {
            text: when.text,
            machine: when.machine,
            ..FactValue::default()
        }
    }

    /// Takes the party or person that a record names.
    pub(super) fn party(press: &Press<'_>, named: &Named) -> FactValue {
        match named {
            Named::Party(id) => FactValue {
                text: press.catalog.party(*id).name.clone(),
                url: Some(press.plan.party(*id).href(press.plan.links())),
                ..FactValue::default()
            },
            Named::Words(words) => FactValue::text(words),
        }
    }

    /// Takes a docket of this site.
    pub(super) fn docket(press: &Press<'_>, id: DocketId) -> FactValue {
        FactValue {
            text: press.catalog.docket(id).number.clone(),
            url: Some(press.plan.docket(id).href(press.plan.links())),
            ..FactValue::default()
        }
    }
}
