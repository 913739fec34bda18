//! Finds the page of what is renamed, and the address that it will have.

use crate::Edition;
use crate::intake::WrittenFile;
use crate::plan::slug;
use crate::rename::{RenameSubject, Site};

/// Returns the name that a person reads for what is renamed.
pub(super) fn current_name(files: &[WrittenFile], subject: &RenameSubject, old: &str) -> String {
    match subject {
        RenameSubject::Party(file) => files[*file].path.stem().to_owned(),
        _ => {
            let name = old.rsplit(['/', '#']).next().unwrap_or(old);
            match subject {
                RenameSubject::Filing(_) => name.trim_end_matches(".md").to_owned(),
                _ => old.to_owned(),
            }
        }
    }
}

/// Returns the address of the page of what is renamed, where readers have one, and the one that it
/// will have.
pub(super) fn addresses_of(
    edition: &Edition,
    files: &[WrittenFile],
    subject: &RenameSubject,
    old: &str,
    new: &str,
) -> (Option<String>, Option<String>) {
    let Edition { catalog, plan, .. } = edition;
    let site = Site {
        files,
        content: edition.sources.content,
        plan,
    };
    let record = site.file_of(subject).map(|file| &files[file].path);
    let address = match subject {
        RenameSubject::Filing(_) => catalog.filings().find_map(|(id, filed)| {
            let document = filed.filing.document()?;
            (Some(&document.path) == record).then(|| plan.filing(id))?
        }),
        RenameSubject::Docket(_) => {
            let name = site.name_of_docket(subject);
            let mut dockets = catalog.dockets();
            dockets.find_map(|(id, docket)| {
                let is_it = Some(&docket.name) == name.as_ref() && docket.access.is_public();
                is_it.then(|| plan.docket(id))
            })
        }
        RenameSubject::Party(_) => catalog.parties().find_map(|(id, party)| {
            let path = party.record.as_ref().map(|one| &one.path);
            (path.is_some() && path == record).then(|| plan.party(id))
        }),
        // With a record the address is that of its id, which stays.
        RenameSubject::Name(_, Some(_)) => None,
        RenameSubject::Name(_, None) => {
            let party = catalog.find_party_of_name(old);
            party.map(|id| plan.party(id))
        }
    };
    let address = address.map(|url| url.as_str().to_owned());
    let new_address = address.as_ref().map(|old| {
        let folder = old
            .trim_end_matches('/')
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        format!("{folder}/{}/", slug(new))
    });
    (address, new_address)
}
