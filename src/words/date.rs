//! Dates as readers see them.

use super::{Key, Words};
use crate::say;
use jiff::civil::Date;

/// The first of twelve messages that follow each other.
const MONTHS: Key = Key::of("month.january", &[]);
const SHORT_MONTHS: Key = Key::of("month.short.january", &[]);

impl Words {
    /// Returns a date: `29 June 2021`.
    pub fn date(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), format!("{:04}", date.year()));
        say!(self, "date.long", day = &day, month = self.month(MONTHS, date), year = &year)
    }

    /// Returns a month where there is little room: `Jun 2021`.
    pub fn short_month(&self, date: Date) -> String {
        say!(self, "date.short_month", month = self.month(SHORT_MONTHS, date), year = &format!("{:04}", date.year()))
    }

    fn month(&self, january: Key, date: Date) -> &str {
        self.text(january.below(usize::from(date.month().unsigned_abs()) - 1))
    }
}
