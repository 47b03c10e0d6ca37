//! The index of countries and territories, and the page of each.

use crate::page::list::chronology::Chronology;
use crate::page::list::index;
use crate::page::planner::Planner;
use crate::page::term::shown::{ProfileViews, Shown};
use crate::page::term::{crossing, map};
use crate::page::view::{CountView, CountriesView, CountryView, LetterView, LinkView, RegionCountriesView, TermView};
use crate::parse::term::{TermId, TermKind};
use crate::places::{CountryCode, registry};
use crate::say;
use crate::site::{Areas, Term, routes};
use std::collections::BTreeMap;

/// Returns the code of a country, if the term is one.
pub fn code(id: TermId<'_>) -> Option<CountryCode> {
    let country = (id.kind == TermKind::Country).then(|| registry().country_by_slug(id.slug))?;
    country.map(|country| country.code)
}

/// Returns the index of countries.
pub fn index(planner: &Planner, terms: &[(TermId<'_>, &Term)]) -> CountriesView {
    let code = |id: &TermId<'_>| registry().country_by_slug(id.slug).expect("its term is of a country").code;
    let mut codes: Vec<CountryCode> = terms.iter().map(|(id, _)| code(id)).collect();
    // A site may call two of them by one name: each stands here once, whatever they are sorted by.
    let sort_name = |code: &CountryCode| planner.edition.places.sort_name(*code);
    codes.sort_by(|a, b| planner.order.compare(sort_name(a), sort_name(b)).then_with(|| a.cmp(b)));
    let mut letters: Vec<LetterView> = Vec::new();
    let mut regions: BTreeMap<&str, Vec<CountView>> = BTreeMap::new();
    let mut entries: Vec<(CountryCode, CountView)> = Vec::new();
    for code in codes {
        let entry = CountView {
            title: planner.edition.places.country_name(code).into(),
            lang_html: None,
            url: planner.href(&planner.route(routes::country(code))),
            count: planner.briefs(routes::country(code)).len(),
        };
        let sort = planner.edition.places.sort_name(code);
        let letter = planner.order.initial(sort);
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.countries.push(entry.clone()),
            None => letters.push(LetterView { letter, countries: vec![entry.clone()] }),
        }
        regions.entry(registry().country(code).region.unwrap_or("")).or_default().push(entry.clone());
        entries.push((code, entry));
    }
    let region = |(slug, countries): (&str, Vec<CountView>)| {
        if slug.is_empty() {
            return RegionCountriesView { name: say!(planner.words, "countries.outside").into(), url: None, countries };
        }
        let link = planner.term_link(TermKind::Region.term(slug));
        RegionCountriesView { name: link.title, url: link.url, countries }
    };
    let mut regions: Vec<RegionCountriesView> = regions.into_iter().map(region).collect();
    regions.sort_by(|a, b| planner.order.compare(&a.name, &b.name));
    CountriesView { letters, regions, groups: groups(planner), map: map::of_counts(planner, &entries) }
}

/// Returns the organisations that have pages, by name.
fn groups(planner: &Planner) -> Vec<CountView> {
    let terms = planner.edition.terms.with_page(TermKind::Group);
    let mut groups: Vec<CountView> = terms.map(|(id, term)| planner.term_count(id, term)).collect();
    groups.sort_by(|a, b| planner.order.compare(&a.title, &b.title));
    groups
}

/// Returns what the page of a country shows.
pub fn shown(planner: &Planner, id: TermId<'_>, term: &Term) -> Shown {
    let places = &planner.edition.places;
    let code = registry().country_by_slug(id.slug).expect("its term is of a country").code;
    let (route, briefs) = (planner.route(id), &*term.briefs);
    let chronology = Chronology::new(planner, briefs);
    let ProfileViews { facts, links, image } = ProfileViews::of(planner, term);
    let on = briefs.first().and_then(|at| planner.edition.briefs[*at].day());
    let areas = |areas: &Areas, kind: TermKind| -> Vec<LinkView> {
        let named = on.map_or_else(Vec::new, |on| areas.of(code, on));
        named.iter().map(|place| planner.term_link(kind.term(&place.slug))).collect()
    };
    // What an author says of the memberships stands, and is not said twice.
    let member_of = say!(planner.words, "country.member_of");
    let says_groups = facts.iter().any(|fact| fact.label.trim().to_lowercase() == member_of.to_lowercase());
    let view = CountryView {
        backlinks: planner.backlinks(&route, briefs),
        name: term.title.clone(),
        code: code.to_string(),
        alpha3: registry().country(code).alpha3.to_owned(),
        note: places.country_note(code).map(str::to_owned),
        summary: planner.summary(term),
        facts,
        links,
        image,
        regions: areas(&places.regions, TermKind::Region),
        groups: if says_groups { Vec::new() } else { areas(&places.groups, TermKind::Group) },
        topics: crossing::topics_of(planner, code),
        relations: crossing::relations_of(planner, code),
        often_with: crossing::partners_of(planner, code),
        map: map::of_country(planner, code, &term.title),
        chronology: chronology.newest(planner, &index::year_links(planner, id)),
    };
    Shown { chronology, ..Shown::new(TermView::Country(view)) }
}
