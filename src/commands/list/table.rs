//! A list as a table. A terminal shows the columns for which it has room; everywhere else all is
//! printed, and whole.

use super::List;
use crate::diagnostic::escaped;

/// What is between two columns.
const GAP: &str = "  ";

/// The columns in the order in which they matter; one that has no room is left out, never cut,
/// unless it holds words.
const MATTER: [&str; 18] = [
    "title",
    "name",
    "date",
    "number",
    "id",
    "docket",
    "dockets",
    "type",
    "filings",
    "filed_by",
    "status",
    "addressed_to",
    "source",
    "kind",
    "access",
    "opened",
    "agency",
    "authority",
];

/// A table, and the names of the columns for which there was no room.
pub(super) struct PrintedTable {
    /// The lines, each with its end.
    pub(super) text: String,
    /// What was left out.
    pub(super) left_out: Vec<String>,
}

/// Lays out a table for a terminal of so many columns; `None` where it is not for a terminal.
pub(super) fn table(list: &List, terminal: Option<usize>) -> PrintedTable {
    let columns: Vec<Column> = (0..list.columns.len())
        .map(|at| Column::of(list, at))
        .collect();
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    if let Some(room) = terminal {
        shown = chosen(&columns, room);
    }
    let mut widths: Vec<usize> = shown.iter().map(|at| columns[*at].width()).collect();
    let gaps = GAP.len() * (shown.len().max(1) - 1);
    // Words give way, the longest first.
    while let Some(room) = terminal.filter(|room| widths.iter().sum::<usize>() + gaps > *room) {
        let wide = (0..widths.len())
            .filter(|at| widths[*at] > columns[shown[*at]].least(room))
            .max_by_key(|at| widths[*at]);
        match wide.or((shown.len() == 1).then_some(0)) {
            Some(at) if widths[at] > 1 => widths[at] -= 1,
            _ => break,
        }
    }
    let line = |row: usize| {
        let cells = shown.iter().zip(&widths);
        let cells = cells.map(|(at, width)| fitted(&columns[*at].cells[row], *width));
        format!("{}\n", cells.collect::<Vec<String>>().join(GAP).trim_end())
    };
    let is_out = |at: &usize| !shown.contains(at);
    PrintedTable {
        text: (0..=list.rows.len()).map(line).collect(),
        left_out: (0..columns.len())
            .filter(is_out)
            .map(|at| columns[at].cells[0].clone())
            .collect(),
    }
}

/// A column with its heading as the first cell.
struct Column {
    name: &'static str,
    cells: Vec<String>,
}

impl Column {
    fn of(list: &List, at: usize) -> Column {
        let name = list.columns[at];
        let cells = list.rows.iter().map(|row| escaped(&row[at].plain()));
        Column {
            name,
            cells: std::iter::once(name.replace('_', " "))
                .chain(cells)
                .collect(),
        }
    }

    fn width(&self) -> usize {
        let widths = self.cells.iter().map(|cell| letters(cell));
        widths.max().unwrap_or_default()
    }

    /// Returns the width below which it is left out. Words may be cut; what a person would copy may
    /// not.
    fn least(&self, room: usize) -> usize {
        let least = match self.name {
            "title" | "name" => (room * 2 / 5).max(20),
            "filed_by" | "addressed_to" | "agency" | "authority" => 12,
            _ => usize::MAX,
        };
        least.min(self.width())
    }
}

/// Chooses the columns that fit, in the order in which they matter; what matters most is shown in
/// any case.
fn chosen(columns: &[Column], room: usize) -> Vec<usize> {
    let rank = |name: &str| MATTER.iter().position(|known| *known == name);
    let mut all: Vec<usize> = (0..columns.len()).collect();
    all.sort_by_key(|at| rank(columns[*at].name).unwrap_or(MATTER.len()));
    let mut taken = 0;
    let mut shown = Vec::new();
    for at in all {
        let wanted = columns[at].least(room) + if shown.is_empty() { 0 } else { GAP.len() };
        if shown.is_empty() || taken + wanted <= room {
            taken += wanted;
            shown.push(at);
        }
    }
    shown.sort_unstable();
    shown
}

/// Fills a cell up to a width, or cuts it.
fn fitted(text: &str, width: usize) -> String {
    match letters(text) > width {
        true => text.chars().take(width - 1).chain(['…']).collect(),
        false => format!("{text}{}", " ".repeat(width - letters(text))),
    }
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests;
