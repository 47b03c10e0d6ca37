//! Related briefs: which others a reader of one should see, and why.
//!
//! The score is a sum of whole numbers that two briefs give by themselves. No statistic of the whole collection takes
//! part, so one new brief can come into the lists of those near it and reorders no others. Only near ones are looked at:
//! those that cite or are cited, and the nearest by date under each word that they share. So the work grows with the
//! number of briefs and not with its square.

use super::{Brief, BriefAt, Briefs, Graph, Succession, Topics, Translations};
use crate::base::{Route, Slug};
use crate::places::CountryCode;
use rayon::prelude::*;
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Related briefs on one page.
const SHOWN: usize = 5;
/// Candidates that cite or are cited, or cite the same.
const MOST_LINKED: usize = 64;
/// Candidates on each side by date, under each word.
const MOST_NEAR: usize = 32;
/// The least score with which a brief is related.
const LEAST: u32 = 4;
/// Letters of the shortest word that says what a text is about.
const SHORTEST_WORD: usize = 4;

const DIRECT: u32 = 8;
const SAME_SERIES: u32 = 6;
const SAME_PRIMARY_COUNTRY: u32 = 4;
const SAME_CITED: u32 = 4;
const SAME_TOPIC: u32 = 3;
const OTHER_COUNTRY: u32 = 2;
const MOST_FOR_WORDS: u32 = 3;

/// A brief that is related to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    pub brief: BriefAt,
    pub score: u32,
    /// What weighs most first.
    pub reasons: Vec<RelatedReason>,
}

/// Why a brief is related to the one that is read. Numbers are at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelatedReason {
    /// The brief that is read cites it.
    Cited,
    /// It cites the brief that is read.
    Cites,
    SameSeries,
    /// So many countries of both.
    SameCountries(usize),
    /// So many topics of both.
    SameTopics(usize),
    /// So many briefs that both cite.
    CitesSame(usize),
}

/// What of a brief is compared.
struct Profile {
    countries: Vec<CountryCode>,
    topics: Vec<usize>,
    series: Option<Slug>,
    /// Signs of the lists of countries, topics, cited and citing briefs: two lists without a sign in common have nothing
    /// else in common either. Most candidates are passed by on their signs.
    signs: Signs,
    /// The briefs that it cites, and those that cite it, in order.
    cites: Vec<BriefAt>,
    cited_by: Vec<BriefAt>,
    stems: Vec<u32>,
}

/// A bit for each value of a list, one of 64.
struct Signs {
    countries: u64,
    topics: u64,
    cites: u64,
    cited_by: u64,
}

/// For each brief those that are related to it, the nearest first. `language` is that of the site.
pub fn related(
    briefs: &Briefs,
    translations: &Translations,
    topics: &Topics,
    graph: &Graph,
    succession: &Succession,
    language: &str,
) -> Vec<Vec<Related>> {
    let profiles = profiles(briefs, translations, topics, graph, language);
    let holds = |brief: &Brief| brief.is_listed() && !succession.is_superseded(&brief.path);
    let is_shown: Vec<bool> = briefs.iter().map(|brief| holds(brief)).collect();
    let shown = Shown::new(briefs, &profiles, &is_shown);
    briefs.positions().collect::<Vec<_>>().into_par_iter().map(|at| shown.related(at)).collect()
}

fn profiles(
    briefs: &Briefs,
    translations: &Translations,
    topics: &Topics,
    graph: &Graph,
    language: &str,
) -> Vec<Profile> {
    let (stems, (cites, cited_by)) = rayon::join(|| stems(briefs, language), || citations(briefs, translations, graph));
    let numbers: BTreeMap<&Slug, usize> = topics.iter().enumerate().map(|(at, topic)| (&topic.slug, at)).collect();
    let linked = cites.into_iter().zip(cited_by);
    let mut profiles = Vec::with_capacity(briefs.len());
    for ((brief, (cites, cited_by)), stems) in briefs.iter().zip(linked).zip(stems) {
        let mut topics: Vec<usize> = brief.topics.iter().filter_map(|(slug, _)| numbers.get(slug).copied()).collect();
        topics.sort_unstable();
        let (cites, cited_by): (Vec<BriefAt>, Vec<BriefAt>) =
            (cites.into_iter().collect(), cited_by.into_iter().collect());
        let countries =
            brief.countries.iter().map(|code| code.as_str().bytes().fold(0, |sum, byte| sum * 26 + usize::from(byte)));
        profiles.push(Profile {
            signs: Signs {
                countries: signs(countries),
                topics: signs(topics.iter().copied()),
                cites: signs(cites.iter().map(|at| at.index())),
                cited_by: signs(cited_by.iter().map(|at| at.index())),
            },
            countries: brief.countries.clone(),
            topics,
            series: brief.series.clone(),
            cites,
            cited_by,
            stems,
        });
    }
    profiles
}

/// Briefs for each brief.
type Citations = Vec<BTreeSet<BriefAt>>;

/// For each brief those that it cites, and those that cite it.
fn citations(briefs: &Briefs, translations: &Translations, graph: &Graph) -> (Citations, Citations) {
    let by_route: BTreeMap<&Route, BriefAt> = briefs.with_positions().map(|(at, brief)| (&brief.route, at)).collect();
    let by_path: BTreeMap<_, BriefAt> = briefs.with_positions().map(|(at, brief)| (&brief.path, at)).collect();
    let originals = translations.originals();
    let mut cites: Citations = vec![BTreeSet::new(); briefs.len()];
    let mut cited_by = cites.clone();
    for edge in graph.edges() {
        let to = originals.get(&edge.to).copied().unwrap_or(&edge.to);
        let (Some(from), Some(to)) = (by_path.get(&edge.source), by_route.get(to)) else { continue };
        if from != to {
            cites[from.index()].insert(*to);
            cited_by[to.index()].insert(*from);
        }
    }
    (cites, cited_by)
}

/// A bit for each of these numbers, one of 64.
fn signs(numbers: impl Iterator<Item = usize>) -> u64 {
    numbers.fold(0, |signs, number| signs | 1 << (number % 64))
}

/// The stems of each brief's title and summary, as numbers in order.
fn stems(briefs: &Briefs, language: &str) -> Vec<Vec<u32>> {
    let stemmer = algorithm(language).map(Stemmer::create);
    let texts: Vec<String> = briefs
        .par_iter()
        .map(|brief| format!("{} {}", brief.title, brief.summary.as_deref().unwrap_or_default()).to_lowercase())
        .collect();
    // Briefs of one site use the same words, so each is cut to its stem once.
    let (mut words, mut stems) = (HashMap::<&str, u32>::new(), HashMap::<Cow<'_, str>, u32>::new());
    let mut number = |word| {
        *words.entry(word).or_insert_with(|| {
            let stem = stemmer.as_ref().map_or(Cow::Borrowed(word), |stemmer| stemmer.stem(word));
            let next = u32::try_from(stems.len()).unwrap_or(u32::MAX);
            *stems.entry(stem).or_insert(next)
        })
    };
    let mut numbers = |text| {
        let words = str::split(text, |c: char| !c.is_alphanumeric());
        let mut own: Vec<u32> = words.filter(|word| word.chars().count() >= SHORTEST_WORD).map(&mut number).collect();
        own.sort_unstable();
        own.dedup();
        own
    };
    texts.iter().map(|text| numbers(text)).collect()
}

/// The stemmer of a language; none where there is no known one.
fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language.split('-').next().unwrap_or_default() {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

/// The briefs that may be shown as related, under each word, in their order, which is by date.
struct Shown<'a> {
    briefs: &'a Briefs,
    profiles: &'a [Profile],
    is_shown: &'a [bool],
    by_country: BTreeMap<CountryCode, Vec<BriefAt>>,
    by_topic: BTreeMap<usize, Vec<BriefAt>>,
    by_series: BTreeMap<&'a Slug, Vec<BriefAt>>,
}

impl<'a> Shown<'a> {
    fn new(briefs: &'a Briefs, profiles: &'a [Profile], is_shown: &'a [bool]) -> Self {
        let (mut by_country, mut by_topic, mut by_series) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (at, profile) in briefs.positions().zip(profiles).filter(|(at, _)| is_shown[at.index()]) {
            for country in &profile.countries {
                by_country.entry(*country).or_insert_with(Vec::new).push(at);
            }
            for topic in &profile.topics {
                by_topic.entry(*topic).or_insert_with(Vec::new).push(at);
            }
            if let Some(series) = &profile.series {
                by_series.entry(series).or_insert_with(Vec::new).push(at);
            }
        }
        Self { briefs, profiles, is_shown, by_country, by_topic, by_series }
    }

    /// The briefs that one is compared with, in order.
    fn candidates(&self, at: BriefAt) -> Vec<BriefAt> {
        let own = &self.profiles[at.index()];
        let mut linked: BTreeSet<BriefAt> = BTreeSet::new();
        let citing = own.cites.iter().flat_map(|cited| near(&self.profiles[cited.index()].cited_by, at, MOST_LINKED));
        let direct = near(&own.cites, at, MOST_LINKED).chain(near(&own.cited_by, at, MOST_LINKED));
        for other in direct.chain(citing) {
            if linked.len() == MOST_LINKED {
                break;
            }
            if other != at && self.is_shown[other.index()] {
                linked.insert(other);
            }
        }
        let countries = own.countries.iter().filter_map(|country| self.by_country.get(country));
        let topics = own.topics.iter().filter_map(|topic| self.by_topic.get(topic));
        let series = own.series.iter().filter_map(|series| self.by_series.get(series));
        let mut all: Vec<BriefAt> = linked.into_iter().collect();
        all.extend(countries.chain(topics).chain(series).flat_map(|briefs| near(briefs, at, MOST_NEAR)));
        all.sort_unstable();
        all.dedup();
        all.retain(|other| *other != at);
        all
    }

    fn related(&self, at: BriefAt) -> Vec<Related> {
        let mut scored: Vec<(u32, BriefAt)> =
            self.candidates(at).into_iter().map(|other| (self.shared(at, other).score(), other)).collect();
        // The words of titles and summaries add three at most, so only what they can lift is read for them.
        let least = least_shown(&scored);
        scored.retain(|(score, _)| score + MOST_FOR_WORDS >= least);
        scored.sort_unstable_by_key(|(score, other)| (Reverse(*score), *other));
        // The best totals so far, the best first.
        let mut best = [0; SHOWN];
        let mut read: Vec<(u32, i32, &Slug, BriefAt)> = Vec::new();
        for (score, other) in scored {
            if score + MOST_FOR_WORDS < best[SHOWN - 1] {
                break;
            }
            let total = score + self.words(at, other);
            if total >= LEAST {
                let days = self.briefs[at].days_from(&self.briefs[other]);
                read.push((total, days, &self.briefs[other].slug, other));
            }
            let place = best.partition_point(|better| *better >= total);
            if place < SHOWN {
                best[place..].rotate_right(1);
                best[place] = total;
            }
        }
        read.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        let view = |(score, _, _, other): (u32, i32, &Slug, BriefAt)| Related {
            brief: other,
            score,
            reasons: self.shared(at, other).reasons(),
        };
        read.into_iter().take(SHOWN).map(view).collect()
    }

    /// What two briefs have in common.
    fn shared(&self, at: BriefAt, other: BriefAt) -> Shared {
        let (own, its) = (&self.profiles[at.index()], &self.profiles[other.index()]);
        let its_sign = signs(std::iter::once(other.index()));
        let has_countries = own.signs.countries & its.signs.countries != 0;
        let has_topics = own.signs.topics & its.signs.topics != 0;
        let has_cited = own.signs.cites & its.signs.cites != 0;
        let primary = own.countries.first().filter(|primary| has_countries && its.countries.first() == Some(primary));
        let countries = own.countries.iter().filter(|country| has_countries && its.countries.contains(country)).count();
        Shared {
            cites: own.signs.cites & its_sign != 0 && own.cites.binary_search(&other).is_ok(),
            is_cited: own.signs.cited_by & its_sign != 0 && own.cited_by.binary_search(&other).is_ok(),
            series: own.series.is_some() && own.series == its.series,
            primary: primary.is_some(),
            others: countries - usize::from(primary.is_some()),
            topics: if has_topics { common(&own.topics, &its.topics) } else { 0 },
            cited: if has_cited { common(&own.cites, &its.cites) } else { 0 },
        }
    }

    /// 0 to [`MOST_FOR_WORDS`] for the share of the shorter text's stems that both have.
    fn words(&self, at: BriefAt, other: BriefAt) -> u32 {
        let (own, its) = (&self.profiles[at.index()].stems, &self.profiles[other.index()].stems);
        let shorter = own.len().min(its.len()).max(1);
        match common(own, its) * 100 / shorter {
            0..15 => 0,
            15..25 => 1,
            25..40 => 2,
            _ => 3,
        }
    }
}

/// What two briefs have in common.
struct Shared {
    cites: bool,
    is_cited: bool,
    series: bool,
    primary: bool,
    /// Countries beside the primary one of both.
    others: usize,
    topics: usize,
    /// Briefs that both cite.
    cited: usize,
}

impl Shared {
    fn score(&self) -> u32 {
        let times = |number: usize| u32::try_from(number).unwrap_or(u32::MAX / 16);
        u32::from(self.cites || self.is_cited) * DIRECT
            + u32::from(self.series) * SAME_SERIES
            + u32::from(self.primary) * SAME_PRIMARY_COUNTRY
            + times(self.cited) * SAME_CITED
            + times(self.topics) * SAME_TOPIC
            + times(self.others) * OTHER_COUNTRY
    }

    /// Returns why the one is related to the other, what weighs most first.
    fn reasons(&self) -> Vec<RelatedReason> {
        let countries = usize::from(self.primary) + self.others;
        let reasons = [
            self.cites.then_some(RelatedReason::Cited),
            self.is_cited.then_some(RelatedReason::Cites),
            self.series.then_some(RelatedReason::SameSeries),
            (countries > 0).then_some(RelatedReason::SameCountries(countries)),
            (self.topics > 0).then_some(RelatedReason::SameTopics(self.topics)),
            (self.cited > 0).then_some(RelatedReason::CitesSame(self.cited)),
        ];
        reasons.into_iter().flatten().collect()
    }
}

/// The score of the last brief that would be shown by these scores alone; 0 if there are fewer.
fn least_shown(scored: &[(u32, BriefAt)]) -> u32 {
    if scored.len() < SHOWN {
        return 0;
    }
    let mut scores: Vec<u32> = scored.iter().map(|(score, _)| *score).collect();
    *scores.select_nth_unstable_by(SHOWN - 1, |one, other| other.cmp(one)).1
}

/// Those of a list in order that are nearest to a position: so many on each side of it.
fn near(list: &[BriefAt], at: BriefAt, each_side: usize) -> impl Iterator<Item = BriefAt> {
    let middle = list.partition_point(|other| *other < at);
    list[middle.saturating_sub(each_side)..(middle + each_side + 1).min(list.len())].iter().copied()
}

/// How many values two lists in order have in common.
fn common<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut a, mut b, mut both) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                a += 1;
                b += 1;
            }
        }
    }
    both
}
