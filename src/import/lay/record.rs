//! Makes the text of a filing, and tries it as the program would read it.

use super::{Desk, Placed};
use crate::diagnostic::Code;
use crate::import::FoundFiling;
use crate::import::write::{self, FilingPlace};
use crate::intake::ledger::digest;
use crate::time::Date;

impl Desk<'_> {
    /// Returns whether an earlier import wrote a record that only a part of is given now, and that
    /// is as open as before.
    pub(super) fn keeps_whole(&self, one: &Placed, text: &str) -> bool {
        let known = self.known.ledger.find(&one.key);
        let Some(current) = known.and_then(|line| (self.known.current)(line.path)) else {
            return false;
        };
        let current = String::from_utf8_lossy(&current);
        // A short answer does not know of restrictions, so it opens no record.
        let is_withheld = current
            .lines()
            .any(|line| line.starts_with("access: ") && line != "access: public");
        let is_longer = current.lines().count() > text.lines().count();
        one.moved_from.is_none() && one.found.access.is_public() && (is_withheld || is_longer)
    }

    /// Makes the text of a filing, and tries it as the program would read it. Gives whether it is a
    /// draft.
    pub(super) fn text(
        &mut self,
        one: &Placed,
        files: Vec<Option<String>>,
        refers: &dyn Fn(&str) -> Option<String>,
    ) -> Result<(String, bool), String> {
        let found = &self.with_days_of_agency(&one.found);
        let may_be_public = found.access.is_public() && !found.is_doubtful;
        let asked = self.wishes.publish && one.is_public_record;
        let mut draft = !(may_be_public && (asked || self.is_published(one)));
        let place = |draft| FilingPlace {
            dockets: one.dockets.clone(),
            draft,
            files: files.clone(),
            refers: Some(refers),
        };
        let mut text = write::filing(found, &place(draft));
        let errors = self.errors(&one.path, &text);
        if errors.contains(&Code::MarkerLeft) && !draft {
            self.laid.notes.push(format!(
                "{} has a mark from `confidential_markers` and stays a draft: decide who may see it",
                one.path
            ));
            draft = true;
            text = write::filing(found, &place(draft));
        }
        match errors.iter().find(|code| **code != Code::MarkerLeft) {
            Some(code) => Err(format!(
                "it cannot be written as a record ({}: {})",
                code.name(),
                code.sentence()
            )),
            None => Ok((text, draft)),
        }
    }

    /// Keeps the day at the agency where the site's clocks would show another one for a moment:
    /// then the day is the date, and the moment a fact.
    fn with_days_of_agency(&self, found: &FoundFiling) -> FoundFiling {
        let mut found = found.clone();
        let zone = self.known.settings.zone;
        let mut facts = Vec::new();
        let dates = found.dates.iter_mut().map(|(key, date)| (*key, date));
        let date = found.date.iter_mut().map(|date| ("date", date));
        for (key, date) in date.chain(dates) {
            if let Ok(Date::At(point)) = Date::parse(date)
                && zone.here(&point).day != point.day
            {
                let day = point.day.to_string();
                let moment = std::mem::replace(date, day);
                facts.push((format!("Time at the agency ({key})"), moment));
            }
        }
        found.facts.extend(facts);
        found
    }

    /// Returns whether an earlier import published a filing, and nobody changed its file since.
    fn is_published(&self, one: &Placed) -> bool {
        let Some(line) = self.known.ledger.find(&one.key) else {
            return false;
        };
        let Some(bytes) = (self.known.current)(line.path) else {
            return false;
        };
        let text = String::from_utf8_lossy(&bytes);
        digest(&bytes) == line.digest
            && text.lines().any(|line| line == "access: public")
            && !text.lines().any(|line| line == "draft: true")
    }
}
