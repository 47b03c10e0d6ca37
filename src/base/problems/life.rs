//! What is left open of the life of a brief after it is public.

use crate::base::{Code, Diagnostic, Place, SourcePath};

problems! {
    /// Reports a withdrawn brief that does not say when and why.
    no_withdrawal_reason(file: &SourcePath, is_first: bool) = NoWithdrawalReason, Place::top(file, "status"),
        "the brief is withdrawn, but no `retraction` says when and why",
        (entry("YYYY-MM-DD", "retraction", "Why it was withdrawn.", is_first));
}

/// Reports a day of update without a word on what has changed.
pub fn updated_without_change(file: &SourcePath, day: &str, is_first: bool) -> Diagnostic {
    let message = format!("the brief was updated on {day}, but readers are not told what has changed");
    let help = entry(day, "update", "What has changed.", is_first);
    let place = Place::top(file, "updated");
    Diagnostic::new(Code::UpdatedWithoutChange, place, message, help)
        .and_help("`updated` can then go: it is the newest of `changes`")
}

/// Reports a brief that nobody has looked at again in time.
pub fn review_due(file: &SourcePath, day: &str) -> Diagnostic {
    let message = format!("the brief was due for review on {day}");
    let help = "look at it again, then type the day by which it is due next, `review_by: YYYY-MM-DD`";
    Diagnostic::new(Code::ReviewDue, Place::top(file, "review_by"), message, help)
        .and_help("if it no longer holds, type `status: withdrawn`, or name it under `supersedes` in what replaces it")
}

/// Returns what to type for a change; `is_first` if there is none yet.
fn entry(date: &str, kind: &str, note: &str, is_first: bool) -> String {
    let entry = format!("{{date: {date}, kind: {kind}, note: \"{note}\"}}");
    if is_first { format!("type `changes: [{entry}]`") } else { format!("add `- {entry}` to `changes`") }
}
