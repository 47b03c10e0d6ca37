//! Markdown: one event function, two readers.
//!
//! `Prepared` says what a text holds, in order, with places. [`read`] listens to it and notes what the rest of the site
//! must know (headings, references, footnotes); [`write()`] listens to it again and writes HTML, guided by those notes,
//! so that the two cannot disagree about an id or a number. Running the parser twice is cheaper than keeping the HTML of
//! every body in memory.

mod anchor;
mod escape;
mod facts;
mod html;
mod inline;
mod links;
mod named;
mod prepared;
mod prose;
mod raw_html;

pub use anchor::anchor;
pub use facts::{Footnote, Heading, Reference, ReferenceKind, Sentence, TextFacts, read, read_inline};
pub use html::{CountryLink, Setting, write};
pub use inline::{inline_html, inline_text};
pub use links::{Links, wiki_target};
pub use named::NamedPlaces;

use pulldown_cmark::Options;

/// What happens to HTML in Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RawHtml {
    Escape,
    #[default]
    Sanitize,
    Allow,
}

/// Address schemes that reach a page.
const SAFE_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The dialect: CommonMark with tables, footnotes, definition lists, alerts, task lists, strikethrough, heading ids,
/// wiki links.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

/// Whether an address may reach a page: it is relative, or its scheme is let through.
pub fn is_safe(url: &str) -> bool {
    crate::base::route::scheme(url).is_none_or(|scheme| SAFE_SCHEMES.contains(&scheme.as_str()))
}

/// Whether an address is not one of this site: it has a scheme or a host.
fn is_elsewhere(url: &str) -> bool {
    crate::base::route::scheme(url).is_some() || url.starts_with("//")
}
