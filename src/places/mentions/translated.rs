//! The words that are looked for in texts in other languages than English: names by the CLDR, and `data/mentions_translated.tsv`.
//!
//! Adjectives and peoples are left out: in most of these languages they are written small, or are words for languages and things as
//! well. Forms are made where a language makes them by rules that hold for nearly all names: the German genitive, the Russian
//! cases of a single word, and in Arabic what is written together with the word behind it. Arabic letters that keyboards of
//! one language have and those of another lack are one.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::words::{Word, WordKind};
use crate::places::load::{codes_of, listed, rows};
use crate::places::{CountryCode, name_in, registry};

const MENTIONS: &str = include_str!("../data/mentions_translated.tsv");

/// The languages, by their tags.
pub(in crate::places) const LANGUAGES: [&str; 11] = ["ar", "de", "es", "fa", "fr", "ps", "pt", "ru", "tr", "ur", "zh"];

/// Returns all patterns of a language. The table goes before the names of the CLDR.
pub(super) fn all(language: &str) -> BTreeMap<String, Word> {
    let named = registry().countries().iter().filter_map(|country| {
        let name = name_in(language, country.code.as_str())?;
        Some((WordKind::Name, vec![country.code], name))
    });
    // What stands in brackets behind a name comes last, since it may be the name of another place.
    let named: Vec<_> = named.collect();
    let alone = named.iter().map(|(kind, places, name)| (*kind, places.clone(), split(name).0));
    let in_brackets = named.iter().filter_map(|(kind, places, name)| Some((*kind, places.clone(), split(name).1?)));
    let mut all: BTreeMap<String, Word> = BTreeMap::new();
    for (kind, places, name) in table(language).chain(alone).chain(in_brackets) {
        for form in forms(language, &plain(name)) {
            if let Entry::Vacant(free) = all.entry(form) {
                free.insert(Word::plain(kind, places.clone()));
            }
        }
    }
    all
}

/// Returns how texts in a language name places: the kind of word, the places, the word.
pub(in crate::places) fn table(
    language: &str,
) -> impl Iterator<Item = (WordKind, Vec<CountryCode>, &'static str)> + '_ {
    rows(MENTIONS).filter(move |[known, _, _, _]| *known == language).flat_map(|[_, kind, codes, words]| {
        let kind = WordKind::of(kind).expect("words are of a known kind");
        let places = codes_of(codes);
        listed(words).map(move |word| (kind, places.clone(), word))
    })
}

/// Returns a name, and the other that stands in brackets behind some: `Myanmar (Birmanie)`.
fn split(name: &str) -> (&str, Option<&str>) {
    match name.split_once(" (") {
        Some((name, other)) => (name, other.strip_suffix(')')),
        None => (name, None),
    }
}

/// Returns a text with one form of each Arabic letter that has several, and one apostrophe. It is as long as before.
pub(super) fn plain(text: &str) -> String {
    let letter = |letter| match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ة' | 'ۀ' => 'ه',
        other => other,
    };
    text.replace('’', "'").chars().map(letter).collect()
}

/// Returns the forms of a name in running text.
fn forms(language: &str, name: &str) -> Vec<String> {
    let with = |ends: &[&str], stem: &str| ends.iter().map(|end| format!("{stem}{end}")).collect::<Vec<_>>();
    let mut forms = match language {
        "de" if !name.ends_with(['s', 'x', 'z', '.']) => with(&["", "s"], name),
        "ru" if !name.contains(' ') => declined(name),
        "ar" => with_prefixes(name),
        _ => vec![name.to_owned()],
    };
    // The mark of the Persian genitive is written or not.
    let without = forms.iter().filter(|form| form.contains('\u{654}')).map(|form| form.replace('\u{654}', ""));
    forms.extend(without.collect::<Vec<_>>());
    forms
}

/// Returns the cases of a Russian name; of one that does not change, itself.
fn declined(name: &str) -> Vec<String> {
    let mut letters = name.chars();
    let (last, before) = (letters.next_back().unwrap_or_default(), letters.next_back().unwrap_or_default());
    let stem = &name[..name.len() - last.len_utf8()];
    let (stem, ends): (&str, &[&str]) = match (before, last) {
        _ if name.chars().all(char::is_uppercase) => (name, &[""]),
        ('и', 'я') => (stem, &["я", "и", "ю", "ей"]),
        ('к' | 'г' | 'х' | 'ж' | 'ш' | 'ч' | 'щ', 'а') => (stem, &["а", "и", "е", "у", "ой"]),
        (_, 'а') => (stem, &["а", "ы", "е", "у", "ой"]),
        (_, 'я') => (stem, &["я", "и", "е", "ю", "ей"]),
        (_, 'й') => (stem, &["й", "я", "ю", "ем", "е"]),
        (_, 'ь') => (stem, &["ь", "я", "ю", "ем", "е"]),
        (_, 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю') => (name, &[""]),
        _ => (name, &["", "а", "у", "ом", "е"]),
    };
    ends.iter().map(|end| format!("{stem}{end}")).collect()
}

/// Returns an Arabic name with what is written together with it: 'and', 'in', 'to', 'as'.
fn with_prefixes(name: &str) -> Vec<String> {
    let (ands, others) = (["", "و", "ف"], ["", "ب", "ک"]);
    let prefixed = ands.iter().flat_map(|and| others.iter().map(move |other| format!("{and}{other}{name}")));
    let to = match name.strip_prefix("ال") {
        Some(rest) => format!("لل{rest}"),
        None => format!("ل{name}"),
    };
    prefixed.chain(["", "و"].iter().map(|and| format!("{and}{to}"))).collect()
}
