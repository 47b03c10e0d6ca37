//! What raw HTML tells: addresses and ids like any other, and what of it sanitising takes away.

use super::Reader;
use crate::base::{Span, problems};
use crate::body::prepared::NotClosed;
use crate::body::raw_html::{self, Removal};
use crate::body::{RawHtml, is_safe};
use std::ops::Range;

/// Most elements of raw HTML inside one another. Cleaning takes time with the square of the depth.
const DEEPEST: usize = 100;

impl Reader<'_> {
    /// Notes what a piece of raw HTML holds.
    pub(super) fn look_at_raw_html(&mut self, html: &str, range: &Range<usize>) {
        if self.raw_html == RawHtml::Escape {
            return;
        }
        if self.raw_html == RawHtml::Allow {
            return self.look_at_tags(&raw_html::tags(html), range);
        }
        let judgement = raw_html::judge(html, &mut self.ids);
        if self.depth.go_over(DEEPEST, &judgement.parts) {
            let line = html.split('\n').next().unwrap_or("").len();
            let span = Span::new(range.start..range.start + line.min(range.len())).shifted(self.offset);
            self.problems.push(problems::html_too_deep(self.file, span, DEEPEST));
        }
        for removal in &judgement.removals {
            let place =
                |at: &Range<usize>| Span::new(range.start + at.start..range.start + at.end).shifted(self.offset);
            self.problems.push(match removal {
                Removal::Removed(at, what) => problems::html_removed(self.file, place(at), what),
                Removal::NotClosed(at, what, end) => problems::html_not_closed(self.file, place(at), what, end),
                Removal::ReservedId(at, id, start) => problems::reserved_id(self.file, place(at), id, start),
                Removal::RepeatedId(at, id) => problems::repeated_id(self.file, place(at), id),
            });
        }
        self.look_at_tags(judgement.tags(), range);
    }

    fn look_at_tags<'t>(&mut self, tags: impl IntoIterator<Item = &'t raw_html::Tag>, range: &Range<usize>) {
        for tag in tags {
            let span = Span::new(range.start + tag.range.start..range.start + tag.range.end).shifted(self.offset);
            self.facts.raw_ids.extend(tag.value("id").map(str::to_owned));
            for (kind, address) in raw_html::addresses(tag) {
                if self.raw_html == RawHtml::Allow && !is_safe(&address) {
                    continue;
                }
                self.note(kind, &address, span);
            }
        }
    }

    /// Tells what is shown as text, since it would hide the rest of the text if it were not.
    pub(super) fn tell_not_closed(&mut self, found: &[NotClosed]) {
        // Where all raw HTML is text, so is this.
        for NotClosed { range, what, end } in found.iter().filter(|_| self.raw_html != RawHtml::Escape) {
            let span = Span::new(range.clone()).shifted(self.offset);
            self.problems.push(problems::html_not_closed(self.file, span, what, end));
        }
    }

    /// Shortcodes of Hugo are text here, and nobody means to publish them.
    pub(super) fn look_for_shortcodes(&mut self, text: &str, range: &Range<usize>) {
        // The parser may cut `{{<` into several texts, so the source is searched from each pair of braces.
        if !text.as_bytes().contains(&b'{') {
            return;
        }
        for (at, _) in text.match_indices("{{") {
            let start = range.start + at;
            let rest = self.text.get(start..).unwrap_or_default();
            if rest.starts_with("{{<") || rest.starts_with("{{%") {
                let length = shortcode_length(rest);
                let span = Span::new(start..start + length).shifted(self.offset);
                self.problems.push(problems::shortcode(self.file, span));
            }
        }
    }
}

/// How long the shortcode is with which a text begins: to its closing braces, or to the end of its line or the next
/// shortcode if it has none, so that no byte is read twice.
fn shortcode_length(text: &str) -> usize {
    let mut from = 2;
    while let Some(at) = text[from..].find(['{', '}', '\n']).map(|at| from + at) {
        match &text[at..] {
            rest if rest.starts_with("}}") => return at + 2,
            rest if rest.starts_with("{{") || rest.starts_with('\n') => return at,
            _ => from = at + 1,
        }
    }
    text.len()
}
