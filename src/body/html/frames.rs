//! What stands in the place of a frame of another host: a box that asks for nothing before its reader does, or a link.
//!
//! It may stand within a line, so all of it is of elements that may. The box has the size of the frame from the start, so that
//! nothing moves when the frame comes. The script of frames finds what to put there in attributes of the box.

use super::Writer;
use crate::base::escape::Escaped;
use crate::base::outside;
use crate::body::frames::{Frame, FrameSize};
use crate::body::raw_html::Tag;
use crate::say;
use std::fmt::Write;

impl Writer<'_> {
    /// Writes what stands in the place of a frame.
    pub(super) fn write_frame(&mut self, tag: &Tag) {
        let html = self.frame(tag);
        self.out().push_str(&html);
    }

    /// Returns what stands in the place of a frame.
    pub(super) fn frame(&mut self, tag: &Tag) -> String {
        let Some(frame) = Frame::of(tag) else { return String::new() };
        let page = frame.page();
        let (href, title) = (Escaped(&page), frame.title.map(Escaped));
        if !frame.is_allowed(self.setting.outside) {
            let words = Escaped(frame.title.unwrap_or(&frame.host));
            return format!("<a href=\"{href}\">{words}</a>");
        }
        self.has_frames = true;
        let (words, lang) = (self.setting.words, self.setting.words_lang);
        let show = say!(words, "text.frame_show", host = &frame.host);
        let host = outside::host(&page).unwrap_or_default();
        let open = say!(words, "text.frame_open", host = &host);
        let mut html = match &title {
            Some(title) => format!("<span class=\"frame\" role=\"group\" aria-label=\"{title}\">"),
            None => "<span class=\"frame\">".to_owned(),
        };
        let size = match frame.size {
            FrameSize::Ratio(width, height) => format!("aspect-ratio:{width}/{height}"),
            FrameSize::Height(height) => format!("height:{height}px"),
        };
        let (address, named) = (Escaped(&frame.address), Escaped(frame.title.unwrap_or(&frame.host)));
        let _ =
            write!(html, "<span class=\"frame-box\" style=\"{size}\" data-frame=\"{address}\" data-title=\"{named}\">");
        if let Some(title) = &title {
            let _ = write!(html, "<span class=\"frame-title\">{title}</span>");
        }
        let _ = write!(html, "<button type=\"button\"{lang}>{}</button></span>", Escaped(&show));
        let _ = write!(html, "<a{lang} href=\"{href}\">{}</a></span>", Escaped(&open));
        html
    }
}
