//! The cells of a table, numbered and completed.

use std::ops::Range;

use pulldown_cmark::Tag as Markdown;
use pulldown_cmark::{CowStr, Event, Parser, RefDefs, TagEnd};

use super::super::Growing;
use crate::text::tree::{Element, NodeKind};

impl<'m> Growing<'m, '_> {
    /// Adds the cells of the row that ends which are beyond those of the head.
    pub(in crate::text::tree::grow) fn add_cells(&mut self, definitions: &RefDefs<'_>) {
        let (from, end) = (self.table.cell_end, self.table.row_end);
        if self.table.column < self.table.columns.len() || from >= end {
            return;
        }
        let rest = self.manuscript.text[from..end].trim_end();
        let more = rest.strip_prefix('|').unwrap_or(rest);
        if more.trim_matches(['|', ' ', '\t']).is_empty() {
            return;
        }
        let count = rest.matches('|').count() + 1;
        // They are read as the cells of a table of their own.
        let head = format!("|{}\n|{}\n", "a|".repeat(count), "-|".repeat(count));
        let row = format!("{head}{rest}");
        let find = |broken: pulldown_cmark::BrokenLink<'_>| {
            let found = definitions.get(&broken.reference)?;
            let title = found
                .title
                .clone()
                .map_or(CowStr::Borrowed(""), CowStr::into_static);
            Some((found.dest.clone().into_static(), title))
        };
        let parser = Parser::new_with_broken_link_callback(&row, self.options, Some(find));
        let events: Vec<_> = parser
            .into_offset_iter()
            .map(|(event, at)| (event.into_static(), at))
            .filter(|(_, at)| at.start >= head.len())
            .collect();
        let shifted = |at: Range<usize>| from + at.start - head.len()..from + at.end - head.len();
        let last = events
            .iter()
            .rposition(|(event, _)| !matches!(event, Event::Start(_) | Event::End(_)));
        let nothing = Parser::new("");
        for (number, (event, at)) in events.into_iter().enumerate() {
            let is_cell = matches!(
                event,
                Event::Start(Markdown::TableCell) | Event::End(TagEnd::TableCell)
            );
            let is_of_table = matches!(
                event,
                Event::Start(Markdown::TableRow | Markdown::Table(_))
                    | Event::End(TagEnd::TableRow | TagEnd::Table)
            );
            let is_past = last.is_none_or(|last| number > last)
                && matches!(event, Event::Start(Markdown::TableCell));
            if is_past {
                break;
            }
            if !is_of_table || is_cell {
                self.event(event, shifted(at), nothing.reference_definitions());
            }
        }
    }

    /// Numbers the items of the list that ends as they were typed. Only a list in which
    /// all are alike, and are the first number there is, counts by itself.
    pub(in crate::text::tree::grow) fn number_items(&mut self) {
        let items = self.lists.pop().unwrap_or_default();
        let is_lazy = items.iter().all(|(_, number)| *number == 1)
            || items.iter().all(|(_, number)| *number == 0);
        if is_lazy {
            return;
        }
        let mut expected = items.first().map_or(0, |(_, number)| *number);
        for (item, number) in items {
            if number != expected
                && let NodeKind::Element(Element::Item(value)) = &mut self.tree.nodes[item].kind
            {
                *value = Some(number);
            }
            expected = number + 1;
        }
    }
}
