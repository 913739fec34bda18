//! `docketpress theme`: shows the files of the built-in theme, and writes them as a start for a
//! site's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};

use super::{Outcome, count, say, site};
use crate::diagnostic::{escaped, nearest};
use crate::intake::read_settings;
use crate::render::built_in_sources;
use crate::write::create;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the files of the built-in theme
    List,
    /// Write files of the built-in theme into the site's theme, to change them there
    #[command(after_help = EXAMPLES)]
    Export(Export),
}

#[derive(Debug, Args)]
struct Export {
    /// The files to write, such as filing.html; without any, all of them
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// The name of the theme to write them into; the default is `theme` in site.yaml
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress theme list                                 show what can be exported
  docketpress theme export filing.html                   write one template into the site's theme
  docketpress theme export style.css --name elmwood      write the style sheet into themes/elmwood/

A file that is there already is kept. Export only what you change: what your theme does not have, it
takes from the built-in theme, and so it follows updates. To change one block of a template, extend
it instead (see the guide's page on themes).";

/// Lists or writes the files of the built-in theme.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let sources = built_in_sources();
    match &arguments.command {
        Command::List => {
            let names = sources.keys().map(|name| format!("{name}\n"));
            say(&names.collect::<String>())?;
            Ok(Outcome::Done)
        }
        Command::Export(export) => write(export, &sources),
    }
}

fn write(export: &Export, sources: &BTreeMap<String, Vec<u8>>) -> anyhow::Result<Outcome> {
    let site = site::find(export.site.as_deref())?;
    let name = match &export.name {
        Some(name) => name.clone(),
        None => {
            let (settings, _) = read_settings(&site)?;
            settings
                .context("site.yaml has errors; fix them first, or use --name")?
                .theme
                .name
        }
    };
    if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\']) {
        bail!("`{}` is not the name of a folder", escaped(&name));
    }
    for file in &export.files {
        if !sources.contains_key(file) {
            let near = nearest(file, sources.keys().map(String::as_str));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "run `docketpress theme list` to see all files".to_owned(),
            };
            bail!(
                "the built-in theme has no file `{}` ({help})",
                escaped(file)
            );
        }
    }
    let folder = site.join("themes").join(&name);
    let wanted = sources
        .iter()
        .filter(|(file, _)| export.files.is_empty() || export.files.contains(file));
    let (mut written, mut kept) = (0, 0);
    for (file, bytes) in wanted {
        match put(&folder.join(file), bytes)? {
            true => written += 1,
            false => {
                kept += 1;
                anstream::eprintln!("kept {}", folder.join(file).display());
            }
        }
    }
    let place = folder.display();
    match kept {
        0 => anstream::eprintln!("wrote {} into {place}", count(written, "file")),
        _ => anstream::eprintln!(
            "wrote {} into {place}; kept because they are there already: {kept}",
            count(written, "file")
        ),
    }
    if export.name.is_some() {
        anstream::eprintln!(
            "to use this theme, write `theme: {}` in site.yaml",
            escaped(&name)
        );
    }
    Ok(Outcome::Done)
}

/// Writes a file where there is none. Returns whether it did.
fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    create(path, &String::from_utf8_lossy(bytes))?;
    Ok(true)
}
