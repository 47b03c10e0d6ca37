//! Texts that are no dates, understood well enough to say what to type.
//!
//! A form in which the day or the month could stand first, a month has a name, or the day is left out is never read, as
//! an embargo must not hang on a guess: the writer is shown the value as it should be typed, and of two readings both.

use super::forms::offset;
use super::months;
use crate::base::lexicon::{WordList, english};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Offsets of the abbreviations that mean one zone wherever they are used. `IST`, `BST` and `CST` mean several.
const ABBREVIATIONS: [(&str, &str); 19] = [
    ("UTC", "Z"),
    ("GMT", "Z"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
    ("EET", "+02:00"),
    ("EEST", "+03:00"),
    ("MSK", "+03:00"),
    ("PKT", "+05:00"),
    ("JST", "+09:00"),
    ("AEST", "+10:00"),
    ("AEDT", "+11:00"),
    ("NZST", "+12:00"),
];

/// Returns the readings of a text that is no date as values that could be typed: none, one, or two where the day and the
/// month could each stand first.
pub fn readings(text: &str) -> Vec<String> {
    let text = plain(text);
    let (date, time) = match take_time(&text) {
        Some((before, time, after)) => (format!("{before} {after}"), Some(time)),
        None => (text, None),
    };
    let Some(time) = time.map_or(Some(Clock::default()), |time| clock(&time)) else { return Vec::new() };
    let typed = |day: Date| {
        let day = if time.is_midnight_after { day.checked_add(1.day()).ok()? } else { day };
        Some(format!("{day}{}", time.typed))
    };
    let mut readings: Vec<String> = days(&date).into_iter().filter_map(typed).collect();
    readings.dedup();
    readings
}

/// Returns a text with Western digits, blanks where Chinese, Japanese and Korean name the parts of a date, and a colon
/// in each time of day: `9 am` is `9:00 am`, and `14h30` is `14:30`.
fn plain(text: &str) -> String {
    /// Zero in Arabic, Persian and Urdu, Hindi, Bengali and full-width digits.
    const ZEROS: [u32; 5] = [0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10];
    let western = |c: char| {
        let value = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|value| *value < 10));
        match value.and_then(|value| char::from_digit(value, 10)) {
            Some(digit) => digit,
            None if matches!(c, '年' | '月' | '日' | '년' | '월' | '일') => ' ',
            None if c == '：' => ':',
            None => c,
        }
    };
    let text: String = text.chars().map(western).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut plain: Vec<String> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (hour, rest) = word.split_at(digits);
        let next = words.get(at + 1).copied().unwrap_or("");
        let is_hour = (1..=2).contains(&digits) && !text.contains(':');
        let minutes = rest.strip_prefix(['h', 'H', '.']).filter(|minutes| minutes.bytes().all(|b| b.is_ascii_digit()));
        plain.push(match minutes {
            _ if !is_hour => (*word).to_owned(),
            Some("") if rest != "." => format!("{hour}:00"),
            Some(minutes) if minutes.len() == 2 && (!rest.starts_with('.') || is_half(next)) => {
                format!("{hour}:{minutes}")
            }
            _ if is_half(rest) => format!("{hour}:00 {rest}"),
            _ if rest.is_empty() && (is_half(next) || next == "Uhr") => format!("{hour}:00"),
            _ => (*word).to_owned(),
        });
    }
    plain.join(" ")
}

/// Returns what stands before a time of day, the time with its offset or zone, and what stands after it.
fn take_time(text: &str) -> Option<(&str, String, &str)> {
    let colon =
        text.match_indices(':').map(|(at, _)| at).find(|at| text[..*at].ends_with(|c: char| c.is_ascii_digit()))?;
    let digits = text[..colon].bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = colon - digits;
    let end =
        text[colon..].find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).map_or(text.len(), |n| colon + n);
    let mut time = text[start..end].to_owned();
    let mut after = &text[end..];
    for kind in [is_half, is_zone] {
        let next = after.trim_start();
        let word = next.split([' ', ',']).next().unwrap_or("");
        if kind(word) {
            time.push_str(&format!(" {word}"));
            after = &next[word.len()..];
        }
    }
    let before = text[..start].trim_end();
    let bare = before.strip_suffix(['T', 't']).filter(|date| date.ends_with(|c: char| c.is_ascii_digit()));
    let before = bare.unwrap_or(before);
    Some((before, time, after))
}

/// Whether a word says which half of the day is meant.
fn is_half(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().replace('.', "").as_str(), "am" | "pm")
}

fn is_zone(word: &str) -> bool {
    zone(word).is_some_and(|zone| !zone.is_empty())
}

/// Returns an offset or zone as it should be typed behind a time: `GMT+5`, `(EST)`, `-400` or `Asia/Karachi`.
fn zone(word: &str) -> Option<String> {
    let word = word.trim_matches(['(', ')', '[', ']']);
    if word.contains('/') {
        return super::zone(word)?.iana_name().map(|name| format!("[{name}]"));
    }
    let upper = word.to_ascii_uppercase();
    if let Some((_, offset)) = ABBREVIATIONS.iter().find(|(name, _)| *name == upper) {
        return Some((*offset).to_owned());
    }
    let bare = upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT")).unwrap_or(&upper);
    let (sign, digits) = bare.split_at_checked(1)?;
    match digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => offset(&format!("{sign}0{digits}")),
        false => offset(bare),
    }
}

/// A time of day behind a date.
#[derive(Default)]
struct Clock {
    /// As it should be typed, with its `T`; nothing for no time.
    typed: String,
    /// Midnight as the end of a day, `24:00`.
    is_midnight_after: bool,
}

/// Returns a time of day, with its half of the day and its offset.
fn clock(text: &str) -> Option<Clock> {
    let mut words = text.split(' ');
    let mut parts = words.next()?.split(':');
    let mut hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next()?.parse().ok()?;
    let second: u32 = parts.next().map_or(Some(0), |second| second.split('.').next()?.parse().ok())?;
    let mut offset = String::new();
    for word in words {
        if is_half(word) {
            let is_afternoon = word.starts_with(['p', 'P']);
            if !(1..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + if is_afternoon { 12 } else { 0 };
        } else {
            offset = zone(word)?;
        }
    }
    let is_midnight_after = (hour, minute, second) == (24, 0, 0);
    let hour = if is_midnight_after { 0 } else { hour };
    (hour < 24 && minute < 60 && second < 60).then(|| {
        let seconds = if second > 0 { format!(":{second:02}") } else { String::new() };
        Clock { typed: format!("T{hour:02}:{minute:02}{seconds}{offset}"), is_midnight_after }
    })
}

/// Returns the days that a text can mean, without a time.
fn days(text: &str) -> Vec<Date> {
    let whole = text.trim();
    if whole.len() == 8 && whole.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |from: usize, to: usize| whole[from..to].parse().unwrap_or(0);
        return day(part(0, 4), part(4, 6), part(6, 8)).into_iter().collect();
    }
    let Some((month, numbers)) = parts(whole) else { return Vec::new() };
    let (year, others) = match numbers.as_slice() {
        [Number { value: year, is_year: true }, others @ ..] => (*year, others),
        [others @ .., Number { value: year, is_year: true }] => (*year, others),
        // Two digits of a year stand last.
        [others @ .., Number { value: short, .. }] if others.len() + usize::from(month.is_some()) == 2 => {
            (2000 + short % 100, others)
        }
        _ => return Vec::new(),
    };
    let found = match (month, others) {
        (Some(month), [date]) => [day(year, month, date.value), None],
        // Where no day is given, the first is as good as any to show the form.
        (Some(month), []) => [day(year, month, 1), None],
        (None, [month]) => [day(year, month.value, 1), None],
        (None, []) => [day(year, 1, 1), None],
        (None, [first, second]) if numbers[0].is_year => [day(year, first.value, second.value), None],
        (None, [first, second]) => {
            // Between full stops the day comes first in every country that writes so.
            let month_first = if whole.contains('.') { None } else { day(year, first.value, second.value) };
            [day(year, second.value, first.value), month_first]
        }
        _ => [None, None],
    };
    found.into_iter().flatten().collect()
}

/// Returns a day of the calendar; for one behind the end of its month the first of the next, since what waits must not
/// be early, and where the month is none, but could be the day, the two the other way round.
fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = if month > 12 && (1..=12).contains(&day) { (day, month) } else { (month, day) };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let first = (1..=12).contains(&month).then(|| Date::new(year, month, 1).ok()).flatten()?;
    match day {
        1..=31 if day > first.days_in_month() => Some(date(year, month + 1, 1)),
        1..=31 => Some(date(year, month, day)),
        _ => None,
    }
}

/// A number of a date.
struct Number {
    value: i16,
    is_year: bool,
}

/// Returns the month that a date names, if it does, and its numbers; `None` if it holds any other word and no month.
fn parts(text: &str) -> Option<(Option<i16>, Vec<Number>)> {
    let (mut month, mut numbers, mut has_other_words) = (None, Vec::new(), false);
    // Combining marks stand within words of Hindi.
    let is_between = |c: char| !c.is_alphanumeric() && !matches!(c, '\u{93C}'..='\u{94D}' | '\u{902}');
    for word in text.split(is_between).filter(|word| !word.is_empty()) {
        // `1st`, `1er`, `1º`, `2e`: a day with its ending.
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let has_ending = word[digits..].chars().count() <= 2 && digits < 3;
        let number = if has_ending { &word[..digits] } else { word };
        if let Ok(value) = number.parse() {
            numbers.push(Number { value, is_year: number.len() == 4 });
        } else if let Some(named) = months::named(word) {
            if month.is_some_and(|month| month != named) {
                return None;
            }
            month = Some(named);
        } else {
            has_other_words |= !is_filler(word);
        }
    }
    (month.is_some() || !has_other_words).then_some((month, numbers)).filter(|(_, numbers)| !numbers.is_empty())
}

/// Whether a word of a date says nothing about it: a day of the week, `of`.
fn is_filler(word: &str) -> bool {
    let small = word.to_lowercase();
    let is_weekday = |name: &&str| small.len() >= 3 && name.to_lowercase().starts_with(&small);
    matches!(&*small, "of" | "the" | "at") || english().words(WordList::Weekday).iter().any(is_weekday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_are_shown_as_they_should_be_typed() {
        for (written, expected) in [
            ("March 1, 2024", "2024-03-01"),
            ("1 March 2024", "2024-03-01"),
            ("1st of Mar 2024", "2024-03-01"),
            ("Sept. 12th, 2024", "2024-09-12"),
            ("2024 May 3", "2024-05-03"),
            ("Fri, 01 Mar 2024 14:00:00 +0000", "2024-03-01T14:00+00:00"),
            ("Friday 1 March 2024 at 8:32 PM", "2024-03-01T20:32"),
            ("2024-03-01 12:05 a.m.", "2024-03-01T00:05"),
            ("2024/3/1", "2024-03-01"),
            ("2024.03.01 8:32:24 UTC", "2024-03-01T08:32:24Z"),
            ("20240301", "2024-03-01"),
            ("3/1/2024", "2024-01-03 2024-03-01"),
            ("31/1/2024", "2024-01-31"),
            ("1/31/2024", "2024-01-31"),
            ("4/4/2024", "2024-04-04"),
            ("1.3.2024", "2024-03-01"),
            ("1.3.24", "2024-03-01"),
            ("1/2/24", "2024-02-01 2024-01-02"),
            ("1er mars 2024", "2024-03-01"),
            ("1 de marzo de 2024", "2024-03-01"),
            ("1. März 2024, 14 Uhr", "2024-03-01T14:00"),
            ("1 марта 2024 г.", "2024-03-01"),
            ("vendredi 1 mars 2024 à 14h30", "2024-03-01T14:30"),
            ("2024年3月1日", "2024-03-01"),
            ("١ مارس ٢٠٢٤", "2024-03-01"),
            ("1 मार्च 2024", "2024-03-01"),
            ("2024-Mar-01", "2024-03-01"),
            ("March 1, 2024 9 am", "2024-03-01T09:00"),
            ("March 1, 2024, 9.30 p.m. EST", "2024-03-01T21:30-05:00"),
            ("2024-03-01 9:00 GMT+5", "2024-03-01T09:00+05:00"),
            ("2024-03-01 9:00 -400", "2024-03-01T09:00-04:00"),
            ("2024-03-01 09:00 (asia/karachi)", "2024-03-01T09:00[Asia/Karachi]"),
            ("2024-03-01 8:5", "2024-03-01T08:05"),
            ("2024-03-01 24:00", "2024-03-02T00:00"),
            ("2024-13-01", "2024-01-13"),
            ("2024-02-30", "2024-03-01"),
            ("31/11/2024", "2024-12-01"),
            ("March 2024", "2024-03-01"),
            ("03/2024", "2024-03-01"),
            ("2024-03", "2024-03-01"),
            ("2024", "2024-01-01"),
            ("soon", ""),
            ("2 July", ""),
            ("12", ""),
            ("2024-03-01 9:00 IST", ""),
            ("version 2 of 2024", ""),
            ("June July 1 2024", ""),
            ("2024-03-01 25:00", ""),
        ] {
            assert_eq!(readings(written).join(" "), expected, "{written}");
        }
    }
}
