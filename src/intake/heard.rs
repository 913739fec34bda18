//! What the text of an open record tells: links, citations, and what readers do not see.

use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::docket::Settings;
use crate::law::Authority;
use crate::text::{BodyLink, Prose};

/// What a text tells.
#[derive(Default)]
pub(super) struct Heard {
    pub(super) links: Vec<BodyLink>,
    pub(super) citations: Vec<Authority>,
    pub(super) problems: Vec<Diagnostic>,
}

/// Reads the text of an open record for what it tells, and reports what readers do not see as its
/// author may mean it.
pub(super) fn hear(path: &SitePath, prose: &Prose, is_filing: bool, settings: &Settings) -> Heard {
    prose.read(|tree| {
        prose.note(tree);
        let at = |range: &std::ops::Range<usize>| {
            let range = prose.start + range.start..prose.start + range.end;
            Place::Bytes(path.clone(), range)
        };
        let warn = |code: Code, place: Place| {
            Diagnostic::warning(code, place, code.sentence()).help(code.way_out())
        };
        let mut problems = Vec::new();
        let bounds = [
            (Code::HtmlNesting, tree.is_too_deep),
            (Code::TableWidth, prose.has_boundless_table()),
        ];
        let beyond = bounds.into_iter().filter(|(_, is_beyond)| *is_beyond);
        problems.extend(beyond.map(|(code, _)| warn(code, Place::File(path.clone()))));
        let unusable = tree.unusable_links();
        let unusable = unusable
            .iter()
            .map(|link| ("no page can use the address", link));
        let unshown = tree.unshown.iter();
        let unshown = unshown.map(|link| ("no page shows frames, films and objects such as", link));
        for (what, link) in unusable.chain(unshown) {
            // A `data:` address is the picture itself, letter by letter.
            let mut shown: String = link.to.chars().take(40).collect();
            if shown.len() < link.to.len() {
                shown.push_str("...");
            }
            let code = Code::AddressUnusable;
            let message = format!("{what} `{shown}`; readers see only the words");
            let problem = Diagnostic::warning(code, at(&link.range), message);
            problems.push(problem.help(code.way_out()));
        }
        // What is there may be a note that its author hides.
        let unused = tree.unused_definitions.iter();
        problems.extend(unused.map(|range| warn(Code::DefinitionUnused, at(range)).without_line()));
        let unread = tree.unread_links.iter();
        problems.extend(unread.map(|range| warn(Code::LinkUnread, at(range))));
        Heard {
            links: tree.local_links(),
            citations: match is_filing {
                true => settings.families.cited(prose, tree),
                false => Vec::new(),
            },
            problems,
        }
    })
}
