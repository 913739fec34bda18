//! An element of a text, with what a page shows of it.

use pulldown_cmark::{Alignment, CowStr};

use super::Html;

/// What holds other nodes.
#[derive(Debug)]
pub enum Element<'t> {
    /// A paragraph; one that holds blocks of an author's is none for a browser.
    Paragraph {
        /// Whether it holds blocks.
        holds_blocks: bool,
    },
    /// A heading of Markdown: the level as typed, and the id that its author gave it.
    Heading(u8, Option<CowStr<'t>>),
    /// A quotation.
    Quote,
    /// A block of code, with the name of its language.
    CodeBlock(Option<CowStr<'t>>),
    /// Code within a line.
    Code,
    /// A list, with the number of its first item if it has numbers.
    List(Option<u64>),
    /// An item, with its number where it does not follow from the one before it.
    Item(Option<u64>),
    /// A footnote, by its label.
    Footnote(CowStr<'t>),
    /// A list of definitions.
    Definitions,
    /// What is defined.
    Term,
    /// How it is defined.
    Definition,
    /// A table of Markdown.
    Table,
    /// Its head.
    TableHead,
    /// The rows below its head.
    TableBody,
    /// A row.
    Row,
    /// A cell, and whether it is in the head.
    Cell(Alignment, bool),
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Text that is struck through.
    Deleted,
    /// A link; it is one of the author's HTML where it has attributes.
    Link(Box<LinkTarget<'t>>),
    /// A picture, with its description in it.
    Picture(Box<LinkTarget<'t>>),
    /// An element of the author's HTML.
    Html(Box<Html<'t>>),
    /// What an author's tags enclose that a page has no element for.
    Bare,
    /// What nobody sees.
    Hidden,
}

impl Element<'_> {
    /// Returns the name of the element on the page; none where it has none of its own.
    pub fn name(&self) -> &'static str {
        match self {
            Element::Paragraph { holds_blocks: true } => "div",
            Element::Paragraph { .. } => "p",
            Element::Heading(..) => "h2",
            Element::Quote => "blockquote",
            Element::CodeBlock(_) => "pre",
            Element::Code => "code",
            Element::List(Some(_)) => "ol",
            Element::List(None) => "ul",
            Element::Item(_) => "li",
            Element::Footnote(_) => "li",
            Element::Definitions => "dl",
            Element::Term => "dt",
            Element::Definition => "dd",
            Element::Table => "table",
            Element::TableHead => "thead",
            Element::TableBody => "tbody",
            Element::Row => "tr",
            Element::Cell(..) => "td",
            Element::Emphasis => "em",
            Element::Strong => "strong",
            Element::Deleted => "del",
            Element::Link(_) => "a",
            Element::Picture(_) => "img",
            Element::Html(html) => html.name,
            Element::Bare | Element::Hidden => "",
        }
    }

    /// Returns whether words before and after its ends may be one.
    pub fn is_inline(&self) -> bool {
        const INLINE: [&str; 29] = [
            "", "a", "abbr", "acronym", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn",
            "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike",
            "strong", "sub", "sup", "u", "var",
        ];
        INLINE.contains(&self.name())
    }
}

/// Where a link or a picture leads.
#[derive(Debug)]
pub struct LinkTarget<'t> {
    /// The address as typed.
    pub to: CowStr<'t>,
    /// Its title.
    pub title: CowStr<'t>,
    /// Whether its words are its address: `<https://example.org>`.
    pub is_own_words: bool,
    /// What it has in an author's HTML beside these.
    pub html: Option<Html<'t>>,
}
