//! A short name for a value: equal values have equal fingerprints, on every machine.
//!
//! Fingerprints decide what is done again, so they must not depend on the machine: integers are fed as little-endian
//! bytes of fixed width. BLAKE3 cut to 128 bits, since a collision would silently keep an old page.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::io::{self, ErrorKind, Read};

/// 128 bits of BLAKE3.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// Returns the fingerprint of some bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::cut(blake3::hash(bytes))
    }

    /// Reads the form that `Display` writes: 32 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        let digit = |digit: u8| char::from(digit).to_digit(16).map(|digit| digit as u8);
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = digit(digits[0])? << 4 | digit(digits[1])?;
        }
        Some(Self(bytes))
    }

    /// Returns the first ten hexadecimal digits, enough to tell one version of an asset from the next in its name.
    pub fn short(&self) -> String {
        self.to_string()[..10].to_owned()
    }

    fn cut(hash: blake3::Hash) -> Self {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        Self(bytes)
    }
}

/// Returns the fingerprint of any value that can be hashed.
pub fn fingerprint_of<T: Hash + ?Sized>(value: &T) -> Fingerprint {
    let mut hasher = FingerprintHasher::default();
    value.hash(&mut hasher);
    hasher.fingerprint()
}

/// Reads to the end in pieces, so that the size does not matter, and hands each piece to `take`. Returns the number of
/// bytes and their fingerprint.
pub fn stream<E>(
    mut reader: impl Read,
    cannot_read: impl Fn(io::Error) -> E,
    mut take: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(u64, Fingerprint), E> {
    let (mut hasher, mut length) = (blake3::Hasher::new(), 0);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok((length, Fingerprint::cut(hasher.finalize()))),
            Ok(count) => {
                hasher.update(&buffer[..count]);
                take(&buffer[..count])?;
                length += count as u64;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(cannot_read(error)),
        }
    }
}

/// A [`Hasher`] over BLAKE3, for folding several values into one fingerprint.
///
/// A value hands over its parts by a few bytes each, which are gathered: BLAKE3 takes many at once for the price of a few.
pub struct FingerprintHasher {
    /// Holds what was gathered before; most values are gathered whole and need none.
    hasher: Option<blake3::Hasher>,
    gathered: Vec<u8>,
}

/// So many bytes are gathered at most.
const MOST_GATHERED: usize = 16 * 1024;

/// So many bytes have most values.
const USUAL: usize = 1024;

impl Default for FingerprintHasher {
    fn default() -> Self {
        Self { hasher: None, gathered: Vec::with_capacity(USUAL) }
    }
}

impl FingerprintHasher {
    /// Returns the fingerprint of all that has been written.
    pub fn fingerprint(&self) -> Fingerprint {
        match &self.hasher {
            Some(hasher) => Fingerprint::cut(hasher.clone().update(&self.gathered).finalize()),
            None => Fingerprint::of_bytes(&self.gathered),
        }
    }
}

impl Hasher for FingerprintHasher {
    fn finish(&self) -> u64 {
        let Fingerprint(bytes) = self.fingerprint();
        u64::from_le_bytes(bytes[..8].try_into().expect("sixteen bytes hold eight"))
    }

    fn write(&mut self, bytes: &[u8]) {
        if self.gathered.len() + bytes.len() <= MOST_GATHERED {
            self.gathered.extend_from_slice(bytes);
            return;
        }
        self.hasher.get_or_insert_default().update(&self.gathered).update(bytes);
        self.gathered.clear();
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
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = [0; 32];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair.copy_from_slice(&[byte >> 4, byte & 15].map(|half| b"0123456789abcdef"[usize::from(half)]));
        }
        f.write_str(std::str::from_utf8(&digits).expect("digits are ASCII"))
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
    fn bytes_that_stream_by_have_the_fingerprint_of_the_whole() {
        let bytes: Vec<u8> = (0..3 * MOST_GATHERED).map(|at| (at % 251) as u8).collect();
        for step in [1, 7, MOST_GATHERED - 1, MOST_GATHERED, MOST_GATHERED + 1] {
            let mut hasher = FingerprintHasher::default();
            bytes.chunks(step).for_each(|piece| hasher.write(piece));
            assert_eq!(hasher.fingerprint(), Fingerprint::of_bytes(&bytes), "{step}");
        }
    }

    #[test]
    fn a_stream_is_handed_over_whole_with_its_length_and_fingerprint() {
        let bytes: Vec<u8> = (0..200_000).map(|at| (at % 251) as u8).collect();
        let mut taken = Vec::new();
        let streamed = stream(
            &*bytes,
            |error| error,
            |piece| {
                taken.extend_from_slice(piece);
                Ok(())
            },
        );
        assert_eq!((streamed.unwrap(), taken == bytes), ((200_000, Fingerprint::of_bytes(&bytes)), true));
    }

    #[test]
    fn a_part_does_not_run_into_the_next() {
        assert_ne!(fingerprint_of(&("ab", "c")), fingerprint_of(&("a", "bc")));
    }
}
