//! `docketpress diff`: what is new and what changed between two editions of a site, for people who
//! follow it.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::{Args, ValueEnum};

use super::{MessageFormat, Outcome, print_all, say};
use crate::digest::{Records, Removed, compare, html, json, markdown};
use crate::docket::Audience;
use crate::intake::bounds::{self, Symlinks};
use crate::plan::{Download, Item};
use crate::render::{Content, Press, render};
use crate::write::written_files;
use crate::{Edition, prepare};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The earlier edition: a published folder, or a site's folder
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The later edition: a published folder, or a site's folder
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How to write the digest
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Name filings that are no longer published, although they may be withheld now
    #[arg(long)]
    name_removed: bool,
    /// Exit with status 1 if anything differs
    #[arg(long)]
    exit_code: bool,
}

const EXAMPLES: &str = "\
Examples:
  docketpress diff published public                  compare two published folders
  git worktree add ../before HEAD~1
  docketpress diff ../before . --format html         compare two versions of a site's folder

The digest lists new and changed filings, rulings, and new and changed deadlines, docket by docket.
It uses only what the site publishes in docket.json. Filings that are no longer published are
counted but not named: a record may be withheld now.";

/// How a digest is written.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Text that also reads well as it is
    #[default]
    Markdown,
    /// A page, for a mail
    Html,
    /// One object
    Json,
}

/// Compares two editions and prints what differs.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let (Some(old), Some(new)) = (records(&arguments.old)?, records(&arguments.new)?) else {
        return Ok(Outcome::Mistakes);
    };
    let removed = match arguments.name_removed {
        true => Removed::Named,
        false => Removed::Counted,
    };
    let digest = compare(&old, &new, removed);
    say(&match arguments.format {
        Format::Markdown => markdown(&digest),
        Format::Html => html(&digest),
        Format::Json => json(&digest),
    })?;
    Ok(match arguments.exit_code && !digest.is_empty() {
        true => Outcome::Mistakes,
        false => Outcome::Done,
    })
}

/// Reads what an edition publishes about its dockets; `None` where the site has errors, which are
/// printed.
fn records(folder: &Path) -> anyhow::Result<Option<Records>> {
    ensure!(folder.is_dir(), "{} is not a folder", folder.display());
    let mut records = Records::default();
    if let Some(files) = written_files(folder)? {
        let is_record = |path: &&String| path.ends_with("/data/docket.json");
        for path in files.iter().filter(is_record) {
            let file = folder.join(path);
            let bytes = bounds::read(&file, Symlinks::Refuse, bounds::MANIFEST);
            let bytes = bytes.map_err(std::io::Error::from);
            let bytes = bytes.with_context(|| format!("cannot read {}", file.display()))?;
            ensure!(
                records.add(&bytes),
                "{} is not a docket of docketpress",
                file.display()
            );
        }
        return Ok(Some(records));
    }
    let edition = prepare(folder, Audience::Readers, &|| {})?;
    if edition.diagnostics.has_errors() {
        print_all(
            &edition.diagnostics,
            MessageFormat::Human,
            &*edition.sources,
        )?;
        anstream::eprintln!("{} has errors, so nothing was compared", folder.display());
        return Ok(None);
    }
    let Edition {
        sources,
        catalog,
        plan,
        theme,
        ..
    } = &edition;
    let press = Press::new(catalog, plan, theme, &sources.root);
    for (url, item) in plan.items() {
        if !matches!(item, Item::Download(_, Download::Record)) {
            continue;
        }
        if let Ok(Content::Made(bytes)) = render(&press, url, item) {
            ensure!(records.add(&bytes), "a docket's record cannot be read back");
        }
    }
    Ok(Some(records))
}
