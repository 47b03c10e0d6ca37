//! The names that wiki links can use.
//!
//! A brief goes by its slug, an old slug or its title, in this order; in a text of another language its name means the
//! version in that language, if there is one. A term goes by its kind and any of its names.

use super::target::called;
use crate::base::nearest::Suggestions;
use crate::base::one_line::one_line;
use crate::base::{Diagnostic, Place, Route, Slug, SourcePath, problems};
use crate::parse::document::ContentKind;
use crate::parse::term::TermKind;
use crate::site::{Brief, Destination, Redirect, Sources, TermSources, Translations};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All names, and what they mean.
pub struct Names<'a> {
    terms: TermSources<'a>,
    translations: &'a Translations,
    briefs: BTreeMap<&'a SourcePath, Named<'a>>,
    by_slug: BTreeMap<&'a str, &'a SourcePath>,
    by_old_slug: BTreeMap<String, Vec<&'a SourcePath>>,
    by_title: BTreeMap<String, Vec<&'a SourcePath>>,
    /// The slugs of the files of briefs that could not be read; whoever names one is right.
    unread: BTreeSet<String>,
}

/// A brief, or a version of one in another language.
struct Named<'a> {
    slug: &'a Slug,
    title: &'a str,
    original: &'a SourcePath,
}

/// Returns a spelling without the differences that do not matter in a title.
pub fn normal(title: &str) -> String {
    one_line(title).to_lowercase()
}

impl<'a> Names<'a> {
    /// Enters all names. An old slug is the last part of an old address.
    pub fn new(
        terms: TermSources<'a>,
        briefs: &'a [Arc<Brief>],
        translations: &'a Translations,
        redirects: &'a [Redirect],
        sources: Sources<'_>,
    ) -> Self {
        let mut names = Self {
            terms,
            translations,
            briefs: BTreeMap::new(),
            by_slug: BTreeMap::new(),
            by_old_slug: BTreeMap::new(),
            by_title: BTreeMap::new(),
            unread: sources.unread(ContentKind::Brief),
        };
        let originals = briefs
            .iter()
            .map(|brief| (&brief.path, Named { slug: &brief.slug, title: &brief.title, original: &brief.path }));
        let versions = translations.iter().map(|version| {
            (&version.path, Named { slug: &version.slug, title: &version.title, original: &version.original.path })
        });
        for (path, named) in originals.chain(versions) {
            names.by_slug.entry(named.slug.as_str()).or_insert(path);
            names.by_title.entry(normal(named.title)).or_default().push(path);
            names.briefs.insert(path, named);
        }
        for redirect in redirects {
            let Destination::PageOf(path) = &redirect.to else { continue };
            let last = redirect.from.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            let old = last.trim_end_matches(".html").trim_end_matches(".htm");
            let known = names.by_old_slug.entry(old.to_lowercase()).or_default();
            if names.briefs.contains_key(path) && !known.contains(&path) {
                known.push(path);
            }
        }
        names
    }

    /// Returns the files of the briefs that go by a name, in this language where they have a version in it.
    pub fn briefs(&self, name: &str, language: Option<&str>) -> BTreeSet<&'a SourcePath> {
        let lower = name.to_lowercase();
        let by_slug = self.by_slug.get(lower.as_str()).map(std::slice::from_ref);
        let others = || self.by_old_slug.get(&lower).or_else(|| self.by_title.get(&normal(name)));
        let paths = by_slug.or_else(|| others().map(Vec::as_slice)).unwrap_or_default();
        paths.iter().map(|path| self.in_language(path, language)).collect()
    }

    /// Returns the version of a brief that a text in some language should lead to.
    fn in_language(&self, path: &'a SourcePath, language: Option<&str>) -> &'a SourcePath {
        let Some(language) = language else { return path };
        let versions = self.translations.of(self.briefs[path].original);
        let same = versions.iter().find(|version| version.language.tag().eq_ignore_ascii_case(language));
        same.map_or(path, |version| &version.path)
    }

    /// Whether a brief may go by a name, since its file could not be read.
    pub fn is_unread(&self, name: &str) -> bool {
        Slug::of_title(name).is_some_and(|slug| self.unread.contains(slug.as_str()))
    }

    /// Returns the title of the brief in a file.
    pub fn title(&self, path: &SourcePath) -> &'a str {
        self.briefs[path].title
    }

    /// Returns the slug of the brief in a file.
    pub fn slug(&self, path: &SourcePath) -> String {
        self.briefs[path].slug.to_string()
    }

    /// Returns the page and the title of the term that goes by a name.
    pub fn term(&self, kind: TermKind, name: &str) -> Option<(Route, String)> {
        let (slug, title) = self.terms.of(kind).find(name)?;
        Some((kind.term(&slug).route(), title))
    }

    /// Returns the file with the text of a term, if it has one.
    pub fn profile(&self, kind: TermKind, name: &str) -> Option<&'a SourcePath> {
        let source = self.terms.of(kind);
        let (wanted, _) = source.find(name)?;
        source.profiles().into_iter().find(|(slug, _)| *slug == wanted).map(|(_, profile)| &profile.source)
    }

    /// Returns the problem of a name that no term of a kind goes by.
    pub fn unknown_term(&self, place: Place, kind: TermKind, name: &str, suggestions: &mut Suggestions) -> Diagnostic {
        self.terms.of(kind).unknown(place, name, suggestions)
    }

    /// Returns the problem of a name that no brief goes by; `suffix` follows it in the link.
    pub fn unknown_brief(&self, place: Place, name: &str, suffix: &str, suggestions: &mut Suggestions) -> Diagnostic {
        let near = self.near(name, suggestions);
        let near: Vec<String> = near.into_iter().take(3).map(|near| near + suffix).collect();
        problems::dead_wiki_link(place, name, &near)
    }

    /// Returns names of briefs, or of a term, that may have been meant by one that is none.
    fn near(&self, name: &str, suggestions: &mut Suggestions) -> Vec<String> {
        // Editors of notes write the path or the name of a file.
        let file = file_name(name);
        if let Some(kind) =
            TermKind::all().find(|kind| [name, file].iter().any(|name| self.terms.of(*kind).knows(name)))
        {
            return vec![kind.term(if self.terms.of(kind).knows(name) { name } else { file }).to_string()];
        }
        if file != name && !suggestions.is_spent() {
            let named = self.briefs(file, None);
            let paths: BTreeSet<&SourcePath> = match named.is_empty() {
                true => self.briefs.keys().copied().filter(|path| called(path) == file).collect(),
                false => named,
            };
            if !paths.is_empty() {
                return paths.into_iter().map(|path| self.slug(path)).collect();
            }
        }
        let slugs = || self.by_slug.keys().copied();
        let near = suggestions.nearest(name, slugs());
        let near = if near.is_empty() && file != name { suggestions.nearest(file, slugs()) } else { near };
        if !near.is_empty() {
            return near.into_iter().map(str::to_owned).collect();
        }
        let titles = suggestions.nearest(&normal(file), self.by_title.keys().map(String::as_str));
        let paths = titles.into_iter().filter_map(|title| self.by_title.get(title));
        let near: Vec<String> = paths.flatten().map(|path| self.slug(path)).collect();
        if near.is_empty() { suggestions.of_words(file, slugs()) } else { near }
    }
}

/// Returns the name of a file in a path, without its folders and ending.
fn file_name(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    let path = [".md", ".html"].iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path);
    let path = path.strip_suffix("/index").unwrap_or(path);
    path.rsplit('/').next().unwrap_or(path)
}
