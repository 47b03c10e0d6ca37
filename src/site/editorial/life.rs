//! What readers are not told of the life of a brief.

use crate::base::{Diagnostic, problems};
use crate::site::Brief;

/// What its changes leave open.
pub fn check(brief: &Brief) -> Vec<Diagnostic> {
    let unnoted = brief.updated.filter(|updated| {
        let noted = brief.changes.first().map_or(brief.date, |change| change.date);
        brief.is_dated && updated.date > brief.date.date && updated.date > noted.date
    });
    let unnoted = unnoted.map(|updated| {
        problems::updated_without_change(&brief.path, &updated.date.to_string(), brief.changes.is_empty())
    });
    let is_told = brief.withdrawal().is_some_and(|change| change.kind == "retraction");
    let unexplained = brief.is_withdrawn && !is_told;
    let unexplained = unexplained.then(|| problems::no_withdrawal_reason(&brief.path, brief.changes.is_empty()));
    unnoted.into_iter().chain(unexplained).collect()
}
