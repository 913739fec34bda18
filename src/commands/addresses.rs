//! The file of published addresses in a site's folder: read before a build, and written after it.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, anyhow};

use crate::intake::bounds::{self, Refusal, Symlinks};
use crate::plan::{ADDRESSES, Addresses};
use crate::write::put_durable;

/// Reads the file; `None` where the site has none.
///
/// Fails where it cannot be read, or a line of it is wrong: a build that went on could lose an
/// address.
pub(super) fn read(site: &Path) -> anyhow::Result<Option<Addresses>> {
    let path = site.join(ADDRESSES);
    let bytes = match bounds::read(&path, Symlinks::Refuse, bounds::MANIFEST) {
        Ok(bytes) => bytes,
        Err(Refusal::System(error)) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(refusal) => {
            return Err(std::io::Error::from(refusal))
                .with_context(|| format!("cannot read {}", path.display()));
        }
    };
    let parsed = str::from_utf8(&bytes)
        .map_err(|_| "it is not UTF-8".to_owned())
        .and_then(|text| match has_heading(text) {
            true => Addresses::parse(text),
            // An empty file says that nothing was published, and every address could be lost.
            false => Err("line 1: it is not the heading that docketpress writes".to_owned()),
        });
    let restore = "restore the file from an earlier version, or correct the line";
    parsed
        .map(Some)
        .map_err(|fault| anyhow!("{}: {fault}; {restore}", path.display()))
}

fn has_heading(text: &str) -> bool {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    text.starts_with("# docketpress addresses 1")
}

/// Writes the file, as a whole or not at all.
pub(super) fn write(site: &Path, addresses: &Addresses) -> anyhow::Result<()> {
    put_durable(&site.join(ADDRESSES), addresses.print().as_bytes())
}
