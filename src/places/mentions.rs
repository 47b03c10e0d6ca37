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
pub(super) mod translated;
pub(super) mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::CountryCode;
use crate::base::Language;
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

/// A language in which names of places are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tongue {
    #[default]
    English,
    /// The position of another.
    Other(usize),
    Unknown,
}

impl Tongue {
    /// Returns that of a text in a language.
    pub fn of(language: &Language) -> Self {
        if language.is_english() {
            return Self::English;
        }
        let common = language.common();
        translated::LANGUAGES.iter().position(|known| *known == common).map_or(Self::Unknown, Self::Other)
    }

    /// Whether what is found is so seldom wrong that a link can be made of it, without a person who looks at it.
    pub fn is_safe(self) -> bool {
        match self {
            Self::English => true,
            Self::Other(at) => LINKED.contains(&translated::LANGUAGES[at]),
            Self::Unknown => false,
        }
    }
}

/// The languages beside English in which first mentions become links.
const LINKED: [&str; 4] = ["de", "es", "fr", "pt"];

/// Returns every mention in a text, in order. Line ends are blanks.
pub fn mentions(tongue: Tongue, text: &str) -> Vec<Mention> {
    static ENGLISH: LazyLock<Finder> = LazyLock::new(|| Finder::new(words::all()));
    static OTHERS: [OnceLock<Finder>; translated::LANGUAGES.len()] =
        [const { OnceLock::new() }; translated::LANGUAGES.len()];
    match tongue {
        Tongue::English => {
            let plain = Plain::of(text);
            ENGLISH.find(&plain, &plain.text, starts(&plain.text))
        }
        Tongue::Other(at) => {
            let language = translated::LANGUAGES[at];
            let finder = OTHERS[at].get_or_init(|| {
                let finder = Finder::new(translated::all(language));
                Finder { is_written_together: language == "zh", ..finder }
            });
            let source = Plain::of(text);
            let text = translated::plain(&source.text);
            match finder.is_written_together {
                true => finder.find(&source, &text, text.char_indices().map(|(at, _)| at)),
                false => finder.find(&source, &text, all_starts(&text)),
            }
        }
        Tongue::Unknown => Vec::new(),
    }
}

/// Returns where words begin, whatever their first letter is.
fn all_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut is_within = false;
    text.char_indices().filter_map(move |(at, character)| {
        let begins = !is_within && is_letter(character);
        is_within = is_letter(character);
        begins.then_some(at)
    })
}

struct Finder {
    /// By the word, in order.
    words: Vec<(String, Word)>,
    /// For each of them the longest other that it begins with.
    shorter: Vec<Option<usize>>,
    beginnings: Beginnings,
    /// Whether nothing stands between words.
    is_written_together: bool,
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
    fn new(words: BTreeMap<String, Word>) -> Self {
        let words: Vec<(String, Word)> = words.into_iter().collect();
        let mut shorter = Vec::with_capacity(words.len());
        // Those that the word before begins with, the longest last.
        let mut open: Vec<usize> = Vec::new();
        for (at, (word, _)) in words.iter().enumerate() {
            while open.pop_if(|other| !word.starts_with(&words[*other].0)).is_some() {}
            shorter.push(open.last().copied());
            open.push(at);
        }
        let beginnings = Beginnings::new(&words);
        Self { words, shorter, beginnings, is_written_together: false }
    }

    /// Returns the mentions in a plain text among those places at which a word begins.
    fn find(&'static self, plain: &Plain<'_>, text: &str, starts: impl Iterator<Item = usize>) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut half: Option<Mention> = None;
        let mut from = 0;
        for start in starts {
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
        let is_there = |word: &str| {
            rest.starts_with(word) && (self.is_written_together || is_whole(text, start..start + word.len()))
        };
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
