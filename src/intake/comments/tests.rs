//! Tests of `comments.rs`.

use super::*;

#[test]
fn a_comment_ends_as_html_has_it() {
    for (text, comment) in [
        ("<!-- a --> b", "<!-- a -->"),
        ("<!-- a\n\nb --> c", "<!-- a\n\nb -->"),
        ("<!-->b-->", "<!-->"),
        ("<!--->b-->", "<!--->"),
        ("<!-- a --!> b", "<!-- a --!>"),
        ("<!-- a ---> b", "<!-- a --->"),
        ("<!-- a -- > b --> c", "<!-- a -- > b -->"),
        ("<!----> b", "<!---->"),
    ] {
        assert_eq!(end_of(text, 0).map(|end| &text[..end]), Some(comment));
    }
    assert_eq!(end_of("<!-- a -- b ->", 0), None);
}

#[test]
fn code_is_certain_only_where_nobody_could_take_it_for_text() {
    let told = |body: &str| {
        let text = format!("---\n---\n{body}");
        let at = text.find('@').expect("a place is asked for");
        Shows::of(&text, 4).at(at)
    };
    for body in [
        "`@`",
        "a `<!-- @ -->` b",
        "`` @ ` ``",
        "```html\n@\n```\n",
        "> ~~~\n> @\n> ~~~\n",
        "- ```\n  @\n  ```\n",
    ] {
        assert_eq!(told(body), SeenAs::Code, "{body}");
    }
    for body in [
        "the `so-called' @ and `other' one",
        "`a @ ` b",
        "`a\n@`",
        "```\n@",
        "```\n@\n````` x",
        "    @",
        "- a\n\n      @",
    ] {
        assert_eq!(told(body), SeenAs::Perhaps, "{body}");
    }
    for body in [
        "@",
        "a ` b @",
        "<code>@</code>",
        "\\`@`",
        "<div>\n`@`\n</div>",
    ] {
        assert_eq!(told(body), SeenAs::Text, "{body}");
    }
}
