//! Tests of `tag.rs`.

use super::*;

fn read(text: &str) -> Option<(String, HtmlTagKind, String)> {
    let tag = HtmlTag::read(text)?;
    let attributes = tag.attributes().map(|(name, value)| match value {
        Some(value) => format!("[{name}={value}]"),
        None => format!("[{name}]"),
    });
    Some((tag.name.to_owned(), tag.kind, attributes.collect()))
}

#[test]
fn a_tag_is_read_with_its_attributes() {
    use HtmlTagKind::{Closes, Empty, Opens};
    for (text, name, kind, attributes) in [
        ("<b>x", "b", Opens, ""),
        ("</B >x", "B", Closes, ""),
        ("<br/>", "br", Empty, ""),
        ("<a href=x/>", "a", Opens, "[href=x/]"),
        ("<a href='x>y' b>", "a", Opens, "[href=x>y][b]"),
        (
            "<td width = 5\n style=\"a: b\"c=d>",
            "td",
            Opens,
            "[width=5][style=a: b][c=d]",
        ),
        ("<b and c>d", "b", Opens, "[and][c]"),
        ("<o:p>", "o:p", Opens, ""),
        ("<p it's>x", "p", Opens, "[it's]"),
    ] {
        let want = Some((name.to_owned(), kind, attributes.to_owned()));
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn what_does_not_end_or_has_another_sign_in_its_name_is_none() {
    for text in [
        "<",
        "< b>",
        "<b",
        "<b x",
        "<1>",
        "<a,b>",
        "<a=b>",
        "<b title=\"x>\n\ny\">",
        "<b\n>\n>",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}
