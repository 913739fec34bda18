//! Tests of `federal_register.rs`.

use super::*;

#[test]
fn dockets_are_told_from_other_numbers() {
    for (texts, dockets, others) in [
        (
            &[
                "Docket No. FWS-R4-ES-2025-0210",
                "FXES1111090FEDR-267-FF09E21000",
            ][..],
            &["FWS-R4-ES-2025-0210"][..],
            1,
        ),
        (
            &["WT Docket No. 26-99; GN Docket No. 25-98; FCC 26-41; FR ID 999001"],
            &["26-99", "25-98"],
            2,
        ),
        (
            &["CC Docket Nos. 96-45, 97-21 and 02-6"],
            &["96-45", "97-21", "02-6"],
            0,
        ),
        (&["Docket # FAA-2026-9240"], &["FAA-2026-9240"], 0),
        (
            &[
                "Docket No. FAA-2026-9241; Project Identifier AD-2026-00999-T; Amendment 39-99999; AD 2026-13-99",
            ],
            &["FAA-2026-9241"],
            3,
        ),
        (&["C-999-161", "A-999-160"], &["C-999-161", "A-999-160"], 0),
        (
            &["EPA-HQ-OAR-2024-9001", "FRL-99234-01-OAR"],
            &["EPA-HQ-OAR-2024-9001"],
            1,
        ),
        (
            &[
                "Docket ID: EPA-HQ-OPP-2020-0053",
                "Docket Number USCG-2024-0001",
            ],
            &["EPA-HQ-OPP-2020-0053", "USCG-2024-0001"],
            0,
        ),
        (
            &["RM24-5-000", "Docket Nos. 50-123"],
            &["RM24-5-000", "50-123"],
            0,
        ),
        (
            &["Release No. 34-99999", "LLUT030000-L17110000", "T.D. 9999"],
            &[],
            3,
        ),
    ] {
        let row = serde_json::json!({"docket_ids": texts});
        let numbers = docket_numbers(&row);
        assert_eq!(numbers.dockets, dockets, "{texts:?}");
        assert_eq!(numbers.others.len(), others, "{:?}", numbers.others);
    }
}
