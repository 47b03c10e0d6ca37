//! How the pages of a site in several languages lead to each other: the same page in the other languages, for programs and
//! readers, or the nearest one above it. A site in one language has none of this.

use crate::base::{Language, Route, SourcePath};
use crate::page::content::{Content, HtmlPage, Page, View};
use crate::page::planner::Planner;
use crate::page::view::{AlternateView, LanguageView};
use crate::site::{Brief, Site, routes};
use std::collections::{BTreeMap, BTreeSet};

/// Which pages are one page in several languages.
pub struct Counterparts {
    /// By what they have in common, the edition and the route of each.
    pages: BTreeMap<String, Vec<(usize, Route)>>,
    /// All addresses of HTML pages.
    routes: BTreeSet<Route>,
}

impl Counterparts {
    /// Returns those among all pages of a site in several languages.
    pub fn new(site: &Site, all: &[Page]) -> Self {
        let mut found = Self { pages: BTreeMap::new(), routes: BTreeSet::new() };
        for page in all.iter().filter(|page| page.is_lasting()) {
            found.routes.insert(page.route.clone());
            let Content::Html(html) = &page.content else { continue };
            let common = common(site, page.edition, &page.route, page.origin.source.as_ref(), html);
            if let Some(common) = common {
                found.pages.entry(common).or_default().push((page.edition, page.route.clone()));
            }
        }
        found
    }

    /// Tells each HTML page of the others. Pages of briefs are told when they are closed.
    pub fn tell(&self, site: &Site, all: &mut [Page]) {
        for page in all.iter_mut().filter(|page| page.is_lasting()) {
            let Content::Html(html) = &mut page.content else { continue };
            let same = common(site, page.edition, &page.route, page.origin.source.as_ref(), html);
            let same = same.and_then(|common| self.pages.get(&common)).map_or(&[][..], Vec::as_slice);
            if html.head.permalink.is_some() && same.len() > 1 {
                let routes = same.iter().map(|(edition, route)| (&site.editions[*edition].language, route));
                html.head.alternates = alternates(site, routes);
            }
            let place = |edition: usize| {
                let same = same.iter().find(|(other, _)| *other == edition).map(|(_, route)| route.clone());
                same.unwrap_or_else(|| self.above(site, page.edition, &page.route, edition))
            };
            html.head.languages = switch(site, page.edition, place);
            page.input = crate::base::fingerprint_of(&page.content);
        }
    }

    /// Returns the nearest page above the counterpart that an edition does not have.
    fn above(&self, site: &Site, own: usize, route: &Route, edition: usize) -> Route {
        let prefix = &site.editions[edition].config.prefix;
        let home = prefix.route("/");
        let Some(path) = site.editions[own].config.prefix.path(route) else { return home };
        let above = routes::above(&prefix.route(path), &site.config).unwrap_or_default();
        above.into_iter().find(|above| self.routes.contains(above)).unwrap_or(home)
    }
}

/// Returns what a page has in common with its counterparts.
fn common(site: &Site, edition: usize, route: &Route, source: Option<&SourcePath>, html: &HtmlPage) -> Option<String> {
    match (&html.view, source) {
        (View::NotFound, _) => None,
        // The address of a plain page may be in its language.
        (View::Plain(_), Some(source)) => Some(site.original_of(source).to_string()),
        _ => site.editions[edition].config.prefix.path(route).map(str::to_owned),
    }
}

/// Returns versions of a page for programs, with that in the first of their languages once more for everybody else.
pub fn alternates<'a>(site: &Site, versions: impl Iterator<Item = (&'a Language, &'a Route)>) -> Vec<AlternateView> {
    let base = &site.config.base_url;
    let mut alternates: Vec<AlternateView> = versions
        .map(|(language, route)| AlternateView {
            language: language.tag().to_owned(),
            locale: Some(language.locale()),
            url: base.absolute(route).into(),
        })
        .collect();
    if let Some(url) = alternates.first().map(|first| first.url.clone()) {
        alternates.push(AlternateView { language: "x-default".to_owned(), locale: None, url });
    }
    alternates
}

/// Returns the way from the page of a brief to the other languages: to its version there, or to the page of all briefs.
pub fn of_brief(planner: &Planner, brief: &Brief, language: &Language) -> Vec<LanguageView> {
    let site = &planner.site;
    let place = |edition: usize| {
        let edition = &site.editions[edition];
        let version = site.versions.recommended(brief).find(|version| version.language == edition.language);
        let list = || match edition.listed().next() {
            Some(_) => edition.config.prefix.route("/briefs/"),
            None => edition.config.prefix.route("/"),
        };
        version.map_or_else(list, |version| version.route.clone())
    };
    let own = site.editions.iter().position(|edition| edition.language == *language);
    switch(site, own.unwrap_or(usize::MAX), place)
}

/// Returns all languages with the page to which each leads; none of a site in one.
fn switch(site: &Site, own: usize, place: impl Fn(usize) -> Route) -> Vec<LanguageView> {
    if site.editions.len() < 2 {
        return Vec::new();
    }
    let view = |(at, edition): (usize, &std::sync::Arc<crate::site::Edition>)| LanguageView {
        title: edition.language.own_name().into(),
        url: if at == own { None } else { Some(site.config.base_url.href(&place(at)).into()) },
        language: edition.language.tag().to_owned(),
        direction: edition.language.direction(),
    };
    site.editions.iter().enumerate().map(view).collect()
}
