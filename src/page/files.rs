//! Files that are no pages: those that are copied, and those that programs ask for.

mod assets;
pub mod copies;
pub mod machine;

pub use assets::Assets;

use crate::base::{Blob, SourcePath};
use std::collections::BTreeMap;

/// What planning needs beside the site: the files it may publish and the theme's own.
pub struct Files<'a> {
    pub blobs: &'a BTreeMap<SourcePath, Blob>,
    pub assets: &'a Assets,
}
