//! The marks of withheld text in a catalog become words, when the language of the site is known.

use std::sync::Arc;

use super::catalog::{
    Absent, Catalog, Cited, Docket, DocketName, DocketParty, Filed, Link, Named, Party,
};
use crate::diagnostic::spell_marks;
use crate::docket::{HasProse, Texts};

impl Catalog {
    /// Puts words in the place of each mark in a value: `spell` makes them of its reason.
    pub fn spell_marks(&mut self, spell: &dyn Fn(&str) -> String) {
        let change = &mut |text: &mut String| {
            if let std::borrow::Cow::Owned(words) = spell_marks(text, spell) {
                *text = words;
            }
        };
        self.settings.each_text(change);
        self.dockets.each_text(change);
        self.filings.each_text(change);
        self.parties.each_text(change);
        self.absent.each_text(change);
        self.pages.each_text(change);
        for (link, _) in self.forward.iter_mut().flatten() {
            link.each_text(change);
        }
        for (link, _) in self.backward.iter_mut().flatten() {
            link.each_text(change);
        }
        for (link, _) in self.absent_backward.iter_mut().flatten() {
            link.each_text(change);
        }
    }
}

impl Texts for Docket {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        if let Some(record) = &mut self.record {
            // All but its proceeding, which is shared, is a few words.
            Arc::make_mut(record).each_text(change);
        }
        self.agency.each_text(change);
        self.parties.each_text(change);
        self.part_of.each_text(change);
        self.related.each_text(change);
        self.consolidated_into.each_text(change);
    }
}

impl Texts for DocketParty {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.party.each_text(change);
    }
}

impl Texts for DocketName {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.text);
    }
}

impl Texts for Filed {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        if !self.filing.may_be_marked() {
            return;
        }
        Arc::make_mut(&mut self.filing).each_text(change);
        self.parties.each_text(change);
        self.signed_for.each_text(change);
        for (cited, _) in &mut self.authorities {
            cited.each_text(change);
        }
    }
}

impl Texts for Named {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Named::Party(_) => {}
            Named::Words(words) => change(words),
        }
    }
}

impl Texts for Cited {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Cited::Authority(_) => {}
            Cited::Words(words) => change(words),
        }
    }
}

impl Texts for Party {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.name);
        self.dba.each_text(change);
        self.parent.each_text(change);
        if let Some(record) = &mut self.record
            && !record.prose().reasons.is_empty()
        {
            Arc::make_mut(record).each_text(change);
        }
    }
}

impl Texts for Absent {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.title);
        self.filed_by.each_text(change);
        self.addressed_to.each_text(change);
    }
}

impl Texts for Link {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Link::RulesOn(words) => change(words),
            Link::By(_) | Link::PublicVersion => {}
        }
    }
}

impl Texts for Arc<crate::docket::Page> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        if !self.prose().reasons.is_empty() {
            Arc::make_mut(self).each_text(change);
        }
    }
}
