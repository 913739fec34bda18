//! Tests of `redact.rs`.

use super::*;
use crate::text::Prose;
use proptest::prelude::*;

fn public(text: &str) -> String {
    let public = redact(text.to_owned(), Form::Record).expect("the marks are right");
    public.with_words(public.as_str().to_owned())
}

fn codes(text: &str) -> Vec<Code> {
    redact(text.to_owned(), Form::Record)
        .expect_err("the marks are wrong")
        .mistakes
        .into_iter()
        .map(|mistake| mistake.code)
        .collect()
}

#[test]
fn withheld_words_leave_a_mark_of_fixed_length_with_its_reason() {
    assert_eq!(public("a <redacted>b</redacted> c"), "a [redacted] c");
    assert_eq!(
        public("a <REDACTED reason='trade  secret' >b\n\nb</redacted > c"),
        "a [redacted: trade secret] c"
    );
    assert_eq!(
        public(r#"t: "<redacted reason=\"x\">b</redacted>""#),
        "t: \"[redacted: x]\""
    );
}

#[test]
fn lines_are_counted_as_in_the_file() {
    let text = "1\n<redacted>2\n3\n</redacted>4\n5 <!--\n6\n-->7\n<!-- 8\n-->\n9 <!-- x --><redacted>\n</redacted>0";
    let public = redact(text.to_owned(), Form::Record).unwrap();
    for seen in ["1", "4", "5", "7", "9", "0"] {
        let line = 1 + text[..text.find(seen).unwrap()].matches('\n').count();
        let place = public.as_str().find(seen).unwrap();
        assert_eq!(public.lines_of(&[place]), [line], "{seen}");
        assert_eq!(public.place_of(text.find(seen).unwrap()), Some(place));
        assert_eq!(public.origin_of(place), text.find(seen).unwrap());
    }
    for cut in ["2", "6", "8", "x"] {
        assert_eq!(public.place_of(text.find(cut).unwrap()), None, "{cut}");
    }
}

#[test]
fn a_comment_goes_with_all_that_it_holds() {
    for (text, want) in [
        ("a<!-- x -->b", "ab"),
        ("a <!-- x\n\nx --> b", "a  b"),
        ("<!-- x -->\nb", "<!---->\nb"),
        ("> - <!-- x\n>\n> x --> b", "> - <!----> b"),
        ("<div>\n<!-- x\n\nx -->\n</div>", "<div>\n<!---->\n</div>"),
        ("a <!-- x <redacted reason=\"y\">x</redacted> --> b", "a  b"),
        (
            "a <redacted>x <!-- x --> --> x</redacted> b",
            "a [redacted] b",
        ),
        ("<!-->a", "<!---->a"),
        ("a <!-- x --!> b --> c", "a  b --> c"),
        ("a --> b", "a --> b"),
        ("a `<!--` and `-->` b", "a `<!--` and `-->` b"),
        ("`<!-- a -->` <!-- x -->", "`<!-- a -->` "),
        (
            "```\n<!-- a -->\n```\n<!-- x -->",
            "```\n<!-- a -->\n```\n<!---->",
        ),
        ("<!-- ``` -->\na <!-- x -->\n", "<!---->\na \n"),
    ] {
        assert_eq!(
            public(&format!("---\n---\n{text}")),
            format!("---\n---\n{want}"),
            "{text}"
        );
    }
    assert_eq!(
        public("---\nt: a <!-- x\n  x --> `<!-- y -->` b\n---\n"),
        "---\nt: a  `` b\n---\n"
    );
}

#[test]
fn a_comment_that_is_not_clear_is_a_mistake() {
    for (text, code) in [
        ("a <!-- x\n\nb", Code::CommentUnclosed),
        ("<!-- x -- > b", Code::CommentUnclosed),
        ("<!-- x <!-- x --> x -->", Code::CommentNested),
        ("<!-- <redacted>x --> x</redacted> b", Code::CommentUnclosed),
        ("<redacted>x <!-- x</redacted> x -->", Code::CommentCrosses),
        (
            "<redacted><!-- x --> <!-- x</redacted> x -->",
            Code::CommentCrosses,
        ),
        (
            "<!-- x <redacted>x --> x</redacted> x -->",
            Code::CommentCrosses,
        ),
        ("<!--> x -->", Code::CommentForm),
        ("<!- x ->", Code::CommentForm),
        ("a <? x ?>", Code::CommentForm),
        ("a\n\n    <!-- x -->", Code::CommentForm),
        ("the `so-called' <!-- x --> and `other'", Code::CommentForm),
        ("```\na\n\n<!-- x -->", Code::CommentForm),
        ("~~~\n<!-- x\n~~~\nx -->", Code::CommentForm),
        ("a `<!--` x --> b", Code::CommentForm),
        ("<!<!-- x -->-- x -->", Code::CommentForm),
        ("<<!-- x -->!-- x -->", Code::CommentForm),
        (
            "<re<!-- x -->dacted>x</re<!-- x -->dacted>",
            Code::RedactionTag,
        ),
    ] {
        let codes = codes(&format!("---\n---\n{text}"));
        assert!(codes.contains(&code), "{text}: {codes:?}");
    }
    assert_eq!(
        codes("---\nt: <!-- x\n---\nx --> b"),
        [Code::CommentCrosses]
    );
    assert_eq!(codes("---\nt: x # <!--\n---\n"), [Code::CommentUnclosed]);
    let early = "---\nt: x\n-<!-- y -->--\naccess: sealed\n---\n";
    assert_eq!(codes(early), [Code::CommentCrosses]);
}

#[test]
fn a_mark_that_is_not_right_is_a_mistake() {
    assert_eq!(codes("a <redacted> b"), [Code::RedactionUnclosed]);
    assert_eq!(codes("a </redacted> b"), [Code::RedactionUnopened]);
    assert_eq!(
        codes("<redacted> <redacted> </redacted> </redacted>"),
        [Code::RedactionNested, Code::RedactionUnopened]
    );
    for wrong in [
        "<redact>a</redact>",
        "<redcated>",
        "<redacted reson=\"x\">",
        "<redacted/>",
        "< redacted>",
        "<redacted reason=x>",
        "<redacted",
        "[redacted]a[/redacted]",
    ] {
        assert_eq!(codes(wrong)[0], Code::RedactionTag, "{wrong}");
    }
    assert_eq!(
        codes("---\nt: <redacted>a\n---\nb</redacted>"),
        [Code::RedactionCrosses]
    );
    assert_eq!(codes("\u{100000}"), [Code::ReservedCharacter]);
}

#[test]
fn other_tags_and_brackets_are_left_alone() {
    for text in [
        "<b>a</b> <ruby> [redacted] a < b",
        "<https://example.org> [1]: x",
    ] {
        assert_eq!(public(text), text);
    }
}

/// Returns the words that Markdown shows other than as code.
fn shown(text: &str) -> String {
    let prose = Prose {
        text: text.to_owned(),
        ..Prose::default()
    };
    let mut shown = text.to_owned();
    for code in prose.code().into_iter().rev() {
        shown.replace_range(code.range, "");
    }
    shown
}

proptest! {
    #[test]
    fn no_withheld_word_survives(before in ".*", after in ".*", secret in "[a-z\n #*`|<!-]{0,40}") {
        let text = format!("{before}<redacted>{secret}KANARIE</redacted>{after}");
        if let Ok(public) = redact(text, Form::Record) {
            prop_assert!(!public.as_str().contains("KANARIE"));
        }
    }

    #[test]
    fn no_spelling_of_a_mark_that_looks_the_same_publishes_what_it_encloses(
        letters in proptest::collection::vec(0_usize..5, 8),
        between in proptest::collection::vec(0_usize..9, 8),
        brackets in 0_usize..5,
        attribute in 0_usize..4,
    ) {
        const ALIKE: [[&str; 5]; 8] = [
            ["r", "R", "ｒ", "г", "ʀ"], ["e", "E", "е", "ｅ", "é"], ["d", "D", "ԁ", "ｄ", "ᴅ"], ["a", "A", "а", "ａ", "á"],
            ["c", "C", "с", "ｃ", "ç"], ["t", "T", "т", "ｔ", "ᴛ"], ["e", "E", "е", "ｅ", "è"], ["d", "D", "ԁ", "ｄ", "ᴅ"],
        ];
        const BETWEEN: [&str; 9] = ["", "", "", "", "\u{200B}", "\u{AD}", "-", " ", "\0"];
        const BRACKETS: [[&str; 2]; 5] = [["<", ">"], ["＜", "＞"], ["‹", "›"], ["﹤", "﹥"], ["⟨", "⟩"]];
        const ATTRIBUTES: [&str; 4] = ["", " ", " reason=\"x\"", "\nreason='x'"];
        let name: String = (0..8).flat_map(|at| [ALIKE[at][letters[at]], BETWEEN[between[at]]]).collect();
        let [open, close] = BRACKETS[brackets];
        let text = format!(
            "---\n---\na {open}{name}{}{close}KANARIE{open}/{name}{close} b",
            ATTRIBUTES[attribute]
        );
        if let Ok(public) = redact(text, Form::Record) {
            prop_assert!(!public.as_str().contains("KANARIE"));
        }
    }

    #[test]
    fn no_comment_survives_among_whatever_blocks(
        before in proptest::collection::vec(0_usize..16, 0..6),
        within in proptest::collection::vec(0_usize..16, 0..4),
        after in proptest::collection::vec(0_usize..16, 0..6),
    ) {
        const PIECES: [&str; 16] = [
            "text ", "\n", "\n\n", "<div>\n", "\n</div>\n", "> ", "- ", "\n    ", "`", "``", "\n```\n", "\n~~~\n",
            "| a |\n|---|\n| ", "<redacted>x</redacted>", "<!-- KANARIE -->", "\\",
        ];
        let pieces = |picks: &[usize]| picks.iter().map(|at| PIECES[*at]).collect::<String>();
        let text = format!(
            "---\n---\n{}<!-- KANARIE {}KANARIE -->{}",
            pieces(&before), pieces(&within), pieces(&after)
        );
        if let Ok(public) = redact(text, Form::Record) {
            let body = &public.as_str()[8..];
            prop_assert!(!shown(body).contains("KANARIE"), "{}", body);
        }
    }

    #[test]
    fn cutting_never_panics(text in "[a\n`<>!/ -]{0,20}((<redacted>|</redacted>|<!--|-->|\n---\n|```)[a\n`<>! -]{0,9}){0,8}") {
        for form in [Form::Record, Form::Settings] {
            let _ = redact(text.clone(), form);
        }
    }
}
