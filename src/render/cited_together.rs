//! What several texts cite that stand in one document, with one list of works.
//!
//! A style may tell works apart by what else is in the list (`2019a`), or number them. So the texts are written as one, save where
//! a cite says that the work was cited before (`ibid.`, in most notes): that is meant of the same text, so these are written for each,
//! among the works of all.

use super::citations::{Citations, Manner, Order, list_html, order, placed, places};
use crate::base::{Fingerprint, fingerprint_of};
use crate::bibliography::{Formatted, Reference, cited_works, format, format_among, reference_id};
use crate::parse::document::Document;
use crate::site::Cited;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A text of a document.
pub struct CitingText<'a> {
    pub document: &'a Document,
    /// None of one that cites nothing.
    pub cited: Option<&'a Cited>,
    /// In which its citations are written.
    pub language: &'a str,
}

/// What texts cite together.
#[derive(Default)]
pub struct CitedTogether {
    /// What stands at the places of each text.
    pub citations: Vec<Citations>,
    /// The list of all works, as HTML.
    pub list: String,
    /// By the ids of its entries, the positions of the texts that cite the work, in their order.
    pub citing: BTreeMap<String, BTreeSet<usize>>,
}

/// Returns what stands at the places of each text, and the list of all works.
pub fn cited_together(texts: &[CitingText<'_>], manner: &Manner<'_>) -> CitedTogether {
    let (works, style) = (Works::of(texts), manner.style.style());
    let orders: Vec<Order> =
        texts.iter().map(|text| text.cited.map_or_else(Order::new, |cited| order(text.document, cited))).collect();
    let of_each = texts.iter().zip(&orders).zip(&works.keys);
    let all = of_each.map(|((text, order), keys)| placed(text.document, order, |key| keys[key].clone()));
    let all: Vec<Vec<_>> = all.collect();
    let whole = all.concat();
    let in_language = |language: &str| format(style, language, &works.all, &whole);
    let of_list = in_language(manner.language);
    let listed: Vec<Arc<Reference>> = cited_works(&works.all, &whole).into_iter().map(Arc::clone).collect();
    // What stands in a text is in its language, though the list has one for all.
    let mut in_languages: BTreeMap<&str, Formatted> = BTreeMap::new();
    let (mut citations, mut start) = (Vec::new(), 0);
    for ((text, order), placed) in texts.iter().zip(&orders).zip(&all) {
        let (own, from) = if style.cites_by_text() {
            (&format_among(style, text.language, &listed, placed), 0)
        } else if text.language == manner.language {
            (&of_list, start)
        } else {
            (&*in_languages.entry(text.language).or_insert_with(|| in_language(text.language)), start)
        };
        let written = own.clusters[from..].iter().cloned().zip(own.in_text[from..].iter().cloned());
        citations.push(Citations {
            places: places(text.document, order, &mut written.take(placed.len())),
            list: String::new(),
        });
        start += placed.len();
    }
    let list = list_html(&of_list.list, of_list.is_hanging, &works.archived, manner);
    let mut citing = BTreeMap::<String, BTreeSet<usize>>::new();
    for (at, placed) in all.iter().enumerate() {
        for cite in placed.iter().flat_map(|placed| &placed.cluster.cites) {
            citing.entry(reference_id(&cite.key)).or_default().insert(at);
        }
    }
    CitedTogether { citations, list, citing }
}

/// The works of all texts.
#[derive(Default)]
struct Works {
    /// Each once, by a key that is its own.
    all: Vec<Arc<Reference>>,
    archived: BTreeMap<String, String>,
    /// The keys of the works of each text, by those that the text has for them.
    keys: Vec<BTreeMap<String, String>>,
}

impl Works {
    /// Gathers the works. Texts may have one key for two works, where each has a bibliography of its own, and two for one.
    fn of(texts: &[CitingText<'_>]) -> Self {
        let (mut works, mut known, mut taken) =
            (Self::default(), HashMap::<Fingerprint, String>::new(), BTreeSet::new());
        for text in texts {
            let mut keys = BTreeMap::new();
            for reference in text.cited.into_iter().flat_map(|cited| &cited.references) {
                let work = fingerprint_of(&Reference { key: String::new(), ..Reference::clone(reference) });
                let key = known.entry(work).or_insert_with(|| {
                    let numbered = (2..).map(|number| format!("{}-{number}", reference.key));
                    let mut free = std::iter::once(reference.key.clone()).chain(numbered);
                    let key = free.find(|key| !taken.contains(key)).unwrap_or_default();
                    taken.insert(key.clone());
                    works.all.push(Arc::new(Reference { key: key.clone(), ..Reference::clone(reference) }));
                    key
                });
                if let Some(copy) = text.cited.and_then(|cited| cited.archived.get(&reference.key)) {
                    works.archived.insert(key.clone(), copy.clone());
                }
                keys.insert(reference.key.clone(), key.clone());
            }
            works.keys.push(keys);
        }
        works
    }
}
