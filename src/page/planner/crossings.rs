//! Which briefs are about two terms at once.
//!
//! A brief about `n` countries is in `n(n-1)/2` relations, so that three files could ask for thirty thousand pages. A
//! brief about very many countries or topics says little of any two of them: such a survey is in no crossing, and the
//! pages of a site grow with its briefs.

use crate::base::Slug;
use crate::places::{CountryCode, registry};
use crate::site::{Brief, BriefAt, Edition};
use std::collections::BTreeMap;

/// Countries, or topics, that a brief can name and still be in crossings.
const MOST_CROSSED: usize = 20;

/// Two countries in the order of their slugs.
type Pair = [CountryCode; 2];

/// Each term that crosses another, with how many briefs are about both.
pub type Crossed<Id> = Vec<(Id, usize)>;

/// Which briefs are about two terms at once, newest first.
pub struct Crossings {
    pub relations: BTreeMap<Pair, Vec<BriefAt>>,
    /// Narrower topics' briefs count, as on the topic's own page.
    pub country_topics: BTreeMap<(CountryCode, Slug), Vec<BriefAt>>,
    pub partners: BTreeMap<CountryCode, Crossed<CountryCode>>,
    pub topics: BTreeMap<CountryCode, Crossed<Slug>>,
    pub countries: BTreeMap<Slug, Crossed<CountryCode>>,
}

impl Crossings {
    /// Returns the crossings of these briefs.
    pub fn new(edition: &Edition, listed: &[BriefAt]) -> Self {
        let mut relations: BTreeMap<Pair, Vec<BriefAt>> = BTreeMap::new();
        let mut country_topics: BTreeMap<(CountryCode, Slug), Vec<BriefAt>> = BTreeMap::new();
        for &at in listed {
            let brief = &*edition.briefs[at];
            if brief.countries.len().max(brief.topics.len()) > MOST_CROSSED {
                continue;
            }
            let topics = topics(edition, brief);
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

/// Returns the topics of a brief and those above them, each once.
fn topics<'a>(edition: &'a Edition, brief: &'a Brief) -> Vec<&'a Slug> {
    let upward = brief.topics.iter().flat_map(|(slug, _)| edition.topics.upward(slug));
    let mut topics: Vec<&Slug> = upward.map(|topic| &topic.slug).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}
