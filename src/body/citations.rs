//! Citations in the tree of a text: `[@key]` and `@key`, which Markdown knows as words.
//!
//! They are sought only in texts that cite (`Manner::cites`), so an `@name` is a name everywhere else. One may go over the
//! end of a line; emphasis or a link within its brackets makes it the text that was typed.

use super::anchor::anchor;
use super::tree::{BlockKind, Body, Inline, InlineKind};
use super::walk::{Node, Step};
use crate::base::lexicon::heads_references;
use crate::bibliography::{Cite, Cluster, citation_key, cluster, may_follow, place};
use std::borrow::Cow;
use std::ops::Range;

/// Whether a text cites, and what becomes of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Cites {
    /// `@key` is a name like any other.
    #[default]
    Nothing,
    /// Citations stand in the text.
    InText,
    /// Citations are notes.
    InNotes,
}

/// What the brackets of a citation may hold, in bytes.
const LONGEST: usize = 2_000;

/// A citation in the texts of a block: from a byte of one inline element to a byte of another.
struct Found {
    from: (usize, usize),
    to: (usize, usize),
    cluster: Cluster,
}

/// Puts the citations of a text into its tree, if the text cites.
pub fn mark(body: &mut Body<'_>, source: &str, cites: Cites) {
    if cites == Cites::Nothing {
        return;
    }
    let mut found = Vec::new();
    for run in runs(body, source) {
        found.extend(run.citations());
    }
    if !found.is_empty() {
        replace(body, found);
        drop_last_heading(body, source);
    }
}

/// Drops a heading that ends a text with nothing below it, where Pandoc puts the list of what is cited: that list brings a heading
/// of its own. One that a link of the text leads to, or that has an id of its own, stays.
fn drop_last_heading(body: &mut Body<'_>, source: &str) {
    let Some(last) = body.top().last() else { return };
    let BlockKind::Heading { id: None, .. } = &last.kind else { return };
    let words = body.words(last);
    let is_linked = source.contains(&format!("(#{})", anchor(&words)));
    if heads_references(&words) && !is_linked {
        let before = body.blocks.len() - 1;
        body.blocks.truncate(before);
    }
}

/// Texts that follow one another within the same element.
#[derive(Default)]
struct Run {
    text: String,
    /// Where the text of each inline element begins, and its position.
    starts: Vec<(usize, usize)>,
}

/// Returns the runs of a body that hold a sign of a citation.
fn runs(body: &Body<'_>, source: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for block in body.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Code(_) | BlockKind::Html)) {
        let (mut run, mut links) = (Run::default(), 0);
        let mut inlines = body.walk_inlines(block);
        while let Some(step) = inlines.next() {
            match step {
                Step::Enter(Inline { kind: InlineKind::Text(text), span, .. }) if links == 0 => {
                    run.starts.push((run.text.len(), inlines.position()));
                    // What stands behind a backslash, or is written as an entity, is no mark.
                    if source[..span.start].ends_with('\\') || source[span.start..].starts_with('&') {
                        run.push_escaped(text);
                    } else {
                        run.text.push_str(text);
                    }
                }
                Step::Enter(Inline { kind: InlineKind::SoftBreak, .. }) if !run.text.is_empty() => {
                    run.starts.push((run.text.len(), inlines.position()));
                    run.text.push(' ');
                }
                step => {
                    runs.push(std::mem::take(&mut run));
                    let is_link =
                        |inline: &Inline<'_>| matches!(inline.kind, InlineKind::Link(_) | InlineKind::Image(_));
                    match step {
                        Step::Enter(inline) if is_link(inline) => links += 1,
                        Step::Leave(inline) if is_link(inline) => links -= 1,
                        _ => {}
                    }
                }
            }
        }
        runs.push(run);
    }
    runs.retain(|run| run.text.contains('@'));
    runs
}

/// Marks, and the control signs, as long as they, that stand for those which are none.
const ESCAPED: [(char, char); 4] = [('@', '\u{1}'), ('[', '\u{2}'), (']', '\u{3}'), (';', '\u{4}')];

/// Returns a text with its escaped marks as they are.
fn unescaped(text: &str) -> String {
    ESCAPED.iter().fold(text.to_owned(), |text, (mark, stand_in)| text.replace(*stand_in, &mark.to_string()))
}

impl Run {
    /// Adds a text whose first sign is no mark.
    fn push_escaped(&mut self, text: &str) {
        let mut signs = text.chars();
        let first = signs.next();
        let stand_in = ESCAPED.iter().find(|(mark, _)| Some(*mark) == first).map(|(_, stand_in)| *stand_in);
        self.text.extend(stand_in.or(first));
        self.text.push_str(signs.as_str());
    }

    fn citations(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(next) = self.text[at..].find(['[', '@']).map(|offset| at + offset) {
            at = match self.citation(next) {
                Some((range, cluster)) => {
                    let end = range.end;
                    found.push(Found { from: self.place(range.start), to: self.end(range.end), cluster });
                    end
                }
                None => next + 1,
            };
        }
        found
    }

    /// Returns the citation that begins at a sign, if one does.
    fn citation(&self, at: usize) -> Option<(Range<usize>, Cluster)> {
        if self.text[at..].starts_with('[') {
            let end = self.closing(at)?;
            let mut cluster = cluster(&self.text[at + 1..end])?;
            for cite in &mut cluster.cites {
                (cite.prefix, cite.suffix) = (unescaped(&cite.prefix), unescaped(&cite.suffix));
                cite.locator = cite.locator.take().map(|(kind, value)| (kind, unescaped(&value)));
            }
            return Some((at..end + 1, cluster));
        }
        let is_suppressed = self.text[..at].ends_with('-') && may_follow(self.text[..at - 1].chars().next_back());
        let before = self.text[..at - usize::from(is_suppressed)].chars().next_back();
        if !may_follow(before) {
            return None;
        }
        let (key, length) = citation_key(&self.text[at + 1..])?;
        let mut end = at + 1 + length;
        let (mut locator, mut suffix) = (None, String::new());
        let blank = self.text[end..].len() - self.text[end..].trim_start_matches(' ').len();
        // Its place may stand behind it: `@key [p. 4]`.
        if blank <= 1
            && self.text[end + blank..].starts_with('[')
            && let Some(close) = self.closing(end + blank)
            && let (Some(found), rest) = place(&self.text[end + blank + 1..close])
        {
            (locator, suffix, end) = (Some(found), rest, close + 1);
        }
        let cite = Cite { key, locator, suffix, is_author_suppressed: is_suppressed, ..Cite::default() };
        Some((at - usize::from(is_suppressed)..end, Cluster { cites: vec![cite], is_in_text: !is_suppressed }))
    }

    /// Returns where the bracket ends that begins at a byte.
    fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for (at, sign) in self.text[open..].char_indices().take_while(|(at, _)| *at < LONGEST) {
            match sign {
                '[' => depth += 1,
                ']' if depth == 1 => return Some(open + at),
                ']' => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Returns the inline element that holds a byte, and the byte within it.
    fn place(&self, at: usize) -> (usize, usize) {
        let of = self.starts.partition_point(|(start, _)| *start <= at) - 1;
        (self.starts[of].1, at - self.starts[of].0)
    }

    /// Returns the same of the end of a range.
    fn end(&self, at: usize) -> (usize, usize) {
        let (inline, offset) = self.place(at - 1);
        (inline, offset + 1)
    }
}

/// Puts citations, in order, into the place of their texts.
fn replace(body: &mut Body<'_>, found: Vec<Found>) {
    let old = std::mem::take(&mut body.inlines);
    let mut places = Vec::with_capacity(old.len() + 1);
    let mut new: Vec<Inline<'_>> = Vec::with_capacity(old.len() + found.len());
    let mut found = found.into_iter().peekable();
    // Where the citation began that goes on in the next element.
    let mut open: Option<usize> = None;
    for (at, inline) in old.into_iter().enumerate() {
        places.push(new.len());
        let mut rest = 0;
        while let Some(one) = found.next_if(|one| one.to.0 == at) {
            let start = match open.take() {
                Some(start) => start,
                None => {
                    push_text(&mut new, &inline, rest..one.from.1);
                    place_in(&inline, one.from.1)
                }
            };
            let span = start..place_in(&inline, one.to.1);
            new.push(Inline { kind: InlineKind::Cite(Box::new(one.cluster)), span, end: 0 });
            rest = one.to.1;
        }
        match found.peek().filter(|one| one.from.0 <= at) {
            Some(one) if open.is_none() => {
                push_text(&mut new, &inline, rest..one.from.1);
                open = Some(place_in(&inline, one.from.1));
            }
            // It stands between the two ends.
            Some(_) => {}
            None if rest > 0 => push_text(&mut new, &inline, rest..text_length(&inline)),
            None => new.push(inline),
        }
    }
    places.push(new.len());
    for (at, inline) in new.iter_mut().enumerate() {
        inline.end = if inline.is_leaf() { at + 1 } else { places[inline.end] };
    }
    for block in &mut body.blocks {
        block.inlines = places[block.inlines.start]..places[block.inlines.end];
    }
    body.inlines = new;
}

fn text_length(inline: &Inline<'_>) -> usize {
    match &inline.kind {
        InlineKind::Text(text) => text.len(),
        _ => 1,
    }
}

/// Returns where a byte of a text stands in the source. What is not as typed has one place.
fn place_in(inline: &Inline<'_>, at: usize) -> usize {
    if text_length(inline) == inline.span.len() { inline.span.start + at } else { inline.span.start }
}

/// Adds a part of a text, if it is not empty.
fn push_text<'t>(new: &mut Vec<Inline<'t>>, inline: &Inline<'t>, range: Range<usize>) {
    let InlineKind::Text(text) = &inline.kind else { return };
    if range.is_empty() {
        return;
    }
    let span = if text.len() == inline.span.len() {
        inline.span.start + range.start..inline.span.start + range.end
    } else {
        inline.span.clone()
    };
    let part = match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
    };
    new.push(Inline { kind: InlineKind::Text(part), span, end: 0 });
}
