//! What raw HTML tells: addresses and ids like any other, and what of it sanitising takes away.

use super::{Reader, ReferenceKind};
use crate::base::{Span, problems};
use crate::body::links::is_safe;
use crate::body::raw_html::{Attribute, Part, Piece, RawHtml, Removal, Tag, judge};
use crate::body::traps::NotClosed;
use std::ops::Range;

impl Reader<'_> {
    /// Notes what a piece of raw HTML holds.
    pub(super) fn look_at_raw_html(&mut self, piece: &Piece<'_>, range: &Range<usize>) {
        let within = |at: &Range<usize>| range.start + at.start..range.start + at.end;
        match self.raw_html {
            RawHtml::Escape => {}
            RawHtml::Allow => {
                for (node, tag) in piece.tags() {
                    self.look_at_attributes(tag, &tag.attributes, self.span(&within(&node.span)));
                    self.look_for_alt(tag, self.span(&within(&node.span)));
                }
            }
            RawHtml::Sanitize => {
                let judgement = judge(piece, &mut self.ids);
                for (at, removal) in &judgement.removals {
                    self.report(within(at), |file, at| match removal {
                        Removal::Removed(what) => problems::html_removed(file, at, what),
                        Removal::Frame(what, link) => problems::frame_removed(file, at, what, link),
                        Removal::Action(what) => problems::action_removed(file, at, what),
                        Removal::NotClosed(what, end) => problems::html_not_closed(file, at, what, end),
                        Removal::ReservedId(id, start) => problems::reserved_id(file, at, id, start),
                        Removal::RepeatedId(id) => problems::repeated_id(file, at, id),
                    });
                }
                for part in judgement.parts {
                    if let Part::StartTag(tag, attributes, at) = part {
                        self.look_at_attributes(tag, attributes, self.span(&within(&at)));
                        self.look_for_alt(tag, self.span(&within(&at)));
                    }
                }
            }
        }
    }

    fn look_at_attributes<'t>(&mut self, tag: &Tag, attributes: impl IntoIterator<Item = &'t Attribute>, span: Span) {
        for attribute in attributes {
            let Attribute { key, value } = attribute;
            if attribute.is_name_of(&tag.name) {
                self.facts.raw_ids.push(value.clone());
            }
            let kind = match &**key {
                "href" | "cite" => ReferenceKind::Link,
                "src" => ReferenceKind::Image,
                _ => continue,
            };
            if self.raw_html != RawHtml::Allow || is_safe(value) {
                self.note(kind, value, span);
            }
        }
    }

    /// Notes a picture without a text alternative. One that is empty says that the picture is for looks.
    fn look_for_alt(&mut self, tag: &Tag, span: Span) {
        if let ("img", Some(_), None) = (&*tag.name, tag.value("src"), tag.value("alt")) {
            self.own.images_without_alt.push(span);
        }
    }

    /// Reports what is shown as text, since it would hide the rest of the text if it were not.
    pub(super) fn report_not_closed(&mut self, found: &[NotClosed]) {
        // Where all raw HTML is text, so is this.
        let found = if self.raw_html == RawHtml::Escape { &[] } else { found };
        for NotClosed { range, what, end } in found {
            self.report(range.clone(), |file, at| problems::html_not_closed(file, at, what, end));
        }
    }
}
