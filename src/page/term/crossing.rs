//! Crossings: pages for two terms that many briefs share. A country and a topic cross at
//! `/countries/pakistan/topics/sanctions/`; two countries make a relation, at `/relations/pakistan-russia/`. A region and a
//! topic cross at `/regions/southern-asia/topics/sanctions/`, where the table of what the briefs cover leads to.

use crate::base::counted::counted;
use crate::base::{Route, Slug};
use crate::page::content::{Page, View};
use crate::page::head::Head;
use crate::page::list::index;
use crate::page::planner::Planner;
use crate::page::planner::crossings::Crossed;
use crate::page::term::shown::index_link;
use crate::page::view::{CountView, CrossingParentView, CrossingView, LinkView, YearView};
use crate::parse::term::{TermId, TermKind};
use crate::places::CountryCode;
use crate::say;
use crate::site::{BriefAt, routes};
use std::collections::BTreeMap;

/// Countries that are named as most often discussed with another, at most.
const MOST_PARTNERS: usize = 8;

/// Returns the topics that a country crosses on pages of their own, most briefs first.
pub fn topics_of(planner: &Planner, code: CountryCode) -> Vec<CountView> {
    let crossed = planner.crossings.topics.get(&code);
    counts(planner, crossed, planner.edition.config.indexes.country_topics, |topic, _| {
        (planner.term_link(TermKind::Topic.term(topic.as_str())), routes::country_topic(planner.prefix(), code, topic))
    })
}

/// Returns the countries that a topic crosses on pages of their own, most briefs first.
pub fn countries_of(planner: &Planner, topic: &Slug) -> Vec<CountView> {
    let crossed = planner.crossings.countries.get(topic);
    counts(planner, crossed, planner.edition.config.indexes.country_topics, |code, _| {
        (planner.term_link(routes::country(*code)), routes::country_topic(planner.prefix(), *code, topic))
    })
}

/// Returns the countries with which a country has a page in common, most briefs first.
pub fn relations_of(planner: &Planner, code: CountryCode) -> Vec<CountView> {
    let crossed = planner.crossings.partners.get(&code);
    counts(planner, crossed, planner.edition.config.indexes.relations, |other, _| {
        (planner.term_link(routes::country(*other)), routes::relation(planner.prefix(), code, *other))
    })
}

/// Returns the countries that the most briefs about a country are about, too. Each leads to the page of the relation, if
/// there is one.
pub fn partners_of(planner: &Planner, code: CountryCode) -> Vec<CountView> {
    let relations = planner.edition.config.indexes.relations;
    let mut views = counts(planner, planner.crossings.partners.get(&code), Some(0), |other, count| {
        let link = planner.term_link(routes::country(*other));
        let is_relation = relations.is_some_and(|fewest| count >= fewest as usize);
        (
            link,
            if is_relation {
                routes::relation(planner.prefix(), code, *other)
            } else {
                planner.route(routes::country(*other))
            },
        )
    });
    views.truncate(MOST_PARTNERS);
    views
}

/// Returns the terms that cross another in so many briefs or more, most briefs first, each with its title and the page
/// that it leads to.
fn counts<Id>(
    planner: &Planner,
    crossed: Option<&Crossed<Id>>,
    fewest: Option<u32>,
    page: impl Fn(&Id, usize) -> (LinkView, Route),
) -> Vec<CountView> {
    let crossed = crossed.into_iter().flatten().filter(|(_, count)| fewest.is_some_and(|f| *count >= f as usize));
    let view = |(id, count): &(Id, usize)| {
        let (link, route) = page(id, *count);
        CountView { title: link.title, lang_html: link.lang_html, url: planner.href(&route), count: *count }
    };
    let mut views: Vec<CountView> = crossed.map(view).collect();
    views.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| planner.order.compare(&a.title, &b.title)));
    views
}

/// A crossing that has a page.
struct Crossing<'a> {
    route: Route,
    title: String,
    /// What templates know it by.
    kind: &'static str,
    /// In the order of the title.
    parents: [TermId<'a>; 2],
    /// The pages above it, from the top.
    above: Vec<LinkView>,
    description: String,
    because: String,
    briefs: &'a [BriefAt],
}

/// Adds all pages of crossings.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let (crossings, indexes) = (&planner.crossings, &planner.edition.config.indexes);
    let relations = indexes.relations.into_iter().flat_map(|fewest| {
        let relations = crossings.relations.iter().filter(move |(_, briefs)| briefs.len() >= fewest as usize);
        relations.map(move |(pair, briefs)| relation(planner, *pair, briefs, fewest))
    });
    let country_topics = indexes.country_topics.into_iter().flat_map(|fewest| {
        let crossings = crossings.country_topics.iter().filter(move |(_, briefs)| briefs.len() >= fewest as usize);
        crossings.map(move |((code, topic), briefs)| country_topic(planner, *code, topic, briefs, fewest))
    });
    let mut years = BTreeMap::new();
    pages.extend(relations.chain(country_topics).map(|crossing| page(planner, crossing, &mut years)));
}

fn relation<'a>(planner: &Planner, pair: [CountryCode; 2], briefs: &'a [BriefAt], fewest: u32) -> Crossing<'a> {
    let parents = pair.map(routes::country);
    let count = counted(briefs.len(), "brief");
    let [first, second] = parents.map(|country| planner.term_link(country).title);
    Crossing {
        route: routes::relation(planner.prefix(), pair[0], pair[1]),
        // No 'and': many names hold one, and others would want an article behind it.
        title: format!("{first} – {second}"),
        kind: "relation",
        parents,
        above: index_link(planner, TermKind::Country).into_iter().collect(),
        description: say!(planner.words, "meeting.about_both", first = &first, second = &second),
        because: format!("{count} about both {first} and {second}; `indexes.relations` asks for {fewest} or more"),
        briefs,
    }
}

fn country_topic<'a>(
    planner: &Planner,
    code: CountryCode,
    topic: &'a Slug,
    briefs: &'a [BriefAt],
    fewest: u32,
) -> Crossing<'a> {
    let parents = [routes::country(code), TermKind::Topic.term(topic.as_str())];
    let count = counted(briefs.len(), "brief");
    let [country, topic_link] = parents.map(|term| planner.term_link(term));
    let (country_title, topic_title) = (&country.title, &topic_link.title);
    Crossing {
        route: routes::country_topic(planner.prefix(), code, topic),
        title: format!("{country_title}: {topic_title}"),
        kind: "country-topic",
        parents,
        description: say!(planner.words, "meeting.about_and_on", country = country_title, topic = topic_title),
        because: format!(
            "{count} about {country_title} and on {topic_title}; `indexes.country_topics` asks for {fewest} or more"
        ),
        above: index_link(planner, TermKind::Country).into_iter().chain([country]).collect(),
        briefs,
    }
}

/// Returns the page of a region and a topic, for a cell of the table of what the briefs cover.
pub fn region_topic(planner: &Planner, region: &str, topic: &Slug, briefs: &[BriefAt]) -> Page {
    let parents = [TermKind::Region.term(region), TermKind::Topic.term(topic.as_str())];
    let [region_link, topic_link] = parents.map(|term| planner.term_link(term));
    let (region_title, topic_title) = (&region_link.title, &topic_link.title);
    let crossing = Crossing {
        route: routes::region_topic(planner.prefix(), region, topic),
        title: format!("{region_title}: {topic_title}"),
        kind: "region-topic",
        parents,
        description: say!(planner.words, "meeting.about_region", region = region_title, topic = topic_title),
        because: format!(
            "{} on {topic_title} in {region_title}; `indexes.coverage` asks for it",
            counted(briefs.len(), "brief")
        ),
        above: index_link(planner, TermKind::Country).into_iter().chain([region_link]).collect(),
        briefs,
    };
    page(planner, crossing, &mut BTreeMap::new())
}

/// Returns the page of a crossing. `years` are the pages by year of the parents, which many crossings have in common.
fn page<'a>(planner: &Planner, crossing: Crossing<'a>, years: &mut BTreeMap<TermId<'a>, Vec<YearView>>) -> Page {
    let Crossing { route, title, kind, parents, above, description, because, briefs } = crossing;
    let list = index::latest(planner, briefs);
    let is_cut = list.total > list.cards.len();
    let parents = parents.map(|parent| CrossingParentView {
        url: planner.href(&planner.route(parent)),
        title: planner.term_link(parent).title,
        count: planner.briefs(parent).len(),
        years: if is_cut {
            years.entry(parent).or_insert_with(|| index::year_links(planner, parent)).clone()
        } else {
            Vec::new()
        },
    });
    Head::new(planner, &route, &title)
        .under(above)
        .description(Some(description))
        .modified(planner.last_change(briefs))
        .page(View::Crossing(CrossingView { kind, parents: parents.into() }, list), because)
}
