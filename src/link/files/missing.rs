//! Paths that lead to nothing, and what may be said of them.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::super::quick::Map;
use super::record::Standing;
use super::{Files, Way};
use crate::diagnostic::{Code, Diagnostic, Place, SitePath, is_unseen};
use crate::intake::{Source, is_litter, is_record_name};

impl<'a> Files<'a> {
    /// Says what is wrong with a path that leads to nothing. One that leads to something withheld
    /// once it is read more kindly is not shown, since it would reveal that.
    pub(super) fn missing(
        &self,
        source: &Source,
        to: &str,
        way: Way,
        place: &Place,
        inside: Option<SitePath>,
    ) -> Diagnostic {
        let meant = readings(&source.path, to, self.content);
        // A backup may hold an older text of a record, and has its name.
        let is_kept_back = |path: &SitePath| self.withheld.holds(path) || is_litter(path.name());
        if meant.iter().any(is_kept_back) {
            return withheld_file(place);
        }
        let folded = self.folded.get_or_init(|| {
            let mut folded: Map<String, Standing> = Map::default();
            for (path, record) in &self.records {
                let standing = folded.entry(path.folded()).or_insert(record.standing);
                *standing = record.standing.max(*standing);
            }
            folded
        });
        let standing = meant.iter().find_map(|path| {
            let path = path.folded();
            // A filing's id is used for it in every other place.
            let by_id = || folded.get(&format!("{path}.md"));
            let found = folded.get(&path);
            found.or_else(|| by_id().filter(|_| way == Way::Attachment))
        });
        let standing = standing.copied();
        let is_named_so = meant.iter().any(|path| is_record_name(path.name()));
        match (way, standing) {
            (Way::Attachment, Some(standing)) => return attached(standing, to, place),
            // Only records have such names, so it can never be a file to attach; which one is
            // meant, nobody can say.
            (Way::Attachment, None) if is_named_so => {
                return attached(Standing::Unknown, to, place);
            }
            _ => {}
        }
        let problem = match (way, inside) {
            (Way::Link, None) if to.starts_with('/') && !to.contains('\\') => {
                let code = Code::LinkFromRoot;
                let message =
                    format!("`{to}` starts with `/`, but links are relative to this file");
                Diagnostic::error(code, place.clone(), message).help(code.way_out())
            }
            (_, None) => {
                let code = Code::PathOutside;
                let message = format!("`{to}` is outside the content folder");
                let problem = Diagnostic::error(code, place.clone(), message);
                match to.contains('\\') {
                    true => problem.help("write `/` between folders instead of a backslash"),
                    false => problem.help(code.way_out()),
                }
            }
            (Way::Attachment, _) => {
                let code = Code::AttachmentMissing;
                let message = format!("the attachment `{to}` does not exist");
                Diagnostic::error(code, place.clone(), message).help(code.way_out())
            }
            (Way::Link, _) => {
                let code = Code::LinkBroken;
                let message = format!("`{to}` does not exist in the content folder");
                Diagnostic::warning(code, place.clone(), message).help(code.way_out())
            }
        };
        match standing {
            None | Some(Standing::Open) => match self.in_another_case(&meant) {
                Some(path) => {
                    let is_beside = meant.iter().any(|one| one.folder() == path.folder());
                    let name = if is_beside {
                        path.name()
                    } else {
                        path.as_str()
                    };
                    problem.help(format!(
                        "did you mean `{name}`? Upper and lower case matter in file names"
                    ))
                }
                None => problem,
            },
            Some(Standing::Unknown | Standing::Withheld) => problem.without_words(),
        }
    }

    /// Finds the one file whose name differs in case alone from what a path leads to. The
    /// person who typed the path knows the file.
    fn in_another_case(&self, meant: &[SitePath]) -> Option<&'a SitePath> {
        let by_folded = self.others_folded.get_or_init(|| {
            let mut by_folded: Map<String, Vec<&SitePath>> = Map::default();
            for path in self.others.keys() {
                by_folded.entry(path.folded()).or_default().push(path);
            }
            by_folded
        });
        let found = meant
            .iter()
            .find_map(|path| by_folded.get(&path.folded()))?;
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

/// Says that an attachment is a record.
pub(super) fn attached(standing: Standing, to: &str, place: &Place) -> Diagnostic {
    let code = Code::RecordAttached;
    let message = format!("the attachment `{to}` is a record of this site, not a file");
    let problem = Diagnostic::error(code, place.clone(), message).help(code.way_out());
    match standing {
        Standing::Open => problem,
        Standing::Unknown => problem.without_words(),
        Standing::Withheld => withheld_file(place),
    }
}

/// Says that a public record names a withheld file. The path on the line is part of what is
/// withheld.
pub(super) fn withheld_file(place: &Place) -> Diagnostic {
    let code = Code::WithheldFile;
    let problem = Diagnostic::error(code, place.clone(), code.sentence());
    problem.help(code.way_out()).without_line()
}

/// Returns the files that a path may mean which leads to nothing as it is written: percent-encoded,
/// with a query, with backslashes, from the root, with characters that nobody sees, or with wide
/// ones.
fn readings(file: &SitePath, to: &str, content: &str) -> Vec<SitePath> {
    let plain = |text: &str| -> String {
        let text = text.replace('\\', "/");
        let seen = text.nfkc().filter(|c| !is_unseen(*c) && *c != '\0');
        seen.collect::<String>().trim().to_owned()
    };
    let path = to.split(['?', '#']).next().unwrap_or(to);
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let mut meant = Vec::new();
    for text in [plain(to), plain(path), plain(&decoded)] {
        let below = text.trim_start_matches('/');
        let below = below.strip_prefix(content).unwrap_or(below);
        let from_root = SitePath::new(&format!("{content}/x")).join(below.trim_start_matches('/'));
        meant.extend(file.join_below(&text, content));
        meant.extend(from_root.filter(|_| below.len() < text.len()));
    }
    meant
}
