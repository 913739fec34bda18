//! How much of each file may be shown, now that its docket is known.

use super::super::catalog::Catalog;
use super::super::dockets::{Book, Home};
use super::super::quick::Set;
use crate::intake::{FileKind, Record, Secrecy, Source};
use crate::text::letters_of_name;

/// Judges how much of a file may be shown, now that its docket is known.
pub(super) fn secrecy_of(
    source: &Source,
    home: &Home,
    book: &Book<'_>,
    named: &Set<String>,
) -> Secrecy {
    let own = source.secrecy;
    match (&source.record, home) {
        (_, _) if own == Secrecy::Draft => Secrecy::Draft,
        (Some(Record::Party(record)), _) => {
            let mentions = record
                .aliases
                .iter()
                .chain(&record.formerly)
                .chain(&record.dba);
            let mut names = std::iter::once(&record.id)
                .chain(std::iter::once(&record.name))
                .chain(mentions.map(|mention| &mention.text));
            // A record that nothing public names may be of a party to withheld filings alone.
            if names.any(|name| named.contains(&letters_of_name(name))) {
                own
            } else {
                Secrecy::Withheld
            }
        }
        (Some(Record::Page(_)), _) => own,
        (Some(Record::Docket(record)), _) if book.access_of(record).is_public() => own,
        (Some(Record::Docket(_)), _) => Secrecy::Withheld,
        (Some(Record::Filing(_)), Home::Known { dockets, .. }) if book.may_be_withheld(dockets) => {
            Secrecy::Withheld
        }
        (Some(Record::Filing(_)), Home::Known { access, .. }) => match access.is_public() {
            true => own,
            false => Secrecy::Withheld,
        },
        // What withholds nothing itself, nowhere near anything that does, is shown like any other
        // record.
        (None, _)
            if source.kind == FileKind::Docket
                && source.is_read
                && book.is_open_but_for_unread() =>
        {
            own
        }
        // Of a file that could not be read, nobody can say to which docket it belongs, or who it
        // describes.
        (None, _) if source.kind == FileKind::Party => {
            match named.contains(&letters_of_name(source.path.stem())) {
                true => own,
                false => Secrecy::Withheld,
            }
        }
        (None, _) if source.kind == FileKind::Page => own,
        (Some(Record::Filing(_)), Home::Unknown) | (None, _) => match book.any_withheld() {
            true => Secrecy::Withheld,
            false => own,
        },
    }
}

/// Returns the folded names and ids of all parties that readers know.
pub(super) fn named_parties(catalog: &Catalog) -> Set<String> {
    catalog
        .parties()
        .flat_map(|(_, party)| {
            [letters_of_name(&party.id), letters_of_name(&party.name)]
                .into_iter()
                .chain(party.dba.iter().map(|dba| letters_of_name(dba)))
        })
        .collect()
}

/// Returns whether the name of a file is not shown: the file is withheld, or was perhaps meant to
/// be. The name of a docket's record says nothing of it.
pub(super) fn is_concealed(source: &Source, secrecy: Secrecy) -> bool {
    match secrecy {
        Secrecy::Open => false,
        Secrecy::Doubtful => source.path.name() != "docket.md",
        Secrecy::Withheld | Secrecy::Draft => true,
    }
}
