//! Words without their endings, so that `sanctions` and `sanctioned` count as one.
//!
//! The stemmers are those of Snowball as they were in 2018. Their English has since got exceptions, without which an organisation is an
//! organ; those that matter here stand below. There is none for Arabic: the stemmer cuts roots into names (Palestine becomes a word for
//! sorrow), so an Arabic word keeps all but its article, which folding takes off.

use super::Language;
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// How English words begin whose stems would be those of other words, each with its stem.
const ENGLISH: [(&str, &str); 15] = [
    ("accord", "accord"),
    ("according", "according"),
    ("authorit", "authorit"),
    ("emergenc", "emergenc"),
    ("importan", "importan"),
    ("internal", "internal"),
    ("international", "internat"),
    ("object", "object"),
    ("objectiv", "objectiv"),
    ("operat", "operat"),
    ("organis", "organiz"),
    ("organism", "organism"),
    ("organiz", "organiz"),
    ("universal", "universal"),
    ("universit", "universit"),
];

/// The stemmer of a language.
pub struct Stems {
    stemmer: Option<Stemmer>,
    is_english: bool,
}

impl Stems {
    /// Returns that of a language; one that no stemmer knows leaves all words whole.
    pub fn of(language: &Language) -> Self {
        Self { stemmer: algorithm(language).map(Stemmer::create), is_english: language.is_english() }
    }

    /// Returns the stem of a word in small letters.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let exception = ENGLISH.iter().rfind(|(begins, _)| self.is_english && word.starts_with(begins));
        if let Some((_, stem)) = exception {
            return Cow::Borrowed(stem);
        }
        self.stemmer.as_ref().map_or(Cow::Borrowed(word), |stemmer| stemmer.stem(word))
    }
}

fn algorithm(language: &Language) -> Option<Algorithm> {
    Some(match language.tag().split('-').next().unwrap_or_default() {
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_are_one_word_and_others_are_not() {
        let stems = Stems::of(&Language::of("en-GB"));
        for alike in [
            ["sanctions", "sanctioned"],
            ["policies", "policy"],
            ["organisations", "organization"],
            ["universities", "university"],
            ["international", "internationally"],
            ["agreements", "agreement"],
        ] {
            assert_eq!(stems.stem(alike[0]), stems.stem(alike[1]), "{alike:?}");
        }
        for apart in [
            ["organisation", "organ"],
            ["organization", "organ"],
            ["university", "universal"],
            ["international", "internal"],
            ["internal", "intern"],
            ["emergency", "emergent"],
            ["authority", "author"],
            ["important", "import"],
            ["objective", "object"],
            ["operation", "opera"],
            ["according", "accord"],
        ] {
            assert_ne!(stems.stem(apart[0]), stems.stem(apart[1]), "{apart:?}");
        }
        let none = Stems::of(&Language::of("ur"));
        assert_eq!(none.stem("پاکستان"), "پاکستان");
    }
}
