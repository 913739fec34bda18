//! `docketpress list`: what is on record, as a table for the terminal, as JSON or as CSV.
//!
//! It all comes from the catalog, so a withheld filing is listed by its entry alone.

mod certificate;
mod files;
mod only;
mod print;
mod rows;
mod service;
mod table;

use std::io::stdout;
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::progress::{Progress, Steps};
use super::{Outcome, clear_litter, count, offered, print_doubts, say, site, tell_drafts};
use crate::consult;
use crate::diagnostic::Severity;
use crate::docket::Audience;
use only::Only;
pub(super) use only::find_docket;
use print::{csv, json_of};
use rows::{deadlines, dockets, filings, not_on_file, parties};
use table::table;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// What to list
    #[arg(value_enum, default_value_t)]
    what: What,
    /// Show only entries of this docket, given by its number or id
    #[arg(long, value_name = "DOCKET")]
    docket: Option<String>,
    /// Show only what this party filed, signed or received, given by its name or id
    #[arg(long, value_name = "PARTY")]
    party: Option<String>,
    /// Show only documents of this type, such as `order`
    #[arg(long = "type", value_name = "TYPE", value_parser = offered::types(), hide_possible_values = true)]
    kind: Option<String>,
    /// Show only entries on or after this date: 2005, 2005-08 or 2005-08-09
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Show only the file with this number, which a message about a withheld file gives
    #[arg(long, value_name = "N", conflicts_with_all = ["docket", "party", "kind", "since"])]
    number: Option<usize>,
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress list                                     list all filings by date
  docketpress list filings --type order --since 2024   list the orders since 2024
  docketpress list deadlines --docket GR-2024-0117     list the deadlines of a docket
  docketpress list not-on-file --format csv            list missing documents for a spreadsheet
  docketpress list service --format certificate        write a certificate of service
  docketpress list files                               list all files and what each one is
  docketpress list files --number 28                   show the file that a message calls number 28

On a terminal, a table shows only the columns that fit; in a pipe, it has all of them. Drafts and
unlisted filings are left out. A withheld filing shows only its public entry, as on the site.";

/// What is listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum What {
    /// The filings
    #[default]
    Filings,
    /// The parties
    Parties,
    /// The dockets
    Dockets,
    /// The deadlines: computed, stated, and events of that type
    Deadlines,
    /// The documents that are known but not on file
    NotOnFile,
    /// The parties and counsel on whom filings are served, with all their contact data
    Service,
    /// The files in the content folder with their numbers, including those that no record names
    Files,
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Columns; on a terminal, those that fit
    #[default]
    Table,
    /// A list of objects
    Json,
    /// For spreadsheets
    Csv,
    /// Of the service list: an address label for each person, for paper
    Labels,
    /// Of the service list: the text of a certificate of service
    Certificate,
}

/// What is in one place of a list.
enum Cell {
    Text(String),
    Texts(Vec<String>),
    Number(usize),
}

/// A list: the names of its columns, and its rows.
struct List {
    columns: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
}

/// Lists what the arguments ask for.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let site = site::find(arguments.site.as_deref())?;
    clear_litter(&site, None);
    match arguments.number {
        Some(_) if arguments.what != What::Files => {
            bail!("--number applies only to `docketpress list files`")
        }
        Some(number) => {
            files::print_number(&site, number)?;
            return Ok(Outcome::Done);
        }
        None => {}
    }
    let edition = {
        let progress = Progress::start();
        let reading = progress.stage("reading", Steps::Unknown);
        consult(&site, Audience::Readers, &|| reading.step())?
    };
    if print_doubts(&edition)? {
        anstream::eprintln!("nothing was listed; fix these errors first");
        return Ok(Outcome::Mistakes);
    }
    let is_service = matches!(arguments.format, Format::Labels | Format::Certificate);
    if is_service && arguments.what != What::Service {
        bail!("only `docketpress list service` has this format");
    }
    let catalog = &edition.catalog;
    let only = Only::of(arguments, catalog)?;
    let list = match arguments.what {
        What::Filings => filings(catalog, &only),
        What::Parties => parties(catalog, &only),
        What::Dockets => dockets(catalog, &only),
        What::Deadlines => deadlines(catalog, &only),
        What::NotOnFile => not_on_file(catalog, &only),
        What::Service => certificate::list(&service::entries(&edition, &only)),
        What::Files => files::files(&edition),
    };
    match arguments.format {
        Format::Table if list.rows.is_empty() => match only.is_all() {
            true => anstream::eprintln!("nothing is on record"),
            false => anstream::eprintln!("nothing on record matches"),
        },
        Format::Table => {
            // Of standard output alone: a file is not as wide as the terminal that the command was
            // typed into.
            let terminal = terminal_size::terminal_size_of(stdout());
            let room = terminal.map(|(width, _)| width.0.into());
            let table = table(&list, room);
            say(&table.text)?;
            let names = format!("left out: {}", table.left_out.join(", "));
            match table.left_out.len() {
                0 => {}
                some if room.is_some_and(|room| names.chars().count() > room) => {
                    anstream::eprintln!("{} left out", count(some, "column"));
                }
                _ => anstream::eprintln!("{names}"),
            }
        }
        Format::Labels => say(&certificate::labels(&service::entries(&edition, &only)))?,
        Format::Certificate => say(&certificate::certificate(&service::entries(
            &edition, &only,
        )))?,
        Format::Json => say(&json_of(&list))?,
        Format::Csv => say(&csv(&list))?,
    }
    tell_drafts(&edition.sources);
    let errors = edition.diagnostics.count(Severity::Error);
    if errors > 0 {
        let errors = count(errors, "error");
        anstream::eprintln!(
            "this list may be incomplete: the site has {errors}, so files whose access or docket is uncertain are left out (see `docketpress check`)"
        );
    }
    Ok(Outcome::Done)
}
