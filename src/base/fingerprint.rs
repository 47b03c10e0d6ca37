//! A short name for a value: equal values have equal fingerprints, on every machine.
//!
//! Fingerprints decide what is done again, so they must not depend on the machine: integers are fed as little-endian
//! bytes of fixed width. BLAKE3 cut to 128 bits, since a collision would silently keep an old page.

use std::fmt;
use std::hash::{Hash, Hasher};

/// 128 bits of BLAKE3.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The fingerprint of some bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::cut(blake3::hash(bytes))
    }

    /// Reads the form that `Display` writes: 32 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The first ten hexadecimal digits, enough to tell one version of an asset from the next in its name.
    pub fn short(&self) -> String {
        self.to_string()[..10].to_owned()
    }

    fn cut(hash: blake3::Hash) -> Self {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        Self(bytes)
    }
}

/// The fingerprint of any value that can be hashed.
pub fn fingerprint_of<T: Hash + ?Sized>(value: &T) -> Fingerprint {
    let mut hasher = FingerprintHasher::default();
    value.hash(&mut hasher);
    hasher.fingerprint()
}

/// A [`Hasher`] over BLAKE3, for folding several values into one fingerprint, or bytes as they stream by.
#[derive(Default)]
pub struct FingerprintHasher(blake3::Hasher);

impl FingerprintHasher {
    /// The fingerprint of all that has been written.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::cut(self.0.finalize())
    }
}

impl Hasher for FingerprintHasher {
    fn finish(&self) -> u64 {
        let Fingerprint(bytes) = self.fingerprint();
        u64::from_le_bytes(bytes[..8].try_into().expect("sixteen bytes hold eight"))
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn write_u16(&mut self, value: u16) {
        self.write(&value.to_le_bytes());
    }

    fn write_u32(&mut self, value: u32) {
        self.write(&value.to_le_bytes());
    }

    fn write_u64(&mut self, value: u64) {
        self.write(&value.to_le_bytes());
    }

    fn write_u128(&mut self, value: u128) {
        self.write(&value.to_le_bytes());
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    fn write_isize(&mut self, value: isize) {
        self.write_i64(value as i64);
    }

    fn write_i64(&mut self, value: i64) {
        self.write(&value.to_le_bytes());
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_round_trip() {
        let print = Fingerprint::of_bytes(b"brief");
        assert_eq!(Fingerprint::from_hex(&print.to_string()), Some(print));
        assert_eq!(Fingerprint::from_hex("zz"), None);
    }

    #[test]
    fn a_part_does_not_run_into_the_next() {
        assert_ne!(fingerprint_of(&("ab", "c")), fingerprint_of(&("a", "bc")));
    }
}
