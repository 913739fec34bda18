//! What references mean, by what all files say, those included that readers never see.

use crate::diagnostic::Step;
use std::collections::HashMap;

use crate::docket::keys::Shape;
use crate::intake::{FileKind, WrittenFile};
use crate::text::normal;

/// The filings and dockets of a site.
#[derive(Debug, Clone, Default)]
pub(super) struct RecordShelf {
    /// The filings, by the place of their file.
    pub filings: Vec<ShelfFiling>,
    /// The dockets.
    pub dockets: Vec<ShelfDocket>,
    index: Index,
}

/// The filings by what references call them, and the records by their files.
#[derive(Debug, Clone, Default)]
struct Index {
    by_id: HashMap<String, Vec<usize>>,
    by_number: HashMap<(usize, String), Vec<usize>>,
    by_file: HashMap<usize, usize>,
    dockets: HashMap<usize, usize>,
}

/// A filing as references find it.
#[derive(Debug, Clone)]
pub(super) struct ShelfFiling {
    /// The place of its file.
    pub file: usize,
    /// Its id.
    pub id: String,
    /// Its item number.
    pub number: Option<String>,
    /// Its dockets, the home first; empty outside every docket.
    pub dockets: Vec<usize>,
}

/// A docket as records name it.
#[derive(Debug, Clone)]
pub(super) struct ShelfDocket {
    /// The place of its record's file, where it has one.
    pub file: Option<usize>,
    /// Its id.
    pub id: Option<String>,
    /// Its number.
    pub number: String,
}

impl ShelfDocket {
    /// Returns the name that its address has.
    pub(super) fn name(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.number)
    }
}

impl RecordShelf {
    /// Gathers what all files say.
    pub(super) fn of(files: &[WrittenFile]) -> RecordShelf {
        let mut shelf = RecordShelf::default();
        for (file, written) in files.iter().enumerate() {
            if written.kind == FileKind::Docket
                && let Some(number) = at_top(written, "number")
            {
                shelf.dockets.push(ShelfDocket {
                    file: Some(file),
                    id: at_top(written, "id").map(str::to_owned),
                    number: number.to_owned(),
                });
            }
        }
        let of_records = shelf.dockets.iter().enumerate();
        let folders: HashMap<&str, usize> = of_records
            .filter_map(|(at, docket)| Some((files[docket.file?].path.folder(), at)))
            .collect();
        for (file, written) in files.iter().enumerate() {
            if written.kind != FileKind::Filing {
                continue;
            }
            let named = written.values.iter().filter(|value| {
                value.shape == Some(Shape::Dockets) && is_key(&value.path.steps()[0], "docket")
            });
            let named: Vec<&str> = named.map(|value| &*value.text).collect();
            let dockets = match named.as_slice() {
                [] => of_folder(&folders, written).into_iter().collect(),
                ["none"] => Vec::new(),
                all => all.iter().map(|name| shelf.enter(name)).collect(),
            };
            shelf.filings.push(ShelfFiling {
                file,
                id: normal(written.path.stem()).into_owned(),
                number: at_top(written, "number").map(str::to_owned),
                dockets,
            });
        }
        shelf.enter_all();
        shelf
    }

    /// Finds the docket that a text names, letter by letter.
    pub(super) fn docket(&self, text: &str) -> Option<usize> {
        let by_id = self.dockets.iter().position(|docket| docket.name() == text);
        let mut numbered = self.dockets.iter().enumerate();
        let mut numbered = numbered
            .by_ref()
            .filter(|(_, docket)| docket.number == text);
        by_id.or_else(|| match (numbered.next(), numbered.next()) {
            (Some((only, _)), None) => Some(only),
            _ => None,
        })
    }

    /// Makes the index anew, after a change.
    pub(super) fn enter_all(&mut self) {
        let mut index = Index::default();
        for (at, filing) in self.filings.iter().enumerate() {
            index.by_id.entry(filing.id.clone()).or_default().push(at);
            index.by_file.insert(filing.file, at);
            if let Some(number) = &filing.number {
                for docket in &filing.dockets {
                    let key = (*docket, number.clone());
                    index.by_number.entry(key).or_default().push(at);
                }
            }
        }
        let files = self.dockets.iter().enumerate();
        let files = files.filter_map(|(at, docket)| Some((docket.file?, at)));
        index.dockets = files.collect();
        self.index = index;
    }

    /// Finds the filings that a record of the dockets `own` may mean, as linking does.
    pub(super) fn filings(&self, text: &str, own: &[usize]) -> Vec<usize> {
        let with_id = self.with_id(text);
        if !with_id.is_empty() {
            let is_home = |at: &usize| match (own, self.filings[*at].dockets.first()) {
                ([], home) => home.is_none(),
                (own, home) => home.is_some_and(|home| own.contains(home)),
            };
            let of_home: Vec<usize> = with_id.iter().copied().filter(is_home).collect();
            return match of_home.is_empty() {
                true => with_id.to_owned(),
                false => of_home,
            };
        }
        if let Some((docket, number)) = text.rsplit_once('#')
            && let Some(docket) = self.docket(docket)
        {
            let key = (docket, number.to_owned());
            return self.index.by_number.get(&key).cloned().unwrap_or_default();
        }
        let Some((docket, id)) = text.rsplit_once('/') else {
            return Vec::new();
        };
        let docket = match (docket, self.docket(docket)) {
            ("none", None) => None,
            (_, Some(docket)) => Some(docket),
            (_, None) => return Vec::new(),
        };
        let is_it = |at: &usize| {
            let dockets = &self.filings[*at].dockets;
            docket.map_or(dockets.is_empty(), |docket| dockets.contains(&docket))
        };
        self.with_id(id).iter().copied().filter(is_it).collect()
    }

    /// Returns all filings with an id, in whatever docket.
    pub(super) fn with_id(&self, id: &str) -> &[usize] {
        let found = self.index.by_id.get(&*normal(id));
        found.map_or(&[], Vec::as_slice)
    }

    /// Returns the dockets from which a file's references are read.
    pub(super) fn own(&self, file: usize) -> Vec<usize> {
        if let Some(at) = self.index.by_file.get(&file) {
            return self.filings[*at].dockets.clone();
        }
        self.index.dockets.get(&file).copied().into_iter().collect()
    }

    /// Finds a docket by its name, or enters one that only filings name.
    fn enter(&mut self, name: &str) -> usize {
        self.docket(name).unwrap_or_else(|| {
            self.dockets.push(ShelfDocket {
                file: None,
                id: None,
                number: name.to_owned(),
            });
            self.dockets.len() - 1
        })
    }
}

/// Finds the docket of the nearest folder that has a record.
fn of_folder(folders: &HashMap<&str, usize>, written: &WrittenFile) -> Option<usize> {
    let mut folder = written.path.folder();
    loop {
        if let Some(found) = folders.get(folder) {
            return Some(*found);
        }
        folder = match folder.rsplit_once('/') {
            Some((above, _)) => above,
            None if folder.is_empty() => return None,
            None => "",
        };
    }
}

/// Returns the value of a key at the top of a front matter.
pub(super) fn at_top<'a>(written: &'a WrittenFile, key: &str) -> Option<&'a str> {
    let mut values = written.values.iter();
    let found = values.find(|value| {
        let steps = value.path.steps();
        steps.len() == 1 && is_key(&steps[0], key)
    });
    found.map(|value| &*value.text)
}

/// Returns whether a step leads to a key.
pub(super) fn is_key(step: &Step, key: &str) -> bool {
    matches!(step, Step::Key(name) if &**name == key)
}
