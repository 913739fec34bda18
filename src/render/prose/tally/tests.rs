//! Tests of `tally.rs`.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::docket::Audience;
use crate::intake::read;
use crate::law::Families;
use crate::link::link;
use crate::render::Theme;
use crate::text::Prose;

/// Returns the words that a page lacks.
fn lost<'t>(typed: &'t str, html: &str) -> Vec<&'t str> {
    missing(typed, html)
        .into_iter()
        .map(|range| &typed[range])
        .collect()
}

#[test]
fn a_word_that_is_nowhere_on_the_page_is_found_where_it_is_in_the_text() {
    for (typed, html, want) in [
        ("a b c", "<p>a b c</p>", vec![]),
        ("a <IBM> c", "<p>a  c</p>", vec!["IBM"]),
        (
            "a *b*c <b>d</b> &amp; &sect; caf&eacute;",
            "<p>a <em>b</em>c <b>d</b> &amp; § café</p>",
            vec![],
        ),
        (
            "the one\n\nthe two",
            "<p>the one</p><p>two</p>",
            vec!["the"],
        ),
        ("[THE COURT]: Yes.", "", vec!["THE", "COURT", "Yes"]),
        ("20__ by ____", "20 by", vec!["____"]),
        ("| a |\n|-|\n| b | c |", "<td>a</td><td>b</td>", vec!["c"]),
        ("## Order {Amended}", "<h2>Order</h2>", vec!["Amended"]),
        (
            "![Seal](data:x) <img src=y alt=\"Chart 1\">",
            "<p></p>",
            vec!["Seal", "Chart", "1"],
        ),
    ] {
        assert_eq!(lost(typed, html), want, "{typed}");
    }
}

#[test]
fn what_may_be_markup_need_not_be_on_the_page() {
    for (typed, html) in [
        ("1. a\n   2) b", "a b"),
        (
            "[a](b \"c\") [d][e] ![f](g.png)",
            "a d <img src=\"x\" alt=\"f\">",
        ),
        ("[a]\n\n[a]: b.pdf\n  \"c\"", "a"),
        (
            "a[^b]\n\n[^b]: c",
            "a<sup class=\"footnote\"><a>1</a></sup> c <a class=\"back\">2</a>",
        ),
        ("```rust\na\n```\n- [x] b", "a b"),
        ("## a {#b}", "a"),
        ("<div class=x><script>a b</script>c</div>", "c"),
        ("<svg><path d=\"M0\"/><text>a</text></svg>", "a"),
        ("<o:p>a</o:p> <td title=\"b > c\">d", "a d"),
        ("[//]: # (a note)", ""),
        (
            "ab47 U.S.C. § 1",
            "ab<a class=\"cite\" href=\"x\">47 U.S.C. § 1</a>",
        ),
    ] {
        assert_eq!(lost(typed, html), Vec::<&str>::new(), "{typed}");
    }
}

/// Returns what the check finds in a site of this repository, and how many texts it looked at.
fn checked(site: &Path) -> (Vec<String>, usize) {
    let (theme, _) = Theme::load(
        Path::new("."),
        &crate::docket::ThemeChoice::named("press"),
        "en",
    )
    .expect("the theme is built in");
    let sources = read(site, Audience::Readers, &|| {}).expect("the folder can be read");
    let (catalog, _) = link(&sources);
    let found = crate::render::check_words(&catalog, &theme);
    let told = found
        .iter()
        .map(|one| format!("{}: {}", site.display(), one.message));
    (
        told.collect(),
        catalog.filings().len() + catalog.pages().len(),
    )
}

#[test]
fn no_word_is_lost_of_any_text_of_the_project() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases = std::fs::read_dir(root.join("tests/sites")).expect("the cases are there");
    let cases = cases.map(|case| case.expect("it can be listed").path().join("site"));
    let mut sites: Vec<_> = cases.filter(|site| site.is_dir()).collect();
    sites.extend(["", "starter", "tests/prose"].map(|site| root.join(site)));
    let (mut lost, mut texts) = (Vec::new(), 0);
    for site in sites {
        let (told, count) = checked(&site);
        lost.extend(told);
        texts += count;
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert!(texts > 200, "{texts} texts were looked at");
}

/// Pieces of a text, among which words of its own are.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        " ",
        "\n",
        "\n\n",
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n7) ",
        "\n> ",
        "\n# ",
        "\n    ",
        "*",
        "**",
        "_",
        "__",
        "____",
        "~~",
        "`",
        "\n```\n",
        "\n| a | b |\n|---|---|\n| ",
        " | ",
        "[",
        "]",
        "](",
        ")",
        "![",
        "[^n]",
        "\n[^n]: ",
        "\n[",
        "]: ",
        "]: x.pdf",
        " {",
        "}",
        " {#id}",
        "<",
        ">",
        "<b>",
        "</b>",
        "<i>",
        "<s>",
        "<div>",
        "</div>",
        "\n<div>\n",
        "\n</div>\n",
        "<p>",
        "<details>",
        "<summary>",
        "</summary>",
        "</details>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<title>",
        "</title>",
        "<textarea>",
        "<pre>",
        "</pre>",
        "<xmp>",
        "<iframe>",
        "<noscript>",
        "<limit>",
        "<IBM>",
        "<Name of>",
        "<svg>",
        "</svg>",
        "<text>",
        "<math>",
        "<a href=x>",
        "</a>",
        "<a name=y>",
        "<br>",
        " <img src=x alt=\"Alt text\"> ",
        "<span title='t > u'>",
        "<address>",
        "<o:p>",
        "&amp;",
        "&lt;",
        "\\",
        "\n: ",
        "\n---\n",
        "\n===\n",
        "- [x] ",
        "47 U.S.C. § 252",
        "<script>",
        "</script>",
        "<h3>",
        "</h3>",
    ]);
    prop::collection::vec(piece, 0..30).prop_map(|pieces| {
        let pieces = pieces.iter().enumerate();
        // Each word is another, so none can be taken for one that is lost.
        pieces.map(|(at, piece)| format!("{piece}w{at}x")).collect()
    })
}

proptest! {
    #[test]
    fn no_word_is_lost_of_any_text(text in typed()) {
        let prose = Prose { text: text.clone(), ..Prose::default() };
        let words = crate::render::words::english();
        let missing = crate::render::prose::missing_words(&prose, &Families::default(), &words);
        let missing: Vec<_> = missing.into_iter().map(|range| &text[range]).collect();
        prop_assert!(missing.is_empty(), "{missing:?} of {text}");
    }
}
