//! The names of columns in e-filing systems, by what they hold.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::import::tables) enum Column {
    /// The docket's number.
    Docket,
    /// The item number.
    Number,
    /// What the source knows the document by.
    Identifier,
    /// When it was filed.
    Date,
    /// Another date of a filing.
    Other(&'static str),
    /// Its type.
    Type,
    /// Its title.
    Title,
    /// What it is about, where another column has the title.
    Description,
    /// Who filed it.
    FiledBy,
    /// A filer's first name.
    FirstName,
    /// A filer's last name.
    LastName,
    /// For whom.
    OnBehalfOf,
    /// To whom.
    AddressedTo,
    /// How open it is, in words.
    Access,
    /// Yes for what is withheld.
    Withheld,
    /// Yes for what is public.
    Public,
    /// The names or addresses of its files.
    Attachments,
    /// How many pages it has.
    Pages,
    /// What it is called as an exhibit.
    Label,
    /// Its address at the source.
    SourceUrl,
    /// Its text.
    Body,
    /// A street, an e-mail address, a telephone number.
    Contact,
    /// Something else that readers may want.
    Fact,
}

use Column::*;

/// The names of columns, folded, by what they hold. Where several columns of a table hold one
/// thing, the name that comes first here wins.
pub(super) const NAMES: &[(Column, &[&str])] = &[
    (
        Docket,
        &[
            "docket",
            "docket number",
            "docket no",
            "docket nos",
            "docket numbers",
            "dockets",
            "docket s",
            "docket id",
            "case number",
            "case no",
            "case nos",
            "case numbers",
            "case",
            "cases",
            "case id",
            "cause number",
            "cause no",
            "proceeding",
            "proceeding number",
            "proceeding no",
            "proceedings",
            "proceeding id",
            "matter number",
            "matter no",
            "matter",
            "matter id",
            "control number",
            "control no",
            "project number",
            "project no",
            "docket case number",
            "case docket number",
            "docket case no",
            "file number",
            "file no",
            "expediente",
        ],
    ),
    (
        Number,
        &[
            "number",
            "item number",
            "item no",
            "item",
            "no",
            "entry number",
            "entry no",
            "entry",
            "docket entry",
            "docket entry number",
            "docket entry no",
            "document number",
            "document no",
            "doc number",
            "doc no",
            "doc",
            "seq",
            "seq no",
            "sequence",
            "sequence number",
            "sequence no",
            "filing number",
            "filing no",
            "index number",
            "index no",
            "ecf no",
            "ecf number",
            "num",
        ],
    ),
    (
        Identifier,
        &[
            "identifier",
            "submission no",
            "submission number",
            "submission id",
            "accession",
            "accession number",
            "accession no",
            "document id",
            "doc id",
            "filing id",
            "tracking number",
            "tracking no",
            "confirmation number",
            "confirmation no",
            "transaction id",
            "transaction number",
            "record id",
            "item id",
            "efiling number",
            "efiling id",
            "e filing id",
            "document identifier",
            "id",
        ],
    ),
    (
        Date,
        &[
            "date",
            "date filed",
            "filed date",
            "filing date",
            "filed",
            "file date",
            "date of filing",
            "filed on",
            "date submitted",
            "submission date",
            "submitted date",
            "submitted",
            "submitted on",
            "date time filed",
            "filed date time",
            "date filed submitted",
            "filing date time",
            "filed at",
            "date and time filed",
            "filed date and time",
            "submission date time",
            "file stamp",
            "file stamp date",
            "file stamped",
            "date stamped",
            "lodged",
        ],
    ),
    (
        Other("received"),
        &[
            "received",
            "date received",
            "received date",
            "receipt date",
            "received on",
            "received at",
            "date of receipt",
        ],
    ),
    (
        Other("entered"),
        &[
            "entered",
            "date entered",
            "entered date",
            "entry date",
            "entered on",
            "docketed",
            "date docketed",
            "docketed date",
        ],
    ),
    (
        Other("published"),
        &[
            "published",
            "posted",
            "posted date",
            "date posted",
            "publication date",
            "published date",
            "date published",
            "posted on",
        ],
    ),
    (
        Other("dated"),
        &[
            "dated",
            "document date",
            "date of document",
            "doc date",
            "letter date",
            "date of letter",
            "author date",
            "date signed",
            "issued",
            "issue date",
            "date issued",
            "issuance date",
        ],
    ),
    (
        Other("served"),
        &[
            "served",
            "date served",
            "served date",
            "service date",
            "date of service",
        ],
    ),
    (
        Other("effective"),
        &["effective", "effective date", "date effective"],
    ),
    (
        Type,
        &[
            "type",
            "type of filing",
            "filing type",
            "document type",
            "doc type",
            "type of document",
            "class type",
            "document class",
            "filing class",
            "document category",
            "filing category",
            "type of submission",
            "submission type",
            "item type",
            "filing subtype",
            "document sub type",
            "nature of filing",
            "nature of document",
            "kind",
            "class",
            "category",
        ],
    ),
    (
        Title,
        &[
            "title",
            "title of filing",
            "filing title",
            "document title",
            "title of document",
            "doc title",
            "subject",
            "subject of filing",
            "caption",
            "document name",
            "name of document",
            "filing name",
            "docket text",
            "item title",
            "re",
            "regarding",
            "name",
        ],
    ),
    (
        Description,
        &[
            "description",
            "document description",
            "filing description",
            "description of filing",
            "description of document",
            "item description",
            "summary",
            "synopsis",
            "abstract",
            "docket entry text",
        ],
    ),
    (
        FiledBy,
        &[
            "filed by",
            "filer",
            "filers",
            "filer name",
            "filer s",
            "filing party",
            "filing parties",
            "filed by party",
            "party",
            "parties",
            "party name",
            "submitter",
            "submitter name",
            "submitted by",
            "submitter s name",
            "filing entity",
            "filing company",
            "company",
            "company name",
            "organization",
            "organization name",
            "organisation",
            "entity",
            "entity name",
            "author",
            "authors",
            "author name",
            "commenter",
            "commenter name",
            "applicant",
            "utility",
            "utility name",
            "from",
            "sender",
            "filed by name",
            "name of filer",
        ],
    ),
    (
        FirstName,
        &["first name", "filer first name", "submitter first name"],
    ),
    (
        LastName,
        &[
            "last name",
            "surname",
            "filer last name",
            "submitter last name",
        ],
    ),
    (
        OnBehalfOf,
        &[
            "on behalf of",
            "filed on behalf of",
            "filed on behalf",
            "behalf of",
            "filing on behalf of",
            "submitted on behalf of",
            "representing",
            "for",
        ],
    ),
    (
        AddressedTo,
        &[
            "addressed to",
            "addressee",
            "addressees",
            "recipient",
            "recipients",
            "sent to",
            "to",
            "directed to",
        ],
    ),
    (
        Access,
        &[
            "access",
            "security",
            "security level",
            "security status",
            "security classification",
            "availability",
            "confidentiality",
            "confidentiality level",
            "confidential status",
            "confidentiality status",
            "classification",
            "viewing status",
            "visibility",
            "access level",
            "restriction",
            "restrictions",
            "access restriction",
            "public confidential",
            "public or confidential",
            "public private",
            "privacy",
            "document security",
            "filing security",
            "sensitivity",
            "designation",
            "public non public",
            "restrict reason type",
            "viewability",
            "disclosure",
            "protection",
            "release status",
        ],
    ),
    (
        Withheld,
        &[
            "confidential",
            "is confidential",
            "confidential y n",
            "confidential yes no",
            "contains confidential",
            "confidential filing",
            "filed confidentially",
            "sealed",
            "is sealed",
            "under seal",
            "filed under seal",
            "restricted",
            "is restricted",
            "privileged",
            "proprietary",
            "non public",
            "nonpublic",
            "private",
            "is private",
            "protected",
            "ceii",
            "highly confidential",
            "trade secret",
            "confidential document",
        ],
    ),
    (
        Public,
        &[
            "public",
            "is public",
            "public y n",
            "publicly available",
            "public document",
            "viewable",
            "public access",
        ],
    ),
    (
        Attachments,
        &[
            "attachments",
            "attachment",
            "attachment s",
            "files",
            "file",
            "file s",
            "file name",
            "file names",
            "filename",
            "filenames",
            "file list",
            "attached files",
            "attached file",
            "attachment files",
            "attachment names",
            "attachment name",
            "documents",
            "document",
            "document s",
            "document files",
            "document file",
            "document file name",
            "content files",
            "pdf",
            "file path",
            "path",
            "document links",
            "document link",
            "attachment urls",
            "file urls",
            "file url",
        ],
    ),
    (
        Pages,
        &[
            "pages",
            "page count",
            "number of pages",
            "no of pages",
            "page s",
            "pgs",
            "total pages",
        ],
    ),
    (
        Label,
        &[
            "label",
            "exhibit",
            "exhibit number",
            "exhibit no",
            "exhibit label",
            "exhibit id",
        ],
    ),
    (
        SourceUrl,
        &[
            "source url",
            "url",
            "link",
            "web link",
            "hyperlink",
            "document url",
            "permalink",
            "web address",
            "url link",
            "document page",
            "details",
            "view",
        ],
    ),
    (
        Body,
        &[
            "body",
            "text",
            "comment",
            "comments",
            "comment text",
            "full text",
            "content",
            "document text",
        ],
    ),
];

pub(super) fn by_name(folded: &str) -> Option<(Column, usize)> {
    let found = NAMES.iter().find_map(|(column, names)| {
        let rank = names.iter().position(|name| *name == folded)?;
        Some((*column, rank))
    });
    found.or_else(|| is_contact(folded).then_some((Contact, 0)))
}

/// Returns whether a column holds where a person lives or can be reached.
pub(super) fn is_contact(folded: &str) -> bool {
    const WORDS: [&str; 14] = [
        "email",
        "mail",
        "phone",
        "telephone",
        "tel",
        "fax",
        "street",
        "zip",
        "postal",
        "postcode",
        "address",
        "mobile",
        "cell",
        "addr",
    ];
    let mut words = folded.split(' ');
    let is_address = words.any(|word| {
        let own = word.trim_end_matches(|c: char| c.is_ascii_digit());
        WORDS.contains(&own) || own == "addresses" || own == "emails" || own == "phones"
    });
    is_address && !folded.contains("web") && !folded.contains("ip address")
}

/// Folds a column's name: letters and digits in lower case, one blank between words.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut before = ' ';
    for c in name.chars() {
        // `DateFiled` is two words.
        if c.is_uppercase() && before.is_lowercase() {
            folded.push(' ');
        }
        match c.is_alphanumeric() {
            true => folded.extend(c.to_lowercase()),
            false if !folded.ends_with(' ') && !folded.is_empty() => folded.push(' '),
            false => {}
        }
        before = c;
    }
    folded.truncate(folded.trim_end().len());
    folded
}
