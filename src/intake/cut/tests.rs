//! Tests of `cut.rs`.

use super::*;

fn found(header: &str) -> Vec<Option<String>> {
    let cuts = cuts(header, &keys::FILING);
    cuts.into_iter().map(|cut| cut.quoted).collect()
}

#[test]
fn a_free_text_that_a_sign_cuts_short_is_found() {
    for (header, want) in [
        (
            "title: Response to item #12 and #6\n",
            "\"Response to item #12 and #6\"",
        ),
        ("filed_by: Local Union #5\n", "\"Local Union #5\""),
        ("attachments: DR #12.pdf\n", "\"DR #12.pdf\""),
        (
            "attachments:\n  - DR #12.pdf\n  - b.pdf\n",
            "\"DR #12.pdf\"",
        ),
        (
            "attachments:\n  - file: DR #12.pdf\n    pages: 3 # checked\n",
            "\"DR #12.pdf\"",
        ),
        ("responds_to: GR-1 #12\n", "\"GR-1 #12\""),
        ("title: #5 Order\n", "\"#5 Order\""),
        ("served_on:\n  - #5 Local\n  - b\n", "\"#5 Local\""),
        ("served_on:\n  - b\n  - #5 Local\n", "\"#5 Local\""),
        ("title: a \"b\" #5\n", "'a \"b\" #5'"),
        ("served_on: [\n  Staff,\n  Local #5\n]\n", "\"Local #5\""),
        ("summary: See\n  docket #3\n", "\"See docket #3\""),
        (
            "summary: See docket\n  #3 and #4\n",
            "\"See docket #3 and #4\"",
        ),
        ("facts:\n  Rate: Step #3\n", "\"Step #3\""),
        ("extra:\n  note: Step #3\n", "\"Step #3\""),
        (
            "responds_to:\n  - title: Letter #3\n    date: 2005 # about\n",
            "\"Letter #3\"",
        ),
        (
            "deadlines:\n  - title: Item #3\n    date: 2005 # x\n",
            "\"Item #3\"",
        ),
        ("signed_by: Judge #3\n", "\"Judge #3\""),
        ("title: Ａ\t#3\n", "\"Ａ #3\""),
    ] {
        assert_eq!(found(header), [Some(want.to_owned())], "{header}");
    }
}

#[test]
fn an_entry_that_is_read_into_the_value_above_it_is_found() {
    for (header, count) in [
        ("served_on:\n- Ann\n - Bob\n", 1),
        ("served_on: Ann\n  - Bob\n", 1),
        ("served_on:\n  - Ann\n  - Bob\n", 0),
        ("summary: |\n  Two:\n  - a\n   - b\n", 0),
        ("attachments:\n  - file: a.pdf\n    label: A - B\n", 0),
        ("attachments:\n  - file: a.pdf\n  - file: b.pdf\n", 0),
    ] {
        assert_eq!(swallowed_entries(header).len(), count, "{header}");
    }
}

#[test]
fn what_may_be_a_comment_is_found_and_not_repeated() {
    for header in [
        "title: A report # the client says no\n",
        "title: A report #internal\n",
        "filed_by: Staff # why\n",
    ] {
        assert_eq!(found(header), [None], "{header}");
    }
}

#[test]
fn a_comment_that_takes_nothing_away_is_none() {
    for header in [
        "date: 2005-08-09 # checked\n",
        "access: public # decided\n",
        "draft: true # for now\n",
        "number: 12 # from the sheet\n",
        "type: order # really\n",
        "source_url: https://example.org/ # the agency's\n",
        "lang: es # not en\n",
        "docket: none # outside\n",
        "title: \"Item #12\" # a comment\n",
        "title: 'Item #12' #x\n",
        "served_on: [A, B] # both\n",
        "title: C#\n",
        "title: a#5\n",
        "# title: a #5\n",
        "title: a\n# b #5\n",
        "attachments: # two\n  - a.pdf\n  # - b.pdf\n  - c.pdf\n",
        "summary: |\n  See #3 and #4\n  b: c #5\n",
        "title: # none yet\n",
        "extra:\n  count: 3 # three\n  when: 2005-08-09 # then\n",
    ] {
        assert_eq!(found(header), [], "{header}");
    }
    assert!(is_cut_whole("date: x\ntitle: #5 Order\n", "title"));
    assert!(!is_cut_whole("title: # a\n", "title"));
}
