//! Looks into published PDFs: for text that a reader is not meant to see and can copy all the same,
//! and for what helps a screen reader.
//!
//! A real interpreter paints each page (`sheet.rs`), in a thread of its own: what it cannot bear
//! ends that thread and nothing else. Its work is counted, so that a hostile file ends too.

mod beside;
mod budget;
mod found;
mod layers;
mod letter;
mod notes;
mod page;
mod scan;
mod sheet;
mod spoken;
mod tell;
mod unpacked;
mod verdicts;

pub use tell::tell;
pub use verdicts::{VERDICTS, Verdicts};

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::Path;
use std::sync::{Once, mpsc};
use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use super::bounds::{self, Refusal, Symlinks};
use super::ledger::digest_of;
use super::walk;
use crate::diagnostic::SitePath;
use crate::docket::{Fault, Inspection, Unread, is_pdf};
use budget::{Budget, Spent};
use found::FoundInPdf;

#[cfg(test)]
mod made;

/// How long one PDF may take. Work is counted, so only what never counts comes to this.
const PATIENCE: Duration = Duration::from_secs(120);

/// The most steps of work for one PDF: some ten thousand pages of text.
const STEPS: u64 = 400_000_000;

/// The stack of the thread in which a PDF is read, in bytes. Little of it is ever touched.
const STACK: usize = 64 << 20;

/// The name of that thread, by which its panics are known.
const THREAD: &str = "pdf";

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
