//! What `check` adds to a problem that comes or goes with something withheld.
//!
//! Code, message and place are those of the problem itself, as a build will report it at that hour. Only the help is the
//! rehearsal's, which knows both files and both hours. Nobody but `check` may say these words.

use crate::base::{Diagnostic, SourcePath};

/// When something begins or ends, as it can be typed.
pub type Hour = String;

/// What a reference meets too early.
pub enum Missed {
    /// This file, which is withheld until then.
    File(SourcePath, Hour),
    /// Something that is withheld until then.
    Something(Hour),
    /// Something that is withheld until an hour of its own.
    Unknown,
    /// This draft, or one that could not be found among others.
    Draft(Option<SourcePath>),
}

/// What refers to it.
pub enum Referring {
    /// A file that is public, and can be held.
    Public,
    /// A file that is public from then on.
    From(Hour),
    /// What has no life of its own: `site.yaml`, `redirects.csv`, a template.
    Always,
}

/// Reports a problem of what appears before something that it needs.
#[must_use]
pub fn too_early(problem: Diagnostic, referring: &Referring, missed: &Missed) -> Diagnostic {
    const NAMED: &str = "`briefpress list withheld` names it";
    let what = match missed {
        Missed::File(file, hour) => format!("`{file}` is withheld until {hour}"),
        Missed::Something(hour) => format!("what it needs is withheld until {hour}: {NAMED}"),
        Missed::Unknown => "what it needs is withheld: `briefpress list withheld` says until when".to_owned(),
        Missed::Draft(Some(file)) => {
            format!("`{file}` is a draft or is withheld with one, so it does not appear by itself")
        }
        Missed::Draft(None) => format!("what it needs is a draft, which does not appear by itself: {NAMED}"),
    };
    let what = match referring {
        Referring::From(hour) => format!("this file appears at {hour}, and {what}"),
        Referring::Public | Referring::Always => what,
    };
    let typed = match (missed, referring) {
        (Missed::File(_, hour) | Missed::Something(hour), Referring::Public | Referring::From(_)) => {
            format!("take it out until then, or withhold this file as long: `embargo_until: {hour}`")
        }
        (Missed::File(..) | Missed::Something(_) | Missed::Unknown, _) => "take it out until then".to_owned(),
        (Missed::Draft(_), _) => "take it out, or delete `status: draft` there".to_owned(),
    };
    Diagnostic { help: vec![what, typed], ..problem }
}

/// Reports a problem of a file that is there already, which something that appears at that hour brings.
#[must_use]
pub fn brought(problem: Diagnostic, by: Option<&SourcePath>, hour: Option<&Hour>) -> Diagnostic {
    let what = by.map_or_else(|| "something withheld".to_owned(), |file| format!("`{file}`"));
    let since = match hour {
        Some(hour) => format!("this begins at {hour}, when {what} appears"),
        None => format!("this begins when {what} appears"),
    };
    let help = [since].into_iter().chain(problem.help).collect();
    Diagnostic { help, ..problem }
}
