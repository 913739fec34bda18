//! Markdown that is read again gives the same words, and holds nothing that a page leaves out.

use std::fs;
use std::path::Path;

use super::write;
use crate::render::prose::leads::LeadsTo;
use crate::render::prose::text;
use crate::render::words::english;
use crate::text::Prose;

fn prose(markdown: &str, reasons: &[&str]) -> Prose {
    Prose {
        text: markdown.to_owned(),
        reasons: reasons.iter().map(|&reason| reason.to_owned()).collect(),
        ..Prose::default()
    }
}

fn written(markdown: &str, reasons: &[&str]) -> String {
    let find = |path: &str, fragment: &str| {
        let hash = if fragment.is_empty() { "" } else { "#x" };
        match path {
            "open.md" => Some(LeadsTo::Page(format!("open.html{hash}"))),
            "map.png" => Some(LeadsTo::File("map.png".to_owned())),
            _ => None,
        }
    };
    write(&prose(markdown, reasons), &english(), &find)
}

#[test]
fn the_signs_of_a_text_stay() {
    for (markdown, want) in [
        ("# One #\n\nTwo\nthree", "# One\n\nTwo\nthree\n"),
        ("## A {#a}\n", "## A {#a}\n"),
        ("*a* **b** ~~c~~ `d`", "*a* **b** ~~c~~ `d`\n"),
        ("a **\"b\"** c", "a <strong>\"b\"</strong> c\n"),
        ("- a\n- b\n  1. c\n  2. d\n", "- a\n- b\n\n  1. c\n  2. d\n"),
        ("4. a\n10. b\n", "4. a\n10. b\n"),
        ("> a\n>\n> b\n\nc", "> a\n>\n> b\n\nc\n"),
        (
            "| a | b |\n|---|---|\n| c |  |\n",
            "| a | b |\n| --- | --- |\n| c |  |\n",
        ),
        ("a[^x] b\n\n[^x]: Note.\n", "a[^1] b\n\n[^1]: Note.\n"),
        ("```sh\na `b`\n\nc\n```\n", "```sh\na `b`\n\nc\n```\n"),
        ("a\\\nb", "a\\\nb\n"),
        (
            "[a](open.md#p) ![m](map.png)",
            "[a](open.html#x) ![m](map.png)\n",
        ),
        (
            "1\\. a \\*b\\* snake_case _____",
            "1\\. a \\*b\\* snake_case \\_\\_\\_\\_\\_\n",
        ),
        (
            "<table><tr><th>a<td>b|c</table>",
            "| a | b\\|c |\n| --- | --- |\n",
        ),
        (
            "x<sub>2</sub> <span class=\"y\">z</span>",
            "x<sub>2</sub> z\n",
        ),
        // Of an author's HTML, emphasis may hold blocks, and code too.
        ("w<b>x<p>y</b>", "wx\n\ny\n"),
        ("*w <s>y</s>* z", "<em>w <del>y</del></em> z\n"),
        ("# a <table><tr><td>b</table> c", "# a b  c\n"),
        ("<pre>a<div>b</div>c</pre>", "```\na\nb\nc\n```\n"),
    ] {
        assert_eq!(written(markdown, &[]), want, "{markdown}");
    }
}

#[test]
fn what_a_page_leaves_out_is_not_in_it() {
    let markdown = "[words](kanarie.md \"title\") ![words](kanarie.png) [other][k] \u{100000}\n\n\
        [k]: kanarie-definition.md\n[unused]: kanarie-unused.md\n\n\
        <div class=\"kanarie\" data-x=\"kanarie\">open<script>kanarie</script></div>\n\n\
        <a href=\"kanarie.md\">raw</a> <iframe src=\"kanarie.html\"></iframe>";
    let text = written(markdown, &["trade secret"]);
    assert!(!text.contains("kanarie"), "{text}");
    assert!(
        text.starts_with("words words other \\[redacted: trade secret\\]\n"),
        "{text}"
    );
    assert!(text.contains("open") && text.contains("raw"), "{text}");
}

#[test]
fn a_text_that_is_read_again_says_the_same() {
    let mut texts = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["content", "tests/prose", "tests/sites"] {
        gather(&root.join(folder), &mut texts);
    }
    assert!(texts.len() > 50, "the texts are not found");
    for (path, markdown) in texts {
        let first = prose(&markdown, &[]);
        let again = prose(&written(&markdown, &[]), &[]);
        let words = |prose: &Prose| {
            let text = text(prose, &english());
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let (want, got) = (words(&first), words(&again));
        let differs = want.iter().zip(&got).position(|(a, b)| a != b);
        let at = differs.unwrap_or(want.len().min(got.len()));
        let around =
            |words: &[String]| words[at.saturating_sub(4)..words.len().min(at + 6)].join(" ");
        assert!(
            want == got,
            "{path}: `{}` became `{}`",
            around(&want),
            around(&got)
        );
    }
}

#[test]
fn a_text_of_thousands_of_quotations_stays_short() {
    let deep = format!("{} a\n{}", ">".repeat(2_000), "b\n".repeat(2_000));
    assert!(written(&deep, &[]).len() < 20 * deep.len());
}

/// Gathers the Markdown files below a folder, without their front matter.
fn gather(folder: &Path, texts: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|one| one.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            gather(&path, texts);
        } else if path.extension().is_some_and(|end| end == "md") {
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            let body = text
                .strip_prefix("---\n")
                .and_then(|rest| rest.split_once("\n---\n"));
            let body = body.map_or(text.as_str(), |(_, body)| body);
            texts.push((path.display().to_string(), body.to_owned()));
        }
    }
}
