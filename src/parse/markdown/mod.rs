//! Markdown: one event function, two readers.
//!
//! `events` says what a text holds, in order, with places. [`read`] listens to it and notes what the rest of the site
//! must know (headings, references, footnotes); [`write()`] listens to it again and writes HTML, guided by those notes,
//! so that the two cannot disagree about an id or a number. Running the parser twice is cheaper than keeping the HTML of
//! every body in memory.

mod anchor;
mod escape;
mod facts;
mod html;
mod inline;
mod plain;
mod raw_html;

pub use anchor::anchor;
pub use facts::{Footnote, Heading, Reference, ReferenceKind, TextFacts, read};
pub use html::{Links, Setting, write};
pub use inline::inline_html;
pub use plain::plain;

pub use super::config::RawHtml;
use pulldown_cmark::{Event, Options, Parser};
use std::ops::Range;

/// Address schemes that reach a page.
const SAFE_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The dialect: CommonMark with tables, footnotes, definition lists, alerts, task lists, strikethrough, heading ids.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// What `text` holds, in order, with byte ranges. The lines of a block of raw HTML come as one piece, since a tag may
/// go over several of them.
fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let mut events = Parser::new_ext(text, options()).into_offset_iter().peekable();
    std::iter::from_fn(move || {
        let (event, mut range) = events.next()?;
        let Event::Html(first) = event else { return Some((event, range)) };
        let mut piece = first.into_string();
        while let Some((Event::Html(line), next)) = events.next_if(|(event, _)| matches!(event, Event::Html(_))) {
            piece.push_str(&line);
            range.end = next.end;
        }
        Some((Event::Html(piece.into()), range))
    })
}

/// Whether an address may reach a page: it is relative, or its scheme is let through.
pub fn is_safe(url: &str) -> bool {
    crate::base::route::scheme(url).is_none_or(|scheme| SAFE_SCHEMES.contains(&scheme.as_str()))
}
