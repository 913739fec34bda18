//! A front matter that is written for a person to fill in.

use crate::docket::keys::Table;

/// The lines of a front matter, as far as they are written.
pub(super) struct ScaffoldFront {
    table: &'static Table,
    given: Vec<&'static str>,
    pub(super) lines: Vec<String>,
}

impl ScaffoldFront {
    pub(super) fn of(table: &'static Table) -> ScaffoldFront {
        ScaffoldFront {
            table,
            given: Vec::new(),
            lines: Vec::new(),
        }
    }

    pub(super) fn give(&mut self, name: &'static str, value: &str) {
        debug_assert!(self.table.find(name).is_some(), "`{name}` is in the table");
        self.given.push(name);
        self.lines.push(format!("{name}: {}", scalar(value)));
    }

    /// Writes a key with one value, or a list of several; none leaves it out.
    pub(super) fn give_all(&mut self, name: &'static str, values: &[String]) {
        match values {
            [] => {}
            [only] => self.give(name, only),
            several => {
                self.given.push(name);
                self.lines.push(format!("{name}:"));
                let entries = several.iter().map(|value| format!("  - {}", scalar(value)));
                self.lines.extend(entries);
            }
        }
    }

    pub(super) fn say(&mut self, sentence: &str) {
        self.lines.push(format!("# {sentence}"));
    }

    /// Offers keys that were not given, each under its sentence.
    pub(super) fn offer(&mut self, keys: &[(&'static str, &str)]) {
        self.lines.push("#".to_owned());
        self.say("Other keys that are often needed. Take the # away and write your own value.");
        for (name, example) in keys {
            if self.given.contains(name) {
                continue;
            }
            let key = self.table.find(name);
            self.say(key.expect("the table has what is offered").about);
            self.lines.push(format!("#{name}: {example}"));
        }
    }

    pub(super) fn with_body(self, comment: &str) -> String {
        format!(
            "---\n{}\n---\n\n<!-- {comment} -->\n",
            self.lines.join("\n")
        )
    }
}

/// Writes a text as YAML: plain where that is safe, else between quotation marks.
pub fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " .,;()&/§'’+-–—_!?%~".contains(c);
    let begins = text.chars().next().is_some_and(char::is_alphanumeric);
    let means_other = matches!(
        text.to_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    let plain = begins && !means_other && !text.ends_with(' ') && text.chars().all(is_plain);
    if plain {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // A record holds no other control characters.
            c if c.is_control() => {}
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
