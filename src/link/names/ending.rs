//! Words that end a corporate name, and the words before a name under which a party does business.

use crate::text::fold;

/// Words that end a corporate name, and are no name by themselves.
pub(in crate::link) const ENDINGS: &[&str] = &[
    "llc",
    "l l c",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "lp",
    "l p",
    "llp",
    "l l p",
    "plc",
    "pllc",
    "p c",
    "pc",
    "n a",
    "jr",
    "sr",
    "ii",
    "iii",
    "esq",
];

/// The words between a party's name and the name under which it does business, as folded.
const DBA: &[&str] = &[
    " d/b/a ",
    " dba ",
    " d.b.a. ",
    " D/B/A ",
    " DBA ",
    " doing business as ",
];

/// Returns whether a name is nothing but a corporate ending, such as `LLC`.
pub(crate) fn is_ending(name: &str) -> bool {
    ENDINGS.contains(&&*fold(name))
}

/// Splits `A, LLC d/b/a B` into the name and the name under which the party does business.
pub(crate) fn split_dba(text: &str) -> Option<(&str, &str)> {
    let (name, dba) = DBA.iter().find_map(|words| text.split_once(words))?;
    let (name, dba) = (name.trim().trim_end_matches(','), dba.trim());
    (!name.is_empty() && !dba.is_empty()).then_some((name, dba))
}
