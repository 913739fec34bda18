//! How a name becomes a part of an address; names of which the same is left there cannot be told
//! apart by one.

use deunicode::deunicode_char;

use super::fold::normal;

/// Makes an address's part of a name: lower case, and every run of characters other than letters,
/// digits, `.` and `_` one `-`, with none at the ends. Letters beyond ASCII are transliterated;
/// signs are not.
pub fn slug(name: &str) -> String {
    if is_slug(name) {
        return name.to_owned();
    }
    let mut slug = String::with_capacity(name.len());
    let mut push = |c: char| {
        if c.is_ascii_alphanumeric() || c == '.' || c == '_' {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    };
    for c in normal(name).chars() {
        match c {
            c if c.is_ascii() => push(c),
            // Signs such as § would become letters.
            c if c.is_alphanumeric() => {
                deunicode_char(c).unwrap_or("-").chars().for_each(&mut push);
            }
            _ => push('-'),
        }
    }
    // A host may drop a dot at the end of a folder's name, and a dash there is only left over.
    slug.trim_matches(['-', '.']).to_owned()
}

/// Returns whether a name is its own part of an address, as most files' names are.
fn is_slug(name: &str) -> bool {
    let fits = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.');
    name.bytes().all(fits)
        && !name.contains("--")
        && !name.starts_with(['-', '.'])
        && !name.ends_with(['-', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_become_addresses() {
        for (name, want) in [
            ("TO-2006-0299", "to-2006-0299"),
            ("1:08-cv-00398", "1-08-cv-00398"),
            ("2005.110", "2005.110"),
            ("Socket Telecom, Inc.", "socket-telecom-inc"),
            ("Café § 4 — Übung", "cafe-4-ubung"),
            ("a_b  (c)", "a_b-c"),
            ("a--b-.c", "a-b-.c"),
            ("-a.b.", "a.b"),
            ("§§", ""),
            ("..", ""),
        ] {
            assert_eq!(slug(name), want, "{name}");
        }
    }

    proptest! {
        #[test]
        fn an_address_is_safe_as_a_file_name(name in ".*") {
            let slug = slug(&name);
            prop_assert!(slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c)));
            prop_assert!(!slug.starts_with('.') && !slug.ends_with('.'));
            prop_assert_eq!(super::slug(&slug), slug.clone());
        }
    }
}
