//! Whether a file is still the one that was read.

use siphasher::sip128::{Hasher128 as _, SipHasher13};
use std::hash::Hasher as _;

/// A digest of a file's bytes: two files with the same one are taken to be the same.
///
/// It finds changes made by people and programs; it is no seal against forgery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of a file's bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = SipHasher13::new();
        hasher.write(bytes);
        Self(hasher.finish128().as_u128())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_shows_and_the_digest_stays_the_same_between_versions() {
        assert_ne!(Fingerprint::of(b"case"), Fingerprint::of(b"casf"));
        assert_ne!(Fingerprint::of(b""), Fingerprint::of(b"\0"));
        assert_eq!(Fingerprint::of(b"case"), Fingerprint::of(b"case"));
    }
}
