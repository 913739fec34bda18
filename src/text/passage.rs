//! The passages of a text: its running words as readers see them, however markup cuts them into
//! pieces. A citation is within one passage, and the page links what is found here and nothing
//! else.

use super::tree::{Element, NodeKind, Tree, WalkStep};

/// What a node does to the passage in which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow<'e> {
    /// It adds words.
    Words(&'e str),
    /// It breaks the line as typed.
    Line,
    /// It marks words or breaks the line for readers; the words go on.
    Mark,
    /// It ends the passage.
    End,
}

/// Elements of an author's that begin and end within running words. What is raised or lowered is no
/// part of a number before it.
const MARKS: [&str; 21] = [
    "", "abbr", "acronym", "b", "bdi", "bdo", "cite", "data", "dfn", "em", "i", "ins", "mark", "q",
    "small", "span", "strong", "time", "tt", "u", "wbr",
];

impl<'e> Flow<'e> {
    /// Says what a node does.
    pub fn of(kind: &'e NodeKind<'_>) -> Flow<'e> {
        match kind {
            NodeKind::Text(words) => Flow::Words(words),
            NodeKind::Line => Flow::Line,
            NodeKind::Break
            | NodeKind::Element(Element::Emphasis | Element::Strong | Element::Bare) => Flow::Mark,
            NodeKind::Element(Element::Html(html)) if MARKS.contains(&html.name) => Flow::Mark,
            _ => Flow::End,
        }
    }
}

/// Returns whether an element holds code, in which nothing is cited.
pub fn is_code(element: &Element<'_>) -> bool {
    match element {
        Element::Code | Element::CodeBlock(_) => true,
        Element::Html(html) => matches!(html.name, "code" | "kbd" | "pre" | "samp"),
        _ => false,
    }
}

impl Tree<'_> {
    /// Calls a function with each passage. Code and descriptions of pictures are in none.
    pub fn passages(&self, mut each: impl FnMut(&str)) {
        let mut passage = String::new();
        let mut code = 0;
        let mut walk = self.walk();
        while let Some(step) = walk.next() {
            let (WalkStep::Enter(number) | WalkStep::Leave(number)) = step;
            let kind = &self.nodes[number].kind;
            match Flow::of(kind) {
                Flow::Words(words) if code == 0 => passage.push_str(words),
                Flow::Line if code == 0 => passage.push('\n'),
                Flow::End => {
                    if !passage.is_empty() {
                        each(&passage);
                        passage.clear();
                    }
                }
                Flow::Words(_) | Flow::Line | Flow::Mark => {}
            }
            match (kind, step) {
                (NodeKind::Element(Element::Picture(_)), WalkStep::Enter(_)) => walk.pass_over(),
                (NodeKind::Element(element), _) if is_code(element) => match step {
                    WalkStep::Enter(_) => code += 1,
                    WalkStep::Leave(_) => code -= 1,
                },
                _ => {}
            }
        }
        if !passage.is_empty() {
            each(&passage);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Prose;

    fn passages(text: &str) -> Vec<String> {
        let prose = Prose {
            text: text.to_owned(),
            ..Prose::default()
        };
        let mut all = Vec::new();
        prose.read(|tree| tree.passages(|passage| all.push(passage.to_owned())));
        all
    }

    #[test]
    fn emphasis_escapes_and_entities_are_what_readers_see_of_them() {
        assert_eq!(
            passages("*47 U\\.S.C.* §&nbsp;254,  \n__as__ amended"),
            ["47 U.S.C. §\u{a0}254,\nas amended"]
        );
    }

    #[test]
    fn what_ends_a_passage_parts_what_is_on_both_sides() {
        assert_eq!(
            passages(
                "# a\n\n- b\n- c `d` e[f](g)\n\n| h | i |\n|---|---|\n| ![j](k) | l[^1] |\n\n    m\n\n[^1]: n\n"
            ),
            ["a", "b", "c ", " e", "f", "h", "i", "l", "n"]
        );
    }

    #[test]
    fn of_raw_html_what_its_page_shows_is_in_passages() {
        assert_eq!(
            passages(
                "<table title='x > y'><tr><td>47&nbsp;U.S.C. <b>&#167;</b>&#x20;252</td><td>a &lt; b & c</td></tr>\n\
                 <!-- 47 U.S.C. § 1 --><style>d</style></table>\n\ne<!-- f -->g\n"
            ),
            ["47\u{a0}U.S.C. § 252", "a < b & c", "\n\n", "\n", "eg"]
        );
    }
}
