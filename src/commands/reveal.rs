//! Decides whether withheld files may be quoted: only to the person at the terminal, and in no log
//! that others read.

use std::io::{IsTerminal, stderr};

use anyhow::bail;
use clap::ValueEnum;

use super::{MessageFormat, note};

/// When the text of errors in withheld files is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Reveal {
    /// On a terminal, outside continuous integration
    Auto,
    /// To files and pipes too, outside continuous integration
    Always,
    /// In continuous integration too, whose logs are often public
    EvenInCi,
}

/// Returns whether withheld files may be quoted. Says why not where they were asked for.
pub(super) fn is_allowed(asked: Option<Reveal>, format: MessageFormat) -> anyhow::Result<bool> {
    let Some(asked) = asked else { return Ok(false) };
    if !matches!(format, MessageFormat::Human | MessageFormat::Short) {
        bail!(
            "--reveal works only with messages for people; leave it out, or use `--message-format human` or `short`"
        );
    }
    // An empty variable counts as none. Any other text may be a system's way of saying yes.
    let in_ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty());
    match asked {
        Reveal::EvenInCi => Ok(true),
        Reveal::Always if in_ci => bail!(
            "--reveal=always does not run while the environment variable CI is set, because other people may read the log; run the command on your own computer"
        ),
        Reveal::Always => Ok(true),
        Reveal::Auto if in_ci => {
            note("withheld text is not shown, because the environment variable CI is set");
            Ok(false)
        }
        Reveal::Auto if !stderr().is_terminal() => {
            note("withheld text is not shown, because the messages do not go to a terminal");
            Ok(false)
        }
        Reveal::Auto => Ok(true),
    }
}
