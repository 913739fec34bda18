//! A record's facts, as labels with what stands beside them.

use serde::Serialize;

use super::super::Press;
use super::when::When;
use crate::docket::Date;
use crate::link::{DocketId, DocketName, Named};

/// The most values that a label has beside it; a filing may be served on thousands.
const VALUES: usize = 120;

/// A label and what stands beside it.
#[derive(Debug, Serialize)]
pub(super) struct Fact {
    /// Which fact it is, for a theme: `date`, `from`, `served_on` and so on; `fact` for the record's own.
    pub key: &'static str,
    /// The label.
    pub label: String,
    /// What stands beside it.
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
pub(super) struct Facts<'a> {
    press: &'a Press<'a>,
    facts: Vec<Fact>,
}

impl<'a> Facts<'a> {
    /// Begins with none.
    pub fn new(press: &'a Press<'a>) -> Facts<'a> {
        Facts {
            press,
            facts: Vec::new(),
        }
    }

    /// Gives what was collected.
    pub fn all(self) -> Vec<Fact> {
        self.facts
    }

    /// Adds values under a label.
    pub fn values(
        &mut self,
        key: &'static str,
        label: &str,
        values: impl IntoIterator<Item = FactValue>,
    ) {
        let mut values = values.into_iter();
        let first: Vec<FactValue> = values.by_ref().take(VALUES).collect();
        if !first.is_empty() {
            self.facts.push(Fact {
                key,
                label: label.to_owned(),
                values: first,
                more: values.count(),
            });
        }
    }

    /// Adds words.
    pub fn text(&mut self, key: &'static str, label: &str, text: Option<&str>) {
        self.values(key, label, text.map(FactValue::text));
    }

    /// Adds a date.
    pub fn date(&mut self, key: &'static str, label: &str, date: Option<&Date>) {
        self.values(key, label, date.map(FactValue::date));
    }

    /// Adds parties.
    pub fn parties(&mut self, key: &'static str, label: &str, parties: &[Named]) {
        let press = self.press;
        self.values(
            key,
            label,
            parties.iter().map(|party| FactValue::party(press, party)),
        );
    }

    /// Adds dockets of this site.
    pub fn dockets(&mut self, key: &'static str, label: &str, dockets: &[DocketId]) {
        let press = self.press;
        self.values(
            key,
            label,
            dockets.iter().map(|id| FactValue::docket(press, *id)),
        );
    }

    /// Adds dockets that a record names, on this site or elsewhere.
    pub fn docket_names(&mut self, key: &'static str, label: &str, names: &[DocketName]) {
        let press = self.press;
        let value = |name: &DocketName| match name.id {
            Some(id) => FactValue::docket(press, id),
            None => FactValue::text(&name.text),
        };
        self.values(key, label, names.iter().map(value));
    }

    /// Adds the labels and words that a record gives itself: its identifiers, its facts.
    pub fn own(&mut self, key: &'static str, pairs: &[(String, String)]) {
        for (label, text) in pairs {
            self.text(key, label, Some(text));
        }
    }

    /// Adds a place on the web, shown by its words.
    pub fn web(&mut self, key: &'static str, label: &str, words: &str, url: Option<&str>) {
        let value = |url: &str| FactValue {
            text: words.to_owned(),
            outside: Some(url.to_owned()),
            ..FactValue::default()
        };
        self.values(key, label, url.map(value));
    }
}

impl FactValue {
    /// Takes words.
    pub fn text(text: &str) -> FactValue {
        FactValue {
            text: text.to_owned(),
            ..FactValue::default()
        }
    }

    /// Takes a date.
    pub fn date(date: &Date) -> FactValue {
        let when = When::new(date);
        FactValue {
            text: when.text,
            machine: when.machine,
            ..FactValue::default()
        }
    }

    /// Takes whoever a record names.
    pub fn party(press: &Press<'_>, named: &Named) -> FactValue {
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
    pub fn docket(press: &Press<'_>, id: DocketId) -> FactValue {
        FactValue {
            text: press.catalog.docket(id).number.clone(),
            url: Some(press.plan.docket(id).href(press.plan.links())),
            ..FactValue::default()
        }
    }
}
