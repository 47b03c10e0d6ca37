//! How the versions of a brief in different languages name each other.

use crate::base::{Language, Route};
use crate::page::languages;
use crate::page::planner::Planner;
use crate::page::view::{AlternateView, LinkView, VersionView};
use crate::site::Brief;
use std::sync::Arc;

/// Returns the versions of a brief other than the page at `route`, the original first.
pub fn others(planner: &Planner, brief: &Brief, route: &Route) -> Vec<VersionView> {
    let all = planner.site.versions.recommended(brief).filter(|version| version.route != *route);
    all.map(|version| VersionView {
        title: version.language.own_name().into(),
        url: planner.href(&version.route),
        language: version.language.tag().to_owned(),
        direction: version.language.direction(),
    })
    .collect()
}

/// Returns the pages of all versions of a brief, the original first.
pub fn routes<'a>(planner: &'a Planner, brief: &'a Brief) -> impl Iterator<Item = &'a Route> {
    planner.site.versions.recommended(brief).map(|version| &version.route)
}

/// Returns all versions of a brief for programs, with the original once more for everybody else; none if it has but one.
pub fn alternates(planner: &Planner, brief: &Brief) -> Vec<AlternateView> {
    let versions: Vec<_> = planner.site.versions.recommended(brief).collect();
    if versions.len() < 2 {
        return Vec::new();
    }
    languages::alternates(&planner.site, versions.into_iter().map(|version| (&version.language, &version.route)))
}

/// Returns a brief as a link to its version in a language.
pub fn link(planner: &Planner, brief: &Brief, language: Option<&Language>) -> LinkView {
    let (title, url, lang_html) = title_and_url(planner, brief, language);
    LinkView { lang_html, ..LinkView::new(title, url) }
}

/// Returns the title and address of the version of a brief in a language; of the brief itself if there is none. With the
/// attributes that mark the title, where it is in another language than the page.
pub fn title_and_url(
    planner: &Planner,
    brief: &Brief,
    language: Option<&Language>,
) -> (Arc<str>, Arc<str>, Option<Arc<str>>) {
    let is_meant = |language: &&Language| **language != planner.edition.language;
    let found = language
        .filter(is_meant)
        .and_then(|language| planner.site.versions.recommended(brief).find(|version| version.language == *language));
    match found {
        Some(version) => (version.title.clone(), planner.href(&version.route), None),
        None => (brief.title.clone(), planner.href(&brief.route), brief.lang_html()),
    }
}
