//! The part of the contract that speaks of links between briefs.

use serde::Serialize;
use std::sync::Arc;

/// The briefs that link to a page.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct BacklinksView {
    /// The newest 50, newest first; each brief once.
    pub items: Vec<BacklinkView>,
    /// How many there are in all.
    pub count: usize,
}

/// A brief that links to a page, with the sentence that holds the link, as plain text in three parts.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct BacklinkView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    pub date: Arc<str>,
    pub date_iso: Arc<str>,
    pub before: String,
    /// The words of the link.
    pub words: String,
    pub after: String,
}

/// A related brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RelatedView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    pub date: Arc<str>,
    pub date_iso: Arc<str>,
    pub type_label: Arc<str>,
    /// `same country and topic`, `cites the same brief`.
    pub reason: Arc<str>,
}
