//! `site.yaml` as values.

use super::{FilingType, Node, Supplement, ThemeChoice, built_in};
use crate::diagnostic::{Code, Severity};
use crate::law::Families;
use crate::time::{Day, Holidays, Zone};

/// How a site is set up. The defaults serve a site without `site.yaml`.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The site's name.
    pub title: String,
    /// What the site is, in a sentence or two.
    pub description: Option<String>,
    /// Where it will be published: `https://host/path/`, with the slash at the end.
    pub base_url: Option<String>,
    /// BCP 47.
    pub lang: String,
    /// The zone in which moments without an offset are meant, and by whose days all moments are
    /// counted.
    pub zone: Zone,
    /// Whether the site gives its zone.
    pub has_zone: bool,
    /// The agency of dockets that name none.
    pub agency: Option<String>,
    /// The theme, and what differs in it.
    pub theme: ThemeChoice,
    /// All types of filings, built in and the site's own.
    pub types: Vec<FilingType>,
    /// Names that make no party.
    pub unnamed: Vec<String>,
    /// What crawlers may do with the site.
    pub crawlers: Crawlers,
    /// Whether a party may be without a record.
    pub parties: PartyNames,
    /// The days on which no deadline ends.
    pub holidays: Holidays,
    /// Marks of confidential text in the agency's paper practice.
    pub confidential_markers: Vec<String>,
    /// Globs of paths that are not read, relative to the content folder.
    pub ignore: Vec<String>,
    /// Globs of Markdown files that are plain files where they have no front matter, relative to
    /// the content folder.
    pub plain: Vec<String>,
    /// The families of citations, built in and the site's own.
    pub families: Families,
    /// What readers can follow.
    pub feeds: Vec<FeedOf>,
    /// What the site publishes beyond its pages.
    pub supplements: Vec<Supplement>,
    /// Under which terms the site's contents may be used.
    pub license: Option<String>,
    /// Whom to write to.
    pub contact: Option<String>,
    /// A line for every page: who publishes this.
    pub notice: Option<String>,
    /// The contact data that readers see: words of the table.
    pub contacts: Vec<&'static str>,
    /// Codes that the site sets, in its order: how much each matters, or nothing where it is off.
    pub checks: Vec<(Code, Option<Severity>)>,
    /// Anything, for themes.
    pub extra: Option<Node>,
    /// The past day whose record is shown. No site says it: a build is asked for it.
    pub as_of: Option<Day>,
}

/// Reads the address at which a site is published: `https://host/path/`, without a query or a
/// fragment. A slash that is missing at the end is added.
pub fn base_url(text: &str) -> Option<String> {
    let address = text.strip_prefix("https://");
    let address = address.or_else(|| text.strip_prefix("http://"))?;
    let is_wrong = |c: char| c.is_whitespace() || c.is_control() || "\"<>?#\\".contains(c);
    if address.is_empty() || address.starts_with('/') || address.contains(is_wrong) {
        return None;
    }
    let slash = if text.ends_with('/') { "" } else { "/" };
    Some(format!("{text}{slash}"))
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            title: "Dockets".to_owned(),
            description: None,
            base_url: None,
            lang: "en".to_owned(),
            zone: Zone::default(),
            has_zone: false,
            agency: None,
            theme: ThemeChoice::default(),
            types: built_in(),
            unnamed: Vec::new(),
            crawlers: Crawlers::All,
            parties: PartyNames::Open,
            holidays: Holidays::none(),
            confidential_markers: Vec::new(),
            ignore: Vec::new(),
            plain: Vec::new(),
            families: Families::new(&[]).expect("no rule of the site's own can be wrong here"),
            feeds: vec![FeedOf::Site, FeedOf::Dockets, FeedOf::Parties],
            supplements: Vec::new(),
            license: None,
            contact: None,
            notice: None,
            contacts: vec!["counsel-email"],
            checks: Vec::new(),
            extra: None,
            as_of: None,
        }
    }
}

/// What a feed is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedOf {
    /// The whole site.
    Site,
    /// Each docket.
    Dockets,
    /// Each party.
    Parties,
    /// Each type of filing in a docket.
    Types,
    /// The filings that cite an authority, for each.
    Authorities,
}

impl FeedOf {
    /// All of them, with the word of each.
    pub const ALL: [(FeedOf, &'static str); 5] = [
        (FeedOf::Site, "site"),
        (FeedOf::Dockets, "dockets"),
        (FeedOf::Parties, "parties"),
        (FeedOf::Types, "types"),
        (FeedOf::Authorities, "authorities"),
    ];
}

/// Which names of parties a site takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyNames {
    /// Any; those that no record has make parties of their own.
    Open,
    /// Those of records alone.
    Strict,
}

/// What crawlers may do with a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crawlers {
    /// Anything.
    All,
    /// Read it for search, but not to train models.
    Search,
    /// Nothing: no page is to be in an index.
    None,
}
