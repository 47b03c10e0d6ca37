//! The files that one language of a site is made of.
//!
//! Briefs are all there: which of them stand in the language is for [`super::Edition`] to say. Of every other text it is the version
//! in the language. A term without one keeps what is the same in all languages, and its name; its texts are left out.

use super::Public;
use crate::base::SourcePath;
use crate::parse::config::Config;
use crate::parse::document::{ContentKind, Document, Front};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Returns the documents of the language of these settings, in the order of their paths.
pub fn documents_of<'a>(config: &Config, all: Public<'a>) -> Cow<'a, [Arc<Document>]> {
    if config.languages.len() < 2 {
        return Cow::Borrowed(all.documents);
    }
    let languages = [config.language.as_str(), config.languages[0].tag()];
    let mut documents = Vec::with_capacity(all.documents.len());
    let mut translated: BTreeMap<&SourcePath, &Arc<Document>> = BTreeMap::new();
    for document in all.documents {
        if let Some(original) = all.versions().original_of(&document.path)
            && document.identity.kind != ContentKind::Brief
            && all.is_in(document, config)
        {
            translated.insert(original, document);
        }
    }
    for document in all.documents {
        let is_version = all.versions().is_translation(document);
        match document.identity.kind {
            ContentKind::Brief => documents.push(Arc::clone(document)),
            ContentKind::Page | ContentKind::Home => {
                documents.extend(all.is_in(document, config).then(|| Arc::clone(document)));
            }
            ContentKind::Term(_) if is_version => {}
            ContentKind::Term(_) => documents.push(match translated.get(&document.path) {
                Some(version) => Arc::new(completed(version, document, &languages)),
                None if document.front.speaks_several() => Arc::new(said_in(document, &languages)),
                None => Arc::clone(document),
            }),
        }
    }
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    Cow::Owned(documents)
}

/// Returns the version of a term with what it has in common with its original.
fn completed(version: &Document, original: &Document, languages: &[&str]) -> Document {
    let mut document = version.clone();
    document.front.complete(&original.front);
    if let (Front::Place(own), Front::Place(original)) = (&mut document.front, &original.front)
        && own.title.each().next().is_none()
        && !original.members.is_empty()
    {
        // The registry does not know what it is called.
        own.title = original.title.clone();
    }
    document.front.choose(languages);
    document
}

/// Returns a term whose name is that in the first of these languages.
fn said_in(document: &Document, languages: &[&str]) -> Document {
    let mut document = document.clone();
    document.front.choose(languages);
    document
}
