//! Tests of `web.rs`.

use super::*;
use crate::import::blocks::{Block, Inline};

#[test]
fn what_no_reader_sees_is_left_out() {
    let page = "<head><title>t</title><style>.x{display:none}</style></head><body><p style='display:none;mso-hide:all'>a1<p>seen<script>b2</script><del>c3</del><ins>new</ins><span hidden>d4</span><b class=x>e5</b><div style='mso-element:comment-list'><div style='mso-element:comment'>f6</div></div><p onclick=g7>end <a href=\"https://example.org/\" id=h8>link</a>";
    let (made, unseen) = cleaned(page);
    assert_eq!(
        made,
        "<body><p>seennew<p>end <a href=\"https://example.org/\">link</a>"
    );
    assert_eq!(
        (
            unseen.hidden,
            unseen.deleted,
            unseen.inserted,
            unseen.comments
        ),
        (3, 1, 1, 1)
    );
    for cut in 0..page.len() {
        let (made, _) = cleaned(&page[..cut]);
        assert!(!made.contains("c3") && !made.contains("f6"), "{made}");
    }
}

#[test]
fn lists_of_word_are_lists() {
    let item = |level: u32, sign: &str, words: &str| {
        Block::Paragraph(vec![Inline::Text(format!(
            "{ITEM}{level}{sign}{ITEM_END} {words}"
        ))])
    };
    let blocks = with_lists(vec![
        item(1, "1.", "a"),
        item(2, "a)", "b"),
        item(1, "2.", "c"),
    ]);
    let text = crate::import::blocks::markdown(&blocks, crate::import::text::Strength::Light);
    assert_eq!(text, "1. a\n\n   - a) b\n2. c");
}
