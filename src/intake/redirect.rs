//! Judges old addresses: one that no file can have is reported where it is written, and not when
//! the site is.

use super::bounds;
use super::walk::MANIFEST;

/// Says why a text can be no path of a site from its root, or why no file system could hold its
/// file.
pub(super) fn find_fault(text: &str) -> Option<&'static str> {
    let path = text.trim_matches('/');
    let parts = || path.split('/');
    // On Windows a drive, a device or a pattern may hide in a name.
    let is_refused_here = |part: &str| {
        let is_device = ["con", "prn", "aux", "nul"].contains(&&*part.to_lowercase());
        cfg!(windows)
            && (is_device
                || part.contains(['<', '>', ':', '"', '|', '*'])
                || part.ends_with(['.', ' ']))
    };
    if path.is_empty() {
        Some("it is empty after the root")
    } else if text.contains("://") {
        Some("it contains a host")
    } else if text.contains(char::is_control) {
        Some("it contains a control character")
    } else if text.contains(['\\', '?', '#']) {
        Some("it contains a backslash, `?` or `#`")
    } else if text.contains("//") {
        Some("one of its parts is empty")
    } else if parts().any(|part| part == ".." || part == ".") {
        Some("one of its parts is `.` or `..`")
    } else if text.len() > bounds::PATH || parts().any(|part| part.len() > bounds::NAME) {
        Some("it is too long for a file system")
    } else if parts().any(is_refused_here) {
        Some("this system does not allow a file of that name")
    } else if parts()
        .next()
        .is_some_and(|part| part.eq_ignore_ascii_case(MANIFEST))
    {
        Some("docketpress writes its manifest there")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_that_a_file_can_have_is_fine() {
        let long = format!("/{}/{}", "a".repeat(bounds::NAME), "é".repeat(127));
        for fine in [
            "/old/letter.html",
            "old",
            "/old/",
            "/...",
            "/a b",
            "/wiki/File:1.pdf",
            &long,
        ] {
            let refused_on_windows = cfg!(windows) && fine.contains([':', '.']);
            assert!(refused_on_windows || find_fault(fine).is_none(), "{fine}");
        }
    }

    #[test]
    fn an_old_address_that_no_file_can_have_has_a_fault() {
        let long = "a".repeat(bounds::NAME + 1);
        let deep = "a/".repeat(bounds::PATH / 2 + 1);
        for wrong in [
            "",
            "/",
            "//",
            "a//b",
            "../x",
            "a/../b",
            "/.",
            "a\\b",
            "a?b",
            "a#b",
            "a\0b",
            "a\nb",
            "https://example.org/",
            "/.docketpress-manifest",
            "/.DOCKETPRESS-manifest/x",
            &long,
            &deep,
        ] {
            assert!(find_fault(wrong).is_some(), "{wrong:?}");
        }
    }
}
