//! The facts of a filing: those of one name are one fact.

use crate::import::text::line;

/// Facts under the names that readers are shown; those of one name are one fact.
#[derive(Default)]
pub(super) struct FrontFacts {
    pub(super) all: Vec<(String, String)>,
}

impl FrontFacts {
    pub(super) fn add(&mut self, name: &str, text: &str) {
        let (name, text) = (line(name), line(text));
        if name.is_empty() || text.is_empty() {
            return;
        }
        match self.all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) if *all == text => {}
            Some((_, all)) => {
                all.push_str("; ");
                all.push_str(&text);
            }
            None => self.all.push((name, text)),
        }
    }

    pub(super) fn add_all(&mut self, facts: &[(String, String)]) {
        for (name, text) in facts {
            self.add(name, text);
        }
    }
}
