//! The chronology of a country: what happened, by the briefs about it that still hold.
//!
//! Briefs tell the same events again and again. What has the same date and the same words is one entry that names all
//! its briefs; markup, case and punctuation make no difference.

use crate::body::read_inline;
use crate::page::list::index::MOST_ROWS;
use crate::page::planner::Planner;
use crate::page::planner::backlinks::html_elsewhere;
use crate::page::view::{ChronologyView, LinkView, OccurrenceView, YearView};
use crate::site::{Brief, BriefAt, Event, Site};
use jiff::civil::Date;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Entries on the page of a country, at most.
const MOST_ENTRIES: usize = 20;

/// The words of the events of each brief that counts.
pub struct Events {
    words: BTreeMap<BriefAt, Vec<String>>,
}

impl Events {
    /// The events of these briefs, but for those that another one supersedes.
    pub fn new(site: &Site, listed: &[BriefAt]) -> Self {
        let words = |at: &BriefAt| {
            let brief = &site.briefs[*at];
            let counts = !brief.chronology.is_empty() && !site.succession.is_superseded(&brief.path);
            counts.then(|| (*at, brief.chronology.iter().map(|event| words(brief, event)).collect()))
        };
        Self { words: listed.par_iter().filter_map(words).collect() }
    }
}

/// What two tellings of one event have in common.
fn words(brief: &Brief, event: &Event) -> String {
    let plain = read_inline(&brief.path, &event.text, None).facts.first_paragraph.unwrap_or_else(|| event.text.clone());
    let lower = plain.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.collect::<Vec<_>>().join(" ");
    if words.is_empty() { plain } else { words }
}

/// What happened on a day. Its words are those of the newest brief that tells it.
struct Occurrence {
    date: Date,
    /// The brief and the event in it.
    told: (BriefAt, usize),
    /// Newest first.
    briefs: Vec<BriefAt>,
}

/// All that happened, the newest first, and on one day in the order of the briefs that tell it.
#[derive(Default)]
pub struct Chronology {
    occurrences: Vec<Occurrence>,
}

impl Chronology {
    /// What these briefs tell.
    pub fn new(planner: &Planner, briefs: &[BriefAt]) -> Self {
        let mut occurrences: Vec<Occurrence> = Vec::new();
        let mut known: BTreeMap<(Date, &str), usize> = BTreeMap::new();
        let all = briefs.iter().filter_map(|at| Some((*at, planner.events.words.get(at)?)));
        for (at, words) in all {
            for (number, (event, words)) in planner.site.briefs[at].chronology.iter().zip(words).enumerate() {
                let place = *known.entry((event.date, words)).or_insert(occurrences.len());
                match occurrences.get_mut(place) {
                    Some(same) if same.briefs.last() == Some(&at) => {}
                    Some(same) => same.briefs.push(at),
                    None => occurrences.push(Occurrence { date: event.date, told: (at, number), briefs: vec![at] }),
                }
            }
        }
        occurrences.sort_by_key(|occurrence| Reverse(occurrence.date));
        Self { occurrences }
    }

    /// What the country's page shows; `years` are its pages by year.
    pub fn newest(&self, planner: &Planner, years: &[YearView]) -> ChronologyView {
        let (newest, rest) = self.occurrences.split_at(self.occurrences.len().min(MOST_ENTRIES));
        let mut of_year: BTreeMap<i16, usize> = BTreeMap::new();
        if !rest.is_empty() {
            self.occurrences.iter().for_each(|occurrence| *of_year.entry(occurrence.date.year()).or_default() += 1);
        }
        let has_page = |year: i16| years.iter().any(|page| page.year == year);
        let of_page = |page: &YearView| Some(YearView { count: *of_year.get(&page.year)?, ..page.clone() });
        ChronologyView {
            entries: views(planner, newest),
            total: self.occurrences.len(),
            years: years.iter().filter_map(of_page).collect(),
            elsewhere: rest.iter().filter(|occurrence| !has_page(occurrence.date.year())).count(),
        }
    }

    /// What the page of a year shows.
    pub fn of_year(&self, planner: &Planner, year: i16) -> ChronologyView {
        let start = self.occurrences.partition_point(|occurrence| occurrence.date.year() > year);
        let of_year = &self.occurrences[start..];
        let total = of_year.partition_point(|occurrence| occurrence.date.year() == year);
        let shown = total.min(MOST_ROWS);
        ChronologyView {
            entries: views(planner, &of_year[..shown]),
            total,
            years: Vec::new(),
            elsewhere: total - shown,
        }
    }
}

fn views(planner: &Planner, occurrences: &[Occurrence]) -> Vec<OccurrenceView> {
    let view = |occurrence: &Occurrence| {
        let (at, number) = occurrence.told;
        let teller = &planner.site.briefs[at];
        let named = occurrence.briefs.iter().map(|at| {
            let card = planner.cards.card(*at);
            LinkView::new(card.title.clone(), card.url.clone())
        });
        OccurrenceView {
            date: planner.words.date(occurrence.date),
            date_iso: occurrence.date.to_string(),
            html: html_elsewhere(planner, teller, &teller.chronology[number].text),
            briefs: named.collect(),
        }
    };
    occurrences.iter().map(view).collect()
}
