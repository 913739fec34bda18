//! The words that synthetic filings are made of: the language of utility regulation, and names.

/// Nouns, the most frequent first.
pub(crate) const NOUNS: &str = "commission order rate agreement company service customer tariff motion party evidence \
    staff application request docket record cost testimony interconnection network hearing issue settlement proposal \
    facility carrier utility proceeding rule decision statute response filing petition obligation revenue provision \
    schedule method analysis increase charge element witness exhibit finding conclusion investment period burden \
    standard argument brief objection complaint discovery stipulation recommendation adjustment expense capacity \
    program plan meter transmission generation distribution substation pipeline reservoir watershed spectrum exchange \
    trunk loop port switch collocation interval outage restoration reliability contract lease easement franchise \
    certificate territory boundary subscriber household business ratepayer shareholder affiliate subsidiary parent \
    depreciation amortization dividend equity debt yield premium surcharge rider credit refund deposit penalty audit \
    report study survey forecast model assumption variable sample estimate margin threshold ceiling floor benchmark \
    index inflation fuel gas coal steam turbine boiler transformer conductor pole conduit duct cable fiber copper \
    equipment inventory warehouse vehicle contractor vendor bidder auction procurement invoice ledger account \
    allocation apportionment jurisdiction authority precedent doctrine deference remand appeal rehearing waiver \
    exemption variance extension deadline calendar conference agenda transcript minute notice publication comment \
    intervenor advocate counsel attorney engineer economist accountant consultant operator dispatcher inspector \
    safety hazard inspection leak pressure voltage frequency load demand peak season weather drought flood emergency \
    portfolio resource efficiency conservation emission permit compliance violation remedy injunction damage \
    liability indemnity insurance warranty default termination renewal negotiation arbitration mediation dispute";

/// Adjectives, the most frequent first.
pub(crate) const ADJECTIVES: &str = "reasonable proposed public local current applicable prior just existing annual \
    final incumbent competitive residential commercial industrial incremental average estimated actual historical \
    projected substantial material relevant probative disputed unresolved confidential proprietary technical legal \
    factual procedural statutory contractual regulatory financial operational physical rural urban regional wholesale \
    retail embedded forward stranded prudent excessive discriminatory adequate sufficient timely untimely joint \
    several partial complete temporary permanent emergency routine quarterly monthly interim supplemental revised \
    amended corrected original rebuttal direct surrebuttal undisputed persuasive speculative conclusory unbundled \
    dedicated shared common overhead underground nuclear renewable thermal hydraulic seasonal cumulative net gross \
    taxable deferred accrued marginal weighted nominal effective comparable independent credible";

/// Verbs in the past tense that take an object, the most frequent first.
pub(crate) const VERBS: &str = "filed approved proposed requested opposed supported reviewed denied granted addressed \
    required described adopted rejected provided included submitted considered established modified calculated \
    recommended challenged disputed explained demonstrated identified allocated estimated excluded applied exceeded \
    reflected increased reduced recovered incurred amended terminated renewed negotiated executed enforced waived \
    preserved raised resolved deferred examined audited verified measured compared justified contested withdrew \
    replaced restored installed operated maintained financed acquired transferred leased published served consolidated \
    stayed remanded affirmed reversed clarified";

/// Words that open a noun phrase, the most frequent first.
pub(crate) const DETERMINERS: &str =
    "the a the its this any the each that such no the their every some another";

/// Words that tie a phrase to the next, the most frequent first.
pub(crate) const PREPOSITIONS: &str = "of in for to under with on by from at between before after without against \
    during within through concerning regarding pursuant\u{a0}to upon among beyond despite";

/// Words that tie two clauses, the most frequent first.
pub(crate) const CONNECTORS: &str = "and because although while where but since as unless so\u{a0}that provided\u{a0}that \
    insofar\u{a0}as even\u{a0}though";

/// Words before a verb, the most frequent first.
pub(crate) const ADVERBS: &str = "also previously properly expressly timely only reasonably therefore subsequently \
    never fully repeatedly erroneously correctly initially specifically implicitly unilaterally voluntarily merely";

/// First parts of rare words.
pub(crate) const PREFIXES: &[&str] = &[
    "inter", "re", "de", "non", "sub", "over", "multi", "pre", "co", "trans", "under", "cross",
    "un", "extra",
];

/// Middle parts of rare words.
pub(crate) const ROOTS: &[&str] = &[
    "tariff", "meter", "carri", "signal", "switch", "circuit", "commod", "contract", "regul",
    "deliver", "serv", "locat", "bill", "collect", "settl", "apport", "classif", "segment",
    "aggreg", "calibr", "certif", "cap", "charg", "compens", "conduct", "connect", "consol",
    "constru", "curtail", "dispatch", "divest", "elect", "energ", "estim", "exempt", "financ",
    "forecast", "function", "gener", "govern", "indemn", "index", "insul", "integr", "juris",
    "levy", "licens", "litig", "mitig", "monet", "nomin", "normal", "obligat", "optim", "petit",
    "plann", "pollut", "port", "premis", "pric", "proport", "prorat", "purchas", "quant", "ratif",
    "reclam", "recover", "remedi", "reserv", "retrof", "satur", "sequest", "stabil", "standard",
    "stipul", "subsid", "surcharg", "term", "therm", "throttl", "transf", "util", "valid",
    "volumetr", "weather", "wheel", "zon",
];

/// Last parts of rare words.
pub(crate) const SUFFIXES: &[&str] = &[
    "ation", "ability", "ment", "ality", "ization", "ance", "or", "age", "ing", "ive", "ity",
    "ism", "al", "ee",
];

/// Headings of a filing's sections.
pub(crate) const HEADINGS: &[&str] = &[
    "Introduction",
    "Background",
    "Procedural history",
    "Statement of the issues",
    "Jurisdiction",
    "Standard of review",
    "The agreement",
    "Discussion",
    "Burden of proof",
    "The disputed rates",
    "Cost of service",
    "Rate design",
    "Return on equity",
    "Depreciation",
    "Quality of service",
    "Network reliability",
    "Discovery matters",
    "Position of the parties",
    "Staff's recommendation",
    "Response to the intervenors",
    "Public interest",
    "Findings of fact",
    "Conclusions of law",
    "Compliance reporting",
    "Implementation",
    "Relief requested",
    "Reservation of rights",
    "Conclusion",
];

/// Places that companies are named after.
pub(crate) const PLACES: &[&str] = &[
    "Ashford",
    "Bellview",
    "Boone",
    "Callaway",
    "Cedar",
    "Chariton",
    "Clayton",
    "Cole",
    "Cooper",
    "Crestline",
    "Dade",
    "Delmar",
    "Dunmore",
    "Eastgate",
    "Eldon",
    "Fairmont",
    "Fenwick",
    "Franklin",
    "Gasconade",
    "Glencoe",
    "Grayson",
    "Greenfield",
    "Hadley",
    "Harlan",
    "Hawthorne",
    "Hickory",
    "Holt",
    "Ironton",
    "Jasper",
    "Kempton",
    "Lafayette",
    "Lakeside",
    "Lamar",
    "Laurel",
    "Linden",
    "Macon",
    "Maries",
    "Meramec",
    "Midland",
    "Moniteau",
    "Newburg",
    "Niangua",
    "Northfield",
    "Oakdale",
    "Osage",
    "Ozark",
    "Pemberton",
    "Perry",
    "Phelps",
    "Pike",
    "Pulaski",
    "Ralls",
    "Ripley",
    "Rolla",
    "Salem",
    "Sedalia",
    "Shelby",
    "Steelville",
    "Stoddard",
    "Taney",
    "Texarkana",
    "Vernon",
    "Wayne",
    "Wright",
];

/// What is between a company's place and its trade; the first is nothing.
pub(crate) const QUALIFIERS: &[&str] = &[
    "",
    "Valley",
    "County",
    "River",
    "United",
    "Central",
    "Southern",
    "Northern",
    "Western",
    "Eastern",
    "Municipal",
    "Rural",
    "Mutual",
    "National",
    "Heartland",
    "Prairie",
    "Mid-State",
    "Tri-County",
    "Consolidated",
    "First",
    "Pioneer",
    "Summit",
    "Allied",
    "General",
    "American",
    "Capital",
    "Frontier",
    "Heritage",
    "Liberty",
    "Premier",
    "Regional",
    "Standard",
];

/// What a company does.
pub(crate) const TRADES: &[&str] = &[
    "Telephone",
    "Telecom",
    "Electric",
    "Gas",
    "Water",
    "Sewer",
    "Power & Light",
    "Fiber",
    "Wireless",
    "Cable",
    "Broadband",
    "Energy",
    "Pipeline",
    "Transmission",
    "Solar",
    "Wind",
    "Hydro",
    "Steam",
    "Communications",
    "Networks",
    "Utilities",
    "Irrigation",
    "Transit",
    "Rail",
    "Barge",
    "Carriers",
    "Motor Freight",
    "Storage",
    "Refining",
    "Foods",
    "Mills",
    "Steel",
    "Aluminum",
    "Cement",
    "Timber",
    "Growers",
    "Consumers",
    "Retailers",
    "Schools",
    "Hospitals",
];

/// How a company's name ends, and its kind.
pub(crate) const ENDINGS: &[(&str, &str)] = &[
    (", LLC", "company"),
    (", Inc.", "company"),
    (" Company", "utility"),
    (" Corporation", "utility"),
    (" Cooperative", "utility"),
    (" Association", "group"),
    (" Coalition", "consumer-advocate"),
    (" District", "municipality"),
    (", L.P.", "company"),
];

/// Given names of people.
pub(crate) const GIVEN_NAMES: &[&str] = &[
    "Alice", "Anton", "Beatriz", "Carl", "Chidi", "Dana", "Deborah", "Elena", "Farid", "Grace",
    "Guy", "Hannah", "Ines", "James", "Jürgen", "Karen", "Kenji", "Leah", "Luis", "Maria",
    "Matthew", "Nadia", "Olga", "Paul", "Priya", "Rebecca", "Robert", "Samuel", "Sofía", "Thomas",
    "Victor", "Wanda",
];

/// Family names of people.
pub(crate) const FAMILY_NAMES: &[&str] = &[
    "Abbott",
    "Akers",
    "Baptiste",
    "Barlow",
    "Castillo",
    "Chen",
    "Corrigan",
    "Delgado",
    "Dietrich",
    "Ellison",
    "Esposito",
    "Fischer",
    "Gallagher",
    "Greene",
    "Haas",
    "Hoffman",
    "Ibarra",
    "Jansen",
    "Kowalski",
    "Kumar",
    "Lindqvist",
    "Lowery",
    "Magnuson",
    "McBride",
    "Mukherjee",
    "Nakamura",
    "Núñez",
    "O'Brien",
    "Okafor",
    "Petrov",
    "Quigley",
    "Ramsey",
    "Rosenthal",
    "Sandoval",
    "Schroeder",
    "Tanaka",
    "Underhill",
    "Vasquez",
    "Whitaker",
    "Zimmerman",
];
