//! `docketpress release`: gives up addresses that were published, so that a build no longer keeps
//! them.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::{Outcome, addresses, say, site};
use crate::diagnostic::escaped;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The addresses to give up, from the root of the site; one that ends in a slash includes
    /// everything below it
    #[arg(value_name = "ADDRESS", required = true)]
    addresses: Vec<String>,
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress release /dockets/gr-2024-0117/draft-order/  give up one page and its files

A build keeps every address that it published in addresses.lock, and fails before it loses one. If a
record has moved, do not release its address: add the address to `redirect_from` of the record, so
that old links still work. Release an address only if nothing replaces it.";

/// Takes addresses out of the file of published addresses.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let site = site::find(arguments.site.as_deref())?;
    let Some(mut known) = addresses::read(&site)? else {
        bail!("this site has no addresses.lock, so there is nothing to release");
    };
    let mut released = Vec::new();
    for address in &arguments.addresses {
        let wanted = address.trim_start_matches('/');
        let wanted = wanted.strip_suffix("index.html").unwrap_or(wanted);
        let found = known.release(wanted);
        if found.is_empty() {
            bail!("addresses.lock does not have {}", escaped(address));
        }
        released.extend(found);
    }
    addresses::write(&site, &known)?;
    let lines: Vec<String> = released
        .iter()
        .map(|one| format!("/{}\n", escaped(one)))
        .collect();
    say(&lines.concat())?;
    anstream::eprintln!("addresses released: {}", released.len());
    Ok(Outcome::Done)
}
