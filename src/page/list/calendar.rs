//! Events for calendars: that of a brief in a file beside its page, and those of a type in a file to subscribe to.

use crate::base::Route;
use crate::page::content::calendar::{CalendarEntry, CalendarStatus, CalendarTime, CalendarView};
use crate::page::content::{Content, Page};
use crate::page::planner::Planner;
use crate::site::{BriefAt, OccasionState, When, routes};
use jiff::Timestamp;

/// Entries of a calendar, at most: the last ones to begin.
const MOST_ENTRIES: usize = 200;

/// Adds the files of all briefs of the edition that are about an event.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    for (at, brief) in planner.edition.briefs.with_positions().filter(|(_, brief)| !brief.is_elsewhere) {
        if let Some(entry) = entry(planner, at) {
            let because = format!("the event of `{}`", brief.path);
            let title = entry.title.clone();
            pages.push(page(routes::calendar(brief), title, vec![entry], because));
        }
    }
}

/// Returns the events of these briefs; none if they have none.
pub fn of_index(planner: &Planner, index: &Route, title: &str, briefs: &[BriefAt]) -> Option<Page> {
    let begins = |at: &BriefAt| Some((planner.edition.briefs[*at].occasion.as_ref()?.starts.instant(), *at));
    let mut events: Vec<(Timestamp, BriefAt)> = briefs.iter().filter_map(begins).collect();
    events.sort_unstable();
    let last = events.len().saturating_sub(MOST_ENTRIES);
    let entries: Vec<CalendarEntry> = events[last..].iter().filter_map(|(_, at)| entry(planner, *at)).collect();
    if entries.is_empty() {
        return None;
    }
    let title = format!("{title} · {}", planner.edition.config.title);
    Some(page(routes::calendar_of(index), title, entries, format!("the page at `{index}` lists events")))
}

fn page(route: Route, title: String, entries: Vec<CalendarEntry>, because: String) -> Page {
    Page::new(route, Content::Calendar(Box::new(CalendarView { title, entries })), None, because)
}

fn entry(planner: &Planner, at: BriefAt) -> Option<CalendarEntry> {
    let brief = &*planner.edition.briefs[at];
    let occasion = brief.occasion.as_ref().filter(|_| !brief.is_withdrawn)?;
    let time = |when: When| match when {
        When::Day(_) => CalendarTime::Day(when.day(&occasion.zone)),
        When::Hour(moment) => CalendarTime::Hour(moment.instant),
    };
    let forms = planner.forms(at);
    Some(CalendarEntry {
        id: forms.entry.id.clone(),
        title: brief.title.to_string(),
        url: forms.entry.url.clone(),
        summary: planner.site.lead(brief).map(|lead| lead.to_string()),
        starts: time(occasion.starts),
        ends: occasion.ends.map(time),
        venue: occasion.venue.clone().or_else(|| occasion.online.clone()),
        status: match occasion.state {
            OccasionState::Planned => CalendarStatus::Confirmed,
            OccasionState::Postponed => CalendarStatus::Tentative,
            OccasionState::Cancelled => CalendarStatus::Cancelled,
        },
        changed: brief.changed().map(|moment| moment.instant),
    })
}
