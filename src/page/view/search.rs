//! `search`: the page on which readers look for briefs.

use serde::Serialize;
use std::sync::Arc;

/// `search`: where the index lies that the page's script reads, and by what results can be narrowed.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SearchView {
    /// The folder of the index, with its closing slash.
    pub index_url: Arc<str>,
    /// Texts that can be found.
    pub total: usize,
    /// Those that have at least two values, in the order of the page.
    pub facets: Vec<FacetView>,
    /// What the script says, as a JSON object that is safe inside a `script` element: a text under each key, or where it counts one for
    /// each plural category.
    #[serde(skip)]
    pub words_json: String,
}

/// One of the things by which results can be narrowed.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FacetView {
    /// The name in addresses: `country`.
    pub key: &'static str,
    /// `Country`.
    pub label: String,
    /// At most 200, of more those with the most briefs.
    pub values: Vec<FacetValueView>,
}

/// A value that briefs have.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FacetValueView {
    /// The slug of a term, a year or a language tag.
    pub value: Arc<str>,
    pub title: Arc<str>,
    /// As in `LinkView`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    /// The page that lists the same briefs, if there is one.
    pub url: Option<Arc<str>>,
    /// Texts that have it.
    pub count: usize,
}
