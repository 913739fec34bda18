//! What is in a PDF beside its pages: files, who wrote it, and what helps a screen reader.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, String as Text};

use super::Budget;
use super::page::FoundInPdf;
use crate::docket::FaultKind;

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

/// Looks at the document beside its pages: files in it, who wrote it, and what helps a screen reader.
pub(super) fn look_beside(pdf: &Pdf, budget: &Budget, found: &mut FoundInPdf) {
    let about = pdf.metadata();
    let author = about.author.as_deref().map(decode).unwrap_or_default();
    if names_person(&author) {
        found.add(FaultKind::Author, 0, author);
    }
    let title = about.title.as_deref().map(decode).unwrap_or_default();
    let title = title.trim().to_lowercase();
    let is_title =
        !title.is_empty() && title != "untitled" && !title.starts_with("microsoft word - ");
    found.inspected.has_title = is_title;
    let xref = pdf.xref();
    let Some(catalog) = xref.get::<Dict<'_>>(xref.root_id()) else {
        return;
    };
    let is_marked = catalog
        .get::<Dict<'_>>(b"MarkInfo")
        .and_then(|marked| marked.get::<bool>(b"Marked"));
    found.inspected.is_tagged =
        is_marked == Some(true) && catalog.get::<Dict<'_>>(b"StructTreeRoot").is_some();
    found.inspected.has_lang = !text_of(catalog.get::<Text<'_>>(b"Lang")).trim().is_empty();
    let names = catalog.get::<Dict<'_>>(b"Names");
    if let Some(files) = names.and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles")) {
        for _ in 0..count_files(&files, 0, budget) {
            found.add(FaultKind::Embedded, 0, String::new());
        }
    }
}

/// Tells whether the properties of a PDF name a person as its author.
fn names_person(author: &str) -> bool {
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

/// Gives a text of the document, as it was typed.
pub(super) fn text_of(text: Option<Text<'_>>) -> String {
    text.map(|text| decode(text.as_bytes())).unwrap_or_default()
}

/// Decodes a text of the document: UTF-16 or UTF-8 where it says so, and else an encoding that begins like Latin-1.
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
