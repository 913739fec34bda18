//! Draws a diagnostic with its line and the place marked; the only file that names
//! annotate-snippets.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::super::Severity;
use super::shown::ShownMessage;

/// Draws one diagnostic, with ANSI styles.
pub(super) fn human(shown: &ShownMessage) -> String {
    let level = match shown.diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    // What concerns the site as a whole has no place to draw: it is one line.
    let whole = shown.help.as_ref().filter(|_| shown.file.is_none());
    let words = match whole {
        Some(help) => format!("{}: {help}", shown.message),
        None => shown.message.clone(),
    };
    let title = level.primary_title(words).id(shown.diagnostic.code.name());
    let line = shown
        .located
        .as_ref()
        .and_then(|at| Some((at, at.drawn()?)));
    let report = match (&shown.file, &line) {
        (Some(file), Some((at, (text, marked)))) => {
            let mark = AnnotationKind::Primary
                .span(marked.clone())
                .label(shown.help.as_deref());
            title.element(
                Snippet::source(text.as_str())
                    .line_start(at.line)
                    .path(&**file)
                    .annotation(mark),
            )
        }
        (file, _) => {
            let mut group = annotate_snippets::Group::with_title(title);
            if let Some(file) = file {
                let origin = Origin::path(&**file);
                group = group.element(match &shown.located {
                    Some(at) => origin.line(at.line).char_column(at.column),
                    None => origin,
                });
            }
            if let Some(help) = shown.help.as_ref().filter(|_| whole.is_none()) {
                group = group.element(Level::HELP.message(&**help));
            }
            group
        }
    };
    Renderer::styled().render(&[report])
}
