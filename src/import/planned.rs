//! What an import would write, as a value.

use super::report::Row;
use super::terms::TermRow;
use crate::base::SourcePath;

/// All that an import would write.
#[derive(Debug, Default)]
pub struct Import {
    /// Texts of the site by their paths, with the files that go with each: paths in the source, and here.
    pub texts: Vec<PlannedText>,
    /// Files for `static/`: from the path in the source to the one in the site.
    pub files: Vec<(String, SourcePath)>,
    /// Old addresses below the base path, and where each may lead, the best first.
    pub redirects: Vec<(String, Vec<String>)>,
    pub terms: Vec<TermRow>,
    /// The other texts and files of the source, which are left behind.
    pub left: Vec<Row>,
    /// Whether it writes files of topics, without which briefs may name others.
    pub closes_topics: bool,
}

/// A text that would be written.
#[derive(Debug)]
pub struct PlannedText {
    pub path: SourcePath,
    pub content: String,
    /// From the path in the source to the one in the site.
    pub files: Vec<(String, SourcePath)>,
    pub row: Row,
}
