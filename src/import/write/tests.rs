//! Tests of `write.rs`.

use super::*;
use crate::diagnostic::{Severity, SitePath};
use crate::docket::{Contents, Settings};
use crate::import::text;
use crate::intake::{Record, read_unwritten};
use crate::text::Prose;
use crate::text::fold;
use crate::text::tree::{Element, NodeKind};
use proptest::prelude::*;

/// Reads a filing's text as the program does, and gives its title, its facts and the words of its
/// body.
fn read(text: &str) -> (String, Vec<(String, String)>, String) {
    let path = SitePath::new("content/A/2024-01-01-a.md");
    let source = read_unwritten("content", path, text, &Settings::default());
    let errors: Vec<_> = source
        .problems
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{text}\n{errors:?}");
    let Some(Record::Filing(record)) = source.record else {
        panic!("no filing: {text}");
    };
    let filing = record.filing.expect("it is public");
    let Contents::Open(document) = &filing.contents else {
        panic!("it is withheld: {text}");
    };
    (
        filing.heading_in_english().into_owned(),
        document.facts.clone(),
        words_shown(&document.body),
    )
}

/// Returns the words that readers see, with a line break for each break and a blank line for each
/// paragraph. Anything but paragraphs of text would be an effect of the source's text.
fn words_shown(prose: &Prose) -> String {
    prose.read(|tree| {
        let mut shown = String::new();
        for node in &tree.nodes {
            match &node.kind {
                // The line break behind a break that readers see.
                NodeKind::Line if shown.ends_with('\n') => {}
                NodeKind::Text(text) => shown.push_str(text),
                NodeKind::Break => shown.push('\n'),
                NodeKind::Element(Element::Paragraph {
                    holds_blocks: false,
                }) => {
                    if !shown.is_empty() {
                        shown.push_str("\n\n");
                    }
                }
                other => panic!("{other:?} in {:?}", prose.text),
            }
        }
        shown
    })
}

/// Returns the lines of a text as they should be shown.
fn wanted(text: &str) -> String {
    let text = text::lines(text);
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty());
    let paragraphs = paragraphs.filter(|lines| !lines.is_empty());
    let paragraphs: Vec<String> = paragraphs.map(|lines| lines.join("\n")).collect();
    paragraphs.join("\n\n")
}

fn of(title: &str, fact: &str, body: &str) -> (String, Vec<(String, String)>, String) {
    let found = FoundFiling {
        title: title.to_owned(),
        date: Some("2024-01-01".to_owned()),
        facts: vec![(fact.to_owned(), title.to_owned())],
        filed_by: vec![title.to_owned()],
        number: Some(title.to_owned()),
        body: Body::Plain(body.to_owned()),
        guesses: vec![super::super::Guess {
            key: "filed_by",
            value: title.to_owned(),
            from: "line 3".to_owned(),
        }],
        ..FoundFiling::default()
    };
    let place = FilingPlace {
        dockets: vec!["A".to_owned()],
        ..FilingPlace::default()
    };
    read(&filing(&found, &place))
}

/// What text from outside may hold to take effect.
const HOSTILE: [&str; 58] = [
    "<redacted>a</redacted>",
    "<redacted reason=\"x\">a",
    "</redacted>",
    "[/redacted]",
    "[redacted]x[/redacted]",
    "(end of redaction)",
    "< redacted >",
    "‹redacted›",
    "＜redacted＞",
    "«/confidential»",
    "<confidential>a</confidential>",
    "[confidential]x[/confidential]",
    "::: redacted",
    "\\redact{x}",
    "{% redacted %}",
    "{{ site.title }}",
    "<!-- a -->",
    "<!-- a",
    "a --> b",
    "<?a?>",
    "<!DOCTYPE html>",
    "<-- a -->",
    "&#x100000; &lt;redacted&gt;",
    "\u{100000}\u{10FFFD}",
    "---\naccess: sealed\ndraft: true\n---",
    "access: sealed",
    "Access confidential",
    "draft: true",
    "Confidential: yes",
    "sealed: true",
    "title: \"a: b\" # c",
    "<script>alert(1)</script>",
    "<b hidden>x</b>",
    "<span style=\"display: none\">x</span>",
    "[a](javascript:b)",
    "![a](b.png)",
    "[a]: b\n[a]",
    "<https://example.org>",
    "a[^1]\n\n[^1]: b",
    "| a | b |\n| --- | --- |\n| c | d |",
    "a | b\n--- | ---\nc | d",
    "# a\n## b {#c}",
    "a\n===\nb\n---",
    "- a\n  - b\n* c\n+ d\n1. e\n2) f",
    "- [ ] a",
    "> a\n>> b",
    "```\na\n```",
    "~~~\na",
    "    code\n\tcode",
    "a\n: b\n: c",
    "*a* **b** _c_ __d__ ~~e~~ ~f~ `g`",
    "a\\\nb  \nc",
    "\u{0}\u{7}\u{1B}[31ma\u{85}b\u{2028}c\u{FEFF}",
    "'a' \"b\" `c` \\n \\u003credacted\\u003e",
    "010 1e5 0x1F 2024-01-01 ~ null true No",
    "%TAG !a\n... \n&a *a !!b @c `d",
    "a\r\nb\rc\u{C}d",
    "\u{202E}abc\u{202C}",
];

#[test]
fn hostile_text_shows_its_own_words_and_takes_no_effect() {
    for hostile in HOSTILE {
        let (_, _, body) = of("A title", "A fact", hostile);
        assert_eq!(body, wanted(hostile), "{hostile:?}");
        // In the front matter, signs of marks are written otherwise; the words stay.
        let (title, facts, _) = of(hostile, hostile, "");
        let words = fold(&text::line(hostile));
        assert_eq!(fold(&title), words, "{hostile:?}");
        assert_eq!(facts.len(), 1, "{hostile:?}");
        assert_eq!(fold(&facts[0].1), words, "{hostile:?}");
    }
}

#[test]
fn hostile_text_in_blocks_shows_its_own_words_and_takes_no_effect() {
    for hostile in HOSTILE {
        let lines: Vec<String> = text::lines(hostile)
            .split('\n')
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        let found = FoundFiling {
            title: "A title".to_owned(),
            body: Body::Blocks(vec![super::super::blocks::paragraph(lines.clone())]),
            ..FoundFiling::default()
        };
        let place = FilingPlace {
            dockets: vec!["A".to_owned()],
            ..FilingPlace::default()
        };
        let (_, _, body) = read(&filing(&found, &place));
        let single = |text: &str| {
            text.split(' ')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let wanted: Vec<String> = lines.iter().map(|line| single(line)).collect();
        assert_eq!(body, wanted.join("\n"), "{hostile:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_back_as_the_same_words(
        text in proptest::collection::vec(
            prop_oneof![
                3 => "[ -~]{1,8}",
                2 => "[a-z]{1,6}",
                2 => "\n|\n\n|\r\n| |\t|    ",
                1 => "\\PC{1,4}",
                1 => any::<char>().prop_map(|c| c.to_string()),
                2 => (0..HOSTILE.len()).prop_map(|at| HOSTILE[at].to_owned()),
            ],
            1..12,
        )
    ) {
        let text = text.concat();
        prop_assume!(text::line(&text).contains(char::is_alphanumeric));
        let (title, facts, body) = of(&text, "A fact", &text);
        prop_assert_eq!(&body, &wanted(&text));
        let line = text::line(&text);
        // Only signs may be written otherwise, and only where some may make a mark.
        prop_assert_eq!(fold(&title), fold(&line));
        let is_harmless = !line.contains(['<', '[', '{', '(', '\\', '&', ':', '=']) && line.is_ascii();
        prop_assert!(title == line || !is_harmless, "{} {}", title, line);
        prop_assert_eq!(&facts[0].1, &title);
    }
}
