//! What the site has already, as an import needs to know it, and what becomes of each file.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure};
use walkdir::WalkDir;

use crate::Edition;
use crate::docket::Access;
use crate::import::{KnownDocket, LEDGER, Ledger, Output};
use crate::intake::bounds::{self, Symlinks};
use crate::intake::ledger::digest;
use crate::intake::{Record, Sources};

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is new.
    New,
    /// The source changed, and nobody edited the file.
    Updated,
    /// Nothing changed.
    Unchanged,
    /// It holds already what would be written, and the ledger does not say so yet.
    Adopted,
    /// A person edited it, and the source is as it was.
    Edited,
    /// A person edited it, and the source changed.
    Differs,
    /// The source changed a document whose record a person edited, so the file that the record
    /// describes is kept.
    Beside,
    /// A person deleted it.
    Deleted,
    /// Another file has its place.
    Taken,
}

/// Reads the ledger of a site; an empty one where there is none.
pub(super) fn ledger(root: &Path) -> anyhow::Result<Ledger> {
    Ledger::of(root).map_err(|why| anyhow!("{LEDGER} cannot be read: {why}"))
}

/// Reads a file that an earlier import wrote; nothing where it is gone. A link in its place is not
/// followed.
pub(super) fn current(root: &Path, path: &str) -> Option<Vec<u8>> {
    bounds::read(&root.join(path), Symlinks::Refuse, bounds::IMPORT).ok()
}

/// Decides what becomes of a file, from what is in its place and the digest of what it would
/// hold.
pub(super) fn fate(root: &Path, ledger: &Ledger, output: &Output, new: &str) -> Fate {
    let before = ledger.find(&output.key);
    let place = before.map_or(&*output.path, |line| line.path);
    let current = current(root, place).map(|bytes| digest(&bytes));
    match (before, current) {
        (None, None) if root.join(place).symlink_metadata().is_ok() => Fate::Taken,
        (None, None) => Fate::New,
        (None, Some(current)) if current == new => Fate::Adopted,
        (None, Some(_)) => Fate::Taken,
        (Some(_), None) => Fate::Deleted,
        (Some(line), Some(current)) if current == line.digest => {
            match new == current && output.moved_from.is_none() {
                true => Fate::Unchanged,
                false => Fate::Updated,
            }
        }
        (Some(_), Some(current)) if current == new && output.moved_from.is_none() => Fate::Adopted,
        (Some(line), Some(_)) if line.digest == new => Fate::Edited,
        (Some(_), Some(_)) => Fate::Differs,
    }
}

/// Refuses a path of which a folder is a link: it may lead out of the site.
pub(super) fn refuse_links(root: &Path, path: &str) -> anyhow::Result<PathBuf> {
    let mut place = root.to_owned();
    for part in path.split('/') {
        place.push(part);
        let is_link = place
            .symlink_metadata()
            .is_ok_and(|found| found.is_symlink());
        ensure!(
            !is_link,
            "{} is a symbolic link, and an import writes through none: put a folder in its place",
            place.display()
        );
    }
    Ok(place)
}

/// Returns the dockets of a site: those with a record, those included that nobody may see, and
/// those that filings name.
pub(super) fn dockets(edition: &Edition) -> Vec<KnownDocket> {
    let mut dockets: Vec<KnownDocket> = Vec::new();
    for source in &edition.sources.files {
        if let Some(Record::Docket(record)) = &source.record {
            dockets.push(KnownDocket {
                name: record.name().to_owned(),
                number: record.number.clone(),
                folder: Some(source.path.folder().to_owned()),
                has_record: true,
                is_withheld: record.access() != Access::Public,
            });
        }
    }
    let mut folders: HashMap<&str, &str> = HashMap::new();
    for (_, filed) in edition.catalog.filings() {
        if let (Some(home), Some(document)) = (filed.home(), filed.filing.document()) {
            let name = &*edition.catalog.docket(home).name;
            folders.entry(name).or_insert(document.path.folder());
        }
    }
    for (_, docket) in edition.catalog.dockets() {
        if !dockets.iter().any(|known| known.name == docket.name) {
            let folder = folders.get(&*docket.name);
            dockets.push(KnownDocket {
                name: docket.name.clone(),
                number: docket.number.clone(),
                // What is at the top of the content is in no docket's folder.
                folder: folder
                    .filter(|folder| **folder != edition.sources.content)
                    .map(|folder| (*folder).to_owned()),
                has_record: false,
                is_withheld: docket.access != Access::Public,
            });
        }
    }
    dockets
}

/// Returns the names of a site's parties, and whether each is in a record.
pub(super) fn parties(edition: &Edition) -> Vec<(String, bool)> {
    let mut parties = Vec::new();
    for source in &edition.sources.files {
        if let Some(Record::Party(record)) = &source.record {
            // The name comes first: a record that an import wrote keeps it.
            let aliases = record.aliases.iter().chain(&record.formerly);
            let names = std::iter::once(&record.name);
            let names = names.chain(aliases.map(|mention| &mention.text));
            let names = names.chain([&record.id]);
            parties.extend(names.map(|name| (name.clone(), true)));
        }
    }
    let gathered = edition.catalog.parties();
    let gathered = gathered.filter(|(_, party)| party.record.is_none());
    parties.extend(gathered.map(|(_, party)| (party.name.clone(), false)));
    parties
}

/// Returns the paths of all files of a site.
pub(super) fn files(sources: &Sources) -> HashSet<String> {
    let records = sources.files.iter().map(|source| source.path.as_str());
    let others = sources.others.iter().map(|(path, _)| path.as_str());
    records.chain(others).map(str::to_owned).collect()
}

/// Returns whether a folder holds records itself, and so is the content of its site.
pub(super) fn holds_records(root: &Path) -> bool {
    let found = std::fs::read_dir(root).into_iter().flatten().flatten();
    let mut entries = found.map(|entry| (entry.path(), entry.file_name()));
    entries.any(|(path, name)| {
        let name = name.to_string_lossy();
        name != "README.md" && name.ends_with(".md") || path.join("docket.md").is_file()
    })
}

/// Returns whether a site has a folder for its content.
pub(super) fn has_content(root: &Path) -> bool {
    root.join("content").is_dir()
}

/// Returns whether there is anything of a site in a folder.
pub(super) fn is_begun(root: &Path) -> bool {
    let is_record = |name: &str| name.to_lowercase().ends_with(".md");
    let content = WalkDir::new(root.join("content")).max_depth(bounds::DEPTH);
    root.join("site.yaml").symlink_metadata().is_ok()
        || holds_records(root)
        || content
            .into_iter()
            .flatten()
            .any(|entry| is_record(&entry.file_name().to_string_lossy()))
}
