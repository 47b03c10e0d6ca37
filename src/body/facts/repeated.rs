//! What is wrong with a text, without endless repetition.

use crate::base::problems::MOST_PLACES;
use crate::base::{Code, Diagnostic};
use std::collections::HashMap;

/// The problems of one text. One that is reported in the same words again and again is kept at its first places.
#[derive(Default)]
pub struct Problems {
    kept: Vec<Diagnostic>,
    counts: HashMap<(Code, String), usize>,
}

impl Problems {
    pub(super) fn push(&mut self, problem: Diagnostic) {
        let count = self.counts.entry((problem.code, problem.message.clone())).or_default();
        *count += 1;
        if *count <= MOST_PLACES {
            self.kept.push(problem);
        }
    }

    pub(super) fn into_vec(self) -> Vec<Diagnostic> {
        self.kept
    }
}
