//! Files that are published as they are: those of pages, of `static/`, and the theme's own.

use super::Files;
use crate::base::{Diagnostic, Route, problems};
use crate::page::content::{Content, Origin, Page, close};
use crate::site::Site;

/// Adds the files that are copied: those of pages, `static/`, and the theme's.
pub fn pages(site: &Site, files: &Files<'_>, pages: &mut Vec<Page>) {
    for file in &site.files {
        let Some(blob) = files.blobs.get(&file.blob) else { continue };
        let because = format!("`{}` refers to it", file.owner);
        let origin = Origin { source: Some(file.blob.clone()), because };
        pages.push(close(file.route.clone(), Content::Copy(blob.clone()), origin));
    }
    for (path, blob) in files.blobs {
        let Some(rest) = path.as_str().strip_prefix("static/") else { continue };
        if files.assets.replaces(rest) {
            continue;
        }
        let origin = Origin { source: Some(path.clone()), because: "it lies in `static/`".to_owned() };
        pages.push(close(Route::of(format!("/{rest}")), Content::Copy(blob.clone()), origin));
    }
    for (route, blob) in files.assets.files() {
        let origin = Origin { source: None, because: "it belongs to the theme".to_owned() };
        pages.push(close(route.clone(), Content::Copy(blob.clone()), origin));
    }
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
