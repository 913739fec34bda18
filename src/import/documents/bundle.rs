//! ZIP archives of documents. Where a table in the archive lists its files, each row is a filing,
//! and a file that no row names is not imported; without a table, each document is a filing.

use std::collections::{BTreeSet, HashMap};

use super::days::days;
use super::{DocumentInput, NamedDocument, Running, guarded, paper, read_named};
use crate::import::archive::{self, Packed};
use crate::import::tables::TABLES;
use crate::import::{
    Batch, Choices, DateOrder, FoundAttachment, FoundFile, FoundFiling, Input, Skipped, Unreadable,
};

/// Reads an archive.
pub(super) fn read(document: &DocumentInput<'_>, choices: &Choices) -> Result<Batch, Unreadable> {
    let mut batch = Batch::default();
    let place = document.path;
    let files = match archive::unpack(document.bytes) {
        Ok(files) => files,
        Err(why) => {
            let place = place.to_owned();
            batch.skipped.push(Skipped { place, why });
            batch.is_incomplete = true;
            return Ok(batch);
        }
    };
    let files: Vec<Packed> = files
        .into_iter()
        .filter(|file| !is_litter(&file.name))
        .collect();
    let paths: Vec<String> = files
        .iter()
        .map(|file| format!("{place}/{}", shown(&file.name)))
        .collect();
    let inputs = || {
        files.iter().zip(&paths).map(|(file, path)| Input {
            path,
            bytes: &file.bytes,
        })
    };
    let tables: Vec<Input<'_>> = inputs().filter(TABLES.detects).collect();
    match tables.is_empty() {
        true => {
            each(&files, &paths, document, choices, &mut batch);
        }
        false => {
            let mut listed = listed(&tables, &files, choices)?;
            let used = settle(&mut listed, &files, &tables, place, choices);
            for (file, path) in files.iter().zip(&paths) {
                let is_table = tables.iter().any(|table| table.path == path);
                if used.contains(&*file.name) || is_table {
                    continue;
                }
                // The name of what is withheld may say what it is about.
                let name = match guarded::of_path(&file.name) {
                    Some(_) => "a file".to_owned(),
                    None => shown(&file.name),
                };
                listed.skipped.push(Skipped {
                    place: place.to_owned(),
                    why: format!(
                        "{name} is in the archive and not listed, so nobody knows who may see it: list it in the archive's table, or import it by itself"
                    ),
                });
            }
            batch = listed;
        }
    }
    Ok(batch)
}

/// Makes a name fit for messages.
fn shown(name: &str) -> String {
    crate::import::plain::line(&name.replace('\\', "/"))
}

/// Returns whether a file of an archive is what systems leave in it.
fn is_litter(name: &str) -> bool {
    let name = name.replace('\\', "/");
    let last = name.rsplit('/').next().unwrap_or("");
    name.split('/').any(|part| part == "__MACOSX")
        || last.is_empty()
        || last.starts_with('.')
        || matches!(last, "Thumbs.db" | "desktop.ini")
}

/// Makes a filing of each document.
fn each(
    files: &[Packed],
    paths: &[String],
    archive: &DocumentInput<'_>,
    choices: &Choices,
    batch: &mut Batch,
) {
    let count = files.len();
    for (at, (file, path)) in files.iter().zip(paths).enumerate() {
        let last = file.name.rsplit(['/', '\\']).next().unwrap_or(&file.name);
        let is_packed = last.to_lowercase().ends_with(".zip");
        if is_packed || !super::is_document(last) {
            let name = match guarded::of_path(&file.name) {
                Some(_) => "a file".to_owned(),
                None => shown(&file.name),
            };
            let why = match is_packed {
                true => format!(
                    "{name} is an archive within the archive: unpack it and import the folder"
                ),
                false => {
                    format!("{name} is no document, and no table lists it, so it was not imported")
                }
            };
            let place = archive.path.to_owned();
            batch.skipped.push(Skipped { place, why });
            continue;
        }
        let document = DocumentInput {
            path,
            below: &shown(&file.name),
            bytes: &file.bytes,
            sidecar: None,
            number: (at + 1, count),
            within: Some(archive.path),
        };
        let held = FoundFile::Inside(last.to_owned(), file.bytes.clone());
        paper(&document, held, choices, batch);
    }
}

/// Reads the tables of an archive. Days such as 02/06/2006 are read in the order in which the
/// documents themselves bear them out.
fn listed(tables: &[Input<'_>], files: &[Packed], choices: &Choices) -> Result<Batch, Unreadable> {
    let asked = match (TABLES.read)(tables, choices) {
        Err(asked) if choices.dates.is_none() => asked,
        read => return read,
    };
    let mut known = BTreeSet::new();
    for file in files.iter().filter(|file| super::is_document(&file.name)) {
        if let Some(sheet) = super::sheet_of(&file.name, &file.bytes, choices) {
            let found = days(&Running::of(&sheet).text);
            known.extend(found.into_iter().map(|day| day.day.to_string()));
        }
    }
    let mut fitting = Vec::new();
    for order in [DateOrder::MonthFirst, DateOrder::DayFirst] {
        let choices = Choices {
            dates: Some(order),
            ..choices.clone()
        };
        let Ok(batch) = (TABLES.read)(tables, &choices) else {
            continue;
        };
        let is_known = |filing: &FoundFiling| {
            let day = filing.date.as_deref().and_then(|date| date.get(..10));
            day.is_some_and(|day| known.contains(day))
        };
        if batch.filings.iter().any(is_known) {
            fitting.push(batch);
        }
    }
    match (fitting.pop(), fitting.pop()) {
        (Some(batch), None) => Ok(batch),
        _ => Err(asked),
    }
}

/// Attaches the files of the archive to the rows that name them. Gives the names of those files.
fn settle(
    batch: &mut Batch,
    files: &[Packed],
    tables: &[Input<'_>],
    place: &str,
    choices: &Choices,
) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut notes = Vec::new();
    // Names in a table begin at its folder.
    let folders: Vec<String> = tables
        .iter()
        .map(|table| {
            let below = table.path.strip_prefix(place).unwrap_or(table.path);
            let below = below.trim_start_matches('/');
            below
                .rsplit_once('/')
                .map_or("", |(folder, _)| folder)
                .to_owned()
        })
        .collect();
    let names = ByName::of(files);
    for filing in &mut batch.filings {
        let is_open = filing.access.is_public();
        for at in 0..filing.attachments.len() {
            let attachment = &mut filing.attachments[at];
            let FoundFile::Named(name) = &attachment.held else {
                continue;
            };
            let name = name.trim().replace('\\', "/");
            let Some(file) = names.find(&folders, &name) else {
                attachment.held = FoundFile::Nowhere;
                attachment.title.get_or_insert(name.clone());
                notes.push(match is_open {
                    true => format!("{place}: {} is listed and not in the archive", shown(&name)),
                    false => format!(
                        "{}: its file is listed and not in the archive",
                        filing.place
                    ),
                });
                continue;
            };
            used.insert(file.name.clone());
            let mut given = take(attachment, file, &filing.place, at, choices, &mut notes);
            filing.is_doubtful |= is_open && !attachment.access.is_public();
            if filing.attachments.len() == 1 {
                given.fill(filing, &file.name);
            }
        }
    }
    batch.notes.extend(notes);
    used
}

/// The files of an archive by their names.
struct ByName<'a> {
    whole: HashMap<String, &'a Packed>,
    last: HashMap<String, Vec<&'a Packed>>,
}

impl<'a> ByName<'a> {
    fn of(files: &'a [Packed]) -> ByName<'a> {
        let mut names = ByName {
            whole: HashMap::new(),
            last: HashMap::new(),
        };
        for file in files {
            let name = file.name.replace('\\', "/");
            let last = name.rsplit('/').next().unwrap_or(&name).to_owned();
            names.last.entry(last).or_default().push(file);
            names.whole.entry(name).or_insert(file);
        }
        names
    }

    /// Finds a file by the name that a table gives it: below the table's folder, or else the only
    /// one of that name.
    fn find(&self, folders: &[String], name: &str) -> Option<&'a Packed> {
        let beside = folders.iter().map(|folder| match folder.as_str() {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        });
        let found = beside.filter_map(|path| self.whole.get(&path)).next();
        if let Some(file) = found {
            return Some(file);
        }
        let end = format!("/{name}");
        let last = name.rsplit('/').next().unwrap_or(name);
        let alike = self.last.get(last).map_or(&[][..], Vec::as_slice);
        let mut all = alike
            .iter()
            .filter(|file| format!("/{}", file.name.replace('\\', "/")).ends_with(&end));
        match (all.next(), all.next()) {
            (Some(file), None) => Some(file),
            _ => None,
        }
    }
}

/// Attaches a file, with its text, and withholds it where it is marked.
pub(super) fn take(
    attachment: &mut FoundAttachment,
    file: &Packed,
    place: &str,
    at: usize,
    choices: &Choices,
    notes: &mut Vec<String>,
) -> NamedDocument {
    let last = file.name.rsplit(['/', '\\']).next().unwrap_or(&file.name);
    let mut given = read_named(&file.name, &file.bytes, None, choices);
    attachment.held = FoundFile::Inside(last.to_owned(), file.bytes.clone());
    attachment.text = given.text.take();
    let by_name = guarded::of_path(&file.name).map(|guard| guard.access);
    let access = by_name.unwrap_or(given.access).max(given.access);
    if access > attachment.access {
        attachment.access = access;
        notes.push(format!(
            "{place}, attachment {}: withheld, as its name or its first page says that it is confidential",
            at + 1
        ));
    }
    let of = given.notes.drain(..);
    notes.extend(of.map(|note| format!("{place}, attachment {}: {note}", at + 1)));
    given.access = attachment.access;
    given
}
