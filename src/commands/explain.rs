//! `docketpress explain`: explains a code with an example, and how to fix the error.

use anyhow::bail;
use clap::Args;

use super::{Outcome, offered, say};
use crate::diagnostic::{Code, nearest};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The code that a message shows in brackets; the default is a list of all codes
    #[arg(value_parser = offered::codes(), hide_possible_values = true)]
    code: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress explain                 list all codes, one per line
  docketpress explain unknown-key     explain `unknown-key` and how to fix it";

/// Explains one code, or lists all.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let text = match &arguments.code {
        None => list(),
        Some(name) => explain(find(name.trim_matches(['[', ']']))?),
    };
    say(&text)?;
    Ok(Outcome::Done)
}

fn find(name: &str) -> anyhow::Result<Code> {
    let Some(code) = Code::named(name) else {
        match nearest(name, Code::ALL.iter().map(|code| code.name())) {
            Some(near) => bail!("`{name}` is not a code: did you mean `{near}`?"),
            None => bail!("`{name}` is not a code: `docketpress explain` lists all"),
        }
    };
    Ok(code)
}

fn list() -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max();
    let width = widest.unwrap_or_default();
    let line = |code: &Code| format!("{:width$}  {}\n", code.name(), code.sentence());
    Code::ALL.iter().map(line).collect()
}

fn explain(code: Code) -> String {
    let name = code.name();
    let mut text = format!(
        "{name}: {}\n\n{}\n\nHow to fix it: {}.\n",
        code.sentence(),
        code.explanation(),
        code.way_out()
    );
    if code.can_be_set() {
        text.push_str(&format!(
            "To turn it off, write `checks: {{{name}: off}}` in site.yaml; `warning` or `error` sets its level.\n"
        ));
    }
    text
}
