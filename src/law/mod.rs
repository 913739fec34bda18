//! Authorities: the statutes, rules and reports that a text cites, under one name each, with the
//! place where the public can read them. Text comes in, citations go out.

mod act;
mod authority;
mod built_in;
mod families;
mod find;
mod own;
mod read;
mod scan;
mod sections;
#[cfg(test)]
mod tests;

pub use act::Acts;
pub use authority::{Authority, Citation};
pub use families::Families;
pub use own::FamilyRule;
