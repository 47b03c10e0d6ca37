//! Bodies: Markdown as a tree, and walks over it.
//!
//! - `markdown`: from a text to its tree (`tree`), with the traps of the syntax taken out before (`traps`);
//! - `facts`: what a text tells the rest of the site (headings, references, footnotes) and its own page, and what is
//!   wrong with it;
//! - `typography`: its straight signs as its language sets them;
//! - `dialects`: signs of other dialects, which are text here;
//! - `html`: its HTML, guided by those facts, so that the two cannot disagree about an id or a number;
//! - `prose`: its running text, in which places are sought;
//! - `inline`: the short texts of front matter;
//! - `frames`: pages of other hosts inside a page;
//! - `forbidden`: what browsers would not load, run or send;
//! - `raw_html`: what of raw HTML may stand on a page.
//!
//! A tree is made once for the facts and once for the page, and never kept: reading a body twice is cheaper than keeping
//! the trees or the HTML of all in memory.

mod anchor;
mod bare;
mod citations;
mod dialects;
mod facts;
mod forbidden;
mod frames;
mod html;
mod inline;
mod links;
mod markdown;
mod named;
mod pasted;
mod prose;
mod raw_html;
mod styles;
#[cfg(test)]
mod tests;
mod traps;
mod tree;
mod typography;
mod walk;

pub use anchor::anchor;
pub use citations::Cites;
pub use facts::{
    Citation, Footnote, Heading, Manner, NoteSource, OwnFacts, Reading, Reference, ReferenceKind, Sentence, TextFacts,
    read, read_inline, read_plain,
};
pub use forbidden::{forbidden_in_styles, forbidden_in_template};
pub use frames::video_frame;
pub use html::{CitationHtml, CountryLink, Html, Setting, write};
pub use inline::{inline_html, inline_text};
pub use links::{Links, Poster, ShownPicture, ShownPlayer, Track, is_safe, wiki_links, wiki_target};
pub use named::NamedPlaces;
pub use prose::{PassageKind, running_text};
pub use raw_html::{Fragment, FragmentKind, RawHtml, clean, read_entities};
pub use typography::Typography;
