//! The search index of a plan: made when a build writes it, or a preview is first asked for it.

use super::plan::Plan;
use super::project::{Project, VERSION};
use crate::base::{Fingerprint, Route, SourcePath, fingerprint_of};
use crate::body::{PassageKind, running_text};
use crate::finding::{Bodies, Shelf, index};
use crate::page::Part;
use crate::site::Site;
use std::collections::BTreeSet;

/// What the indexes of one plan leave to those of the next.
#[derive(Default)]
pub struct IndexCache {
    /// Of each edition.
    shelves: Vec<Shelf>,
}

/// A file of a search index: where it stands, and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedFile {
    pub route: Route,
    pub bytes: Vec<u8>,
}

impl Plan {
    /// Returns the fingerprint of all that the search indexes are made of; none of a site without search. It is that of every file of
    /// theirs: they are made together.
    pub fn index_input(&self, withheld: &BTreeSet<SourcePath>) -> Option<Fingerprint> {
        let resolved = self.project.resolved.as_ref()?;
        resolved.pages.editions.iter().find_map(|pages| pages.index_folder())?;
        let texts: Vec<_> = self
            .project
            .public(&resolved.site)
            .map(|document| self.project.texts.get(&document.path))
            .map(|text| text.map(|text| text.fingerprint))
            .collect();
        Some(fingerprint_of(&(VERSION, resolved.public_input, texts, withheld)))
    }

    /// Makes the search indexes, in the order of their routes. What is in `withheld` is marked as not public yet.
    pub fn index(&self, withheld: &BTreeSet<SourcePath>, cache: &mut IndexCache) -> Vec<IndexedFile> {
        let Some(resolved) = &self.project.resolved else { return Vec::new() };
        let editions = &resolved.pages.editions;
        cache.shelves.resize_with(editions.len(), Shelf::default);
        let mut files = Vec::new();
        let bodies = ProjectBodies { project: &self.project, site: &resolved.site };
        for (pages, shelf) in editions.iter().zip(&mut cache.shelves) {
            let Some((texts, folder)) = pages.texts() else { continue };
            let made = index(&texts, &bodies, (resolved.public_input, withheld), shelf).into_iter();
            files.extend(made.map(|file| IndexedFile { route: folder.child(&file.path), bytes: file.bytes }));
        }
        files.sort_by(|one, other| one.route.cmp(&other.route));
        files
    }
}

/// The bodies of a project, as the index reads them.
struct ProjectBodies<'a> {
    project: &'a Project,
    site: &'a Site,
}

impl Bodies for ProjectBodies<'_> {
    fn fingerprint(&self, source: &SourcePath) -> Fingerprint {
        let cites = self.project.documents.get(source).map(|document| document.own.cites);
        let text = self.project.texts.get(source).map(|text| text.fingerprint);
        fingerprint_of(&(text, cites))
    }

    fn read(&self, source: &SourcePath, take: &mut dyn FnMut(Part, &str)) {
        let (Some(document), Some(text)) = (self.project.documents.get(source), self.project.text(source)) else {
            return;
        };
        running_text(&text[document.body.range()], document.own.cites, self.site.links(source), |kind, text| {
            let part = match kind {
                PassageKind::Heading => Part::Heading,
                PassageKind::Text | PassageKind::Quote => Part::Text,
                PassageKind::Note => Part::Note,
            };
            take(part, text);
        });
    }
}
