//! What a clock counts: calendar days, business days, and longer units.

use std::fmt;

/// How far a limit is from its start; a negative number counts back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// Calendar days.
    Days(i32),
    /// Days that are neither Saturdays, Sundays nor holidays.
    BusinessDays(i32),
    /// Weeks of seven calendar days.
    Weeks(i32),
    /// Calendar months; a day that the month lacks becomes its last day.
    Months(i32),
    /// Calendar years; February 29 becomes February 28 where there is none.
    Years(i32),
}

impl Count {
    /// Spells the count as a distance from its start: `135 days`, `1 month`, `3 days before`.
    pub fn spelled(&self) -> String {
        let before = if self.number() < 0 { " before" } else { "" };
        format!("{}{before}", self.spell_amount())
    }

    /// Returns the number that is counted, in its own unit; a negative one counts back.
    pub fn number(&self) -> i32 {
        match *self {
            Count::Days(number)
            | Count::BusinessDays(number)
            | Count::Weeks(number)
            | Count::Months(number)
            | Count::Years(number) => number,
        }
    }

    /// Spells the amount without its direction: `10 business days`.
    pub(super) fn spell_amount(&self) -> String {
        let unit = match self {
            Count::Days(_) => "day",
            Count::BusinessDays(_) => "business day",
            Count::Weeks(_) => "week",
            Count::Months(_) => "month",
            Count::Years(_) => "year",
        };
        spell_number_of(self.number().unsigned_abs(), unit)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelled())
    }
}

/// Spells a number of things: `1 day`, `135 days`.
fn spell_number_of(number: u32, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
