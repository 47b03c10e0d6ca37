//! The site's own words: what is wrong in their files, and what is left to English.

use crate::base::{FieldPath, Place, SITE_FILE, SourcePath, counted::counted};

problems! {
    /// Reports a line of a file of words, by what is wrong with it.
    wrong_words(place: Place, fault: &str) = InvalidWords, place,
        "{fault}",
        "keys, names in braces and plural forms are those of the file that `briefpress theme eject words/en.txt` writes";
    /// Reports words that a file does not say, of which `key` is one.
    unsaid_words(place: Place, count: usize, key: &str) = UnsaidWords, place,
        (format!("{} of the site stay English, such as `{key}`", counted(count, "message"))),
        "add lines such as `{key} = …`; `briefpress theme eject words/en.txt` writes them all in English";
    /// Reports a language that no words are built in for.
    no_words(language: &str, key: &'static str) = UnsaidWords, Place::field(&SourcePath::new(SITE_FILE), FieldPath::of(key)),
        "what the site itself says stays English: no words are built in for `{language}`",
        "write them in `words/{language}.txt`; `briefpress theme eject words/en.txt` writes the English ones to begin with";
}
