//! A site as someone sees it who is about to write, and what it tells of the record that is begun.
//!
//! Drafts count here, but what is printed, and what the names of files are made of, is what readers see.

mod answered;

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use chrono::NaiveDate;

use super::super::{clear_litter, note};
use super::{DocketArguments, FilingArguments, PartyArguments};
use crate::commands::{site, today};
use crate::diagnostic::{Code, Severity, nearest};
use crate::docket::{
    Audience, Date, DocketRecord, PartyRecord, letters_of_name, without_case, words_of_name,
};
use crate::intake::{Kind, holds_mark, without_withheld};
use crate::link::{Catalog, Docket, DocketId, FilingId, Naming, Party, naming};
use crate::plan::slug;
use crate::scaffold::{self, DocketScaffold, FilingScaffold};
use crate::{Edition, consult};
use answered::Answered;

/// The types whose filings are called after what they answer.
const ANSWERS: [&str; 6] = [
    "response",
    "answer",
    "reply",
    "objection",
    "protest",
    "data-response",
];

/// What is said of a number that is near that of a withheld docket, which is not named.
const OTHERWISE: &str = "this site may spell that docket differently; write its number or id exactly as its docket.md does";

/// How a filing says that it belongs to no docket.
const OUTSIDE: &str = "none";

/// A site with its drafts, the same site as readers see it, and the current folder.
pub(super) struct Desk {
    /// The site's folder.
    pub(super) root: PathBuf,
    /// The current folder.
    current: PathBuf,
    /// The current folder below the site's, with `/` between its parts; empty outside and at the top.
    here: String,
    /// The site with its drafts.
    pub(super) edition: Edition,
    /// The site as readers see it: only of this is anything printed.
    public: Edition,
}

impl Desk {
    /// Reads the site, which is found from the current folder where none is named.
    pub(super) fn open(site: Option<&Path>) -> anyhow::Result<Desk> {
        let current = std::env::current_dir().context("cannot find the current folder")?;
        let found = site::find(site)?;
        let mut root = match found == Path::new(".") {
            true => current.clone(),
            false => current.join(found),
        };
        // Else what is below the current folder would be shown by the way up and down again, with that folder's name.
        if root.components().any(|part| part == Component::ParentDir) {
            root = root.canonicalize().unwrap_or(root);
        }
        clear_litter(&root, None);
        let edition = consult(&root, Audience::Drafters, &|| ())?;
        let public = consult(&root, Audience::Readers, &|| ())?;
        // Both without symbolic links, or one would not be seen to stand below the other.
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let below = real(&current)
            .strip_prefix(real(&root))
            .map(Path::to_owned)
            .unwrap_or_default();
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        Ok(Desk {
            here: parts.join("/"),
            root,
            current,
            edition,
            public,
        })
    }

    /// Counts the errors of the site, where it has any. That a site is empty is none for whoever begins a record.
    pub(super) fn errors(&self) -> Option<usize> {
        let errors = self
            .public
            .diagnostics
            .iter()
            .filter(|one| one.severity == Severity::Error && one.code != Code::NothingOnFile);
        Some(errors.count()).filter(|count| *count > 0)
    }

    fn catalog(&self) -> &Catalog {
        &self.edition.catalog
    }

    /// Gives a path as it is reached from the current folder.
    pub(super) fn shown(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(&self.current) {
            Ok(below) if !below.as_os_str().is_empty() => below.to_owned(),
            _ => path.to_owned(),
        }
    }

    /// Gives the path and the text of a filing.
    pub(super) fn filing(&self, arguments: &FilingArguments) -> anyhow::Result<(String, String)> {
        let named = match &arguments.docket {
            Some(number) => self.docket_named(number)?,
            None => None,
        };
        let home = named.or_else(|| self.docket_here());
        let references = arguments
            .responds_to
            .iter()
            .map(|reference| self.find(reference, home))
            .collect::<anyhow::Result<Vec<Answered>>>()?;
        let answered: Vec<FilingId> = references.iter().filter_map(|one| one.filing).collect();
        let (folder, docket) = self.place(arguments, named, &references)?;
        let kind = self.kind(arguments, !references.is_empty())?;
        let date = match &arguments.date {
            Some(date) => {
                Date::parse(date).map_err(|error| anyhow!("{error}"))?;
                date.clone()
            }
            None => self.today()?.to_string(),
        };
        let (title, words) = match &arguments.title {
            Some(title) => (title.clone(), self.words_for_name(title, &kind)),
            None => self.title(&kind, &answered),
        };
        let addressed_to = match arguments.to.as_slice() {
            [] => self.filers(&answered),
            named => named.to_vec(),
        };
        for name in arguments.by.iter().chain(&arguments.to) {
            self.mind(name)?;
        }
        let id = filing_id(&date, &words);
        let outside = arguments.docket.as_deref() == Some(OUTSIDE);
        let own = docket.or_else(|| self.ruler(&folder).flatten());
        let own = own.filter(|_| !outside);
        if let (Some(own), Some(number)) = (own, &arguments.number) {
            self.mind_number(own, number);
        }
        let text = scaffold::filing(&FilingScaffold {
            docket: match (self.ruler(&folder), own, &arguments.docket) {
                // The folder's docket.md gives it.
                (Some(ruler), own, named)
                    if ruler == own && !outside && (own.is_some() || named.is_none()) =>
                {
                    None
                }
                (_, Some(own), _) => Some(self.catalog().docket(own).name.clone()),
                (_, None, number) => number.clone(),
            },
            number: arguments.number.clone().or_else(|| self.next_number(own?)),
            responds_to: references
                .iter()
                .map(|one| self.reference_to(one, own))
                .collect(),
            title,
            date,
            kind,
            filed_by: arguments.by.clone(),
            addressed_to,
            draft: !arguments.no_draft,
        });
        Ok((below(&folder, &format!("{id}.md")), text))
    }

    /// Gives the path and the text of a docket's record.
    pub(super) fn docket(&self, arguments: &DocketArguments) -> anyhow::Result<(String, String)> {
        let number = &arguments.number;
        let known = self.docket_named(number)?;
        let record = known.and_then(|id| self.catalog().docket(id).record.as_ref());
        if let Some(shown) = known.and_then(|id| self.shown_docket(id))
            && let Some(record) = shown.record.as_ref().filter(|_| shown.access.is_public())
        {
            bail!("docket {number} already has a record: {}", record.path);
        }
        if record.is_some() || naming(&self.edition.sources, number) == Naming::Exact {
            bail!("docket {number} already has a docket.md");
        }
        let folder = known
            .and_then(|id| self.folder_of(id))
            // A docket.md at the top would hold for every docket.
            .filter(|folder| *folder != self.content())
            .unwrap_or_else(|| self.new_folder(number));
        let text = scaffold::docket(&DocketScaffold {
            number: number.clone(),
            title: arguments.title.clone(),
            agency: arguments.agency.clone(),
            opened: self.today()?.to_string(),
        });
        Ok((below(&folder, "docket.md"), text))
    }

    /// Gives the path and the text of a party's record.
    pub(super) fn party(&self, arguments: &PartyArguments) -> anyhow::Result<(String, String)> {
        let name = &arguments.name;
        let same = |other: &str| letters_of_name(other) == letters_of_name(name);
        let is_it = |party: &Party| names_of(party).any(same);
        let known = self.catalog().parties().find(|(_, party)| is_it(party));
        if let Some(record) = known.and_then(|(_, party)| party.record.as_ref()) {
            match self.shown_record(record) {
                Some(record) => bail!("{name} already has a record: {}", record.path),
                None => bail!("{name} already has a record"),
            }
        }
        // The file's name makes the address: a party that has a page keeps it.
        let id = known.map_or_else(|| slug(&words_of_name(name)), |(_, party)| slug(&party.id));
        if id.is_empty() {
            bail!("`{name}` has no letter or digit to make a file name from");
        }
        let folder = below(self.content(), "parties");
        Ok((below(&folder, &format!("{id}.md")), scaffold::party(name)))
    }

    /// Gives the content folder below the site's.
    fn content(&self) -> &'static str {
        self.edition.sources.content
    }

    /// Decides the folder of a filing and its docket.
    fn place(
        &self,
        arguments: &FilingArguments,
        named: Option<DocketId>,
        answered: &[Answered],
    ) -> anyhow::Result<(String, Option<DocketId>)> {
        let here = self
            .content_here()
            .filter(|here| self.ruler(here).is_some() || self.docket_here().is_some());
        let known = match (&arguments.docket, here) {
            (Some(number), here) => match named {
                Some(id) => Some((id, here.filter(|_| self.docket_here() == Some(id)))),
                None if number == OUTSIDE => {
                    note("this filing belongs to no docket");
                    let content = self.content().to_owned();
                    return Ok((self.content_here().unwrap_or(content), None));
                }
                None => {
                    self.mind_docket(number, arguments.new_docket)?;
                    return Ok((self.new_folder(number), None));
                }
            },
            (None, Some(here)) => return Ok((here, self.docket_here())),
            (None, None) => {
                let home = |id: FilingId| self.catalog().filing(id).dockets.first();
                match answered.first() {
                    // An answer to what readers do not see is put into no docket that they do see.
                    Some(Answered { filing: None, .. }) => bail!(
                        "which docket? Run the command in the docket's folder, or name the docket with --docket"
                    ),
                    first => first
                        .and_then(|one| home(one.filing?))
                        .map(|id| (*id, None)),
                }
            }
        };
        if let Some((id, here)) = known {
            return Ok((here.unwrap_or_else(|| self.home_of(id)), Some(id)));
        }
        let mut dockets = self.catalog().dockets();
        match (dockets.next(), dockets.next()) {
            (Some((id, _)), None) if self.shown_docket(id).is_some() => {
                Ok((self.home_of(id), Some(id)))
            }
            (None, _) => bail!(
                "the site has no docket yet; name the first one with --docket and --new-docket"
            ),
            _ => {
                let mut numbers: Vec<_> = self
                    .public
                    .catalog
                    .dockets()
                    .map(|(_, docket)| docket.name.as_str())
                    .collect();
                // Above several sites, one number may stand in each of them.
                numbers.sort_unstable();
                numbers.dedup();
                numbers.truncate(8);
                let site = match is_site(&self.root) {
                    true => "",
                    false => ", or a site's folder with --site",
                };
                let as_in = match numbers.is_empty() {
                    true => String::new(),
                    false => format!(", as in --docket {}", numbers.join(" or --docket ")),
                };
                bail!(
                    "which docket? Run the command in the docket's folder, or name the docket with --docket{as_in}{site}"
                )
            }
        }
    }

    /// Gives the current folder, where it stands below the content folder.
    fn content_here(&self) -> Option<String> {
        let content = self.content();
        let inside = match content {
            "" => !self.here.is_empty(),
            content => self
                .here
                .strip_prefix(content)
                .is_some_and(|rest| rest.starts_with('/')),
        };
        let rest = self.here.strip_prefix(content)?.trim_start_matches('/');
        let first = rest.split('/').next()?;
        (inside && first != "parties" && first != "pages").then(|| self.here.clone())
    }

    /// Gives the docket of the current folder: that of its docket.md, or the one docket of all filings in it.
    fn docket_here(&self) -> Option<DocketId> {
        let here = self.content_here()?;
        if let Some(ruler) = self.ruler(&here) {
            return ruler;
        }
        let mut dockets = self.catalog().filings().filter_map(|(_, filed)| {
            let document = filed.filing.document()?;
            (document.path.folder() == here).then(|| filed.dockets.first().copied())
        });
        let first = dockets.next()??;
        dockets.all(|other| other == Some(first)).then_some(first)
    }

    /// Tells whether a docket.md holds for a folder, and whose it is, where it can be told.
    fn ruler(&self, folder: &str) -> Option<Option<DocketId>> {
        let holds = |path: &str| {
            path.is_empty() || folder == path || folder.starts_with(&format!("{path}/"))
        };
        let nearest = self
            .edition
            .sources
            .files
            .iter()
            .filter(|source| source.kind == Kind::Docket && holds(source.path.folder()))
            .max_by_key(|source| source.path.folder().len())?;
        let of = |record: &DocketRecord| record.path == nearest.path;
        let id = self
            .catalog()
            .dockets()
            .find(|(_, docket)| docket.record.as_deref().is_some_and(of))
            .map(|(id, _)| id);
        Some(id)
    }

    /// Gives the folder for a docket's next record.
    fn home_of(&self, id: DocketId) -> String {
        let folder = self.folder_of(id);
        folder.unwrap_or_else(|| self.new_folder(&self.catalog().docket(id).number))
    }

    /// Gives the folder in which a docket's records stand, as far as readers see them: that of a withheld record has a name
    /// that is withheld too.
    fn folder_of(&self, id: DocketId) -> Option<String> {
        let docket = self.shown_docket(id)?;
        if !docket.access.is_public() {
            return None;
        }
        if let Some(record) = &docket.record {
            return Some(record.path.folder().to_owned());
        }
        docket.filings.iter().rev().find_map(|id| {
            let document = self.public.catalog.filing(*id).filing.document()?;
            Some(document.path.folder().to_owned())
        })
    }

    /// Gives a docket as readers see it, where they see anything of it.
    fn shown_docket(&self, id: DocketId) -> Option<&Docket> {
        let name = &self.catalog().docket(id).name;
        let mut dockets = self.public.catalog.dockets();
        let found = dockets.find(|(_, docket)| docket.name == *name);
        found.map(|(_, docket)| docket)
    }

    /// Gives a party's record, where readers see it.
    fn shown_record(&self, record: &PartyRecord) -> Option<&PartyRecord> {
        let parties = self.public.catalog.parties();
        let mut records = parties.filter_map(|(_, party)| party.record.as_deref());
        records.find(|shown| shown.path == record.path)
    }

    /// Gives the folder of a docket that has none: its number, as far as every system takes it.
    fn new_folder(&self, number: &str) -> String {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let name: String = number
            .chars()
            .map(|c| if fits(c) { c } else { '-' })
            .collect();
        below(self.content(), name.trim_matches(['-', '.', '_']))
    }

    fn docket_known(&self, number: &str) -> Option<DocketId> {
        let mut dockets = self.catalog().dockets();
        let found = dockets.find(|(_, docket)| docket.name == number || docket.number == number);
        found.map(|(id, _)| id)
    }

    /// Finds a docket as a person names it; one that is only written otherwise is refused, as a build would.
    fn docket_named(&self, number: &str) -> anyhow::Result<Option<DocketId>> {
        let known = self.docket_known(number);
        let is_it = |text: &str| !slug(number).is_empty() && slug(text) == slug(number);
        let mut dockets = self.catalog().dockets();
        let other = dockets.find(|(_, docket)| is_it(&docket.name) || is_it(&docket.number));
        match other.filter(|_| known.is_none()) {
            Some((id, docket)) if self.shown_docket(id).is_some() => bail!(
                "this site writes the docket {number} as `{}`; use that spelling",
                docket.name
            ),
            None if known.is_some()
                || naming(&self.edition.sources, number) != Naming::Otherwise =>
            {
                Ok(known)
            }
            _ => bail!("{number}: {OTHERWISE}"),
        }
    }

    /// Gives the type: the one asked for, if the site knows it.
    fn kind(&self, arguments: &FilingArguments, answers: bool) -> anyhow::Result<String> {
        let types = &self.catalog().settings().types;
        let Some(kind) = &arguments.kind else {
            let usual = if answers { "response" } else { "filing" };
            return Ok(usual.to_owned());
        };
        if types.iter().any(|known| known.id == *kind) {
            return Ok(kind.clone());
        }
        match nearest(kind, types.iter().map(|known| known.id.as_str())) {
            Some(near) => bail!("`{kind}` is not a type of filing; did you mean `{near}`?"),
            None => bail!("`{kind}` is not a type of filing; add it to `types` in site.yaml"),
        }
    }

    /// Makes a title of the type and of what is answered, and the words of it for the file's name: none of a draft's title.
    fn title(&self, kind: &str, answered: &[FilingId]) -> (String, String) {
        let label = self.label(kind).to_owned();
        match answered.first() {
            Some(id) if ANSWERS.contains(&kind) => {
                let filing = &self.catalog().filing(*id).filing;
                let title = format!("{label} to {}", filing.heading_in_english());
                let words = if filing.draft { label } else { title.clone() };
                (title, words)
            }
            None if kind == "filing" => {
                let title = "Untitled filing".to_owned();
                (title.clone(), title)
            }
            _ => (label.clone(), label),
        }
    }

    /// Gives the words of a typed title for the file's name, which becomes an address: none of what its marks withhold.
    fn words_for_name(&self, title: &str, kind: &str) -> String {
        let markers = &self.catalog().settings().confidential_markers;
        // Where the marks of a paper practice end, nobody can tell.
        let is_marked = markers.iter().any(|marker| title.contains(marker.as_str()));
        let public = without_withheld(title).filter(|public| !slug(public).is_empty());
        match public.filter(|_| !is_marked) {
            Some(public) => public,
            None => self.label(kind).to_owned(),
        }
    }

    fn label<'a>(&'a self, kind: &'a str) -> &'a str {
        let types = &self.catalog().settings().types;
        let known = types.iter().find(|known| known.id == kind);
        known.map_or(kind, |known| &known.label)
    }

    /// Gives the number after the highest of a docket, where it counts its items.
    fn next_number(&self, docket: DocketId) -> Option<String> {
        let catalog = self.catalog();
        let filings = catalog.docket(docket).filings.iter();
        let numbers =
            filings.filter_map(|id| catalog.filing(*id).filing.number.as_ref()?.parse().ok());
        numbers.max().map(|last: u64| (last + 1).to_string())
    }

    /// Says so where a party is new, and perhaps another was meant. Refuses a name that would take another's address.
    fn mind(&self, name: &str) -> anyhow::Result<()> {
        if holds_mark(name) {
            return Ok(());
        }
        let mut parties = self.catalog().parties().map(|(_, party)| party);
        let address = slug(&words_of_name(name));
        let at_address = parties.find(|party| slug(&party.id) == address);
        let is_same = |known: &str| letters_of_name(known) == letters_of_name(name);
        let is_id = at_address.is_some_and(|party| without_case(&party.id) == without_case(name));
        let mut parties = self.catalog().parties().map(|(_, party)| party);
        if is_id || parties.any(|party| names_of(party).any(is_same)) {
            return Ok(());
        }
        if let Some(party) = at_address
            && let Some(record) = &party.record
        {
            match self.shown_record(record) {
                Some(record) => bail!(
                    "`{name}` would have the same address as the party `{}`: use that name, or add this one to `aliases` in {}",
                    party.name,
                    record.path
                ),
                None => bail!("`{name}` would have the address of another party"),
            }
        }
        let shown = self.public.catalog.parties();
        if let Some(near) = nearest(name, shown.flat_map(|(_, party)| names_of(party))) {
            note(&format!(
                "no party has the name `{name}` yet; did you mean `{near}`?"
            ));
        }
        Ok(())
    }

    /// Says so where an item number is taken, with the next that is free.
    fn mind_number(&self, docket: DocketId, number: &str) {
        let has_number = |catalog: &Catalog, docket: &Docket| {
            let mut filings = docket.filings.iter().map(|id| catalog.filing(*id));
            let taken = filings.find(|filed| filed.filing.number.as_deref() == Some(number));
            taken.map(|filed| filed.filing.heading_in_english().into_owned())
        };
        if has_number(self.catalog(), self.catalog().docket(docket)).is_none() {
            return;
        }
        let next = self.next_number(docket);
        let next = next.map(|next| format!("; the next free number is {next}"));
        let shown = self.shown_docket(docket);
        let taken = shown.and_then(|docket| {
            let heading = has_number(&self.public.catalog, docket)?;
            Some(format!(
                "{} already has a number {number}, `{heading}`",
                docket.name
            ))
        });
        note(&format!(
            "{}{}",
            taken.unwrap_or_else(|| format!("the docket already has a number {number}")),
            next.unwrap_or_default()
        ));
    }

    /// Says that a docket is new, or refuses it where nobody said so: another was probably meant. Of a withheld one, nothing is said.
    fn mind_docket(&self, number: &str, is_new: bool) -> anyhow::Result<()> {
        match naming(&self.edition.sources, number) {
            Naming::Exact => return Ok(()),
            Naming::Otherwise | Naming::Perhaps => bail!("{number}: {OTHERWISE}"),
            Naming::No => {}
        }
        let shown = self.public.catalog.dockets();
        let near = nearest(number, shown.map(|(_, docket)| docket.name.as_str()));
        let meant = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        if !is_new {
            let stop = if near.is_some() { "" } else { "." };
            bail!(
                "`{number}` is not a docket of this site{meant}{stop} To create a new docket, add --new-docket"
            );
        }
        note(&format!(
            "this filing starts the new docket {number}{meant}"
        ));
        Ok(())
    }

    /// Gives today's date by the site's own clocks.
    fn today(&self) -> anyhow::Result<NaiveDate> {
        today::of_clock(self.catalog().settings().zone)
    }
}

/// Gives all names of a party but those under which it does business.
fn names_of(party: &Party) -> impl Iterator<Item = &str> {
    let record = party.record.iter();
    let others = record.flat_map(|record| record.aliases.iter().chain(&record.formerly));
    std::iter::once(party.name.as_str()).chain(others.map(|other| other.text.as_str()))
}

/// Makes the id of a filing: its day and the first words of its title.
fn filing_id(date: &str, title: &str) -> String {
    /// How long the words of a title may be in a file's name.
    const LENGTH: usize = 48;
    let day = date.split(['T', '/']).next().unwrap_or(date);
    let mut words = slug(title);
    if words.len() > LENGTH {
        let end = words[..LENGTH + 1].rfind('-').unwrap_or(LENGTH);
        words.truncate(end);
    }
    slug(&format!("{day}-{words}"))
}

fn is_site(folder: &Path) -> bool {
    folder.join("site.yaml").is_file() || folder.join("content").is_dir()
}

fn below(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}
