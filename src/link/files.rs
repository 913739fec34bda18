//! Finds what the paths in records lead to: other records, or files that are published with them.

mod missing;
mod record;
mod unnamed;
mod withheld;

pub(super) use record::{FoundRecord, record_paths};
pub(super) use unnamed::{unnamed, with_sidecar};
pub(super) use withheld::{WithheldFiles, withheld};

use std::sync::OnceLock;

use super::catalog::{FileTarget, NamedFile, NamedFiles};
use super::quick::{Map, Set};
use crate::diagnostic::{Diagnostic, Part, Place, SitePath};
use crate::docket::{Attachment, Held};
use crate::intake::{Source, Sources};
use crate::text::{Prose, normal};
use missing::{attached, withheld_file};
use record::Standing;

/// What paths can lead to.
pub(super) struct Files<'a> {
    /// The folder that no path may leave; empty for the site's own.
    pub content: &'a str,
    /// The records, by their files.
    pub records: Map<&'a SitePath, FoundRecord>,
    /// The other files, with their sizes.
    pub others: Map<&'a SitePath, u64>,
    /// The files that some record withholds.
    pub withheld: WithheldFiles<'a>,
    /// Whether readers may know records, by their folded paths, made when a path leads to nothing.
    folded: OnceLock<Map<String, Standing>>,
    /// The paths with letters beyond ASCII by their normal forms, made when a path is not there as
    /// it is typed.
    normals: OnceLock<Map<String, Option<&'a SitePath>>>,
    /// The other files by their folded paths, made then too.
    others_folded: OnceLock<Map<String, Vec<&'a SitePath>>>,
}

/// How a record names a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As an attachment, whose name the page shows.
    Attachment,
    /// By a link in its text.
    Link,
}

impl<'a> Files<'a> {
    /// Takes together all that paths can lead to.
    pub(super) fn new(
        sources: &'a Sources,
        records: Map<&'a SitePath, FoundRecord>,
        withheld: WithheldFiles<'a>,
    ) -> Files<'a> {
        let others = sources.others.iter();
        Files {
            content: sources.content,
            records,
            others: others.map(|(path, size)| (path, *size)).collect(),
            withheld,
            folded: OnceLock::new(),
            normals: OnceLock::new(),
            others_folded: OnceLock::new(),
        }
    }

    /// Resolves all paths of a record: its attachments', then those of its text.
    pub(super) fn of(
        &self,
        source: &Source,
        attachments: &[Attachment],
        prose: &Prose,
        problems: &mut Vec<Diagnostic>,
    ) -> NamedFiles {
        let attached = attachments
            .iter()
            .filter_map(|attachment| match &attachment.held {
                Held::File(to) => {
                    let at = attachment.at.clone();
                    let place = Place::Key(source.path.clone(), at, Part::Value);
                    Some((to, place, Way::Attachment))
                }
                Held::Url(_) | Held::Nowhere | Held::Withheld(_) => None,
            });
        let linked = source.links.iter().map(|link| {
            let start = prose.start + link.range.start;
            let range = start..start + link.range.len();
            let place = Place::Bytes(source.path.clone(), range);
            (&link.to, place, Way::Link)
        });
        let mut files: Vec<NamedFile> = Vec::new();
        let mut known: Set<&str> = Set::default();
        for (to, place, way) in attached.chain(linked) {
            if known.insert(to) {
                let target = self.find(source, to, way, &place);
                files.push(NamedFile {
                    to: to.clone(),
                    target: target.unwrap_or_else(|problem| {
                        problems.push(*problem);
                        FileTarget::Nothing
                    }),
                    place,
                });
            }
        }
        files.into()
    }

    /// Finds what one path leads to, or says what is wrong with it.
    fn find(
        &self,
        source: &Source,
        to: &str,
        way: Way,
        place: &Place,
    ) -> Result<FileTarget, Box<Diagnostic>> {
        let inside = source.path.join_below(to, self.content);
        let inside = inside.map(|path| self.as_named(path));
        if let Some(path) = &inside {
            if let Some(record) = self.records.get(path) {
                return match way {
                    Way::Link => Ok(record.target.clone()),
                    Way::Attachment => Err(Box::new(attached(record.standing, to, place))),
                };
            }
            if self.withheld.holds(path) {
                return Err(Box::new(withheld_file(place)));
            }
            if let Some(size) = self.others.get(path) {
                return Ok(FileTarget::Published(path.clone(), *size));
            }
        }
        Err(Box::new(self.missing(source, to, way, place, inside)))
    }

    /// Returns a path as the disk spells it: macOS writes `é` in a file's name as two characters.
    fn as_named(&self, path: SitePath) -> SitePath {
        let is_there = self.records.contains_key(&path) || self.others.contains_key(&path);
        if is_there {
            return path;
        }
        let normals = self.normals.get_or_init(|| {
            let records = self.records.keys().chain(self.others.keys());
            let mut normals: Map<String, Option<&SitePath>> = Map::default();
            for path in records.filter(|path| !path.as_str().is_ascii()) {
                // Of two such names neither can be said to be meant.
                normals
                    .entry(normal(path.as_str()).into_owned())
                    .and_modify(|known| *known = None)
                    .or_insert(Some(*path));
            }
            normals
        });
        let found = normals.get(&*normal(path.as_str())).copied().flatten();
        found.cloned().unwrap_or(path)
    }
}
