//! What an exit status means.

/// How a command ended; the exit status is its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Done = 0,
    /// The sources have errors, or with `--strict` warnings.
    Faulty = 1,
    /// Wrong usage, or the world refused.
    Refused = 2,
}
