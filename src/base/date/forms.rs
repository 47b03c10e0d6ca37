//! The forms of dates and times: those that are read, made one, and those that are only understood well enough to say what to type.
//!
//! YAML's own timestamps may have one digit where ISO 8601 has two (`2024-3-1 8:32:24 -4`), and other generators read
//! them. They mean one thing only, so they are read. A form in which the day or the month could stand first, or a month
//! has a name, is never read: the writer is shown the value as it should be typed, and of two readings both.

use crate::base::lexicon::{WordList, english};
use jiff::civil::Date;
use std::borrow::Cow;

/// Returns a date or time with two digits in each part, a `T`, and an offset such as `+05:30`. A text of any other form
/// comes back as it is.
pub fn padded(text: &str) -> Cow<'_, str> {
    if text.len() == 10 {
        return pad(text).map_or(Cow::Borrowed(text), Cow::Owned);
    }
    let (written, zone) = match text.strip_suffix(']').and_then(|inner| inner.rfind('[')) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    pad(written.trim_end()).map_or(Cow::Borrowed(text), |padded| Cow::Owned(padded + zone))
}

/// Returns the readings of a text that is no date as dates that could be typed: none, one, or two where the day and the
/// month could each stand first.
pub fn readings(text: &str) -> Vec<String> {
    let (date, time) = match take_time(text) {
        Some((before, time, after)) => (format!("{before} {after}"), Some(time)),
        None => (text.to_owned(), None),
    };
    let Some(time) = time.map_or(Some(String::new()), |time| clock(&time)) else { return Vec::new() };
    let mut readings: Vec<String> = days(&date).into_iter().map(|day| format!("{day}{time}")).collect();
    readings.dedup();
    readings
}

/// Reads from the front of a text.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    /// Returns the digits that stand next, if there are as many as allowed.
    fn digits(&mut self, least: usize, most: usize) -> Option<&'a str> {
        let count = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at(count);
        self.0 = rest;
        (least..=most).contains(&count).then_some(digits)
    }

    fn has(&mut self, sign: &[char]) -> Option<char> {
        let first = self.0.chars().next().filter(|c| sign.contains(c))?;
        self.0 = &self.0[first.len_utf8()..];
        Some(first)
    }

    fn blanks(&mut self) -> bool {
        let before = self.0.len();
        self.0 = self.0.trim_start_matches([' ', '\t']);
        self.0.len() < before
    }
}

fn pad(text: &str) -> Option<String> {
    let mut rest = Reader(text);
    let year = rest.digits(4, 4)?;
    rest.has(&['-'])?;
    let month = rest.digits(1, 2)?;
    rest.has(&['-'])?;
    let day = rest.digits(1, 2)?;
    let mut padded = format!("{year}-{month:0>2}-{day:0>2}");
    if rest.0.is_empty() {
        return Some(padded);
    }
    if rest.has(&['T', 't']).is_none() && !rest.blanks() {
        return None;
    }
    let hour = rest.digits(1, 2)?;
    rest.has(&[':'])?;
    let minute = rest.digits(2, 2)?;
    padded.push_str(&format!("T{hour:0>2}:{minute}"));
    if rest.has(&[':']).is_some() {
        padded.push_str(&format!(":{}", rest.digits(2, 2)?));
        if rest.has(&['.', ',']).is_some() {
            padded.push_str(&format!(".{}", rest.digits(1, 9)?));
        }
    }
    rest.blanks();
    padded.push_str(&offset(rest.0)?);
    Some(padded)
}

/// Returns an offset with two digits for hours and minutes, nothing for nothing, and `Z` for UTC.
fn offset(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    if text.eq_ignore_ascii_case("Z") {
        return Some("Z".to_owned());
    }
    let mut rest = Reader(text);
    let sign = rest.has(&['+', '-'])?;
    let (hours, minutes) = match rest.digits(1, 4)? {
        both if both.len() == 4 => both.split_at(2),
        hours if hours.len() == 3 => return None,
        hours if rest.has(&[':']).is_some() => (hours, rest.digits(2, 2)?),
        hours => (hours, "00"),
    };
    rest.0.is_empty().then(|| format!("{sign}{hours:0>2}:{minutes}"))
}

/// Returns what stands before a time of day, the time with its offset, and what stands after it.
fn take_time(text: &str) -> Option<(&str, String, &str)> {
    let colon = text.find(':')?;
    let digits = text[..colon].bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = colon - digits;
    let end =
        text[colon..].find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).map_or(text.len(), |n| colon + n);
    let mut time = text[start..end].to_owned();
    let mut after = &text[end..];
    for kind in [is_half, is_offset] {
        let next = after.trim_start();
        let word = next.split(char::is_whitespace).next().unwrap_or("");
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

fn is_offset(word: &str) -> bool {
    matches!(word, "UTC" | "GMT") || offset(word).is_some_and(|offset| !offset.is_empty())
}

/// Returns a time of day, with its half of the day and its offset, as it should be typed behind a date.
fn clock(text: &str) -> Option<String> {
    let mut words = text.split(' ');
    let mut parts = words.next()?.split(':');
    let mut hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next()?.parse().ok()?;
    let second: u32 = parts.next().map_or(Some(0), |second| second.split('.').next()?.parse().ok())?;
    let mut zone = String::new();
    for word in words {
        if is_half(word) {
            let is_afternoon = word.starts_with(['p', 'P']);
            if !(1..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + if is_afternoon { 12 } else { 0 };
        } else {
            zone = if matches!(word, "UTC" | "GMT") { "Z".to_owned() } else { offset(word)? };
        }
    }
    (hour < 24 && minute < 60 && second < 60).then(|| {
        let seconds = if second > 0 { format!(":{second:02}") } else { String::new() };
        format!("T{hour:02}:{minute:02}{seconds}{zone}")
    })
}

/// Returns the days that a text can mean, without a time.
fn days(text: &str) -> Vec<Date> {
    let day =
        |year: i16, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let whole = text.trim();
    if whole.len() == 8 && whole.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |from: usize, to: usize| whole[from..to].parse().unwrap_or(0);
        return day(part(0, 4), part(4, 6), part(6, 8)).into_iter().collect();
    }
    let Some((month, numbers)) = parts(whole) else { return Vec::new() };
    let found = match (month, numbers.as_slice()) {
        (Some(month), [Number { value: date, is_year: false }, Number { value: year, is_year: true }])
        | (Some(month), [Number { value: year, is_year: true }, Number { value: date, is_year: false }]) => {
            [day(*year, month, *date), None]
        }
        (None, [Number { value: year, is_year: true }, month, date]) => [day(*year, month.value, date.value), None],
        (None, [first, second, Number { value: year, is_year: true }]) => {
            // Between full stops the day comes first in every country that writes so.
            let month_first = if whole.contains('.') { None } else { day(*year, first.value, second.value) };
            [day(*year, second.value, first.value), month_first]
        }
        _ => [None, None],
    };
    found.into_iter().flatten().collect()
}

/// A number of a date.
struct Number {
    value: i16,
    is_year: bool,
}

/// Returns the month that a date names, if it does, and its numbers; `None` if it holds any other word.
fn parts(text: &str) -> Option<(Option<i16>, Vec<Number>)> {
    let (mut month, mut numbers) = (None, Vec::new());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let number = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        if let Ok(value) = number.parse() {
            numbers.push(Number { value, is_year: number.len() == 4 });
        } else if let Some(named) = named_month(word).filter(|_| month.is_none()) {
            month = Some(named);
        } else if !is_filler(word) {
            return None;
        }
    }
    Some((month, numbers))
}

/// Returns the month that has this name, or one that begins so with three letters or more.
fn named_month(word: &str) -> Option<i16> {
    let word = word.to_lowercase();
    let names = english().words(WordList::Month).iter().filter_map(|entry| entry.split_once(' '));
    let mut found = names.filter(|(_, name)| word.len() >= 3 && name.starts_with(&word));
    found.next().and_then(|(number, _)| number.parse().ok())
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
    fn one_digit_is_padded() {
        for (written, expected) in [
            ("2024-03-01", "2024-03-01"),
            ("2024-3-1", "2024-03-01"),
            ("2024-3-01", "2024-03-01"),
            ("2024-12-1 ", "2024-12-01 "),
            ("2024-03-01 8:32:24", "2024-03-01T08:32:24"),
            ("2011-11-28 8:32:24 -0400", "2011-11-28T08:32:24-04:00"),
            ("2024-03-01 14:00:00 -4", "2024-03-01T14:00:00-04:00"),
            ("2024-03-01T14:00+5:30", "2024-03-01T14:00+05:30"),
            ("2001-12-14t21:59:43.10-05:00", "2001-12-14T21:59:43.10-05:00"),
            ("2024-3-1 8:00  Z", "2024-03-01T08:00Z"),
            ("2024-3-1 8:00[Asia/Karachi]", "2024-03-01T08:00[Asia/Karachi]"),
            // What means nothing, or could mean two things, stays as it is.
            ("3/1/2024", "3/1/2024"),
            ("24-3-1", "24-3-1"),
            ("2024-03-01 8", "2024-03-01 8"),
            ("2024-03-01 8:5", "2024-03-01 8:5"),
            ("2024-03-01 14:00 -400", "2024-03-01 14:00 -400"),
            ("2024-03-01 8:32 PM", "2024-03-01 8:32 PM"),
        ] {
            let expected = if written.ends_with(' ') { written } else { expected };
            assert_eq!(padded(written), expected, "{written}");
        }
    }

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
            ("soon", ""),
            ("2 July", ""),
            ("March 2024", ""),
            ("2024-02-30", ""),
            ("1/2/24", ""),
            ("June July 1 2024", ""),
            ("2024-03-01 25:00", ""),
        ] {
            assert_eq!(readings(written).join(" "), expected, "{written}");
        }
    }
}
