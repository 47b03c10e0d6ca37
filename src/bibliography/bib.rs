//! Reads `.bib` files as BibLaTeX, BibTeX, Better BibTeX and Zotero write them.
//!
//! The crate `biblatex` reads the syntax; what the fields mean is found here, so that one odd value costs nobody a file.

mod dates;
mod entries;
mod fields;
mod inherit;
mod kinds;
mod latex;
mod names;
mod slips;
mod symbols;
mod syntax;

use self::dates::take_dates;
use self::entries::{Entry, make_entries};
use self::fields::take_texts;
use self::inherit::inherit;
use self::kinds::find_kind;
use self::names::read_names;
use self::slips::slips;
use self::syntax::read_syntax;
use super::fault::Fault;
use super::limits::too_large;
use super::reference::{Reference, Works};

/// A quotation mark within a value that stands between quotation marks, and what takes its place.
const QUOTE: &str = "{\"}";
const GUARDED_QUOTE: &str = "{\u{1}}";

/// Fields with names, and what CSL calls those.
const NAMES: [(&str, &str); 17] = [
    ("author", "author"),
    ("editor", "editor"),
    ("translator", "translator"),
    ("bookauthor", "container-author"),
    ("editora", "editor"),
    ("editorb", "editor"),
    ("editorc", "editor"),
    ("director", "director"),
    ("interviewer", "interviewer"),
    ("recipient", "recipient"),
    ("composer", "composer"),
    ("illustrator", "illustrator"),
    ("foreword", "contributor"),
    ("introduction", "contributor"),
    ("afterword", "contributor"),
    ("commentator", "contributor"),
    ("annotator", "contributor"),
];

/// Reads a `.bib` file. Each reference comes with the place of its key. What is wrong comes first, and then the slips that cost a
/// work a field.
pub fn read_bib(text: &str) -> (Works, Vec<Fault>, Vec<Fault>) {
    if let Some(fault) = too_large(text) {
        return (Vec::new(), vec![fault], Vec::new());
    }
    let mut faults = Vec::new();
    // A quotation mark in braces is part of a value that stands between such marks, and the crate ends the value there. Another
    // sign of one byte takes its place, so that all places stay.
    let guarded = text.contains(QUOTE).then(|| text.replace(QUOTE, GUARDED_QUOTE));
    let mut entries = make_entries(read_syntax(guarded.as_deref().unwrap_or(text)), &mut faults);
    let slips = slips(text, &entries);
    inherit(&mut entries, &mut faults);
    let works = entries.iter().filter(|entry| entry.kind != "xdata");
    let mut references: Works =
        works.map(|entry| (entry.key_span.clone(), make_reference(entry, &mut faults))).collect();
    if guarded.is_some() {
        let texts = references.iter_mut().flat_map(|(_, work)| work.texts.values_mut());
        texts.for_each(|text| *text = text.replace("<span class=\"nocase\">\u{1}</span>", "\"").replace('\u{1}', "\""));
    }
    faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
    (references, faults, slips)
}

fn make_reference(entry: &Entry<'_>, faults: &mut Vec<Fault>) -> Reference {
    let (kind, genre) = find_kind(entry);
    let mut reference = Reference { key: entry.key.to_owned(), kind: kind.to_owned(), ..Reference::default() };
    take_dates(entry, &mut reference, faults);
    take_texts(entry, &mut reference);
    if let Some(genre) = genre {
        reference.texts.entry("genre".to_owned()).or_insert_with(|| genre.to_owned());
    }
    let keeps_particles = entry.field("options").is_none_or(|options| !options.contains("useprefix=false"));
    for (field, variable) in NAMES {
        let Some(source) = entry.field(field) else { continue };
        let variable = if field.starts_with("editor") { role(entry, field) } else { variable };
        let mut names = read_names(source, keeps_particles);
        if !names.is_empty() {
            reference.names.entry(variable.to_owned()).or_default().append(&mut names);
        }
    }
    reference
}

/// Returns what CSL calls an editor of some type.
fn role(entry: &Entry<'_>, field: &str) -> &'static str {
    match entry.field(&format!("{field}type")).unwrap_or("editor").to_ascii_lowercase().as_str() {
        "editor" => "editor",
        "compiler" => "compiler",
        "director" => "director",
        "producer" => "producer",
        "organizer" | "organiser" => "organizer",
        "chair" => "chair",
        "interviewer" => "interviewer",
        "translator" => "translator",
        "editorialdirector" => "editorial-director",
        "serieseditor" => "collection-editor",
        _ => "contributor",
    }
}
