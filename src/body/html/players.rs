//! Players of videos and sound, written as pictures are: `![What it shows](talk.mp4 "Caption")`.
//!
//! A player asks for no more of its file than how long it is, and for nothing from another host before it is started. Behind it
//! stands a link to the file, which alone is there in print.

use super::Writer;
use super::pictures::Place;
use crate::base::MediaKind;
use crate::base::escape::Escaped;
use crate::body::links::ShownPlayer;
use std::fmt::Write;

impl Writer<'_> {
    /// Writes a player of the file at an address, as a figure if it stands alone.
    pub(super) fn write_player(
        &mut self,
        (kind, written): (MediaKind, &str),
        address: &str,
        (alt, caption): (&str, &str),
        place: Place,
    ) {
        self.has_players = true;
        let nothing = ShownPlayer::default();
        let player = self.setting.links.player(written).unwrap_or(&nothing);
        let (address, label) = (Escaped(address), Escaped(alt));
        let element = match kind {
            MediaKind::Video => "video",
            MediaKind::Sound => "audio",
        };
        let preload = if player.is_elsewhere { "none" } else { "metadata" };
        let mut html = format!("<{element} src=\"{address}\" controls preload=\"{preload}\"");
        if !alt.trim().is_empty() {
            let _ = write!(html, " aria-label=\"{label}\"");
        }
        if let Some(poster) = player.poster.as_ref().filter(|_| kind == MediaKind::Video) {
            let (url, width, height) = (Escaped(&poster.url), poster.width, poster.height);
            let _ = write!(html, " poster=\"{url}\"");
            if width > 0 && height > 0 {
                let _ = write!(html, " width=\"{width}\" height=\"{height}\"");
            }
        }
        html.push('>');
        for track in &player.tracks {
            let (kind, default) = if track.is_own { ("captions", " default") } else { ("subtitles", "") };
            let (url, language, label) = (Escaped(&track.url), Escaped(&track.language), Escaped(&track.label));
            let _ =
                write!(html, "<track src=\"{url}\" kind=\"{kind}\" srclang=\"{language}\" label=\"{label}\"{default}>");
        }
        let words = if alt.trim().is_empty() { address } else { label };
        let _ = write!(html, "</{element}><a class=\"media-file\" href=\"{address}\">{words}</a>");
        let out = self.out();
        if place == Place::Line {
            out.push_str(&html);
            return;
        }
        out.extend(["<figure class=\"player\">", &html]);
        if !caption.is_empty() {
            let _ = write!(out, "<figcaption>{}</figcaption>", Escaped(caption));
        }
        out.push_str("</figure>\n");
    }
}
