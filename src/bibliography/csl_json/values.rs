//! Values of JSON, with their places in the file.

use std::ops::Range;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::bibliography::spaces::tidied;

/// Returns where a value stands in the text that it was borrowed from.
pub fn span_of(text: &str, value: &RawValue) -> Range<usize> {
    let source = value.get();
    let start = source.as_ptr().addr().saturating_sub(text.as_ptr().addr()).min(text.len());
    start..(start + source.len()).min(text.len())
}

/// Returns what a value says as a text: a text, a number as it is written, or the first one of a list.
pub fn as_text(value: &RawValue) -> Option<String> {
    let source = value.get();
    if source.starts_with(|sign: char| sign.is_ascii_digit() || sign == '-') {
        return Some(source.to_owned());
    }
    match serde_json::from_str(source).ok()? {
        Value::String(text) => Some(tidied(&text)),
        Value::Array(list) => list.iter().find_map(plain).or_else(|| list.is_empty().then(String::new)),
        _ => None,
    }
}

/// Returns a text or a number, and of what is neither nothing.
pub fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(tidied(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
