//! Reads the dates of a `.bib` entry.

use super::entries::Entry;
use super::latex::{Keep, render};
use crate::bibliography::days::{Told, checked_day, month_of, read_date, season_of};
use crate::bibliography::fault::Fault;
use crate::bibliography::reference::{Dates, Reference};

const HELP: &str = "type it as `2020-05-31`, `2020-05`, `2020`, or `2020-05-31/2020-06-02` for a span";

/// The fields that hold dates, and what CSL calls them.
const FIELDS: [(&str, &str); 5] = [
    ("date", "issued"),
    ("urldate", "accessed"),
    ("lastchecked", "accessed"),
    ("eventdate", "event-date"),
    ("origdate", "original-date"),
];

/// Puts the dates of an entry into a reference.
pub fn take_dates(entry: &Entry<'_>, reference: &mut Reference, faults: &mut Vec<Fault>) {
    for (name, variable) in FIELDS {
        let Some(text) = entry.field(name) else { continue };
        if reference.dates.contains_key(variable) {
            continue;
        }
        let text = plain(text);
        let told = read_date(&text);
        take(told, &text, variable, reference).unwrap_or_else(|()| faults.push(wrong(entry, name, &text)));
    }
    if !reference.dates.contains_key("issued") {
        take_year(entry, reference, faults);
    }
}

/// Takes a date from a note such as `Accessed: 2020-05-03`, and tells whether the note was nothing else.
pub fn take_accessed(note: &str, reference: &mut Reference) -> bool {
    let small = note.to_lowercase();
    let small = small.trim_matches(['[', ']', '(', ')', '.', ' ']).trim_start_matches("online; ");
    let starts = ["last accessed", "accessed", "retrieved", "visited", "last visited"];
    let Some(rest) = starts.iter().find_map(|start| small.strip_prefix(start)) else {
        return false;
    };
    let rest = rest.trim_start_matches([':', ' ']).trim_start_matches("on ");
    let told = read_date(rest);
    if !matches!(told, Told::Days { .. }) || reference.dates.contains_key("accessed") {
        return false;
    }
    take(told, rest, "accessed", reference).is_ok()
}

/// Leaves `~` and `--` alone, which mean something else in a date than in a text.
fn plain(text: &str) -> String {
    if text.contains('\\') { render(text, Keep::Letters) } else { text.replace(['{', '}'], "").trim().to_owned() }
}

fn take(told: Told, text: &str, variable: &str, reference: &mut Reference) -> Result<(), ()> {
    match told {
        Told::Days { dates, season } => {
            if let Some(season) = season {
                reference.texts.insert(format!("{variable}-season"), season.to_string());
            }
            reference.dates.insert(variable.to_owned(), dates);
        }
        Told::Status(_) if variable == "issued" => {
            reference.texts.entry("status".to_owned()).or_insert_with(|| text.to_owned());
        }
        Told::Undated => {}
        Told::Status(_) | Told::Wrong => return Err(()),
    }
    Ok(())
}

fn wrong(entry: &Entry<'_>, name: &str, text: &str) -> Fault {
    Fault::new(entry.span(name), format!("`{text}` is no date"), HELP)
}

/// Reads `year`, `month` and `day`.
fn take_year(entry: &Entry<'_>, reference: &mut Reference, faults: &mut Vec<Fault>) {
    let Some(year) = entry.field("year") else { return };
    let year = plain(year);
    let mut told = read_date(&year);
    if let (Some(month), Told::Days { dates, season }) = (entry.field("month"), &mut told)
        && dates.from.month.is_none()
    {
        let month = plain(month);
        let day = entry.field("day").map(plain).unwrap_or_default();
        match season_of(&month) {
            Some(found) => *season = Some(found),
            None => match with_month(dates.clone(), &format!("{month} {day}")) {
                Some(found) => *dates = found,
                None => faults.push(Fault::new(
                    entry.span("month"),
                    format!("`{}` is no month of {year}", format!("{day} {month}").trim()),
                    "type its number, as in `month = {5}`",
                )),
            },
        }
    }
    take(told, &year, "issued", reference).unwrap_or_else(|()| faults.push(wrong(entry, "year", &year)));
}

/// Adds months and days such as `July--August`, `jul 4` and `12` to a year.
fn with_month(dates: Dates, words: &str) -> Option<Dates> {
    let is_gap = |sign: char| sign.is_whitespace() || matches!(sign, '~' | ',' | '.' | '/' | '-' | '–' | '\u{a0}');
    let words: Vec<&str> = words.split(is_gap).filter(|word| !word.is_empty()).collect();
    let with = |month: u8, day: Option<i64>| checked_day(i64::from(dates.from.year), Some(i64::from(month)), day);
    let month_named = |word: &str| month_of(word).filter(|_| !word.starts_with(|sign: char| sign.is_ascii_digit()));
    match words[..] {
        [month] => Some(Dates { from: with(month_of(month)?, None)?, ..dates }),
        [first, second] => match (month_named(first), month_named(second)) {
            (Some(from), Some(to)) => Some(Dates { from: with(from, None)?, to: with(to, None), ..dates }),
            (None, Some(month)) => Some(Dates { from: with(month, Some(first.parse().ok()?))?, ..dates }),
            _ => Some(Dates { from: with(month_of(first)?, Some(second.parse().ok()?))?, ..dates }),
        },
        [month, from, to] => {
            let month = month_of(month)?;
            Some(Dates { from: with(month, from.parse().ok())?, to: with(month, to.parse().ok()), ..dates })
        }
        _ => None,
    }
}
