//! The sentences of two tables, and what the finder makes of them.
//!
//! Precision is the share of what was found that is right, recall the share of what there is that was found, both over all mentions
//! of a table. The first table grew with the finder. The second was written before it was run on them, and nothing is changed on
//! account of it: so what the manual says of other texts are its figures, and must be these.

use crate::places::mentions::words::{WordKind, table};
use crate::places::{Mention, mentions, registry};
use std::collections::BTreeMap;

const MANUAL: &str = include_str!("../../../docs/places.md");

struct Score {
    right: usize,
    found: usize,
    there: usize,
    /// The sentences that were read otherwise.
    wrong: Vec<String>,
}

impl Score {
    /// Returns the score of a table, with the mentions that `counts` lets through.
    fn of(table: &str, counts: impl Fn(&Mention) -> bool) -> Self {
        let mut score = Self { right: 0, found: 0, there: 0, wrong: Vec::new() };
        for (sentence, codes) in sentences(table) {
            let expected: Vec<&str> = codes.split_whitespace().collect();
            let found = mentions(sentence).into_iter().filter(&counts);
            let found: Vec<String> = found.filter_map(|mention| Some(mention.country()?.to_string())).collect();
            let mut left: BTreeMap<&str, usize> = BTreeMap::new();
            expected.iter().for_each(|code| *left.entry(code).or_default() += 1);
            for code in &found {
                if let Some(count) = left.get_mut(code.as_str()).filter(|count| **count > 0) {
                    *count -= 1;
                    score.right += 1;
                }
            }
            score.found += found.len();
            score.there += expected.len();
            if found != expected {
                score.wrong.push(format!("{sentence}\n    expected {expected:?}, found {found:?}"));
            }
        }
        score
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.found as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.there as f64
    }
}

fn sentences(table: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').expect("a sentence and codes"))
}

#[test]
fn sentences_that_the_finder_was_made_with_name_their_places() {
    let score = Score::of(include_str!("mentions.tsv"), |_| true);
    assert!(score.precision() >= 0.99 && score.recall() >= 0.99, "{:#?}", score.wrong);
}

/// The figures of the manual are those of sentences on which nothing was tuned.
#[test]
fn the_manual_says_how_often_the_finder_is_wrong() {
    let table = include_str!("mentions_held_out.tsv");
    let (check, links) = (Score::of(table, |_| true), Score::of(table, |mention| !mention.is_venue()));
    let (count, there) = (sentences(table).count(), check.there);
    assert!(count >= 120, "{count}");
    let said = MANUAL.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = [
        format!("Another {count} sentences, with {there} mentions,"),
        format!("`check` finds mentions with precision {:.2} and recall {:.2}", check.precision(), check.recall()),
        format!("automatic links have precision {:.2} and recall {:.2}", links.precision(), links.recall()),
    ];
    let unsaid: Vec<&String> = parts.iter().filter(|part| !said.contains(*part)).collect();
    assert!(unsaid.is_empty(), "the manual does not say {unsaid:#?}: {:#?}", check.wrong);
}

/// Returns what a text names, each with its words.
fn named(text: &str) -> Vec<(String, &str)> {
    let found = mentions(text).into_iter();
    found.filter_map(|mention| Some((mention.country()?.to_string(), &text[mention.range]))).collect()
}

#[test]
fn ranges_are_those_of_the_text_as_it_was_typed() {
    let text = "« Côte d’Ivoire »,\u{a0}South\n  Sudan’s and U.S.\u{2011}led";
    let expected = [("CI", "Côte d’Ivoire"), ("SS", "South\n  Sudan"), ("US", "U.S.")];
    assert_eq!(named(text), expected.map(|(code, words)| (code.to_owned(), words)));
}

#[test]
fn a_word_ends_where_a_letter_does_not_follow() {
    for text in ["Nigeriana", "Omaniyya", "Afghanist", "xIran", "Iran_", "Iran7", "MALIGN", "USS", "Americanise"] {
        assert_eq!(named(text), [], "{text}");
    }
    for text in ["Iran.", "(Iran)", "Iran's", "Iran-led", "pro-Iran", "‘Iran’", "Iran/Iraq"] {
        assert_eq!(named(text)[0], ("IR".to_owned(), "Iran"), "{text}");
    }
}

#[test]
fn every_place_is_named_by_its_name_and_by_its_other_names() {
    // Its name is a region's or another place's, too, or holds the name of one.
    let shared = ["AS", "FM", "MF"];
    for country in registry().countries() {
        let code = country.code.to_string();
        let found: Vec<String> = named(country.name).into_iter().map(|(code, _)| code).collect();
        let expected = if shared.contains(&code.as_str()) { vec![] } else { vec![code.clone()] };
        assert_eq!(found, expected, "{}", country.name);
        assert!(mentions(country.name)[0].candidates().contains(&country.code), "{}", country.name);
    }
}

/// A line of the table that changes nothing would be there in vain.
#[test]
fn every_stop_keeps_a_name_from_being_found() {
    let stops = table().filter(|(kind, ..)| *kind == WordKind::Stop);
    let idle: Vec<String> = stops.map(|(.., word)| word).filter(|word| !hides_a_name(word)).collect();
    assert_eq!(idle, [] as [&str; 0]);
}

/// Whether it is a name itself, or a part of it would name a place.
fn hides_a_name(word: &str) -> bool {
    let edges = |at: usize| at == 0 || at == word.len() || word[at..].starts_with([' ', '-', ',', '$']);
    let edges: Vec<usize> = (0..=word.len()).filter(|at| word.is_char_boundary(*at) && edges(*at)).collect();
    let parts =
        edges.iter().flat_map(|from| edges.iter().filter(move |to| *to > from).map(move |to| &word[*from..*to]));
    let mut parts = parts.map(|part| part.trim_start_matches([' ', '-', ','])).filter(|part| *part != word);
    registry().find_country(word).is_ok() || parts.any(|part| !named(part).is_empty())
}
