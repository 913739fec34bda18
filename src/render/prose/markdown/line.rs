//! The lines of a Markdown text: what begins each of them, and which signs in words have to be
//! escaped.

use crate::text::is_mark;

/// The most blocks within one another that begin a line. Deeper ones are written as if they were
/// not nested: each line of a text with thousands of them would be as long as all their signs.
const DEPTH: usize = 24;

/// How far the last line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum LineState {
    /// Nothing is on it.
    #[default]
    Ended,
    /// What begins it is on it, and no words.
    Fresh,
    /// Words are on it.
    Begun,
}

/// The lines that are written.
#[derive(Debug, Default)]
pub(super) struct MarkdownLines {
    out: String,
    state: LineState,
    /// Where the words of the last line begin.
    start: usize,
    /// Whether an empty line comes before the next one.
    has_gap: bool,
    /// What begins the lines of each open block.
    prefixes: Vec<String>,
}

impl MarkdownLines {
    /// Returns all lines.
    pub(super) fn finish(mut self) -> String {
        self.end_line();
        self.out
    }

    /// Begins a block: on a line of its own, after an empty one.
    pub(super) fn open_block(&mut self) {
        match self.state {
            LineState::Fresh => {}
            LineState::Begun | LineState::Ended => {
                self.end_line();
                self.has_gap = true;
            }
        }
    }

    /// Ends a block.
    pub(super) fn close_block(&mut self) {
        self.end_line();
        self.has_gap = true;
    }

    /// Begins a block whose first line begins with a marker and the others with a prefix.
    pub(super) fn mark(&mut self, marker: &str, prefix: &str) {
        let is_deep = self.prefixes.len() >= DEPTH;
        self.begin();
        let (marker, prefix) = if is_deep { ("", "") } else { (marker, prefix) };
        self.out.push_str(marker);
        self.prefixes.push(prefix.to_owned());
        self.state = LineState::Fresh;
        self.start = self.out.len();
    }

    /// Ends such a block.
    pub(super) fn end_mark(&mut self) {
        self.end_line();
        self.prefixes.pop();
        self.has_gap = true;
    }

    /// Ends such a block after which the next one may follow without an empty line.
    pub(super) fn end_item(&mut self) {
        self.end_line();
        self.prefixes.pop();
    }

    /// Ends the line, for one that goes on with the same block.
    pub(super) fn next_line(&mut self) {
        if self.state == LineState::Begun {
            self.end_line();
        }
    }

    /// Ends the line, for one that follows it without an empty one.
    pub(super) fn new_line(&mut self) {
        if self.state == LineState::Begun {
            self.end_line();
            self.has_gap = false;
        }
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        if self.state == LineState::Ended {
            return;
        }
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(end);
        self.out.push('\n');
        self.state = LineState::Ended;
        self.has_gap = false;
    }

    /// Writes signs of Markdown as they are.
    pub(super) fn signs(&mut self, signs: &str) {
        if signs.is_empty() {
            return;
        }
        self.begin();
        self.out.push_str(signs);
        self.state = LineState::Begun;
    }

    /// Writes a blank between words, unless one is there.
    pub(super) fn blank(&mut self) {
        if self.state == LineState::Begun && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    /// Writes words: what would be a sign of Markdown in them is escaped. `in_line` says that they
    /// are in a heading or in the cell of a table.
    pub(super) fn words(&mut self, text: &str, in_line: bool) {
        let text = match self.state {
            LineState::Begun => text,
            _ => text.trim_start(),
        };
        if text.is_empty() {
            return;
        }
        self.begin();
        let mut before = self
            .out
            .chars()
            .next_back()
            .filter(|_| self.state == LineState::Begun);
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            let next = rest.peek().copied();
            let c = if matches!(c, '\n' | '\r') { ' ' } else { c };
            if is_mark(c) {
                continue;
            }
            let line = &self.out[self.start.min(self.out.len())..];
            if self.is_sign(c, before, next, line, in_line) {
                self.out.push('\\');
            }
            self.out.push(c);
            self.state = LineState::Begun;
            before = Some(c);
        }
    }

    /// Returns whether a character would be a sign. `line` is what the line has so far.
    fn is_sign(
        &self,
        c: char,
        before: Option<char>,
        next: Option<char>,
        line: &str,
        in_line: bool,
    ) -> bool {
        let is_first = line.is_empty();
        match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            // Between letters it marks nothing.
            '_' => {
                let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(is_letter(before) && is_letter(next))
            }
            '&' => next.is_none_or(|c| c.is_ascii_alphanumeric() || c == '#'),
            '#' | '|' => is_first || in_line,
            '>' | '+' | '-' | '=' | ':' => is_first,
            '.' | ')' => !is_first && line.len() < 10 && line.bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        }
    }

    /// Writes code within a line.
    pub(super) fn code(&mut self, code: &str, in_cell: bool) {
        let code = code.replace(['\n', '\r'], " ");
        if code.is_empty() {
            return;
        }
        let fence = "`".repeat(longest_run(&code) + 1);
        let code = if in_cell {
            code.replace('|', "\\|")
        } else {
            code
        };
        // A blank on both sides is dropped again where the code is read.
        let blank = match code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']) {
            true if code.trim().is_empty() => "",
            true => " ",
            false => "",
        };
        self.signs(&format!("{fence}{blank}{code}{blank}{fence}"));
    }

    /// Writes a block of code.
    pub(super) fn block_of_code(&mut self, code: &str, language: &str) {
        let fence = "`".repeat(longest_run(code).max(2) + 1);
        self.open_block();
        self.signs(&format!("{fence}{language}"));
        for line in code.strip_suffix('\n').unwrap_or(code).split('\n') {
            self.end_line();
            self.signs(if line.is_empty() { " " } else { line });
        }
        self.end_line();
        self.signs(&fence);
        self.close_block();
    }

    /// Begins a line, unless one is begun.
    fn begin(&mut self) {
        if self.state != LineState::Ended {
            return;
        }
        if self.has_gap && !self.out.is_empty() {
            let prefix = self.prefixes.concat();
            self.out.push_str(prefix.trim_end());
            self.out.push('\n');
        }
        self.has_gap = false;
        for prefix in &self.prefixes {
            self.out.push_str(prefix);
        }
        self.state = LineState::Fresh;
        self.start = self.out.len();
    }
}

/// Returns how many backticks stand in a row at most.
fn longest_run(code: &str) -> usize {
    let runs = code.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}
