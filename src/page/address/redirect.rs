//! Redirects: a small page at each old address, which leads on to where its page stands now.
//!
//! A static site cannot answer 301, so the old address is a page with a refresh and a canonical link. Redirects are
//! planned when every other address is known: a page is never pushed aside by an old address, and a line of
//! `redirects.csv` can lead to whatever there is. One that leads to another old address is followed to the end, so that
//! a reader is sent on once.
//!
//! Programs do not read such a page. So the old address of a feed is the feed itself, which says in `rel=self` where it
//! stands now, and that of a file is a copy of the file: see [`moved_file`].

use crate::base::{Diagnostic, LEDGER_FILE, REDIRECTS_FILE, Route, SourcePath, problems};
use crate::page::address::collide::{Addresses, Taken};
use crate::page::content::{Content, Page, View};
use crate::page::head::Head;
use crate::page::planner::Planner;
use crate::page::view::{LinkView, PageView, RedirectView};
use crate::site::{Destination, Redirect, routes};
use std::collections::{BTreeMap, HashMap};

/// Adds the pages at old addresses to all others, in the order of their routes.
///
/// What `fallen` says of the addresses of derived pages gives way to what the site's author says of the same address.
pub fn pages(planners: &[Planner], fallen: &[Redirect], pages: &mut Vec<Page>) -> Vec<Diagnostic> {
    let site = &planners[0].site;
    if site.redirects.is_empty() && fallen.is_empty() {
        return Vec::new();
    }
    let mut problems = Vec::new();
    let old = OldAddresses::new(site.redirects.iter().chain(fallen), pages, &mut problems);
    let ends = old.ends(Addresses::new(site, pages), &mut problems);
    let reached = old.redirects.iter().zip(ends).filter_map(|(redirect, end)| Some((redirect, end?)));
    let made: Vec<Page> = reached
        .map(|(redirect, end)| {
            let folder = redirect.from.as_str();
            let is_inside = |route: &Route| route.as_str().len() > folder.len() && route.as_str().starts_with(folder);
            let is_folder = || {
                pages.iter().any(|page| is_inside(&page.route))
                    || old.redirects.iter().any(|other| is_inside(&other.from))
            };
            let file = moved_file(&redirect.from, end.page, pages).filter(|_| !is_folder());
            file.map_or_else(
                // It speaks the language of the page that it leads to.
                || Page { edition: end.page.edition, ..page(&planners[end.page.edition], redirect, end) },
                |(route, content)| moved_page(route, content, redirect, end),
            )
        })
        .collect();
    pages.extend(made);
    pages.sort_by(|a, b| a.route.cmp(&b.route));
    problems
}

/// Where a redirect ends.
#[derive(Clone, Copy)]
struct End<'a> {
    page: &'a Page,
    fragment: Option<&'a str>,
}

/// A step from an old address.
enum Step<'a> {
    To(End<'a>),
    /// To the redirect at that position.
    On(usize),
    Nowhere(Diagnostic),
}

/// Who has an address.
#[derive(Clone, Copy)]
enum Holder<'a> {
    Page(&'a Page),
    Redirect(&'a Redirect),
}

/// The old addresses that lead on.
struct OldAddresses<'a> {
    /// The page of each file that has one.
    by_source: BTreeMap<&'a SourcePath, &'a Page>,
    /// Those that have their address for themselves.
    redirects: Vec<&'a Redirect>,
    /// Their positions.
    by_route: HashMap<&'a Route, usize>,
}

impl<'a> OldAddresses<'a> {
    /// Gives each redirect its address, and reports those whose address is taken. An alias of a file without a page
    /// waits for its page.
    fn new(redirects: impl Iterator<Item = &'a Redirect>, pages: &'a [Page], problems: &mut Vec<Diagnostic>) -> Self {
        let own = pages.iter().filter(|page| page.is_html());
        let by_source = own.filter_map(|page| Some((page.origin.source.as_ref()?, page))).collect();
        let mut old = Self { by_source, redirects: Vec::new(), by_route: HashMap::new() };
        let mut taken = Taken::new();
        pages.iter().for_each(|page| taken.take(&page.route, Holder::Page(page)));
        for redirect in redirects {
            let own = match &redirect.to {
                Destination::PageOf(source) => match old.by_source.get(source) {
                    Some(page) => Some(*page),
                    None => continue,
                },
                Destination::Above(..) if taken.holder(&redirect.from).is_some() => continue,
                Destination::Line(..) | Destination::Above(..) => None,
            };
            let (place, url) = (redirect.place.clone(), redirect.from.as_str());
            if own.is_some_and(|page| page.route.key() == redirect.from.key()) {
                problems.push(problems::own_alias(place, url));
            } else if let Some(holder) = taken.holder(&redirect.from) {
                problems.push(problems::redirect_collision(place, url, &name(holder)));
            } else {
                taken.take(&redirect.from, Holder::Redirect(redirect));
                old.by_route.insert(&redirect.from, old.redirects.len());
                old.redirects.push(redirect);
            }
        }
        old
    }

    /// Returns where each redirect ends; nowhere for those that have been reported, and for those that lead to one of
    /// them.
    fn ends(&self, mut addresses: Addresses<'a>, problems: &mut Vec<Diagnostic>) -> Vec<Option<End<'a>>> {
        let mut ends: Vec<Option<Option<End<'a>>>> = vec![None; self.redirects.len()];
        let mut is_on_the_way = vec![false; self.redirects.len()];
        for start in 0..self.redirects.len() {
            let (mut way, mut at) = (Vec::new(), start);
            let end = loop {
                if let Some(end) = ends[at] {
                    break end;
                }
                if is_on_the_way[at] {
                    problems.push(self.circle(&way, at));
                    break None;
                }
                is_on_the_way[at] = true;
                way.push(at);
                match self.step(at, &mut addresses) {
                    Step::To(end) => break Some(end),
                    Step::On(next) => at = next,
                    Step::Nowhere(problem) => {
                        problems.push(problem);
                        break None;
                    }
                }
            };
            way.into_iter().for_each(|at| ends[at] = Some(end));
        }
        ends.into_iter().map(Option::flatten).collect()
    }

    fn step(&self, at: usize, addresses: &mut Addresses<'a>) -> Step<'a> {
        match &self.redirects[at].to {
            Destination::PageOf(source) => Step::To(End { page: self.by_source[source], fragment: None }),
            Destination::Above(_, to) => {
                let page = addresses.at(to.as_str()).expect("it was chosen among the pages that are there");
                Step::To(End { page, fragment: None })
            }
            Destination::Line(_, to) => {
                let next = || {
                    self.by_route.get(&to.route).or_else(|| {
                        let page = Route::of(format!("{}/", to.route));
                        self.by_route.get(&page)
                    })
                };
                match addresses.find(&to.route).is_none().then(next).flatten() {
                    Some(next) => Step::On(*next),
                    None => match addresses.look(to) {
                        Ok(page) => Step::To(End { page, fragment: to.fragment.as_deref() }),
                        Err(problem) => Step::Nowhere(problem),
                    },
                }
            }
        }
    }

    /// Returns the problem of a way that comes back to `at`, reported at the first redirect of the circle.
    fn circle(&self, way: &[usize], at: usize) -> Diagnostic {
        let circle: Vec<usize> = way.iter().copied().skip_while(|other| *other != at).collect();
        let first = circle.iter().enumerate().min_by_key(|(_, other)| **other).map_or(0, |(turn, _)| turn);
        let turned = circle[first..].iter().chain(&circle[..=first]);
        let urls: Vec<&str> = turned.map(|other| self.redirects[*other].from.as_str()).collect();
        problems::redirect_loop(self.redirects[circle[first]].place.clone(), &urls)
    }
}

fn name(holder: Holder<'_>) -> String {
    match holder {
        Holder::Page(page) => page.origin.name(),
        Holder::Redirect(redirect) => match &redirect.to {
            Destination::PageOf(source) => format!("an alias of `{source}`"),
            Destination::Line(number, _) => format!("line {number} of `{REDIRECTS_FILE}`"),
            Destination::Above(number, _) => format!("line {number} of `{LEDGER_FILE}`"),
        },
    }
}

/// Returns the file that stands at an old address, where it is to be one: that of a feed, or of a file with the same
/// ending. Anything else is a page below the address, since servers send `page.php` or `report.pdf` as what it is called,
/// and never as the page that would lead on.
fn moved_file(from: &Route, end: &Page, pages: &[Page]) -> Option<(Route, Content)> {
    let file = Route::of(from.as_str().strip_suffix('/')?);
    let (is_feed, is_json) = (has_ending(&file, &["xml", "atom", "rss", "rdf"]), has_ending(&file, &["json"]));
    let feed_of = |page: &Page| {
        let feed = routes::feed(&page.route);
        pages.iter().find(|page| page.route == feed && matches!(page.content, Content::Feed(_)))
    };
    let copied = match &end.content {
        Content::Feed(_) => is_feed.then_some(end),
        Content::JsonFeed(_) => is_json.then_some(end),
        Content::Copy(_) | Content::Picture(_) => same_ending(&file, &end.route).then_some(end),
        _ if end.route.is_page() && is_feed => feed_of(end),
        _ => None,
    };
    copied.map(|page| (file, page.content.clone()))
}

/// Whether the name of a file ends in one of these ways, whatever the case.
fn has_ending(file: &Route, endings: &[&str]) -> bool {
    ending(file).is_some_and(|ending| endings.iter().any(|one| ending.eq_ignore_ascii_case(one)))
}

fn same_ending(file: &Route, other: &Route) -> bool {
    ending(file).zip(ending(other)).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
}

fn ending(file: &Route) -> Option<&str> {
    let name = file.as_str().rsplit('/').next()?;
    name.rsplit_once('.').map(|(_, ending)| ending)
}

/// Returns the file at the old address of one.
fn moved_page(route: Route, content: Content, redirect: &Redirect, end: End<'_>) -> Page {
    let (source, by) = source(redirect);
    Page::new(route, content, Some(source), format!("it is what stands at `{}` now, {by}", end.page.route))
}

/// Returns the file that says where an old address leads, and how a reason names it.
fn source(redirect: &Redirect) -> (SourcePath, String) {
    match &redirect.to {
        Destination::PageOf(source) => (source.clone(), format!("by `aliases` of `{source}`")),
        Destination::Line(number, _) => {
            (SourcePath::new(REDIRECTS_FILE), format!("by line {number} of `{REDIRECTS_FILE}`"))
        }
        Destination::Above(number, _) => {
            let kept = format!("the nearest page above it, since line {number} of `{LEDGER_FILE}` keeps the address");
            (SourcePath::new(LEDGER_FILE), kept)
        }
    }
}

fn page(planner: &Planner, redirect: &Redirect, end: End<'_>) -> Page {
    let config = &planner.edition.config;
    let new = &end.page.route;
    let fragment = end.fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
    let title = end.page.title().cloned().unwrap_or_else(|| new.as_str().into());
    let head = PageView {
        permalink: Some(config.base_url.absolute(new)),
        breadcrumbs: Vec::new(),
        ..Head::new(planner, &redirect.from, &title).build()
    };
    let head = match &end.page.content {
        Content::Html(html) => {
            PageView { head_title: html.head.head_title.clone(), feeds: html.head.feeds.clone(), ..head }
        }
        // Programs that were given the address of a feed look for one in a page that answers there.
        Content::Feed(feed) => PageView { feeds: vec![LinkView::new(&*feed.title, planner.href(new))], ..head },
        _ => head,
    };
    let (source, by) = source(redirect);
    let because = format!("it leads to `{new}{fragment}`, {by}");
    let view = RedirectView { title, url: format!("{}{fragment}", planner.href(new)).into() };
    let shown = (head, View::Redirect(view, new.clone()), None);
    Page::html(redirect.from.clone(), shown, Some(source), because)
}
