//! Marks of Markdown in a text that is plain, such as a title or a summary.
//!
//! They mean nothing there, so readers, search engines and feeds show them. Wiki links are looked up, and a bare address is
//! as it should be. Marks within words and single signs are no marks for Markdown either.

use crate::body::tree::{Body, InlineKind, TargetKind};
use std::ops::Range;

/// Returns where the first of these marks stands.
pub fn marks(body: &Body<'_>, text: &str) -> Option<Range<usize>> {
    let inlines = body.blocks.iter().flat_map(|block| body.inlines(block));
    let mut marks = inlines.filter(|(_, inline)| match &inline.kind {
        InlineKind::Emphasis | InlineKind::Strong | InlineKind::Strikethrough | InlineKind::Code(_) => true,
        InlineKind::Image(_) => true,
        InlineKind::Link(target) => target.kind == TargetKind::Address && text[inline.span.clone()].starts_with('['),
        InlineKind::Html(piece) => piece.tags().next().is_some(),
        _ => false,
    });
    marks.next().map(|(_, inline)| inline.span.clone())
}
