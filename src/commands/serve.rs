//! `docketpress serve`: shows a site in the browser while it is being written.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, anyhow};
use clap::Args;

use super::{Outcome, clear_litter, site};
use crate::diagnostic::{Severity, Wording};
use crate::docket::Audience;
use crate::serve::{Preview, Taken, Way, listen, serve};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one
    /// up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// The port to listen on; use 0 to let the system choose
    #[arg(long, default_value_t = 4000, value_name = "N")]
    port: u16,
    /// The address to listen on; anyone who can reach it sees the drafts
    #[arg(long, default_value = "127.0.0.1", value_name = "HOST")]
    host: String,
    /// Open the preview in the browser
    #[arg(long)]
    open: bool,
    /// Go to each filing when you save it
    #[arg(long)]
    follow: bool,
    /// Leave drafts out, as a build does
    #[arg(long)]
    no_drafts: bool,
    /// Check the folder twice a second, for systems that do not report changes
    #[arg(long)]
    poll: bool,
}

const EXAMPLES: &str = "\
Examples:
  docketpress serve                     preview this site at http://127.0.0.1:4000/
  docketpress serve --open --follow     open the browser, and go to each filing when you save it
  docketpress serve --no-drafts         preview the site as readers will see it
  docketpress serve --site /mnt/shared --poll
                                        preview a folder on a network drive

The browser reloads when you save. Nothing is written. Errors appear over the page, which does not
change until you fix them. Press Ctrl-C to end the preview.";

/// Shows a site until Ctrl-C.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Arguments { host, port, .. } = arguments;
    let site = site::find(arguments.site.as_deref())?;
    clear_litter(&site, None);
    let listener = listen(host, *port).map_err(|taken| match taken {
        Taken::Port(Some(free)) => {
            anyhow!("another program uses port {port}; use --port {free}, which is free")
        }
        Taken::Port(None) => {
            anyhow!("another program uses port {port}; choose another with --port")
        }
        Taken::Other(error) => anyhow!(error).context(format!("cannot listen on {host}:{port}")),
    })?;
    let at = listener.local_addr().context("cannot listen")?;
    let address = match at.ip().is_unspecified() {
        true => format!("http://localhost:{}/", at.port()),
        false => format!("http://{at}/"),
    };
    anstream::eprintln!("preview at {address} (press Ctrl-C to end it)");
    if !at.ip().is_loopback() {
        let drafts = match arguments.no_drafts {
            true => "",
            false => ", drafts included",
        };
        anstream::eprintln!(
            "anyone who can reach this computer's IP address at port {} can see the site{drafts}",
            at.port()
        );
    }
    if arguments.open {
        open(&address);
    }
    let preview = Preview {
        root: site,
        audience: match arguments.no_drafts {
            true => Audience::Readers,
            false => Audience::Drafters,
        },
        way: match arguments.poll {
            true => Way::Poll,
            false => Way::Events,
        },
        follow: arguments.follow,
        host: host.clone(),
    };
    serve(&preview, listener, &tell)?;
    Ok(Outcome::Done)
}

/// How many mistakes are said at once.
const SAID: usize = 8;

/// Says once, and briefly, what is wrong, errors first, and that nothing is any more.
fn tell(mistakes: &[Wording], are_gone: bool) {
    if are_gone {
        anstream::eprintln!("all errors are fixed");
    }
    let (wrong, doubtful): (Vec<&Wording>, Vec<&Wording>) = mistakes
        .iter()
        .partition(|told| told.severity == Severity::Error);
    for told in wrong.into_iter().chain(doubtful).take(SAID) {
        let style = match told.severity {
            Severity::Error => super::ERROR,
            Severity::Warning | Severity::Note => anstyle::Style::new().bold(),
        };
        let place = told.place.as_deref().unwrap_or("site");
        let help = told.help.as_ref().map(|help| format!(" ({help})"));
        anstream::eprintln!(
            "{place}: {style}{}[{}]{style:#}: {}{}",
            told.severity.word(),
            told.code,
            told.message,
            help.unwrap_or_default()
        );
    }
    if let Some(more) = mistakes.len().checked_sub(SAID + 1) {
        anstream::eprintln!("and {} more; run `docketpress check` to see all", more + 1);
    }
}

/// Opens an address with what the system has for that. A preview without it is still a preview.
fn open(address: &str) {
    let (program, first): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let opened = Command::new(program)
        .args(first)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if opened.is_err() {
        anstream::eprintln!("cannot open a browser with `{program}`; go to {address}");
    }
}
