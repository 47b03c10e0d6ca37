//! The site's own words: `words/fr.txt` changes French ones, or says what is said in a language that is not built in.

use crate::base::{At, Diagnostic, Language, LineColumn, Place, problems};
use crate::parse::config::Config;
use crate::source::Snapshot;
use crate::words::{Words, built_in, english, read as read_words};
use std::sync::Arc;

/// Reads the site's own words, gives the site those of its languages, and returns what is wrong with any of them.
pub fn read(snapshot: &Snapshot, mut config: Option<&mut Config>) -> Vec<Diagnostic> {
    let (mut found, mut is_own) = (Vec::new(), vec![false; config.as_ref().map_or(0, |config| config.languages.len())]);
    for (path, file) in snapshot.words() {
        let language = Language::of(path.stem());
        let base = built_in(&language).unwrap_or_else(english);
        let (words, faults) = read_words(&file.text, &language, Some(base));
        let at = |line| Place { file: path.clone(), at: At::Position(LineColumn { line, column: 1 }) };
        found.extend(faults.into_iter().map(|fault| problems::wrong_words(at(fault.line), &fault.message)));
        let Some(config) = config.as_deref_mut() else { continue };
        let speaking: Vec<usize> = config
            .in_each_language()
            .enumerate()
            .filter(|(_, config)| speaks(config, &language, snapshot))
            .map(|(at, _)| at)
            .collect();
        for at in speaking {
            found.extend(unsaid(&Place::file(path), &words));
            config.set_words(at, Arc::new(words.clone()));
            is_own[at] = true;
        }
    }
    let foreign = config.iter().flat_map(|config| config.in_each_language()).zip(is_own);
    let foreign = foreign.filter(|(config, is_own)| !is_own && config.words.foreign().next().is_some());
    found.extend(foreign.map(|(config, _)| {
        problems::no_words(&config.language, if config.is_first() { "language" } else { "languages" })
    }));
    found
}

/// Whether a file of words in a language is the site's: of `pt-BR.txt` and `pt.txt`, the one that is named as the site is.
fn speaks(config: &Config, language: &Language, snapshot: &Snapshot) -> bool {
    let own = Language::of(&config.language);
    let is_there = || snapshot.words().any(|(path, _)| Language::of(path.stem()) == own);
    *language == own || (language.tag() == own.common() && !is_there())
}

/// Reports the words that a file leaves to English, once for all.
fn unsaid(place: &Place, words: &Words) -> Option<Diagnostic> {
    let keys: Vec<&str> = words.foreign().collect();
    (!keys.is_empty()).then(|| problems::unsaid_words(place.clone(), keys.len(), keys[0]))
}
