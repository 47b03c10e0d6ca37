//! Files for calendars, by RFC 5545.
//!
//! Hours are written in UTC: so a file needs no description of a time zone, which programs read differently. It says when a brief
//! was changed and never when it was built, or each build would be another file.

use crate::page::{CalendarEntry, CalendarStatus, CalendarTime, CalendarView};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::Timestamp;
use jiff::civil::Date;

/// What writes the file, as its format asks for.
const PRODUCT: &str = "-//briefpress//briefpress//EN";

/// Returns the file.
pub fn calendar(view: &CalendarView) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    let head = [("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")];
    for (key, value) in head {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(&view.title);
    calendar.extend(view.entries.iter().map(event));
    calendar.to_string().into_bytes()
}

fn event(entry: &CalendarEntry) -> Event {
    let mut event = Event::new();
    event.uid(&entry.id).summary(&entry.title).url(&entry.url).status(match entry.status {
        CalendarStatus::Confirmed => EventStatus::Confirmed,
        CalendarStatus::Tentative => EventStatus::Tentative,
        CalendarStatus::Cancelled => EventStatus::Cancelled,
    });
    event.append_property(time("DTSTART", entry.starts));
    // The last day of whole days is named by the day after it.
    let ends = entry.ends.map(|ends| match ends {
        CalendarTime::Day(day) => CalendarTime::Day(day.tomorrow().unwrap_or(day)),
        CalendarTime::Hour(_) => ends,
    });
    // Both must be days, or both hours.
    if let Some(ends) = ends.filter(|ends| ends.is_day() == entry.starts.is_day()) {
        event.append_property(time("DTEND", ends));
    }
    // What an event must say of when it was written.
    let changed = entry.changed.unwrap_or_default();
    event.append_property(Property::new("DTSTAMP", instant(changed)));
    event.append_property(Property::new("LAST-MODIFIED", instant(changed)));
    let description = entry.summary.iter().chain([&entry.url]).map(String::as_str).collect::<Vec<_>>().join("\n\n");
    event.description(&description);
    entry.venue.as_ref().map(|venue| event.location(venue));
    event.done()
}

fn time(key: &str, time: CalendarTime) -> Property {
    match time {
        CalendarTime::Day(day) => Property::new(key, date(day)).add_parameter("VALUE", "DATE").done(),
        CalendarTime::Hour(at) => Property::new(key, instant(at)),
    }
}

/// Returns `20261205`.
fn date(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Returns `20261205T130000Z`.
fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
