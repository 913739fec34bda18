//! The limits that hosts publish, each with its source and the day it was read.

use clap::ValueEnum;

/// A host whose limits are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum Host {
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
pub(super) struct HostLimit {
    /// What is counted.
    pub what: Measure,
    /// How much of it the host takes.
    pub most: u64,
    /// On which plan; empty if on all.
    pub plan: &'static str,
    /// What to do about a site that is larger.
    pub fix: &'static str,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
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
pub(super) const READ_ON: &str = "2026-11-30";

const MIB: u64 = 1024 * 1024;
const SPLIT: &str =
    "publish closed dockets as a site of their own, or choose a host without this limit";
const LARGE: &str = "keep large documents in storage of another kind, and attach them by `url`";
const FORWARD: &str = "addresses beyond the limit have a page that forwards instead";

impl Host {
    /// Returns its name for people.
    pub(super) fn name(self) -> &'static str {
        match self {
            Host::AzureStaticWebApps => "Azure Static Web Apps",
            Host::CloudflarePages => "Cloudflare Pages",
            Host::GithubPages => "GitHub Pages",
            Host::GitlabPages => "GitLab Pages",
            Host::Netlify => "Netlify",
        }
    }

    /// Returns the page on which it publishes its limits.
    pub(super) fn source(self) -> &'static str {
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

    /// Returns its limits.
    pub(super) fn limits(self) -> Vec<HostLimit> {
        let limit = |what, most, plan, fix| HostLimit {
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

impl Measure {
    /// Returns its name for people.
    pub(super) fn name(self) -> &'static str {
        match self {
            Measure::Files => "files",
            Measure::Entries => "files and folders",
            Measure::FilesOfOneFolder => "files in one folder",
            Measure::Bytes => "size",
            Measure::BytesOfOneFile => "largest file",
            Measure::Redirects => "redirects",
        }
    }

    /// Writes how much of it there is.
    pub(super) fn spell(self, number: u64) -> String {
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
