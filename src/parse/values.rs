//! Leaves as what they mean: a flag, a date, an instant, a slug, one word of a few.
//!
//! A leaf that is missing means nothing and is nobody's fault; one that cannot be read is reported once, here, at its
//! field, and then counts as missing. So a stage asks for values and never looks at faults.

mod addresses;
mod identifiers;

use super::config::is_language_tag;
use super::leaf::{FromText, Leaf, Read, Status};
use crate::base::date::{DateFault, Moment, WrittenDate, parse_instant, parse_moment, proposals};
use crate::base::nearest::Suggestions;
use crate::base::problems;
use crate::base::{Diagnostic, FieldPath, Language, Slug, SourcePath};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Reads the leaves of one file and gathers what is wrong with them.
pub struct Values<'a> {
    file: &'a SourcePath,
    zone: &'a TimeZone,
    problems: Vec<Diagnostic>,
    /// What suggestions for the mistakes of this file may cost.
    pub suggestions: Suggestions,
}

impl<'a> Values<'a> {
    /// Returns a reader for `file`; a time without offset is meant in `zone`.
    pub fn new(file: &'a SourcePath, zone: &'a TimeZone) -> Self {
        Self { file, zone, problems: Vec::new(), suggestions: Suggestions::default() }
    }

    /// Returns what was found wrong, in the order asked.
    pub fn into_problems(self) -> Vec<Diagnostic> {
        self.problems
    }

    /// Returns the file that is read.
    pub fn file(&self) -> &'a SourcePath {
        self.file
    }

    /// Returns the site's time zone.
    pub fn zone(&self) -> &'a TimeZone {
        self.zone
    }

    /// Notes a problem that the caller has found.
    pub fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Returns a text that must be there and not be blank, without blanks around it.
    pub fn required<'t>(&mut self, field: FieldPath, written: &'t Option<String>) -> Option<&'t str> {
        let text = typed(written);
        if text.is_none() {
            self.report(problems::missing_key(self.file, field));
        }
        text
    }

    /// Returns what `read` makes of a leaf, if anything stands there; what it says against it is reported.
    pub fn read<'t, T>(
        &mut self,
        field: FieldPath,
        written: &'t Option<String>,
        read: impl FnOnce(&SourcePath, FieldPath, &'t str) -> Result<T, Diagnostic>,
    ) -> Option<T> {
        read(self.file, field, typed(written)?).map_err(|problem| self.report(problem)).ok()
    }

    /// Returns what `read` makes of each item of a list, given its field.
    pub fn items<W, T>(
        &mut self,
        list: &FieldPath,
        written: &[W],
        mut read: impl FnMut(&mut Self, FieldPath, &W) -> Option<T>,
    ) -> Vec<T> {
        written.iter().enumerate().filter_map(|(at, item)| read(self, list.index(at), item)).collect()
    }

    /// Returns `true` or `false`.
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
        self.report(problems::not_a_flag(self.file, field, text, meant));
        None
    }

    /// Returns a date, or a date with a time, and when it begins; without an offset or zone it is meant in the site's.
    pub fn moment(&mut self, field: FieldPath, leaf: &Leaf<WrittenDate>) -> Option<Moment> {
        self.moment_in(field, leaf, self.zone)
    }

    /// Returns the same; without an offset or zone it is meant in `zone`.
    pub fn moment_in(&mut self, field: FieldPath, leaf: &Leaf<WrittenDate>, zone: &TimeZone) -> Option<Moment> {
        self.value(field, leaf, leaf.in_zone(zone), "2021-06-29")
    }

    /// Returns a date and time with an offset or zone. A plain date has neither, so it is one too few.
    pub fn instant(&mut self, field: FieldPath, leaf: &Leaf<Timestamp>) -> Option<Timestamp> {
        let example = format!("2021-06-29T09:00[{}]", self.zone_name());
        self.value(field, leaf, leaf.read.clone(), &example)
    }

    /// Returns a date; of a date with a time, the date.
    pub fn date(&mut self, field: FieldPath, leaf: &Leaf<Date>) -> Option<Date> {
        self.value(field, leaf, leaf.read.clone(), "2021-06-29")
    }

    fn value<T: Copy, W: FromText>(
        &mut self,
        field: FieldPath,
        leaf: &Leaf<W>,
        read: Read<T>,
        example: &str,
    ) -> Option<T> {
        let value = read.value();
        if let (Read::Wrong(fault), Some(text)) = (read, leaf.text()) {
            self.date_fault(field, text, *fault, example);
        }
        value
    }

    /// Returns the language of a tag.
    pub fn language(&mut self, field: FieldPath, written: &Option<String>) -> Option<Language> {
        let text = typed(written)?;
        let language = Language::of(text);
        let place = self.place(field.clone());
        let problem = match language.commoner() {
            _ if !is_language_tag(text) => problems::invalid_language(place, text, &field.to_string()),
            Some(commoner) => problems::rare_language_of_site(place, &language, &commoner),
            None if !language.is_known() => problems::unknown_language_of_site(place, &language),
            None => return Some(language),
        };
        self.report(problem);
        None
    }

    /// Returns what the key `status` says of a file.
    pub fn status(&mut self, field: FieldPath, leaf: &Leaf<Status>) -> Option<Status> {
        if let (Read::Wrong(_), Some(text)) = (&leaf.read, leaf.text()) {
            self.unknown_word(field, text, &Status::ALL);
        }
        leaf.read.value()
    }

    /// Reports a leaf that must be there and is not.
    pub fn require<T: FromText>(&mut self, field: FieldPath, leaf: &Leaf<T>) {
        if leaf.text().is_none() {
            self.report(problems::missing_key(self.file, field));
        }
    }

    /// Returns a slug.
    pub fn slug(&mut self, field: FieldPath, written: &Option<String>) -> Option<Slug> {
        self.read(field, written, |file, field, text| {
            Slug::parse(text).map_err(|fault| problems::invalid_slug(file, field, text, fault))
        })
    }

    /// Returns one of a few words, and what it stands for.
    pub fn word<T: Copy>(&mut self, field: FieldPath, written: &Option<String>, words: &[(&str, T)]) -> Option<T> {
        let text = typed(written)?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            self.unknown_word(field, text, words);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Reports a style of citations that is none of the built-in ones.
    pub fn report_style(&mut self, field: FieldPath, text: &str, all: &[&str]) {
        let near = self.suggestions.nearest(text, all.iter().copied());
        let problem = problems::unknown_value(self.file, field, text, &near, all);
        self.report(problem.and_help("or the name of a `.csl` file in the folder `references/`"));
    }

    fn unknown_word<T>(&mut self, field: FieldPath, text: &str, words: &[(&str, T)]) {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let near = self.suggestions.nearest(text, all.iter().copied());
        self.report(problems::unknown_value(self.file, field, text, &near, &all));
    }

    /// Notes that one of the keys on which it depends whether a file is public says nothing.
    pub fn report_blank(&mut self, field: FieldPath) {
        let zone = self.zone_name();
        self.report(problems::blank_life(self.file, field, zone));
    }

    fn zone_name(&self) -> &'a str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    fn date_fault(&mut self, field: FieldPath, text: &str, fault: DateFault, example: &str) {
        let file = self.file;
        // Where an example has a zone, one is needed.
        let read = |text: &str| match example.contains('[') {
            true => parse_instant(text).map(drop),
            false => parse_moment(text, self.zone).map(drop),
        };
        let proposed = proposals(text, &fault, self.zone_name(), &read);
        let typed = if proposed.is_empty() { &[example.to_owned()][..] } else { &proposed };
        self.report(match fault {
            DateFault::Unreadable => problems::invalid_date(file, field, text, typed),
            DateFault::TooFar => problems::date_too_far(file, field, text),
            DateFault::NoSuchZone(zone) => problems::no_such_zone(file, field, &zone, &proposed),
            DateFault::Conflict => problems::offset_against_zone(file, field, text),
            DateFault::FarOffset(_) => problems::offset_too_far(file, field, text, &typed[0]),
            DateFault::NoZone(_) if proposed.is_empty() => problems::date_too_far(file, field, text),
            DateFault::NoZone(_) => problems::time_without_zone(file, field, text, &proposed),
            DateFault::Ambiguous { before, after, skipped: true } => {
                problems::time_skipped(file, field, text, &before, &after)
            }
            DateFault::Ambiguous { before, after, skipped: false } => {
                problems::time_twice(file, field, text, &before, &after)
            }
        });
    }
}

/// Returns a leaf without the blanks around it; `None` if nothing is left.
pub fn typed(written: &Option<String>) -> Option<&str> {
    written.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::zone;

    /// Returns what `read` finds wrong, as `code | message | help`.
    fn faults<T>(read: impl FnOnce(&mut Values<'_>) -> Option<T>) -> Vec<String> {
        let (file, zone) = (SourcePath::new("a.md"), zone("Asia/Karachi").unwrap());
        let mut values = Values::new(&file, &zone);
        let is_read = read(&mut values).is_some();
        let problems = values.into_problems();
        assert_eq!(is_read, problems.is_empty());
        problems.iter().map(|p| format!("{} | {} | {}", p.code, p.message, p.help.join(" / "))).collect()
    }

    fn text(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    fn leaf<T: FromText>(text: &str) -> Leaf<T> {
        text.to_owned().into()
    }

    fn embargo() -> FieldPath {
        FieldPath::of("embargo_until")
    }

    #[test]
    fn an_embargo_needs_its_zone() {
        for (written, value) in [
            ("2021-06-29T09:00", "2021-06-29T09:00"),
            ("2021-06-29 09:00:30", "2021-06-29T09:00:30"),
            ("2021-06-29", "2021-06-29T00:00"),
        ] {
            let expected = format!(
                "time-without-zone | `{written}` does not say in which time zone | type `embargo_until: \
                 {value}[Asia/Karachi]`"
            );
            assert_eq!(faults(|values| values.instant(embargo(), &leaf(written))), [expected]);
        }
        let too_far = "invalid-date | `9999-12-31` is too far away to be counted | type an earlier day, or `status: draft` to wait without a day";
        let values_at = |written: &str| faults(|values| values.moment(FieldPath::of("date"), &leaf(written)));
        assert_eq!(values_at("9999-12-31T23:00"), [too_far.replace("31`", "31T23:00`")]);
        assert_eq!(
            faults(|values| values.instant(embargo(), &leaf("9999-12-31T00:00[Asia/Karach]"))),
            [
                "invalid-date | there is no time zone `Asia/Karach` | type `embargo_until: 9999-12-31T00:00[Asia/Karachi]`"
            ]
        );
        assert_eq!(
            faults(|values| values.instant(embargo(), &leaf("2021-06-29T09:00[Mars/X]"))),
            [
                "invalid-date | there is no time zone `Mars/X` | write an IANA name in the brackets, such as `[Asia/Karachi]`"
            ]
        );
        let nothing: [&str; 0] = [];
        assert_eq!(faults(|values| values.instant(embargo(), &leaf("2021-06-29T09:00[Asia/Karachi]"))), nothing);
        for read in
            ["2021-06-29 09:00 +0500", "2021-6-29 9:00:00 +5", "2021-6-29T9:00-3:30", "2021-6-29 9:00[Asia/Karachi]"]
        {
            assert_eq!(faults(|values| values.instant(embargo(), &leaf(read))), nothing, "{read}");
        }
    }

    #[test]
    fn times_that_happen_twice_or_never() {
        assert_eq!(
            faults(|values| values.instant(embargo(), &leaf("2021-10-31T02:30[Europe/Berlin]"))),
            ["ambiguous-time | the clocks go back, so `2021-10-31T02:30[Europe/Berlin]` happens twice | type \
              `embargo_until: 2021-10-31T02:30:00+02:00[Europe/Berlin]` / or \
              `embargo_until: 2021-10-31T02:30:00+01:00[Europe/Berlin]`"]
        );
        assert_eq!(
            faults(|values| values.instant(embargo(), &leaf("2021-03-28T02:30[Europe/Berlin]"))),
            ["ambiguous-time | the clocks go forward, so `2021-03-28T02:30[Europe/Berlin]` never happens | type \
              `embargo_until: 2021-03-28T02:30:00+01:00` / or `embargo_until: 2021-03-28T02:30:00+02:00`"]
        );
        assert_eq!(
            faults(|values| values.instant(embargo(), &leaf("2021-06-29T09:00+02:00[Asia/Karachi]"))),
            [
                "invalid-date | the offset and the zone of `2021-06-29T09:00+02:00[Asia/Karachi]` contradict each other | \
              leave out the offset or the zone"
            ]
        );
    }

    #[test]
    fn dates() {
        let at = FieldPath::of("changes").index(1).key("date");
        assert_eq!(
            faults(|values| values.date(at.clone(), &leaf("2 July"))),
            ["invalid-date | `2 July` is no date that can be read | type it like `date: 2021-06-29`"]
        );
        assert_eq!(
            faults(|values| values.date(at.clone(), &leaf("March 1, 2024"))),
            ["invalid-date | `March 1, 2024` is no date that can be read | type it like `date: 2024-03-01`"]
        );
        assert_eq!(
            faults(|values| values.moment(at.clone(), &leaf("3/1/2024 8:30 pm"))),
            [
                "invalid-date | `3/1/2024 8:30 pm` is no date that can be read | type it like `date: 2024-01-03T20:30` / or \
              like `date: 2024-03-01T20:30`"
            ]
        );
        assert_eq!(
            faults(|values| values.instant(embargo(), &leaf("1 March 2024 9:00"))),
            ["invalid-date | `1 March 2024 9:00` is no date that can be read | type it like `embargo_until: \
              2024-03-01T09:00[Asia/Karachi]`"]
        );
        assert_eq!(
            faults(|values| values.moment(at.clone(), &leaf("2021-02-30"))),
            ["invalid-date | `2021-02-30` is no date that can be read | type it like `date: 2021-03-01`"]
        );
        assert_eq!(
            faults(|values| values.instant(embargo(), &leaf("soon"))),
            ["invalid-date | `soon` is no date that can be read | type it like `embargo_until: \
              2021-06-29T09:00[Asia/Karachi]`"]
        );
    }

    #[test]
    fn flags_words_and_slugs() {
        let at = FieldPath::of("featured");
        assert_eq!(
            faults(|values| values.flag(at.clone(), &text("yes"))),
            ["invalid-value | `featured` is `yes`, not `true` or `false` | type `featured: true`"]
        );
        assert_eq!(
            faults(|values| values.word(at.clone(), &text("drafft"), &[("draft", 1), ("published", 2)])),
            ["unknown-value | `featured` has no value `drafft` | did you mean `draft`? / the values are `draft`, \
              `published`"]
        );
        assert_eq!(
            faults(|values| values.slug(FieldPath::of("slug"), &text("Über uns"))),
            ["invalid-slug | `Über uns` is no slug: small letters a to z, digits, and single hyphens between | type \
              `slug: uber-uns`"]
        );
        assert_eq!(
            faults(|values| values.required(at.clone(), &text("  ")).map(str::len)),
            ["missing-key | `featured` is missing | type `featured: …`"]
        );
    }

    #[test]
    fn what_is_missing_is_no_fault() {
        let (file, zone) = (SourcePath::new("a.md"), TimeZone::UTC);
        let mut values = Values::new(&file, &zone);
        assert_eq!(values.flag(embargo(), &None), None);
        assert_eq!(values.instant(embargo(), &leaf(" ")), None);
        assert_eq!(values.into_problems(), []);
    }
}
