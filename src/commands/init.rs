//! `docketpress init`: a site to begin from, which builds as it is.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::{Outcome, quoted, schema};
use crate::write::{create, is_vacant};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder for the site; it must be new or empty (a `.git` folder is fine)
    #[arg(value_name = "DIR", required_unless_present = "ci")]
    site: Option<PathBuf>,
    /// Write a workflow that checks each change and publishes the site; in an existing site, write
    /// nothing else
    #[arg(long, value_enum, value_name = "HOST")]
    ci: Option<Ci>,
}

/// A code host whose workflows publish a site.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Ci {
    /// GitHub Actions, which publishes on GitHub Pages
    Github,
    /// GitLab CI/CD, which publishes on GitLab Pages
    Gitlab,
}

impl Ci {
    /// Returns the file that the code host reads, and its text.
    fn workflow(self) -> (&'static str, String) {
        let (path, text) = match self {
            Ci::Github => (
                ".github/workflows/docketpress.yml",
                include_str!("../../starter/ci/github.yml"),
            ),
            Ci::Gitlab => (
                ".gitlab-ci.yml",
                include_str!("../../starter/ci/gitlab.yml"),
            ),
        };
        (path, text.replace("VERSION", env!("CARGO_PKG_VERSION")))
    }

    /// Says what a person still has to do.
    fn next(self) -> &'static str {
        match self {
            Ci::Github => {
                "on GitHub, open Settings, Pages, and choose \"GitHub Actions\" as the source; then push to main"
            }
            Ci::Gitlab => "push to the default branch; the site's address is under Deploy, Pages",
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  docketpress init my-dockets   create a site in a new folder
  docketpress init .            create a site in this folder, which must be empty
  docketpress init --ci github  add a workflow to this site that checks and publishes it

The site contains an invented docket with three filings and two parties, settings, and the schemas
that let an editor check and complete keys.";

/// Every file of a new site that is the same for all.
const FILES: [(&str, &str); 9] = [
    ("site.yaml", include_str!("../../starter/site.yaml")),
    (
        "content/WB-2025-01/docket.md",
        include_str!("../../starter/content/WB-2025-01/docket.md"),
    ),
    (
        "content/WB-2025-01/2025-03-03-application.md",
        include_str!("../../starter/content/WB-2025-01/2025-03-03-application.md"),
    ),
    (
        "content/WB-2025-01/2025-03-21-objection.md",
        include_str!("../../starter/content/WB-2025-01/2025-03-21-objection.md"),
    ),
    (
        "content/WB-2025-01/2025-04-04-order.md",
        include_str!("../../starter/content/WB-2025-01/2025-04-04-order.md"),
    ),
    (
        "content/parties/sampletown-water.md",
        include_str!("../../starter/content/parties/sampletown-water.md"),
    ),
    (
        "content/parties/pretend-river-users.md",
        include_str!("../../starter/content/parties/pretend-river-users.md"),
    ),
    (".gitignore", GITIGNORE),
    (".vscode/settings.json", VSCODE),
];

/// Written here, since a file of this name in the program's own source would be obeyed there.
const GITIGNORE: &str = "\
# What docketpress build writes
/public/
";

/// Which schema is whose. The patterns are those of VS Code's YAML extension, the first that fits
/// counts.
const VSCODE: &str = r#"{
  "yaml.schemas": {
    "./.schema/site.schema.json": ["site.yaml"],
    "./.schema/docket.schema.json": ["content/**/docket.md"],
    "./.schema/party.schema.json": ["content/parties/**/*.md"],
    "./.schema/page.schema.json": ["content/pages/**/*.md"],
    "./.schema/filing.schema.json": [
      "content/**/*.md",
      "!content/**/docket.md",
      "!content/parties/**/*.md",
      "!content/pages/**/*.md"
    ]
  }
}
"#;

/// Makes the site. A folder that holds anything is refused.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let here = PathBuf::from(".");
    let site = arguments.site.as_ref().unwrap_or(&here);
    if let Some(ci) = arguments.ci
        && (arguments.site.is_none() || site.join("site.yaml").exists())
    {
        return add_workflow(site, ci);
    }
    if !is_vacant(site)? {
        bail!(
            "{} is not empty; name a new folder, or use `docketpress new` in this one",
            site.display()
        );
    }
    for (path, text) in FILES {
        create(&site.join(path), text)?;
    }
    schema::write_all(site, &site.join(".schema"))?;
    if let Some(ci) = arguments.ci {
        let (path, text) = ci.workflow();
        create(&site.join(path), &text)?;
    }
    anstream::println!("{}", site.display());
    anstream::eprintln!(
        "created a site with one docket, three filings, and two parties; next, run"
    );
    if site.as_os_str() != "." {
        anstream::eprintln!("  cd {}", quoted(site));
    }
    anstream::eprintln!("  {}", super::LOOK);
    if let Some(ci) = arguments.ci {
        anstream::eprintln!("to publish it: {}", ci.next());
    }
    Ok(Outcome::Done)
}

/// Writes the workflow of a site that exists. One that is there stays.
fn add_workflow(site: &Path, ci: Ci) -> anyhow::Result<Outcome> {
    if !site.join("site.yaml").exists() {
        bail!(
            "{} has no site.yaml; run this in the folder of a site, or name a new folder to create one",
            site.display()
        );
    }
    let (path, text) = ci.workflow();
    let file = site.join(path);
    if file.exists() {
        bail!(
            "{} exists already; rename it to write a new one",
            file.display()
        );
    }
    create(&file, &text)?;
    anstream::println!("{}", file.display());
    anstream::eprintln!("{}", ci.next());
    Ok(Outcome::Done)
}
