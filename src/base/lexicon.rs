//! Words of a language by which its texts are read: abbreviations, beginnings of sentences, what stands around names.
//!
//! The lists stand in `lexicon/`, a file a language, since they are data: whoever knows the language mends them, and no code is
//! changed for it. A file is part of the program, so what is wrong with it is a bug of ours: it panics, and any test
//! shows it.

use super::data::records;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Declares the lists by their names in the files.
macro_rules! lists {
    ($($list:ident),+ $(,)?) => {
        /// A list of words; `lexicon/en.tsv` says what each is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum WordList { $($list),+ }

        const NAMES: &[&str] = &[$(stringify!($list)),+];
    };
}

lists! {
    Abbreviation, Numbered, Beginning, SourceHeading, AdviceHeading, Office, Event, EventCompound, Location,
    LocationBeginning, Movement, CityThing, CityQualifier, Government, CityPart, Title, FirstName, Direction, Day,
    OfTheUsa, OfTheCaucasus, Language, LanguageNoun, LanguageClause, LanguageCopula, LanguageCompound, LanguageVerb,
    Month, Weekday,
}

/// Whether a heading is one under which a list of works stands, in any of the languages that the tool speaks.
pub fn heads_references(title: &str) -> bool {
    static HEADINGS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let lines = records(include_str!("lexicon/references.tsv"));
        lines
            .flat_map(|line| line.split('\t').nth(1).expect("a line is a language and its headings").split("; "))
            .collect()
    });
    // It may be numbered: `5. References`.
    let words = title.trim().trim_start_matches(|sign: char| sign.is_numeric() || ". )".contains(sign));
    HEADINGS.contains(&*words.trim_end_matches([':', '.']).to_lowercase())
}

/// The lists of a language.
#[derive(Debug)]
pub struct Lexicon {
    /// By list, each sorted.
    lists: Vec<Vec<&'static str>>,
}

/// Returns the lists of English.
pub fn english() -> &'static Lexicon {
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("lexicon/en.tsv")));
    &ENGLISH
}

impl Lexicon {
    fn read(file: &'static str) -> Self {
        let mut lists = vec![Vec::new(); NAMES.len()];
        for line in records(file) {
            let (name, words) = line.split_once('\t').expect("a line is a list and its words");
            let list = NAMES.iter().position(|known| *known == name).expect("the list is known");
            lists[list].extend(words.split("; "));
        }
        lists.iter_mut().for_each(|list| list.sort_unstable());
        Self { lists }
    }

    /// Returns the words of a list.
    pub fn words(&self, list: WordList) -> &[&'static str] {
        &self.lists[list as usize]
    }

    /// Whether a word stands in a list.
    pub fn has(&self, list: WordList, word: &str) -> bool {
        self.words(list).binary_search(&word).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_has_its_words() {
        assert!(english().lists.iter().all(|list| !list.is_empty()));
        assert!(english().has(WordList::Abbreviation, "amb"));
        assert!(english().has(WordList::LanguageVerb, "in") && !english().has(WordList::Day, "day"));
    }

    #[test]
    fn a_list_of_works_has_a_heading_in_each_language() {
        assert!(
            ["References", "5. References", "WORKS CITED:", "Références", "المراجع", "参考文献"]
                .into_iter()
                .all(heads_references)
        );
        assert!(!["Notes", "", "References to water"].into_iter().any(heads_references));
    }
}
