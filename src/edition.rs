//! The pipeline: a site is read, linked and planned, once for a command or again and again for a
//! preview.

mod checks;
mod doubts;
mod remembered;
mod texts;

pub use checks::{Checks, HiddenWords, check};
pub use remembered::{Again, Remembered, prepare_again};

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Diagnostics, SitePath};
use crate::docket::Audience;
use crate::intake::{self, Changed, Sources};
use crate::link::{self, Catalog};
use crate::plan::{Addresses, FirstSeen, Plan};
use crate::render::Theme;
use crate::time::Zone;
use texts::{ALL_TEXTS, TextsOfPdfs};

/// A site that is ready to print: everything is decided, nothing is rendered.
#[derive(Debug)]
pub struct Edition {
    /// What the files tell.
    pub sources: Arc<Sources>,
    /// What they tell together.
    pub catalog: Catalog,
    /// Every address, and what is there.
    pub plan: Plan,
    /// The templates and the theme's own files.
    pub theme: Arc<Theme>,
    /// All that is wrong so far, without a word of what is withheld.
    pub diagnostics: Diagnostics,
}

impl Edition {
    /// Returns the files of the content folder that are neither records nor named by one, in the
    /// order of their paths. What begins with `_` was left out on purpose.
    pub fn unnamed_files(&self) -> Vec<&SitePath> {
        let published: HashSet<&SitePath> = self.catalog.published_files().into_iter().collect();
        let files = self.sources.others.iter().map(|(path, _)| path);
        files
            .filter(|path| !published.contains(path) && !self.diagnostics.conceal(path))
            .filter(|path| !path.name().starts_with('_') && !self.sources.is_sidecar(path))
            .collect()
    }
}

/// What a build is asked for beside what the site's folder says.
pub struct Publication<'a> {
    /// The address of the site, in place of the one in its settings.
    pub base_url: Option<&'a str>,
    /// The addresses that were published before, where they are kept.
    pub addresses: Option<&'a Addresses>,
    /// Returns today's date in a time zone; asked for where addresses are kept.
    pub today: &'a dyn Fn(Zone) -> anyhow::Result<NaiveDate>,
}

impl Default for Publication<'_> {
    fn default() -> Self {
        Publication {
            base_url: None,
            addresses: None,
            today: &|_| anyhow::bail!("no addresses are kept"),
        }
    }
}

/// How sources are linked.
type Link = fn(&Sources) -> (Catalog, Diagnostics);

/// Reads, links and plans a site. `done` is called after each file that is read.
///
/// Fails only where the folder cannot be read; what is wrong in the files is among the diagnostics.
pub fn prepare(
    root: &Path,
    audience: Audience,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<Edition> {
    prepare_at(root, audience, &Publication::default(), done)
}

/// Does the same for a site that is published, as it is asked for.
pub fn prepare_at(
    root: &Path,
    audience: Audience,
    publication: &Publication<'_>,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<Edition> {
    let mut sources = intake::read(root, audience, done)?;
    if let Some(base_url) = publication.base_url {
        sources.settings.base_url = Some(base_url.to_owned());
    }
    let seen = match publication.addresses {
        Some(addresses) => FirstSeen::Since(
            addresses.clone(),
            (publication.today)(sources.settings.zone)?,
        ),
        None => FirstSeen::Unknown,
    };
    edition_of(sources, link::link, ALL_TEXTS, seen)
}

/// Does the same for readers, with diagnostics that tell all of withheld files too. They are for
/// the person who keeps these files and nobody else, and the rest of the edition is as ever.
pub fn prepare_to_reveal(root: &Path, done: &(dyn Fn() + Sync)) -> anyhow::Result<Edition> {
    let sources = intake::read(root, Audience::Readers, done)?;
    let edition = edition_of(sources, link::link_to_reveal, ALL_TEXTS, FirstSeen::Unknown)?;
    let diagnostics = edition.diagnostics.into_iter();
    Ok(Edition {
        diagnostics: diagnostics.map(Diagnostic::revealed).collect(),
        ..edition
    })
}

/// Reads, links and plans a site for a command that prints records though others have errors.
///
/// Nothing is taken from a filing, a party or a page with an error in it: its `access` may be the
/// error. Where [`Edition::doubts`] gives any, nothing of the edition may be printed at all.
pub fn consult(
    root: &Path,
    audience: Audience,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<Edition> {
    let mut sources = intake::read(root, audience, done)?;
    sources.set_aside_mistaken();
    edition_of(
        sources,
        link::link,
        TextsOfPdfs::LeftOut,
        FirstSeen::Unknown,
    )
}

fn edition_of(
    sources: Sources,
    link: Link,
    texts: TextsOfPdfs<'_>,
    seen: FirstSeen,
) -> anyhow::Result<Edition> {
    let mut remembered = Remembered::of(sources, seen);
    remembered.load_theme(&Changed::Everything)?;
    Ok(remembered.edition(link, &[], texts))
}
