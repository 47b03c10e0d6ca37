//! What raw HTML tells: addresses and ids like any other, and what of it sanitising takes away.

use super::{Reader, ReferenceKind};
use crate::base::{Span, problems};
use crate::body::links::is_safe;
use crate::body::prepared::NotClosed;
use crate::body::raw_html::{Part, RawHtml, Removal, judge};
use crate::body::tree::{Attribute, Piece};
use std::ops::Range;

impl Reader<'_> {
    /// Notes what a piece of raw HTML holds.
    pub(super) fn look_at_raw_html(&mut self, piece: &Piece<'_>, range: &Range<usize>) {
        let place =
            |offset: usize, at: &Range<usize>| Span::new(range.start + at.start..range.start + at.end).shifted(offset);
        match self.raw_html {
            RawHtml::Escape => {}
            RawHtml::Allow => {
                for (node, tag) in piece.tags() {
                    self.look_at_attributes(&tag.attributes, place(self.offset, &node.span));
                }
            }
            RawHtml::Sanitize => {
                let judgement = judge(piece, &mut self.ids);
                for (at, removal) in &judgement.removals {
                    let (file, place) = (self.file, place(self.offset, at));
                    self.problems.push(match removal {
                        Removal::Removed(what) => problems::html_removed(file, place, what),
                        Removal::NotClosed(what, end) => problems::html_not_closed(file, place, what, end),
                        Removal::ReservedId(id, start) => problems::reserved_id(file, place, id, start),
                        Removal::RepeatedId(id) => problems::repeated_id(file, place, id),
                    });
                }
                for part in judgement.parts {
                    if let Part::StartTag(_, attributes, at) = part {
                        self.look_at_attributes(attributes, place(self.offset, &at));
                    }
                }
            }
        }
    }

    fn look_at_attributes<'t>(&mut self, attributes: impl IntoIterator<Item = &'t Attribute>, span: Span) {
        for Attribute { key, value } in attributes {
            let kind = match &**key {
                "id" => {
                    self.facts.raw_ids.push(value.clone());
                    continue;
                }
                "href" | "cite" => ReferenceKind::Link,
                "src" => ReferenceKind::Image,
                _ => continue,
            };
            if self.raw_html != RawHtml::Allow || is_safe(value) {
                self.note(kind, value, span);
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
