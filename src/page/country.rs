//! The index of countries and territories, and the page of each.

use super::head::Head;
use super::view::{CountView, CountriesView, CountryView, FactView, LetterView, LinkView, RegionCountriesView};
use super::{Origin, Page, Planner, View, feed, html, index};
use crate::base::Route;
use crate::parse::markdown::inline_html;
use crate::places::{CountryCode, registry};
use crate::site::{PlaceName, routes};
use std::collections::BTreeMap;

const TITLE: &str = "Countries and territories";

/// All pages of countries, and their index.
pub fn pages(planner: &Planner<'_>, pages: &mut Vec<Page>) {
    let mut codes: Vec<CountryCode> =
        planner.by_country.keys().copied().chain(planner.site.places.profiled()).collect();
    codes.sort_by_key(|code| planner.site.places.sort_name(*code).to_lowercase());
    codes.dedup();
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

fn countries(planner: &Planner<'_>, codes: &[CountryCode]) -> CountriesView {
    let mut letters: Vec<LetterView> = Vec::new();
    let mut regions: BTreeMap<&str, Vec<CountView>> = BTreeMap::new();
    for &code in codes {
        let entry = CountView {
            title: planner.site.places.country_name(code).to_owned(),
            url: planner.href(&routes::country(code)),
            count: planner.by_country.get(&code).map_or(0, Vec::len),
        };
        let sort = planner.site.places.sort_name(code);
        let letter = deunicode::deunicode(sort).chars().next().unwrap_or('#').to_uppercase().to_string();
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.countries.push(entry.clone()),
            None => letters.push(LetterView { letter, countries: vec![entry.clone()] }),
        }
        regions.entry(registry().country(code).region.unwrap_or("")).or_default().push(entry);
    }
    let region = |(slug, countries): (&str, Vec<CountView>)| RegionCountriesView {
        name: registry().region(slug).map_or("Outside the regions", |region| region.name).to_owned(),
        url: None,
        countries,
    };
    let mut regions: Vec<RegionCountriesView> = regions.into_iter().map(region).collect();
    regions.sort_by(|a, b| a.name.cmp(&b.name));
    CountriesView { letters, regions }
}

fn country(planner: &Planner<'_>, code: CountryCode, pages: &mut Vec<Page>) {
    let site = planner.site;
    let route = routes::country(code);
    let name = site.places.country_name(code);
    let none = Vec::new();
    let briefs = planner.by_country.get(&code).unwrap_or(&none);
    let profile = site.places.country_profile(code);
    let links = profile.map(|profile| site.links(&profile.text.source));
    let on = briefs.first().map(|at| site.briefs[*at].date.date);
    let view = CountryView {
        name: name.to_owned(),
        code: code.to_string(),
        alpha3: registry().country(code).alpha3.to_owned(),
        note: site.places.country_note(code).map(str::to_owned),
        summary: profile.and_then(|profile| profile.summary.clone()),
        facts: profile.zip(links).map_or_else(Vec::new, |(profile, links)| {
            let fact = |(label, value, source): &(String, String, Option<String>)| FactView {
                label: label.clone(),
                html: inline_html(value, links),
                source: source.clone(),
            };
            profile.facts.iter().map(fact).collect()
        }),
        links: profile.map_or_else(Vec::new, |profile| {
            let link = |(title, url): &(String, String)| LinkView { title: title.clone(), url: Some(url.clone()) };
            profile.links.iter().map(link).collect()
        }),
        regions: on.map_or_else(Vec::new, |on| site.places.regions_of(code, on).into_iter().map(unlinked).collect()),
        groups: on.map_or_else(Vec::new, |on| site.places.groups_of(code, on).into_iter().map(unlinked).collect()),
    };
    let list = index::list(planner, &route, name, briefs, pages);
    let mut head = Head::new(planner, &route, name).under(TITLE, &Route::of("/countries/"));
    if !briefs.is_empty() {
        head = head.with_feed().modified(index::newest(planner, briefs));
        pages.push(feed::page(planner, &route, name, briefs));
    }
    let head = head.description(view.summary.clone()).build();
    let source = profile.map(|profile| profile.text.source.clone());
    let because = match (&source, briefs.len()) {
        (Some(source), 0) => format!("the profile in `{source}`"),
        (_, number) => format!("{} about {name}", index::count(number)),
    };
    let origin = Origin { source: source.clone(), because };
    pages.push(html(head, View::Country(Box::new(view), list), source, route, origin));
}

/// A region or organisation by name.
pub fn unlinked(place: PlaceName) -> LinkView {
    LinkView { title: place.name, url: None }
}
