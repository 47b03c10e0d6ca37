//! Pictures: inside a line, as figures, and what stands in the place of those that are not shown.

use super::Writer;
use crate::base::escape::Escaped;
use crate::base::route::encode_written;
use crate::body::links::{is_elsewhere, is_safe};
use crate::body::tree::Target;
use std::fmt::Write;

/// What ends the address of a figure that may be wider than the text.
const WIDE: &str = "#wide";

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
        let has_caption = !caption.is_empty();
        let is_shown = matches!(source, Source::Shown(_));
        let is_figure = place == Place::Figure;
        // The fragment is the author's wish; on GitHub and in editors the picture is shown all the same.
        let is_wide = is_figure && target.address.ends_with(WIDE);
        if !is_shown && !is_figure {
            self.part_words();
        }
        let out = self.out();
        if is_figure {
            if !is_shown && alt.is_empty() && !has_caption {
                return;
            }
            out.push_str(if is_wide { "<figure class=\"wide\">" } else { "<figure>" });
        }
        let (is_linked, alt, caption) = (!alt.trim().is_empty(), Escaped(alt), Escaped(caption));
        let _ = match &source {
            Source::Shown(source) => {
                let source = if is_wide { source.trim_end_matches(WIDE) } else { source };
                let _ = write!(out, "<img src=\"{}\" alt=\"{alt}\"", Escaped(source));
                if !is_figure && has_caption {
                    let _ = write!(out, " title=\"{caption}\"");
                }
                write!(out, " loading=\"lazy\">")
            }
            Source::Linked(address) if is_linked => write!(out, "<a href=\"{}\">{alt}</a>", Escaped(address)),
            Source::Linked(_) | Source::Alternative => write!(out, "{alt}"),
        };
        if is_figure {
            if has_caption {
                let _ = write!(out, "<figcaption>{caption}</figcaption>");
            }
            out.push_str("</figure>\n");
        } else if !is_shown {
            self.picture_end = Some(out.len());
        }
    }

    /// Adds a blank if the words of a picture that is not shown end here, or what is written now ends with a word.
    fn part_words(&mut self) {
        let end = self.picture_end;
        let out = self.out();
        if end == Some(out.len()) || out.ends_with(char::is_alphanumeric) {
            out.push(' ');
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
