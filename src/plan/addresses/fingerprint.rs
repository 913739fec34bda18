//! Digests of paths and titles, so that the list of addresses names nothing else.

use sha2::{Digest, Sha256};

use crate::diagnostic::SitePath;

/// The first bytes of a SHA-256 digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Fingerprint([u8; 6]);

impl Fingerprint {
    pub(super) fn of(text: &str) -> Fingerprint {
        let digest = Sha256::digest(text.as_bytes());
        Fingerprint(std::array::from_fn(|at| digest[at]))
    }

    pub(super) fn parse(digits: &str) -> Option<Fingerprint> {
        let number = u64::from_str_radix(digits, 16).ok()?;
        let bytes = number.to_be_bytes();
        (digits.len() == 12).then(|| Fingerprint(std::array::from_fn(|at| bytes[at + 2])))
    }

    pub(super) fn print(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

pub(super) fn of_path(path: &SitePath) -> Fingerprint {
    Fingerprint::of(path.as_str())
}
