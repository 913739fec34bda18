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
mod package;
mod pandoc;
mod pdftotext;
mod progress;
mod release;
mod removed;
mod rename;
mod reveal;
mod say;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod site;
mod text;
mod theme;
mod today;
mod tool;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::diagnostic::escaped;
use crate::intake::holds_mark;
use say::{
    ERROR, MessageFormat, clear_litter, count, note, print_all, print_bytes, print_doubts, quoted,
    say, start_threads, tally, tell_drafts, tell_reveal, tell_unnamed,
};

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
    /// Give a filing, a docket, or a party another name
    Rename(rename::Arguments),
    /// Give up an address that was published
    Release(release::Arguments),
    /// Show the built-in theme's files, or write them to change them
    Theme(theme::Arguments),
    /// Compare a published folder with the manifest of its build
    Verify(verify::Arguments),
    /// Write a ZIP archive of a docket's public documents
    Package(package::Arguments),
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
        Command::Package(arguments) => package::run(&arguments),
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
