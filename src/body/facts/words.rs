//! How many words a text has.

/// Returns how many words stand in a text. Most are plain letters, for which no table of blanks is needed.
pub(super) fn words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    // A word begins where a letter follows a blank; asked of all places at once.
    let is_blank = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
    let bytes = text.as_bytes();
    let first = usize::from(bytes.first().is_some_and(|byte| !is_blank(*byte)));
    let begins = |(before, byte): (&u8, &u8)| u8::from(is_blank(*before) & !is_blank(*byte));
    // In pieces whose count fits into a byte, since then many are counted at once.
    let pieces = bytes.chunks(128).zip(bytes.get(1..).unwrap_or_default().chunks(128));
    let later = pieces.map(|(before, piece)| usize::from(before.iter().zip(piece).map(begins).sum::<u8>()));
    first + later.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_any_kind_part_words() {
        for text in ["", " ", "a", " a ", "one two", "one\ttwo\nthree\r\nfour", "  a\u{b}b\u{c} c"] {
            assert_eq!(words(text), text.split_whitespace().count(), "{text:?}");
        }
        let long = "word  and\tword ".repeat(40);
        for from in 0..20 {
            assert_eq!(words(&long[from..]), long[from..].split_whitespace().count(), "from {from}");
        }
        assert_eq!(words("d’été à l’ombre"), 3);
    }
}
