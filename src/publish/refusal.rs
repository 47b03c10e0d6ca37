//! Why a site was not published: one line what happened, one line what to do.

use crate::base::Diagnostic;
use crate::base::os_error::os_reason;
use std::io;
use std::path::Path;

/// What helps where no earlier publication can be taken.
pub(super) const MEND_AND_PUBLISH: &str = "mend the sources and publish them: briefpress publish";

/// What happened, and what to do: a line each.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Refusal {
    pub what: String,
    pub help: String,
    /// All that git said, without credentials, for whoever wants to know more.
    pub git_output: String,
}

impl Refusal {
    /// Returns the refusal of these two lines.
    pub fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { what: what.into(), help: help.into(), git_output: String::new() }
    }

    /// Returns the refusal for a file or folder that the system could not be made to `doing`.
    pub fn disk(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(
            format!("cannot {doing} `{}`: {}", path.display(), os_reason(error)),
            "put that right and publish again; nothing was pushed",
        )
    }
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The site has errors: all of them.
    #[error("the site has errors")]
    Faulty(Vec<Diagnostic>),
    #[error(transparent)]
    Refused(#[from] Refusal),
}
