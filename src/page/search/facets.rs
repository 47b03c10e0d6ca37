//! By what results can be narrowed: the terms under which briefs stand, their years and their languages.

use crate::base::Language;
use crate::page::planner::Planner;
use crate::page::view::{FacetValueView, FacetView};
use crate::parse::term::TermKind;
use crate::say;
use crate::site::{Brief, Byline, routes};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Values of one facet on the page, at most.
const MOST_VALUES: usize = 200;

/// The key of the facet that follows from the order of the briefs, and so is none of the index.
const YEAR: &str = "year";

/// One of the facets that the index holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Facet {
    /// The name in addresses.
    pub key: &'static str,
    /// Slugs of terms or types, or tags of languages, each with the numbers of the texts that have it.
    pub values: BTreeMap<Arc<str>, Vec<usize>>,
}

/// What a text has of each facet, in their order.
pub const KEYS: [&str; 7] = ["country", "region", "group", "topic", "author", "type", "language"];

const AUTHOR: usize = 4;
const TYPE: usize = 5;
const LANGUAGE: usize = 6;

/// The kinds of terms among the facets, in the order of [`KEYS`].
const KINDS: [TermKind; 4] = [TermKind::Country, TermKind::Region, TermKind::Group, TermKind::Topic];

/// The values that a text has of each facet.
pub type Values<'p> = [Vec<&'p str>; KEYS.len()];

/// Returns the facets of texts with these values, in the order of [`KEYS`].
pub fn gather(all: &[Values<'_>]) -> Vec<Facet> {
    let mut found: [BTreeMap<&str, Vec<usize>>; KEYS.len()] = Default::default();
    for (number, values) in all.iter().enumerate() {
        for (found, values) in found.iter_mut().zip(values) {
            values.iter().for_each(|value| found.entry(value).or_default().push(number));
        }
    }
    let facet = |(key, found): (&'static str, BTreeMap<&str, Vec<usize>>)| Facet {
        key,
        values: found.into_iter().map(|(value, texts)| (value.into(), texts)).collect(),
    };
    KEYS.into_iter().zip(found).map(facet).collect()
}

/// Returns what a brief has of each facet; `language` is that of its words. What was withdrawn stands under no term any more.
pub fn values<'p>(planner: &'p Planner, brief: &'p Brief, language: &'p Language) -> Values<'p> {
    let mut values = Values::default();
    if brief.is_withdrawn {
        return values;
    }
    for (kind, values) in KINDS.into_iter().zip(&mut values) {
        let source = planner.edition.term_source(kind);
        if source.lists(brief) {
            values.extend(source.of(brief));
            values.sort_unstable();
            values.dedup();
        }
    }
    // Who has no profile goes by the name.
    let author = |author: &'p Byline| author.slug.as_deref().unwrap_or(&author.name);
    values[AUTHOR].extend(brief.authors.iter().map(author));
    values[AUTHOR].sort_unstable();
    values[AUTHOR].dedup();
    values[TYPE].push(brief.brief_type.slug.as_str());
    values[LANGUAGE].push(language.tag());
    values
}

/// Returns the facets as the page shows them: those by which something can be told apart.
pub fn views<'v>(planner: &Planner, texts: impl Iterator<Item = (Option<i16>, &'v Values<'v>)>) -> Vec<FacetView> {
    let mut counts: [BTreeMap<&str, usize>; KEYS.len()] = Default::default();
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for (year, values) in texts {
        if let Some(year) = year {
            *years.entry(year).or_default() += 1;
        }
        for (counts, values) in counts.iter_mut().zip(values) {
            values.iter().for_each(|value| *counts.entry(value).or_default() += 1);
        }
    }
    let mut views: Vec<FacetView> =
        KEYS.into_iter().zip(&counts).map(|(key, counts)| view(planner, key, counts)).collect();
    let year = |(year, count): (&i16, &usize)| {
        let value: Arc<str> = year.to_string().into();
        let title = planner.words.numbers().in_digits(&value).into_owned().into();
        let url = Some(planner.href(&routes::archive(planner.prefix(), *year)));
        FacetValueView { value, title, lang_html: None, url, count: *count }
    };
    let values = years.iter().rev().map(year).collect();
    views.insert(LANGUAGE, FacetView { key: YEAR, label: label(planner, YEAR).to_owned(), values });
    views.retain(|view| view.values.len() > 1);
    views
}

fn view(planner: &Planner, key: &'static str, counts: &BTreeMap<&str, usize>) -> FacetView {
    let mut values: Vec<FacetValueView> =
        counts.iter().map(|(value, count)| value_view(planner, key, value, *count)).collect();
    values.sort_by_key(|value| Reverse(value.count));
    values.truncate(MOST_VALUES);
    if key == "type" {
        let types = &planner.edition.config.types;
        values.sort_by_key(|value| types.iter().position(|known| known.slug.as_str() == &*value.value));
    } else {
        values.sort_by(|a, b| planner.order.compare(&a.title, &b.title).then_with(|| a.value.cmp(&b.value)));
    }
    FacetView { key, label: label(planner, key).to_owned(), values }
}

fn value_view(planner: &Planner, key: &str, value: &str, count: usize) -> FacetValueView {
    let has_name = |kind: &TermKind| *kind != TermKind::Author || planner.edition.terms.get(kind.term(value)).is_some();
    let kind = TermKind::of_word(key).filter(|kind| *kind != TermKind::Type).filter(has_name);
    let (title, lang_html, url) = match kind {
        Some(kind) => {
            let link = planner.term_link(kind.term(value));
            (link.title, link.lang_html, link.url)
        }
        None if key == "type" => {
            let known = planner.edition.config.types.iter().find(|known| known.slug.as_str() == value);
            let url = planner.term_link(TermKind::Type.term(value)).url;
            (known.map_or_else(|| value.into(), |known| known.plural.clone()), None, url)
        }
        None if key == "author" => (value.into(), None, None),
        None => (Language::of(value).named_in(&planner.edition.language).into(), None, None),
    };
    FacetValueView { value: value.into(), title, lang_html, url, count }
}

/// Returns what the terms of a kind, years or languages are called, by the word of the kind.
pub fn label<'p>(planner: &'p Planner, word: &str) -> &'p str {
    let words = &planner.words;
    match word {
        "country" => say!(words, "search.country"),
        "region" => say!(words, "search.region"),
        "group" => say!(words, "search.group"),
        "topic" => say!(words, "search.topic"),
        "author" => say!(words, "search.author"),
        "series" => say!(words, "search.series"),
        "type" => say!(words, "search.type"),
        YEAR => say!(words, "search.year"),
        _ => say!(words, "search.language"),
    }
}
