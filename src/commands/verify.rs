//! `docketpress verify`: compares a published folder, or a copy of it, with its manifest.

use std::path::PathBuf;

use clap::Args;

use super::progress::{Progress, Steps};
use super::{Outcome, count, say, start_threads};
use crate::diagnostic::escaped;
use crate::write::verify;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder to compare: what a build wrote, or a copy of it from a host
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Compare with this manifest instead of the folder's own
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
    /// How many threads to use; the default is one per core
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress verify public                                  compare a build with its manifest
  docketpress verify copy --manifest archive/2026-11.sha256  compare with a manifest that you kept

A build writes the SHA-256 digest of every file into .docketpress-manifest. Keep a copy of that file
in another place: then `verify` shows whether anyone changed the site since. `sha256sum --check`
reads the file too.

Exit status: 0 if every listed file is there with the same bytes, 1 if not. Files that the manifest
does not list, such as a host's own, are listed but do not count.";

/// Compares the folder, and prints a line for each file that differs.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    start_threads(arguments.jobs)?;
    let progress = Progress::start();
    let found = {
        let reading = progress.stage("comparing", Steps::Unknown);
        let manifest = arguments.manifest.as_deref();
        verify(&arguments.folder, manifest, &|| reading.step())?
    };
    let mut lines = String::new();
    for (what, paths) in [
        ("changed", &found.changed),
        ("missing", &found.missing),
        ("unlisted", &found.unlisted),
    ] {
        for path in paths {
            lines.push_str(&format!("{what}\t{}\n", escaped(path)));
        }
    }
    say(&lines)?;
    let differ = found.changed.len() + found.missing.len();
    anstream::eprintln!(
        "{}: {} changed, {} missing, {} not in the manifest",
        count(found.files, "file"),
        found.changed.len(),
        found.missing.len(),
        found.unlisted.len()
    );
    Ok(match differ {
        0 => Outcome::Done,
        _ => Outcome::Mistakes,
    })
}
