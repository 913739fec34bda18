//! Reads one Markdown file: its bytes, its front matter, and its text.

use std::path::Path;

use super::bounds::Symlinks;
use super::decode::{cut, decode};
use super::header::parse;
use super::heard::hear;
use super::kind::FileKind;
use super::reading::Reading;
use super::record::{Read, Record};
use super::redact::PublicText;
use super::secrecy::Secrecy;
use super::source::{NothingRead, Source};
use super::suspicion::suspicion_of_public;
use super::{blocked, bounds, docket, filing, party, split, unread, walk};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place, SitePath};
use crate::docket::{Audience, Heading, Node, Settings};
use crate::text::Prose;

/// Reads one Markdown file. Whatever is wrong with it is among its problems.
pub(super) fn read_file(
    root: &Path,
    content: &str,
    path: SitePath,
    settings: &Settings,
    audience: Audience,
) -> Source {
    let kind = FileKind::of(&path, content);
    let nothing =
        |path: SitePath, unreadable: NothingRead| Source::unreadable(path, kind, unreadable);
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
                NothingRead {
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
        |path: SitePath, unreadable: NothingRead| Source::unreadable(path, kind, unreadable);
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
                NothingRead {
                    secrecy,
                    problems: vec![problem],
                },
            );
        }
    };
    let reading = Reading::of(&path, content, &public, settings);
    let header = &public.as_str()[split.header.clone()];
    let Some(node) = parse(&reading, header, split.header.start, kind.table()) else {
        let problems = reading.problems.into_inner();
        return nothing(
            path,
            NothingRead {
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
            NothingRead {
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
pub(super) fn finish(
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
