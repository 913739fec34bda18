//! The table of every front-matter key: name, shape, whether it is needed, and one sentence.
//!
//! The reader's "unknown key", the guide's tables, the JSON Schema and the scaffolds of `docketpress new` follow from
//! it; tests hold them to it.

/// What a key's value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Number,
    /// An EDTF date.
    Date,
    /// One of the words.
    OneOf(&'static [&'static str]),
    /// Text, for which these words are usual.
    Usual(&'static [&'static str]),
    /// The id of a type of filing.
    Type,
    /// Text, or a list of texts.
    Texts,
    /// A party's name.
    Party,
    /// A party, or a list of them.
    Parties,
    /// A docket's number or id.
    Docket,
    /// A docket, or a list of them.
    Dockets,
    /// A reference to a document, or a list of them.
    References,
    /// A reference to one document.
    Reference,
    /// A filing's id.
    Filing,
    /// From when a clock runs: a date, a reference, or a filing and which of its dates.
    Start,
    /// One record of the table or what is short for it, or a list of them.
    Records(&'static Table),
    /// A map of names to texts.
    TextMap,
    /// A map of codes to how much each matters.
    Levels,
    /// A web address.
    Url,
    /// Whatever.
    Anything,
}

/// One key.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether a record must have it.
    pub needed: bool,
    /// What it is for, in one sentence.
    pub about: &'static str,
}

/// The keys of one kind of record.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// What the record is called in a message, with its article.
    pub noun: &'static str,
    /// What a person may write in place of a whole record, such as a name in place of a signature.
    pub short: Option<Shape>,
    /// Its keys, in the order in which a person would write them.
    pub keys: &'static [Key],
}

impl Table {
    /// Finds a key by its name.
    pub fn find(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Gives all names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.keys.iter().map(|key| key.name)
    }
}

const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key {
        name,
        shape,
        needed: false,
        about,
    }
}

const fn needed(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key {
        name,
        shape,
        needed: true,
        about,
    }
}

/// The words of `access`.
pub const ACCESS: &[&str] = &["public", "confidential", "sealed", "unlisted"];
/// The words of `roll`.
pub const ROLL: &[&str] = &["none", "next", "previous"];
/// The words of `parties` in site.yaml.
pub const PARTIES: &[&str] = &["open", "strict"];
/// The words of an event's `type`.
pub const EVENT: &[&str] = &["hearing", "conference", "meeting", "deadline", "event"];
/// The usual words of a `ruling`.
pub const RULINGS: &[&str] = &["granted", "denied", "granted-in-part", "dismissed", "moot"];
/// The usual words of a party's `kind`.
pub const PARTY_KIND: &[&str] = &[
    "company",
    "utility",
    "agency",
    "person",
    "group",
    "consumer-advocate",
    "municipality",
];
/// The usual words of a docket's `status`.
pub const STATUS: &[&str] = &["open", "closed", "stayed"];
/// The other dates of a filing, any of which a clock may start from.
pub const OTHER_DATES: &[&str] = &[
    "dated",
    "received",
    "entered",
    "served",
    "published",
    "effective",
];

/// The dates of a filing that a clock may start from.
pub const START_DATES: &[&str] = &[
    "date",
    "dated",
    "received",
    "entered",
    "served",
    "published",
    "effective",
];

use Shape::*;

/// A filing.
pub static FILING: Table = Table {
    noun: "a filing",
    short: None,
    keys: &[
        needed("title", Text, "What the document is called"),
        needed(
            "date",
            Date,
            "The day it was filed, or for a letter sent; this places it on the timeline",
        ),
        key(
            "docket",
            Dockets,
            "The docket's number or id, or a list whose first is its home; `none` for a document outside every docket; needed unless the folder's docket.md gives it",
        ),
        key("type", Type, "Its type; `filing` if left out"),
        key("number", Text, "Its item number in the docket"),
        key("filed_by", Parties, "Who filed it"),
        key("on_behalf_of", Parties, "For whom the filer acts"),
        key("addressed_to", Parties, "To whom it is addressed"),
        key("served_on", Parties, "On whom it was served"),
        key(
            "signed_by",
            Records(&SIGNATURE),
            "Who signed it: a name, or `{name, title, for}`, or a list",
        ),
        key("responds_to", References, "What it answers"),
        key("references", References, "What else it refers to"),
        key("supersedes", References, "What it takes the place of"),
        key("corrects", References, "What it corrects"),
        key("withdraws", References, "What it withdraws"),
        key("exhibit_of", References, "What it is an exhibit to"),
        key("rules_on", Records(&RULING), "What it rules on, and how"),
        key(
            "label",
            Text,
            "What it is called as an exhibit, such as `Exhibit B`",
        ),
        key(
            "attachments",
            Records(&ATTACHMENT),
            "The files that come with it: a path, or `{file or url, label, title, pages, access, public_title}`",
        ),
        key(
            "authorities",
            Texts,
            "The authorities it rests on; those in the text are found without it",
        ),
        key(
            "deadlines",
            Records(&DEADLINE),
            "The dates that it states or sets",
        ),
        key("dated", Date, "The date that the document bears"),
        key("received", Date, "When it was received"),
        key("entered", Date, "When it was entered"),
        key("served", Date, "When it was served"),
        key("published", Date, "When it was published"),
        key("effective", Date, "When it takes effect"),
        key(
            "access",
            OneOf(ACCESS),
            "Who may see it; `public` if left out",
        ),
        key(
            "public_title",
            Text,
            "What readers see in place of a withheld title",
        ),
        key(
            "public_version",
            Filing,
            "The version for public inspection",
        ),
        key(
            "draft",
            Bool,
            "`true` keeps it out of every build; the preview shows and marks it",
        ),
        key("summary", Text, "One or two sentences"),
        key(
            "lang",
            Text,
            "Its language (BCP 47), where it is not the site's",
        ),
        key("source_url", Url, "Where the official record has it"),
        key("identifiers", TextMap, "Its names in other systems"),
        key("facts", TextMap, "Whatever else the record should show"),
        key(
            "redirect_from",
            Texts,
            "Old addresses on this site that lead here, as paths from its root",
        ),
        key(
            "extra",
            Anything,
            "Anything: themes see it, the builder does not",
        ),
    ],
};

/// A person who signed.
pub static SIGNATURE: Table = Table {
    noun: "a signature",
    short: Some(Text),
    keys: &[
        needed("name", Text, "The person's name"),
        key("title", Text, "The office held"),
        key("for", Party, "The party for which the person signed"),
    ],
};

/// One ruling of an order.
pub static RULING: Table = Table {
    noun: "a ruling",
    short: None,
    keys: &[
        needed("filing", Reference, "What is ruled on"),
        needed(
            "ruling",
            Usual(RULINGS),
            "`granted`, `denied`, `granted-in-part`, `dismissed`, `moot`, or other words",
        ),
    ],
};

/// An attachment.
pub static ATTACHMENT: Table = Table {
    noun: "an attachment",
    short: Some(Text),
    keys: &[
        key("file", Text, "Its path, relative to the filing's file"),
        key(
            "url",
            Url,
            "Where it stands on the web; with neither file nor url it is known and not held",
        ),
        key("label", Text, "What it is called, such as `Schedule 3`"),
        key("title", Text, "Its title"),
        key("pages", Text, "How many pages it has"),
        key(
            "access",
            OneOf(ACCESS),
            "Who may see it; `public` if left out",
        ),
        key(
            "public_title",
            Text,
            "What readers see in place of a withheld title",
        ),
    ],
};

/// A date that a filing states.
pub static DEADLINE: Table = Table {
    noun: "a stated date",
    short: None,
    keys: &[
        needed("date", Date, "The date"),
        needed("title", Text, "What is due or begins then"),
        key("authority", Text, "The law behind it"),
    ],
};

/// A document that is not on file.
pub static ABSENT: Table = Table {
    noun: "a document not on file",
    short: None,
    keys: &[
        needed("title", Text, "What it is called"),
        key("date", Date, "Its date"),
        key("type", Type, "Its type"),
        key("filed_by", Parties, "Who filed or sent it"),
        key("addressed_to", Parties, "To whom"),
    ],
};

/// A party's record.
pub static PARTY: Table = Table {
    noun: "a party",
    short: None,
    keys: &[
        needed("name", Text, "The name that it is shown by"),
        key("aliases", Texts, "Other spellings of its name"),
        key("formerly", Texts, "Its former names"),
        key("dba", Texts, "Names under which it does business"),
        key(
            "kind",
            Usual(PARTY_KIND),
            "`company`, `utility`, `agency`, `person`, `group`, `consumer-advocate`, `municipality`, or other words",
        ),
        key("parent", Party, "The party that owns it"),
        key("website", Url, "Its website"),
        key("counsel", Records(&COUNSEL), "Who speaks for it"),
        key(
            "distinct",
            Bool,
            "`true`: only its id and its exact name are it",
        ),
        key("facts", TextMap, "Whatever else its page should show"),
        key("identifiers", TextMap, "Its names in other systems"),
        key(
            "redirect_from",
            Texts,
            "Old addresses on this site that lead to its page",
        ),
        key(
            "extra",
            Anything,
            "Anything: themes see it, the builder does not",
        ),
    ],
};

/// Who speaks for a party.
pub static COUNSEL: Table = Table {
    noun: "counsel",
    short: Some(Text),
    keys: &[
        needed("name", Text, "The person's name"),
        key("firm", Text, "The firm"),
        key("role", Text, "The role, such as `lead counsel`"),
    ],
};

/// A docket's record.
pub static DOCKET: Table = Table {
    noun: "a docket",
    short: None,
    keys: &[
        needed("number", Text, "Its number, as the agency writes it"),
        key(
            "id",
            Text,
            "Its id, needed where two agencies use one number",
        ),
        key("title", Text, "What it is called"),
        key("agency", Text, "The agency before which it is"),
        key("jurisdiction", Text, "The agency's jurisdiction"),
        key("type", Text, "What kind of proceeding it is"),
        key(
            "status",
            Usual(STATUS),
            "`open`, `closed`, `stayed`, or other words",
        ),
        key("opened", Date, "When it was opened"),
        key("closed", Date, "When it was closed"),
        key("presiding", Texts, "Who presides"),
        key(
            "parties",
            Records(&PARTICIPATION),
            "Its parties: a name, or `{party, role, since, until, counsel}`",
        ),
        key("part_of", Docket, "The docket of which it is a part"),
        key("related", Dockets, "Dockets that have to do with it"),
        key(
            "consolidated_into",
            Docket,
            "The docket that it was consolidated into",
        ),
        key(
            "access",
            OneOf(ACCESS),
            "How open its filings can be at most; `public` if left out",
        ),
        key(
            "public_title",
            Text,
            "What readers see in place of a withheld title",
        ),
        key(
            "clocks",
            Records(&CLOCK),
            "Its statutory and procedural deadlines",
        ),
        key(
            "events",
            Records(&EVENT_KEYS),
            "Dated facts that no filing carries",
        ),
        key(
            "not_on_file",
            Records(&ABSENT),
            "Documents that are known and not on file",
        ),
        key("source_url", Url, "Where the official record is"),
        key("identifiers", TextMap, "Its names in other systems"),
        key("facts", TextMap, "Whatever else its head should show"),
        key(
            "redirect_from",
            Texts,
            "Old addresses on this site that lead to its page",
        ),
        key(
            "extra",
            Anything,
            "Anything: themes see it, the builder does not",
        ),
    ],
};

/// A party's part in a docket.
pub static PARTICIPATION: Table = Table {
    noun: "a docket's party",
    short: Some(Party),
    keys: &[
        needed("party", Party, "The party"),
        key("role", Text, "Its role, such as `intervenor`"),
        key("since", Date, "Since when"),
        key("until", Date, "Until when"),
        key(
            "counsel",
            Records(&COUNSEL),
            "Who speaks for it in this docket",
        ),
    ],
};

/// A clock.
pub static CLOCK: Table = Table {
    noun: "a clock",
    short: None,
    keys: &[
        needed("name", Text, "Its name"),
        key("authority", Text, "The law behind it"),
        needed(
            "starts",
            Start,
            "A filing's id, `{filing, date: received}`, a document not on file, or a date",
        ),
        key(
            "roll",
            OneOf(ROLL),
            "What becomes of a date on a Saturday, a Sunday or a holiday; `none` if left out",
        ),
        needed("milestones", Records(&MILESTONE), "What falls due along it"),
    ],
};

/// From when a clock runs, in its long form.
pub static START: Table = Table {
    noun: "the start of a clock",
    short: None,
    keys: &[
        needed("filing", Reference, "The filing's id"),
        key(
            "date",
            OneOf(START_DATES),
            "Which of its dates; `date` if left out",
        ),
    ],
};

/// One deadline of a clock.
pub static MILESTONE: Table = Table {
    noun: "a milestone",
    short: None,
    keys: &[
        needed("title", Text, "What is due or begins then"),
        key("days", Number, "So many days from the start"),
        key(
            "business_days",
            Number,
            "So many days from the start that are no Saturday, Sunday or holiday",
        ),
        key("weeks", Number, "So many weeks from the start"),
        key("months", Number, "So many months from the start"),
        key("years", Number, "So many years from the start"),
        key("roll", OneOf(ROLL), "As in the clock, for this one alone"),
        key("authority", Text, "The law behind it"),
        key("stated", Date, "The date that a document states"),
    ],
};

/// An event.
pub static EVENT_KEYS: Table = Table {
    noun: "an event",
    short: None,
    keys: &[
        needed("date", Date, "When"),
        needed("title", Text, "What"),
        key(
            "type",
            OneOf(EVENT),
            "What kind of event; `event` if left out",
        ),
        key("location", Text, "Where"),
        key("url", Url, "More about it"),
    ],
};

/// A free page.
pub static PAGE: Table = Table {
    noun: "a page",
    short: None,
    keys: &[
        needed("title", Text, "Its title"),
        key("order", Number, "Its place among the pages"),
    ],
};

/// `site.yaml`.
pub static SITE: Table = Table {
    noun: "site.yaml",
    short: None,
    keys: &[
        key("title", Text, "The site's name"),
        key(
            "description",
            Text,
            "What the site is, in a sentence or two",
        ),
        key(
            "base_url",
            Url,
            "Where it will stand; without it every link is relative, and feeds and the sitemap are left out",
        ),
        key(
            "lang",
            Text,
            "The site's language (BCP 47); `en` if left out",
        ),
        key(
            "time_zone",
            Text,
            "The IANA zone in which moments are meant; UTC if left out",
        ),
        key("agency", Text, "The agency of dockets that name none"),
        key(
            "theme",
            Text,
            "A folder below `themes`; `press`, the built-in theme, if left out",
        ),
        key("types", Records(&TYPE), "Further types of filings"),
        key(
            "unnamed",
            Texts,
            "Names that are shown as text and make no party",
        ),
        key(
            "parties",
            OneOf(PARTIES),
            "`strict` makes every name without a party's record an error; `open` if left out",
        ),
        key(
            "holidays",
            Records(&HOLIDAY),
            "`us-federal`, a list of `{date, name}`, or a list that holds both",
        ),
        key(
            "confidential_markers",
            Texts,
            "Marks of confidential text in the agency's paper practice",
        ),
        key(
            "ignore",
            Texts,
            "Globs of what is not read, relative to the content folder",
        ),
        key(
            "authorities",
            Records(&AUTHORITY),
            "Further families of citations",
        ),
        key(
            "license",
            Text,
            "Under which terms the contents may be used",
        ),
        key("contact", Text, "Whom to write to"),
        key("notice", Text, "A line for every page: who publishes this"),
        key(
            "checks",
            Levels,
            "How much a code matters, such as `stated-differs: off`: `off`, `warning` or `error`",
        ),
        key(
            "extra",
            Anything,
            "Anything: themes see it, the builder does not",
        ),
    ],
};

/// A further type of filing.
pub static TYPE: Table = Table {
    noun: "a type",
    short: None,
    keys: &[
        needed("id", Text, "As records write it"),
        key(
            "label",
            Text,
            "As readers see it; made from the id if left out",
        ),
        key(
            "plural",
            Text,
            "For many of them; the label with an `s` if left out",
        ),
        key("issued", Bool, "Whether the agency issues it"),
    ],
};

/// A holiday.
pub static HOLIDAY: Table = Table {
    noun: "a holiday",
    short: Some(OneOf(&["us-federal"])),
    keys: &[
        needed("date", Date, "The day on which it is observed"),
        needed("name", Text, "Its name"),
    ],
};

/// A further family of citations.
pub static AUTHORITY: Table = Table {
    noun: "a family of citations",
    short: None,
    keys: &[
        needed("pattern", Text, "A regular expression that finds one"),
        key(
            "url",
            Text,
            "Where it is to be read; `$1` is the first group",
        ),
        key("name", Text, "What it is called; `$1` is the first group"),
    ],
};

/// Every table, with the heading that the guide gives it.
pub static ALL: &[(&str, &Table)] = &[
    ("A filing", &FILING),
    ("A signature", &SIGNATURE),
    ("A ruling", &RULING),
    ("An attachment", &ATTACHMENT),
    ("A stated date", &DEADLINE),
    ("A document not on file", &ABSENT),
    ("A party", &PARTY),
    ("Counsel", &COUNSEL),
    ("A docket", &DOCKET),
    ("A docket's party", &PARTICIPATION),
    ("A clock", &CLOCK),
    ("The start of a clock", &START),
    ("A milestone", &MILESTONE),
    ("An event", &EVENT_KEYS),
    ("A page", &PAGE),
    ("site.yaml", &SITE),
    ("A type", &TYPE),
    ("A holiday", &HOLIDAY),
    ("A family of citations", &AUTHORITY),
];
