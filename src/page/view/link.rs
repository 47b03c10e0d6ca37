//! Titles that lead somewhere, with what stands beside them.

use serde::Serialize;
use std::sync::Arc;

/// A title and where it leads; without a `url` it is plain text, since no page of its own exists.
#[derive(Clone, Debug, Serialize, Hash, PartialEq, Eq)]
pub struct LinkView {
    pub title: Arc<str>,
    pub url: Option<Arc<str>>,
    /// Where the title is in another language than the page: the attributes that mark it, ` lang="en" dir="ltr"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
}

impl LinkView {
    /// Returns a title that leads somewhere.
    pub fn new(title: impl Into<Arc<str>>, url: impl Into<Arc<str>>) -> Self {
        Self { title: title.into(), url: Some(url.into()), lang_html: None }
    }

    /// Returns a title without a page.
    pub fn text(title: impl Into<Arc<str>>) -> Self {
        Self { title: title.into(), url: None, lang_html: None }
    }
}

/// A title, where it leads, and how many briefs are there.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CountView {
    pub title: Arc<str>,
    /// As in `LinkView`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    pub url: Arc<str>,
    pub count: usize,
}

/// A link to the page of one year.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct YearView {
    pub year: i16,
    pub url: Arc<str>,
    pub count: usize,
}

/// The newest brief of several.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NewestView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    /// As in `LinkView`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    /// `29 June 2021`.
    pub date: String,
    /// `Jun 2021`.
    pub month: String,
    pub date_iso: String,
}

/// The briefs that link to a page.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct BacklinksView {
    /// The newest 50, newest first; each brief once.
    pub items: Vec<BacklinkView>,
    pub count: usize,
}

/// A brief that links to a page, with the sentence that holds the link, as plain text in three parts.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct BacklinkView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    /// As in `LinkView`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    pub date: Arc<str>,
    pub date_iso: Arc<str>,
    pub before: String,
    pub words: String,
    pub after: String,
}

/// A related brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RelatedView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    /// As in `LinkView`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    pub date: Arc<str>,
    pub date_iso: Arc<str>,
    pub type_label: Arc<str>,
    /// `same country and topic`, `cites the same brief`.
    pub reason: Arc<str>,
}
