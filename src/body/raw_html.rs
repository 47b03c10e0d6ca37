//! Raw HTML inside Markdown: what a piece of it holds, and what sanitising takes away from it.
//!
//! - `elements`: what is known of elements;
//! - `read`: from a piece to its nodes (`node`), once for each tree;
//! - `judge`: what of a piece may stand on a page;
//! - `entities`: the same signs in plain texts;
//! - `loads`: what a tag loads from other hosts, or runs;
//! - `clean`: what of a finished body may, which is ammonia's work;
//! - `fragment`: a finished body as a tree;
//! - `depth`: whether a body is too deep for that.
//!
//! The judge says, with a line, what will be missing, and keeps from the cleaner what would make it lose the text around it.

mod clean;
mod depth;
mod elements;
mod entities;
mod fragment;
mod judge;
mod loads;
mod node;
mod read;

pub use clean::clean;
pub use depth::{DEEPEST_HTML, DEEPEST_MARKDOWN, too_deep};
pub use elements::{READ_TO_THEIR_END, SECTIONS, is_void};
pub use entities::read_entities;
pub use fragment::{Fragment, FragmentKind};
pub use judge::{Part, Removal, judge};
pub use loads::{Load, is_web, loads};
pub use node::{Attribute, HtmlKind, Piece, Tag};
#[cfg(test)]
pub use read::start_tag;
pub use read::{first_tag, piece};

/// What happens to HTML in Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RawHtml {
    Escape,
    #[default]
    Sanitize,
    Allow,
}
