//! Files that are no pages: those that are copied, and those that programs ask for.

mod lean;
pub mod machine;

use crate::base::{
    Blob, Derivation, Diagnostic, Fingerprint, PictureFormat, PictureRead, Recipe, Route, SourcePath, problems,
};
use crate::page::content::{Content, Page};
use crate::site::{Site, SitePicture};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What planning needs beside the site: the files it may publish and the theme's own.
pub struct Files<'a> {
    pub blobs: &'a BTreeMap<SourcePath, Blob>,
    pub pictures: &'a BTreeMap<SourcePath, PictureRead>,
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
            // A copy that nobody has changed is the built-in file.
            let is_changed = |blob: &&Blob| blob.fingerprint() != Fingerprint::of_bytes(bytes);
            let own = blobs.get(format!("static/{name}").as_str()).filter(is_changed).cloned();
            let blob = own.unwrap_or_else(|| Blob::Memory(served(name, bytes)));
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

    /// Returns every file that pages of a site ask for, and its route.
    fn files(&self, site: &Site) -> impl Iterator<Item = &(Route, Blob)> {
        let shown = || site.public.iter().filter(|(path, _)| !site.tombstones.holds(path)).map(|(_, file)| file);
        let has_frames = shown().any(|file| file.has_frames);
        let has_media = has_frames || shown().any(|file| file.has_players);
        let is_asked_for = move |name: &str| match name {
            "bp-frames.js" => has_frames,
            "bp-media.css" => has_media,
            "bp-search.css" | "bp-search.js" | "bp-key.js" => site.config.search,
            _ => true,
        };
        self.by_name.iter().filter(move |(name, _)| is_asked_for(name)).map(|(_, file)| file)
    }

    /// Returns the route of a file of the built-in theme.
    pub fn route(&self, name: &str) -> &Route {
        &self.by_name.get(name).expect("the built-in assets are listed in `source`").0
    }
}

/// Returns a built-in file as readers get it.
fn served(name: &str, bytes: &[u8]) -> Arc<[u8]> {
    // The largest one, made of what stands in `static/` by `tests/web/minify.mjs`.
    if name == "bp-search.js" {
        return include_bytes!("files/bp-search.min.js").as_slice().into();
    }
    match str::from_utf8(bytes) {
        Ok(text) if !name.ends_with(".svg") => lean::lean(text).into_bytes().into(),
        _ => bytes.into(),
    }
}

/// Adds the files that are copied: those of pages, `static/`, and the theme's.
pub fn copies(site: &Site, files: &Files<'_>, pages: &mut Vec<Page>) {
    let copy = |blob: &Blob| Content::Copy(blob.clone());
    let mut add = |route: Route, content: Content, source: Option<&SourcePath>, because: &str| {
        pages.push(Page::new(route, content, source.cloned(), because));
    };
    for file in &site.files {
        let Some(blob) = files.blobs.get(&file.blob) else { continue };
        let content = site.pictures.get(&file.blob).and_then(own_file).unwrap_or_else(|| copy(blob));
        add(file.route.clone(), content, Some(&file.blob), &format!("`{}` refers to it", file.owner));
    }
    let by_itself =
        files.blobs.iter().filter_map(|(path, blob)| Some((path, path.as_str().strip_prefix("static/")?, blob)));
    for (path, name, blob) in by_itself.filter(|(_, name, _)| !files.assets.replaces(name)) {
        let content = files.pictures.get(path).and_then(|read| cleaned(blob, *read)).unwrap_or_else(|| copy(blob));
        add(Route::of(format!("/{name}")), content, Some(path), "it lies in `static/`");
    }
    let because = "it belongs to the theme";
    files.assets.files(site).for_each(|(route, blob)| add(route.clone(), copy(blob), None, because));
    // Of twins there is one file: its route tells its name and its content.
    let mut others: BTreeMap<&Route, (&SourcePath, u32, &Derivation)> = BTreeMap::new();
    for (path, picture) in &site.pictures {
        others.extend(picture.others.iter().map(|(route, width, derivation)| (route, (path, *width, derivation))));
    }
    for (route, (path, width, derivation)) in others {
        let because = format!("a page shows `{path}`, in a width of {width} points");
        add(route.clone(), Content::Picture(Box::new(derivation.clone())), Some(path), &because);
    }
}

/// Returns what stands at the address of a picture's file; none if the file itself does.
fn own_file(picture: &SitePicture) -> Option<Content> {
    let is_copied = matches!(picture.own.head.format, PictureFormat::Gif | PictureFormat::Avif);
    (!is_copied).then(|| Content::Picture(Box::new(picture.own.clone())))
}

/// Returns the same of a picture in `static/`: it stays in its size, and a drawing in SVG as it is, since the site's own scripts
/// stand beside it.
fn cleaned(blob: &Blob, read: PictureRead) -> Option<Content> {
    let head = read
        .ok()
        .filter(|head| matches!(head.format, PictureFormat::Jpeg | PictureFormat::Png | PictureFormat::WebP))?;
    let derivation = Derivation { from: blob.clone(), head, all: [Recipe::Clean].into(), number: 0 };
    Some(Content::Picture(Box::new(derivation)))
}

/// Reports files whose names cannot be part of an address on every system.
pub fn bad_names(pages: &[Page]) -> Vec<Diagnostic> {
    let copied = pages.iter().filter(|page| matches!(page.content, Content::Copy(_) | Content::Picture(_)));
    let problems = copied.filter_map(|page| {
        let source = page.origin.source.as_ref()?;
        let parts = page.route.as_str().split('/').skip(1);
        let mut faults = parts.filter_map(|part| Some((part, Route::of_path(&format!("/{part}")).err()?)));
        faults.next().map(|(part, fault)| problems::file_name_in_address(source, part, fault))
    });
    problems.collect()
}
