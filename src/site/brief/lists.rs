//! The lists of a brief's front matter, and the files that it names.

use super::{Change, Event, FileRef, Recommendation, Source};
use crate::base::nearest::Suggestions;
use crate::base::{At, Diagnostic, FieldPath, Place, problems};
use crate::parse::front_matter::{BriefFrontMatter, CHANGE_KINDS};
use crate::parse::values::Values;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the words of a list mean, each meaning once, with the word that it was first written as. What cannot be read
/// and what stands there already is reported.
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

/// The texts of a list; one that is empty is reported.
pub fn texts<'a>(key: &str, items: impl Iterator<Item = &'a Option<String>>, values: &mut Values<'_>) -> Vec<String> {
    let field = FieldPath::of(key);
    items.enumerate().filter_map(|(at, text)| values.required(field.index(at), text).map(str::to_owned)).collect()
}

pub fn recommendations(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<Recommendation> {
    let field = FieldPath::of("recommendations");
    let read = |(at, item): (usize, &crate::parse::front_matter::Recommendation)| {
        let text = values.required(field.index(at).key("text"), &item.text)?.to_owned();
        Some(Recommendation { to: item.to.clone(), text })
    };
    front.recommendations.iter().enumerate().filter_map(read).collect()
}

pub fn changes(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (at, change) in front.changes.iter().enumerate() {
        let field = FieldPath::of("changes").index(at);
        values.require(field.key("date"), &change.date);
        values.required(field.key("kind"), &change.kind);
        let date = values.moment(field.key("date"), &change.date);
        let kind = values.word(field.key("kind"), &change.kind, &CHANGE_KINDS.map(|kind| (kind, kind)));
        let note = values.required(field.key("note"), &change.note).map(str::to_owned);
        if let (Some(date), Some(kind), Some(note)) = (date, kind, note) {
            changes.push(Change { date, kind, note });
        }
    }
    // Newest first; a stable sort keeps the order of one day.
    changes.sort_by_key(|change: &Change| Reverse(change.date));
    changes
}

pub fn chronology(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    for (at, event) in front.chronology.iter().enumerate() {
        let field = FieldPath::of("chronology").index(at);
        values.require(field.key("date"), &event.date);
        let date = values.date(field.key("date"), &event.date);
        let text = values.required(field.key("event"), &event.event).map(str::to_owned);
        if let (Some(date), Some(text)) = (date, text) {
            events.push(Event { date, text });
        }
    }
    events.sort_by_key(|event| event.date);
    events
}

pub fn sources(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<Source> {
    let mut sources = Vec::new();
    for (at, source) in front.sources.iter().enumerate() {
        let field = FieldPath::of("sources").index(at);
        let Some(title) = values.required(field.key("title"), &source.title).map(str::to_owned) else { continue };
        sources.push(Source {
            authors: authors(&field.key("authors"), &source.authors, values),
            title,
            publisher: source.publisher.clone(),
            date: source.date.clone(),
            url: values.web_address(field.key("url"), &source.url),
            archived: values.web_address(field.key("archived"), &source.archived),
        });
    }
    sources
}

fn authors(field: &FieldPath, written: &[String], values: &mut Values<'_>) -> Vec<String> {
    let file = values.file();
    let names = each_once(field, written, values, |name, place, _| match (name.trim(), place.at) {
        ("", At::Field(field)) => Err(problems::missing_key(file, field)),
        (name, _) => Ok(name),
    });
    names.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// Slugs of briefs, as written; one that stands in the list already is reported.
pub fn supersedes(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<String> {
    each_once(&FieldPath::of("supersedes"), &front.supersedes, values, |slug, _, _| Ok(slug.trim()));
    front.supersedes.to_vec()
}

pub fn attachments(front: &BriefFrontMatter, values: &mut Values<'_>) -> Vec<FileRef> {
    let field = FieldPath::of("attachments");
    let read = |(at, item): (usize, &crate::parse::front_matter::Attachment)| {
        let file = values.required(field.index(at).key("file"), &item.file)?.to_owned();
        Some(FileRef { file, title: item.title.clone() })
    };
    front.attachments.iter().enumerate().filter_map(read).collect()
}
