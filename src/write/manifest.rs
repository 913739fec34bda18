//! The manifest: what a build wrote, line by line as `sha256sum --check` reads it.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::path;

/// The manifest's own name, in the root of the site.
pub(super) const NAME: &str = ".docketpress-manifest";

/// The first line: a comment to `sha256sum`, and to us the sign that the folder is one of ours.
const HEADING: &str = "# docketpress manifest 1";

/// The SHA-256 of a file (FIPS 180-4).
pub(super) type Digest = [u8; 32];

/// The files of a site by path, without the manifest itself.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Manifest(BTreeMap<String, Digest>);

impl Manifest {
    /// Reads a manifest, or says which line is none; nothing in it is trusted to stay inside the
    /// site.
    pub(super) fn parse(text: &str) -> Result<Manifest, String> {
        let mut lines = text.lines().enumerate();
        if lines.next().is_none_or(|(_, first)| first != HEADING) {
            return Err(format!("its first line is not `{HEADING}`"));
        }
        lines
            .map(|(index, line)| {
                parse_line(line).map_err(|fault| format!("line {}: {fault}", index + 1))
            })
            .collect::<Result<_, _>>()
            .map(Manifest)
    }

    /// Returns the text of the manifest: the heading, then the files in the order of their paths'
    /// bytes.
    pub(super) fn print(&self) -> String {
        let mut text = format!("{HEADING}\n");
        for (path, digest) in &self.0 {
            for byte in digest {
                write!(text, "{byte:02x}").expect("a string takes all that is written to it");
            }
            text.extend(["  ", path, "\n"]);
        }
        text
    }

    /// Returns the files in the order of their paths, each with its digest.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &Digest)> {
        self.0.iter().map(|(path, digest)| (path.as_str(), digest))
    }

    /// Returns whether the build wrote this file.
    pub(super) fn names(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Returns whether the build wrote a file somewhere below this folder.
    pub(super) fn names_below(&self, folder: &str) -> bool {
        let start = format!("{folder}/");
        self.0
            .range(start.clone()..)
            .next()
            .is_some_and(|(path, _)| path.starts_with(&start))
    }

    /// Returns the files that are named here and not in the other manifest, in order.
    pub(super) fn missing_in(&self, other: &Manifest) -> Vec<String> {
        let missing = self.0.keys().filter(|path| !other.names(path));
        missing.cloned().collect()
    }
}

impl FromIterator<(String, Digest)> for Manifest {
    fn from_iter<I: IntoIterator<Item = (String, Digest)>>(files: I) -> Manifest {
        Manifest(files.into_iter().collect())
    }
}

/// Reads one line: 64 hexadecimal digits, two spaces, a path.
fn parse_line(line: &str) -> Result<(String, Digest), String> {
    let (digits, path) = line
        .split_once("  ")
        .ok_or("it is not a digest, two spaces and a path")?;
    let digest =
        parse_digest(digits).ok_or_else(|| format!("`{digits}` is not a SHA-256 digest"))?;
    match path::find_fault(path) {
        Some(fault) => Err(format!("`{path}` is not a path on a site: {fault}")),
        None => Ok((path.to_owned(), digest)),
    }
}

/// Reads 64 hexadecimal digits as 32 bytes.
fn parse_digest(digits: &str) -> Option<Digest> {
    let mut digest = [0; 32];
    if digits.len() != 64 {
        return None;
    }
    for (byte, pair) in digest.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        let high = char::from(pair[0]).to_digit(16)?;
        let low = char::from(pair[1]).to_digit(16)?;
        *byte = u8::try_from(high * 16 + low).expect("two hexadecimal digits make one byte");
    }
    Some(digest)
}

#[cfg(test)]
mod tests;
