//! What is known of a PDF once somebody has looked into it: what hides in it, and what helps a
//! screen reader. None of its words.

mod fault;

pub use fault::{Fault, FaultKind};

use std::fmt::Write as _;

/// What was learned of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inspection {
    /// It was read.
    Read(Inspected),
    /// It was not.
    Unread(Unread),
}

/// A PDF that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inspected {
    /// How many pages it has.
    pub pages: u32,
    /// How many of them have text.
    pub with_text: u32,
    /// Whether it says that it is tagged, and has a tree of tags.
    pub is_tagged: bool,
    /// Whether it names its language.
    pub has_lang: bool,
    /// Whether it has a title.
    pub has_title: bool,
    /// What hides in it, by page.
    pub faults: Vec<Fault>,
    /// Why reading it came to no end, where something was found before.
    pub stopped: Option<Unread>,
}

/// Why a PDF was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// It needs a password.
    Encrypted,
    /// It is no PDF, or a part of it is missing.
    Damaged,
    /// It is too long, or unpacks to too much.
    Huge,
    /// Reading it took too much work.
    Endless,
}

impl Unread {
    const ALL: [(Unread, &'static str); 4] = [
        (Unread::Encrypted, "encrypted"),
        (Unread::Damaged, "damaged"),
        (Unread::Huge, "huge"),
        (Unread::Endless, "endless"),
    ];

    fn word(self) -> &'static str {
        let word = Unread::ALL.iter().find(|(one, _)| *one == self);
        word.map_or("", |(_, word)| word)
    }

    fn named(word: &str) -> Option<Unread> {
        let found = Unread::ALL.iter().find(|(_, one)| *one == word);
        found.map(|(why, _)| *why)
    }
}

/// What begins the reason why a PDF was not read to its end.
const STOPPED: &str = "stopped";

impl Inspection {
    /// Returns what hides in it.
    pub fn faults(&self) -> &[Fault] {
        match self {
            Inspection::Read(inspected) => &inspected.faults,
            Inspection::Unread(_) => &[],
        }
    }

    /// Writes it in one line, to be kept.
    pub fn print(&self) -> String {
        match self {
            Inspection::Unread(why) => why.word().to_owned(),
            Inspection::Read(one) => {
                let sign = |is: bool| if is { 'y' } else { 'n' };
                let mut text = format!(
                    "{} {} {}{}{}",
                    one.pages,
                    one.with_text,
                    sign(one.is_tagged),
                    sign(one.has_lang),
                    sign(one.has_title)
                );
                for Fault { kind, page, places } in &one.faults {
                    let _ = write!(text, " {}:{page}:{places}", kind.word());
                }
                if let Some(why) = one.stopped {
                    let _ = write!(text, " {STOPPED}:{}", why.word());
                }
                text
            }
        }
    }

    /// Reads what [`Inspection::print`] wrote; `None` where it is something else.
    pub fn parse(text: &str) -> Option<Inspection> {
        if let Some(why) = Unread::named(text) {
            return Some(Inspection::Unread(why));
        }
        let mut parts = text.split(' ');
        let mut one = Inspected {
            pages: parts.next()?.parse().ok()?,
            with_text: parts.next()?.parse().ok()?,
            ..Inspected::default()
        };
        let signs = parts.next()?;
        if signs.len() != 3 || signs.chars().any(|sign| !matches!(sign, 'y' | 'n')) {
            return None;
        }
        let mut signs = signs.chars().map(|sign| sign == 'y');
        one.is_tagged = signs.next()?;
        one.has_lang = signs.next()?;
        one.has_title = signs.next()?;
        for part in parts {
            let mut cells = part.split(':');
            let word = cells.next()?;
            if word == STOPPED {
                one.stopped = Some(Unread::named(cells.next()?)?);
                continue;
            }
            let (kind, _) = FaultKind::ALL.iter().find(|(_, one)| *one == word)?;
            one.faults.push(Fault {
                kind: *kind,
                page: cells.next()?.parse().ok()?,
                places: cells.next()?.parse().ok()?,
            });
        }
        Some(Inspection::Read(one))
    }
}

#[cfg(test)]
mod tests;
