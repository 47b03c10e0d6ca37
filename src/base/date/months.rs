//! Months by their names in many languages.
//!
//! Writers date a text in the language that they write in, and so do editors. The names stand in `lexicon/months.tsv`.

use crate::base::data::records;
use crate::base::lexicon::{WordList, english};
use std::sync::LazyLock;

/// Shorter beginnings mean too many months.
const LEAST_LETTERS: usize = 3;

/// The first names are the twelve of English.
const ENGLISH: usize = 12;

/// Returns the month of this name, or the one month whose names begin so with three letters or more; English ones go
/// before all others.
pub fn named(word: &str) -> Option<i16> {
    let word = word.to_lowercase();
    if let Some((month, _)) = names().iter().find(|(_, name)| *name == word) {
        return Some(*month);
    }
    let is_long = word.chars().count() >= LEAST_LETTERS;
    let begun = |names: &[(i16, &str)]| {
        let mut found = names.iter().filter(|(_, name)| is_long && name.starts_with(&word)).map(|(month, _)| *month);
        let first = found.next()?;
        found.all(|month| month == first).then_some(first)
    };
    begun(&names()[..ENGLISH]).or_else(|| begun(names()))
}

/// Returns all names with the numbers of their months, English ones first.
fn names() -> &'static [(i16, &'static str)] {
    static NAMES: LazyLock<Vec<(i16, &str)>> = LazyLock::new(|| {
        let number = |text: &str| text.parse().expect("a month has a number");
        let entry = |entry: &&'static str| entry.split_once(' ').expect("a month has a number and a name");
        let english = english().words(WordList::Month).iter().map(entry).map(|(month, name)| (number(month), name));
        let others = records(include_str!("../lexicon/months.tsv")).flat_map(|line| {
            let (_, line) = line.split_once('\t').expect("a line begins with a language");
            let (month, names) = line.split_once('\t').expect("a line has a month and names");
            names.split("; ").map(move |name| (number(month), name))
        });
        english.chain(others).collect()
    });
    &NAMES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_many_languages() {
        for (name, month) in [
            ("March", Some(3)),
            ("mar", Some(3)),
            ("Sept", Some(9)),
            ("AOÛT", Some(8)),
            ("März", Some(3)),
            ("марта", Some(3)),
            ("července", Some(7)),
            ("lipca", Some(7)),
            ("Şubat", Some(2)),
            ("مارچ", Some(3)),
            ("मार्च", Some(3)),
            // June and July, and nothing at all.
            ("jui", None),
            ("ju", None),
            ("Quarter", None),
        ] {
            assert_eq!(named(name), month, "{name}");
        }
    }

    #[test]
    fn no_name_means_two_months() {
        for (month, name) in names() {
            let others: Vec<_> = names().iter().filter(|(other, same)| same == name && other != month).collect();
            assert!(others.is_empty() && *name == name.to_lowercase(), "{name}: {others:?}");
        }
    }
}
