//! Printed signs as HTML: escaped text in a handful of tags, with links to entries and to the web.

use super::glyph::{Glyph, Height, Link, Look};
use crate::base::escape::escape;

/// Returns the HTML of printed signs.
pub fn html(glyphs: &[Glyph], links: &[Link]) -> String {
    let mut html = String::with_capacity(glyphs.len() + 64);
    let mut link = 0;
    let mut look = Look::default();
    for glyph in glyphs {
        if glyph.link != link {
            close(look, &mut html);
            look = Look::default();
            if link != 0 {
                html.push_str("</a>");
            }
            link = glyph.link;
            open_link(usize::from(link).checked_sub(1).and_then(|place| links.get(place)), &mut html);
        }
        if glyph.look != look {
            close(look, &mut html);
            look = glyph.look;
            open(look, &mut html);
        }
        escape(&mut html, glyph.sign.encode_utf8(&mut [0; 4]));
    }
    close(look, &mut html);
    if link != 0 {
        html.push_str("</a>");
    }
    html
}

fn open_link(link: Option<&Link>, html: &mut String) {
    match link {
        Some(Link::Entry(id)) => {
            html.push_str("<a class=\"cite\" href=\"#");
            html.push_str(id);
            html.push_str("\">");
        }
        Some(Link::Address(address)) => {
            // Text from the right would put its last slash first.
            html.push_str("<a dir=\"ltr\" href=\"");
            escape(html, address);
            html.push_str("\">");
        }
        None => {}
    }
}

fn open(look: Look, html: &mut String) {
    if look.has_small_capitals {
        html.push_str("<span class=\"small-caps\">");
    }
    if look.is_bold {
        html.push_str("<b>");
    }
    if look.is_italic {
        html.push_str("<i>");
    }
    match look.height {
        Height::Raised => html.push_str("<sup>"),
        Height::Lowered => html.push_str("<sub>"),
        Height::Line => {}
    }
}

fn close(look: Look, html: &mut String) {
    match look.height {
        Height::Raised => html.push_str("</sup>"),
        Height::Lowered => html.push_str("</sub>"),
        Height::Line => {}
    }
    if look.is_italic {
        html.push_str("</i>");
    }
    if look.is_bold {
        html.push_str("</b>");
    }
    if look.has_small_capitals {
        html.push_str("</span>");
    }
}
