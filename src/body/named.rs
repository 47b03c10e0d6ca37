//! Which places a text names, and how often.

use super::links::wiki_target;
use super::prose::{Passage, PassageKind};
use crate::places::{CountryCode, mentions, registry};
use std::collections::{BTreeMap, BTreeSet};

/// Places by how often a text names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedPlaces {
    counts: BTreeMap<CountryCode, usize>,
    /// Those that any word of it names or may mean, in headings and notes, too.
    touched: BTreeSet<CountryCode>,
}

impl NamedPlaces {
    /// Takes in a passage of a body. Headings say again what the text says, and notes name the publishers of sources.
    pub(super) fn add_passage(&mut self, passage: &Passage<'_>) {
        // Readers see its name in the place of `[[country:PK]]`.
        let targets = passage.links.iter().filter_map(|(_, address)| wiki_target(address)?.strip_prefix("country:"));
        let linked = targets.filter_map(|name| registry().find_country(name).ok()).map(|country| country.code);
        self.touched.extend(linked);
        match passage.kind {
            PassageKind::Text | PassageKind::Quote => self.add(&passage.text),
            PassageKind::Heading | PassageKind::Note => self.touch(&passage.text),
        }
    }

    /// Takes in running text.
    pub fn add(&mut self, text: &str) {
        for mention in mentions(text) {
            self.touched.extend(mention.candidates());
            if let Some(country) = mention.country() {
                *self.counts.entry(country).or_default() += 1;
            }
        }
    }

    /// Takes in a text in which naming a place is not dwelling on it.
    pub fn touch(&mut self, text: &str) {
        self.touched.extend(mentions(text).iter().flat_map(|mention| mention.candidates()));
    }

    /// Returns how often each place is named, by code.
    pub fn counts(&self) -> impl Iterator<Item = (CountryCode, usize)> {
        self.counts.iter().map(|(country, count)| (*country, *count))
    }

    /// Whether a place is named, or may be meant.
    pub fn touches(&self, country: CountryCode) -> bool {
        self.touched.contains(&country)
    }
}
