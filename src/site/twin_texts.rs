//! Texts of one name with different endings: `talks.md` and `talks.markdown`.
//!
//! Both have the same address, and the one may be an older copy of the other. If the newer one is withheld, the older one would
//! stand at its address.

use super::Selection;
use crate::base::{Diagnostic, problems};
use crate::parse::document::Document;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reports each public text that has a twin, whether that is public or not. The twin is not named: it may be withheld.
pub fn twin_texts(documents: &[Arc<Document>], selection: &Selection) -> Vec<Diagnostic> {
    let name = |document: &Document| (document.path.folder().to_owned(), document.path.stem().to_lowercase());
    let is_usual = |document: &Document| document.path.extension() == "md";
    if documents.iter().all(|document| is_usual(document)) {
        return Vec::new();
    }
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    documents.iter().for_each(|document| *counts.entry(name(document)).or_default() += 1);
    let twins: Vec<_> = selection.public.iter().filter(|document| counts[&name(document)] > 1).collect();
    // Of two that are public, the usual ending is right.
    let is_alone = |twin: &Document| twins.iter().filter(|other| name(other) == name(twin)).count() == 1;
    let accused = twins.iter().filter(|twin| !is_usual(twin) || is_alone(twin));
    accused.map(|twin| problems::twin_texts(&twin.path)).collect()
}
