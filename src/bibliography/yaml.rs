//! Reads the YAML of Hayagriva, and of CSL as Pandoc writes it.
//!
//! Each entry is read by itself, so that one which is wrong costs nobody the file.

mod csl;
mod faults;
mod guard;
mod works;

use std::collections::HashMap;
use std::ops::Range;

use hayagriva::io::from_yaml_str;

use self::csl::{is_csl, read_csl_yaml};
use self::faults::{explain, refused};
use self::guard::refusal;
use self::works::make_reference;
use super::fault::Fault;
use super::limits::too_large;
use super::reference::Works;

/// Reads a file of YAML. Each reference comes with the place of its key.
pub fn read_yaml(text: &str) -> (Works, Vec<Fault>) {
    if let Some(fault) = too_large(text) {
        return (Vec::new(), vec![fault]);
    }
    if is_csl(text) {
        return match refusal(text) {
            Some((place, refusal)) => (Vec::new(), vec![refused(place, refusal)]),
            None => read_csl_yaml(text),
        };
    }
    let mut faults = Vec::new();
    let mut references: Works = Vec::new();
    let mut places: HashMap<String, Range<usize>> = HashMap::new();
    for part in divide(text) {
        let source = &text[part.clone()];
        if let Some((place, refusal)) = refusal(source) {
            faults.push(refused(part.start + place, refusal));
            continue;
        }
        let library = match from_yaml_str(source) {
            Ok(library) => library,
            Err(error) => {
                let line = error.location().map_or(1, |location| location.line());
                faults.push(explain(source, part.start, line, &error.to_string()));
                continue;
            }
        };
        for entry in &library {
            let key = entry.key();
            let span = key_span(source, part.start, key);
            if let Some(first) = places.get(key) {
                faults.push(Fault {
                    span,
                    message: format!("two entries have the key `{key}`"),
                    help: "give this one another key, or delete it".to_owned(),
                    also: Some(first.clone()),
                });
                continue;
            }
            places.insert(key.to_owned(), span.clone());
            references.push((span, make_reference(entry)));
        }
    }
    (references, faults)
}

/// Divides a file before each line that is not indented.
fn divide(text: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let start = place;
        place += line.len();
        let bare = line.trim_end().trim_start_matches('\u{feff}');
        let begins = !bare.is_empty() && !bare.starts_with([' ', '\t', '#', '}', ']']);
        let is_mark = bare == "---" || bare == "..." || bare.starts_with("%YAML");
        if begins && !is_mark {
            parts.push(start..place);
        } else if let Some(last) = parts.last_mut().filter(|_| !is_mark) {
            last.end = place;
        }
    }
    parts
}

fn key_span(source: &str, offset: usize, key: &str) -> Range<usize> {
    let start = source.find(key).unwrap_or(0);
    let length = if source[start..].starts_with(key) { key.len() } else { 1 };
    offset + start..offset + start + length
}
