//! Finds lines for messages: a file is read again only when something is wrong with it.

use std::path::{Component, Path};

use walkdir::WalkDir;

use super::bounds::{self, Links};
use super::redact::{PublicText, redact};
use super::{SITE_YAML, Sources, decode, form, locate, split, walk};
use crate::diagnostic::{Library, Located, Place, SitePath};

/// The paths of a content folder as `find` prints them, a line each, in the order of their bytes.
#[derive(Debug, Default)]
pub struct Listing {
    /// Those of Markdown files.
    markdown: Vec<Vec<u8>>,
    /// Those of all files, folders and links.
    everything: Vec<Vec<u8>>,
}

impl Library for Sources {
    fn locate(&self, place: &Place) -> Option<Located> {
        let file = match place {
            // Such a file may be none that can be read at all.
            Place::Site | Place::File(_) => return None,
            Place::Line(..) => return locate_line(&self.root, place),
            Place::Key(file, ..) | Place::Bytes(file, _) => file,
        };
        let public = self.public_text(file)?;
        let text = public.as_str();
        let range = match place {
            Place::Bytes(_, range) => range.clone(),
            Place::Key(file, path, part) => {
                let header = match file.as_str() {
                    SITE_YAML => 0..text.len(),
                    _ => split::split(text).ok()?.header,
                };
                let found = (0..=path.steps().len()).rev().find_map(|depth| {
                    locate::locate(&text[header.clone()], &path.steps()[..depth], *part)
                        // A missing key has the whole record for its place: its first line is shown.
                        .map(|range| {
                            if depth == 0 {
                                range.start..range.start
                            } else {
                                range
                            }
                        })
                })?;
                header.start + found.start..header.start + found.end
            }
            _ => return None,
        };
        located(&public, range)
    }

    /// The file's number among the Markdown files, in the order of their paths, stands for its name; that of any other
    /// file among all.
    fn locator(&self, file: &SitePath) -> String {
        let all = self.listing.get_or_init(|| self.list());
        let folder = if self.content.is_empty() {
            "."
        } else {
            self.content
        };
        let find = |which: &str, at: usize| {
            let sorted = "LC_ALL=C sort";
            format!(
                "a withheld file (find {folder}{which} | {sorted} | sed -n {}p)",
                at + 1
            )
        };
        let place = |lines: &[Vec<u8>]| {
            let file = file.as_str().as_bytes();
            let first = file.split(|byte| *byte == b'\n').next();
            lines.binary_search_by(|line| line.as_slice().cmp(first.unwrap_or_default()))
        };
        match (place(&all.markdown), place(&all.everything)) {
            (Ok(at), _) => find(" -name '*.md' -type f", at),
            (_, Ok(at)) => find("", at),
            _ => "a withheld file".to_owned(),
        }
    }

    fn folder(&self) -> String {
        let below = |part: &Component<'_>| match part {
            Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
            _ => None,
        };
        let is_plain =
            |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        // An absolute way, or one that leads up, says nothing of where the repository begins.
        if !self.root.components().all(is_plain) {
            return String::new();
        }
        let parts = self.root.components();
        parts.filter_map(|part| Some(below(&part)? + "/")).collect()
    }
}

impl Sources {
    /// Lists all files, sorted, as `find` and `sort` do: those too that are not read.
    fn list(&self) -> Listing {
        let top = walk::on_disk(&self.root, &SitePath::new(self.content));
        let mut listing = Listing::default();
        for entry in WalkDir::new(top).into_iter().filter_map(Result::ok) {
            let Ok(path) = entry.path().strip_prefix(&self.root) else {
                continue;
            };
            let mut path = path.as_os_str().as_encoded_bytes().to_vec();
            if cfg!(windows) {
                path.iter_mut()
                    .filter(|byte| **byte == b'\\')
                    .for_each(|byte| *byte = b'/');
            }
            let is_markdown = entry.file_type().is_file() && path.ends_with(b".md");
            // A name with a line break in it stands on two lines.
            let lines = path.split(|byte| *byte == b'\n');
            for line in lines {
                if is_markdown {
                    listing.markdown.push(line.to_vec());
                }
                listing.everything.push(line.to_vec());
            }
        }
        listing.markdown.sort();
        listing.everything.sort();
        listing
    }

    fn public_text(&self, file: &SitePath) -> Option<PublicText> {
        let (links, most) = match file.as_str() {
            SITE_YAML => (Links::Follow, bounds::FRONT_MATTER),
            _ => (Links::Refuse, bounds::MARKDOWN),
        };
        let bytes = bounds::read(&walk::on_disk(&self.root, file), links, most).ok()?;
        redact(decode(file, bytes).ok()?, form(file)).ok()
    }
}

/// Finds what is known by line and column already, in the site at `root`: with its words in a theme's file, and without them
/// in any other.
pub fn locate_line(root: &Path, place: &Place) -> Option<Located> {
    let Place::Line(file, line, column) = place else {
        return None;
    };
    let text = line_of_theme(root, file, *line);
    let letters = text.iter().flat_map(|text| text.chars());
    let from = letters.skip(column.saturating_sub(1));
    let word = from.take_while(|c| c.is_alphanumeric() || *c == '_');
    Some(Located {
        line: *line,
        column: *column,
        end: column + word.count().max(1),
        text,
    })
}

/// Gives a line of a theme's file. A theme says how pages look and withholds nothing; of every other file whose line
/// alone is known, the words may be what is withheld. A record is none, wherever it stands.
fn line_of_theme(root: &Path, file: &SitePath, line: usize) -> Option<String> {
    let is_theirs = [".html", ".xml", ".yaml"]
        .iter()
        .any(|ending| file.as_str().ends_with(ending));
    if !file.as_str().starts_with("themes/") || !is_theirs {
        return None;
    }
    let path = walk::on_disk(root, file);
    let bytes = bounds::read(&path, Links::Refuse, bounds::THEME_FILE).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    text.lines().nth(line.checked_sub(1)?).map(str::to_owned)
}

/// Turns bytes of a public text into a line and columns, with the line's own words.
fn located(public: &PublicText, range: std::ops::Range<usize>) -> Option<Located> {
    let text = public.as_str();
    let (start, end) = (range.start.min(text.len()), range.end.min(text.len()));
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[line_start..]
        .find('\n')
        .map_or(text.len(), |at| line_start + at);
    let end = end.clamp(start, line_end.max(start));
    let words = |range: std::ops::Range<usize>| {
        text.get(range)
            .map(|part| public.with_words(part.to_owned()))
    };
    let column = 1 + words(line_start..start)?.chars().count();
    let width = words(start..end)?.trim_end().chars().count().max(1);
    Some(Located {
        line: public.line_of(start),
        column,
        end: column + width,
        text: Some(words(line_start..line_end)?),
    })
}
