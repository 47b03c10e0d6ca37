//! Leaves as what they mean: a flag, a number, a date, an instant, a slug, one word of a few.
//!
//! A leaf that is missing means nothing and is nobody's fault; one that cannot be read is reported once, here, at its
//! field, and then counts as missing. So a stage asks for values and never looks at faults.

use crate::base::date::{DateFault, Moment, parse_date, parse_instant, parse_moment};
use crate::base::nearest::nearest;
use crate::base::problems::{
    invalid_date, invalid_slug, missing_key, not_a_flag, not_a_number, offset_against_zone, time_skipped, time_twice,
    time_without_zone, unknown_value,
};
use crate::base::{Diagnostic, FieldPath, Slug, SourcePath};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Reads the leaves of one file and gathers what is wrong with them.
pub struct Values<'a> {
    file: &'a SourcePath,
    zone: &'a TimeZone,
    problems: Vec<Diagnostic>,
}

impl<'a> Values<'a> {
    /// A reader for `file`; a time without offset is meant in `zone`.
    pub fn new(file: &'a SourcePath, zone: &'a TimeZone) -> Self {
        Self { file, zone, problems: Vec::new() }
    }

    /// What was found wrong, in the order asked.
    pub fn into_problems(self) -> Vec<Diagnostic> {
        self.problems
    }

    /// The file that is read.
    pub fn file(&self) -> &'a SourcePath {
        self.file
    }

    /// Notes a problem that the caller has found.
    pub fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// A text that must be there and not be blank, without blanks around it.
    pub fn required<'t>(&mut self, field: FieldPath, written: &'t Option<String>) -> Option<&'t str> {
        let text = typed(written);
        if text.is_none() {
            self.report(missing_key(self.file, field));
        }
        text
    }

    /// `true` or `false`.
    pub fn flag(&mut self, field: FieldPath, written: &Option<String>) -> Option<bool> {
        let text = typed(written)?;
        let meant = match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "y" | "1" => Some(true),
            "false" | "no" | "off" | "n" | "0" => Some(false),
            _ => None,
        };
        if matches!(text, "true" | "false") {
            return meant;
        }
        self.report(not_a_flag(self.file, field, text, meant));
        None
    }

    /// A whole number from 0.
    pub fn number(&mut self, field: FieldPath, written: &Option<String>) -> Option<u32> {
        let text = typed(written)?;
        let number = text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
        if number.is_none() {
            self.report(not_a_number(self.file, field, text, "3"));
        }
        number
    }

    /// A date, or a date with a time, and when it begins; without an offset or zone it is meant in the site's.
    pub fn moment(&mut self, field: FieldPath, written: &Option<String>) -> Option<Moment> {
        let text = typed(written)?;
        parse_moment(text, self.zone).map_err(|fault| self.date_fault(field, text, fault, "2021-06-29")).ok()
    }

    /// A date and time with an offset or zone. A plain date has neither, so it is one too few.
    pub fn instant(&mut self, field: FieldPath, written: &Option<String>) -> Option<Timestamp> {
        let text = typed(written)?;
        let fault = match parse_instant(text) {
            Ok(instant) => return Some(instant),
            Err(fault) => fault,
        };
        self.date_fault(field, text, fault, &format!("2021-06-29T09:00[{}]", self.zone_name()));
        None
    }

    /// A date; of a date with a time, the date.
    pub fn date(&mut self, field: FieldPath, written: &Option<String>) -> Option<Date> {
        let text = typed(written)?;
        parse_date(text).map_err(|fault| self.date_fault(field, text, fault, "2021-06-29")).ok()
    }

    /// A slug.
    pub fn slug(&mut self, field: FieldPath, written: &Option<String>) -> Option<Slug> {
        let text = typed(written)?;
        Slug::parse(text).map_err(|fault| self.report(invalid_slug(self.file, field, text, fault))).ok()
    }

    /// One of a few words, and what it stands for.
    pub fn word<T: Copy>(
        &mut self,
        field: FieldPath,
        written: &Option<String>,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let text = typed(written)?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.report(unknown_value(self.file, field, text, &nearest(text, all.iter().copied()), &all));
        }
        found.map(|(_, meaning)| *meaning)
    }

    fn zone_name(&self) -> &'a str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    fn date_fault(&mut self, field: FieldPath, text: &str, fault: DateFault, example: &str) {
        let file = self.file;
        self.report(match fault {
            DateFault::Unreadable => invalid_date(file, field, text, example),
            DateFault::Conflict => offset_against_zone(file, field, text),
            DateFault::NoZone(local) => {
                let local = local.to_string();
                // Nobody types seconds.
                let value = local.strip_suffix(":00").filter(|short| short.len() == 16).unwrap_or(&local);
                time_without_zone(file, field, text, &format!("{value}[{}]", self.zone_name()))
            }
            DateFault::Ambiguous { before, after, skipped: true } => time_skipped(file, field, text, &before, &after),
            DateFault::Ambiguous { before, after, skipped: false } => time_twice(file, field, text, &before, &after),
        });
    }
}

/// A leaf without the blanks around it; `None` if nothing is left.
pub fn typed(written: &Option<String>) -> Option<&str> {
    written.as_deref().map(str::trim).filter(|text| !text.is_empty())
}
