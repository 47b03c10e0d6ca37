//! Related briefs: which others a reader of one should see, and why.
//!
//! The score is a sum of whole numbers that two briefs give by themselves. No statistic of the whole collection takes
//! part, so one new brief can come into the lists of those near it and reorders no others. Only near ones are looked at:
//! those that cite or are cited, and the nearest by date under each term that they share. So the work grows with the
//! number of briefs and not with its square.

use super::{Brief, BriefAt, Briefs, Graph, Succession, Topics};
use crate::base::stem::Stems;
use crate::base::{Language, Route, Slug};
use crate::places::CountryCode;
use rayon::prelude::*;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Related briefs on one page.
const SHOWN: usize = 5;
/// Candidates that cite or are cited, or cite the same.
const MOST_LINKED: usize = 64;
/// Most candidates under each term, on either side by date.
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
    /// In the order of [`RelatedReason`], whatever each adds to the score.
    pub reasons: Vec<RelatedReason>,
}

/// Why a brief is related to the one that is read. Numbers are at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelatedReason {
    Cited,
    Cites,
    SameSeries,
    SameCountries(usize),
    SameTopics(usize),
    CitesSame(usize),
}

/// What of a brief is compared.
struct Profile {
    primary: Option<CountryCode>,
    countries: Sorted<u32>,
    topics: Sorted<u32>,
    series: Option<Slug>,
    /// The briefs that it cites, and those that cite it.
    cites: Sorted<BriefAt>,
    cited_by: Sorted<BriefAt>,
    stems: Sorted<u32>,
}

/// Values in order, each once.
struct Sorted<T> {
    /// A bit for each of them, one of 64. Two lists without a bit in common have nothing else in common either, so most
    /// candidates are passed by.
    bits: u64,
    all: Vec<T>,
}

impl<T: Copy + Ord + Into<u32>> Sorted<T> {
    fn new(values: impl IntoIterator<Item = T>) -> Self {
        let mut all: Vec<T> = values.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        Self { bits: all.iter().fold(0, |bits, value| bits | Self::bit(*value)), all }
    }

    fn bit(value: T) -> u64 {
        1 << (value.into() % 64)
    }

    fn has(&self, value: T) -> bool {
        self.bits & Self::bit(value) != 0 && self.all.binary_search(&value).is_ok()
    }

    /// Returns how many values two lists have in common.
    fn common(&self, others: &Self) -> usize {
        if self.bits & others.bits == 0 {
            return 0;
        }
        let (mut one, mut other, mut both) = (&*self.all, &*others.all, 0);
        while let (Some(left), Some(right)) = (one.first(), other.first()) {
            both += usize::from(left == right);
            (one, other) = (&one[usize::from(left <= right)..], &other[usize::from(right <= left)..]);
        }
        both
    }
}

/// Returns for each brief those that are related to it, the nearest first. `language` is that of the site.
pub fn related(
    briefs: &Briefs,
    pages: &BTreeMap<&Route, &Route>,
    topics: &Topics,
    graph: &Graph,
    succession: &Succession,
    language: &str,
) -> Vec<Vec<Related>> {
    let (stems, citations) = rayon::join(|| stems(briefs, language), || citations(briefs, pages, graph));
    let numbers: BTreeMap<&Slug, u32> = topics.iter().map(|topic| &topic.slug).zip(0..).collect();
    // A number for the letters of a code.
    let number = |code: &CountryCode| code.as_str().bytes().fold(0, |sum, byte| sum * 26 + u32::from(byte));
    let profile = |((brief, (cites, cited_by)), stems): ((&Arc<Brief>, _), _)| Profile {
        primary: brief.countries.first().copied(),
        countries: Sorted::new(brief.countries.iter().map(number)),
        topics: Sorted::new(brief.topics.iter().filter_map(|(slug, _)| numbers.get(slug).copied())),
        series: brief.series.clone(),
        cites,
        cited_by,
        stems,
    };
    let profiles: Vec<Profile> = briefs.iter().zip(citations).zip(stems).map(profile).collect();
    let holds = |brief: &Brief| brief.is_listed() && !succession.is_superseded(&brief.path);
    let is_shown: Vec<bool> = briefs.iter().map(|brief| holds(brief)).collect();
    let shown = Shown::new(briefs, &profiles, &is_shown);
    briefs.positions().collect::<Vec<_>>().into_par_iter().map(|at| shown.related(at)).collect()
}

/// Returns for each brief those that it cites, and those that cite it.
fn citations(
    briefs: &Briefs,
    pages: &BTreeMap<&Route, &Route>,
    graph: &Graph,
) -> Vec<(Sorted<BriefAt>, Sorted<BriefAt>)> {
    let by_route: BTreeMap<&Route, BriefAt> = briefs.with_positions().map(|(at, brief)| (&brief.route, at)).collect();
    let by_path: BTreeMap<_, BriefAt> = briefs.with_positions().map(|(at, brief)| (&brief.path, at)).collect();
    let originals = pages;
    let mut found: Vec<(Vec<BriefAt>, Vec<BriefAt>)> = vec![Default::default(); briefs.len()];
    for edge in graph.edges() {
        let to = originals.get(&edge.to).copied().unwrap_or(&edge.to);
        let (Some(from), Some(to)) = (by_path.get(&edge.source), by_route.get(to)) else { continue };
        if from != to {
            found[from.index()].0.push(*to);
            found[to.index()].1.push(*from);
        }
    }
    found.into_iter().map(|(to, from)| (Sorted::new(to), Sorted::new(from))).collect()
}

/// Returns the stems of each brief's title and summary, as numbers.
fn stems(briefs: &Briefs, language: &str) -> Vec<Sorted<u32>> {
    let stemmer = Stems::of(&Language::of(language));
    let texts: Vec<String> = briefs
        .par_iter()
        .map(|brief| format!("{} {}", brief.title, brief.summary.as_deref().unwrap_or_default()).to_lowercase())
        .collect();
    // Briefs of one site use the same words, so each is cut to its stem once.
    let (mut words, mut stems) = (HashMap::<&str, u32>::new(), HashMap::<Cow<'_, str>, u32>::new());
    let mut number = |word| {
        *words.entry(word).or_insert_with(|| {
            let stem = stemmer.stem(word);
            let next = u32::try_from(stems.len()).unwrap_or(u32::MAX);
            *stems.entry(stem).or_insert(next)
        })
    };
    let mut numbers = |text| {
        let words = str::split(text, |c: char| !c.is_alphanumeric());
        Sorted::new(words.filter(|word| word.chars().count() >= SHORTEST_WORD).map(&mut number))
    };
    texts.iter().map(|text| numbers(text)).collect()
}

/// The briefs that may be shown as related, under each term, in order of date.
struct Shown<'a> {
    briefs: &'a Briefs,
    profiles: &'a [Profile],
    is_shown: &'a [bool],
    by_country: BTreeMap<u32, Vec<BriefAt>>,
    by_topic: BTreeMap<u32, Vec<BriefAt>>,
    by_series: BTreeMap<&'a Slug, Vec<BriefAt>>,
}

impl<'a> Shown<'a> {
    fn new(briefs: &'a Briefs, profiles: &'a [Profile], is_shown: &'a [bool]) -> Self {
        let (mut by_country, mut by_topic, mut by_series) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (at, profile) in briefs.positions().zip(profiles).filter(|(at, _)| is_shown[at.index()]) {
            for country in &profile.countries.all {
                by_country.entry(*country).or_insert_with(Vec::new).push(at);
            }
            for topic in &profile.topics.all {
                by_topic.entry(*topic).or_insert_with(Vec::new).push(at);
            }
            if let Some(series) = &profile.series {
                by_series.entry(series).or_insert_with(Vec::new).push(at);
            }
        }
        Self { briefs, profiles, is_shown, by_country, by_topic, by_series }
    }

    /// Returns the briefs that one is compared with, in order.
    fn candidates(&self, at: BriefAt) -> Vec<BriefAt> {
        let own = &self.profiles[at.index()];
        let mut linked: BTreeSet<BriefAt> = BTreeSet::new();
        let citing =
            own.cites.all.iter().flat_map(|cited| near(&self.profiles[cited.index()].cited_by.all, at, MOST_LINKED));
        let direct = near(&own.cites.all, at, MOST_LINKED).chain(near(&own.cited_by.all, at, MOST_LINKED));
        for other in direct.chain(citing) {
            if linked.len() == MOST_LINKED {
                break;
            }
            if other != at && self.is_shown[other.index()] {
                linked.insert(other);
            }
        }
        let countries = own.countries.all.iter().filter_map(|country| self.by_country.get(country));
        let topics = own.topics.all.iter().filter_map(|topic| self.by_topic.get(topic));
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
        let nearest = read.into_iter().take(SHOWN);
        nearest
            .map(|(score, _, _, brief)| Related { brief, score, reasons: self.shared(at, brief).reasons() })
            .collect()
    }

    /// Returns what two briefs have in common.
    fn shared(&self, at: BriefAt, other: BriefAt) -> Shared {
        let (own, its) = (&self.profiles[at.index()], &self.profiles[other.index()]);
        let primary = own.primary.is_some() && own.primary == its.primary;
        Shared {
            cites: own.cites.has(other),
            is_cited: own.cited_by.has(other),
            series: own.series.is_some() && own.series == its.series,
            primary,
            others: own.countries.common(&its.countries) - usize::from(primary),
            topics: own.topics.common(&its.topics),
            cited: own.cites.common(&its.cites),
        }
    }

    /// Returns 0 to [`MOST_FOR_WORDS`] for the share of the shorter text's stems that both have.
    fn words(&self, at: BriefAt, other: BriefAt) -> u32 {
        let (own, its) = (&self.profiles[at.index()].stems, &self.profiles[other.index()].stems);
        let shorter = own.all.len().min(its.all.len()).max(1);
        match own.common(its) * 100 / shorter {
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

    /// Returns why the one is related to the other, in the order of [`RelatedReason`].
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

/// Returns the score of the last brief that would be shown by these scores alone; 0 if there are fewer.
fn least_shown(scored: &[(u32, BriefAt)]) -> u32 {
    if scored.len() < SHOWN {
        return 0;
    }
    let mut scores: Vec<u32> = scored.iter().map(|(score, _)| *score).collect();
    *scores.select_nth_unstable_by(SHOWN - 1, |one, other| other.cmp(one)).1
}

/// Returns those of a list in order that are nearest to a position: so many on each side of it.
fn near(list: &[BriefAt], at: BriefAt, each_side: usize) -> impl Iterator<Item = BriefAt> {
    let middle = list.partition_point(|other| *other < at);
    list[middle.saturating_sub(each_side)..(middle + each_side + 1).min(list.len())].iter().copied()
}
