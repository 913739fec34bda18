//! Redaction: what is between right marks is nowhere in what is kept of a file, and all else is.

use docketpress::docket::Audience;
use docketpress::intake::{self, Record};
use docketpress::text::is_mark;

use super::site::Site;
use super::{Target, texts};

pub(crate) const TARGET: Target = Target {
    name: "redaction",
    seeds: || {
        texts(&[
            "Words <redacted>KANARIE</redacted> words",
            "<redacted reason=\"trade secret\">KANARIE\n\nKANARIE</redacted>\n\n<REDACTED>KANARIE</REDACTED >",
            "`<redacted>KANARIE</redacted>` <!-- <redacted>KANARIE</redacted> -->",
            "| a | <redacted reason='x'>KANARIE</redacted> |\n|---|---|\n| b | c |\n",
            "Open & shut &lt;redacted&gt;text&lt;/redacted&gt;",
        ])
    },
    words: &[
        "<redacted>",
        "</redacted>",
        "<redacted reason=\"x\">",
        "<redacted reason=\"",
        "\">",
        "<",
        ">",
        "/",
        "redacted",
        "KANARIE",
        "<!--",
        "-->",
        "`",
        "```\n",
        "\n\n",
        "---\n",
        "<redact>",
        "[redacted]",
        "REDACTED",
        "&lt;",
        "\"",
        "=",
    ],
    check,
};

fn check(input: &[u8]) {
    let body = String::from_utf8_lossy(input);
    let page = format!("---\ntitle: Page\n---\n{body}");
    let site = Site::of([("content/pages/page.md", page.as_bytes())]);
    let sources =
        intake::read(site.root(), Audience::Readers, &|| {}).expect("the folder can be read");
    let source = &sources.files[0];
    let Some(Record::Page(page)) = &source.record else {
        // A file that is refused keeps nothing at all.
        assert!(!source.problems.is_empty());
        let kept = format!("{sources:?}");
        assert!(!kept.contains("KANARIE"), "{kept}");
        return;
    };
    // What is not refused is what the plainest reader of right marks gives.
    let body = body.replace("\r\n", "\n").replace('\0', "\u{FFFD}");
    let kept: String = page
        .prose
        .text
        .chars()
        .map(|c| if is_mark(c) { '\u{1}' } else { c })
        .collect();
    let expected = plainest(&body).expect("marks that are wrong are refused");
    if body.contains("<!--") {
        // Comments are cut out too, so less is left than by marks alone.
        let count = |text: &str| text.matches("KANARIE").count();
        assert!(count(&kept) <= count(&expected), "{kept}");
        return;
    }
    assert_eq!(kept, expected);
}

/// Cuts out what is between marks that are written just so, a character in its place; `None` where
/// they do not pair.
fn plainest(text: &str) -> Option<String> {
    let text = closed_up(text);
    let mut kept = String::new();
    let mut rest = &*text;
    let lower = |text: &str| text.to_ascii_lowercase();
    while let Some(at) = lower(rest).find("<redacted") {
        if lower(&rest[..at]).contains("</redacted") {
            return None;
        }
        kept.push_str(&rest[..at]);
        let inside = &rest[at..];
        let close = lower(inside).find("</redacted")?;
        let inner = &lower(inside)[1..close];
        if inner.contains("<redacted") {
            return None;
        }
        kept.push('\u{1}');
        let after = &inside[close..];
        rest = &after[after.find('>')? + 1..];
    }
    if lower(rest).contains("</redacted") {
        return None;
    }
    kept.push_str(rest);
    Some(kept)
}

/// Takes the blanks out of `</ redacted>`, which closes as `</redacted>` does.
fn closed_up(text: &str) -> String {
    let mut parts = text.split("</");
    let mut closed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = part.trim_start();
        let is_mark = name
            .get(.."redacted".len())
            .is_some_and(|start| start.eq_ignore_ascii_case("redacted"));
        closed.push_str("</");
        closed.push_str(if is_mark { name } else { part });
    }
    closed
}
