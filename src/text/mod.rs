//! Texts: what Markdown and HTML make of them, and how words are spelled, folded and compared. The
//! layer that parses.

mod anchors;
mod elements;
mod entities;
mod fold;
pub mod html;
mod links;
pub mod looks;
mod manuscript;
mod mark;
mod passage;
mod phrase;
mod prose;
mod slug;
mod tag;
mod targets;
mod transcript;
pub mod tree;

pub use anchors::{Anchors, HeadingName, PREFIX as ANCHOR_PREFIX, is_of_page};
pub use elements::is_element;
pub use entities::resolve as resolve_entities;
pub use fold::{fold, letters_of_name, normal, without_case, words_of_name};
pub use links::{BodyLink, local_path};
pub use mark::{MARK_FIRST, MARK_LAST, is_mark};
pub use passage::{Flow, is_code};
pub use phrase::{Phrase, PhrasePart};
pub use prose::{CodeKind, CodeRange, EMPTY_COMMENT, Prose};
pub use slug::slug;
pub use transcript::{Piece, Transcript};
pub use tree::Tree;
