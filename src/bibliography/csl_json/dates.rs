//! The dates of CSL-JSON, in all the forms that programs write.

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::values::plain;
use crate::bibliography::days::{Told, checked_day, read_date, season_of};
use crate::bibliography::reference::{Dates, Day, Reference};

/// The variables of CSL 1.0.2 that hold dates.
pub const DATES: [&str; 6] = ["issued", "accessed", "event-date", "original-date", "available-date", "submitted"];

/// Words in small letters that say how far a work has come. Each counts at the beginning of a text.
const STATUSES: [&str; 15] = [
    "forthcoming",
    "in press",
    "in preparation",
    "in review",
    "under review",
    "submitted",
    "accepted",
    "to appear",
    "advance online",
    "à paraître",
    "sous presse",
    "im erscheinen",
    "im druck",
    "en prensa",
    "no prelo",
];

/// Puts a date into a reference, and fails if it is none.
///
/// A literal that is no date becomes the text `status` if it says `forthcoming` or the like, or else the text
/// `issued-literal`, after the name of its variable.
pub fn take_date(name: &str, value: &RawValue, reference: &mut Reference) -> Result<(), ()> {
    match serde_json::from_str(value.get()).map_err(|_| ())? {
        Value::Object(parts) => take_object(name, &parts, reference),
        other => {
            let text = plain(&other).ok_or(())?;
            take_words(name, &text, true, reference)
        }
    }
}

fn take_object(name: &str, parts: &Map<String, Value>, reference: &mut Reference) -> Result<(), ()> {
    let given = parts.get("date-parts").filter(|value| !value.is_null());
    let mut result = Ok(());
    if let Some(given) = given {
        result = take_parts(name, given, reference);
    }
    let of = |part: &str| parts.get(part).and_then(plain).filter(|text| !text.is_empty());
    for (part, is_free) in [("raw", false), ("literal", true)] {
        if let Some(text) = of(part).filter(|_| !reference.dates.contains_key(name)) {
            result = take_words(name, &text, is_free, reference);
        }
    }
    if let Some(dates) = reference.dates.get_mut(name) {
        dates.is_circa |= parts.get("circa").is_some_and(is_true);
    }
    if let Some(season) = of("season").and_then(|season| season_number(&season)) {
        reference.texts.insert(format!("{name}-season"), season.to_string());
    }
    result
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !matches!(text.trim(), "" | "0" | "false" | "no"),
        Value::Array(_) | Value::Object(_) => true,
    }
}

fn season_number(text: &str) -> Option<u8> {
    match text.parse::<u8>() {
        Ok(number @ 1..=4) => Some(number),
        Ok(number @ 13..=24) => Some((number - 13) % 4 + 1),
        Ok(_) => None,
        Err(_) => season_of(text),
    }
}

/// Takes a date in words. `is_free` tells whether it may also be no date.
fn take_words(name: &str, text: &str, is_free: bool, reference: &mut Reference) -> Result<(), ()> {
    let small = text.to_lowercase();
    match read_date(text) {
        Told::Days { dates, season } => {
            reference.dates.insert(name.to_owned(), dates);
            if let Some(season) = season {
                reference.texts.insert(format!("{name}-season"), season.to_string());
            }
        }
        Told::Undated => {}
        _ if name == "issued" && STATUSES.iter().any(|status| small.starts_with(status)) => {
            reference.texts.entry("status".to_owned()).or_insert_with(|| text.to_owned());
        }
        _ if is_free => {
            reference.texts.insert(format!("{name}-literal"), text.to_owned());
        }
        Told::Status(_) | Told::Wrong => return Err(()),
    }
    Ok(())
}

fn take_parts(name: &str, value: &Value, reference: &mut Reference) -> Result<(), ()> {
    let list = value.as_array().ok_or(())?;
    // One day without the list around it is taken as well.
    let is_bare = list.first().is_some_and(|first| !first.is_array());
    let mut ends = Vec::new();
    if is_bare {
        ends.push(read_parts(list));
    } else {
        ends.extend(list.iter().take(2).map(|end| end.as_array().map_or(Err(()), |parts| read_parts(parts))));
    }
    let mut ends = ends.into_iter();
    let Some((from, season)) = ends.next().transpose()?.flatten() else { return Ok(()) };
    let to = ends.next().transpose()?.flatten().map(|(day, _)| day);
    reference.dates.insert(name.to_owned(), Dates { from, to, is_circa: false });
    if let Some(season) = season {
        reference.texts.insert(format!("{name}-season"), season.to_string());
    }
    Ok(())
}

/// Reads a year, a month and a day, or a year and a season.
fn read_parts(parts: &[Value]) -> Result<Option<(Day, Option<u8>)>, ()> {
    let mut numbers = Vec::with_capacity(3);
    for part in parts.iter().take(3) {
        let Some(text) = plain(part).filter(|text| !text.is_empty()) else { break };
        let text = text.strip_suffix(".0").unwrap_or(&text);
        numbers.push(text.parse::<i64>().map_err(|_| ())?);
    }
    let Some(year) = numbers.first().copied() else { return Ok(None) };
    let part = |place: usize| numbers.get(place).copied().filter(|number| *number != 0);
    let (month, day) = (part(1), part(2));
    if let Some(number @ 13..=24) = month {
        let season = u8::try_from((number - 13) % 4 + 1).ok();
        return checked_day(year, None, None).map(|day| Some((day, season))).ok_or(());
    }
    let day = if month.is_some() { day } else { None };
    checked_day(year, month, day).map(|day| Some((day, None))).ok_or(())
}
