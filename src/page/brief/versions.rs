//! How the versions of a brief in different languages name each other.

use crate::base::{Language, Route};
use crate::page::planner::Planner;
use crate::page::view::{AlternateView, LinkView, VersionView};
use crate::site::{Brief, Translation};
use std::sync::Arc;

/// Returns the versions of a brief other than the page at `route`, the original first.
pub fn others(planner: &Planner, original: &Brief, route: &Route) -> Vec<VersionView> {
    let all = all(planner, original).into_iter().filter(|(_, other)| *other != route);
    all.map(|(language, route)| VersionView {
        title: language.own_name().into(),
        url: planner.href(route),
        language: language.tag().to_owned(),
        direction: language.direction(),
    })
    .collect()
}

/// Returns all versions of a brief for programs, with the original once more for everybody else; none if it has but one.
pub fn alternates(planner: &Planner, original: &Brief) -> Vec<AlternateView> {
    let versions = all(planner, original);
    if versions.len() < 2 {
        return Vec::new();
    }
    let base = &planner.site.config.base_url;
    let mut alternates: Vec<AlternateView> = versions
        .into_iter()
        .map(|(language, route)| AlternateView {
            language: language.tag().to_owned(),
            locale: Some(language.locale()),
            url: base.absolute(route).into(),
        })
        .collect();
    let url = base.absolute(&original.route).into();
    alternates.push(AlternateView { language: "x-default".to_owned(), locale: None, url });
    alternates
}

/// Returns the languages and addresses of the original and of those translations that readers may be sent to.
fn all<'a>(planner: &'a Planner, original: &'a Brief) -> Vec<(Language, &'a Route)> {
    let own = Language::of(&planner.site.config.language);
    let translations = recommended(planner, original).map(|version| (version.language.clone(), &version.route));
    std::iter::once((own, &original.route)).chain(translations).collect()
}

/// Returns the translations that readers may be sent to.
fn recommended<'a>(planner: &'a Planner, original: &'a Brief) -> impl Iterator<Item = &'a Translation> {
    let translations = planner.site.translations.of(&original.path).iter();
    translations.filter(|version| original.is_withdrawn || !version.is_withdrawn)
}

/// Returns a brief as a link to its version in a language.
pub fn link(planner: &Planner, brief: &Brief, language: Option<&Language>) -> LinkView {
    let (title, url) = title_and_url(planner, brief, language);
    LinkView::new(title, url)
}

/// Returns the title and address of the version of a brief in a language; of the original if there is none.
pub fn title_and_url(planner: &Planner, brief: &Brief, language: Option<&Language>) -> (Arc<str>, Arc<str>) {
    match recommended(planner, brief).find(|version| language == Some(&version.language)) {
        Some(version) => (version.title.clone(), planner.href(&version.route)),
        None => (brief.title.clone(), planner.href(&brief.route)),
    }
}
