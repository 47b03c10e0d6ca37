//! The part of the contract that speaks of links between briefs.

use serde::Serialize;

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
    pub title: String,
    pub url: String,
    pub date: String,
    pub date_iso: String,
    pub before: String,
    /// The words of the link.
    pub words: String,
    pub after: String,
}

/// A related brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RelatedView {
    pub title: String,
    pub url: String,
    pub date: String,
    pub date_iso: String,
    pub type_label: String,
    /// `same country and topic`, `cites the same brief`.
    pub reason: String,
}
