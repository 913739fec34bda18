//! Finds what the paths in records lead to: other records, or files that are published with them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::catalog::{Catalog, FileTarget, FilingId, NamedFile, NamedFiles, Party, PartyId};
use super::dockets::{Book, Home};
use super::incoming::Incoming;
use super::quick::{Map, Set};
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath, is_unseen};
use crate::docket::{Attachment, Held, Page, is_pdf, sidecar_of};
use crate::intake::{
    FileDigest, Record, Secrecy, Source, Sources, WithheldPath, Withholder, Withholding, is_litter,
    is_record_name,
};
use crate::text::{Prose, normal};

/// What paths can lead to.
pub(super) struct Files<'a> {
    /// The folder that no path may leave; empty for the site's own.
    pub content: &'a str,
    /// The records, by their files.
    pub records: Map<&'a SitePath, FoundRecord>,
    /// The other files, with their sizes.
    pub others: Map<&'a SitePath, u64>,
    /// The files that some record withholds.
    pub withheld: WithheldFiles<'a>,
    /// How records stand by their folded paths, made when a path leads to nothing.
    folded: OnceLock<Map<String, Standing>>,
    /// The paths with letters beyond ASCII by their normal forms, made when a path is not there as
    /// it is typed.
    normals: OnceLock<Map<String, Option<&'a SitePath>>>,
    /// The other files by their folded paths, made then too.
    others_folded: OnceLock<Map<String, Vec<&'a SitePath>>>,
}

/// A record as a path finds it.
pub(super) struct FoundRecord {
    target: FileTarget,
    standing: Standing,
}

/// Whether readers may know a record's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// They may.
    Open,
    /// Nobody can say: nothing public names it, or it cannot be read.
    Unknown,
    /// They may not.
    Withheld,
}

/// The files that some record withholds.
#[derive(Default)]
pub(super) struct WithheldFiles<'a> {
    folded: Set<FileDigest>,
    /// Those that are in the content folder, in the order of their paths.
    pub there: Vec<&'a SitePath>,
}

/// How a record names a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As an attachment, whose name the page shows.
    Attachment,
    /// By a link in its text.
    Link,
}

impl<'a> Files<'a> {
    /// Takes together all that paths can lead to.
    pub(super) fn new(
        sources: &'a Sources,
        records: Map<&'a SitePath, FoundRecord>,
        withheld: WithheldFiles<'a>,
    ) -> Files<'a> {
        let others = sources.others.iter();
        Files {
            content: sources.content,
            records,
            others: others.map(|(path, size)| (path, *size)).collect(),
            withheld,
            folded: OnceLock::new(),
            normals: OnceLock::new(),
            others_folded: OnceLock::new(),
        }
    }

    /// Resolves all paths of a record: its attachments', then those of its text.
    pub(super) fn of(
        &self,
        source: &Source,
        attachments: &[Attachment],
        prose: &Prose,
        problems: &mut Vec<Diagnostic>,
    ) -> NamedFiles {
        let attached = attachments
            .iter()
            .filter_map(|attachment| match &attachment.held {
                Held::File(to) => {
                    let at = attachment.at.clone();
                    let place = Place::Key(source.path.clone(), at, Part::Value);
                    Some((to, place, Way::Attachment))
                }
                Held::Url(_) | Held::Nowhere | Held::Withheld(_) => None,
            });
        let linked = source.links.iter().map(|link| {
            let start = prose.start + link.range.start;
            let range = start..start + link.range.len();
            let place = Place::Bytes(source.path.clone(), range);
            (&link.to, place, Way::Link)
        });
        let mut files: Vec<NamedFile> = Vec::new();
        let mut known: Set<&str> = Set::default();
        for (to, place, way) in attached.chain(linked) {
            if known.insert(to) {
                let target = self.find(source, to, way, &place);
                files.push(NamedFile {
                    to: to.clone(),
                    target: target.unwrap_or_else(|problem| {
                        problems.push(*problem);
                        FileTarget::Nothing
                    }),
                    place,
                });
            }
        }
        files.into()
    }

    /// Finds what one path leads to, or says what is wrong with it.
    fn find(
        &self,
        source: &Source,
        to: &str,
        way: Way,
        place: &Place,
    ) -> Result<FileTarget, Box<Diagnostic>> {
        let inside = source.path.join_below(to, self.content);
        let inside = inside.map(|path| self.as_named(path));
        if let Some(path) = &inside {
            if let Some(record) = self.records.get(path) {
                return match way {
                    Way::Link => Ok(record.target.clone()),
                    Way::Attachment => Err(Box::new(attached(record.standing, to, place))),
                };
            }
            if self.withheld.holds(path) {
                return Err(Box::new(withheld_file(place)));
            }
            if let Some(size) = self.others.get(path) {
                return Ok(FileTarget::Published(path.clone(), *size));
            }
        }
        Err(Box::new(self.missing(source, to, way, place, inside)))
    }

    /// Returns a path as the disk spells it: macOS writes `é` in a file's name as two characters.
    fn as_named(&self, path: SitePath) -> SitePath {
        let is_there = self.records.contains_key(&path) || self.others.contains_key(&path);
        if is_there {
            return path;
        }
        let normals = self.normals.get_or_init(|| {
            let records = self.records.keys().chain(self.others.keys());
            let mut normals: Map<String, Option<&SitePath>> = Map::default();
            for path in records.filter(|path| !path.as_str().is_ascii()) {
                // Of two such names neither can be told to be meant.
                normals
                    .entry(normal(path.as_str()).into_owned())
                    .and_modify(|known| *known = None)
                    .or_insert(Some(*path));
            }
            normals
        });
        let found = normals.get(&*normal(path.as_str())).copied().flatten();
        found.cloned().unwrap_or(path)
    }

    /// Says what is wrong with a path that leads to nothing. One that leads to something withheld
    /// once it is read more kindly is not told, since it tells of that.
    fn missing(
        &self,
        source: &Source,
        to: &str,
        way: Way,
        place: &Place,
        inside: Option<SitePath>,
    ) -> Diagnostic {
        let meant = readings(&source.path, to, self.content);
        // A backup may hold an older text of a record, and has its name.
        let is_kept_back = |path: &SitePath| self.withheld.holds(path) || is_litter(path.name());
        if meant.iter().any(is_kept_back) {
            return withheld_file(place);
        }
        let folded = self.folded.get_or_init(|| {
            let mut folded: Map<String, Standing> = Map::default();
            for (path, record) in &self.records {
                let standing = folded.entry(path.folded()).or_insert(record.standing);
                *standing = record.standing.max(*standing);
            }
            folded
        });
        let standing = meant.iter().find_map(|path| {
            let path = path.folded();
            // A filing's id stands for it in every other place.
            let by_id = || folded.get(&format!("{path}.md"));
            let found = folded.get(&path);
            found.or_else(|| by_id().filter(|_| way == Way::Attachment))
        });
        let standing = standing.copied();
        let is_named_so = meant.iter().any(|path| is_record_name(path.name()));
        match (way, standing) {
            (Way::Attachment, Some(standing)) => return attached(standing, to, place),
            // Only records have such names, so it can never be a file to attach; which one is
            // meant, nobody can say.
            (Way::Attachment, None) if is_named_so => {
                return attached(Standing::Unknown, to, place);
            }
            _ => {}
        }
        let problem = match (way, inside) {
            (Way::Link, None) if to.starts_with('/') && !to.contains('\\') => {
                let code = Code::LinkFromRoot;
                let message =
                    format!("`{to}` starts with `/`, but links are relative to this file");
                Diagnostic::error(code, place.clone(), message).help(code.way_out())
            }
            (_, None) => {
                let code = Code::PathOutside;
                let message = format!("`{to}` is outside the content folder");
                let problem = Diagnostic::error(code, place.clone(), message);
                match to.contains('\\') {
                    true => problem.help("write `/` between folders instead of a backslash"),
                    false => problem.help(code.way_out()),
                }
            }
            (Way::Attachment, _) => {
                let code = Code::AttachmentMissing;
                let message = format!("the attachment `{to}` does not exist");
                Diagnostic::error(code, place.clone(), message).help(code.way_out())
            }
            (Way::Link, _) => {
                let code = Code::LinkBroken;
                let message = format!("`{to}` does not exist in the content folder");
                Diagnostic::warning(code, place.clone(), message).help(code.way_out())
            }
        };
        match standing {
            None | Some(Standing::Open) => match self.in_another_case(&meant) {
                Some(path) => {
                    let is_beside = meant.iter().any(|one| one.folder() == path.folder());
                    let name = if is_beside {
                        path.name()
                    } else {
                        path.as_str()
                    };
                    problem.help(format!(
                        "did you mean `{name}`? Upper and lower case matter in file names"
                    ))
                }
                None => problem,
            },
            Some(Standing::Unknown | Standing::Withheld) => problem.without_words(),
        }
    }
}

impl<'a> Files<'a> {
    /// Finds the one file whose name differs in case alone from what a path leads to. Whoever typed
    /// the path knows the file.
    fn in_another_case(&self, meant: &[SitePath]) -> Option<&'a SitePath> {
        let by_folded = self.others_folded.get_or_init(|| {
            let mut by_folded: Map<String, Vec<&SitePath>> = Map::default();
            for path in self.others.keys() {
                by_folded.entry(path.folded()).or_default().push(path);
            }
            by_folded
        });
        let found = meant
            .iter()
            .find_map(|path| by_folded.get(&path.folded()))?;
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

impl WithheldFiles<'_> {
    /// Returns whether a file is withheld, or may be the same file as one that is.
    fn holds(&self, path: &SitePath) -> bool {
        !self.folded.is_empty() && self.folded.contains(&FileDigest::folded(path))
    }
}

/// Counts the files that no record names, withheld records and incoming included, by the nearest
/// folder with a record in it. Files below a folder whose records readers do not see are left out,
/// since they may belong to these.
pub(super) fn unnamed(
    sources: &Sources,
    catalog: &Catalog,
    withheld: &WithheldFiles<'_>,
) -> Vec<(SitePath, usize)> {
    let named: Set<&SitePath> = catalog.named_files().map(|(_, path)| path).collect();
    let is_unnamed = |path: &&SitePath| {
        !named.contains(path) && !withheld.holds(path) && !sources.is_sidecar(path)
    };
    let files = sources.others.iter().map(|(path, _)| path);
    let mut files = files.filter(is_unnamed).peekable();
    if files.peek().is_none() {
        return Vec::new();
    }
    let with_records: Set<&str> = sources.files.iter().map(|one| one.path.folder()).collect();
    let documents = catalog
        .filings()
        .filter_map(|(_, filed)| filed.filing.document());
    let dockets = catalog.dockets().filter(|(_, one)| one.access.is_public());
    let records = dockets.filter_map(|(_, docket)| docket.record.as_ref());
    let parties = catalog
        .parties()
        .filter_map(|(_, party)| party.record.as_ref());
    let mut open: Set<&str> = documents.map(|one| one.path.folder()).collect();
    open.extend(records.map(|one| one.path.folder()));
    open.extend(parties.map(|one| one.path.folder()));
    open.extend(catalog.pages().iter().map(|page| page.path.folder()));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for path in files {
        let mut folder = path.folder();
        while folder != sources.content && !with_records.contains(folder) {
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
        if open.contains(folder) || !with_records.contains(folder) {
            *counts.entry(folder).or_default() += 1;
        }
    }
    let counts = counts.into_iter();
    counts
        .map(|(folder, count)| (SitePath::new(folder), count))
        .collect()
}

/// Returns the published PDFs beside which is a sidecar that no record withholds.
pub(super) fn with_sidecar(
    sources: &Sources,
    catalog: &Catalog,
    withheld: &WithheldFiles<'_>,
) -> Vec<SitePath> {
    let pdfs = catalog.published_files().into_iter();
    let pdfs = pdfs.filter(|path| is_pdf(path));
    let has_sidecar = |pdf: &&SitePath| {
        let sidecar = sidecar_of(pdf);
        sources.has_other(&sidecar) && !withheld.holds(&sidecar)
    };
    pdfs.filter(has_sidecar).cloned().collect()
}

/// Says that an attachment is a record.
fn attached(standing: Standing, to: &str, place: &Place) -> Diagnostic {
    let code = Code::RecordAttached;
    let message = format!("the attachment `{to}` is a record of this site, not a file");
    let problem = Diagnostic::error(code, place.clone(), message).help(code.way_out());
    match standing {
        Standing::Open => problem,
        Standing::Unknown => problem.without_words(),
        Standing::Withheld => withheld_file(place),
    }
}

/// Says that a public record names a withheld file. The path on the line is part of what is
/// withheld.
fn withheld_file(place: &Place) -> Diagnostic {
    let code = Code::WithheldFile;
    let problem = Diagnostic::error(code, place.clone(), code.sentence());
    problem.help(code.way_out()).without_line()
}

/// Returns the files that a path may mean which leads to nothing as it is written: percent-encoded,
/// with a query, with backslashes, from the root, with characters that nobody sees, or with wide
/// ones.
fn readings(file: &SitePath, to: &str, content: &str) -> Vec<SitePath> {
    let plain = |text: &str| -> String {
        let text = text.replace('\\', "/");
        let seen = text.nfkc().filter(|c| !is_unseen(*c) && *c != '\0');
        seen.collect::<String>().trim().to_owned()
    };
    let path = to.split(['?', '#']).next().unwrap_or(to);
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let mut meant = Vec::new();
    for text in [plain(to), plain(path), plain(&decoded)] {
        let below = text.trim_start_matches('/');
        let below = below.strip_prefix(content).unwrap_or(below);
        let from_root = SitePath::new(&format!("{content}/x")).join(below.trim_start_matches('/'));
        meant.extend(file.join_below(&text, content));
        meant.extend(from_root.filter(|_| below.len() < text.len()));
    }
    meant
}

/// Returns the page of each record, by its file; `Nothing` for those that readers do not see in
/// full.
pub(super) fn record_paths<'a>(
    files: &'a [Source],
    book: &Book<'_>,
    homes: &[Home],
    incoming: &[Incoming<'_>],
    parties: &[Party],
    pages: &[&Arc<Page>],
) -> Map<&'a SitePath, FoundRecord> {
    let unseen = |(source, home): (&'a Source, &Home)| {
        let found = FoundRecord {
            target: FileTarget::Nothing,
            standing: standing(source, home),
        };
        (&source.path, found)
    };
    let mut paths: Map<&SitePath, FoundRecord> = files.iter().zip(homes).map(unseen).collect();
    let mut set = |path: &SitePath, target: FileTarget| {
        if let Some(known) = paths.get_mut(path) {
            known.target = target;
            if known.standing == Standing::Unknown {
                known.standing = Standing::Open;
            }
        }
    };
    for (at, arrived) in incoming.iter().enumerate() {
        if arrived.filing.access().is_public() {
            set(
                &arrived.source.path,
                FileTarget::Filing(FilingId(at as u32)),
            );
        }
    }
    for docket in &book.dockets {
        if let (Some(record), Some(id)) = (docket.record, docket.id) {
            set(&record.path, FileTarget::Docket(id));
        }
    }
    for (at, party) in parties.iter().enumerate() {
        if let Some(record) = &party.record {
            set(&record.path, FileTarget::Party(PartyId(at as u32)));
        }
    }
    for (at, page) in pages.iter().enumerate() {
        set(&page.path, FileTarget::Page(at));
    }
    paths
}

/// Judges a record before it is known to have a page.
fn standing(source: &Source, home: &Home) -> Standing {
    let is_withheld = source.secrecy >= Secrecy::Withheld
        || match (&source.record, home) {
            (Some(Record::Filing(_)), Home::Known { access, .. }) => !access.is_public(),
            (Some(Record::Docket(record)), _) => !record.access().is_public(),
            _ => false,
        };
    match is_withheld {
        true => Standing::Withheld,
        false => Standing::Unknown,
    }
}

/// Gathers the files that some record withholds, and reports withheld paths that lead to none.
/// Whatever was meant by such a path would not be kept from being published.
pub(super) fn withheld<'a>(
    sources: &'a Sources,
    book: &Book<'_>,
    homes: &[Home],
    problems: &mut Vec<Diagnostic>,
) -> WithheldFiles<'a> {
    let mut named: Vec<(WithheldPath, bool)> = Vec::new();
    for (source, home) in sources.files.iter().zip(homes) {
        let is_of_withheld = |docket: &usize| !book.dockets[*docket].access().is_public();
        let dockets = match home {
            Home::Known { dockets, .. } => dockets.as_slice(),
            Home::Unknown => &[],
        };
        let by_docket = dockets.iter().any(is_of_withheld);
        let own = source.withheld.iter();
        named.extend(own.map(|path| {
            let needed = by_docket || path.by == Withholder::Access;
            (path.clone(), needed)
        }));
        // What a filing names is withheld too where only its docket withholds it.
        if let (Some(Record::Filing(record)), Home::Known { access, .. }) = (&source.record, home)
            && !access.is_public()
            && let Some(document) = record.filing.as_ref().and_then(|filing| filing.document())
        {
            let withholding = Withholding {
                file: &source.path,
                content: sources.content,
                by: Withholder::Access,
            };
            let paths = withholding.document(document).into_iter();
            named.extend(paths.map(|path| (path, true)));
        }
    }
    let others = sources.others.iter().map(|(path, _)| path);
    let plain = others.filter(|path| is_record_name(path.name()));
    let plain: Set<FileDigest> = plain.map(FileDigest::folded).collect();
    named.retain(|(path, _)| {
        !path.is_named_record || path.folded.iter().any(|one| plain.contains(one))
    });
    if named.is_empty() {
        return WithheldFiles::default();
    }
    let folded = named.iter().flat_map(|(path, _)| &path.folded);
    let mut withheld = WithheldFiles {
        folded: folded.copied().collect(),
        there: Vec::new(),
    };
    let records = sources.files.iter().map(|source| &source.path);
    let records: Set<FileDigest> = records
        .filter(|path| withheld.holds(path))
        .map(FileDigest::exact)
        .collect();
    let others = sources.others.iter().map(|(path, _)| path);
    withheld.there = others.filter(|path| withheld.holds(path)).collect();
    let files: Set<FileDigest> = withheld
        .there
        .iter()
        .map(|path| FileDigest::exact(path))
        .collect();
    for (path, needed) in named {
        let code = match path.exact {
            Some(exact) if files.contains(&exact) => continue,
            Some(exact) if records.contains(&exact) => Code::RecordAttached,
            _ => Code::WithheldFileMissing,
        };
        if needed {
            let problem = Diagnostic::error(code, path.place, code.sentence());
            problems.push(problem.help(code.way_out()).without_line());
        }
    }
    withheld
}
