//! `docketpress schema`: JSON Schema for editors, with the site's own types of filings where it is
//! run in a site.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Outcome, clear_litter, site};
use crate::intake;
use crate::schema::{SchemaKind, WrittenKind, schema};
use crate::write::replace;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The kind of record
    #[arg(value_enum, required_unless_present_any = ["out", "of"])]
    record: Option<SchemaKind>,
    /// Print the schema of data that a build writes: docket.json, or a line of filings.ndjson
    #[arg(long, value_enum, value_name = "DATA", conflicts_with_all = ["record", "out", "site"])]
    of: Option<WrittenKind>,
    /// Write the schemas of all records, or of the named one, into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The site whose own types of filings to include; the default is the nearest site, from the
    /// current folder up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress schema filing         print the schema of a filing's front matter
  docketpress schema --out .schema  write all schemas, as `docketpress init` does
  docketpress schema --of docket    print the schema of the data files docket.json

Run it again when you add types to site.yaml. The guide's page on editors explains how to point your
editor to the files.";

impl ValueEnum for SchemaKind {
    fn value_variants<'a>() -> &'a [SchemaKind] {
        &SchemaKind::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}

impl ValueEnum for WrittenKind {
    fn value_variants<'a>() -> &'a [WrittenKind] {
        &WrittenKind::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}

/// Prints a schema, or writes the files.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    if let Some(written) = arguments.of {
        super::print_bytes(written.schema().as_bytes())?;
        return Ok(Outcome::Done);
    }
    let site = site::find_settings(arguments.site.as_deref())?;
    clear_litter(&site, None);
    let (settings, problems) = intake::read_settings(&site)?;
    let settings = settings.unwrap_or_default();
    if !problems.is_empty() {
        anstream::eprintln!(
            "site.yaml has errors, so its types may be missing; run `docketpress check` to see the errors"
        );
    }
    match (&arguments.out, arguments.record) {
        (Some(folder), record) => {
            for subject in SchemaKind::ALL {
                if record.is_none_or(|record| record == subject) {
                    let path = folder.join(subject.file_name());
                    replace(&path, schema(subject, &settings.types).as_bytes())?;
                    anstream::println!("{}", path.display());
                }
            }
        }
        (None, Some(subject)) => {
            super::print_bytes(schema(subject, &settings.types).as_bytes())?;
        }
        (None, None) => unreachable!("one of the two is required"),
    }
    Ok(Outcome::Done)
}

/// Writes the schemas of a new site.
pub(super) fn write_all(site: &Path, folder: &Path) -> anyhow::Result<()> {
    let (settings, _) = intake::read_settings(site)?;
    let settings = settings.unwrap_or_default();
    for subject in SchemaKind::ALL {
        replace(
            &folder.join(subject.file_name()),
            schema(subject, &settings.types).as_bytes(),
        )?;
    }
    Ok(())
}
