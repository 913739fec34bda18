//! `docketpress init`: a site to begin from, which builds as it is.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::{Outcome, quoted, schema};
use crate::write::{create, is_vacant};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder for the site; it must be new or empty (a `.git` folder is fine)
    #[arg(value_name = "DIR")]
    site: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  docketpress init my-dockets  create a site in a new folder
  docketpress init .           create a site in this folder, which must be empty

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

/// Which schema is whose. The patterns are those of VS Code's YAML extension, the first that fits counts.
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
    let site = &arguments.site;
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
    anstream::println!("{}", site.display());
    anstream::eprintln!("created a site with one docket, three filings and two parties; next, run");
    if site.as_os_str() != "." {
        anstream::eprintln!("  cd {}", quoted(site));
    }
    anstream::eprintln!("  {}", super::LOOK);
    Ok(Outcome::Done)
}
