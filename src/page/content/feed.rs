//! What stands in a feed, as values; writing them is `render`'s work.

use crate::page::view::Shared;
use std::sync::Arc;

/// A feed, Atom or JSON.
#[derive(Clone, Debug, Hash)]
pub struct FeedView {
    pub title: String,
    pub subtitle: Option<String>,
    pub id: String,
    /// The full addresses of the feed and of the page that it follows.
    pub self_url: String,
    pub page_url: String,
    /// RFC 3339: the newest `updated` of its entries; none without entries.
    pub updated: Option<String>,
    pub language: String,
    pub author: String,
    pub rights: Option<String>,
    /// Newest first.
    pub entries: Vec<Shared<EntryView>>,
}

/// One entry of any feed; the same value in each.
#[derive(Clone, Debug, Hash)]
pub struct EntryView {
    pub title: Arc<str>,
    /// BCP 47, where it is not the language of the feed.
    pub language: Option<String>,
    pub url: String,
    pub id: String,
    /// RFC 3339.
    pub published: String,
    pub updated: String,
    pub summary: Option<Arc<str>>,
    pub authors: Vec<String>,
    /// The full address of its PDF edition.
    pub pdf: Option<String>,
    /// Countries and topics by name.
    pub categories: Vec<String>,
}
