//! Finds lines that begin like `access` or `draft` and are not read as that key: the record would
//! be public though its author withheld it.
//!
//! YAML reads such a line as a part of another value where a brace, a quotation mark, a block of
//! text, a redaction or a comment is open before it, and not at all behind the end of the front
//! matter.

mod claim;
mod misplaced;

pub(super) use claim::{Claim, claims, withholds};
pub(super) use misplaced::{misplaced, says_withheld};

use super::locate;
use super::redact::PublicText;
use crate::diagnostic::{KeyPath, Step};
use crate::docket::{Access, Node};
use claim::{ClaimKey, ClaimPart};
use misplaced::FREE;

/// Keeps of the claims those that are not read, where `node` is the front matter that was read.
/// `header_start` is where its YAML begins in the public text.
pub(super) fn unread(
    claims: Vec<Claim>,
    node: &Node,
    public: &PublicText,
    header: &str,
    header_start: usize,
) -> Vec<Claim> {
    if claims.is_empty() || is_withheld(node) {
        return Vec::new();
    }
    let keys = locate::keys(header);
    let mut unread = claims;
    unread.retain(|claim| {
        if claim.part == ClaimPart::Body {
            return true;
        }
        let place = public
            .place_of(claim.at)
            .and_then(|place| place.checked_sub(header_start));
        let before = place.and_then(|place| {
            let next = keys.partition_point(|(_, range)| range.start <= place);
            next.checked_sub(1).map(|last| (place, &keys[last]))
        });
        let is_at_top = has(node, claim.key);
        match before {
            // A key at the top is reported where it is read, and one of an attachment is its own.
            Some((place, (path, range))) if range.contains(&place) => !is_read(path, is_at_top),
            // Nothing that is said of the filing speaks for its attachments.
            Some((_, (path, _))) if is_below(path, &["attachments"]) => true,
            _ => !is_at_top,
        }
    });
    unread
}

/// Returns whether a record says that it is a draft.
pub(super) fn is_draft(node: &Node) -> bool {
    let Node::Map(entries) = node else {
        return false;
    };
    let mut drafts = entries.iter().filter(|(name, _)| name == "draft");
    drafts
        .next()
        .is_some_and(|(_, value)| *value == Node::Bool(true))
        && drafts.next().is_none()
}

/// Returns whether a record has a key at its top.
fn has(node: &Node, key: ClaimKey) -> bool {
    let wanted = match key {
        ClaimKey::Access => "access",
        ClaimKey::Draft => "draft",
    };
    matches!(node, Node::Map(entries) if entries.iter().any(|(name, _)| name == wanted))
}

/// Returns whether a record withholds all of itself.
fn is_withheld(node: &Node) -> bool {
    let Node::Map(entries) = node else {
        return false;
    };
    let mut access = entries.iter().filter(|(name, _)| name == "access");
    access.any(|(_, value)| match value {
        Node::Text(word) => Access::parse(word).is_some_and(|access| !access.is_public()),
        _ => false,
    })
}

/// Returns whether a key is one that is read where it is: at the top, or in an attachment;
/// below the free maps, those are judged that say something else.
fn is_read(path: &KeyPath, is_at_top: bool) -> bool {
    match path.steps() {
        [Step::Key(_)] => true,
        [Step::Key(list), Step::Key(_)] | [Step::Key(list), Step::Index(_), Step::Key(_)]
            if **list == *"attachments" =>
        {
            true
        }
        _ => is_at_top || is_below(path, &FREE),
    }
}

fn is_below(path: &KeyPath, keys: &[&str]) -> bool {
    matches!(path.steps().first(), Some(Step::Key(key)) if keys.contains(&&**key))
}

#[cfg(test)]
mod tests;
