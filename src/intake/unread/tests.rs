//! Tests of `unread.rs`.

use super::*;

fn found(header: &str) -> bool {
    !claims(&format!("---\n{header}\n---\n")).is_empty()
}

#[test]
fn a_line_that_begins_like_a_key_that_withholds_is_found() {
    for line in [
        "access: sealed",
        "  access: public",
        "- access: sealed",
        "? access: sealed",
        "{access: sealed}",
        "\"access\": sealed",
        "'access' : sealed",
        "# access: sealed",
        "#access: sealed",
        "<redacted>access: sealed</redacted>",
        "<!-- access: sealed -->",
        "Access: sealed",
        "ACCESS : sealed",
        "acess: sealed",
        "acces: x",
        "аccess: sealed",
        "ac\u{AD}cess: sealed",
        "ａｃｃｅｓｓ：sealed",
        "access = sealed",
        "access sealed",
        "access is: sealed",
        "access -> under seal",
        "draft: true",
        "drafft: true",
        "draft true",
        "DRAFT = yes",
        "sealed: true",
        "Confidential: yes",
        "title: A # access: sealed",
        "label: x #draft: true",
        "x\raccess: sealed",
        "x\u{2028}access: sealed",
        "x\u{85}access: sealed",
    ] {
        assert!(found(line), "{line:?}");
    }
    for line in [
        "title: Motion for access",
        "access lines in the exchange",
        "accessible: yes",
        "Excess: 12",
        "accept: x",
        "craft: x",
        "draft order of the Board",
        "private line service: 12",
        "date: 2005-08-09",
        "title: A # see access: below",
        "",
    ] {
        assert!(!found(line), "{line:?}");
    }
}

#[test]
fn in_a_body_only_a_line_that_withholds_is_found() {
    let found = |body: &str| !claims(&format!("---\ntitle: A\n---\n{body}")).is_empty();
    for body in [
        "access: sealed\n---\n",
        "\n---\ndraft: true\n---\n",
        "date: x\naccess: 'confidential'\n",
    ] {
        assert!(found(body), "{body:?}");
    }
    for body in [
        "Access: by appointment\n",
        "```yaml\naccess: sealed\n```\n",
        "Draft: see below\n",
    ] {
        assert!(!found(body), "{body:?}");
    }
    let words = "words\n".repeat(60);
    assert!(!found(&format!("{words}access: sealed\n")));
    assert!(found(&format!(
        "{words}---\ntitle: A\naccess: sealed\n---\n"
    )));
}
