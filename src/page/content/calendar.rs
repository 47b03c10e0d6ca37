//! What stands in a file for calendars, as values; writing them is `render`'s work.

use jiff::Timestamp;
use jiff::civil::Date;

/// A calendar: the event of one brief, or those of a type.
#[derive(Clone, Debug, Hash)]
pub struct CalendarView {
    /// What readers' programs call it.
    pub title: String,
    /// Soonest first.
    pub entries: Vec<CalendarEntry>,
}

/// An event.
#[derive(Clone, Debug, Hash)]
pub struct CalendarEntry {
    /// The same for ever.
    pub id: String,
    pub title: String,
    pub url: String,
    pub summary: Option<String>,
    pub starts: CalendarTime,
    /// A last day belongs to the event; an hour does not.
    pub ends: Option<CalendarTime>,
    pub venue: Option<String>,
    pub status: CalendarStatus,
    /// When the brief was last changed.
    pub changed: Option<Timestamp>,
}

/// A whole day, or an hour.
#[derive(Clone, Copy, Debug, Hash)]
pub enum CalendarTime {
    Day(Date),
    Hour(Timestamp),
}

/// Whether an event takes place.
#[derive(Clone, Copy, Debug, Hash)]
pub enum CalendarStatus {
    Confirmed,
    Tentative,
    Cancelled,
}

impl CalendarTime {
    /// Whether it is a whole day.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }
}
