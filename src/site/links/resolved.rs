//! What references come to, for plan and render.

use crate::base::{Place, Route, SourcePath};
use crate::body::Links;
use std::collections::BTreeMap;

/// What the references of one source file are on its page.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// By the address as written.
    pub links: Links,
    /// Those that are files of the site, with their routes.
    pub files: BTreeMap<String, (Route, SourcePath)>,
}

/// A file below `content/` and where it is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublishedFile {
    pub route: Route,
    pub blob: SourcePath,
    /// The file whose page it belongs to.
    pub owner: SourcePath,
}

/// A link to a rooted address, to be held against all addresses.
#[derive(Clone, Debug)]
pub struct Rooted {
    pub place: Place,
    pub written: String,
    pub route: Route,
    pub fragment: Option<String>,
}
