//! Mistakes of clocks, one of which may start from a withheld filing.

use super::super::starts::{ClockStanding, OpenClocks};
use crate::diagnostic::{Code, Diagnostic, Place, Step};

/// Returns whether a mistake is in a docket's clocks. One of them may start from a withheld filing,
/// and be withheld with it; which one that is, a record with mistakes does not tell.
pub(super) fn is_of_clock(problem: &Diagnostic) -> bool {
    let Place::Key(file, path, _) = &problem.place else {
        return false;
    };
    file.name() == "docket.md"
        && matches!(path.steps().first(), Some(Step::Key(key)) if **key == *"clocks")
}

/// Takes the words of a clock out of its mistake, unless it names nothing withheld. A way out that
/// names a key or a value of the format alone stays.
pub(super) fn of_clock(problem: Diagnostic, open: &OpenClocks<'_>) -> Diagnostic {
    match open.standing(&problem.place) {
        // Another clock, which may be withheld, can be on the same line.
        ClockStanding::Open => return problem.without_line(),
        ClockStanding::OpenAsAll => return problem,
        ClockStanding::Unknown => {}
    }
    let of_format = matches!(problem.code, Code::UnknownKey | Code::UnknownValue);
    let help = problem.help.clone().filter(|_| of_format);
    let told = problem.without_words();
    match help {
        Some(help) => told.help(help),
        None => told,
    }
}
