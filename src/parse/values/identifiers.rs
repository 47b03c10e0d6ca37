//! Leaves that are numbers given to publications: a DOI, an ISBN, an ISSN.
//!
//! ISBN and ISSN end with a check digit, so that a slip of the pen is found here and not by a library.

use super::{Values, typed};
use crate::base::FieldPath;

impl Values<'_> {
    /// Returns a DOI, bare: `10.`, a registrant, a slash, a name.
    pub fn doi(&mut self, field: FieldPath, written: &Option<String>) -> Option<String> {
        let text = typed(written)?;
        let bare = text.trim_start_matches("https://doi.org/").trim_start_matches("doi:");
        let is_doi =
            bare.strip_prefix("10.").and_then(|rest| rest.split_once('/')).is_some_and(|(registrant, name)| {
                !registrant.is_empty() && !name.is_empty() && !name.contains(char::is_whitespace)
            });
        if is_doi {
            return Some(bare.to_owned());
        }
        self.report_invalid(field, text, "a DOI begins with `10.`: `10.1234/ird.7`");
        None
    }

    /// Returns an ISBN of ten or thirteen digits, with the hyphens or blanks that are written.
    pub fn isbn(&mut self, field: FieldPath, written: &Option<String>) -> Option<String> {
        let help = "an ISBN has 13 digits, or 10, and its last one must check: `978-3-16-148410-0`";
        self.formed(field, written, is_isbn, help)
    }

    /// Returns an ISSN: two groups of four digits.
    pub fn issn(&mut self, field: FieldPath, written: &Option<String>) -> Option<String> {
        let help = "an ISSN has two groups of four digits, and its last one must check: `0378-5955`";
        self.formed(field, written, is_issn, help)
    }
}

/// Returns the digits of a number without hyphens and blanks; a last `X` is ten. None if anything else stands in it.
fn digits(text: &str) -> Option<Vec<u32>> {
    let bare: Vec<char> = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let read = |(at, c): (usize, &char)| match c {
        'X' | 'x' if at + 1 == bare.len() => Some(10),
        c => c.to_digit(10),
    };
    bare.iter().enumerate().map(read).collect()
}

/// Returns digits weighted by what is left to come, the last one once: 10, 9, … 1 for ten digits.
fn falling_sum(digits: &[u32]) -> u32 {
    digits.iter().rev().zip(1..).map(|(digit, weight)| digit * weight).sum()
}

/// Whether the check digit is right, by ISO 2108.
fn is_isbn(text: &str) -> bool {
    match digits(text).as_deref() {
        Some(digits @ [9, 7, 8 | 9, ..]) if digits.len() == 13 => {
            let sum: u32 = digits.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
            digits[12] < 10 && sum.is_multiple_of(10)
        }
        Some(digits) => digits.len() == 10 && falling_sum(digits).is_multiple_of(11),
        None => false,
    }
}

/// Whether the check digit is right, by ISO 3297.
fn is_issn(text: &str) -> bool {
    let is_grouped = text.len() == 9 && text.find('-') == Some(4);
    is_grouped && digits(text).is_some_and(|digits| digits.len() == 8 && falling_sum(&digits).is_multiple_of(11))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_must_check() {
        for isbn in ["978-3-16-148410-0", "9783161484100", "0-306-40615-2", "0 8044 2957 X", "979-10-90636-07-1"] {
            assert!(is_isbn(isbn), "{isbn}");
        }
        for wrong in ["", "banana", "978-3-16-148410-1", "978-3-16-148401-0", "0-306-40615-3", "977-3-16-148410-0", "X"]
        {
            assert!(!is_isbn(wrong), "{wrong}");
        }
        for issn in ["0378-5955", "2434-561X"] {
            assert!(is_issn(issn), "{issn}");
        }
        for wrong in ["", "03785955", "0378-5954", "0378-59555", "X378-5955", "banana"] {
            assert!(!is_issn(wrong), "{wrong}");
        }
    }
}
