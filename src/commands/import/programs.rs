//! The programs that give the text of documents to an import.

use std::sync::Arc;

use super::super::{antiword, pandoc, pdftotext, tool};
use crate::diagnostic::SitePath;
use crate::docket::FaultKind;
use crate::import::{TextTool, Told, Tools, Untold, without_hidden};
use crate::intake::{inspect, tell_pdf};

/// Returns what runs the programs.
pub(super) fn tools() -> Tools {
    Tools::new(Arc::new(|tool, bytes| match tool {
        TextTool::Pandoc(format) => pandoc::tree(format, bytes).map(|text| Told {
            text,
            ..Told::default()
        }),
        TextTool::Antiword => antiword::text(bytes).map(|text| Told {
            text,
            ..Told::default()
        }),
        TextTool::Pdftotext => pdf(bytes),
    }))
}

/// Returns the text of a PDF, without the lines in which words hide.
fn pdf(bytes: &[u8]) -> Result<Told, Untold> {
    let look = inspect(bytes.to_vec());
    let faults = look.inspection.faults();
    let hides_words = faults.iter().any(|fault| fault.kind.hides_text());
    // Nearly every PDF names who made it.
    let is_noted = faults.iter().any(|fault| fault.kind != FaultKind::Author);
    let notes = match is_noted {
        true => {
            let found = tell_pdf(&SitePath::new("a.pdf"), &look.inspection, &[]);
            found.into_iter().map(|one| one.message).collect()
        }
        false => Vec::new(),
    };
    let text = pdftotext::all_text_of_bytes(bytes).map_err(|failure| match failure {
        pdftotext::Failure::Tool(tool::ToolFailure::Missing) => {
            Untold::Missing(failure.to_string())
        }
        pdftotext::Failure::Encrypted => Untold::Encrypted,
        failure => Untold::Failed(failure.to_string()),
    });
    let text = match (text, hides_words) {
        (Ok(text), true) => {
            let hiding = look.words.iter();
            let hiding = hiding.filter(|(fault, _)| fault.kind.hides_text());
            without_hidden(&text, hiding.map(|(_, words)| &**words))
        }
        // What hides in it is known, whether or not it can be read.
        (Err(_), true) => String::new(),
        (text, false) => text?,
    };
    Ok(Told {
        text,
        hides_words,
        notes,
    })
}
