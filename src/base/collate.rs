//! The order of names, by the rules of a language: `Åland` stands among the A's in English and behind `Zypern` in Swedish.
//!
//! The rules are those of the Unicode CLDR, by ICU4X.

use super::Language;
use super::unicode::decomposed;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use std::cmp::Ordering;

/// How the names of a site are sorted.
pub struct NameOrder {
    whole: CollatorBorrowed<'static>,
    /// By letters alone: accents and case make no difference, unless the language has a letter for them.
    letters: CollatorBorrowed<'static>,
}

impl NameOrder {
    /// Returns the order of a language; one that the CLDR does not know is sorted as most are.
    pub fn of(language: &Language) -> Self {
        let collator = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            Collator::try_new(language.icu_locale().into(), options).expect("the rules are compiled in")
        };
        Self { whole: collator(Strength::Tertiary), letters: collator(Strength::Primary) }
    }

    /// Compares two names; what is equal by the rules is sorted by its bytes, so that the order is always the same.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.whole.compare(one, other).then_with(|| one.cmp(other))
    }

    /// Returns the capital that a name stands under in an index: `A` for `Åland`, but `Å` in Swedish. Names in Chinese stand under
    /// the first letter of their sound, by which Chinese sorts them.
    pub fn initial(&self, name: &str) -> String {
        let Some(first) = name.chars().find(|c| c.is_alphanumeric()) else { return "#".to_owned() };
        if is_ideograph(first) {
            return deunicode::deunicode_char(first).and_then(|sound| sound.get(..1)).unwrap_or("#").to_uppercase();
        }
        let capital = first.to_uppercase().to_string();
        let bare: String = decomposed(&capital).chars().take(1).collect();
        if self.letters.compare(&capital, &bare) == Ordering::Equal { bare } else { capital }
    }
}

/// Whether a character is one of Chinese.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_as_node_sorts_them() {
        for line in include_str!("collate/order.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (language, names) = line.split_once('\t').unwrap();
            let expected: Vec<&str> = names.split('\t').collect();
            let mut names = expected.clone();
            names.sort_unstable();
            let order = NameOrder::of(&Language::of(language));
            names.sort_by(|one, other| order.compare(one, other));
            assert_eq!(names, expected, "{language}");
            assert_eq!(names.len(), 60, "{language}");
        }
    }

    #[test]
    fn names_stand_under_the_letters_of_the_language() {
        for (language, name, letter) in [
            ("en", "Åland", "A"),
            ("sv", "Åland", "Å"),
            ("de", "Österreich", "O"),
            ("tr", "Çin", "Ç"),
            ("tr", "İran", "İ"),
            ("es", "España", "E"),
            ("ru", "Ёлка", "Е"),
            ("ar", "أفغانستان", "ا"),
            ("fa", "آلمان", "آ"),
            ("zh", "巴基斯坦", "B"),
            ("en", "“Aland”", "A"),
            ("en", "", "#"),
        ] {
            assert_eq!(NameOrder::of(&Language::of(language)).initial(name), letter, "{language} {name}");
        }
    }
}
