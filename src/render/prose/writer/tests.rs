use proptest::prelude::*;

use super::super::leads::to_any;
use super::*;
use crate::render::prose::LeadsTo;
use crate::render::words::english;
use crate::text::is_mark;

fn rendered(markdown: &str) -> Rendered {
    let reasons = ["trade secret".to_owned(), String::new()];
    let prose = Prose {
        text: markdown.to_owned(),
        reasons: reasons.into(),
        start: 0,
        ..Prose::default()
    };
    let find = |path: &str, fragment: &str| {
        let file = |name: &str| format!("../../dockets/a/1/{name}{}", to_any(fragment));
        match path {
            "2.md" => Some(LeadsTo::Page(format!(
                "../../dockets/a/2/{}",
                to_any(fragment)
            ))),
            "map.png" | "map.svg" => Some(LeadsTo::File(file(path))),
            "b c.pdf" => Some(LeadsTo::File(file("b%20c.pdf"))),
            "form.html" => Some(LeadsTo::Active(file(path))),
            _ => None,
        }
    };
    let drafts = DraftMarks::default();
    let place = TextPlace::default();
    write(
        &prose,
        &Families::default(),
        &english(),
        &drafts,
        &find,
        &place,
    )
}

fn html(markdown: &str) -> String {
    rendered(markdown).html
}

#[test]
fn headings_go_down_a_level_and_have_anchors_of_their_own() {
    let Rendered { html, outline } =
        rendered("# Facts\n## Facts\n### Law {#the-law .x style=y}\n# F-1 & `x`\n# §\n");
    assert_eq!(
        html,
        "<h2 id=\"text-facts\">Facts</h2>\n<h3 id=\"text-facts-2\">Facts</h3>\n<h4 id=\"text-the-law\">Law</h4>\n\
         <h2 id=\"text-f-1-x\">F-1 &amp; <code>x</code></h2>\n<h2 id=\"text-section\">§</h2>\n"
    );
    let all: Vec<_> = outline
        .iter()
        .map(|one| (one.level, &*one.id, &*one.text))
        .collect();
    assert_eq!(all[3], (2, "text-f-1-x", "F-1 & x"));
}

#[test]
fn relative_links_lead_to_pages_and_broken_ones_keep_their_words() {
    assert_eq!(
        html("[a](2.md#x) [b](b%20c.pdf 't') [c](no.md) [d](javascript:x) <e@f.org>"),
        "<p><a href=\"../../dockets/a/2/#x\">a</a> <a href=\"../../dockets/a/1/b%20c.pdf\" title=\"t\">b</a> c d \
         <a href=\"mailto:e@f.org\">e@f.org</a></p>\n"
    );
}

#[test]
fn only_pictures_of_the_site_are_shown() {
    assert_eq!(
        html(
            "![*a* \u{100001}](map.png) ![b](https://x.org/b.png) ![c](no.png) [![d](https://x.org/d.png)](2.md)"
        ),
        "<p><img src=\"../../dockets/a/1/map.png\" alt=\"a [redacted]\" loading=\"lazy\"> \
         <a href=\"https://x.org/b.png\">b</a> c <a href=\"../../dockets/a/2/\">d</a></p>\n"
    );
}

#[test]
fn authorities_are_linked_in_running_text_alone() {
    let cite = html("See 47 U.S.C.\n§ 252(b)(1).");
    assert!(
        cite.starts_with("<p>See <a class=\"cite\" href=\"https://"),
        "{cite}"
    );
    assert!(
        cite.ends_with(">47 U.S.C.\n§ 252(b)(1)</a>.</p>\n"),
        "{cite}"
    );
    // In a heading as well: what is cited is linked.
    assert!(html("# 47 U.S.C. § 252").contains("cite"));
    for plain in [
        "`47 U.S.C. § 252`",
        "[47 U.S.C. § 252](2.md)",
        "    47 U.S.C. § 252",
    ] {
        assert!(!html(plain).contains("cite"), "{plain}");
    }
}

#[test]
fn emphasis_and_line_breaks_cut_no_citation() {
    let shown = |markdown: &str| {
        let html = html(markdown);
        // The addresses say nothing here.
        let mut rest = html.as_str();
        let mut shown = String::new();
        while let Some((before, after)) = rest.split_once("<a class=\"cite\" href=\"") {
            shown.push_str(before);
            shown.push_str("<a>");
            rest = after.split_once("\">").expect("a tag ends").1;
        }
        shown + rest
    };
    for (markdown, expected) in [
        ("*47 U.S.C.* § 254", "<a><em>47 U.S.C.</em> § 254</a>"),
        (
            "**47 U.S.C. § 254** and",
            "<strong><a>47 U.S.C. § 254</a></strong> and",
        ),
        (
            "47 U.S.C. § 151 *et seq.*, *b*",
            "<a>47 U.S.C. § 151 <em>et seq.</em></a>, <em>b</em>",
        ),
        (
            "*See 47 U.S.C.* § 254",
            "<em>See <a>47 U.S.C.</a></em><a> § 254</a>",
        ),
        (
            "47 U.S.C. *§ 254 says*",
            "<a>47 U.S.C. </a><em><a>§ 254</a> says</em>",
        ),
        (
            "***47 U.S.C.** §* 254",
            "<a><em><strong>47 U.S.C.</strong> §</em> 254</a>",
        ),
        (
            "*See **47 U.S.C.*** § 254",
            "<em>See <strong><a>47 U.S.C.</a></strong></em><a> § 254</a>",
        ),
        ("47 U.S.C.  \n§ 254", "<a>47 U.S.C.<br>\n§ 254</a>"),
        (
            "47 U.S.C. §&nbsp;254 *a*",
            "<a>47 U.S.C. §\u{a0}254</a> <em>a</em>",
        ),
    ] {
        assert_eq!(
            shown(markdown),
            format!("<p>{expected}</p>\n"),
            "{markdown}"
        );
    }
}

#[test]
fn what_is_withheld_is_marked_everywhere() {
    let span = "<span class=\"redacted\">[redacted: trade secret]</span>";
    assert_eq!(
        html("a \u{100000} `\u{100000}`"),
        format!("<p>a {span} <code>{span}</code></p>\n")
    );
    assert_eq!(
        html("```\n\u{100000}\n```"),
        format!("<pre tabindex=\"0\"><code>{span}\n</code></pre>\n")
    );
    assert_eq!(html("[x](2.md?\u{100000})"), "<p>x</p>\n");
    assert_eq!(
        rendered("# \u{100000} b").outline[0].text,
        "[redacted: trade secret] b"
    );
    assert_eq!(html("&#x100000;"), format!("<p>{span}</p>\n"));
}

#[test]
fn footnotes_lead_both_ways() {
    let html = html("b[^B] a[^a] b[^b]\n\n[^a]: A\n[^b]: B\n[^c]: C\n");
    assert_eq!(
        html,
        "<p>b<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup> \
         a<sup class=\"footnote\"><a href=\"#fn-2\" id=\"fnref-2\" role=\"doc-noteref\">2</a></sup> \
         b<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\">1</a></sup></p>\n\
         <section class=\"footnotes\" aria-label=\"Footnotes\"><ol>\n\
         <li id=\"fn-1\"><p>B \
         <a class=\"back\" href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Back to reference 1\">↩\u{FE0E}</a> \
         <a class=\"back\" href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Back to reference 1-2\">↩\u{FE0E}<sup>2</sup></a></p></li>\n\
         <li id=\"fn-2\"><p>A \
         <a class=\"back\" href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"Back to reference 2\">↩\u{FE0E}</a></p></li>\n\
         <li id=\"fn-3\"><p>C</p></li>\n</ol></section>\n"
    );
    assert_eq!(self::html("a[^no]"), "<p>a[^no]</p>\n");
}

#[test]
fn tables_scroll_and_are_aligned_by_class() {
    assert_eq!(
        html("| a |  | b |\n|---|:--|--:|\n| c |  | d |\n"),
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table 1\"><table>\n\
         <thead><tr><th scope=\"col\">a</th><td class=\"align-left\"></td><th scope=\"col\" class=\"align-right\">b</th></tr></thead>\n<tbody>\n\
         <tr><td>c</td><td class=\"align-left\"></td><td class=\"align-right\">d</td></tr>\n</tbody></table></div>\n"
    );
}

#[test]
fn an_authors_html_is_cleaned_and_ours_survives() {
    let markdown = "<div onclick=x class=y role=alert aria-label=z tabindex=1 data-turn=1 name=n>\n\n## A[^n]\n\n[a](2.md) ![m](map.png) \u{100000}\n\n\
        <a href=\"2.md\" title=\"\u{100000}\">r</a> <img src=https://x.org/x.png><script>z</script></div>\n\n\
        - [x] t\n\n[^n]: N\n";
    let html = html(markdown);
    for kept in [
        "<div>\n",
        "<h2 id=\"text-a\">A<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup></h2>",
        "<a href=\"../../dockets/a/2/\">a</a>",
        "src=\"../../dockets/a/1/map.png\"",
        "loading=\"lazy\"",
        "<span class=\"redacted\">[redacted: trade secret]</span>",
        "<a href=\"../../dockets/a/2/\" title=\"[redacted: trade secret]\">r</a>",
        "aria-label=\"done\"",
        "<section class=\"footnotes\" aria-label=\"Footnotes\">",
    ] {
        assert!(html.contains(kept), "{kept} is not in {html}");
    }
    for gone in [
        "onclick",
        "script",
        "src=\"http",
        "alert",
        "=\"y\"",
        "=\"z\"",
        "=\"1\"",
        "turn",
        "name=",
    ] {
        assert!(!html.contains(gone), "{gone} is in {html}");
    }
}

#[test]
fn comments_are_dropped() {
    assert_eq!(
        html("a <!----> c\n\n<!---->\n\nf"),
        "<p>a  c</p>\n<p>f</p>\n"
    );
}

#[test]
fn template_syntax_is_text() {
    assert_eq!(html("{{ x }} {% y %}"), "<p>{{ x }} {% y %}</p>\n");
}

/// Pieces of Markdown and HTML that mean something together.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\u{100000}",
        "\u{100001}",
        "\u{10FFFD}",
        "&#x100000;",
        "[",
        "](",
        ")",
        "![",
        "[^a]",
        "[^a]: ",
        "\n",
        "\n\n",
        "# ",
        "<",
        ">",
        "<!--",
        "-->",
        "<script>",
        "<img src=\"http://x/\u{100000}\">",
        "<img src='http://x'",
        " href=",
        "<a href=\"javascript:x\">",
        "<a title=\"\u{100000}\" href=https://\u{100000}>",
        "\"",
        "'",
        "`",
        "```",
        "    ",
        "| a | b |\n|--|--|\n",
        "- [x] ",
        "1. ",
        "> ",
        "* ",
        "**",
        "~~",
        ": ",
        "javascript:x",
        "http://x.org/a.png",
        "2.md",
        "map.png",
        "#f",
        "{#id}",
        "</div>",
        "<div>",
        "<table>",
        "<svg>",
        "<math>",
        "<style>",
        "<title>",
        "</a>",
        "47 U.S.C. § 252",
        "a",
        " ",
        "\\",
        "&lt;",
        "%F4%80%80%80",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_withheld_or_harmful_gets_through(markdown in prop_oneof![pieces(), ".{0,80}"]) {
        let Rendered { html, outline } = rendered(&markdown);
        prop_assert!(!html.contains(is_mark), "{html}");
        for harm in ["<script", "<style", "<img src=\"http", "<!--", "<nav", "<h1"] {
            prop_assert!(!html.contains(harm), "{html}");
        }
        // Outside of tags, such words are only words.
        for tag in html.split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| tag) {
            prop_assert!(!tag.contains("=\"javascript:") && !tag.contains("src=\"http"), "{html}");
        }
        for heading in outline {
            prop_assert!(!heading.id.contains(is_mark) && !heading.text.contains(is_mark));
        }
        let prose = Prose { text: markdown, ..Prose::default() };
        let words = super::super::plain(&prose, 20, &english());
        prop_assert!(!words.contains(is_mark) && words.chars().count() <= 21);
    }
}

#[test]
fn html_that_is_not_closed_swallows_nothing() {
    for swallows in [
        "<div title=\"x\n\nRest \"of the body.",
        "a <template> here.\n\nRest",
        "<svg><title>\n\nRest",
        "<div title=\"x>\n\nRest\n\n# Head",
        "a <style> b\n\nRest",
    ] {
        let html = html(swallows);
        assert!(html.contains("Rest"), "{swallows}: {html}");
        assert!(html.contains("&lt;"), "{swallows}: {html}");
    }
    assert!(html("a <b>b\n\nRest").contains("Rest"));
}

#[test]
fn a_link_to_a_place_of_the_text_finds_it_wherever_it_is() {
    assert_eq!(
        html(
            "[a](#later) [b](#Later) [c](#l%61ter) [d](#attachments) [e](#none) [f](#)\n\n# Later"
        ),
        "<p><a href=\"#text-later\">a</a> <a href=\"#text-later\">b</a> <a href=\"#text-later\">c</a> \
         <a href=\"#attachments\">d</a> <a href=\"#none\">e</a> <a href=\"#\">f</a></p>\n<h2 id=\"text-later\">Later</h2>\n"
    );
    // The same, where an author's HTML is cleaned.
    let html = html(
        "[a](#old) <a href='#Later'>b</a> <a href=#_Toc1>c</a>\n\n<A NAME='old'></A>\n\n# Later {#Later}\n\n<p id=_Toc1>x</p>",
    );
    for kept in [
        "<a href=\"#text-old\">a</a>",
        "<a href=\"#text-Later\">b</a>",
        "<a href=\"#text-_Toc1\">c</a>",
        "<a id=\"text-old\"></a>",
        "<h2 id=\"text-Later\">Later</h2>",
        "<p id=\"text-_Toc1\">x</p>",
    ] {
        assert!(html.contains(kept), "{kept} is not in {html}");
    }
}

#[test]
fn an_author_takes_no_note_for_a_footnote() {
    let html = html("a[^1] <p id=\"fn-1\">false</p> [b](#fn-1)\n\n[^1]: true\n");
    assert!(html.contains("<p id=\"text-fn-1\">false</p>"), "{html}");
    assert!(html.contains("<a href=\"#fn-1\" id=\"fnref-1\""), "{html}");
    assert!(html.contains("<a href=\"#text-fn-1\">b</a>"), "{html}");
    assert!(html.contains("<li id=\"fn-1\"><p>true"), "{html}");
}

#[test]
fn what_a_browser_may_run_is_offered_for_download_and_its_picture_is_shown() {
    let link = "<a href=\"../../dockets/a/1/form.html\" download=\"\">f</a>";
    assert_eq!(html("[f](form.html)"), format!("<p>{link}</p>\n"));
    assert_eq!(html("![f](form.html)"), format!("<p>{link}</p>\n"));
    assert_eq!(html("<a href=form.html>f</a>"), format!("<p>{link}</p>\n"));
    assert!(html("![m](map.svg)").contains("<img src=\"../../dockets/a/1/map.svg\""));
    assert!(!html("[b](b%20c.pdf#page=2)").contains("download"));
}

#[test]
fn nothing_but_our_own_has_a_class_a_role_or_an_id_without_prefix() {
    // The author's quotation mark would end where our own attributes are.
    for markdown in [
        "<p title=\"\n\n| a |\n|---|\n| b |\n\n\">x</p>",
        "<p &#x10FFFD;class=notice>x</p>",
        "<p \u{FDD0}class=notice>x</p>",
        "## a {#main .notice data-turn=1}\n\n```notice preview-bar\nx\n```",
        "<nav class=next>a</nav><table class=docket-sheet><td>b</table>",
    ] {
        let html = html(markdown);
        for theirs in [
            "\"notice",
            "docket-sheet",
            "\"next",
            "preview-bar\"",
            "\"main\"",
            "data-turn=\"",
        ] {
            assert!(!html.contains(theirs), "{theirs} is in {html}");
        }
    }
}

/// Returns the ids of a page that are those of its text, without their prefix.
fn ids(html: &str) -> Vec<String> {
    let ids = html.split(" id=\"text-").skip(1);
    let ids = ids.filter_map(|rest| rest.split('"').next());
    ids.map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn the_anchors_of_a_text_are_those_of_its_page(markdown in headed()) {
        let html = html(&markdown);
        let prose = Prose { text: markdown, ..Prose::default() };
        let anchors = prose.anchors();
        let mut seen = std::collections::HashSet::new();
        for id in ids(&html) {
            prop_assert_eq!(anchors.find(&id), Some(&*id), "{} has {}", html, id);
            prop_assert!(seen.insert(id), "{html}");
        }
    }
}

/// Pieces of texts that have anchors.
fn headed() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\n\n# a\n\n",
        "\n\n## a-2\n\n",
        "\n\n# B *c*\n\n",
        "\n\n# x {#a}\n\n",
        "<a name=a></a>",
        "<p id='a'>",
        "</p>",
        "<b id=\"a b\" name=c>",
        "<a id=a name=d>",
        "</a>",
        "<div id=a-2>\n",
        "</div>\n\n",
        "text ",
        "[l](#a)",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}
