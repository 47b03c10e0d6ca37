//! Which signs of a line are set otherwise than they were typed, and as what.
//!
//! Quotation marks are for `marks`. Two hyphens are a dash and three a longer one, three dots are an ellipsis; but not where
//! they belong to a symbol: a document number, a path, an option of a command, an arrow.

use super::change::Change;
use super::marks;
use crate::words::Quotes;
use std::ops::Range;

/// Signs in a word that make it a symbol, whose hyphens and dots are its own.
const OF_SYMBOLS: [char; 13] = ['/', '\\', '_', '@', '=', '<', '>', '|', '#', '&', '~', '+', '`'];

/// How far a word is looked at, in bytes to either side.
const LONGEST_WORD: usize = 100;

/// A blank at which no line breaks, and a narrow one.
const FIRM_BLANK: char = '\u{a0}';
const NARROW_BLANK: char = '\u{202f}';

/// Returns what changes in a line outside its fixed parts, which stand in order and apart; in order, too.
pub fn changes(line: &str, fixed: &[Range<usize>], quotes: &Quotes) -> Vec<Change> {
    let is_free = |range: &Range<usize>| {
        let next = fixed.partition_point(|part| part.end <= range.start);
        fixed.get(next).is_none_or(|part| range.end <= part.start)
    };
    let mut found = marks::changes(line, &is_free, quotes);
    found.extend(runs(line, '-').filter_map(|range| dash(line, range)).filter(|change| is_free(&change.range)));
    found.extend(runs(line, '.').filter_map(|range| dots(line, range)).filter(|change| is_free(&change.range)));
    if quotes.is_spaced {
        found.extend(blanks(line).filter(|change| is_free(&change.range)));
    }
    found.sort_by_key(|change| change.range.start);
    found
}

/// Returns the places at which a sign stands more than once in a row.
fn runs(line: &str, sign: char) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + line[from..].find(sign)?;
            let end = line[start..].find(|c| c != sign).map_or(line.len(), |length| start + length);
            from = end;
            if end - start > 1 {
                return Some(start..end);
            }
        }
    })
}

/// Returns the word around a place, between blanks; of a long one, the part near it.
fn word<'l>(line: &'l str, place: &Range<usize>) -> &'l str {
    let from = line.ceil_char_boundary(place.start.saturating_sub(LONGEST_WORD));
    let to = line.floor_char_boundary(line.len().min(place.end + LONGEST_WORD));
    let before = line[from..place.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    let behind = line[place.end..to].split(char::is_whitespace).next().unwrap_or_default();
    &line[place.start - before.len()..place.end + behind.len()]
}

/// Whether a word is a symbol: a path, an address, a name with a dot inside, a term of a formula.
fn is_symbol(word: &str) -> bool {
    let mut letters = word.chars().peekable();
    let mut before = ' ';
    let mut has_inner_dot = false;
    while let Some(c) = letters.next() {
        has_inner_dot |= c == '.' && before.is_alphanumeric() && letters.peek().is_some_and(|c| c.is_alphanumeric());
        before = c;
    }
    has_inner_dot || word.contains(OF_SYMBOLS)
}

/// Returns the dash that some hyphens in a row are.
fn dash(line: &str, range: Range<usize>) -> Option<Change> {
    let to = match range.len() {
        2 => "–",
        3 => "—",
        _ => return None,
    };
    let before = line[..range.start].chars().next_back().is_none_or(char::is_whitespace);
    let behind = line[range.end..].chars().next().is_none_or(char::is_whitespace);
    // `--strict` is an option of a command.
    let is_option = before && !behind;
    (!is_option && !is_symbol(word(line, &range))).then_some(Change { range, to: to.into() })
}

/// Returns the ellipsis that three dots are. Dots alone stand for a text that is still to be written.
fn dots(line: &str, range: Range<usize>) -> Option<Change> {
    let before = line[..range.start].chars().next_back();
    let behind = line[range.end..].chars().next();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_range = is_digit(before) && is_digit(behind);
    let word = word(line, &range);
    let is_path = word.contains(['/', '\\', '_', '=', '<', '>']);
    let is_text = range.len() == 3 && !is_range && !is_path && line.trim().len() > 3;
    is_text.then_some(Change { range, to: "…".into() })
}

/// Returns the blanks of French at which no line may break: inside guillemets, and before high punctuation where the writer
/// typed one.
fn blanks(line: &str) -> impl Iterator<Item = Change> {
    line.match_indices(' ').filter_map(|(at, _)| {
        let (before, behind) = (line[..at].chars().next_back()?, line[at + 1..].chars().next()?);
        let next = line[at + 1 + behind.len_utf8()..].chars().next();
        let ends =
            |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '»' | '”' | '"' | '!' | '?' | '.' | '\u{fffc}');
        let blank = match behind {
            _ if before.is_whitespace() => return None,
            '»' => NARROW_BLANK,
            ';' | '!' | '?' if next.is_none_or(ends) => NARROW_BLANK,
            ':' if next.is_none_or(ends) => FIRM_BLANK,
            c if before == '«' && !c.is_whitespace() => NARROW_BLANK,
            _ => return None,
        };
        Some(Change { range: at..at + 1, to: blank.to_string().into() })
    })
}
