//! 1. Intake: a folder becomes [`Sources`], all that one file alone can tell.
//!
//! Withheld text dies here: `redact.rs` cuts it out of a file before anything else reads it, and a
//! filing that is not public leaves as an entry without its contents.

#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
mod again;
mod bare;
mod blocked;
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
pub mod bounds;
mod cause;
mod comments;
mod contact;
mod cut;
mod digests;
mod docket;
mod fields;
mod filing;
mod front;
pub mod ledger;
mod locate;
mod naming;
mod party;
mod pdf;
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
mod plain;
mod reading;
mod redact;
mod redirect;
mod settings;
mod shelf;
mod sidecar;
mod split;
mod suspicion;
mod tags;
mod unread;
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
mod walk;
mod withheld;
mod written;
mod yaml;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use anyhow::Context;

use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place, Severity, SitePath, Step};
use crate::docket::keys::{self, Shape, Table};
use crate::docket::{
    Access, Audience, ClockNames, DocketRecord, Dockets, Filing, Heading, Node, Page, PartyRecord,
    Settings, pdf_of,
};
use crate::law::Authority;
use crate::text::{BodyLink, Prose, is_mark};
pub use again::{Changed, read_again};
use bounds::{Refusal, Symlinks};
pub use digests::digest_all;
pub use front::check_beginnings;
use naming::Naming;
pub(crate) use naming::is_litter;
pub use naming::{is_near_docket, is_record_name};
pub use pdf::{Look, VERDICTS, Verdicts, hidden_words, inspect, inspect_all, tell as tell_pdf};
use reading::Reading;
use redact::{Form, MarkMistake, PublicText};
pub use shelf::{Revealing, list_files, locate_lines};
pub use sidecar::{PDF_LEDGER, PdfLedger, PdfLine, read_texts};
use suspicion::{suspicion, suspicion_of_all, suspicion_of_bytes};
pub use walk::has_records;
pub use withheld::{FileDigest, WithheldPath, Withholder, Withholding};
pub(crate) use written::{Quotes, Value, WrittenFile, read_written, shown};
pub use yaml::parse_words;

/// The name of the settings file.
const SITE_YAML: &str = "site.yaml";

/// All files of a site as each one alone tells itself.
#[derive(Debug)]
pub struct Sources {
    /// The site's folder.
    pub root: PathBuf,
    /// The folder below it that holds the content; empty where that is the site's folder itself.
    pub content: &'static str,
    /// `site.yaml`, or the defaults.
    pub settings: Settings,
    /// Whether there is no `site.yaml` that could not be read: else what files mean is not known.
    pub has_settings: bool,
    /// The Markdown files, sorted by path.
    pub files: Vec<Source>,
    /// All other files of the content folder with their sizes in bytes, sorted by path.
    pub others: Vec<(SitePath, u64)>,
    /// Whether anything in the content folder is not read, by its name or by `ignore`.
    pub leaves_out: bool,
    /// What is wrong with `site.yaml` and with names.
    pub problems: Vec<Diagnostic>,
    /// The paths of all files, listed when a message must name one by its number.
    listing: OnceLock<Vec<String>>,
}

impl Sources {
    /// Returns whether every file was read, and no filing, passage, comment, file or draft is
    /// withheld. Then a name that nothing uses is not that of anything withheld. Whether a docket
    /// is, only linking knows.
    pub(crate) fn withhold_nothing(&self) -> bool {
        let is_open = |source: &Source| {
            let is_plain = source.is_read && !source.is_cut && source.withheld.is_empty();
            is_plain && source.secrecy == Secrecy::Open && source.record.is_some()
        };
        !self.leaves_out && self.files.iter().all(is_open)
    }

    /// Returns whether a file that is no record is in the content folder.
    pub fn has_other(&self, path: &SitePath) -> bool {
        let place = self.others.binary_search_by(|(other, _)| other.cmp(path));
        place.is_ok()
    }

    /// Returns whether a file is the sidecar of a PDF that is there too: it belongs to that file
    /// and is none by itself.
    pub fn is_sidecar(&self, path: &SitePath) -> bool {
        pdf_of(path).is_some_and(|pdf| self.has_other(&pdf))
    }

    /// Drops the records of all files with an error, as if nothing of these files could be read.
    pub(crate) fn set_aside_mistaken(&mut self) {
        let is_error = |one: &Diagnostic| one.severity == Severity::Error;
        for source in &mut self.files {
            // The mistakes of a draft that takes no part do not count.
            if source.secrecy != Secrecy::Draft && source.problems.iter().any(is_error) {
                source.record = None;
                source.links = Vec::new();
                source.citations = Vec::new();
            }
        }
    }
}

/// What one Markdown file tells.
#[derive(Debug)]
pub struct Source {
    /// Where it is.
    pub path: SitePath,
    /// What kind of record its place and name make it.
    pub kind: FileKind,
    /// What it records; `None` where mistakes leave too little of it.
    pub record: Option<Record>,
    /// Whether its front matter was read, though it may record nothing.
    pub is_read: bool,
    /// Whether a withheld passage or a comment was cut out of it.
    pub is_cut: bool,
    /// How much of the file may be told.
    pub secrecy: Secrecy,
    /// The paths that it withholds.
    pub withheld: Vec<WithheldPath>,
    /// What each of its clocks names, by its number, those included that could not be read as a
    /// whole.
    pub clocks: Vec<(usize, ClockNames)>,
    /// The links of its text to other files of the content folder, in order.
    pub links: Vec<BodyLink>,
    /// The authorities that its text cites, in order, each time.
    pub citations: Vec<Authority>,
    /// Its mistakes.
    pub problems: Vec<Diagnostic>,
}

/// What a Markdown file records.
#[derive(Debug)]
pub enum Record {
    /// A filing.
    Filing(Box<FilingRecord>),
    /// A docket.
    Docket(Arc<DocketRecord>),
    /// A party.
    Party(Arc<PartyRecord>),
    /// A free page.
    Page(Arc<Page>),
}

/// A filing, and what is needed to find it by.
#[derive(Debug)]
pub struct FilingRecord {
    /// Its id.
    pub id: String,
    /// The dockets that it names.
    pub dockets: Dockets,
    /// Its item number.
    pub number: Option<String>,
    /// The filing; `None` where readers see nothing of it.
    pub filing: Option<Arc<Filing>>,
    /// What readers see in place of its title, should its docket withhold it.
    pub public_title: Option<String>,
    /// How open it says it is, were it not a draft; `None` where that cannot be read.
    pub stated_access: Option<Access>,
}

/// How much of a file may be told in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Secrecy {
    /// All of it.
    Open,
    /// Its name, and the line whose mistake makes it doubtful whether it is open.
    Doubtful,
    /// Nothing, not even its name.
    Withheld,
    /// It is a draft and takes no part: not even its mistakes count.
    Draft,
}

impl Secrecy {
    /// Makes an open file doubtful where a key or a value was read that was to withhold it and does
    /// not.
    fn or_doubtful(self, reading: &Reading<'_>) -> Secrecy {
        match (self, reading.doubtful.get()) {
            (Secrecy::Open, true) => Secrecy::Doubtful,
            (secrecy, _) => secrecy,
        }
    }
}

/// What the reader of one kind of record gives back.
struct Read {
    record: Option<Record>,
    secrecy: Secrecy,
    withheld: Vec<WithheldPath>,
    clocks: Vec<(usize, ClockNames)>,
}

impl Read {
    fn nothing(secrecy: Secrecy) -> Read {
        Read {
            record: None,
            secrecy,
            withheld: Vec::new(),
            clocks: Vec::new(),
        }
    }

    fn open(record: Option<Record>) -> Read {
        Read {
            record,
            secrecy: Secrecy::Open,
            withheld: Vec::new(),
            clocks: Vec::new(),
        }
    }
}

/// Reads a site's folder, its files in parallel. `done` is called after each file.
///
/// Fails where the folder is none, cannot be walked, or holds nothing of a site.
pub fn read(root: &Path, audience: Audience, done: &(dyn Fn() + Sync)) -> anyhow::Result<Sources> {
    let (sources, _) = read_again(None, &Changed::Everything, root, audience, done)?;
    Ok(sources)
}

/// Reads `site.yaml`, where there is one, and what is wrong with it; `None` where nothing of it can
/// be read.
pub fn read_settings(root: &Path) -> anyhow::Result<(Option<Settings>, Vec<Diagnostic>)> {
    let path = root.join(SITE_YAML);
    let file = SitePath::new(SITE_YAML);
    let bytes = match bounds::read(&path, Symlinks::Follow, bounds::FRONT_MATTER) {
        Ok(bytes) => bytes,
        Err(Refusal::System(error)) if error.kind() == ErrorKind::NotFound => {
            return Ok((Some(Settings::default()), Vec::new()));
        }
        Err(Refusal::System(error)) => {
            return Err(error).with_context(|| format!("cannot read {}", path.display()));
        }
        Err(refusal) => return Ok((None, vec![refusal.at(Place::File(file))])),
    };
    let public = match decode(&file, bytes).and_then(|text| cut(&file, text)) {
        Ok(public) => public,
        Err(unreadable) => return Ok((None, unreadable.problems)),
    };
    let defaults = Settings::default();
    let reading = reading(&file, "", &public, &defaults);
    let node = parse(&reading, public.as_str(), 0, &keys::SITE);
    let settings = node.map(|node| {
        if let Some(at) = withholding_tag(&node) {
            let code = Code::WithholdingTag;
            let problem = Diagnostic::error(
                code,
                Place::Key(file.clone(), at, Part::Value),
                code.sentence(),
            );
            let problem = problem.help(code.way_out()).without_line();
            reading.problems.borrow_mut().push(problem);
        }
        settings::read(&reading, node)
    });
    let problems = reading.problems.into_inner();
    Ok((settings, problems))
}

/// Reads one Markdown file. Whatever is wrong with it is among its problems.
fn read_file(
    root: &Path,
    content: &str,
    path: SitePath,
    settings: &Settings,
    audience: Audience,
) -> Source {
    let kind = FileKind::of(&path, content);
    let nothing =
        |path: SitePath, unreadable: Unreadable| Source::unreadable(path, kind, unreadable);
    if let Some(unreadable) = blocked::misnamed(root, content, &path) {
        return nothing(path, unreadable);
    }
    let bytes = match bounds::read(
        &walk::on_disk(root, &path),
        Symlinks::Refuse,
        bounds::MARKDOWN,
    ) {
        Ok(bytes) => bytes,
        Err(refusal) => {
            let problem = refusal.at(Place::File(path.clone()));
            // Nobody can tell whether it is withheld.
            return nothing(
                path,
                Unreadable {
                    secrecy: Secrecy::Withheld,
                    problems: vec![problem],
                },
            );
        }
    };
    read_bytes(content, path, bytes, settings, audience)
}

/// Reads a record that is not on disk, as if it were the file at a path. `docketpress import` tries
/// what it is about to write this way.
pub(crate) fn read_unwritten(
    content: &str,
    path: SitePath,
    text: &str,
    settings: &Settings,
) -> Source {
    let bytes = text.as_bytes().to_vec();
    read_bytes(content, path, bytes, settings, Audience::Drafters)
}

/// Reads the bytes of one Markdown file.
fn read_bytes(
    content: &str,
    path: SitePath,
    bytes: Vec<u8>,
    settings: &Settings,
    audience: Audience,
) -> Source {
    let kind = FileKind::of(&path, content);
    let nothing =
        |path: SitePath, unreadable: Unreadable| Source::unreadable(path, kind, unreadable);
    let decoded = decode(&path, bytes).map(|text| (unread::claims(&text), text));
    let cut = decoded.and_then(|(claims, text)| Ok((claims, cut(&path, text)?)));
    let (claims, public) = match cut {
        Ok(cut) => cut,
        Err(unreadable) => return nothing(path, unreadable),
    };
    let split = match split::split(public.as_str()) {
        Ok(split) => split,
        Err(error) => {
            let code = Code::NoFrontMatter;
            let message = match error {
                split::SplitError::NoFrontMatter => code.sentence(),
                split::SplitError::Unclosed => "the front matter has no second line `---`",
            };
            let problem =
                Diagnostic::error(code, Place::File(path.clone()), message).help(code.way_out());
            let secrecy = suspicion_of_public(&public);
            return nothing(
                path,
                Unreadable {
                    secrecy,
                    problems: vec![problem],
                },
            );
        }
    };
    let reading = reading(&path, content, &public, settings);
    let header = &public.as_str()[split.header.clone()];
    let Some(node) = parse(&reading, header, split.header.start, kind.table()) else {
        let problems = reading.problems.into_inner();
        return nothing(
            path,
            Unreadable {
                secrecy: suspicion_of_public(&public),
                problems,
            },
        );
    };
    let unread = unread::unread(claims, &node, &public, header, split.header.start);
    let misplaced = unread::misplaced(&node);
    // A draft is in no build, whatever else it says.
    let is_left_out =
        kind == FileKind::Filing && !audience.sees_drafts() && unread::is_draft(&node);
    if !is_left_out && (!unread.is_empty() || !misplaced.is_empty()) {
        let lines = unread.iter();
        let lines = lines.map(|claim| Place::Line(path.clone(), claim.line, claim.column));
        let keys = misplaced.into_iter();
        let keys = keys.map(|at| Place::Key(path.clone(), at, Part::Key));
        let code = Code::AccessUnread;
        let problems = lines.chain(keys).map(|place| {
            Diagnostic::error(code, place, code.sentence())
                .help(code.way_out())
                .without_line()
        });
        let problems = problems.collect();
        return nothing(
            path,
            Unreadable {
                secrecy: Secrecy::Withheld,
                problems,
            },
        );
    }
    let prose = Prose {
        // As CommonMark has it; HTML and most readers of data cannot hold the character.
        text: public.as_str()[split.body.clone()].replace('\0', "\u{FFFD}"),
        reasons: public.reasons().clone(),
        start: split.body.start,
        ..Prose::default()
    };
    let read = read_record(&reading, kind, node, prose, audience);
    let problems = reading.problems.into_inner();
    finish((path, kind), read, problems, &public, settings)
}

/// Judges a file whose front matter cannot be found or read: one with a redaction in it withholds
/// something.
fn suspicion_of_public(public: &PublicText) -> Secrecy {
    match public.reasons().is_empty() {
        true => suspicion_of_all(public.as_str()),
        false => Secrecy::Withheld,
    }
}

/// Returns what readers see of a text that a person typed, with a blank for each withheld stretch;
/// `None` where a mark is wrong.
pub(crate) fn without_withheld(text: &str) -> Option<String> {
    let public = redact::redact(text.to_owned(), Form::Typed).ok()?;
    Some(public.as_str().replace(is_mark, " "))
}

/// Returns whether a line of a text begins like a key that withholds, so that a record with it
/// would count as withheld.
pub(crate) fn begins_like_withholding(line: &str) -> bool {
    unread::withholds(line)
}

/// Returns whether a value would count as the key `access` that was written in a wrong place.
pub(crate) fn reads_as_access(value: &str) -> bool {
    unread::says_withheld(value)
}

/// Returns whether a text that a person typed holds a mark of redaction, or what looks like one.
pub(crate) fn holds_mark(text: &str) -> bool {
    without_withheld(text).is_none_or(|public| public != text)
}

/// What kind of record a file's place and name make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A filing.
    Filing,
    /// A docket: `docket.md`.
    Docket,
    /// A party: below `parties/`.
    Party,
    /// A free page: below `pages/`.
    Page,
}

impl FileKind {
    fn of(path: &SitePath, content: &str) -> FileKind {
        let inside = inside(path, content);
        if inside.starts_with("parties/") {
            return FileKind::Party;
        }
        if inside.starts_with("pages/") {
            return FileKind::Page;
        }
        match Naming::of(path.name()) {
            Naming::LikeDocket | Naming::PerhapsDocket => FileKind::Docket,
            _ if path.name() == "docket.md" => FileKind::Docket,
            Naming::Record | Naming::LikeRecord | Naming::Plain => FileKind::Filing,
        }
    }

    fn table(self) -> &'static Table {
        match self {
            FileKind::Filing => &keys::FILING,
            FileKind::Docket => &keys::DOCKET,
            FileKind::Party => &keys::PARTY,
            FileKind::Page => &keys::PAGE,
        }
    }
}

/// Returns a file's path below the content folder.
fn inside<'a>(path: &'a SitePath, content: &str) -> &'a str {
    let path = path.as_str();
    path.strip_prefix(content)
        .unwrap_or(path)
        .trim_start_matches('/')
}

/// Reads a front matter by the kind of its record.
fn read_record(
    reading: &Reading<'_>,
    kind: FileKind,
    node: Node,
    prose: Prose,
    audience: Audience,
) -> Read {
    match kind {
        FileKind::Filing => filing::read(reading, node, prose, audience),
        FileKind::Docket => docket::read(reading, node, prose),
        FileKind::Party => party::read(reading, node, prose),
        FileKind::Page => {
            let path = reading.file.as_str().trim_end_matches(".md");
            // The first `pages/` is the folder of pages itself.
            let id = path.split_once("pages/").map_or(path, |(_, id)| id);
            party::read_page(reading, node, prose, id)
        }
    }
}

/// Adds what the text of an open record tells: its links, its citations, and marks that were left
/// in it.
fn finish(
    (path, kind): (SitePath, FileKind),
    read: Read,
    mut problems: Vec<Diagnostic>,
    public: &PublicText,
    settings: &Settings,
) -> Source {
    let prose = match &read.record {
        Some(Record::Filing(record)) => record
            .filing
            .as_ref()
            .and_then(|filing| filing.document())
            .map(|document| &document.body),
        Some(Record::Docket(record)) => record.proceeding().map(|proceeding| &proceeding.prose),
        Some(Record::Party(record)) => Some(&record.prose),
        Some(Record::Page(page)) => Some(&page.prose),
        None => None,
    };
    let is_filing = matches!(read.record, Some(Record::Filing(_)));
    let heard = prose.map(|prose| hear(&path, prose, is_filing, settings));
    let heard = heard.unwrap_or_default();
    let for_readers = match &read.record {
        Some(Record::Filing(record)) => record.public_title.as_deref(),
        Some(Record::Docket(record)) => match &record.heading {
            Some(Heading::ForReaders(title)) => Some(title.as_str()),
            _ => None,
        },
        _ => None,
    };
    let all = (read.secrecy == Secrecy::Open).then_some(public.as_str());
    for marker in &settings.confidential_markers {
        let at = all.and_then(|text| text.find(marker.as_str()));
        let in_text = at.map(|at| Place::Bytes(path.clone(), at..at + marker.len()));
        let title = for_readers.filter(|title| title.contains(marker.as_str()));
        let key = KeyPath::default().key("public_title");
        let in_title = title.map(|_| Place::Key(path.clone(), key, Part::Value));
        for place in in_title.into_iter().chain(in_text) {
            let code = Code::MarkerLeft;
            let message = format!("public text contains `{marker}`, a mark of confidential text");
            let problem = Diagnostic::error(code, place, message);
            problems.push(problem.help(code.way_out()).without_line());
        }
    }
    problems.extend(heard.problems);
    Source {
        path,
        kind,
        record: read.record,
        is_read: true,
        is_cut: public.is_cut(),
        secrecy: read.secrecy,
        withheld: read.withheld,
        clocks: read.clocks,
        links: heard.links,
        citations: heard.citations,
        problems,
    }
}

/// What a text tells.
#[derive(Default)]
struct Heard {
    links: Vec<BodyLink>,
    citations: Vec<Authority>,
    problems: Vec<Diagnostic>,
}

/// Reads the text of an open record for what it tells, and reports what readers do not see as its
/// author may mean it.
fn hear(path: &SitePath, prose: &Prose, is_filing: bool, settings: &Settings) -> Heard {
    prose.read(|tree| {
        prose.note(tree);
        let at = |range: &std::ops::Range<usize>| {
            let range = prose.start + range.start..prose.start + range.end;
            Place::Bytes(path.clone(), range)
        };
        let warn = |code: Code, place: Place| {
            Diagnostic::warning(code, place, code.sentence()).help(code.way_out())
        };
        let mut problems = Vec::new();
        let bounds = [
            (Code::HtmlNesting, tree.is_too_deep),
            (Code::TableWidth, prose.has_boundless_table()),
        ];
        let beyond = bounds.into_iter().filter(|(_, is_beyond)| *is_beyond);
        problems.extend(beyond.map(|(code, _)| warn(code, Place::File(path.clone()))));
        let unusable = tree.unusable_links();
        let unusable = unusable
            .iter()
            .map(|link| ("no page can use the address", link));
        let unshown = tree.unshown.iter();
        let unshown = unshown.map(|link| ("no page shows frames, films and objects such as", link));
        for (what, link) in unusable.chain(unshown) {
            // A `data:` address is the picture itself, letter by letter.
            let mut shown: String = link.to.chars().take(40).collect();
            if shown.len() < link.to.len() {
                shown.push_str("...");
            }
            let code = Code::AddressUnusable;
            let message = format!("{what} `{shown}`; readers see only the words");
            let problem = Diagnostic::warning(code, at(&link.range), message);
            problems.push(problem.help(code.way_out()));
        }
        // What stands there may be a note that its author hides.
        let unused = tree.unused_definitions.iter();
        problems.extend(unused.map(|range| warn(Code::DefinitionUnused, at(range)).without_line()));
        let unread = tree.unread_links.iter();
        problems.extend(unread.map(|range| warn(Code::LinkUnread, at(range))));
        Heard {
            links: tree.local_links(),
            citations: match is_filing {
                true => settings.families.cited(prose, tree),
                false => Vec::new(),
            },
            problems,
        }
    })
}

/// A file of which nothing could be read.
struct Unreadable {
    secrecy: Secrecy,
    problems: Vec<Diagnostic>,
}

impl Source {
    /// Makes the source of a file of which nothing could be read.
    fn unreadable(path: SitePath, kind: FileKind, unreadable: Unreadable) -> Source {
        Source {
            path,
            kind,
            record: None,
            is_read: false,
            is_cut: false,
            secrecy: unreadable.secrecy,
            withheld: Vec::new(),
            clocks: Vec::new(),
            links: Vec::new(),
            citations: Vec::new(),
            problems: unreadable.problems,
        }
    }
}

/// Decodes a file as UTF-8, without its byte-order mark and with `\n` for each line break.
fn decode(file: &SitePath, bytes: Vec<u8>) -> Result<String, Unreadable> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = format!("the file is not UTF-8 text: byte {} is invalid", at + 1);
        let problem = Diagnostic::error(Code::NotUtf8, Place::File(file.clone()), message)
            .help(Code::NotUtf8.way_out());
        Unreadable {
            secrecy: suspicion_of_bytes(error.as_bytes()),
            problems: vec![problem],
        }
    })?;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n");
    }
    Ok(text)
}

/// Cuts out what a file withholds; marks that are wrong are told by their place alone.
fn cut(file: &SitePath, text: String) -> Result<PublicText, Unreadable> {
    redact::redact(text, form(file)).map_err(|unredacted| {
        let problems = unredacted
            .mistakes
            .into_iter()
            .map(|MarkMistake { code, line, column }| {
                let place = Place::Line(file.clone(), line, column);
                Diagnostic::error(code, place, code.sentence())
                    .help(code.way_out())
                    .without_line()
            })
            .collect();
        Unreadable {
            secrecy: suspicion(&unredacted.text),
            problems,
        }
    })
}

/// Tells what kind of file a text is of.
fn form(file: &SitePath) -> Form {
    match file.as_str() {
        SITE_YAML => Form::Settings,
        _ => Form::Record,
    }
}

/// Reads a front matter as YAML, and reports what cannot be read or is not used in it.
fn parse(reading: &Reading<'_>, header: &str, start: usize, table: &'static Table) -> Option<Node> {
    let at = |range: std::ops::Range<usize>| {
        Place::Bytes(reading.file.clone(), start + range.start..start + range.end)
    };
    let is_text = |key: &str| {
        table.find(key).is_some_and(|key| {
            matches!(
                key.shape,
                Shape::Text | Shape::Type | Shape::Usual(_) | Shape::Date
            )
        })
    };
    // A file that may be withheld is not read where it is damaged.
    let is_open = || suspicion_of_all(reading.public.as_str()) == Secrecy::Open;
    let seen = match header.contains('\0') && is_open() {
        true => Cow::Owned(header.replace('\0', "\u{FFFD}")),
        false => Cow::Borrowed(header),
    };
    let problem = match yaml::parse(&seen, &is_text) {
        Ok(node) => {
            report_cuts(reading, header, &node, table);
            if let Some(range) = locate::feature(header) {
                let code = Code::YamlFeature;
                let problem = Diagnostic::error(code, at(range), code.sentence());
                reading
                    .problems
                    .borrow_mut()
                    .push(problem.help(code.way_out()));
            }
            let Some(key) = made_by_escape(header, &node) else {
                return Some(node);
            };
            let code = Code::RedactionTag;
            let place = Place::Key(reading.file.clone(), key, Part::Value);
            Diagnostic::error(code, place, code.sentence())
                .help(code.way_out())
                .without_line()
        }
        Err(yaml::YamlError::Size) => {
            let code = Code::FrontMatterSize;
            Diagnostic::error(code, Place::File(reading.file.clone()), code.sentence())
                .help(code.way_out())
        }
        Err(yaml::YamlError::Syntax(said, byte)) => {
            let cause = cause::find(&seen, byte, &said, table);
            let problem = Diagnostic::error(cause.code, at(cause.at), cause.message);
            let problem = problem.help(cause.help);
            // The line may name what `ignore` leaves out.
            match reading.file.as_str() {
                SITE_YAML => problem.without_line(),
                _ => problem,
            }
        }
    };
    reading.problems.borrow_mut().push(problem);
    None
}

/// Reports the values that a `#` cuts short, with the form that is read whole.
fn report_cuts(reading: &Reading<'_>, header: &str, node: &Node, table: &'static Table) {
    for path in cut::swallowed_entries(header) {
        let place = Place::Key(reading.file.clone(), path, Part::Value);
        let message = "a list entry is indented more than the line above it, and was read as part of that line";
        let problem = Diagnostic::error(Code::YamlSyntax, place, message)
            .help("start each entry in the same column");
        reading.problems.borrow_mut().push(problem.without_line());
    }
    for cut in cut::cuts(header, table) {
        let code = Code::ValueCut;
        let key = match (cut.path.steps(), &cut.quoted) {
            ([Step::Key(key)], Some(quoted)) => Some(format!("{key}: {quoted}")),
            (_, quoted) => quoted.clone(),
        };
        let help = match key {
            Some(form) => format!("write `{form}`; put a comment on its own line"),
            None => code.way_out().to_owned(),
        };
        let part = match cut.is_whole {
            true => Part::Key,
            false => Part::Value,
        };
        // Whatever stands beside a withheld attachment is not repeated, nor what `ignore` leaves
        // out.
        let may_be_withheld = match cut.path.steps().first() {
            Some(Step::Key(key)) if **key == *"attachments" => has_access_below(node),
            Some(Step::Key(key)) => reading.file.as_str() == SITE_YAML && **key == *"ignore",
            _ => false,
        };
        let place = Place::Key(reading.file.clone(), cut.path, part);
        let problem = Diagnostic::error(code, place, code.sentence()).help(help);
        reading.problems.borrow_mut().push(match may_be_withheld {
            true => problem.without_words(),
            false => problem.without_line(),
        });
    }
}

/// Returns whether an attachment of a record has an `access` of its own.
fn has_access_below(node: &Node) -> bool {
    fn has_access(node: &Node) -> bool {
        match node {
            Node::Map(entries) => entries.iter().any(|(name, _)| name == "access"),
            Node::List(entries) => entries.iter().any(has_access),
            _ => false,
        }
    }
    match node {
        Node::Map(entries) => entries
            .iter()
            .any(|(name, value)| name == "attachments" && has_access(value)),
        _ => false,
    }
}

/// Finds a value or a key in which escapes of YAML make a mark: `\u003credacted\u003e`. Nothing was
/// cut out there.
fn made_by_escape(header: &str, node: &Node) -> Option<KeyPath> {
    // The text itself holds no mark any more.
    match header.contains('\\') {
        true => find_text(node, &KeyPath::default(), &holds_tag),
        false => None,
    }
}

/// Finds a value or a key of site.yaml with a tag that says that its text is to be withheld. The
/// marks of the paper practice may be such tags: they are never shown.
fn withholding_tag(node: &Node) -> Option<KeyPath> {
    let Node::Map(entries) = node else {
        return None;
    };
    let holds = |text: &str| {
        let (_, mistakes) = tags::tags(text);
        mistakes
            .iter()
            .any(|(_, code)| *code == Code::WithholdingTag)
    };
    let shown = entries
        .iter()
        .filter(|(name, _)| name != "confidential_markers");
    let mut found = shown.map(|(name, node)| {
        let at = KeyPath::default().key(name);
        match holds(name) {
            true => Some(at),
            false => find_text(node, &at, &holds),
        }
    });
    found.find_map(|at| at)
}

/// Finds the first value or key of a node of which something is true.
fn find_text(node: &Node, at: &KeyPath, is_sought: &dyn Fn(&str) -> bool) -> Option<KeyPath> {
    match node {
        Node::Text(text) => is_sought(text).then(|| at.clone()),
        Node::List(entries) => {
            let mut entries = entries.iter().enumerate();
            entries.find_map(|(index, node)| find_text(node, &at.index(index), is_sought))
        }
        Node::Map(entries) => entries.iter().find_map(|(name, node)| {
            let at = at.key(name);
            match is_sought(name) {
                true => Some(at),
                false => find_text(node, &at, is_sought),
            }
        }),
        Node::Empty | Node::Bool(_) => None,
    }
}

/// Returns whether a text holds a tag that withholds, or something that looks like one.
fn holds_tag(text: &str) -> bool {
    let (tags, mistakes) = tags::tags(text);
    let own = |(_, code): &(usize, Code)| *code == Code::ReservedCharacter;
    !tags.is_empty() || !mistakes.iter().all(own)
}

fn reading<'a>(
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
