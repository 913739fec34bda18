//! Tests of `transcript.rs`.

use super::super::Prose;
use super::*;

fn prose(text: &str) -> Prose {
    Prose {
        text: text.to_owned(),
        ..Prose::default()
    }
}

#[test]
fn words_of_the_text_are_places_in_it() {
    let prose = prose("# One & *two*\n\nThree &lt; four\nfive[^n]\n\n[^n]: Six\n");
    let transcript = prose.transcript();
    assert_eq!(&*transcript.others, "<");
    use Piece::{Blank, Block, Footnote, FootnoteEnd, Heading, HeadingEnd, Words};
    let pieces: Vec<_> = transcript.pieces(&prose.text).collect();
    let expected = [
        Block,
        Heading(None),
        Words("One & "),
        Words("two"),
        Block,
        HeadingEnd,
        Block,
        Words("Three "),
        Words("<"),
        Words(" four"),
        Blank,
        Words("five"),
        Block,
        Footnote,
        Block,
        Words("Six"),
        Block,
        FootnoteEnd,
        Block,
    ];
    assert_eq!(pieces, expected);
}

#[test]
fn anchors_and_links_are_those_of_the_tree() {
    for text in [
        "# One *two*\nthree\n\n## One two\n\n## Three {#x}\n\n<a name=\"old\" id=\"new\">y</a>\n",
        "## K <a id=\"k\">l</a> <a name=\"old\">m</a>\n\n## Old\n",
        "[a](#one) [b](c.md#d) <https://x.y#z> [e](https://x.y#z) ![f](g.png#h) <a href=\"#i\">j</a>",
        "Head\nline\n====\n\n<h2 id=\"k\">l</h2>\n\n> ## In `a` quote &amp; more\n",
    ] {
        let prose = prose(text);
        let (anchors, links) = prose.read(|tree| {
            let mut links = tree.links();
            links.retain(|link| link.to.contains('#') && !html::is_absolute(&link.to));
            (tree.anchors().0, links)
        });
        assert_eq!(
            format!("{:?}", names(&prose.anchors())),
            format!("{:?}", names(&anchors))
        );
        assert_eq!(prose.links_to_places(), links, "{text}");
    }
}

fn names(anchors: &Anchors) -> Vec<Option<String>> {
    let asked = [
        "one-two-three",
        "one-two",
        "x",
        "old",
        "new",
        "head-line",
        "k",
        "in-a-quote-more",
    ];
    asked
        .iter()
        .map(|name| anchors.find(name).map(str::to_owned))
        .collect()
}
