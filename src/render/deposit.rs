//! Briefs as agencies for DOIs take them in: what `list briefs --format datacite` and `--format crossref` print.

mod crossref;
mod datacite;

pub use crossref::{Batch, crossref};
pub use datacite::datacite;

use quick_xml::escape::escape;

/// Adds an element that holds a text, on a line of its own; `name` may hold attributes.
fn push(out: &mut String, name: &str, text: &str) {
    let element = name.split(' ').next().unwrap_or(name);
    out.extend(["<", name, ">", &escape(text), "</", element, ">\n"]);
}
