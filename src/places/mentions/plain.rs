//! A text with one form of each sign that has several.
//!
//! Authors type straight and curly apostrophes, break lines within names and keep words together with blanks that do not
//! break, and some systems take a letter and its accent apart. The patterns know one apostrophe, one hyphen, one blank and whole
//! letters; what is found is told in the bytes of the text as it was.

use crate::base::bytes::any_pair;
use crate::base::unicode::joined;
use std::borrow::Cow;

/// A text in plain signs.
pub(super) struct Plain<'a> {
    pub text: Cow<'a, str>,
    /// Where the two texts part company: from this byte of the plain one on, what it was in the source.
    cuts: Vec<(usize, usize)>,
}

impl<'a> Plain<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        let bytes = source.as_bytes();
        let may_be_odd_pair = |byte: u8, next: u8| may_be_odd(next) | ((byte == b' ') & (next == b' '));
        if !any_pair(bytes, may_be_odd_pair) && !bytes.first().is_some_and(|byte| may_be_odd(*byte)) {
            return Self { text: Cow::Borrowed(source), cuts: Vec::new() };
        }
        let follows_blank = |at: usize| at > 0 && !bytes[at - 1].is_ascii_graphic();
        let is_odd = |(at, byte): &(usize, &u8)| may_be_odd(**byte) || (**byte == b' ' && follows_blank(*at));
        let odd = bytes.iter().enumerate().filter(is_odd).map(|(at, _)| at);
        let mut text = String::with_capacity(source.len());
        let mut cuts = Vec::new();
        let mut copied = 0;
        for at in odd {
            text.push_str(&source[copied..at]);
            let character = source[at..].chars().next().expect("an odd byte begins a character");
            copied = at + character.len_utf8();
            // The accent belongs to the letter before it, however long that was.
            if let Some(whole) = text.chars().next_back().and_then(|letter| joined(letter, character)) {
                text.pop();
                text.push(whole);
                cuts.push((text.len(), copied));
                continue;
            }
            let sign = sign(character).filter(|sign| *sign != ' ' || !text.ends_with(' '));
            text.extend(sign);
            if sign != Some(character) {
                cuts.push((text.len(), copied));
            }
        }
        text.push_str(&source[copied..]);
        Self { text: Cow::Owned(text), cuts }
    }

    /// Returns the byte of the source for one of the plain text.
    pub(super) fn source(&self, at: usize) -> usize {
        match self.cuts[..self.cuts.partition_point(|(plain, _)| *plain <= at)].last() {
            Some((plain, source)) => source + (at - plain),
            None => at,
        }
    }
}

/// Whether a character that begins with that byte may have a plain sign: a line end or tab, an accent, or one of the blocks of Unicode
/// from which those below are.
fn may_be_odd(byte: u8) -> bool {
    (byte == b'\n')
        | (byte == b'\r')
        | (byte == b'\t')
        | (byte == 0xc2)
        | (byte == 0xca)
        | (byte == 0xcc)
        | (byte == 0xcd)
        | (byte == 0xe2)
}

/// Returns the plain sign for a character; none for one that is not seen.
fn sign(character: char) -> Option<char> {
    match character {
        '’' | '‘' | 'ʼ' | 'ʻ' => Some('\''),
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\n' | '\r' | '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(' '),
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_source() {
        let source = "in\n  Côte d’Ivoire,\u{a0}Tür\u{ad}kiye";
        let plain = Plain::of(source);
        assert_eq!(plain.text, "in Côte d'Ivoire, Türkiye");
        for (word, written) in [("Côte d'Ivoire", "Côte d’Ivoire"), ("Türkiye", "Tür\u{ad}kiye"), ("in", "in")] {
            let start = plain.text.find(word).expect("it is there");
            assert_eq!(&source[plain.source(start)..plain.source(start + word.len())], written);
        }
    }

    #[test]
    fn letters_are_whole_however_they_are_encoded() {
        let source = "the E\u{301}lyse\u{301}e, Co\u{302}te d’Ivoire, Tu\u{308}rkiye and q\u{301}";
        let plain = Plain::of(source);
        assert_eq!(plain.text, "the Élysée, Côte d'Ivoire, Türkiye and q\u{301}");
        for (word, written) in [
            ("Élysée", "E\u{301}lyse\u{301}e"),
            ("Côte d'Ivoire", "Co\u{302}te d’Ivoire"),
            ("Türkiye", "Tu\u{308}rkiye"),
            ("and", "and"),
        ] {
            let start = plain.text.find(word).expect("it is there");
            assert_eq!(&source[plain.source(start)..plain.source(start + word.len())], written);
        }
    }

    #[test]
    fn a_plain_text_is_not_copied() {
        assert!(matches!(Plain::of("one blank, no more").text, Cow::Borrowed(_)));
        assert_eq!(Plain::of("two  blanks").text, "two blanks");
    }
}
