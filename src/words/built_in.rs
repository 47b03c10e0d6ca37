//! The built-in words: a file for each language.

use super::file::read;
use super::key::ENGLISH_FILE;
use super::message::Words;
use crate::base::Language;
use std::sync::{Arc, OnceLock};

/// The files by their names, `words/LANGUAGE.txt`; the English one, which the others are held against, first.
pub const FILES: [(&str, &str); 12] = [
    ("words/en.txt", ENGLISH_FILE),
    ("words/ar.txt", include_str!("../../words/ar.txt")),
    ("words/de.txt", include_str!("../../words/de.txt")),
    ("words/es.txt", include_str!("../../words/es.txt")),
    ("words/fa.txt", include_str!("../../words/fa.txt")),
    ("words/fr.txt", include_str!("../../words/fr.txt")),
    ("words/ps.txt", include_str!("../../words/ps.txt")),
    ("words/pt.txt", include_str!("../../words/pt.txt")),
    ("words/ru.txt", include_str!("../../words/ru.txt")),
    ("words/tr.txt", include_str!("../../words/tr.txt")),
    ("words/ur.txt", include_str!("../../words/ur.txt")),
    ("words/zh.txt", include_str!("../../words/zh.txt")),
];

/// Each is read when somebody asks for it.
static WORDS: [OnceLock<Arc<Words>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

/// Returns the English words.
pub fn english() -> &'static Arc<Words> {
    at(0)
}

/// Returns the words of a language, whatever its script and country; none if no file is built in.
pub fn built_in(language: &Language) -> Option<&'static Arc<Words>> {
    let common = language.common();
    FILES.iter().position(|(name, _)| language_of(name) == common).map(at)
}

/// Returns what a site in a language says: its words, or where none are built in the English ones, marked as such.
pub fn words_of(language: &Language) -> Arc<Words> {
    built_in(language).map_or_else(|| Arc::new(read("", language, Some(english())).0), Arc::clone)
}

fn at(place: usize) -> &'static Arc<Words> {
    WORDS[place].get_or_init(|| {
        let (name, text) = FILES[place];
        let base = (place > 0).then(|| &**english());
        Arc::new(read(text, &Language::of(language_of(name)), base).0)
    })
}

/// Returns the tag of the language of a file `words/LANGUAGE.txt`.
pub fn language_of(name: &str) -> &str {
    name.trim_start_matches("words/").trim_end_matches(".txt")
}
