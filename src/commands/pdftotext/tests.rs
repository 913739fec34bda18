//! Tests of `pdftotext.rs`.

use super::*;

fn shell(script: &str, input: &[u8], patience: Duration, most: u64) -> Result<String, Failure> {
    let tool = Tool {
        program: "sh",
        arguments: &["-c", script],
        patience,
        most,
    };
    text_of(&tool, input)
}

const LONG: Duration = Duration::from_secs(600);

#[test]
fn pages_are_parted_by_form_feeds_and_the_last_one_has_none() {
    let text = shell(r"printf 'a\001\r\nb\n\f\fc\n\f'", b"", LONG, 100);
    assert_eq!(text.expect("it ends well"), "a\nb\n\u{c}\u{c}c\n");
    assert!(is_blank("\u{c}\n\u{c}") && !is_blank("\u{c}x"));
}

#[test]
fn the_tool_is_fed_and_need_not_eat() {
    let input = vec![b'x'; 1 << 20];
    let text = shell("cat", &input, LONG, 1 << 20).expect("it ends well");
    assert_eq!(text.len(), 1 << 20);
    let refused = shell("exit 1", &input, LONG, 10);
    assert!(matches!(refused, Err(Failure::Damaged)), "{refused:?}");
}

#[test]
fn a_tool_that_writes_or_runs_without_end_is_ended() {
    let endless = shell("while :; do echo x; done", b"", LONG, 1000);
    assert!(
        matches!(endless, Err(Failure::Tool(tool::ToolFailure::Long(1000)))),
        "{endless:?}"
    );
    let stuck = shell("while :; do :; done", b"", Duration::ZERO, 1000);
    assert!(
        matches!(stuck, Err(Failure::Tool(tool::ToolFailure::Slow))),
        "{stuck:?}"
    );
    let loud = shell("yes | head -c 1000000 >&2", b"", LONG, 1000);
    assert!(loud.is_ok(), "{loud:?}");
}

#[test]
fn what_is_locked_is_told_from_what_is_damaged() {
    for (script, locked) in [
        (
            "echo 'Command Line Error: Incorrect password' >&2; exit 1",
            true,
        ),
        ("exit 3", true),
        ("echo 'Syntax Error: no trailer' >&2; exit 1", false),
    ] {
        let failure = shell(script, b"", LONG, 10).expect_err("it fails");
        assert_eq!(matches!(failure, Failure::Encrypted), locked, "{script}");
    }
}

#[test]
fn a_missing_tool_is_named_with_how_to_get_it() {
    let tool = Tool {
        program: "no-such-program-of-poppler",
        ..PDFTOTEXT
    };
    let failure = text_of(&tool, b"").expect_err("it is missing");
    let said = failure.to_string();
    assert!(
        said.contains("poppler-utils") && said.contains("apt install"),
        "{said}"
    );
}

#[test]
fn the_text_of_a_pdf_comes_page_by_page() {
    let pdf = include_bytes!("../../../tests/pdf/two-pages.pdf");
    let text = text_of_bytes(pdf).expect("poppler-utils is needed for the tests");
    assert_eq!(text, "First page\n\n\u{c}Second page\n\n");
}
