//! Compares the site before and after a renaming, and says why the files are to be put back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{bail, ensure};
use chrono::NaiveDate;

use crate::diagnostic::{Diagnostics, SitePath};
use crate::docket::Audience;
use crate::intake::Sources;
use crate::plan::Addresses;
use crate::rename::Renaming;
use crate::{Checks, Edition, prepare};

/// Fails where the site has a new error or warning, reads other files than before, tells more or
/// less of one, or has lost a record or an address.
pub(super) fn refuse(root: &Path, before: &Edition, renaming: &Renaming) -> anyhow::Result<()> {
    let mut after = prepare(root, Audience::Readers, &|| {})?;
    after.check(Checks::All, None);
    let (old, new) = (codes(&before.diagnostics), codes(&after.diagnostics));
    let more = new
        .iter()
        .find(|(code, count)| *count > old.get(*code).unwrap_or(&0));
    if let Some((code, _)) = more {
        bail!("the site would have a new message `{code}` (see `docketpress explain {code}`)");
    }
    let made = renaming.made.as_ref().map(|(path, _)| path);
    let place_of = |path: &SitePath| renaming.moves.place_of(path);
    let same = |path: &SitePath| path.clone();
    ensure!(
        files(&before.sources, place_of, None) == files(&after.sources, same, made),
        "the site would read other files than now, for example because of `ignore` or `plain` in site.yaml"
    );
    let concealed =
        |edition: &Edition, place_of: &dyn Fn(&SitePath) -> SitePath| -> BTreeSet<SitePath> {
            edition.diagnostics.concealed().map(place_of).collect()
        };
    ensure!(
        concealed(before, &place_of) == concealed(&after, &same),
        "other records would be withheld than now"
    );
    let counts = |edition: &Edition| {
        let catalog = &edition.catalog;
        [
            catalog.filings().len(),
            catalog.dockets().len(),
            catalog.parties().len(),
        ]
    };
    ensure!(
        counts(before) == counts(&after),
        "the site would have other filings, dockets, or parties than now"
    );
    let known = Addresses::of(&before.catalog, &before.plan, NaiveDate::MIN);
    let change = known.compare(&after.sources, &after.catalog, &after.plan);
    ensure!(
        change.lost.is_empty() && change.withheld == 0,
        "an address that is published now would be lost"
    );
    Ok(())
}

/// Counts the messages by their codes.
fn codes(diagnostics: &Diagnostics) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for one in diagnostics.iter() {
        *codes.entry(one.code.name()).or_default() += 1;
    }
    codes
}

/// Returns the files of a site with how much of each may be shown.
fn files(
    sources: &Sources,
    place_of: impl Fn(&SitePath) -> SitePath,
    without: Option<&SitePath>,
) -> BTreeSet<(SitePath, String)> {
    let records = sources.files.iter();
    let records = records.map(|one| (place_of(&one.path), format!("{:?}", one.secrecy)));
    let others = sources.others.iter();
    let others = others.map(|(path, _)| (place_of(path), String::new()));
    let all = records.chain(others);
    all.filter(|(path, _)| Some(path) != without).collect()
}
