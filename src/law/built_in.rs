//! The built-in families of citations: how each is abbreviated, named, and where the public can
//! read it. Addresses are of official places that promise to keep them, or of a public library;
//! where none does, there is none.

use std::ops::RangeInclusive;

use super::authority::Authority;
use super::scan;

/// A work that is cited by a number before its abbreviation.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reporter {
    /// The United States Code: title and section.
    Code,
    /// The Code of Federal Regulations: title, and section or part.
    Regulations,
    /// The Missouri Code of State Regulations: title, and division, chapter or rule.
    MissouriRules,
    /// A work in volumes, cited by page.
    Volumes(&'static Volumes),
    /// The reports of the Federal Energy Regulatory Commission, cited by paragraph.
    EnergyOrders,
}

/// A work in volumes: its name, the volumes that there can be, and the address of a page.
#[derive(Debug)]
pub(super) struct Volumes {
    pub(super) name: &'static str,
    pub(super) volumes: RangeInclusive<u32>,
    pub(super) url: fn(u32, u32) -> Option<String>,
}

impl Volumes {
    /// Says whether its abbreviation can mean nothing else, as `U.S.` can.
    pub(super) fn is_plain(&self) -> bool {
        !["Fed. Reg.", "Stat.", "U.S.", "FPC"].contains(&self.name)
    }
}

/// The titles of the United States Code; title 53 is reserved.
pub(super) const CODE_TITLES: RangeInclusive<u32> = 1..=54;
/// The titles of the Code of Federal Regulations.
pub(super) const REGULATION_TITLES: RangeInclusive<u32> = 1..=50;
/// The titles of the Missouri Code of State Regulations.
pub(super) const MISSOURI_TITLES: RangeInclusive<u32> = 1..=23;
/// The volumes of the reports of the Federal Energy Regulatory Commission, and the paragraphs of
/// each.
pub(super) const ENERGY_VOLUMES: RangeInclusive<u32> = 1..=299;
pub(super) const ENERGY_PARAGRAPHS: RangeInclusive<u32> = 60_001..=69_999;
/// The sections of the Communications Act of 1934 whose numbers in title 47 of the United States
/// Code are the same: those of its title II, to which the Telecommunications Act of 1996 added 251
/// to 276.
pub(super) const COMMUNICATIONS_SECTIONS: RangeInclusive<u32> = 201..=276;

/// Every abbreviation, letters only (see `scan::abbreviation`), a longer one before one that it
/// begins with.
const REPORTERS: [(&str, Reporter); 32] = [
    ("USC", Reporter::Code),
    ("USCA", Reporter::Code),
    ("USCS", Reporter::Code),
    ("USCode", Reporter::Code),
    ("UnitedStatesCode", Reporter::Code),
    ("CFR", Reporter::Regulations),
    ("CSR", Reporter::MissouriRules),
    ("FedReg", Reporter::Volumes(&FEDERAL_REGISTER)),
    ("FR", Reporter::Volumes(&FEDERAL_REGISTER)),
    ("Stat", Reporter::Volumes(&STATUTES_AT_LARGE)),
    ("US", Reporter::Volumes(&UNITED_STATES_REPORTS)),
    ("SCt", Reporter::Volumes(&SUPREME_COURT_REPORTER)),
    ("LEd2d", Reporter::Volumes(&LAWYERS_EDITION_SECOND)),
    ("LEd", Reporter::Volumes(&LAWYERS_EDITION)),
    ("F2d", Reporter::Volumes(&FEDERAL_SECOND)),
    ("F3d", Reporter::Volumes(&FEDERAL_THIRD)),
    ("F4th", Reporter::Volumes(&FEDERAL_FOURTH)),
    ("FSupp2d", Reporter::Volumes(&FEDERAL_SUPPLEMENT_SECOND)),
    ("FSupp3d", Reporter::Volumes(&FEDERAL_SUPPLEMENT_THIRD)),
    ("FSupp", Reporter::Volumes(&FEDERAL_SUPPLEMENT)),
    ("FCCRcd", Reporter::Volumes(&FCC_RECORD)),
    ("FCCRecord", Reporter::Volumes(&FCC_RECORD)),
    ("FCC2d", Reporter::Volumes(&FCC_REPORTS)),
    ("FPC", Reporter::Volumes(&FPC_REPORTS)),
    ("FERC", Reporter::EnergyOrders),
    ("PUR3d", Reporter::Volumes(&PUBLIC_UTILITIES_THIRD)),
    ("PUR4th", Reporter::Volumes(&PUBLIC_UTILITIES_FOURTH)),
    ("MoPSC2d", Reporter::Volumes(&MISSOURI_COMMISSION_SECOND)),
    ("MoPSC3d", Reporter::Volumes(&MISSOURI_COMMISSION_THIRD)),
    ("SW2d", Reporter::Volumes(&SOUTH_WESTERN_SECOND)),
    ("SW3d", Reporter::Volumes(&SOUTH_WESTERN_THIRD)),
    ("SW", Reporter::Volumes(&SOUTH_WESTERN)),
];

// From 1994 on the Register's own site has every document; the Government Publishing Office has all
// before.
static FEDERAL_REGISTER: Volumes = Volumes {
    name: "Fed. Reg.",
    volumes: 1..=199,
    url: |volume, page| {
        Some(match volume {
            ..59 => format!("https://www.govinfo.gov/link/fr/{volume}/{page}"),
            59.. => format!("https://www.federalregister.gov/citation/{volume}-FR-{page}"),
        })
    },
};
// The Government Publishing Office links the volumes from 65 (1951) on.
static STATUTES_AT_LARGE: Volumes = Volumes {
    name: "Stat.",
    volumes: 1..=199,
    url: |volume, page| {
        (volume >= 65).then(|| format!("https://www.govinfo.gov/link/statute/{volume}/{page}"))
    },
};
// The Library of Congress holds the bound volumes to 542 (2004), each case under volume and first
// page.
static UNITED_STATES_REPORTS: Volumes = Volumes {
    name: "U.S.",
    volumes: 1..=699,
    url: |volume, page| {
        Some(match volume {
            ..=542 => format!("https://www.loc.gov/item/usrep{volume:03}{page:03}/"),
            543.. => format!("https://www.courtlistener.com/c/U.S./{volume}/{page}/"),
        })
    },
};
static SUPREME_COURT_REPORTER: Volumes = Volumes {
    name: "S. Ct.",
    volumes: 1..=199,
    url: |_, _| None,
};
static FEDERAL_SECOND: Volumes = Volumes {
    name: "F.2d",
    volumes: 1..=999,
    url: |volume, page| {
        Some(format!(
            "https://www.courtlistener.com/c/F.2d/{volume}/{page}/"
        ))
    },
};
static FEDERAL_THIRD: Volumes = Volumes {
    name: "F.3d",
    volumes: 1..=999,
    url: |volume, page| {
        Some(format!(
            "https://www.courtlistener.com/c/F.3d/{volume}/{page}/"
        ))
    },
};
static FEDERAL_FOURTH: Volumes = Volumes {
    name: "F.4th",
    volumes: 1..=999,
    url: |volume, page| {
        Some(format!(
            "https://www.courtlistener.com/c/F.4th/{volume}/{page}/"
        ))
    },
};
static FCC_RECORD: Volumes = Volumes {
    name: "FCC Rcd",
    volumes: 1..=99,
    url: |_, _| None,
};
static FCC_REPORTS: Volumes = Volumes {
    name: "FCC 2d",
    volumes: 1..=104,
    url: |_, _| None,
};
static LAWYERS_EDITION: Volumes = Volumes {
    name: "L. Ed.",
    volumes: 1..=100,
    url: |_, _| None,
};
static LAWYERS_EDITION_SECOND: Volumes = Volumes {
    name: "L. Ed. 2d",
    volumes: 1..=299,
    url: |_, _| None,
};
static FEDERAL_SUPPLEMENT: Volumes = Volumes {
    name: "F. Supp.",
    volumes: 1..=999,
    url: |_, _| None,
};
static FEDERAL_SUPPLEMENT_SECOND: Volumes = Volumes {
    name: "F. Supp. 2d",
    volumes: 1..=999,
    url: |_, _| None,
};
static FEDERAL_SUPPLEMENT_THIRD: Volumes = Volumes {
    name: "F. Supp. 3d",
    volumes: 1..=999,
    url: |_, _| None,
};
static FPC_REPORTS: Volumes = Volumes {
    name: "FPC",
    volumes: 1..=59,
    url: |_, _| None,
};
static PUBLIC_UTILITIES_THIRD: Volumes = Volumes {
    name: "P.U.R.3d",
    volumes: 1..=100,
    url: |_, _| None,
};
static PUBLIC_UTILITIES_FOURTH: Volumes = Volumes {
    name: "P.U.R.4th",
    volumes: 1..=499,
    url: |_, _| None,
};
static MISSOURI_COMMISSION_SECOND: Volumes = Volumes {
    name: "Mo. P.S.C. 2d",
    volumes: 1..=99,
    url: |_, _| None,
};
static MISSOURI_COMMISSION_THIRD: Volumes = Volumes {
    name: "Mo. P.S.C. 3d",
    volumes: 1..=99,
    url: |_, _| None,
};
static SOUTH_WESTERN: Volumes = Volumes {
    name: "S.W.",
    volumes: 1..=300,
    url: |_, _| None,
};
static SOUTH_WESTERN_SECOND: Volumes = Volumes {
    name: "S.W.2d",
    volumes: 1..=999,
    url: |_, _| None,
};
static SOUTH_WESTERN_THIRD: Volumes = Volumes {
    name: "S.W.3d",
    volumes: 1..=999,
    url: |_, _| None,
};

/// Reads the abbreviation of a work, which spaces divide from the number before it; gives where it
/// ends.
pub(super) fn reporter(text: &str, after_number: usize) -> Option<(usize, Reporter)> {
    let at = scan::skip_space(text, after_number);
    (at > after_number).then(|| abbreviated(text, at))?
}

/// Reads the abbreviation of a work; gives where it ends.
pub(super) fn abbreviated(text: &str, at: usize) -> Option<(usize, Reporter)> {
    let first = *text.as_bytes().get(at)?;
    // Most numbers are dates and amounts: one look at the next letter is enough for those.
    if !b"UCFSLPM".contains(&first) {
        return None;
    }
    if first == b'C'
        && let Some(end) = scan::phrase(text, at, "Code of Federal Regulations")
    {
        return Some((end, Reporter::Regulations));
    }
    REPORTERS
        .iter()
        .find_map(|&(letters, reporter)| Some((scan::abbreviation(text, at, letters)?, reporter)))
}

/// Returns a section of the United States Code, at the site of the Office of the Law Revision
/// Counsel.
pub(super) fn code_section(title: u32, section: &str) -> Authority {
    Authority {
        name: format!("{title} U.S.C. § {section}"),
        url: Some(format!(
            "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title{title}-section{section}"
        )),
        note: None,
    }
}

/// Returns a section of the Code of Federal Regulations, in its electronic edition, which keeps no
/// temporary rule for long.
pub(super) fn regulation_section(title: u32, section: &str) -> Authority {
    let lasts = !section.contains(".T");
    Authority {
        name: format!("{title} C.F.R. § {section}"),
        url: lasts.then(|| format!("https://www.ecfr.gov/current/title-{title}/section-{section}")),
        note: None,
    }
}

/// Returns a part of the Code of Federal Regulations, in its electronic edition.
pub(super) fn regulation_part(title: u32, part: &str) -> Authority {
    Authority {
        name: format!("{title} C.F.R. Part {part}"),
        url: Some(format!(
            "https://www.ecfr.gov/current/title-{title}/part-{part}"
        )),
        note: None,
    }
}

/// Returns a rule, chapter or division of the Missouri Code of State Regulations; its address is
/// the table of contents of the title, since files below it are split and joined from time to time.
///
/// The Public Service Commission's rules, division 240 of title 4, became division 4240 of title 20
/// in 2019, when the Commission moved to another department (Executive Order 19-01), each keeping
/// the rest of its number.
pub(super) fn missouri_rule(title: u32, rule: &str) -> Authority {
    let moved = match rule.strip_prefix("240") {
        Some(rest) if title == 4 && (rest.is_empty() || rest.starts_with('-')) => Some(rest),
        _ => None,
    };
    let shelf = if moved.is_some() { 20 } else { title };
    Authority {
        name: format!("{title} CSR {rule}"),
        url: Some(format!(
            "https://www.sos.mo.gov/adrules/csr/current/{shelf}csr/{shelf}csr"
        )),
        note: moved.map(|rest| format!("now 20 CSR 4240{rest}")),
    }
}

/// Returns a section of the Revised Statutes of Missouri, at the site of the Revisor of Statutes.
pub(super) fn missouri_statute(section: &str) -> Authority {
    Authority {
        name: format!("Section {section}, RSMo"),
        url: Some(format!(
            "https://revisor.mo.gov/main/OneSection.aspx?section={section}"
        )),
        note: None,
    }
}

/// Returns a public law; the Government Publishing Office links those from the 104th Congress
/// (1995) on.
pub(super) fn public_law(congress: u32, number: u32) -> Authority {
    Authority {
        name: format!("Pub. L. No. {congress}-{number}"),
        url: (congress >= 104)
            .then(|| format!("https://www.govinfo.gov/link/plaw/{congress}/public/{number}")),
        note: None,
    }
}

/// Returns a docket of the Federal Communications Commission, of the bureau with these letters.
pub(super) fn federal_docket(bureau: &str, number: &str) -> Authority {
    Authority {
        name: format!("{bureau} Docket No. {number}"),
        url: None,
        note: None,
    }
}

/// Returns a case of the Missouri Public Service Commission, which called them files since 2010;
/// its system of electronic files has addresses by numbers of its own.
pub(super) fn missouri_case(number: &str) -> Authority {
    Authority {
        name: format!("Case No. {number}"),
        url: None,
        note: None,
    }
}

/// Returns an order of the Federal Energy Regulatory Commission, by its paragraph in a volume of
/// the reports.
pub(super) fn energy_order(volume: u32, paragraph: u32) -> Authority {
    Authority {
        name: format!(
            "{volume} FERC ¶ {},{:03}",
            paragraph / 1000,
            paragraph % 1000
        ),
        url: None,
        note: None,
    }
}

/// Returns a rule of the Federal Energy Regulatory Commission, by its paragraph in the statutes and
/// regulations.
pub(super) fn energy_rule(paragraph: u32) -> Authority {
    Authority {
        name: format!(
            "FERC Stats. & Regs. ¶ {},{:03}",
            paragraph / 1000,
            paragraph % 1000
        ),
        url: None,
        note: None,
    }
}

/// Returns a page of a work in volumes.
pub(super) fn volume_page(work: &Volumes, volume: u32, page: u32) -> Authority {
    Authority {
        name: format!("{volume} {} {page}", work.name),
        url: (work.url)(volume, page),
        note: None,
    }
}
