//! The lists of a brief's front matter, and the files that it names.

use super::{Change, Event, FileRef, Recommendation, Source};
use crate::base::nearest::Suggestions;
use crate::base::{At, Diagnostic, FieldPath, Place, problems};
use crate::bibliography::whole_key;
use crate::parse::front_matter::{BriefFrontMatter, CHANGE_KINDS};
use crate::parse::values::{Values, typed};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Returns what the texts of a list mean, each meaning once, with the text that it was first written as. What cannot
/// be read and what stands there already is reported.
pub fn each_once<'w, M: Clone + Ord>(
    field: &FieldPath,
    written: &'w [String],
    values: &mut Values<'_>,
    mut read: impl FnMut(&'w str, Place, &mut Suggestions) -> Result<M, Diagnostic>,
) -> Vec<(M, &'w str)> {
    let mut found: Vec<(M, &str)> = Vec::new();
    let mut known: BTreeMap<M, &str> = BTreeMap::new();
    for (at, word) in written.iter().enumerate() {
        let place = values.place(field.index(at));
        match read(word, place.clone(), &mut values.suggestions) {
            Ok(meaning) => match known.get(&meaning) {
                Some(earlier) => values.report(problems::repeated_value(place, word, earlier)),
                None => {
                    known.insert(meaning.clone(), word);
                    found.push((meaning, word));
                }
            },
            Err(problem) => values.report(problem),
        }
    }
    at_most(field, &mut found, values);
    found
}

/// Reports a list that names too many, and keeps the first. Every name is a page on which every other may be shown.
pub fn at_most<T>(field: &FieldPath, names: &mut Vec<T>, values: &mut Values<'_>) {
    if names.len() > problems::MOST_NAMES {
        values.report(problems::too_many_names(values.place(field.clone()), &field.to_string(), names.len()));
        names.truncate(problems::MOST_NAMES);
    }
}

/// Returns the points, each as inline Markdown.
pub fn key_points(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<String> {
    values.items(&FieldPath::of("key_points"), &front.key_points, |values, field, point| {
        values.required(field, &point.text).map(str::to_owned)
    })
}

/// Returns who should do what.
pub fn recommendations(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<Recommendation> {
    values.items(&FieldPath::of("recommendations"), &front.recommendations, |values, field, item| {
        let text = values.required(field.key("text"), &item.text)?.to_owned();
        Some(Recommendation { to: item.to.clone(), text })
    })
}

/// Returns the changes that can be read, newest first.
pub fn changes(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<Change> {
    let mut changes = values.items(&FieldPath::of("changes"), &front.changes, |values, field, change| {
        values.require(field.key("date"), &change.date);
        values.required(field.key("kind"), &change.kind);
        let date = values.moment(field.key("date"), &change.date);
        let kind = values.word(field.key("kind"), &change.kind, &CHANGE_KINDS.map(|kind| (kind, kind)));
        let note = values.required(field.key("note"), &change.note).map(str::to_owned);
        Some(Change { date: date?, kind: kind?, note: note? })
    });
    // A stable sort keeps the order of one day.
    changes.sort_by_key(|change: &Change| Reverse(change.date));
    changes
}

/// Returns the dated events, in the order of their days.
pub fn chronology(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<Event> {
    let mut events = values.items(&FieldPath::of("chronology"), &front.chronology, |values, field, event| {
        values.require(field.key("date"), &event.date);
        let date = values.date(field.key("date"), &event.date);
        let text = values.required(field.key("event"), &event.event).map(str::to_owned);
        Some(Event { date: date?, text: text? })
    });
    events.sort_by_key(|event| event.date);
    events
}

/// Returns what the brief rests on.
pub fn sources(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<Source> {
    // The number of the source that has each key.
    let mut keys: BTreeMap<String, usize> = BTreeMap::new();
    let mut number = 0;
    values.items(&FieldPath::of("sources"), &front.sources, |values, field, source| {
        number += 1;
        let title = values.required(field.key("title"), &source.title)?.to_owned();
        if let Some(key) = typed(&source.key)
            && let first = *keys.entry(key.to_owned()).or_insert(number)
            && first != number
        {
            values.report(problems::repeated_citation_key(values.place(field.key("key")), key, first));
        }
        Some(Source {
            key: key(field.key("key"), &source.key, values),
            authors: authors(&field.key("authors"), &source.authors, values),
            title,
            publisher: source.publisher.clone(),
            date: source.date.clone(),
            url: values.web_address(field.key("url"), &source.url),
            archived: values.web_address(field.key("archived"), &source.archived),
        })
    })
}

/// Returns the key by which the text may cite a source.
fn key(field: FieldPath, written: &Option<String>, values: &mut Values<'_>) -> Option<String> {
    values.read(field, written, |file, field, text| {
        whole_key(text).ok_or_else(|| problems::invalid_citation_key(Place::field(file, field), text))
    })
}

fn authors(field: &FieldPath, written: &[String], values: &mut Values<'_>) -> Vec<String> {
    let file = values.file();
    let names = each_once(field, written, values, |name, place, _| match (name.trim(), place.at) {
        ("", At::Field(field)) => Err(problems::missing_key(file, field)),
        (name, _) => Ok(name),
    });
    names.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// Returns slugs of briefs, as written; one that stands in the list already is reported.
pub fn supersedes(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<String> {
    each_once(&FieldPath::of("supersedes"), &front.supersedes, values, |slug, _, _| Ok(slug.trim()));
    front.supersedes.to_vec()
}

/// Returns the other files for readers.
pub fn attachments(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<FileRef> {
    values.items(&FieldPath::of("attachments"), &front.attachments, |values, field, item| {
        let file = values.required(field.key("file"), &item.file)?.to_owned();
        Some(FileRef { file, title: item.title.clone() })
    })
}
