//! Questions to all bytes of a text at once. Nearly all texts answer no, and one pass without a branch for each byte costs
//! a fraction of a search.

/// Whether any byte is such a one.
pub fn any(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |found, byte| found | is_such(*byte))
}

/// Whether any two bytes that follow each other are such ones.
pub fn any_pair(bytes: &[u8], are_such: impl Fn(u8, u8) -> bool) -> bool {
    let next = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(next).fold(false, |found, (byte, next)| found | are_such(*byte, *next))
}
