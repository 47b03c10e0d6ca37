//! Labels of footnotes, which are the same in any case, as those of links are in CommonMark.

use super::super::tree::{BlockKind, Body, InlineKind};
use std::borrow::Cow;
use std::collections::HashMap;

/// Gives labels of footnotes that differ in case alone the letters of the first note that has one.
pub fn fold(body: &mut Body<'_>) {
    let mut labels: HashMap<String, String> = HashMap::new();
    for block in &mut body.blocks {
        if let BlockKind::Note(label) = &mut block.kind {
            let first = labels.entry(folded(label)).or_insert_with(|| label.to_string());
            if first != label {
                *label = Cow::Owned(first.clone());
            }
        }
    }
    if labels.is_empty() {
        return;
    }
    for inline in &mut body.inlines {
        if let InlineKind::Mark(label) = &mut inline.kind
            && let Some(first) = labels.get(&folded(label)).filter(|first| *first != label)
        {
            *label = Cow::Owned(first.clone());
        }
    }
}

/// Returns a label as it is compared. Capitals first, since some letters are one in capitals alone: `ß` and `SS`.
fn folded(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}
