//! The texts of an index as they were read, kept from one index to the next.
//!
//! A text is read again only if what the site says of it or its body has changed. Where the site says the same as before, as after an edit of a
//! sentence, not even that is asked: the bodies alone are compared.

use super::cut::words;
use super::fold::folded;
use super::unit::{Unit, UnitReader};
use super::vocabulary::{Reader, Term, Vocabulary};
use crate::base::memo::Memo;
use crate::base::{Fingerprint, SourcePath, fingerprint_of};
use crate::page::{Facet, Part, SearchCard, SearchEntry, Texts};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// Texts that a thread reads before it lays its reader aside for another.
const AT_ONCE: usize = 32;

/// What bodies say, to whoever reads them.
pub trait Bodies: Sync {
    /// Returns the fingerprint of a source.
    fn fingerprint(&self, source: &SourcePath) -> Fingerprint;

    /// Hands on the running text of a source, passage by passage.
    fn read(&self, source: &SourcePath, take: &mut dyn FnMut(Part, &str));
}

/// The texts that were read last, and what they were read with.
#[derive(Default)]
pub struct Shelf {
    vocabulary: Vocabulary,
    /// By their addresses.
    known: Memo<Arc<str>, ReadText>,
    /// What the site was when they were read.
    site: Option<Fingerprint>,
    texts: Vec<Arc<ReadText>>,
    facets: Vec<Facet>,
}

/// A text as the index knows it.
#[derive(Clone, Debug)]
pub struct ReadText {
    pub url: Arc<str>,
    pub unit: Unit,
    /// Its card, as JSON.
    pub card: String,
    pub is_withdrawn: bool,
    pub is_superseded: bool,
    /// The fingerprint of its body, if it has one.
    body: Option<Fingerprint>,
}

impl Shelf {
    /// Returns the texts, in the order of their numbers.
    pub fn texts(&self) -> &[Arc<ReadText>] {
        &self.texts
    }

    /// Returns the facets of the texts.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// Returns all words of the texts, and what may be left of earlier ones, by their numbers.
    pub fn terms(&self) -> Vec<Arc<Term>> {
        self.vocabulary.terms()
    }

    /// Reads the texts that have changed, on all threads. They follow from what `site` is the fingerprint of; what is in `withheld` is not
    /// public yet.
    pub fn read(
        &mut self,
        texts: &Texts<'_>,
        bodies: &dyn Bodies,
        (site, withheld): (Fingerprint, &BTreeSet<SourcePath>),
    ) {
        let site = fingerprint_of(&(site, withheld));
        let is_same = self.site == Some(site);
        let Self { vocabulary, known, texts: last, .. } = self;
        // A reader knows the words that it has seen, so one is handed on and not made anew for each of rayon's pieces.
        let idle: Mutex<Vec<UnitReader<'_>>> = Mutex::default();
        let numbers: Vec<usize> = (0..texts.count()).collect();
        let read_some = |numbers: &[usize]| {
            let taken = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut reader = taken.unwrap_or_else(|| UnitReader::new(Reader::new(vocabulary)));
            let read = |number: &usize| {
                let body = texts.source(*number).map(|source| bodies.fingerprint(source));
                if let Some(text) = last.get(*number).filter(|text| is_same && text.body == body) {
                    return (Arc::clone(text), None);
                }
                let entry = texts.close(*number);
                let is_withheld = entry.text.as_ref().is_some_and(|source| withheld.contains(source));
                let input = fingerprint_of(&(&entry, body, is_withheld));
                match known.recall(&entry.card.url, input) {
                    Some(text) => (text, None),
                    None => {
                        (Arc::new(ReadText { body, ..read(&entry, is_withheld, bodies, &mut reader) }), Some(input))
                    }
                }
            };
            let read: Vec<_> = numbers.iter().map(read).collect();
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
            read
        };
        let all: Vec<_> = numbers.par_chunks(AT_ONCE).flat_map_iter(read_some).collect();
        let fresh = all.iter().filter_map(|(text, input)| Some((Arc::clone(&text.url), (*input)?, Arc::clone(text))));
        let fresh: Vec<_> = fresh.collect();
        known.update(all.iter().map(|(text, _)| &text.url), fresh);
        if !is_same {
            self.facets = texts.facets();
        }
        self.texts = all.into_iter().map(|(text, _)| text).collect();
        self.site = Some(site);
    }
}

fn read(entry: &SearchEntry, is_withheld: bool, bodies: &dyn Bodies, reader: &mut UnitReader<'_>) -> ReadText {
    for said in &entry.said {
        reader.take(said.part, &said.text, said.language.as_ref().unwrap_or(&entry.language));
    }
    if let Some(source) = &entry.text {
        bodies.read(source, &mut |part, text| reader.take(part, text, &entry.language));
    }
    let names: BTreeSet<String> = entry.card.names.iter().map(|name| folded_text(name)).collect();
    let card = MarkedCard { card: &entry.card, is_withheld, names };
    ReadText {
        url: Arc::clone(&entry.card.url),
        unit: reader.finish(),
        card: serde_json::to_string(&card).expect("it has texts alone"),
        is_withdrawn: entry.card.is_withdrawn,
        is_superseded: entry.card.is_superseded,
        body: None,
    }
}

/// A card, marked if readers do not see its text yet.
#[derive(Serialize)]
struct MarkedCard<'a> {
    #[serde(flatten)]
    card: &'a SearchCard,
    #[serde(rename = "withheld", skip_serializing_if = "std::ops::Not::not")]
    is_withheld: bool,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    names: BTreeSet<String>,
}

/// Returns the words of a text as they are looked for, with blanks between them.
fn folded_text(text: &str) -> String {
    let mut found: Vec<String> = Vec::new();
    words(text, |word| found.push(folded(word)));
    found.join(" ")
}
