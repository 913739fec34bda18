//! Rows as templates see them.

use serde::Serialize;
use tera::Value;

use super::super::when::When;
use super::Names;

/// A docket as lists and crumbs show it.
#[derive(Debug, Serialize)]
pub(super) struct DocketRow<'a> {
    /// Its number, as the agency writes it.
    pub(super) number: &'a str,
    /// Its title; none where its record gives none.
    pub(super) title: Option<&'a str>,
    /// Its address.
    pub(super) url: String,
    /// Its status: `open`, `closed`, `stayed` or other words; none where its record gives none, or
    /// that is withheld.
    pub(super) status: Option<&'a str>,
    /// Its agency.
    pub(super) agency: Option<&'a str>,
    /// How many filings are on file, those that are withheld in part among them; drafts are not.
    pub(super) filings: usize,
    /// How many drafts it has, which only the preview shows.
    pub(super) drafts: usize,
    /// How many documents are known and not on file.
    pub(super) absent: usize,
    /// When the last filing was made.
    pub(super) last: Option<When>,
    /// `confidential` or `sealed`; none for a public docket.
    pub(super) access: Option<&'a str>,
}

/// A party as lists show it, and wherever it is named.
#[derive(Debug, Serialize)]
pub(super) struct PartyRow<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Its address; none for words that name nobody in particular.
    pub(super) url: Option<String>,
    /// What kind of party it is, in words.
    pub(super) kind: Option<&'a str>,
    /// In how many dockets it takes part.
    pub(super) dockets: usize,
    /// How many filings and documents not on file name it.
    pub(super) filings: usize,
    /// Whether only drafts name it, so that only the preview shows it.
    pub(super) draft: bool,
}

/// A document as lists show it: a filing, or one that is known and not on file.
#[derive(Debug, Serialize)]
pub(super) struct DocumentRow<'a> {
    /// Its title, or what is in its place.
    pub(super) title: &'a str,
    /// Where it leads: a filing's page, or the place of what is not on file; none where it is
    /// withheld.
    pub(super) url: Option<String>,
    /// Its type, in words.
    pub(super) kind: Option<&'a str>,
    /// How it is marked: `filed`, `order` (issued by the agency), `absent` or `withheld`.
    pub(super) class: &'static str,
    /// Its date.
    pub(super) date: When,
    /// Its item number in the docket.
    pub(super) number: Option<&'a str>,
    /// What it is called as an exhibit.
    pub(super) label: Option<&'a str>,
    /// Who filed or sent it.
    pub(super) by: Names,
    /// To whom.
    pub(super) to: Names,
    /// `confidential` or `sealed`; none for what readers may see.
    pub(super) access: Option<&'a str>,
    /// Where its version for public inspection is, if it is withheld and has one.
    pub(super) public_version: Option<String>,
    /// Whether it is known and not on file.
    pub(super) absent: bool,
    /// Whether it is a draft, or known from drafts alone: only the preview shows it.
    pub(super) draft: bool,
    /// `stricken`, `lodged` or `returned`, in words; none for what is part of the record.
    pub(super) status: Option<&'a str>,
    /// Whether its title is crossed out.
    pub(super) crossed_out: bool,
    /// What became of it, in words: `granted in part`, `withdrawn`, `superseded`, `corrected`.
    pub(super) became: Vec<String>,
    /// Whether it is marked as archived web content.
    pub(super) archived: bool,
    /// How many attachments it has.
    pub(super) attachments: usize,
    /// Its home docket, as a docket's row.
    pub(super) docket: Option<Value>,
}
