//! Lays out the plan: gives every record its address, and finds the addresses that are taken twice.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::corrections::{corrections, has_redline};
use super::entry::repeated;
use super::feed::{Feeds, archives};
use super::joined::joined;
use super::{
    Download, ENTRIES, Feed, FeedFormat, FeedPart, FirstSeen, HostFile, IndexPlan, Item, Leaf,
    Links, PageKind, PageNaming, Plan, RESERVED, Sitemap, TimelinePart, Url, slug,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, KeyPath, Part, Place, SitePath};
use crate::docket::is_active;
use crate::intake::bounds;
use crate::link::quick::{Map, Set};
use crate::link::{
    Catalog, Docket, DocketId, Entry, FileTarget, FilingId, Grouping, NamedFile, Referent,
    count_grouped,
};

/// The folder of a docket's page of deadlines in earlier releases.
const OLD_DEADLINES: &str = "limits";
/// The longest part of an address, in bytes: file systems take 255, and a file's ending has to fit too.
const LONGEST: usize = 200;
/// The most addresses that one sitemap may hold (sitemaps.org allows 50,000).
const SITEMAP: usize = 45_000;

/// Plans a site: every address, and what stands there. `theme_files` are the theme's own files, by name; `seen` tells since when
/// pages are published.
///
/// An address that two records claim is an error that names both of their files.
pub fn plan(catalog: &Catalog, theme_files: &[String], seen: &FirstSeen) -> (Plan, Diagnostics) {
    let base = catalog.settings().base_url.clone();
    let links = if base.is_some() {
        Links::Rooted
    } else {
        Links::Relative
    };
    let mut floor = Floor {
        catalog,
        items: Vec::new(),
        taken: Map::default(),
        is_index_a_folder: false,
        problems: Diagnostics::default(),
    };
    let dockets: Vec<Url> = catalog
        .dockets()
        .map(|(_, docket)| {
            let name = floor.named(&docket.name, file_of(docket));
            Url::new("dockets/").folder(&name)
        })
        .collect();
    let parties: Vec<Url> = catalog
        .parties()
        .map(|(_, party)| {
            let name = floor.named(&party.id, party.record.as_ref().map(|record| &record.path));
            Url::new("parties/").folder(&name)
        })
        .collect();
    // What tells authorities apart is their part of an address, so no two can claim one.
    let authorities = catalog
        .authorities()
        .map(|(_, authority)| Url::new("authorities/").folder(&authority.key))
        .collect();
    let filings = catalog
        .filings()
        .map(|(_, filed)| {
            let document = filed.filing.document()?;
            let name = floor.named(&document.id, Some(&document.path));
            if filed.home().is_some() && RESERVED.contains(&&*name) {
                let code = Code::ReservedId;
                let message = format!("the docket's own pages use the name `{name}`");
                floor.problems.push(
                    Diagnostic::error(code, Place::File(document.path.clone()), message)
                        .help(code.way_out()),
                );
            }
            let home = filed
                .home()
                .map_or(Url::new("filings/"), |home| dockets[home.index()].clone());
            Some(home.folder(&name))
        })
        .collect();
    let pages = catalog
        .pages()
        .iter()
        .map(|page| {
            let parts: Vec<String> = page
                .id
                .split('/')
                .map(|part| floor.named(part, Some(&page.path)))
                .collect();
            parts
                .iter()
                .fold(Url::new("pages/"), |url, part| url.folder(part))
        })
        .collect();
    let mut plan = Plan {
        items: Vec::new(),
        links,
        base,
        dockets,
        filings,
        parties,
        authorities,
        pages,
        timelines: Vec::new(),
        absent: Vec::new(),
        withheld: Map::default(),
        repeated: Map::default(),
        index: IndexPlan::new(catalog),
        joined: Vec::new(),
        joined_at: vec![None; catalog.filings().len()],
        feeds: Feeds::default(),
        corrections: Vec::new(),
        first_urls: Map::default(),
    };
    plan.timelines = catalog
        .dockets()
        .map(|(id, _)| timeline_parts(catalog, id, plan.docket(id)))
        .collect();
    plan.absent = absent_places(catalog, &plan);
    plan.withheld = withheld(catalog, &plan);
    plan.repeated = repeated(catalog, &plan);
    plan.joined = joined(catalog, |id| plan.filing(id), seen);
    for (at, joined) in plan.joined.iter().enumerate() {
        plan.joined_at[joined.filing.index()] = Some(at);
    }
    plan.corrections = corrections(catalog, |id| plan.filing(id).is_some());
    plan.feeds = Feeds::new(catalog, &plan.joined);
    floor.lay_site(catalog, &plan, theme_files);
    floor.lay_dockets(catalog, &plan);
    floor.lay_filings(catalog, &plan);
    floor.lay_parties(catalog, &plan);
    floor.lay_authorities(catalog, &plan);
    floor.lay_corrections(catalog, &plan);
    floor.lay_feeds(catalog, &plan);
    floor.lay_redirects(catalog, &plan);
    floor.lay_host_files(&plan);
    floor.lay_sitemap(&plan);
    // Most stand in runs that are in order.
    floor.items.sort_by(|a, b| a.url.cmp(&b.url));
    floor.find_folders_under_files();
    if plan.base.is_none() {
        let code = Code::NoBaseUrl;
        floor
            .problems
            .push(Diagnostic::note(code, Place::Site, code.sentence()).help(code.way_out()));
    }
    let laid = floor.items.into_iter();
    plan.items = laid.map(|laid| (laid.url, laid.item)).collect();
    plan.first_urls = first_urls(&plan, seen);
    (plan, floor.problems)
}

/// The addresses laid so far.
struct Floor<'a> {
    catalog: &'a Catalog,
    items: Vec<Laid>,
    /// The place among them of each address as a host that ignores case sees it.
    taken: Map<String, usize>,
    /// Whether some folder is named like a folder's own page.
    is_index_a_folder: bool,
    problems: Diagnostics,
}

/// An address, what stands there, and the file of the record that claims it.
struct Laid {
    url: Url,
    item: Item,
    file: Option<SitePath>,
    /// The key that asks for it, where one does: an old address.
    asked: Option<KeyPath>,
}

impl Laid {
    /// Gives where a mistake about the address stands; `None` where it is one of the site's own.
    fn place(&self) -> Option<Place> {
        let file = self.file.clone()?;
        Some(match &self.asked {
            Some(at) => Place::Key(file, at.clone(), Part::Value),
            None => Place::File(file),
        })
    }
}

/// Gives an address as a host sees it that ignores case, and how accents are composed: two that give one would be one file.
fn folded(url: &Url) -> String {
    let mut folded = match url.as_str().is_ascii() {
        true => url.as_str().to_ascii_lowercase(),
        false => url.as_str().nfc().flat_map(char::to_lowercase).collect(),
    };
    if let Some(folder) = folded.strip_suffix("index.html")
        && (folder.is_empty() || folder.ends_with('/'))
    {
        folded.truncate(folder.len());
    }
    folded
}

impl Floor<'_> {
    /// Makes an address's part of a name, and reports a name that leaves nothing.
    fn named(&mut self, name: &str, file: Option<&SitePath>) -> String {
        let slug = slug(name);
        if slug.is_empty() {
            let code = Code::EmptyAddress;
            let place = file.map_or(Place::Site, |file| Place::File(file.clone()));
            let message = format!("`{name}` has no letter or digit to make an address from");
            self.problems
                .push(Diagnostic::error(code, place, message).help(code.way_out()));
            return "-".to_owned();
        }
        if slug.len() > LONGEST {
            let code = Code::LongAddress;
            let place = file.map_or(Place::Site, |file| Place::File(file.clone()));
            let shown: String = name.chars().take(60).collect();
            let message = format!("`{shown}…` is too long for an address");
            self.problems
                .push(Diagnostic::error(code, place, message).help(code.way_out()));
        }
        slug
    }

    /// Says whose an address is.
    fn whose(&self, item: &Item, file: Option<&SitePath>) -> String {
        match (item, file) {
            (Item::Page(PageKind::Party(id, _)), _) => {
                format!("the party `{}`", self.catalog.party(*id).name)
            }
            (Item::Page(PageKind::Docket(id)), _) => {
                format!("the docket `{}`", self.catalog.docket(*id).name)
            }
            (Item::File(path), _) => path.to_string(),
            (_, Some(file)) => file.to_string(),
            (_, None) => "one of the site's own pages".to_owned(),
        }
    }

    /// Gives where a party's name is written, if a page is a party's.
    fn place_of_party(&self, item: &Item) -> Option<Place> {
        let Item::Page(PageKind::Party(id, _)) = item else {
            return None;
        };
        let party = self.catalog.party(*id);
        let named = || party.place.clone().unwrap_or(Place::Site);
        Some(party.record.as_ref().map_or_else(named, |record| {
            let name = KeyPath::default().key("name");
            Place::Key(record.path.clone(), name, Part::Value)
        }))
    }

    /// Lays an item at an address; where that is taken, reports it and gives `false`.
    fn lay(&mut self, url: Url, item: Item, file: Option<&SitePath>) -> bool {
        self.lay_named(url, item, file, None)
    }

    /// Lays an item that a record names at a place; where its address is taken, reports it there and gives `false`.
    fn lay_named(
        &mut self,
        url: Url,
        item: Item,
        file: Option<&SitePath>,
        place: Option<&Place>,
    ) -> bool {
        let folded = folded(&url);
        if let Some(taken) = self.taken.get(&folded) {
            let other = &self.items[*taken];
            // A record may name one file twice.
            if other.item == item && other.url == url && matches!(item, Item::File(_)) {
                return true;
            }
            let of_file = match file {
                Some(file) => Place::File(file.clone()),
                None => other.place().unwrap_or(Place::Site),
            };
            let place = place.cloned().unwrap_or(of_file);
            let (own, taker) = (
                self.whose(&item, file),
                self.whose(&other.item, other.file.as_ref()),
            );
            let message = format!("{taker} and {own} have the same address, {url}");
            let (code, places) =
                match (self.place_of_party(&item), self.place_of_party(&other.item)) {
                    // Each is shown at its own line.
                    (Some(own), Some(other)) => (Code::PartyTaken, vec![other, own]),
                    _ => (Code::AddressTaken, vec![place]),
                };
            for place in places {
                let problem = Diagnostic::error(code, place, message.clone());
                self.problems.push(problem.help(code.way_out()));
            }
            return false;
        }
        self.is_index_a_folder |= folded.contains("index.html/");
        self.taken.insert(folded, self.items.len());
        let file = file.cloned();
        self.items.push(Laid {
            url,
            item,
            file,
            asked: None,
        });
        true
    }

    fn lay_page(&mut self, url: Url, page: PageKind, file: Option<&SitePath>) -> bool {
        self.lay(url, Item::Page(page), file)
    }

    fn lay_site(&mut self, catalog: &Catalog, plan: &Plan, theme_files: &[String]) {
        self.lay_page(Url::default(), PageKind::Home, None);
        self.lay_page(Url::new("404.html"), PageKind::NotFound, None);
        for leaf in leaves(0..catalog.dockets().len()) {
            self.lay_page(
                Url::new("dockets/").leaf(leaf.number, PageNaming::Files),
                PageKind::Dockets(leaf),
                None,
            );
        }
        for leaf in leaves(0..catalog.parties().len()) {
            self.lay_page(
                Url::new("parties/").leaf(leaf.number, PageNaming::Files),
                PageKind::Parties(leaf),
                None,
            );
        }
        for leaf in leaves(0..catalog.dockets().len()) {
            self.lay_page(
                Url::new("coverage/").leaf(leaf.number, PageNaming::Files),
                PageKind::Coverage(leaf),
                None,
            );
        }
        self.lay_page(Url::new("recent/"), PageKind::Recent, None);
        self.lay_page(Url::new("search/"), PageKind::Search, None);
        for (path, file) in plan.index().files() {
            self.lay(Url::new("search/").file(&path), Item::Search(file), None);
        }
        for (at, page) in catalog.pages().iter().enumerate() {
            self.lay_page(plan.page(at).clone(), PageKind::Free(at), Some(&page.path));
            self.lay_files(plan.page(at), catalog.page_files(at), Some(&page.path));
        }
        for name in theme_files {
            self.lay(
                Url::new(format!("assets/{name}")),
                Item::ThemeFile(name.clone()),
                None,
            );
        }
    }

    fn lay_dockets(&mut self, catalog: &Catalog, plan: &Plan) {
        for (id, docket) in catalog.dockets() {
            let url = plan.docket(id);
            let file = file_of(docket);
            if !self.lay_page(url.clone(), PageKind::Docket(id), file) {
                // Its own pages would all be taken as well.
                continue;
            }
            for (number, part) in plan.timeline(id).iter().enumerate() {
                self.lay_page(part.url.clone(), PageKind::Timeline(id, number), None);
            }
            for leaf in leaves(0..docket.filings.len() + docket.absent.len()) {
                let page = url.folder("sheet").leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::Sheet(id, leaf), None);
            }
            for leaf in leaves(0..docket.parties.len()) {
                let page = url.folder("parties").leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::DocketParties(id, leaf), None);
            }
            for grouping in [Grouping::Type, Grouping::Party] {
                for leaf in leaves(0..count_grouped(catalog, id, grouping)) {
                    let page = plan.grouped(id, grouping);
                    let page = page.leaf(leaf.number, PageNaming::Folders);
                    self.lay_page(page, PageKind::Grouped(id, grouping, leaf), None);
                }
            }
            self.lay_page(plan.deadlines(id), PageKind::Limits(id), None);
            // The address of the page in earlier releases.
            self.lay(
                url.folder(OLD_DEADLINES),
                Item::Redirect(plan.deadlines(id)),
                None,
            );
            // Most dockets cite nothing: an empty page would only be in the way.
            for leaf in filled(leaves(0..docket.authorities.len())) {
                let page = url
                    .folder("authorities")
                    .leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::DocketAuthorities(id, leaf), None);
            }
            for download in Download::ALL {
                let is_there =
                    download != Download::Calendar || catalog.calendar(id).next().is_some();
                if is_there {
                    let names = [Some(download.file_name()), download.old_file_name()];
                    for name in names.into_iter().flatten() {
                        let file = url.folder("data").file(name);
                        self.lay(file, Item::Download(id, download), None);
                    }
                }
            }
            self.lay_files(url, &docket.files, file);
        }
    }

    fn lay_filings(&mut self, catalog: &Catalog, plan: &Plan) {
        for (id, filed) in catalog.filings() {
            let (Some(url), Some(document)) = (plan.filing(id), filed.filing.document()) else {
                continue;
            };
            // A reserved id was reported as such.
            let own = url.as_str().trim_end_matches('/').rsplit('/').next();
            if filed.home().is_some() && own.is_some_and(|id| RESERVED.contains(&id)) {
                continue;
            }
            self.lay_page(url.clone(), PageKind::Filing(id), Some(&document.path));
            self.lay_files(url, &filed.files, Some(&document.path));
        }
    }

    fn lay_parties(&mut self, catalog: &Catalog, plan: &Plan) {
        for (id, party) in catalog.parties() {
            let url = plan.party(id);
            let file = party.record.as_ref().map(|record| &record.path);
            let mut leaves = leaves(0..party.filings.len() + party.absent.len()).into_iter();
            // What else stands at an address that another party has is no mistake of its own.
            let is_laid = leaves.all(|leaf| {
                let page = url.leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::Party(id, leaf), file)
            });
            if !is_laid {
                continue;
            }
            self.lay_files(url, &party.files, file);
        }
    }

    fn lay_authorities(&mut self, catalog: &Catalog, plan: &Plan) {
        for leaf in filled(leaves(0..catalog.authorities().len())) {
            let page = Url::new("authorities/").leaf(leaf.number, PageNaming::Files);
            self.lay_page(page, PageKind::Authorities(leaf), None);
        }
        for (id, authority) in catalog.authorities() {
            for leaf in leaves(0..authority.filings.len()) {
                let page = plan.authority(id).leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::Authority(id, leaf), None);
            }
        }
    }

    /// Lays the page of corrections, where there are any, and their redlines.
    fn lay_corrections(&mut self, catalog: &Catalog, plan: &Plan) {
        for leaf in filled(leaves(0..plan.corrections().len())) {
            let url = Url::new("corrections/").leaf(leaf.number, PageNaming::Files);
            self.lay_page(url, PageKind::Corrections(leaf), None);
        }
        for correction in plan.corrections() {
            let is_shown = has_redline(catalog, correction);
            if let (true, Referent::Filing(of), Some(url)) =
                (is_shown, correction.of, plan.redline_url(correction))
                // A filing may both correct and supersede another.
                && !self.taken.contains_key(&folded(&url))
            {
                self.lay_page(url, PageKind::Redline(correction.by, of), None);
            }
        }
    }

    /// Lays the feeds, where the address of the site is known, and the archives of those in Atom.
    fn lay_feeds(&mut self, catalog: &Catalog, plan: &Plan) {
        if plan.base.is_none() || catalog.settings().as_of.is_some() {
            return;
        }
        let mut scopes: Vec<_> = plan.feeds.scopes().collect();
        scopes.sort_unstable();
        for (scope, filings) in scopes {
            let mut lay = |format, part| {
                let feed = Feed {
                    scope,
                    format,
                    part,
                };
                self.lay(plan.feed(catalog, &feed), Item::Feed(feed), None);
            };
            lay(FeedFormat::Atom, FeedPart::Latest);
            lay(FeedFormat::Json, FeedPart::Latest);
            for range in archives(filings) {
                lay(FeedFormat::Atom, FeedPart::Archive(range));
            }
        }
    }

    fn lay_files(&mut self, url: &Url, files: &[NamedFile], file: Option<&SitePath>) {
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

    /// Lays what hosts and crawlers read, where it says something: headers where there is a file that a browser may run,
    /// and what crawlers may read where the site is at the root of its host.
    fn lay_host_files(&mut self, plan: &Plan) {
        let is_active = |laid: &Laid| match &laid.item {
            Item::File(path) => is_active(path.name()),
            _ => false,
        };
        let is_redirect = |laid: &Laid| matches!(laid.item, Item::Redirect(_));
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

    fn lay_redirects(&mut self, catalog: &Catalog, plan: &Plan) {
        let mut all: Vec<(&str, &KeyPath, Url, &SitePath)> = Vec::new();
        for (id, docket) in catalog.dockets() {
            let to = plan.docket(id);
            if let (Some(record), Some(proceeding)) = (&docket.record, docket.proceeding()) {
                all.extend(
                    proceeding
                        .redirect_from
                        .iter()
                        .map(|(old, at)| (&**old, at, to.clone(), &record.path)),
                );
            }
        }
        for (id, filed) in catalog.filings() {
            if let (Some(document), Some(to)) = (filed.filing.document(), plan.filing(id)) {
                all.extend(
                    document
                        .redirect_from
                        .iter()
                        .map(|(old, at)| (&**old, at, to.clone(), &document.path)),
                );
            }
        }
        for (id, party) in catalog.parties() {
            if let Some(record) = &party.record {
                let to = plan.party(id);
                all.extend(
                    record
                        .redirect_from
                        .iter()
                        .map(|(old, at)| (&**old, at, to.clone(), &record.path)),
                );
            }
        }
        let below = match all.is_empty() {
            true => Vec::new(),
            false => self.pages_and_files(),
        };
        for (old, at, to, file) in all {
            let path = old.trim_start_matches('/');
            // An old address without an ending was a folder's; a host finds the folder's index.html for
            // an old document's address too.
            let whole = path.strip_suffix("index.html");
            let whole = whole.filter(|rest| rest.is_empty() || rest.ends_with('/'));
            let url = match path.ends_with(".html") || path.ends_with(".htm") || path.ends_with('/')
            {
                true => Url::new(whole.unwrap_or(path)),
                false => Url::new(format!("{path}/")),
            };
            if let Some(other) = self.taken.get(&folded(&url)).map(|at| &self.items[*at]) {
                let whose = other
                    .file
                    .as_ref()
                    .map_or("used by one of the site's own pages".to_owned(), |file| {
                        format!("used by {file}")
                    });
                let place = Place::Key(file.clone(), at.clone(), Part::Value);
                let message = format!("the address {url} is already {whose}");
                self.problems.push(
                    Diagnostic::error(Code::AddressTaken, place, message).help("delete it here"),
                );
            } else {
                self.lay(url.clone(), Item::Redirect(to.clone()), Some(file));
                if let Some(laid) = self.items.last_mut() {
                    laid.asked = Some(at.clone());
                }
                self.lay_below(&url, &to, &below, file);
            }
        }
    }

    /// Gives what is laid so far, in the order of addresses.
    fn pages_and_files(&self) -> Vec<(Url, Item)> {
        let laid = self.items.iter();
        let mut all: Vec<_> = laid
            .map(|laid| (laid.url.clone(), laid.item.clone()))
            .collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    }

    /// Keeps the addresses below an old one too: pages forward, and feeds, calendars and files are published again, since the
    /// programs that read them follow no page that forwards. An address that something else has is left alone.
    fn lay_below(&mut self, old: &Url, to: &Url, all: &[(Url, Item)], file: &SitePath) {
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

    /// Lays the sitemap, where the address of the site is known. What is shown of a past day is for no index.
    fn lay_sitemap(&mut self, plan: &Plan) {
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

    /// Reports a file whose name another item's folder has, as a file system sees it that ignores case. The folders in which
    /// something stands are gone through once, from the inside out.
    fn find_folders_under_files(&mut self) {
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
                // Whoever asks for an old address can take it back; a record's own address is harder to change.
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

/// Gives the file of an address as [`folded`] gives addresses.
fn folded_file(url: &Url) -> String {
    match folded(url) {
        folder if folder.is_empty() || folder.ends_with('/') => folder + "index.html",
        file => file,
    }
}

/// Gives the file of a docket's record, where it may be told.
fn file_of(docket: &Docket) -> Option<&SitePath> {
    let record = docket.record.as_ref().filter(|_| docket.access.is_public());
    record.map(|record| &record.path)
}

/// Tells whether a sitemap names what stands at an address.
pub(crate) fn in_sitemap(item: &Item) -> bool {
    matches!(item, Item::Page(page) if *page != PageKind::NotFound)
}

/// Finds the pages that were first published at another address, from which they forward now.
fn first_urls(plan: &Plan, seen: &FirstSeen) -> Map<Url, Url> {
    let FirstSeen::Since(known, _) = seen else {
        return Map::default();
    };
    let mut first: Map<Url, Url> = Map::default();
    for (old, item) in plan.items() {
        let Item::Redirect(to) = item else {
            continue;
        };
        let Some(since) = known.since(old.as_str()) else {
            continue;
        };
        let before = first.get(to).unwrap_or(to);
        let is_older = known
            .since(before.as_str())
            .is_none_or(|known| since < known);
        if is_older {
            first.insert(to.clone(), old.clone());
        }
    }
    first
}

/// Cuts a list into pages of at most [`ENTRIES`]; an empty list has one empty page.
fn leaves(range: Range<usize>) -> Vec<Leaf> {
    let of = range.len().div_ceil(ENTRIES).max(1);
    (0..of)
        .map(|at| Leaf {
            number: at + 1,
            of,
            range: range.start + at * ENTRIES..range.end.min(range.start + (at + 1) * ENTRIES),
        })
        .collect()
}

/// Leaves out the one page of an empty list.
fn filled(leaves: Vec<Leaf>) -> impl Iterator<Item = Leaf> {
    leaves.into_iter().filter(|leaf| !leaf.range.is_empty())
}

/// Cuts a long timeline by year, and a long year into pages.
fn timeline_parts(catalog: &Catalog, id: DocketId, url: &Url) -> Vec<TimelinePart> {
    let docket = catalog.docket(id);
    if docket.timeline.len() <= ENTRIES {
        return Vec::new();
    }
    let year_of = |entry: &Entry| {
        let day = catalog.local_day(&catalog.date_of(docket, *entry));
        day.map(|day| chrono::Datelike::year(&day))
    };
    let mut parts = Vec::new();
    let mut from = 0;
    for entries in docket.timeline.chunk_by(|a, b| year_of(a) == year_of(b)) {
        let year = year_of(&entries[0]);
        let name = year.map_or("undated".to_owned(), |year| year.to_string());
        for leaf in leaves(from..from + entries.len()) {
            let url = url
                .folder("timeline")
                .folder(&name)
                .leaf(leaf.number, PageNaming::Folders);
            parts.push(TimelinePart { year, leaf, url });
        }
        from += entries.len();
    }
    parts
}

/// Finds the page on which each document stands that is not on file.
fn absent_places(catalog: &Catalog, plan: &Plan) -> Vec<Option<Url>> {
    let mut places = vec![None; catalog.absents().len()];
    for (id, docket) in catalog.dockets() {
        for (place, entry) in docket.timeline.iter().enumerate() {
            if let Entry::Absent(absent) = entry {
                places[absent.index()] = Some(plan.timeline_page(id, place).clone());
            }
        }
    }
    places
}

/// Finds the place of each withheld filing on the timelines of its dockets.
fn withheld(catalog: &Catalog, plan: &Plan) -> Map<(DocketId, FilingId), usize> {
    let mut all = Map::default();
    for (docket_id, docket) in catalog.dockets() {
        for (place, entry) in docket.timeline.iter().enumerate() {
            if let Entry::Filing(id) = entry
                && plan.filing(*id).is_none()
            {
                all.insert((docket_id, *id), place);
            }
        }
    }
    all
}
