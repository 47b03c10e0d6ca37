//! The plural forms of a language.

use crate::base::Language;
use icu_plurals::{PluralCategory, PluralRules};

/// The categories of Unicode's CLDR with their names, in its order.
const CATEGORIES: [(PluralCategory, &str); 6] = [
    (PluralCategory::Zero, "zero"),
    (PluralCategory::One, "one"),
    (PluralCategory::Two, "two"),
    (PluralCategory::Few, "few"),
    (PluralCategory::Many, "many"),
    (PluralCategory::Other, "other"),
];

/// Counts whose forms are looked up once for all. ICU's rules belong to one thread, and few counts are larger.
const MOST_KNOWN: usize = 1_000;

/// The plural forms of a language, by the categories of the CLDR: English has two; Arabic has six. A message has one text for
/// each, so none is put together from a number and a noun.
#[derive(Debug)]
pub struct Plurals {
    language: Language,
    /// Those that the language has, `other` last.
    forms: Vec<(PluralCategory, &'static str)>,
    /// The positions of the forms of the first numbers, from 0 on.
    known: Vec<u8>,
}

impl Plurals {
    /// Returns those of a language; one that the CLDR does not know has one form.
    pub fn of(language: &Language) -> Self {
        let rules = rules(language);
        let has = |category| rules.categories().any(|known| known == category);
        let forms: Vec<_> = CATEGORIES.into_iter().filter(|(category, _)| has(*category)).collect();
        let known =
            (0..MOST_KNOWN).map(|count| u8::try_from(position(&forms, &rules, count)).expect("six forms at most"));
        Self { known: known.collect(), forms, language: language.clone() }
    }

    /// Returns the names of the forms, in the order in which a file of words has them.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.forms.iter().map(|(_, name)| *name)
    }

    /// Returns the position of the form of a number.
    pub fn form(&self, count: usize) -> usize {
        match self.known.get(count) {
            Some(position) => usize::from(*position),
            None => position(&self.forms, &rules(&self.language), count),
        }
    }
}

fn rules(language: &Language) -> PluralRules {
    PluralRules::try_new_cardinal(language.icu_locale().into()).expect("the rules are compiled in")
}

fn position(forms: &[(PluralCategory, &str)], rules: &PluralRules, count: usize) -> usize {
    let category = rules.category_for(count);
    forms.iter().position(|(known, _)| *known == category).unwrap_or(forms.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_the_cldr() {
        for (tag, forms) in [
            ("en", "other one other other other other"),
            ("fr", "one one other other other other"),
            ("ru", "many one few few many many"),
            ("ar", "zero one two few many other"),
            ("zh", "other other other other other other"),
        ] {
            let plurals = Plurals::of(&Language::of(tag));
            let names: Vec<&str> = plurals.names().collect();
            let of = |count| names[plurals.form(count)];
            assert_eq!([0, 1, 2, 3, 11, 100].map(of).join(" "), forms, "{tag}");
        }
        assert_eq!(Plurals::of(&Language::of("es")).form(1_000_000), 1, "many");
        assert_eq!(Plurals::of(&Language::of("no tag")).names().collect::<Vec<_>>(), ["other"]);
    }
}
