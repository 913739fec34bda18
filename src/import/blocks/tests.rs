//! Tests of `blocks.rs`.

use super::*;

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

#[test]
fn blocks_are_written_and_what_looks_like_markdown_stays_text() {
    let blocks = vec![
        Block::Heading(1, vec![text("1. Facts *x* ##")]),
        Block::Paragraph(vec![
            text("- no list"),
            Inline::Break,
            text("# no heading "),
            Inline::Styled(Style::Strong, vec![text("bold")]),
            text(", a"),
            Inline::Styled(Style::Strong, vec![text("b")]),
            text("c"),
            Inline::Note(vec![Block::Paragraph(vec![text("note")])]),
        ]),
        Block::List(vec![
            ListItem {
                mark: Mark::Number(1),
                blocks: vec![
                    Block::Paragraph(vec![text("one")]),
                    Block::List(vec![ListItem {
                        mark: Mark::Sign("(a)".to_owned()),
                        blocks: vec![Block::Paragraph(vec![text("under")])],
                    }]),
                ],
            },
            ListItem {
                mark: Mark::Number(2),
                blocks: vec![Block::Paragraph(vec![text("two")])],
            },
        ]),
        Block::Table(vec![
            vec![vec![text("a | b")], vec![text("c")]],
            vec![vec![text("<b>")]],
        ]),
        Block::Paragraph(vec![
            Inline::Link(
                vec![text("here")],
                "https://example.org/a?b=1&c=2".to_owned(),
            ),
            Inline::Link(vec![text(" not")], "javascript:x".to_owned()),
        ]),
    ];
    let want = "\
## 1\\. Facts \\*x\\* \\##

\\- no list\\
\\# no heading **bold**, abc[^1]

1. one

   - (a) under
2. two

| a \\| b | c |
| --- | --- |
| &lt;b> |  |

[here](https://example.org/a?b=1&c=2) not

[^1]: note";
    assert_eq!(markdown(&blocks, Strength::Light), want);
}
