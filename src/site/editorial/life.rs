//! What readers are not told of the life of a brief.

use crate::base::{Diagnostic, problems};
use crate::site::Brief;

/// What its changes leave open.
pub fn check(brief: &Brief) -> Vec<Diagnostic> {
    let unnoted = brief.updated.filter(|updated| {
        let noted = brief.changes.first().map(|change| change.date.date);
        brief.day().is_some_and(|day| updated.date > day && updated.date > noted.unwrap_or(day))
    });
    let unnoted = unnoted.map(|updated| {
        problems::updated_without_change(&brief.path, &updated.date.to_string(), brief.changes.is_empty())
    });
    let is_explained = brief.withdrawal().is_some_and(|change| change.kind == "retraction");
    let unexplained = (brief.is_withdrawn && !is_explained)
        .then(|| problems::no_withdrawal_reason(&brief.path, brief.changes.is_empty()));
    unnoted.into_iter().chain(unexplained).collect()
}
