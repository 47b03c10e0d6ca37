//! Which countries and territories a running English text names.
//!
//! A mention is a place's name, its people or adjective, or a capital that stands for its government. What is found suggests
//! to an author and links for a reader, so a wrong mention is worse than a missed one: words that several places share name
//! none, and where a name may be something else (Jordan, Georgia, Washington, Paris) the words around it decide.
//!
//! All words of `data/mentions.en.tsv` and all names of the registry are sought where a word with a capital begins, and nowhere
//! else, which leaves out nine tenths of a text. The longest that is a whole word counts (`Irish Republic` is none in `Irish
//! Republican`), so phrases that name no place keep the shorter names within them from being found. A sorted list is enough
//! for that, and made in a tenth of the time that an automaton takes, which a small site would wait for.

mod context;
mod plain;
pub(super) mod words;

use std::ops::Range;
use std::sync::LazyLock;

use super::CountryCode;
use crate::base::bytes::positions;
use context::{Around, is_letter, is_whole};
use plain::Plain;
use words::{Word, WordKind};

/// A word that names a place, or one of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text.
    pub range: Range<usize>,
    places: &'static [CountryCode],
    is_certain: bool,
    is_venue: bool,
}

impl Mention {
    /// Returns the place that it names; none if it may mean another.
    pub fn country(&self) -> Option<CountryCode> {
        self.places.first().copied().filter(|_| self.is_certain)
    }

    /// Whether it is a capital in which others meet, too: what happens there may have little to do with its government.
    pub fn is_venue(&self) -> bool {
        self.is_venue
    }

    /// Returns the places that it may mean: the one that it names, or all that share the word.
    pub fn candidates(&self) -> &'static [CountryCode] {
        self.places
    }
}

/// Returns every mention in a text, in order. Line ends are blanks.
pub fn mentions(text: &str) -> Vec<Mention> {
    static FINDER: LazyLock<Finder> = LazyLock::new(Finder::new);
    FINDER.find(text)
}

struct Finder {
    /// By the word, in order.
    words: Vec<(String, Word)>,
    /// For each of them the longest other that it begins with.
    shorter: Vec<Option<usize>>,
    beginnings: Beginnings,
}

/// The first letters of all words. Most words of a text that have a capital begin as none of them does.
struct Beginnings {
    /// A bit for each value of [`Self::number`].
    bits: Vec<u64>,
    /// For each byte, where the words begin that have it or a later one first.
    from: Vec<usize>,
}

impl Beginnings {
    /// Returns those of words in order.
    fn new(words: &[(String, Word)]) -> Self {
        let first = |(word, _): &(String, Word)| usize::from(word.as_bytes()[0]);
        let from = (0..=0x100).map(|byte| words.partition_point(|word| first(word) < byte)).collect();
        let mut bits = vec![0; 1 << 10];
        let mut add = |number: usize| bits[number / 64] |= 1 << (number % 64);
        for (word, _) in words {
            match *word.as_bytes() {
                [first, second, third, ..] => add(Self::number([first, second, third])),
                [first, second] => (0..=u8::MAX).for_each(|third| add(Self::number([first, second, third]))),
                _ => unreachable!("no place is named by one letter"),
            }
        }
        Self { bits, from }
    }

    /// Returns a number of sixteen bits for three bytes, which few others share.
    fn number([first, second, third]: [u8; 3]) -> usize {
        (u32::from_le_bytes([first, second, third, 0]).wrapping_mul(0x9e37_79b1) >> 16) as usize
    }

    /// Returns the positions of the words that begin with the first byte of this text; none if no word begins as it does.
    fn among(&self, text: &str) -> Range<usize> {
        let number = text.as_bytes().first_chunk().map(|first| Self::number(*first));
        if number.is_some_and(|number| self.bits[number / 64] & (1 << (number % 64)) == 0) {
            return 0..0;
        }
        let first = usize::from(text.as_bytes()[0]);
        self.from[first]..self.from[first + 1]
    }
}

impl Finder {
    fn new() -> Self {
        let words: Vec<(String, Word)> = words::all().into_iter().collect();
        let mut shorter = Vec::with_capacity(words.len());
        // Those that the word before begins with, the longest last.
        let mut open: Vec<usize> = Vec::new();
        for (at, (word, _)) in words.iter().enumerate() {
            while open.pop_if(|other| !word.starts_with(&words[*other].0)).is_some() {}
            shorter.push(open.last().copied());
            open.push(at);
        }
        let beginnings = Beginnings::new(&words);
        Self { words, shorter, beginnings }
    }

    fn find(&'static self, text: &str) -> Vec<Mention> {
        let plain = Plain::of(text);
        let text = &*plain.text;
        let mut mentions = Vec::new();
        let mut half: Option<Mention> = None;
        let mut from = 0;
        for start in starts(text) {
            if start < from {
                continue;
            }
            let Some((end, word)) = self.longest(text, start) else { continue };
            let first = half.take().filter(|_| start == from);
            from = end;
            if !word.names(&Around::new(text, start..end)) {
                continue;
            }
            let range = plain.source(start)..plain.source(end);
            let (is_certain, is_venue) = (word.kind != WordKind::Shared, word.kind == WordKind::City);
            let mention = Mention { range, places: &word.places, is_certain, is_venue };
            if word.kind == WordKind::Half {
                half = Some(mention);
            } else {
                mentions.extend(first.filter(|_| mention.is_certain));
                mentions.push(mention);
            }
        }
        mentions
    }

    /// Returns the longest of the words that begin there and are whole, with its end.
    ///
    /// Of the words that come before the rest of the text in order, the last begins with every word that the text begins
    /// with there.
    fn longest(&self, text: &str, start: usize) -> Option<(usize, &Word)> {
        let rest = &text[start..];
        let among = self.beginnings.among(rest);
        let before = self.words[among.clone()].partition_point(|(word, _)| word.as_str() <= rest);
        let last = among.start + before.checked_sub(1)?;
        let mut begun = std::iter::successors(Some(last), |at| self.shorter[*at]).map(|at| &self.words[at]);
        let is_there = |word: &str| rest.starts_with(word) && is_whole(text, start..start + word.len());
        begun.find(|(word, _)| is_there(word)).map(|(word, meaning)| (start + word.len(), meaning))
    }
}

/// Returns where words begin that have a capital as their first letter, or as their second (`eSwatini`).
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let begins = |at: usize| match at.checked_sub(1).map(|before| bytes[before]) {
        Some(b' ') | None => true,
        Some(_) => !text[..at].chars().next_back().is_some_and(is_letter),
    };
    let is_capital = |byte: u8| (byte.wrapping_sub(b'A') < 26) | (byte >= 0xc0);
    positions(bytes, is_capital).filter_map(move |at| match at.checked_sub(1) {
        Some(before) if bytes[before].is_ascii_lowercase() => Some(before).filter(|before| begins(*before)),
        _ => Some(at).filter(|at| begins(*at)),
    })
}
