//! Numbers as the readers of a language write them: its digits, its groups and its decimal sign, by the CLDR.
//!
//! ICU writes a few samples once, and what they are made of is kept. So a count in a list costs no formatter, and what a
//! language does can be held against another or take part in a fingerprint. Which digits are the language's own stands in a
//! table that `cldr/generate.mjs` makes: ICU4X knows only which it has by default.

use crate::base::Language;
use crate::base::data::records;
use icu_decimal::input::Decimal;
use icu_decimal::preferences::NumberingSystem;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale::extensions::unicode::Value;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The digits that a site chooses, whatever its language has by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Digits {
    Latin,
    /// Those of the language, where it has its own: Arabic `٣`, Persian `۳`, Hindi `३`.
    Native,
}

/// How numbers are written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Numbers {
    digits: [char; 10],
    decimal_sign: Box<str>,
    /// What stands between groups; empty where there are none.
    separator: Box<str>,
    /// Digits of the last group, and of each before it: `3` and `2` in Hindi.
    group: usize,
    further: usize,
    /// The fewest digits of a number with groups: five in Spanish.
    fewest: usize,
}

/// The digits that CSS can count with, by their zero. Those that are not here are counted in Latin ones.
const COUNTERS: [(char, &str); 17] = [
    ('٠', "arabic-indic"),
    ('۰', "persian"),
    ('०', "devanagari"),
    ('০', "bengali"),
    ('੦', "gurmukhi"),
    ('૦', "gujarati"),
    ('୦', "oriya"),
    ('௦', "tamil"),
    ('౦', "telugu"),
    ('೦', "kannada"),
    ('൦', "malayalam"),
    ('๐', "thai"),
    ('໐', "lao"),
    ('༠', "tibetan"),
    ('၀', "myanmar"),
    ('០', "khmer"),
    ('᠐', "mongolian"),
];

impl Numbers {
    /// Returns those of a language, with its default digits unless others are chosen.
    pub fn of(language: &Language, digits: Option<Digits>) -> Self {
        let mut preferences = DecimalFormatterPreferences::from(language.written_locale());
        let system = match digits {
            None => None,
            Some(Digits::Latin) => Some("latn"),
            Some(Digits::Native) => native(language),
        };
        let system = system.and_then(|system| NumberingSystem::try_from(system.parse::<Value>().ok()?).ok());
        preferences.numbering_system = system.or(preferences.numbering_system);
        let formatter =
            DecimalFormatter::try_new(preferences, Default::default()).expect("the symbols are compiled in");
        let write = |number: Decimal| formatter.format(&number).to_string();
        let digits = std::array::from_fn(|digit| {
            write(Decimal::from(digit)).chars().next().expect("a digit is written with a sign")
        });
        let between = |text: String| -> Vec<String> {
            text.split(|c| digits.contains(&c)).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
        };
        let long = write(Decimal::from(1_111_111_111_u64));
        let groups: Vec<usize> = long
            .split(|c| !digits.contains(&c))
            .map(|group| group.chars().count())
            .filter(|count| *count > 0)
            .collect();
        let mut half = Decimal::from(15);
        half.multiply_pow10(-1);
        Self {
            decimal_sign: between(write(half)).concat().into(),
            separator: between(long).pop().unwrap_or_default().into(),
            group: groups.last().copied().unwrap_or_default(),
            further: groups.iter().rev().nth(1).copied().unwrap_or_default(),
            fewest: if between(write(Decimal::from(1_111))).is_empty() { 5 } else { 4 },
            digits,
        }
    }

    /// Returns those of English.
    pub fn english() -> &'static Self {
        static ENGLISH: LazyLock<Numbers> = LazyLock::new(|| Numbers::of(&Language::of("en"), None));
        &ENGLISH
    }

    /// Returns a count: `1,234`.
    pub fn count(&self, number: usize) -> String {
        let text = number.to_string();
        let length = text.len();
        if length < 4 && self.is_latin() {
            return text;
        }
        let is_grouped = length >= self.fewest && self.group > 0;
        let mut out = String::with_capacity(length * 3);
        for (at, digit) in text.bytes().enumerate() {
            let left = length - at;
            let is_edge = left == self.group || (left > self.group && (left - self.group).is_multiple_of(self.further));
            if is_grouped && at > 0 && is_edge {
                out.push_str(&self.separator);
            }
            out.push(self.digits[usize::from(digit - b'0')]);
        }
        out
    }

    /// Returns a number with one digit behind the decimal sign, of its tenths: `2.3`.
    pub fn tenths(&self, tenths: usize) -> String {
        format!("{}{}{}", self.count(tenths / 10), self.decimal_sign, self.digits[tenths % 10])
    }

    /// Returns a text with these digits in place of Latin ones: a year, or a date as an author wrote it.
    pub fn in_digits<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.is_latin() || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return Cow::Borrowed(text);
        }
        let digit = |c: char| c.to_digit(10).map_or(c, |digit| self.digits[digit as usize]);
        Cow::Owned(text.chars().map(digit).collect())
    }

    /// Returns the style of CSS that counts with these digits; none where they are those of every style sheet.
    pub fn counter_style(&self) -> Option<&'static str> {
        COUNTERS.iter().find(|(zero, _)| *zero == self.digits[0]).map(|(_, style)| *style)
    }

    /// Whether digits are `0` to `9`.
    pub fn is_latin(&self) -> bool {
        self.digits[0] == '0'
    }
}

/// Returns the digits of a language that it has beside Latin ones, by the narrowest tag that the table has.
fn native(language: &Language) -> Option<&'static str> {
    let table = || records(include_str!("cldr/native.tsv")).filter_map(|line| line.split_once('\t'));
    language.wider().into_iter().find_map(|tag| Some(table().find(|(known, _)| *known == tag)?.1))
}

#[cfg(test)]
mod tests;
