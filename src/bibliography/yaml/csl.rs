//! Reads the items of CSL in YAML, as Pandoc and Quarto write them: a list, or one under `references`.
//!
//! Each item goes through the reader of CSL-JSON. What that finds wrong is told at the key of YAML that it names.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Map, Value, json};

use super::faults::explain;
use crate::bibliography::csl_json::read_csl_json;
use crate::bibliography::fault::Fault;
use crate::bibliography::reference::Works;

/// Whether a text is a list, or has one under `references`.
pub fn is_csl(text: &str) -> bool {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim_end);
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#') && *line != "---");
    lines.next().is_some_and(|line| line.starts_with("references:") || line.starts_with("- "))
}

/// Reads the items of a text that nothing forbids to parse.
pub fn read_csl_yaml(text: &str) -> (Works, Vec<Fault>) {
    let whole: Value = match serde_yaml::from_str(text.trim_end().trim_end_matches("...")) {
        Ok(whole) => whole,
        Err(error) => {
            let line = error.location().map_or(1, |location| location.line());
            return (Vec::new(), vec![explain(text, 0, line, &error.to_string())]);
        }
    };
    let items = match whole {
        Value::Object(mut map) => map.remove("references"),
        list => Some(list),
    };
    let Some(Value::Array(items)) = items else {
        let help = "put the items into a list, `- id: smith2020`";
        return (Vec::new(), vec![Fault::new(0..text.len().min(1), "`references` is no list", help)]);
    };
    let (mut works, mut faults): (Works, Vec<Fault>) = (Vec::new(), Vec::new());
    let mut places: HashMap<String, Range<usize>> = HashMap::new();
    let mut done = 0;
    for item in items {
        let id = item.get("id").map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)).unwrap_or_default();
        let place = place_of(text, done, "id", &id).unwrap_or(done..done);
        done = place.end;
        let (read, wrong) = read_csl_json(&Value::Array(vec![with_dates(item)]).to_string());
        faults.extend(wrong.into_iter().map(|fault| {
            let named = fault.message.split('`').nth(1).and_then(|name| place_of(text, done, name, ""));
            Fault { span: named.unwrap_or_else(|| place.clone()), help: in_yaml(fault.help), ..fault }
        }));
        for (_, work) in read {
            if let Some(first) = places.get(&work.key) {
                let message = format!("two items have the id `{}`", work.key);
                let also = Some(first.clone());
                faults.push(Fault {
                    also,
                    ..Fault::new(place.clone(), message, "give this one another id, or delete it")
                });
                continue;
            }
            places.insert(work.key.clone(), place.clone());
            works.push((place.clone(), work));
        }
    }
    (works, faults)
}

/// Returns where the value of a key stands, or the key itself where no value is sought, from a place on.
fn place_of(text: &str, from: usize, key: &str, value: &str) -> Option<Range<usize>> {
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '-', '"', '\'', '{']);
        let at = start + line.len() - words.len();
        start += line.len();
        let Some(rest) = words.strip_prefix(key).map(|rest| rest.trim_start_matches(['"', '\''])) else { continue };
        let Some(rest) = rest.strip_prefix(':') else { continue };
        if value.is_empty() {
            return Some(at..at + key.len());
        }
        if let Some(offset) = rest.find(value) {
            let begin = at + words.len() - rest.len() + offset;
            return Some(begin..begin + value.len());
        }
    }
    None
}

/// Returns an item whose dates are in the form of CSL-JSON: Pandoc wrote `issued: {year: 2020, month: 5}`, and two of these in a
/// list for a span.
fn with_dates(mut item: Value) -> Value {
    let parts = |date: &Map<String, Value>| -> Option<Value> {
        let year = date.get("year")?;
        let rest = ["month", "day"].into_iter().map_while(|part| date.get(part));
        Some(std::iter::once(year).chain(rest).cloned().collect())
    };
    for value in item.as_object_mut().into_iter().flat_map(Map::values_mut) {
        let days: Option<Vec<Value>> = match value {
            Value::Object(date) => parts(date).map(|day| vec![day]),
            Value::Array(dates) if !dates.is_empty() => dates.iter().map(|date| parts(date.as_object()?)).collect(),
            _ => None,
        };
        if let Some(days) = days {
            *value = json!({"date-parts": days});
        }
    }
    item
}

/// Returns what to type without the brackets of JSON.
fn in_yaml(help: String) -> String {
    match help.as_str() {
        "write it as `{\"date-parts\": [[2020, 5, 31]]}`" => "write it as `2020-05-31`".to_owned(),
        "add one: `\"id\": \"smith2020\"`" => "add one: `id: smith2020`".to_owned(),
        _ => help.replace("\": ", ": ").replace('"', ""),
    }
}
