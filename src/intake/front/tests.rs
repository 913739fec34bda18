//! Tests of `front.rs`.

use super::*;

#[test]
fn front_matter_is_seen_in_whatever_a_file_begins_with() {
    let wide = |text: &str, big: bool| -> Vec<u8> {
        let units = text.encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let text = "---\ntitle: A\naccess: sealed\n---\nB";
    for bytes in [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        format!("\n \t\n\r\n{text}").into_bytes(),
        format!("\u{feff}\n\u{200b}{text}").into_bytes(),
        text.replace('\n', "\r").into_bytes(),
        text.replace("---\nt", "---  \nt").into_bytes(),
        text.replace("---\nt", "--- # a comment\nt").into_bytes(),
        wide(&format!("\u{feff}{text}"), true),
        wide(&format!("\u{feff}{text}"), false),
        wide(text, true),
        wide(text, false),
        format!("# a comment\n{text}").into_bytes(),
        format!("<!-- a\ncomment -->\n\n{text}").into_bytes(),
        format!("%YAML 1.2\n{text}").into_bytes(),
        b"title: A\naccess: sealed\n---\nB".to_vec(),
        vec![b' '; HEAD as usize],
    ] {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert_eq!(judge(&bytes), Some(Secrecy::Withheld), "{shown:?}");
    }
    assert_eq!(judge(b"---\ntitle: A\n---\n"), Some(Secrecy::Open));
    assert_eq!(judge(b"---"), Some(Secrecy::Open));
}

#[test]
fn other_files_are_plain() {
    for text in [
        "",
        "  \n",
        "A letter.\n\n---\n\ntitle: of a list\n",
        "----\n",
        "--- a\n---",
        "# A heading\n---\nA text.\n",
        "title,date\n",
        "title: A song\n\nIts words\n",
        "%PDF-1.4\n---\ntitle: A\n",
        "<!-- a page -->\n<p>title: A</p>\n",
        "{\"access\": \"sealed\"}",
        "PK\u{3}\u{4}\0\0access: sealed",
    ] {
        let want = text.starts_with("--- a").then_some(Secrecy::Open);
        assert_eq!(judge(text.as_bytes()), want, "{text:?}");
    }
}
