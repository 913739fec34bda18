//! Checks that a path of the site stays inside the site, no matter who wrote it.

use std::path::{Component, Path};

/// Says what is wrong with a path that is to be relative to the site's root, with `/` between its
/// parts.
///
/// Paths come from the plan and from the manifest that lies in the published folder, where anyone
/// may have edited it.
pub(super) fn find_fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        Some("it is empty")
    } else if path.starts_with('/') {
        Some("it is absolute")
    } else if path.contains('\\') {
        Some("it contains a backslash")
    } else if path.contains(char::is_control) {
        // A line break would also end its line of the manifest early.
        Some("it contains a control character")
    } else if path.split('/').any(str::is_empty) {
        Some("one of its parts is empty")
    } else if !path.split('/').all(is_plain_name) {
        Some("it must not contain `.`, `..` or a drive")
    } else {
        None
    }
}

/// Returns whether the platform too takes a part of a path for the name of a file or folder and
/// nothing else.
fn is_plain_name(part: &str) -> bool {
    let mut components = Path::new(part).components();
    matches!(components.next(), Some(Component::Normal(name)) if name == part)
        && components.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_inside_the_site_has_no_fault() {
        for path in [
            "index.html",
            "dockets/to-2006-0299/index.html",
            ".nojekyll",
            "a..b/...",
            "ü/§ 252.html",
        ] {
            assert_eq!(find_fault(path), None, "{path}");
        }
    }

    #[test]
    fn a_path_that_leads_out_of_the_site_has_one() {
        for path in [
            "",
            "/etc/passwd",
            "..",
            "../x",
            "a/../../x",
            "a/..",
            ".",
            "./a",
            "a/./b",
            "a//b",
            "a/",
            "a\\b",
            "a\0b",
            "a\nb",
        ] {
            assert!(find_fault(path).is_some(), "{path:?}");
        }
    }
}
