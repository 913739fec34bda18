//! Returns whether a document may be public: by the names of its folders and itself, by the marks
//! on its first page, and by the marks that agencies set around figures. In doubt, it may not.

use std::sync::LazyLock;

use regex::Regex;

use super::sheet::DocumentSheet;
use crate::docket::Access;
use crate::import::marks::{is_marked, is_marked_file};

/// Why a document is withheld; never with a word of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guard {
    /// Who may see it.
    pub access: Access,
    /// The reason.
    pub why: &'static str,
}

/// Withholds a document in which words hide.
pub(super) const HIDES: Guard = Guard {
    access: Access::Confidential,
    why: "words hide in it that its readers would find",
};

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \b(?:HIGHLY\s+CONFIDENTIAL|CONFIDENTIAL|PROPRIETARY|FILED\s+UNDER\s+SEAL|UNDER\s+SEAL|SEALED|CEII|CUI|HSPM
        |CRITICAL\s+ENERGY|TRADE\s+SECRETS?|PRIVILEGED|NON[-‐‑–\s]?PUBLIC|NOT\s+(?:FOR\s+)?PUBLIC|PROTECTED\s+MATERIALS?
        |HIGHLY\s+SENSITIVE|EYES\s+ONLY|NOT\s+FOR\s+(?:PUBLIC\s+)?RELEASE|DO\s+NOT\s+(?:RELEASE|DISCLOSE)|IN\s+CAMERA
        |INTERNAL\s+USE\s+ONLY|RESTRICTED)\b
        |\(HC\)|\(C\)\s*$",
    )
    .expect("the expression is right")
});

/// In small letters, a mark begins its line and is no sentence.
static SMALL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\W*(?:(?i:this document )?(?i:contains) )?(?:(?i:highly|business|commercially|strictly) )?(?:Confidential|Proprietary|Privileged|(?i:filed under seal)|Sealed|Non[-‐‑–\s]?[Pp]ublic|(?i:not\s+public)|(?i:highly\s+sensitive)|(?i:attorneys?[’']?s?[’']?\s+eyes\s+only)|CEII|confidential(?: information)?\W*$)\b.{0,70}$")
        .expect("the expression is right")
});

static PUBLIC: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:public\s+(?:redacted\s+)?(?:version|copy|document)|redacted(?:\s+version)?|non-?proprietary|non-?confidential|not\s+confidential|unsealed)\b|\(NP\)|\bNP\b|\(public\)|^\W*public\W*$|(?-i:\bPUBLIC)\s*$")
        .expect("the expression is right")
});

/// `NOT PUBLIC` does not say that something is public.
static DENIED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:non|not(?:\s+for)?)[-‐‑–\s]*public\b").expect("the expression is right")
});

/// The longest line that says of a document that it is the version for the public. A sentence about
/// such a version says nothing of the document that it is in.
const LABEL: usize = 120;

/// Returns whether a line, or the name of a file, says that a document is the version for the
/// public.
fn says_public(line: &str) -> bool {
    let is_sentence = line.ends_with('.') && line.split(' ').count() > 6;
    line.len() <= LABEL && !is_sentence && PUBLIC.is_match(&DENIED.replace_all(line, " "))
}

/// `CONFIDENTIAL TREATMENT REQUESTED` is a mark.
static CLAIMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:treatment|status|designation|protection)\s+(?:is\s+|has\s+been\s+)?(?:requested|claimed|sought|granted)\b")
        .expect("the expression is right")
});

/// Returns whether a line is the title of a paper that asks for a seal, or decides on it.
fn asks(line: &str) -> bool {
    ASKS.is_match(line) && !CLAIMED.is_match(line)
}

/// A title that asks for a seal or for confidential treatment is no mark.
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:confidential|proprietary|trade\s+secret|privileged)\s+(?:treatment|status|designation|protection)\b|\b(?:file|filing|seal)\b.{0,40}\b(?:under\s+seal|sealed|confidentially)\b|\bmotion\s+to\s+seal\b")
        .expect("the expression is right")
});

static STARS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^*])\*\*(?P<inner>[^*\n]{1,600}?)\*\*(?:[^*]|$)").expect("it is right")
});

static BEGIN_END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?is)[\[(<{]{1,2}\s*(?:begin|start)\s+(?:highly\s+)?(?:confidential|proprietary|cui|ceii)[^\])>}]{0,40}[\])>}]{1,2}(?P<inner>.{0,2000}?)[\[(<{]{1,2}\s*end\b")
        .expect("the expression is right")
});

static BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)[\[(<{]{1,2}\s*(?:begin|start|end)\b[^\])>}]{0,60}[\])>}]{1,2}")
        .expect("the expression is right")
});

/// Judges a document by the path below what was imported.
pub(super) fn of_path(path: &str) -> Option<Guard> {
    let parts: Vec<&str> = path.split('/').collect();
    let (name, folders) = parts.split_last()?;
    let is_folder = folders.iter().any(|folder| is_marked(folder));
    if is_folder {
        return Some(Guard {
            access: Access::Confidential,
            why: "the name of its folder says that it is confidential",
        });
    }
    is_marked_file(name).then(|| Guard {
        access: match name.to_lowercase().contains("seal") {
            true => Access::Sealed,
            false => Access::Confidential,
        },
        why: "its name says that it is confidential",
    })
}

/// Judges a document by its text. `name` is the name of its file.
pub(super) fn of_text(name: &str, sheet: &DocumentSheet, text: &str) -> Option<Guard> {
    let inside = |found: &str| found.chars().any(char::is_alphanumeric);
    let is_set = STARS
        .captures_iter(text)
        .any(|found| inside(&found["inner"]));
    if is_set {
        return Some(Guard {
            access: Access::Confidential,
            why: match says_public(&name.replace(['_', '-', '.'], " ")) {
                true => "it holds marks of confidential text (** **) in a file called NP or public",
                false => "it holds marks of confidential text (** **) with words between them",
            },
        });
    }
    if BEGIN_END
        .captures_iter(text)
        .any(|found| inside(&found["inner"]))
    {
        return Some(Guard {
            access: Access::Confidential,
            why: "it holds marks where confidential text begins and ends, with words between them",
        });
    }
    // The first page, or what would be on it, with what is in the margins of all.
    let first: Vec<&str> = sheet
        .lines()
        .take_while(|line| line.page <= 1)
        .take(60)
        .chain(&sheet.feet)
        .map(|line| line.text.as_str())
        .chain(sheet.margins.iter().map(String::as_str))
        .collect();
    let name = name.replace(['_', '-', '.'], " ");
    if says_public(&name) || first.iter().any(|line| says_public(line)) {
        return None;
    }
    let is_mark = |line: &str| {
        line.len() <= 140 && (MARK.is_match(line) && !asks(line) || SMALL.is_match(line))
    };
    // Where confidential text began and ended is judged above.
    let first = first.iter().map(|line| BRACKETS.replace_all(line, " "));
    let found = first.into_iter().find(|line| is_mark(line))?;
    let is_sealed = found.to_uppercase().contains("SEAL");
    Some(Guard {
        access: match is_sealed {
            true => Access::Sealed,
            false => Access::Confidential,
        },
        why: "its first page is marked as confidential",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::documents::sheet::LineCount;

    #[test]
    fn a_path_that_is_marked_withholds() {
        for path in [
            "CONFIDENTIAL/Cost study.txt",
            "Response_HC.pdf",
            "Cost study (CONFIDENTIAL).pdf",
            "Exhibit 3 filed under seal.docx",
            "Schedule 1 (C).pdf",
            "CEII maps.pdf",
            "CONFIDENTIAL Response to Data Request 12.pdf",
            "Motion to Compel_CONFIDENTIAL.pdf",
            "Confidential - Subject to Protective Order.pdf",
            "Exhibit 2 - not public.pdf",
        ] {
            assert!(of_path(path).is_some(), "{path}");
        }
        for path in [
            "DR-4 response PUBLIC.pdf",
            "Staff Report (NP).docx",
            "Motion for Protective Order.pdf",
            "Request for confidential treatment.pdf",
            "Motion for leave to file under seal.pdf",
            "Cost study CONFIDENTIAL redacted.pdf",
        ] {
            assert!(of_path(path).is_none(), "{path}");
        }
    }

    #[test]
    fn a_first_page_that_is_marked_withholds_and_a_public_version_does_not() {
        let judge = |text: &str| {
            let sheet = DocumentSheet::of_text(text, LineCount::InFile);
            of_text("a.txt", &sheet, text).map(|guard| guard.access)
        };
        for (text, want) in [
            (
                "HIGHLY CONFIDENTIAL\n\nCost study",
                Some(Access::Confidential),
            ),
            ("Cost study\n\nFiled Under Seal", Some(Access::Sealed)),
            ("Direct Testimony (HC)", Some(Access::Confidential)),
            ("CONTAINS CEII - DO NOT RELEASE", Some(Access::Confidential)),
            ("PUBLIC VERSION\nCONFIDENTIAL INFORMATION REMOVED", None),
            ("MOTION FOR CONFIDENTIAL TREATMENT", None),
            ("MOTION FOR LEAVE TO FILE UNDER SEAL", None),
            (
                "CONFIDENTIAL – SUBJECT TO PROTECTIVE ORDER\n\nStudy",
                Some(Access::Confidential),
            ),
            (
                "Confidential – Subject to Protective Order\n\nStudy",
                Some(Access::Confidential),
            ),
            (
                "Contains Confidential Information\n\nStudy",
                Some(Access::Confidential),
            ),
            ("Confidential in its entirety", Some(Access::Confidential)),
            (
                "CONFIDENTIAL TREATMENT REQUESTED\n\nStudy",
                Some(Access::Confidential),
            ),
            ("NON-PUBLIC\n\nStudy", Some(Access::Confidential)),
            ("NOT PUBLIC\n\nStudy", Some(Access::Confidential)),
            (
                "HIGHLY SENSITIVE PROTECTED MATERIALS\n\nStudy",
                Some(Access::Confidential),
            ),
            ("ATTORNEYS’ EYES ONLY\n\nStudy", Some(Access::Confidential)),
            (
                "CONFIDENTIAL\n\nA redacted version of this study was filed for the public.",
                Some(Access::Confidential),
            ),
            (
                "CONFIDENTIAL VERSION\n\nThe hearing is open to the public\nand to the press.",
                Some(Access::Confidential),
            ),
            ("PUBLIC - REDACTED VERSION\nCONFIDENTIAL DATA REMOVED", None),
            ("The parties kept the study confidential, they said.", None),
            (
                "The rate is ** $ 9.87 ** a month.",
                Some(Access::Confidential),
            ),
            ("The rate is **          ** a month.", None),
            (
                "The rate is [BEGIN CONFIDENTIAL] 9 [END CONFIDENTIAL].",
                Some(Access::Confidential),
            ),
            ("The rate is [BEGIN CONFIDENTIAL] [END CONFIDENTIAL].", None),
        ] {
            assert_eq!(judge(text), want, "{text}");
        }
    }
}
