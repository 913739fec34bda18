//! The texts of records that readers see, one by one: the marks in them are spelled when the
//! language of the site is known.
//!
//! Each noun lists its fields: those with texts, and behind the bar those without. A field that is
//! in neither list does not compile.

mod prose;

pub use prose::HasProse;

use std::sync::Arc;

use super::{
    AbsentMention, Attachment, Clock, ClockStart, Contact, Contents, Counsel, DocketRecord,
    Document, Event, Filing, FilingParties, FilingType, Heading, Held, Mention, Milestone, Node,
    Page, Participation, PartyRecord, Proceeding, Reference, Settings, Signature, StatedDate,
    ThemeChoice,
};

/// Calls a function with every text of a record that readers see.
pub trait Texts {
    /// Changes each text.
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String));
}

macro_rules! texts {
    ($($noun:ident { $($field:ident),* $(| $($other:ident),*)? })*) => {$(
        impl Texts for $noun {
            fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
                let $noun { $($field,)* $($($other: _,)*)? } = self;
                $($field.each_text(change);)*
            }
        }
    )*};
}

texts! {
    Mention { text | at }
    AbsentMention { title, filed_by, addressed_to | date, kind, at }
    Filing { number, heading, parties, contents | date, kind, public_version, draft }
    Document {
        signed_by, references, rules_on, label, attachments, authorities, deadlines, summary,
        source_url, identifiers, facts, extra
        | id, path, dates, lang, status, archived, redirect_from, body
    }
    Signature { name, title, party }
    Attachment { held, label, heading, pages | at }
    StatedDate { title, authority | date }
    DocketRecord { heading, agency, contents | path, number, id }
    Proceeding {
        jurisdiction, kind, status, presiding, parties, part_of, related, consolidated_into,
        clocks, events, not_on_file, source_url, identifiers, facts, extra
        | opened, closed, redirect_from, prose
    }
    Participation { party, role, counsel | since, until }
    Counsel { name, firm, role, contact }
    Contact { email, phone, address, representative | service }
    Clock { name, authority, starts, milestones | at }
    Milestone { title, authority | count, roll, stated, at }
    Event { title, location, url | date, kind }
    PartyRecord {
        name, aliases, formerly, dba, kind, parent, website, counsel, contact, facts, identifiers,
        extra
        | id, path, distinct, redirect_from, prose
    }
    Page { title | id, path, order, prose }
    Settings {
        title, description, agency, theme, types, license, contact, notice, extra
        | base_url, lang, zone, has_zone, unnamed, parties, holidays, confidential_markers,
        ignore, plain, families, feeds, crawlers, supplements, checks, contacts, as_of
    }
    ThemeChoice { masthead | name, accent, logo, favicon }
    FilingType { label, plural | id, role }
}

impl<Name: Texts> Texts for FilingParties<Name> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        let FilingParties {
            filed_by,
            on_behalf_of,
            addressed_to,
            served_on,
        } = self;
        for list in [filed_by, on_behalf_of, addressed_to, served_on] {
            list.each_text(change);
        }
    }
}

impl Texts for String {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(self);
    }
}

impl<T: Texts> Texts for Option<T> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|one| one.each_text(change));
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|one| one.each_text(change));
    }
}

/// A name with its value, such as a fact.
impl Texts for (String, String) {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.0);
        change(&mut self.1);
    }
}

/// A ruling, in its words.
impl Texts for (Reference, String) {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.0.each_text(change);
        change(&mut self.1);
    }
}

impl Texts for (super::Relation, Reference) {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.1.each_text(change);
    }
}

impl Texts for Reference {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            // A reference with a mark finds nothing, and is refused where it is read.
            Reference::Named(_) => {}
            Reference::Absent(mention) => mention.each_text(change),
        }
    }
}

impl Texts for ClockStart {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            ClockStart::Day(_) => {}
            ClockStart::Document(reference, _) => reference.each_text(change),
        }
    }
}

impl Texts for Heading {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Heading::Given(words) | Heading::ForReaders(words) => change(words),
            Heading::StandIn(_) => {}
        }
    }
}

impl Texts for Held {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Held::Url(url) => change(url),
            Held::File(_) | Held::Nowhere | Held::Withheld(_) => {}
        }
    }
}

impl Texts for Node {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Node::Text(text) => change(text),
            Node::List(all) => all.each_text(change),
            Node::Map(all) => all.iter_mut().for_each(|(key, node)| {
                change(key);
                node.each_text(change);
            }),
            Node::Empty | Node::Bool(_) => {}
        }
    }
}

/// What a record holds beyond its entry. It is shared with the stage before, and copied only where
/// a mark is in it.
impl<Whole: Texts + Clone + HasProse> Texts for Contents<Whole> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        if let Contents::Open(whole) = self
            && !whole.prose().reasons.is_empty()
        {
            Arc::make_mut(whole).each_text(change);
        }
    }
}

impl Filing {
    /// Returns whether a mark may be in one of its texts.
    pub fn may_be_marked(&self) -> bool {
        match &self.contents {
            Contents::Open(document) => !document.body.reasons.is_empty(),
            // What is left of it is soon looked through.
            Contents::Withheld(_) => true,
        }
    }
}
