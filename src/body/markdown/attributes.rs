//! The id at the end of a heading: `{#id}`, also beside classes and other attributes.
//!
//! Words in braces end many headings (`{USD, EUR}`, `{preferred}`), so braces are attributes only if they hold an id or a
//! class and nothing that is no attribute. All else is text.

use super::super::tree::{Inline, InlineKind};
use std::borrow::Cow;

/// Takes the attributes off the inline elements of a heading, which are the last ones, from `first` on. Returns the id among
/// them, of which the first counts; it is empty if there are others alone.
pub fn take<'t>(inlines: &mut Vec<Inline<'t>>, first: usize, source: &'t str) -> Option<Cow<'t, str>> {
    let last = inlines[first..].last()?;
    let start = inlines[first].span.start;
    let written = source.get(start..last.span.end)?.trim_end();
    let brace = written.strip_suffix('}')?.rfind(['{', '\n']).filter(|at| written[*at..].starts_with('{'))?;
    let is_escaped = written[..brace].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    let id = id(&written[brace + 1..written.len() - 1]).filter(|_| !is_escaped)?;
    let brace = start + brace;
    let from = first + inlines[first..].partition_point(|inline| inline.span.end <= brace);
    let is_open = |inline: &Inline<'_>| inline.end > from;
    let are_words = inlines[from..].iter().all(|inline| matches!(inline.kind, InlineKind::Text(_)));
    if !are_words || inlines[first..from].iter().any(is_open) {
        return None;
    }
    let mut keep = from;
    let begun = &mut inlines[from];
    if begun.span.start < brace
        && let InlineKind::Text(text) = &mut begun.kind
    {
        let at = text.rfind('{')?;
        match text {
            Cow::Borrowed(text) => *text = &text[..at],
            Cow::Owned(text) => text.truncate(at),
        }
        begun.span.end = brace;
        keep += 1;
    }
    inlines.truncate(keep);
    trim_end(inlines, first);
    Some(Cow::Borrowed(id))
}

/// Takes the blanks off the end of a heading.
fn trim_end(inlines: &mut [Inline<'_>], first: usize) {
    let at = inlines.len();
    if at > first
        && let Inline { kind: InlineKind::Text(text), .. } = &mut inlines[at - 1]
    {
        let end = text.trim_end().len();
        match text {
            Cow::Borrowed(text) => *text = &text[..end],
            Cow::Owned(text) => text.truncate(end),
        }
    }
}

/// Returns the id that attributes name, which is empty if they name a class alone; nothing if they are none.
fn id(attributes: &str) -> Option<&str> {
    let mut id = None;
    let mut has_class = false;
    let mut is_quoted = false;
    let words = attributes.split(|c: char| {
        is_quoted ^= c == '"';
        c.is_whitespace() && !is_quoted
    });
    for attribute in words.filter(|word| !word.is_empty()) {
        match attribute.split_at_checked(1)? {
            ("#", name) if is_name(name) => id = id.or(Some(name)),
            (".", name) if is_name(name) => has_class = true,
            _ => {
                let (key, _) = attribute.split_once('=')?;
                key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).then_some(())?;
            }
        }
    }
    id.or(has_class.then_some(""))
}

/// Whether a text may be an id or a class: it has a letter or a digit, and nothing that stands between words.
fn is_name(text: &str) -> bool {
    let between = |c: char| matches!(c, ',' | ';' | '{' | '}' | '#' | '"' | '\'' | '<' | '>');
    text.chars().any(char::is_alphanumeric) && !text.contains(between)
}
