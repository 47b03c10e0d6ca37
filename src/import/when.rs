//! Dates as other tools write them.

use crate::base::date::zone as known_zone;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::{rfc2822, strtime};
use jiff::tz::{Offset, TimeZone};

/// A day, with the hour and the offset if they were stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    pub day: Date,
    /// The instant, where an hour is known.
    instant: Option<(Timestamp, Offset)>,
}

/// Forms of dates that other tools take besides ISO 8601.
const FORMS: [&str; 9] = [
    "%d %B %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%b %d, %Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%a %b %d %H:%M:%S %Y",
    "%Y%m%d",
    "%Y-%m",
];

impl When {
    /// Reads a date in one of the forms of other tools. An hour without an offset is one of the zone. None of what is no date, or of
    /// days and months by numbers whose order is not said.
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Self> {
        let text = text.trim();
        if let Ok(day) = text.parse::<Date>()
            && !text.contains(['T', ':'])
        {
            return Some(Self { day, instant: None });
        }
        let stated = instant_of(text).or_else(|| Some((local_of(text)?, zone)).and_then(of_local));
        if let Some((instant, offset)) = stated {
            return Some(Self { day: offset.to_datetime(instant).date(), instant: Some((instant, offset)) });
        }
        FORMS.iter().find_map(|form| {
            let broken = strtime::parse(form, text).ok()?;
            let day = match broken.to_date() {
                Ok(day) => day,
                Err(_) if *form == "%Y-%m" => Date::new(broken.year()?, broken.month()?, 1).ok()?,
                Err(_) => return None,
            };
            Some(Self { day, instant: None })
        })
    }

    /// Returns an instant, as clocks of a zone show it.
    pub fn at(instant: Timestamp, zone: &TimeZone) -> Self {
        let offset = zone.to_offset(instant);
        Self { day: offset.to_datetime(instant).date(), instant: Some((instant, offset)) }
    }

    /// Returns the day alone.
    pub fn of_day(day: Date) -> Self {
        Self { day, instant: None }
    }

    /// Returns it as front matter has it: `2021-06-29`, or `2021-06-29T14:00:00+05:00`.
    pub fn written(&self) -> String {
        match self.instant {
            Some((instant, offset)) => instant.display_with_offset(offset).to_string(),
            None => self.day.to_string(),
        }
    }

    /// Returns the instant at which it begins, in a zone if it is a day.
    pub fn begins(&self, zone: &TimeZone) -> Option<Timestamp> {
        match self.instant {
            Some((instant, _)) => Some(instant),
            None => zone.to_zoned_datetime(self.day.at(0, 0, 0, 0)).ok().map(|day| day.timestamp()),
        }
    }

    /// Returns it with an hour and an offset, which an embargo needs.
    pub fn as_instant(&self, zone: &TimeZone) -> Option<Self> {
        self.begins(zone).map(|instant| Self::at(instant, zone))
    }
}

/// Reads an instant that states its offset.
fn instant_of(text: &str) -> Option<(Timestamp, Offset)> {
    if let Ok(zoned) = rfc2822::parse(text) {
        return Some((zoned.timestamp(), zoned.offset()));
    }
    let text = match text.strip_suffix(" UTC") {
        Some(rest) => format!("{rest} +0000"),
        None => text.to_owned(),
    };
    let forms = [
        "%Y-%m-%dT%H:%M:%S%.f%:z",
        "%Y-%m-%d %H:%M:%S%.f %z",
        "%Y-%m-%d %H:%M:%S%.f%:z",
        "%Y-%m-%d %H:%M:%S%.f %:z",
        "%Y-%m-%dT%H:%M:%S%.f%z",
        "%Y-%m-%dT%H:%M%:z",
        "%Y-%m-%d %H:%M %z",
    ];
    let text = match text.strip_suffix(['Z', 'z']) {
        Some(rest) => format!("{rest}+00:00"),
        None => text,
    };
    forms.iter().find_map(|form| {
        let broken = strtime::parse(form, &text).ok()?;
        Some((broken.to_timestamp().ok()?, broken.offset()?))
    })
}

/// Reads a day and an hour without an offset.
fn local_of(text: &str) -> Option<DateTime> {
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"];
    forms.iter().find_map(|form| DateTime::strptime(form, text).ok())
}

fn of_local((local, zone): (DateTime, &TimeZone)) -> Option<(Timestamp, Offset)> {
    let zoned = zone.to_zoned_datetime(local).ok()?;
    Some((zoned.timestamp(), zoned.offset()))
}

/// Returns the zone of a name; that of UTC without a name that is known.
pub fn zone_of(name: Option<&str>) -> TimeZone {
    name.and_then(known_zone).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_forms_of_other_tools() {
        let zone = zone_of(Some("Africa/Tunis"));
        for (text, written) in [
            ("2021-06-29", "2021-06-29"),
            ("2021-06-29T14:00:00+05:00", "2021-06-29T14:00:00+05:00"),
            ("2021-06-29 14:00:00 +0500", "2021-06-29T14:00:00+05:00"),
            ("2021-06-29T14:00:00Z", "2021-06-29T14:00:00+00:00"),
            ("2021-06-29 14:00:00", "2021-06-29T14:00:00+01:00"),
            ("2021-06-29 14:00:00 UTC", "2021-06-29T14:00:00+00:00"),
            ("2021-06-29T14:00", "2021-06-29T14:00:00+01:00"),
            ("Tue, 29 Jun 2021 14:00:00 +0200", "2021-06-29T14:00:00+02:00"),
            ("29 June 2021", "2021-06-29"),
            ("Jun 29, 2021", "2021-06-29"),
            ("2021/06/29", "2021-06-29"),
            ("2021-06", "2021-06-01"),
        ] {
            let read = When::parse(text, &zone).map(|when| when.written());
            assert_eq!(read.as_deref(), Some(written), "{text}");
        }
        for text in ["", "soon", "3/1/2024", "2021-13-01", "June"] {
            assert_eq!(When::parse(text, &zone), None, "{text}");
        }
    }
}
