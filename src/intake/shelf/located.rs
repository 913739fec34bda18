//! Finds the line and the column of a place.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::super::bounds::{self, Symlinks};
use super::super::naming::SITE_YAML;
use super::super::redact::PublicText;
use super::super::{locate, split, walk};
use crate::diagnostic::{Located, Place, SitePath};
use crate::steps;

/// Finds what is known by line and column already, in a file of the site at `root`: with its words
/// in a theme's file, and without them in any other.
pub fn locate_lines(root: &Path, file: &SitePath, places: &[&Place]) -> Vec<Option<Located>> {
    let of_line = |place: &&Place| matches!(place, Place::Line(..));
    let text = match places.iter().any(of_line) {
        true => text_of_theme(root, file),
        false => None,
    };
    let lines: Vec<Arc<str>> = text
        .iter()
        .flat_map(|text| text.lines().map(Arc::from))
        .collect();
    let locate = |place: &&Place| {
        let Place::Line(_, line, column) = place else {
            return None;
        };
        let text = line.checked_sub(1).and_then(|at| lines.get(at)).cloned();
        let letters = text.iter().flat_map(|text| text.chars());
        let from = letters.skip(column.saturating_sub(1));
        let word = from.take_while(|c| c.is_alphanumeric() || *c == '_');
        Some(Located {
            line: *line,
            column: *column,
            end: column + word.count().max(1),
            text,
        })
    };
    places.iter().map(locate).collect()
}

/// Reads a theme's file. A theme says how pages look and withholds nothing; of every other file
/// whose line alone is known, the words may be what is withheld. A record is none, wherever it
/// is.
fn text_of_theme(root: &Path, file: &SitePath) -> Option<String> {
    let is_theirs = [".html", ".xml", ".yaml"]
        .iter()
        .any(|ending| file.as_str().ends_with(ending));
    if !file.as_str().starts_with("themes/") || !is_theirs {
        return None;
    }
    let path = walk::on_disk(root, file);
    let bytes = bounds::read(&path, Symlinks::Refuse, bounds::THEME_FILE).ok()?;
    String::from_utf8(bytes).ok()
}

/// Finds the places in a file's public text, all in one pass.
pub(super) fn in_file(
    file: &SitePath,
    public: &PublicText,
    places: &[&Place],
) -> Vec<Option<Located>> {
    let text = public.as_str();
    let header = match file.as_str() {
        SITE_YAML => Some(0..text.len()),
        _ => split::split(text).ok().map(|split| split.header),
    };
    let keys: Vec<locate::Wanted<'_>> = places
        .iter()
        .filter_map(|place| match place {
            Place::Key(_, path, part) => Some((path.steps(), *part)),
            _ => None,
        })
        .collect();
    let mut keys = match &header {
        Some(header) if !keys.is_empty() => locate::locate_all(&text[header.clone()], &keys),
        _ => vec![None; keys.len()],
    }
    .into_iter();
    let start = header.map_or(0, |header| header.start);
    let ranges: Vec<Option<Range<usize>>> = places
        .iter()
        .map(|place| match place {
            Place::Key(..) => {
                let found = keys.next().flatten()?;
                Some(start + found.start..start + found.end)
            }
            Place::Bytes(_, range) => Some(range.clone()),
            _ => None,
        })
        .collect();
    located(public, &ranges)
}

/// Turns bytes of a public text into lines and columns, each with its line's own words. The text is
/// gone through from the first place to the last, however many there are.
pub(super) fn located(
    public: &PublicText,
    ranges: &[Option<Range<usize>>],
) -> Vec<Option<Located>> {
    let text = public.as_str();
    let known = |(at, range): (usize, &Option<Range<usize>>)| {
        let range = range.as_ref()?;
        let (start, end) = (range.start.min(text.len()), range.end.min(text.len()));
        text.is_char_boundary(start).then_some((start, end, at))
    };
    let mut order: Vec<_> = ranges.iter().enumerate().filter_map(known).collect();
    order.sort_unstable();
    let starts: Vec<usize> = order.iter().map(|(start, ..)| *start).collect();
    let numbers = public.lines_of(&starts);
    let mut found: Vec<Option<Located>> = vec![None; ranges.len()];
    let mut ends: Vec<(usize, usize)> = Vec::with_capacity(order.len());
    let mut line: (Range<usize>, Option<Arc<str>>) = (0..0, None);
    let begun = order.into_iter().zip(columns(public, &starts)).zip(numbers);
    for (((start, end, at), (range, column)), number) in begun {
        let words = match line.1.take_if(|_| line.0 == range) {
            Some(words) => words,
            None => public.with_words(text[range.clone()].to_owned()).into(),
        };
        line = (range.clone(), Some(Arc::clone(&words)));
        // What goes on beyond its line is marked to the line's end, and blanks at the end are not.
        let end = text.floor_char_boundary(end.clamp(start, range.end));
        ends.push((start + text[start..end].trim_end().len(), at));
        found[at] = Some(Located {
            line: number,
            column,
            end: column + 1,
            text: Some(words),
        });
    }
    ends.sort_unstable();
    let stops: Vec<usize> = ends.iter().map(|(stop, _)| *stop).collect();
    for ((_, at), (_, column)) in ends.into_iter().zip(columns(public, &stops)) {
        if let Some(found) = &mut found[at] {
            found.end = column.max(found.column + 1);
        }
    }
    found
}

/// Returns the line, in bytes, and the column of each of some bytes, which are given from the first
/// to the last.
fn columns(public: &PublicText, bytes: &[usize]) -> Vec<(Range<usize>, usize)> {
    let text = public.as_str();
    let mut line = 0..0;
    // How far the letters of the line are counted, and the column there.
    let (mut counted, mut column) = (0, 1);
    let mut next = |at: &usize| {
        let at = *at;
        if line.is_empty() || line.end < at {
            let start = text[counted..at].rfind('\n');
            let start = start.map_or(counted, |newline| counted + newline + 1);
            let end = text[at..].find('\n');
            line = start..end.map_or(text.len(), |newline| at + newline);
            (counted, column) = (start, 1);
            steps::count(line.len());
        }
        let between = public.with_words(text[counted..at].to_owned());
        column += between.chars().count();
        steps::count(at - counted);
        counted = at;
        (line.clone(), column)
    };
    bytes.iter().map(&mut next).collect()
}
