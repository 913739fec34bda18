//! Which feeds a site has, and which filings each lists.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{FirstSeen, Plan, Url, slug};
use crate::docket::FeedOf;
use crate::link::quick::Map;
use crate::link::{AuthorityId, Catalog, DocketId, FilingId, PartyId};

/// Up to how many filings a feed lists all of them. Archives for a few more would be files that
/// hardly anyone reads.
const WHOLE: usize = 50;
/// How many filings a longer feed lists, and how many each of its archives.
const LATEST: usize = 20;
const ARCHIVE: usize = 100;
/// From how many filings on a feed is also written as JSON, if it is not the site's or a docket's.
const JSON: usize = 100;

/// A feed, or an archive of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Whose filings it lists.
    pub scope: Scope,
    /// How it is written.
    pub format: FeedFormat,
    /// Which of them it lists.
    pub part: FeedPart,
}

/// Whose filings a feed lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The site's.
    Site,
    /// A docket's.
    Docket(DocketId),
    /// Those of one type in a docket, by the place of the type among the site's.
    Type(DocketId, usize),
    /// A party's.
    Party(PartyId),
    /// Those that cite an authority.
    Authority(AuthorityId),
}

/// How a feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FeedFormat {
    /// As Atom (RFC 4287).
    Atom,
    /// As JSON Feed 1.1.
    Json,
}

/// Which filings of a scope a feed lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedPart {
    /// Those that joined last.
    Latest,
    /// An archive (RFC 5005, section 4): a stretch of them in the order in which they joined, the
    /// first being 0.
    Archive(Range<usize>),
}

/// The filings of each scope that has a feed, the last to join first.
#[derive(Debug, Default)]
pub(crate) struct Feeds {
    filings: Map<Scope, Vec<FilingId>>,
    /// The scopes whose feed stays as JSON because it was published before.
    json: BTreeSet<Scope>,
}

impl Feeds {
    /// Lists the filings of each scope that the site wants a feed of, from the order in which they
    /// joined.
    pub(super) fn new(
        catalog: &Catalog,
        joined: &[super::Joined],
        has_page: impl Fn(AuthorityId) -> bool,
    ) -> Feeds {
        let mut feeds = Map::default();
        let settings = catalog.settings();
        if settings.as_of.is_some() {
            // Nobody follows a past day.
            return Feeds::default();
        }
        for joined in joined {
            let id = joined.filing;
            let filed = catalog.filing(id);
            let mut add = |scope| feeds.entry(scope).or_insert_with(Vec::new).push(id);
            for of in &settings.feeds {
                match of {
                    FeedOf::Site => add(Scope::Site),
                    FeedOf::Dockets => filed.dockets.iter().for_each(|id| add(Scope::Docket(*id))),
                    FeedOf::Types => {
                        let kind = filed.filing.kind.as_ref();
                        let place = |known: &crate::docket::FilingType| {
                            kind.is_some_and(|kind| kind.0 == known.id)
                        };
                        if let Some(at) = settings.types.iter().position(place) {
                            filed
                                .dockets
                                .iter()
                                .for_each(|id| add(Scope::Type(*id, at)));
                        }
                    }
                    FeedOf::Parties | FeedOf::Authorities => {}
                }
            }
        }
        let mut places: Vec<Option<usize>> = vec![None; catalog.filings().len()];
        for (place, joined) in joined.iter().enumerate() {
            places[joined.filing.index()] = Some(place);
        }
        let mut add = |scope, filings: &mut dyn Iterator<Item = FilingId>| {
            let mut at: Vec<usize> = filings.filter_map(|id| places[id.index()]).collect();
            at.sort_unstable();
            feeds.insert(scope, at.iter().map(|at| joined[*at].filing).collect());
        };
        if settings.feeds.contains(&FeedOf::Parties) {
            for (id, party) in catalog.parties() {
                add(
                    Scope::Party(id),
                    &mut party.filings.iter().map(|(id, _)| *id),
                );
            }
        }
        if settings.feeds.contains(&FeedOf::Authorities) {
            for (id, authority) in catalog.authorities().filter(|(id, _)| has_page(*id)) {
                add(
                    Scope::Authority(id),
                    &mut authority.filings.iter().map(|(id, _)| *id),
                );
            }
        }
        // A site and a docket have their feeds before the first filing.
        if settings.feeds.contains(&FeedOf::Site) {
            feeds.entry(Scope::Site).or_default();
        }
        if settings.feeds.contains(&FeedOf::Dockets) {
            catalog.dockets().for_each(|(id, _)| {
                feeds.entry(Scope::Docket(id)).or_default();
            });
        }
        Feeds {
            filings: feeds,
            json: BTreeSet::new(),
        }
    }

    /// Returns the scopes whose feed was published as JSON before, at its address or at one that
    /// its record had earlier.
    pub(super) fn published(
        &self,
        catalog: &Catalog,
        plan: &Plan,
        seen: &FirstSeen,
    ) -> BTreeSet<Scope> {
        let is_published = |scope: &Scope| {
            let feed = Feed {
                scope: *scope,
                format: FeedFormat::Json,
                part: FeedPart::Latest,
            };
            let url = plan.feed(catalog, &feed);
            let (own, earlier) = match scope {
                Scope::Party(id) => {
                    let record = catalog.party(*id).record.as_ref();
                    (plan.party(*id), record.map(|record| &record.redirect_from))
                }
                Scope::Type(id, _) => {
                    let record = catalog.docket(*id).proceeding();
                    (plan.docket(*id), record.map(|record| &record.redirect_from))
                }
                Scope::Site | Scope::Docket(_) | Scope::Authority(_) => return seen.has(&url),
            };
            let below = url.as_str().strip_prefix(own.as_str()).unwrap_or_default();
            let mut earlier = earlier.into_iter().flatten();
            seen.has(&url)
                || earlier.any(|(old, _)| {
                    let old = old.trim_matches('/');
                    let old = old.strip_suffix("/index.html").unwrap_or(old);
                    seen.has(&Url::new(format!("{old}/{below}")))
                })
        };
        self.filings.keys().copied().filter(is_published).collect()
    }

    /// Keeps the feeds of scopes as JSON.
    pub(super) fn keep(&mut self, json: BTreeSet<Scope>) {
        self.json = json;
    }

    fn has(&self, scope: Scope, format: FeedFormat) -> bool {
        let Some(filings) = self.of(scope) else {
            return false;
        };
        match (format, scope) {
            (FeedFormat::Atom, _) | (_, Scope::Site | Scope::Docket(_)) => true,
            (FeedFormat::Json, Scope::Type(..) | Scope::Party(_) | Scope::Authority(_)) => {
                filings.len() >= JSON || self.json.contains(&scope)
            }
        }
    }

    /// Returns the filings of a scope, the last to join first; `None` where the site has no such
    /// feed.
    pub(super) fn of(&self, scope: Scope) -> Option<&[FilingId]> {
        self.filings.get(&scope).map(Vec::as_slice)
    }

    /// Returns all scopes that have a feed.
    pub(super) fn scopes(&self) -> impl Iterator<Item = (Scope, usize)> {
        self.filings
            .iter()
            .map(|(scope, filings)| (*scope, filings.len()))
    }
}

/// Cuts so many filings into archives, in the order in which they joined; none where the feed
/// itself lists all of them.
///
/// Each whole archive stays as it is. The last one grows, and so it has another address each time:
/// a program that has read it knows by the address whether it has changed.
pub(super) fn archives(filings: usize) -> Vec<Range<usize>> {
    if filings <= WHOLE {
        return Vec::new();
    }
    let starts = (0..filings).step_by(ARCHIVE);
    starts
        .map(|start| start..filings.min(start + ARCHIVE))
        .collect()
}

impl Plan {
    /// Returns the address of a feed or of one of its archives.
    pub fn feed(&self, catalog: &Catalog, feed: &Feed) -> Url {
        let (folder, stem) = match feed.scope {
            Scope::Site => (Url::default(), "feed".to_owned()),
            Scope::Docket(id) => (self.docket(id).clone(), "feed".to_owned()),
            Scope::Party(id) => (self.party(id).clone(), "feed".to_owned()),
            Scope::Authority(id) => (self.authority(id).clone(), "feed".to_owned()),
            Scope::Type(id, at) => {
                let folder = self.grouped(id, crate::link::Grouping::Type);
                (folder, slug(&catalog.settings().types[at].id))
            }
        };
        let ending = match feed.format {
            FeedFormat::Atom => "xml",
            FeedFormat::Json => "json",
        };
        folder.file(&match &feed.part {
            FeedPart::Latest => format!("{stem}.{ending}"),
            FeedPart::Archive(range) => {
                format!("{stem}-{}-{}.{ending}", range.start + 1, range.end)
            }
        })
    }

    /// Returns the filings that a feed lists, the last to join first.
    pub fn listed(&self, feed: &Feed) -> &[FilingId] {
        let all = self.feeds.of(feed.scope).unwrap_or_default();
        match &feed.part {
            FeedPart::Latest if all.len() <= WHOLE => all,
            FeedPart::Latest => &all[..LATEST],
            FeedPart::Archive(range) => &all[all.len() - range.end..all.len() - range.start],
        }
    }

    /// Returns the archive whose filings joined before those of a feed or an archive.
    pub fn archive_before(&self, feed: &Feed) -> Option<Feed> {
        let all = self.feeds.of(feed.scope)?.len();
        let archives = archives(all);
        let range = match &feed.part {
            FeedPart::Latest => archives.last(),
            FeedPart::Archive(range) => archives.iter().rfind(|before| before.end <= range.start),
        };
        let part = FeedPart::Archive(range?.clone());
        Some(Feed {
            part,
            ..feed.clone()
        })
    }

    /// Returns whether readers can follow a scope by a feed in a format.
    pub fn has_feed(&self, scope: Scope, format: FeedFormat) -> bool {
        self.base.is_some() && self.feeds.has(scope, format)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_archives_stay_and_the_last_one_is_named_by_what_it_holds() {
        assert!(archives(50).is_empty());
        assert_eq!(archives(51), vec![0..51]);
        assert_eq!(archives(250), [0..100, 100..200, 200..250]);
        assert_eq!(archives(251), [0..100, 100..200, 200..251]);
    }
}
