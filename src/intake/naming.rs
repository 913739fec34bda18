//! What a file's name says that it is: a record, a record whose name is wrong, or a plain file.

mod looks;

use crate::diagnostic::SitePath;
use looks::{looks_like_docket, plain};

/// The name of the settings file.
pub(super) const SITE_YAML: &str = "site.yaml";

/// What a file's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// A record: it ends in `.md`.
    Record,
    /// A record whose name does not end in `.md` as it must.
    LikeRecord,
    /// A docket's record that is not named `docket.md`.
    LikeDocket,
    /// A docket's record, perhaps: what it holds has to tell.
    PerhapsDocket,
    /// A file that is no record.
    Plain,
}

/// The endings that other programs give Markdown.
const ENDINGS: [&str; 12] = [
    "md", "markdown", "markdn", "mdown", "mdwn", "mkd", "mkdn", "mkdown", "mdtxt", "mdtext", "mdx",
    "md.txt",
];

impl Naming {
    /// Judges a file of the content folder by its name and its place: parties and pages are no
    /// dockets.
    pub(super) fn in_content(path: &SitePath, content: &str) -> Naming {
        let inside = inside(path, content);
        let is_apart = ["parties/", "pages/"]
            .iter()
            .any(|folder| inside.starts_with(folder));
        match Naming::of(path.name()) {
            Naming::LikeDocket if is_apart => Naming::LikeRecord,
            Naming::PerhapsDocket if is_apart => Naming::Plain,
            naming => naming,
        }
    }

    /// Judges a name.
    pub(super) fn of(name: &str) -> Naming {
        let is_record = name.ends_with(".md");
        if name == "docket.md" || (is_record && !looks_like_docket(name)) {
            return Naming::Record;
        }
        let plain = plain(name);
        let stem = ENDINGS
            .iter()
            .find_map(|ending| plain.strip_suffix(ending)?.strip_suffix('.'));
        match (stem, plain.strip_prefix("docket")) {
            (Some("docket"), _) => Naming::LikeDocket,
            (Some(_), _) if is_record => Naming::Record,
            (Some(_), _) => Naming::LikeRecord,
            (None, Some(rest)) if !rest.starts_with(|c: char| c.is_alphanumeric()) => {
                Naming::PerhapsDocket
            }
            (None, Some("md")) => Naming::PerhapsDocket,
            (None, _) => Naming::Plain,
        }
    }
}

/// The files that systems leave in a folder.
const OF_SYSTEMS: [&str; 3] = ["thumbs.db", "ehthumbs.db", "desktop.ini"];

/// Returns whether a program left a file of this name by itself: a backup, what an editor has open,
/// or how a system shows the folder. What begins with a dot is never read anyway. It may hold an
/// older text of a record, which is withheld now, and nobody means it to be published.
///
/// What may be a docket's record is none, such as `docket.md~` alone in its folder: it may withhold
/// all that is in there.
pub(crate) fn is_litter(name: &str) -> bool {
    let is_backup = name.ends_with('~') || name.starts_with("~$");
    let is_open = name.starts_with('#') && name.ends_with('#');
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let is_open = is_open || matches!(ending, Some("swp" | "swo" | "swx"));
    let is_of_system = OF_SYSTEMS
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known));
    (is_backup || is_open || is_of_system) && Naming::of(name) == Naming::Plain
}

/// Returns whether only a record can have this name.
pub fn is_record_name(name: &str) -> bool {
    matches!(
        Naming::of(name),
        Naming::Record | Naming::LikeRecord | Naming::LikeDocket
    )
}

/// Returns whether a file in the site's folder was meant as its settings and is not named
/// `site.yaml`.
pub(super) fn is_like_settings(name: &str) -> bool {
    let plain = plain(name);
    let stem = plain
        .strip_suffix(".txt")
        .unwrap_or(&plain)
        .strip_prefix("site.");
    name != "site.yaml" && matches!(stem, Some("yaml" | "yml" | "json" | "toml"))
}

/// Returns whether a record that is no docket's by its name was perhaps meant as one:
/// `docket-1.md`, `dokcet.md`.
pub fn is_near_docket(stem: &str) -> bool {
    let plain = plain(stem);
    plain.starts_with("docket") || strsim::damerau_levenshtein(&plain, "docket") <= 2
}

/// Returns a file's path below the content folder.
pub(super) fn inside<'a>(path: &'a SitePath, content: &str) -> &'a str {
    let path = path.as_str();
    path.strip_prefix(content)
        .unwrap_or(path)
        .trim_start_matches('/')
}

#[cfg(test)]
mod tests;
