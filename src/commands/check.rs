//! `docketpress check`: tells all that is wrong with a site, and what may be; writes nothing.

mod accessibility;
mod left_out;

use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use super::host::{self, Host, Size};
use super::progress::{Progress, Steps};
use super::reveal::{self, Reveal};
use super::today::Today;
use super::{
    MessageFormat, Outcome, clear_litter, count, print_all, site, start_threads, tally,
    tell_drafts, tell_reveal, tell_unnamed,
};
use crate::diagnostic::Diagnostic;
use crate::docket::Audience;
use crate::intake::Revealing;
use crate::plan::Url;
use crate::render::{Press, render};
use crate::{Checks, Edition, HiddenWords, prepare, prepare_to_reveal};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// How to show errors and warnings
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    message_format: MessageFormat,
    #[command(flatten)]
    today: Today,
    /// List the drafts that a build leaves out
    #[arg(long)]
    drafts: bool,
    /// List the signs of accessibility in each published PDF: text, tags, a language, and a title
    #[arg(long)]
    accessibility: bool,
    /// Show the file and the text of errors in withheld files
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "auto", value_name = "WHEN")]
    reveal: Option<Reveal>,
    /// Compare the site with the limits of a host
    #[arg(long, value_enum, value_name = "NAME")]
    host: Option<Host>,
    /// How many threads to use; the default is one per core
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress check                          check this site
  docketpress check --strict                 fail on warnings too
  docketpress check --message-format github  mark the lines of a pull request
  docketpress check --message-format sarif   report for code hosts and editors
  docketpress check --reveal                 show errors in withheld files, on your own terminal
  docketpress check --accessibility          list the signs of accessibility in each PDF
  docketpress check --today 2024-03-15       check dates as of this day
  docketpress check --host github-pages      compare the site with the limits of its host

In addition to errors, check reports likely mistakes: a stated date that differs from the computed
one, a filing without a filer, two parties that look like one. `docketpress explain` lists all
codes. Under `checks` in site.yaml you can turn a code off or make it an error. `docketpress list
files` lists the files that no record names.

check also looks for text that hides in published PDFs, and names the pages. `--reveal` shows the
hidden words too.

Messages about withheld files do not quote them, because other people may read the output. On your
own terminal, `--reveal` shows the file, the line, and its text.";

/// Checks a site: reads, links, plans and renders it, and lets go of every page.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let reveals = reveal::is_allowed(arguments.reveal, arguments.message_format)?;
    start_threads(arguments.jobs)?;
    let site = site::find(arguments.site.as_deref())?;
    clear_litter(&site, None);
    let progress = Progress::start();
    let mut edition = {
        let reading = progress.stage("reading", Steps::Unknown);
        match reveals {
            true => prepare_to_reveal(&site, &|| reading.step())?,
            false => prepare(&site, Audience::Readers, &|| reading.step())?,
        }
    };
    let checked = {
        let _looking = progress.stage("checking", Steps::One);
        let today = arguments.today.in_zone(edition.sources.settings.zone)?;
        edition.check(Checks::All, Some(today))
    };
    {
        let looking = progress.stage("looking into PDFs", Steps::Unknown);
        let words = match reveals {
            true => HiddenWords::Shown,
            false => HiddenWords::Withheld,
        };
        edition.inspect_pdfs(Checks::All, words, &|| looking.step());
    }
    let unnamed = edition.unnamed_files().len();
    let (of_templates, size) = render_all(&edition, &progress);
    edition.diagnostics.extend_of_templates(of_templates);
    let Edition {
        sources,
        catalog,
        diagnostics,
        ..
    } = edition;
    let diagnostics = match arguments.strict {
        true => diagnostics.stricter(),
        false => diagnostics,
    };
    match reveals {
        true => print_all(&diagnostics, arguments.message_format, &Revealing(&sources))?,
        false => print_all(&diagnostics, arguments.message_format, &*sources)?,
    }
    anstream::eprintln!(
        "{} in {}: {}",
        count(catalog.filings().len(), "filing"),
        count(catalog.dockets().len(), "docket"),
        tally(&diagnostics)
    );
    match arguments.drafts {
        true => left_out::name_drafts(&sources, reveals),
        false => tell_drafts(&sources),
    }
    if arguments.accessibility {
        accessibility::tell(&catalog);
    }
    // While a record cannot be read, nobody can say which files it names.
    if !diagnostics.has_errors() {
        tell_unnamed(unnamed);
    }
    if !checked {
        anstream::eprintln!("fix these errors to run the remaining checks");
    }
    tell_reveal(&diagnostics);
    let mut wrong = diagnostics.has_errors();
    if let (Some(host), false) = (arguments.host, wrong) {
        let (report, fits) = host::report(host, &size);
        anstream::eprint!("{report}");
        wrong = !fits;
    }
    // The process ends here: taking apart what it read would only keep the person waiting.
    std::mem::forget((catalog, sources));
    Ok(match wrong {
        true => Outcome::Mistakes,
        false => Outcome::Done,
    })
}

/// Renders everything, and keeps the mistakes of templates and the size of the site. A site with
/// other mistakes is not rendered: its pages may lack what templates rest on.
fn render_all(edition: &Edition, progress: &Progress) -> (Vec<Diagnostic>, Size) {
    if edition.diagnostics.has_errors() {
        return (Vec::new(), Size::default());
    }
    let items: Vec<_> = edition.plan.items().collect();
    let rendering = progress.stage("rendering", Steps::Known(items.len()));
    let press = Press::new(
        &edition.catalog,
        &edition.plan,
        &edition.theme,
        &edition.sources.root,
    );
    let lengths: Vec<Result<(&Url, u64), Diagnostic>> = items
        .into_par_iter()
        .map(|(url, item)| {
            let length = render(&press, url, item).map(|content| (url, host::length(&content)));
            rendering.step();
            length
        })
        .collect();
    let mut problems = Vec::new();
    let mut rendered = Vec::with_capacity(lengths.len());
    for length in lengths {
        match length {
            Ok(length) => rendered.push(length),
            Err(problem) => problems.push(problem),
        }
    }
    let size = Size::of(&edition.plan, rendered.into_iter());
    (problems, size)
}
