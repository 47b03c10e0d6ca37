//! YAML into records, and every fault in it at its place.
//!
//! This folder alone knows the two YAML crates. serde_yaml decides what a text means: it keeps `NO` and `7.10` as
//! typed and needs 50 µs for front matter with every key a brief can have. It stops at the first fault, though, and
//! often knows no place for it. So where it fails the text is read again with a parser that knows where every value stands, into a
//! tree that is held against the record's [`Shape`](super::shape::Shape): that walk says everything that is wrong.
//! Only if it finds nothing does serde_yaml's own message come through. What is sound beside the faults is read all the
//! same, so that one misspelt key does not hide a second mistake.

mod comments;
mod extras;
mod faults;
mod foreign;
mod located;
mod slip;
mod walk;
mod words;
mod write;

pub use write::scalar;

pub use comments::cut_texts;

use super::free::FreeEntries;
use super::shape::Shaped;
use super::unheard::{LeftOut, Unheard};
use crate::base::{Diagnostic, FieldPath, SourcePath, Span, Step};
use extras::WithExtras;
use faults::{Refused, is_suspect, mended};
use located::{Content, Tree};
use serde::Deserialize;
use serde::de::{DeserializeOwned, DeserializeSeed};

/// A text with faults.
#[derive(Debug)]
pub struct Faulty<T> {
    /// Every fault, in the order of the text.
    pub problems: Vec<Diagnostic>,
    /// What can be read beside them; `None` if the text is no YAML that could be mended.
    pub sound: Option<Sound<T>>,
}

/// What is sound of a faulty text.
#[derive(Debug)]
pub struct Sound<T> {
    pub record: T,
    pub extra: FreeEntries,
    /// What is not in the record, though it stands in the text.
    pub left_out: LeftOut,
}

impl<T> Faulty<T> {
    /// The record, if any of it can be relied on, with what cannot.
    ///
    /// # Errors
    /// Every fault, where nothing is sound.
    pub fn split(self) -> Result<(T, FreeEntries, Unheard), Vec<Diagnostic>> {
        match self.sound {
            Some(sound) => Ok((sound.record, sound.extra, Unheard::new(self.problems, sound.left_out))),
            None => Err(self.problems),
        }
    }
}

/// Reads the YAML that stands in `text` at `yaml`.
///
/// # Errors
/// Every fault, and what is sound beside them.
pub fn read<T: Shaped + DeserializeOwned>(file: &SourcePath, text: &str, yaml: Span) -> Result<T, Faulty<T>> {
    read_with_extra_keys(file, text, yaml, &[]).map(|(record, _)| record)
}

/// Reads like [`read`], and lets `extra_keys` through at the top: they come back with their values, in the order
/// written. A key that the record knows itself stays the record's.
///
/// # Errors
/// Every fault, and what is sound beside them.
pub fn read_with_extra_keys<T: Shaped + DeserializeOwned>(
    file: &SourcePath,
    text: &str,
    yaml: Span,
    extra_keys: &[String],
) -> Result<(T, FreeEntries), Faulty<T>> {
    let source = &text[yaml.range()];
    let refused = |error| {
        let found = Refused { file, text, yaml, shape: T::SHAPE, extra_keys, error }.faults();
        let sound = found.sound.and_then(|sound| {
            let record = T::deserialize(sound.values).ok()?;
            Some(Sound { record, extra: sound.extra, left_out: sound.left_out })
        });
        Faulty { problems: found.problems, sound }
    };
    if is_suspect(source) {
        let faulty = refused(None);
        if !faulty.problems.is_empty() {
            return Err(faulty);
        }
    }
    let result = if extra_keys.is_empty() {
        Option::<T>::deserialize(serde_yaml::Deserializer::from_str(source))
            .map(|record| (record.unwrap_or_default(), Vec::new()))
    } else {
        WithExtras::new(T::SHAPE, extra_keys).deserialize(serde_yaml::Deserializer::from_str(source))
    };
    result.map_err(|error| refused(Some(error)))
}

/// Where the value of a field stands in the YAML at `yaml`: a text as typed, with its quotes; a map or list by its
/// first line. For a field that has no value, its key; for one that is not there, the key or list item around it;
/// `None` where there is nothing of it at all. Broken YAML is searched as far as it can be read.
pub fn locate(text: &str, yaml: Span, field: &FieldPath) -> Option<Span> {
    let source = &text[yaml.range()];
    let tree = tree(source);
    let mut found: Option<Span> = None;
    let mut node = tree.node(tree.root?);
    for step in &field.0 {
        let next = match (step, &tree.follow(node).content) {
            (Step::Key(key), Content::Map(entries)) => {
                let entry = entries.iter().find(|(id, _)| tree.target(*id).text() == Some(key));
                found = entry.map(|(id, _)| tree.node(*id).span).or(found);
                entry.and_then(|(_, value)| *value)
            }
            (Step::Index(index), Content::List(items)) => {
                let item = items.get(*index).copied().filter(|id| !tree.node(*id).is_nothing());
                found = item.map(|id| walk::first_line(source, tree.node(id).span)).or(found);
                item
            }
            // A single value is a list of one.
            (Step::Index(0), _) => continue,
            // A record that is written as a text.
            (Step::Key(_), Content::Text { .. }) if found.is_some() => break,
            _ => None,
        };
        let Some(next) = next.map(|id| tree.node(id)).filter(|next| !next.is_nothing()) else {
            return found.map(|span| span.shifted(yaml.start));
        };
        node = next;
    }
    let span = match node.content {
        Content::Text { .. } | Content::Alias(_) => trimmed(source, node.span),
        _ => walk::first_line(source, node.span),
    };
    Some(span.shifted(yaml.start))
}

/// Where the key of a field stands, for a mistake in the name itself; `None` if it is not there.
pub fn locate_key(text: &str, yaml: Span, field: &FieldPath) -> Option<Span> {
    let tree = tree(&text[yaml.range()]);
    let mut node = tree.node(tree.root?);
    let mut found = None;
    for step in &field.0 {
        let next = match (step, &tree.follow(node).content) {
            (Step::Key(key), Content::Map(entries)) => {
                let (id, value) = entries.iter().find(|(id, _)| tree.target(*id).text() == Some(key))?;
                found = Some(tree.node(*id).span);
                *value
            }
            (Step::Index(index), Content::List(items)) => items.get(*index).copied(),
            _ => None,
        };
        let Some(next) = next else { break };
        node = tree.node(next);
    }
    found.map(|span| span.shifted(yaml.start))
}

/// What can be read of a text, slips mended.
fn tree(source: &str) -> Tree {
    let tree = Tree::read(source);
    if tree.syntax_error().is_none() { tree } else { mended(source) }
}

fn trimmed(source: &str, span: Span) -> Span {
    Span { start: span.start, end: span.start + source[span.range()].trim_end().len() }
}

#[cfg(test)]
mod tests;
