//! Files that are published as they are: those of pages, of `static/`, and the theme's own.

use super::Files;
use crate::base::{Blob, Diagnostic, Route, SourcePath, problems};
use crate::page::content::{Content, Page};
use crate::site::Site;

/// Adds the files that are copied: those of pages, `static/`, and the theme's.
pub fn pages(site: &Site, files: &Files<'_>, pages: &mut Vec<Page>) {
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
