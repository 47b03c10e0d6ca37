//! Crossings: pages for two terms that many briefs share. A country and a topic cross at
//! `/countries/pakistan/topics/sanctions/`; two countries make a relation, at `/relations/pakistan-russia/`.
//!
//! A brief about `n` countries is in `n(n-1)/2` relations, so that three files could ask for thirty thousand pages. A
//! brief about very many countries or topics says little of any two of them: such a survey is in no crossing, and the
//! pages of a site grow with its briefs.

use crate::base::collate::sort_key;
use crate::base::counted::counted;
use crate::base::{Route, Slug};
use crate::page::content::{Origin, Page, View, html};
use crate::page::head::Head;
use crate::page::list::index;
use crate::page::planner::Planner;
use crate::page::term::country;
use crate::page::view::{CountView, MeetingParentView, MeetingView, YearView};
use crate::parse::term::TermKind;
use crate::places::{CountryCode, registry};
use crate::say;
use crate::site::{Brief, BriefAt, Site, routes};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Countries, or topics, that a brief can name and still be in crossings.
const MOST_CROSSED: usize = 20;

/// Countries that are named as most often discussed with another, at most.
const MOST_PARTNERS: usize = 8;

/// Two countries in the order of their slugs.
type Pair = [CountryCode; 2];

/// Each term that crosses another, with how many briefs are about both.
type Crossed<Id> = Vec<(Id, usize)>;

/// Which briefs are about two terms at once, newest first.
pub struct Crossings {
    relations: BTreeMap<Pair, Vec<BriefAt>>,
    /// Narrower topics' briefs count, as on the topic's own page.
    country_topics: BTreeMap<(CountryCode, Slug), Vec<BriefAt>>,
    partners: BTreeMap<CountryCode, Crossed<CountryCode>>,
    topics: BTreeMap<CountryCode, Crossed<Slug>>,
    countries: BTreeMap<Slug, Crossed<CountryCode>>,
}

impl Crossings {
    /// The crossings of these briefs.
    pub fn new(site: &Site, listed: &[BriefAt]) -> Self {
        let mut relations: BTreeMap<Pair, Vec<BriefAt>> = BTreeMap::new();
        let mut country_topics: BTreeMap<(CountryCode, Slug), Vec<BriefAt>> = BTreeMap::new();
        for &at in listed {
            let brief = &*site.briefs[at];
            if brief.countries.len().max(brief.topics.len()) > MOST_CROSSED {
                continue;
            }
            let topics = topics(site, brief);
            for (first, one) in brief.countries.iter().enumerate() {
                for other in &brief.countries[first + 1..] {
                    relations.entry(pair(*one, *other)).or_default().push(at);
                }
                for topic in &topics {
                    country_topics.entry((*one, (*topic).clone())).or_default().push(at);
                }
            }
        }
        let (mut partners, mut topics, mut countries) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for ([one, other], briefs) in &relations {
            cross(&mut partners, *one, *other, briefs.len());
            cross(&mut partners, *other, *one, briefs.len());
        }
        for ((code, topic), briefs) in &country_topics {
            cross(&mut topics, *code, topic.clone(), briefs.len());
            cross(&mut countries, topic.clone(), *code, briefs.len());
        }
        Self { relations, country_topics, partners, topics, countries }
    }
}

fn cross<One: Ord, Other>(all: &mut BTreeMap<One, Crossed<Other>>, one: One, other: Other, briefs: usize) {
    all.entry(one).or_default().push((other, briefs));
}

fn pair(one: CountryCode, other: CountryCode) -> Pair {
    let mut pair = [one, other];
    pair.sort_unstable_by_key(|code| registry().country(*code).slug);
    pair
}

/// The topics of a brief and those above them, each once.
fn topics<'a>(site: &'a Site, brief: &'a Brief) -> Vec<&'a Slug> {
    let upward = brief.topics.iter().flat_map(|(slug, _)| site.topics.upward(slug));
    let mut topics: Vec<&Slug> = upward.map(|topic| &topic.slug).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

fn is_enough(fewest: Option<u32>, briefs: usize) -> bool {
    fewest.is_some_and(|fewest| briefs >= fewest as usize)
}

fn is_relation(planner: &Planner, briefs: usize) -> bool {
    is_enough(planner.site.config.indexes.relations, briefs)
}

fn is_country_topic(planner: &Planner, briefs: usize) -> bool {
    is_enough(planner.site.config.indexes.country_topics, briefs)
}

/// The topics that a country crosses on pages of their own, most briefs first.
pub fn topics_of(planner: &Planner, code: CountryCode) -> Vec<CountView> {
    let crossed = planner.crossings.topics.get(&code).into_iter().flatten();
    let views = crossed.filter(|(_, count)| is_country_topic(planner, *count)).map(|(topic, count)| CountView {
        title: planner.term_link(TermKind::Topic.term(topic.as_str())).title,
        url: planner.href(&routes::country_topic(code, topic)),
        count: *count,
    });
    most_first(views.collect())
}

/// The countries that a topic crosses on pages of their own, most briefs first.
pub fn countries_of(planner: &Planner, topic: &Slug) -> Vec<CountView> {
    let crossed = planner.crossings.countries.get(topic).into_iter().flatten();
    let views = crossed.filter(|(_, count)| is_country_topic(planner, *count)).map(|(code, count)| CountView {
        title: planner.site.places.country_name(*code).into(),
        url: planner.href(&routes::country_topic(*code, topic)),
        count: *count,
    });
    most_first(views.collect())
}

/// The countries with which a country has a page in common, most briefs first.
pub fn relations_of(planner: &Planner, code: CountryCode) -> Vec<CountView> {
    let crossed = planner.crossings.partners.get(&code).into_iter().flatten();
    let enough = crossed.filter(|(_, count)| is_relation(planner, *count));
    most_first(enough.map(|(other, count)| partner(planner, code, *other, *count)).collect())
}

/// The countries that the most briefs about a country are about, too.
pub fn partners_of(planner: &Planner, code: CountryCode) -> Vec<CountView> {
    let crossed = planner.crossings.partners.get(&code).into_iter().flatten();
    let mut views = most_first(crossed.map(|(other, count)| partner(planner, code, *other, *count)).collect());
    views.truncate(MOST_PARTNERS);
    views
}

/// A country as it stands on the page of another: it leads to what both have in common, if there is such a page.
fn partner(planner: &Planner, code: CountryCode, other: CountryCode, count: usize) -> CountView {
    let route =
        if is_relation(planner, count) { routes::relation(code, other) } else { routes::country(other).route() };
    CountView { title: planner.site.places.country_name(other).into(), url: planner.href(&route), count }
}

fn most_first(mut counts: Vec<CountView>) -> Vec<CountView> {
    counts.sort_by(|a, b| (Reverse(a.count), sort_key(&a.title)).cmp(&(Reverse(b.count), sort_key(&b.title))));
    counts
}

/// All pages of crossings.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let mut maker = Maker { planner, years: BTreeMap::new(), pages };
    let (crossings, indexes) = (&planner.crossings, &planner.site.config.indexes);
    let enough = |fewest: Option<u32>, briefs: usize| fewest.filter(|_| is_enough(fewest, briefs));
    for ([one, other], briefs) in &crossings.relations {
        if let Some(fewest) = enough(indexes.relations, briefs.len()) {
            maker.relation(*one, *other, briefs, fewest);
        }
    }
    for ((code, topic), briefs) in &crossings.country_topics {
        if let Some(fewest) = enough(indexes.country_topics, briefs.len()) {
            maker.country_topic(*code, topic, briefs, fewest);
        }
    }
}

/// One of the two terms of a crossing: its title, its page, and the briefs there.
struct Parent<'a> {
    title: Arc<str>,
    route: Route,
    briefs: &'a [BriefAt],
}

/// What is said of a crossing.
struct Crossing<'a> {
    route: Route,
    title: String,
    kind: &'static str,
    parents: [Parent<'a>; 2],
    /// The pages above it, from the top.
    above: Vec<(String, Route)>,
    description: String,
    because: String,
}

/// Makes the pages.
struct Maker<'p, 'o> {
    planner: &'p Planner,
    /// The pages by year of the parents, which many crossings have in common.
    years: BTreeMap<Route, Vec<YearView>>,
    pages: &'o mut Vec<Page>,
}

impl<'p> Maker<'p, '_> {
    fn relation(&mut self, one: CountryCode, other: CountryCode, briefs: &[BriefAt], fewest: u32) {
        let parents = [one, other].map(|code| self.country(code));
        let (words, count) = (self.planner.words, counted(briefs.len(), "brief"));
        let [first, second] = parents.each_ref().map(|parent| &parent.title);
        let crossing = Crossing {
            route: routes::relation(one, other),
            description: say!(words, "meeting.about_both", first = first, second = second),
            because: format!("{count} about both {first} and {second}; `indexes.relations` asks for {fewest} or more"),
            // No 'and': many names hold one, and others would want an article behind it.
            title: format!("{first} – {second}"),
            kind: "relation",
            parents,
            above: vec![(say!(words, "countries.title").to_owned(), Route::of("/countries/"))],
        };
        self.page(crossing, briefs);
    }

    fn country_topic(&mut self, code: CountryCode, topic: &Slug, briefs: &[BriefAt], fewest: u32) {
        let country = self.country(code);
        let topic_id = TermKind::Topic.term(topic.as_str());
        let topic_parent = Parent {
            title: self.planner.term_link(topic_id).title,
            route: topic_id.route(),
            briefs: self.planner.briefs(topic_id),
        };
        let (country_title, topic_title) = (&country.title, &topic_parent.title);
        let (words, count) = (self.planner.words, counted(briefs.len(), "brief"));
        let crossing = Crossing {
            route: routes::country_topic(code, topic),
            title: format!("{country_title}: {topic_title}"),
            kind: "country-topic",
            above: vec![
                (say!(words, "countries.title").to_owned(), Route::of("/countries/")),
                (country_title.to_string(), country.route.clone()),
            ],
            description: say!(words, "meeting.about_and_on", country = country_title, topic = topic_title),
            because: format!(
                "{count} about {country_title} and on {topic_title}; `indexes.country_topics` asks for {fewest} or more"
            ),
            parents: [country, topic_parent],
        };
        self.page(crossing, briefs);
    }

    fn country(&self, code: CountryCode) -> Parent<'p> {
        Parent {
            title: self.planner.site.places.country_name(code).into(),
            route: routes::country(code).route(),
            briefs: country::briefs(self.planner, code),
        }
    }

    fn page(&mut self, crossing: Crossing<'_>, briefs: &[BriefAt]) {
        let planner = self.planner;
        let Crossing { route, title, kind, parents, above, description, because } = crossing;
        let list = index::latest(planner, briefs);
        let is_cut = list.total > list.cards.len();
        let parents = parents.map(|parent| MeetingParentView {
            url: planner.href(&parent.route),
            title: parent.title,
            count: parent.briefs.len(),
            years: if is_cut { self.years(parent.route, parent.briefs) } else { Vec::new() },
        });
        let view = MeetingView { kind, parents: parents.into() };
        let mut head = Head::new(planner, &route, &title);
        for (title, route) in &above {
            head = head.under(title, route);
        }
        let head = head.description(Some(description)).modified(index::newest(planner, briefs)).build();
        let origin = Origin { source: None, because };
        self.pages.push(html(head, View::Crossing(view, list), None, route, origin));
    }

    fn years(&mut self, parent: Route, briefs: &[BriefAt]) -> Vec<YearView> {
        let planner = self.planner;
        self.years.entry(parent).or_insert_with_key(|route| index::year_links(planner, route, briefs)).clone()
    }
}
