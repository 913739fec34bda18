//! `docketpress import`: makes filings of documents and of the records that other systems hand out.

mod changes;
mod choices;
mod diff;
mod documents;
mod examples;
mod folders;
mod inputs;
mod programs;
mod reading;
mod report;
mod shelf;
mod texts;

use std::path::PathBuf;

use anyhow::ensure;
use clap::Args;

use super::progress::{Progress, Steps};
use super::{Outcome, clear_litter, print_doubts, say, site};
use crate::consult;
use crate::docket::{Audience, Settings};
use crate::import::{Known, LEDGER, Wishes, lay};
use crate::link::{NamedAs, naming};
use changes::{ImportChange, keep_beside_edited, show_differences, write};
use choices::{Order, choices, source_names};
use examples::EXAMPLES;
use folders::{content, into_folder, is_below, own_folders};
use inputs::Inputs;
use reading::read;
use report::Report;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, or folders of files
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The docket of records that name none
    #[arg(long, value_name = "NUMBER")]
    docket: Option<String>,
    /// Put new filings into this folder of the site instead of their docket's folder
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Read the files as this source instead of detecting it
    #[arg(long, value_name = "SOURCE", value_parser = source_names())]
    from: Option<String>,
    /// The order of day and month in dates such as 7/3/2024
    #[arg(long, value_enum, value_name = "ORDER")]
    dates: Option<Order>,
    /// Which column fills which key, such as title=Subject,filed_by="On Behalf Of"; may be given
    /// more than once
    #[arg(long, value_name = "KEY=COLUMN,...")]
    map: Vec<String>,
    /// Show what would be written without writing anything
    #[arg(long)]
    dry_run: bool,
    /// Publish records that are already public at their source, instead of writing drafts
    #[arg(long)]
    publish: bool,
    /// Keep street addresses, e-mail addresses and phone numbers
    #[arg(long)]
    keep_contact: bool,
    /// Show how files that you edited differ from the source
    #[arg(long)]
    diff: bool,
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

/// Imports what the arguments name.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let choices = choices(arguments)?;
    let root = site::find(arguments.site.as_deref())?;
    clear_litter(&root, None);
    let progress = Progress::start();
    let content = content(&root, arguments.site.is_some())?;
    // A site that is about to begin has nothing to read.
    let edition = match shelf::is_begun(&root) {
        false => None,
        true => {
            let stage = progress.stage("reading the site", Steps::Unknown);
            Some(consult(&root, Audience::Drafters, &|| stage.step())?)
        }
    };
    if let Some(edition) = &edition
        && print_doubts(edition)?
    {
        anstream::eprintln!("nothing was imported: fix these errors first");
        return Ok(Outcome::Mistakes);
    }
    let wishes = Wishes {
        docket: arguments.docket.clone(),
        into: arguments
            .into
            .as_deref()
            .map(|into| into_folder(&root, content, into))
            .transpose()?,
        publish: arguments.publish,
    };
    let ledger = shelf::ledger(&root)?;
    ensure!(
        ledger.paths().all(|path| is_below(content, path)),
        "{LEDGER} names a file outside of the content folder: restore the file from your backup, or correct the path in that line"
    );
    let inputs = {
        let stage = progress.stage("reading files", Steps::Unknown);
        Inputs::read(&arguments.paths, &own_folders(&root, content), &|| {
            stage.step()
        })?
    };
    let mut report = Report::default();
    let Some(found) = read(&inputs, arguments, &choices, &mut report, &progress)? else {
        report.refused();
        say(&report.print())?;
        anstream::eprintln!("nothing was written");
        return Ok(Outcome::Mistakes);
    };
    let settings = Settings::default();
    let known = Known {
        content,
        settings: edition
            .as_ref()
            .map_or(&settings, |edition| &edition.sources.settings),
        dockets: edition.as_ref().map(shelf::dockets).unwrap_or_default(),
        parties: edition.as_ref().map(shelf::parties).unwrap_or_default(),
        files: edition
            .as_ref()
            .map(|edition| shelf::files(&edition.sources))
            .unwrap_or_default(),
        ledger,
        current: &|path| shelf::current(&root, path),
        naming: &|text| match &edition {
            Some(edition) => naming(&edition.sources, text),
            None => NamedAs::No,
        },
        named: &|name| inputs.named(name),
    };
    let laid = {
        let _stage = progress.stage("deciding what to write", Steps::One);
        lay(found, &known, &wishes)
    };
    let changes = {
        let stage = progress.stage("comparing", Steps::Known(laid.outputs.len()));
        let mut changes = Vec::with_capacity(laid.outputs.len());
        for output in &laid.outputs {
            stage.step();
            changes.push(ImportChange::of(&root, &known.ledger, &inputs, output)?);
        }
        keep_beside_edited(&mut changes);
        changes
    };
    let written = match arguments.dry_run {
        true => Ok(None),
        false => {
            let stage = progress.stage("writing", Steps::Known(changes.len()));
            write(&root, &known.ledger, &inputs, &changes, &|| stage.step())
        }
    };
    let signal = written?;
    report.add(&laid, &inputs);
    for change in &changes {
        report.tell(change.output, change.fate);
    }
    report.is_dry = arguments.dry_run;
    report.is_published = arguments.publish;
    say(&report.print())?;
    if arguments.diff {
        show_differences(&root, &known.ledger, &changes)?;
    }
    match signal {
        Some(signal) => {
            anstream::eprintln!("stopped early: import again to write the rest");
            Ok(Outcome::Stopped(signal))
        }
        None if report.failed => Ok(Outcome::Mistakes),
        None => Ok(Outcome::Done),
    }
}
