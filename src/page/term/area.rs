//! The pages of regions and organisations: who belongs to them, and the latest on them.
//!
//! A brief stands under the organisations that its countries belonged to on its date, so a page says since when, and
//! until when, each of its members belongs to it.

use crate::page::list::index::{MOST_ROWS, year_links};
use crate::page::planner::Planner;
use crate::page::term::coverage::Tally;
use crate::page::term::map;
use crate::page::term::shown::{ProfileViews, Shown};
use crate::page::view::{CountView, GroupView, LinkView, MemberView, RegionView, TermView};
use crate::parse::term::TermId;
use crate::places::{CountryCode, registry};
use crate::site::{Areas, BriefAt, Period, Term, routes};
use std::collections::{BTreeMap, BTreeSet};

/// Returns what the page of a region shows.
pub fn region(planner: &Planner, id: TermId<'_>, term: &Term) -> Shown {
    let regions = &planner.edition.places.regions;
    let ProfileViews { facts, links, image } = ProfileViews::of(planner, term);
    let kind = id.kind;
    let mut wider: Vec<&str> = std::iter::successors(parent(id.slug), |slug| parent(slug)).collect();
    wider.reverse();
    let narrower = registry().regions().iter().filter(|region| region.parent == Some(id.slug));
    let narrower = narrower.filter_map(|region| {
        let id = kind.term(region.slug);
        planner.edition.terms.get(id).filter(|term| term.has_page()).map(|term| planner.term_count(id, term))
    });
    let mut narrower: Vec<CountView> = narrower.collect();
    narrower.sort_by(|a, b| planner.order.compare(&a.title, &b.title));
    let wider: Vec<LinkView> = wider.iter().map(|slug| planner.term_link(kind.term(slug))).collect();
    let above = wider.iter().filter(|link| link.url.is_some()).cloned().collect();
    let view = RegionView {
        backlinks: planner.backlinks(&planner.route(id), &term.briefs),
        name: term.title.clone(),
        summary: planner.summary(term),
        facts,
        links,
        image,
        wider,
        narrower,
        map: map::of_region(planner, id.slug, &term.title, &current(regions, id.slug)),
        members: members(planner, regions, id, term),
    };
    Shown { above, ..Shown::new(TermView::Region(view)) }
}

/// Returns the region of the registry around another.
fn parent(slug: &str) -> Option<&'static str> {
    registry().region(slug)?.parent
}

/// Returns what the page of an organisation shows.
pub fn group(planner: &Planner, id: TermId<'_>, term: &Term) -> Shown {
    let groups = &planner.edition.places.groups;
    let ProfileViews { facts, links, image } = ProfileViews::of(planner, term);
    let title = groups.full_title(id.slug);
    let (former, members): (Vec<MemberView>, Vec<MemberView>) =
        members(planner, groups, id, term).into_iter().partition(|member| member.until.is_some());
    let view = GroupView {
        backlinks: planner.backlinks(&planner.route(id), &term.briefs),
        name: title.as_str().into(),
        lang_html: term.lang_html.clone(),
        short_name: Some(term.title.to_string()).filter(|short| *short != title),
        summary: planner.summary(term),
        facts,
        links,
        image,
        map: map::of_members(planner, &term.title, &current(groups, id.slug)),
        source_url: registry().organisation(id.slug).map(|group| group.source.to_owned()),
        members,
        former_members: former,
    };
    Shown { title: Some(title), ..Shown::new(TermView::Group(view)) }
}

/// Returns the countries whose membership in an area has no end.
fn current(areas: &Areas, slug: &str) -> BTreeSet<CountryCode> {
    areas.members(slug).iter().filter(|period| period.until.is_none()).map(|period| period.country).collect()
}

/// Returns the members of an area with how many of its briefs are about each, by name, then by date.
fn members(planner: &Planner, areas: &Areas, id: TermId<'_>, term: &Term) -> Vec<MemberView> {
    let places = &planner.edition.places;
    let has_more = term.briefs.len() > MOST_ROWS;
    let periods = areas.members(id.slug);
    let mut members: Vec<(&Period, Tally)> = periods.iter().zip(of_periods(planner, &periods, &term.briefs)).collect();
    members.sort_by(|(a, _), (b, _)| {
        let names = planner.order.compare(places.sort_name(a.country), places.sort_name(b.country));
        names.then_with(|| a.since.cmp(&b.since))
    });
    let view = |(period, tally): (&Period, Tally)| {
        let country = routes::country(period.country);
        let LinkView { title, url, .. } = planner.term_link(country);
        MemberView {
            title,
            url,
            count: tally.count,
            newest: tally.newest(planner),
            since: period.since.map(|date| planner.words.year(date)),
            until: period.until.map(|date| planner.words.year(date)),
            years: if has_more { year_links(planner, country) } else { Vec::new() },
        }
    };
    members.into_iter().map(view).collect()
}

/// Returns the briefs that fall into each period.
fn of_periods(planner: &Planner, periods: &[Period], briefs: &[BriefAt]) -> Vec<Tally> {
    let mut by_country: BTreeMap<CountryCode, Vec<usize>> = BTreeMap::new();
    for (at, period) in periods.iter().enumerate() {
        by_country.entry(period.country).or_default().push(at);
    }
    let mut tallies = vec![Tally::default(); periods.len()];
    for &at in briefs {
        let brief = &planner.edition.briefs[at];
        let held = brief.countries.iter().flat_map(|code| by_country.get(code).into_iter().flatten());
        for period in held.filter(|period| brief.day().is_some_and(|day| periods[**period].holds_on(day))) {
            tallies[*period].add(at);
        }
    }
    tallies
}
