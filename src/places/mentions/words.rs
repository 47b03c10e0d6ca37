//! The words that are looked for: `data/mentions.en.tsv`, and the names of the registry.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::context::Around;
use crate::places::load::{codes_of, listed, rows};
use crate::places::{CountryCode, load, registry};

const MENTIONS: &str = include_str!("../data/mentions.en.tsv");

/// What a word says of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::places) enum WordKind {
    Name,
    /// A name that persons bear, too.
    Given,
    /// A name that a state of the USA bears, too.
    State,
    People,
    /// A capital that stands for its government.
    Capital,
    /// The same, and a venue.
    City,
    /// The first half of a compound: `Sino-`.
    Half,
    /// May mean any of its places.
    Shared,
    /// Names none.
    Stop,
}

/// What a pattern stands for.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub kind: WordKind,
    pub places: Vec<CountryCode>,
    /// Whether it is written in capitals that are not its own, as in a heading.
    is_capitals: bool,
}

/// A word in capitals is sought if it is no shorter: a short one is an acronym of something else.
const SHORTEST_IN_CAPITALS: usize = 4;

impl WordKind {
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "name" => Self::Name,
            "given" => Self::Given,
            "state" => Self::State,
            "people" => Self::People,
            "capital" => Self::Capital,
            "city" => Self::City,
            "half" => Self::Half,
            "shared" => Self::Shared,
            "stop" => Self::Stop,
            _ => return None,
        })
    }
}

impl Word {
    /// Returns a word as it is written.
    pub(super) fn plain(kind: WordKind, places: Vec<CountryCode>) -> Self {
        Self { kind, places, is_capitals: false }
    }

    /// Whether it names its places there. Capitals tell nothing of what stands around a word in capitals.
    pub(super) fn names(&self, around: &Around<'_>) -> bool {
        match self.kind {
            WordKind::Stop => false,
            _ if around.is_address() => false,
            // A city in capitals is where a report was written.
            _ if self.is_capitals => self.kind != WordKind::City,
            WordKind::Name | WordKind::Half | WordKind::Shared => true,
            WordKind::Given => !around.is_person(),
            WordKind::State => !around.is_person() && !around.is_of_the_usa(),
            WordKind::People => !around.is_language(),
            WordKind::Capital => !around.is_label() && !around.is_beside_a_state(),
            WordKind::City => !around.is_label() && !around.is_venue(),
        }
    }
}

/// Returns all patterns. The table goes before the registry, and a word as it is written before another in capitals.
pub(super) fn all() -> BTreeMap<String, Word> {
    let table = table().flat_map(|(kind, places, written)| {
        let with_and = matches!(kind, WordKind::Name | WordKind::Stop);
        spellings(&written, with_and).into_iter().map(move |form| (form, kind, places.clone()))
    });
    let names = registry().countries().iter().map(|country| (vec![country.code], country.name)).chain(load::aliases());
    let names = names.flat_map(|(places, name)| {
        let kind = if places.len() == 1 { WordKind::Name } else { WordKind::Shared };
        spellings(name, true).into_iter().map(move |form| (form, kind, places.clone()))
    });
    let mut all: BTreeMap<String, Word> = BTreeMap::new();
    for (form, kind, places) in table.chain(names) {
        if let Entry::Vacant(free) = all.entry(form) {
            free.insert(Word::plain(kind, places));
        }
    }
    let capitals = all.iter().filter(|(form, word)| form.len() >= SHORTEST_IN_CAPITALS && word.kind != WordKind::Half);
    let capitals = capitals.map(|(form, word)| (form.to_uppercase(), Word { is_capitals: true, ..word.clone() }));
    for (form, word) in capitals.collect::<Vec<_>>() {
        all.entry(form).or_insert(word);
    }
    all
}

/// Returns how running text names places: the kind of word, the places, the word. What may stand at its end or not makes two.
pub(in crate::places) fn table() -> impl Iterator<Item = (WordKind, Vec<CountryCode>, String)> {
    rows(MENTIONS).flat_map(|[kind, codes, words]| {
        let kind = WordKind::of(kind).expect("words are of a known kind");
        let places = codes_of(codes);
        let words = listed(words).flat_map(|word| match word.strip_suffix("(s)") {
            Some(one) => vec![one.to_owned(), format!("{one}s")],
            None => vec![word.to_owned()],
        });
        words.map(move |word| (kind, places.clone(), word))
    })
}

/// Returns the ways in which a name is written: with `St` for 'Saint', and `&` for 'and' where names are joined.
fn spellings(written: &str, with_and: bool) -> Vec<String> {
    let plain = written.replace('’', "'");
    let mut forms = vec![plain];
    for short in ["St ", "St. "] {
        let first = forms[0].replace("Saint ", short);
        forms.extend(Some(first).filter(|form| *form != forms[0]));
    }
    if with_and {
        let joined: Vec<String> = forms.iter().map(|form| form.replace(" and ", " & ")).collect();
        forms.extend(joined.into_iter().filter(|form| form.contains('&')));
    }
    forms
}
