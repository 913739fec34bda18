//! `docketpress build`: reads a site, and writes it as a folder for any static host.

mod apart;
mod keep;
mod own;
mod tell;
mod writing;

use std::path::PathBuf;
use std::time::Instant;

use chrono::NaiveDate;
use clap::Args;

use super::interrupt::Interrupt;
use super::progress::{Progress, Steps};
use super::today::{Today, read_day};
use super::{
    MessageFormat, Outcome, addresses, clear_litter, print_all, removed, site, start_threads,
    tell_unnamed,
};
use crate::docket::{Audience, base_url};
use crate::plan::{Addresses, Item, split_removed};
use crate::render::{Press, render};
use crate::write::{self, BuildTarget, Encoding, write};
use crate::{Checks, Edition, HiddenWords, Publication, prepare_at};
pub(super) use apart::stand_apart;
use keep::keep_addresses;
pub(super) use keep::keep_verdicts;
use tell::Tell;
use writing::Writing;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// The folder to write; the default is `public` in the site's folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The address at which the site will be published, instead of `base_url` in site.yaml
    #[arg(long, value_name = "URL", value_parser = read_base_url)]
    base_url: Option<String>,
    /// Do not read or write addresses.lock, the list of published addresses
    #[arg(long)]
    no_lock: bool,
    /// Build the record as it was on a day: what was filed later is left out; needs --out
    #[arg(long, value_name = "DATE", value_parser = read_day, requires = "out", conflicts_with = "day")]
    as_of: Option<NaiveDate>,
    /// Write compressed copies of text files next to them, for a web server of your own
    #[arg(long)]
    precompress: bool,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// How to show errors and warnings
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    message_format: MessageFormat,
    #[command(flatten)]
    today: Today,
    /// How many threads to use; the default is one per core
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress build                                build this site into public/
  docketpress build --site dockets --out /srv/www  build the site in dockets/ into /srv/www
  docketpress build --base-url https://a.example/  build for a different address
  docketpress build --as-of 2005-08-15 --out past  build the record as it was on that day
  docketpress build --strict                       fail on warnings too
  docketpress build --message-format json          report for another program to read

A build writes a new folder and replaces the old one at the end, so a build that fails does not
change the old site. Files that did not change keep their modification time.";

fn read_base_url(text: &str) -> Result<String, String> {
    base_url(text).ok_or_else(|| {
        "write the whole address of the site's first page, such as https://example.org/dockets/"
            .to_owned()
    })
}

/// Builds a site. Nothing is written where anything is wrong.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let started = Instant::now();
    start_threads(arguments.jobs)?;
    let site = site::find(arguments.site.as_deref())?;
    let out = arguments.out.clone().unwrap_or_else(|| site.join("public"));
    stand_apart(&site, &out)?;
    let interrupt = Interrupt::listen();
    clear_litter(&site, Some(&out));
    // The record of a past day has fewer addresses, and none of them is lost.
    let known = match arguments.no_lock || arguments.as_of.is_some() {
        true => None,
        false => Some(addresses::read(&site)?.unwrap_or_default()),
    };
    let progress = Progress::start();
    let mut edition = {
        let reading = progress.stage("reading", Steps::Unknown);
        let publication = Publication {
            base_url: arguments.base_url.as_deref(),
            addresses: known.as_ref(),
            today: &|zone| arguments.today.in_zone(zone),
        };
        let audience = match arguments.as_of {
            Some(day) => Audience::ReadersOn(day),
            None => Audience::Readers,
        };
        prepare_at(&site, audience, &publication, &|| reading.step())?
    };
    let today = match arguments.as_of {
        Some(day) => day,
        None => arguments.today.in_zone(edition.sources.settings.zone)?,
    };
    edition.check(Checks::Set, Some(today));
    {
        let looking = progress.stage("looking into PDFs", Steps::Unknown);
        let verdicts = edition.inspect_pdfs(Checks::Set, HiddenWords::Withheld, &|| looking.step());
        if let Some(verdicts) = verdicts {
            keep_verdicts(&site, &verdicts);
        }
    }
    edition.take_digests();
    let unnamed = edition.unnamed_files().len();
    let Edition {
        sources,
        catalog,
        plan,
        theme,
        mut diagnostics,
    } = edition;
    let change = known
        .as_ref()
        .map(|known| known.compare(&sources, &catalog, &plan));
    let change = change.unwrap_or_default();
    if !diagnostics.has_errors() {
        diagnostics.extend_of_templates(change.lost);
    }
    if arguments.strict {
        diagnostics = diagnostics.stricter();
    }
    let tell = Tell { sources: &sources };
    let format = arguments.message_format;
    if diagnostics.has_errors() {
        print_all(&diagnostics, format, &*sources)?;
        return tell.refusal(&diagnostics);
    }
    let press = Press::new(&catalog, &plan, &theme, &sources.root);
    let mut items: Vec<_> = plan.items().collect();
    let own = own::find(&out, &plan)?;
    items.retain(|(_, item)| !matches!(item, Item::Host(file) if own.contains(file)));
    let written = {
        let stage = progress.stage("writing", Steps::Known(items.len()));
        interrupt.hold();
        write(
            BuildTarget::of(&out, Encoding::asked_for(arguments.precompress)),
            &items,
            |(url, item)| Ok((url.output_path(), render(&press, url, item)?)),
            &Writing {
                stage,
                interrupt: &interrupt,
            },
        )
    };
    if let Ok(write::Outcome::Refused(problems)) = &written {
        diagnostics.extend_of_templates(problems.iter().cloned());
    }
    if let (Ok(write::Outcome::Stopped), Some(signal)) = (&written, interrupt.signal()) {
        anstream::eprintln!("stopped; nothing was written");
        return Ok(Outcome::Stopped(signal));
    }
    // All at once and at the end: a document of them cannot be reported in two parts.
    print_all(&diagnostics, format, &*sources)?;
    match written? {
        write::Outcome::Refused(_) => tell.refusal(&diagnostics),
        write::Outcome::Stopped => unreachable!("only a signal stops a build"),
        write::Outcome::Written(tally) => {
            let filings = catalog.filings().len();
            let dockets = catalog.dockets().len();
            tell.summary(filings, dockets, &tally, &out, started)?;
            tell_unnamed(unnamed);
            let removed = split_removed(tally.removed, &sources, &catalog);
            removed::tell(&sources.root, removed);
            tell::withheld(change.withheld);
            if let Some(known) = known {
                keep_addresses(&sources.root, &known, Addresses::of(&catalog, &plan, today));
            }
            own::tell(&out, &own);
            // The process ends here: taking apart what it read would only keep the person waiting.
            drop(press);
            std::mem::forget((catalog, plan, sources));
            Ok(Outcome::Done)
        }
    }
}
