//! A reference as the formatter takes it: an item of CSL-JSON, with nothing in it that the formatter would trip over.
//!
//! hayagriva panics on a span of days, reads numbers out of the numbers of documents, and takes words of an
//! organisation's name for particles. What is made here has none of that.

use std::collections::BTreeMap;
use std::str::FromStr;

use hayagriva::citationberg::json::{DateValue, Item, LiteralName, NameItem, NameValue, Value, VecDate, VecDateRange};
use hayagriva::types::PageRanges;

use super::marks;
use super::numbers;
use super::style_mend::{ALIASES, Mended};
use super::texts;
use crate::bibliography::reference::{Dates, Day, Name, Reference};

/// Texts that are printed as they are and never read as prose.
const CODES: [&str; 8] = ["DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL", "call-number", "language"];

/// Texts that the formatter reads numbers from.
const NUMBERS: [&str; 13] = [
    "chapter-number",
    "citation-number",
    "collection-number",
    "edition",
    "first-reference-note-number",
    "issue",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "part-number",
    "printing-number",
    "version",
    "volume",
];

/// Texts that are never printed, or that only the formatter may tell.
const UNUSED: [&str; 8] =
    ["abstract", "annote", "citation-key", "citation-label", "id", "keyword", "translated-title", "type"];

/// Which day of a span is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The first.
    From,
    /// The last.
    To,
}

/// Returns a reference as an item for a style. If that prints titles in title case, capitals inside of words are
/// protected from it.
pub fn item(reference: &Reference, end: End, mended: &Mended) -> Item {
    let keeps_case = mended.has_title_case;
    let mut values = BTreeMap::new();
    for (variable, text) in &reference.texts {
        if !UNUSED.contains(&variable.as_str()) && !text.trim().is_empty() {
            values.insert(variable.clone(), Value::String(value(variable, text.trim(), mended)));
        }
    }
    if let Some(title) = title(reference) {
        values.insert("title".to_owned(), Value::String(texts::encode(&title, keeps_case)));
    }
    for (known, other) in [("event-title", "event"), ("event", "event-title")] {
        if let Some(event) = values.get(known).cloned() {
            values.entry(other.to_owned()).or_insert(event);
        }
    }
    for (variable, names) in &reference.names {
        let mut printed: Vec<NameValue> = names.iter().filter_map(|known| name(known, mended)).collect();
        if !printed.is_empty() {
            if names.contains(&Name::Others) {
                printed.push(NameValue::Literal(LiteralName { literal: marks::OTHERS.to_string() }));
            }
            values.insert(variable.clone(), Value::Names(printed));
        }
    }
    for (variable, dates) in &reference.dates {
        values.insert(variable.clone(), Value::Date(date(dates, end)));
    }
    for (known, alias) in ALIASES {
        if values.contains_key(&known.to_string()) {
            values.insert(alias.to_string(), Value::String("x".to_owned()));
        }
    }
    values.insert("id".to_owned(), Value::String(reference.key.clone()));
    values.insert("type".to_owned(), Value::String(reference.kind.clone()));
    Item(values)
}

/// Whether one of its dates is a span of more than one day.
pub fn has_span(reference: &Reference) -> bool {
    reference.dates.values().any(|dates| dates.to.is_some_and(|to| to != dates.from))
}

/// Returns the title with its translation, as a reader of either language looks for it.
fn title(reference: &Reference) -> Option<String> {
    let text = |variable: &str| reference.texts.get(variable).map(|text| text.trim()).filter(|text| !text.is_empty());
    match (text("title"), text("translated-title")) {
        (Some(title), Some(translated)) if title != translated => Some(format!("{title} [{translated}]")),
        (title, translated) => title.or(translated).map(str::to_owned),
    }
}

fn value(variable: &str, text: &str, mended: &Mended) -> String {
    if CODES.contains(&variable) {
        return code(variable, text);
    }
    if variable == "page" {
        return page(text, mended);
    }
    if NUMBERS.contains(&variable) {
        return number(text, variable != "number");
    }
    texts::encode(text, mended.has_title_case)
}

fn code(variable: &str, text: &str) -> String {
    let cleaned = texts::plain(text);
    if variable != "DOI" {
        return cleaned;
    }
    let lower = cleaned.to_ascii_lowercase();
    let start = lower.find("10.").filter(|&start| {
        ["", "doi:", "doi: ", "https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "https://dx.doi.org/"]
            .contains(&&lower[..start])
    });
    cleaned[start.unwrap_or(0)..].to_owned()
}

fn page(text: &str, mended: &Mended) -> String {
    if mended.has_single_pages {
        return numbers::numbered(text, None, mended.csl.settings.page_range_format);
    }
    let plain = text.replace("--", "-");
    let is_simple = plain.starts_with(|sign: char| sign.is_ascii_alphanumeric())
        && plain.chars().all(|sign| sign.is_ascii_alphanumeric() || " ,&-–".contains(sign));
    if is_simple && PageRanges::from_str(&plain).is_ok() { plain } else { numbers::numbered(text, Some("\\-"), None) }
}

/// Returns a number that is counted (`3`, `2nd`, `4–5`) as it is, and any other (`A/RES/70/1`) so that it is not read.
fn number(text: &str, may_span: bool) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = &text[digits..];
    let is_counted = (1..9).contains(&digits) && rest.len() < 3 && rest.chars().all(|sign| sign.is_ascii_alphabetic());
    let mut parts = text.split(['-', '–', ',', '&']).map(str::trim);
    let is_span = may_span
        && digits < 5
        && parts.all(|part| (1..5).contains(&part.len()) && part.chars().all(|sign| sign.is_ascii_digit()));
    if is_counted || is_span {
        return text.to_owned();
    }
    if !may_span && text.starts_with(|sign: char| sign.is_ascii_digit()) && !text.contains(char::is_alphabetic) {
        return numbers::single(text);
    }
    let coded = texts::encode(text, false);
    // A bracket at its end would be taken for that of the style: `(S/RES/2417 (2018))`.
    let is_own = |sign: char| sign.is_numeric() || matches!(sign, ')' | ']');
    coded.chars().map(|sign| if is_own(sign) { marks::protected(sign) } else { sign }).collect()
}

fn name(name: &Name, mended: &Mended) -> Option<NameValue> {
    let is_bare = mended.has_bare_initials;
    let part = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty())?;
        Some(texts::encode(text, false))
    };
    let bare = |text: &Option<String>| part(text).map(|text| if is_bare { text.replace('.', "") } else { text });
    match name {
        Name::Others => None,
        Name::Organisation(name) => {
            let literal = texts::encode(name.trim(), true);
            (!literal.is_empty())
                .then(|| NameValue::Literal(LiteralName { literal: format!("{}{literal}", marks::SHIELD) }))
        }
        Name::Person { family, given, dropping_particle, particle, suffix } => {
            let given = bare(given).map(|given| if mended.has_initials { with_capitals(&given) } else { given });
            let family = texts::encode(family.trim(), false);
            if family.is_empty() {
                return given.map(|literal| NameValue::Literal(LiteralName { literal }));
            }
            Some(NameValue::Item(NameItem {
                family,
                given,
                non_dropping_particle: part(particle),
                dropping_particle: part(dropping_particle),
                suffix: bare(suffix),
                comma_suffix: None,
            }))
        }
    }
}

/// Returns given names with capitals behind hyphens: `Dae-Jung`.
fn with_capitals(given: &str) -> String {
    let mut before = ' ';
    let capital = |sign: char| {
        let is_second = matches!(std::mem::replace(&mut before, sign), '-' | '‐');
        if is_second { sign.to_uppercase().collect::<String>() } else { sign.to_string() }
    };
    given.chars().map(capital).collect()
}

fn date(dates: &Dates, end: End) -> DateValue {
    let Day { year, month, day } = if end == End::To { dates.to.unwrap_or(dates.from) } else { dates.from };
    // Styles that print the year apart from the day would print both spans apart.
    let month = month.filter(|_| dates.to.is_none_or(|to| to.year == dates.from.year));
    let mut parts = vec![year];
    if let Some(month) = month.filter(|month| (1..=12).contains(month)) {
        parts.push(i16::from(month));
        parts.extend(day.filter(|day| (1..=31).contains(day)).map(i16::from));
    }
    DateValue::DateParts {
        date_parts: VecDateRange(vec![VecDate(parts)]),
        literal: None,
        season: None,
        circa: dates.is_circa,
    }
}
