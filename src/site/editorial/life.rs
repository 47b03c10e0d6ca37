//! What readers are not told of the life of a brief.

use crate::base::{Diagnostic, problems};
use crate::site::Brief;

/// What its changes leave open.
pub fn check(brief: &Brief) -> Vec<Diagnostic> {
    let is_told = brief.withdrawal().is_some_and(|change| change.kind == "retraction");
    let unexplained = brief.is_withdrawn && !is_told;
    unexplained.then(|| problems::no_withdrawal_reason(&brief.path, brief.changes.is_empty())).into_iter().collect()
}
