//! `docketpress new`: begins a record, with all that the site and the clock tell filled in.

mod desk;
mod editor;
mod marks;

use std::path::PathBuf;

use anyhow::ensure;
use clap::{Args, Subcommand};

use super::{Outcome, count, offered, print_doubts, quoted};
use crate::intake::without_withheld;
use crate::write::create;
use desk::Desk;
use editor::{editor, open};
use marks::refuse_marks;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    record: Record,
}

const EXAMPLES: &str = "\
Examples:
  docketpress new docket WB-2025-02 --title \"Complaint about a meter\"
  docketpress new filing --docket WB-2025-02 --type complaint --title \"Complaint of Ann Example\"
  docketpress new filing --responds-to 2025-03-03-application --type objection
  docketpress new party \"Sampletown Water Company\"

The command prints the path of the new file to standard output. It never overwrites a file.";

#[derive(Debug, Subcommand)]
enum Record {
    /// Create a filing, as a draft
    Filing(FilingArguments),
    /// Create a docket's record, its docket.md
    Docket(DocketArguments),
    /// Create a party's record
    Party(PartyArguments),
}

#[derive(Debug, Args)]
#[command(after_help = FILING_EXAMPLES)]
struct FilingArguments {
    /// The title of the document
    #[arg(long)]
    title: Option<String>,
    /// The type of the document, such as letter or motion
    #[arg(long = "type", value_name = "TYPE", value_parser = offered::types(), hide_possible_values = true)]
    kind: Option<String>,
    /// The day it is filed; the default is today
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// The docket's number or id; the default is the docket of the current folder, or the only
    /// docket
    #[arg(long, value_name = "NUMBER")]
    docket: Option<String>,
    /// Create a new docket with this filing, under the number given with `--docket`
    #[arg(long, requires = "docket")]
    new_docket: bool,
    /// The item number; the default is the next number, if the docket numbers its items
    #[arg(long)]
    number: Option<String>,
    /// Who files it; repeat the option for several parties
    #[arg(long, value_name = "PARTY")]
    by: Vec<String>,
    /// To whom it is addressed; repeat the option for several parties
    #[arg(long, value_name = "PARTY")]
    to: Vec<String>,
    /// The filing that it answers, as an id, DOCKET/ID or DOCKET#NUMBER; its filer becomes the
    /// addressee
    #[arg(long, value_name = "ID")]
    responds_to: Vec<String>,
    /// Leave out `draft: true`
    #[arg(long)]
    no_draft: bool,
    #[command(flatten)]
    common: Common,
}

const FILING_EXAMPLES: &str = "\
Examples:
  docketpress new filing --type motion --title \"Motion to compel\" --by \"Users Group\"
  docketpress new filing --responds-to 2024-07-03-motion-to-compel --edit
  docketpress new filing --docket WB-2025-03 --new-docket --type complaint";

#[derive(Debug, Args)]
#[command(after_help = DOCKET_EXAMPLES)]
struct DocketArguments {
    /// The docket's number, as the agency writes it
    number: String,
    /// The docket's title
    #[arg(long)]
    title: Option<String>,
    /// The agency that hears it, if it is not the site's agency
    #[arg(long)]
    agency: Option<String>,
    #[command(flatten)]
    common: Common,
}

const DOCKET_EXAMPLES: &str = "\
Examples:
  docketpress new docket WB-2025-02 --title \"Complaint about a meter\"";

#[derive(Debug, Args)]
#[command(after_help = PARTY_EXAMPLES)]
struct PartyArguments {
    /// The party's name, as readers see it
    name: String,
    #[command(flatten)]
    common: Common,
}

const PARTY_EXAMPLES: &str = "\
Examples:
  docketpress new party \"Sampletown Water Company\" --edit";

/// What every record takes.
#[derive(Debug, Args)]
struct Common {
    /// Open the new file in $VISUAL or $EDITOR
    #[arg(long)]
    edit: bool,
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

/// Begins a record, and says what to type next.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let common = match &arguments.record {
        Record::Filing(arguments) => &arguments.common,
        Record::Docket(arguments) => &arguments.common,
        Record::Party(arguments) => &arguments.common,
    };
    // Before anything is written, so that a missing setting leaves nothing behind.
    let editor = common.edit.then(editor).transpose()?;
    refuse_marks(&arguments.record)?;
    let desk = Desk::open(common.site.as_deref())?;
    if print_doubts(&desk.edition)? {
        anstream::eprintln!("nothing was written; fix these errors first");
        return Ok(Outcome::Mistakes);
    }
    let (path, text) = match &arguments.record {
        Record::Filing(arguments) => desk.filing(arguments)?,
        Record::Docket(arguments) => desk.docket(arguments)?,
        Record::Party(arguments) => desk.party(arguments)?,
    };
    // What the file is written as must withhold what was typed to be withheld.
    ensure!(without_withheld(&text).is_some(), "{WRONG_MARK}");
    let file = desk.root.join(&path);
    create(&file, &text)?;
    let shown = desk.shown(&file);
    anstream::println!("{}", shown.display());
    match editor {
        Some(editor) => {
            open(&editor, &file, &shown)?;
            anstream::eprintln!("to preview it, run");
        }
        None => anstream::eprintln!("edit the file, then run"),
    }
    let elsewhere = match &common.site {
        Some(site) => format!(" --site {}", quoted(site)),
        None => String::new(),
    };
    anstream::eprintln!("  {}{elsewhere}", super::LOOK);
    if matches!(&arguments.record, Record::Filing(filing) if !filing.no_draft) {
        anstream::eprintln!("the filing is a draft; builds leave drafts out");
    }
    if let Some(errors) = desk.errors() {
        let errors = count(errors, "error");
        anstream::eprintln!(
            "note: the site has {errors}, so files whose access or docket is uncertain were not considered (see `docketpress check`)"
        );
    }
    Ok(Outcome::Done)
}

/// What is said of a mark that withholds nothing; the words next to it are not repeated.
const WRONG_MARK: &str = "a redaction mark is wrong: write `<redacted>` before the words to withhold, and `</redacted>` after them";
