//! Runs `pandoc`, and gives a document as the JSON of its tree.
//!
//! It gets the document on its standard input and may open no file and no address.

use std::time::Duration;

use super::tool::{Tool, ToolFailure};
use crate::import::Untold;

/// How to get the tool, for messages.
const INSTALL: &str = "the program `pandoc` is not installed: `apt install pandoc` on Debian and Ubuntu, `brew install pandoc` on macOS, `choco install pandoc` on Windows; then import again";

/// How long one document may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// How much memory pandoc may use: its runtime takes a bound between these signs.
const MEMORY: [&str; 3] = ["+RTS", "-M512m", "-RTS"];

/// The longest tree, in bytes.
const MOST: u64 = 256 << 20;

/// Returns the tree of a document in one of pandoc's formats.
pub(super) fn tree(format: &str, document: &[u8]) -> Result<String, Untold> {
    let arguments = ["--sandbox", "--from", format, "--to", "json"];
    let run = |arguments: &[&str]| {
        let tool = Tool {
            program: "pandoc",
            arguments,
            patience: PATIENCE,
            most: MOST,
        };
        tool.run(document)
    };
    let ran = match run(&[&MEMORY[..], &arguments].concat()) {
        // A pandoc that was built without this bound still has that of its time.
        Ok((status, _, complaints)) if !status.success() && complaints.contains("RTS options") => {
            run(&arguments)
        }
        ran => ran,
    };
    let failed = |why: &str| Untold::Failed(why.to_owned());
    match ran {
        Ok((status, tree, _)) if status.success() => {
            String::from_utf8(tree).map_err(|_| failed("pandoc gave no text"))
        }
        // Its complaints quote the document.
        Ok((_, _, complaints)) if complaints.contains("sandbox") => Err(failed(
            "pandoc is older than version 2.15: install a newer one",
        )),
        Ok((_, _, complaints)) if complaints.contains("Heap exhausted") => {
            Err(failed("it takes pandoc more than 512 MB of memory"))
        }
        Ok(_) => Err(failed("pandoc cannot read it; it may be damaged")),
        Err(ToolFailure::Missing) => Err(Untold::Missing(INSTALL.to_owned())),
        Err(ToolFailure::Slow) => Err(failed("pandoc did not finish")),
        Err(ToolFailure::Long(_)) => Err(failed("its text is too long")),
        Err(_) => Err(failed("pandoc cannot be run")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_and_a_damaged_one_is_refused_without_its_words() {
        let tree = tree("html", b"<p>A <b>word</b>.</p>").expect("pandoc is needed for the tests");
        assert!(tree.contains("\"Strong\""), "{tree}");
        let refused = super::tree("docx", b"secret").expect_err("it is no document");
        assert!(!format!("{refused:?}").contains("secret"));
    }
}
