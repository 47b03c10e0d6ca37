//! A project as read, with the site that it makes: what every question to a plan is answered from.

use crate::base::{Diagnostic, Fingerprint, SourcePath};
use crate::page::Pages;
use crate::parse::document::Document;
use crate::render::Source;
use crate::site::Site;
use crate::source::TextFile;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The tool itself, of which all bytes that it makes depend: its version, and its sources.
pub const VERSION: (&str, &str) = (env!("CARGO_PKG_VERSION"), env!("BRIEFPRESS_SOURCES"));

/// The texts of a project, and what was made of them.
pub struct Project {
    pub texts: BTreeMap<SourcePath, TextFile>,
    pub documents: BTreeMap<SourcePath, Arc<Document>>,
    /// Files that could not be read, or in part only.
    pub unreadable: BTreeSet<SourcePath>,
    /// None if the configuration cannot be read.
    pub resolved: Option<Arc<ResolvedSite>>,
}

/// The resolved site with its pages, and what was found wrong on the way.
pub struct ResolvedSite {
    pub site: Arc<Site>,
    pub pages: Pages,
    pub problems: Vec<Diagnostic>,
    /// Fingerprint of everything that it was made from.
    pub input: Fingerprint,
    /// Fingerprint of what of that readers may learn.
    pub public_input: Fingerprint,
}

impl Project {
    /// Returns the resolved site.
    pub fn site(&self) -> Option<&Site> {
        self.resolved.as_ref().map(|resolved| &*resolved.site)
    }

    /// Returns the text of a source file.
    pub fn text(&self, file: &SourcePath) -> Option<&str> {
        self.texts.get(file).map(|file| &*file.text)
    }

    /// Returns a text with its document.
    pub fn source(&self, file: &SourcePath) -> Option<Source<'_>> {
        Some(Source { document: self.documents.get(file)?, text: self.text(file)? })
    }

    /// Returns the documents of a site that are public.
    pub fn public<'a>(&'a self, site: &'a Site) -> impl Iterator<Item = &'a Arc<Document>> {
        site.public.keys().filter_map(|path| self.documents.get(path))
    }
}
