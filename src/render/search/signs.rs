//! Numbers as signs that JSON leaves as they are, small ones short: what a script of a page reads
//! quickest.

/// The 64 signs. No digit is among them, so that a year that is in a file of the index was written
/// in a text.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$()*+,-.:;";

/// Appends a number: five bits a sign, the lowest first, each but the last from the upper half of
/// the signs.
pub(super) fn put(out: &mut Vec<u8>, mut number: u32) {
    while number >= 32 {
        out.push(SIGNS[32 + (number & 31) as usize]);
        number >>= 5;
    }
    out.push(SIGNS[number as usize]);
}

/// Reads numbers back.
pub(super) fn numbers(signs: &[u8]) -> Vec<u32> {
    let mut numbers = Vec::new();
    let (mut number, mut shift) = (0, 0);
    for sign in signs {
        let value = SIGNS.iter().position(|one| one == sign);
        let value = value.expect("they were written by `put`") as u32;
        number += (value & 31) << shift;
        shift += 5;
        if value < 32 {
            numbers.push(number);
            (number, shift) = (0, 0);
        }
    }
    numbers
}

/// Returns bytes of these signs and of other ASCII as text.
pub(super) fn text(signs: Vec<u8>) -> String {
    String::from_utf8(signs).expect("all signs are ASCII")
}

/// Names bytes by letters alone, two for each.
pub(super) fn letters(bytes: &[u8]) -> String {
    let letter = |four: u8| char::from(b'a' + four);
    bytes
        .iter()
        .flat_map(|byte| [letter(byte >> 4), letter(byte & 15)])
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads numbers back, as the script of the search page does.
    pub(crate) fn numbers(signs: &str) -> Vec<u32> {
        super::numbers(signs.as_bytes())
    }

    proptest! {
        #[test]
        fn what_is_put_is_read(all in proptest::collection::vec(any::<u32>(), 0..40)) {
            let mut signs = Vec::new();
            all.iter().for_each(|one| put(&mut signs, *one));
            let signs = text(signs);
            prop_assert_eq!(numbers(&signs), all);
            prop_assert!(!signs.contains(|c: char| c.is_ascii_digit() || c == ' ' || c == '|' || c == '"'));
        }
    }

    #[test]
    fn bytes_become_letters() {
        assert_eq!(letters(&[0x00, 0x1f]), "aabp");
    }
}
