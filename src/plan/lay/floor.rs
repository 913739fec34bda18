//! A plan that is being laid: which address is taken, and by what.

use unicode_normalization::UnicodeNormalization as _;

use super::super::{Item, PageKind, Url, slug};
use super::LONGEST;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, KeyPath, Part, Place, SitePath};
use crate::link::quick::Map;
use crate::link::{Catalog, Docket};

/// The addresses laid so far.
pub(super) struct Floor<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) items: Vec<LaidItem>,
    /// The place among them of each address as a host that ignores case sees it.
    pub(super) taken: Map<String, usize>,
    /// Whether some folder is named like a folder's own page.
    pub(super) is_index_a_folder: bool,
    pub(super) problems: Diagnostics,
}

/// An address, what is there, and the file of the record that claims it.
pub(super) struct LaidItem {
    pub(super) url: Url,
    pub(super) item: Item,
    pub(super) file: Option<SitePath>,
    /// The key that asks for it, where one does: an old address.
    pub(super) asked: Option<KeyPath>,
}

impl LaidItem {
    /// Returns where a mistake about the address is; `None` where it is one of the site's own.
    pub(super) fn place(&self) -> Option<Place> {
        let file = self.file.clone()?;
        Some(match &self.asked {
            Some(at) => Place::Key(file, at.clone(), Part::Value),
            None => Place::File(file),
        })
    }
}

/// Returns an address as a host sees it that ignores case, and how accents are composed: two that
/// give one would be one file.
pub(super) fn folded(url: &Url) -> String {
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
    pub(super) fn named(&mut self, name: &str, file: Option<&SitePath>) -> String {
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

    /// Returns where a party's name is written, if a page is a party's.
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
    pub(super) fn lay(&mut self, url: Url, item: Item, file: Option<&SitePath>) -> bool {
        self.lay_named(url, item, file, None)
    }

    /// Lays an item that a record names at a place; where its address is taken, reports it there
    /// and gives `false`.
    pub(super) fn lay_named(
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
        self.items.push(LaidItem {
            url,
            item,
            file,
            asked: None,
        });
        true
    }

    pub(super) fn lay_page(&mut self, url: Url, page: PageKind, file: Option<&SitePath>) -> bool {
        self.lay(url, Item::Page(page), file)
    }
}

/// Returns the file of a docket's record, where it may be named.
pub(super) fn file_of(docket: &Docket) -> Option<&SitePath> {
    let record = docket.record.as_ref().filter(|_| docket.access.is_public());
    record.map(|record| &record.path)
}
