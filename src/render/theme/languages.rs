//! The files of words of a theme, joined into the words of one language.

use super::super::words::{ENGLISH, Words, names_of};
use super::built_in::BUILT_IN_PREFIX;
use super::folder::WORDS;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, KeyPath, Part, Place, SitePath};
use crate::docket::Node;
use crate::intake::parse_words;

/// The files of words: the folder of each theme, the name of its language, and its text.
#[derive(Default)]
pub(super) struct Languages(Vec<(String, String, Vec<u8>)>);

impl Languages {
    /// Keeps a file of words, if it is one; files are given theme by theme, the built-in one first.
    pub(super) fn add(&mut self, name: &str, folder: &str, bytes: &[u8]) {
        let language = name[WORDS.len()..].strip_suffix(".yaml");
        if let Some(language) = language {
            self.0
                .push((folder.to_owned(), language.to_lowercase(), bytes.to_vec()));
        }
    }

    /// Joins the words of a language: English first, then the language's, of the built-in theme and
    /// of the site's own, which is in `folder`.
    pub(super) fn join(self, folder: &str, lang: &str, problems: &mut Diagnostics) -> Words {
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

/// Returns a text without the byte-order mark that some editors put before it.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}
