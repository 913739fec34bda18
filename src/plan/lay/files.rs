//! Published files, and the files that hosts and search engines read.

mod redirects;

use super::floor::{Floor, LaidItem, folded};
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::docket::is_active;
use crate::intake::bounds;
use crate::link::quick::{Map, Set};
use crate::link::{FileTarget, NamedFile};
use crate::plan::{HostFile, Item, PageKind, Plan, Sitemap, Url};

/// The most addresses that one sitemap may hold (sitemaps.org allows 50,000).
const SITEMAP: usize = 45_000;

impl Floor<'_> {
    pub(super) fn lay_files(&mut self, url: &Url, files: &[NamedFile], file: Option<&SitePath>) {
        for named in files {
            if let FileTarget::Published(path, length) = &named.target {
                if *length > bounds::PUBLISHED {
                    let place = file.map_or(Place::Site, |file| Place::File(file.clone()));
                    let most = bounds::size(bounds::PUBLISHED);
                    let message =
                        format!("`{path}` is longer than {most}, the limit for published files");
                    let code = Code::InputSize;
                    self.problems
                        .push(Diagnostic::error(code, place, message).help(code.way_out()));
                }
                let url = url.file(path.name());
                self.lay_named(url, Item::File(path.clone()), file, Some(&named.place));
            }
        }
    }

    /// Lays what hosts and crawlers read, where it says something: headers where there is a file
    /// that a browser may run, and what crawlers may read where the site is at the root of its
    /// host.
    pub(super) fn lay_host_files(&mut self, plan: &Plan) {
        let is_active = |laid: &LaidItem| match &laid.item {
            Item::File(path) => is_active(path.name()),
            _ => false,
        };
        let is_redirect = |laid: &LaidItem| matches!(laid.item, Item::Redirect(_));
        for file in HostFile::ALL {
            let is_needed = match file {
                HostFile::Headers => self.items.iter().any(is_active),
                HostFile::Redirects => self.items.iter().any(is_redirect),
                HostFile::Robots => plan.path() == "/",
                HostFile::NoJekyll => true,
            };
            if is_needed {
                self.lay(Url::new(file.name()), Item::Host(file), None);
            }
        }
    }

    /// Returns what is laid so far, in the order of addresses.
    pub(super) fn pages_and_files(&self) -> Vec<(Url, Item)> {
        let laid = self.items.iter();
        let mut all: Vec<_> = laid
            .map(|laid| (laid.url.clone(), laid.item.clone()))
            .collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    }

    /// Keeps the addresses below an old one too: pages forward, and feeds, calendars and files are
    /// published again, since the programs that read them follow no page that forwards. An address
    /// that something else has is left alone.
    pub(super) fn lay_below(&mut self, old: &Url, to: &Url, all: &[(Url, Item)], file: &SitePath) {
        if !old.as_str().ends_with('/') || !to.as_str().ends_with('/') {
            return;
        }
        let from = all.partition_point(|(url, _)| url <= to);
        let below = all[from..].iter();
        for (url, item) in below.take_while(|(url, _)| url.as_str().starts_with(to.as_str())) {
            let rest = &url.as_str()[to.as_str().len()..];
            let moved = old.file(rest);
            let item = match item {
                Item::Page(_) => Item::Redirect(url.clone()),
                item => item.clone(),
            };
            if !self.taken.contains_key(&folded(&moved)) {
                self.lay(moved, item, Some(file));
            }
        }
    }

    /// Lays the sitemap, where the address of the site is known. What is shown of a past day is for
    /// no index.
    pub(super) fn lay_sitemap(&mut self, plan: &Plan) {
        if plan.base.is_none() || self.catalog.settings().as_of.is_some() {
            return;
        }
        let pages = self.items.iter().filter(|laid| in_sitemap(&laid.item));
        let pages = pages.count();
        if pages <= SITEMAP {
            self.lay(Url::new("sitemap.xml"), Item::Sitemap(Sitemap::Whole), None);
            return;
        }
        let parts = pages.div_ceil(SITEMAP);
        self.lay(
            Url::new("sitemap.xml"),
            Item::Sitemap(Sitemap::Index(parts)),
            None,
        );
        for part in 0..parts {
            let range = part * SITEMAP..pages.min((part + 1) * SITEMAP);
            let url = Url::new(format!("sitemap-{}.xml", part + 1));
            self.lay(url, Item::Sitemap(Sitemap::Part(range)), None);
        }
    }

    /// Reports a file whose name another item's folder has, as a file system sees it that ignores
    /// case. The folders that hold something are gone through once, from the inside out.
    pub(super) fn find_folders_under_files(&mut self) {
        let mut files: Map<String, usize> = Map::default();
        for (at, laid) in self.items.iter().enumerate() {
            let url = laid.url.as_str();
            // A folder's file is its index.html, and few folders have that name.
            let is_folder = url.is_empty() || url.ends_with('/');
            if !is_folder || self.is_index_a_folder {
                files.insert(folded_file(&laid.url), at);
            }
        }
        let mut seen: Set<String> = Set::default();
        for inside in &self.items {
            let path = folded_file(&inside.url);
            for (end, _) in path.rmatch_indices('/') {
                let folder = &path[..end];
                if seen.contains(folder) {
                    break;
                }
                seen.insert(folder.to_owned());
                let Some(laid) = files.get(folder).map(|at| &self.items[*at]) else {
                    continue;
                };
                // An old address can be taken back by the person who asks for it; a record's own
                // address is harder to change.
                let (first, second) = match (&inside.asked, &laid.asked) {
                    (None, Some(_)) => (laid, inside),
                    _ => (inside, laid),
                };
                let place = first.place().or(second.place()).unwrap_or(Place::Site);
                let own = laid.url.output_path();
                let message = format!("{} cannot be inside /{own}, which is a file", inside.url);
                let code = Code::AddressTaken;
                self.problems
                    .push(Diagnostic::error(code, place, message).help(code.way_out()));
            }
        }
    }
}

/// Returns the file of an address as [`folded`] gives addresses.
fn folded_file(url: &Url) -> String {
    match folded(url) {
        folder if folder.is_empty() || folder.ends_with('/') => folder + "index.html",
        file => file,
    }
}

/// Returns whether a sitemap names what is at an address.
pub(crate) fn in_sitemap(item: &Item) -> bool {
    // The page with a whole docket says again what the pages of its filings say.
    matches!(item, Item::Page(page) if !matches!(page, PageKind::NotFound | PageKind::Whole(_)))
}
