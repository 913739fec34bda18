#![doc = include_str!("README.md")]

pub mod commands;
pub mod diagnostic;
pub mod docket;
pub mod intake;
pub mod link;
pub mod plan;
pub mod render;
pub mod scaffold;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
mod steps;
pub mod write;

use std::path::Path;

use diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use docket::Audience;
use intake::Sources;
use link::Catalog;
use plan::Plan;
use render::Theme;

/// A site that is ready to print: everything is decided, nothing is rendered.
#[derive(Debug)]
pub struct Edition {
    /// What the files tell.
    pub sources: Sources,
    /// What they tell together.
    pub catalog: Catalog,
    /// Every address, and what stands there.
    pub plan: Plan,
    /// The templates and the theme's own files.
    pub theme: Theme,
    /// All that is wrong so far, without a word of what is withheld.
    pub diagnostics: Diagnostics,
}

/// Which checks are made: what they find is probably a mistake, and may be none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checks {
    /// All that the site does not turn off.
    All,
    /// The same, but for those that open published files again: a preview is made at every save.
    Quick,
    /// Those that the site sets, which it wants to hear of at every build.
    Set,
}

impl Edition {
    /// Makes the checks, and adds what they find. Gives whether they were made.
    pub fn check(&mut self, checks: Checks) -> bool {
        check(&self.sources, &self.catalog, &mut self.diagnostics, checks)
    }
}

/// Makes the checks of a linked site, and adds what they find. It is all in what readers see, and told as later stages
/// tell it.
///
/// While a mistake of form stands, none is made: a record that is wrong may have been meant to be withheld, and what
/// a check finds quotes titles and names of other records. Gives whether they were made.
pub fn check(
    sources: &Sources,
    catalog: &Catalog,
    diagnostics: &mut Diagnostics,
    checks: Checks,
) -> bool {
    let is_of_form = |one: &Diagnostic| one.severity == Severity::Error && !one.code.can_be_set();
    if diagnostics.iter().any(is_of_form) {
        return false;
    }
    let levels = &sources.settings.checks;
    let wanted = |code: Code| match levels.iter().find(|(set, _)| *set == code) {
        Some((_, level)) => level.is_some(),
        None => checks != Checks::Set,
    };
    let mut found = link::check(catalog, &wanted);
    if wanted(Code::PdfRedaction) && checks != Checks::Quick {
        found.extend(intake::check_pdfs(&sources.root, catalog.published_files()));
    }
    if !found.is_empty() {
        diagnostics.extend(found);
        diagnostics.set(levels);
        diagnostics.sort();
    }
    true
}

/// Reads, links and plans a site. `done` is called after each file that is read.
///
/// Fails only where the folder cannot be read; what is wrong in the files is among the diagnostics.
pub fn prepare(
    root: &Path,
    audience: Audience,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<Edition> {
    let sources = intake::read(root, audience, done)?;
    let (theme, of_theme) = Theme::load(root, &sources.settings.theme, &sources.settings.lang)?;
    let (catalog, mut diagnostics) = link::link(&sources);
    let (plan, of_plan) = plan::plan(&catalog, &theme.files());
    diagnostics.extend(of_theme);
    diagnostics.extend(of_plan);
    diagnostics.set(&sources.settings.checks);
    Ok(Edition {
        sources,
        catalog,
        plan,
        theme,
        diagnostics,
    })
}
