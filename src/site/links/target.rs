//! The pages that links can lead to, and the folders whose files stand beside these pages.

use crate::base::{Prefix, Route, SourcePath};
use crate::body::Heading;
use crate::parse::config::Config;
use crate::parse::document::Document;
use crate::site::versions::{Versions, language_of};
use crate::site::{Edition, routes};
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

/// A page that can be linked to by its source file.
pub struct Target<'a> {
    pub route: Route,
    pub anchors: Anchors<'a>,
}

/// All such pages, by source file.
pub type Targets<'a> = BTreeMap<SourcePath, Target<'a>>;

/// Returns the pages that have a source file.
pub fn targets<'a>(public: &'a [Arc<Document>], config: &Config, editions: &[Edition]) -> Targets<'a> {
    let mut routes: BTreeMap<&SourcePath, Route> = BTreeMap::new();
    for edition in editions {
        routes.extend(edition.own_briefs().map(|brief| (&brief.path, brief.route.clone())));
        routes.extend(edition.translations.iter().map(|version| (&version.path, version.route.clone())));
        routes.extend(edition.pages.iter().map(|page| (&page.source, page.route.clone())));
    }
    let prefix = |document: &Document| match document.identity.language {
        None => Prefix::default(),
        Some(_) => routes::prefix(&language_of(document, config), config),
    };
    let target = |document: &'a Arc<Document>| {
        let (path, identity, facts) = (&document.path, &document.identity, &document.facts);
        let route =
            routes.get(path).cloned().or_else(|| routes::profile(&prefix(document), identity.kind, &identity.name))?;
        Some((path.clone(), Target { route, anchors: Anchors::new(&facts.headings, &facts.raw_ids) }))
    };
    public.iter().filter_map(target).collect()
}

/// Returns what a file is called: by its folder if it is the text of one.
pub fn called(path: &SourcePath) -> &str {
    match path.stem() {
        "index" => path.folder().rsplit('/').next().unwrap_or_default(),
        stem => stem,
    }
}

impl Target<'_> {
    /// Returns the route of a file beside the page, which may itself stand at an address that is no folder.
    pub fn beside(&self, name: &str) -> Route {
        self.route.beside(name)
    }
}

/// The ids of one page, which a fragment can name: those of its headings, and those of its raw HTML and notes.
pub struct Anchors<'a> {
    /// The headings, for suggestions.
    pub headings: &'a [Heading],
    raw_ids: &'a [String],
    /// All of them, gathered when the first link asks: most pages are never asked.
    ids: OnceLock<HashSet<Arc<str>>>,
}

impl<'a> Anchors<'a> {
    /// Returns those of a page with these headings and further ids.
    pub fn new(headings: &'a [Heading], raw_ids: &'a [String]) -> Self {
        Self { headings, raw_ids, ids: OnceLock::new() }
    }

    /// Whether a page has that id, or the theme has, whose ids begin with `bp-`.
    pub fn has(&self, anchor: &str) -> bool {
        let headings = self.headings.iter().map(|heading| Arc::clone(&heading.id));
        let raw = self.raw_ids.iter().map(|id| id.as_str().into());
        let ids = self.ids.get_or_init(|| headings.chain(raw).collect());
        ids.contains(anchor) || anchor.starts_with("bp-")
    }
}

/// The folders that belong to a public file, with that file; a translation shares its original's.
pub struct Folders(BTreeMap<String, SourcePath>);

impl Folders {
    /// Returns the folders of these files.
    pub fn new(public: &[Arc<Document>], versions: &Versions) -> Self {
        let originals = public.iter().filter(|document| !versions.is_translation(document));
        Self(
            originals.filter_map(|document| Some((document.identity.folder.clone()?, document.path.clone()))).collect(),
        )
    }

    /// Returns the file to whose page a blob belongs, and the path of the blob below the folder of that file.
    pub fn owner<'b>(&self, blob: &'b SourcePath) -> Option<(&SourcePath, &'b str)> {
        blob.folders().find_map(|folder| Some((self.0.get(folder)?, &blob.as_str()[folder.len() + 1..])))
    }
}
