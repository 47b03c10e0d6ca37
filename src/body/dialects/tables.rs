//! Lines between bars that are no table, since the row of dashes is missing or has another number of cells.

use super::around::{Found, Sign, Slip, is_escaped};
use crate::base::problems;
use crate::body::markdown::SHIELD;

/// What may stand around a row.
const AROUND: [char; 5] = [' ', '\t', '>', '\r', SHIELD];

/// Returns the slip of a table that is drawn with signs: `+---+---+`. It takes all lines that are drawn, whatever stands between
/// its bars.
pub fn drawn(sign: &Sign<'_>) -> Option<Found> {
    let is_edge = |line: &str| {
        line.len() > 2
            && line.starts_with('+')
            && line.ends_with('+')
            && line.contains(['-', '='])
            && line.bytes().all(|byte| b"+-=:".contains(&byte))
    };
    if !is_edge(sign.line()) {
        return None;
    }
    let drawn = |line: &&str| line.trim_start_matches(AROUND).starts_with(['+', '|']);
    let lines = sign.text[sign.at..].split_inclusive('\n').take_while(drawn);
    let length: usize = lines.map(str::len).sum();
    let end = sign.at + sign.text[sign.at..sign.at + length].trim_end().len();
    Some((sign.at..end, problems::drawn_table as Slip))
}

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

/// Returns the slip of rows without bars around them, of which this is the first bar: two rows of which the second is one of
/// dashes, or three with as many cells. Two lines may be a menu or the head of a letter.
pub fn without_bars(sign: &Sign<'_>) -> Option<Found> {
    let before = sign.before();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let head = before[start..].trim_start_matches(AROUND);
    if head.is_empty() || head.contains('|') {
        return None;
    }
    let start = sign.at - head.len();
    let block = &sign.text[start..sign.block.end.max(start)];
    let has_bar = |line: &str| line.trim_matches(AROUND).split(" |").nth(1).is_some() || is_dashes(line);
    let is_headed = block.split('\n').nth(1).is_some_and(|second| is_dashes(second) && second.contains('|'));
    // Above a row of dashes, a bar needs no blank before it.
    let is_row = |(at, line): &(usize, &str)| has_bar(line) || (is_headed && *at == 0);
    let lines = || block.split('\n').enumerate().take_while(is_row).map(|(_, line)| line);
    let count = |line: &str| cells(line.trim_matches(AROUND)) + 1;
    let mut rows = lines();
    let (first, second) = (rows.next()?, rows.next()?);
    let is_open = |row: &str| !row.ends_with(['\\', ',', ';']) && !row.ends_with("  ") && !row.contains("](");
    let mut are_rows = || {
        let third = rows.next();
        third.is_some_and(|third| [second, third].iter().all(|row| count(row) == count(first)))
            && lines().take(3).all(is_open)
    };
    if !(is_dashes(second) && second.contains('|') || are_rows()) {
        return None;
    }
    let length = lines().map(|line| line.len() + 1).sum::<usize>() - 1;
    let end = start + block[..length.min(block.len())].trim_end().len();
    Some((start..end, problems::table_without_dashes as Slip))
}

/// Returns the row that a line holds.
fn row(line: &str) -> Option<&str> {
    let row = line.trim_start_matches(AROUND).trim_end();
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
    let is_part = |c: char| matches!(c, '|' | '-' | '–' | '—' | ':' | ' ' | '\r' | '>' | SHIELD);
    row.contains(['-', '–', '—']) && row.chars().all(is_part)
}
