//! Reads single values of one file's front matter, and collects what is wrong with them.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use super::redact::PublicText;
use super::withheld::{Withholder, Withholding};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place, SitePath, five_nearest};
use crate::docket::{FilingType, Mention, Node, Settings, TypeId, withholding};
use crate::text::normal;
use crate::time::{Date, DateError};

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

    /// Takes the words out of the mistakes found since there were `known`: they stand in what is
    /// withheld.
    pub(super) fn hush(&self, known: usize) {
        for problem in &mut self.problems.borrow_mut()[known..] {
            *problem = problem.clone().without_words();
        }
    }

    /// Reads a value as one clean line of text, each letter in one form. Truth values are text
    /// where text is asked for.
    pub(super) fn text(&self, node: Node, at: &KeyPath) -> Option<String> {
        let text = self.exact_text(node, at)?;
        Some(match normal(text.trim()) {
            Cow::Borrowed(trimmed) if trimmed.len() == text.len() => text,
            clean => clean.into_owned(),
        })
    }

    /// Reads a value as one line of text, with the blanks at its ends that it has: they are a part
    /// of a file's name.
    pub(super) fn exact_text(&self, node: Node, at: &KeyPath) -> Option<String> {
        let text = self.lines(node, at)?;
        Some(match text.contains(LINE_ENDS) {
            true => one_line(&text),
            false => text,
        })
    }

    fn lines(&self, node: Node, at: &KeyPath) -> Option<String> {
        match node {
            Node::Text(text) if text.trim().is_empty() => {
                self.empty(at);
                None
            }
            // HTML has no place for control characters, and nobody sees them in a record.
            Node::Text(text) if text.contains(is_stray) => {
                let text = text.replace('\0', "\u{FFFD}");
                Some(self.public.with_marks(text.replace(is_stray, "")))
            }
            Node::Text(text) => Some(self.public.with_marks(text)),
            Node::Bool(value) => Some(value.to_string()),
            Node::Empty => {
                self.empty(at);
                None
            }
            other => {
                self.wrong_shape(at, "text", &other);
                None
            }
        }
    }

    /// Reads a value as a date.
    pub(super) fn date(&self, node: Node, at: &KeyPath) -> Option<Date> {
        let text = self.text(node, at)?;
        Date::parse(&text)
            .and_then(|date| self.by_the_clocks_of_the_site(date, &text))
            .map_err(|error| {
                self.mistake(
                    Code::InvalidDate,
                    at,
                    Part::Value,
                    error.message,
                    error.help,
                );
            })
            .ok()
    }

    /// Returns whether a date is after the past day whose record is shown, where there is one.
    pub(super) fn is_later(&self, date: &Date) -> bool {
        let Settings { as_of, zone, .. } = self.settings;
        let Some(as_of) = as_of else {
            return false;
        };
        let day = match date {
            Date::At(point) => Some(zone.local(point).0),
            date => date.first_day(),
        };
        day.is_some_and(|day| day > *as_of)
    }

    /// Returns a moment as the clocks of the site's zone show it, or says why they cannot.
    fn by_the_clocks_of_the_site(&self, date: Date, text: &str) -> Result<Date, DateError> {
        let Date::At(point) = &date else {
            return Ok(date);
        };
        let Settings { zone, has_zone, .. } = self.settings;
        if zone.skips(point) {
            return Err(DateError {
                message: format!(
                    "`{text}` does not exist: clocks in {} were set forward past it",
                    zone.name()
                ),
                help: Some("correct the time, or add its UTC offset, such as `-05:00`".to_owned()),
            });
        }
        let here = zone.here(point);
        if here.day != point.day && !has_zone {
            return Err(DateError {
                message: format!(
                    "the day of `{text}` depends on a time zone, but site.yaml has none"
                ),
                help: Some("add `time_zone` to site.yaml, such as `America/Chicago`".to_owned()),
            });
        }
        Ok(Date::At(here))
    }

    /// Reads a value as a web address with `http` or `https`.
    pub(super) fn url(&self, node: Node, at: &KeyPath) -> Option<String> {
        let url = self.exact_text(node, at)?;
        let host = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"));
        let fine = host.is_some_and(|host| {
            !host.starts_with('/')
                && !host.is_empty()
                && !url.contains(|c: char| {
                    c.is_whitespace() || c.is_control() || c == '"' || c == '<' || c == '>'
                })
        });
        if !fine {
            let (message, help) = fault_of_url(&url);
            self.mistake(Code::InvalidUrl, at, Part::Value, message, Some(help));
        }
        fine.then_some(url)
    }

    /// Reads a value as a language tag (BCP 47), as far as its form goes.
    pub(super) fn lang(&self, node: Node, at: &KeyPath) -> Option<String> {
        let tag = self.text(node, at)?;
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or("");
        let fine = (2..=8).contains(&language.len())
            && language.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        if !fine {
            let message = format!("`{tag}` is not a language tag");
            let help = "write a tag such as `en` or `es-MX` (BCP 47)".to_owned();
            self.mistake(Code::UnknownValue, at, Part::Value, message, Some(help));
        }
        fine.then_some(tag)
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

    /// Reports a value that holds a redaction where something must be found by it.
    pub(super) fn unredacted(&self, text: &str, at: &KeyPath) -> bool {
        let mention = Mention {
            text: text.to_owned(),
            at: at.clone(),
        };
        if mention.is_redacted() {
            let code = Code::RedactionInLink;
            self.mistake(
                code,
                at,
                Part::Value,
                code.sentence().to_owned(),
                Some(code.way_out().to_owned()),
            );
        }
        !mention.is_redacted()
    }

    /// Reports a value of another shape than was asked for.
    pub(super) fn wrong_shape(&self, at: &KeyPath, wanted: &str, found: &Node) {
        let message = format!("expected {wanted}, found {}", found.shape());
        self.mistake(Code::WrongShape, at, Part::Value, message, None);
    }

    /// Returns whether the value at a path was reported as cut short.
    pub(super) fn is_cut(&self, at: &KeyPath) -> bool {
        // A single value stands for a list of one.
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

/// What ends a line of text.
const LINE_ENDS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];

/// Joins the lines of a text: a title in a block of text is one line on every page and in every
/// file.
fn one_line(text: &str) -> String {
    let lines = text.split(LINE_ENDS).map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Says what keeps a text from being a web address, and how to fix it.
fn fault_of_url(url: &str) -> (String, String) {
    let trimmed = url.trim();
    if trimmed.len() < url.len() {
        let message = format!("`{trimmed}` has a space at its start or end");
        return (message, "delete the space".to_owned());
    }
    let message = format!("`{url}` is not a web address");
    let has_scheme = url.starts_with("https://") || url.starts_with("http://");
    let help = match url.contains(char::is_whitespace) && has_scheme {
        true => {
            let encoded: String = url
                .split(char::is_whitespace)
                .collect::<Vec<_>>()
                .join("%20");
            format!("write each space as `%20`: `{encoded}`")
        }
        false if has_scheme => {
            "write a host after `https://`, and `%22`, `%3C` and `%3E` for `\"`, `<` and `>`"
                .to_owned()
        }
        false => "write the full address, starting with `https://`".to_owned(),
    };
    (message, help)
}

/// Returns whether a character is a control character other than a line break or a tab.
fn is_stray(c: char) -> bool {
    c.is_control() && !LINE_ENDS.contains(&c) && c != '\t'
}
