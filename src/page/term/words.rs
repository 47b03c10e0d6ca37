//! The words that briefs are listed under, each with its address, written once: a brief stands under a dozen of them, and
//! thousands of briefs under each.

use crate::base::Slug;
use crate::page::view::LinkView;
use crate::places::CountryCode;
use crate::site::{AreaKind, PlaceName, Site, routes};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Countries, regions, organisations and topics, as links to the pages that they have or would have.
pub struct Words {
    countries: BTreeMap<CountryCode, LinkView>,
    areas: BTreeMap<(AreaKind, Arc<str>), LinkView>,
    topics: BTreeMap<Slug, LinkView>,
}

impl Words {
    /// Those of a site's briefs.
    pub fn new(site: &Site) -> Self {
        let mut words = Self { countries: BTreeMap::new(), areas: BTreeMap::new(), topics: BTreeMap::new() };
        for brief in &site.briefs {
            for code in &brief.countries {
                words.countries.entry(*code).or_insert_with(|| country(site, *code));
            }
            for (kind, places) in [(AreaKind::Region, &brief.regions), (AreaKind::Group, &brief.groups)] {
                for place in places {
                    words.areas.entry((kind, place.slug.clone())).or_insert_with(|| area(site, kind, place));
                }
            }
            for (slug, _) in &brief.topics {
                words.topics.entry(slug.clone()).or_insert_with(|| topic(site, slug));
            }
        }
        words
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &LinkView> {
        self.countries.values().chain(self.areas.values()).chain(self.topics.values())
    }

    /// A country by its name.
    pub fn country(&self, site: &Site, code: CountryCode) -> LinkView {
        self.countries.get(&code).cloned().unwrap_or_else(|| country(site, code))
    }

    /// A region or organisation by its name.
    pub fn area(&self, site: &Site, kind: AreaKind, place: &PlaceName) -> LinkView {
        self.areas.get(&(kind, place.slug.clone())).cloned().unwrap_or_else(|| area(site, kind, place))
    }

    /// A topic by its title.
    pub fn topic(&self, site: &Site, slug: &Slug) -> LinkView {
        self.topics.get(slug).cloned().unwrap_or_else(|| topic(site, slug))
    }
}

fn country(site: &Site, code: CountryCode) -> LinkView {
    LinkView::new(site.places.country_name(code), site.config.base_url.href(&routes::country(code)))
}

fn area(site: &Site, kind: AreaKind, place: &PlaceName) -> LinkView {
    let route = match kind {
        AreaKind::Region => routes::region(&place.slug),
        AreaKind::Group => routes::group(&place.slug),
    };
    LinkView::new(place.name.clone(), site.config.base_url.href(&route))
}

fn topic(site: &Site, slug: &Slug) -> LinkView {
    let title = site.topics.topic(slug).map_or(slug.as_str(), |topic| &topic.title);
    LinkView::new(title, site.config.base_url.href(&routes::topic(slug)))
}
