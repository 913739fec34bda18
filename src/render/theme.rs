//! Themes: the built-in `press`, and a site's own templates and files in their places.

mod built_in;
mod fault;
mod folded;
mod folder;
mod languages;
mod look;
mod published;
mod templates;

pub use built_in::built_in_sources;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Serialize;
use tera::{ErrorKind, Tera};

use self::published::{is_part, published};
use super::words::Words;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, KeyPath, Part, Place, SitePath};
use crate::docket::ThemeChoice;
use built_in::{BUILT_IN, BUILT_IN_FOLDER, BUILT_IN_PREFIX, built_in};
use fault::{reported, told};
use folder::{ThemeFiles, WORDS, is_template, read_folder};
use languages::{Languages, without_mark};
use look::{Dress, dress};
use templates::assemble;

/// A theme: templates that make pages, and files that are published as they are.
#[derive(Debug)]
pub struct Theme {
    templates: Tera,
    words: Words,
    /// The published files, by their names below `assets/`.
    files: BTreeMap<String, Vec<u8>>,
    /// The folder of the site's own theme, such as `themes/blue/`, and its templates.
    folder: String,
    /// What the site changes in it without a template.
    look: Dress,
}

impl Theme {
    /// Loads a theme: the built-in one, with what the site's `themes/NAME/` puts in its place, and
    /// its words in the language `lang` (BCP 47). `root` is the site's folder, and `choice` names
    /// the theme and what differs in it.
    ///
    /// A template or a file of words that cannot be used is reported and left out. Fails where a
    /// file cannot be read.
    pub fn load(
        root: &Path,
        choice: &ThemeChoice,
        lang: &str,
    ) -> anyhow::Result<(Theme, Diagnostics)> {
        let name = &*choice.name;
        let mut problems = Diagnostics::default();
        let mut templates: BTreeMap<String, String> = BTreeMap::new();
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut assets: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut languages = Languages::default();
        for (name, bytes) in built_in() {
            match is_template(&name) {
                true => {
                    let text = String::from_utf8(bytes.to_vec())
                        .expect("the built-in templates are UTF-8");
                    templates.insert(format!("{BUILT_IN_PREFIX}{name}"), text);
                }
                false if name.starts_with(WORDS) => languages.add(&name, BUILT_IN_PREFIX, bytes),
                false => {
                    assets.insert(name, bytes.to_vec());
                }
            }
        }
        let folder = format!("themes/{name}/");
        // A name with a slash could lead out of the folder of themes.
        let own = root.join("themes").join(name);
        let is_name = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']);
        if is_name && fs::symlink_metadata(&own).is_ok_and(|meta| meta.is_dir()) {
            let mut found = ThemeFiles::default();
            let place = |name: &str| Place::File(SitePath::new(&format!("{folder}{name}")));
            read_folder((&own, 0), "", &mut found, &mut |name, refusal| {
                problems.push(refusal.at(place(name)));
            })?;
            for (name, bytes) in found.files {
                if name.starts_with(WORDS) {
                    languages.add(&name, &folder, &bytes);
                    continue;
                }
                if !is_template(&name) {
                    // A part in the folder of the built-in theme's name takes the place of that
                    // part.
                    match folder == BUILT_IN_FOLDER && is_part(&name) {
                        true => assets.insert(name, bytes),
                        false => files.insert(name, bytes),
                    };
                    continue;
                }
                match String::from_utf8(bytes) {
                    Ok(text) => {
                        templates.insert(name, without_mark(&text).to_owned());
                    }
                    Err(_) => {
                        let place = Place::File(SitePath::new(&format!("{folder}{name}")));
                        problems.push(
                            Diagnostic::error(Code::NotUtf8, place, Code::NotUtf8.sentence())
                                .help(Code::NotUtf8.way_out()),
                        );
                    }
                }
            }
        } else if name != BUILT_IN {
            let place = Place::Key(
                SitePath::new("site.yaml"),
                KeyPath::default().key("theme"),
                Part::Value,
            );
            let message = format!("there is no theme `{name}` in the `themes` folder");
            problems.push(
                Diagnostic::error(Code::ThemeMissing, place, message)
                    .help(Code::ThemeMissing.way_out()),
            );
        }
        for (name, bytes) in published(assets) {
            files.entry(name).or_insert(bytes);
        }
        let look = dress(root, choice, &mut files, &mut problems);
        let words = languages.join(&folder, lang, &mut problems);
        let templates = assemble(templates, &words, &folder, &mut problems);
        Ok((
            Theme {
                templates,
                words,
                files,
                folder,
                look,
            },
            problems,
        ))
    }

    /// Returns the names of the theme's files that are published below `assets/`, sorted.
    pub fn files(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    /// Returns the bytes of one of [`Theme::files`].
    pub fn file(&self, name: &str) -> &[u8] {
        &self.files[name]
    }

    /// Returns what the site changes in it without a template.
    pub(super) fn look(&self) -> &Dress {
        &self.look
    }

    /// Returns the theme's words in the language of the site.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    /// Renders a template over what a view gives it.
    pub(super) fn render<V: Serialize>(
        &self,
        template: &str,
        view: &V,
    ) -> Result<Vec<u8>, Diagnostic> {
        let context = tera::Context::from_serialize(view)
            .map_err(|error| self.problem(template, error.kind()))?;
        self.render_with(template, &context)
    }

    /// Renders a template over values that are converted already.
    pub(super) fn render_with(
        &self,
        template: &str,
        context: &tera::Context,
    ) -> Result<Vec<u8>, Diagnostic> {
        let mut bytes = Vec::with_capacity(16 * 1024);
        match self.templates.render_to(template, context, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(self.problem(template, error.kind())),
        }
    }

    /// Says what is wrong with a template that was being rendered.
    fn problem(&self, template: &str, kind: &ErrorKind) -> Diagnostic {
        match kind {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                reported(report, &self.folder)
            }
            other => told(&other.to_string(), template, &self.folder),
        }
    }
}

#[cfg(test)]
mod tests;
