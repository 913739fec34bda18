//! What hosts take, and whether a site fits: the limits that hosts publish, each with its source
//! and the day it was read.

use std::collections::BTreeMap;

use clap::ValueEnum;

use crate::plan::{Item, Plan, Url};
use crate::render::Content;

/// A host whose limits are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Host {
    /// Azure Static Web Apps
    AzureStaticWebApps,
    /// Cloudflare Pages
    CloudflarePages,
    /// GitHub Pages
    GithubPages,
    /// GitLab Pages on gitlab.com
    GitlabPages,
    /// Netlify
    Netlify,
}

/// A limit of a host.
#[derive(Debug, Clone, Copy)]
struct Limit {
    /// What is counted.
    what: Measure,
    /// How much of it the host takes.
    most: u64,
    /// On which plan; empty if on all.
    plan: &'static str,
    /// What to do about a site that is larger.
    fix: &'static str,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Files,
    /// Files and folders together.
    Entries,
    /// The files in the fullest folder, those in its folders not counted.
    FilesOfOneFolder,
    Bytes,
    BytesOfOneFile,
    Redirects,
}

/// The day on which the pages of hosts were last read.
const READ_ON: &str = "2026-11-30";

const MIB: u64 = 1024 * 1024;
const SPLIT: &str =
    "publish closed dockets as a site of their own, or choose a host without this limit";
const LARGE: &str = "keep large documents in storage of another kind, and attach them by `url`";
const FORWARD: &str = "addresses beyond the limit have a page that forwards instead";

impl Host {
    /// Returns its name for people.
    fn name(self) -> &'static str {
        match self {
            Host::AzureStaticWebApps => "Azure Static Web Apps",
            Host::CloudflarePages => "Cloudflare Pages",
            Host::GithubPages => "GitHub Pages",
            Host::GitlabPages => "GitLab Pages",
            Host::Netlify => "Netlify",
        }
    }

    /// Returns the page on which it publishes its limits.
    fn source(self) -> &'static str {
        match self {
            Host::AzureStaticWebApps => "https://learn.microsoft.com/azure/static-web-apps/quotas",
            Host::CloudflarePages => "https://developers.cloudflare.com/pages/platform/limits/",
            Host::GithubPages => {
                "https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits"
            }
            Host::GitlabPages => "https://docs.gitlab.com/user/gitlab_com/#gitlab-pages",
            Host::Netlify => "https://docs.netlify.com/deploy/deploy-overview/",
        }
    }

    fn limits(self) -> Vec<Limit> {
        let limit = |what, most, plan, fix| Limit {
            what,
            most,
            plan,
            fix,
        };
        match self {
            Host::AzureStaticWebApps => vec![
                limit(Measure::Files, 15_000, "", SPLIT),
                limit(
                    Measure::Bytes,
                    250 * MIB,
                    "Free",
                    "take the Standard plan, or keep large documents elsewhere",
                ),
                limit(Measure::Bytes, 500 * MIB, "Standard", LARGE),
            ],
            Host::CloudflarePages => vec![
                limit(
                    Measure::Files,
                    20_000,
                    "Free",
                    "take a paid plan, or publish closed dockets as a site of their own",
                ),
                limit(Measure::Files, 100_000, "paid", SPLIT),
                limit(Measure::BytesOfOneFile, 25 * MIB, "", LARGE),
                limit(Measure::Redirects, 2_000, "", FORWARD),
            ],
            Host::GithubPages => vec![limit(Measure::Bytes, 1_000_000_000, "", LARGE)],
            Host::GitlabPages => vec![
                limit(Measure::Entries, 200_000, "", SPLIT),
                limit(Measure::Bytes, 1_000_000_000, "", LARGE),
                limit(Measure::Redirects, 1_000, "", FORWARD),
            ],
            Host::Netlify => vec![limit(Measure::FilesOfOneFolder, 54_000, "", SPLIT)],
        }
    }
}

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
pub(super) fn length(content: &Content) -> u64 {
    match content {
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

impl Measure {
    fn name(self) -> &'static str {
        match self {
            Measure::Files => "files",
            Measure::Entries => "files and folders",
            Measure::FilesOfOneFolder => "files in one folder",
            Measure::Bytes => "size",
            Measure::BytesOfOneFile => "largest file",
            Measure::Redirects => "redirects",
        }
    }

    fn spell(self, number: u64) -> String {
        match self {
            Measure::Bytes | Measure::BytesOfOneFile => {
                format!("{:.1} MB", number as f64 / 1_000_000.0)
            }
            _ => grouped(number),
        }
    }
}

/// Writes a number with a comma after each three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
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
        let (text, fits) = report(Host::CloudflarePages, &size(5, 5, 25 * MIB + 1));
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
