//! Where files move to, and how a path is typed that leads to one of them.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::diagnostic::SitePath;
use crate::text::normal;

/// The files and folders that move, each with its new place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Moves(pub Vec<(SitePath, SitePath)>);

/// What a link's address may not have as it is.
const TYPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'(')
    .add(b')')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'|');

impl Moves {
    /// Returns the place of a file after the moves.
    pub(crate) fn place_of(&self, path: &SitePath) -> SitePath {
        let moved = self.0.iter().find_map(|(from, to)| {
            let path = path.as_str();
            let is_it = path == from.as_str() || normal(path) == normal(from.as_str());
            if is_it {
                return Some(to.clone());
            }
            let below = path.strip_prefix(from.as_str())?.strip_prefix('/')?;
            Some(SitePath::new(&format!("{to}/{below}")))
        });
        moved.unwrap_or_else(|| path.clone())
    }

    /// Returns a path as the file `from` has to write it after the moves; `None` where it stays
    /// right.
    pub(super) fn new_path(&self, from: &SitePath, path: &str) -> Option<String> {
        let to = from.join(path)?;
        let (new_from, new_to) = (self.place_of(from), self.place_of(&to));
        if new_from.join(path) == Some(new_to.clone()) || (new_to == to && new_from == *from) {
            return None;
        }
        let mut new = relative(new_from.folder(), new_to.as_str());
        if path.starts_with("./") && !new.starts_with('.') {
            new.insert_str(0, "./");
        }
        if path.ends_with('/') {
            new.push('/');
        }
        Some(new)
    }
}

/// Types the address of a link anew, with the query and the fragment that it has.
pub(super) fn address(typed: &str, path: &str) -> String {
    let rest = typed.find(['?', '#']).map_or("", |at| &typed[at..]);
    format!("{}{rest}", utf8_percent_encode(path, TYPED))
}

/// Returns the way from a folder to a file.
fn relative(folder: &str, file: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = file.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let shared = shared.min(to.len().saturating_sub(1));
    let up = std::iter::repeat_n("..", from.len() - shared);
    let parts: Vec<&str> = up.chain(to[shared..].iter().copied()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_typed_anew_where_either_end_moves() {
        let moves = Moves(vec![
            (SitePath::new("content/A"), SitePath::new("content/B")),
            (
                SitePath::new("content/p/x.md"),
                SitePath::new("content/p/y z.md"),
            ),
        ]);
        let new = |from: &str, path: &str| moves.new_path(&SitePath::new(from), path);
        assert_eq!(
            new("content/C/1.md", "../A/2.md").as_deref(),
            Some("../B/2.md")
        );
        assert_eq!(new("content/A/1.md", "2.md"), None);
        assert_eq!(new("content/A/1.md", "../C/2.md"), None);
        assert_eq!(new("content/A/1.md", "../A/2.md").as_deref(), Some("2.md"));
        assert_eq!(new("content/p/1.md", "./x.md").as_deref(), Some("./y z.md"));
        assert_eq!(new("content/AB/1.md", "2.md"), None);
        assert_eq!(address("x.md#a", "y z.md"), "y%20z.md#a");
    }
}
