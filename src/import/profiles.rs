//! Profiles of people of whom a source says more than the name.

use super::planned::PlannedText;
use super::report::{Outcome, Row};
use super::source::{Person, Source};
use super::written::Stated;
use crate::base::{Slug, SourcePath};
use serde_yaml::Value;
use std::collections::BTreeSet;

/// Returns the files of people, but those of whom a text of the source is the profile.
pub fn texts(source: &Source, known: &BTreeSet<SourcePath>) -> Vec<PlannedText> {
    let planned = source.people.iter().filter_map(|person| {
        let slug = Slug::of_title(&person.name)?;
        let path = SourcePath::new(format!("content/authors/{slug}.md"));
        let mut stated = Stated::default();
        stated.text("name", Some(&person.name));
        stated.text("given", person.given.as_deref());
        stated.text("family", person.family.as_deref());
        stated.text("role", person.role.as_deref());
        stated.text("email", person.email.as_deref());
        let link = person.url.as_ref().map(|url| {
            let pair = [("title", person.name.clone()), ("url", url.clone())];
            let map = pair.into_iter().map(|(key, value)| (key.into(), Value::String(value))).collect();
            Value::Sequence(vec![Value::Mapping(map)])
        });
        stated.value("links", link);
        let row = Row {
            source: if person.key.is_empty() { person.name.clone() } else { person.key.clone() },
            file: path.to_string(),
            address: format!("/authors/{slug}/"),
            old_address: String::new(),
            outcome: Outcome::Whole,
            losses: Vec::new(),
        };
        Some(PlannedText { content: stated.file(&person.biography), path, files: Vec::new(), row })
    });
    let mut seen = known.clone();
    planned.filter(|text| seen.insert(text.path.clone())).collect()
}

/// Returns the slug of the profile of a person that is written as texts refer to it.
pub fn slug_of(source: &Source, written: &str) -> Option<String> {
    let is_meant = |person: &&Person| {
        let lower = written.to_lowercase();
        person.key.to_lowercase() == lower || person.name.to_lowercase() == lower
    };
    let person = source.people.iter().find(is_meant)?;
    Slug::of_title(&person.name).map(|slug| slug.to_string())
}

/// Whether a name has the form of a slug.
pub fn looks_like_slug(name: &str) -> bool {
    name.contains(['-', '_']) && !name.contains(' ') && name.chars().all(|c| !c.is_uppercase())
}

/// Returns a word with a capital.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
