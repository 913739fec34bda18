//! What the preview remembers from one edition to the next.

use std::path::Path;

use super::stage::ShownEdition;
use super::{Preview, Templates};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity, Wording, tell};
use crate::intake::Changed;
use crate::{Again, Checks, Edition, Remembered, check, prepare_again};

/// What an attempt at an edition gave.
pub(super) enum PreviewAttempt {
    /// The site, where nothing is wrong with it that would keep it from being built, and all that
    /// is wrong, in words.
    Checked(Option<ShownEdition>, Vec<Wording>),
    /// A site that can be shown, and what is wrong with it, before the checks are made.
    Unchecked(ShownEdition, Diagnostics),
}

/// What is kept from one edition to the next.
#[derive(Default)]
pub(super) struct Memory {
    remembered: Remembered,
    /// Whether the theme failed when it was tried.
    is_broken: bool,
}

impl Memory {
    /// Makes an edition anew except the files that did not change; `None` where nothing did.
    pub(super) fn prepare(
        &mut self,
        preview: &Preview,
        changed: &Changed,
    ) -> Option<PreviewAttempt> {
        match self.try_prepare(preview, changed) {
            Ok(edition) => edition,
            // A folder may be gone for a moment, while it is moved or exchanged: that takes nothing
            // down either.
            Err(error) => {
                // What this change was about is not known to be taken in: the next one begins
                // afresh.
                *self = Memory::default();
                let message = format!("{error:#}");
                let problem = Diagnostic::error(Code::Unreadable, Place::Site, message);
                let told = tell(&[problem].into_iter().collect(), &Templates(&preview.root));
                Some(PreviewAttempt::Checked(None, told))
            }
        }
    }

    fn try_prepare(
        &mut self,
        preview: &Preview,
        changed: &Changed,
    ) -> anyhow::Result<Option<PreviewAttempt>> {
        let Preview { root, audience, .. } = preview;
        let Some(again) = prepare_again(&mut self.remembered, root, *audience, changed)? else {
            return Ok(None);
        };
        let Again {
            mut edition,
            is_first,
            has_new_theme,
        } = again;
        // The checks are made before only where one may keep the edition from being shown, and
        // where nobody waits yet.
        let levels = &edition.sources.settings.checks;
        let is_error = |(_, level): &(_, Option<Severity>)| *level == Some(Severity::Error);
        let checks_first =
            is_first || edition.diagnostics.has_errors() || levels.iter().any(is_error);
        if checks_first {
            edition.check(Checks::Quick, None);
        }
        let Edition {
            sources,
            catalog,
            plan,
            theme,
            diagnostics,
        } = edition;
        let shown = (!diagnostics.has_errors())
            .then(|| ShownEdition::new(root, catalog, plan, theme, &diagnostics));
        // A template's mistake shows only where it is used, and a theme's is best seen before it is
        // shown.
        let broken = shown.as_ref().filter(|_| has_new_theme || self.is_broken);
        let broken = broken.map(ShownEdition::proof).unwrap_or_default();
        self.is_broken = !broken.is_empty();
        if self.is_broken {
            let mut mistakes = tell(&diagnostics, &*sources);
            mistakes.extend(broken);
            return Ok(Some(PreviewAttempt::Checked(None, mistakes)));
        }
        Ok(Some(match shown {
            Some(shown) if !checks_first => PreviewAttempt::Unchecked(shown, diagnostics),
            shown => PreviewAttempt::Checked(shown, tell(&diagnostics, &*sources)),
        }))
    }

    /// Makes the checks of an edition that is shown, and puts all that was found into words.
    pub(super) fn check(&self, shown: &ShownEdition, mut diagnostics: Diagnostics) -> Vec<Wording> {
        let (Some(sources), Some(theme)) = (self.remembered.sources(), self.remembered.theme())
        else {
            return Vec::new();
        };
        check(
            sources,
            shown.catalog(),
            theme,
            &mut diagnostics,
            Checks::Quick,
            None,
        );
        tell(&diagnostics, sources)
    }
}

/// Returns a path below the site's folder as [`Changed`] has it; `None` for one that is elsewhere,
/// or that no site reads: what begins with `.` or `_`, and what editors leave next to a file.
pub(super) fn relevant(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let mut parts = Vec::new();
    for part in below.components() {
        let part = part.as_os_str().to_str()?;
        let of_editor = part.ends_with(['~', '#']) || part.ends_with(".swp");
        if part.starts_with(['.', '_']) || of_editor {
            return None;
        }
        parts.push(part);
    }
    Some(parts.join("/"))
}
