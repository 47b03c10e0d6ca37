//! Letters, however they are encoded.

use icu_normalizer::properties::CanonicalCompositionBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use std::borrow::Cow;

/// Returns the text with its accents composed (NFC): macOS takes letters apart in file names, authors type them whole.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { ComposingNormalizerBorrowed::new_nfc().normalize(text) }
}

/// Returns the text with its accents taken apart (NFD).
pub fn decomposed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { DecomposingNormalizerBorrowed::new_nfd().normalize(text) }
}

/// Returns the one character that a letter and the accent behind it make, if there is one.
pub fn joined(letter: char, accent: char) -> Option<char> {
    CanonicalCompositionBorrowed::new().compose(letter, accent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_encodings_are_one_letter() {
        assert_eq!(composed("e\u{301}"), "é");
        assert_eq!(composed("plain"), "plain");
        assert_eq!(joined('e', '\u{301}'), Some('é'));
        assert_eq!(joined('e', 'x'), None);
    }
}
