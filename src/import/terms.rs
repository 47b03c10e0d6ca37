//! What the tags and categories of a source are here: countries, regions, organisations, types and topics. The tool proposes, the
//! editor decides in `import-terms.csv`.

use super::source::{Source, Text};
use crate::base::Slug;
use crate::places::{Registry, name_in, name_key, organisation_names, other_names, registry};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// The file in the folder of the site.
pub const TERMS_FILE: &str = "import-terms.csv";

/// The first line of the file.
pub const TERMS_HEAD: [&str; 5] = ["term", "kind", "value", "count", "sure"];

/// What an old term is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    Country,
    Region,
    Group,
    Topic,
    Series,
    Type,
    /// Nothing: it is left out.
    None,
}

/// The words of the kinds in the file.
const KINDS: [(TermKind, &str); 7] = [
    (TermKind::Country, "country"),
    (TermKind::Region, "region"),
    (TermKind::Group, "group"),
    (TermKind::Topic, "topic"),
    (TermKind::Series, "series"),
    (TermKind::Type, "type"),
    (TermKind::None, "none"),
];

impl TermKind {
    /// Returns its word.
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    /// Returns the kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        KINDS.iter().find(|(_, own)| *own == word).map(|(kind, _)| *kind)
    }

    /// Returns every word, for messages.
    pub fn words() -> String {
        KINDS.map(|(_, word)| format!("`{word}`")).join(", ")
    }
}

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermRow {
    /// As the source spells it most often.
    pub term: String,
    pub kind: TermKind,
    /// What front matter says.
    pub value: String,
    /// In how many texts it stands.
    pub count: usize,
    /// Whether nothing else can be meant.
    pub sure: bool,
}

/// What all terms of a source are.
#[derive(Debug, Default)]
pub struct TermTable {
    rows: Vec<TermRow>,
    by_key: HashMap<String, usize>,
}

/// Returns what makes two spellings one term.
pub fn key(term: &str) -> String {
    let key = name_key(term);
    if key.is_empty() { term.trim().to_lowercase() } else { key }
}

impl TermTable {
    /// Returns what the terms of a source are: as an editor has decided, else as the registry knows them.
    pub fn of(source: &Source, decided: &[TermRow]) -> Self {
        let mut table = Self::default();
        for row in decided {
            table.enter(TermRow { count: 0, ..row.clone() });
        }
        let mut spellings: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        let terms = |text: &'_ Text| text.meta.terms.clone();
        let all: Vec<Vec<String>> = source.texts.iter().map(terms).collect();
        for term in all.iter().flatten() {
            *spellings.entry(key(term)).or_default().entry(term).or_default() += 1;
        }
        let mut order: Vec<(String, BTreeMap<&str, usize>)> = spellings.into_iter().collect();
        order.sort_by_key(|(_, spelled)| std::cmp::Reverse(spelled.values().sum::<usize>()));
        for (key, spelled) in order {
            let count = spelled.values().sum();
            match table.by_key.get(&key) {
                Some(at) => table.rows[*at].count = count,
                None => {
                    let commonest = spelled.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(**name)));
                    let term = commonest.map_or_else(String::new, |(name, _)| (*name).to_owned());
                    table.enter(TermRow { count, ..proposed(&term) });
                }
            }
        }
        table
    }

    fn enter(&mut self, row: TermRow) {
        self.by_key.insert(key(&row.term), self.rows.len());
        self.rows.push(row);
    }

    /// Returns what a term is; a topic of its own name if it is not known.
    pub fn get(&self, term: &str) -> Option<&TermRow> {
        self.by_key.get(&key(term)).map(|at| &self.rows[*at])
    }

    /// Returns all lines, the commonest terms first.
    pub fn rows(&self) -> &[TermRow] {
        &self.rows
    }
}

/// Names of countries that are other things as well.
const OTHER_THINGS: [&str; 5] = ["georgia", "jordan", "chad", "turkey", "guinea"];

/// Kinds of texts, as other sites call them, by the slugs of our types.
const TYPES: [(&str, &str); 24] = [
    ("policy brief", "policy-brief"),
    ("policy briefs", "policy-brief"),
    ("issue brief", "issue-brief"),
    ("issue briefs", "issue-brief"),
    ("backgrounder", "backgrounder"),
    ("backgrounders", "backgrounder"),
    ("report", "report"),
    ("reports", "report"),
    ("working paper", "working-paper"),
    ("working papers", "working-paper"),
    ("commentary", "commentary"),
    ("commentaries", "commentary"),
    ("comment", "commentary"),
    ("opinion", "commentary"),
    ("op ed", "commentary"),
    ("op eds", "commentary"),
    ("interview", "qa"),
    ("interviews", "qa"),
    ("q a", "qa"),
    ("qa", "qa"),
    ("statement", "statement"),
    ("statements", "statement"),
    ("note de politique", "policy-brief"),
    ("rapport", "report"),
];

/// Returns what a term most likely is.
fn proposed(term: &str) -> TermRow {
    let row =
        |kind, value: &str, sure| TermRow { term: term.to_owned(), kind, value: value.to_owned(), count: 0, sure };
    let found = key(term);
    if let Some((kind, value)) = PLACES.get(&found).filter(|_| may_name(term)) {
        return row(*kind, value, !OTHER_THINGS.contains(&&*found));
    }
    if let Some((_, slug)) = TYPES.iter().find(|(name, _)| key(name) == found) {
        return row(TermKind::Type, slug, true);
    }
    let registry = registry();
    let near = [registry.find_country(term).err(), registry.find_organisation(term).err()];
    let is_near = near.iter().flatten().any(|unknown| !unknown.nearest().is_empty());
    row(TermKind::Topic, term, !is_near)
}

/// Whether a word is long enough for the name of a place, or written as the abbreviation of an organisation is. `IT`, `AI` and `ML`
/// are no countries in tags.
fn may_name(term: &str) -> bool {
    let letters = term.chars().filter(|c| c.is_alphanumeric()).count();
    let is_upper = term.chars().all(|c| !c.is_lowercase());
    let is_known = matches!(term.trim(), "EU" | "UN" | "AU" | "UK" | "US" | "USA" | "UAE" | "DRC");
    letters > 3 || (letters == 3 && is_upper) || is_known || !term.is_ascii()
}

/// Names of places by their keys, in all languages of the registry; a name that two of them have is in none.
static PLACES: LazyLock<HashMap<String, (TermKind, String)>> = LazyLock::new(|| {
    let mut all: HashMap<String, Option<(TermKind, String)>> = HashMap::new();
    let mut enter = |name: &str, kind: TermKind, value: &str| {
        let new = (kind, value.to_owned());
        let known = all.entry(key(name)).or_insert_with(|| Some(new.clone()));
        if known.as_ref().is_some_and(|known| *known != new) {
            *known = None;
        }
    };
    let registry: &Registry = registry();
    for country in registry.countries() {
        let code = country.code.as_str();
        other_names(country.code).names.iter().for_each(|name| enter(name, TermKind::Country, code));
        for language in LANGUAGES {
            name_in(language, code).into_iter().for_each(|name| enter(name, TermKind::Country, code));
        }
    }
    for organisation in registry.organisations() {
        for language in LANGUAGES.into_iter().chain(["en"]) {
            let names = organisation_names(language, organisation.slug);
            names.into_iter().for_each(|name| enter(name, TermKind::Group, organisation.slug));
        }
    }
    for region in registry.regions() {
        enter(region.name, TermKind::Region, region.slug);
        for language in LANGUAGES {
            name_in(language, region.m49).into_iter().for_each(|name| enter(name, TermKind::Region, region.slug));
        }
    }
    all.into_iter().filter_map(|(key, place)| Some((key, place?))).collect()
});

/// Languages in which the registry knows places, besides English.
const LANGUAGES: [&str; 11] = ["ar", "de", "es", "fa", "fr", "ps", "pt", "ru", "tr", "ur", "zh"];

/// Returns the slug of a topic by its name, as its address has it.
pub fn slug_of(name: &str) -> Option<String> {
    Slug::of_title(name).map(|slug| slug.to_string())
}
