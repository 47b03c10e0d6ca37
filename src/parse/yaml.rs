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
mod flow_comments;
mod foreign;
mod left_edge;
mod located;
mod slip;
mod walk;
mod write;

pub use write::scalar;

pub use comments::cut_texts;

pub use field_spans::FieldSpans;

use super::free::FreeEntries;
use super::partial_read::PartialRead;
use super::shape::Shaped;
use crate::base::{Diagnostic, SourcePath, Span};
use extras::WithExtras;
use faults::{Refused, is_suspect};
use serde::Deserialize;
use serde::de::{DeserializeOwned, DeserializeSeed};

/// Reads the YAML that stands in `text` at `yaml`, and beside the record the `extra_keys` at its top with their values, in
/// the order written. A key that the record knows itself stays the record's. What is faulty is left out.
///
/// # Errors
/// Every fault, in the order of the text, where it is no YAML that could be mended.
pub fn read<T: Shaped + DeserializeOwned>(
    file: &SourcePath,
    text: &str,
    yaml: Span,
    extra_keys: &[String],
) -> Result<(T, FreeEntries, PartialRead), Vec<Diagnostic>> {
    let source = &text[yaml.range()];
    let faults = |error| Refused { file, text, yaml, shape: T::SHAPE, extra_keys, error }.faults();
    let suspected = is_suspect(source).then(|| faults(None)).filter(|(problems, _)| !problems.is_empty());
    let (problems, sound) = match suspected {
        Some(faults) => faults,
        None => {
            let deserializer = serde_yaml::Deserializer::from_str(source);
            let result = if extra_keys.is_empty() {
                Option::<T>::deserialize(deserializer).map(|record| (record.unwrap_or_default(), Vec::new()))
            } else {
                WithExtras::new(T::SHAPE, extra_keys).deserialize(deserializer)
            };
            match result {
                Ok((record, extra)) => return Ok((record, extra, PartialRead::default())),
                Err(error) => faults(Some(error)),
            }
        }
    };
    let record = sound.and_then(|sound| Some((T::deserialize(sound.values).ok()?, sound.extra, sound.left_out)));
    match record {
        Some((record, extra, mut partial_read)) => {
            partial_read.problems = problems;
            Ok((record, extra, partial_read))
        }
        None => Err(problems),
    }
}

#[cfg(test)]
pub use tests::whole;

#[cfg(test)]
mod tests;
