//! Columns: of each document the type, dockets, parties and year by which a search is narrowed, as
//! numbers; and what the numbers represent.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::document::{Labels, Materials};
use super::signs::{put, text};
use crate::plan::{COLUMNS, LABELS};

/// The labels of each document by number, and what they represent.
#[derive(Debug, Default)]
pub(super) struct LabelColumns {
    kinds: Column,
    dockets: Column,
    parties: Column,
    years: Vec<u32>,
}

/// One kind of label.
#[derive(Debug, Default)]
struct Column {
    /// What the numbers represent, the most frequent first.
    labels: Vec<String>,
    /// The numbers of each document.
    numbers: Vec<Vec<u32>>,
}

/// Collects the labels of all documents.
pub(super) fn columns(reading: Materials<'_>) -> LabelColumns {
    let plan = reading.plan.index();
    let all: Vec<Labels<'_>> = (0..plan.documents())
        .map(|at| reading.labels(plan.document(at)))
        .collect();
    LabelColumns {
        kinds: Column::new(all.iter().map(|one| one.kind.as_slice())),
        dockets: Column::new(all.iter().map(|one| &*one.dockets)),
        parties: Column::new(all.iter().map(|one| &*one.parties)),
        years: all.iter().map(|one| one.year).collect(),
    }
}

impl LabelColumns {
    /// Makes the value of one file of columns.
    pub(super) fn file(&self, file: usize) -> String {
        let documents = file * COLUMNS..self.years.len().min((file + 1) * COLUMNS);
        let value = serde_json::json!({
            "kinds": self.kinds.write(documents.clone()),
            "dockets": self.dockets.write(documents.clone()),
            "parties": self.parties.write(documents.clone()),
            "years": write_runs(&self.years[documents]),
        });
        value.to_string()
    }

    /// Makes the value of one file of labels.
    pub(super) fn labels(&self, file: usize) -> String {
        let some = |column: &Column| {
            let from = column.labels.len().min(file * LABELS);
            let to = column.labels.len().min((file + 1) * LABELS);
            column.labels[from..to].to_vec()
        };
        let value = serde_json::json!({
            "kinds": some(&self.kinds),
            "dockets": some(&self.dockets),
            "parties": some(&self.parties),
        });
        value.to_string()
    }
}

impl Column {
    /// Numbers labels by how often they are used, so that frequent ones are short.
    fn new<'a>(documents: impl Iterator<Item = &'a [&'a str]> + Clone) -> Column {
        let mut uses: HashMap<&str, usize> = HashMap::new();
        for label in documents.clone().flatten() {
            *uses.entry(label).or_default() += 1;
        }
        let mut labels: Vec<_> = uses.into_iter().collect();
        labels.sort_unstable_by_key(|(label, count)| (Reverse(*count), *label));
        let numbers: HashMap<&str, u32> = labels.iter().map(|(label, _)| *label).zip(0..).collect();
        Column {
            labels: labels
                .iter()
                .map(|(label, _)| (*label).to_owned())
                .collect(),
            numbers: documents
                .map(|labels| {
                    let mut all: Vec<u32> = labels.iter().map(|label| numbers[label]).collect();
                    all.sort_unstable();
                    all.dedup();
                    all
                })
                .collect(),
        }
    }

    /// Writes the labels of some documents: each number from 1, twice, and one more where another
    /// follows; 0 for none.
    fn write(&self, documents: Range<usize>) -> String {
        let mut out = Vec::new();
        for numbers in &self.numbers[documents] {
            if numbers.is_empty() {
                put(&mut out, 0);
            }
            for (at, number) in numbers.iter().enumerate() {
                let more = u32::from(at + 1 < numbers.len());
                put(&mut out, (number + 1) * 2 + more);
            }
        }
        text(out)
    }
}

/// Writes years as runs: a year, and how many documents have it.
fn write_runs(years: &[u32]) -> String {
    let mut out = Vec::new();
    for run in years.chunk_by(|one, other| one == other) {
        put(&mut out, run[0]);
        put(&mut out, run.len() as u32);
    }
    text(out)
}

#[cfg(test)]
mod tests {
    use super::super::signs::tests::numbers;
    use super::*;

    #[test]
    fn a_frequent_label_has_a_small_number() {
        let documents: [&[&str]; 4] = [&["b", "a"], &["b"], &[], &["c", "b"]];
        let column = Column::new(documents.into_iter());
        assert_eq!(column.labels, ["b", "a", "c"]);
        assert_eq!(numbers(&column.write(0..4)), [3, 4, 2, 0, 3, 6]);
        assert_eq!(numbers(&write_runs(&[0, 2005, 2005])), [0, 1, 2005, 2]);
    }
}
