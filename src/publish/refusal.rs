//! Why a site was not published: one line what happened, one line what to do.

use crate::base::Diagnostic;
use crate::base::os_error::os_reason;
use std::fmt;
use std::io;
use std::path::Path;

/// What helps where no earlier publication can be taken.
pub(super) const MEND_AND_PUBLISH: &str = "mend the sources and publish them: briefpress publish";

/// What happened, and what to do: a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Refusal {}

/// Why nothing was published.
#[derive(Debug)]
pub enum PublishError {
    /// The site has errors: all of them.
    Faulty(Vec<Diagnostic>),
    Refused(Refusal),
}

impl From<Refusal> for PublishError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
