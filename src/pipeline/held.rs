//! Faults of files that are withheld: what is wrong with them is left to `check`, since a build names what it reports, and
//! the log of a public build is public.
//!
//! A text that cannot be read as a whole may still say that it is withheld, at its beginning. Then it counts as withheld,
//! with what can be read of it. What lies in the folder of a withheld brief is withheld with it, whatever is wrong with it.

use crate::base::{Diagnostic, SourcePath};
use crate::parse::config::Config;
use crate::parse::document::{Document, ParseOptions, identify, parse};
use crate::site::{self, Options, Selection, Show};
use crate::source::{Snapshot, TextFile};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The texts that cannot be read as a whole and say that they are withheld.
#[derive(Default)]
pub struct Held {
    pub documents: Vec<Arc<Document>>,
    files: BTreeSet<SourcePath>,
}

impl Held {
    /// Returns those of a snapshot, at the moment that is asked for; `refused` are the texts that gave no document.
    pub fn new<'a>(
        config: &Config,
        snapshot: &Snapshot,
        refused: impl Iterator<Item = (&'a SourcePath, &'a TextFile)>,
        parsing: &ParseOptions,
        options: &Options,
    ) -> Self {
        let mut held = Self::default();
        if options.show == Show::Everything {
            return held;
        }
        let mut texts: BTreeMap<&SourcePath, Vec<&str>> = BTreeMap::new();
        for (path, text) in &snapshot.unread {
            texts.entry(path).or_default().push(&text.text);
        }
        for (path, text) in refused.filter(|(path, _)| identify(path).is_err()) {
            // Where no page is made from it, it would be a brief if it lay where briefs lie.
            let as_brief = SourcePath::new(format!("content/briefs/{}", path.name().trim_start_matches('_')));
            let document = parse(&as_brief, &text.text, parsing).map(Arc::new);
            if document.is_ok_and(|document| is_withheld(config, &document, options)) {
                held.files.insert(path.clone());
            }
        }
        for (path, texts) in texts {
            let read = |text: &&str| parse(path, text, parsing).map(Arc::new);
            let documents: Result<Vec<_>, _> = texts.iter().map(read).collect();
            let Ok(documents) = documents else { continue };
            if documents.iter().all(|document| is_withheld(config, document, options)) {
                held.files.insert(path.clone());
                // Of two files of one name, one was taken in already.
                let is_new = |_: &Arc<Document>| !snapshot.texts.contains_key(path);
                held.documents.extend(documents.into_iter().next().filter(is_new));
            }
        }
        held
    }

    /// Whether a problem is one of these files.
    pub fn explains(&self, problem: &Diagnostic) -> bool {
        self.files.contains(&problem.place.file)
    }

    /// Adds these files to those that could be read, in the order of their paths.
    pub fn join(self, documents: &mut Vec<Arc<Document>>) {
        if !self.documents.is_empty() {
            documents.extend(self.documents);
            documents.sort_by(|a, b| a.path.cmp(&b.path));
        }
    }
}

/// Whether a file is withheld by itself. One whose front matter is partly wrong may say so in vain.
fn is_withheld(config: &Config, document: &Arc<Document>, options: &Options) -> bool {
    let select = || site::select(config, std::slice::from_ref(document), &BTreeSet::new(), options).0;
    document.partial_read.problems.is_empty() && !select().withheld.is_empty()
}

/// Whether a file lies in the folder of another one that is withheld, or is the version of such a one.
pub fn lies_with_withheld(selection: &Selection, file: &SourcePath) -> bool {
    let is_withheld = |original: &SourcePath| selection.withheld.iter().any(|one| one.path == *original);
    selection.folder_around(file).is_some_and(|owner| owner != file)
        || selection.versions.original_of(file).is_some_and(is_withheld)
}
