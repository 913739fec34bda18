//! Prints diagnostics for people and for programs, a format a file. What may be said of each is
//! decided here, once for all formats.

mod github;
mod human;
mod json;
mod located;
mod sarif;
mod short;
mod shown;

pub use located::{Library, Located};

use std::collections::HashMap;
use std::io::{self, Write};

use super::unsayable::Unsayable;
use super::{Code, Diagnostic, Diagnostics, Place, Severity, Showing, escaped};
use located::locate;
use shown::ShownMessage;

/// How diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With the line and the place marked.
    Human,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
    /// Workflow commands of GitHub Actions, one a line.
    Github,
    /// One SARIF 2.1.0 document.
    Sarif,
}

/// Prints all diagnostics to `to`, with ANSI styles (the caller's stream strips those that do not
/// fit).
pub fn print(
    diagnostics: &Diagnostics,
    format: Format,
    library: &dyn Library,
    to: &mut dyn Write,
) -> io::Result<()> {
    let is_for_people = matches!(format, Format::Human | Format::Short);
    let is_revealed = |one: &Diagnostic| one.showing == Showing::Revealed;
    if !is_for_people && diagnostics.iter().any(is_revealed) {
        return Err(io::Error::other(
            "what is withheld is not printed for programs",
        ));
    }
    let all = in_order(diagnostics, library);
    let folder = library.folder();
    match format {
        Format::Human => all
            .iter()
            .try_for_each(|shown| writeln!(to, "{}\n", human::human(shown))),
        Format::Short => all
            .iter()
            .try_for_each(|shown| writeln!(to, "{}", short::short(shown))),
        Format::Json => all
            .iter()
            .try_for_each(|shown| writeln!(to, "{}", json::json(shown))),
        Format::Github => all
            .iter()
            .try_for_each(|shown| writeln!(to, "{}", github::github(shown, &folder))),
        Format::Sarif => writeln!(to, "{:#}", sarif::sarif(&all, &folder)),
    }
}

/// A diagnostic in words, for what shows it in a way of its own: no more of it than [`print()`]
/// tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// How much it matters.
    pub severity: Severity,
    /// The name of its code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file with line and column, or what finds a withheld one; none for what concerns the site
    /// as a whole.
    pub place: Option<String>,
    /// The line itself with its number, where it may be shown.
    pub line: Option<(usize, String)>,
    /// The fix.
    pub help: Option<String>,
}

/// Puts all diagnostics into words, in the order in which they are printed.
pub fn tell(diagnostics: &Diagnostics, library: &dyn Library) -> Vec<Wording> {
    in_order(diagnostics, library)
        .into_iter()
        .map(|shown| Wording {
            severity: shown.diagnostic.severity,
            code: shown.diagnostic.code.name(),
            place: shown.file.as_ref().map(|_| shown.place()),
            line: shown
                .located
                .and_then(|at| Some((at.line, escaped(&at.text?)))),
            message: shown.message,
            help: shown.help,
        })
        .collect()
}

/// How many diagnostics of one code are shown for one file. The others are counted: a text with
/// 40,000 broken links has one fault, and a log of 65 MB is read by nobody.
const MOST: usize = 20;

/// Finds the places of all diagnostics, puts those of one file in the order of its lines, and
/// counts those beyond [`MOST`].
fn in_order(diagnostics: &Diagnostics, library: &dyn Library) -> Vec<ShownMessage> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let unsayable = Unsayable::new(&diagnostics.secrets.words, &diagnostics.secrets.open);
    let mut all: Vec<(&Diagnostic, Option<Located>)> = locate(diagnostics, library);
    let file = |one: &Diagnostic| one.place.file().cloned();
    let mut shown = Vec::new();
    for of_file in all.chunk_by_mut(|(a, _), (b, _)| a.place.file() == b.place.file()) {
        of_file.sort_by_key(|(_, at)| at.as_ref().map(|at| (at.line, at.column)));
        let mut groups: HashMap<Group, usize> = HashMap::new();
        for (one, _) in of_file.iter() {
            *groups.entry(Group::of(one)).or_default() += 1;
        }
        let mut seen: HashMap<Group, usize> = HashMap::new();
        for (one, located) in of_file {
            let (all, seen) = (
                groups[&Group::of(one)],
                seen.entry(Group::of(one)).or_default(),
            );
            *seen += 1;
            // What concerns the site as a whole has no file in which it could be fixed.
            if *seen > MOST && file(one).is_some() {
                continue;
            }
            let concealed = file(one).is_some_and(|file| diagnostics.secrets.files.contains(&file));
            let one = match concealed && one.showing < Showing::NoName {
                true => (*one).clone().withheld(),
                false => (*one).clone(),
            };
            let rest = rest(&one, all.saturating_sub(MOST)).filter(|_| *seen == MOST);
            shown.push(ShownMessage::new(one, located.take(), &unsayable, library));
            shown.extend(rest.map(|rest| ShownMessage::new(rest, None, &unsayable, library)));
        }
    }
    shown
}

/// Diagnostics of a file that are counted together. The one that makes a file doubtful is not lost
/// among others of its code.
#[derive(PartialEq, Eq, Hash)]
struct Group(Code, Severity, bool);

impl Group {
    fn of(one: &Diagnostic) -> Group {
        Group(
            one.code,
            one.severity,
            matches!(one.showing, Showing::OwnLine | Showing::NoName),
        )
    }
}

/// Says how many more there are like one.
fn rest(one: &Diagnostic, more: usize) -> Option<Diagnostic> {
    let file = one.place.file().filter(|_| more > 0)?;
    let message = format!("{more} more messages like this one in this file");
    Some(Diagnostic {
        message,
        place: Place::File(file.clone()),
        help: None,
        ..one.clone()
    })
}

#[cfg(test)]
mod tests;
