//! Reads a PDF: each of its pages, and what is in the document beside them.

use std::cell::Cell;
use std::collections::{BTreeMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, ObjRef, Object, ObjectIdentifier, Rect as PdfRect, Stream, String as Text,
};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RectExt, interpret_page};

use super::sheet::{Scan, Sheet, Why};
use super::{Budget, Look, Spent};
use crate::docket::{Fault, FaultKind, Inspected, Inspection, Unread};

/// How many earlier versions of a PDF are read.
const VERSIONS: usize = 4;

/// How deep forms inside one another are followed in search of hidden layers.
const DEPTH: usize = 12;

/// How many picture elements of scans with recognized text are looked at in one PDF: those of some fifty pages.
const PICTURES: u64 = 400_000_000;

/// How many words of one place are kept for the person who keeps the file.
const WORDS: usize = 200;

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

/// Annotations that are comments, where they say something.
const COMMENTS: [&[u8]; 13] = [
    b"Text",
    b"Highlight",
    b"Underline",
    b"StrikeOut",
    b"Squiggly",
    b"Caret",
    b"Stamp",
    b"Ink",
    b"Square",
    b"Circle",
    b"Line",
    b"Polygon",
    b"PolyLine",
];

/// Reads a PDF into what is found, which holds even where reading comes to no end.
pub(super) fn read(bytes: Vec<u8>, budget: &Budget, found: &mut Found) -> Result<(), Unread> {
    let ends = ends(&bytes);
    let earlier: Vec<Vec<u8>> = ends.iter().map(|end| bytes[..*end].to_vec()).collect();
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unread::Encrypted,
        LoadPdfError::Invalid => Unread::Damaged,
    })?;
    let words = read_pages(&pdf, budget, Some(&mut *found))?;
    look_beside(&pdf, budget, found);
    for bytes in earlier {
        // An earlier version that cannot be read by itself, as the first part of a linearized file, says nothing.
        let before = catch_unwind(AssertUnwindSafe(|| {
            let pdf = Pdf::new(bytes).ok()?;
            read_pages(&pdf, budget, None).ok()
        }));
        let before = match before {
            Ok(before) => before.unwrap_or_default(),
            Err(panic) if panic.is::<Spent>() => resume_unwind(panic),
            Err(_) => continue,
        };
        let now: HashSet<&str> = tokens(&words).collect();
        let gone: Vec<&str> = tokens(&before).filter(|word| !now.contains(word)).collect();
        if !gone.is_empty() {
            found.add(FaultKind::Revision, 0, gone.join(" "));
        }
    }
    Ok(())
}

/// What is found in a PDF.
#[derive(Default)]
pub(super) struct Found {
    inspected: Inspected,
    places: BTreeMap<(FaultKind, u32), u32>,
    words: Vec<(Fault, String)>,
}

impl Found {
    /// Gives what is known of the PDF; `stopped` says why reading it came to no end. Nothing is known where it ended at once.
    pub(super) fn look(mut self, stopped: Option<Unread>) -> Look {
        self.inspected.faults = self.faults();
        self.inspected.stopped = stopped;
        let inspection = match stopped {
            Some(why) if self.inspected.faults.is_empty() => Inspection::Unread(why),
            _ => Inspection::Read(self.inspected),
        };
        Look {
            inspection,
            words: self.words,
        }
    }

    /// Adds a place where something hides, with its words.
    fn add(&mut self, kind: FaultKind, page: u32, words: String) {
        let places = self.places.entry((kind, page)).or_default();
        *places += 1;
        let fault = Fault {
            kind,
            page,
            places: 1,
        };
        let words: String = words
            .trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(WORDS)
            .collect();
        if !words.is_empty() {
            self.words.push((fault, words));
        }
    }

    fn faults(&self) -> Vec<Fault> {
        let places = self.places.iter();
        let fault = |((kind, page), places): (&(FaultKind, u32), &u32)| Fault {
            kind: *kind,
            page: *page,
            places: *places,
        };
        places.map(fault).collect()
    }
}

/// Finds where earlier versions of a PDF end: at each mark of an end but the last.
fn ends(bytes: &[u8]) -> Vec<usize> {
    let mark = b"%%EOF";
    let marks = bytes.windows(mark.len()).enumerate();
    let marks = marks.filter(|(_, part)| part == mark);
    let mut ends: Vec<usize> = marks.map(|(at, _)| at + mark.len()).collect();
    ends.pop();
    let first = ends.len().saturating_sub(VERSIONS);
    ends.split_off(first)
}

/// Reads all pages, and gives their words. Only where something is asked for, what hides on them is looked for.
fn read_pages(pdf: &Pdf, budget: &Budget, mut found: Option<&mut Found>) -> Result<String, Unread> {
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Unread::Damaged);
    }
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let layers = Layers::of(pdf);
    let mut words = String::new();
    let pictures = Cell::new(PICTURES);
    for (number, page) in (1..).zip(pages.iter()) {
        budget.spend(1000);
        let seen = page.intersected_crop_box().to_kurbo();
        let mut sheet = Sheet::new(seen, budget);
        let mut context =
            Context::new(Affine::IDENTITY, seen, &cache, pdf.xref(), settings.clone());
        interpret_page(page, &mut context, &mut sheet);
        if let Some(found) = &mut found {
            found.inspected.pages += 1;
            found.inspected.with_text += u32::from(sheet.has_text());
            look_at_marks(page, number, &mut sheet, found);
            for hidden in sheet.hidden() {
                let kind = match hidden.why {
                    Why::Box => FaultKind::Boxed,
                    Why::Shape => FaultKind::Covered,
                    Why::Look => FaultKind::Unseen,
                };
                found.add(kind, number, hidden.words);
            }
            if sheet.is_recognized() {
                let mut scan = Scan::new(seen, budget, &pictures);
                let mut context =
                    Context::new(Affine::IDENTITY, seen, &cache, pdf.xref(), settings.clone());
                interpret_page(page, &mut context, &mut scan);
                let blackened = sheet.blackened(&scan);
                if !blackened.is_empty() {
                    found.add(FaultKind::Boxed, number, blackened);
                }
            }
            if !layers.off.is_empty() {
                let mut spoken = String::new();
                layers.read(
                    page.typed_operations(),
                    page.resources(),
                    &mut Search {
                        is_hidden: false,
                        depth: 0,
                        budget,
                        spoken: &mut spoken,
                    },
                );
                if spoken.chars().any(char::is_alphanumeric) {
                    found.add(FaultKind::Layer, number, spoken);
                }
            }
        }
        words.push_str(&sheet.words());
        words.push(' ');
    }
    Ok(words)
}

/// Looks at the annotations of a page: redactions that were not applied, dark highlights that viewers paint, comments, files.
fn look_at_marks(page: &Page<'_>, number: u32, sheet: &mut Sheet<'_>, found: &mut Found) {
    let Some(marks) = page.raw().get::<Array<'_>>(b"Annots") else {
        return;
    };
    for mark in marks.iter::<Dict<'_>>() {
        let Some(kind) = mark.get::<Name<'_>>(b"Subtype") else {
            continue;
        };
        let kind: &[u8] = kind.as_ref();
        let areas = areas(&mark);
        match kind {
            b"Redact" => {
                let words: Vec<String> = areas.iter().map(|area| sheet.words_in(*area)).collect();
                found.add(FaultKind::Marked, number, words.join(" "));
            }
            // With an appearance it was painted with the page.
            b"Highlight" | b"Square" if !mark.contains_key(b"AP") => {
                let key: &[u8] = if kind == b"Square" { b"IC" } else { b"C" };
                let color = color(&mark, key).filter(|color| color.iter().all(|part| *part < 0.35));
                if let Some(color) = color {
                    for area in &areas {
                        sheet.cover(*area, color);
                    }
                }
            }
            b"FileAttachment" => found.add(FaultKind::Embedded, number, String::new()),
            _ => {}
        }
        if COMMENTS.contains(&kind) {
            let words = text_of(mark.get::<Text<'_>>(b"Contents"));
            if !words.trim().is_empty() {
                found.add(FaultKind::Comment, number, words);
            }
        }
    }
}

/// Gives where an annotation is: its quadrilaterals, or else its rectangle.
fn areas(mark: &Dict<'_>) -> Vec<Rect> {
    let points: Vec<f64> = mark
        .get::<Array<'_>>(b"QuadPoints")
        .map(|points| points.iter::<f64>().collect())
        .unwrap_or_default();
    let corners = points.chunks_exact(8);
    let areas: Vec<Rect> = corners
        .map(|corner| {
            let along = |from: usize| {
                let numbers = corner.iter().skip(from).step_by(2).copied();
                let least = numbers.clone().fold(f64::INFINITY, f64::min);
                (least, numbers.fold(f64::NEG_INFINITY, f64::max))
            };
            let ((left, right), (low, high)) = (along(0), along(1));
            Rect::new(left, low, right, high)
        })
        .filter(|area| area.is_finite())
        .collect();
    match areas.is_empty() {
        true => mark
            .get::<PdfRect>(b"Rect")
            .map(|area| area.to_kurbo())
            .into_iter()
            .collect(),
        false => areas,
    }
}

/// Gives the color of an annotation.
fn color(mark: &Dict<'_>, key: &[u8]) -> Option<[f32; 3]> {
    let parts: Vec<f32> = mark.get::<Array<'_>>(key)?.iter::<f32>().collect();
    match parts[..] {
        [gray] => Some([gray; 3]),
        [red, green, blue] => Some([red, green, blue]),
        [cyan, magenta, yellow, black] => {
            Some([cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black)))
        }
        _ => None,
    }
}

/// Looks at the document beside its pages: files in it, who wrote it, and what helps a screen reader.
fn look_beside(pdf: &Pdf, budget: &Budget, found: &mut Found) {
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

/// The layers that are turned off when the document is opened.
struct Layers {
    off: HashSet<ObjectIdentifier>,
}

/// A search for words in such layers.
struct Search<'s> {
    is_hidden: bool,
    depth: usize,
    budget: &'s Budget,
    spoken: &'s mut String,
}

impl Layers {
    fn of(pdf: &Pdf) -> Layers {
        let xref = pdf.xref();
        let catalog = xref.get::<Dict<'_>>(xref.root_id());
        let layers = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"OCProperties"));
        let Some((layers, usual)) =
            layers.and_then(|layers| Some((layers.clone(), layers.get::<Dict<'_>>(b"D")?)))
        else {
            return Layers {
                off: HashSet::new(),
            };
        };
        let ids = |list: Option<Array<'_>>| -> Vec<ObjectIdentifier> {
            let list = list
                .into_iter()
                .flat_map(|list| list.raw_iter().collect::<Vec<_>>());
            list.filter_map(|one| one.as_obj_ref().map(Into::into))
                .collect()
        };
        let mut off = HashSet::new();
        let base = usual.get::<Name<'_>>(b"BaseState");
        if base.is_some_and(|base| base.as_ref() == b"OFF") {
            off.extend(ids(layers.get(b"OCGs")));
        }
        for on in ids(usual.get(b"ON")) {
            off.remove(&on);
        }
        off.extend(ids(usual.get(b"OFF")));
        Layers { off }
    }

    /// Gathers what is written in a layer that is off, as far as its letters are known without their fonts.
    fn read(
        &self,
        mut operations: TypedIter<'_>,
        resources: &Resources<'_>,
        search: &mut Search<'_>,
    ) {
        let outer = search.is_hidden;
        let mut open: Vec<bool> = Vec::new();
        while let Some(operation) = operations.next() {
            search.budget.spend(1);
            search.is_hidden = outer || open.iter().any(|hidden| *hidden);
            let mut speak = |text: &[u8]| {
                if search.is_hidden {
                    let letters = text.iter().map(|byte| match byte {
                        b' '..=b'~' => char::from(*byte),
                        _ => '\u{fffd}',
                    });
                    search.spoken.extend(letters);
                    search.spoken.push(' ');
                }
            };
            match operation {
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    let layer = mark.1.clone().into_name().and_then(|name| {
                        let id = resources.properties.get_ref(name.as_ref())?;
                        Some(
                            self.is_off(
                                id,
                                &resources
                                    .properties
                                    .get::<Dict<'_>>(name.as_ref())
                                    .unwrap_or_default(),
                            ),
                        )
                    });
                    open.push(mark.0.as_ref() == b"OC" && layer == Some(true));
                }
                TypedInstruction::BeginMarkedContent(_) => open.push(false),
                TypedInstruction::EndMarkedContent(_) => drop(open.pop()),
                TypedInstruction::ShowText(text) => speak(text.0.as_bytes()),
                TypedInstruction::NextLineAndShowText(text) => speak(text.0.as_bytes()),
                TypedInstruction::ShowTexts(texts) => {
                    for text in texts.0.iter::<Object<'_>>() {
                        if let Object::String(text) = text {
                            speak(text.as_bytes());
                        }
                    }
                }
                TypedInstruction::XObject(form) if search.depth < DEPTH => {
                    let Some(stream) = resources.x_objects.get::<Stream<'_>>(form.0.as_ref())
                    else {
                        continue;
                    };
                    let dict = stream.dict();
                    let is_form = dict
                        .get::<Name<'_>>(b"Subtype")
                        .is_some_and(|kind| kind.as_ref() == b"Form");
                    if !is_form {
                        continue;
                    }
                    let off = dict.get_ref(b"OC").is_some_and(|id| {
                        self.is_off(id, &dict.get::<Dict<'_>>(b"OC").unwrap_or_default())
                    });
                    let Ok(drawing) = stream.decoded_data() else {
                        continue;
                    };
                    search.budget.spend(drawing.len() as u64 / 64 + 1);
                    let own = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
                    let mut inner = Search {
                        is_hidden: search.is_hidden || off,
                        depth: search.depth + 1,
                        budget: search.budget,
                        spoken: search.spoken,
                    };
                    self.read(
                        TypedIter::new(&drawing),
                        own.as_ref().unwrap_or(resources),
                        &mut inner,
                    );
                }
                _ => {}
            }
        }
    }

    /// Tells whether a layer, or all layers of a group, are off.
    fn is_off(&self, id: ObjRef, layer: &Dict<'_>) -> bool {
        let mut members: Vec<ObjectIdentifier> = Vec::new();
        if let Some(list) = layer.get::<Array<'_>>(b"OCGs") {
            members.extend(
                list.raw_iter()
                    .filter_map(|one| one.as_obj_ref().map(ObjectIdentifier::from)),
            );
        } else if let Some(one) = layer.get_ref(b"OCGs") {
            members.push(one.into());
        }
        match members.is_empty() {
            true => self.off.contains(&id.into()),
            false => members.iter().all(|one| self.off.contains(one)),
        }
    }
}

/// Gives the words of a text that is long enough to say something.
fn tokens(words: &str) -> impl Iterator<Item = &str> {
    let words = words.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.len() > 1)
}

fn text_of(text: Option<Text<'_>>) -> String {
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
