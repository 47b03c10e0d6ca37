//! Which places a text names, and how often.

use super::links::wiki_target;
use super::prose::{Block, BlockKind};
use crate::places::{CountryCode, mentions, registry};
use std::collections::{BTreeMap, BTreeSet};

/// Places by how often a text names them.
///
/// It takes no part in fingerprints, or each sentence would look like a change to the rest of the site: what of it is a fact
/// is drawn from it, as [`crate::parse::document::Mentions`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedPlaces {
    counts: BTreeMap<CountryCode, usize>,
    /// Those that any word of it names or may mean, in headings and notes, too.
    touched: BTreeSet<CountryCode>,
}

impl std::hash::Hash for NamedPlaces {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

impl NamedPlaces {
    /// Takes in a block of a body. Headings say again what the text says, and notes name the publishers of sources.
    pub(super) fn add_block(&mut self, block: &Block) {
        // Readers see its name in the place of `[[country:PK]]`.
        let targets = block.links.iter().filter_map(|(_, address)| wiki_target(address)?.strip_prefix("country:"));
        let linked = targets.filter_map(|name| registry().find_country(name).ok()).map(|country| country.code);
        self.touched.extend(linked);
        match block.kind {
            BlockKind::Text | BlockKind::Quote => self.add(&block.text),
            BlockKind::Heading | BlockKind::Note => self.touch(&block.text),
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

    /// How often each place is named, by code.
    pub fn counts(&self) -> impl Iterator<Item = (CountryCode, usize)> {
        self.counts.iter().map(|(country, count)| (*country, *count))
    }

    /// Whether a place is named, or may be meant.
    pub fn touches(&self, country: CountryCode) -> bool {
        self.touched.contains(&country)
    }
}
