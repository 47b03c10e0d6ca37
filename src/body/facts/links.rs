//! The references of a text, and the sentences of its links within the site.

use super::{Reader, Reference, ReferenceKind};
use crate::base::route::scheme;
use crate::base::{Span, problems};
use crate::body::is_safe;
use crate::body::links::{wiki, wiki_target};
use pulldown_cmark::{LinkType, TagEnd};
use std::ops::Range;

impl Reader<'_> {
    /// A link within the site is noted with its sentence, once that is read.
    pub(super) fn open_link(&mut self, link_type: LinkType, address: &str, range: &Range<usize>) {
        let before = self.facts.references.len();
        match link_type {
            LinkType::WikiLink { has_pothole } => {
                let address = wiki(address);
                self.note(ReferenceKind::Link, &address, self.span(range));
                self.wiki = (!has_pothole).then_some(address);
            }
            _ => self.refer(ReferenceKind::Link, link_type, address, range),
        }
        let is_here = |reference: &Reference| {
            let address = &reference.address;
            let is_full = scheme(address).is_some() || address.starts_with("//");
            wiki_target(address).is_some() || !is_full || self.base.is_some_and(|base| base.below(address).is_some())
        };
        if self.facts.references.get(before).is_some_and(is_here) {
            self.run.open(before);
        }
    }

    /// A block begins or ends, and with it the sentence at its end.
    pub(super) fn end_of_block(&mut self) {
        for (reference, sentence) in self.run.take() {
            self.facts.references[reference].sentence = Some(sentence);
        }
    }

    pub(super) fn refer(&mut self, kind: ReferenceKind, link_type: LinkType, address: &str, range: &Range<usize>) {
        let span = self.span(range);
        if link_type != LinkType::Email {
            self.note(kind, address, span);
        }
    }

    pub(super) fn note(&mut self, kind: ReferenceKind, address: &str, span: Span) {
        if is_safe(address) {
            self.facts.references.push(Reference { kind, address: address.to_owned(), span, sentence: None });
        } else {
            self.problems.push(problems::unsafe_url(self.file, span, address));
        }
    }
}

/// Whether an element stands within the text of a block.
pub(super) fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}
