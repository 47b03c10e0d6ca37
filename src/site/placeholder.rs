//! Texts that are still to be written: a public file must not show the marks that a new one begins with.

use crate::base::{Diagnostic, FieldPath, problems};
use crate::parse::document::{Document, Front};
use crate::parse::front_matter::{BriefFrontMatter, PLACEHOLDER};
use crate::parse::values::typed;
use std::sync::Arc;

/// Every placeholder in the front matter of public files.
pub fn check(public: &[Arc<Document>]) -> Vec<Diagnostic> {
    let told = public.iter().flat_map(|document| {
        let image = document.front.image().into_iter();
        let words =
            image.flat_map(|image| [("alt", &image.alt), ("caption", &image.caption), ("credit", &image.credit)]);
        let words = words.map(|(key, text)| (FieldPath::of("image").key(key), text));
        let texts = texts(&document.front).into_iter().chain(words);
        let marks = texts.filter(|(_, text)| typed(text) == Some(PLACEHOLDER));
        marks.map(|(field, _)| problems::placeholder(&document.path, field, PLACEHOLDER))
    });
    told.collect()
}

/// The texts of front matter that readers see.
fn texts(front: &Front) -> Vec<(FieldPath, &Option<String>)> {
    let of = FieldPath::of;
    match front {
        Front::Brief(brief) => brief_texts(brief),
        Front::Place(place) => vec![(of("title"), &place.title), (of("summary"), &place.summary)],
        Front::Topic(topic) => vec![(of("title"), &topic.title), (of("summary"), &topic.summary)],
        Front::Author(author) => vec![(of("name"), &author.name), (of("summary"), &author.summary)],
        Front::Series(series) => vec![(of("title"), &series.title), (of("summary"), &series.summary)],
        Front::Page(page) => vec![(of("title"), &page.title), (of("summary"), &page.summary)],
    }
}

fn brief_texts(brief: &BriefFrontMatter) -> Vec<(FieldPath, &Option<String>)> {
    let of = FieldPath::of;
    let mut texts = vec![
        (of("title"), &brief.title),
        (of("subtitle"), &brief.subtitle),
        (of("summary"), &brief.summary),
        (of("disclosure"), &brief.disclosure),
    ];
    for (at, point) in brief.key_points.iter().enumerate() {
        texts.push((of("key_points").index(at).key("text"), &point.text));
    }
    for (at, item) in brief.recommendations.iter().enumerate() {
        let field = of("recommendations").index(at);
        texts.extend([(field.key("to"), &item.to), (field.key("text"), &item.text)]);
    }
    for (at, source) in brief.sources.iter().enumerate() {
        let field = of("sources").index(at);
        texts.extend([(field.key("title"), &source.title), (field.key("publisher"), &source.publisher)]);
    }
    for (at, event) in brief.chronology.iter().enumerate() {
        texts.push((of("chronology").index(at).key("event"), &event.event));
    }
    for (at, change) in brief.changes.iter().enumerate() {
        texts.push((of("changes").index(at).key("note"), &change.note));
    }
    texts
}
