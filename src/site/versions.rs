//! Which files are one text in several languages, and which of them is the original.
//!
//! `name.fr.md` is a version of `name.md`. Where there is no `name.md`, the version in the first of the site's languages
//! is the original, or else the first by its tag. A brief may say by its key `language` that `name.md` is in another
//! language than the site's first one.

use crate::base::{Language, SourcePath};
use crate::parse::config::Config;
use crate::parse::document::{Document, Front, Identity, identify, untranslated_path};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The originals of all files that are versions of one.
#[derive(Debug, Default)]
pub struct Versions(BTreeMap<SourcePath, SourcePath>);

impl Versions {
    /// Returns those among the documents and the files that could not be read.
    pub fn new<'a>(
        config: &Config,
        documents: &'a [Arc<Document>],
        unreadable: impl Iterator<Item = &'a SourcePath>,
    ) -> Self {
        let mut named: Vec<(&SourcePath, Identity)> = documents
            .iter()
            .filter(|document| document.identity.language.is_some())
            .map(|document| (&document.path, document.identity.clone()))
            .collect();
        let unread: Vec<(&SourcePath, Option<Identity>)> = unreadable.map(|path| (path, identify(path).ok())).collect();
        let is_named = |identity: &Identity| identity.language.is_some();
        named.extend(unread.iter().filter_map(|(path, identity)| Some((*path, identity.clone().filter(is_named)?))));
        if named.is_empty() {
            return Self::default();
        }
        let all = documents.iter().map(|document| &document.path).chain(unread.iter().map(|(path, _)| *path));
        // Of whatever ending.
        let known: BTreeMap<&str, &SourcePath> = all.map(|path| (without_ending(path.as_str()), path)).collect();
        let mut groups: BTreeMap<String, Vec<(&SourcePath, Language)>> = BTreeMap::new();
        let mut versions = Self::default();
        for (path, identity) in &named {
            let Some(tag) = &identity.language else { continue };
            let untranslated = untranslated_path(path, identity);
            let untranslated = without_ending(&untranslated);
            match known.get(untranslated) {
                Some(original) => drop(versions.0.insert((*path).clone(), (*original).clone())),
                None => groups.entry(untranslated.to_owned()).or_default().push((path, Language::of(tag))),
            }
        }
        for mut group in groups.into_values() {
            let rank = |language: &Language| config.languages.iter().position(|known| known == language);
            group.sort_by_key(|(path, language)| {
                (rank(language).unwrap_or(usize::MAX), !language.is_known(), language.clone(), (*path).clone())
            });
            let original = group[0].0;
            let others = group.iter().skip(1).filter(|(path, _)| *path != original);
            versions.0.extend(others.map(|(path, _)| ((*path).clone(), original.clone())));
        }
        versions
    }

    /// Returns the original of a file; none if it is one itself.
    pub fn original_of(&self, path: &SourcePath) -> Option<&SourcePath> {
        self.0.get(path)
    }

    /// Whether a document is a version of another one.
    pub fn is_translation(&self, document: &Document) -> bool {
        // Nearly all names say no language.
        document.identity.language.is_some() && self.0.contains_key(&document.path)
    }
}

/// Returns the language of a text: its name says it, or its key, or it is the site's first one.
pub fn language_of(document: &Document, config: &Config) -> Language {
    let stated = match &document.front {
        Front::Brief(front) => front.language.as_deref(),
        _ => None,
    };
    match document.identity.language.as_deref().or(stated) {
        Some(tag) => Language::of(tag),
        None => config.languages[0].clone(),
    }
}

fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(path, _)| path)
}
