//! Every word of a site once, as a number: its folded form, and the stem that its language gives it.
//!
//! Texts are read on all threads at once, so numbers come in any order; whoever writes them sorts by the words. A [`Reader`] remembers
//! what it has folded and stemmed, since the same words come again and again, and asks the others for new ones alone.

use super::cut::words;
use super::fold::folded;
use crate::base::Language;
use crate::base::stem::Stems;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The number of a word in a vocabulary.
pub type WordNumber = u32;

/// What is looked for: a folded word, and its folded stem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    pub word: Box<str>,
    pub stem: Box<str>,
}

/// The words of a site.
#[derive(Debug, Default)]
pub struct Vocabulary(Mutex<Terms>);

/// Terms by their numbers, and the other way round.
#[derive(Debug, Default)]
struct Terms {
    numbers: FxHashMap<Arc<Term>, WordNumber>,
    all: Vec<Arc<Term>>,
}

impl Vocabulary {
    fn number(&self, term: Term) -> WordNumber {
        let mut terms = self.lock();
        if let Some(number) = terms.numbers.get(&term) {
            return *number;
        }
        let number = WordNumber::try_from(terms.all.len()).expect("no site has a hundred million words");
        let term = Arc::new(term);
        terms.all.push(Arc::clone(&term));
        terms.numbers.insert(term, number);
        number
    }

    /// Returns all terms, in the order of their numbers.
    pub fn terms(&self) -> Vec<Arc<Term>> {
        self.lock().all.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Terms> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What one thread reads texts with.
pub struct Reader<'v> {
    vocabulary: &'v Vocabulary,
    tongues: Vec<Tongue>,
}

/// What a reader knows of a language.
struct Tongue {
    language: Language,
    stems: Stems,
    /// Words as they stand in texts. Nearly all are short, and lie in the table itself.
    short: HashMap<u128, WordNumber, FxBuildHasher>,
    long: HashMap<Box<str>, WordNumber, FxBuildHasher>,
}

impl<'v> Reader<'v> {
    /// Returns a reader that has seen nothing.
    pub fn new(vocabulary: &'v Vocabulary) -> Self {
        Self { vocabulary, tongues: Vec::new() }
    }

    /// Calls `take` with each word of a text in a language.
    pub fn read(&mut self, text: &str, language: &Language, mut take: impl FnMut(WordNumber)) {
        let at = self.tongues.iter().position(|tongue| tongue.language == *language).unwrap_or_else(|| {
            self.tongues.push(Tongue::of(language));
            self.tongues.len() - 1
        });
        let (tongue, vocabulary) = (&mut self.tongues[at], self.vocabulary);
        words(text, |word| take(tongue.number(word, vocabulary)));
    }
}

impl Tongue {
    fn of(language: &Language) -> Self {
        let (short, long) = (HashMap::default(), HashMap::default());
        Self { language: language.clone(), stems: Stems::of(language), short, long }
    }

    fn number(&mut self, word: &str, vocabulary: &Vocabulary) -> WordNumber {
        let key = short_key(word);
        let known = match key {
            Some(key) => self.short.get(&key),
            None => self.long.get(word),
        };
        if let Some(number) = known {
            return *number;
        }
        let number = vocabulary.number(self.term(word));
        match key {
            Some(key) => self.short.insert(key, number),
            None => self.long.insert(word.into(), number),
        };
        number
    }

    /// Returns what a word is looked for as. Stemmers know accents, so a stem is folded behind them.
    fn term(&self, word: &str) -> Term {
        let small = self.stems.small(word);
        let stem = folded(&self.stems.stem(&small));
        Term { word: folded(word).into(), stem: stem.into() }
    }
}

/// Returns the bytes of a word with their number, if they have room in sixteen.
fn short_key(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let mut key = [0; 16];
    key.get_mut(..bytes.len()).filter(|_| bytes.len() < 16)?.copy_from_slice(bytes);
    key[15] = u8::try_from(bytes.len()).ok()?;
    Some(u128::from_le_bytes(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number_however_it_is_written() {
        let vocabulary = Vocabulary::default();
        let mut reader = Reader::new(&vocabulary);
        let (english, french) = (Language::of("en"), Language::of("fr"));
        let mut numbers = Vec::new();
        for (text, language) in [
            ("Policy policy POLICY", &english),
            ("intergovernmentalism Intergovernmentalism", &english),
            ("policy", &french),
        ] {
            reader.read(text, language, |number| numbers.push(number));
        }
        assert_eq!(numbers, [0, 0, 0, 1, 1, 2]);
        let terms: Vec<String> = vocabulary.terms().iter().map(|term| format!("{} {}", term.word, term.stem)).collect();
        assert_eq!(terms, ["policy polici", "intergovernmentalism intergovernment", "policy policy"]);
    }

    #[test]
    fn a_short_key_is_the_word_and_its_length() {
        assert_ne!(short_key("a"), short_key("a\0"));
        assert_eq!(short_key("abcdefghijklmnop"), None);
        assert!(short_key("abcdefghijklmno").is_some());
    }
}
