//! What there is to set.

use super::fonts::Fonts;
use crate::base::Paper;
use std::sync::Arc;

/// A paper with the bytes of its pictures, in their order, and its fonts.
pub struct Job {
    pub paper: Arc<Paper>,
    pub pictures: Vec<Vec<u8>>,
    pub fonts: Fonts,
}
