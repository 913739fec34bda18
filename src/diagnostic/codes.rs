//! The table of codes: each mistake's name, one sentence that holds no word of any file, and the
//! fix.

/// Declares the codes once: variant, name, sentence, fix.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $sentence:literal, $way_out:literal;)*) => {
        /// Which mistake a diagnostic reports.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $sentence] $variant,)* }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// Returns the name that is printed, such as `unknown-key`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Returns one sentence that says what is wrong and holds no word of any file.
            pub fn sentence(self) -> &'static str {
                match self { $(Code::$variant => $sentence,)* }
            }

            /// Returns the fix in general.
            pub fn way_out(self) -> &'static str {
                match self { $(Code::$variant => $way_out,)* }
            }
        }
    };
}

/// What each code means, with an example: a section a code, headed by its name.
const EXPLANATIONS: &str = include_str!("explanations.md");

/// The checks: what is probably a mistake, and may be none. `docketpress check` looks for them, and
/// a build only for those that site.yaml sets.
const CHECKS: [Code; 26] = [
    Code::PdfHidden,
    Code::PdfNames,
    Code::PdfUnread,
    Code::PerhapsOnFile,
    Code::StatedDiffers,
    Code::NotRolled,
    Code::AnswerBefore,
    Code::NumberMissing,
    Code::NumberOrder,
    Code::FilingTwice,
    Code::DocketAlone,
    Code::DocketUnknown,
    Code::DateFuture,
    Code::OpenedLate,
    Code::DeadlineEarly,
    Code::DeadlineHoliday,
    Code::ClosedEarly,
    Code::PartiesAlike,
    Code::PartyJoined,
    Code::FiledByNobody,
    Code::AnchorMissing,
    Code::ActiveAttachment,
    Code::FileUnnamed,
    Code::PdfRedaction,
    Code::ConfidentialWords,
    Code::WordsLost,
];

/// The errors next to which it is certain who may see each record: they concern what a record
/// refers to, its address, or how pages look.
const NO_DOUBT: [Code; 25] = [
    Code::SidecarOld,
    Code::ReservedId,
    Code::AddressTaken,
    Code::EmptyAddress,
    Code::LongAddress,
    Code::UnknownReference,
    Code::AmbiguousReference,
    Code::SelfReference,
    Code::AmbiguousParty,
    Code::PartyEnding,
    Code::PartyTaken,
    Code::PartyUnrecorded,
    Code::NumberTwice,
    Code::ClockStart,
    Code::UnknownHolidays,
    Code::AttachmentMissing,
    Code::LinkFromRoot,
    Code::PathOutside,
    Code::LinkBroken,
    Code::ThemeMissing,
    Code::Words,
    Code::NoWords,
    Code::Template,
    Code::NothingOnFile,
    Code::NoBaseUrl,
];

impl Code {
    /// Finds a code by its name.
    pub fn named(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// Returns whether it is a check, which only `docketpress check` makes unasked.
    pub fn is_check(self) -> bool {
        CHECKS.contains(&self)
    }

    /// Returns whether `checks` in site.yaml may set it. A mistake of form is always an error.
    pub fn can_be_set(self) -> bool {
        self.is_check()
            || matches!(
                self,
                Code::AttachmentMissing
                    | Code::NumberTwice
                    | Code::PartyUnrecorded
                    | Code::LinkBroken
                    | Code::LinkFromRoot
                    | Code::HtmlNesting
                    | Code::TableWidth
                    | Code::AddressUnusable
                    | Code::LinkUnread
                    | Code::DefinitionUnused
                    | Code::NoBaseUrl
                    | Code::SymbolicLink
            )
    }

    /// Returns whether it is certain who may see each record though the error is there.
    pub fn leaves_no_doubt(self) -> bool {
        NO_DOUBT.contains(&self)
    }

    /// Returns what it means, with an example, as Markdown.
    pub fn explanation(self) -> &'static str {
        let sections = EXPLANATIONS.split("\n## ").skip(1);
        sections
            .filter_map(|section| section.split_once('\n'))
            .find(|(name, _)| *name == self.name())
            .map_or("", |(_, text)| text.trim())
    }
}

codes! {
    NotUtf8 = "not-utf8", "the file is not UTF-8 text", "save the file as UTF-8";
    Unreadable = "unreadable", "the file cannot be read", "check the file's permissions";
    NotAFile = "not-a-file", "a named pipe, a socket, a device, or a folder is in the place of a file", "put a regular file in its place, or move it out of the site's folder";
    FileName = "file-name", "a file name is not UTF-8 text, or contains a backslash or an invisible character", "rename the file with letters, digits, and dashes";
    SettingsName = "settings-name", "the site's settings are in a file that is not named `site.yaml`", "rename the file to `site.yaml`, all lower case";
    DocketName = "docket-name", "a file looks like a docket's record but is not a file named `docket.md`", "name the file `docket.md`, all lower case; it cannot be a link or a folder";
    RecordName = "record-name", "a file looks like a record but its name does not end in `.md`", "change the end of the name to `.md`, all lower case; to leave the file out, start its name with `_`";
    SymbolicLink = "symbolic-link", "a record is a symbolic link, and docketpress does not follow links", "put the file itself in this place; to leave it out, start the link's name with `_`";
    NoFrontMatter = "no-front-matter", "the file does not start with front matter", "start the file with a line `---`, the record's keys, and a line `---`; to leave the file out, start its name with `_`";
    FrontMatterSize = "front-matter-size", "the front matter is too long or too deeply nested", "move text into the body";
    InputSize = "input-size", "a file is larger than docketpress reads", "make the file smaller, or split it; the guide's page on the format lists the limits";
    YamlSyntax = "yaml-syntax", "the front matter is not valid YAML", "put quotation marks around text that contains `: ` or starts with a symbol";
    AccessUnread = "access-unread", "a line starts like `access` or `draft` but is not read as that key", "write `access` on its own line at the top level of the front matter, and start no other line with that word";
    ValueCut = "value-cut", "a `#` starts a comment and cuts off a value", "if the `#` belongs to the value, put quotation marks around the whole value; if it starts a comment, put the comment on its own line";
    YamlFeature = "yaml-feature", "front matter cannot use anchors, aliases, tags, or merge keys", "write the value in full, or put quotation marks around it";
    DuplicateKey = "duplicate-key", "a key appears twice", "write the key once, with the intended value; if `access` has two values, keep the more restrictive one";
    EmptyValue = "empty-value", "a key has no value", "give the key a value";
    UnknownKey = "unknown-key", "this kind of record does not have a key of this name", "correct the spelling; to withhold a record, write `access: confidential`, `access: sealed`, or `access: unlisted`";
    MissingKey = "missing-key", "a required key is missing", "add the key";
    WrongShape = "wrong-shape", "a value does not have the form that its key requires", "write the value in the form that the guide's table of keys shows";
    NotABoolean = "not-a-boolean", "a yes/no key is neither `true` nor `false`", "write `true` or `false`; a build leaves out every filing with `draft: true`";
    InvalidDate = "invalid-date", "a value is not a date", "write dates like 2005-08-09";
    UnknownType = "unknown-type", "a type is neither built in nor listed in site.yaml", "use a listed type, or add this one to `types` in site.yaml; a type never withholds a record";
    UnknownValue = "unknown-value", "the key does not allow this value", "use one of the allowed values";
    InvalidNumber = "invalid-number", "a value is not a whole number", "write a whole number";
    InvalidUrl = "invalid-url", "a value is not a web address", "write the full address, starting with `https://`";
    InvalidPath = "invalid-path", "a value is not a path on this site", "write a path from the site's root, such as `/old/letter.html`";
    InvalidPattern = "invalid-pattern", "a pattern cannot be read", "correct the pattern; the guide describes patterns";
    InvalidSetting = "invalid-setting", "a setting in site.yaml cannot be used", "correct the setting; the guide describes site.yaml";
    RedactionUnclosed = "redaction-unclosed", "a `<redacted>` is never closed", "write `</redacted>` where the withheld text ends";
    RedactionUnopened = "redaction-unopened", "a `</redacted>` has no `<redacted>` before it", "write `<redacted>` where the withheld text begins";
    RedactionNested = "redaction-nested", "a `<redacted>` is inside another", "put one `<redacted>` and one `</redacted>` around all the text";
    RedactionCrosses = "redaction-crosses", "a redaction runs from the front matter into the body", "close it in the front matter, and open another in the body";
    RedactionTag = "redaction-tag", "a mark looks like `<redacted>` but is not", "write `<redacted>` or `<redacted reason=\"...\">`, and `</redacted>`";
    WithholdingTag = "withholding-tag", "a tag seems meant to withhold text, but withholds nothing", "put the text between `<redacted>` and `</redacted>`";
    CommentUnclosed = "comment-unclosed", "a comment is never closed", "write `-->` where the comment ends";
    CommentNested = "comment-nested", "a comment starts inside another", "use one `<!--` and one `-->` for the whole comment";
    CommentCrosses = "comment-crosses", "a comment and a redaction overlap, or a comment runs from the front matter into the body", "end the second one before the first one ends";
    CommentForm = "comment-form", "something looks like a comment but is not read as one", "write a comment as `<!-- ... -->`, with at most three spaces before it; the guide's page on withholding explains how to show one";
    MarkerLeft = "marker-left", "public text contains a mark of confidential text", "put `<redacted>` and `</redacted>` around the mark and the text that it covers";
    ReservedCharacter = "reserved-character", "the text contains a character that docketpress reserves", "delete the character (one of U+100000 to U+10FFFD)";
    HtmlNesting = "html-nesting", "HTML is nested too deeply, or a tag has too many attributes, so readers see the tags as text", "close each element that you open, or write the text as Markdown";
    TableWidth = "table-width", "the rows of a table are much shorter than its head, so readers see the table as text", "write as many cells in each row as in the head, or make the head shorter";
    AddressUnusable = "address-unusable", "no page can use an address in the text, so readers see the words without the link or the picture", "link to a web page with `https://`, or put the file into the content folder and write its path";
    LinkUnread = "link-unread", "an address contains spaces, so readers see the brackets as text instead of a link", "write `%20` for each space, or put the address between `<` and `>`";
    DefinitionUnused = "definition-unused", "no link uses a link definition, so no page shows its line", "correct the label, here or in the link; to show the line as text, put a backslash before its `[`";
    NoDocket = "no-docket", "a filing names no docket, and its folder has no docket.md", "add `docket:` with the docket's number; write `none` only if the document belongs to no docket";
    DocketTaken = "docket-taken", "two records describe the same docket", "combine both in one docket.md with the more restrictive `access`; if two agencies use one number, give each docket an `id`";
    DocketAmbiguous = "docket-ambiguous", "two agencies use the same docket number", "name the docket by its `id`";
    DocketSpelling = "docket-spelling", "one docket is written in two ways", "write the docket's number or id exactly as its docket.md or the other filings do";
    ReservedId = "reserved-id", "the docket's own pages use this file's name", "rename the file";
    AddressTaken = "address-taken", "two records would have the same address", "rename one of the files";
    EmptyAddress = "empty-address", "a name has no letter or digit to make an address from", "use a name with letters or digits";
    LongAddress = "long-address", "a name is too long to make an address from", "shorten the name, or give the docket an `id` or the party a record";
    UnknownReference = "unknown-reference", "a reference names nothing on file", "correct the reference; if the document is not on file, write `{title: ..., date: ...}`";
    AmbiguousReference = "ambiguous-reference", "a reference matches more than one filing", "write it as `DOCKET/id`";
    SelfReference = "self-reference", "a filing refers to itself", "name the other filing";
    PublicVersion = "public-version", "a public version is not public itself", "name the version that was filed for public inspection; a withheld filing cannot replace it";
    AmbiguousParty = "ambiguous-party", "a name belongs to more than one party", "write the party's full name or the id of its record";
    PartyEnding = "party-ending", "a party's name is only a corporate ending", "put quotation marks around a name that contains a comma";
    PartyTaken = "party-taken", "two parties would have the same address, or share a name", "if they are one party, list the second name as an alias in its record; if they are two, give each a record";
    PartyUnrecorded = "party-unrecorded", "no party record has this name, and site.yaml says `parties: strict`", "write the name as it is in a record, or add a record with `docketpress new party`";
    NumberTwice = "number-twice", "two filings in a docket have the same item number", "correct one of the two numbers";
    ClockStart = "clock-start", "a clock has no day to count from", "start the clock from a filing with a full date, or give the date";
    ClockCount = "clock-count", "a deadline cannot be computed", "give one of `days`, `business_days`, `weeks`, `months`, `years`, or `stated`";
    UnknownHolidays = "unknown-holidays", "a deadline depends on holidays that are not known", "list the holidays in `holidays` in site.yaml";
    AttachmentMissing = "attachment-missing", "an attached file does not exist", "put the file there; if you do not have it, leave out `file` and give a `label` or a `title`";
    RecordAttached = "record-attached", "an attachment is a record", "name the record under `references` or `exhibit_of`, and attach the document's own file";
    FrontMatterFile = "front-matter-file", "a file to be published starts with front matter, as only a record may", "take out the link or the attachment; to link to a record, use its `.md` file";
    RedactedFile = "redacted-file", "a file to be published contains a redaction mark, and would be copied with the words inside the mark", "name a copy without those words; marks withhold text only in Markdown records";
    LinkFromRoot = "link-from-root", "a link starts with `/`, but links are relative to the file that contains them", "write the path from this file, such as `../GR-1/order.md`, or a full address with `https://`";
    PathOutside = "path-outside", "a path leads outside the content folder", "keep the file inside the content folder";
    WithheldFile = "withheld-file", "public text names a file that a record withholds", "take out the link; the person responsible for the withheld record decides what readers may see of the file";
    WithheldFileMissing = "withheld-file-missing", "there is no file at a path that a record withholds", "write the path exactly as the file is named, so that no other record can publish the file";
    LinkBroken = "link-broken", "there is no file in the content folder at the link's path", "correct the path";
    RedactionInLink = "redaction-in-link", "a redaction is inside a reference, a path, or a link", "withhold the whole value, or leave it out";
    ThemeMissing = "theme-missing", "the theme is not in the `themes` folder", "correct `theme` in site.yaml";
    Words = "words", "a theme's file of words cannot be used", "use only words that the theme `press` has, in the same form";
    NoWords = "no-words", "the theme has no words in the site's language", "add `words/LANG.yaml` to your own theme; the guide's page on themes explains how";
    Template = "template", "a template cannot be used", "correct the template; the guide's page on themes lists what each template can use";
    PerhapsOnFile = "perhaps-on-file", "a document described as not on file looks like a filing that is on file", "name the filing by its id, or give the document's own date and title";
    StatedDiffers = "stated-differs", "a stated date differs from the computed date", "check the count, the start, and the stated date against the document";
    NotRolled = "not-rolled", "a deadline falls on a Saturday, a Sunday, or a holiday", "if the law moves the deadline, add `roll: next`";
    AnswerBefore = "answer-before", "an answer or a ruling is dated before the document that it concerns", "correct one of the two dates, or the reference";
    NumberMissing = "number-missing", "an item number is missing from a docket's sequence", "add the filing, or correct the number of the next one";
    NumberOrder = "number-order", "item numbers and dates are not in the same order", "correct the number or the date";
    FilingTwice = "filing-twice", "two records describe the same filing", "compare the two; if the filing is in several dockets, list them under `docket` in one record";
    DocketAlone = "docket-alone", "only this filing names its docket, and it is in another docket's folder", "correct the number, or move the filing to its docket's own folder";
    DocketUnknown = "docket-unknown", "a docket's record names a docket that is not on this site", "correct the number; readers see a docket that is not on this site as text without a link";
    DateFuture = "date-future", "a filing is dated in the future", "correct the date; put a date that the filing sets under `deadlines`";
    OpenedLate = "opened-late", "a docket was opened after its first filing", "correct `opened`, or the date of the filing";
    DeadlineEarly = "deadline-early", "a deadline is earlier than the event that sets it", "correct the deadline, or the date of that event";
    DeadlineHoliday = "deadline-holiday", "a stated deadline falls on a Saturday, a Sunday, or a holiday", "compare the date with the document";
    ClosedEarly = "closed-early", "a closed docket has upcoming deadlines", "correct the docket's `status` or `closed`, or remove the deadlines that no longer apply";
    PartiesAlike = "parties-alike", "two parties have almost the same name", "if they are one party, list the second name as an alias in its record; if they are two, give each a record";
    PartyJoined = "party-joined", "one value seems to name two parties", "write a list, such as `[First Party, Second Party]`";
    FiledByNobody = "filed-by-nobody", "a filing does not say who filed it", "add `filed_by:`; for unnamed filers, use a name listed in `unnamed` in site.yaml";
    AnchorMissing = "anchor-missing", "a link points to a heading that does not exist", "after the `#`, write the words of the heading in lower case with `-` between them";
    ActiveAttachment = "active-attachment", "a browser may run a published file as part of the site", "publish it in another format, such as PDF, or set up your host as the guide's page on withholding describes";
    FileUnnamed = "file-unnamed", "no record names some files in the content folder", "list them with `docketpress list files`, and move those that are not part of the record out of the content folder";
    SidecarOld = "sidecar-old", "the text next to a PDF was extracted from another version of the PDF", "run `docketpress text` to extract it again";
    PdfRedaction = "pdf-redaction", "a published PDF may still contain text under its redactions", "redact it with a tool that deletes the text itself, and replace the file with that copy";
    PdfHidden = "pdf-hidden", "a published PDF contains text or files that a reader does not see", "open the PDF, select and search its text, and replace it with a copy without what should not be there";
    PdfNames = "pdf-names", "a published PDF contains comments, or its properties name a person", "remove comments and properties in the program that made the PDF, and replace the file with that copy";
    PdfUnread = "pdf-unread", "docketpress did not read a PDF", "check the PDF yourself: select and search its text";
    ConfidentialWords = "confidential-words", "a public filing contains words that usually mark a confidential one", "decide whether it is confidential; if it is, write `access: confidential`";
    WordsLost = "words-lost", "a word of a text is missing from its page", "compare the page with the text; put a backslash before a symbol that is read as markup, and report the problem to the project";
    AddressLost = "address-lost", "an address that was published would be gone", "add the address to `redirect_from` of the record that replaces it, or give it up with `docketpress release ADDRESS`";
    NothingOnFile = "nothing-on-file", "the content folder has no Markdown files, so there is nothing to publish", "create a docket with `docketpress new docket`, or find out where the folder went";
    NoBaseUrl = "no-base-url", "feeds and the sitemap need the site's address", "set `base_url` in site.yaml";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_name_of_its_own() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn every_code_is_explained_with_an_example_in_the_order_of_the_table() {
        for code in Code::ALL {
            let text = code.explanation();
            assert!(text.len() > 40, "{} is not explained", code.name());
            assert!(text.contains("    "), "{} has no example", code.name());
        }
        let headings = EXPLANATIONS
            .lines()
            .filter_map(|line| line.strip_prefix("## "));
        let names = Code::ALL.iter().map(|code| code.name());
        assert!(headings.eq(names));
    }
}
