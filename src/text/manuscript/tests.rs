//! Tests of `manuscript.rs`.

use super::*;

/// Makes a text ready, and shows what represents signs: `‹`, `·` and `⁚`.
fn shown(text: &str) -> String {
    let made = Manuscript::of(text);
    assert_eq!(made.text.len(), text.len());
    let restored = made.restored(&made.text);
    assert_eq!(restored.as_deref().unwrap_or(text), text);
    made.text
        .chars()
        .map(|c| match c as u32 {
            1 => '‹',
            2 => '·',
            3 => '⁚',
            _ => c,
        })
        .collect()
}

#[test]
fn a_tag_that_is_not_html_is_text() {
    for (text, want) in [
        ("Corporation <IBM> of", "Corporation ‹IBM> of"),
        (
            "a<b and c>d, <Company Name>, #include <set>",
            "a‹b and c>d, ‹Company Name>, #include ‹set>",
        ),
        ("<limit> <text> <IN> </in>", "‹limit> ‹text> ‹IN> ‹/in>"),
        ("<b>x</b> <br> <b>y", "<b>x</b> <br> <b>y"),
        (
            "<section 251> <table 1> <title of it>",
            "‹section 251> ‹table 1> ‹title of it>",
        ),
        (
            "<title> <address>, <time>x</time> <a>",
            "‹title> ‹address>, <time>x</time> ‹a>",
        ),
        ("<title>\n\nx</title>", "‹title>\n\nx‹/title>"),
        (
            "<textarea rows=2> <pre> <iframe src=x>",
            "‹textarea rows=2> ‹pre> ‹iframe src=x>",
        ),
        ("<details><p>x", "<details><p>x"),
        (
            "[a](<b c.pdf>) [d]( <e f>) <https://a/> <a@b.org> <Re:x>",
            "[a](<b c.pdf>) [d]( <e f>) <https://a/> <a@b.org> ‹Re:x>",
        ),
        (
            "<svg><g><text>x</text></g></svg> <svg> <g>",
            "<svg><g><text>x</text></g></svg> ‹svg> ‹g>",
        ),
        (
            "<script>a <b c> d</script> <script>",
            "<script>a <b c> d</script> ‹script>",
        ),
        ("<img src=x> <img> <link>", "<img src=x> ‹img> ‹link>"),
        ("\\<IBM> a <1 b < c", "\\<IBM> a <1 b < c"),
        ("<o:p>&nbsp;</o:p>", "<o:p>&nbsp;</o:p>"),
        ("<Acme, Inc.> <b", "‹Acme, Inc.> ‹b"),
    ] {
        assert_eq!(shown(text), want);
    }
}

#[test]
fn blanks_to_fill_are_told_from_emphasis() {
    for (text, want) in [
        (
            "this _____ day of _______, 20__",
            "this ····· day of ·······, 20__",
        ),
        ("$__.__ and __/__/20__", "$··.__ and ··/··/20__"),
        ("this __th day of ____, 20__", "this ··th day of ····, 20__"),
        (
            "__bold__ _em_ ___both___ a_b_c",
            "__bold__ _em_ ___both___ a_b_c",
        ),
        ("(_see_) “_Id._” __$5__", "(_see_) “_Id._” __$5__"),
        ("___\n_ _ _\n", "___\n_ _ _\n"),
        ("______________\nSignature", "··············\nSignature"),
        ("\\_____ \\_x_", "\\_···· \\_x_"),
        ("_ day", "· day"),
    ] {
        assert_eq!(shown(text), want);
    }
}

#[test]
fn a_definition_without_an_address_is_text() {
    for (text, want) in [
        ("[THE COURT]: Overruled.", "[THE COURT]⁚ Overruled."),
        ("As [1] says.\n\n[1]: Id.\n", "As [1] says.\n\n[1]⁚ Id.\n"),
        ("[EXHIBIT]: #5", "[EXHIBIT]⁚ #5"),
        ("> - [x]: Yes.", "> - [x]⁚ Yes."),
        (
            "[//]: # (a note)\n[c]: <> (d)",
            "[//]: # (a note)\n[c]: <> (d)",
        ),
        ("b[^1]\n\n[^1]: x", "b[^1]\n\n[^1]: x"),
    ] {
        assert_eq!(shown(text), want);
    }
}

#[test]
fn a_definition_that_no_link_uses_is_found() {
    for (text, unused) in [
        ("[a] [B c]\n\n[A]: x.pdf\n[b  C]: <https://x>\n", vec![]),
        ("[a]\n\n[a]: x.pdf\n[a]: y.pdf\n[d]: z.pdf", vec![16, 27]),
        ("![][image1]\n\n[image1]: <data:x>", vec![]),
        ("[//]: # (a note)", vec![]),
    ] {
        let made = Manuscript::of(text);
        assert_eq!(made.unused, unused, "{text}");
        assert_eq!(made.text, text);
    }
}
