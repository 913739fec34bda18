//! Names the drafts that a build leaves out.

use super::super::count;
use crate::diagnostic::escaped;
use crate::intake::Sources;
use crate::link::drafts;

/// Names the drafts that are left out; those that are withheld as well only to those who may see
/// them.
pub(super) fn name_drafts(sources: &Sources, reveals: bool) {
    let drafts = drafts(sources);
    let total = drafts.open.len() + drafts.withheld.len();
    let hidden = match reveals {
        true => 0,
        false => drafts.withheld.len(),
    };
    let mut named = drafts.open;
    named.extend(drafts.withheld.into_iter().filter(|_| reveals));
    named.sort();
    match total {
        0 => anstream::eprintln!("there are no drafts"),
        total => anstream::eprintln!("{} left out:", count(total, "draft")),
    }
    for path in named {
        anstream::eprintln!("  {}", escaped(path.as_str()));
    }
    if hidden > 0 {
        anstream::eprintln!("  not listed because their access or docket withholds them: {hidden}");
    }
}
