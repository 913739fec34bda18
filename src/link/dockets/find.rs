//! What names and folders mean among dockets.

use super::{Book, Home};
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath};
use crate::docket::{Access, Dockets, Mention};
use crate::intake::{FilingRecord, Source};
use crate::link::catalog::DocketName;
use crate::text::fold;

impl<'a> Book<'a> {
    /// Finds the dockets that a name or number can mean; one whose id it is wins.
    pub(super) fn find(&self, text: &str) -> Vec<usize> {
        let all = self.by_name.get(text).cloned().unwrap_or_default();
        match all.iter().find(|at| self.dockets[**at].name == text) {
            Some(at) => vec![*at],
            None => all,
        }
    }

    /// Finds the one docket of this site that a text names.
    pub(in crate::link) fn one(&self, text: &str) -> Option<usize> {
        match self.find(text).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Returns whether a text is written for the name of a withheld docket, and is not exactly it.
    pub(in crate::link) fn is_contested(&self, text: &str) -> bool {
        self.contested.contains(text)
    }

    /// Resolves a docket that a record names, for readers: one that they know nothing of stays
    /// words of its own.
    pub(in crate::link) fn named(&self, mention: &Mention) -> Option<DocketName> {
        let found = self.find(&mention.text);
        let is_hidden = |at: &usize| self.dockets[*at].id.is_none();
        // The docket is on this site and hidden: not even its name is shown.
        if self.is_contested(&mention.text) || (!found.is_empty() && found.iter().all(is_hidden)) {
            return None;
        }
        let id = match found.as_slice() {
            [only] => self.dockets[*only].id,
            _ => None,
        };
        Some(DocketName {
            text: mention.text.clone(),
            id,
        })
    }

    /// Finds the docket whose `docket.md` holds for a folder: its own, or the nearest above.
    pub(super) fn of_folder(&mut self, file: &'a SitePath) -> Option<Option<usize>> {
        let mut folder = file.folder();
        if folder == self.last.0 && !folder.is_empty() {
            return self.last.1;
        }
        let asked = folder;
        let found = loop {
            match self.by_folder.get(folder) {
                Some(docket) => break Some(*docket),
                None if folder.is_empty() => break None,
                None => folder = folder.rsplit_once('/').map_or("", |(above, _)| above),
            }
        };
        self.last = (asked, found);
        found
    }

    pub(super) fn home(
        &mut self,
        source: &'a Source,
        record: &'a FilingRecord,
        problems: &mut Vec<Diagnostic>,
    ) -> Home {
        let of_folder = self.of_folder(&source.path);
        if of_folder == Some(None) {
            // Whatever docket it names, it is no more open than a record that could not be read.
            return Home::Unknown;
        }
        let dockets = match &record.dockets {
            Dockets::Unclear => return Home::Unknown,
            Dockets::Outside => Vec::new(),
            Dockets::OfFolder => match of_folder {
                Some(Some(docket)) => vec![docket],
                _ => {
                    let code = Code::NoDocket;
                    let place = Place::File(source.path.clone());
                    problems
                        .push(Diagnostic::error(code, place, code.sentence()).help(code.way_out()));
                    return Home::Unknown;
                }
            },
            Dockets::Named(mentions) => {
                let mut dockets = Vec::with_capacity(mentions.len());
                for mention in mentions {
                    let Some(docket) = self.of_mention(source, mention, problems) else {
                        return Home::Unknown;
                    };
                    if !dockets.contains(&docket) {
                        dockets.push(docket);
                    }
                }
                dockets
            }
        };
        let own = record.filing.as_ref();
        let own = own.map_or(Access::Unlisted, |filing| filing.access());
        let of_dockets = dockets.iter().copied().chain(of_folder.flatten());
        let access = of_dockets
            .map(|at| self.dockets[at].access())
            .fold(own, Access::max);
        Home::Known { dockets, access }
    }

    pub(super) fn of_mention(
        &mut self,
        source: &Source,
        mention: &'a Mention,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let text = mention.text.as_str();
        let place = || Place::Key(source.path.clone(), mention.at.clone(), Part::Value);
        match self.find(text).as_slice() {
            [only] if !self.is_claimed_too(*only, text) => return Some(*only),
            [] if self.claims.hold(text) => {
                self.contested.insert(text);
                // A record that could not be read has its own mistake, and may have another name.
                if !self.claims.are_of_unread(text) {
                    problems.push(spelling(place()));
                }
                return None;
            }
            [] => {}
            several => {
                let known = several
                    .iter()
                    .map(|at| &self.dockets[*at])
                    .filter(|one| one.access().is_public());
                let names: Vec<String> = known.map(|docket| format!("`{}`", docket.name)).collect();
                let code = Code::DocketAmbiguous;
                let message = format!("more than one docket has the number `{text}`");
                let help = match names.is_empty() {
                    true => code.way_out().to_owned(),
                    false => format!("use the docket's id: {}", names.join(" or ")),
                };
                problems.push(Diagnostic::error(code, place(), message).help(help));
                return None;
            }
        }
        let near = self.by_folded.get(&fold(text)).map(|at| &self.dockets[*at]);
        if let Some(near) = near.filter(|near| near.access().is_public()) {
            let message = format!("other records write the docket `{text}` differently");
            let help = format!("did you mean `{}`?", near.name);
            problems.push(Diagnostic::error(Code::DocketSpelling, place(), message).help(help));
            return None;
        }
        if fold(text).is_empty() {
            let code = Code::EmptyAddress;
            let message = format!("`{text}` has no letter or digit to make an address from");
            problems.push(Diagnostic::error(code, place(), message).help(code.way_out()));
            return None;
        }
        Some(self.add(text, text, None))
    }

    /// Returns whether the number by which a text names a public docket is also that of a withheld
    /// one, written otherwise.
    pub(super) fn is_claimed_too(&self, docket: usize, text: &str) -> bool {
        let docket = &self.dockets[docket];
        let by_number = docket.record.is_some() && docket.name != text;
        by_number && docket.access().is_public() && self.claims.are(text)
    }
}

/// Reports a name that is written otherwise, without either spelling: one of the two is withheld.
pub(super) fn spelling(place: Place) -> Diagnostic {
    let code = Code::DocketSpelling;
    Diagnostic::error(code, place, code.sentence()).help(code.way_out())
}
