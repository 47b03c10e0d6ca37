//! Pictures: inside a line, as figures, and what stands in the place of those that are not shown.

use super::Writer;
use crate::base::escape::escape;
use crate::base::route::encode_written;
use crate::body::links::{is_elsewhere, is_safe};
use crate::body::tree::Target;

/// Where a picture stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Line,
    Figure,
}

/// What of a picture stands on the page.
enum Source {
    /// The picture, at that address.
    Shown(String),
    /// A link to it, since pages load nothing from other hosts.
    Linked(String),
    /// Its text alternative alone.
    Alternative,
}

impl Writer<'_> {
    /// Writes a picture, as a figure if it stands alone.
    pub(super) fn write_picture(&mut self, target: &Target<'_>, alt: &str, place: Place) {
        let source = self.source(&target.address);
        let caption = &*target.title;
        let is_shown = matches!(source, Source::Shown(_));
        let is_figure = place == Place::Figure;
        let out = self.out();
        if is_figure {
            if !is_shown && alt.is_empty() && caption.is_empty() {
                return;
            }
            out.push_str("<figure>");
        }
        match &source {
            Source::Shown(source) => {
                out.push_str("<img src=\"");
                escape(out, source);
                out.push_str("\" alt=\"");
                escape(out, alt);
                if !is_figure && !caption.is_empty() {
                    out.push_str("\" title=\"");
                    escape(out, caption);
                }
                out.push_str("\" loading=\"lazy\">");
            }
            Source::Linked(address) if !alt.trim().is_empty() => {
                out.push_str("<a href=\"");
                escape(out, address);
                out.push_str("\">");
                escape(out, alt);
                out.push_str("</a>");
            }
            Source::Linked(_) | Source::Alternative => escape(out, alt),
        }
        if is_figure {
            if !caption.is_empty() {
                out.push_str("<figcaption>");
                escape(out, caption);
                out.push_str("</figcaption>");
            }
            out.push_str("</figure>\n");
        }
    }

    fn source(&self, written: &str) -> Source {
        let is_in_link = self.dropped_links.iter().any(|is_dropped| !is_dropped);
        match self.setting.links.get(written) {
            Some(resolved) => Source::Shown(resolved.clone()),
            None if !is_elsewhere(written) => Source::Shown(encode_written(written)),
            None if is_safe(written) && !is_in_link => Source::Linked(encode_written(written)),
            None => Source::Alternative,
        }
    }
}
