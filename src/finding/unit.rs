//! What search knows of one text: how much each word says about it.
//!
//! It follows from the text alone. No statistic of the collection takes part, so one text more changes nothing of the others.

use super::vocabulary::{Reader, WordNumber};
use crate::base::Language;
use crate::page::Part;

/// The most that a word can say.
pub const MOST_IMPACT: u32 = (1 << IMPACT_BITS) - 1;

/// How many bits of a number are an impact.
pub const IMPACT_BITS: u32 = 5;

/// What a text of usual length weighs, in words of its running text twice. It is fixed, so that no other text takes part in what a word
/// says of this one.
const USUAL: u64 = 2_400;

/// The weight at which a word says half of the most, in a text of usual length.
const HALF: u64 = 6;

/// How much each word of a text says about it: each once, in no order.
#[derive(Clone, Debug, Default)]
pub struct Unit(Vec<u32>);

impl Unit {
    /// Returns its words, each with 1 to [`MOST_IMPACT`].
    pub fn words(&self) -> impl Iterator<Item = (WordNumber, u32)> {
        self.0.iter().map(|word| (word >> IMPACT_BITS, word & MOST_IMPACT))
    }
}

/// Returns how much one word counts there: in running text twice as much as in a note.
fn weight(part: Part) -> u32 {
    match part {
        Part::Title => 12,
        Part::Name => 8,
        Part::Subtitle => 6,
        Part::Summary => 4,
        Part::Point | Part::Heading => 3,
        Part::Text => 2,
        Part::Note => 1,
    }
}

/// Reads texts one after the other, each part by part.
pub struct UnitReader<'v> {
    reader: Reader<'v>,
    /// What each word of the text that is read weighs, by its number.
    weights: Vec<u32>,
    /// The words that weigh anything.
    found: Vec<WordNumber>,
    weight: u64,
}

impl<'v> UnitReader<'v> {
    /// Returns one that has read nothing.
    pub fn new(reader: Reader<'v>) -> Self {
        Self { reader, weights: Vec::new(), found: Vec::new(), weight: 0 }
    }

    /// Takes a part of the text, in its language.
    pub fn take(&mut self, part: Part, text: &str, language: &Language) {
        let Self { reader, weights, found, weight: sum } = self;
        let weight = weight(part);
        reader.read(text, language, |word| {
            let at = word as usize;
            if at >= weights.len() {
                weights.resize((at + 1).next_power_of_two(), 0);
            }
            if weights[at] == 0 {
                found.push(word);
            }
            weights[at] += weight;
            *sum += u64::from(weight);
        });
    }

    /// Returns what was found in the text, and forgets it.
    pub fn finish(&mut self) -> Unit {
        // The longer a text is, the less one mention says: half of the way to being in proportion.
        let half = (HALF * (USUAL + self.weight) / (2 * USUAL)).max(1);
        let words = self.found.drain(..).map(|word| {
            let weight = u64::from(std::mem::take(&mut self.weights[word as usize]));
            let impact = (u64::from(MOST_IMPACT) * weight / (weight + half)).max(1);
            word << IMPACT_BITS | u32::try_from(impact).expect("it is no more than the most")
        });
        let words = words.collect();
        self.weight = 0;
        Unit(words)
    }
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::Vocabulary;
    use super::*;
    use std::collections::BTreeMap;

    fn impacts(parts: &[(Part, &str)]) -> BTreeMap<String, u32> {
        let vocabulary = Vocabulary::default();
        let mut reader = UnitReader::new(Reader::new(&vocabulary));
        parts.iter().for_each(|(part, text)| reader.take(*part, text, &Language::of("en")));
        let unit = reader.finish();
        let terms = vocabulary.terms();
        unit.words().map(|(word, impact)| (terms[word as usize].word.to_string(), impact)).collect()
    }

    #[test]
    fn a_word_says_more_in_a_title_and_less_in_a_long_text() {
        let found = impacts(&[
            (Part::Title, "Water"),
            (Part::Name, "Pakistan"),
            (Part::Summary, "treaty"),
            (Part::Text, "basin basin river"),
            (Part::Note, "source"),
        ]);
        let order = ["water", "pakistan", "treaty", "river", "source"].map(|word| found[word]);
        assert!(order.is_sorted_by(|a, b| a > b), "{found:?}");
        assert!(found["basin"] > found["river"], "{found:?}");
        let long = "filler ".repeat(5_000);
        let diluted = impacts(&[(Part::Text, "river"), (Part::Text, &long)]);
        assert!(diluted["river"] < found["river"] && diluted["filler"] <= MOST_IMPACT, "{diluted:?}");
    }
}
