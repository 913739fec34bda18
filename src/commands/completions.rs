//! `docketpress completions`: what a shell needs to complete commands and options.

use clap::{Arg, Args, Command, CommandFactory, ValueHint};
use clap_complete::{Shell, generate};

use super::{Arguments as Program, Outcome};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The shell to complete for
    #[arg(value_enum)]
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  docketpress completions bash > ~/.local/share/bash-completion/completions/docketpress
  docketpress completions zsh > ~/.zfunc/_docketpress
  docketpress completions fish > ~/.config/fish/completions/docketpress.fish
  docketpress completions powershell >> $PROFILE

For zsh, add ~/.zfunc to fpath before compinit runs.";

/// Prints the completions of one shell.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut program = hinted(Program::command());
    let mut script = Vec::new();
    generate(arguments.shell, &mut program, "docketpress", &mut script);
    if arguments.shell == Shell::Fish {
        script.extend(positionals_for_fish(&program).into_bytes());
    }
    super::print_bytes(&script)?;
    Ok(Outcome::Done)
}

/// Says of each argument whether it takes a folder. No other takes a path, so no other is offered
/// file names.
fn hinted(command: Command) -> Command {
    let hint = |arg: Arg| match arg.get_value_hint() {
        _ if !arg.get_action().takes_values() => arg,
        ValueHint::AnyPath => arg.value_hint(ValueHint::DirPath),
        _ => arg.value_hint(ValueHint::Other),
    };
    command.mut_args(hint).mut_subcommands(hinted)
}

/// Completes for fish what the generator leaves out: arguments that are no options.
fn positionals_for_fish(program: &Command) -> String {
    let mut script = "complete -c docketpress -f\n".to_owned();
    for command in program.get_subcommands() {
        for arg in command.get_positionals() {
            let names: Vec<String> = arg
                .get_possible_values()
                .iter()
                .map(|value| value.get_name().to_owned())
                .collect();
            let offered = match arg.get_value_hint() {
                _ if !names.is_empty() => names.join(" "),
                ValueHint::DirPath => "(__fish_complete_directories)".to_owned(),
                _ => continue,
            };
            script.push_str(&format!(
                "complete -c docketpress -n \"__fish_docketpress_using_subcommand {}\" -f -a \"{offered}\"\n",
                command.get_name()
            ));
        }
    }
    script
}
