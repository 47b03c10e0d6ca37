//! Pictures: inside a line, as figures, and what stands in the place of those that are not shown.
//!
//! A picture of the site has its size on the page, so that nothing moves when it has come, and the browser chooses among its
//! files by the width in which it is shown.

use super::Writer;
use crate::base::MediaKind;
use crate::base::escape::Escaped;
use crate::base::route::encode_written;
use crate::body::links::{ShownPicture, is_elsewhere, is_safe};
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

/// How wide the theme shows a picture of a text. A browser that knows `auto` measures it, since it loads late.
pub(super) const SIZES: &str = "auto, (min-width: 45em) 41rem, 92vw";

/// The same of a figure that may be wider than the text.
const WIDE_SIZES: &str = "auto, (min-width: 72em) 64rem, 94vw";

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
        let mut source = self.source(&target.address);
        let caption = &*target.title;
        if let Some(kind) = MediaKind::of_address(&target.address) {
            source = match source {
                // Nothing within a link can be played.
                Source::Shown(_) if self.is_in_link() => Source::Alternative,
                Source::Shown(address) if self.is_short => Source::Linked(address),
                Source::Shown(address) => {
                    let file = (kind, &*target.address);
                    return self.write_player(file, &address, (alt, caption), place);
                }
                source => source,
            };
        }
        let has_caption = !caption.is_empty();
        let is_shown = matches!(source, Source::Shown(_));
        let is_figure = place == Place::Figure;
        // The fragment is the author's wish; on GitHub and in editors the picture is shown all the same.
        let is_wide = is_figure && target.address.ends_with(WIDE);
        if !is_shown && !is_figure {
            self.part_words();
        }
        let shown = self.setting.links.picture(&target.address);
        let sizes = if is_wide { WIDE_SIZES } else { SIZES };
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
                write_sources(out, shown, sizes);
                let source = if is_wide { source.trim_end_matches(WIDE) } else { source };
                let _ = write!(out, "<img src=\"{}\" alt=\"{alt}\"", Escaped(source));
                if !is_figure && has_caption {
                    let _ = write!(out, " title=\"{caption}\"");
                }
                write_files(out, shown, sizes);
                let _ = write!(out, " loading=\"lazy\">");
                out.push_str(if shown.is_some_and(has_webp) { "</picture>" } else { "" });
                Ok(())
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

    fn is_in_link(&self) -> bool {
        self.dropped_links.iter().any(|is_dropped| !is_dropped)
    }

    fn source(&self, written: &str) -> Source {
        let is_in_link = self.is_in_link();
        match self.setting.links.get(written) {
            Some(resolved) => Source::Shown(resolved.clone()),
            None if !is_elsewhere(written) => Source::Shown(encode_written(written)),
            None if is_safe(written) && !is_in_link => Source::Linked(encode_written(written)),
            None => Source::Alternative,
        }
    }
}

fn has_webp(picture: &ShownPicture) -> bool {
    !picture.webp_srcset.is_empty()
}

/// Opens the element around a picture that has files in another format.
fn write_sources(out: &mut String, picture: Option<&ShownPicture>, sizes: &str) {
    if let Some(picture) = picture.filter(|picture| has_webp(picture)) {
        let srcset = Escaped(&picture.webp_srcset);
        let _ = write!(out, "<picture><source type=\"image/webp\" srcset=\"{srcset}\" sizes=\"{sizes}\">");
    }
}

/// Writes the attributes that say how large a picture of the site is, and which files it has.
pub(super) fn write_files(out: &mut String, picture: Option<&ShownPicture>, sizes: &str) {
    let Some(ShownPicture { width, height, srcset, .. }) = picture else { return };
    let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
    if !srcset.is_empty() {
        let _ = write!(out, " srcset=\"{}\" sizes=\"{sizes}\"", Escaped(srcset));
    }
}
