//! What an exit status means.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExitStatus {
    Done = 0,
    /// The sources have errors, or with `--strict` warnings.
    Faulty = 1,
    /// Wrong usage, or the disk or the network refused.
    Refused = 2,
}
