//! The names that wiki links can use.
//!
//! A brief goes by its slug, an old slug or its title, in this order; in a text of another language its name means the
//! version in that language, if there is one. A term goes by its kind and any of its names.

use super::target::called;
use crate::base::nearest::Suggestions;
use crate::base::one_line::plain_spelling;
use crate::base::{Diagnostic, Language, Place, Route, Slug, SourcePath, problems};
use crate::parse::document::ContentKind;
use crate::parse::term::TermKind;
use crate::site::{Brief, BriefVersions, Destination, Edition, Redirect, Sources, Term, Terms};
use std::collections::{BTreeMap, BTreeSet};

/// All names, and what they mean.
pub struct Names<'a> {
    editions: &'a [Edition],
    /// The terms of each edition, where there are several.
    terms: &'a [Terms],
    versions: &'a BriefVersions,
    briefs: BTreeMap<&'a SourcePath, Named<'a>>,
    by_slug: BTreeMap<&'a str, Vec<&'a SourcePath>>,
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
    language: &'a Language,
}

/// Returns a spelling without the differences that do not matter in a title.
pub fn normal(title: &str) -> String {
    plain_spelling(title)
}

impl<'a> Names<'a> {
    /// Enters all names. An old slug is the last part of an old address. `terms` are those of each edition; none are needed
    /// where there is but one.
    pub fn new(
        (editions, terms): (&'a [Edition], &'a [Terms]),
        versions: &'a BriefVersions,
        redirects: &'a [Redirect],
        sources: Sources<'_>,
    ) -> Self {
        let mut names = Self {
            editions,
            terms,
            versions,
            briefs: BTreeMap::new(),
            by_slug: BTreeMap::new(),
            by_old_slug: BTreeMap::new(),
            by_title: BTreeMap::new(),
            unread: sources.unread(ContentKind::Brief),
        };
        let named = |edition: &'a Edition, brief: &'a Brief| {
            let language = brief.foreign.as_ref().unwrap_or(&edition.language);
            (&brief.path, Named { slug: &brief.slug, title: &brief.title, original: &brief.stated_in, language })
        };
        let all = editions.iter().flat_map(|edition| edition.own_briefs().map(move |brief| (edition, brief)));
        let mut own: Vec<(&SourcePath, Named<'_>)> = all.map(|(edition, brief)| named(edition, brief)).collect();
        own.sort_by_key(|(path, _)| *path);
        let versions = editions.iter().flat_map(|edition| edition.translations.iter()).map(|version| {
            let (slug, title, original) = (&version.slug, &version.title, &version.original.path);
            (&version.path, Named { slug, title, original, language: &version.language })
        });
        for (path, named) in own.into_iter().chain(versions) {
            names.by_slug.entry(named.slug.as_str()).or_default().push(path);
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
    pub fn briefs(&self, name: &str, language: Option<&Language>) -> BTreeSet<&'a SourcePath> {
        let lower = name.to_lowercase();
        // The first of a slug; versions of one brief often share theirs.
        let by_slug = self.by_slug.get(lower.as_str()).map(|paths| self.nearest(paths, language));
        let others = || self.by_old_slug.get(&lower).or_else(|| self.by_title.get(&normal(name)));
        let paths = by_slug.map_or_else(|| others().map_or(&[][..], Vec::as_slice).to_vec(), |path| vec![path]);
        // Versions of one brief may share a title.
        let mut originals = BTreeSet::new();
        let paths = paths.iter().filter(|path| originals.insert(self.briefs[**path].original));
        paths.map(|path| self.in_language(path, language)).collect()
    }

    /// Returns the one of several briefs of one slug that a text in some language means: the one in its language.
    fn nearest(&self, paths: &[&'a SourcePath], language: Option<&Language>) -> &'a SourcePath {
        let is_in = |path: &&&SourcePath| language.is_some_and(|language| self.language(path) == Some(language));
        paths.iter().find(is_in).unwrap_or(&paths[0])
    }

    /// Returns the language of the brief in a file.
    pub fn language(&self, path: &SourcePath) -> Option<&Language> {
        self.briefs.get(path).map(|named| named.language)
    }

    /// Returns the version of a brief that a text in some language should lead to. A text in the site's first language that names a
    /// translation by its own name means it.
    fn in_language(&self, path: &'a SourcePath, language: Option<&Language>) -> &'a SourcePath {
        let versions = self.versions.of_original(self.briefs[path].original);
        let first = &self.editions[0].language;
        let Some(language) =
            language.filter(|one| *one != first || versions.first().is_some_and(|of| of.language != **one))
        else {
            return path;
        };
        versions.iter().find(|version| version.language == *language).map_or(path, |version| &version.path)
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

    /// Returns the page and the title of the term that goes by a name, in this language if it has a page there.
    pub fn term(&self, kind: TermKind, name: &str, language: &Language) -> Option<(Route, String)> {
        let at = self.edition(language);
        let (slug, title) = self.editions[at].term_source(kind).find(name)?;
        let term = kind.term(&slug);
        let has_page = |at: usize| self.terms.get(at).is_none_or(|terms| terms.get(term).is_some_and(Term::has_page));
        let at = if has_page(at) { at } else { (0..self.editions.len()).find(|at| has_page(*at)).unwrap_or(0) };
        Some((term.route(&self.editions[at].config.prefix), title))
    }

    /// Returns the file with the text of a term, if it has one.
    pub fn profile(&self, kind: TermKind, name: &str, language: &Language) -> Option<&'a SourcePath> {
        let source = self.editions[self.edition(language)].term_source(kind);
        let (wanted, _) = source.find(name)?;
        let profiles = source.profiles();
        profiles.into_iter().find(|(slug, _)| *slug == wanted).and_then(|(_, profile)| profile.text())
    }

    /// Returns the problem of a name that no term of a kind goes by.
    pub fn unknown_term(
        &self,
        place: Place,
        (kind, name): (TermKind, &str),
        language: &Language,
        suggestions: &mut Suggestions,
    ) -> Diagnostic {
        self.editions[self.edition(language)].term_source(kind).unknown(place, name, suggestions)
    }

    /// Returns the position of the edition of a language, or of the first one.
    fn edition(&self, language: &Language) -> usize {
        self.editions.iter().position(|edition| edition.language == *language).unwrap_or(0)
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
            TermKind::all().find(|kind| [name, file].iter().any(|name| self.editions[0].term_source(*kind).knows(name)))
        {
            return vec![
                kind.term(if self.editions[0].term_source(kind).knows(name) { name } else { file }).to_string(),
            ];
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
