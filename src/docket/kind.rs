//! The types of filings, those that the agency issues among them.

/// A type's id, such as `letter`, as records write it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub String);

/// A type of filing: its words, and whether the agency issues it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingType {
    /// As records write it.
    pub id: String,
    /// As readers see it, such as `Data request`.
    pub label: String,
    /// For many of them, such as `Data requests`.
    pub plural: String,
    /// What it does in a proceeding.
    pub role: TypeRole,
}

/// What a type of filing does in a proceeding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeRole {
    /// It says or shows something, as a letter or testimony does.
    Says,
    /// It asks for a ruling, as a motion or an application does.
    Asks,
    /// The agency issues it, as an order or a notice of hearing.
    Issued,
}

/// The built-in types that ask for a ruling.
const ASKING: &[&str] = &["application", "petition", "complaint", "motion"];

/// The built-in types: id, label, plural.
const FILED: &[(&str, &str, &str)] = &[
    ("letter", "Letter", "Letters"),
    ("application", "Application", "Applications"),
    ("petition", "Petition", "Petitions"),
    ("complaint", "Complaint", "Complaints"),
    ("answer", "Answer", "Answers"),
    ("motion", "Motion", "Motions"),
    ("response", "Response", "Responses"),
    ("reply", "Reply", "Replies"),
    ("objection", "Objection", "Objections"),
    ("protest", "Protest", "Protests"),
    ("intervention", "Intervention", "Interventions"),
    ("notice", "Notice", "Notices"),
    ("comment", "Comment", "Comments"),
    ("testimony", "Testimony", "Testimony"),
    ("affidavit", "Affidavit", "Affidavits"),
    ("exhibit", "Exhibit", "Exhibits"),
    ("brief", "Brief", "Briefs"),
    ("stipulation", "Stipulation", "Stipulations"),
    ("agreement", "Agreement", "Agreements"),
    ("tariff", "Tariff", "Tariffs"),
    ("report", "Report", "Reports"),
    ("study", "Study", "Studies"),
    ("data-request", "Data request", "Data requests"),
    ("data-response", "Data response", "Data responses"),
    ("transcript", "Transcript", "Transcripts"),
    ("minutes", "Minutes", "Minutes"),
    ("certificate", "Certificate", "Certificates"),
    ("subpoena", "Subpoena", "Subpoenas"),
    ("ex-parte", "Ex parte notice", "Ex parte notices"),
    ("correction", "Correction", "Corrections"),
    ("summons", "Summons", "Summonses"),
    ("filing", "Filing", "Filings"),
];

/// The built-in types that the agency issues.
const ISSUED: &[(&str, &str, &str)] = &[
    ("order", "Order", "Orders"),
    ("ruling", "Ruling", "Rulings"),
    ("decision", "Decision", "Decisions"),
    ("judgment", "Judgment", "Judgments"),
    ("rule", "Rule", "Rules"),
    ("proposed-rule", "Proposed rule", "Proposed rules"),
    ("scheduling-order", "Scheduling order", "Scheduling orders"),
    (
        "notice-of-hearing",
        "Notice of hearing",
        "Notices of hearing",
    ),
    ("minute-entry", "Minute entry", "Minute entries"),
];

/// Returns the ids of the built-in types, those that are filed first.
pub fn built_in_ids() -> impl Iterator<Item = &'static str> {
    FILED.iter().chain(ISSUED).map(|(id, ..)| *id)
}

/// Returns the built-in types, those that are filed first.
pub fn built_in() -> Vec<FilingType> {
    let row = |role: fn(&str) -> TypeRole| {
        move |&(id, label, plural): &(&str, &str, &str)| FilingType {
            id: id.to_owned(),
            label: label.to_owned(),
            plural: plural.to_owned(),
            role: role(id),
        }
    };
    let filed = row(|id| match ASKING.contains(&id) {
        true => TypeRole::Asks,
        false => TypeRole::Says,
    });
    let issued = row(|_| TypeRole::Issued);
    FILED
        .iter()
        .map(filed)
        .chain(ISSUED.iter().map(issued))
        .collect()
}
