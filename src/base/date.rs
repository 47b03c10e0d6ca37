//! Dates and instants, as authors write them and as readers see them.
//!
//! The calendar is jiff's with its own copy of the time zone database, so that an embargo lifts at the same instant on
//! every machine. The clock is never read here: 'now' comes in with the options.

mod forms;
mod months;
mod proposals;
mod readings;

pub use proposals::proposals;

use super::nearest::nearest;
use forms::padded;
use jiff::civil::{Date, DateTime};

use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Timestamp, ToSpan, ZonedDateTime};

/// A day, and the instant at which it, or the hour given with it, begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// When it begins. First, so that moments sort by time.
    pub instant: Timestamp,
    /// The day as written, in the offset it was written with.
    pub date: Date,
}

impl Moment {
    /// Returns the first instant of `date` in `zone`.
    pub fn of_date(date: Date, zone: &TimeZone) -> Option<Self> {
        let instant = zone.to_zoned_datetime(date.at(0, 0, 0, 0)).ok()?.timestamp();
        Some(Self { instant, date })
    }

    /// Returns the moment by RFC 3339, with the zone's offset, for feeds and metadata.
    pub fn rfc3339(&self, zone: &TimeZone) -> String {
        rfc3339(self.instant, zone)
    }
}

/// Hours from UTC beyond which no clock is set: Kiribati has +14:00, and nobody less than −12:00.
const MOST_HOURS: i32 = 14;

/// Why a date or time cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DateFault {
    /// No date at all, or one that no calendar has.
    Unreadable,
    /// A date at the end of time, where no instant can be counted any more.
    TooFar,
    /// A zone that the database does not have, by the name given.
    NoSuchZone(String),
    /// A local time without an offset or zone, where one is needed.
    NoZone(DateTime),
    /// A local time that the zone skips or has twice; both readings, as lines to type.
    Ambiguous { before: String, after: String, skipped: bool },
    /// An offset that the zone named beside it does not have then.
    Conflict,
    /// An offset that no clock has, and the local time before it.
    FarOffset(DateTime),
}

/// A date, or a date with a time, before it is known in which time zone the site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WrittenDate {
    Day(Date),
    /// A time without an offset or zone.
    Local(DateTime),
    Zoned(Moment),
}

impl WrittenDate {
    /// # Errors
    /// Why the text cannot be read, wherever the site is.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let text = &*padded(text.trim());
        if is_plain_date(text) {
            return text.parse().map(Self::Day).map_err(|_| DateFault::Unreadable);
        }
        match parse_zoned(text) {
            Ok(zoned) => Ok(Self::Zoned(Moment { instant: zoned.timestamp(), date: zoned.date() })),
            Err(DateFault::NoZone(local)) => Ok(Self::Local(local)),
            Err(fault) => Err(fault),
        }
    }

    /// Returns the day and its instant, meant in `zone` if it has no offset or zone of its own.
    ///
    /// # Errors
    /// A time that the zone skips or has twice, and a day at the end of time.
    pub fn in_zone(self, zone: &TimeZone) -> Result<Moment, DateFault> {
        match self {
            Self::Day(date) => Moment::of_date(date, zone).ok_or(DateFault::TooFar),
            Self::Zoned(moment) => Ok(moment),
            Self::Local(local) => {
                let zoned = place(local, zone, &|offset| format!("{local}{}", colon(offset)))?;
                Ok(Moment { instant: zoned.timestamp(), date: zoned.date() })
            }
        }
    }
}

/// Reads a date, or a date with a time; without an offset or zone it is taken to be in `zone`.
///
/// # Errors
/// Why it cannot be read.
pub fn parse_moment(text: &str, zone: &TimeZone) -> Result<Moment, DateFault> {
    WrittenDate::parse(text)?.in_zone(zone)
}

/// Reads an instant: a date and time with an offset (`…+05:00`, ` +0500`, `Z`) or a zone (`…[Asia/Karachi]`).
///
/// # Errors
/// Why it cannot be read; a time without offset or zone is one reason.
pub fn parse_instant(text: &str) -> Result<Timestamp, DateFault> {
    parse_zoned(&padded(text.trim())).map(|zoned| zoned.timestamp())
}

/// Reads a plain date, `YYYY-MM-DD`, or the date part of a longer form.
///
/// # Errors
/// [`DateFault::Unreadable`] when no calendar has it.
pub fn parse_date(text: &str) -> Result<Date, DateFault> {
    parse_moment(text, &TimeZone::UTC).map(|moment| moment.date)
}

fn is_plain_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn parse_zoned(text: &str) -> Result<ZonedDateTime, DateFault> {
    if let Some((written, zone)) = text.strip_suffix(']').and_then(|text| text.rsplit_once('[')) {
        let zone = TimeZone::get(zone).map_err(|_| match written.get(..10).is_some_and(is_plain_date) {
            true => DateFault::NoSuchZone(zone.to_owned()),
            false => DateFault::Unreadable,
        })?;
        let name = zone.iana_name().unwrap_or("UTC").to_owned();
        return match split_offset(written) {
            Some((local, seconds)) => {
                let local = local_time(local)?;
                let offset = Offset::from_seconds(seconds).map_err(|_| DateFault::FarOffset(local))?;
                let zoned = offset.to_timestamp(local).map_err(|_| DateFault::TooFar)?.to_zoned_datetime(zone);
                if zoned.datetime() == local { Ok(zoned) } else { Err(DateFault::Conflict) }
            }
            None => {
                let local = local_time(written)?;
                place(local, &zone, &|offset| format!("{local}{}[{name}]", colon(offset)))
            }
        };
    }
    if let Some((local, seconds)) = split_offset(text) {
        let local = local_time(local)?;
        let offset = Offset::from_seconds(seconds).ok().filter(|_| seconds.abs() <= MOST_HOURS * 60 * 60);
        let offset = offset.ok_or(DateFault::FarOffset(local))?;
        return Ok(offset
            .to_timestamp(local)
            .map_err(|_| DateFault::TooFar)?
            .to_zoned_datetime(TimeZone::fixed(offset)));
    }
    Err(DateFault::NoZone(local_time(text)?))
}

/// Reads a time without an offset or zone. A leap second is read as the second after it, which no clock here has: what
/// waits for it is never early.
fn local_time(text: &str) -> Result<DateTime, DateFault> {
    let local: DateTime = text.parse().map_err(|_| DateFault::Unreadable)?;
    let is_leap =
        text.rsplit_once(':').is_some_and(|(before, second)| before.contains(':') && second.starts_with("60"));
    if is_leap { local.checked_add(1.second()).map_err(|_| DateFault::TooFar) } else { Ok(local) }
}

/// Splits `2021-06-29 14:00:00 -0500` into its local part and its offset in seconds; `Z` is zero.
fn split_offset(text: &str) -> Option<(&str, i32)> {
    let (date, _) = text.split_at_checked(10)?;
    if let Some(local) = text.strip_suffix(['Z', 'z']) {
        return Some((local.trim_end(), 0));
    }
    let at = text[date.len()..].rfind(['+', '-'])? + date.len();
    let (sign, digits) = (&text[at..=at], text[at + 1..].replace(':', ""));
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits[..2].parse().ok()?, digits[2..].parse::<i32>().ok()?),
        _ => return None,
    };
    if minutes > 59 {
        return None;
    }
    let seconds = (hours * 60 + minutes) * 60 * if sign == "-" { -1 } else { 1 };
    Some((text[..at].trim_end(), seconds))
}

fn place(local: DateTime, zone: &TimeZone, line: &dyn Fn(Offset) -> String) -> Result<ZonedDateTime, DateFault> {
    let ambiguous = zone.to_ambiguous_zoned_datetime(local);
    let skipped = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => ambiguous.unambiguous().map_err(|_| DateFault::TooFar),
        AmbiguousOffset::Gap { before, after } | AmbiguousOffset::Fold { before, after } => {
            // In a gap neither offset fits the zone at that local time, so the lines leave the zone's name out.
            let show = |offset| if skipped { format!("{local}{}", colon(offset)) } else { line(offset) };
            Err(DateFault::Ambiguous { before: show(before), after: show(after), skipped })
        }
    }
}

/// Returns an offset as authors write it: `+05:00`.
fn colon(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Reads `--as-of`: an instant, or a day, which begins at its first instant in `zone`.
///
/// # Errors
/// Why it cannot be read.
pub fn parse_as_of(text: &str, zone: &TimeZone) -> Result<Timestamp, DateFault> {
    parse_moment(text, zone).map(|moment| moment.instant)
}

/// Returns an instant of RFC 3339 to the second, with the zone's offset: its first ten characters are the day that
/// readers there had, where UTC would show the day before.
pub fn rfc3339(instant: Timestamp, zone: &TimeZone) -> String {
    let local = instant.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    local.strip_suffix("+00:00").map_or(local.clone(), |utc| format!("{utc}Z"))
}

/// Returns the time zone of that IANA name from the bundled database.
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

/// Returns the names of zones that look like one that is none; of a city alone, the zones of that city.
pub fn nearest_zones(written: &str) -> Vec<String> {
    let names: Vec<String> = jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect();
    let mut near = nearest(written, names.iter().map(String::as_str));
    if near.is_empty() {
        let city = written.replace(' ', "_");
        let ends_so = |name: &&String| name.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(&city));
        near = names.iter().filter(ends_so).map(String::as_str).take(3).collect();
    }
    near.into_iter().map(str::to_owned).collect()
}

/// Whether `text` reads as an instant in any strict form of RFC 9557; used by tests as an oracle.
#[cfg(test)]
fn oracle(text: &str) -> Option<Timestamp> {
    jiff::fmt::temporal::DateTimeParser::new().parse_timestamp(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leap_second_is_never_early() {
        let new_year: Timestamp = "2017-01-01T00:00:00Z".parse().unwrap();
        for text in [
            "2016-12-31T23:59:60Z",
            "2016-12-31 23:59:60 +00:00",
            "2017-01-01T00:59:60+01:00[Europe/Paris]",
            "2017-01-01T00:59:60[Europe/Paris]",
        ] {
            assert_eq!(parse_instant(text), Ok(new_year), "{text}");
        }
        assert!(parse_instant("2016-12-31T23:59:60.5Z").unwrap() > new_year);
        assert!(parse_instant("2016-12-31T23:59:59.9Z").unwrap() < new_year);
        assert_eq!(parse_moment("2016-12-31 23:59:60", &TimeZone::UTC).unwrap().instant, new_year);
    }

    #[test]
    fn forms_of_a_moment() {
        let karachi = zone("Asia/Karachi").unwrap();
        let day = parse_moment("2021-06-29", &karachi).unwrap();
        assert_eq!(day.rfc3339(&karachi), "2021-06-29T00:00:00+05:00");
        for same in
            ["2021-06-29T00:00:00+05:00", "2021-06-29 00:00:00 +0500", "2021-06-29 00:00", "2021-06-28T19:00:00Z"]
        {
            assert_eq!(parse_moment(same, &karachi).unwrap().instant, day.instant, "{same}");
        }
        assert_eq!(parse_instant("2021-06-29T09:00[Asia/Karachi]"), parse_instant("2021-06-29T09:00:00+05:00"));
        assert_eq!(parse_instant("2021-06-29T09:00:00+05:00").ok(), oracle("2021-06-29T09:00:00+05:00"));
    }

    #[test]
    fn faults() {
        let utc = TimeZone::UTC;
        for bad in ["", "soon", "2021-02-30", "2021-13-01", "29/06/2021", "2021-06-29T25:00Z", "soon[Mars/X]"] {
            assert_eq!(parse_moment(bad, &utc), Err(DateFault::Unreadable), "{bad}");
        }
        assert_eq!(parse_moment("2021-06-29T09:00[Mars/X]", &utc), Err(DateFault::NoSuchZone("Mars/X".to_owned())));
        for end in ["9999-12-31", "9999-12-31T00:00Z", "9999-12-31T12:00[UTC]"] {
            assert_eq!(parse_moment(end, &utc), Err(DateFault::TooFar), "{end}");
        }
        assert!(matches!(parse_instant("2021-06-29T09:00"), Err(DateFault::NoZone(_))));
        assert_eq!(parse_instant("2021-06-29T09:00+02:00[Asia/Karachi]"), Err(DateFault::Conflict));
        let local: DateTime = "2021-06-29T09:00".parse().unwrap();
        for far in ["+25:00", "-14:01", " +1430", "+26:00", "-9900"] {
            let fault = parse_moment(&format!("2021-06-29T09:00{far}"), &utc);
            assert_eq!(fault, Err(DateFault::FarOffset(local)), "{far}");
        }
        let gap = parse_instant("2021-03-28T02:30[Europe/Berlin]");
        assert!(matches!(gap, Err(DateFault::Ambiguous { skipped: true, .. })), "{gap:?}");
        let fold = parse_instant("2021-10-31T02:30[Europe/Berlin]");
        let Err(DateFault::Ambiguous { before, after, skipped: false }) = fold else { panic!("{fold:?}") };
        assert_eq!(before, "2021-10-31T02:30:00+02:00[Europe/Berlin]");
        assert!(parse_instant(&before).unwrap() < parse_instant(&after).unwrap());
    }

    #[test]
    fn a_day_begins_at_its_first_instant() {
        let beirut = zone("Asia/Beirut").unwrap();
        let day = parse_moment("2021-03-28", &beirut).unwrap();
        assert_eq!(day.rfc3339(&beirut), "2021-03-28T01:00:00+03:00", "midnight is skipped that day");
        assert_eq!(day.date.to_string(), "2021-03-28");
    }
}
