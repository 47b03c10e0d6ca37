//! The sentence that a link stands in.
//!
//! Sentences end where Unicode says (UAX #29), and not after the abbreviations that policy texts are full of
//! (`base/lexicon/en.tsv`).

use crate::base::length::{before_ellipsis, first_end, last_end};
use crate::base::lexicon::{WordList, english};
use crate::body::Links;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Most characters of a sentence; what is longer is cut between words, around the link.
const MOST_CHARACTERS: usize = 400;

/// Longer words are cut like any letters, in bytes.
const LONGEST_WORD: usize = 200;

/// A sentence as plain text, in the parts before a link, of its words, and after it. A wiki link without words of its own
/// stands in it as it was typed, `[[slug]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sentence {
    pub before: String,
    pub words: String,
    pub after: String,
}

/// The text of one block, and where the links in it stand.
#[derive(Default)]
pub(super) struct Run {
    text: String,
    /// For each link of interest: its number among the references, and where its words begin and end.
    links: Vec<(usize, usize, usize)>,
}

impl Run {
    /// Adds to the block. Any blanks are one, and none stands at the start.
    pub fn push_words(&mut self, text: &str) {
        for c in text.chars() {
            if !c.is_whitespace() {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }

    /// Begins the link that is the reference of this number.
    pub fn open(&mut self, reference: usize) {
        self.links.push((reference, self.text.len(), usize::MAX));
    }

    /// Ends the link that is open.
    pub fn close(&mut self) {
        if let Some((.., end)) = self.links.last_mut().filter(|(.., end)| *end == usize::MAX) {
            *end = self.text.len();
        }
    }

    /// Returns the sentence of each link, with the number of its reference.
    pub fn sentences(self) -> Vec<(usize, Sentence)> {
        let Self { text, links } = self;
        let sentences = sentences(&text);
        let of = |(reference, start, end): (usize, usize, usize)| {
            let first = sentences.partition_point(|(_, end)| *end <= start).min(sentences.len().saturating_sub(1));
            let from = sentences.get(first).map_or(0, |(start, _)| *start);
            let last = sentences.partition_point(|(_, stop)| *stop < end);
            let to = sentences.get(last).map_or(text.len(), |(_, end)| *end);
            (reference, Sentence::of(&text[from..start], &text[start..end], &text[end..to.max(end)]))
        };
        links.into_iter().map(of).collect()
    }
}

impl Sentence {
    /// Returns the sentence with the names of its wiki links.
    pub fn named(&self, links: &Links) -> Self {
        let [before, words, after] = [&self.before, &self.words, &self.after].map(|part| links.named(part));
        Self { before, words, after }
    }

    fn of(before: &str, words: &str, after: &str) -> Self {
        let (before, words, after) = (before.trim_start(), words.trim(), after.trim_end());
        let room = MOST_CHARACTERS.saturating_sub(words.chars().take(MOST_CHARACTERS).count());
        let (before, after) = (last_words(before, room * 2 / 3), first_words(after, room / 3));
        Self { before, words: words.to_owned(), after }
    }
}

/// Returns the end of a text that is no longer than so many characters, cut between words.
fn last_words(text: &str, most: usize) -> String {
    let Some((from, c)) = text.char_indices().rev().nth(most) else { return text.to_owned() };
    // The word goes on that ends behind there; where a word is longer than what is looked at, it ends between letters.
    let around = around(text, from);
    let end = first_end(&text[around.clone()], from + c.len_utf8() - around.start);
    format!("…{}", &text[end.map_or(from, |end| around.start + end)..])
}

/// Returns the beginning of a text that is no longer than so many characters, cut between words.
fn first_words(text: &str, most: usize) -> String {
    let Some((to, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let around = around(text, to);
    let end = last_end(&text[around.clone()], to - around.start);
    let start = &text[..end.map_or(to, |end| around.start + end)];
    format!("{start}{}…", before_ellipsis(start))
}

/// Returns the part of a text in which words are looked for that end near a place: a text of one long sentence with many
/// links takes time by its length.
fn around(text: &str, place: usize) -> Range<usize> {
    let from = text.floor_char_boundary(place.saturating_sub(LONGEST_WORD));
    from..text.ceil_char_boundary(text.len().min(place + LONGEST_WORD))
}

/// Returns where each sentence begins and ends, in bytes.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut is_open = false;
    for (start, sentence) in text.split_sentence_bound_indices() {
        let end = start + sentence.len();
        match found.last_mut().filter(|_| is_open) {
            Some(last) => last.1 = end,
            None => found.push((start, end)),
        }
        is_open = is_unfinished(sentence, &text[end..]);
    }
    found
}

/// Whether a piece ends with an abbreviation that more of its sentence follows.
fn is_unfinished(piece: &str, rest: &str) -> bool {
    let Some(before) = piece.trim_end().strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"')).next().unwrap_or("");
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // `U.S.`, `U.N.`: more follows unless a new sentence seems to begin, which its first word alone cannot tell.
    let is_initials = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    let follows = rest.trim_start().chars().next();
    let lower = word.to_lowercase();
    if english().has(WordList::Numbered, &lower) {
        return follows.is_some_and(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
    }
    if english().has(WordList::Abbreviation, &lower) {
        return follows.is_some();
    }
    (is_initial || is_initials) && follows.is_some_and(char::is_uppercase) && !begins_sentence(rest)
}

/// Whether a text begins with a word that begins sentences rather than names.
fn begins_sentence(rest: &str) -> bool {
    rest.split_whitespace().next().is_some_and(|first| english().has(WordList::Beginning, first))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the sentence around `<…>`, the link marked by brackets.
    fn marked(text: &str) -> String {
        let (before, rest) = text.split_once('<').unwrap();
        let (words, after) = rest.split_once('>').unwrap();
        let mut run = Run::default();
        run.push_words(before);
        run.open(0);
        run.push_words(words);
        run.close();
        run.push_words(after);
        let (_, sentence) = run.sentences().remove(0);
        format!("{}[{}]{}", sentence.before, sentence.words, sentence.after)
    }

    #[test]
    fn a_link_comes_with_its_sentence_alone() {
        for (text, sentence) in [
            ("One. Two <three> four. Five.", "Two [three] four."),
            ("<All of it.>", "[All of it.]"),
            ("It ended. <Then> Mr. Khan spoke to Dr. Roe. They left.", "[Then] Mr. Khan spoke to Dr. Roe."),
            ("A U.S. Government text, see <no. 7>. More.", "A U.S. Government text, see [no. 7]."),
            ("He left the U.S. The <text> stands.", "The [text] stands."),
            ("Art. 5 of <it> holds (cf. Art. 6). Then.", "Art. 5 of [it] holds (cf. Art. 6)."),
            ("Why? <So>! And.", "[So]!"),
            ("It grew by 3.5 per cent, <we> say. B.", "It grew by 3.5 per cent, [we] say."),
            ("One  two\t<three  four>  five.", "One two [three four] five."),
            ("a <b>, e.g. C. D", "a [b], e.g. C."),
        ] {
            assert_eq!(marked(text), sentence, "{text}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let text = format!("{}<here>{}", "before ".repeat(200), " after".repeat(200));
        let cut = marked(&text);
        assert!(
            cut.starts_with("… before") && cut.ends_with("after …") && cut.contains("before [here] after"),
            "{cut}"
        );
        assert!(cut.chars().count() < MOST_CHARACTERS + 10);
    }

    #[test]
    fn a_long_sentence_without_blanks_is_cut_between_words() {
        let cut = marked(&format!("{}2024 年<见>{}", "河流，".repeat(200), "上游的国家".repeat(100)));
        assert!(cut.starts_with("…河流，") && cut.ends_with("上游的…") && cut.contains("，2024 年[见]上游"), "{cut}");
        assert!(cut.chars().count() > MOST_CHARACTERS * 9 / 10, "{cut}");
    }
}
