//! Reads single values of one file's front matter, and collects what is wrong with them.

mod date;
mod text;
mod web;

use std::cell::{Cell, RefCell};

use super::redact::PublicText;
use super::withheld::{Withholder, Withholding};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place, SitePath, five_nearest};
use crate::docket::{FilingType, Node, Settings, TypeId, withholding};

/// The reading of one file: what its values are read against, and what is wrong with them so far.
pub(super) struct Reading<'a> {
    /// The file.
    pub file: &'a SitePath,
    /// The folder that holds the content, which no path may leave.
    pub content: &'a str,
    /// Its public text.
    pub public: &'a PublicText,
    /// The site's settings: its types of filings.
    pub settings: &'a Settings,
    /// What is wrong so far.
    pub problems: RefCell<Vec<Diagnostic>>,
    /// Whether a key was seen that was meant to withhold something and does not.
    pub doubtful: Cell<bool>,
}

impl<'a> Reading<'a> {
    /// Begins to read a file; nothing is wrong with it yet.
    pub(super) fn of(
        file: &'a SitePath,
        content: &'a str,
        public: &'a PublicText,
        settings: &'a Settings,
    ) -> Reading<'a> {
        Reading {
            file,
            content,
            public,
            settings,
            problems: RefCell::new(Vec::new()),
            doubtful: Cell::new(false),
        }
    }
}

impl Reading<'_> {
    /// Returns what keeps the paths of the file for the one reason or the other.
    pub(super) fn withholding(&self, by: Withholder) -> Withholding<'_> {
        Withholding {
            file: self.file,
            content: self.content,
            by,
        }
    }

    /// Adds a mistake at a key, or at its value.
    pub(super) fn mistake(
        &self,
        code: Code,
        at: &KeyPath,
        part: Part,
        message: String,
        help: Option<String>,
    ) {
        let place = Place::Key(self.file.clone(), at.clone(), part);
        self.problems
            .borrow_mut()
            .push(Diagnostic::error(code, place, message).maybe_help(help));
    }

    /// Marks the last mistake as the one that makes it doubtful whether the record is open: its
    /// line alone is shown.
    pub(super) fn mark_doubt(&self) {
        if let Some(last) = self.problems.borrow_mut().last_mut() {
            *last = last.clone().alone_on_its_line();
        }
    }

    /// Takes the words out of the mistakes found since there were `known`: they are in what is
    /// withheld.
    pub(super) fn hush(&self, known: usize) {
        for problem in &mut self.problems.borrow_mut()[known..] {
            *problem = problem.clone().without_words();
        }
    }

    /// Reads a value as a whole number.
    pub(super) fn number(&self, node: Node, at: &KeyPath) -> Option<i64> {
        let text = self.text(node, at)?;
        text.parse()
            .map_err(|_| {
                let message = format!("`{text}` is not a whole number");
                self.mistake(Code::InvalidNumber, at, Part::Value, message, None);
            })
            .ok()
    }

    /// Reads a value as the id of a type of filing.
    pub(super) fn kind(&self, node: Node, at: &KeyPath) -> Option<TypeId> {
        let id = self.text(node, at)?;
        let known = &self.settings.types;
        let withholds = withholding::word_of_text(&id);
        if known.iter().any(|kind: &FilingType| kind.id == id) {
            return Some(TypeId(id));
        }
        let help = match withholds {
            Some(word) => withholding::proposal(word.means),
            None => {
                let near = five_nearest(&id, known.iter().map(|kind| kind.id.as_str()));
                format!(
                    "the nearest types are `{}`; add a type of your own to `types` in site.yaml",
                    near.join("`, `")
                )
            }
        };
        let message = format!("`{id}` is not a type of filing");
        self.mistake(Code::UnknownType, at, Part::Value, message, Some(help));
        if withholds.is_some() {
            self.doubtful.set(true);
            self.mark_doubt();
        }
        None
    }

    /// Reports a value of another shape than was asked for.
    pub(super) fn wrong_shape(&self, at: &KeyPath, wanted: &str, found: &Node) {
        let message = format!("expected {wanted}, found {}", found.shape());
        self.mistake(Code::WrongShape, at, Part::Value, message, None);
    }

    /// Returns whether the value at a path was reported as cut short.
    pub(super) fn is_cut(&self, at: &KeyPath) -> bool {
        // A single value counts as a list of one.
        let is_same = |path: &KeyPath| path == at || path.index(0) == *at;
        let problems = self.problems.borrow();
        problems.iter().any(|problem| {
            problem.code == Code::ValueCut
                && matches!(&problem.place, Place::Key(_, path, _) if is_same(path))
        })
    }

    /// Reports a key without a value.
    pub(super) fn empty(&self, at: &KeyPath) {
        if self.is_cut(at) {
            return;
        }
        let code = Code::EmptyValue;
        self.mistake(
            code,
            at,
            Part::Key,
            code.sentence().to_owned(),
            Some(code.way_out().to_owned()),
        );
    }
}
