//! Letters, however they are encoded.

use icu_normalizer::properties::CanonicalCompositionBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use std::borrow::Cow;

/// Returns the text with its accents composed (NFC): macOS takes letters apart in file names, authors type them whole.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { ComposingNormalizerBorrowed::new_nfc().normalize(text) }
}

/// Returns the text with its accents taken apart (NFD).
pub fn decomposed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { DecomposingNormalizerBorrowed::new_nfd().normalize(text) }
}

/// Returns the text taken apart, with letters that only look otherwise as the plain ones (NFKD).
pub fn plain_and_apart(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { DecomposingNormalizerBorrowed::new_nfkd().normalize(text) }
}

/// Whether a character belongs to the letter before it, as accents and vowel signs do.
pub fn is_mark(c: char) -> bool {
    use GeneralCategory as G;
    matches!(CodePointMapData::<G>::new().get(c), G::NonspacingMark | G::SpacingMark | G::EnclosingMark)
}

/// Returns whether a text begins from the right, by its first letter; none without a letter. The blocks are those that Unicode
/// keeps for scripts from the right.
pub fn is_from_right(text: &str) -> Option<bool> {
    let is_right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    text.chars().find(|c| c.is_alphabetic()).map(is_right)
}

/// Returns the one character that a letter and the accent behind it make, if there is one.
pub fn joined(letter: char, accent: char) -> Option<char> {
    CanonicalCompositionBorrowed::new().compose(letter, accent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_begins_from_the_right_by_its_first_letter() {
        let is_right = ["A السد", "«السد» A", "12: ׆א", "ښه", "12", "水"].map(is_from_right);
        assert_eq!(is_right, [Some(false), Some(true), Some(true), Some(true), None, Some(false)]);
    }

    #[test]
    fn two_encodings_are_one_letter() {
        assert_eq!(composed("e\u{301}"), "é");
        assert_eq!(composed("plain"), "plain");
        assert_eq!(joined('e', '\u{301}'), Some('é'));
        assert_eq!(joined('e', 'x'), None);
    }
}
