//! The forms of dates and times that are read, made one.
//!
//! YAML's own timestamps may have one digit where ISO 8601 has two (`2024-3-1 8:32:24 -4`), and other generators read
//! them. They mean one thing only, so they are read. What [`readings`](super::readings) understands beyond them is only
//! shown to the writer as it should be typed.

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
pub fn offset(text: &str) -> Option<String> {
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
}
