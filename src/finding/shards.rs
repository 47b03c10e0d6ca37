//! The words of a site with the texts that hold them, in files of which a search needs a few.
//!
//! A word is written as what it shares with the one before, then its stem as what that shares with the word, then its texts: the step from
//! the text before, and how much the word says, in one number. A file ends where the fingerprint of a word says so, and not after a count
//! of bytes. So a text more changes the bounds of the files beside its own words alone, and files as git keeps them stay nearly the same.

use super::unit::{IMPACT_BITS, Unit};
use super::vocabulary::Term;
use crate::base::Fingerprint;

/// A file ends behind a word from the first size on, in bytes, if the word's fingerprint says so, and behind any from the other on.
const SIZE: std::ops::Range<usize> = 8 * 1024..24 * 1024;

/// The words from one on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Every word before the next shard's first that is not before this one stands here; the first shard's is empty.
    pub first: Box<str>,
    pub bytes: Vec<u8>,
}

/// Returns the shards for texts in the order of their numbers, with these terms by their numbers.
pub fn shards(units: &[&Unit], terms: &[Term]) -> Vec<Shard> {
    let (postings, ends) = postings(units, terms.len());
    let mut order: Vec<usize> = (0..terms.len()).filter(|word| ends[*word] < ends[word + 1]).collect();
    order.sort_unstable_by(|one, other| terms[*one].cmp(&terms[*other]));
    let mut shards: Vec<Shard> = Vec::new();
    let mut open: Option<Shard> = None;
    let mut before: &str = "";
    for word in order {
        let term = &terms[word];
        // What differs in its stem alone stays in one file with the word.
        if *before != *term.word && open.as_ref().is_some_and(|shard| ends_behind(before, shard.bytes.len())) {
            shards.extend(open.take());
        }
        let is_first = open.is_none();
        let first = if shards.is_empty() { "" } else { &*term.word };
        let shard = open.get_or_insert_with(|| Shard { first: first.into(), bytes: Vec::with_capacity(SIZE.end) });
        write(&mut shard.bytes, term, if is_first { "" } else { before }, &postings[ends[word]..ends[word + 1]]);
        before = &term.word;
    }
    shards.extend(open);
    shards
}

/// Returns all postings, those of one word after those of another, each with the number of its text above its impact; and where those of
/// each word begin, with the end of all.
fn postings(units: &[&Unit], words: usize) -> (Vec<u32>, Vec<usize>) {
    let mut ends = vec![0_usize; words + 1];
    units.iter().flat_map(|unit| unit.words()).for_each(|(word, _)| ends[word as usize + 1] += 1);
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    let mut postings = vec![0_u32; ends[words]];
    let mut next = ends.clone();
    for (text, unit) in (0_u32..).zip(units) {
        for (word, impact) in unit.words() {
            let place = &mut next[word as usize];
            postings[*place] = text << IMPACT_BITS | impact;
            *place += 1;
        }
    }
    (postings, ends)
}

fn ends_behind(word: &str, size: usize) -> bool {
    let says_so = || Fingerprint::of_bytes(word.as_bytes()).to_string().ends_with('0');
    size >= SIZE.end || size >= SIZE.start && says_so()
}

fn write(out: &mut Vec<u8>, term: &Term, before: &str, postings: &[u32]) {
    put_shared(out, &term.word, before);
    put_shared(out, &term.stem, &term.word);
    put_number(out, postings.len());
    let mut last = 0;
    for posting in postings {
        let text = posting >> IMPACT_BITS;
        // The impact stays where it is, below the step.
        put_number(out, (posting - (last << IMPACT_BITS)) as usize);
        last = text;
    }
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
