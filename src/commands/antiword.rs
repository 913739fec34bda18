//! Runs `antiword`, and gives the text of a Word file of the form before 2007. It leaves out hidden
//! and deleted words by itself.

use std::time::Duration;

use super::tool::{Tool, ToolFailure};
use crate::import::Untold;
use crate::intake::bounds;

/// How to get the tool, for messages.
const INSTALL: &str = "the program `antiword` is not installed: `apt install antiword` on Debian and Ubuntu, `brew install antiword` on macOS; or save it as DOCX and import that";

/// How long one document may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// One line for each paragraph.
const ANTIWORD: Tool<'static> = Tool {
    program: "antiword",
    arguments: &["-m", "UTF-8.txt", "-w", "0", "-"],
    patience: PATIENCE,
    most: bounds::PDF_TEXT,
};

/// Returns the text of a document.
pub(super) fn text(document: &[u8]) -> Result<String, Untold> {
    let failed = |why: &str| Untold::Failed(why.to_owned());
    match ANTIWORD.run(document) {
        Ok((status, text, _)) if status.success() => {
            Ok(String::from_utf8_lossy(&text).into_owned())
        }
        // Its complaints may quote the document.
        Ok((_, _, complaints)) if complaints.contains("ncrypted") => Err(Untold::Encrypted),
        Ok(_) => Err(failed(
            "antiword cannot read it: save it as DOCX and import that",
        )),
        Err(ToolFailure::Missing) => Err(Untold::Missing(INSTALL.to_owned())),
        Err(ToolFailure::Slow) => Err(failed("antiword did not finish")),
        Err(ToolFailure::Long(_)) => Err(failed("its text is too long")),
        Err(_) => Err(failed("antiword cannot be run")),
    }
}
