//! Citations, and the bibliographies that they are found in.

use super::did_you_mean;
use crate::base::counted::first_of;
use crate::base::{Code, Diagnostic, Place};

problems! {
    missing_bibliography(place: Place, written: &str, nearest: &[String]) = MissingFile, place,
        "there is no bibliography `{written}`",
        (did_you_mean(nearest, "put the `.bib`, `.json` or `.yaml` file into the folder `references/`, or a `.bib` beside the brief"));
    /// Reports that there is no file for the style of citations.
    missing_style(place: Place, written: &str, nearest: &[String]) = MissingFile, place,
        "there is no style `{written}`",
        (did_you_mean(nearest, "put the `.csl` file into the folder `references/`"));
    /// Reports a fault of a file of references or of a style, by what is wrong with it.
    invalid_references(place: Place, fault: &str, help: &str) = InvalidReferences, place, "{fault}", "{help}";
    /// Reports a field or a type of a work that is nearly one that is known.
    near_field(place: Place, slip: &str, help: &str) = NearField, place, "{slip}", "{help}";
    invalid_citation_key(place: Place, written: &str) = InvalidValue, place,
        "`{written}` cannot stand behind `@`",
        "write letters, digits and single signs between them, such as `undp-2021`";
    /// Reports a key that two sources of a brief have; `first` is the number of the other.
    repeated_citation_key(place: Place, key: &str, first: usize) = InvalidReferences, place,
        "source {first} has the key `{key}`, too",
        "give each source a key of its own";
    /// Reports a source with a key that the text does not cite.
    unused_source(place: Place, key: &str) = UnusedReference, place,
        "the text does not cite `{key}`",
        "cite it, `[@{key}]`, or leave out its `key`";
}

/// Reports a key that no bibliography has. One that stands in a sentence may be a name and no citation.
pub fn unknown_citation(place: Place, key: &str, nearest: &[&str], is_in_text: bool) -> Diagnostic {
    let each: Vec<String> = nearest.iter().map(|key| format!("@{key}")).collect();
    let help = did_you_mean(&each, "add it to a file of `bibliography`, or give a source of the brief this `key`");
    let problem = Diagnostic::new(Code::UnknownCitation, place, format!("no bibliography has the key `{key}`"), help);
    if is_in_text { problem.and_help(format!("if it is a name, type `\\@{key}`")) } else { problem }
}

/// Reports the works of a bibliography that no text cites.
pub fn unused_references(place: Place, keys: &[&str]) -> Diagnostic {
    let named = first_of(keys, |key| format!("`{key}`"));
    let message = match keys.len() {
        1 => format!("no text cites {named}"),
        count => format!("no text cites {count} entries of this file: {named}"),
    };
    let help = "take them out if nobody needs them; a bibliography that several sites share may keep them: \
                `checks: {unused-reference: off}`";
    Diagnostic::new(Code::UnusedReference, place, message, help)
}
