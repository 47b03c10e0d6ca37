//! What an edition is read from: the public documents, and the settings in its language.

use super::lifecycle::Selection;
use super::sources::Sources;
use super::versions::{Versions, language_of};
use crate::base::{Diagnostic, Language, SourcePath};
use crate::parse::config::Config;
use crate::parse::document::{ContentKind, Document, Front};
use crate::parse::term::TermKind;
use crate::parse::values::Values;
use std::sync::Arc;

/// The public documents, and what reading them takes.
#[derive(Clone, Copy)]
pub struct Public<'a> {
    /// The settings in one language.
    pub config: &'a Config,
    /// In the order of their paths.
    pub documents: &'a [Arc<Document>],
    pub sources: Sources<'a>,
    /// What is public in all languages.
    pub selection: &'a Selection,
}

impl<'a> Public<'a> {
    /// Returns which files are versions of one text in different languages.
    pub fn versions(self) -> &'a Versions {
        &self.selection.versions
    }

    /// Returns the document that states what all versions of one have in common.
    pub fn original_of(self, document: &'a Arc<Document>) -> &'a Arc<Document> {
        let original = self.versions().original_of(&document.path);
        original.and_then(|path| self.public(path)).unwrap_or(document)
    }

    /// Returns the public document at a path.
    fn public(self, path: &SourcePath) -> Option<&'a Arc<Document>> {
        let public = &self.selection.public;
        public.binary_search_by(|document| document.path.cmp(path)).ok().map(|at| &public[at])
    }

    /// Whether a document is written in the language of some settings.
    pub fn is_in(self, document: &Document, config: &Config) -> bool {
        // Most sites have one language, and most files do not name theirs.
        match document.identity.language.is_none() && !document.states_language() {
            true => config.is_first(),
            false => language_of(document, config) == Language::of(&config.language),
        }
    }

    /// Whether the page of a file stands in the edition with these settings: of a text in its language, of a version in a language
    /// without an edition that of its original, and of everything else the first one.
    pub fn is_of(self, file: &SourcePath, config: &Config) -> bool {
        if config.languages.len() < 2 {
            return true;
        }
        let document = |path: &SourcePath| self.public(path);
        let edition = |document: &Arc<Document>| config.position(&language_of(document, config));
        let original = || edition(document(self.versions().original_of(file)?)?);
        let at = document(file).and_then(|document| edition(document).or_else(original)).unwrap_or(0);
        config.languages[at] == Language::of(&config.language)
    }

    /// Returns the names by which files of terms of one kind call them in any language of the site, each behind that of its file.
    /// There is none on a site in one language, which knows them all already.
    pub fn names_in_all_languages(self, kind: TermKind) -> Vec<(&'a str, &'a str)> {
        if self.config.languages.len() < 2 {
            return Vec::new();
        }
        let of_kind = self.selection.public.iter().filter(|document| document.identity.kind == ContentKind::Term(kind));
        let named = of_kind.flat_map(|document| {
            let names: Vec<&str> = match &document.front {
                Front::Topic(front) => front.title.each().chain(front.names.iter().map(String::as_str)).collect(),
                Front::Place(front) => front.title.each().collect(),
                Front::Author(front) => front.name.each().collect(),
                Front::Series(front) => front.title.each().collect(),
                Front::Brief(_) | Front::Page(_) => Vec::new(),
            };
            names.into_iter().map(|name| (document.identity.name.as_str(), name))
        });
        named.collect()
    }

    /// Reads each document with `read`, and reports what is wrong in it.
    pub fn read(self, problems: &mut Vec<Diagnostic>, mut read: impl FnMut(&'a Arc<Document>, &mut Values<'a>)) {
        for document in self.documents {
            let mut values = Values::new(&document.path, &self.config.timezone);
            read(document, &mut values);
            problems.extend(values.into_problems());
        }
    }
}
