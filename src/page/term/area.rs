//! The pages of regions and organisations: who belongs to them, and the latest on them.
//!
//! A brief stands under the organisations that its countries belonged to on its date, so a page says since when, and
//! until when, each of its members belongs to it.

use crate::base::Route;
use crate::base::collate::sort_key;
use crate::page::brief;
use crate::page::brief::links as graph;
use crate::page::content::{Page, View};
use crate::page::list::index::{MOST_ROWS, year_links};
use crate::page::planner::Planner;
use crate::page::term::{Following, Listing, Term, facts};
use crate::page::term::{country, coverage};
use crate::page::view::{CountView, GroupView, LinkView, MemberView, RegionView};
use crate::places::{CountryCode, registry};
use crate::site::{AreaKind, Period, PlaceProfile, routes};
use std::collections::{BTreeMap, BTreeSet};

/// All pages of regions and organisations.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    for kind in [AreaKind::Region, AreaKind::Group] {
        let (areas, briefs) = planner.areas(kind);
        let slugs: BTreeSet<&str> = briefs.keys().map(|slug| &**slug).chain(areas.profiled()).collect();
        for slug in slugs {
            match kind {
                AreaKind::Region => region(planner, slug, pages),
                AreaKind::Group => group(planner, slug, pages),
            }
        }
    }
}

fn briefs<'a>(planner: &'a Planner, kind: AreaKind, slug: &str) -> &'a [usize] {
    planner.areas(kind).1.get(slug).map_or(&[], Vec::as_slice)
}

fn region(planner: &Planner, slug: &str, pages: &mut Vec<Page>) {
    let regions = &planner.site.places.regions;
    let profile = regions.profile(slug);
    let name = regions.name(slug).name;
    let link = |slug: &str| planner.area_link(AreaKind::Region, &regions.name(slug));
    let mut wider: Vec<&str> = std::iter::successors(parent(slug), |slug| parent(slug)).collect();
    wider.reverse();
    let narrower = registry().regions().iter().filter(|region| region.parent == Some(slug));
    let mut narrower: Vec<CountView> = narrower
        .filter_map(|region| {
            let LinkView { title, url } = link(region.slug);
            Some(CountView { title, url: url?, count: briefs(planner, AreaKind::Region, region.slug).len() })
        })
        .collect();
    narrower.sort_by(|a, b| sort_key(&a.title).cmp(&sort_key(&b.title)));
    let view = RegionView {
        backlinks: graph::backlinks(planner, &routes::region(slug)),
        name: name.clone(),
        summary: profile.and_then(|profile| profile.summary.clone()),
        facts: profile.map_or_else(Vec::new, |profile| facts(planner, profile)),
        links: profile.map_or_else(Vec::new, |profile| links(&profile.links)),
        image: profile.and_then(|profile| image(planner, profile)),
        wider: wider.iter().map(|slug| link(slug)).collect(),
        narrower,
        members: members(planner, AreaKind::Region, slug),
    };
    let mut above = vec![(crate::page::term::country::TITLE.to_owned(), Route::of("/countries/"))];
    let wider_pages = wider.iter().filter(|slug| link(slug).url.is_some());
    above.extend(wider_pages.map(|slug| (regions.name(slug).name.to_string(), routes::region(slug))));
    let term = Term {
        route: routes::region(slug),
        title: &name,
        briefs: briefs(planner, AreaKind::Region, slug),
        withdrawn: planner.withdrawn(|brief| brief.regions.iter().any(|region| *region.slug == *slug)),
        above,
        description: view.summary.clone(),
        text: profile.map(|profile| &profile.text),
        relation: "about",
        listing: Listing::Latest,
        following: Following::Feed,
    };
    term.pages(planner, pages, |list| View::Region(Box::new(view), list));
}

/// The region of the registry around another.
fn parent(slug: &str) -> Option<&'static str> {
    registry().region(slug)?.parent
}

fn group(planner: &Planner, slug: &str, pages: &mut Vec<Page>) {
    let groups = &planner.site.places.groups;
    let profile = groups.profile(slug);
    let (title, short_name) = (groups.title(slug), groups.name(slug).name);
    let (former, members): (Vec<MemberView>, Vec<MemberView>) =
        members(planner, AreaKind::Group, slug).into_iter().partition(|member| member.until.is_some());
    let view = GroupView {
        backlinks: graph::backlinks(planner, &routes::group(slug)),
        name: title.as_str().into(),
        short_name: Some(short_name.to_string()).filter(|short| *short != title),
        summary: profile.and_then(|profile| profile.summary.clone()),
        facts: profile.map_or_else(Vec::new, |profile| facts(planner, profile)),
        links: profile.map_or_else(Vec::new, |profile| links(&profile.links)),
        image: profile.and_then(|profile| image(planner, profile)),
        source_url: registry().organisation(slug).map(|group| group.source.to_owned()),
        members,
        former_members: former,
    };
    let term = Term {
        route: routes::group(slug),
        title: &title,
        briefs: briefs(planner, AreaKind::Group, slug),
        withdrawn: planner.withdrawn(|brief| brief.groups.iter().any(|group| *group.slug == *slug)),
        above: vec![(crate::page::term::country::TITLE.to_owned(), Route::of("/countries/"))],
        description: view.summary.clone(),
        text: profile.map(|profile| &profile.text),
        relation: "about",
        listing: Listing::Latest,
        following: Following::Feed,
    };
    term.pages(planner, pages, |list| View::Group(Box::new(view), list));
}

/// The links of a profile.
pub fn links(links: &[(String, String)]) -> Vec<LinkView> {
    links.iter().map(|(title, url)| LinkView::new(title.as_str(), url.as_str())).collect()
}

/// The picture of a profile.
pub fn image(planner: &Planner, profile: &PlaceProfile) -> Option<crate::page::view::ImageView> {
    brief::image(profile.picture.as_ref(), planner.site.links(&profile.text.source))
}

/// The members of an area with how many of its briefs are about each, by name, then by date.
fn members(planner: &Planner, kind: AreaKind, slug: &str) -> Vec<MemberView> {
    let places = &planner.site.places;
    let of_area = briefs(planner, kind, slug);
    let has_more = of_area.len() > MOST_ROWS;
    let periods = planner.areas(kind).0.members(slug);
    let told = of_periods(planner, &periods, of_area);
    let mut members: Vec<(&Period, Told)> = periods.iter().zip(told).collect();
    let key = |(period, _): &(&Period, Told)| (sort_key(places.sort_name(period.country)), period.since);
    members.sort_by(|a, b| key(a).cmp(&key(b)));
    let view = |(period, told): (&Period, Told)| {
        let LinkView { title, url } = planner.country_link(period.country);
        MemberView {
            title,
            url,
            count: told.count,
            newest: told.newest.map(|at| coverage::newest(planner, at)),
            since: period.since.map(|date| date.year().to_string()),
            until: period.until.map(|date| date.year().to_string()),
            years: if has_more {
                year_links(planner, &routes::country(period.country), country::briefs(planner, period.country))
            } else {
                Vec::new()
            },
        }
    };
    members.into_iter().map(view).collect()
}

/// The briefs of a period: how many there are, and the newest.
#[derive(Clone, Copy, Default)]
struct Told {
    count: usize,
    newest: Option<usize>,
}

/// The briefs that fall into each period.
fn of_periods(planner: &Planner, periods: &[Period], briefs: &[usize]) -> Vec<Told> {
    let mut by_country: BTreeMap<CountryCode, Vec<usize>> = BTreeMap::new();
    for (at, period) in periods.iter().enumerate() {
        by_country.entry(period.country).or_default().push(at);
    }
    let mut told = vec![Told::default(); periods.len()];
    for &at in briefs {
        let brief = &planner.site.briefs[at];
        let held = brief.countries.iter().flat_map(|code| by_country.get(code).into_iter().flatten());
        for period in held.filter(|period| periods[**period].holds_on(brief.date.date)) {
            told[*period].count += 1;
            told[*period].newest.get_or_insert(at);
        }
    }
    told
}
