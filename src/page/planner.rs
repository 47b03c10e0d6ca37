//! What all parts of the plan share: which briefs stand under which word, and whether a word has a page.

use crate::base::{Blob, Route, Slug, SourcePath};
use crate::page::brief::links::{self, Backlinks};
use crate::page::list::cards::Cards;
use crate::page::term::chronology::Events;
use crate::page::term::crossing::Crossings;
use crate::page::term::words::Words;
use crate::page::view::LinkView;
use crate::places::CountryCode;
use crate::site::{AreaKind, Areas, Brief, Byline, PlaceName, Site, routes};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The listed briefs under each word, newest first, as positions in the site's briefs.
type Under<Word> = BTreeMap<Word, Vec<usize>>;

/// The site, in the orders that pages need.
pub struct Planner {
    pub site: Arc<Site>,
    /// How many bytes each file has that is published with a page.
    pub lengths: BTreeMap<SourcePath, u64>,
    pub cards: Cards,
    pub words: Words,
    pub listed: Vec<usize>,
    /// The briefs that would be listed, had they not been withdrawn.
    withdrawn: Vec<usize>,
    pub by_country: Under<CountryCode>,
    pub by_region: Under<Arc<str>>,
    pub by_group: Under<Arc<str>>,
    /// Under a topic stand the briefs of its narrower topics, too.
    pub by_topic: Under<Slug>,
    /// By the slugs of authors; who is named without one has no page.
    pub by_author: Under<String>,
    pub by_series: Under<Slug>,
    pub backlinks: Backlinks,
    pub crossings: Crossings,
    pub events: Events,
}

impl Planner {
    pub(super) fn new(shared: &Arc<Site>, blobs: &BTreeMap<SourcePath, Blob>) -> Self {
        let site = &**shared;
        let listed: Vec<usize> = (0..site.briefs.len()).filter(|at| site.briefs[*at].is_listed()).collect();
        let slugs = |places: &[PlaceName]| places.iter().map(|place| place.slug.clone()).collect::<Vec<_>>();
        // What takes longest, at the same time.
        let cards = || {
            let words = Words::new(site);
            (Cards::new(site, &words), words)
        };
        let crossings = || (Crossings::new(site, &listed), Events::new(site, &listed));
        let areas = || {
            (under(site, &listed, |brief| slugs(&brief.regions)), under(site, &listed, |brief| slugs(&brief.groups)))
        };
        let terms = || {
            let upward = |brief: &Brief| {
                let upward = brief.topics.iter().flat_map(|(slug, _)| site.topics.upward(slug));
                upward.map(|topic| topic.slug.clone()).collect()
            };
            (under(site, &listed, |brief| brief.countries.clone()), under(site, &listed, upward))
        };
        let places = || rayon::join(areas, terms);
        let ((cards, words), ((crossings, events), (backlinks, ((by_region, by_group), (by_country, by_topic))))) =
            rayon::join(cards, || rayon::join(crossings, || rayon::join(|| links::gather(site), places)));
        let published = site.files.iter().filter_map(|file| Some((file.blob.clone(), blobs.get(&file.blob)?.length())));
        let lengths = published.collect();
        Self {
            site: Arc::clone(shared),
            lengths,
            cards,
            words,
            by_country,
            by_region,
            by_group,
            by_topic,
            by_author: under(site, &listed, |brief| brief.authors.iter().filter_map(|a| a.slug.clone()).collect()),
            by_series: under(site, &listed, |brief| brief.series.iter().cloned().collect()),
            crossings,
            events,
            withdrawn: (0..site.briefs.len()).filter(|at| site.briefs[*at].was_listed()).collect(),
            listed,
            backlinks,
        }
    }

    /// The withdrawn briefs that once stood in the list of these.
    pub fn withdrawn(&self, belongs: impl Fn(&Brief) -> bool) -> Vec<usize> {
        self.withdrawn.iter().copied().filter(|at| belongs(&self.site.briefs[*at])).collect()
    }

    /// The address of a route as pages write it.
    pub fn href(&self, route: &Route) -> Arc<str> {
        self.site.config.base_url.href(route).into()
    }

    fn link(&self, title: impl Into<Arc<str>>, has_page: bool, route: impl FnOnce() -> Route) -> LinkView {
        LinkView { title: title.into(), url: has_page.then(|| self.href(&route())) }
    }

    /// The regions, or the organisations, with the briefs under each.
    pub fn areas(&self, kind: AreaKind) -> (&Areas, &Under<Arc<str>>) {
        match kind {
            AreaKind::Region => (&self.site.places.regions, &self.by_region),
            AreaKind::Group => (&self.site.places.groups, &self.by_group),
        }
    }

    /// A country by name, linked if it has a page: briefs that are listed, or a profile.
    pub fn country_link(&self, code: CountryCode) -> LinkView {
        let places = &self.site.places;
        let has_page = self.by_country.contains_key(&code) || places.country_profile(code).is_some();
        linked_if(has_page, self.words.country(&self.site, code))
    }

    /// A region or organisation by name, linked if it has a page.
    pub fn area_link(&self, kind: AreaKind, place: &PlaceName) -> LinkView {
        let (areas, briefs) = self.areas(kind);
        let has_page = briefs.contains_key(&place.slug) || areas.profile(&place.slug).is_some();
        linked_if(has_page, self.words.area(&self.site, kind, place))
    }

    /// A topic by title, linked if it has a page.
    pub fn topic_link(&self, slug: &Slug) -> LinkView {
        let has_text = self.site.topics.topic(slug).is_some_and(|topic| topic.text.is_some());
        linked_if(has_text || self.by_topic.contains_key(slug), self.words.topic(&self.site, slug))
    }

    /// An author by name, linked if there is a page.
    pub fn author_link(&self, author: &Byline) -> LinkView {
        let slug = author.slug.as_deref().unwrap_or_default();
        let has_page = self.by_author.contains_key(slug) || self.site.authors.contains_key(slug);
        self.link(author.name.as_str(), has_page, || routes::author(slug))
    }

    /// A series by title, linked if it has a page.
    pub fn series_link(&self, slug: &Slug) -> LinkView {
        let series = self.site.series.get(slug);
        let has_text = series.is_some_and(|series| series.text.is_some());
        let title = series.map_or_else(|| slug.to_string(), |series| series.title.clone());
        self.link(title, has_text || self.by_series.contains_key(slug), || routes::series(slug))
    }
}

/// A word, which leads nowhere if it has no page.
fn linked_if(has_page: bool, word: LinkView) -> LinkView {
    if has_page { word } else { LinkView::text(word.title) }
}

/// The briefs under each word that `words` finds in them; once, however often a brief has it.
fn under<Word: Ord>(site: &Site, listed: &[usize], words: impl Fn(&Brief) -> Vec<Word>) -> Under<Word> {
    let mut under: Under<Word> = BTreeMap::new();
    for &at in listed {
        for word in words(&site.briefs[at]) {
            let briefs = under.entry(word).or_default();
            if briefs.last() != Some(&at) {
                briefs.push(at);
            }
        }
    }
    under
}
