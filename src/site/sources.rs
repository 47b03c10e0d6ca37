//! What a site is resolved from: its parsed sources, the moment, and how much of it is to be shown.

use crate::base::unpublished::Unpublished;
use crate::base::{Blob, PictureRead, Slug, SourcePath};
use crate::bibliography::Libraries;
use crate::parse::document::{ContentKind, Document, identify};
use crate::parse::ledger::Ledger;
use crate::parse::redirects::Redirects;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How much of the site is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Show {
    /// What is public at the moment asked for.
    Public,
    /// What will be public at that later moment, too, as if it had come for these files alone.
    By(Timestamp),
    /// Drafts and embargoed files too, as if their time had come.
    Everything,
}

/// What a site depends on beside its sources.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// 'Now'.
    pub as_of: Timestamp,
    pub show: Show,
}

/// All sources of a site, parsed.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// In the order of their paths.
    pub documents: &'a [Arc<Document>],
    /// Content files that could not be read, or not as a whole. Each has been reported; what refers to one must not be
    /// blamed as well.
    pub unreadable: &'a BTreeSet<SourcePath>,
    pub blobs: &'a BTreeMap<SourcePath, Blob>,
    /// What the heads of those of them say that are pictures.
    pub pictures: &'a BTreeMap<SourcePath, PictureRead>,
    /// Files that are never published.
    pub unpublished: &'a BTreeMap<SourcePath, Unpublished>,
    /// The bibliographies that texts name.
    pub libraries: &'a Libraries,
    pub redirects: &'a Redirects,
    pub ledger: &'a Ledger,
}

impl Sources<'_> {
    /// Returns the slugs by which references call the files of a kind that could not be read, however these write their names.
    pub fn unread(&self, kind: ContentKind) -> BTreeSet<String> {
        let identities = self.unreadable.iter().filter_map(|path| identify(path).ok());
        let names = identities.filter(|identity| identity.kind == kind).map(|identity| identity.name);
        names.map(|name| Slug::of_title(&name).map_or(name, |slug| slug.to_string())).collect()
    }
}
