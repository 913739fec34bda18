//! Shows how a file that a person edited differs from what the source has now.

use similar::TextDiff;

/// Makes a unified diff.
pub(super) fn diff(path: &str, current: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(current, new);
    let mut unified = diff.unified_diff();
    let unified = unified.context_radius(3);
    unified
        .header(&format!("{path} (edited)"), &format!("{path} (source)"))
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_shows_what_the_source_would_change() {
        let made = diff("a.md", "a\nb\n", "a\nc\n");
        assert_eq!(
            made,
            "--- a.md (edited)\n+++ a.md (source)\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
        );
    }
}
