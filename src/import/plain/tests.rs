//! Tests of `plain.rs`.

use super::*;

#[test]
fn html_becomes_paragraphs_without_losing_a_word() {
    for (source, wanted) in [
        (
            "I don&#39;t agree&mdash;it costs &lt;too&gt; much.<br/><br/>Second &amp; last.",
            "I don't agree—it costs <too> much.\n\nSecond & last.",
        ),
        (
            "<p>One\ntwo.</p>\n<p>A list:</p><ul><li>one</li><li>two</li></ul>End",
            "One two.\n\nA list:\n\n- one\n\n- two\n\nEnd",
        ),
        ("a <b and c> d < e > f", "a <b and c> d < e > f"),
        (
            "<redacted>this</redacted> <b>bold</b>",
            "<redacted>this</redacted> bold",
        ),
        ("<pre>\na\n  b\n</pre>", "a\n  b"),
        (
            "<title>Head</title><p class=\"x\">Text</p><!-- gone -->.",
            "Text\n\n.",
        ),
        ("&amp;lt; &#150; &#x41; &unknown; &", "&lt; – A &unknown; &"),
        ("lines\nstay\n\nhere", "lines\nstay\n\nhere"),
    ] {
        assert_eq!(html(source), wanted, "{source}");
    }
}

#[test]
fn text_that_was_never_escaped_stays_as_typed() {
    for (source, wanted) in [
        (
            "<script>x</script> & and &amp; and",
            "<script>x</script> & and &amp; and",
        ),
        (
            "&quot;Open&quot; means open.<br />Thank you.",
            "\"Open\" means open.\nThank you.",
        ),
        ("AT&amp;T says &quot;yes&quot;", "AT&T says \"yes\""),
        ("<redacted>this", "<redacted>this"),
    ] {
        assert_eq!(maybe_html(source), wanted, "{source}");
    }
}

#[test]
fn no_control_character_is_left() {
    let text = clean(
        "Tab\there, bell\u{7}here, next line\u{85}here,\u{2028}sep zero\u{200b}width \u{feff}mark.\r\nCRLF\u{a0}line. It\u{92}s",
    );
    assert_eq!(
        text,
        "Tab\there, bell here, next line\nhere,\nsep zero width mark.\nCRLF line. It’s"
    );
    assert_eq!(line(" a\n b\u{2}c "), "a b c");
}
