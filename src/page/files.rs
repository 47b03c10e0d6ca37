//! Files that are no pages: those that are copied, and those that programs ask for.

pub mod machine;

use crate::base::{Blob, Diagnostic, Route, SourcePath, problems};
use crate::page::content::{Content, Page};
use crate::site::Site;
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

/// Adds the files that are copied: those of pages, `static/`, and the theme's.
pub fn copies(site: &Site, files: &Files<'_>, pages: &mut Vec<Page>) {
    let mut add = |route: Route, blob: &Blob, source: Option<&SourcePath>, because: &str| {
        pages.push(Page::new(route, Content::Copy(blob.clone()), source.cloned(), because));
    };
    for file in &site.files {
        let Some(blob) = files.blobs.get(&file.blob) else { continue };
        add(file.route.clone(), blob, Some(&file.blob), &format!("`{}` refers to it", file.owner));
    }
    let by_itself =
        files.blobs.iter().filter_map(|(path, blob)| Some((path, path.as_str().strip_prefix("static/")?, blob)));
    for (path, name, blob) in by_itself.filter(|(_, name, _)| !files.assets.replaces(name)) {
        add(Route::of(format!("/{name}")), blob, Some(path), "it lies in `static/`");
    }
    let because = "it belongs to the theme";
    files.assets.files().for_each(|(route, blob)| add(route.clone(), blob, None, because));
}

/// Reports files whose names cannot be part of an address on every system.
pub fn bad_names(pages: &[Page]) -> Vec<Diagnostic> {
    let copied = pages.iter().filter(|page| matches!(page.content, Content::Copy(_)));
    let problems = copied.filter_map(|page| {
        let source = page.origin.source.as_ref()?;
        let parts = page.route.as_str().split('/').skip(1);
        let mut faults = parts.filter_map(|part| Some((part, Route::of_path(&format!("/{part}")).err()?)));
        faults.next().map(|(part, fault)| problems::file_name_in_address(source, part, fault))
    });
    problems.collect()
}
