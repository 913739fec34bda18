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

The path of the new file goes to standard output. No file is ever overwritten.";

#[derive(Debug, Subcommand)]
enum Record {
    /// Begin a filing, as a draft
    Filing(FilingArguments),
    /// Begin a docket's record, its docket.md
    Docket(DocketArguments),
    /// Begin a party's record
    Party(PartyArguments),
}

#[derive(Debug, Args)]
#[command(after_help = FILING_EXAMPLES)]
struct FilingArguments {
    /// What the document is called
    #[arg(long)]
    title: Option<String>,
    /// Its type, such as letter or motion
    #[arg(long = "type", value_name = "TYPE", value_parser = offered::types(), hide_possible_values = true)]
    kind: Option<String>,
    /// The day it is filed; today if left out
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Its docket; that of the folder, or the only one, if left out
    #[arg(long, value_name = "NUMBER")]
    docket: Option<String>,
    /// Begin a docket with this filing: the number of `--docket` is not on this site yet
    #[arg(long, requires = "docket")]
    new_docket: bool,
    /// Its item number; the next one where the docket counts its items
    #[arg(long)]
    number: Option<String>,
    /// Who files it; may be given more than once
    #[arg(long, value_name = "PARTY")]
    by: Vec<String>,
    /// To whom it is addressed; may be given more than once
    #[arg(long, value_name = "PARTY")]
    to: Vec<String>,
    /// What it answers: an id, DOCKET/ID or DOCKET#NUMBER; addresses it to whoever filed that
    #[arg(long, value_name = "ID")]
    responds_to: Vec<String>,
    /// Begin it without `draft: true`
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
    /// Its number, as the agency writes it
    number: String,
    /// What it is called
    #[arg(long)]
    title: Option<String>,
    /// The agency before which it is, where it is not the site's
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
    /// The name that it is shown by
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
    /// Open it in $VISUAL or $EDITOR
    #[arg(long)]
    edit: bool,
    /// The site's folder; the nearest folder with a site.yaml, from the current one upward, if left out
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
        anstream::eprintln!("nothing was written: fix these errors first");
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
            anstream::eprintln!("to see it, type");
        }
        None => anstream::eprintln!("now write it, and then type"),
    }
    let elsewhere = match &common.site {
        Some(site) => format!(" --site {}", quoted(site)),
        None => String::new(),
    };
    anstream::eprintln!("  {}{elsewhere}", super::LOOK);
    if matches!(&arguments.record, Record::Filing(filing) if !filing.no_draft) {
        anstream::eprintln!("the filing is a draft, and builds leave drafts out");
    }
    if let Some(errors) = desk.errors() {
        let errors = count(errors, "error");
        anstream::eprintln!(
            "note: the site has {errors}, and files whose access or docket is uncertain were not considered (see `docketpress check`)"
        );
    }
    Ok(Outcome::Done)
}

/// What is said of a mark that withholds nothing; the words beside it are not repeated.
const WRONG_MARK: &str = "a mark of redaction is wrong: write `<redacted>` before the words that readers must not see, and `</redacted>` after them";

/// Refuses a redaction in what a record is found by, and marks that are wrong anywhere, before anything typed is repeated.
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
        ensure!(!holds_mark(&text), "{name} cannot hold a redaction");
    }
    for (name, text) in shown {
        ensure!(without_withheld(&text).is_some(), "{name}: {WRONG_MARK}");
    }
    Ok(())
}

/// Gives the editor that the environment names: a program, and perhaps what it is called with.
fn editor() -> anyhow::Result<Vec<String>> {
    let named = ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|words| !words.trim().is_empty())
        .context("no editor is known; set VISUAL or EDITOR, or leave --edit out")?;
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
            format!("the file {shown} is made, but the editor {program} cannot be started")
        })?;
    if !ended.success() {
        bail!(
            "the file {} is made, but the editor {program} ended with a failure",
            shown.display()
        );
    }
    Ok(())
}
