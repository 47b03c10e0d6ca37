//! Leaves as what they mean: a flag, a number, a date, an instant, a slug, one word of a few.
//!
//! A leaf that is missing means nothing and is nobody's fault; one that cannot be read is reported once, here, at its
//! field, and then counts as missing. So a stage asks for values and never looks at faults.

mod addresses;

use crate::base::date::Moment;
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

    /// What was found wrong.
    pub fn into_problems(self) -> Vec<Diagnostic> {
        self.problems
    }

    /// Notes a problem that the caller has found.
    pub fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// A text that must be there and not be blank.
    pub fn required<'t>(&mut self, field: FieldPath, written: &'t Option<String>) -> Option<&'t str> {
        todo!("{field} {written:?} {}", self.file)
    }

    /// `true` or `false`.
    pub fn flag(&mut self, field: FieldPath, written: &Option<String>) -> Option<bool> {
        todo!("{field} {written:?}")
    }

    /// A whole number from 0.
    pub fn number(&mut self, field: FieldPath, written: &Option<String>) -> Option<u32> {
        todo!("{field} {written:?}")
    }

    /// A date, or a date with a time, and when it begins.
    pub fn moment(&mut self, field: FieldPath, written: &Option<String>) -> Option<Moment> {
        todo!("{field} {written:?} {:?}", self.zone)
    }

    /// A date and time with an offset or zone.
    pub fn instant(&mut self, field: FieldPath, written: &Option<String>) -> Option<Timestamp> {
        todo!("{field} {written:?}")
    }

    /// A date.
    pub fn date(&mut self, field: FieldPath, written: &Option<String>) -> Option<Date> {
        todo!("{field} {written:?}")
    }

    /// A slug.
    pub fn slug(&mut self, field: FieldPath, written: &Option<String>) -> Option<Slug> {
        todo!("{field} {written:?}")
    }

    /// One of a few words, and what it stands for.
    pub fn word<T: Copy>(
        &mut self,
        field: FieldPath,
        written: &Option<String>,
        words: &[(&str, T)],
    ) -> Option<T> {
        todo!("{field} {written:?} {}", words.len())
    }
}
