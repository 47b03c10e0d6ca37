//! Dates as people and programs write them: EDTF, and the words of older files.

use super::reference::{Dates, Day};

/// What a date says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// One day or a span of days. Spring is season 1.
    Days { dates: Dates, season: Option<u8> },
    /// No date but how far a work has come: `forthcoming`.
    Status(String),
    /// That there is no date: `n.d.`, or nothing at all.
    Undated,
    /// Nothing that can be understood, or a day that no calendar has.
    Wrong,
}

/// The beginnings of months in English, French, Spanish, German and Portuguese, in small letters.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "jän"],
    &["feb", "fév", "fev"],
    &["mar", "mär"],
    &["apr", "avr", "abr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "ago"],
    &["sep", "set"],
    &["oct", "okt", "out"],
    &["nov"],
    &["dec", "déc", "dic", "dez"],
];

/// The names of seasons, by their number from spring on.
const SEASONS: [&[&str]; 4] = [
    &["spring", "printemps", "primavera", "frühling", "frühjahr"],
    &["summer", "été", "verano", "sommer", "verão"],
    &["autumn", "fall", "automne", "otoño", "herbst", "outono"],
    &["winter", "hiver", "invierno", "inverno"],
];

/// Words that say there is no date.
const UNDATED: [&str; 15] = [
    "n.d.",
    "n. d.",
    "nd",
    "n.d",
    "no date",
    "undated",
    "unknown",
    "s.d.",
    "s. d.",
    "s.f.",
    "o.j.",
    "o. j.",
    "sans date",
    "sin fecha",
    "ohne jahr",
];

/// Reads a date.
pub fn read_date(text: &str) -> Told {
    let text = text.trim();
    let small = text.to_lowercase();
    if text.is_empty() || UNDATED.contains(&small.as_str()) {
        return Told::Undated;
    }
    if let Some((dates, season)) = read_edtf(text).or_else(|| read_words(&small)) {
        return Told::Days { dates, season };
    }
    let has_digit = text.chars().any(|sign| sign.is_numeric());
    let has_letter = text.chars().any(char::is_alphabetic);
    if has_letter && !has_digit { Told::Status(text.to_owned()) } else { Told::Wrong }
}

/// Returns the number of a month named in words or digits.
pub fn month_of(word: &str) -> Option<u8> {
    let word = word.trim().trim_end_matches('.').to_lowercase();
    if let Ok(number) = word.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    if !word.chars().all(char::is_alphabetic) {
        return None;
    }
    // `juin` and `juil` differ only in the fourth letter, so the longest beginning wins.
    let found = MONTHS.iter().enumerate().filter_map(|(place, starts)| {
        starts.iter().filter(|start| word.starts_with(**start)).map(|start| (start.len(), place)).max()
    });
    found.max().and_then(|(_, place)| u8::try_from(place + 1).ok())
}

/// Returns the number of a season, where spring is 1.
pub fn season_of(word: &str) -> Option<u8> {
    let word = word.trim().to_lowercase();
    let place = SEASONS.iter().position(|names| names.contains(&word.as_str()))?;
    u8::try_from(place + 1).ok()
}

/// Returns the day of these numbers if the calendar has it.
pub fn checked_day(year: i64, month: Option<i64>, day: Option<i64>) -> Option<Day> {
    let year = i16::try_from(year).ok()?;
    let Some(month) = month else {
        return day.is_none().then_some(Day { year, month: None, day: None });
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let day = match day {
        Some(number) if (1..=length).contains(&number) => Some(u8::try_from(number).ok()?),
        Some(_) => return None,
        None => None,
    };
    Some(Day { year, month: u8::try_from(month).ok(), day })
}

/// One end of a span.
struct End {
    first: Day,
    /// The last day it may mean: `199X` ends in 1999.
    last: Option<Day>,
    season: Option<u8>,
    is_circa: bool,
}

fn read_edtf(text: &str) -> Option<(Dates, Option<u8>)> {
    let Some((from, to)) = text.split_once('/') else {
        let end = read_end(text)?;
        return Some((Dates { from: end.first, to: end.last, is_circa: end.is_circa }, end.season));
    };
    let is_open = |side: &str| matches!(side.trim(), "" | ".." | "open" | "unknown");
    match (is_open(from), is_open(to)) {
        (true, true) => None,
        (true, false) => read_edtf(to).filter(|_| !to.contains('/')),
        (false, true) => read_edtf(from),
        (false, false) => {
            let (from, to) = (read_end(from)?, read_end(to)?);
            let last = to.last.unwrap_or(to.first);
            let is_circa = from.is_circa || to.is_circa;
            Some((Dates { from: from.first, to: Some(last), is_circa }, from.season))
        }
    }
}

fn read_end(text: &str) -> Option<End> {
    let text = text.trim();
    let marked = text.trim_end_matches(['~', '?', '%']);
    let is_circa = marked.len() < text.len();
    let (date, _) = marked.split_once(['T', ' ']).filter(|(date, _)| date.len() == 10).unwrap_or((marked, ""));
    let (sign, digits) = date.strip_prefix('-').map_or((1, date), |rest| (-1, rest));
    let mut parts = digits.split('-');
    let year = parts.next()?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() || !(3..=4).contains(&year.len()) {
        return None;
    }
    if (month.is_some() || sign < 0) && year.len() != 4 {
        return None;
    }
    let stem = year.trim_end_matches(['X', 'u']);
    if stem.len() < year.len() {
        return read_decade(year, stem, is_circa || month.is_some());
    }
    let year = sign * number(year)?;
    let known = |part: Option<&str>| part.filter(|part| !matches!(*part, "XX" | "uu")).map(number);
    let (month, day) = match (known(month), known(day)) {
        (Some(month), Some(day)) => (Some(month?), Some(day?)),
        (Some(month), None) => (Some(month?), None),
        (None, _) => (None, None),
    };
    if let (Some(season @ 21..=32), None) = (month, day) {
        let season = u8::try_from((season - 21) % 4 + 1).ok();
        return Some(End { first: checked_day(year, None, None)?, last: None, season, is_circa });
    }
    Some(End { first: checked_day(year, month, day)?, last: None, season: None, is_circa })
}

/// Reads `199X` and `19XX`.
fn read_decade(year: &str, stem: &str, is_circa: bool) -> Option<End> {
    let unknown = u32::try_from(year.len() - stem.len()).ok()?;
    if stem.is_empty() || year.len() != 4 || unknown > 2 {
        return None;
    }
    let width = 10_i64.pow(unknown);
    let first = number(stem)? * width;
    let last = checked_day(first + width - 1, None, None);
    Some(End { first: checked_day(first, None, None)?, last, season: None, is_circa })
}

fn number(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// What the words of a date have said so far.
#[derive(Default)]
struct Words {
    years: Vec<i64>,
    month: Option<i64>,
    day: Option<i64>,
    season: Option<u8>,
    is_circa: bool,
}

impl Words {
    /// Takes one word in, or returns nothing if no date has such a word.
    fn take(&mut self, word: &str) -> Option<()> {
        if matches!(word, "c" | "ca" | "circa" | "about" | "around" | "approx" | "vers" | "um") {
            self.is_circa = true;
        } else if matches!(word, "of" | "de" | "the" | "le") {
        } else if let Some(season) = season_of(word) {
            self.season = Some(season);
        } else if let Some(month) = month_of(word).filter(|_| word.starts_with(char::is_alphabetic)) {
            self.month = Some(i64::from(month));
        } else if let Some(year) = self.year(word) {
            self.years.push(year);
        } else {
            let digits = word.trim_end_matches(char::is_alphabetic);
            let suffix = &word[digits.len()..];
            if !matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er") || digits.len() > 2 || self.day.is_some() {
                return None;
            }
            self.day = Some(number(digits)?);
        }
        Some(())
    }

    /// Reads `2004`, `2004a`, `c2004` and `©2004`.
    fn year(&mut self, word: &str) -> Option<i64> {
        let bare = word.trim_start_matches(|sign: char| !sign.is_ascii_digit());
        let lead = &word[..word.len() - bare.len()];
        if !matches!(lead, "" | "c" | "ca" | "©") {
            return None;
        }
        let digits = bare.strip_suffix(|sign: char| sign.is_ascii_lowercase()).unwrap_or(bare);
        let year = number(digits).filter(|_| digits.len() == 4)?;
        self.is_circa |= matches!(lead, "c" | "ca");
        Some(year)
    }
}

/// Reads `3 May 2020`, `ca. 1850`, `[2004]`, `1998–1999`. The text is in small letters.
fn read_words(text: &str) -> Option<(Dates, Option<u8>)> {
    let mut words = Words::default();
    let is_gap = |sign: char| sign.is_whitespace() || matches!(sign, ',' | '.' | '[' | ']' | '(' | ')' | '?' | '~');
    words.is_circa = text.contains('?') || text.ends_with('~');
    for word in text.split(is_gap).filter(|word| !word.is_empty()) {
        let sides: Vec<&str> = word.split(['-', '–', '—']).filter(|side| !side.is_empty()).collect();
        let are_years = sides.len() == 2 && sides.iter().all(|side| side.len() == 4);
        if sides.len() != 1 && !are_years {
            return None;
        }
        for side in sides {
            words.take(side)?;
        }
    }
    let from = checked_day(*words.years.first()?, words.month, words.day)?;
    let to = match words.years.get(1) {
        Some(year) if words.month.is_none() => Some(checked_day(*year, None, None)?),
        Some(_) => return None,
        None => None,
    };
    (words.years.len() <= 2).then_some((Dates { from, to, is_circa: words.is_circa }, words.season))
}
