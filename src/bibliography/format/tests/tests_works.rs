//! Works and cites for tests, from the files that are compared with citeproc-js.

use std::sync::Arc;

use serde_json::Value;

use crate::bibliography::cluster::{Cite, Cluster, LocatorKind};
use crate::bibliography::format::style::Style;
use crate::bibliography::format::{Placed, format};
use crate::bibliography::reference::{Dates, Day, Name, Reference};

fn read(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Checks the list in a style, of which each line is a key and the entry's HTML, and the cites of the same works.
pub fn check(name: &str, list: &str, cites: &str) {
    compare(name, list, cites, include_str!("works.json"), include_str!("clusters.json"));
}

/// Checks the other works.
pub fn check_more(name: &str, list: &str, cites: &str) {
    compare(name, list, cites, include_str!("works2.json"), include_str!("clusters2.json"));
}

fn compare(name: &str, list: &str, cites: &str, works: &str, clusters: &str) {
    let style = Style::built_in(name).unwrap();
    let works: Vec<_> = read(works).iter().map(|value| Arc::new(work(value))).collect();
    let clusters: Vec<_> = read(clusters).iter().map(placed).collect();
    let made = format(&style, "en-GB", &works, &clusters);
    let lines: Vec<String> = made.list.iter().map(|entry| format!("{} {}", entry.key, entry.html)).collect();
    assert_eq!(lines, list.trim().lines().collect::<Vec<_>>(), "{name}");
    assert_eq!(made.clusters, cites.trim().lines().collect::<Vec<_>>(), "{name}");
}

/// Returns a work from CSL-JSON.
pub fn work(value: &Value) -> Reference {
    let mut work = Reference::default();
    for (key, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::String(text) if key == "id" => work.key.clone_from(text),
            Value::String(text) if key == "type" => work.kind.clone_from(text),
            Value::String(text) => drop(work.texts.insert(key.clone(), text.clone())),
            Value::Array(names) => drop(work.names.insert(key.clone(), names.iter().map(name).collect())),
            Value::Object(_) => {
                let day = |part: &Value| {
                    let number = |at: usize| part[at].as_i64();
                    let small = |at: usize| number(at).and_then(|number| u8::try_from(number).ok());
                    Some(Day { year: i16::try_from(number(0)?).ok()?, month: small(1), day: small(2) })
                };
                let from = day(&value["date-parts"][0]).unwrap();
                let dates = Dates { from, to: day(&value["date-parts"][1]), is_circa: value["circa"] == true };
                work.dates.insert(key.clone(), dates);
            }
            _ => {}
        }
    }
    work
}

fn name(value: &Value) -> Name {
    let part = |key: &str| value[key].as_str().map(str::to_owned);
    match part("literal") {
        Some(literal) if literal == "others" => Name::Others,
        Some(literal) => Name::Organisation(literal),
        None => Name::Person {
            family: text(&value["family"]),
            given: part("given"),
            dropping_particle: part("dropping-particle"),
            particle: part("non-dropping-particle"),
            suffix: part("suffix"),
        },
    }
}

/// Returns a cluster from JSON.
pub fn placed(value: &Value) -> Placed {
    let cite = |value: &Value| {
        let kind = match value["label"].as_str() {
            Some("chapter") => LocatorKind::Chapter,
            Some("article") => LocatorKind::Article,
            Some("paragraph") => LocatorKind::Paragraph,
            Some("schedule") => LocatorKind::Schedule,
            _ => LocatorKind::Page,
        };
        Cite {
            key: text(&value["id"]),
            prefix: text(&value["prefix"]),
            locator: value["locator"].as_str().map(|locator| (kind, locator.to_owned())),
            suffix: text(&value["suffix"]),
            is_author_suppressed: value["suppress-author"] == true,
        }
    };
    let cites = value["cites"].as_array().into_iter().flatten().map(cite).collect();
    let note = value["note"].as_u64().and_then(|note| usize::try_from(note).ok());
    Placed { cluster: Cluster { cites, is_in_text: value["in-text"] == true }, note }
}
