//! `docketpress rename`: gives a filing, a docket or a party another name, everywhere, and keeps
//! its old addresses.

mod address;
mod doubt;
mod journal;
mod outcome;
mod preview;
mod steps;

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail, ensure};
use clap::Args;

use super::{MessageFormat, Outcome, clear_litter, note, print_all, say, site};
use crate::diagnostic::{Library, SitePath};
use crate::docket::Audience;
use crate::intake::{Sources, WrittenFile, bounds, read_written};
use crate::rename::Site;
use crate::{Checks, prepare};
use address::{addresses_of, current_name};
use doubt::{refuse_a_withheld_page, refuse_what_is_ignored, refuse_what_is_there};
use journal::Journal;
pub(super) use journal::is_begun;
use preview::{preview, tell};
use steps::steps;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The filing's id, DOCKET/ID, or path; the docket's number or id; or the party's id or name
    #[arg(value_name = "OLD")]
    old: String,
    /// The new id, number, or name
    #[arg(value_name = "NEW")]
    new: String,
    /// Show what would change without changing anything
    #[arg(long)]
    dry_run: bool,
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress rename 2024-07-03-motion 2024-07-03-motion-to-compel   rename a filing
  docketpress rename GR-2024-0117/letter 2024-03-01-letter           rename one of several
  docketpress rename GR-2024-0117 GR-2024-0118                       correct a docket's number
  docketpress rename \"Plains Gas\" \"Prairie Gas\" --dry-run            show what would change

The record's file and folder move. Every reference and link to them changes, and the old addresses
forward to the new ones. The words of texts do not change. If the site has errors, or if the result
would have new ones or lose an address, nothing changes.";

/// Renames, or shows what would change.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let root = site::find(arguments.site.as_deref())?;
    if journal::is_begun(&root) {
        journal::put_back(&root)
            .context("cannot put back what a stopped `docketpress rename` left")?;
        note("put the files back that a stopped `docketpress rename` had changed");
    }
    clear_litter(&root, None);
    let mut before = prepare(&root, Audience::Readers, &|| {})?;
    if before.diagnostics.has_errors() {
        print_all(&before.diagnostics, MessageFormat::Human, &*before.sources)?;
        anstream::eprintln!("fix these errors first; nothing was renamed");
        return Ok(Outcome::Mistakes);
    }
    before.check(Checks::All, None);
    let files = read_all(&root, &before.sources)?;
    let site = Site {
        files: &files,
        content: before.sources.content,
        plan: &before.plan,
    };
    let subject = site.find(&arguments.old)?;
    let (address, new_address) =
        addresses_of(&before, &files, &subject, &arguments.old, &arguments.new);
    ensure!(
        arguments.new != current_name(&files, &subject, &arguments.old),
        "that is its name already"
    );
    refuse_a_withheld_page(&before, &site, &subject)?;
    let renaming = site.rename(
        &subject,
        &arguments.new,
        address.as_deref(),
        new_address.as_deref(),
    )?;
    refuse_what_is_there(&root, &renaming)?;
    refuse_what_is_ignored(&root, &before.sources, &renaming.moves)?;
    if arguments.dry_run {
        let record = site.file_of(&subject).map(|file| &files[file].path);
        say(&preview(&before, &files, record, &renaming))?;
        tell(&before, &renaming, "would change");
        return Ok(Outcome::Done);
    }
    let steps = steps(&root, &before, &renaming)?;
    let journal = Journal::begin(&root, &steps)?;
    let done = journal
        .carry_out(&steps)
        .and_then(|()| outcome::refuse(&root, &before, &renaming));
    if let Err(error) = done {
        journal
            .put_back()
            .context("cannot put the files back; run the command again")?;
        return Err(error.context("nothing was renamed"));
    }
    journal.end()?;
    tell(&before, &renaming, "changed");
    Ok(Outcome::Done)
}

/// Reads all records as they are typed. One that cannot be read may refer to what is renamed.
fn read_all(root: &Path, sources: &Sources) -> anyhow::Result<Vec<WrittenFile>> {
    let read = sources.files.iter().map(|source| {
        read_written(root, sources.content, &source.path).ok_or_else(|| {
            let name = sources.locator(&source.path);
            anyhow!("{name} cannot be read, so its references are not known; fix it first")
        })
    });
    read.collect()
}

/// Fails where a step would leave the site's folder.
fn inside(root: &Path, path: &SitePath) -> anyhow::Result<PathBuf> {
    let parts = path.as_str().split('/');
    if path.as_str().starts_with('/') || parts.clone().any(|part| part == ".." || part.is_empty()) {
        bail!("a path leads out of the site's folder");
    }
    Ok(bounds::on_disk(root, path))
}
