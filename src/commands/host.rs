//! Whether a site fits within the limits of a host.

mod limits;

use std::collections::BTreeMap;

use crate::plan::{Item, Plan, Url};
use crate::render::Content;
pub(super) use limits::Host;
use limits::{Measure, READ_ON};

/// How large a site is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    files: u64,
    bytes: u64,
    /// The largest file, and where it is published.
    largest: (u64, String),
    redirects: u64,
    /// How many files are in each folder.
    folders: BTreeMap<String, u64>,
}

impl Size {
    /// Counts what a build would write: each address with the bytes that were rendered for it.
    pub(super) fn of<'a>(plan: &Plan, contents: impl Iterator<Item = (&'a Url, u64)>) -> Size {
        let is_redirect = |item: &Item| matches!(item, Item::Redirect(_));
        let mut size = Size {
            redirects: plan.items().filter(|(_, item)| is_redirect(item)).count() as u64,
            ..Size::default()
        };
        for (url, bytes) in contents {
            let path = url.output_path();
            size.files += 1;
            size.bytes += bytes;
            let mut folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            *size.folders.entry(folder.to_owned()).or_default() += 1;
            // Folders that hold no file but other folders count as entries too.
            while let Some((above, _)) = folder.rsplit_once('/') {
                size.folders.entry(above.to_owned()).or_default();
                folder = above;
            }
            if bytes > size.largest.0 {
                size.largest = (bytes, path);
            }
        }
        // The manifest is a file as well.
        size.files += 1;
        size
    }

    fn measured(&self, what: Measure) -> u64 {
        match what {
            Measure::Files => self.files,
            Measure::Entries => self.files + self.folders.len() as u64,
            Measure::FilesOfOneFolder => self.folders.values().copied().max().unwrap_or(0),
            Measure::Bytes => self.bytes,
            Measure::BytesOfOneFile => self.largest.0,
            Measure::Redirects => self.redirects,
        }
    }
}

/// Returns the length of what was rendered, in bytes. A file that cannot be read counts as empty
/// here; a build names it.
pub(super) fn length(content: &Content<'_>) -> u64 {
    match content {
        Content::Lines(lines) => lines.each().map(|line| line.len() as u64).sum(),
        // About as much as it holds: what is large in it is compressed already.
        Content::Packed(package) => package.parts().map(|(_, part)| length(&part)).sum(),
        Content::Made(bytes) => bytes.len() as u64,
        Content::Copy(path) => path.metadata().map_or(0, |file| file.len()),
    }
}

/// Says for each limit of a host how near a site is to it, and gives whether the site fits on every
/// plan or on some.
pub(super) fn report(host: Host, size: &Size) -> (String, bool) {
    let limits = host.limits();
    let mut text = format!("{} (limits of {READ_ON}, {})\n", host.name(), host.source());
    let mut fits = true;
    for limit in &limits {
        let is = size.measured(limit.what);
        let is_within = is <= limit.most;
        // Where a larger plan takes the site, only that plan is needed.
        let is_last = limits
            .iter()
            .all(|other| other.what != limit.what || other.most <= limit.most);
        // A host that reads no more redirects shows the page that forwards.
        fits &= is_within || !is_last || limit.what == Measure::Redirects;
        let plan = match limit.plan {
            "" => String::new(),
            plan => format!(" on the {plan} plan"),
        };
        let verdict = if is_within { "ok" } else { "OVER" };
        text.push_str(&format!(
            "  {verdict:<5} {}: {} of {}{plan}\n",
            limit.what.name(),
            limit.what.spell(is),
            limit.what.spell(limit.most)
        ));
        if !is_within {
            if limit.what == Measure::BytesOfOneFile {
                text.push_str(&format!("        the largest is {}\n", size.largest.1));
            }
            text.push_str(&format!("        {}\n", limit.fix));
        }
    }
    (text, fits)
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum as _;

    use super::*;

    fn size(files: u64, bytes: u64, largest: u64) -> Size {
        Size {
            files,
            bytes,
            largest: (largest, "files/a.pdf".to_owned()),
            ..Size::default()
        }
    }

    #[test]
    fn a_site_fits_where_some_plan_takes_it() {
        let (text, fits) = report(Host::CloudflarePages, &size(20_001, 5, 5));
        assert!(fits, "{text}");
        assert!(
            text.contains("OVER  files: 20,001 of 20,000 on the Free plan"),
            "{text}"
        );
        let (text, fits) = report(Host::CloudflarePages, &size(100_001, 5, 5));
        assert!(!fits, "{text}");
        let (text, fits) = report(Host::CloudflarePages, &size(5, 5, 25 * 1024 * 1024 + 1));
        assert!(
            !fits && text.contains("the largest is files/a.pdf"),
            "{text}"
        );
        for host in Host::value_variants() {
            let (text, fits) = report(*host, &size(5, 5, 5));
            assert!(fits && !text.contains("OVER"), "{text}");
        }
    }

    #[test]
    fn folders_count_as_entries_where_a_host_counts_them() {
        let folders = ["a", "a/b", ""].map(|name| (name.to_owned(), 1));
        let size = Size {
            files: 3,
            folders: folders.into(),
            ..Size::default()
        };
        assert_eq!(size.measured(Measure::Entries), 6);
        assert_eq!(size.measured(Measure::FilesOfOneFolder), 1);
    }
}
