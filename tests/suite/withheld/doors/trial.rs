//! Tries one door: the control, the site as it is, and the site with its docket's record broken,
//! mistyped and missing.

use std::ffi::OsString;

use serde_json::Value;

use super::door::{Control, Door, End, File};
use super::scene::{Piece, Said, Scene, Workshop};
use super::trace::trace;

/// The formats of messages; commands of one door take turns with them.
const MESSAGES: [&str; 5] = ["human", "short", "json", "github", "sarif"];

/// The formats of lists.
const LISTS: [&str; 3] = ["table", "json", "csv"];

/// What can be listed.
const KINDS: [&str; 5] = ["filings", "parties", "dockets", "deadlines", "not-on-file"];

/// Words that every public page of a door's site holds somewhere.
const PLAIN: &str = "plainly public";

/// What is wrong with a door.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    /// Whether a planted word came out.
    pub leaks: bool,
    /// The variant of the site, the command, the place, and the line around the word.
    pub text: String,
}

/// Gives what is wrong with a door.
pub(super) fn faults(door: &Door, workshop: &Workshop) -> Vec<Fault> {
    let all = std::env::var_os("DOORS_ALL").is_some();
    let thorough = door.thorough || all;
    let mut faults = control(door, workshop);
    let attempt = Attempt {
        door,
        variant: "",
        ends: door.ends,
        unlistable: door.unlistable,
    };
    faults.extend(attempt.faults(&door.files, Extent::of(thorough), workshop));
    let Some(record) = &door.record else {
        return faults;
    };
    for (variant, ends, unlistable, change) in [
        ("record broken", End::Refused, true, broken as Change),
        ("record mistyped", End::Refused, true, mistyped),
        ("record missing", door.ends, door.unlistable, missing),
    ] {
        if variant == "record missing" && door.public_without_record {
            continue;
        }
        let mut files = door.files.clone();
        let at = files.iter().position(|file| file.path == *record);
        let at = at.unwrap_or_else(|| panic!("{}: no file {record}", door.name));
        match change(&files[at].text) {
            Some(text) => files[at].text = text,
            None => drop(files.remove(at)),
        }
        let attempt = Attempt {
            door,
            variant,
            ends,
            unlistable,
        };
        let extent = if all { Extent::All } else { Extent::Least };
        faults.extend(attempt.faults(&files, extent, workshop));
    }
    faults
}

/// Changes the text of a docket's record; `None` removes the file.
type Change = fn(&str) -> Option<String>;

fn broken(text: &str) -> Option<String> {
    let text = text.replace('⏎', "\n");
    Some(text.replacen("---\n", "---\nbroken: [\n", 1))
}

fn mistyped(text: &str) -> Option<String> {
    let text = text.replace('⏎', "\n");
    Some(match text.contains("\naccess:") {
        true => text.replacen("\naccess:", "\nacess:", 1),
        false => text.replacen("---\n", "---\nacess: sealed\n", 1),
    })
}

fn missing(_: &str) -> Option<String> {
    None
}

/// How many commands are run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Least,
    Some,
    All,
}

impl Extent {
    fn of(thorough: bool) -> Extent {
        match thorough {
            true => Extent::All,
            false => Extent::Some,
        }
    }
}

/// One try of a door.
struct Attempt<'a> {
    door: &'a Door,
    variant: &'a str,
    ends: End,
    unlistable: bool,
}

impl Attempt<'_> {
    /// Runs the commands, and gives what is wrong.
    fn faults(&self, files: &[File], extent: Extent, workshop: &Workshop) -> Vec<Fault> {
        let scene = Scene::of(files, workshop);
        let mut faults = Vec::new();
        for run in &self.door.runs {
            let said = self.run(&scene, run, &mut faults);
            self.look(&scene, run, said, &mut faults);
        }
        let format = match extent {
            Extent::Least => MESSAGES[self.door.turn % MESSAGES.len()],
            _ => "human",
        };
        let command = self.build("", format);
        let said = self.run(&scene, &command, &mut faults);
        self.judge_build(&scene, &command, &said, &mut faults);
        let refused = said.code != Some(0);
        let hangs = said.code.is_none();
        self.look(&scene, &command, said, &mut faults);
        if hangs {
            return faults;
        }
        for command in self.builds_and_checks(extent, refused) {
            let said = self.run(&scene, &command, &mut faults);
            let lenient = !command.contains("--strict");
            match (self.ends, said.code) {
                (End::Refused, Some(1 | 2)) | (End::Either, Some(0..=2)) => {}
                (End::Clean, Some(0)) => {}
                (End::Clean, Some(1)) if !lenient => {}
                (_, None) => {}
                (ends, code) => faults
                    .push(self.fault(&command, &format!("ends with {code:?}, wants {ends:?}"))),
            }
            self.look(&scene, &command, said, &mut faults);
        }
        for command in self.lists_and_beginnings(extent) {
            let said = self.run(&scene, &command, &mut faults);
            let refuses = ["list filings", "new filing --responds-to"];
            let must_refuse = refuses.iter().any(|words| command.starts_with(words));
            if self.unlistable && must_refuse && said.code == Some(0) {
                faults.push(self.fault(&command, "does not refuse"));
            }
            self.look(&scene, &command, said, &mut faults);
            if command.starts_with("new") {
                scene.tidy();
            }
        }
        faults
    }

    /// Gives the builds and checks that follow the first build.
    fn builds_and_checks(&self, extent: Extent, refused: bool) -> Vec<String> {
        let turn = self.door.turn;
        let message = |by: usize| MESSAGES[(turn + by) % MESSAGES.len()];
        match extent {
            Extent::Least => Vec::new(),
            // A build that is refused says the same as a check, except what a check adds.
            Extent::Some if refused && turn.is_multiple_of(3) => {
                vec![self.build("--strict", message(0))]
            }
            Extent::Some => vec![self.check(message(0))],
            Extent::All => MESSAGES
                .iter()
                .flat_map(|format| {
                    let strict = if *format == "human" { "" } else { "--strict" };
                    [self.build(strict, format), self.check(format)]
                })
                .collect(),
        }
    }

    /// Gives the commands that list what is on record, and those that begin a record.
    fn lists_and_beginnings(&self, extent: Extent) -> Vec<String> {
        let turn = self.door.turn;
        let list = |kind: &str, by: usize| {
            let format = LISTS[(turn + by) % LISTS.len()];
            self.at_site(&format!("list {kind} --format {format}"))
        };
        let near = self.near();
        let answer = self.at_site(&format!(
            "new filing --responds-to {near} --title Answer --docket D"
        ));
        let mut others: Vec<String> = KINDS[1..]
            .iter()
            .enumerate()
            .map(|(by, kind)| list(kind, by))
            .collect();
        others.extend([
            self.at_site("list filings --party \"Kanari Filer\""),
            self.at_site("list filings --docket KANARI-1"),
            self.at_site("new filing --title Answer"),
            self.at_site("new docket KANARI-1"),
            self.at_site("new party \"Kanari Filer\""),
        ]);
        match extent {
            Extent::Least => vec![list("filings", 0), answer],
            Extent::Some if self.unlistable => vec![list("filings", 0), answer],
            // Doors take turns with what they ask for.
            Extent::Some => vec![match turn % 7 {
                0..3 => list("filings", 0),
                3..5 => answer,
                _ => others.swap_remove(turn / 7 % others.len()),
            }],
            Extent::All => {
                let mut all: Vec<String> = (0..3).map(|by| list("filings", by)).collect();
                all.push(answer);
                all.extend(others);
                all
            }
        }
    }

    /// Gives an id that is near that of a withheld filing and does not hold the planted word.
    fn near(&self) -> String {
        let names = self.door.files.iter().map(|file| file.path.as_str());
        let names = names.filter_map(|path| path.rsplit('/').next());
        let near = names
            .filter(|name| name.is_ascii() && !name.contains('\\'))
            .find_map(|name| {
                name.strip_suffix(".md")?
                    .contains("kanarie")
                    .then_some(name)
            });
        let near = near.unwrap_or("2-kanarie.md").trim_end_matches(".md");
        format!("\"{}\"", near.replace("kanarie", "kanari"))
    }

    fn build(&self, more: &str, format: &str) -> String {
        let out = match &self.door.from {
            Some(from) => format!("{}out", "../".repeat(1 + depth(from))),
            None => "out".to_owned(),
        };
        self.at_site(&format!(
            "build --out {out} {more} --message-format {format}"
        ))
    }

    fn check(&self, format: &str) -> String {
        self.at_site(&format!("check --message-format {format}"))
    }

    /// Adds the site to a command that does not find it by the current folder.
    fn at_site(&self, command: &str) -> String {
        match &self.door.from {
            Some(_) => command.to_owned(),
            None => format!("{command} --site site"),
        }
    }

    /// Runs a command, and notes where it crashes or hangs.
    fn run(&self, scene: &Scene<'_>, command: &str, faults: &mut Vec<Fault>) -> Said {
        let below = match &self.door.from {
            Some(from) => format!("site/{from}"),
            None => String::new(),
        };
        let words: Vec<OsString> = words(command).into_iter().map(OsString::from).collect();
        let said = scene.run(&below, &words);
        let panicked = String::from_utf8_lossy(&said.stderr).contains("panicked at");
        if said.code.is_none() || panicked {
            faults.push(self.fault(command, "crashes or hangs"));
        }
        said
    }

    /// Judges the first build by its end, and by what it says and shows.
    fn judge_build(&self, scene: &Scene<'_>, command: &str, said: &Said, faults: &mut Vec<Fault>) {
        let wrote = scene.has_files("out");
        let clean = said.code == Some(0);
        let right = match self.ends {
            End::Refused => !clean && !wrote,
            End::Clean => clean && wrote,
            End::Either => clean == wrote,
        };
        let first = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).replace(&scene.own_name(), "TMP");
            text.lines().next().unwrap_or("nothing").to_owned()
        };
        if !right {
            let wrote = if wrote { "writes" } else { "writes nothing" };
            let (code, ends, first) = (said.code, self.ends, first(&said.stderr));
            let what = format!("ends with {code:?} and {wrote}, wants {ends:?}: {first}");
            faults.push(self.fault(command, &what));
        }
        let text = [said.stdout.as_slice(), said.stderr.as_slice()].concat();
        let text = String::from_utf8_lossy(&text).into_owned();
        if self.variant.is_empty() {
            for words in self.door.says.iter().filter(|words| !text.contains(*words)) {
                faults.push(self.fault(command, &format!("does not say `{words}`")));
            }
        }
        if clean && wrote {
            let pages = scene.written().into_iter();
            let pages: String = pages
                .map(|piece| String::from_utf8_lossy(&piece.bytes).into_owned())
                .collect();
            let shows = self.door.shows.iter().map(String::as_str).chain([PLAIN]);
            for words in shows.filter(|words| !pages.contains(*words)) {
                faults.push(self.fault(command, &format!("does not show `{words}`")));
            }
        }
    }

    /// Looks for planted words in what a command said, and in all that was written since the last
    /// look.
    fn look(&self, scene: &Scene<'_>, command: &str, said: Said, faults: &mut Vec<Fault>) {
        let text = messages(&said);
        for words in &self.door.never {
            if let Some(at) = text.find(&words.to_lowercase()) {
                let line = text[..at]
                    .rfind('\n')
                    .map_or(&*text, |newline| &text[newline + 1..]);
                let line = line.lines().next().unwrap_or_default();
                faults.push(self.fault(command, &format!("says `{words}`: {line}")));
            }
        }
        let spoken = |place: &str, bytes: Vec<u8>| Piece {
            place: place.to_owned(),
            name: Vec::new(),
            bytes,
        };
        let mut pieces = vec![spoken("stdout", said.stdout), spoken("stderr", said.stderr)];
        pieces.extend(scene.news());
        for piece in &mut pieces {
            // A new record holds what its writer typed; only its name comes out.
            if piece.place.starts_with("site/content") {
                piece.bytes.clear();
            }
        }
        for piece in pieces {
            let text = String::from_utf8_lossy(&piece.bytes);
            if self.door.raw.iter().any(|raw| text.contains(raw)) {
                faults.push(self.fault(command, &format!("{}: a raw character", piece.place)));
            }
            if let Some(line) = trace(&piece, &self.door.secrets) {
                let fault = self.fault(command, &format!("{}: {line}", piece.place));
                faults.push(Fault {
                    leaks: true,
                    ..fault
                });
            }
        }
    }

    fn fault(&self, command: &str, what: &str) -> Fault {
        let variant = match self.variant {
            "" => String::new(),
            variant => format!("[{variant}] "),
        };
        let command = command
            .replace(" --site site", "")
            .replace("--out out ", "");
        Fault {
            leaks: false,
            text: format!("{variant}`{command}` {what}"),
        }
    }
}

/// Gives the messages of a command in lower case, without the general explanations that SARIF adds
/// to them.
fn messages(said: &Said) -> String {
    let stdout = match serde_json::from_slice::<Value>(&said.stdout) {
        Ok(log) if log["runs"].is_array() => log["runs"][0]["results"].to_string(),
        _ => String::from_utf8_lossy(&said.stdout).into_owned(),
    };
    let stderr = String::from_utf8_lossy(&said.stderr);
    format!("{stdout}\n{stderr}").to_lowercase()
}

/// Builds the site with nothing withheld, where the words must be seen: else the door would prove
/// nothing.
fn control(door: &Door, workshop: &Workshop) -> Vec<Fault> {
    if door.control == Control::Nowhere {
        return Vec::new();
    }
    let mut files = door.files.clone();
    for file in &mut files {
        file.text = opened(&file.text, &door.opens);
        file.path = replaced(&file.path, &door.opens);
        file.form = replaced(&file.form, &door.opens);
    }
    let open = Door {
        runs: door
            .runs
            .iter()
            .map(|run| opened(run, &door.opens))
            .collect(),
        ..door.clone()
    };
    let attempt = Attempt {
        door: &open,
        variant: "control",
        ends: End::Either,
        unlistable: false,
    };
    let scene = Scene::of(&files, workshop);
    let mut faults = Vec::new();
    let mut pieces = Vec::new();
    let mut commands = open.runs.clone();
    commands.push(attempt.build("", "human"));
    if door.control == Control::Anywhere {
        commands.push(attempt.check("human"));
        commands.push(attempt.at_site("list filings"));
        let near = attempt.near();
        commands.push(attempt.at_site(&format!("new filing --responds-to {near}")));
    }
    let mut code = None;
    for command in &commands {
        let said = attempt.run(&scene, command, &mut faults);
        if command.starts_with("build") {
            code = said.code;
        }
        for bytes in [said.stdout, said.stderr] {
            pieces.push(Piece {
                place: "said".to_owned(),
                name: Vec::new(),
                bytes,
            });
        }
    }
    if door.control == Control::Anywhere {
        pieces.extend(scene.written());
        pieces.retain(|piece| !piece.place.starts_with("site/content"));
    } else {
        if code != Some(0) {
            let last = pieces.last().map(|piece| piece.bytes.clone());
            let last = String::from_utf8_lossy(&last.unwrap_or_default()).into_owned();
            let first = last.lines().next().unwrap_or_default();
            faults.push(attempt.fault(&commands[commands.len() - 1], &format!("fails: {first}")));
        }
        pieces = scene.written();
        pieces.retain(|piece| piece.place.starts_with("out"));
    }
    if !pieces
        .iter()
        .any(|piece| trace(piece, &door.secrets).is_some())
    {
        let last = &commands[commands.len() - 1];
        faults.push(attempt.fault(last, "the words are not seen though nothing is withheld"));
    }
    faults
}

/// Takes out what withholds.
fn opened(text: &str, opens: &[(String, String)]) -> String {
    let mut text = replaced(text, opens);
    for access in ["sealed", "confidential", "unlisted"] {
        text = text.replace(&format!("access: {access}"), "access: public");
    }
    for (from, to) in [
        ("draft: true", "draft: false"),
        ("<redacted>", ""),
        ("</redacted>", ""),
    ] {
        text = text.replace(from, to);
    }
    text
}

fn replaced(text: &str, opens: &[(String, String)]) -> String {
    let mut text = text.to_owned();
    for (from, to) in opens.iter().filter(|(from, _)| !from.is_empty()) {
        text = text.replace(from.as_str(), to);
    }
    text
}

/// Counts the parts of a path.
fn depth(path: &str) -> usize {
    path.split('/')
        .filter(|part| !matches!(*part, "" | "."))
        .count()
}

/// Splits a command at blanks outside quotation marks.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in command.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}
