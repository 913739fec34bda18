//! Finds the file of each filing.

use super::dockets::Refused;
use super::names::{below, day, folded, is_neutral_name, own_name, words};
use super::{Desk, Placed, place_of};
use crate::import::again::DOCUMENT;
use crate::import::{FoundFiling, Skipped, ledger};
use crate::intake::is_near_docket;

impl Desk<'_> {
    /// Finds the file of a filing; nothing where its docket cannot be told.
    pub(super) fn place(
        &mut self,
        mut found: FoundFiling,
        is_public_record: bool,
    ) -> Option<Placed> {
        let key = ledger::key(&found.key);
        let place = place_of(&found, &key);
        if found.dockets.is_empty() {
            found.dockets.extend(self.wishes.docket.clone());
        }
        let mut dockets: Vec<String> = Vec::new();
        let (mut home, mut is_withheld) = (None, false);
        for number in std::mem::take(&mut found.dockets) {
            match self.resolve(&number) {
                Ok(docket) => {
                    is_withheld |= docket.is_withheld;
                    home.get_or_insert(docket.folder);
                    if !dockets.contains(&docket.name) {
                        dockets.push(docket.name);
                    }
                }
                Err(Refused::Nameless) => found.facts.push(("Docket".to_owned(), number)),
                Err(refused) => {
                    let why = match refused {
                        Refused::Claimed => {
                            "its docket may be one that this site withholds, in another spelling: write the number in the source exactly as docket.md does"
                        }
                        _ => "two dockets of this site have its number: name the docket by its id",
                    };
                    let place = match refused {
                        // A key may hold the number, which is not repeated.
                        Refused::Claimed if found.place.is_empty() => "a record".to_owned(),
                        _ => place,
                    };
                    self.laid.skipped.push(Skipped {
                        place,
                        why: why.to_owned(),
                    });
                    return None;
                }
            }
        }
        if dockets.is_empty() {
            self.laid.outside += 1;
        }
        let into = self.wishes.into.clone().or(home);
        let folder = into.unwrap_or_else(|| below(self.known.content, "no-docket"));
        let is_neutral = is_withheld || !found.access.is_public();
        let known = self.known.ledger.find(&key);
        let keeps = known.filter(|line| !is_neutral || is_neutral_name(line.path, &found));
        let (path, moved_from) = match keeps {
            Some(line) => (line.path.to_owned(), None),
            None => {
                let path = self.new_path(&folder, &found, &key, is_neutral);
                (path, known.map(|line| line.path.to_owned()))
            }
        };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Some(Placed {
            folder: folder.to_owned(),
            found,
            key,
            path,
            moved_from,
            dockets,
            is_public_record,
            is_neutral,
        })
    }

    /// Makes the path of a filing that is new.
    fn new_path(&mut self, folder: &str, found: &FoundFiling, key: &str, neutral: bool) -> String {
        let day = day(found.date.as_deref());
        let words = match neutral {
            true => String::new(),
            false => words(&found.title),
        };
        let own = own_name(found, key);
        // What a source knows a document by is no name for a reader.
        let words = match words.is_empty() && !neutral && key.starts_with(DOCUMENT) {
            true => found.kind.unwrap_or("document").to_owned(),
            false => words,
        };
        let first = match words.is_empty() {
            true => own.clone(),
            false => words.clone(),
        };
        let both = format!("{first}-{own}");
        let second = if words.is_empty() { &first } else { &both };
        let mut names = [first.clone(), second.clone()]
            .into_iter()
            .chain((2..).map(|count| format!("{second}-{count}")));
        loop {
            let name = names.next().expect("there is always one more number");
            let mut name = format!("{day}-{name}");
            if is_near_docket(&name) {
                name.push_str("-filing");
            }
            let path = below(folder, &format!("{name}.md"));
            if self.taken.insert(folded(&path)) {
                return path;
            }
        }
    }
}
