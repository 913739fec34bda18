//! Templates: compiled as one set, without those that cannot be used.

use std::collections::BTreeMap;

use tera::{ErrorKind, Tera};

use super::super::words::Words;
use super::built_in::BUILT_IN_PREFIX;
use super::fault::{reported, told, unpack};
use super::folded::{escaping, folded, resolved};
use crate::diagnostic::Diagnostics;

/// Compiles templates by name. What cannot be used is reported, and all of the site's own are left
/// out then.
pub(super) fn assemble(
    mut templates: BTreeMap<String, String>,
    words: &Words,
    folder: &str,
    problems: &mut Diagnostics,
) -> Tera {
    // What is wrong in a site's own templates is shown at their columns, so these stay as typed.
    let escaping = escaping();
    let own: Vec<String> = templates.keys().cloned().collect();
    let is_own = |name: &str| own.binary_search_by(|one| one.as_str().cmp(name)).is_ok();
    let built_in = templates.iter_mut();
    for (_, text) in built_in.filter(|(name, _)| name.starts_with(BUILT_IN_PREFIX)) {
        *text = resolved(&folded(text, words, &escaping), is_own);
    }
    loop {
        let mut tera = Tera::new();
        tera.set_fallback_prefixes([BUILT_IN_PREFIX])
            .expect("no template was added yet");
        words.register_filters(&mut tera);
        let Err(error) = tera.add_raw_templates(&templates) else {
            words.register(&mut tera);
            return tera;
        };
        let before = templates.len();
        match error.kind() {
            // One that cannot be parsed hides what is wrong with the others.
            ErrorKind::SyntaxError(report) => {
                problems.push(reported(report, folder));
                templates.remove(report.filename());
            }
            ErrorKind::MissingParent { current, parent } => {
                problems.push(told(
                    &format!("it extends the template `{parent}`, which does not exist"),
                    current,
                    folder,
                ));
                templates.remove(current);
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                problems.push(told(
                    "it extends itself through other templates",
                    tpl,
                    folder,
                ));
                templates.remove(tpl);
            }
            ErrorKind::CircularInclude { tpl, .. } => {
                problems.push(told(
                    "it includes itself through other templates",
                    tpl,
                    folder,
                ));
                templates.remove(tpl);
            }
            other => {
                problems.extend(unpack(&other.to_string(), folder));
                templates.retain(|name, _| name.starts_with(BUILT_IN_PREFIX) && before > 0);
            }
        }
        if templates.len() == before {
            return Tera::new();
        }
    }
}
