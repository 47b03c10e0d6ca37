//! Files that are no pages: those that are copied, and those that programs ask for.

pub mod copies;
pub mod machine;

use crate::base::{Blob, Route, SourcePath};
use std::collections::BTreeMap;

/// What planning needs beside the site: the files it may publish and the theme's own.
pub struct Files<'a> {
    pub blobs: &'a BTreeMap<SourcePath, Blob>,
    pub assets: &'a Assets,
}

/// The theme's own files under addresses that carry a fingerprint of their content, so that browsers may keep them for
/// ever: `/assets/briefpress.3f2a….css`. A file of the site's `static/` takes the place of the built-in one of its name.
#[derive(Clone, Debug)]
pub struct Assets {
    by_name: BTreeMap<String, (Route, Blob)>,
}

impl Assets {
    /// Returns the assets of a site with these files.
    pub fn new(blobs: &BTreeMap<SourcePath, Blob>, theme: &[(&str, &[u8])]) -> Self {
        let by_name = theme.iter().map(|(name, bytes)| {
            let own = blobs.get(format!("static/{name}").as_str()).cloned();
            let blob = own.unwrap_or_else(|| Blob::Memory((*bytes).into()));
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
            let route = Route::of(format!("/assets/{stem}.{}.{extension}", blob.fingerprint().short()));
            ((*name).to_owned(), (route, blob))
        });
        Self { by_name: by_name.collect() }
    }

    /// Whether the file of that path below `static/` stands in for a built-in one.
    pub fn replaces(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// Returns every file and its route.
    pub fn files(&self) -> impl Iterator<Item = &(Route, Blob)> {
        self.by_name.values()
    }

    /// Returns the route of a file of the built-in theme.
    pub fn route(&self, name: &str) -> &Route {
        &self.by_name.get(name).expect("the built-in assets are listed in `source`").0
    }
}
