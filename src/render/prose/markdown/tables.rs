//! How tables are written: each as a table of Markdown. Of one in a cell of another, the words
//! stay.

use super::MarkdownWriter;
use crate::text::tree::NodeKind;

impl MarkdownWriter<'_> {
    /// Returns whether the table that is open is written as one: it is in no other, and in no line.
    pub(super) fn is_own_table(&self) -> bool {
        self.tables == 1 && !self.is_in_line()
    }

    /// Counts the columns of a table: the most cells that a row of it has.
    pub(super) fn columns_of(&self, table: usize) -> usize {
        let nodes = &self.tree.nodes;
        let (mut most, mut cells) = (0, 0);
        let mut at = table + 1;
        while at < nodes[table].end {
            let name = match &nodes[at].kind {
                NodeKind::Element(element) => element.name(),
                _ => "",
            };
            match name {
                "tr" => cells = 0,
                "td" | "th" => {
                    cells += 1;
                    most = most.max(cells);
                    at = nodes[at].end;
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        most
    }

    /// Ends a row of a table; the first one is its head.
    pub(super) fn end_row(&mut self) {
        for _ in self.in_row..self.columns {
            self.lines.signs("  |");
        }
        self.rows += 1;
        if self.rows == 1 {
            self.lines.new_line();
            self.lines
                .signs(&format!("|{}", " --- |".repeat(self.columns)));
        }
        self.lines.end_line();
    }
}
