//! Tests of `place.rs`.

use super::*;

#[test]
fn a_relative_path_stays_inside_the_site() {
    let from = SitePath::new("content/A/1.md");
    let joined = |relative| from.join(relative).map(|path| path.to_string());
    assert_eq!(joined("../B/2.pdf").as_deref(), Some("content/B/2.pdf"));
    assert_eq!(joined("./x.pdf").as_deref(), Some("content/A/x.pdf"));
    assert_eq!(joined("../../../etc/passwd"), None);
    assert_eq!(joined("/etc/passwd"), None);
    let below = |relative| from.join_below(relative, "content").is_some();
    assert!(below("../B/2.pdf"));
    assert!(!below("../../site.yaml") && !below("../../content-too/2.pdf"));
}

#[test]
fn paths_that_a_file_system_may_take_for_one_fold_to_one() {
    let folded = |path: &str| SitePath::new(path).folded();
    for (one, other) in [
        ("a/Bids.XLSX", "A/bids.xlsx"),
        ("caf\u{e9}.pdf", "CAFE\u{301}.pdf"),
        ("Stra\u{df}e.pdf", "STRASSE.pdf"),
        ("STRA\u{1e9e}E.pdf", "strasse.pdf"),
        ("\u{3a3}.pdf", "\u{3c2}.pdf"),
        ("\u{212a}.pdf", "k.pdf"),
        ("\u{1f80}.pdf", "\u{1f88}.pdf"),
    ] {
        assert_eq!(folded(one), folded(other), "{one} and {other}");
    }
    assert_ne!(folded("caf\u{e9}.pdf"), folded("cafe.pdf"));
}
