//! Tests of `entry.rs`.

use super::*;
use crate::docket::Access;

#[test]
fn an_entry_begins_with_what_it_is() {
    for (text, wanted) in [
        ("COMPLAINT against X filed by Y.", "complaint"),
        ("MINUTE ORDER: Parties shall confer.", "order"),
        (
            "Minute Entry for proceedings held before Judge",
            "minute-entry",
        ),
        ("NOTICE of Appearance by Dana Madeup", "notice"),
        (
            "Consent MOTION for Leave to File Document Under Seal",
            "motion",
        ),
        ("ORDER granting 4 Motion for Extension of Time.", "order"),
        ("RESPONSE re 10 MOTION to Dismiss", "response"),
        ("REPORT AND RECOMMENDATIONS re 10 MOTION", "ruling"),
        ("AGENCY DECISION on review dated 10/5/2020.", "filing"),
        ("Received Order from the Supreme Court", "filing"),
        (
            "Motion By Debtor Bank of New England Corporation For Order",
            "motion",
        ),
        ("US ATTORNEY'S NOTICE OF APPEARANCE. Neel Kapur", "notice"),
        ("Set/Reset Deadlines as to 5 MOTION", "filing"),
        ("**Terminate Deadlines and Hearings as to X: Plea", "filing"),
        (
            "Minute Entry for proceedings held before Judge X: ORDER",
            "minute-entry",
        ),
        ("Filed clerk order (Deputy Clerk: RL): The mandate", "order"),
        ("ENTERED IN ERROR.....OBJECTION to 13 Report", "objection"),
        ("MEMORANDUM OPINION. Signed by", "decision"),
        ("MEMORANDUM in Support re 5 MOTION", "brief"),
        ("CLERK'S JUDGMENT. (Sample, Clerk)", "judgment"),
        ("SUGGESTIONS in support re 10 MOTION", "brief"),
        ("CIVIL CASE docketed. Petition for review", "filing"),
        ("Receipt of Voluntary Petition (Chapter 13)", "filing"),
        ("Chapter 13 Voluntary Petition Individual .", "petition"),
        ("Proposed Order filed by", "filing"),
        ("REPLY to opposition to motion re 3", "reply"),
    ] {
        assert_eq!(kind(text, ""), wanted, "{text}");
    }
    assert_eq!(kind("", "Motion to Dismiss"), "motion");
    assert_eq!(kind("", ""), "filing");
}

#[test]
fn what_is_sealed_is_told_from_what_speaks_of_sealing() {
    for text in [
        "SEALED DOCUMENT filed by X. (This document is SEALED and only available to authorized persons.)",
        "UNREDACTED AGREEMENT (SEALED) by Invented Telecom, LLC.",
        "SEALED MOTION for Leave",
        "*SEALED* Letter",
        "EX PARTE SEALED APPLICATION",
        "DECLARATION of X filed under seal",
        "Exhibit A **RESTRICTED**",
        "BRIEF by X. Access to document is restricted.",
        "Pretrial Services Report (Sealed) as to X, filed.",
        "DECLARATION of X - SEALED",
    ] {
        assert_eq!(access(text, ""), Access::Sealed, "{text}");
    }
    for text in [
        "Consent MOTION for Leave to File Document Under Seal by X",
        "MOTION to seal document 5 UNREDACTED AGREEMENT filed by Alex",
        "ORDER granting 6 Motion to Seal.",
        "ORDER granting 6 Sealed Motion.",
        "RESPONSE re 10 MOTION filed by X. (Attachments: # 1 Declaration, # 2 Exhibit (Sealed))(Y)",
        "NOTICE of filing under seal",
        "Supreme Court Case Info Case number: 16-1540 Filed on: 06/26/2017 Notes: CD of sealed district court documents sent.",
        "Minute Entry. (PDF available for court use only)",
    ] {
        assert_eq!(access(text, ""), Access::Public, "{text}");
    }
    assert_eq!(document_access("Exhibit (Sealed)"), Access::Sealed);
    assert_eq!(document_access("Sealed Document"), Access::Sealed);
    assert_eq!(
        document_access("Motion for Leave to File Under Seal"),
        Access::Public
    );
}

#[test]
fn the_filer_is_who_the_entry_says() {
    let parties = Names::of(["PLACEHOLDER TELEPHONE COOPERATIVE".to_owned()]);
    for (text, wanted) in [
        (
            "COMPLAINT filed by PLACEHOLDER TELEPHONE COOPERATIVE. (Attachments: # 1 X)",
            Some("PLACEHOLDER TELEPHONE COOPERATIVE"),
        ),
        (
            "COMPLAINT against A filed by Alex Fictitious on behalf of Invented Telecom, LLC. Filing fee $400",
            Some("Invented Telecom, LLC"),
        ),
        (
            "COMPLAINT against B. (Filing fee), filed by Placeholder Petroleum, Inc.(NXL, COURT STAFF)",
            Some("Placeholder Petroleum, Inc."),
        ),
        (
            "BRIEF filed by Petitioner Ines Ejemplo. Certificate of service dated",
            Some("Ines Ejemplo"),
        ),
        (
            "MOTION to Dismiss by Defendant Placeholder Telephone Cooperative (Madeup, Dana)",
            Some("PLACEHOLDER TELEPHONE COOPERATIVE"),
        ),
        (
            "BRIEF filed by Sample, Inc. Certificate of service",
            Some("Sample, Inc."),
        ),
        (
            "PETITION FOR REVIEW filed by Petitioner(s). [Entered: 01/05/2022]",
            None,
        ),
        ("ORDER granting 10 MOTION filed by X.", None),
        ("NOTICE of Appearance by Dana Madeup", None),
    ] {
        let kind = kind(text, "");
        assert_eq!(filer(text, kind, &parties).as_deref(), wanted, "{text}");
    }
}

#[test]
fn a_title_is_short() {
    for (text, short, wanted) in [
        (
            "NOTICE OF INCLUSION FOR MEDIATION. (Attachments: # 1 MAP)(Clerk)",
            "",
            "NOTICE OF INCLUSION FOR MEDIATION",
        ),
        (
            "MINUTE ORDER: Parties shall confer. Signed by",
            "Order",
            "MINUTE ORDER: Parties shall confer",
        ),
        ("", "Motion to Dismiss", "Motion to Dismiss"),
        (
            "ENTERED IN ERROR.....OBJECTION to 13",
            "Objection to Report",
            "Entered in error: Objection to Report",
        ),
        ("", "", "Docket entry 8"),
    ] {
        assert_eq!(title(text, short, Some("8")), wanted);
    }
}

#[test]
fn days_and_numbers_are_found() {
    assert_eq!(
        entered("X (Entered: 03/11/2012)").as_deref(),
        Some("2012-03-11")
    );
    assert_eq!(
        entered("X [Entered: 01/06/2016 12:31 PM]").as_deref(),
        Some("2016-01-06")
    );
    assert_eq!(refers_to("RESPONSE re 10 MOTION to Dismiss"), ["10"]);
    assert_eq!(
        refers_to("ORDER granting 4 Motion. Objections due by 3/28/2021."),
        ["4"]
    );
}
