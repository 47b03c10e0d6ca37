//! Reads CSL-JSON as Zotero, Pandoc and Crossref write it.
//!
//! A file is taken apart value by value, each of which keeps its place. So a value that is odd costs its own text and
//! nothing else.

mod dates;
mod names;
mod values;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde_json::value::RawValue;

use self::dates::{DATES, take_date};
use self::names::{NAMES, read_names};
use self::values::{as_text, span_of};
use super::fault::Fault;
use super::languages::language_code;
use super::limits::too_large;
use super::numbers::{bare_doi, hyphened, is_un_number};
use super::reference::{Reference, Works};

/// The types of CSL 1.0.2.
const KINDS: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// The texts and numbers of CSL 1.0.2 which are kept.
const TEXTS: [&str; 52] = [
    "annote",
    "archive",
    "archive-place",
    "archive_collection",
    "archive_location",
    "authority",
    "call-number",
    "chapter-number",
    "collection-number",
    "collection-title",
    "container-title",
    "container-title-short",
    "dimensions",
    "division",
    "DOI",
    "edition",
    "event-place",
    "event-title",
    "genre",
    "ISBN",
    "ISSN",
    "issue",
    "jurisdiction",
    "language",
    "license",
    "locator",
    "medium",
    "note",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "original-publisher",
    "original-publisher-place",
    "original-title",
    "page",
    "page-first",
    "part-number",
    "part-title",
    "PMCID",
    "PMID",
    "publisher",
    "publisher-place",
    "reviewed-genre",
    "reviewed-title",
    "scale",
    "section",
    "source",
    "status",
    "supplement-number",
    "title",
    "title-short",
    "translated-title",
];

/// Further texts, and what is made of names that programs have for some.
const RENAMED: [(&str, &str); 10] = [
    ("URL", "URL"),
    ("version", "version"),
    ("volume", "volume"),
    ("volume-title", "volume-title"),
    ("year-suffix", "year-suffix"),
    ("event", "event-title"),
    ("journalAbbreviation", "container-title-short"),
    ("shortTitle", "title-short"),
    ("printing-number", "printing-number"),
    ("references", "references"),
];

/// Reads CSL-JSON: an array of items, an object with `items`, or one item. Each reference comes with the place of its
/// key.
pub fn read_csl_json(text: &str) -> (Works, Vec<Fault>) {
    if let Some(fault) = too_large(text) {
        return (Vec::new(), vec![fault]);
    }
    let mut faults = Vec::new();
    let mut references: Works = Vec::new();
    let mut places: HashMap<String, Range<usize>> = HashMap::new();
    for item in items(text, &mut faults) {
        let Some((span, reference)) = read_item(text, item, &mut faults) else { continue };
        if let Some(first) = places.get(&reference.key) {
            faults.push(Fault {
                span,
                message: format!("two items have the id `{}`", reference.key),
                help: "give this one another id, or delete it".to_owned(),
                also: Some(first.clone()),
            });
            continue;
        }
        places.insert(reference.key.clone(), span.clone());
        references.push((span, reference));
    }
    (references, faults)
}

/// Returns the values that should be items.
fn items<'text>(text: &'text str, faults: &mut Vec<Fault>) -> Vec<&'text RawValue> {
    let source = text.trim_start_matches('\u{feff}');
    let whole: &RawValue = match serde_json::from_str(source) {
        Ok(whole) => whole,
        Err(error) => {
            faults.push(no_json(text, text.len() - source.len(), &error));
            return Vec::new();
        }
    };
    if whole.get().starts_with('{') {
        let Ok(object) = serde_json::from_str::<BTreeMap<String, &RawValue>>(whole.get()) else { return vec![whole] };
        let list = ["items", "references"].iter().find_map(|name| object.get(*name).copied());
        return match list.map(|list| serde_json::from_str(list.get())) {
            Some(Ok(items)) if !object.contains_key("type") => items,
            _ => vec![whole],
        };
    }
    serde_json::from_str(whole.get()).unwrap_or_else(|_| {
        faults.push(Fault::new(
            span_of(text, whole),
            "the file holds no items of CSL-JSON",
            "begin it with `[` and put the items into the list",
        ));
        Vec::new()
    })
}

/// Says where a file is no JSON.
fn no_json(text: &str, lead: usize, error: &serde_json::Error) -> Fault {
    let before: usize = text[lead..].split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut at = (lead + before + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    let told = error.to_string();
    let told = told.split(" at line ").next().unwrap_or_default();
    let help = if error.is_eof() {
        "close what is open: with `\"`, `}` or `]`"
    } else if told.contains("trailing comma") || (told.contains("key must be") && text[at..].starts_with('}')) {
        "delete the comma before this"
    } else if told.contains("expected `,`") {
        "type `,` before this"
    } else if told.contains("expected `:`") {
        "type `:` before this"
    } else if told.contains("trailing characters") {
        "delete what stands here, or put the items into one list: `[…]`"
    } else {
        "correct what stands here; names and texts have double quotes"
    };
    Fault::new(at..at + width, format!("the file is no JSON: {told}"), help)
}

fn read_item(text: &str, item: &RawValue, faults: &mut Vec<Fault>) -> Option<(Range<usize>, Reference)> {
    let whole = span_of(text, item);
    let start = whole.start..whole.start + 1;
    let Ok(fields) = serde_json::from_str::<BTreeMap<String, &RawValue>>(item.get()) else {
        faults.push(Fault::new(whole, "an item is no object", "write it between `{` and `}`"));
        return None;
    };
    let id = ["citation-key", "id"].iter().find_map(|name| {
        let value = fields.get(*name)?;
        let key = as_text(value).filter(|key| !key.is_empty())?;
        Some((span_of(text, value), key))
    });
    let Some((mut span, key)) = id else {
        faults.push(Fault::new(start, "an item has no id", "add one: `\"id\": \"smith2020\"`"));
        return None;
    };
    if text[span.clone()].starts_with('"') {
        span = span.start + 1..span.end - 1;
    }
    let kind = fields.get("type").and_then(|value| as_text(value)).unwrap_or_default().to_ascii_lowercase();
    let kind = KINDS.iter().find(|known| **known == kind).unwrap_or(&"document");
    let mut reference = Reference { key, kind: (*kind).to_owned(), ..Reference::default() };
    for (name, value) in &fields {
        let span = span_of(text, value);
        take_field(name, value, span, &mut reference, faults);
    }
    // American styles print the number of a law before a resolution of the United Nations.
    let is_un = reference.texts.get("number").is_some_and(|number| is_un_number(number));
    if is_un && matches!(*kind, "legislation" | "bill") {
        "report".clone_into(&mut reference.kind);
    }
    Some((span, reference))
}

fn take_field(name: &str, value: &RawValue, span: Range<usize>, reference: &mut Reference, faults: &mut Vec<Fault>) {
    if matches!(value.get(), "null" | "true" | "false") {
        return;
    }
    if NAMES.contains(&name) {
        match read_names(value) {
            Some(names) if names.is_empty() => {}
            Some(names) => {
                reference.names.insert(name.to_owned(), names);
            }
            None => faults.push(Fault::new(
                span,
                format!("`{name}` holds no names"),
                "write each name as `{\"family\": \"Smith\", \"given\": \"Ann\"}` or `{\"literal\": \"United Nations\"}`",
            )),
        }
    } else if DATES.contains(&name) {
        take_date(name, value, reference).unwrap_or_else(|()| {
            faults.push(Fault::new(
                span,
                format!("`{name}` is no date"),
                "write it as `{\"date-parts\": [[2020, 5, 31]]}`",
            ));
        });
    } else if let Some(variable) = variable(name) {
        let Some(content) = as_text(value) else {
            faults.push(Fault::new(span, format!("`{name}` is no text"), "write it between double quotes"));
            return;
        };
        let content = match variable {
            "DOI" => bare_doi(&content),
            "page" => hyphened(&content),
            "language" => language_code(&content).unwrap_or_default(),
            _ => content,
        };
        if !content.is_empty() && (variable == name || !reference.texts.contains_key(variable)) {
            reference.texts.insert(variable.to_owned(), content);
        }
    }
}

fn variable(name: &str) -> Option<&'static str> {
    let same = TEXTS.iter().find(|known| **known == name).copied();
    same.or_else(|| RENAMED.iter().find(|(known, _)| *known == name).map(|(_, variable)| *variable))
}
