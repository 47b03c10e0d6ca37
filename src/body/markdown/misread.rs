//! Marks that the parser sees and that are text, found in what it makes of a text.
//!
//! One tilde means 'about' (`~€3bn`), and only two strike out. A colon begins a definition if a blank follows it. What stands
//! in an address (`https://example.org/_a_`) belongs to it. None of these can be switched off, and to let their tags out
//! would lose the marks that the parser closed because of them; so the signs are masked and the text is read again.
//!
//! Two brackets begin a wiki link if what stands in them may be a name.
//!
//! And marks that it does not see: CommonMark takes `**` for a mark by the blanks and the punctuation around it, and some
//! scripts have no blanks, so `**「…」**は` would stay as typed. There a letter beside it counts as a blank does.

use super::super::bare;
use crate::base::bytes::{any, any_pair};
use crate::base::length::is_unspaced;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// Stands for a `:` that begins no definition.
pub const COLON: &str = "\u{2}";

/// Stands for a mark that is text. It is punctuation, too, so that other marks beside it mean what they did, and has no
/// meaning in Markdown.
const STAND_IN: &str = ",";

/// The same for a letter of a script without blanks, as long as the letter: of three bytes or four.
const LETTER: [&str; 2] = ["\u{3001}", "\u{10100}"];

/// A sign that stands in the place of another.
#[derive(Clone, Copy, Debug)]
pub struct Mask {
    pub at: usize,
    pub written: char,
    /// As many bytes as the other has.
    pub stand_in: &'static str,
}

/// Whether a text may hold a mark that is none. `has_addresses`: whether it may hold a bare address.
pub fn may_be_misread(text: &str, has_addresses: bool) -> bool {
    let bytes = text.as_bytes();
    let is = |at: usize, found: u8| bytes.get(at) == Some(&found);
    let has_other = |at: usize| is(at + 1, b'~') || (at > 0 && is(at - 1, b'~'));
    if any(bytes, |byte| byte == b'~') {
        let lone = text.match_indices('~').filter(|(at, _)| !has_other(*at)).take(2).count();
        if lone > 1 || (lone == 1 && text.contains("~~")) {
            return true;
        }
    }
    let begins_line = |at: usize| {
        let before = text[..at].trim_end_matches([' ', '\t', '>']);
        before.is_empty() || before.ends_with(['\n', '\r'])
    };
    let is_text = |at: usize| !bytes.get(at + 1).is_some_and(|next| matches!(next, b' ' | b'\t'));
    let may_begin = |before: u8, byte: u8| (byte == b':') & ((before <= b' ') | (before == b'>'));
    if (text.starts_with(':') || any_pair(bytes, may_begin))
        && text.match_indices(':').any(|(at, _)| is_text(at) && begins_line(at))
    {
        return true;
    }
    if any_pair(bytes, |byte, next| (byte == b'[') & (next == b'[')) {
        let mut inside = text.split("[[").skip(1).filter_map(|rest| Some(rest.split_once("]]")?.0));
        if inside.any(|inside| !is_name(inside.split_once('|').map_or(inside, |(target, _)| target))) {
            return true;
        }
    }
    if !text.is_ascii() && !marks(text, 0..text.len()).is_empty() {
        return true;
    }
    has_addresses && bare::marked(text)
}

/// Whether a wiki link or an embedded file begins whose brackets hold no name.
fn names_nothing(event: &Event<'_>) -> bool {
    let Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) = event else {
        return false;
    };
    matches!(link_type, LinkType::WikiLink { .. }) && !is_name(dest_url)
}

/// Whether a wiki link may name this: neither `toc`, which other dialects put in brackets for a list of contents, nor what
/// closes a bracket that it did not open, as in `[[1, 2], [3]]`.
fn is_name(target: &str) -> bool {
    let depth = target.bytes().try_fold(0_usize, |depth, byte| match byte {
        b'[' => Some(depth + 1),
        b']' => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth.is_some() && !target.trim().trim_matches('_').eq_ignore_ascii_case("toc")
}

/// Returns the letter beside asterisks that keeps them from being a mark: it stands outside, and punctuation inside.
fn beside(text: &str, marks: Range<usize>) -> Option<(usize, char)> {
    let (before, after) = (&text[..marks.start], &text[marks.end..]);
    let (last, next) = (before.chars().next_back()?, after.chars().next()?);
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && c != '*' && !c.is_control();
    if is_unspaced(last) && is_sign(next) {
        return Some((marks.start - last.len_utf8(), last));
    }
    (is_sign(last) && is_unspaced(next)).then_some((marks.end, next))
}

/// Returns the marks that are text among those that a parser found in `text`.
pub fn misread<'e>(text: &str, events: impl Iterator<Item = (Event<'e>, Range<usize>)>) -> Vec<Mask> {
    let bytes = text.as_bytes();
    let mut masks = Vec::new();
    let mut mask = |at: usize, stand_in| masks.push(Mask { at, written: char::from(bytes[at]), stand_in });
    // How many links and code blocks are open, where the block ends, and the last address in it.
    let (mut closed, mut limit, mut address) = (0_usize, text.len(), 0..0);
    let mut letters = Vec::new();
    let mut is_code = false;
    let has_pairs = text.contains("~~");
    for (event, range) in events {
        if let Event::Start(Tag::Emphasis | Tag::Strong) = event {
            // Where a letter counts as a blank does, they may be marks of others.
            letters.extend(marks(text, range.start..range.start + 1));
            letters.extend(marks(text, range.end - 1..range.end));
        }
        if names_nothing(&event) {
            mask(range.start + usize::from(bytes[range.start] == b'!'), STAND_IN);
        }
        match event {
            Event::Start(Tag::DefinitionListDefinition) => {
                colon(text, &range).into_iter().for_each(|at| mask(at, COLON));
            }
            Event::Start(Tag::Strikethrough) if !text[range.clone()].starts_with("~~") => {
                mask(range.start, STAND_IN);
                mask(range.end - 1, STAND_IN);
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) if address.contains(&range.start) => {
                let width = if matches!(event, Event::Start(Tag::Emphasis)) { 1 } else { 2 };
                (range.start..range.start + width).for_each(|at| mask(at, STAND_IN));
            }
            Event::End(TagEnd::Emphasis) if address.contains(&(range.end - 1)) => {
                mask(range.end - 1, STAND_IN);
            }
            Event::End(TagEnd::Strong | TagEnd::Strikethrough) if address.contains(&(range.end - 1)) => {
                (range.end - 2..range.end).for_each(|at| mask(at, STAND_IN));
            }
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => closed += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => closed -= 1,
            Event::Text(_) if is_code => {}
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::Item) => limit = range.end,
            Event::Text(_) => {
                if text[range.clone()].contains('*') {
                    letters.extend(marks(text, range.clone()));
                }
                // A lone tilde keeps two that follow from being a mark with two before.
                for (at, _) in text[range.clone()].match_indices('~').filter(|_| has_pairs) {
                    let at = range.start + at;
                    if bytes.get(at + 1) != Some(&b'~') && (at == 0 || bytes[at - 1] != b'~') {
                        mask(at, STAND_IN);
                    }
                }
                if closed == 0 && range.end > address.end {
                    let part = range.start.max(address.end)..range.end;
                    address = bare::in_source(&text[..limit.max(range.end)], part).unwrap_or(address);
                }
            }
            _ => {}
        }
    }
    for (at, written) in letters {
        masks.push(Mask { at, written, stand_in: LETTER[usize::from(written.len_utf8() == 4)] });
    }
    masks.sort_unstable_by_key(|mask| mask.at);
    masks.dedup_by_key(|mask| mask.at);
    masks
}

/// Returns the colon of a definition that no blank follows. It may be indented.
fn colon(text: &str, definition: &Range<usize>) -> Option<usize> {
    let rest = &text[definition.clone()];
    let begun = rest.trim_start_matches(' ');
    let is_text = begun.strip_prefix(':').is_some_and(|rest| !rest.starts_with([' ', '\t']));
    is_text.then(|| definition.start + rest.len() - begun.len())
}

/// Returns the letters beside the asterisks that are text in a part of a text.
fn marks(text: &str, part: Range<usize>) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let mut at = part.start;
    while let Some(start) = text[at..part.end].find('*').map(|start| at + start) {
        let is_mark = |byte: &u8| *byte == b'*';
        // The parser may cut the marks into several texts.
        let before = text.as_bytes()[..start].iter().rev().take_while(|byte| is_mark(byte)).count();
        let end = start + text.as_bytes()[start..].iter().take_while(|byte| is_mark(byte)).count();
        found.extend(beside(text, start - before..end));
        at = end.min(part.end);
    }
    found
}
