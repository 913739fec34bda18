//! The verdicts on PDFs that were looked into, kept by digest: a build looks into those that are
//! new or changed.
//!
//! They are in a file of a hidden folder of the site, which tells git to ignore it. A verdict
//! depends on nothing but the bytes of a PDF and the program, so the file can be removed at any
//! time.

use std::collections::BTreeMap;
use std::path::Path;

use super::bounds::{self, Symlinks};
use crate::docket::Inspection;

/// The file's path below the site's folder.
pub const VERDICTS: &str = ".docketpress/pdf-verdicts.tsv";

/// The first line. Another version of the program, which may see more, begins afresh.
const HEAD: &str = concat!("# docketpress ", env!("CARGO_PKG_VERSION"), ", rules 2");

/// Verdicts by the digests of PDFs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdicts(BTreeMap<String, Inspection>);

impl Verdicts {
    /// Reads the verdicts of a site. What cannot be read is not known.
    pub fn of(root: &Path) -> Verdicts {
        let read = bounds::read(&root.join(VERDICTS), Symlinks::Refuse, bounds::MANIFEST);
        let text = read.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        Verdicts::parse(&text.unwrap_or_default())
    }

    fn parse(text: &str) -> Verdicts {
        let Some(lines) = text.strip_prefix(HEAD) else {
            return Verdicts::default();
        };
        let line = |line: &str| {
            let (digest, verdict) = line.split_once('\t')?;
            Some((digest.to_owned(), Inspection::parse(verdict)?))
        };
        Verdicts(lines.lines().filter_map(line).collect())
    }

    /// Writes them.
    pub fn print(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (digest, inspection) in &self.0 {
            text.push_str(&format!("{digest}\t{}\n", inspection.print()));
        }
        text
    }

    /// Finds the verdict on the PDF with a digest.
    pub fn find(&self, digest: &str) -> Option<&Inspection> {
        self.0.get(digest)
    }

    /// Keeps a verdict.
    pub fn note(&mut self, digest: &str, inspection: &Inspection) {
        // What has no digest was not read at all.
        if !digest.is_empty() {
            self.0.insert(digest.to_owned(), inspection.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docket::Unread;

    #[test]
    fn verdicts_are_read_back_and_those_of_another_version_are_not() {
        let mut verdicts = Verdicts::default();
        verdicts.note("abc", &Inspection::Unread(Unread::Encrypted));
        verdicts.note("", &Inspection::Unread(Unread::Huge));
        let text = verdicts.print();
        assert_eq!(text.lines().count(), 2);
        assert_eq!(Verdicts::parse(&text), verdicts);
        let older = text.replace("rules", "rule");
        assert_eq!(Verdicts::parse(&older), Verdicts::default());
    }
}
