//! Whether an entry or a document says of itself that it is sealed.

use std::sync::LazyLock;

use regex::Regex;

use super::{find, first_words, head, lead, place};
use crate::docket::Access;

/// Returns the access that an entry's words ask for.
///
/// A motion to seal, and an order on it, speak of sealing and are public. Everything that says of
/// itself that it is sealed is not.
pub(in crate::import) fn access(text: &str, short: &str) -> Access {
    let own = without_attachments(head(text));
    let is_sealed = says_sealed(&own) || says_sealed(short);
    if is_sealed {
        Access::Sealed
    } else {
        Access::Public
    }
}

/// Returns the access that a description of one document asks for.
pub(in crate::import) fn document_access(description: &str) -> Access {
    let lower = description.to_lowercase();
    let asks = [
        "motion",
        "order on",
        "leave to",
        "request to",
        "notice of",
        "unseal",
    ];
    let is_sealed = says_sealed(description)
        || (lower.contains("sealed") || lower.contains("under seal"))
            && !asks.iter().any(|word| lower.contains(word));
    if is_sealed {
        Access::Sealed
    } else {
        Access::Public
    }
}

pub(super) static SEALED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        # It begins so: SEALED DOCUMENT, *SEALED* MOTION, UNDER SEAL ..., EX PARTE SEALED ...
        ^ [^\w]* (?: ex\s*parte [\s\W]+ | document \s+ | filed \s+ | restricted \s+ | \d+ \s+ )*
          (?: sealed | under \s+ seal | highly \s+ sensitive ) \b
        # It says so in brackets or between stars: (SEALED), [Sealed], **RESTRICTED**
        | [(\[*{] \s* (?: filed \s+ )? (?: document \s+ )? (?: highly \s+ )? (?: under \s+ seal | sealed | restricted | confidential ) [^)\]*}]{0,60} [)\]*}]
        # It says so of itself.
        | \b (?: is | are | was | been | remains? | placed | maintained ) \s+ (?: filed \s+ )? (?: sealed | under \s+ seal | restricted ) \b
        | \b only \s+ available \s+ to \s+ authorized
        | \b (?: access | viewing | availability ) \b [^.]{0,40} \b (?: restricted | limited )
        ",
    )
    .expect("the expression is right")
});

pub(super) fn says_sealed(text: &str) -> bool {
    if SEALED.is_match(text) {
        return true;
    }
    // A type of document with the word before it: `UNREDACTED AGREEMENT`, `Motion filed under
    // seal`.
    let lower = lead(text).to_lowercase();
    let is_about = [
        "motion",
        "order",
        "leave",
        "notice",
        "request",
        "application",
        "unseal",
        "response",
        "reply",
        "opposition",
    ]
    .iter()
    .any(|word| place(&lower, word).is_some());
    let all = text.to_lowercase();
    let says = ["sealed", "under seal"]
        .iter()
        .any(|words| place(first_words(&lower, 10), words).is_some());
    !is_about && (says || all.contains("filed under seal") || lower.starts_with("unredacted"))
}

pub(super) fn without_attachments(text: &str) -> String {
    let Some(start) = find(text, "(attachments:") else {
        return text.to_owned();
    };
    let mut depth = 0_usize;
    let end = text[start..].char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(start + at + 1);
                }
            }
            _ => {}
        }
        None
    });
    format!("{}{}", &text[..start], &text[end.unwrap_or(text.len())..])
}
