//! YAML into records, and every fault in it at its place.
//!
//! This folder alone knows the two YAML crates. serde_yaml decides what a text means: it keeps `NO` and `7.10` as
//! typed and needs 50 µs for front matter with every key a brief can have. It stops at the first fault, though, and
//! often knows no place for it. So where it fails the text is read again with a parser that knows where every value stands, into a
//! tree that is held against the record's [`Shape`](super::shape::Shape): that walk says everything that is wrong.
//! Only if it finds nothing does serde_yaml's own message come through. What is sound beside the faults is read all the
//! same, so that one misspelt key does not hide a second mistake.

mod comments;
mod describe;
mod extras;
mod faults;
mod field_spans;
mod foreign;
mod located;
mod slip;
mod walk;
mod write;

pub use write::scalar;

pub use comments::cut_texts;

pub use field_spans::FieldSpans;

use super::free::FreeEntries;
use super::partial_read::{LeftOut, PartialRead};
use super::shape::Shaped;
use crate::base::{Diagnostic, SourcePath, Span};
use extras::WithExtras;
use faults::{Refused, is_suspect};
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
    pub fn split(self) -> Result<(T, FreeEntries, PartialRead), Vec<Diagnostic>> {
        match self.sound {
            Some(sound) => Ok((sound.record, sound.extra, PartialRead::new(self.problems, sound.left_out))),
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

#[cfg(test)]
mod tests;
