//! What there is to set.

use crate::base::Paper;
use std::sync::Arc;
use typst::foundations::Bytes;

/// A paper with the bytes of its pictures and of the site's fonts, in their order.
pub struct Job {
    pub paper: Arc<Paper>,
    pub pictures: Vec<Vec<u8>>,
    pub fonts: Vec<Vec<u8>>,
}

/// Returns bytes as Typst has them.
pub(super) fn bytes(data: &[u8]) -> Bytes {
    Bytes::new(data.to_vec())
}
