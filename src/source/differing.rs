//! In which files two snapshots differ.
//!
//! The maps of both are sorted, so one walk through the two finds it.

use super::snapshot::Snapshot;
use crate::base::{Diagnostic, SourcePath};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Returns the files in which two snapshots differ, sorted.
pub(super) fn differing(before: &Snapshot, now: &Snapshot) -> Vec<SourcePath> {
    let mut differing = Vec::new();
    let texts = (&before.texts, &now.texts);
    gather_differing(texts, |a, b| a.fingerprint == b.fingerprint, &mut differing);
    gather_differing((&before.blobs, &now.blobs), PartialEq::eq, &mut differing);
    gather_differing((&before.unpublished, &now.unpublished), PartialEq::eq, &mut differing);
    let mut problems: BTreeSet<&Diagnostic> = before.problems.iter().collect();
    for problem in &now.problems {
        if !problems.remove(problem) {
            differing.push(problem.place.file.clone());
        }
    }
    differing.extend(problems.into_iter().map(|problem| problem.place.file.clone()));
    differing.sort();
    differing.dedup();
    differing
}

/// Adds the keys under which two maps differ: one walk through both, since both are sorted.
fn gather_differing<T>(
    (before, now): (&BTreeMap<SourcePath, T>, &BTreeMap<SourcePath, T>),
    is_same: impl Fn(&T, &T) -> bool,
    differing: &mut Vec<SourcePath>,
) {
    let (mut old, mut new) = (before.iter().peekable(), now.iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((a, _)), Some((b, _))) => a.cmp(b),
        };
        let (gone, come) = (old.next_if(|_| order.is_le()), new.next_if(|_| order.is_ge()));
        match (gone, come) {
            (Some((_, a)), Some((_, b))) if is_same(a, b) => {}
            (Some((path, _)), _) | (None, Some((path, _))) => differing.push(path.clone()),
            (None, None) => return,
        }
    }
}
