//! Opens a new record in the editor that the environment names.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

/// Returns the editor that the environment names: a program, and perhaps what it is called with.
pub(super) fn editor() -> anyhow::Result<Vec<String>> {
    let named = ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|words| !words.trim().is_empty())
        .context("no editor is set; set VISUAL or EDITOR, or leave out --edit")?;
    Ok(named.split_whitespace().map(str::to_owned).collect())
}

/// Opens a file, and waits until the editor ends.
pub(super) fn open(editor: &[String], file: &Path, shown: &Path) -> anyhow::Result<()> {
    let (program, words) = editor.split_first().context("the editor has a name")?;
    let ended = Command::new(program)
        .args(words)
        .arg(file)
        .status()
        .with_context(|| {
            let shown = shown.display();
            format!("created {shown}, but the editor {program} cannot be started")
        })?;
    if !ended.success() {
        bail!(
            "created {}, but the editor {program} ended with a failure",
            shown.display()
        );
    }
    Ok(())
}
