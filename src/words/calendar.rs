//! Calendars that a site may show beside the Gregorian one.
//!
//! ICU4X counts the days, and a table that `cldr/generate.mjs` makes has the names of months. ICU's own way of writing dates
//! would bring the names of all calendars in all languages, a hundred times as much, for the three that states keep by law.

use crate::base::Language;
use crate::base::data::records;
use icu_calendar::cal::{Buddhist, Hijri, Persian};
use icu_calendar::{AsCalendar, Date as IcuDate};
use jiff::civil::Date;

/// A calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// Thailand's: Gregorian months, and years from 543 BC.
    Buddhist,
    /// That of Umm al-Qura, Saudi Arabia's.
    IslamicUmalqura,
    /// That of Iran and Afghanistan.
    Persian,
}

/// A day of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub year: i32,
    /// From 1.
    pub month: usize,
    pub day: usize,
}

/// How a language writes dates of a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Names {
    /// What stands before and behind a date, and tells the calendar.
    pub before: &'static str,
    pub after: &'static str,
    /// Twelve, or none where they are those of the Gregorian calendar.
    pub months: Vec<&'static str>,
}

impl Calendar {
    /// All of them, by their names in CLDR and BCP 47.
    pub const ALL: [(&'static str, Self); 3] =
        [("buddhist", Self::Buddhist), ("islamic-umalqura", Self::IslamicUmalqura), ("persian", Self::Persian)];

    /// Returns the day of a Gregorian date; none before year 1.
    pub(super) fn day(self, date: Date) -> Option<Day> {
        let [month, day] = [date.month(), date.day()].map(i8::unsigned_abs);
        let date = IcuDate::try_new_iso(date.year().into(), month, day).ok()?;
        let day = match self {
            Self::Buddhist => Day::of(date.to_calendar(Buddhist)),
            Self::IslamicUmalqura => Day::of(date.to_calendar(Hijri::new_umm_al_qura())),
            Self::Persian => Day::of(date.to_calendar(Persian)),
        };
        Some(day).filter(|day| day.year > 0)
    }

    /// Returns how a language writes its dates; one that is not in the table as English does.
    pub(super) fn names(self, language: &Language) -> Names {
        let (word, _) = Self::ALL[self as usize];
        let row = |tag: &str| {
            records(include_str!("cldr/calendars.tsv")).map(|line| line.split('\t').collect::<Vec<_>>()).find_map(
                |row| match *row.as_slice() {
                    [calendar, known, before, after, ref months @ ..] if calendar == word && known == tag => {
                        let bare = |text: &'static str| text.trim_matches('"');
                        Some(Names { before: bare(before), after: bare(after), months: months.to_vec() })
                    }
                    _ => None,
                },
            )
        };
        language.wider().iter().find_map(|tag| row(tag)).or_else(|| row("en")).expect("the table has English")
    }
}

impl Day {
    fn of<C: AsCalendar>(date: IcuDate<C>) -> Self {
        Self {
            year: date.year().era_year_or_related_iso(),
            month: usize::from(date.month().ordinal),
            day: usize::from(date.day_of_month().0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_another_implementation() {
        let mut count = 0;
        for line in records(include_str!("cldr/calendar_dates.tsv")) {
            let [date, others @ ..] = &*line.split('\t').collect::<Vec<_>>() else { panic!("{line}") };
            for ((_, calendar), other) in Calendar::ALL.iter().zip(others) {
                let Day { year, month, day } = calendar.day(date.parse().unwrap()).unwrap();
                assert_eq!(&format!("{year}-{month}-{day}"), other, "{date} {calendar:?}");
                count += 1;
            }
        }
        assert!(count > 1_000, "{count}");
    }

    #[test]
    fn each_language_has_twelve_months() {
        for tag in ["ar", "de", "en", "es", "fa", "prs", "fr", "ps", "pt", "ru", "tr", "ur", "zh", "sw"] {
            for (word, calendar) in Calendar::ALL {
                let names = calendar.names(&Language::of(tag));
                let needed = if calendar == Calendar::Buddhist { 0 } else { 12 };
                assert_eq!(names.months.len(), needed, "{word} {tag}");
                assert!(names.months.iter().all(|name| !name.is_empty()), "{word} {tag}");
            }
        }
        let first = |tag| Calendar::Persian.names(&Language::of(tag)).months[0];
        assert_eq!((first("fa"), first("prs"), first("sw")), ("فروردین", "حمل", "Farvardin"));
    }

    #[test]
    fn there_is_no_day_before_a_calendar_begins() {
        assert_eq!(Calendar::Persian.day(jiff::civil::date(500, 1, 1)), None);
        assert_eq!(Calendar::Buddhist.day(jiff::civil::date(1, 1, 1)).map(|day| day.year), Some(544));
    }
}
