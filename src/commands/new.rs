//! `docketpress new`: begins a record, with all that the site and the clock tell filled in.

mod desk;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail, ensure};
use clap::{Args, Subcommand};

use super::{Outcome, count, offered, print_doubts, quoted};
use crate::intake::{holds_mark, without_withheld};
use crate::write::create;
use desk::Desk;

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

/// Refuses a redaction in what a record is found by, and marks that are wrong anywhere, before
/// anything typed is repeated.
fn refuse_marks(record: &Record) -> anyhow::Result<()> {
    let one = |name: &'static str, text: &Option<String>| text.clone().map(|text| (name, text));
    let all = |name: &'static str, texts: &[String]| -> Vec<(&'static str, String)> {
        texts.iter().map(|text| (name, text.clone())).collect()
    };
    let (found_by, shown) = match record {
        Record::Filing(filing) => {
            let mut found_by = all("--responds-to", &filing.responds_to);
            found_by.extend(one("--docket", &filing.docket));
            found_by.extend(one("--type", &filing.kind));
            found_by.extend(one("--date", &filing.date));
            let mut shown = [all("--by", &filing.by), all("--to", &filing.to)].concat();
            shown.extend(one("--title", &filing.title));
            shown.extend(one("--number", &filing.number));
            (found_by, shown)
        }
        Record::Docket(docket) => {
            let title = one("--title", &docket.title).into_iter();
            (
                vec![("the docket's number", docket.number.clone())],
                title.chain(one("--agency", &docket.agency)).collect(),
            )
        }
        Record::Party(party) => (vec![("the party's name", party.name.clone())], Vec::new()),
    };
    for (name, text) in found_by {
        ensure!(!holds_mark(&text), "{name} cannot contain a redaction");
    }
    for (name, text) in shown {
        ensure!(without_withheld(&text).is_some(), "{name}: {WRONG_MARK}");
    }
    Ok(())
}

/// Returns the editor that the environment names: a program, and perhaps what it is called with.
fn editor() -> anyhow::Result<Vec<String>> {
    let named = ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|words| !words.trim().is_empty())
        .context("no editor is set; set VISUAL or EDITOR, or leave out --edit")?;
    Ok(named.split_whitespace().map(str::to_owned).collect())
}

fn open(editor: &[String], file: &Path, shown: &Path) -> anyhow::Result<()> {
    let (program, words) = editor.split_first().context("the editor has a name")?;
    let ended = Command::new(program)
        .args(words)
        .arg(file)
        .status()
        .with_context(|| {
            let shown = shown.display();
            format!("created {shown}, but the editor {program} cannot be started")
        })?;
    if !ended.success() {
        bail!(
            "created {}, but the editor {program} ended with a failure",
            shown.display()
        );
    }
    Ok(())
}
