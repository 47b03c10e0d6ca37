//! Dates as readers see them.

use super::{Key, Words};
use crate::say;
use jiff::civil::Date;

const MONTHS: [Key; 12] = Key::each([
    "month.january",
    "month.february",
    "month.march",
    "month.april",
    "month.may",
    "month.june",
    "month.july",
    "month.august",
    "month.september",
    "month.october",
    "month.november",
    "month.december",
]);

const SHORT_MONTHS: [Key; 12] = Key::each([
    "month.short.january",
    "month.short.february",
    "month.short.march",
    "month.short.april",
    "month.short.may",
    "month.short.june",
    "month.short.july",
    "month.short.august",
    "month.short.september",
    "month.short.october",
    "month.short.november",
    "month.short.december",
]);

impl Words {
    /// Returns a date: `29 June 2021`.
    pub fn date(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), format!("{:04}", date.year()));
        say!(self, "date.long", day = &day, month = self.month(&MONTHS, date), year = &year)
    }

    /// Returns a month where there is little room: `Jun 2021`.
    pub fn short_month(&self, date: Date) -> String {
        say!(self, "date.short_month", month = self.month(&SHORT_MONTHS, date), year = &format!("{:04}", date.year()))
    }

    fn month(&self, months: &[Key; 12], date: Date) -> &str {
        self.text(months[usize::from(date.month().unsigned_abs()) - 1])
    }
}
