//! Shows what a renaming changes, or would change.

use std::collections::HashSet;

use similar::TextDiff;

use super::super::count;
use crate::Edition;
use crate::diagnostic::{Library, SitePath, escaped};
use crate::intake::{WrittenFile, shown};
use crate::rename::Renaming;

/// Shows what would change as a diff. Of a withheld file it shows nothing but that it changes, and
/// no line that names one.
pub(super) fn preview(
    edition: &Edition,
    files: &[WrittenFile],
    record: Option<&SitePath>,
    renaming: &Renaming,
) -> String {
    let is_secret = record.is_some_and(|path| edition.diagnostics.conceal(path));
    let mut text = String::new();
    for (from, to) in sayable_moves(edition, renaming) {
        text.push_str(&format!("rename from {from}\nrename to {to}\n"));
    }
    for written in files {
        let path = &written.path;
        let to = renaming.moves.place_of(path);
        let edited = renaming.edited.get(path);
        let is_moved_itself = renaming.moves.0.iter().any(|(from, _)| from == path);
        if edited.is_none() && !is_moved_itself {
            continue;
        }
        if edition.diagnostics.conceal(path) {
            text.push_str(&format!("changes {}\n", edition.sources.locator(path)));
            continue;
        }
        let old = shown(path, &written.bytes).unwrap_or_default();
        let new = edited.and_then(|bytes| shown(path, bytes));
        if let Some(new) = new.filter(|new| *new != old) {
            let diff = TextDiff::from_lines(&old, &new);
            let mut unified = diff.unified_diff();
            let unified = unified.context_radius(1);
            text.push_str(&format!("--- {path}\n+++ {to}\n"));
            for hunk in unified.iter_hunks() {
                let hunk = hunk.to_string();
                let lines: Vec<&str> = hunk.lines().collect();
                let sayable = edition.diagnostics.sayable(lines.iter().copied());
                match is_secret || sayable.len() < lines.iter().collect::<HashSet<_>>().len() {
                    true => text.push_str("(lines that name a withheld record are not shown)\n"),
                    false => text.push_str(&hunk),
                }
            }
        }
    }
    if let Some((path, made)) = &renaming.made {
        let lines = made.lines().map(|line| format!("+{line}\n"));
        text.push_str(&format!(
            "--- /dev/null\n+++ {path}\n{}",
            lines.collect::<String>()
        ));
    }
    let lines = text.split_inclusive('\n');
    let lines = lines.map(|line| format!("{}\n", escaped(line.trim_end_matches('\n'))));
    lines.collect()
}

/// Returns the moves of which a message may tell: those of a record that readers may know, or of a
/// folder with one.
fn sayable_moves<'a>(
    edition: &'a Edition,
    renaming: &'a Renaming,
) -> impl Iterator<Item = &'a (SitePath, SitePath)> {
    let moves = renaming.moves.0.iter();
    moves.filter(|(from, _)| {
        let below = format!("{from}/");
        let mut files = edition.sources.files.iter().map(|source| &source.path);
        files.any(|path| {
            let is_moved = path == from || path.as_str().starts_with(&below);
            is_moved && !edition.diagnostics.conceal(path)
        })
    })
}

/// Says what a renaming did.
pub(super) fn tell(edition: &Edition, renaming: &Renaming, did: &str) {
    for (from, to) in sayable_moves(edition, renaming) {
        let (from, to) = (escaped(from.as_str()), escaped(to.as_str()));
        anstream::eprintln!("{from} -> {to}");
    }
    if let Some((path, _)) = &renaming.made {
        anstream::eprintln!("{}: new, to keep the old address", escaped(path.as_str()));
    }
    let files = count(renaming.edited.len(), "file");
    let references = count(renaming.references, "reference");
    anstream::eprintln!("{did}: {references} in {files}");
    for address in &renaming.kept {
        anstream::eprintln!("old address kept: {}", escaped(address));
    }
}
