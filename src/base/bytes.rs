//! Questions to many bytes of a text at once. Nearly all texts answer no, and one step for each piece without a branch
//! for each byte costs a fraction of a search.
//!
//! The processor compares a piece as a whole only if its length is known, the answer is gathered as a byte, and the question
//! is made of comparisons joined by `|` and `&`; `matches!` with several bytes, `||` and `&&` take a branch for each byte.

/// So many bytes are asked at once.
const PIECE: usize = 16;

/// So many are counted at once.
const COUNTED: usize = 32;

/// Whether a byte is one of those from one to another, without a branch.
pub fn within(byte: u8, first: u8, last: u8) -> bool {
    byte.wrapping_sub(first) <= last - first
}

/// Whether any byte is such a one.
pub fn any(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> bool {
    let has_one = |piece: &[u8; PIECE]| piece.iter().fold(0, |found, byte| found | u8::from(is_such(*byte))) != 0;
    let (pieces, rest) = bytes.as_chunks();
    // What is left over is asked with bytes before it, as a whole piece.
    let is_in_rest = || match bytes.last_chunk() {
        Some(last) => !rest.is_empty() && has_one(last),
        None => rest.iter().any(|byte| is_such(*byte)),
    };
    pieces.iter().any(has_one) || is_in_rest()
}

/// Whether any two bytes that follow each other are such ones.
pub fn any_pair(bytes: &[u8], are_such: impl Fn(u8, u8) -> bool) -> bool {
    let Some((_, next)) = bytes.split_first() else { return false };
    let bytes = &bytes[..next.len()];
    let has_one = |(piece, next): (&[u8; PIECE], &[u8; PIECE])| {
        piece.iter().zip(next).fold(0, |found, (byte, next)| found | u8::from(are_such(*byte, *next))) != 0
    };
    let ((pieces, rest), (next_pieces, next_rest)) = (bytes.as_chunks(), next.as_chunks());
    let is_in_rest = || match bytes.last_chunk().zip(next.last_chunk()) {
        Some(last) => !rest.is_empty() && has_one(last),
        None => rest.iter().zip(next_rest).any(|(byte, next)| are_such(*byte, *next)),
    };
    pieces.iter().zip(next_pieces).any(has_one) || is_in_rest()
}

/// Returns how many pairs of bytes that follow each other are such ones.
pub fn count_pairs(bytes: &[u8], are_such: impl Fn(u8, u8) -> bool) -> usize {
    let Some((_, next)) = bytes.split_first() else { return 0 };
    let one = |(byte, next): (&u8, &u8)| u8::from(are_such(*byte, *next));
    // The count of a piece fits into a byte, and so do those of its parts while they are added.
    let of_piece = |(piece, next): (&[u8; COUNTED], &[u8; COUNTED])| piece.iter().zip(next).map(one).sum::<u8>();
    let ((pieces, rest), (next_pieces, next_rest)) = (bytes[..next.len()].as_chunks(), next.as_chunks());
    let in_pieces = pieces.iter().zip(next_pieces).map(|pair| usize::from(of_piece(pair)));
    in_pieces.sum::<usize>() + rest.iter().zip(next_rest).map(|pair| usize::from(one(pair))).sum::<usize>()
}

/// Returns where such bytes stand, in order.
pub fn positions(bytes: &[u8], is_such: impl Fn(u8) -> bool + Copy) -> impl Iterator<Item = usize> {
    let has_one = move |(piece, _): &(&[u8], usize)| any(piece, is_such);
    let pieces = bytes.chunks(2 * PIECE).zip((0..).step_by(2 * PIECE)).filter(has_one);
    pieces
        .flat_map(move |(piece, start)| (start..).zip(piece).filter(move |(_, byte)| is_such(**byte)).map(|(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in 0..100 {
            let mut bytes = vec![b'a'; length];
            let is_there = |byte: u8| byte == b'x';
            let are_there = |byte: u8, next: u8| (byte == b'x') & (next == b'y');
            assert!(!any(&bytes, is_there) && !any_pair(&bytes, are_there));
            for at in 0..length {
                bytes[at] = b'x';
                assert!(any(&bytes, is_there), "{at} of {length}");
                assert_eq!(positions(&bytes, is_there).collect::<Vec<_>>(), [at]);
                assert!(!any_pair(&bytes, are_there) && count_pairs(&bytes, are_there) == 0);
                if let Some(next) = bytes.get_mut(at + 1) {
                    *next = b'y';
                    assert!(any_pair(&bytes, are_there), "{at} of {length}");
                    assert_eq!(count_pairs(&bytes, are_there), 1, "{at} of {length}");
                    bytes[at + 1] = b'a';
                }
                bytes[at] = b'a';
            }
        }
    }
}
