//! Tests of `suspicion.rs`.

use super::*;

#[test]
fn a_word_of_withholding_in_the_front_matter_makes_a_file_suspect() {
    for text in [
        "---\naccess: sealed\n---\n",
        "\n\n---\naccess: sealed\n---\n",
        "<!-- a -->\n---\naccess: sealed\n---\n",
        "# a\n---\naccess: sealed\n---\n",
        "title: A\naccess: sealed\n---\n",
        "---\ntitle: A\n---\naccess: sealed\n---\n",
        "---\nACCESS: SEALED\n---\n",
        "---\nаcсess: x\n---\n",
        "---\nacess: seald\n---\n",
        "---\nunder seal: x\n---\n",
        "---\rtitle: A\raccess: sealed\r---\r",
        "-\0-\0-\0\n\0a\0c\0c\0e\0s\0s\0:\0 \0s\0",
        "no front matter, and confidential",
    ] {
        assert_eq!(suspicion(text), Secrecy::Withheld, "{text:?}");
    }
    for text in [
        "---\ntitle: A motion\ndate: 2005-08-09\n---\nAccess lines, a draft, and private parties.\n",
        "---\ntitle: A [\n---\n",
    ] {
        assert_eq!(suspicion(text), Secrecy::Open, "{text:?}");
    }
}

#[test]
fn a_word_of_withholding_anywhere_counts_where_no_front_matter_is_read() {
    for text in [
        "---\ntitle: A [\n---\nFiled under seal.\n",
        "---\ntitle: A [\n---\nA <REDACTED>word</REDACTED>.\n",
    ] {
        assert_eq!(suspicion_of_all(text), Secrecy::Withheld, "{text:?}");
        assert_eq!(suspicion(text), Secrecy::Open, "{text:?}");
    }
    assert_eq!(suspicion_of_all("---\ntitle: A [\n"), Secrecy::Open);
}

#[test]
fn a_file_in_another_encoding_is_judged_by_its_words() {
    let text = "---\ntitle: S\naccess: sealed\n---\n";
    let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [
        le.clone(),
        be.clone(),
        [b"\xFF\xFE".to_vec(), le].concat(),
        [b"\xFE\xFF".to_vec(), be].concat(),
        [text.as_bytes(), b"caf\xE9"].concat(),
        b"\x60\x60\x60\x25\x81\x83\x83\x85\xA2\xA2".to_vec(),
    ] {
        assert_eq!(suspicion_of_bytes(&bytes), Secrecy::Withheld);
    }
    assert_eq!(
        suspicion_of_bytes(b"---\ntitle: caf\xE9\n---\n"),
        Secrecy::Open
    );
}
