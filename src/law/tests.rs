//! What every family of citations promises, case by case, and what holds of any text.

mod near;
mod site;

use super::*;

/// Lists the citations of a text, each as `[what is cited] pinpoint <text>`.
fn cited(text: &str) -> Vec<String> {
    let families = Families::default();
    let found = families.find(text).into_iter().map(|citation| {
        format!(
            "[{}]{} <{}>",
            citation.authority.name,
            citation
                .pinpoint
                .map(|pinpoint| format!(" {pinpoint}"))
                .unwrap_or_default(),
            &text[citation.range]
        )
    });
    found.collect()
}

fn rule(pattern: &str, url: Option<&str>, name: Option<&str>) -> FamilyRule {
    FamilyRule {
        pattern: pattern.to_owned(),
        url: url.map(str::to_owned),
        name: name.map(str::to_owned),
    }
}

const LETTER: &str = "\
    unresolved issues to Missouri Public Service Commission pursuant to 4 CSR 240-36 – Alternative Dispute Resolution \
    Procedural Rules Governing Filings Made Pursuant to the Telecommunications Act of 1996. Any dispute would need to \
    be submitted between August 4, 2005 and August 29, 2005. The purpose is access to unbundled network elements under \
    Section 251 and 252 of the Telecommunications Act of 1996 (“Act”). At this time, the original approval was in 1998, \
    and CenturyTel serves less than two percent of the Nation's access lines. It will be filing a petition with the \
    Commission under Section 251(f)(2) seeking the suspension of any of the requirements of Section 251(b) or (c). If \
    CenturyTel will be filing such a petition, please say so by January 16, 2006.";

#[test]
fn a_letter_is_read_as_its_reader_would() {
    assert_eq!(
        cited(LETTER),
        [
            "[4 CSR 240-36] <4 CSR 240-36>",
            "[47 U.S.C. § 251] <Section 251>",
            "[47 U.S.C. § 252] <252>",
            "[47 U.S.C. § 251] (f)(2) <Section 251(f)(2)>",
            "[47 U.S.C. § 251] (b) or (c) <Section 251(b) or (c)>",
        ]
    );
}

/// A text on each line, and indented below it what it cites; `⏎` is a line break, `~` a space that
/// does not break, `˷` a narrow one.
const CASES: &str = "
# The United States Code.
47 U.S.C. § 252(b)(1).
    [47 U.S.C. § 252] (b)(1) <47 U.S.C. § 252(b)(1)>
(47 USC 251)
    [47 U.S.C. § 251] <47 USC 251>
47 U. S. C. Sec. 251
    [47 U.S.C. § 251] <47 U. S. C. Sec. 251>
47 U.S.C.A. § 251
    [47 U.S.C. § 251] <47 U.S.C.A. § 251>
47 United States Code Section 251
    [47 U.S.C. § 251] <47 United States Code Section 251>
47 U.S.C.⏎§ 252
    [47 U.S.C. § 252] <47 U.S.C.⏎§ 252>
47~U.S.C.~§˷252
    [47 U.S.C. § 252] <47~U.S.C.~§˷252>
47 U.S.C. §§ 251 and 252
    [47 U.S.C. § 251] <47 U.S.C. §§ 251>
    [47 U.S.C. § 252] <252>
47 U.S.C. §§ 251(b), 251(c) and 252
    [47 U.S.C. § 251] (b) <47 U.S.C. §§ 251(b)>
    [47 U.S.C. § 251] (c) <251(c)>
    [47 U.S.C. § 252] <252>
47 U.S.C. §§ 251 through 261
    [47 U.S.C. § 251] <47 U.S.C. §§ 251>
    [47 U.S.C. § 261] <261>
47 U.S.C. §§ 251–261
    [47 U.S.C. § 251] <47 U.S.C. §§ 251>
    [47 U.S.C. § 261] <261>
47 U.S.C. § 251, and/or § 252(a)
    [47 U.S.C. § 251] <47 U.S.C. § 251>
    [47 U.S.C. § 252] (a) <252(a)>
16 U.S.C. § 824a–3(m)
    [16 U.S.C. § 824a-3] (m) <16 U.S.C. § 824a–3(m)>
42 U.S.C. § 1396-1
    [42 U.S.C. § 1396-1] <42 U.S.C. § 1396-1>
47 U.S.C. §§ 251-61
    [47 U.S.C. § 251] <47 U.S.C. §§ 251>
47 U.S.C. § 151 et seq. says
    [47 U.S.C. § 151] et seq. <47 U.S.C. § 151 et seq.>
47 U.S.C. § 151 *et seq.*
    [47 U.S.C. § 151] et seq. <47 U.S.C. § 151 *et seq.*>
47 U.S.C. § 252(e)(2)(A)–(B)
    [47 U.S.C. § 252] (e)(2)(A)–(B) <47 U.S.C. § 252(e)(2)(A)–(B)>
47 U.S.C. § 251 (2000)
    [47 U.S.C. § 251] <47 U.S.C. § 251>
47 U.S.C. § 251, 15 parties
    [47 U.S.C. § 251] <47 U.S.C. § 251>
47 U.S.C. §§ 251, 252, 15 parties
    [47 U.S.C. § 251] <47 U.S.C. §§ 251>
    [47 U.S.C. § 252] <252>
47 U.S.C. § 251, 47 C.F.R. § 51.301
    [47 U.S.C. § 251] <47 U.S.C. § 251>
    [47 C.F.R. § 51.301] <47 C.F.R. § 51.301>
15 U.S.C. §§ 1, 47 U.S.C. § 2
    [15 U.S.C. § 1] <15 U.S.C. §§ 1>
    [47 U.S.C. § 2] <47 U.S.C. § 2>
# The Code of Federal Regulations.
47 C.F.R. § 51.301(c)(1)
    [47 C.F.R. § 51.301] (c)(1) <47 C.F.R. § 51.301(c)(1)>
47 CFR Part 51.
    [47 C.F.R. Part 51] <47 CFR Part 51>
47 C.F.R. Parts 51 and 52
    [47 C.F.R. Part 51] <47 C.F.R. Parts 51>
    [47 C.F.R. Part 52] <52>
18 CFR 35.13.
    [18 C.F.R. § 35.13] <18 CFR 35.13>
18 CFR 35
    [18 C.F.R. Part 35] <18 CFR 35>
47 C.F.R. §§ 51.301-51.303
    [47 C.F.R. § 51.301] <47 C.F.R. §§ 51.301>
    [47 C.F.R. § 51.303] <51.303>
17 C.F.R. § 240.10b-5
    [17 C.F.R. § 240.10b-5] <17 C.F.R. § 240.10b-5>
48 CFR 52.212-4
    [48 C.F.R. § 52.212-4] <48 CFR 52.212-4>
# Missouri.
20 CSR 4240-2.090(1)(B)
    [20 CSR 4240-2.090] (1)(B) <20 CSR 4240-2.090(1)(B)>
4 CSR 240‑2.060 and 240-2.080.
    [4 CSR 240-2.060] <4 CSR 240‑2.060>
    [4 CSR 240-2.080] <240-2.080>
Section 386.250, RSMo.
    [Section 386.250, RSMo] <Section 386.250, RSMo>
§ 393.150 RSMo 2000,
    [Section 393.150, RSMo] <§ 393.150 RSMo 2000>
§ 393.150.1(2), RSMo Supp. 2004
    [Section 393.150, RSMo] .1(2) <§ 393.150.1(2), RSMo Supp. 2004>
393.1000 through 393.1006, RSMo
    [Section 393.1000, RSMo] <393.1000>
    [Section 393.1006, RSMo] <393.1006, RSMo>
Mo. Rev. Stat. § 386.250
    [Section 386.250, RSMo] <Mo. Rev. Stat. § 386.250>
Section 386.020(53), R.S.Mo. 2000
    [Section 386.020, RSMo] (53) <Section 386.020(53), R.S.Mo. 2000>
# Registers, reports and laws.
70 Fed. Reg. 1234
    [70 Fed. Reg. 1234] <70 Fed. Reg. 1234>
61 Fed. Reg. 45,476
    [61 Fed. Reg. 45476] <61 Fed. Reg. 45,476>
70 FR 1234, 1240
    [70 Fed. Reg. 1234] <70 FR 1234>
Pub. L. No. 104-104, 110 Stat. 56
    [Pub. L. No. 104-104] <Pub. L. No. 104-104>
    [110 Stat. 56] <110 Stat. 56>
Public Law 104–104
    [Pub. L. No. 104-104] <Public Law 104–104>
525 U.S. 366, 377 (1999)
    [525 U.S. 366] <525 U.S. 366>
119 S.Ct. 721
    [119 S. Ct. 721] <119 S.Ct. 721>
222 F. 3d 1001; 1 F.4th 2; 5 F.2d 6
    [222 F.3d 1001] <222 F. 3d 1001>
    [1 F.4th 2] <1 F.4th 2>
    [5 F.2d 6] <5 F.2d 6>
11 FCC Rcd. 15499
    [11 FCC Rcd 15499] <11 FCC Rcd. 15499>
WC Docket No. 04-313
    [WC Docket No. 04-313] <WC Docket No. 04-313>
CC Docket Nos. 01-338, 96-98 and⏎98-147
    [CC Docket No. 01-338] <CC Docket Nos. 01-338>
    [CC Docket No. 96-98] <96-98>
    [CC Docket No. 98-147] <98-147>
";

/// The same, for texts that name the act.
const ACT_CASES: &str = "
Section 251(f)(2)
    [47 U.S.C. § 251] (f)(2) <Section 251(f)(2)>
§§ 251-252
    [47 U.S.C. § 251] <§§ 251>
    [47 U.S.C. § 252] <252>
Sec. 271 of the Act.
    [47 U.S.C. § 271] <Sec. 271>
Section 271 of the 1996 Act
    [47 U.S.C. § 271] <Section 271>
Section⏎251’s duties
    [47 U.S.C. § 251] <Section⏎251>
Section 251 of Title 47
    [47 U.S.C. § 251] <Section 251>
Section 251 of Title 16
Section 251 of the Agreement
Section 205 of the Federal Power Act
Section 210 RSMo
16 U.S.C.A. chapter 3, Section 277
Section 706
Section 251.3
the 251 customers
intersection 251
Section 251 offers
    [47 U.S.C. § 251] <Section 251>
Section 251a and 252
Section 251 and Section 4 CSR 240-36
    [47 U.S.C. § 251] <Section 251>
    [4 CSR 240-36] <4 CSR 240-36>
";

/// Takes such a table apart: each text, and what it cites.
fn cases(table: &str) -> Vec<(String, Vec<String>)> {
    let mut cases: Vec<(String, Vec<String>)> = Vec::new();
    for line in table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let line = line
            .replace('⏎', "\n")
            .replace('~', "\u{a0}")
            .replace('˷', "\u{202f}");
        match (line.strip_prefix("    "), cases.last_mut()) {
            (Some(citation), Some((_, citations))) => citations.push(citation.to_owned()),
            _ => cases.push((line, Vec::new())),
        }
    }
    cases
}

#[test]
fn each_family_is_found_however_it_is_set() {
    for (text, expected) in cases(CASES) {
        assert_eq!(cited(&text), expected, "in {text:?}");
    }
}

#[test]
fn what_only_looks_like_a_citation_is_left_alone() {
    for text in [
        "",
        "1947 U.S.C. § 5",
        "1,47 U.S.C. § 5",
        "55 U.S.C. § 5",
        "0 U.S.C. § 5",
        "51 CFR Part 1",
        "24 CSR 10-1",
        "47 U.S.C.",
        "47 U.S.C.\n\n§ 252",
        "47 USCG 251",
        "A47 U.S.C. § 251",
        "47 U.S.C. § 99999999999999999999999",
        "in 2005 US 500 companies",
        "4 FRogs 12",
        "Docket No. 01-338",
        "TO-2006-0299",
        "Section 251",
        "Section 386.250",
        "it cost $47 U.S. 20",
        "August 4, 2005",
    ] {
        assert_eq!(cited(text), [""; 0], "in {text:?}");
    }
}

#[test]
fn a_bare_section_is_one_of_the_act_that_the_text_names() {
    for act in [
        "the Telecommunications\nAct of 1996",
        "the COMMUNICATIONS ACT OF 1934",
    ] {
        for (text, expected) in cases(ACT_CASES) {
            assert_eq!(cited(&format!("{text}: {act}")), expected, "in {text:?}");
        }
    }
    assert_eq!(cited("Section 251 of the Clean Air Act of 1996"), [""; 0]);
}

#[test]
fn addresses_are_those_of_the_public_record() {
    for (text, url) in [
        (
            "16 U.S.C. § 824a-3(m)",
            Some(
                "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title16-section824a-3",
            ),
        ),
        (
            "47 C.F.R. § 51.301",
            Some("https://www.ecfr.gov/current/title-47/section-51.301"),
        ),
        (
            "26 C.F.R. § 1.167(l)–1(h)",
            Some("https://www.ecfr.gov/current/title-26/section-1.167(l)-1"),
        ),
        (
            "48 CFR 970.3102-05-30-70",
            Some("https://www.ecfr.gov/current/title-48/section-970.3102-05-30-70"),
        ),
        (
            "41 CFR Part 60-2",
            Some("https://www.ecfr.gov/current/title-41/part-60-2"),
        ),
        ("33 CFR § 100.T07-0110", None),
        ("121 FERC ¶ 61,045", None),
        ("Case No. TO-2006-0299", None),
        (
            "47 C.F.R. Part 51",
            Some("https://www.ecfr.gov/current/title-47/part-51"),
        ),
        (
            "20 CSR 4240-2.090",
            Some("https://www.sos.mo.gov/adrules/csr/current/20csr/20csr"),
        ),
        (
            "4 CSR 240-36",
            Some("https://www.sos.mo.gov/adrules/csr/current/20csr/20csr"),
        ),
        (
            "4 CSR 250-7",
            Some("https://www.sos.mo.gov/adrules/csr/current/4csr/4csr"),
        ),
        (
            "Section 386.250, RSMo",
            Some("https://revisor.mo.gov/main/OneSection.aspx?section=386.250"),
        ),
        (
            "70 FR 1234",
            Some("https://www.federalregister.gov/citation/70-FR-1234"),
        ),
        (
            "45 FR 12214",
            Some("https://www.govinfo.gov/link/fr/45/12214"),
        ),
        (
            "Pub. L. 104-104",
            Some("https://www.govinfo.gov/link/plaw/104/public/104"),
        ),
        ("Pub. L. 95-617", None),
        (
            "110 Stat. 56",
            Some("https://www.govinfo.gov/link/statute/110/56"),
        ),
        ("48 Stat. 1064", None),
        ("5 U.S. 137", Some("https://www.loc.gov/item/usrep005137/")),
        (
            "550 U.S. 45",
            Some("https://www.courtlistener.com/c/U.S./550/45/"),
        ),
        (
            "222 F.3d 1001",
            Some("https://www.courtlistener.com/c/F.3d/222/1001/"),
        ),
        ("119 S. Ct. 721", None),
    ] {
        let read = Families::default().read(text);
        let urls: Vec<_> = read
            .iter()
            .map(|authority| authority.url.as_deref())
            .collect();
        assert_eq!(urls, [url], "of {text}");
    }
}

#[test]
fn a_rule_of_the_missouri_commission_tells_its_new_number() {
    let note = |text| Families::default().read(text).remove(0).note;
    assert_eq!(note("4 CSR 240-36").as_deref(), Some("now 20 CSR 4240-36"));
    assert_eq!(
        note("4 CSR 240-2.060(1)").as_deref(),
        Some("now 20 CSR 4240-2.060")
    );
    assert_eq!(note("4 CSR 2401-1"), None);
    assert_eq!(note("10 CSR 240-1"), None);
    assert_eq!(note("20 CSR 4240-36"), None);
}

#[test]
fn an_entry_names_each_of_its_authorities_once() {
    let names = |text| {
        let read = Families::default().read(text).into_iter();
        read.map(|authority| authority.name).collect::<Vec<_>>()
    };
    assert_eq!(
        names("47 U.S.C. §§ 251 and 252"),
        ["47 U.S.C. § 251", "47 U.S.C. § 252"]
    );
    assert_eq!(names("47 U.S.C. § 252(b)(4)(C)"), ["47 U.S.C. § 252"]);
    assert_eq!(names("47 U.S.C. §§ 251(b), 251(c)"), ["47 U.S.C. § 251"]);
    assert_eq!(
        names("Ordinance 12,\n  as amended"),
        ["Ordinance 12, as amended"]
    );
    assert_eq!(names(" \n"), [""; 0]);
}

#[test]
fn families_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Families>();
}
