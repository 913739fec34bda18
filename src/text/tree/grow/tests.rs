//! Tests of `grow.rs`.

use crate::text::Prose;
use crate::text::tree::{Element, NodeKind, WalkStep};

/// Shows the tree of a text: elements by their names on the page, text in quotation marks, other
/// nodes as a sign.
fn shown(text: &str) -> String {
    let prose = Prose {
        text: text.to_owned(),
        ..Prose::default()
    };
    prose.read(|tree| {
        let mut shown = String::new();
        for step in tree.walk() {
            let (WalkStep::Enter(number) | WalkStep::Leave(number)) = step;
            match (&tree.nodes[number].kind, step) {
                (NodeKind::Text(words), _) if words.trim().is_empty() => {}
                (NodeKind::Text(words), _) => shown.push_str(&format!("'{}'", words.trim())),
                (NodeKind::Line, _) => {}
                (NodeKind::Break, _) => shown.push('/'),
                (NodeKind::Element(Element::Item(Some(number))), WalkStep::Enter(_)) => {
                    shown.push_str(&format!("li={number}("));
                }
                (NodeKind::Element(element), WalkStep::Enter(_)) => {
                    shown.push_str(&format!("{}(", element.name()));
                }
                (NodeKind::Element(_), WalkStep::Leave(_)) => shown.push(')'),
                (kind, _) => shown.push_str(&format!("{kind:?}")),
            }
        }
        shown
    })
}

#[test]
fn an_element_that_is_left_open_ends_with_its_block() {
    for (text, want) in [
        ("a <b>b <s>c\n\nd", "p('a'b('b's('c')))p('d')"),
        ("- a <b>b\n- c", "ul(li('a'b('b'))li('c'))"),
        (
            "<details>\n<summary>a</summary>\nb\n\nc",
            "details(summary('a')'b')p('c')",
        ),
        ("<div>\n\n# a\n\n</div>\n\nb", "div(h2('a'))p('b')"),
        (
            "<div><section id=x>\n\na\n\n</section>\n\nb",
            "div(section(p('a')))p('b')",
        ),
        ("<p>a<p>b\n\nc", "p('a')p('b')p('c')"),
        ("*a <b>c* d</b>", "p(em('a'b('c'))'d')"),
        (
            "| a <u>b | c |\n|---|---|\n",
            "table(thead(tr(td('a'u('b'))td('c')))tbody())",
        ),
        (
            "a `</title>` <title> b",
            "p('a'code('</title>')'<title> b')",
        ),
        (
            "a <title>b </em> `</title>`",
            "p('a''<title>''b'code('</title>'))",
        ),
    ] {
        assert_eq!(shown(text), want, "{text}");
    }
}

#[test]
fn elements_stand_where_a_browser_leaves_them() {
    for (text, want) in [
        (
            "<table><tr><td>a<td>b<tr><th>c</table>",
            "table(tr(td('a')td('b'))tr(th('c')))",
        ),
        ("<ul><li>a<li>b</ul>", "ul(li('a')li('b'))"),
        ("<ul>\n<li><div><li>b</div></ul>", "ul(li(div())li('b'))"),
        ("a <li>b</li>", "div('a'div('b'))"),
        ("<td>a</td>", "div('a')"),
        ("a <div>b</div> c", "div('a'div('b')'c')"),
        ("<a href=b>c <a href=d>e</a>", "p(a('c')a('e'))"),
        ("[a <a href=b>c</a>](d)", "p(a('a'span('c')))"),
        ("## a <h3>b</h3>", "h2('a'div('b'))"),
        ("<nav><h1>a</h1></nav>", "div(h2('a'))"),
        ("a<br>b</br>c", "p('a'/'b'/'c')"),
    ] {
        assert_eq!(shown(text), want, "{text}");
    }
}

#[test]
fn what_could_run_or_ask_another_host_is_gone() {
    for (text, want) in [
        (
            "<p onclick=x() style='color: red'>a<script>b <i>c</i></script><style>k{}</style></p>",
            "p('a')",
        ),
        ("a <script>b *c*</script> d", "p('a''d')"),
        (
            "<svg><style>x</style><text>a</text><script>y</script></svg>",
            "p(('a'))",
        ),
        (
            "<form action=x><input name=q><button>a</button></form>",
            "div(('a'))",
        ),
        (
            "<math><mi>x</mi></math> <object data=x>a</object>",
            "p(('x')('a'))",
        ),
        ("<o:p>&nbsp;a</o:p>", "p('<''o:p>''a''<''/o:p>')"),
        ("<p>a<o:p></o:p></p>", "p('a')"),
    ] {
        assert_eq!(shown(text), want, "{text}");
    }
}

#[test]
fn numbers_of_items_stay_as_typed() {
    for (text, want) in [
        ("1. a\n1. b\n1. c", "ol(li('a')li('b')li('c'))"),
        (
            "1. a\n4. b\n5. c\n10. d",
            "ol(li('a')li=4('b')li('c')li=10('d'))",
        ),
        ("3. a\n3. b", "ol(li('a')li=3('b'))"),
        (
            "- a\n\n  2. b\n  7. c",
            "ul(li(p('a')ol(li('b')li=7('c'))))",
        ),
        (
            "> 1. a\n> 1. b\n> 2. c",
            "blockquote(ol(li('a')li=1('b')li('c')))",
        ),
    ] {
        assert_eq!(shown(text), want, "{text}");
    }
}

#[test]
fn nothing_typed_is_dropped_from_headings_and_rows() {
    for (text, want) in [
        ("## Order {Amended}", "h2('Order''{Amended}')"),
        ("## Law {#law .x y=z}", "h2('Law')"),
        ("## {Amended}", "h2('{Amended}')"),
        ("a {b}\n---", "h2('a''{b}')"),
        ("## a {b} c {#5 x}", "h2('a {b} c''{#5 x}')"),
        (
            "| a |\n|---|\n| b | *c* | [d](e) | |\n| f \\| g |",
            "table(thead(tr(td('a')))tbody(tr(td('b')td(em('c'))td(a('d')))tr(td('f''| g'))))",
        ),
        (
            "> | a |\n> |---|\n> | b | c",
            "blockquote(table(thead(tr(td('a')))tbody(tr(td('b')td('c')))))",
        ),
    ] {
        assert_eq!(shown(text), want, "{text}");
    }
}

#[test]
fn addresses_with_blanks_and_those_that_no_page_can_use_are_found() {
    let found = |text: &str| {
        let prose = Prose {
            text: text.to_owned(),
            ..Prose::default()
        };
        prose.read(|tree| {
            let unread = tree
                .unread_links
                .iter()
                .map(|at| text[at.clone()].to_owned());
            let unusable = tree.unusable_links();
            unread
                .chain(unusable.into_iter().map(|link| link.to))
                .collect::<Vec<_>>()
        })
    };
    for (text, want) in [
        (
            "[x](pdf/Exhibit 3 (Smith).PDF)",
            vec!["pdf/Exhibit 3 (Smith).PDF"],
        ),
        ("![x](a b.png \"t\")", vec!["a b.png \"t\""]),
        (
            "[x](<a b.pdf>) [1](see Smith v. Jones) `[x](a b.pdf)`",
            vec![],
        ),
        (
            "[f](file:///C:/a) <a href=\"C:\\b.pdf\">g</a> <img src='data:x'>",
            vec!["file:///C:/a", "C:\\b.pdf", "data:x"],
        ),
        (
            "[a](b.pdf) <https://c> ![d](//e/f.png) [m](mailto:g@h.org)",
            vec![],
        ),
    ] {
        assert_eq!(found(text), want, "{text}");
    }
}

#[test]
fn html_that_nests_too_deeply_is_text() {
    let nested = |depth: usize| Prose {
        text: "<div>".repeat(depth) + &"</div>".repeat(depth),
        ..Prose::default()
    };
    assert!(!nested(190).read(|tree| tree.is_too_deep));
    assert!(nested(210).read(|tree| tree.is_too_deep));
    let attributes = |count: usize| Prose {
        text: format!("<b{}>a</b>", " lang=x".repeat(count)),
        ..Prose::default()
    };
    assert!(!attributes(100).read(|tree| tree.is_too_deep));
    assert!(attributes(101).read(|tree| tree.is_too_deep));
}
