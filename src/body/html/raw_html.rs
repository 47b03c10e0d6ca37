//! Raw HTML on its page: what of it stays, with its addresses as they are there.

use super::Writer;
use super::pictures::{SIZES, write_files};
use crate::base::escape::{Escaped, escape};
use crate::body::links::{Links, is_elsewhere, is_safe};
use crate::body::raw_html::{Attribute, HtmlKind, Part, Piece, RawHtml, Tag, first_tag, judge};
use std::fmt::Write;
use std::ops::Range;

/// In one tag, a value is sought at so many places that look like its own. More would take time with the square of the tag.
const MOST_PLACES: usize = 32;

impl Writer<'_> {
    pub(super) fn write_raw_html(&mut self, piece: &Piece<'_>) {
        let links = self.setting.links;
        match self.setting.raw_html {
            RawHtml::Escape => escape(self.out(), &piece.source),
            RawHtml::Allow => {
                let frames = piece.frames().into_iter();
                let frames = frames.map(|(range, tag)| (range, self.frame(tag))).collect();
                self.out().push_str(&with_links(piece, links, frames));
            }
            RawHtml::Sanitize => {
                for part in judge(piece, &mut self.raw_ids).parts {
                    match part {
                        Part::Frame(tag, _) => self.write_frame(tag),
                        Part::Text(text) => self.out().push_str(&text.replace('<', "&lt;").replace('>', "&gt;")),
                        Part::EndTag(name) => self.out().extend(["</", name, ">"]),
                        Part::StartTag(tag, attributes, _) => write_start_tag(tag, &attributes, links, self.out()),
                    }
                }
            }
        }
    }
}

fn write_start_tag(tag: &Tag, attributes: &[&Attribute], links: &Links, out: &mut String) {
    if tag.name == "img" && !is_shown(tag, links) {
        return escape(out, tag.value("alt").unwrap_or_default());
    }
    out.extend(["<", &tag.name]);
    let has_size = attributes.iter().any(|attribute| matches!(&*attribute.key, "width" | "height"));
    for attribute in attributes.iter().filter(|attribute| !attribute.is_address() || is_safe(&attribute.value)) {
        let resolved = links.get(&attribute.value).filter(|_| attribute.is_address());
        let _ = write!(out, " {}=\"{}\"", attribute.key, Escaped(resolved.unwrap_or(&attribute.value)));
    }
    if tag.name == "img" && !has_size {
        write_files(out, tag.value("src").and_then(|source| links.picture(source)), SIZES);
    }
    out.push('>');
}

/// Whether pages may load the picture of a tag.
fn is_shown(tag: &Tag, links: &Links) -> bool {
    tag.value("src").is_some_and(|source| links.get(source).is_some() || !is_elsewhere(source))
}

/// Returns a piece as it was typed, with the addresses of its tags as they are on the page, and something else at the places of
/// its frames.
fn with_links(piece: &Piece<'_>, links: &Links, frames: Vec<(Range<usize>, String)>) -> String {
    let mut out = String::with_capacity(piece.source.len());
    let mut from = 0;
    let mut frames = frames.into_iter().peekable();
    for (node, tag) in piece.tags() {
        if let Some((range, html)) = frames.next_if(|(range, _)| range.start == node.span.start) {
            out.extend([&piece.source[from..range.start], &html]);
            from = range.end;
        }
        if node.span.start < from {
            continue;
        }
        out.push_str(&piece.source[from..node.span.start]);
        let (mut source, mut attributes) = (piece.source[node.span.clone()].to_owned(), tag.attributes.clone());
        for (at, attribute) in tag.attributes.iter().enumerate().filter(|(_, attribute)| attribute.is_address()) {
            let Some(to) = links.get(&attribute.value) else { continue };
            let old = std::mem::replace(&mut attributes[at].value, to.clone());
            match changed(&source, attribute, &attributes, to) {
                Some(changed) => source = changed,
                None => attributes[at].value = old,
            }
        }
        out.push_str(&source);
        from = node.span.end;
    }
    out.push_str(&piece.source[from..]);
    out
}

/// Returns a tag with another value for one of its attributes, and all else as it was typed. Where the value stands is for
/// the tokenizer to say, so every place is tried at which it may, until the tag has the attributes that are wanted.
fn changed(source: &str, attribute: &Attribute, wanted: &[Attribute], to: &str) -> Option<String> {
    let (escaped, new) = (Escaped(&attribute.value).to_string(), Escaped(to).to_string());
    let typed = [&attribute.value, &escaped];
    let places = typed.into_iter().flat_map(|typed| source.match_indices(typed.as_str()));
    let places = places.filter(|(at, _)| follows_key(&source[..*at], &attribute.key)).take(MOST_PLACES);
    let mut candidates = places.map(|(at, typed)| [&source[..at], &new, &source[at + typed.len()..]].concat());
    candidates.find(|candidate| {
        first_tag(candidate).is_some_and(|(kind, length)| {
            let (HtmlKind::StartTag(tag) | HtmlKind::EndTag(tag)) = kind else { return false };
            length == candidate.len() && tag.attributes == wanted
        })
    })
}

/// Whether a piece of a tag ends where the value of the attribute `key` begins: `href=`, `HREF = "`.
fn follows_key(before: &str, key: &str) -> bool {
    let name = before.trim_end_matches(['"', '\'']).trim_end().strip_suffix('=').map(str::trim_end);
    let end = name.and_then(|name| name.get(name.len().checked_sub(key.len())?..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::raw_html::piece;

    #[test]
    fn addresses_are_replaced_in_place() {
        let mut links = Links::default();
        links.insert("/a/".to_owned(), "/repo/a/".to_owned());
        let with_links = |html: &str| with_links(&piece(html.into()), &links, Vec::new());
        for (html, expected) in [
            ("<a x=1 href='/a/'>/a/</a>", "<a x=1 href='/repo/a/'>/a/</a>"),
            ("<a title=\"href='/a/'\" href=/a/>", "<a title=\"href='/a/'\" href=/repo/a/>"),
            ("<q cite=\"/a/\" href=\"/a/\">", "<q cite=\"/repo/a/\" href=\"/repo/a/\">"),
            ("<a data-x=/a/ HREF = '/a/'", "<a data-x=/a/ HREF = '/a/'"),
            ("<script>'<a href=\"/a/\">'</script>", "<script>'<a href=\"/repo/a/\">'</script>"),
        ] {
            assert_eq!(with_links(html), expected);
        }
        // A tag is not read again for each place in another attribute.
        let title = "/a/".repeat(100_000);
        let expected = format!("<a title='{title}' HREF = '/repo/a/'>");
        assert_eq!(with_links(&format!("<a title='{title}' HREF = '/a/'>")), expected);
    }
}
