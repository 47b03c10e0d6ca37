//! The briefs that exist in several languages, and which pages readers of each may be sent to.

use super::{Brief, Edition, Version};
use crate::base::{Route, SourcePath};
use crate::parse::config::Config;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All briefs that exist in several languages, by the files of their originals; the versions of each by their languages, the
/// original in front.
#[derive(Debug, Default)]
pub struct BriefVersions(BTreeMap<SourcePath, Vec<Version>>);

impl BriefVersions {
    /// Returns those of all editions.
    pub(super) fn new(config: &Config, editions: &[Edition]) -> Self {
        let mut found: BTreeMap<SourcePath, Vec<Version>> = BTreeMap::new();
        if editions.iter().all(|edition| edition.translations.is_empty() && edition.own.is_empty()) {
            return Self(found);
        }
        for edition in editions {
            for brief in edition.own_briefs() {
                found.entry(brief.stated_in.clone()).or_default().push(Version {
                    path: brief.path.clone(),
                    language: brief.foreign.clone().unwrap_or_else(|| edition.language.clone()),
                    slug: brief.slug.clone(),
                    title: brief.title.clone(),
                    route: brief.route.clone(),
                    is_withdrawn: brief.is_withdrawn,
                });
            }
            for version in edition.translations.iter() {
                found.entry(version.original.path.clone()).or_default().push(version.as_one());
            }
        }
        found.retain(|_, versions| versions.len() > 1);
        for (original, versions) in &mut found {
            versions.sort_by_cached_key(|version| {
                let rank = config.position(&version.language).unwrap_or(usize::MAX);
                (version.path != *original, rank, version.language.clone())
            });
        }
        Self(found)
    }

    /// Returns the versions of a brief, the original in front; none of a brief in one language.
    pub fn of(&self, brief: &Brief) -> &[Version] {
        self.of_original(&brief.stated_in)
    }

    /// Returns the versions of the brief whose original is that file.
    pub fn of_original(&self, original: &SourcePath) -> &[Version] {
        self.0.get(original).map_or(&[], Vec::as_slice)
    }

    /// Returns the versions that readers may be sent to: a translation that is withdrawn alone is none of them.
    pub fn recommended(&self, brief: &Brief) -> impl Iterator<Item = &Version> {
        let all = self.of(brief);
        let is_gone = all.first().is_some_and(|original| original.is_withdrawn);
        all.iter()
            .enumerate()
            .filter(move |(at, version)| *at == 0 || is_gone || !version.is_withdrawn)
            .map(|(_, one)| one)
    }

    /// Returns the page of each brief, for the pages of its versions in other languages.
    pub fn pages_of<'a>(&'a self, briefs: &'a [Arc<Brief>]) -> BTreeMap<&'a Route, &'a Route> {
        if self.0.is_empty() {
            return BTreeMap::new();
        }
        let of_brief = |brief: &'a Arc<Brief>| {
            let others = self.of(brief).iter().filter(|version| version.route != brief.route);
            others.map(|version| (&version.route, &brief.route))
        };
        briefs.iter().flat_map(of_brief).collect()
    }

    /// Returns all versions of all briefs.
    pub fn iter(&self) -> impl Iterator<Item = (&SourcePath, &[Version])> {
        self.0.iter().map(|(original, versions)| (original, versions.as_slice()))
    }
}
