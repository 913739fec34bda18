//! `docketpress build`: reads a site, and writes it as a folder for any static host.

use std::path::{Path, PathBuf, absolute};
use std::time::Instant;

use anyhow::bail;
use chrono::NaiveDate;
use clap::Args;

use super::interrupt::Interrupt;
use super::progress::{Progress, ProgressStage, Steps};
use super::today::{Today, read_day};
use super::{
    MessageFormat, Outcome, addresses, clear_litter, count, print_all, removed, site,
    start_threads, tally, tell_drafts, tell_reveal, tell_unnamed,
};
use crate::diagnostic::{Diagnostics, escaped};
use crate::docket::{Audience, base_url};
use crate::intake::{Secrecy, Source, Sources, VERDICTS, Verdicts};
use crate::plan::{Addresses, HostFile, Item, Url, split_removed};
use crate::render::{Press, render};
use crate::write::{self, Onlooker, Tally, is_foreign, write};
use crate::{Checks, Edition, HiddenWords, Publication, prepare_at};

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
            keep(&site, &verdicts);
        }
    }
    let unnamed = edition.unnamed_files().len();
    let Edition {
        sources,
        catalog,
        plan,
        theme,
        diagnostics,
    } = edition;
    let change = known
        .as_ref()
        .map(|known| known.compare(&sources, &catalog, &plan));
    let change = change.unwrap_or_default();
    let mut diagnostics = diagnostics;
    if !diagnostics.has_errors() {
        diagnostics.extend_of_templates(change.lost);
    }
    let mut diagnostics = if arguments.strict {
        diagnostics.stricter()
    } else {
        diagnostics
    };
    let tell = Tell { sources: &sources };
    let format = arguments.message_format;
    if diagnostics.has_errors() {
        print_all(&diagnostics, format, &*sources)?;
        return tell.refusal(&diagnostics);
    }
    let press = Press::new(&catalog, &plan, &theme, &sources.root);
    let mut items: Vec<_> = plan.items().collect();
    // A person whose host needs more headers than docketpress writes keeps their own list.
    let mut own = Vec::new();
    for file in HostFile::ALL {
        if plan.item(&Url::new(file.name())).is_some() && is_foreign(&out, file.name())? {
            own.push(file);
        }
    }
    items.retain(|(_, item)| !matches!(item, Item::Host(file) if own.contains(file)));
    let written = {
        let stage = progress.stage("writing", Steps::Known(items.len()));
        interrupt.hold();
        write(
            &out,
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
            if change.withheld > 0 {
                anstream::eprintln!(
                    "addresses no longer published because their records are withheld or drafts now: {}",
                    change.withheld
                );
            }
            if let Some(known) = known {
                keep_addresses(&sources.root, &known, Addresses::of(&catalog, &plan, today));
            }
            for file in own {
                let advice = match file {
                    HostFile::Headers => {
                        "; add the headers that the guide's page on withholding lists"
                    }
                    HostFile::Redirects | HostFile::Robots | HostFile::NoJekyll => "",
                };
                let path = out.join(file.name());
                anstream::eprintln!("kept your own file {}{advice}", path.display());
            }
            // The process ends here: taking apart what it read would only keep the person waiting.
            drop(press);
            std::mem::forget((catalog, plan, sources));
            Ok(Outcome::Done)
        }
    }
}

/// Writes the file of published addresses. The site is published by now, so a folder that cannot be
/// written is no failure.
fn keep_addresses(site: &Path, known: &Addresses, mut now: Addresses) {
    now.take_days(known);
    if now == *known {
        return;
    }
    if let Err(error) = addresses::write(site, &now) {
        let error = escaped(&format!("{error:#}"));
        anstream::eprintln!(
            "the site is published, but its addresses could not be kept: {error}; if this folder cannot be written, use --no-lock"
        );
    }
}

/// Keeps the verdicts on PDFs for the next build, where there are any. A folder that cannot be
/// written to costs time alone.
fn keep(site: &Path, verdicts: &Verdicts) {
    let known = Verdicts::of(site);
    if *verdicts != known {
        let file = site.join(VERDICTS);
        let ignore = file.with_file_name(".gitignore");
        if !ignore.exists() {
            let _ = write::put_whole(&ignore, b"*\n");
        }
        let _ = write::put_whole(&file, verdicts.print().as_bytes());
    }
}

/// The stage of writing, which a signal stops.
struct Writing<'a> {
    stage: ProgressStage<'a>,
    interrupt: &'a Interrupt,
}

impl Onlooker for Writing<'_> {
    fn step(&self) {
        self.stage.step();
    }

    fn asks_to_stop(&self) -> bool {
        self.interrupt.signal().is_some()
    }
}

/// Says how many filings are left out, because they are drafts or were filed after the day whose record is built.
fn tell_left_out(sources: &Sources) {
    let Some(day) = sources.settings.as_of else {
        return tell_drafts(sources);
    };
    let is_left_out = |one: &&Source| one.secrecy == Secrecy::Draft;
    let left_out = sources.files.iter().filter(is_left_out).count();
    anstream::eprintln!(
        "the record as of {day}; left out because they were filed later or are drafts: {left_out}"
    );
}

/// Refuses an output folder that holds the site, or stands where its content is read.
fn stand_apart(site: &Path, out: &Path) -> anyhow::Result<()> {
    let real = |path: &Path| -> anyhow::Result<PathBuf> {
        let path = absolute(path)?;
        // What does not exist yet is below something that does, perhaps behind a symbolic link.
        let known = path
            .ancestors()
            .find_map(|above| Some((above, above.canonicalize().ok()?)));
        Ok(match known {
            Some((above, real)) => real.join(path.strip_prefix(above).unwrap_or(Path::new(""))),
            None => path,
        })
    };
    let (site, out) = (real(site)?, real(out)?);
    if site.starts_with(&out) {
        bail!(
            "the output folder {} contains the site itself; choose another with --out",
            out.display()
        );
    }
    if out.starts_with(site.join("content")) {
        bail!(
            "the output folder {} is inside the content folder; choose another with --out",
            out.display()
        );
    }
    Ok(())
}

/// Tells the person at the terminal what a build did.
struct Tell<'a> {
    sources: &'a Sources,
}

impl Tell<'_> {
    fn refusal(&self, diagnostics: &Diagnostics) -> anyhow::Result<Outcome> {
        anstream::eprintln!("{}; nothing was written", tally(diagnostics));
        tell_left_out(self.sources);
        tell_reveal(diagnostics);
        Ok(Outcome::Mistakes)
    }

    fn summary(
        &self,
        filings: usize,
        dockets: usize,
        tally: &Tally,
        out: &Path,
        started: Instant,
    ) -> anyhow::Result<()> {
        anstream::eprintln!(
            "{} in {}: {} in {} ({} unchanged, {} removed), {:.2} s",
            count(filings, "filing"),
            count(dockets, "docket"),
            count(tally.files, "file"),
            out.display(),
            tally.unchanged,
            tally.removed.len(),
            started.elapsed().as_secs_f64(),
        );
        tell_left_out(self.sources);
        // Without `base_url` every link is relative, and the folder can be looked at as it lies.
        match &self.sources.settings.base_url {
            None => anstream::eprintln!("open {}", absolute(out)?.join("index.html").display()),
            Some(url) => anstream::eprintln!("publish it at {}", escaped(url)),
        }
        Ok(())
    }
}
