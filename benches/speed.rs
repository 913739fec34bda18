//! Makes docket sites of any size, and compares `docketpress build` with a program that only reads
//! and writes.

#![expect(
    clippy::disallowed_methods,
    reason = "the benchmark measures time and writes sites"
)]

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};

#[path = "speed/chance.rs"]
mod chance;
#[path = "speed/compare.rs"]
mod compare;
#[path = "speed/docket.rs"]
mod docket;
#[path = "speed/families.rs"]
mod families;
#[path = "speed/filing.rs"]
mod filing;
#[path = "speed/generate.rs"]
mod generate;
#[path = "speed/growth.rs"]
mod growth;
#[path = "speed/import.rs"]
mod import;
#[path = "speed/plain.rs"]
mod plain;
#[cfg(feature = "serve")]
#[path = "speed/preview.rs"]
mod preview;
#[path = "speed/prose.rs"]
mod prose;
#[path = "speed/record.rs"]
mod record;
#[path = "speed/words.rs"]
mod words;
#[path = "speed/yaml.rs"]
mod yaml;

const USAGE: &str = "\
cargo bench --bench speed -- COMMAND

  generate --filings N --out DIR [--seed S]
      write a synthetic site of N filings; one seed always gives the same bytes
  plain --site DIR --like OUT --out DIR
      read every file of a site and write files with the paths and sizes of OUT,
      a finished output folder or a list of one
  compare [--filings 10000] [--large 100000 | --no-large] [--runs 3]
          [--docketpress PATH] [--in DIR]
      time `docketpress build` and the plain program in turn, in a temporary
      folder (of DIR); exit 1 if a bar is missed
  preview [--filings N] [--runs 9] [--docketpress PATH] [--in DIR]
      time how soon a save shows in `docketpress serve`, at 1,000 and 10,000
      filings; exit 1 if a bar is missed
  growth [--family NAME] [--times N] [--docketpress PATH] [--in DIR]
      time `docketpress check` and `build` on families of input, each at one
      size and at twice that size
  import [--records 5000] [--pdfs 200] [--docketpress PATH] [--in DIR]
      time `docketpress import` on a table, on letters in plain text, and on PDFs
      with a table; exit 1 if a bar is missed";

/// Runs the command that the arguments name: 0 is good, 1 a missed bar, 2 could not run.
fn main() -> ExitCode {
    // Cargo adds `--bench` of its own accord.
    let words = std::env::args().skip(1).filter(|word| word != "--bench");
    match run(Arguments(words.collect())) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Runs one command; gives whether every bar was held (true where the command has none).
fn run(mut arguments: Arguments) -> Result<bool> {
    match arguments.command().as_deref() {
        None | Some("help") => {
            println!("{USAGE}");
            Ok(true)
        }
        Some("generate") => {
            let site = generate::Site {
                filings: arguments
                    .count("--filings")?
                    .context("`--filings` is missing")?,
                seed: arguments.number("--seed")?.unwrap_or(generate::SEED),
                out: arguments.needed_path("--out")?,
            };
            arguments.finish()?;
            generate::generate(&site)?;
            Ok(true)
        }
        Some("plain") => {
            let copy = plain::Copy {
                site: arguments.needed_path("--site")?,
                like: arguments.needed_path("--like")?,
                out: arguments.needed_path("--out")?,
            };
            arguments.finish()?;
            plain::plain(&copy)?;
            Ok(true)
        }
        Some("compare") => {
            let without_large = arguments.switch("--no-large");
            let large = arguments.count("--large")?;
            ensure!(
                !(without_large && large.is_some()),
                "`--large` and `--no-large` exclude each other"
            );
            let race = compare::Race {
                docketpress: arguments
                    .path("--docketpress")?
                    .unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_docketpress"))),
                filings: arguments.count("--filings")?.unwrap_or(10_000),
                large: (!without_large).then(|| large.unwrap_or(100_000)),
                runs: arguments.count("--runs")?.unwrap_or(3),
                place: arguments.path("--in")?.unwrap_or_else(std::env::temp_dir),
            };
            arguments.finish()?;
            compare::compare(&race)
        }
        #[cfg(feature = "serve")]
        Some("preview") => {
            let trial = preview::Trial {
                docketpress: arguments
                    .path("--docketpress")?
                    .unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_docketpress"))),
                sizes: match arguments.count("--filings")? {
                    Some(filings) => vec![filings],
                    None => vec![1_000, 10_000],
                },
                runs: arguments.count("--runs")?.unwrap_or(9),
                place: arguments.path("--in")?.unwrap_or_else(std::env::temp_dir),
            };
            arguments.finish()?;
            preview::preview(&trial)
        }
        Some("growth") => {
            let growth = growth::Growth {
                docketpress: arguments
                    .path("--docketpress")?
                    .unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_docketpress"))),
                family: arguments.value("--family")?,
                times: arguments.count("--times")?.unwrap_or(1),
                place: arguments.path("--in")?.unwrap_or_else(std::env::temp_dir),
            };
            arguments.finish()?;
            growth::growth(&growth)?;
            Ok(true)
        }
        Some("import") => {
            let import = import::Import {
                docketpress: arguments
                    .path("--docketpress")?
                    .unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_docketpress"))),
                records: arguments.count("--records")?.unwrap_or(5_000),
                pdfs: arguments.count("--pdfs")?.unwrap_or(200),
                place: arguments.path("--in")?.unwrap_or_else(std::env::temp_dir),
            };
            arguments.finish()?;
            import::import(&import)
        }
        Some(unknown) => {
            bail!(
                "`{unknown}` is not a command: `generate`, `plain`, `compare`, `preview`, `growth` or `import`"
            )
        }
    }
}

/// The words of the command line that are not taken yet.
struct Arguments(Vec<String>);

impl Arguments {
    /// Takes the first word, if it is not an option.
    fn command(&mut self) -> Option<String> {
        let first = self.0.first()?;
        (!first.starts_with('-')).then(|| self.0.remove(0))
    }

    /// Takes an option without a value; gives whether it was there.
    fn switch(&mut self, name: &str) -> bool {
        let at = self.0.iter().position(|word| word == name);
        at.map(|at| self.0.remove(at)).is_some()
    }

    /// Takes an option and its value.
    fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        ensure!(at + 1 < self.0.len(), "`{name}` has no value");
        self.0.remove(at);
        Ok(Some(self.0.remove(at)))
    }

    /// Takes an option whose value is a path.
    fn path(&mut self, name: &str) -> Result<Option<PathBuf>> {
        Ok(self.value(name)?.map(PathBuf::from))
    }

    /// Takes an option whose value is a path, and misses it where it is not there.
    fn needed_path(&mut self, name: &str) -> Result<PathBuf> {
        self.path(name)?
            .with_context(|| format!("`{name}` is missing"))
    }

    /// Takes an option whose value is a whole number.
    fn number(&mut self, name: &str) -> Result<Option<u64>> {
        let Some(value) = self.value(name)? else {
            return Ok(None);
        };
        let number = value.replace(',', "").parse();
        Ok(Some(number.with_context(|| {
            format!("`{name} {value}` is not a whole number")
        })?))
    }

    /// Takes an option whose value is a number of things, at least one.
    fn count(&mut self, name: &str) -> Result<Option<usize>> {
        let Some(number) = self.number(name)? else {
            return Ok(None);
        };
        ensure!(number > 0, "`{name}` must be at least 1");
        Ok(Some(usize::try_from(number).with_context(|| {
            format!("`{name} {number}` is too large")
        })?))
    }

    /// Refuses what no command has taken.
    fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => bail!("`{word}` is not an option of this command"),
        }
    }
}
