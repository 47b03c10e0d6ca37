//! The words of a site with the texts that hold them, in files of which a search needs a few.
//!
//! A word is written as what it shares with the one before, then its stem as what that shares with the word, then its texts: the step from
//! the text before, and how much the word says, in one number. A file ends where the fingerprint of a word says so, and not after a count
//! of bytes. So a text more changes the bounds of the files beside its own words alone, and files as git keeps them stay nearly the same.

use super::unit::{IMPACT_BITS, MOST_IMPACT, Unit};
use super::vocabulary::Term;
use crate::base::Fingerprint;
use rayon::prelude::*;
use std::sync::Arc;

/// A file ends behind the word whose fingerprint is the least of all words within so many bytes before and behind it. Which words these are
/// follows from what stands around them alone, so a change reaches no bound that is farther away.
const AROUND: usize = 4 * 1024;

/// A file that has found no end until here, in bytes, ends behind any word.
const LONGEST: usize = 24 * 1024;

/// Words whose texts a thread writes before it takes others.
const WORDS_AT_ONCE: usize = 1_024;

/// The words from one on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Every word before the next shard's first that is not before this one stands here; the first shard's is empty.
    pub first: Box<str>,
    pub bytes: Vec<u8>,
}

/// Returns the shards for texts in the order of their numbers, with these terms by their numbers.
pub fn shards(units: &[&Unit], terms: &[Arc<Term>]) -> Vec<Shard> {
    let piece = units.len().div_ceil(rayon::current_num_threads()).max(1);
    let lists: Vec<Lists> =
        units.par_chunks(piece).enumerate().map(|(at, units)| Lists::of(units, at * piece, terms.len())).collect();
    let mut order: Vec<usize> = (0..terms.len()).filter(|word| lists.iter().any(|list| list.has(*word))).collect();
    order.par_sort_unstable_by(|one, other| terms[*one].cmp(&terms[*other]));
    let written: Vec<Written> = order.par_chunks(WORDS_AT_ONCE).map(|words| Written::of(words, &lists)).collect();
    let texts: Vec<&[u8]> = written.iter().flat_map(Written::words).collect();
    let words: Vec<&str> = order.iter().map(|word| &*terms[*word].word).collect();
    let ends = ends(&words, &texts);
    let mut shards: Vec<Shard> = Vec::new();
    let mut open: Option<Shard> = None;
    let mut before: &str = "";
    for (at, (word, texts)) in order.iter().zip(texts).enumerate() {
        let term = &*terms[*word];
        // What differs in its stem alone stays in one file with the word.
        if *before != *term.word && open.as_ref().is_some_and(|shard| ends[at - 1] || shard.bytes.len() >= LONGEST) {
            shards.extend(open.take());
        }
        let is_first = open.is_none();
        let first = if shards.is_empty() { "" } else { &*term.word };
        let shard = open.get_or_insert_with(|| Shard { first: first.into(), bytes: Vec::with_capacity(LONGEST) });
        put_shared(&mut shard.bytes, &term.word, if is_first { "" } else { before });
        put_shared(&mut shard.bytes, &term.stem, &term.word);
        shard.bytes.extend_from_slice(texts);
        before = &term.word;
    }
    shards.extend(open);
    shards
}

/// The texts of each word among texts that follow each other.
struct Lists {
    /// Those of one word after those of another, each with the number of the text above its impact.
    postings: Vec<u32>,
    /// Where those of each word begin, with the end of all.
    ends: Vec<usize>,
}

impl Lists {
    /// Returns those of texts of which the first has that number.
    fn of(units: &[&Unit], first: usize, words: usize) -> Self {
        let mut ends = vec![0_usize; words + 1];
        units.iter().flat_map(|unit| unit.words()).for_each(|(word, _)| ends[word as usize + 1] += 1);
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        let mut postings = vec![0_u32; ends[words]];
        let mut next = ends.clone();
        let first = u32::try_from(first).expect("no site has a hundred million texts");
        for (text, unit) in (first..).zip(units) {
            for (word, impact) in unit.words() {
                let place = &mut next[word as usize];
                postings[*place] = text << IMPACT_BITS | impact;
                *place += 1;
            }
        }
        Self { postings, ends }
    }

    fn has(&self, word: usize) -> bool {
        self.ends[word] < self.ends[word + 1]
    }

    fn postings(&self, word: usize) -> &[u32] {
        &self.postings[self.ends[word]..self.ends[word + 1]]
    }
}

/// The texts of words as they are written, word after word.
struct Written {
    bytes: Vec<u8>,
    /// Where those of each word end.
    ends: Vec<usize>,
}

impl Written {
    fn of(words: &[usize], lists: &[Lists]) -> Self {
        let postings: usize = words.iter().flat_map(|word| lists.iter().map(|list| list.postings(*word).len())).sum();
        // Most steps have one byte or two.
        let mut written = Self { bytes: Vec::with_capacity(2 * postings), ends: Vec::with_capacity(words.len()) };
        for word in words {
            put_number(&mut written.bytes, lists.iter().map(|list| list.postings(*word).len()).sum());
            let mut last = 0;
            for posting in lists.iter().flat_map(|list| list.postings(*word)) {
                // The impact stays where it is, below the step.
                put_number(&mut written.bytes, (posting - last) as usize);
                last = posting & !MOST_IMPACT;
            }
            written.ends.push(written.bytes.len());
        }
        written
    }

    fn words(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.bytes[start..*end])
    }
}

/// Returns behind which words a file ends.
fn ends(words: &[&str], texts: &[&[u8]]) -> Vec<bool> {
    let prints: Vec<Fingerprint> = words.par_iter().map(|word| Fingerprint::of_bytes(word.as_bytes())).collect();
    let size = |at: usize| words[at].len() + texts[at].len();
    // At the beginning and the end of all words none is, or the index of a small site were in two files.
    let is_least = |at: usize, others: &mut dyn Iterator<Item = usize>| {
        let mut bytes = 0;
        for other in others {
            bytes += size(other);
            if bytes > AROUND {
                return true;
            }
            if prints[at] > prints[other] {
                return false;
            }
        }
        false
    };
    let ends = (0..words.len()).into_par_iter();
    ends.map(|at| is_least(at, &mut (0..at).rev()) && is_least(at, &mut (at + 1..words.len()))).collect()
}

/// Writes how many bytes a word shares with another, and the rest.
fn put_shared(out: &mut Vec<u8>, word: &str, other: &str) {
    let same = word.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    put_number(out, same);
    put_number(out, word.len() - same);
    out.extend_from_slice(&word.as_bytes()[same..]);
}

/// Writes a number, seven bits a byte, the lowest first; all bytes but the last have their top bit set.
pub fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push((number & 0x7f) as u8);
}
