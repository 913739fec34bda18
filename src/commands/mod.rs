//! The commands: one thin file each. Only these read the clock, the terminal and the environment.

mod addresses;
mod antiword;
mod build;
mod check;
mod completions;
mod diff;
mod explain;
mod host;
mod import;
mod init;
mod interrupt;
mod list;
mod man;
mod new;
mod offered;
mod pandoc;
mod pdftotext;
mod progress;
mod release;
mod removed;
mod rename;
mod reveal;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod site;
mod text;
mod theme;
mod today;
mod tool;
mod verify;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand, ValueEnum};

use crate::Edition;
use crate::diagnostic::{
    Diagnostic, Diagnostics, Format, Library, Severity, Showing, escaped, print,
};
use crate::intake::{Secrecy, Source, Sources, holds_mark};
use crate::write;

/// Publish a public regulatory docket.
///
/// Turns a folder of Markdown filings with YAML front matter into a site for any static host. Each
/// docket becomes a timeline that shows what was filed, by whom, in answer to what, and which
/// deadlines apply.
#[derive(Debug, Parser)]
#[command(name = "docketpress", version, arg_required_else_help = true, max_term_width = 100, after_help = AFTER)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "\
Examples:
  docketpress init my-dockets   create a new site
  docketpress import sheet.csv  turn the rows of a docket sheet into drafts
  docketpress text              extract the text of PDFs, so that readers can search it
  docketpress serve --open      preview it in the browser while you write
  docketpress check             report errors and likely mistakes
  docketpress build             write the folder to publish

Exit status:
  0  done
  1  the content has errors; nothing was written
  2  the command could not run (for example, no such folder or no space on the disk)
  130, 143  Ctrl-C or a signal stopped the build; the published folder did not change";

#[derive(Debug, Subcommand)]
enum Command {
    /// Create a new site with a sample docket that builds as it is
    Init(init::Arguments),
    /// Create a filing, a docket, or a party's record
    New(new::Arguments),
    /// Import records from spreadsheets, documents, and other systems
    Import(import::Arguments),
    /// Extract the text of the site's PDFs, so that readers can search it
    Text(text::Arguments),
    /// Preview the site while you write it
    #[cfg(feature = "serve")]
    Serve(serve::Arguments),
    /// Report errors and likely mistakes without writing anything
    Check(check::Arguments),
    /// Explain an error code and how to fix it
    Explain(explain::Arguments),
    /// Build the site
    Build(build::Arguments),
    /// Give a filing, a docket or a party another name
    Rename(rename::Arguments),
    /// Give up an address that was published
    Release(release::Arguments),
    /// Show the built-in theme's files, or write them to change them
    Theme(theme::Arguments),
    /// Compare a published folder with the manifest of its build
    Verify(verify::Arguments),
    /// Write a digest of what changed between two editions of a site
    Diff(diff::Arguments),
    /// List the filings, parties, dockets, deadlines, or files of a site
    List(list::Arguments),
    /// Print JSON Schema, so that editors can check and complete keys
    Schema(schema::Arguments),
    /// Print shell completions
    Completions(completions::Arguments),
    /// Print manual pages
    Man(man::Arguments),
}

/// What to do first, for a person who runs the program without a command where there is no site.
const FIRST: &str = "\
docketpress publishes a public regulatory docket from a folder of Markdown filings. There is no site in
this folder. To start one:

  docketpress init my-dockets      create a site with a sample docket
  cd my-dockets
  docketpress serve --open         look at it in the browser

To bring records that you have, run `docketpress import` in the site. `docketpress --help` lists all
commands.";

/// The command that shows a site to a person who has just begun to write it.
const LOOK: &str = if cfg!(feature = "serve") {
    "docketpress serve --open"
} else {
    "docketpress build"
};

/// How errors and warnings are shown.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum MessageFormat {
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

/// How a command ended, when it could run.
enum Outcome {
    Done,
    Mistakes,
    /// A signal of this number ended it early.
    Stopped(u8),
}

/// Runs the command line. Gives 0 where all went well, 1 for mistakes in the content, 2 where it
/// could not run.
pub fn run() -> ExitCode {
    if std::env::args_os().len() <= 1 && !site::is_begun() {
        anstream::eprintln!("{FIRST}");
        return ExitCode::from(2);
    }
    let outcome = match parse().command {
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Text(arguments) => text::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Rename(arguments) => rename::run(&arguments),
        Command::Release(arguments) => release::run(&arguments),
        Command::Theme(arguments) => theme::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(&arguments),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Mistakes) => ExitCode::from(1),
        Ok(Outcome::Stopped(signal)) => ExitCode::from(128 + signal),
        Err(error) => {
            let error = escaped(&format!("{error:#}"));
            anstream::eprintln!("{ERROR}error{ERROR:#}: {error}");
            ExitCode::from(2)
        }
    }
}

/// Reads the command line. What is wrong with it is not repeated where it holds a redaction.
fn parse() -> Arguments {
    let has_mark = || std::env::args_os().any(|word| holds_mark(&word.to_string_lossy()));
    Arguments::try_parse().unwrap_or_else(|error| {
        if !error.use_stderr() || !has_mark() {
            error.exit();
        }
        anstream::eprintln!(
            "{ERROR}error{ERROR:#}: cannot read the command line, which is not repeated here because it contains a redaction; see `docketpress --help`"
        );
        std::process::exit(2)
    })
}

/// Prints a note next to what a command does. The names in it may hold what nobody sees.
fn note(text: &str) {
    anstream::eprintln!("note: {}", escaped(text));
}

/// Prints what is for a file or another program as it is; a reader that has had enough is no
/// mistake.
fn print_bytes(bytes: &[u8]) -> anyhow::Result<()> {
    let mut to = std::io::stdout().lock();
    match to.write_all(bytes).and_then(|()| to.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Writes a path as a shell takes it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@\\~".contains(c);
    match path.chars().all(plain) {
        true => path,
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
}

const ERROR: anstyle::Style = anstyle::AnsiColor::BrightRed
    .on_default()
    .effects(anstyle::Effects::BOLD);

/// Clears what a stopped build left next to the folders that a site is built into. It may hold
/// pages that are withheld by now, so every command that reads a site does this first.
fn clear_litter(site: &Path, out: Option<&Path>) {
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
fn start_threads(jobs: Option<usize>) -> anyhow::Result<()> {
    let Some(jobs) = jobs else { return Ok(()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1));
    pool.build_global().context("cannot start threads")
}

/// Prints the errors that leave open who may see which records, and gives whether there are any.
/// While one stands, a command prints no record, as a build publishes none.
fn print_doubts(edition: &Edition) -> anyhow::Result<bool> {
    let doubts = edition.doubts();
    print_all(&doubts, MessageFormat::Human, &*edition.sources)?;
    Ok(doubts.has_errors())
}

/// Says how many files of the content folder are neither records nor named by one.
fn tell_unnamed(files: usize) {
    if files > 0 {
        let (files, was) = (count(files, "file"), if files == 1 { "is" } else { "are" });
        anstream::eprintln!(
            "{files} that no record names {was} not published (see `docketpress list files`)"
        );
    }
}

/// Prints all diagnostics: for people on standard error, for programs on standard output.
fn print_all(
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
fn say(text: &str) -> anyhow::Result<()> {
    let mut to = anstream::stdout().lock();
    let written = to.write_all(text.as_bytes()).and_then(|()| to.flush());
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Says how many drafts are left out, where there are any.
fn tell_drafts(sources: &Sources) {
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
fn tell_reveal(diagnostics: &Diagnostics) {
    let is_withheld = |one: &Diagnostic| one.showing == Showing::Nothing;
    if diagnostics.iter().any(is_withheld) {
        anstream::eprintln!(
            "to see the errors in withheld files, run `docketpress check --reveal` on your own computer"
        );
    }
}

/// Counts errors and warnings in words: `1 error, 2 warnings`.
fn tally(diagnostics: &Diagnostics) -> String {
    let errors = count(diagnostics.count(Severity::Error), "error");
    match diagnostics.count(Severity::Warning) {
        0 => errors,
        some => format!("{errors}, {}", count(some, "warning")),
    }
}

/// Writes a number with its noun: `1 filing`, `2 filings`.
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
