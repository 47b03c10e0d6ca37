//! What is left open of the life of a brief after it is public.

use crate::base::{Code, Diagnostic, FieldPath, Place, SourcePath};

/// A withdrawn brief that does not say when and why.
pub fn no_withdrawal_reason(file: &SourcePath, is_first: bool) -> Diagnostic {
    let entry = "{date: YYYY-MM-DD, kind: retraction, note: \"Why it was withdrawn.\"}";
    let help = match is_first {
        true => format!("type `changes: [{entry}]`"),
        false => format!("add `- {entry}` to `changes`"),
    };
    let message = "the brief is withdrawn, and no `retraction` says when and why";
    Diagnostic::new(Code::NoWithdrawalReason, Place::field(file, FieldPath::of("status")), message, help)
}
