//! The ledger, `urls.txt`: what becomes of the addresses that the site has promised to keep.
//!
//! A derived page comes and goes with its briefs, and nobody did anything wrong when one falls below its threshold: its
//! address leads up to the nearest page that there is. Any other address that would vanish is for people to decide.
//! Both follow from the address and from what is public, so that a withheld brief leaves what a deleted one leaves.

use crate::base::nearest::Suggestions;
use crate::base::problems::Successor;
use crate::base::{Diagnostic, LEDGER_FILE, Place, Route, Slug, SourcePath, problems};
use crate::page::address::collide::Addresses;
use crate::page::content::{Content, Page, View};
use crate::site::{Destination, Redirect, Site, routes};
use std::collections::{BTreeMap, BTreeSet};

/// Returns, for each derived page of the ledger that is not among these pages, the way to the nearest page above it.
pub fn fallen(site: &Site, pages: &[Page]) -> Vec<Redirect> {
    if site.ledger.lines.is_empty() {
        return Vec::new();
    }
    let file = SourcePath::new(LEDGER_FILE);
    let there: BTreeSet<&Route> = pages.iter().map(|page| &page.route).collect();
    let lines = site.ledger.lines.iter().filter(|line| !there.contains(&line.route));
    let fallen = lines.filter_map(|line| {
        let above = routes::above(&line.route, &site.config)?.into_iter().find(|above| there.contains(above))?;
        let place = Place::span(&file, line.span);
        Some(Redirect { from: line.route.clone(), place, to: Destination::Above(line.number, above) })
    });
    fallen.collect()
}

/// Holds the ledger against all pages and old addresses that there are.
///
/// Nothing is reported while a content file cannot be read, since its mistake may be why an address is missing; nor of an old
/// address that was reported itself.
pub fn vanished(site: &Site, pages: &[Page]) -> Vec<Diagnostic> {
    if site.ledger.lines.is_empty() || !site.unreadable.is_empty() {
        return Vec::new();
    }
    let file = SourcePath::new(LEDGER_FILE);
    let addresses = Addresses::new(site, pages);
    let old: BTreeSet<&Route> = site.redirects.iter().map(|redirect| &redirect.from).collect();
    let is_there = |route: &Route| {
        let folder = route.as_str().strip_suffix("index.html");
        addresses.find(route).or_else(|| addresses.at(folder?)).is_some() || old.contains(route)
    };
    let gone: Vec<_> = site.ledger.lines.iter().filter(|line| !is_there(&line.route)).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let mut search = Search::new(site, pages);
    let pages_gone = gone.iter().filter(|line| line.route.is_html() && !routes::is_translation(&line.route)).count();
    let problems = gone.into_iter().filter_map(|line| {
        let (place, route) = (Place::span(&file, line.span), &line.route);
        if routes::is_translation(route) {
            let version = search.version(route);
            // In an edition it may have been an original.
            let has_edition = site.config.others.iter().any(|other| other.prefix.path(route).is_some());
            if version.is_some() || !has_edition {
                return Some(problems::vanished_translation(place, route, version));
            }
        }
        if route.is_html() {
            return Some(problems::vanished_page(place, route, search.successor(route, pages_gone == 1)));
        }
        let around = std::iter::successors(Some(route.parent()), |around| Some(around.parent()));
        let around = around.take_while(|around| around.as_str() != "/");
        let beside = around.filter_map(|around| addresses.at(around.as_str())).find(|page| page.leads_to().is_none());
        // What lay beside a withdrawn brief went with its text, and the tombstone says so.
        if beside.is_some_and(Page::is_tombstone) {
            return None;
        }
        let owner = beside.and_then(|page| page.origin.source.as_ref());
        Some(problems::vanished_file(place, route, owner, search.file(route).or(beside.map(|page| &page.route))))
    });
    problems.collect()
}

/// The search for where a page or file may have gone. What the ledger holds was there before it went, so only addresses
/// that it does not hold can be new ones of something old.
struct Search<'a> {
    site: &'a Site,
    /// Briefs and plain pages, by the last part of the address, and by the slug of the title.
    pages: BTreeMap<String, &'a SourcePath>,
    /// Translations, by the folder and the last part of the address.
    versions: BTreeMap<(Route, &'a str), &'a Route>,
    /// By their names.
    files: BTreeMap<&'a str, &'a Route>,
    suggestions: Suggestions,
}

impl<'a> Search<'a> {
    fn new(site: &'a Site, pages: &'a [Page]) -> Self {
        let held: BTreeSet<&Route> = site.ledger.lines.iter().map(|line| &line.route).collect();
        let all = || site.versions.iter().flat_map(|(_, versions)| &versions[1..]);
        let versions = all().map(|version| &version.route).filter(|route| !held.contains(route));
        let translated: BTreeSet<&SourcePath> = all().map(|version| &version.path).collect();
        let mut search = Self {
            site,
            pages: BTreeMap::new(),
            versions: versions.map(|route| ((route.parent(), name(route)), route)).collect(),
            files: BTreeMap::new(),
            suggestions: Suggestions::default(),
        };
        for page in pages.iter().filter(|page| !held.contains(&page.route)) {
            let source = page.origin.source.as_ref().filter(|source| !translated.contains(source));
            let Some(source) = source else { continue };
            let title = match &page.content {
                Content::Brief(outline) => &outline.title,
                Content::Html(html) if matches!(html.view, View::Plain(_)) => &html.head.title,
                Content::Copy(_) | Content::Picture(_) if !page.is_other_size() => {
                    search.files.insert(name(&page.route), &page.route);
                    continue;
                }
                _ => continue,
            };
            let title = Slug::of_title(title).map(|slug| slug.to_string());
            for name in [Some(name(&page.route).to_owned()), title].into_iter().flatten() {
                search.pages.entry(name).or_insert(source);
            }
        }
        search
    }

    /// Returns the page that may have taken the place of the one that had this address: one of a like name, or the only
    /// new one if no other page is gone.
    fn successor(&mut self, route: &Route, is_alone: bool) -> Option<Successor<'a>> {
        let known = self.pages.keys().map(String::as_str);
        let like = nearest(&mut self.suggestions, name(route), known).map(|name| self.pages[&name]);
        let file = like.or_else(|| {
            let new: BTreeSet<&SourcePath> = self.pages.values().copied().collect();
            new.first().copied().filter(|_| is_alone && new.len() == 1)
        })?;
        let own = self.site.redirects.iter().filter(|redirect| match &redirect.to {
            Destination::PageOf(source) => source == file,
            Destination::Line(..) | Destination::Above(..) => false,
        });
        Some(Successor { file, aliases: own.map(|redirect| &redirect.from).collect() })
    }

    /// Returns the translation into the same language that may have taken the place of the one that had this address.
    fn version(&mut self, route: &Route) -> Option<&'a Route> {
        let folder = route.parent();
        let there = self.versions.range((folder.clone(), "")..).take_while(|((other, _), _)| *other == folder);
        let known = there.map(|((_, name), _)| *name);
        let near = nearest(&mut self.suggestions, name(route), known)?;
        self.versions.get(&(folder, near.as_str())).copied()
    }

    /// Returns the file that may have taken the place of the one that had this address.
    fn file(&self, route: &Route) -> Option<&'a Route> {
        self.files.get(name(route)).copied()
    }
}

/// Returns the name that is most like one that has gone: the same, else one with other letters, else one with other
/// words.
fn nearest<'a>(
    suggestions: &mut Suggestions,
    gone: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Option<String> {
    let near = suggestions.nearest(gone, known.clone()).into_iter().next().map(str::to_owned);
    near.or_else(|| suggestions.of_words(gone, known).into_iter().next())
}

/// Returns the last part of an address, of a page without its ending.
fn name(route: &Route) -> &str {
    let name = route.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if route.is_page() || !route.is_html() { name } else { name.rsplit_once('.').map_or(name, |(stem, _)| stem) }
}
