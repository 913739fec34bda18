//! The messages about a site, with what none of them may say.

use std::collections::HashSet;
use std::sync::Arc;

use super::codes::Code;
use super::place::{Place, SitePath};
use super::severity::Severity;
use super::{Diagnostic, unsayable};

/// All problems of a run, in the order of their places.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
    pub(super) secrets: Arc<Secrets>,
}

/// What no message may tell, whichever stage writes it.
#[derive(Debug, Default)]
pub struct Secrets {
    /// Words that no message and no line may hold: names of what is withheld.
    pub words: Vec<String>,
    /// Names that readers know. One of them may be reported even if it is much like a word that may
    /// not.
    pub open: Vec<String>,
    /// Files of which nothing may be reported, their names included.
    pub files: HashSet<SitePath>,
}

impl Diagnostics {
    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Adds all problems of another collection.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.all.extend(others);
    }

    /// Adds what is wrong with templates. One mistake shows on every page that a template makes,
    /// each time with other words: of those at one line and column only the first is reported.
    pub fn extend_of_templates(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        let mut told = HashSet::new();
        for one in found {
            let words = match one.place {
                Place::Line(..) => None,
                _ => Some(one.message.clone()),
            };
            if told.insert((one.code, one.place.clone(), words)) {
                self.all.push(one);
            }
        }
    }

    /// Returns whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.all.iter().any(|one| one.severity == Severity::Error)
    }

    /// Counts those of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.all
            .iter()
            .filter(|one| one.severity == severity)
            .count()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Returns them in turn.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.all.iter()
    }

    /// Makes every warning an error, as `--strict` asks.
    pub fn stricter(mut self) -> Diagnostics {
        for one in &mut self.all {
            if one.severity == Severity::Warning {
                one.severity = Severity::Error;
            }
        }
        self
    }

    /// Puts them in the order of their files, and what concerns the site last; those of one file
    /// keep theirs.
    pub fn sort(&mut self) {
        self.all.sort_by_cached_key(|one| {
            let file = one.place.file().cloned();
            (file.is_none(), file)
        });
    }

    /// Sets the severity that a site gives a code for each problem of it; those that are set
    /// to nothing are dropped.
    pub fn set(&mut self, levels: &[(Code, Option<Severity>)]) {
        self.all.retain_mut(
            |one| match levels.iter().find(|(code, _)| *code == one.code) {
                None => true,
                Some((_, None)) => false,
                Some((_, Some(severity))) => {
                    one.severity = *severity;
                    true
                }
            },
        );
    }

    /// Keeps words out of every message and line, and tells nothing of some files.
    pub fn keep_secret(&mut self, mut secrets: Secrets) {
        let words = secrets.words.iter().map(|word| word.to_lowercase());
        secrets.words = words.filter(|word| !word.trim().is_empty()).collect();
        self.secrets = Arc::new(secrets);
    }

    /// Returns whether nothing of a file may be reported.
    pub fn conceal(&self, file: &SitePath) -> bool {
        self.secrets.files.contains(file)
    }

    /// Returns those of some texts that may be reported: none that holds, or nearly holds, a word
    /// that may not.
    pub fn sayable<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> HashSet<&'a str> {
        let unsayable = unsayable::Unsayable::new(&self.secrets.words, &self.secrets.open);
        let texts = texts.into_iter();
        texts.filter(|text| !unsayable.is_in_line(text)).collect()
    }

    /// Returns the files of which nothing may be reported.
    pub fn concealed(&self) -> impl Iterator<Item = &SitePath> {
        self.secrets.files.iter()
    }

    /// Makes a collection of later problems that keeps the same secrets.
    pub fn followed_by(&self, later: impl IntoIterator<Item = Diagnostic>) -> Diagnostics {
        Diagnostics {
            all: later.into_iter().collect(),
            secrets: Arc::clone(&self.secrets),
        }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(all: I) -> Diagnostics {
        Diagnostics {
            all: all.into_iter().collect(),
            secrets: Arc::default(),
        }
    }
}
