//! The table of every front-matter key: name, shape, whether it is needed, and one sentence.
//!
//! The reader's "unknown key", the guide's tables, the JSON Schema and the scaffolds of
//! `docketpress new` follow from it; tests hold them to it.

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
    /// One record of the table or what is short for it.
    Record(&'static Table),
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

    /// Returns all names.
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
/// The words of a site's `crawlers`.
pub const CRAWLERS: &[&str] = &["all", "search", "none"];
/// The words of `data` in site.yaml.
pub const DATA: &[&str] = &["facts", "full"];
/// The words of an event's `type`.
pub const EVENT: &[&str] = &[
    EventKind::Hearing.word(),
    EventKind::Conference.word(),
    EventKind::Meeting.word(),
    EventKind::Deadline.word(),
    EventKind::Event.word(),
];
/// The words of a filing's `status`.
pub const STANDING: &[&str] = &[
    FilingStatus::Stricken.word(),
    FilingStatus::Lodged.word(),
    FilingStatus::Returned.word(),
];
/// The usual words of a `ruling`.
pub const RULINGS: &[&str] = &[
    "granted",
    "denied",
    "granted-in-part",
    "dismissed",
    "moot",
    "stricken",
];
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
/// How a party is served.
pub const SERVICE: &[&str] = &["electronic", "paper"];
/// What `publish_contacts` in site.yaml lets readers see.
pub const CONTACTS: &[&str] = &[
    "counsel-email",
    "counsel-phone",
    "counsel-address",
    "party-email",
    "party-phone",
    "party-address",
    "representative",
    "service",
    "none",
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

use super::{EventKind, FilingStatus};
use Shape::*;

/// A filing.
pub static FILING: Table = Table {
    noun: "a filing",
    short: None,
    keys: &[
        needed("title", Text, "The title of the document"),
        needed(
            "date",
            Date,
            "The day it was filed, or sent if it is a letter; this sets its place on the timeline",
        ),
        key(
            "docket",
            Dockets,
            "The docket's number or id, or a list that starts with its main docket; `none` if the document belongs to no docket; required unless the folder's docket.md gives it",
        ),
        key("type", Type, "The type of filing; the default is `filing`"),
        key("number", Text, "Its item number in the docket"),
        key("filed_by", Parties, "Who filed it"),
        key(
            "on_behalf_of",
            Parties,
            "The parties for which the filer acts",
        ),
        key(
            "addressed_to",
            Parties,
            "The parties to which it is addressed",
        ),
        key("served_on", Parties, "The parties on which it was served"),
        key(
            "signed_by",
            Records(&SIGNATURE),
            "Who signed it: a name, or `{name, title, for}`, or a list",
        ),
        key("responds_to", References, "What it answers"),
        key("references", References, "What else it refers to"),
        key("supersedes", References, "What it replaces"),
        key("corrects", References, "What it corrects"),
        key("withdraws", References, "What it withdraws"),
        key("exhibit_of", References, "What it is an exhibit to"),
        key("rules_on", Records(&RULING), "What it rules on, and how"),
        key("label", Text, "Its name as an exhibit, such as `Exhibit B`"),
        key(
            "attachments",
            Records(&ATTACHMENT),
            "The files that come with it: a path, or `{file or url, label, title, pages, access, public_title}`",
        ),
        key(
            "authorities",
            Texts,
            "The authorities that it relies on; docketpress finds those in the text by itself",
        ),
        key(
            "deadlines",
            Records(&DEADLINE),
            "The dates and deadlines that it states or sets",
        ),
        key("dated", Date, "The date on the document"),
        key("received", Date, "When it was received"),
        key("entered", Date, "When it was entered"),
        key("served", Date, "When it was served"),
        key("published", Date, "When it was published"),
        key("effective", Date, "When it takes effect"),
        key(
            "access",
            OneOf(ACCESS),
            "Who may see it; the default is `public`",
        ),
        key(
            "public_title",
            Text,
            "What readers see instead of a withheld title",
        ),
        key(
            "public_version",
            Filing,
            "The version for public inspection",
        ),
        key(
            "draft",
            Bool,
            "`true` keeps it out of every build; the preview shows it with a mark",
        ),
        key(
            "status",
            OneOf(STANDING),
            "`stricken`, `lodged` or `returned`, if it is not part of the record; an order's `ruling` with this word says it too",
        ),
        key(
            "archived",
            Bool,
            "`true` marks it as archived web content (28 CFR 35.104), kept for reference",
        ),
        key("summary", Text, "One or two sentences"),
        key(
            "lang",
            Text,
            "Its language (BCP 47), if it differs from the site's",
        ),
        key("source_url", Url, "Its address in the official record"),
        key("identifiers", TextMap, "Its names in other systems"),
        key("facts", TextMap, "Other facts to show with the filing"),
        key(
            "redirect_from",
            Texts,
            "Old addresses on this site to redirect here, as paths from its root",
        ),
        key(
            "extra",
            Anything,
            "Anything; themes can use it, and docketpress ignores it",
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
        needed("filing", Reference, "The document that the ruling concerns"),
        needed(
            "ruling",
            Usual(RULINGS),
            "`granted`, `denied`, `granted-in-part`, `dismissed`, `moot`, `stricken`, or other words",
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
            "Its web address; without `file` and `url`, it is shown as known but not on file",
        ),
        key("label", Text, "Its label, such as `Schedule 3`"),
        key("title", Text, "Its title"),
        key("pages", Text, "The number of pages"),
        key(
            "access",
            OneOf(ACCESS),
            "Who may see it; the default is `public`",
        ),
        key(
            "public_title",
            Text,
            "What readers see instead of a withheld title",
        ),
    ],
};

/// A date that a filing states.
pub static DEADLINE: Table = Table {
    noun: "a stated date",
    short: None,
    keys: &[
        needed("date", Date, "The date"),
        needed("title", Text, "What is due or starts on that date"),
        key("authority", Text, "The law or rule that sets it"),
    ],
};

/// A document that is not on file.
pub static ABSENT: Table = Table {
    noun: "a document not on file",
    short: None,
    keys: &[
        needed("title", Text, "The title"),
        key("date", Date, "Its date"),
        key("type", Type, "Its type"),
        key("filed_by", Parties, "Who filed or sent it"),
        key(
            "addressed_to",
            Parties,
            "The parties to which it was addressed",
        ),
    ],
};

/// A party's record.
pub static PARTY: Table = Table {
    noun: "a party",
    short: None,
    keys: &[
        needed("name", Text, "The name that readers see"),
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
        key("counsel", Records(&COUNSEL), "Its counsel"),
        key(
            "representative",
            Text,
            "Who accepts service for it without being counsel",
        ),
        key("email", Text, "Its e-mail address for service"),
        key("phone", Text, "Its telephone number"),
        key("address", Text, "Its postal address"),
        key(
            "service",
            OneOf(SERVICE),
            "How it is served: `electronic` or `paper`",
        ),
        key(
            "distinct",
            Bool,
            "`true`: match only its id and its exact name",
        ),
        key("facts", TextMap, "Other facts to show on its page"),
        key("identifiers", TextMap, "Its names in other systems"),
        key(
            "redirect_from",
            Texts,
            "Old addresses on this site to redirect to its page",
        ),
        key(
            "extra",
            Anything,
            "Anything; themes can use it, and docketpress ignores it",
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
        key("email", Text, "The e-mail address for service"),
        key("phone", Text, "The telephone number"),
        key("address", Text, "The postal address"),
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
            "Its id; required if two agencies use the same number",
        ),
        key("title", Text, "The title"),
        key("agency", Text, "The agency that hears it"),
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
        key("part_of", Docket, "The docket that it is part of"),
        key("related", Dockets, "Related dockets"),
        key(
            "consolidated_into",
            Docket,
            "The docket that it was consolidated into",
        ),
        key(
            "access",
            OneOf(ACCESS),
            "The least restrictive access that its filings can have; the default is `public`",
        ),
        key(
            "public_title",
            Text,
            "What readers see instead of a withheld title",
        ),
        key(
            "clocks",
            Records(&CLOCK),
            "The clocks that compute its deadlines",
        ),
        key(
            "events",
            Records(&EVENT_KEYS),
            "Dated events that no filing records",
        ),
        key(
            "not_on_file",
            Records(&ABSENT),
            "Documents that are known but not on file",
        ),
        key("source_url", Url, "The web address of the official record"),
        key("identifiers", TextMap, "Its names in other systems"),
        key(
            "facts",
            TextMap,
            "Other facts to show at the top of its page",
        ),
        key(
            "redirect_from",
            Texts,
            "Old addresses on this site to redirect to its page",
        ),
        key(
            "extra",
            Anything,
            "Anything; themes can use it, and docketpress ignores it",
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
        key("since", Date, "The first day of its role"),
        key("until", Date, "The last day of its role"),
        key("counsel", Records(&COUNSEL), "Its counsel in this docket"),
    ],
};

/// A clock.
pub static CLOCK: Table = Table {
    noun: "a clock",
    short: None,
    keys: &[
        needed("name", Text, "Its name"),
        key("authority", Text, "The law or rule that sets it"),
        needed(
            "starts",
            Start,
            "A filing's id, `{filing, date: received}`, a document not on file, or a date",
        ),
        key(
            "roll",
            OneOf(ROLL),
            "Where to move a deadline that falls on a Saturday, a Sunday, or a holiday; the default is `none`",
        ),
        needed(
            "milestones",
            Records(&MILESTONE),
            "The deadlines that it computes",
        ),
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
            "Which of its dates to count from; the default is `date`",
        ),
    ],
};

/// One deadline of a clock.
pub static MILESTONE: Table = Table {
    noun: "a milestone",
    short: None,
    keys: &[
        needed("title", Text, "What is due or starts on that date"),
        key("days", Number, "The number of days from the start"),
        key(
            "business_days",
            Number,
            "The number of days from the start, without Saturdays, Sundays, and holidays",
        ),
        key("weeks", Number, "The number of weeks from the start"),
        key("months", Number, "The number of months from the start"),
        key("years", Number, "The number of years from the start"),
        key(
            "roll",
            OneOf(ROLL),
            "As for the clock, but only for this deadline",
        ),
        key("authority", Text, "The law or rule that sets it"),
        key("stated", Date, "The date that a document states"),
    ],
};

/// An event.
pub static EVENT_KEYS: Table = Table {
    noun: "an event",
    short: None,
    keys: &[
        needed("date", Date, "Its date"),
        needed("title", Text, "What happens"),
        key(
            "type",
            OneOf(EVENT),
            "The kind of event; the default is `event`",
        ),
        key("location", Text, "Its location"),
        key("url", Url, "A web page about it"),
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
            "A description of the site in one or two sentences",
        ),
        key(
            "base_url",
            Url,
            "The site's web address; without it, every link is relative, and there are no feeds and no sitemap",
        ),
        key(
            "lang",
            Text,
            "The site's language (BCP 47); the default is `en`",
        ),
        key(
            "time_zone",
            Text,
            "The IANA time zone of dates and times; the default is UTC",
        ),
        key("agency", Text, "The agency of dockets that do not name one"),
        key(
            "theme",
            Record(&THEME),
            "The name of a theme, or its name and what differs in it",
        ),
        key("types", Records(&TYPE), "Additional types of filings"),
        key(
            "unnamed",
            Texts,
            "Names to show as text, without a party's page",
        ),
        key(
            "parties",
            OneOf(PARTIES),
            "`strict` makes every name without a party record an error; the default is `open`",
        ),
        key(
            "holidays",
            Records(&HOLIDAY),
            "`us-federal`, a list of `{date, name}`, or a list that contains both",
        ),
        key(
            "confidential_markers",
            Texts,
            "Marks that the agency uses for confidential text on paper",
        ),
        key(
            "ignore",
            Texts,
            "Globs of files to ignore, relative to the content folder",
        ),
        key(
            "plain",
            Texts,
            "Globs of Markdown files that are attachments, not records, if they have no front matter",
        ),
        key(
            "authorities",
            Records(&AUTHORITY),
            "Additional families of citations",
        ),
        key(
            "feeds",
            Texts,
            "What readers can follow: `site`, `dockets`, `parties`, `types`, `authorities`, or `none`; the default is the first three",
        ),
        key(
            "crawlers",
            OneOf(CRAWLERS),
            "What crawlers may do: `all`, `search` (read for search, but not to train models), or `none`; the default is `all`",
        ),
        key(
            "packages",
            Bool,
            "`true` publishes a ZIP archive of each docket",
        ),
        key(
            "record_pages",
            Bool,
            "`true` publishes each docket as a whole on one page, to print it",
        ),
        key(
            "markdown",
            Bool,
            "`true` publishes each filing as Markdown too, next to its page, and `llms.txt`",
        ),
        key(
            "data",
            OneOf(DATA),
            "`full` adds the text of each filing to the data, and publishes all filings as one file; the default is `facts`",
        ),
        key(
            "license",
            Text,
            "The terms under which the content may be used",
        ),
        key("contact", Text, "Whom to contact"),
        key("notice", Text, "A line for every page: who publishes this"),
        key(
            "publish_contacts",
            Texts,
            "The contact data that readers see: `counsel-email`, `counsel-phone`, `counsel-address`, `party-email`, `party-phone`, `party-address`, `representative`, `service`, or `none`; the default is `counsel-email`",
        ),
        key(
            "checks",
            Levels,
            "The level of a code, such as `stated-differs: off`: `off`, `warning`, or `error`",
        ),
        key(
            "extra",
            Anything,
            "Anything; themes can use it, and docketpress ignores it",
        ),
    ],
};

/// A further type of filing.
pub static TYPE: Table = Table {
    noun: "a type",
    short: None,
    keys: &[
        needed("id", Text, "The id that records use"),
        key(
            "label",
            Text,
            "What readers see; the default is made from the id",
        ),
        key(
            "plural",
            Text,
            "The plural; the default is the label with an `s`",
        ),
        key("issued", Bool, "Whether the agency issues this type"),
        key("asks", Bool, "Whether this type asks for a ruling"),
    ],
};

/// The theme, and what differs in it without a template.
pub static THEME: Table = Table {
    noun: "the theme",
    short: Some(Text),
    keys: &[
        key(
            "name",
            Text,
            "A folder below `themes`; the default is the built-in theme, `press`",
        ),
        key(
            "accent",
            Text,
            "The color of links and marks, such as `\"#0b5394\"`, in quotation marks",
        ),
        key(
            "logo",
            Text,
            "A picture before the site's name, an SVG or PNG file below `themes`",
        ),
        key(
            "favicon",
            Text,
            "The icon of the site's tabs, an SVG, PNG, or .ico file below `themes`",
        ),
        key(
            "masthead",
            Text,
            "The words at the top of every page in place of the site's title",
        ),
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
            "The web address of the authority; `$1` is the first group",
        ),
        key(
            "name",
            Text,
            "The name of the authority; `$1` is the first group",
        ),
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
    ("The theme", &THEME),
    ("A type", &TYPE),
    ("A holiday", &HOLIDAY),
    ("A family of citations", &AUTHORITY),
];
