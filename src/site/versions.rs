//! Which files are one text in several languages, and which of them is the original.
//!
//! `name.fr.md` is a version of `name.md`, or of `name/index.md`. Where there is no such file, the original is the one that states
//! what only an original may, such as countries; if none does, one with a date. Of several such ones it is the one in the first of
//! the site's languages, or else the first by its tag. A brief may say by its key `language` that `name.md` is in another language
//! than the site's first one. Files of places are one text if they name one place, and capitals make no difference.

use crate::base::{Language, SourcePath};
use crate::parse::config::Config;
use crate::parse::document::{ContentKind, Document, Front, Identity, identify, untranslated_path};
use crate::parse::term::TermKind;
use crate::places::registry;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The originals of all files that are versions of one.
#[derive(Debug, Default)]
pub struct Versions {
    originals: BTreeMap<SourcePath, SourcePath>,
    /// Originals that were chosen among several with the same claim, with the others.
    rivals: BTreeMap<SourcePath, Vec<SourcePath>>,
}

impl Versions {
    /// Returns those among the documents and the files that could not be read.
    pub fn new<'a>(
        config: &Config,
        documents: &'a [Arc<Document>],
        unreadable: impl Iterator<Item = &'a SourcePath>,
    ) -> Self {
        let is_named = |identity: &Identity| identity.language.is_some();
        let mut named: Vec<File<'_>> = documents
            .iter()
            .filter(|document| is_named(&document.identity))
            .map(|document| File::of(document))
            .collect();
        let unread: Vec<(&SourcePath, Option<Identity>)> = unreadable.map(|path| (path, identify(path).ok())).collect();
        named.extend(unread.iter().filter_map(|(path, identity)| File::unread(path, identity.as_ref()?)));
        if named.is_empty() {
            return Self::default();
        }
        let of_documents = documents.iter().map(|document| (&document.path, Some(&document.identity)));
        let all = of_documents.chain(unread.iter().map(|(path, identity)| (*path, identity.as_ref())));
        // A version may itself be called the original of one, by its whole name.
        let whole = |path, identity: Option<&Identity>| key(path, identity.filter(|identity| !is_named(identity)));
        let known: BTreeMap<String, &SourcePath> =
            all.map(|(path, identity)| (whole(path.as_str(), identity), path)).collect();
        let mut groups: BTreeMap<String, Vec<File<'_>>> = BTreeMap::new();
        let mut versions = Self::default();
        for file in named {
            match known.get(&file.untranslated).filter(|original| **original != file.path) {
                Some(original) => drop(versions.originals.insert(file.path.clone(), (*original).clone())),
                None => groups.entry(file.untranslated.clone()).or_default().push(file),
            }
        }
        for mut group in groups.into_values() {
            group.sort_by_cached_key(|file| {
                let (language, rank) = (file.language.clone(), config.position(&file.language).unwrap_or(usize::MAX));
                (file.claim, rank, !language.is_known(), language, file.path.clone())
            });
            group.dedup_by(|a, b| a.path == b.path);
            let [original, others @ ..] = &group[..] else { continue };
            let rivals: Vec<_> = others.iter().filter(|other| other.claim == original.claim).collect();
            if !rivals.is_empty() {
                let rivals = rivals.into_iter().map(|other| other.path.clone()).collect();
                versions.rivals.insert(original.path.clone(), rivals);
            }
            versions.originals.extend(others.iter().map(|other| (other.path.clone(), original.path.clone())));
        }
        versions.follow();
        versions
    }

    /// Gives each file the original of its original: `name.fr.ar.md` is a version of what `name.fr.md` is one of.
    fn follow(&mut self) {
        let next = |path: &SourcePath| self.originals.get(path);
        let ends = self.originals.iter().map(|(file, original)| {
            // No circle is longer than there are files.
            let way = std::iter::successors(Some(original), |path| next(path)).take(self.originals.len());
            (file.clone(), way.last().unwrap_or(original).clone())
        });
        self.originals = ends.collect();
    }

    /// Returns the original of a file; none if it is one itself.
    pub fn original_of(&self, path: &SourcePath) -> Option<&SourcePath> {
        self.originals.get(path)
    }

    /// Returns the versions of an original that have as good a claim to be it.
    pub fn rivals_of(&self, original: &SourcePath) -> &[SourcePath] {
        self.rivals.get(original).map_or(&[], Vec::as_slice)
    }

    /// Whether a document is a version of another one.
    pub fn is_translation(&self, document: &Document) -> bool {
        // Nearly all names say no language.
        document.identity.language.is_some() && self.originals.contains_key(&document.path)
    }
}

/// A file whose name says a language.
struct File<'a> {
    path: &'a SourcePath,
    /// What its name is without the language, as [`key`] writes it.
    untranslated: String,
    language: Language,
    claim: Claim,
}

impl<'a> File<'a> {
    fn of(document: &'a Document) -> Self {
        let claim = Claim::of(document);
        Self { claim, ..Self::named(&document.path, &document.identity) }
    }

    fn unread(path: &'a SourcePath, identity: &Identity) -> Option<Self> {
        identity.language.is_some().then(|| Self::named(path, identity))
    }

    fn named(path: &'a SourcePath, identity: &Identity) -> Self {
        let untranslated = key(&untranslated_path(path, identity), Some(identity));
        let language = Language::of(identity.language.as_deref().unwrap_or_default());
        Self { path, untranslated, language, claim: Claim::Unread }
    }
}

/// What a file says that makes it the original of a group, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// A key that no translation may have.
    Facts,
    Date,
    /// Nobody knows what the file says.
    Unread,
    Nothing,
}

impl Claim {
    fn of(document: &Document) -> Self {
        let has_facts = || document.front.stated().iter().any(|key| !key.is_for_translations());
        match document.front.common().date.is_given() && !is_translated(document) {
            _ if has_facts() => Self::Facts,
            true => Self::Date,
            false => Self::Nothing,
        }
    }
}

/// Whether a brief says who has translated it, as no original does.
pub(super) fn is_translated(document: &Document) -> bool {
    matches!(&document.front, Front::Brief(front) if !front.translators.is_empty())
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

/// Returns what files of one text have in common: the path without its ending, or the place that it names.
fn key(path: &str, identity: Option<&Identity>) -> String {
    let path = path.rsplit_once('.').map_or(path, |(path, _)| path);
    let Some(identity) = identity else { return path.to_lowercase() };
    let place = |name: &str| match identity.kind {
        ContentKind::Term(TermKind::Country) => Some(registry().find_country(name).ok()?.slug),
        ContentKind::Term(TermKind::Region) => Some(registry().find_region(name).ok()?.slug),
        ContentKind::Term(TermKind::Group) => Some(registry().find_organisation(name).ok()?.slug),
        _ => None,
    };
    let path = path.to_lowercase();
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    match place(&identity.name) {
        Some(slug) => format!("{folder}/{slug}"),
        None if name == "index" && identity.kind != ContentKind::Home => folder.to_owned(),
        None => path,
    }
}
