//! The references of a text, and the sentences of its links within the site.

use super::sentence::Run;
use super::{Reader, Reference, ReferenceKind};
use crate::base::{Span, problems};
use crate::body::links::{is_elsewhere, is_safe, wiki_target};
use crate::body::tree::{Block, InlineKind, Target, TargetKind};
use crate::body::walk::Step;
use std::ops::Range;

impl Reader<'_> {
    /// Takes in a link, and returns its number among the references if it stays within the site.
    pub(super) fn note_link(&mut self, target: &Target<'_>, range: &Range<usize>) -> Option<usize> {
        if target.kind == TargetKind::Email {
            return None;
        }
        let number = self.facts.references.len();
        self.note(ReferenceKind::Link, &target.address, self.span(range));
        let is_here = |reference: &Reference| {
            let address = &reference.address;
            wiki_target(address).is_some()
                || !is_elsewhere(address)
                || self.base.is_some_and(|base| base.below(address).is_some())
        };
        self.facts.references.get(number).filter(|reference| is_here(reference)).map(|_| number)
    }

    pub(super) fn note(&mut self, kind: ReferenceKind, address: &str, span: Span) {
        if is_safe(address) {
            self.facts.references.push(Reference { kind, address: address.to_owned(), span, sentence: None });
        } else {
            self.problems.push(problems::unsafe_url(self.file, span, address));
        }
    }

    /// Gives the links of a block their sentences: of each its position, and its number among the references.
    pub(super) fn note_sentences(&mut self, block: &Block<'_>, links: &[(usize, usize)]) {
        if links.is_empty() {
            return;
        }
        let mut run = Run::default();
        let mut links = links.iter().peekable();
        let mut inlines = self.body.walk_inlines(block);
        while let Some(step) = inlines.next() {
            match step {
                Step::Enter(inline) => {
                    if let Some((_, reference)) = links.next_if(|(at, _)| *at == inlines.position()) {
                        run.open(*reference);
                    }
                    run.push_words(inline.words_as_typed());
                    if inline.hides_words() {
                        inlines.pass_by();
                    }
                }
                Step::Leave(inline) if matches!(inline.kind, InlineKind::Link(_)) => run.close(),
                Step::Leave(_) => {}
            }
        }
        for (reference, sentence) in run.sentences() {
            self.facts.references[reference].sentence = Some(sentence);
        }
    }
}
