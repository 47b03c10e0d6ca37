//! What a fragment of an address can name on a page.

use crate::body::Heading;
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

/// The ids of one page: those of its headings, and those of its raw HTML and notes.
pub struct Anchors<'a> {
    /// The headings, for suggestions.
    pub headings: &'a [Heading],
    raw_ids: &'a [String],
    /// All of them, gathered when the first link asks: most pages are never asked.
    ids: OnceLock<HashSet<Arc<str>>>,
}

impl<'a> Anchors<'a> {
    /// Those of a page with these headings and further ids.
    pub fn new(headings: &'a [Heading], raw_ids: &'a [String]) -> Self {
        Self { headings, raw_ids, ids: OnceLock::new() }
    }

    /// Whether a page has that id, or the theme has, whose ids begin with `bp-`.
    pub fn has(&self, anchor: &str) -> bool {
        let headings = self.headings.iter().map(|heading| Arc::clone(&heading.id));
        let raw = self.raw_ids.iter().map(|id| id.as_str().into());
        let ids = self.ids.get_or_init(|| headings.chain(raw).collect());
        ids.contains(anchor) || anchor.starts_with("bp-")
    }
}
