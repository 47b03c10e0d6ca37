//! The search as browsers and other programs know it.

/// What a browser must know to offer the search of a site.
#[derive(Clone, Debug, Hash)]
pub struct OpenSearch {
    /// At most 16 characters, by the standard.
    pub short_name: String,
    /// At most 48.
    pub long_name: String,
    /// At most 1,024.
    pub description: String,
    /// The full address of the search, without what is asked.
    pub url: String,
    /// BCP 47.
    pub language: String,
}
