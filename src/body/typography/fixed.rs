//! What of a line stays as it was typed: addresses, the targets of wiki links, formulas, the templates of other tools.

use crate::body::bare;
use std::ops::Range;

/// Begins and ends of what other tools take for a template.
const TEMPLATES: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// Returns the parts of a line that stay as they were typed, in order and apart.
pub fn fixed(line: &str) -> Vec<Range<usize>> {
    let mut fixed = if bare::may_hold(line) { bare::ranges(line) } else { Vec::new() };
    let link = |part: Range<usize>| part.start..part.start + line[part.clone()].find('|').unwrap_or(part.len());
    fixed.extend(enclosed(line, "[[", "]]").map(link));
    fixed.extend(TEMPLATES.into_iter().flat_map(|(begin, end)| enclosed(line, begin, end)));
    fixed.extend(formulas(line));
    apart(fixed)
}

/// Returns parts in order, those that touch as one.
pub fn apart(mut parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    parts.sort_by_key(|part| part.start);
    parts.dedup_by(|part, before| {
        let touches = part.start <= before.end;
        if touches {
            before.end = before.end.max(part.end);
        }
        touches
    });
    parts
}

/// Returns what stands from one sign to another, with both.
fn enclosed<'l>(line: &'l str, begin: &'l str, end: &'l str) -> impl Iterator<Item = Range<usize>> + 'l {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + line[from..].find(begin)?;
        from = start + line[start..].find(end)? + end.len();
        Some(start..from)
    })
}

/// Returns what stands between two signs of a formula: neither a sum of money nor a blank stands inside next to them.
fn formulas(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = line[from..].find('$').map(|length| from + length) {
        from = at + 1;
        let begins = |c: char| !c.is_whitespace() && !c.is_ascii_digit();
        if !line[from..].starts_with(begins) {
            continue;
        }
        let Some(end) = line[from..].find('$').map(|length| from + length) else { break };
        if !line[..end].ends_with(char::is_whitespace) && !line[end + 1..].starts_with(|c: char| c.is_ascii_digit()) {
            found.push(at..end + 1);
            from = end + 1;
        }
    }
    found
}
