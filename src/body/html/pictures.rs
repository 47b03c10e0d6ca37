//! Pictures: inside a line, as figures, and what stands in the place of those that are not shown.

use super::Writer;
use crate::base::route::encode_written;
use crate::body::escape::escape;
use crate::body::{is_elsewhere, is_safe};

/// A picture whose text alternative is being read.
pub struct Image {
    source: Source,
    caption: String,
    pub alt: String,
}

/// What of a picture stands on the page.
enum Source {
    /// The picture, at that address.
    Shown(String),
    /// A link to it, since pages load nothing from other hosts.
    Linked(String),
    /// Its text alternative alone.
    Told,
}

impl Writer<'_> {
    /// Begins a picture.
    pub(super) fn open_image(&mut self, written: &str, title: &str) {
        let is_in_link = self.dropped_links.iter().any(|is_dropped| !is_dropped);
        let source = match self.setting.links.get(written) {
            Some(resolved) => Source::Shown(resolved.clone()),
            None if !is_elsewhere(written) => Source::Shown(encode_written(written)),
            None if is_safe(written) && !is_in_link => Source::Linked(encode_written(written)),
            None => Source::Told,
        };
        self.image = Some(Image { source, caption: title.to_owned(), alt: String::new() });
    }

    /// Writes a picture.
    pub(super) fn close_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        let in_figure = self.in_figure;
        let out = self.out();
        let is_shown = matches!(image.source, Source::Shown(_));
        if in_figure {
            if !is_shown && image.alt.is_empty() && image.caption.is_empty() {
                return;
            }
            out.push_str("<figure>");
        }
        match &image.source {
            Source::Shown(source) => {
                out.push_str("<img src=\"");
                escape(out, source);
                out.push_str("\" alt=\"");
                escape(out, &image.alt);
                if !in_figure && !image.caption.is_empty() {
                    out.push_str("\" title=\"");
                    escape(out, &image.caption);
                }
                out.push_str("\" loading=\"lazy\">");
            }
            Source::Linked(address) if !image.alt.trim().is_empty() => {
                out.push_str("<a href=\"");
                escape(out, address);
                out.push_str("\">");
                escape(out, &image.alt);
                out.push_str("</a>");
            }
            Source::Linked(_) | Source::Told => escape(out, &image.alt),
        }
        if in_figure {
            if !image.caption.is_empty() {
                out.push_str("<figcaption>");
                escape(out, &image.caption);
                out.push_str("</figcaption>");
            }
            out.push_str("</figure>\n");
        }
    }
}
