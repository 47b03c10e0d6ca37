//! Marks that the parser sees and that are text, found in what it makes of a text.
//!
//! One tilde means 'about' (`~€3bn`), and only two strike out. A colon begins a definition if a blank follows it. What stands
//! in an address (`https://example.org/_a_`) belongs to it. None of these can be switched off, and to let their tags out
//! would lose the marks that the parser closed because of them; so the signs are masked and the text is read again.
//!
//! Two brackets begin a wiki link if what stands in them may be a name.
//!
//! And marks that it does not see: CommonMark takes `**` and `~~` for marks by the blanks and the punctuation around them, and
//! some scripts have no blanks, so `**「…」**は` would stay as typed. There a letter beside it counts as a blank does, and any
//! letter or digit does if the punctuation is wide or has such a letter behind it, as in `**注意：**2024` and `**“增长”**GDP`.

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

/// The same for a letter that counts as a blank, as long as the letter: of one byte, two, three or four.
const LETTER: [&str; 4] = [STAND_IN, "\u{b7}", "\u{3001}", "\u{10100}"];

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
    if !text.is_ascii() && has_unseen_marks(text) {
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

/// Whether a text has marks that the parser may not see.
fn has_unseen_marks(text: &str) -> bool {
    let letters = |sign| Letters { text, masks: &[] }.beside_marks(0..text.len(), sign);
    !letters(b'*').is_empty() || (text.contains("~~") && !letters(b'~').is_empty())
}

/// The letters of a text that count as blanks, because marks stand beside them.
struct Letters<'t> {
    text: &'t str,
    /// What is masked already, in order.
    masks: &'t [Mask],
}

impl Letters<'_> {
    /// Returns masks of those beside the asterisks or pairs of tildes in a part of the text.
    fn beside_marks(&self, part: Range<usize>, sign: u8) -> Vec<Mask> {
        let (bytes, mut found, mut at) = (self.text.as_bytes(), Vec::new(), part.start);
        while let Some(start) = self.text[at..part.end].find(char::from(sign)).map(|start| at + start) {
            let is_mark = |byte: &u8| *byte == sign;
            // The parser may cut the marks into several texts.
            let before = bytes[..start].iter().rev().take_while(|byte| is_mark(byte)).count();
            let end = start + bytes[start..].iter().take_while(|byte| is_mark(byte)).count();
            if sign == b'*' || (sign == b'~' && before + end - start == 2) {
                let letter = self.beside(start - before..end);
                found.extend(letter.map(|(at, written)| Mask {
                    at,
                    written,
                    stand_in: LETTER[written.len_utf8() - 1],
                }));
            }
            at = end.min(part.end);
        }
        found
    }

    /// Returns the letter beside marks that keeps them from being seen: it stands outside, and punctuation inside. One of the
    /// letter, the sign and what stands behind the sign must be of a script without blanks.
    fn beside(&self, marks: Range<usize>) -> Option<(usize, char)> {
        let (mut before, mut after) = (self.text[..marks.start].chars(), self.text[marks.end..].chars());
        let (last, next) = (before.next_back()?, after.next()?);
        let last_at = marks.start - last.len_utf8();
        let (last, next) = (self.written(last_at, last), self.written(marks.end, next));
        let is_sign =
            |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '*' | '~') && !c.is_control();
        let counts_as_blank = |c: char, sign: char, behind: Option<char>| {
            let is_of_such = is_wide(sign) || behind.is_some_and(is_unspaced);
            is_sign(sign) && (is_unspaced(c) || (is_of_such && c.is_alphanumeric()))
        };
        if counts_as_blank(last, next, after.next()) {
            return Some((last_at, last));
        }
        counts_as_blank(next, last, before.next_back()).then_some((marks.end, next))
    }

    /// Returns the masks at places that have none, in order and each once.
    fn new_ones(&self, mut found: Vec<Mask>) -> Vec<Mask> {
        found.retain(|new| self.masks.binary_search_by_key(&new.at, |mask| mask.at).is_err());
        found.sort_unstable_by_key(|mask| mask.at);
        found.dedup_by_key(|mask| mask.at);
        found
    }

    /// Returns what was written where a character stands.
    fn written(&self, at: usize, c: char) -> char {
        self.masks.binary_search_by_key(&at, |mask| mask.at).map_or(c, |mask| self.masks[mask].written)
    }
}

/// Whether a sign is as wide as a letter of Chinese, as `：` and `」` are.
fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{3001}'..='\u{303f}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff65}')
}

/// Returns the marks that are text among those that a parser found in `text`, in which other signs stand already where
/// `masked` says.
pub fn misread<'e>(text: &str, masked: &[Mask], events: impl Iterator<Item = (Event<'e>, Range<usize>)>) -> Vec<Mask> {
    let unseen = Letters { text, masks: masked };
    let bytes = text.as_bytes();
    let mut masks = Vec::new();
    let mut mask = |at: usize, stand_in| masks.push(Mask { at, written: char::from(bytes[at]), stand_in });
    // How many links and code blocks are open, where the block ends, and the last address in it.
    let (mut closed, mut limit, mut address) = (0_usize, text.len(), 0..0);
    let mut letters = Vec::new();
    let mut is_code = false;
    let has_pairs = text.contains("~~");
    for (event, range) in events {
        if let Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) = event {
            // Where a letter counts as a blank does, they may be marks of others.
            let sign = bytes[range.start];
            letters.extend(unseen.beside_marks(range.start..range.start + 1, sign));
            letters.extend(unseen.beside_marks(range.end - 1..range.end, sign));
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
                letters.extend(unseen.beside_marks(range.clone(), b'*'));
                if has_pairs {
                    letters.extend(unseen.beside_marks(range.clone(), b'~'));
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
    masks.append(&mut letters);
    unseen.new_ones(masks)
}

/// Returns the colon of a definition that no blank follows. It may be indented.
fn colon(text: &str, definition: &Range<usize>) -> Option<usize> {
    let rest = &text[definition.clone()];
    let begun = rest.trim_start_matches(' ');
    let is_text = begun.strip_prefix(':').is_some_and(|rest| !rest.starts_with([' ', '\t']));
    is_text.then(|| definition.start + rest.len() - begun.len())
}
