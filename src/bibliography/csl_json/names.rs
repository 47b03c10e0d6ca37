//! The names of CSL-JSON.

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::values::plain;
use crate::base::author_name::is_organisation;
use crate::bibliography::particles::without_particle;
use crate::bibliography::reference::Name;

/// The variables of CSL 1.0.2 that hold names.
pub const NAMES: [&str; 28] = [
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
    "holder",
];

/// Reads names, or returns nothing if the value holds none. Those that are blank are left out.
pub fn read_names(value: &RawValue) -> Option<Vec<Name>> {
    let list = match serde_json::from_str(value.get()).ok()? {
        Value::Array(list) => list,
        one @ (Value::Object(_) | Value::String(_)) => vec![one],
        _ => return None,
    };
    let mut names = Vec::with_capacity(list.len());
    for value in &list {
        match value {
            Value::Object(parts) => names.extend(read_name(parts)),
            Value::String(text) => names.extend(read_text(text.trim())),
            Value::Null | Value::Bool(_) => {}
            Value::Number(_) | Value::Array(_) => return None,
        }
    }
    Some(names)
}

fn read_text(text: &str) -> Option<Name> {
    if text.is_empty() {
        return None;
    }
    let Some((family, given)) = text.split_once(',') else {
        return Some(organisation(text.to_owned()));
    };
    person(family.trim().to_owned(), Some(given.trim().to_owned()), [None, None, None])
}

fn organisation(name: String) -> Name {
    let small = name.to_lowercase();
    if matches!(small.as_str(), "others" | "et al." | "et al") { Name::Others } else { Name::Organisation(name) }
}

fn read_name(parts: &Map<String, Value>) -> Option<Name> {
    let of = |name: &str| parts.get(name).and_then(plain).filter(|text| !text.is_empty());
    if let Some(literal) = of("literal").or_else(|| of("name")) {
        return Some(organisation(literal));
    }
    let (family, given) = (of("family"), of("given"));
    let is_institution = parts.get("isInstitution").is_some_and(|flag| *flag != Value::Bool(false));
    let others = [of("dropping-particle"), of("non-dropping-particle"), of("suffix")];
    match (family, given) {
        (Some(family), None) if is_institution || is_organisation(&family) || family == "others" => {
            Some(organisation(family))
        }
        (Some(family), given) => person(family, given, others),
        (None, Some(given)) => person(given, None, others),
        (None, None) => None,
    }
}

/// Makes a person of a family name, a given name, and the particle that drops, the one that stays, and a suffix.
fn person(family: String, given: Option<String>, [dropping, staying, suffix]: [Option<String>; 3]) -> Option<Name> {
    let given = given.filter(|given| !given.is_empty());
    let (mut family, mut particle) = (family, staying);
    if dropping.is_none() && particle.is_none() && given.is_some() {
        (particle, family) = without_particle(&family);
    }
    Some(Name::Person { family, given, dropping_particle: dropping, particle, suffix })
}
