//! A text of Hugo as it was read, before its addresses are known.

use super::languages::Placed;
use crate::import::front::Front;

/// A text as it was read: its file, where the file stands, and what it says with what it inherits.
pub struct Read {
    pub path: String,
    pub placed: Placed,
    pub front: Front,
    pub body: String,
    pub line: usize,
}
