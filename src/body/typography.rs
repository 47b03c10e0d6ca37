//! Straight signs of a text as its language sets them: quotation marks, apostrophes, dashes, dots.
//!
//! It is done once, while a file is parsed: in the tree of its body, and in the texts of its front matter. So a title is
//! the same text on its page, in lists, feeds and citations, and no stage behind can forget it. What a thing is called by,
//! such as the id of a heading or a name that is looked up, does not depend on it.
//!
//! The signs of a block are read together (`signs`), since a quotation goes over emphasis and links. What is no text of the
//! author's stays as it was typed (`fixed`).

mod change;
mod fixed;
mod marks;
mod signs;

use super::dialects::CODE_ELEMENTS;
use super::markdown::{SHIELD, tree};
use super::raw_html::{HtmlKind, Piece};
use super::traps::paragraphs;
use super::tree::{Block, BlockKind, Body, InlineKind, TargetKind};
use crate::base::Language;
use crate::base::bytes::any_pair;
use crate::words::Quotes;
use change::{Change, OBJECT, apply};
use fixed::{apart, fixed};
use signs::changes;
use std::borrow::Cow;
use std::ops::Range;

/// How the straight signs of a text are set: by a language, or not at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Typography(Option<Quotes>);

impl Typography {
    /// Every sign stays as it was typed.
    pub const AS_TYPED: Self = Self(None);

    /// Returns that of a language.
    pub fn of(language: &Language) -> Self {
        Self(Some(Quotes::of(language)))
    }

    /// Whether a straight quotation mark that opens becomes this one.
    pub fn opens_with(self, mark: char) -> bool {
        self.0.is_some_and(|quotes| quotes.outer.opens == mark)
    }

    /// Sets a plain text, in which wiki links stand as they were typed.
    pub fn set_plain(self, text: &mut String) {
        if let Some(quotes) = self.in_question(text) {
            let found = changes(text, &fixed(text), &quotes);
            apply(text, &found);
        }
    }

    /// Sets a short text of inline Markdown, which stays one.
    pub fn set_inline(self, text: &mut String) {
        let Some(quotes) = self.in_question(text) else { return };
        let prepared = paragraphs(text);
        let mut written = prepared.written().into_owned();
        let body = tree(&prepared);
        let mut found: Vec<Change> = Vec::new();
        let mut setter = Setter { source: &written, quotes, elements: 0 };
        for block in &body.blocks {
            for line in setter.lines(&body, block) {
                found.extend(line.changes(&body, &quotes).into_iter().flat_map(|(inline, changes)| {
                    let start = body.inlines[inline].span.end - body.inlines[inline].words().len();
                    changes.into_iter().map(move |change| change.shifted(start))
                }));
            }
        }
        found.sort_by_key(|change| change.range.start);
        if !found.is_empty() {
            drop(body);
            apply(&mut written, &found);
            *text = written.replace(SHIELD, "");
        }
    }

    /// Sets the texts of a body. The words of headings as they were typed are kept beside them. Returns how they were set: as
    /// typed if none changed, so that nobody need look again.
    pub(super) fn set(self, body: &mut Body<'_>, source: &str) -> Self {
        let Some(quotes) = self.in_question(source) else { return Self::AS_TYPED };
        let mut is_changed = false;
        let mut setter = Setter { source, quotes, elements: 0 };
        for at in 0..body.blocks.len() {
            let lines = setter.lines(body, &body.blocks[at]);
            let is_heading = matches!(body.blocks[at].kind, BlockKind::Heading { .. });
            for line in lines {
                for (inline, changes) in line.changes(body, &quotes) {
                    let InlineKind::Text(text) = &mut body.inlines[inline].kind else { continue };
                    let mut set = text.to_string();
                    apply(&mut set, &changes);
                    is_changed = true;
                    let typed = std::mem::replace(text, Cow::Owned(set));
                    if is_heading {
                        body.typed.insert(inline, typed);
                    }
                }
            }
        }
        for inline in &mut body.inlines {
            if let InlineKind::Link(target) | InlineKind::Image(target) = &mut inline.kind
                && quotes_or_dashes(&target.title, quotes.is_spaced)
            {
                is_changed = true;
                let mut title = std::mem::take(&mut target.title).into_owned();
                self.set_plain(&mut title);
                target.title = Cow::Owned(title);
            }
        }
        if is_changed { self } else { Self::AS_TYPED }
    }

    /// Returns the marks for a text that may hold a sign to be set.
    fn in_question(self, text: &str) -> Option<Quotes> {
        self.0.filter(|quotes| quotes_or_dashes(text, quotes.is_spaced))
    }
}

/// Whether a text may hold a sign to be set.
fn quotes_or_dashes(text: &str, is_spaced: bool) -> bool {
    let bytes = text.as_bytes();
    let is_quote = |byte: u8| (byte == b'"') | (byte == b'\'');
    let of_all = |byte: u8, next: u8| is_quote(byte) | ((byte == next) & ((byte == b'-') | (byte == b'.')));
    let of_french = |byte: u8, next: u8| {
        ((byte == b' ') & ((next == b';') | (next == b':') | (next == b'!') | (next == b'?') | (next == 0xc2)))
            | ((byte == 0xab) & (next == b' '))
    };
    // The last byte is the first of no pair.
    bytes.last().is_some_and(|byte| is_quote(*byte))
        || any_pair(bytes, of_all)
        || (is_spaced && any_pair(bytes, of_french))
}

/// Reads the lines of a body, block after block.
struct Setter<'s> {
    source: &'s str,
    quotes: Quotes,
    /// How many elements of raw HTML are open whose text stays as it is. They last over blocks.
    elements: usize,
}

/// The text of a block, or of a picture's text alternative.
#[derive(Default)]
struct Line {
    text: String,
    /// Where the text of an inline element begins, and its position.
    stretches: Vec<(usize, usize)>,
    /// What stays as it was typed.
    fixed: Vec<Range<usize>>,
}

impl Setter<'_> {
    /// Returns the lines of a block that may hold a sign to be set.
    fn lines(&mut self, body: &Body<'_>, block: &Block<'_>) -> Vec<Line> {
        if matches!(block.kind, BlockKind::Code(_)) || !self.is_in_question(body, block) {
            return Vec::new();
        }
        let mut lines = vec![Line::default()];
        // Where the alternative of a picture ends, and where a name that is no text does.
        let (mut alt_end, mut name_end) = (0, 0);
        for (at, inline) in body.inlines(block) {
            let line = if at < alt_end { lines.len() - 1 } else { 0 };
            let line = &mut lines[line];
            match &inline.kind {
                InlineKind::Text(_) if at < name_end => {}
                InlineKind::Text(text) => {
                    let start = line.text.len();
                    line.text.push_str(text);
                    line.stretches.push((start, at));
                    let typed = self.source[inline.span.clone()].trim_start_matches(SHIELD);
                    let is_as_typed = typed.len() == text.len();
                    if self.elements > 0 || !is_as_typed {
                        line.fixed.push(start..line.text.len());
                    } else if self.source[..inline.span.start].ends_with('\\') {
                        line.fixed.push(start..start + text.chars().next().map_or(0, char::len_utf8));
                    }
                }
                InlineKind::SoftBreak | InlineKind::HardBreak => line.text.push('\n'),
                InlineKind::Code(_) => line.text.push(OBJECT),
                // It reads as a word: `@khan's`.
                InlineKind::Cite(_) => line.text.push('x'),
                InlineKind::Link(target) if target.kind == TargetKind::Wiki => {
                    line.text.push(OBJECT);
                    name_end = inline.end;
                }
                InlineKind::Image(_) if at >= alt_end => {
                    line.text.push(OBJECT);
                    lines.push(Line::default());
                    alt_end = inline.end;
                }
                InlineKind::Html(piece) => {
                    self.pass_by(piece);
                    if piece.parts_words() {
                        line.text.push('\n');
                    }
                }
                _ => {}
            }
        }
        lines.retain(|line| quotes_or_dashes(&line.text, self.quotes.is_spaced));
        lines
    }

    /// Whether a block may hold a sign to be set. What it opens and closes counts in any case.
    fn is_in_question(&mut self, body: &Body<'_>, block: &Block<'_>) -> bool {
        let inlines = &body.inlines[block.inlines.clone()];
        let (Some(first), Some(last)) = (inlines.first(), inlines.last()) else { return false };
        let source = self.source.get(first.span.start..last.span.end.max(first.span.end));
        if source.is_none_or(|source| quotes_or_dashes(source, self.quotes.is_spaced)) {
            return true;
        }
        for inline in inlines {
            if let InlineKind::Html(piece) = &inline.kind {
                self.pass_by(piece);
            }
        }
        false
    }

    fn pass_by(&mut self, piece: &Piece<'_>) {
        for (node, _) in piece.tags().filter(|(_, tag)| CODE_ELEMENTS.contains(&&*tag.name)) {
            self.elements = match node.kind {
                HtmlKind::StartTag(_) => self.elements + 1,
                _ => self.elements.saturating_sub(1),
            };
        }
    }
}

impl Line {
    /// Returns what is changed, by inline elements, each with places within its text.
    fn changes(mut self, body: &Body<'_>, quotes: &Quotes) -> Vec<(usize, Vec<Change>)> {
        self.fixed.extend(fixed(&self.text));
        let mut found: Vec<(usize, Vec<Change>)> = Vec::new();
        for change in changes(&self.text, &apart(self.fixed), quotes) {
            let after = self.stretches.partition_point(|(start, _)| *start <= change.range.start);
            let Some((start, inline)) = after.checked_sub(1).map(|at| self.stretches[at]) else { continue };
            // A sign that is parted between two texts is none.
            if change.range.end > start + body.inlines[inline].words().len() {
                continue;
            }
            let change = Change { range: change.range.start - start..change.range.end - start, ..change };
            match found.last_mut().filter(|(last, _)| *last == inline) {
                Some((_, changes)) => changes.push(change),
                None => found.push((inline, vec![change])),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
