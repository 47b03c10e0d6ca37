//! What pages say of their versions in other languages.

use super::BylineView;
use serde::Serialize;
use std::sync::Arc;

/// A version of a page in some language, for programs.
#[derive(Clone, Debug, Serialize, Hash, PartialEq, Eq)]
pub struct AlternateView {
    /// BCP 47, or `x-default` for the version that readers of all other languages are given.
    pub language: String,
    /// As in `PageView`; none for `x-default`.
    pub locale: Option<String>,
    /// The full address.
    pub url: Arc<str>,
}

/// A brief in another language, for readers.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct VersionView {
    /// The name of the language in the language itself: `Français`.
    pub title: Arc<str>,
    pub url: Arc<str>,
    /// BCP 47.
    pub language: String,
    pub direction: &'static str,
}

/// A translation, beside the words that it shares with every brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TranslationView {
    /// The language of the page by its English name.
    pub language_name: String,
    pub original_language_name: String,
    pub original_url: String,
    pub translators: Vec<BylineView>,
    /// When the translation was published, if it says so.
    pub date: Option<String>,
    pub date_iso: Option<String>,
}
