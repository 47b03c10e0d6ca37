//! Lines between bars that are no table, since the row of dashes is missing or has another number of cells.

use super::around::{Found, Sign, Slip, is_escaped};
use crate::base::problems;

/// Returns the slip of a row with another one below it: `| a | b |`.
pub fn slip(sign: &Sign<'_>) -> Option<Found> {
    if !sign.line().starts_with('|') {
        return None;
    }
    let block = &sign.text[sign.at..sign.block.end.max(sign.at)];
    let mut rows = block.split_inclusive('\n').map_while(row);
    let (first, second) = (rows.next()?, rows.next()?);
    let are_rows = cells(first) > 1 && cells(first) == cells(second) && is_plain(first) && is_plain(second);
    if !is_dashes(first) && !is_dashes(second) && !are_rows {
        return None;
    }
    let all = block.split_inclusive('\n').take_while(|line| row(line).is_some());
    let end = sign.at + block[..all.map(str::len).sum()].trim_end().len();
    Some((sign.at..end, problems::table_without_dashes as Slip))
}

/// Returns the row that a line holds.
fn row(line: &str) -> Option<&str> {
    let row = line.trim_start_matches([' ', '\t', '>']).trim_end();
    (row.len() > 1 && row.starts_with('|') && row.ends_with('|')).then_some(row)
}

/// Whether a row is written as rows are: with a blank behind its first bar, or with no blank before any. `|x| < |y|` is neither.
fn is_plain(row: &str) -> bool {
    row[1..].starts_with(' ') || !row.contains(" |")
}

/// Returns how many cells a row has.
fn cells(row: &str) -> usize {
    row.match_indices('|').filter(|(at, _)| !is_escaped(row, *at)).count().saturating_sub(1)
}

/// Whether a row is one of dashes, also of those that a word processor makes of them.
fn is_dashes(row: &str) -> bool {
    let is_part = |c: char| matches!(c, '|' | '-' | '–' | '—' | ':' | ' ');
    row.contains(['-', '–', '—']) && row.chars().all(is_part)
}
