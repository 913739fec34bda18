//! The documents that are not on file: two with the same title and date in a docket are one.

use super::super::catalog::{Absent, AbsentId, Capacity, DocketId, Named};
use super::super::names::{NamedParties, Numbers, Who};
use super::super::quick::{Map, Set};
use crate::diagnostic::{Diagnostic, SitePath};
use crate::docket::{AbsentMention, Mention};
use crate::text::fold;

/// The documents not on file: two with the same title and date in a docket are one.
#[derive(Default)]
pub(in crate::link) struct AbsentBook {
    pub all: Vec<Absent<Who>>,
    by_title: Map<(Option<DocketId>, String, String), AbsentId>,
    /// Who is known of each, as many records may each name another.
    names: Set<(AbsentId, Capacity, Named<Who>)>,
}

impl AbsentBook {
    /// Adds what a record knows of a document, or joins it with what is known already.
    pub(in crate::link) fn add(
        &mut self,
        mention: &AbsentMention,
        docket: Option<DocketId>,
        file: &SitePath,
        names: &mut NamedParties<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> AbsentId {
        let mut resolve = |mentions: &[Mention]| -> Vec<Named<Who>> {
            mentions
                .iter()
                .map(|mention| names.resolve(mention, file, problems))
                .collect()
        };
        let (filed_by, addressed_to) = (resolve(&mention.filed_by), resolve(&mention.addressed_to));
        let key = (docket, fold(&mention.title), mention.date.to_string());
        if let Some(id) = self.by_title.get(&key) {
            let known = &mut self.all[id.index()];
            known.kind = known.kind.take().or_else(|| mention.kind.clone());
            let known_names = &mut self.names;
            for (part, all, more) in [
                (Capacity::Filed, &mut known.filed_by, filed_by),
                (Capacity::Addressed, &mut known.addressed_to, addressed_to),
            ] {
                for one in more {
                    if known_names.insert((*id, part, one.clone())) {
                        all.push(one);
                    }
                }
            }
            return *id;
        }
        let id = AbsentId(self.all.len() as u32);
        for (part, names) in [
            (Capacity::Filed, &filed_by),
            (Capacity::Addressed, &addressed_to),
        ] {
            let names = names.iter().map(|name| (id, part, name.clone()));
            self.names.extend(names);
        }
        self.all.push(Absent {
            title: mention.title.clone(),
            date: mention.date.clone(),
            kind: mention.kind.clone(),
            filed_by,
            addressed_to,
            docket,
        });
        self.by_title.insert(key, id);
        id
    }
}

impl Absent<Who> {
    /// Puts the numbers of parties in.
    pub(in crate::link) fn numbered(self, numbers: &Numbers) -> Absent {
        Absent {
            title: self.title,
            date: self.date,
            kind: self.kind,
            filed_by: numbers.all(&self.filed_by),
            addressed_to: numbers.all(&self.addressed_to),
            docket: self.docket,
        }
    }
}
