//! Lists of names that are written as one text with a comma: several names in all likelihood, and taken as one.
//!
//! Only what is typed tells a slip from a name with a comma in it, so this is asked of the text and not of the values: an item
//! of a list in quotes, `["Peace, security"]`, is one name on purpose, and so is a name in a map.

use super::front_matter::{Front, Person};
use super::yaml::FieldSpans;
use crate::base::{Diagnostic, FieldPath, Place, SourcePath, Span, problems};

/// Warns of several names that are written as one in the YAML at `yaml`.
pub fn joined_names(file: &SourcePath, text: &str, yaml: Span, front: &Front) -> Vec<Diagnostic> {
    let suspects: Vec<(&str, &str)> = match front {
        Front::Brief(brief) => [
            ("topics", only(&brief.topics)),
            ("authors", only_person(&brief.authors)),
            ("translators", only_person(&brief.translators)),
        ]
        .into_iter()
        .filter_map(|(key, name)| Some((key, name?)))
        .collect(),
        Front::Topic(topic) => only(&topic.names).map(|name| ("names", name)).into_iter().collect(),
        _ => return Vec::new(),
    };
    if suspects.is_empty() {
        return Vec::new();
    }
    let spans = FieldSpans::new(text, yaml);
    let slips = suspects.into_iter().filter(|(key, _)| !is_quoted_item(text, &spans, &FieldPath::of(key)));
    slips
        .map(|(key, name)| problems::comma_in_name(Place::field(file, FieldPath::of(key).index(0)), name, key))
        .collect()
}

/// Returns the only name of a list, if it has a comma.
fn only(names: &[String]) -> Option<&str> {
    names.first().filter(|name| names.len() == 1 && name.contains(',')).map(String::as_str)
}

fn only_person(people: &[Person]) -> Option<&str> {
    let person = people.first().filter(|person| people.len() == 1 && person.is_plain)?;
    person.name.as_deref().filter(|name| name.contains(','))
}

/// Whether the first name stands in quotes, and in a list: a text alone may be in quotes for its comma's sake.
fn is_quoted_item(text: &str, spans: &FieldSpans<'_>, list: &FieldPath) -> bool {
    let (Some(whole), Some(item)) = (spans.value(list), spans.value(&list.index(0))) else { return false };
    let is_item = whole.start != item.start || text[..item.start].trim_end().ends_with('-');
    is_item && text[item.range()].starts_with(['"', '\''])
}
