//! A site in one string, for tests: text in, text out.
//!
//! A file follows each line `-- PATH --`. A record without `---` is nothing but its front matter.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::diagnostic::{Code, tell};
use crate::docket::Audience;
use crate::link::{Catalog, DocketId, Entry, FilingId, Named, Referent};
use crate::render::Press;
use crate::{Edition, prepare};

/// A site that was read, linked and planned.
pub(crate) struct World {
    folder: TempDir,
    /// What became of it.
    pub edition: Edition,
}

impl World {
    /// Prepares a site for readers.
    pub(crate) fn of(site: &str) -> World {
        World::seen_by(Audience::Readers, site)
    }

    /// Prepares a site in which nothing may be wrong.
    pub(crate) fn without_errors(site: &str) -> World {
        let world = World::of(site);
        assert!(
            !world.edition.diagnostics.has_errors(),
            "{}",
            world.messages()
        );
        world
    }

    /// Prepares a site as someone sees it.
    pub(crate) fn seen_by(audience: Audience, site: &str) -> World {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let site = format!("\n{site}");
        for file in site.split("\n-- ").skip(1) {
            let (path, text) = file.split_once('\n').unwrap_or((file, ""));
            let path = path.trim_end().trim_end_matches(" --");
            write(folder.path(), path, text);
        }
        let edition = prepare(folder.path(), audience, &|| {}).expect("the folder can be read");
        World { folder, edition }
    }

    pub(crate) fn catalog(&self) -> &Catalog {
        &self.edition.catalog
    }

    /// Returns what renders the site.
    pub(crate) fn press(&self) -> Press<'_> {
        let Edition {
            catalog,
            plan,
            theme,
            ..
        } = &self.edition;
        Press::new(catalog, plan, theme, self.folder.path())
    }

    /// Returns all messages but that the site has no address, each on a line: where, which, what,
    /// and how to fix it.
    pub(crate) fn messages(&self) -> String {
        let told = tell(&self.edition.diagnostics, &*self.edition.sources);
        let said = told.iter().filter(|one| one.code != Code::NoBaseUrl.name());
        let lines = said.map(|one| {
            let place = one.place.as_deref().unwrap_or("site");
            let help = one.help.as_deref().unwrap_or("-");
            format!("{place} {}: {} [{help}]", one.code, one.message)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Finds a docket by its id.
    pub(crate) fn docket(&self, name: &str) -> DocketId {
        let found = self.catalog().find_docket(name).one();
        found.unwrap_or_else(|| panic!("no docket {name}: {}", self.messages()))
    }

    /// Finds a filing by its id.
    pub(crate) fn filing(&self, id: &str) -> FilingId {
        let mut filings = self.catalog().filings();
        let found = filings.find(|(_, filed)| filed.id() == Some(id));
        let found = found.map(|(id, _)| id);
        found.unwrap_or_else(|| panic!("no filing {id}: {}", self.messages()))
    }

    /// Names a document in a word or two.
    pub(crate) fn name(&self, document: Referent) -> String {
        match document {
            Referent::Absent(id) => format!("({})", self.catalog().absent(id).title),
            Referent::Filing(id) => {
                let filed = self.catalog().filing(id);
                let heading = || filed.filing.heading_in_english().into_owned();
                filed.id().map_or_else(heading, str::to_owned)
            }
        }
    }

    /// Names the parties of a list.
    pub(crate) fn parties(&self, all: &[Named]) -> String {
        let name = |named: &Named| match named {
            Named::Party(id) => self.catalog().party(*id).name.clone(),
            Named::Words(words) => format!("\"{words}\""),
        };
        all.iter().map(name).collect::<Vec<_>>().join("; ")
    }

    /// Returns the timeline of a docket, an entry on each line.
    pub(crate) fn timeline(&self, docket: &str) -> String {
        let catalog = self.catalog();
        let docket = catalog.docket(self.docket(docket));
        let lines = docket.timeline.iter().map(|entry| {
            let date = catalog.date_of(docket, *entry);
            let what = match *entry {
                Entry::Filing(id) => self.name(Referent::Filing(id)),
                Entry::Absent(id) => self.name(Referent::Absent(id)),
                Entry::Event(at) => format!("event: {}", docket.event(at).title),
                Entry::Limit(clock, at) => {
                    format!("limit: {}", docket.clock(clock).0.milestones[at].title)
                }
                Entry::Stated(id, at) => {
                    let document = catalog.filing(id).filing.document();
                    let document = document.expect("only a document that readers see states dates");
                    format!("stated: {}", document.deadlines[at].title)
                }
            };
            format!("{date} {what}")
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().expect("a file has a folder")).expect("it can be made");
    let is_bare = path.ends_with(".md") && !text.starts_with("---");
    let text = match is_bare {
        true => format!("---\n{}\n---\n", text.trim_end()),
        false => format!("{text}\n"),
    };
    fs::write(file, text).expect("it can be written");
}
