//! Themes: the built-in `press`, and a site's own templates and files in their places; the only
//! file that loads templates.

mod folded;
mod published;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{ErrorKind, ReportError, Tera};

use self::folded::{escaping, folded, resolved};
use self::published::{is_part, joined, published};
use super::words::{ENGLISH, Words, names_of};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, KeyPath, Part, Place, SitePath};
use crate::docket::Node;
use crate::intake::bounds::{self, Refusal, Symlinks};
use crate::intake::{is_litter, parse_words};

/// The built-in theme's folder.
static PRESS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/press");

/// The built-in theme's name, and how the names of its templates begin, so that a site's own may
/// extend them.
const BUILT_IN: &str = "press";
const BUILT_IN_PREFIX: &str = "press/";

/// The folder of a site in which files take the place of the built-in theme's.
const BUILT_IN_FOLDER: &str = "themes/press/";

/// The folder of a theme that holds its words, a file a language; it is read and not published.
const WORDS: &str = "words/";

/// A theme: templates that make pages, and files that are published as they are.
#[derive(Debug)]
pub struct Theme {
    templates: Tera,
    words: Words,
    /// The published files, by their names below `assets/`.
    files: BTreeMap<String, Vec<u8>>,
    /// The folder of the site's own theme, such as `themes/blue/`, and its templates.
    folder: String,
}

/// Returns the files of the built-in theme that a site's own may replace, by their names in the
/// theme's folder: templates, words, style sheet and scripts.
pub fn built_in_sources() -> BTreeMap<String, Vec<u8>> {
    joined(
        built_in()
            .into_iter()
            .map(|(name, bytes)| (name, bytes.to_vec()))
            .collect(),
    )
}

impl Theme {
    /// Loads a theme: the built-in one, with what the site's `themes/NAME/` puts in its place, and
    /// its words in the language `lang` (BCP 47). `root` is the site's folder.
    ///
    /// A template or a file of words that cannot be used is reported and left out. Fails where a
    /// file cannot be read.
    pub fn load(root: &Path, name: &str, lang: &str) -> anyhow::Result<(Theme, Diagnostics)> {
        let mut problems = Diagnostics::default();
        let mut templates: BTreeMap<String, String> = BTreeMap::new();
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut assets: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut texts = Texts::default();
        for (name, bytes) in built_in() {
            match is_template(&name) {
                true => {
                    let text = String::from_utf8(bytes.to_vec())
                        .expect("the built-in templates are UTF-8");
                    templates.insert(format!("{BUILT_IN_PREFIX}{name}"), text);
                }
                false if name.starts_with(WORDS) => texts.add(&name, BUILT_IN_PREFIX, bytes),
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
            let mut found = Found::default();
            let place = |name: &str| Place::File(SitePath::new(&format!("{folder}{name}")));
            read_folder((&own, 0), "", &mut found, &mut |name, refusal| {
                problems.push(refusal.at(place(name)));
            })?;
            for (name, bytes) in found.files {
                if name.starts_with(WORDS) {
                    texts.add(&name, &folder, &bytes);
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
        let words = texts.join(&folder, lang, &mut problems);
        let templates = assemble(templates, &words, &folder, &mut problems);
        Ok((
            Theme {
                templates,
                words,
                files,
                folder,
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

/// The files of words: the folder of each theme, the name of its language, and its text.
#[derive(Default)]
struct Texts(Vec<(String, String, Vec<u8>)>);

impl Texts {
    /// Keeps a file of words, if it is one; files are given theme by theme, the built-in one first.
    fn add(&mut self, name: &str, folder: &str, bytes: &[u8]) {
        let language = name[WORDS.len()..].strip_suffix(".yaml");
        if let Some(language) = language {
            self.0
                .push((folder.to_owned(), language.to_lowercase(), bytes.to_vec()));
        }
    }

    /// Joins the words of a language: English first, then the language's, of the built-in theme and
    /// of the site's own, which stands in `folder`.
    fn join(self, folder: &str, lang: &str, problems: &mut Diagnostics) -> Words {
        let names = names_of(lang);
        let mut order = vec![(BUILT_IN_PREFIX, ENGLISH)];
        for folder in [BUILT_IN_PREFIX, folder] {
            for name in &names {
                if !order.contains(&(folder, name)) {
                    order.push((folder, name));
                }
            }
        }
        let mut nodes: Vec<Node> = Vec::new();
        let mut origins: Vec<SitePath> = Vec::new();
        let mut spoken = false;
        for (folder, name) in order {
            let Some((_, _, bytes)) = self
                .0
                .iter()
                .find(|(of, known, _)| of == folder && known == name)
            else {
                continue;
            };
            spoken |= names.iter().any(|known| known == name);
            let path = SitePath::new(&format!("{folder}{WORDS}{name}.yaml"));
            match parse_words(without_mark(&String::from_utf8_lossy(bytes))) {
                Ok(node) => {
                    nodes.push(node);
                    origins.push(path);
                }
                Err((said, line)) => problems.push(
                    Diagnostic::error(Code::Words, Place::Line(path, line, 1), said)
                        .help(Code::Words.way_out()),
                ),
            }
        }
        if !spoken {
            let key = KeyPath::default().key("lang");
            let place = Place::Key(SitePath::new("site.yaml"), key, Part::Value);
            let message =
                format!("the theme has no words in `{lang}`, so its own words are in English");
            problems.push(
                Diagnostic::note(Code::NoWords, place, message).help(Code::NoWords.way_out()),
            );
        }
        loop {
            match Words::join(lang, &nodes) {
                Ok(words) => return words,
                Err(error) => {
                    let place = Place::File(origins[error.file].clone());
                    problems.push(
                        Diagnostic::error(Code::Words, place, error.message)
                            .help(Code::Words.way_out()),
                    );
                    nodes.remove(error.file);
                    origins.remove(error.file);
                }
            }
        }
    }
}

/// Returns the files of the built-in theme, by their paths in its folder.
fn built_in() -> Vec<(String, &'static [u8])> {
    fn gather(folder: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
        for file in folder.files() {
            let path = file
                .path()
                .to_str()
                .expect("the built-in files have plain names")
                .replace('\\', "/");
            if !path.split('/').any(is_hidden) {
                files.push((path, file.contents()));
            }
        }
        folder.dirs().for_each(|inner| gather(inner, files));
    }
    let mut files = Vec::new();
    gather(&PRESS, &mut files);
    files
}

/// The files of a theme's folder, by their paths in it, and their length in all.
#[derive(Default)]
struct Found {
    files: BTreeMap<String, Vec<u8>>,
    bytes: u64,
}

/// Reads all files below a folder, by their paths in it; symbolic links are not followed. What is
/// no regular file, or too long, is told to `refuse`. `depth` says how many folders of the theme
/// hold this one.
fn read_folder(
    (folder, depth): (&Path, usize),
    below: &str,
    found: &mut Found,
    refuse: &mut dyn FnMut(&str, &Refusal),
) -> anyhow::Result<()> {
    let cannot_read = |path: &Path| format!("cannot read {}", path.display());
    for entry in fs::read_dir(folder).with_context(|| cannot_read(folder))? {
        let entry = entry.with_context(|| cannot_read(folder))?;
        let path = entry.path();
        let kind = entry.file_type().with_context(|| cannot_read(&path))?;
        // A name that is not UTF-8 can be no address.
        let Some(name) = entry
            .file_name()
            .to_str()
            .map(|name| format!("{below}{name}"))
        else {
            continue;
        };
        let own = &name[below.len()..];
        if is_hidden(own) || is_litter(own) || kind.is_symlink() {
            continue;
        }
        if found.files.len() >= bounds::THEME_FILES || depth > bounds::DEPTH {
            bail!(
                "the theme in {} has more than {} files, or folders nested more than {} deep",
                folder.display(),
                bounds::THEME_FILES,
                bounds::DEPTH
            );
        }
        if kind.is_dir() && !is_template(&name) {
            read_folder((&path, depth + 1), &format!("{name}/"), found, refuse)?;
            continue;
        }
        let most = match name.starts_with(WORDS) {
            true => bounds::FRONT_MATTER,
            false => bounds::THEME_FILE,
        };
        match bounds::read(&path, Symlinks::Refuse, most) {
            Ok(bytes) => {
                found.bytes += bytes.len() as u64;
                if found.bytes > bounds::THEME {
                    bail!(
                        "the theme in {} is larger than {} in total",
                        folder.display(),
                        bounds::size(bounds::THEME)
                    );
                }
                found.files.insert(name, bytes);
            }
            Err(Refusal::System(error)) => return Err(error).with_context(|| cannot_read(&path)),
            Err(refusal) => refuse(&name, &refusal),
        }
    }
    Ok(())
}

/// Returns a text without the byte-order mark that some editors put before it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// Returns whether a file or folder is left out, by its name.
fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '_'])
}

/// Returns whether a file of a theme is a template, by its name.
fn is_template(name: &str) -> bool {
    name.ends_with(".html") || name.ends_with(".xml")
}

/// Compiles templates by name. What cannot be used is reported, and all of the site's own are left
/// out then.
fn assemble(
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

/// Makes a diagnostic of an error that says where it stands.
fn reported(report: &ReportError, folder: &str) -> Diagnostic {
    let span = report.span();
    // Columns are counted from 0 there.
    at(
        report.filename(),
        Some((span.start_line, span.start_col + 1)),
        report.message(),
        folder,
    )
}

/// Makes a diagnostic of an error that names no line.
fn told(message: &str, template: &str, folder: &str) -> Diagnostic {
    at(template, None, message, folder)
}

/// Takes apart the drawings in which the engine reports what the templates of a whole set lack.
fn unpack(drawings: &str, folder: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut lines = drawings.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(message) = line.strip_prefix("error: ") else {
            continue;
        };
        let place = lines
            .peek()
            .and_then(|line| line.trim_start().strip_prefix("--> "));
        let place = place.map(|place| place.trim_matches(['[', ']']));
        let place = place.and_then(|place| {
            let (rest, column) = place.rsplit_once(':')?;
            let (name, line) = rest.rsplit_once(':')?;
            Some((name, line.parse().ok()?, column.parse().ok()?))
        });
        found.push(match place {
            Some((name, line, column)) => at(name, Some((line, column)), message, folder),
            None => at("", None, message, folder),
        });
    }
    if found.is_empty() {
        found.push(at("", None, drawings, folder));
    }
    found
}

/// Makes a diagnostic at a place of a template: a line and a column, both from 1, of a site's own.
fn at(template: &str, place: Option<(usize, usize)>, message: &str, folder: &str) -> Diagnostic {
    let message = message
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end_matches('.');
    let is_own = !template.is_empty() && !template.starts_with(BUILT_IN_PREFIX);
    let (place, message) = match (is_own, place) {
        (true, place) => {
            let file = SitePath::new(&format!("{folder}{template}"));
            let place = match place {
                Some((line, column)) => Place::Line(file, line, column),
                None => Place::File(file),
            };
            (place, message.to_owned())
        }
        (false, Some((line, _))) => (
            Place::Site,
            format!("template `{template}`, line {line}: {message}"),
        ),
        (false, None) if template.is_empty() => (Place::Site, message.to_owned()),
        (false, None) => (Place::Site, format!("template `{template}`: {message}")),
    };
    Diagnostic::error(Code::Template, place, message).help(Code::Template.way_out())
}

#[cfg(test)]
mod tests;
