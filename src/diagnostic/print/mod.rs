//! Prints diagnostics for people and for programs, a format a file. What may be told of each is
//! decided here, once for all formats.

mod github;
mod human;
mod json;
mod sarif;
mod short;

use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use super::unsayable::Unsayable;
use super::{
    Code, Diagnostic, Diagnostics, Place, Severity, Showing, SitePath, escaped, is_unseen,
};

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

/// Returns the text around a place. The stage that reads files implements it, so that only public
/// text is shown.
pub trait Library {
    /// Finds the lines and columns of places, all of them in one file, which is read once; `None`
    /// for one that means the file as a whole.
    fn locate(&self, file: &SitePath, places: &[&Place]) -> Vec<Option<Located>>;

    /// Says which file is meant without its name, for a file that is withheld.
    fn locator(&self, file: &SitePath) -> String;

    /// Returns the way from the folder where the command runs to the site's, with a slash at its
    /// end; nothing where they are one.
    fn folder(&self) -> String;
}

/// A place as an editor counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The line, from 1.
    pub line: usize,
    /// The first column, in characters from 1.
    pub column: usize,
    /// The column after the last one marked, on the same line.
    pub end: usize,
    /// The line's public text, where it may be shown. All places on one line share it.
    pub text: Option<Arc<str>>,
}

impl Located {
    /// Returns the line as it is drawn, with escapes for what nobody sees, and the bytes of it that
    /// are marked; never none where a character is left.
    fn drawn(&self) -> Option<(String, Range<usize>)> {
        let (mut drawn, mut from, mut to) = (String::new(), None, None);
        for (at, c) in self.text.as_deref()?.chars().enumerate() {
            if at + 1 == self.column {
                from = Some(drawn.len());
            }
            if at + 1 == self.end.max(self.column + 1) {
                to = Some(drawn.len());
            }
            match c {
                '\t' => drawn.push(c),
                c if is_unseen(c) => drawn.push_str(&escaped(c.encode_utf8(&mut [0; 4]))),
                c => drawn.push(c),
            }
        }
        let end = drawn.len();
        Some((drawn, from.unwrap_or(end)..to.unwrap_or(end)))
    }
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
fn in_order(diagnostics: &Diagnostics, library: &dyn Library) -> Vec<Shown> {
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
            shown.push(Shown::new(one, located.take(), &unsayable, library));
            shown.extend(rest.map(|rest| Shown::new(rest, None, &unsayable, library)));
        }
    }
    shown
}

/// Finds the places of all diagnostics; each file is looked into once.
fn locate<'a>(
    diagnostics: &'a Diagnostics,
    library: &dyn Library,
) -> Vec<(&'a Diagnostic, Option<Located>)> {
    let mut all: Vec<_> = diagnostics.iter().map(|one| (one, None)).collect();
    let mut files: Vec<(&SitePath, Vec<usize>)> = Vec::new();
    let mut by_file: HashMap<&SitePath, usize> = HashMap::new();
    for (at, one) in diagnostics.iter().enumerate() {
        let Some(file) = one.place.file() else {
            continue;
        };
        let number = *by_file.entry(file).or_insert_with(|| {
            files.push((file, Vec::new()));
            files.len() - 1
        });
        files[number].1.push(at);
    }
    for (file, numbers) in files {
        let places: Vec<&Place> = numbers.iter().map(|at| &all[*at].0.place).collect();
        for (at, located) in numbers.into_iter().zip(library.locate(file, &places)) {
            all[at].1 = located;
        }
    }
    all
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

/// A diagnostic with its place found.
struct Shown {
    diagnostic: Diagnostic,
    file: Option<String>,
    located: Option<Located>,
    message: String,
    help: Option<String>,
}

impl Shown {
    fn new(
        diagnostic: Diagnostic,
        mut located: Option<Located>,
        unsayable: &Unsayable<'_>,
        library: &dyn Library,
    ) -> Shown {
        let revealed = diagnostic.showing == Showing::Revealed;
        let is_named = revealed || diagnostic.showing < Showing::NoName;
        let file = diagnostic.place.file().map(|file| {
            if !is_named {
                library.locator(file)
            } else {
                file.to_string()
            }
        });
        if let Some(located) = &mut located {
            let column = located.column;
            let shown = match diagnostic.showing {
                Showing::Everything => true,
                Showing::OwnLine => located
                    .text
                    .as_deref()
                    .is_some_and(|text| is_alone(text, column)),
                Showing::NoLine | Showing::NoName | Showing::Nothing => false,
                Showing::Revealed => true,
            };
            located.text.take_if(|text| {
                !revealed && (!shown || holds_comment(text) || unsayable.is_in_line(text))
            });
        }
        let sayable = |text: &str| revealed || !unsayable.is_in_message(text);
        let code = diagnostic.code;
        let message = match sayable(&diagnostic.message) {
            true => &*diagnostic.message,
            false => code.sentence(),
        };
        let help = match diagnostic.help.as_deref() {
            Some(help) if sayable(help) => Some(help),
            None if sayable(&diagnostic.message) => None,
            _ => Some(code.way_out()),
        };
        // No file can steer the terminal, or show a name as another one.
        let (message, help) = (escaped(message), help.map(escaped));
        Shown {
            diagnostic,
            file,
            located,
            message,
            help,
        }
    }

    /// Returns the name of its file; nothing where that is withheld.
    fn file_name(&self) -> Option<&str> {
        self.file.as_deref().filter(|_| !self.is_withheld())
    }

    /// Returns the file with line and column, as editors read it.
    fn place(&self) -> String {
        let mut place = self.file.clone().unwrap_or_else(|| "site".to_owned());
        if let Some(at) = &self.located {
            place.push_str(&format!(":{}:{}", at.line, at.column));
        }
        place
    }

    /// Returns the help, and what finds a withheld file.
    fn help_with_locator(&self) -> Option<String> {
        let locator = self.file.as_ref().filter(|_| self.is_withheld());
        match (&self.help, locator) {
            (Some(help), Some(locator)) => Some(format!("{help}; in {locator}")),
            (help, locator) => help.as_ref().or(locator).cloned(),
        }
    }

    fn is_withheld(&self) -> bool {
        matches!(self.diagnostic.showing, Showing::NoName | Showing::Nothing)
    }
}

/// Returns whether a line holds a comment of YAML: what nobody publishes is not printed either.
/// Those of HTML are cut out.
fn holds_comment(line: &str) -> bool {
    line.contains(" #") || line.starts_with('#')
}

/// Returns whether a line holds one key and its value alone, with the place marked in it at
/// `column`.
fn is_alone(line: &str, column: usize) -> bool {
    let before: String = line.chars().take(column - 1).collect();
    let key = before.trim().trim_end_matches(':').trim_end();
    key.chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        && !line.contains('#')
}

#[cfg(test)]
mod tests;
