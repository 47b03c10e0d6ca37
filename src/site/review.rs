//! Which briefs are past the day by which somebody was to look at them again.
//!
//! A day is past when the next one begins in the site's time zone. So, like everything withheld, this changes at moments
//! that a file names, and is decided with the selection.

use super::{Brief, Succession};
use crate::base::{Diagnostic, SourcePath, problems};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The briefs that are due for review among those whose day is past: what has been withdrawn or superseded needs none.
/// Each is a warning.
pub(super) fn due(
    past: &BTreeSet<SourcePath>,
    briefs: &[Arc<Brief>],
    succession: &Succession,
    problems: &mut Vec<Diagnostic>,
) -> BTreeSet<SourcePath> {
    let is_due = |brief: &&Arc<Brief>| {
        past.contains(&brief.path) && !brief.is_withdrawn && !succession.is_superseded(&brief.path)
    };
    let due = briefs.iter().filter(is_due).filter_map(|brief| Some((brief, brief.review_by?)));
    due.map(|(brief, day)| {
        problems.push(problems::review_due(&brief.path, &day.to_string()));
        brief.path.clone()
    })
    .collect()
}
