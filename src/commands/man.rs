//! `docketpress man`: manual pages, made of the same definitions as the help.

use std::path::PathBuf;

use clap::{Arg, Args, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::{Arguments as Program, Outcome};
use crate::write::replace;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Write the manual pages of all commands into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress man | man -l -                           read the manual page of docketpress
  docketpress man --out ~/.local/share/man/man1        install the pages of all commands";

/// Prints the program's page, or writes those of all commands.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    // The help would be a command of its own, and a page for each word after it.
    let mut program = Program::command().disable_help_subcommand(true);
    program.build();
    let Some(folder) = &arguments.out else {
        super::print_bytes(&page(program)?.1)?;
        return Ok(Outcome::Done);
    };
    let mut pages = Vec::new();
    gather(program, &mut pages)?;
    for (name, page) in pages {
        let path = folder.join(name);
        replace(&path, &page)?;
        anstream::println!("{}", path.display());
    }
    Ok(Outcome::Done)
}

/// Makes the page of a command, and those of the commands below it.
fn gather(command: Command, pages: &mut Vec<(String, Vec<u8>)>) -> anyhow::Result<()> {
    let below: Vec<Command> = command.get_subcommands().cloned().collect();
    pages.push(page(command)?);
    below
        .into_iter()
        .try_for_each(|command| gather(command, pages))
}

/// Makes the page of a command: the name of its file, and its text.
fn page(command: Command) -> anyhow::Result<(String, Vec<u8>)> {
    let after = command.get_after_help().map(ToString::to_string);
    let (sections, paragraphs) = parts(after.as_deref().unwrap_or_default());
    let has_below = command.has_subcommands();
    let (synopsis, about) = (synopsis(&command), about(&command));
    let man = Man::new(command)
        .source(concat!("docketpress ", env!("CARGO_PKG_VERSION")))
        .manual("docketpress");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    let mut roff = Roff::new();
    // Neither spaces that fill a line up nor a hyphen at its end are part of a command.
    roff.control("ad", ["l"]).control("nh", []);
    roff.to_writer(&mut page)?;
    man.render_name_section(&mut page)?;
    let mut roff = Roff::new();
    roff.control("SH", ["SYNOPSIS"]).text(synopsis);
    roff.control("SH", ["DESCRIPTION"]);
    for paragraph in about.split("\n\n").chain(paragraphs) {
        roff.control("PP", [])
            .text([roman(paragraph.replace('\n', " "))]);
    }
    roff.to_writer(&mut page)?;
    man.render_options_section(&mut page)?;
    if has_below {
        man.render_subcommands_section(&mut page)?;
    }
    for (title, entries) in sections {
        let mut roff = Roff::new();
        roff.control("SH", [&*title.to_uppercase()]);
        for (term, words) in entries {
            roff.control("TP", []).text([bold(term)]);
            roff.text([roman(words)]);
        }
        roff.to_writer(&mut page)?;
    }
    Ok((man.get_filename(), page))
}

fn about(command: &Command) -> String {
    let about = command.get_long_about().or(command.get_about());
    about.map(ToString::to_string).unwrap_or_default()
}

/// Writes how a command is called, each option with what it takes.
fn synopsis(command: &Command) -> Vec<Inline> {
    let name = command.get_bin_name().unwrap_or(command.get_name());
    let mut line = vec![bold(name)];
    for arg in command.get_arguments() {
        let open = if arg.is_required_set() { " " } else { " [" };
        line.push(roman(open));
        line.extend(one(arg));
        line.push(roman(if arg.is_required_set() { "" } else { "]" }));
    }
    if command.has_subcommands() {
        line.extend([roman(" "), italic("COMMAND")]);
    }
    line
}

fn one(arg: &Arg) -> Vec<Inline> {
    let names = arg.get_value_names().unwrap_or_default();
    let takes = arg.get_action().takes_values();
    let values: Vec<Inline> = names
        .iter()
        .filter(|_| takes)
        .map(|name| italic(name.as_str()))
        .collect();
    match arg.get_long() {
        None => values,
        Some(long) => {
            let mut all = vec![bold(format!("--{long}"))];
            for value in values {
                all.extend([roman(" "), value]);
            }
            all
        }
    }
}

/// A section of what is below a help: its title, and its lines as terms with what is said of each.
type Section = (String, Vec<(String, String)>);

/// Takes what is below a help apart: sections, which begin with a title and a colon, and
/// paragraphs.
fn parts(text: &str) -> (Vec<Section>, Vec<&str>) {
    let (mut sections, mut paragraphs) = (Vec::new(), Vec::new());
    for block in text.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let title = block.lines().next().and_then(|line| line.strip_suffix(':'));
        match title {
            Some(title) => {
                let lines = block.lines().skip(1);
                sections.push((title.to_owned(), entries(lines)));
            }
            None => paragraphs.push(block),
        }
    }
    (sections, paragraphs)
}

/// Reads lines of two columns. A line that begins in the second goes on with the one before.
fn entries<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in lines {
        let words = line.trim_start();
        let is_second = line.len() - words.len() > 2;
        match all.last_mut().filter(|_| is_second) {
            Some((_, said)) if said.is_empty() => words.clone_into(said),
            Some((_, said)) => said.extend([" ", words]),
            None => {
                let (term, said) = words.split_once("  ").unwrap_or((words, ""));
                all.push((term.to_owned(), said.trim_start().to_owned()));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_a_help_is_taken_apart() {
        let text = "Examples:\n  one --two   first\n  longer\n              second\n              line\n\nMore.";
        let (sections, paragraphs) = parts(text);
        let entry = |term: &str, said: &str| (term.to_owned(), said.to_owned());
        let wanted = vec![entry("one --two", "first"), entry("longer", "second line")];
        assert_eq!(sections, [("Examples".to_owned(), wanted)]);
        assert_eq!(paragraphs, ["More."]);
    }

    /// The lines below a help are printed as they are, so a terminal breaks long ones in two.
    #[test]
    fn no_line_below_a_help_is_wider_than_a_terminal_of_100_columns() {
        fn look(command: &Command, wide: &mut Vec<String>) {
            let after = command.get_after_help().map(ToString::to_string);
            let lines = after.iter().flat_map(|after| after.lines());
            let lines = lines.filter(|line| line.chars().count() > 100);
            wide.extend(lines.map(|line| format!("{}: {line}", command.get_name())));
            command
                .get_subcommands()
                .for_each(|below| look(below, wide));
        }
        let mut wide = Vec::new();
        look(&Program::command(), &mut wide);
        assert!(wide.is_empty(), "{wide:#?}");
    }
}
