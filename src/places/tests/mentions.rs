//! The sentences of two tables, and what the finder makes of them.
//!
//! Precision is the share of what was found that is right, recall the share of what there is that was found, both over all mentions
//! of a table. The first table grew with the finder. The second was written before it was run on them, and nothing is changed on
//! account of it: so what the manual says of other texts are its figures, and must be these.

use crate::base::Language;
use crate::places::mentions::translated::{LANGUAGES, table as translated_table};
use crate::places::mentions::words::{WordKind, table};
use crate::places::{CountryCode, Mention, Tongue, mentions, name_in, registry};
use std::collections::BTreeMap;

const MANUAL: &str = include_str!("../../../docs/places.md");

#[derive(Default)]
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
        let mut score = Self::default();
        for (sentence, codes) in sentences(table) {
            score.add(Tongue::English, sentence, codes, &counts);
        }
        score
    }

    /// Takes in a sentence with the places that it names.
    fn add(&mut self, tongue: Tongue, sentence: &str, codes: &str, counts: impl Fn(&Mention) -> bool) {
        let expected: Vec<&str> = codes.split_whitespace().collect();
        let found = mentions(tongue, sentence).into_iter().filter(counts);
        let found: Vec<String> = found.filter_map(|mention| Some(mention.country()?.to_string())).collect();
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        expected.iter().for_each(|code| *left.entry(code).or_default() += 1);
        for code in &found {
            if let Some(count) = left.get_mut(code.as_str()).filter(|count| **count > 0) {
                *count -= 1;
                self.right += 1;
            }
        }
        self.found += found.len();
        self.there += expected.len();
        if found != expected {
            self.wrong.push(format!("{sentence}\n    expected {expected:?}, found {found:?}"));
        }
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

/// Returns the scores of the sentences in other languages, on which nothing was tuned.
fn translated() -> BTreeMap<&'static str, Score> {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for line in include_str!("mentions_translated_held_out.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [language, sentence, codes] = *line.split('\t').collect::<Vec<_>>() else { panic!("{line}") };
        let tongue = Tongue::of(&Language::of(language));
        scores.entry(language).or_default().add(tongue, sentence, codes, |_| true);
    }
    scores
}

#[test]
fn the_manual_says_how_often_the_finder_is_wrong_in_other_languages() {
    let mut unsaid = Vec::new();
    for (language, score) in translated() {
        let (precision, recall) = (score.precision(), score.recall());
        let row = format!("| `{language}` | {} | {precision:.2} | {recall:.2} |", score.there);
        if !MANUAL.contains(&row) {
            unsaid.push(format!("{row}\n{}", score.wrong.join("\n")));
        }
    }
    assert!(unsaid.is_empty(), "the manual does not say:\n{}", unsaid.join("\n"));
}

#[test]
fn names_in_other_languages_are_found_in_the_forms_of_the_language() {
    for (language, text, expected) in [
        ("fr", "L’Iran et la Côte d’Ivoire", "IR CI"),
        ("de", "Irans und Frankreichs", "IR FR"),
        ("ru", "в Иране, Индией и Китая; Шри-Ланки", "IR IN CN LK"),
        ("tr", "İran’ın ve Türkiye'de", "IR TR"),
        ("ar", "وباكستان وللصين وبالهند لإيران والسودان", "PK CN IN IR SD"),
        ("ar", "ايران", "IR"),
        ("fa", "ايران و ایران‌ها، کرهٔ جنوبی", "IR IR KR"),
        ("ps", "ایران او ايران", "IR IR"),
        ("zh", "缅甸与中国", "MM CN"),
        ("fr", "Myanmar, Birmanie", "MM MM"),
        ("fr", "iran IRANIEN Iranien Congo", ""),
        ("sw", "Iran", ""),
        ("pt-BR", "Irã", "IR"),
    ] {
        let found = mentions(Tongue::of(&Language::of(language)), text);
        let codes: Vec<String> = found.iter().filter_map(|mention| Some(mention.country()?.to_string())).collect();
        assert_eq!(codes.join(" "), expected, "{language}: {text}");
    }
}

#[test]
fn ranges_in_other_languages_are_those_of_the_text_as_it_was_typed() {
    let text = "la Côte d’Ivoire,\u{a0}l’E\u{301}gypte";
    let found = mentions(Tongue::of(&Language::of("fr")), text);
    let words: Vec<&str> = found.into_iter().map(|mention| &text[mention.range]).collect();
    assert_eq!(words, ["Côte d’Ivoire", "E\u{301}gypte"]);
}

#[test]
fn every_place_is_named_by_its_name_in_each_language_or_by_none() {
    for language in LANGUAGES {
        let tongue = Tongue::of(&Language::of(language));
        let mut found = 0;
        for country in registry().countries() {
            let name = name_in(language, country.code.as_str()).unwrap_or_default();
            let name = name.split(" (").next().unwrap_or_default();
            let named: Vec<CountryCode> = mentions(tongue, name).iter().filter_map(Mention::country).collect();
            assert!(named.iter().all(|code| *code == country.code), "{language} {name}: {named:?}");
            found += usize::from(!named.is_empty());
        }
        assert!(found > 230, "{language}: {found}");
    }
}

/// A line of the table that changes nothing would be there in vain.
#[test]
fn every_stop_in_another_language_keeps_a_name_from_being_found() {
    let mut idle = Vec::new();
    for language in LANGUAGES {
        let tongue = Tongue::of(&Language::of(language));
        for (kind, _, word) in translated_table(language) {
            let is_named = mentions(tongue, word).iter().any(|mention| mention.country().is_some());
            assert_eq!(is_named, kind == WordKind::Name, "{language} {word}");
            let names_one = |part: &str| mentions(tongue, part).iter().any(|mention| mention.country().is_some());
            let mut cuts = word.char_indices().skip(1).map(|(at, _)| at);
            let hides = cuts.any(|at| names_one(&word[at..]) || names_one(&word[..at]));
            if kind == WordKind::Stop && !hides {
                idle.push(format!("{language} {word}"));
            }
        }
    }
    assert_eq!(idle, [] as [&str; 0]);
}

/// Returns what a text names, each with its words.
fn named(text: &str) -> Vec<(String, &str)> {
    let found = mentions(Tongue::English, text).into_iter();
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
        assert!(mentions(Tongue::English, country.name)[0].candidates().contains(&country.code), "{}", country.name);
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
