//! All the other words by which a place of the registry is meant, for whoever looks one up by what readers type.

use super::mentions::words::{WordKind, table};
use super::{CountryCode, load, organisation_in, registry};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a place is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherNames {
    /// Its name in English, and other and former names that no other place has.
    pub names: Vec<&'static str>,
    /// Its people and its adjective in English.
    pub people: Vec<String>,
    /// Its codes, which many other words look like.
    pub codes: Vec<String>,
}

/// Returns the other names of a country or territory.
pub fn other_names(code: CountryCode) -> &'static OtherNames {
    static ALL: LazyLock<BTreeMap<CountryCode, OtherNames>> = LazyLock::new(all);
    &ALL[&code]
}

fn all() -> BTreeMap<CountryCode, OtherNames> {
    let codes = |country: &super::Country| {
        let mut codes = vec![country.code.as_str().to_owned(), country.alpha3.to_owned()];
        codes.extend(country.numeric.map(str::to_owned));
        OtherNames { names: vec![country.name], people: Vec::new(), codes }
    };
    let mut all: BTreeMap<CountryCode, OtherNames> =
        registry().countries().iter().map(|country| (country.code, codes(country))).collect();
    let only = |places: &[CountryCode]| if let [place] = places { Some(*place) } else { None };
    for (place, name) in load::aliases().filter_map(|(places, name)| Some((only(&places)?, name))) {
        all.get_mut(&place).expect("aliases are of known places").names.push(name);
    }
    for (kind, places, word) in table() {
        if let Some(place) = only(&places).filter(|_| kind == WordKind::People) {
            all.get_mut(&place).expect("words are of known places").people.push(word);
        }
    }
    all
}

/// Returns all names of an organisation of the registry in a language, English among them; none where it has no settled name.
pub fn organisation_names(language: &str, slug: &str) -> Vec<&'static str> {
    if language == "en" {
        let known = registry().organisation(slug);
        return known.map_or_else(Vec::new, |known| [&[known.short_name, known.name], &*known.aliases].concat());
    }
    organisation_in(language, slug)
        .map_or_else(Vec::new, |known| [&[known.short_name, known.name], &*known.aliases].concat())
}
