//! Words that a shell offers for an argument which takes others too, and which the help does not
//! list.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};

use crate::diagnostic::Code;
use crate::docket::built_in_ids;

/// Offers the codes of all mistakes.
pub(super) fn codes() -> Offered {
    Offered(|| Code::ALL.iter().map(|code| code.name()).collect())
}

/// Offers the types of filings that every site knows.
pub(super) fn types() -> Offered {
    Offered(|| built_in_ids().collect())
}

/// Takes any text, and offers some.
#[derive(Clone)]
pub(super) struct Offered(fn() -> Vec<&'static str>);

impl TypedValueParser for Offered {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}
