//! A site as someone sees it who is about to write, and what it reports the record that is begun.
//!
//! Drafts count here, but what is printed, and what the names of files are made of, is what readers
//! see.

mod answered;
mod filing;
mod folder;
mod mind;

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail};
use chrono::NaiveDate;

use super::super::clear_litter;
use super::{DocketArguments, PartyArguments};
use crate::commands::{site, today};
use crate::diagnostic::{Code, Severity};
use crate::docket::Audience;
use crate::link::{Catalog, NamedAs, naming};
use crate::plan::slug;
use crate::scaffold::{self, DocketScaffold};
use crate::text::words_of_name;
use crate::{Edition, consult};

/// A site with its drafts, the same site as readers see it, and the current folder.
pub(super) struct Desk {
    /// The site's folder.
    pub(super) root: PathBuf,
    /// The current folder.
    current: PathBuf,
    /// The current folder below the site's, with `/` between its parts; empty outside and at the
    /// top.
    here: String,
    /// The site with its drafts.
    pub(super) edition: Edition,
    /// The site as readers see it: only of this is anything printed.
    public: Edition,
}

impl Desk {
    /// Reads the site, which is found from the current folder where none is named.
    pub(super) fn open(site: Option<&Path>) -> anyhow::Result<Desk> {
        let current = std::env::current_dir().context("cannot find the current folder")?;
        let found = site::find(site)?;
        let mut root = match found == Path::new(".") {
            true => current.clone(),
            false => current.join(found),
        };
        // Else what is below the current folder would be shown by the way up and down again, with
        // that folder's name.
        if root.components().any(|part| part == Component::ParentDir) {
            root = root.canonicalize().unwrap_or(root);
        }
        clear_litter(&root, None);
        let edition = consult(&root, Audience::Drafters, &|| ())?;
        let public = consult(&root, Audience::Readers, &|| ())?;
        // Both without symbolic links, or one would not be seen to be below the other.
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let below = real(&current)
            .strip_prefix(real(&root))
            .map(Path::to_owned)
            .unwrap_or_default();
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        Ok(Desk {
            here: parts.join("/"),
            root,
            current,
            edition,
            public,
        })
    }

    /// Counts the errors of the site, where it has any. An empty site is no error here: the person
    /// is beginning its first record.
    pub(super) fn errors(&self) -> Option<usize> {
        let errors = self
            .public
            .diagnostics
            .iter()
            .filter(|one| one.severity == Severity::Error && one.code != Code::NothingOnFile);
        Some(errors.count()).filter(|count| *count > 0)
    }

    fn catalog(&self) -> &Catalog {
        &self.edition.catalog
    }

    /// Returns a path as it is reached from the current folder.
    pub(super) fn shown(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(&self.current) {
            Ok(below) if !below.as_os_str().is_empty() => below.to_owned(),
            _ => path.to_owned(),
        }
    }

    /// Returns the path and the text of a docket's record.
    pub(super) fn docket(&self, arguments: &DocketArguments) -> anyhow::Result<(String, String)> {
        let number = &arguments.number;
        let known = self.docket_named(number)?;
        let record = known.and_then(|id| self.catalog().docket(id).record.as_ref());
        if let Some(shown) = known.and_then(|id| self.shown_docket(id))
            && let Some(record) = shown.record.as_ref().filter(|_| shown.access.is_public())
        {
            bail!("docket {number} already has a record: {}", record.path);
        }
        if record.is_some() || naming(&self.edition.sources, number) == NamedAs::Exact {
            bail!("docket {number} already has a docket.md");
        }
        let folder = known
            .and_then(|id| self.folder_of(id))
            // A docket.md at the top would hold for every docket.
            .filter(|folder| *folder != self.content())
            .unwrap_or_else(|| self.new_folder(number));
        let text = scaffold::docket(&DocketScaffold {
            number: number.clone(),
            title: arguments.title.clone(),
            agency: arguments.agency.clone(),
            opened: self.today()?.to_string(),
        });
        Ok((below(&folder, "docket.md"), text))
    }

    /// Returns the path and the text of a party's record.
    pub(super) fn party(&self, arguments: &PartyArguments) -> anyhow::Result<(String, String)> {
        let name = &arguments.name;
        let known = self.catalog().find_party_of_name(name);
        let known = known.map(|id| self.catalog().party(id));
        if let Some(record) = known.and_then(|party| party.record.as_ref()) {
            match self.shown_record(record) {
                Some(record) => bail!("{name} already has a record: {}", record.path),
                None => bail!("{name} already has a record"),
            }
        }
        // The file's name makes the address: a party that has a page keeps it.
        let id = known.map_or_else(|| slug(&words_of_name(name)), |party| slug(&party.id));
        if id.is_empty() {
            bail!("`{name}` has no letter or digit to make a file name from");
        }
        let folder = below(self.content(), "parties");
        Ok((below(&folder, &format!("{id}.md")), scaffold::party(name)))
    }

    /// Returns the content folder below the site's.
    fn content(&self) -> &'static str {
        self.edition.sources.content
    }

    /// Returns today's date by the site's own clocks.
    fn today(&self) -> anyhow::Result<NaiveDate> {
        today::of_clock(self.catalog().settings().zone)
    }
}

fn below(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}
