//! The table of codes: each mistake's name, one sentence that holds no word of any file, and the way out.

/// Declares the codes once: variant, name, sentence, way out.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $sentence:literal, $way_out:literal;)*) => {
        /// Which mistake a diagnostic tells of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $sentence] $variant,)* }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// Gives the name that is printed, such as `unknown-key`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Gives one sentence that says what is wrong and holds no word of any file.
            pub fn sentence(self) -> &'static str {
                match self { $(Code::$variant => $sentence,)* }
            }

            /// Gives the way out in general.
            pub fn way_out(self) -> &'static str {
                match self { $(Code::$variant => $way_out,)* }
            }
        }
    };
}

/// What each code means, with an example: a section a code, headed by its name.
const EXPLANATIONS: &str = include_str!("explanations.md");

/// The checks: what is probably a mistake, and may be none. `docketpress check` looks for them, and a build only for
/// those that site.yaml sets.
const CHECKS: [Code; 23] = [
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

/// The errors beside which it is certain who may see each record: they concern what a record refers to, its address, or
/// how pages look.
const NO_DOUBT: [Code; 24] = [
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

    /// Tells whether it is a check, which only `docketpress check` makes unasked.
    pub fn is_check(self) -> bool {
        CHECKS.contains(&self)
    }

    /// Tells whether `checks` in site.yaml may set it. A mistake of form is always an error.
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

    /// Tells whether it is certain who may see each record though the error stands.
    pub fn leaves_no_doubt(self) -> bool {
        NO_DOUBT.contains(&self)
    }

    /// Gives what it means, with an example, as Markdown.
    pub fn explanation(self) -> &'static str {
        let sections = EXPLANATIONS.split("\n## ").skip(1);
        sections
            .filter_map(|section| section.split_once('\n'))
            .find(|(name, _)| *name == self.name())
            .map_or("", |(_, text)| text.trim())
    }
}

codes! {
    NotUtf8 = "not-utf8", "the file is not UTF-8 text", "save it as UTF-8";
    Unreadable = "unreadable", "the file cannot be read", "look at its permissions";
    NotAFile = "not-a-file", "a named pipe, a socket, a device or a folder is where docketpress reads a file", "put a regular file in its place, or remove it";
    FileName = "file-name", "a file's name is not UTF-8 text, or has a backslash or a character in it that nobody sees", "rename the file with letters, digits and dashes";
    SettingsName = "settings-name", "the site's settings are in a file that is not named `site.yaml`", "name the file `site.yaml`, all lower case";
    DocketName = "docket-name", "a file seems meant as a docket's record and is not a file named `docket.md`", "name the file `docket.md`, all lower case; a link or a folder cannot take its place";
    RecordName = "record-name", "a file seems meant as a record and its name does not end in `.md`", "end its name in `.md`, all lower case, or begin it with `_` to leave the file out";
    SymbolicLink = "symbolic-link", "a record is a symbolic link, and links are not read", "put the file itself there, or begin the link's name with `_`";
    NoFrontMatter = "no-front-matter", "the file does not begin with front matter", "begin it with a line `---`, the record's keys, and a line `---`; or let its name begin with `_` to leave it out";
    FrontMatterSize = "front-matter-size", "the front matter is too long or nested too deeply", "move text into the body";
    InputSize = "input-size", "an input is larger than docketpress reads", "make it smaller or split it; the guide's page on the format lists the limits";
    YamlSyntax = "yaml-syntax", "the front matter is not YAML", "put text that holds `: ` or begins with a sign between quotation marks";
    AccessUnread = "access-unread", "a line begins like `access` or `draft` and is not read as that key", "write `access` on a line of its own at the top level of the front matter, and begin no other line with that word";
    ValueCut = "value-cut", "a `#` cuts a value short, as it begins a comment", "if the `#` belongs to the value, put quotation marks around the whole value; put a comment on a line of its own";
    YamlFeature = "yaml-feature", "anchors, aliases, tags and merged keys are not used in front matter", "write the value out, or put it between quotation marks";
    DuplicateKey = "duplicate-key", "a key is given twice", "write the key once, with the value that is meant; of two values of `access`, keep the one that shows less";
    EmptyValue = "empty-value", "a key has no value", "give it a value";
    UnknownKey = "unknown-key", "a key that this kind of record does not have", "correct its spelling; to withhold a record, write `access: confidential`, `access: sealed` or `access: unlisted`";
    MissingKey = "missing-key", "a key that is needed is missing", "add it";
    WrongShape = "wrong-shape", "a value has another shape than its key asks for", "write it as the guide's table of keys says";
    NotABoolean = "not-a-boolean", "only `true` and `false` say yes and no", "write `true` or `false`; a filing with `draft: true` is in no build";
    InvalidDate = "invalid-date", "a value is not a date", "write dates as 2005-08-09";
    UnknownType = "unknown-type", "a type that is neither built in nor listed in site.yaml", "use a listed type, or add it to `types` in site.yaml; a type withholds nothing";
    UnknownValue = "unknown-value", "a value is not one of those that its key allows", "use one of the allowed values";
    InvalidNumber = "invalid-number", "a value is not a whole number", "write a whole number";
    InvalidUrl = "invalid-url", "a value is not a web address", "write the address with `https://`";
    InvalidPath = "invalid-path", "a value is not a path of this site", "write a path from the site's root, such as `/old/letter.html`";
    InvalidPattern = "invalid-pattern", "a pattern cannot be read", "see the guide on patterns";
    InvalidSetting = "invalid-setting", "a setting of site.yaml cannot be used", "see the guide on site.yaml";
    RedactionUnclosed = "redaction-unclosed", "a `<redacted>` is never closed", "write `</redacted>` where the withheld text ends";
    RedactionUnopened = "redaction-unopened", "a `</redacted>` closes nothing", "write `<redacted>` where the withheld text begins";
    RedactionNested = "redaction-nested", "a `<redacted>` stands inside another", "put one `<redacted>` and one `</redacted>` around all of it";
    RedactionCrosses = "redaction-crosses", "a redaction runs from the front matter into the body", "close it in the front matter and open another in the body";
    RedactionTag = "redaction-tag", "a mark looks like `<redacted>` and is not", "write `<redacted>` or `<redacted reason=\"...\">`, and `</redacted>`";
    WithholdingTag = "withholding-tag", "a tag says that text is to be withheld, and withholds nothing", "put the text between `<redacted>` and `</redacted>`";
    CommentUnclosed = "comment-unclosed", "a comment is never closed", "write `-->` where the comment ends";
    CommentNested = "comment-nested", "a comment begins inside another", "use one `<!--` and one `-->` for all of it";
    CommentCrosses = "comment-crosses", "a comment and a redaction overlap, or a comment runs from the front matter into the body", "end the one that begins second before the first one ends";
    CommentForm = "comment-form", "a sign may begin a comment and is not read as one", "write a comment as `<!-- ... -->`, with less than four spaces before it; the guide on withholding says how to show one";
    MarkerLeft = "marker-left", "a mark of confidential text is left in a public text", "put the mark and the text that it covers between `<redacted>` and `</redacted>`";
    ReservedCharacter = "reserved-character", "the text holds a character that the builder keeps for itself", "delete the character (one of U+100000 to U+10FFFD)";
    HtmlNesting = "html-nesting", "HTML in the text is nested too deeply, or has too many attributes in one tag, and is shown as it was typed", "close each element that you open, or write the text as Markdown";
    TableWidth = "table-width", "tables whose rows are far shorter than their heads, which are shown as they were typed", "write each row with as many cells as the head has, or make the head shorter";
    AddressUnusable = "address-unusable", "an address in a text is one that no page can use, so its words stand there without the link or the picture", "link to a web page with `https://`, or put the file into the content folder and name it by its path";
    LinkUnread = "link-unread", "brackets look like a link and are shown as typed, because the address has blanks in it", "write `%20` for each blank, or put the address between `<` and `>`";
    DefinitionUnused = "definition-unused", "a line is read as the definition of a link that nothing uses, so no page shows it", "correct the label, here or in the link; to show the line as text, put a backslash before its `[`";
    NoDocket = "no-docket", "a filing names no docket, and its folder has no docket.md", "add `docket:` with the docket's number; only a document that belongs to no docket says `none`";
    DocketTaken = "docket-taken", "two records describe one docket", "put both into one docket.md with the `access` that shows less, or give each an `id` where two agencies use one number";
    DocketAmbiguous = "docket-ambiguous", "a docket's number is used by two agencies", "name the docket by its `id`";
    DocketSpelling = "docket-spelling", "one docket is written in two ways", "write the docket's number or id exactly as its docket.md or the other filings do";
    ReservedId = "reserved-id", "the file's name is one that the docket's own pages use", "rename the file";
    AddressTaken = "address-taken", "two records would stand at one address", "rename one of the files";
    EmptyAddress = "empty-address", "no letter or digit is left to make an address of", "give it a name with letters or digits";
    LongAddress = "long-address", "a name is too long to make an address of", "shorten it, or give the docket an `id` or the party a record";
    UnknownReference = "unknown-reference", "a reference names nothing that is on file", "correct it, or name a document that is not on file as `{title: ..., date: ...}`";
    AmbiguousReference = "ambiguous-reference", "a reference names more than one filing", "write it as `DOCKET/id`";
    SelfReference = "self-reference", "a filing refers to itself", "name the other filing";
    PublicVersion = "public-version", "a public version is not itself public", "name the version that was filed for public inspection; a withheld filing cannot stand for it";
    AmbiguousParty = "ambiguous-party", "a name belongs to more than one party", "write the party's full name or its record's id";
    PartyEnding = "party-ending", "a party's name is nothing but a corporate ending", "put a name that holds a comma between quotation marks";
    PartyTaken = "party-taken", "two parties would stand at one address, or share a name", "say which it is: an alias in a record makes them one, two records keep them two";
    PartyUnrecorded = "party-unrecorded", "a name belongs to no party's record, and site.yaml says `parties: strict`", "write the name as a record has it, or add a record with `docketpress new party`";
    NumberTwice = "number-twice", "one item number is used twice in a docket", "correct one of the two numbers";
    ClockStart = "clock-start", "a time limit has no day to count from", "start it from a filing with a full date, or give the date";
    ClockCount = "clock-count", "a time limit cannot be counted", "give one of `days`, `business_days`, `weeks`, `months`, `years`, or `stated`";
    UnknownHolidays = "unknown-holidays", "a time limit runs over days whose holidays are not known", "list them in `holidays` of site.yaml";
    AttachmentMissing = "attachment-missing", "an attachment is named and not there", "put the file there, or drop `file` to say that it is known and not held";
    RecordAttached = "record-attached", "an attachment is a record, not a file", "name the record under `references` or `exhibit_of`, and attach the document's own file";
    FrontMatterFile = "front-matter-file", "a file to be published begins with front matter, as only a record does", "take the link or the attachment out; a record is linked by its own `.md` file";
    RedactedFile = "redacted-file", "a file to be published holds a mark of redaction, and would be copied with the words in it", "name a copy from which the words are gone; marks withhold text in Markdown records alone";
    LinkFromRoot = "link-from-root", "a link begins with `/`, and docketpress looks links up from the file that holds them", "write the path from the file that holds the link, such as `../GR-1/order.md`, or a whole address with `https://`";
    PathOutside = "path-outside", "a path leads out of the content folder", "keep the file inside the content folder";
    WithheldFile = "withheld-file", "a public text names a file that a record withholds", "take the link out; whoever answers for the withheld record decides what readers may see of the file";
    WithheldFileMissing = "withheld-file-missing", "a withheld path leads to no file of the content folder", "write the path exactly as the file is named, so that nothing else can publish the file";
    LinkBroken = "link-broken", "a link leads to nothing in the content folder", "correct the path";
    RedactionInLink = "redaction-in-link", "a redaction stands inside a reference, a path or a link", "withhold the whole value, or leave it out";
    ThemeMissing = "theme-missing", "the theme is not in the `themes` folder", "correct `theme` in site.yaml";
    Words = "words", "a theme's file of words cannot be used", "give only words that `press` has, in the same shape";
    NoWords = "no-words", "the theme has no words in the site's language", "put `words/LANG.yaml` into a theme of your own; the guide on themes says how";
    Template = "template", "a template cannot be used", "correct it; the guide's page on themes lists what each template sees";
    PerhapsOnFile = "perhaps-on-file", "a document is said not to be on file, and one much like it is", "name the filing by its id, or give the document's own date and title";
    StatedDiffers = "stated-differs", "a stated date is not the one that was counted", "check the count, the start and the stated date against the document";
    NotRolled = "not-rolled", "a time limit ends on a Saturday, a Sunday or a holiday", "add `roll: next` where the law moves it";
    AnswerBefore = "answer-before", "an answer or a ruling bears an earlier date than what it is about", "correct one of the two dates, or what it answers";
    NumberMissing = "number-missing", "an item number is missing from a docket's sequence", "add the filing, or correct the number of the one that follows";
    NumberOrder = "number-order", "an item number does not follow the order of the dates", "correct the number or the date";
    FilingTwice = "filing-twice", "two records hold the same filing", "compare the two; a filing in several dockets is one record whose `docket` lists them";
    DocketAlone = "docket-alone", "only one filing names a docket, and the filing is in another docket's folder", "correct the number, or move the filing to a folder of its own docket";
    DocketUnknown = "docket-unknown", "a docket's record names a docket that is not on this site", "correct the number; readers see a docket that is not on this site as text without a link";
    DateFuture = "date-future", "a filing is dated in the future", "correct the date; a date that a filing sets belongs in its `deadlines`";
    OpenedLate = "opened-late", "a docket was opened after its first filing", "correct `opened`, or the date of the filing";
    DeadlineEarly = "deadline-early", "a deadline is earlier than what sets it", "correct the deadline, or the date of what sets it";
    DeadlineHoliday = "deadline-holiday", "a stated deadline is a Saturday, a Sunday or a holiday", "compare the date with the document";
    ClosedEarly = "closed-early", "a docket is closed and has upcoming deadlines", "correct the docket's `status` or `closed`, or remove the deadlines that no longer apply";
    PartiesAlike = "parties-alike", "two parties have almost one name", "make one an alias in the other's record, or give each a record";
    PartyJoined = "party-joined", "one value seems to name two parties", "write a list, such as `[First Party, Second Party]`";
    FiledByNobody = "filed-by-nobody", "a filing does not say who filed it", "add `filed_by:`, or name the unnamed as `unnamed` in site.yaml does";
    AnchorMissing = "anchor-missing", "a link leads to a heading that is not there", "write the heading's own words after the `#`, in lower case with `-` between them";
    ActiveAttachment = "active-attachment", "a browser may run a published file as a part of the site", "publish it in another format, such as PDF, or set up your host as the guide's page on withholding describes";
    FileUnnamed = "file-unnamed", "files of the content folder are named by no record", "see them with `docketpress list files`, and move those that are not part of the record out of the content folder";
    PdfRedaction = "pdf-redaction", "a published PDF seems to hold text that was meant to be blacked out", "redact it with a tool that deletes the text itself, and put that copy in its place";
    ConfidentialWords = "confidential-words", "a public filing has words on it that mark a confidential one", "decide whether it is confidential; if it is, write `access: confidential`";
    WordsLost = "words-lost", "a word of a text is not on its page", "compare the page with the text there, put a backslash before a sign that is read as markup, and report it as a fault of docketpress";
    NothingOnFile = "nothing-on-file", "no Markdown file is in the content folder, so there is nothing to publish", "begin a docket with `docketpress new docket`, or see where the folder went";
    NoBaseUrl = "no-base-url", "feeds and the sitemap need the site's address", "set `base_url` in site.yaml to have them";
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
