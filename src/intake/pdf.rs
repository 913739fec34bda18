//! Looks into published PDFs: for text that a reader is not meant to see and can copy all the same,
//! and for what helps a screen reader.
//!
//! A real interpreter paints each page (`sheet.rs`), in a thread of its own: what it cannot bear
//! ends that thread and nothing else. Its work is counted, so that a hostile file ends too.

mod beside;
mod layers;
mod notes;
mod page;
mod scan;
mod sheet;
mod spoken;
mod unpacked;
mod verdicts;

#[cfg(test)]
mod made;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook, take_hook};
use std::path::Path;
use std::sync::{Once, mpsc};
use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use super::bounds::{self, Refusal, Symlinks};
use super::ledger::digest_of;
use super::walk;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::docket::{Fault, FaultKind, Inspection, Unread, is_pdf};
use page::FoundInPdf;
pub use verdicts::{VERDICTS, Verdicts};

/// How long one PDF may take. Work is counted, so only what never counts comes to this.
const PATIENCE: Duration = Duration::from_secs(120);

/// The most steps of work for one PDF: some ten thousand pages of text.
const STEPS: u64 = 400_000_000;

/// The stack of the thread in which a PDF is read, in bytes. Little of it is ever touched.
const STACK: usize = 64 << 20;

/// The name of that thread, by which its panics are known.
const THREAD: &str = "pdf";

/// How many pages a message names.
const NAMED: usize = 5;

/// What was found in a PDF, and the words that hide there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// What is known of it.
    pub inspection: Inspection,
    /// The hidden words, each with its page. They are for the person who keeps the file, and for
    /// nobody else.
    pub words: Vec<(Fault, String)>,
}

/// Looks into a PDF. Never fails and always ends: what cannot be read is said to be unread.
pub fn inspect(bytes: Vec<u8>) -> Look {
    look(bytes, STEPS, PATIENCE)
}

/// Looks into these PDFs in parallel, but for those whose verdict is known. Gives each with its
/// digest.
pub fn inspect_all(
    root: &Path,
    pdfs: &[&SitePath],
    known: &Verdicts,
    done: &(dyn Fn() + Sync),
) -> Vec<(SitePath, String, Inspection)> {
    let all: Vec<_> = pdfs
        .par_iter()
        .filter(|path| is_pdf(path))
        .map(|path| {
            let one = verdict(&walk::on_disk(root, path), known);
            done();
            ((*path).clone(), one.0, one.1)
        })
        .collect();
    all
}

/// Returns the digest of a PDF and what is known of it. The file is read piece by piece where its
/// verdict is kept.
fn verdict(place: &Path, known: &Verdicts) -> (String, Inspection) {
    let unread = |why| (String::new(), Inspection::Unread(why));
    let digest = match bounds::open(place, Symlinks::Refuse) {
        Ok((_, length)) if length > bounds::PDF => return unread(Unread::Huge),
        Ok((file, _)) => digest_of(file),
        // A file that cannot be read stops the build where it is copied.
        Err(_) => return unread(Unread::Damaged),
    };
    let kept = digest.ok().and_then(|digest| {
        let inspection = known.find(&digest)?.clone();
        Some((digest, inspection))
    });
    kept.unwrap_or_else(
        || match bounds::read(place, Symlinks::Refuse, bounds::PDF) {
            Ok(bytes) => {
                let digest = digest_of(&*bytes).unwrap_or_default();
                (digest, inspect(bytes).inspection)
            }
            Err(Refusal::Size(_)) => unread(Unread::Huge),
            Err(_) => unread(Unread::Damaged),
        },
    )
}

/// Returns the words that hide in a PDF of the site.
pub fn hidden_words(root: &Path, pdf: &SitePath) -> Vec<(Fault, String)> {
    let read = bounds::read(&walk::on_disk(root, pdf), Symlinks::Refuse, bounds::PDF);
    read.map(|bytes| inspect(bytes).words).unwrap_or_default()
}

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
fn message(kind: FaultKind, faults: &[&Fault]) -> String {
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

/// How much work a PDF may still take. What is spent beyond it ends the reading.
struct Budget(Cell<u64>);

/// What ends the reading of a PDF that takes too much work.
struct Spent;

impl Budget {
    /// Ends the reading.
    fn exhaust(&self) {
        self.0.set(0);
        self.spend(1);
    }

    fn spend(&self, steps: u64) {
        crate::steps::count(steps as usize);
        match self.0.get().checked_sub(steps) {
            Some(left) => self.0.set(left),
            // The interpreter cannot be asked to stop, but it lets itself be unwound.
            None => resume_unwind(Box::new(Spent)),
        }
    }
}

/// Looks into a PDF with bounded work, in a thread of its own.
fn look(bytes: Vec<u8>, steps: u64, patience: Duration) -> Look {
    let unread = |why| Look {
        inspection: Inspection::Unread(why),
        words: Vec::new(),
    };
    if bytes.len() as u64 > bounds::PDF || !unpacked::is_bounded(&bytes) {
        return unread(Unread::Huge);
    }
    silence_panics();
    let (sender, receiver) = mpsc::channel();
    let reading = thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let budget = Budget(Cell::new(steps));
            let mut found = FoundInPdf::default();
            let read = catch_unwind(AssertUnwindSafe(|| page::read(bytes, &budget, &mut found)));
            let stopped = match read {
                Ok(Ok(())) => None,
                Ok(Err(why)) => Some(why),
                Err(panic) if panic.is::<Spent>() => Some(Unread::Endless),
                Err(_) => Some(Unread::Damaged),
            };
            // Nobody listens any more where it took too long.
            let _ = sender.send(found.look(stopped));
        });
    let look = reading
        .ok()
        .and_then(|_| receiver.recv_timeout(patience).ok());
    look.unwrap_or_else(|| unread(Unread::Endless))
}

/// Keeps a panic in the thread of a PDF from the terminal: its message may quote the file.
fn silence_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(THREAD) {
                usual(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests;
