//! Names of fields and types that nobody knows and that are one slip of the pen away from one that everybody uses.
//!
//! Programs keep much of their own in a `.bib` file, so what is merely unknown is nobody's business. But a `titel` is lost.

use super::entries::Entry;
use super::kinds::is_kind;
use crate::bibliography::fault::Fault;
use strsim::damerau_levenshtein;

/// The fields without which a work is printed wrongly.
const NEEDED: [&str; 29] = [
    "address",
    "author",
    "booktitle",
    "chapter",
    "date",
    "edition",
    "editor",
    "howpublished",
    "institution",
    "issue",
    "issn",
    "journal",
    "journaltitle",
    "location",
    "month",
    "note",
    "number",
    "organization",
    "pages",
    "publisher",
    "series",
    "school",
    "subtitle",
    "title",
    "translator",
    "urldate",
    "version",
    "volume",
    "year",
];

/// Further fields of BibLaTeX and of programs that are near one of those.
const KNOWN: [&str; 11] =
    ["afterword", "editora", "editorb", "editorc", "eissn", "issued", "issues", "notes", "part", "origdate", "volumes"];

/// Slips of names so short that one letter more or less makes another name.
const SHORT: [(&str, &str); 4] = [("ulr", "url"), ("rul", "url"), ("dio", "doi"), ("odi", "doi")];

/// The types that most works have.
const KINDS: [&str; 14] = [
    "article",
    "book",
    "booklet",
    "collection",
    "dataset",
    "inbook",
    "incollection",
    "inproceedings",
    "legislation",
    "online",
    "proceedings",
    "report",
    "techreport",
    "thesis",
];

/// Returns the slips of some entries at their places in a file.
pub fn slips(text: &str, entries: &[Entry<'_>]) -> Vec<Fault> {
    entries.iter().flat_map(|entry| of_kind(entry).into_iter().chain(of_fields(text, entry))).collect()
}

fn of_kind(entry: &Entry<'_>) -> Option<Fault> {
    let near = if is_kind(&entry.kind) { None } else { near(&entry.kind, &KINDS) }?;
    let message = format!("`@{}` is no type of work, so `{}` is a document of any kind", entry.kind, entry.key);
    Some(Fault::new(entry.key_span.clone(), message, format!("did you mean `@{near}`?")))
}

fn of_fields<'e>(text: &'e str, entry: &'e Entry<'_>) -> impl Iterator<Item = Fault> + 'e {
    entry.fields.iter().filter_map(move |(name, field)| {
        let is_known = NEEDED.contains(&&**name) || KNOWN.contains(&&**name);
        let short = || SHORT.iter().find(|(slip, _)| slip == name).map(|(_, field)| *field);
        let near = if is_known { None } else { near(name, &NEEDED).or_else(short) }?;
        // The name stands before the value, behind a blank or a comma.
        let start = field.span.start.saturating_sub(name.len() + 40);
        let before = &text.as_bytes()[start..field.span.start];
        let place = before.windows(name.len()).rposition(|part| part.eq_ignore_ascii_case(name.as_bytes()));
        let span = place.map_or_else(|| field.span.clone(), |place| start + place..start + place + name.len());
        let message = format!("nobody reads the field `{name}` of `{}`", entry.key);
        Some(Fault::new(span, message, format!("did you mean `{near}`?")))
    })
}

/// Returns the one of some names from which a name differs by one letter.
fn near<'n>(name: &str, names: &[&'n str]) -> Option<&'n str> {
    let is_word = name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    names.iter().copied().find(|known| is_word && damerau_levenshtein(known, name) == 1)
}
