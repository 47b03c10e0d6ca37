//! A work by itself, as a list of works has it.

use std::sync::Arc;

use hayagriva::citationberg::LocaleCode;
use hayagriva::{BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest};

use super::item::{End, item};
use super::locale::{Words, code_in_style, locales_for};
use super::printer::Printer;
use super::style::Style;
use super::{Placed, format};
use crate::bibliography::cluster::{Cite, Cluster};
use crate::bibliography::reference::Reference;

/// Returns a work as the list of a style has it, as HTML, without a number before it. A style of notes without a list gives it as its
/// notes have it, and one that has neither nothing.
pub fn alone(style: &Style, language: &str, work: &Reference) -> String {
    if style.csl().bibliography.is_none() {
        if !style.is_note() {
            return String::new();
        }
        let cites = vec![Cite { key: work.key.clone(), ..Cite::default() }];
        let placed = Placed { cluster: Cluster { cites, is_in_text: false }, note: Some(1) };
        return format(style, language, &[Arc::new(work.clone())], &[placed]).clusters.concat();
    }
    let code = code_in_style(language, style.csl().default_locale.as_ref());
    let (locales, csl) = (locales_for(code), style.listing());
    let request = || Some(LocaleCode(code.to_owned()));
    let item = item(work, End::From, style.mended());
    let mut driver = BibliographyDriver::new();
    driver.citation(CitationRequest::new(vec![CitationItem::with_entry(&item)], csl, request(), &locales, Some(1)));
    let rendered = driver.finish(BibliographyRequest::new(csl, request(), &locales));
    let words = Words::new(csl, language, code, &locales);
    let entry = rendered.bibliography.iter().flat_map(|list| &list.items).next();
    // What stands apart from the rest of an entry, and has no letter, is the number of it.
    let first = |entry: &BibliographyItem| {
        let first = entry.first_field.clone()?;
        format!("{first:#}").contains(char::is_alphabetic).then_some(first)
    };
    entry.map(|entry| Printer { style, words: &words }.entry(entry, first(entry).as_ref(), None)).unwrap_or_default()
}
