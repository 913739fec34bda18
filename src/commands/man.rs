//! `docketpress man`: manual pages, made of the same definitions as the help.

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use super::{Arguments as Program, Outcome};
use crate::write::replace;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Write the pages of all commands into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress man | man -l -                           read the page of the program
  docketpress man --out ~/.local/share/man/man1        install the pages of all commands";

/// Prints the program's page, or writes those of all commands.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    // The help would be a command of its own, and a page for each word after it.
    let mut program = Program::command().disable_help_subcommand(true);
    program.build();
    let Some(folder) = &arguments.out else {
        let mut page = Vec::new();
        Man::new(program).render(&mut page)?;
        super::print_bytes(&page)?;
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
    let man = Man::new(command);
    let mut page = Vec::new();
    man.render(&mut page)?;
    pages.push((man.get_filename(), page));
    below
        .into_iter()
        .try_for_each(|command| gather(command, pages))
}
