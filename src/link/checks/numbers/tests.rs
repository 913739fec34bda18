//! Tests of `numbers.rs`.

use super::twice::bare;
use super::*;

#[test]
fn signs_case_and_leading_zeros_make_no_other_number() {
    assert_eq!(bare("012"), bare("12"));
    assert_eq!(bare("12-A"), bare("12 a"));
    assert_ne!(bare("12"), bare("120"));
    assert_ne!(bare("0"), bare("1"));
    assert_ne!(bare("1.10"), bare("1.1"));
}

#[test]
fn one_number_that_is_far_off_does_not_accuse_those_after_it() {
    let wrong = |numbers: &[u64]| -> Vec<u64> {
        let fits = longest_rising(numbers);
        let all = numbers.iter().zip(fits);
        all.filter(|(_, fits)| !fits).map(|(one, _)| *one).collect()
    };
    assert_eq!(wrong(&[1, 2, 900, 3, 4, 4, 5]), [900]);
    assert_eq!(wrong(&[1, 2, 9, 3, 10]), [9]);
    assert_eq!(wrong(&[]), [0; 0]);
}
