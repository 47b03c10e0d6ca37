//! What a text cites, written in the style of the site and the language of the text.

use crate::base::escape::Escaped;
use crate::base::{Fingerprint, fingerprint_of};
use crate::bibliography::{Entry, Placed, SiteStyle, format, reference_id};
use crate::body::{CitationHtml, Cites, NoteSource};
use crate::parse::document::Document;
use crate::say;
use crate::site::Cited;
use crate::words::Words;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// The citations of a text.
#[derive(Debug, Default)]
pub struct Citations {
    /// What stands at each place, in the order of the text.
    pub places: Vec<CitationHtml>,
    /// The list of what is cited, as HTML.
    pub list: String,
}

/// What was written last, so that a text whose citations have not changed is not done again in a preview.
#[derive(Default)]
pub struct CitationMemo(Mutex<HashMap<Fingerprint, Arc<Citations>>>);

/// So many texts are remembered.
const MOST_REMEMBERED: usize = 500;

/// The citations of a text whose works are all known, by their positions, each with the number of its note.
pub type Order = Vec<(usize, Option<usize>)>;

/// What stands in the place of a citation, and the name that stands in the sentence where the citation is a note.
pub type Written = (String, Option<String>);

/// In what citations are written.
pub struct Manner<'a> {
    pub style: &'a SiteStyle,
    /// That of the text.
    pub language: &'a str,
    pub words: &'a Words,
    /// The language of the words as attributes, where the text is in another.
    pub words_lang: &'a str,
}

impl CitationMemo {
    /// Returns the citations of a text; nothing if it cites nothing.
    pub fn citations(&self, document: &Document, cited: Option<&Cited>, manner: &Manner<'_>) -> Arc<Citations> {
        let Some(cited) = cited else { return Arc::default() };
        let order = order(document, cited);
        let clusters: Vec<_> =
            document.facts.citations.iter().map(|citation| (&citation.cluster, &citation.note)).collect();
        let Manner { style, language, words, words_lang } = manner;
        let key = fingerprint_of(&(cited, clusters, &order, document.own.cites, style, language, words, words_lang));
        let remembered = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = remembered().get(&key) {
            return Arc::clone(known);
        }
        let made = Arc::new(write(document, cited, &order, manner));
        let mut memo = remembered();
        if memo.len() >= MOST_REMEMBERED {
            memo.clear();
        }
        memo.insert(key, Arc::clone(&made));
        made
    }
}

fn write(document: &Document, cited: &Cited, order: &Order, manner: &Manner<'_>) -> Citations {
    let placed = placed(document, order, |key| key.to_owned());
    let formatted = format(manner.style.style(), manner.language, &cited.references, &placed);
    let list = list_html(&formatted.list, formatted.is_hanging, &cited.archived, manner);
    let mut written = formatted.clusters.into_iter().zip(formatted.in_text);
    Citations { places: places(document, order, &mut written), list }
}

/// Returns the citations of a text, in the order of its readers; works go by the keys that `named` gives them.
pub fn placed(document: &Document, order: &Order, named: impl Fn(&str) -> String) -> Vec<Placed> {
    let placed = order.iter().map(|(at, note)| {
        let mut cluster = document.facts.citations[*at].cluster.clone();
        cluster.cites.iter_mut().for_each(|cite| cite.key = named(&cite.key));
        Placed { cluster, note: *note }
    });
    placed.collect()
}

/// Returns what stands at each place of a text, of what was written for its citations.
pub fn places(document: &Document, order: &Order, written: &mut dyn Iterator<Item = Written>) -> Vec<CitationHtml> {
    let mut places = vec![CitationHtml::default(); document.facts.citations.len()];
    let is_note = document.own.cites == Cites::InNotes;
    for ((at, _), (html, name)) in order.iter().zip(written) {
        let is_in_note = document.facts.citations[*at].note.is_some();
        places[*at] = match is_note && !is_in_note {
            true => CitationHtml { text: name.unwrap_or_default(), note: html },
            false => CitationHtml { text: html, note: String::new() },
        };
    }
    places
}

/// Returns the list of what is cited; nothing if a style has none.
pub fn list_html(list: &[Entry], is_hanging: bool, archived: &BTreeMap<String, String>, manner: &Manner<'_>) -> String {
    let mut html = String::new();
    if list.is_empty() {
        return html;
    }
    let hanging = if is_hanging { " hanging" } else { "" };
    let _ = writeln!(html, "<ul class=\"reference-list{hanging}\">");
    for entry in list {
        let _ = write!(html, "<li id=\"{}\">{}", Escaped(&reference_id(&entry.key)), entry.html);
        if let Some(archived) = archived.get(&entry.key) {
            let (name, lang_html) = (say!(manner.words, "source.archived"), manner.words_lang);
            let _ =
                write!(html, " <a class=\"archived\"{lang_html} href=\"{}\">{}</a>", Escaped(archived), Escaped(name));
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ul>\n");
    html
}

/// Returns the citations whose works are all known, by their positions, each with the number of its note: in the order in which
/// readers meet them.
pub fn order(document: &Document, cited: &Cited) -> Order {
    let is_known = |key: &str| cited.references.iter().any(|reference| reference.key == key);
    let number_of = |source: &NoteSource| {
        let notes = document.facts.footnotes.iter().zip(1..);
        notes.filter(|(note, _)| note.source == *source).map(|(_, number)| number).next()
    };
    let mut order = Order::new();
    for (at, citation) in document.facts.citations.iter().enumerate() {
        if citation.cluster.cites.iter().all(|cite| is_known(&cite.key)) {
            let note = match &citation.note {
                Some(label) => number_of(&NoteSource::Label(label.clone())),
                None => number_of(&NoteSource::Citation(at)),
            };
            order.push((at, note));
        }
    }
    if document.own.cites == Cites::InNotes {
        order.sort_by_key(|(at, note)| (*note, *at));
    }
    order
}
