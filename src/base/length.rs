//! How long a text is, in words, and its beginning of so many.
//!
//! Some scripts put no blanks between words. To find words there takes dictionaries; for lengths it is enough to know how
//! many letters a word has on average.

use super::bytes::count_pairs;

/// Letters of a word of Chinese or Japanese, and of Thai, Lao, Khmer or Burmese, with its vowel signs.
const SIGNS_OF_A_WORD: usize = 2;
const LETTERS_OF_A_WORD: usize = 5;

/// Whether a character belongs to a script that puts no blanks between words, or to Hangul, whose particles follow marks
/// without one.
pub fn is_unspaced(c: char) -> bool {
    letters_of_a_word(c).is_some() || matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Returns how many letters a word has in the script of a character, if it puts no blanks between words.
fn letters_of_a_word(c: char) -> Option<usize> {
    match c {
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}' => (c != '\u{30fb}').then_some(SIGNS_OF_A_WORD),
        '\u{0e01}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Some(LETTERS_OF_A_WORD),
        _ => None,
    }
}

/// Returns how many words stand in a text. Most are plain letters, for which no table of blanks is needed.
pub fn words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().map(|word| ends(word).count()).sum();
    }
    // A word begins where a letter follows a blank; asked of all places at once.
    let is_blank = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
    let bytes = text.as_bytes();
    let first = usize::from(bytes.first().is_some_and(|byte| !is_blank(*byte)));
    first + count_pairs(bytes, |before, byte| is_blank(before) & !is_blank(byte))
}

/// Returns the beginning of a text that has no more than so many words.
pub fn first_words(text: &str, most: usize) -> &str {
    let blanks = text.split_whitespace();
    let start = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    let all = blanks.flat_map(|word| ends(word).map(move |end| start(word) + end));
    let mut end = 0;
    for (count, at) in all.enumerate() {
        if count == most {
            return text[..end].trim_end();
        }
        end = at;
    }
    text
}

/// Returns where the words end that stand in a text without blanks. What is no letter belongs to the word before it.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let mut letters: Option<(usize, usize)> = None;
        let mut is_begun = false;
        while let Some((_, c)) = rest.peek().copied() {
            match (letters_of_a_word(c), letters) {
                (Some(length), Some((size, count))) if size == length && count == length => break,
                (Some(length), Some((size, count))) if size == length => letters = Some((size, count + 1)),
                // Another script begins another word.
                (Some(_), Some(_)) => break,
                (Some(_), None) if is_begun => break,
                (Some(length), None) => letters = Some((length, 1)),
                (None, Some(_)) if c.is_alphanumeric() => break,
                (None, _) => is_begun |= c.is_alphanumeric(),
            }
            rest.next();
            if rest.peek().is_none() {
                return Some(text.len());
            }
        }
        rest.peek().map(|(at, _)| *at)
    })
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

    #[test]
    fn letters_are_counted_where_there_are_no_blanks() {
        for (text, count) in [
            ("河流上游的国家", 4),
            ("河流上游，先通知。", 4),
            ("ロシアは2024年に", 4),
            ("แม่น้ำโขง", 2),
            ("GDP增长了5%", 4),
            ("人민은 하늘", 3),
            ("« à l’été »", 4),
            ("—", 1),
        ] {
            assert_eq!(words(text), count, "{text}");
        }
    }

    #[test]
    fn a_beginning_ends_between_words() {
        assert_eq!(first_words("one two three", 2), "one two");
        assert_eq!(first_words("one two", 2), "one two");
        assert_eq!(first_words("河流上游的国家", 2), "河流上游");
        assert_eq!(first_words("河流，上游的国家", 1), "河流，");
        assert_eq!(first_words("", 2), "");
        assert_eq!(first_words("à b", 0), "");
    }
}
