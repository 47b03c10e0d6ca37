//! The index of countries and territories, and the page of each.

use crate::base::Route;
use crate::base::collate::{initial, sort_key};
use crate::page::brief::links;
use crate::page::content::{Origin, Page, View, html};
use crate::page::head::Head;
use crate::page::list::index;
use crate::page::planner::Planner;
use crate::page::term::chronology::Chronology;
use crate::page::term::{Following, Listing, Term, facts};
use crate::page::term::{area, crossing};
use crate::page::view::{CountView, CountriesView, CountryView, LetterView, RegionCountriesView};
use crate::places::{CountryCode, registry};
use crate::site::{AreaKind, routes};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the index, on it and in the trails of the pages below it.
pub const TITLE: &str = "Countries and territories";

/// All pages of countries, and their index.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let codes: BTreeSet<CountryCode> =
        planner.by_country.keys().copied().chain(planner.site.places.profiled()).collect();
    // A site may call two of them by one name: each stands here once, whatever they are sorted by.
    let mut codes: Vec<CountryCode> = codes.into_iter().collect();
    codes.sort_by_cached_key(|code| sort_key(planner.site.places.sort_name(*code)));
    if codes.is_empty() {
        return;
    }
    let route = Route::of("/countries/");
    let head = Head::new(planner, &route, TITLE).build();
    let because = format!("{} of the registry have pages", codes.len());
    let origin = Origin { source: None, because };
    pages.push(html(head, View::Countries(countries(planner, &codes)), None, route, origin));
    for code in codes {
        country(planner, code, pages);
    }
}

fn countries(planner: &Planner, codes: &[CountryCode]) -> CountriesView {
    let mut letters: Vec<LetterView> = Vec::new();
    let mut regions: BTreeMap<&str, Vec<CountView>> = BTreeMap::new();
    for &code in codes {
        let entry = CountView {
            title: planner.site.places.country_name(code).into(),
            url: planner.href(&routes::country(code)),
            count: planner.by_country.get(&code).map_or(0, Vec::len),
        };
        let sort = planner.site.places.sort_name(code);
        let letter = initial(sort);
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.countries.push(entry.clone()),
            None => letters.push(LetterView { letter, countries: vec![entry.clone()] }),
        }
        regions.entry(registry().country(code).region.unwrap_or("")).or_default().push(entry);
    }
    let region = |(slug, countries): (&str, Vec<CountView>)| {
        if slug.is_empty() {
            return RegionCountriesView { name: "Outside the regions".into(), url: None, countries };
        }
        let link = planner.area_link(AreaKind::Region, &planner.site.places.regions.name(slug));
        RegionCountriesView { name: link.title, url: link.url, countries }
    };
    let mut regions: Vec<RegionCountriesView> = regions.into_iter().map(region).collect();
    regions.sort_by(|a, b| sort_key(&a.name).cmp(&sort_key(&b.name)));
    CountriesView { letters, regions, groups: groups(planner) }
}

/// The organisations that have pages, by name.
fn groups(planner: &Planner) -> Vec<CountView> {
    let (areas, briefs) = planner.areas(AreaKind::Group);
    let slugs: BTreeSet<&str> = briefs.keys().map(|slug| &**slug).chain(areas.profiled()).collect();
    let mut groups: Vec<CountView> = slugs
        .into_iter()
        .map(|slug| CountView {
            title: areas.name(slug).name,
            url: planner.href(&routes::group(slug)),
            count: briefs.get(slug).map_or(0, Vec::len),
        })
        .collect();
    groups.sort_by(|a, b| sort_key(&a.title).cmp(&sort_key(&b.title)));
    groups
}

/// The listed briefs about a country, newest first.
pub fn briefs(planner: &Planner, code: CountryCode) -> &[usize] {
    planner.by_country.get(&code).map_or(&[], Vec::as_slice)
}

fn country(planner: &Planner, code: CountryCode, pages: &mut Vec<Page>) {
    let places = &planner.site.places;
    let name = places.country_name(code);
    let (route, briefs) = (routes::country(code), briefs(planner, code));
    let chronology = Chronology::new(planner, briefs);
    let profile = places.country_profile(code);
    let on = briefs.first().map(|at| planner.site.briefs[*at].date.date);
    let areas = |kind| {
        let named = on.map_or_else(Vec::new, |on| planner.areas(kind).0.of(code, on));
        named.iter().map(|place| planner.area_link(kind, place)).collect()
    };
    let view = CountryView {
        backlinks: links::backlinks(planner, &routes::country(code)),
        name: name.into(),
        code: code.to_string(),
        alpha3: registry().country(code).alpha3.to_owned(),
        note: places.country_note(code).map(str::to_owned),
        summary: profile.and_then(|profile| profile.summary.clone()),
        facts: profile.map_or_else(Vec::new, |profile| facts(planner, profile)),
        links: profile.map_or_else(Vec::new, |profile| area::links(&profile.links)),
        image: profile.and_then(|profile| area::image(planner, profile)),
        regions: areas(AreaKind::Region),
        groups: areas(AreaKind::Group),
        topics: crossing::topics_of(planner, code),
        relations: crossing::relations_of(planner, code),
        often_with: crossing::partners_of(planner, code),
        chronology: chronology.newest(planner, &index::year_links(planner, &route, briefs)),
    };
    let term = Term {
        route,
        title: name,
        briefs,
        withdrawn: planner.withdrawn(|brief| brief.countries.contains(&code)),
        above: vec![(TITLE.to_owned(), Route::of("/countries/"))],
        description: view.summary.clone(),
        text: profile.map(|profile| &profile.text),
        relation: "about",
        listing: Listing::Chronicled(&chronology),
        following: Following::Feed,
    };
    term.pages(planner, pages, |list| View::Country(Box::new(view), list));
}
