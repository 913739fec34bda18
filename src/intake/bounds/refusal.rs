//! Why a file is not read.

use std::fmt;
use std::io::{self};

use super::size;
use crate::diagnostic::{Code, Diagnostic, Place};

/// Why a file is not read.
#[derive(Debug)]
pub enum Refusal {
    /// The system refused.
    System(io::Error),
    /// It is not a regular file, but this.
    Kind(&'static str),
    /// It is longer than this many bytes.
    Size(u64),
}

impl Refusal {
    /// Makes an error of it that quotes nothing of the file.
    pub fn at(&self, place: Place) -> Diagnostic {
        let code = match self {
            Refusal::System(_) => Code::Unreadable,
            Refusal::Kind(_) => Code::NotAFile,
            Refusal::Size(_) => Code::InputSize,
        };
        let problem = Diagnostic::error(code, place, self.to_string());
        match self {
            Refusal::System(_) => problem,
            _ => problem.help(code.way_out()),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::System(error) => write!(f, "the file cannot be read: {}", error.kind()),
            Refusal::Kind(kind) => write!(f, "the file cannot be read: it is {kind}"),
            Refusal::Size(most) => write!(f, "the file is longer than {}, the limit", size(*most)),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Refusal {
        Refusal::System(error)
    }
}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> io::Error {
        match refusal {
            Refusal::System(error) => error,
            other => io::Error::other(other),
        }
    }
}
