//! What several commands say, and how: notes, counts, diagnostics, and what goes to standard
//! output.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use clap::ValueEnum;

use super::rename;
use crate::Edition;
use crate::diagnostic::{
    Diagnostic, Diagnostics, Format, Library, Severity, Showing, escaped, print,
};
use crate::intake::{Secrecy, Source, Sources};
use crate::write;

/// How errors and warnings are shown.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum MessageFormat {
    /// With the line shown and the place marked
    #[default]
    Human,
    /// One line for each message
    Short,
    /// One JSON object per line, on standard output
    Json,
    /// Workflow commands of GitHub Actions, on standard output
    Github,
    /// One SARIF 2.1.0 document, on standard output
    Sarif,
}

impl From<MessageFormat> for Format {
    fn from(format: MessageFormat) -> Format {
        match format {
            MessageFormat::Human => Format::Human,
            MessageFormat::Short => Format::Short,
            MessageFormat::Json => Format::Json,
            MessageFormat::Github => Format::Github,
            MessageFormat::Sarif => Format::Sarif,
        }
    }
}

/// Prints a note beside what a command does. The names in it may hold what nobody sees.
pub(super) fn note(text: &str) {
    anstream::eprintln!("note: {}", escaped(text));
}

/// Prints what is for a file or another program as it is; a reader that has had enough is no
/// mistake.
pub(super) fn print_bytes(bytes: &[u8]) -> anyhow::Result<()> {
    let mut to = std::io::stdout().lock();
    match to.write_all(bytes).and_then(|()| to.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Writes a path as a shell takes it.
pub(super) fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@\\~".contains(c);
    match path.chars().all(plain) {
        true => path,
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
}

pub(super) const ERROR: anstyle::Style = anstyle::AnsiColor::BrightRed
    .on_default()
    .effects(anstyle::Effects::BOLD);

/// Clears what a stopped build left beside the folders that a site is built into. It may hold pages
/// that are withheld by now, so every command that reads a site does this first.
pub(super) fn clear_litter(site: &Path, out: Option<&Path>) {
    if rename::is_begun(site) {
        note(
            "a `docketpress rename` is running here or was stopped; if it was stopped, run it again first",
        );
    }
    let usual = site.join("public");
    for folder in std::iter::once(usual.as_path()).chain(out) {
        if let Err(error) = write::clear_litter(folder) {
            anstream::eprintln!("cannot remove the files of a stopped build: {error:#}");
        }
    }
}

/// Sets how many threads work; as many as there are cores where nothing is said.
pub(super) fn start_threads(jobs: Option<usize>) -> anyhow::Result<()> {
    let Some(jobs) = jobs else { return Ok(()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1));
    pool.build_global().context("cannot start threads")
}

/// Prints the errors that leave open who may see which records, and gives whether there are any.
/// While there is one, a command prints no record, as a build publishes none.
pub(super) fn print_doubts(edition: &Edition) -> anyhow::Result<bool> {
    let doubts = edition.doubts();
    print_all(&doubts, MessageFormat::Human, &*edition.sources)?;
    Ok(doubts.has_errors())
}

/// Says how many files of the content folder are neither records nor named by one.
pub(super) fn tell_unnamed(files: usize) {
    if files > 0 {
        let (files, was) = (count(files, "file"), if files == 1 { "is" } else { "are" });
        anstream::eprintln!(
            "{files} that no record names {was} not published (see `docketpress list files`)"
        );
    }
}

/// Prints all diagnostics: for people on standard error, for programs on standard output.
pub(super) fn print_all(
    diagnostics: &Diagnostics,
    format: MessageFormat,
    library: &dyn Library,
) -> anyhow::Result<()> {
    match format {
        MessageFormat::Human | MessageFormat::Short => {
            let mut to = anstream::stderr().lock();
            print(diagnostics, format.into(), library, &mut to)?;
        }
        MessageFormat::Json | MessageFormat::Github | MessageFormat::Sarif => {
            let mut to = anstream::stdout().lock();
            print(diagnostics, format.into(), library, &mut to)?;
            to.flush()?;
        }
    }
    Ok(())
}

/// Writes a text to standard output. Its reader may stop before its end.
pub(super) fn say(text: &str) -> anyhow::Result<()> {
    let mut to = anstream::stdout().lock();
    let written = to.write_all(text.as_bytes()).and_then(|()| to.flush());
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Says how many drafts are left out, where there are any.
pub(super) fn tell_drafts(sources: &Sources) {
    let is_draft = |one: &&Source| one.secrecy == Secrecy::Draft;
    match sources.files.iter().filter(is_draft).count() {
        0 => {}
        1 => anstream::eprintln!("1 draft is left out (see `docketpress check --drafts`)"),
        many => {
            anstream::eprintln!("{many} drafts are left out (see `docketpress check --drafts`)")
        }
    }
}

/// Says how to see what is wrong in withheld files, where anything is.
pub(super) fn tell_reveal(diagnostics: &Diagnostics) {
    let is_withheld = |one: &Diagnostic| one.showing == Showing::Nothing;
    if diagnostics.iter().any(is_withheld) {
        anstream::eprintln!(
            "to see the errors in withheld files, run `docketpress check --reveal` on your own computer"
        );
    }
}

/// Counts errors and warnings in words: `1 error, 2 warnings`.
pub(super) fn tally(diagnostics: &Diagnostics) -> String {
    let errors = count(diagnostics.count(Severity::Error), "error");
    match diagnostics.count(Severity::Warning) {
        0 => errors,
        some => format!("{errors}, {}", count(some, "warning")),
    }
}

/// Writes a number with its noun: `1 filing`, `2 filings`.
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
