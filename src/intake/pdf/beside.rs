//! What is in a PDF beside its pages: files, who wrote it, and what helps a screen reader.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Stream, String as Text};

use super::Budget;
use super::found::FoundInPdf;
use crate::docket::FaultKind;

/// The most authors that are read from a description.
const AUTHORS: usize = 50;

/// How deep a tree of names is followed.
const DEPTH: usize = 12;

/// Names that programs write where an author would be.
const NOBODY: [&str; 9] = [
    "administrator",
    "admin",
    "anonymous",
    "author",
    "microsoft office user",
    "owner",
    "unknown",
    "user",
    "windows user",
];

/// Words by which the name of an organization is known.
const ORGANIZATION: [&str; 22] = [
    "llc",
    "llp",
    "inc",
    "corp",
    "corporation",
    "company",
    "co",
    "lp",
    "plc",
    "ltd",
    "commission",
    "board",
    "department",
    "office",
    "agency",
    "bureau",
    "division",
    "committee",
    "association",
    "university",
    "city",
    "county",
];

/// Looks at the document beside its pages: files in it, who wrote it, and what helps a screen
/// reader.
pub(super) fn look_beside(pdf: &Pdf, budget: &Budget, found: &mut FoundInPdf) {
    let about = pdf.metadata();
    let author = about.author.as_deref().map(decode).unwrap_or_default();
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id());
    let described = catalog.as_ref().map(described).unwrap_or_default();
    let mut authors: Vec<String> = Vec::new();
    for name in std::iter::once(author).chain(described) {
        if names_person(&name) && !authors.contains(&name) {
            authors.push(name);
        }
    }
    if !authors.is_empty() {
        found.add(FaultKind::Author, 0, authors.join(", "));
    }
    let title = about.title.as_deref().map(decode).unwrap_or_default();
    let title = title.trim().to_lowercase();
    let is_title =
        !title.is_empty() && title != "untitled" && !title.starts_with("microsoft word - ");
    found.inspected.has_title = is_title;
    let Some(catalog) = catalog else {
        return;
    };
    let is_marked = catalog
        .get::<Dict<'_>>(b"MarkInfo")
        .and_then(|marked| marked.get::<bool>(b"Marked"));
    found.inspected.is_tagged =
        is_marked == Some(true) && catalog.get::<Dict<'_>>(b"StructTreeRoot").is_some();
    found.inspected.has_lang = !text_of(catalog.get::<Text<'_>>(b"Lang")).trim().is_empty();
    let names = catalog.get::<Dict<'_>>(b"Names");
    let files = names.and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles"));
    let files = files.map_or(0, |files| count_files(&files, 0, budget));
    // A file may be in both lists.
    for _ in 0..files.max(associated(&catalog)) {
        found.add(FaultKind::Embedded, 0, String::new());
    }
}

/// Counts the files that belong to the document or to a page.
pub(super) fn associated(of: &Dict<'_>) -> usize {
    let files = of.get::<Array<'_>>(b"AF");
    files.map_or(0, |files| {
        files
            .iter::<Dict<'_>>()
            .filter(|file| file.contains_key(b"EF"))
            .count()
    })
}

/// Returns the names of authors in the description of the document, which its properties need not
/// have.
fn described(catalog: &Dict<'_>) -> Vec<String> {
    let description = catalog.get::<Stream<'_>>(b"Metadata");
    let Some(bytes) = description.and_then(|stream| stream.decoded_data().ok()) else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&bytes);
    let after = text.split_once("<dc:creator>").map(|(_, after)| after);
    let creators = after.and_then(|after| after.split_once("</dc:creator>"));
    let creators = creators.map_or("", |(creators, _)| creators);
    let parts = creators.split('<');
    let names = parts.map(|part| part.split_once('>').map_or("", |(_, name)| name).trim());
    names
        .filter(|name| !name.is_empty())
        .take(AUTHORS)
        .map(str::to_owned)
        .collect()
}

/// Returns whether the properties of a PDF name a person as its author.
pub(super) fn names_person(author: &str) -> bool {
    let name = author.to_lowercase();
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    !name.is_empty() && !NOBODY.contains(&name) && !words.any(|word| ORGANIZATION.contains(&word))
}

/// Counts the files in a tree of names.
fn count_files(tree: &Dict<'_>, depth: usize, budget: &Budget) -> usize {
    budget.spend(1);
    let own = tree.get::<Array<'_>>(b"Names");
    let own = own.map_or(0, |names| names.raw_iter().count() / 2);
    let below = tree.get::<Array<'_>>(b"Kids").filter(|_| depth < DEPTH);
    let below = below.into_iter().flat_map(|kids| kids.iter::<Dict<'_>>());
    own + below
        .map(|kid| count_files(&kid, depth + 1, budget))
        .sum::<usize>()
}

/// Returns a text of the document, as it was typed.
pub(super) fn text_of(text: Option<Text<'_>>) -> String {
    text.map(|text| decode(text.as_bytes())).unwrap_or_default()
}

/// Decodes a text of the document: UTF-16 or UTF-8 where it says so, and else an encoding that
/// begins like Latin-1.
fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
