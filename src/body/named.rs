//! Which places a text names, and how often.

use super::links::wiki_target;
use super::prose::{Passage, PassageKind};
use crate::places::{CountryCode, Tongue, mentions, registry};

/// Places by how often a text names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedPlaces {
    /// What they are looked for in.
    tongue: Tongue,
    /// Those that any word of it names or may mean, in headings and notes, too, by code, each with how often running text
    /// names it. There are few, and every text keeps them: a list takes a fraction of the memory that a map does.
    places: Vec<(CountryCode, u32)>,
}

impl NamedPlaces {
    /// Returns none yet, of a text in a language.
    pub fn in_tongue(tongue: Tongue) -> Self {
        Self { tongue, places: Vec::new() }
    }

    /// Returns the language of the text.
    pub fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// Takes in a passage of a body. Headings say again what the text says, and notes name the publishers of sources.
    pub(super) fn add_passage(&mut self, passage: &Passage<'_>) {
        // Readers see its name in the place of `[[country:PK]]`.
        let targets = passage.links.iter().filter_map(|(_, address)| wiki_target(address)?.strip_prefix("country:"));
        let linked = targets.filter_map(|name| registry().find_country(name).ok()).map(|country| country.code);
        linked.for_each(|country| self.count(country, 0));
        match passage.kind {
            PassageKind::Text | PassageKind::Quote => self.add(&passage.text),
            PassageKind::Heading | PassageKind::Note => self.touch(&passage.text),
        }
    }

    /// Takes in running text.
    pub fn add(&mut self, text: &str) {
        for mention in mentions(self.tongue, text) {
            let named = mention.country();
            mention.candidates().iter().for_each(|country| self.count(*country, u32::from(named == Some(*country))));
        }
    }

    /// Takes in a text in which naming a place is not dwelling on it.
    pub fn touch(&mut self, text: &str) {
        mentions(self.tongue, text)
            .iter()
            .flat_map(|mention| mention.candidates())
            .for_each(|country| self.count(*country, 0));
    }

    fn count(&mut self, country: CountryCode, times: u32) {
        match self.places.binary_search_by_key(&country, |(place, _)| *place) {
            Ok(at) => self.places[at].1 += times,
            Err(at) => self.places.insert(at, (country, times)),
        }
    }

    /// Returns how often each place is named, by code.
    pub fn counts(&self) -> impl Iterator<Item = (CountryCode, usize)> {
        self.places.iter().filter(|(_, count)| *count > 0).map(|(country, count)| (*country, *count as usize))
    }

    /// Whether a place is named, or may be meant.
    pub fn touches(&self, country: CountryCode) -> bool {
        self.places.binary_search_by_key(&country, |(place, _)| *place).is_ok()
    }
}
