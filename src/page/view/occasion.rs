//! An event that people can attend, as its brief and lists show it.

use crate::say;
use crate::site::{Occasion, OccasionState, When};
use crate::words::Words;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

/// The event of a brief: when and where.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct OccasionView {
    /// `5 December 2026, 14:00–16:00 (UTC+1)`, or days alone: `5 December 2026 – 7 December 2026`.
    pub when: String,
    /// Its first day, `5 December 2026`, and the hour of that at which it begins, `14:00`.
    pub date: String,
    pub hour: Option<String>,
    /// `2026-12-05T14:00:00+01:00`, or `2026-12-05` of a whole day.
    pub starts_iso: String,
    pub ends_iso: Option<String>,
    pub venue: Option<String>,
    /// Where it can be followed.
    pub online_url: Option<String>,
    /// Where one registers.
    pub registration_url: Option<String>,
    /// `postponed` or `cancelled`; none where it is neither.
    pub status: Option<&'static str>,
    /// `Cancelled`.
    pub status_label: Option<String>,
    /// Whether it is over on the day of the build.
    pub is_over: bool,
    /// Its entry for calendars, in a file of its own.
    pub calendar_url: String,
}

impl OccasionView {
    /// Returns what is shown of an event.
    pub fn of(words: &Words, occasion: &Occasion, is_over: bool, calendar_url: String) -> Self {
        let status = match occasion.state {
            OccasionState::Planned => None,
            OccasionState::Postponed => Some(("postponed", say!(words, "event.postponed"))),
            OccasionState::Cancelled => Some(("cancelled", say!(words, "event.cancelled"))),
        };
        let clock = Clock { words, occasion };
        Self {
            when: clock.when(),
            date: words.date(occasion.day()),
            hour: match occasion.starts {
                When::Day(_) => None,
                When::Hour(at) => Some(clock.hour(at.instant)),
            },
            starts_iso: clock.iso(occasion.starts),
            ends_iso: occasion.ends.map(|ends| clock.iso(ends)),
            venue: occasion.venue.clone(),
            online_url: occasion.online.clone(),
            registration_url: occasion.registration.clone(),
            status: status.map(|(word, _)| word),
            status_label: status.map(|(_, label)| label.to_owned()),
            is_over,
            calendar_url,
        }
    }
}

/// Writes the days and hours of an event.
struct Clock<'a> {
    words: &'a Words,
    occasion: &'a Occasion,
}

impl Clock<'_> {
    fn day(&self, when: When) -> Date {
        when.day(&self.occasion.zone)
    }

    /// Returns a time of day, `14:00`, as the place of the event has it.
    fn hour(&self, at: Timestamp) -> String {
        let local = at.to_zoned_datetime((*self.occasion.zone).clone()).strftime("%H:%M").to_string();
        self.words.numbers().in_digits(&local).into_owned()
    }

    /// Returns how far the clocks are from UTC then: `UTC+5:30`.
    fn zone(&self, at: Timestamp) -> String {
        let seconds = at.to_zoned_datetime((*self.occasion.zone).clone()).offset().seconds();
        self.words.zone(seconds)
    }

    fn when(&self) -> String {
        let Occasion { starts, ends, .. } = *self.occasion;
        let first = self.words.full_date(self.occasion.day());
        let last = ends.map(|ends| self.day(ends)).filter(|last| *last != self.occasion.day());
        let last = last.map(|last| self.words.full_date(last));
        let at = |date: &str, time: &str| say!(self.words, "event.at", date = date, time = time);
        let range = |from: &str, to: &str| say!(self.words, "event.range", from = from, to = to);
        match (starts, ends, last) {
            (When::Day(_), _, None) => first,
            (When::Day(_), _, Some(last)) => range(&first, &last),
            (When::Hour(from), Some(When::Hour(to)), None) => {
                let hours =
                    format!("{}–{} ({})", self.hour(from.instant), self.hour(to.instant), self.zone(from.instant));
                at(&first, &hours)
            }
            (When::Hour(from), Some(When::Hour(to)), Some(last)) => {
                let to = format!("{} ({})", self.hour(to.instant), self.zone(from.instant));
                range(&at(&first, &self.hour(from.instant)), &at(&last, &to))
            }
            (When::Hour(from), _, last) => {
                let first = at(&first, &format!("{} ({})", self.hour(from.instant), self.zone(from.instant)));
                last.map_or_else(|| first.clone(), |last| range(&first, &last))
            }
        }
    }

    fn iso(&self, when: When) -> String {
        match when {
            When::Day(_) => self.day(when).to_string(),
            When::Hour(at) => at.rfc3339(&self.occasion.zone),
        }
    }
}
