//! Reads doors from text.

use super::scene::unescaped;

/// A side door: a site, and what must hold whatever is asked of it.
#[derive(Debug, Clone)]
pub(super) struct Door {
    pub name: String,
    /// Decides which formats its commands take; it follows from the name alone, so that other doors
    /// do not change it.
    pub turn: usize,
    pub ends: End,
    /// What the pages of a clean build must show.
    pub shows: Vec<String>,
    /// What a build must say.
    pub says: Vec<String>,
    /// What no message may say.
    pub never: Vec<String>,
    /// What else than `kanarie` must not come out.
    pub secrets: Vec<String>,
    /// Characters that no message or file may hold as such.
    pub raw: Vec<String>,
    /// What makes the site public, for the control.
    pub opens: Vec<(String, String)>,
    pub control: Control,
    /// The docket's record that is broken, mistyped and removed in turn.
    pub record: Option<String>,
    /// Whether the site is rightly public where that record is missing.
    pub public_without_record: bool,
    /// Whether `list` and `new` must refuse the site.
    pub unlistable: bool,
    /// The folder of the site in which commands run, where it is not named by `--site`.
    pub from: Option<String>,
    /// Commands that run before the others.
    pub runs: Vec<String>,
    /// Whether every command runs in every format.
    pub thorough: bool,
    pub files: Vec<File>,
}

/// How a build of the site must end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With an error and nothing written.
    Refused,
    /// With a site.
    Clean,
    /// Either way.
    Either,
}

/// Where the words are seen once nothing is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    /// In the published site.
    Written,
    /// In what some command says or writes.
    Anywhere,
    /// Nowhere: the site cannot be made public by a change of words.
    Nowhere,
}

/// A file of a site. Path and text hold escapes as they were typed.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub path: String,
    /// What is special about it, such as `utf-16le` or `link ../elsewhere`.
    pub form: String,
    pub text: String,
}

/// Reads the doors of one file, whose name begins theirs. A block that begins with `base` is for
/// the doors after it, in all files.
pub(super) fn read(part: &str, text: &str, bases: &mut Vec<(String, String)>) -> Vec<Door> {
    let mut doors = Vec::new();
    for block in text.split("\n=== ").skip(1) {
        let (head, block) = block.split_once('\n').expect("a door has lines");
        match head.strip_prefix("base ") {
            Some(name) => bases.push((name.to_owned(), block.to_owned())),
            None => {
                for (name, block) in rows(head, block) {
                    doors.push(door(&format!("{part}: {name}"), &block, bases));
                }
            }
        }
    }
    doors
}

/// A table of a block: the names of its columns, and its rows, of which each begins with its own
/// name.
#[derive(Default)]
struct Table<'a> {
    columns: Vec<&'a str>,
    rows: Vec<Vec<&'a str>>,
}

/// Makes of a block with tables a block for each combination of their rows.
fn rows(head: &str, block: &str) -> Vec<(String, String)> {
    let mut tables: Vec<Table<'_>> = Vec::new();
    let mut others = Vec::new();
    let mut in_table = false;
    for line in block.split('\n') {
        match (
            line.strip_prefix("each: "),
            line.strip_prefix("  "),
            tables.last_mut(),
        ) {
            (Some(names), _, _) => {
                tables.push(Table {
                    columns: names.split_whitespace().collect(),
                    rows: Vec::new(),
                });
                in_table = true;
            }
            (None, Some(row), Some(table)) if in_table => {
                let values = table.columns.len() + 1;
                table.rows.push(row.splitn(values, " | ").collect());
            }
            _ => {
                in_table = false;
                others.push(line);
            }
        }
    }
    let mut made = vec![(head.to_owned(), others.join("\n"))];
    for table in tables {
        let mut more = Vec::new();
        for (name, text) in &made {
            for row in &table.rows {
                more.push((format!("{name}: {}", row[0].trim()), table.fill(text, row)));
            }
        }
        made = more;
    }
    made
}

impl Table<'_> {
    /// Puts the values of a row into a text.
    fn fill(&self, text: &str, row: &[&str]) -> String {
        assert_eq!(
            row.len(),
            self.columns.len() + 1,
            "a row has a value a column: {row:?}"
        );
        let mut text = text.to_owned();
        for (column, value) in self.columns.iter().zip(&row[1..]) {
            let value = value
                .strip_prefix('`')
                .and_then(|value| value.strip_suffix('`'))
                .unwrap_or(value);
            text = text.replace(&format!("{{{column}}}"), value);
        }
        text
    }
}

/// Reads one door.
fn door(name: &str, block: &str, bases: &[(String, String)]) -> Door {
    let mut door = Door {
        name: name.to_owned(),
        turn: name
            .bytes()
            .fold(7, |sum, byte| (sum * 31 + usize::from(byte)) % 30_030),
        ends: End::Refused,
        shows: Vec::new(),
        says: Vec::new(),
        never: Vec::new(),
        secrets: Vec::new(),
        raw: Vec::new(),
        opens: Vec::new(),
        control: Control::Written,
        record: None,
        public_without_record: false,
        unlistable: false,
        from: None,
        runs: Vec::new(),
        thorough: false,
        files: Vec::new(),
    };
    let base = block.lines().find_map(|line| line.strip_prefix("use: "));
    let base = base.unwrap_or("plain");
    if base != "none" {
        let (_, text) = bases
            .iter()
            .find(|(known, _)| known == base)
            .unwrap_or_else(|| panic!("{name}: no base `{base}`"));
        fill(&mut door, text);
    }
    fill(&mut door, block);
    door
}

/// Puts the lines of a block into a door: first its keys, then its files.
fn fill(door: &mut Door, block: &str) {
    let mut file: Option<File> = None;
    for line in block.lines() {
        let head = line
            .strip_prefix("-- ")
            .and_then(|line| line.strip_suffix(" --"));
        if let Some(head) = head {
            file.take().into_iter().for_each(|file| put(door, file));
            let (path, form) = head.split_once(" => ").unwrap_or((head, ""));
            file = Some(File {
                path: path.to_owned(),
                form: form.to_owned(),
                text: String::new(),
            });
        } else if let Some(file) = &mut file {
            file.text.push_str(line);
            file.text.push('\n');
        } else if !line.is_empty() && !line.starts_with('#') {
            set(door, line);
        }
    }
    file.into_iter().for_each(|file| put(door, file));
}

/// Puts a file in; it takes the place of the base's.
fn put(door: &mut Door, file: File) {
    door.files.retain(|other| other.path != file.path);
    if file.form != "gone" {
        door.files.push(file);
    }
}

/// Reads a key of a door.
fn set(door: &mut Door, line: &str) {
    let (key, value) = line.split_once(':').expect("a key and its value");
    let value = value.trim().to_owned();
    match (key, value.as_str()) {
        ("use", _) => {}
        ("ends", "refused") => door.ends = End::Refused,
        ("ends", "clean") => door.ends = End::Clean,
        ("ends", "either") => door.ends = End::Either,
        ("control", "written") => door.control = Control::Written,
        ("control", "anywhere") => door.control = Control::Anywhere,
        ("control", "nowhere") => door.control = Control::Nowhere,
        ("shows", _) => door.shows.push(value),
        ("says", _) => door.says.push(value),
        ("never", _) => door.never.push(value),
        ("secret", _) => door.secrets.push(value.to_lowercase()),
        ("raw", _) => {
            let raw = String::from_utf8(unescaped(&value));
            door.raw.push(raw.expect("characters are UTF-8"));
        }
        ("record", _) => door.record = Some(value),
        ("missing", "public") => door.public_without_record = true,
        ("unlistable", "yes") => door.unlistable = true,
        ("from", _) => door.from = Some(value),
        ("run", _) => door.runs.push(value),
        ("thorough", "yes") => door.thorough = true,
        ("open", _) => {
            // Blanks at the start belong to what is replaced.
            let typed = line.strip_prefix("open: ").expect("a key ends so");
            let (from, to) = typed.split_once(" =>").expect("`open: FROM => TO`");
            door.opens.push((from.to_owned(), to.trim().to_owned()));
        }
        _ => panic!("{}: `{line}` is no key of a door", door.name),
    }
}
