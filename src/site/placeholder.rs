//! Texts that are still to be written: a public file must not show the marks that a new one begins with.

use crate::base::{Diagnostic, problems};
use crate::parse::document::Document;
use crate::parse::front_matter::PLACEHOLDER;
use crate::parse::shape::Mark;
use std::sync::Arc;

/// Returns every placeholder among the texts of front matter that readers see.
pub fn check(public: &[Arc<Document>]) -> Vec<Diagnostic> {
    let of = |document: &Arc<Document>| {
        let texts = document.front.texts(&[Mark::Text, Mark::Inline]).into_iter();
        let marks = texts.filter(|(_, text)| text.trim() == PLACEHOLDER);
        marks.map(|(field, _)| problems::placeholder(&document.path, field, PLACEHOLDER)).collect::<Vec<_>>()
    };
    public.iter().flat_map(of).collect()
}
