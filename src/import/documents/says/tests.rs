//! Tests of `says.rs`.

use super::*;
use crate::import::documents::sheet::{DocumentSheet, LineCount};

fn read(text: &str) -> Said {
    let running = Running::of(&DocumentSheet::of_text(text, LineCount::InFile));
    let from = ["Invented Telecom, LLC".to_owned()];
    let to = ["Placeholder Group".to_owned()];
    let who = Correspondents {
        from: &from,
        to: &to,
    };
    said(&running, NaiveDate::from_ymd_opt(2005, 8, 9), &who)
}

#[test]
fn deadlines_have_the_words_of_their_clause() {
    for (text, want) in [
        (
            "Responses are due by February 16, 2006.",
            &[("2006-02-16", "Responses are due")][..],
        ),
        (
            "Under those rules, any dispute would need to be submitted to the Board between August 4, 2005 and August 29, 2005.",
            &[
                (
                    "2005-08-04",
                    "Any dispute would need to be submitted to the Board: first day",
                ),
                (
                    "2005-08-29",
                    "Any dispute would need to be submitted to the Board: last day",
                ),
            ],
        ),
        (
            "If not, the window for filing is December 22, 2005 through January 16, 2006 with an agreement to be in place by May 6, 2006.",
            &[
                ("2005-12-22", "The window for filing: first day"),
                ("2006-01-16", "The window for filing: last day"),
                ("2006-05-06", "An agreement to be in place"),
            ],
        ),
        (
            "A hearing is set for March 21–24, 2006 at 9:00 a.m.",
            &[
                ("2006-03-21", "A hearing is set: first day"),
                ("2006-03-24", "A hearing is set: last day"),
            ],
        ),
        (
            "Written comments are due February 10, 2006.",
            &[("2006-02-10", "Written comments are due")],
        ),
        ("Staff reviewed the agreement dated May 5, 2006.", &[]),
        ("The tariff was received by May 5, 2006.", &[]),
    ] {
        let found = read(text).deadlines;
        let found: Vec<(&str, &str)> = found.iter().map(|one| (&*one.date, &*one.title)).collect();
        assert_eq!(found, want, "{text}");
    }
}

#[test]
fn documents_are_mentioned_by_their_dates() {
    for (text, want) in [
        (
            "On March 22, 2005, I sent a letter and a proposed amendment to our current ICA with the purpose.",
            &[(
                "2005-03-22",
                "Letter and a proposed amendment",
                "Invented Telecom, LLC",
            )][..],
        ),
        (
            "In further correspondence sent on May 25, 2005, I informed you that it failed.",
            &[("2005-05-25", "Correspondence", "")],
        ),
        (
            "On July 29, 2005, Placeholder responded to the request to negotiate the terms.",
            &[("2005-07-29", "Response of Placeholder", "")],
        ),
        (
            "Also, the letter that you sent on August 4, 2005 indicates that it serves few.",
            &[("2005-08-04", "Letter", "Placeholder Group")],
        ),
        (
            "It wrote again on May 25, 2005.",
            &[("2005-05-25", "Letter", "")],
        ),
        (
            "Placeholder Telephone of Missouri, LLC answered on July 29, 2005 by ending the ICA.",
            &[(
                "2005-07-29",
                "Answer",
                "Placeholder Telephone of Missouri, LLC",
            )],
        ),
        (
            "On January 13, 2006, Invented Telecom, LLC filed its Petition for Arbitration (Item No. 1).",
            &[(
                "2006-01-13",
                "Petition for Arbitration",
                "Invented Telecom, LLC",
            )],
        ),
        (
            "It objects to part III of the report of March 28, 2006.",
            &[("2006-03-28", "Report", "")],
        ),
        ("I e-mailed this motion on August 9, 2005.", &[]),
        ("The parties met on June 1, 2005.", &[]),
    ] {
        let found = read(text).mentioned;
        let found: Vec<(&str, &str, &str)> = found
            .iter()
            .map(|one| {
                let by = one.filed_by.first().map_or("", String::as_str);
                (one.date.as_deref().unwrap_or(""), &*one.title, by)
            })
            .collect();
        assert_eq!(found, want, "{text}");
    }
}
