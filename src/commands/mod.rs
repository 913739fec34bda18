//! The commands: one thin file each. Only these read the clock, the terminal and the environment.

mod build;
mod progress;
#[cfg(feature = "serve")]
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::diagnostic::Format;

/// Publishes a public regulatory docket.
///
/// A folder of Markdown filings with YAML front matter becomes a site for any static host: each docket a timeline
/// of what was filed, by whom, in answer to what, and which time limits run.
#[derive(Debug, Parser)]
#[command(name = "docketpress", version, arg_required_else_help = true, max_term_width = 100, after_help = AFTER)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "\
Exit status:
  0  done
  1  something in the content is wrong; nothing was written
  2  the command could not run (no such folder, no space on the disk)";

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site
    Build(build::Arguments),
    /// Preview the site while it is being written
    #[cfg(feature = "serve")]
    Serve(serve::Arguments),
}

/// How mistakes are shown.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum MessageFormat {
    /// With the line and the place marked
    #[default]
    Human,
    /// One line each
    Short,
    /// One JSON object a line, on standard output
    Json,
}

impl From<MessageFormat> for Format {
    fn from(format: MessageFormat) -> Format {
        match format {
            MessageFormat::Human => Format::Human,
            MessageFormat::Short => Format::Short,
            MessageFormat::Json => Format::Json,
        }
    }
}

/// How a command ended, when it could run.
enum Outcome {
    Done,
    Mistakes,
}

/// Runs the command line. Gives 0 where all went well, 1 for mistakes in the content, 2 where it could not run.
pub fn run() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(&arguments),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Mistakes) => ExitCode::from(1),
        Err(error) => {
            anstream::eprintln!("{ERROR}error{ERROR:#}: {error:#}");
            ExitCode::from(2)
        }
    }
}

const ERROR: anstyle::Style = anstyle::AnsiColor::BrightRed
    .on_default()
    .effects(anstyle::Effects::BOLD);
