//! A row of a docket sheet becomes a filing.

mod values;

use super::columns::{Column, Columns};
use super::security::{self, Says};
use super::{Row, dates, kinds};
use crate::docket::Access;
use crate::import::marks::{is_marked, is_marked_file};
use crate::import::text::is_url;
use crate::import::text::{line, lines};
use crate::import::{Choices, DateOrder, FoundFile, FoundFiling, Guess};
use crate::intake::bounds;
use crate::intake::ledger::digest;
pub(super) use values::unwrapped;
use values::{attach, body, dockets, names, without_contact};

/// A table that is read: what its columns hold.
pub(super) struct TableSheet<'a> {
    /// The file, and the sheet where it has several.
    pub place: &'a str,
    /// What its columns hold.
    pub columns: &'a Columns,
    /// The order of day and month in its dates.
    pub order: DateOrder,
    /// What the person set.
    pub choices: &'a Choices,
}

/// What a row makes.
pub(super) enum Made {
    /// A filing.
    Filing(Box<MadeFiling>),
    /// Nothing, and why.
    Nothing(String),
}

/// A filing, and why it or its files are withheld.
pub(super) struct MadeFiling {
    /// The filing.
    pub filing: FoundFiling,
    /// Sentences that hold no word of the row.
    pub withheld: Vec<&'static str>,
}

impl TableSheet<'_> {
    /// Makes a filing of a row.
    pub(super) fn filing(&self, row: &Row) -> Made {
        if let Some(why) = self.is_no_record(row) {
            return Made::Nothing(why);
        }
        let mut withheld = Vec::new();
        let mut found = FoundFiling {
            place: format!("{}, row {}", self.place, row.number),
            ..FoundFiling::default()
        };
        self.access(row, &mut found, &mut withheld);
        for (at, held) in self.columns.held.iter().enumerate() {
            let (text, address) = unwrapped(row.cell(at));
            if let Some(address) = address.filter(|address| is_url(address)) {
                found.source_url.get_or_insert(address);
            }
            let is_text = matches!(held, Column::Title | Column::Body | Column::Description);
            // What is longer than a whole front matter makes no record, so no more of it is needed
            // to refuse it.
            let text = match held {
                Column::Body | Column::Description => text,
                _ => text[..text.floor_char_boundary(bounds::FRONT_MATTER as usize + 1)].to_owned(),
            };
            let text = match self.choices.keep_contact || is_text {
                true => text,
                false => without_contact(&text),
            };
            if line(&text).is_empty() {
                continue;
            }
            let name = match self.columns.names.get(at).map_or("", String::as_str) {
                "" => format!("Column {}", at + 1),
                name => name.to_owned(),
            };
            let keys = match held {
                Column::Date => Some("date"),
                Column::Other(key) => Some(*key),
                _ => None,
            };
            if let Some(key) = keys {
                match dates::read(&text, self.order) {
                    Ok(None) => {}
                    Ok(Some(date)) if key == "date" => found.date = Some(date),
                    Ok(Some(date)) => found.dates.push((key, date)),
                    Err(fault) => {
                        let what = match fault {
                            dates::CellFault::NoDay => "is not a day of the calendar",
                            dates::CellFault::Form => "is not a date that can be read",
                        };
                        let shown = match found.access.is_public() {
                            true => format!(" (`{}`)", line(&text)),
                            false => String::new(),
                        };
                        let name = self.columns.names.get(at).map_or("", String::as_str);
                        return Made::Nothing(format!(
                            "the cell under `{name}`{shown} {what}: correct it, and import again"
                        ));
                    }
                }
                continue;
            }
            match held {
                Column::Docket => found.dockets = dockets(&text),
                Column::Number => found.number = Some(line(&text)),
                Column::Identifier => found.identifiers.push((name, line(&text))),
                Column::Type => self.kind(&mut found, name, &text),
                Column::Title => found.title = line(&text),
                Column::Description if text.len() < 300 && !text.contains('\n') => {
                    found.facts.push((name, line(&text)));
                }
                Column::Description | Column::Body => body(&mut found, &lines(&text)),
                Column::FiledBy => found.filed_by.splice(0..0, names(&text)).for_each(drop),
                Column::OnBehalfOf => found.on_behalf_of = names(&text),
                Column::AddressedTo => found.addressed_to = names(&text),
                Column::Attachments => attach(&mut found, name, &text),
                Column::Label => found.label = Some(line(&text)),
                Column::SourceUrl if is_url(&line(&text)) => found.source_url = Some(line(&text)),
                Column::Contact if !self.choices.keep_contact => {}
                Column::Pages
                | Column::FirstName
                | Column::LastName
                | Column::Access
                | Column::Withheld
                | Column::Public => {}
                _ => found.facts.push((name, line(&text))),
            }
        }
        self.finish(row, &mut found, &mut withheld);
        Made::Filing(Box::new(MadeFiling {
            filing: found,
            withheld,
        }))
    }

    /// Returns the text of the first column that holds something.
    fn first(&self, row: &Row, column: Column) -> String {
        let mut cells = self
            .columns
            .all(column)
            .map(|at| line(&unwrapped(row.cell(at)).0));
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// Returns why a row is no record: it is a total or a line for the printer.
    fn is_no_record(&self, row: &Row) -> Option<String> {
        let cells = || {
            row.cells
                .iter()
                .map(|cell| line(cell))
                .filter(|cell| !cell.is_empty())
        };
        let says_total = |cell: &str| {
            let cell = cell.to_lowercase();
            let begins = [
                "total",
                "grand total",
                "subtotal",
                "sub total",
                "count",
                "number of records",
                "records:",
                "end of report",
                "printed",
                "page ",
                "generated",
                "***",
            ];
            begins.iter().any(|words| cell.starts_with(words))
        };
        let is_dated = !self.first(row, Column::Date).is_empty();
        let is_named = ![Column::Docket, Column::Number, Column::Identifier]
            .iter()
            .all(|column| self.first(row, *column).is_empty());
        match cells().count() {
            count
                if count <= 3
                    && !is_dated
                    && !is_named
                    && cells().any(|cell| says_total(&cell)) =>
            {
                Some("it is a total or a note of the report, not a record".to_owned())
            }
            1 if !is_named || self.columns.names.len() > 3 => Some(
                "only one of its cells holds anything: fill in its title, date, or docket if it is a record"
                    .to_owned(),
            ),
            _ => None,
        }
    }

    /// Judges who may see the record. What is not known to be public is withheld.
    fn access(&self, row: &Row, found: &mut FoundFiling, withheld: &mut Vec<&'static str>) {
        let mut has_column = false;
        let mut is_said_public = false;
        for (at, held) in self.columns.held.iter().enumerate() {
            let cell = row.cell(at);
            let says = match held {
                Column::Access => security::of_scale(cell),
                Column::Withheld => security::of_withheld(cell),
                Column::Public => security::of_public(cell),
                Column::Fact | Column::Type | Column::Label => {
                    let name = self.columns.names.get(at).map_or("", String::as_str);
                    if security::withholds(name, cell) {
                        found.access = found.access.max(Access::Confidential);
                        withheld
                            .push("withheld, as a column that docketpress does not know says so");
                    }
                    continue;
                }
                _ => continue,
            };
            has_column = true;
            match says {
                Says::Public => is_said_public = true,
                Says::Withheld(access) => {
                    found.access = found.access.max(access);
                    withheld.push("withheld, as the table says");
                }
                Says::Nothing => {
                    found.access = found.access.max(Access::Confidential);
                    withheld.push("withheld, as the cell that says who may see it is empty");
                }
                Says::Unknown => {
                    found.access = found.access.max(Access::Confidential);
                    withheld.push(
                        "withheld, as docketpress does not know the value that says who may see it",
                    );
                }
            }
        }
        if !(has_column && is_said_public) {
            let title = self.first(row, Column::Title);
            let kind = self.first(row, Column::Type);
            if found.access.is_public() && (is_marked(&title) || is_marked(&kind)) {
                found.access = Access::Confidential;
                withheld.push("withheld, as the title or the type says that it is confidential");
            }
        }
        withheld.dedup();
    }

    fn kind(&self, found: &mut FoundFiling, name: String, text: &str) {
        let text = line(text);
        match kinds::of(&text) {
            Some(id) => {
                found.kind = Some(id);
                // What the type does not say is kept.
                let own = text.to_lowercase().replace(' ', "-");
                if own != id && own.strip_suffix('s') != Some(id) {
                    found.facts.push((name, text));
                }
            }
            None => found.facts.push((name, text)),
        }
    }

    /// Sets what follows from several columns.
    fn finish(&self, row: &Row, found: &mut FoundFiling, withheld: &mut Vec<&'static str>) {
        let first = self.first(row, Column::FirstName);
        let last = self.first(row, Column::LastName);
        let person = line(&format!("{first} {last}"));
        if found.filed_by.is_empty() && !person.is_empty() {
            found.filed_by.push(person);
        }
        // A party's draft of an order is none.
        let is_agency = found.filed_by.iter().all(|name| kinds::is_agency(name));
        if found.kind.is_some_and(kinds::is_issued) && !is_agency {
            found.kind = Some("filing");
            let kind = self.first(row, Column::Type);
            let name = self.columns.all(Column::Type).next();
            let name = name
                .and_then(|at| self.columns.names.get(at))
                .cloned()
                .unwrap_or_default();
            if !found.facts.iter().any(|(known, _)| *known == name) {
                found.facts.push((name, kind));
            }
        }
        if found.kind.is_none()
            && self.first(row, Column::Type).is_empty()
            && found.access.is_public()
            && let Some(kind) = kinds::of(&found.title)
            && (is_agency || !kinds::is_issued(kind))
        {
            found.guesses.push(Guess {
                key: "type",
                value: kind.to_owned(),
                from: "the title".to_owned(),
            });
        }
        if found.title.is_empty() {
            let kind = self.first(row, Column::Type);
            let file = found.attachments.first().map(|one| match &one.held {
                FoundFile::Named(name) => name.clone(),
                _ => String::new(),
            });
            found.title = match (kind.is_empty(), file) {
                (false, _) => kind,
                (true, Some(file)) => file,
                (true, None) => String::new(),
            };
        }
        if found.date.is_none() {
            // The day on which it came in is the nearest to the day on which it was filed.
            let instead = ["received", "entered", "published"];
            let found_instead = instead
                .iter()
                .find_map(|key| found.dates.iter().position(|(name, _)| name == key));
            if let Some(at) = found_instead {
                found.date = Some(found.dates[at].1.clone());
            }
        }
        found
            .dates
            .retain(|(key, date)| Some(date) != found.date.as_ref() || *key != "published");
        let pages = self.first(row, Column::Pages);
        if !pages.is_empty() {
            match found.attachments.as_mut_slice() {
                [only] => only.pages = Some(pages),
                _ => found.facts.push(("Pages".to_owned(), pages)),
            }
        }
        for attachment in &mut found.attachments {
            if let FoundFile::Named(name) = &attachment.held
                && is_marked_file(name)
                && found.access.is_public()
            {
                attachment.access = Access::Confidential;
                withheld.push(
                    "an attachment is withheld, as its file's name says that it is confidential",
                );
            }
        }
        withheld.dedup();
        found.key = key(found, row);
    }
}

/// Makes what a row is known by: its number in the source, else its item number, else a digest of
/// it.
fn key(found: &FoundFiling, row: &Row) -> String {
    let docket = found.dockets.first().map_or("", String::as_str);
    match (found.identifiers.first(), &found.number) {
        (Some((_, id)), _) => format!("table:{docket}/{id}"),
        (None, Some(number)) => format!("table:{docket}#{number}"),
        (None, None) => {
            let own = &digest(row.cells.join("\u{1F}").as_bytes())[..12];
            format!("table:{docket}/{own}")
        }
    }
}

#[cfg(test)]
mod tests;
