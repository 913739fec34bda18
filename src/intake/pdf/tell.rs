//! What is said of what hides in a PDF.

use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::docket::{Fault, FaultKind, Inspection, Unread};

/// How many pages a message names.
const NAMED: usize = 5;

/// Says what is wrong with a PDF that was looked into. `words` gives what hides there, where it may
/// be shown.
pub fn tell(
    path: &SitePath,
    inspection: &Inspection,
    words: &[(Fault, String)],
) -> Vec<Diagnostic> {
    let place = || Place::File(path.clone());
    let (faults, stopped) = match inspection {
        Inspection::Read(inspected) => (&*inspected.faults, inspected.stopped),
        Inspection::Unread(why) => (&[][..], Some(*why)),
    };
    let mut told: Vec<Diagnostic> = Vec::new();
    if let Some(why) = stopped {
        let why = match why {
            Unread::Encrypted => "it is encrypted",
            Unread::Damaged => "it is damaged",
            Unread::Huge => "it is too large",
            Unread::Endless => "it takes too much work",
        };
        let code = Code::PdfUnread;
        let part = if faults.is_empty() { "" } else { "all of " };
        let message = format!("docketpress did not read {part}this PDF, because {why}");
        told.push(Diagnostic::warning(code, place(), message).help(code.way_out()));
    }
    let mut kinds: Vec<FaultKind> = faults.iter().map(|fault| fault.kind).collect();
    kinds.dedup();
    let of_faults = kinds.into_iter().map(|kind| {
        let of_kind: Vec<&Fault> = faults.iter().filter(|fault| fault.kind == kind).collect();
        let mut message = message(kind, &of_kind);
        let mut shown: Vec<String> = Vec::new();
        for (fault, words) in words.iter().filter(|(fault, _)| fault.kind == kind) {
            shown.push(match fault.page {
                0 => format!("`{words}`"),
                page => format!("page {page}: `{words}`"),
            });
        }
        if !shown.is_empty() {
            message = format!("{message}: {}", shown.join("; "));
        }
        let code = match kind {
            FaultKind::Boxed | FaultKind::Marked => Code::PdfRedaction,
            FaultKind::Author | FaultKind::Comment => Code::PdfNames,
            _ => Code::PdfHidden,
        };
        let problem = match code {
            Code::PdfRedaction => Diagnostic::error(code, place(), message),
            _ => Diagnostic::warning(code, place(), message),
        };
        problem.help(code.way_out())
    });
    told.extend(of_faults);
    told
}

/// Says where something is, without its words.
pub(super) fn message(kind: FaultKind, faults: &[&Fault]) -> String {
    let places: u32 = faults.iter().map(|fault| fault.places).sum();
    let what = match (kind, places) {
        (FaultKind::Boxed, 1) => "text under a dark or white box, which readers can copy".to_owned(),
        (FaultKind::Boxed, many) => {
            format!("text under a dark or white box, {many} places, which readers can copy")
        }
        (FaultKind::Marked, 1) => "a redaction that is marked and not applied".to_owned(),
        (FaultKind::Marked, many) => format!("{many} redactions that are marked and not applied"),
        (FaultKind::Covered, _) => "text under a shape or a picture".to_owned(),
        (FaultKind::Unseen, _) => "text that cannot be seen".to_owned(),
        (FaultKind::Cropped, _) => "text outside of the part of the page that is shown".to_owned(),
        (FaultKind::Layer, _) => "text in a layer that is turned off".to_owned(),
        (FaultKind::Revision, _) => {
            "the PDF contains an earlier version of itself, with words that are no longer on its pages".to_owned()
        }
        (FaultKind::Embedded, 1) => "the PDF contains another file".to_owned(),
        (FaultKind::Embedded, many) => format!("the PDF contains {many} other files"),
        (FaultKind::Comment, 1) => "the PDF contains a comment".to_owned(),
        (FaultKind::Comment, many) => format!("the PDF contains {many} comments"),
        (FaultKind::Author, _) => "the properties of the PDF name an author".to_owned(),
    };
    let mut pages: Vec<String> = faults
        .iter()
        .filter(|fault| fault.page > 0)
        .map(|fault| fault.page.to_string())
        .collect();
    pages.dedup();
    let more = pages.len().saturating_sub(NAMED);
    pages.truncate(NAMED);
    match (pages.len(), more) {
        (0, _) => what,
        (1, 0) => format!("page {}: {what}", pages[0]),
        (_, 0) => format!("pages {}: {what}", pages.join(", ")),
        (_, more) => format!("pages {} and {more} more: {what}", pages.join(", ")),
    }
}
