//! Folding: the one form in which a word is looked for, however it was typed.
//!
//! The script of the search page folds what a reader types by the same steps and the same table, so nothing here may be changed
//! without it: letters taken apart (NFKD), small, without their accents and points, by the table, put together again (NFC), and of Arabic
//! without the article.

use crate::base::data::records;
use crate::base::stem::without_article;
use crate::base::unicode;
use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// The letters that are folded, and into what; the script reads it, too.
pub const TABLE: &str = include_str!("data/fold.tsv");

/// The mark of `й`.
const BREVE: char = '\u{306}';

static FOLDS: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    let fold = |line: &'static str| {
        let (letter, folded) = line.split_once('\t').expect("a line is a letter and what stands for it");
        (letter.chars().next().expect("a letter"), folded)
    };
    records(TABLE).map(fold).collect()
});

/// Traditional Chinese characters with the simplified ones that they are looked for as. Read when the first Chinese word is met.
static HAN: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = records(include_str!("data/han.tsv")).filter_map(|line| line.split_once('\t'));
    let pairs = lines.flat_map(|(simplified, traditional)| {
        let simplified = simplified.chars().next().expect("a character");
        traditional.chars().map(move |traditional| (traditional, simplified))
    });
    pairs.collect()
});

/// Returns the traditional characters that are looked for as one of these simplified ones, each with that behind it: what whoever folds
/// words of a site with these must know beside [`TABLE`].
pub fn traditional(simplified: &BTreeSet<char>) -> String {
    if simplified.is_empty() {
        return String::new();
    }
    let mut pairs: Vec<(char, char)> = HAN.iter().map(|(from, to)| (*from, *to)).collect();
    pairs.retain(|(_, to)| simplified.contains(to));
    pairs.sort_unstable();
    pairs.into_iter().flat_map(|(from, to)| [from, to]).collect()
}

/// Whether a character is Chinese.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Returns the form of a word in which it is looked for.
pub fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let apart = unicode::plain_and_apart(word);
    let mut plain = String::with_capacity(word.len());
    for letter in apart.chars().flat_map(char::to_lowercase) {
        match FOLDS.get(&letter) {
            Some(folded) => plain.push_str(folded),
            // `й` is a letter of its own, and no `и` with an accent.
            None if letter == BREVE && plain.ends_with('и') => plain.push(letter),
            None if is_accent(letter) => {}
            None if is_han(letter) => plain.push(HAN.get(&letter).copied().unwrap_or(letter)),
            None => plain.push(letter),
        }
    }
    if plain.is_ascii() {
        return plain;
    }
    let whole = unicode::composed(&plain);
    without_article(&whole).unwrap_or(&whole).to_owned()
}

/// Whether a mark makes no other word: an accent, a point or vowel sign of Hebrew or Arabic. Vowel signs of Indic scripts and the voicing
/// of kana make others.
fn is_accent(c: char) -> bool {
    let is_of_script = || {
        matches!(
            CodePointMapData::<Script>::new().get(c),
            Script::Inherited | Script::Hebrew | Script::Arabic | Script::Cyrillic
        )
    };
    c >= '\u{300}' && !matches!(c, '\u{3099}' | '\u{309a}') && is_of_script() && unicode::is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        for (word, expected) in [
            ("Policy", "policy"),
            ("Müller", "muller"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("İstanbul", "istanbul"),
            ("ISPARTA", "isparta"),
            ("ısı", "isi"),
            ("Œuvre", "oeuvre"),
            ("ﬁn", "fin"),
            ("Ёлка", "елка"),
            ("ВОЙНА", "война"),
            ("ўсход", "усход"),
            ("ΛΌΓΟΣ", "λογοσ"),
            ("λόγος", "λογοσ"),
            ("الْمِيَاه", "مياه"),
            ("والمياه", "مياه"),
            ("للمياه", "مياه"),
            ("مياه", "مياه"),
            ("إدارة", "اداره"),
            ("الآن", "الان"),
            ("ســـلام", "سلام"),
            ("می‌رود", "مي\u{200c}رود"),
            ("کتاب", "كتاب"),
            ("ہے", "هي"),
            ("۱۴۰۴", "1404"),
            ("한국", "한국"),
            ("ガス", "ガス"),
            ("ｶﾞｽ", "ガス"),
            ("हिन्दी", "हिन्दी"),
            ("國際關係", "国际关系"),
        ] {
            assert_eq!(folded(word), expected, "{word}");
        }
    }

    #[test]
    fn a_site_names_the_traditional_characters_that_it_needs() {
        assert_eq!(traditional(&BTreeSet::from(['国', '水'])), "國国");
        assert_eq!(traditional(&BTreeSet::new()), "");
    }

    /// A second folding changes nothing, so that a folded word can be looked up as it is.
    #[test]
    fn folding_twice_is_folding_once() {
        let letters = (' '..='\u{ffff}').filter(|c| c.is_alphanumeric());
        let changed: Vec<char> =
            letters.filter(|c| folded(&folded(&c.to_string())) != folded(&c.to_string())).collect();
        assert!(changed.is_empty(), "{changed:?}");
    }
}
