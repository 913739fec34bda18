//! Markdown and the HTML in it: what a stranger wrote runs nothing and leads nowhere that it may
//! not.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tokenizer::{
    BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::{Attribute, LocalName, ParseOpts, QualName, local_name, ns, parse_fragment};

use super::site::Site;
use super::{Target, texts};

pub(crate) const TARGET: Target = Target {
    name: "markdown",
    seeds: || {
        texts(&[
            "# Heading\n\nText *with* **marks** and `code`.\n\n- a\n- b\n\n1. c\n\n> quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            "[link](https://example.org/ \"title\") ![x](a.png) <https://example.org> <a@example.org>\n\n[r]: https://example.org 'T'\n",
            "Note[^1].\n\n[^1]: The note.\n\n- [x] done\n- [ ] open\n\n~~gone~~ H~2~O x^2^ $a$\n",
            "<div class=\"notice\" id=\"main\"><p onclick=\"x()\">Text<script>alert(1)</script></p></div>\n",
            "<img src=x onerror=alert(1)> <a href=\"javascript:alert(1)\">a</a> <svg><script>x</script></svg> <math><mtext></math>\n",
            "<table><tr><td style=\"x\">1</td></tr></table>\n\n<details><summary>s</summary>t</details>\n\n<!-- comment -->\n",
            "<form action=x><input type=text autofocus onfocus=x></form><iframe src=x></iframe><style>*{}</style><base href=x>\n",
            "47 U.S.C. § 251(c)(2) and 4 CSR 240-2.110, *In re X*, 12 S.W.3d 345\n",
        ])
    },
    words: &[
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "<script>",
        "</script>",
        "<style>",
        "<svg>",
        "</svg>",
        "<math>",
        "<mtext>",
        "<table>",
        "<td>",
        "<noscript>",
        "<template>",
        "<textarea>",
        "<title>",
        "<plaintext>",
        "<xmp>",
        "<iframe srcdoc=\"",
        "<a href=\"",
        "javascript:",
        "JaVaScRiPt:",
        "java\tscript:",
        "&#106;avascript:",
        "data:text/html,",
        "vbscript:",
        "onload=",
        " onerror=alert(1) ",
        "style=",
        "formaction=",
        "xlink:href=",
        "srcset=",
        "\"",
        "'",
        "`",
        "=",
        "&quot;",
        "&#x3c;",
        "&lt;",
        "[",
        "](",
        ")",
        "![",
        "\n\n",
        "    ",
        "```\n",
        "~~~",
        "|",
        "*",
        "_",
        "[^1]",
        "\\",
        "<p>",
        "</p>",
        "<b>",
        "<div>",
        "</div>",
        "\n</div>\n",
        "<li>",
        "</li>",
        "<ul>",
        "</ul>",
        "<dd>",
        "<tr>",
        "<h3>",
        "<details>",
        "\n- ",
        "\n1. ",
        "\n> ",
        "<img src=",
        "id=",
        "class=",
        "name=",
        "<math><annotation-xml encoding=\"text/html\">",
        "<foreignObject>",
    ],
    check,
};

/// The elements that a body may become. Whatever is not here would be a change to look at.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "area",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "map",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

fn check(input: &[u8]) {
    let body = String::from_utf8_lossy(input);
    let page = format!("---\ntitle: Page\n---\n{body}");
    let site = Site::of([
        ("site.yaml", &b"theme: plain\n"[..]),
        ("themes/plain/free.html", b"{{ free.html | safe }}"),
        ("content/pages/page.md", page.as_bytes()),
        ("content/pages/a.png", b"x"),
    ]);
    let built = site.build(|path| path == "pages/page/index.html");
    if let Some(bytes) = built.files.get("pages/page/index.html") {
        let html = str::from_utf8(bytes).expect("a page is UTF-8");
        let faults = faults(html);
        assert!(faults.is_empty(), "{faults:?} in {html}");
        assert!(
            stays_inside(html),
            "an element around the text ends in {html}"
        );
    }
}

/// Tells whether a browser reads all of a text inside the element in which it stands, and what
/// follows outside of it.
fn stays_inside(html: &str) -> bool {
    let page = format!(
        "<main><article><div>{html}<x-end></x-end></div><x-after></x-after></article></main>"
    );
    let context = QualName::new(None, ns!(html), local_name!("body"));
    let parser = parse_fragment(
        Nodes::default(),
        ParseOpts::default(),
        context,
        Vec::new(),
        false,
    );
    let nodes = parser.one(StrTendril::from(page)).0.into_inner();
    let parent_of = |name: &str| {
        let node = nodes.iter().find(|node| &*node.name.local == name)?;
        node.parent.borrow().clone()
    };
    let (Some(inside), Some(outside)) = (parent_of("x-end"), parent_of("x-after")) else {
        return false;
    };
    let around = inside.parent.borrow();
    inside.name.local == local_name!("div")
        && outside.name.local == local_name!("article")
        && around
            .as_ref()
            .is_some_and(|around| Rc::ptr_eq(around, &outside))
}

/// A node of a page.
struct Node {
    name: QualName,
    parent: RefCell<Option<Rc<Node>>>,
}

/// The nodes of a page.
#[derive(Default)]
struct Nodes(RefCell<Vec<Rc<Node>>>);

impl Nodes {
    fn add(&self, name: QualName) -> Rc<Node> {
        let node = Rc::new(Node {
            name,
            parent: RefCell::default(),
        });
        self.0.borrow_mut().push(Rc::clone(&node));
        node
    }

    fn add_nameless(&self) -> Rc<Node> {
        self.add(QualName::new(None, ns!(), LocalName::from("")))
    }

    fn put(&self, child: NodeOrText<Rc<Node>>, parent: Option<Rc<Node>>) {
        if let NodeOrText::AppendNode(node) = child {
            node.parent.replace(parent);
        }
    }
}

impl TreeSink for Nodes {
    type Handle = Rc<Node>;
    type Output = Nodes;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Nodes {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Rc<Node> {
        let first = self.0.borrow().first().cloned();
        first.unwrap_or_else(|| self.add_nameless())
    }

    fn elem_name<'a>(&'a self, node: &'a Rc<Node>) -> &'a QualName {
        &node.name
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Rc<Node> {
        self.add(name)
    }

    fn create_comment(&self, _: StrTendril) -> Rc<Node> {
        self.add_nameless()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Rc<Node> {
        self.add_nameless()
    }

    fn append(&self, parent: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        self.put(child, Some(Rc::clone(parent)));
    }

    fn append_based_on_parent_node(
        &self,
        node: &Rc<Node>,
        before: &Rc<Node>,
        child: NodeOrText<Rc<Node>>,
    ) {
        let parent = node.parent.borrow().clone();
        self.put(child, parent.or_else(|| Some(Rc::clone(before))));
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, node: &Rc<Node>) -> Rc<Node> {
        Rc::clone(node)
    }

    fn same_node(&self, one: &Rc<Node>, other: &Rc<Node>) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        let parent = sibling.parent.borrow().clone();
        self.put(child, parent);
    }

    fn add_attrs_if_missing(&self, _: &Rc<Node>, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, node: &Rc<Node>) {
        node.parent.replace(None);
    }

    fn reparent_children(&self, node: &Rc<Node>, parent: &Rc<Node>) {
        for child in self.0.borrow().iter() {
            let is_inside = |around: &Rc<Node>| Rc::ptr_eq(around, node);
            if child.parent.borrow().as_ref().is_some_and(is_inside) {
                child.parent.replace(Some(Rc::clone(parent)));
            }
        }
    }
}

/// Gives what a page may not hold.
fn faults(html: &str) -> Vec<String> {
    let tokenizer = Tokenizer::new(Faults::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// What was found so far.
#[derive(Default)]
struct Faults(RefCell<Vec<String>>);

impl TokenSink for Faults {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut found = self.0.borrow_mut();
        if let Token::CommentToken(text) = &token {
            found.push(format!("the comment {text:?}"));
        }
        let Token::TagToken(tag) = token else {
            return TokenSinkResult::Continue;
        };
        if !ELEMENTS.contains(&&*tag.name) {
            found.push(format!("the element `{}`", tag.name));
        }
        for attribute in &tag.attrs {
            let name = attribute.name.local.to_ascii_lowercase();
            let value: String = attribute
                .value
                .chars()
                .filter(|c| !c.is_control() && !c.is_whitespace())
                .collect();
            if name.starts_with("on")
                || [
                    "style",
                    "srcset",
                    "srcdoc",
                    "action",
                    "formaction",
                    "xlink:href",
                ]
                .contains(&&*name)
            {
                found.push(format!("the attribute `{name}`"));
            }
            if ["href", "src", "cite", "poster", "background", "longdesc"].contains(&&*name)
                && !is_harmless(&value)
            {
                found.push(format!("the address `{value}`"));
            }
            if *name == *"src" && (value.contains("://") || value.starts_with("//")) {
                found.push(format!("a picture from elsewhere, `{value}`"));
            }
        }
        TokenSinkResult::Continue
    }
}

/// Tells whether an address has a scheme that may be followed, or none.
fn is_harmless(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else {
        return true;
    };
    let is_relative = scheme.contains(['/', '?', '#']);
    is_relative || ["http", "https", "mailto", "tel"].contains(&&*scheme.to_ascii_lowercase())
}

#[test]
fn what_may_not_be_there_is_seen() {
    for html in [
        "<script>x</script>",
        "<svg></svg>",
        "<p onclick=x>",
        "<p STYLE=x>",
        "<a href=' java\nscript:x'>",
        "<a href=&#106;avascript:x>",
        "<img src=//example.org/x>",
        "<!-- x -->",
    ] {
        assert!(!faults(html).is_empty(), "{html}");
    }
    for html in [
        "</div>",
        "<li><div><li></div>",
        "<table><tr><td><div>",
        "<p></article>",
        "<select>",
        "<title>",
    ] {
        assert!(!stays_inside(html), "{html}");
    }
    assert!(stays_inside(
        "<ul><li>a</li></ul><p><b>c</b><table><tr><td>d</td></tr></table>"
    ));
    let fine = "<p class=x><a href='../a:b'>x</a> <a href=https://example.org/>y</a>";
    assert!(faults(fine).is_empty());
}
