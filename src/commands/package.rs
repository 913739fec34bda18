//! `docketpress package`: writes an archive of a docket's public documents.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::build::{keep_verdicts, stand_apart};
use super::list::find_docket;
use super::progress::{Progress, Steps};
use super::today::Today;
use super::{
    MessageFormat, Outcome, clear_litter, count, print_all, say, site, start_threads, tally,
    tell_reveal,
};
use crate::diagnostic::escaped;
use crate::docket::Audience;
use crate::render::{Press, package};
use crate::write::put_package;
use crate::{Checks, HiddenWords, prepare};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The docket, by its number or id
    #[arg(value_name = "DOCKET")]
    docket: String,
    /// The file to write; the default is the docket's number with `.zip`, in the current folder
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    today: Today,
    /// How many threads to use; the default is one per core
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress package GR-2024-0117                 write GR-2024-0117.zip
  docketpress package GR-2024-0117 --out case.zip  write another file

The archive holds what a build would publish: each filing as a web page, as Markdown, and with its
files, the docket sheet, and a digest of each file. Like a build, it is written only if the site has
no errors. To publish an archive of each docket with every build, set `packages: true` in site.yaml.";

/// Writes the archive. Nothing is written where anything is wrong: a build would publish nothing
/// either.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    start_threads(arguments.jobs)?;
    let site = site::find(arguments.site.as_deref())?;
    clear_litter(&site, None);
    let progress = Progress::start();
    let mut edition = {
        let reading = progress.stage("reading", Steps::Unknown);
        prepare(&site, Audience::Readers, &|| reading.step())?
    };
    let today = arguments.today.in_zone(edition.sources.settings.zone)?;
    edition.check(Checks::Set, Some(today));
    {
        let looking = progress.stage("looking into PDFs", Steps::Unknown);
        let verdicts = edition.inspect_pdfs(Checks::Set, HiddenWords::Withheld, &|| looking.step());
        if let Some(verdicts) = verdicts {
            keep_verdicts(&site, &verdicts);
        }
    }
    let sources = &edition.sources;
    print_all(&edition.diagnostics, MessageFormat::Human, &**sources)?;
    if edition.diagnostics.has_errors() {
        let errors = tally(&edition.diagnostics);
        anstream::eprintln!("{errors}; nothing was written");
        tell_reveal(&edition.diagnostics);
        return Ok(Outcome::Mistakes);
    }
    let (catalog, plan) = (&edition.catalog, &edition.plan);
    let id = find_docket(catalog, &arguments.docket)?;
    if !plan.has_filings(catalog, id) {
        bail!("this docket has no filing that readers may see, so there is nothing to pack");
    }
    let press = Press::new(catalog, plan, &edition.theme, &sources.root);
    let package = package(&press, id);
    let name = || PathBuf::from(format!("{}.zip", package.folder()));
    let out = arguments.out.clone().unwrap_or_else(name);
    stand_apart(&site, &out)?;
    let bytes = {
        let _packing = progress.stage("packing", Steps::Unknown);
        put_package(&out, &package)?
    };
    say(&format!("{}\n", escaped(&out.display().to_string())))?;
    anstream::eprintln!(
        "{} packed, {}",
        count(package.filings(), "filing"),
        crate::intake::bounds::size(bytes)
    );
    Ok(Outcome::Done)
}
