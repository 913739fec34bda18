//! `docketpress completions`: what a shell needs to complete commands and options.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Arguments as Program, Outcome};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  docketpress completions bash > ~/.local/share/bash-completion/completions/docketpress
  docketpress completions zsh > ~/.zfunc/_docketpress
  docketpress completions fish > ~/.config/fish/completions/docketpress.fish
  docketpress completions powershell >> $PROFILE

For zsh, ~/.zfunc must be in fpath before compinit runs.";

/// Prints the completions of one shell.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    generate(
        arguments.shell,
        &mut Program::command(),
        "docketpress",
        &mut script,
    );
    super::print_bytes(&script)?;
    Ok(Outcome::Done)
}
