//! Measures how deeply an author's HTML nests before it is cleaned; the one place that names html5ever.
//!
//! The parser goes through all open elements at nearly every tag, so 400 kB of `<div>` keep it busy for half a minute. It is
//! therefore run once without making a tree, and stopped where too much is open.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, Tracer, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, ParseOpts, QualName, local_name, ns, parse_fragment};

use crate::steps;

/// The most elements that may be open at once; those that mark words, such as `<b>`, count twice. People rarely nest thirty.
const OPEN: usize = 200;
/// The most attributes of one tag, each of which the parser compares with all others.
const ATTRIBUTES: usize = 100;
/// The longest name or value without quotation marks, in bytes.
const LONGEST: usize = 1_000;
/// How many tags are parsed before what is open is counted again.
const TAGS: usize = 32;

/// Tells whether HTML nests too deeply, or has too many attributes in one tag, for a parser to be done in time that grows with
/// its length.
pub fn is_too_deep(html: &str) -> bool {
    let tags: Vec<usize> = html
        .match_indices('<')
        .map(|(at, _)| at)
        .filter(|at| {
            let next = html.as_bytes().get(at + 1);
            next.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/')
        })
        .collect();
    let too_long = tags.iter().any(|at| has_many_attributes(&html[at + 1..]));
    // Fewer tags than may be open cannot nest too deeply.
    too_long || (tags.len() > OPEN / 2 && opens_too_many(html, &tags))
}

/// Parses the pieces between some tags, and tells whether too many elements are open after one.
fn opens_too_many(html: &str, tags: &[usize]) -> bool {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let mut parser = parse_fragment(NoTree, ParseOpts::default(), context, Vec::new(), false);
    let mut from = 0;
    let ends = tags.iter().copied().skip(TAGS).step_by(TAGS);
    for end in ends.chain([html.len()]) {
        parser.process(StrTendril::from_slice(&html[from..end]));
        from = end;
        let open = Count::default();
        parser.tokenizer.sink.trace_handles(&open);
        steps::count(open.0.get());
        if open.0.get() > OPEN {
            return true;
        }
    }
    false
}

/// Tells whether a tag, given from its name on, has too many attributes or too long a word. Text that only looks like a tag, in
/// a comment perhaps, is read as one.
fn has_many_attributes(tag: &str) -> bool {
    let bytes = tag.as_bytes();
    let count = |from: usize, part: &dyn Fn(u8) -> bool| {
        let rest = &bytes[from..bytes.len().min(from + LONGEST + 1)];
        rest.iter().take_while(|byte| part(**byte)).count()
    };
    let is_name = |byte: u8| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'=');
    let is_gap = |byte: u8| byte.is_ascii_whitespace() || byte == b'/';
    let mut at = 0;
    for _ in 0..=ATTRIBUTES {
        let name = count(at, &is_name);
        at += name;
        if name > LONGEST {
            return true;
        }
        if bytes.get(at) == Some(&b'=') {
            at += 1;
            at += count(at, &|byte| byte.is_ascii_whitespace());
            match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let value = bytes[at + 1..].iter().position(|byte| byte == quote);
                    let Some(length) = value else {
                        return false;
                    };
                    at += length + 2;
                }
                _ => {
                    let value = count(at, &|byte| !byte.is_ascii_whitespace() && byte != b'>');
                    at += value;
                    if value > LONGEST {
                        return true;
                    }
                }
            }
        }
        at += count(at, &is_gap);
        // White space may stand before the sign that leads to a value.
        if matches!(bytes.get(at), None | Some(b'>')) {
            return false;
        }
    }
    true
}

/// Counts the elements that a parser holds open.
#[derive(Default)]
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = Rc<QualName>;

    fn trace_handle(&self, _: &Rc<QualName>) {
        self.0.set(self.0.get() + 1);
    }
}

/// What takes a tree of HTML and keeps none of it: an element is its name alone.
struct NoTree;

impl TreeSink for NoTree {
    type Handle = Rc<QualName>;
    type Output = ();
    type ElemName<'a> = &'a QualName;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Rc<QualName> {
        nameless()
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<QualName>) -> &'a QualName {
        target
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Rc<QualName> {
        Rc::new(name)
    }

    fn create_comment(&self, _: StrTendril) -> Rc<QualName> {
        nameless()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Rc<QualName> {
        nameless()
    }

    fn append(&self, _: &Rc<QualName>, _: NodeOrText<Rc<QualName>>) {}

    fn append_based_on_parent_node(
        &self,
        _: &Rc<QualName>,
        _: &Rc<QualName>,
        _: NodeOrText<Rc<QualName>>,
    ) {
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, _: &Rc<QualName>) -> Rc<QualName> {
        nameless()
    }

    fn same_node(&self, one: &Rc<QualName>, other: &Rc<QualName>) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, _: &Rc<QualName>, _: NodeOrText<Rc<QualName>>) {}

    fn add_attrs_if_missing(&self, _: &Rc<QualName>, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, _: &Rc<QualName>) {}

    fn reparent_children(&self, _: &Rc<QualName>, _: &Rc<QualName>) {}
}

/// Gives a node that is no element.
fn nameless() -> Rc<QualName> {
    Rc::new(QualName::new(None, ns!(), LocalName::from("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_not_too_deep() {
        for html in [
            "<p>a\n\n",
            "<li>a",
            "<tr><td>a<td>b",
            "<table><tr><td>a</table>",
            "<table><tbody><tr><td><p>a<td><b>b</b></table>",
            "<div class=\"a>b\"><span>c</span></div>",
            "<!-- <div> -->",
            "<br><hr><img src=a>",
            "<p><font size=2>a",
            "<h2>a</h2><ul><li>b<li>c</ul>",
            "<dl><dt>a<dd>b</dl>",
            "<svg viewBox=\"0 0 1 1\"><g><path d=\"a\"/><path d=\"b\" /></g></svg>",
            "<script>if (a <b) {}</script>",
            "<select><option>a<option>b</select>",
            "<a href=b>c <a href=d>e",
        ] {
            assert!(!is_too_deep(&html.repeat(500)), "{html}");
        }
        let nested = |depth| "<div>".repeat(depth) + &"</div>".repeat(depth);
        assert!(!is_too_deep(&nested(OPEN - 10)));
        assert!(is_too_deep(&nested(OPEN + TAGS)));
    }

    #[test]
    fn what_would_keep_a_parser_busy_is_too_deep() {
        for html in [
            "<div>",
            "<ul><li>",
            "<p><b id=1><i id=2><u id=3>",
            "<div><table><tr><td></div>",
            "<div><script></div></script>",
            "<div><span title='</div>'>",
            "<svg><p></p><custom/>",
            "<table><caption></table><td><div></td>",
            "<x-y>",
        ] {
            let html: String = (0..500)
                .map(|at| html.replace("id=", &format!("id={at}")))
                .collect();
            assert!(is_too_deep(&html), "{html:.60}");
        }
    }

    #[test]
    fn a_tag_has_so_many_attributes_and_no_more() {
        let attributes =
            |n: usize| -> String { (0..n).map(|at| format!(" a{at}='b c'")).collect() };
        assert!(!is_too_deep(&format!("<p{}>", attributes(ATTRIBUTES))));
        assert!(is_too_deep(&format!("<p{}>", attributes(ATTRIBUTES + 1))));
        let words = "word ".repeat(500);
        assert!(!is_too_deep(&format!(
            "<img src={} alt=\"{words}\">",
            "a".repeat(900)
        )));
        assert!(is_too_deep(&"<a".repeat(1_000)));
    }
}
