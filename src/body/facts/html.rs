//! What raw HTML tells: addresses and ids like any other, and what of it sanitising takes away.

use super::{Reader, ReferenceKind};
use crate::base::{Place, Purpose, Span, problems};
use crate::body::forbidden::forbidden;
use crate::body::frames::Frame;
use crate::body::links::is_safe;
use crate::body::raw_html::{Attribute, Load, Part, Piece, RawHtml, Removal, Tag, judge, loads};
use crate::body::traps::NotClosed;
use std::ops::Range;

impl Reader<'_> {
    /// Notes what a piece of raw HTML holds.
    pub(super) fn look_at_raw_html(&mut self, piece: &Piece<'_>, range: &Range<usize>) {
        let within = |at: &Range<usize>| range.start + at.start..range.start + at.end;
        match self.raw_html {
            RawHtml::Escape => {}
            RawHtml::Allow => self.look_at_trusted(piece, within),
            RawHtml::Sanitize => {
                let judgement = judge(piece, &mut self.ids);
                for (at, removal) in &judgement.removals {
                    self.report_removal(within(at), removal);
                }
                for part in judgement.parts {
                    match part {
                        Part::StartTag(tag, attributes, at) => {
                            self.look_at_attributes(tag, attributes, self.span(&within(&at)));
                            self.look_for_alt(tag, self.span(&within(&at)));
                        }
                        Part::Frame(tag, at) => self.look_at_frame(tag, self.span(&within(&at))),
                        Part::EndTag(_) | Part::Text(_) => {}
                    }
                }
            }
        }
    }

    /// Reports what sanitising takes away.
    fn report_removal(&mut self, at: Range<usize>, removal: &Removal) {
        let outside = self.outside;
        self.report(at, |file, at| match removal {
            Removal::Removed(what) => problems::html_removed(file, at, what),
            Removal::Frame(what, link) => problems::frame_removed(file, at, what, link),
            Removal::Incomplete(what, meant) => problems::incomplete_frame(file, at, what, meant),
            Removal::Pasted(what, frame) => problems::pasted_script(Place::span(file, at), what, frame, outside),
            Removal::Player(what, markdown) => problems::player_removed(file, at, what, markdown),
            Removal::Action(what) => problems::action_removed(file, at, what),
            Removal::NotClosed(what, end) => problems::html_not_closed(file, at, what, end),
            Removal::ReservedId(id, start) => problems::reserved_id(file, at, id, start),
            Removal::RepeatedId(id) => problems::repeated_id(file, at, id),
        });
    }

    /// Notes what a piece holds that stays as it was typed.
    fn look_at_trusted(&mut self, piece: &Piece<'_>, within: impl Fn(&Range<usize>) -> Range<usize>) {
        // A picture is told of where links are followed, like those of Markdown.
        let is_picture =
            |tag: &Tag, load: &Load<'_>| tag.name == "img" && matches!(load, Load::Outside(Purpose::Images, _));
        let frames = piece.frames();
        let is_frame = |tag: &Tag| frames.iter().any(|(_, frame)| std::ptr::eq(*frame, tag));
        for (node, tag) in piece.live_tags().into_iter().filter(|(_, tag)| !is_frame(tag)) {
            let place = Place::span(self.file, self.span(&within(&node.span)));
            for load in loads(tag).iter().filter(|load| !is_picture(tag, load)) {
                forbidden(load, place.clone(), self.outside).into_iter().for_each(|one| self.problems.push(one));
            }
        }
        for (node, tag) in piece.tags() {
            let span = self.span(&within(&node.span));
            if is_frame(tag) {
                self.look_at_frame(tag, span);
                continue;
            }
            let loads = loads(tag);
            let is_judged = |attribute: &&Attribute| {
                loads.iter().filter(|load| !is_picture(tag, load)).any(|load| {
                    matches!(load, Load::Outside(_, address) | Load::Style(address) if *address == attribute.value.trim())
                })
            };
            self.look_at_attributes(tag, tag.attributes.iter().filter(|one| !is_judged(one)), span);
            self.look_for_alt(tag, span);
        }
    }

    /// Notes a frame that shows a page of another host.
    fn look_at_frame(&mut self, tag: &Tag, span: Span) {
        let Some(frame) = Frame::of(tag) else { return };
        self.note(ReferenceKind::Link, &frame.page(), span);
        if let Some(meant) = frame.meant() {
            let problem = problems::page_in_a_frame(self.file, span, frame.written, &meant);
            self.problems.push(problems::with_frame_line(problem, &meant, self.outside));
        } else if !frame.is_allowed(self.outside) {
            let (place, discreet) = (Place::span(self.file, span), frame.discreet());
            let instead = (frame.written, discreet.as_deref());
            self.problems.push(problems::external_content(place, Purpose::Frames, instead, self.outside, true));
        } else {
            self.facts.has_frames = true;
            if frame.title.is_none() {
                self.problems.push(problems::frame_title(self.file, span, &frame.host));
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
