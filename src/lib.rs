#![doc = include_str!("README.md")]

pub mod commands;
pub mod diagnostic;
pub mod docket;
pub mod intake;
pub mod link;
pub mod plan;
pub mod render;
#[cfg(feature = "serve")]
pub mod serve;
pub mod write;

use std::path::Path;

use diagnostic::Diagnostics;
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
    Ok(Edition {
        sources,
        catalog,
        plan,
        theme,
        diagnostics,
    })
}
