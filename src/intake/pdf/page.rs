//! Reads a PDF: each of its pages, and what is in the document beside them.

use std::cell::Cell;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::Affine;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RectExt, interpret_page};

use super::beside::look_beside;
use super::found::FoundInPdf;
use super::layers::Layers;
use super::notes::look_at_marks;
use super::scan::Scan;
use super::sheet::{PaintedPage, Why};
use super::spoken::spoken_words;
use super::{Budget, Spent};
use crate::docket::{FaultKind, Unread};

/// How many earlier versions of a PDF are read, of the first and of the last ones.
const VERSIONS: usize = 8;

/// How many picture elements of scans with recognized text are looked at in one PDF: those of some
/// fifty pages.
const PICTURES: u64 = 400_000_000;

/// Reads a PDF into what is found, which holds even where reading comes to no end.
pub(super) fn read(bytes: Vec<u8>, budget: &Budget, found: &mut FoundInPdf) -> Result<(), Unread> {
    let ends = ends(&bytes);
    let pdf = Pdf::new(bytes.clone()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unread::Encrypted,
        LoadPdfError::Invalid => Unread::Damaged,
    })?;
    let words = read_pages(&pdf, budget, Some(&mut *found))?;
    look_beside(&pdf, budget, found);
    for end in ends {
        let bytes = bytes[..end].to_vec();
        // An earlier version that cannot be read by itself, as the first part of a linearized file,
        // says nothing.
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

/// Finds where earlier versions of a PDF end: at each mark of an end but the last.
fn ends(bytes: &[u8]) -> Vec<usize> {
    let mark = b"%%EOF";
    let marks = bytes.windows(mark.len()).enumerate();
    let marks = marks.filter(|(_, part)| part == mark);
    let mut ends: Vec<usize> = marks.map(|(at, _)| at + mark.len()).collect();
    ends.pop();
    // Words may go with any version, and most do with the first ones or the last.
    if ends.len() > 2 * VERSIONS {
        ends.drain(VERSIONS..ends.len() - VERSIONS);
    }
    ends
}

/// Reads all pages, and gives their words. Only where something is asked for, what hides on them is
/// looked for.
fn read_pages(
    pdf: &Pdf,
    budget: &Budget,
    mut found: Option<&mut FoundInPdf>,
) -> Result<String, Unread> {
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
        let paper = page.media_box().to_kurbo();
        let mut sheet = PaintedPage::new(seen, paper, budget);
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
                    Why::Crop => FaultKind::Cropped,
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
            let spoken = layers.words_of(page, budget);
            if spoken.chars().any(char::is_alphanumeric) {
                found.add(FaultKind::Layer, number, spoken);
            }
            // Where a font does not tell its letters, such a text is what tells them.
            if sheet.is_legible() {
                let spoken = spoken_words(page, &sheet.words(), budget);
                if !spoken.is_empty() {
                    found.add(FaultKind::Unseen, number, spoken);
                }
            }
        }
        words.push_str(&sheet.words());
        words.push(' ');
    }
    Ok(words)
}

/// Returns the words of a text that is long enough to say something.
fn tokens(words: &str) -> impl Iterator<Item = &str> {
    let words = words.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.len() > 1)
}
