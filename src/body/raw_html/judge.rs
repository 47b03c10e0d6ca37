//! What of a piece of raw HTML may stand on a page, decided piece by piece before the body is cleaned.
//!
//! Cleaning reads a whole body as a browser does, and there a tag that opens another language (`<style>`, `<title>`,
//! `<mean>`, a comment, a quotation mark that is not closed) takes all text after it along. So a cleaner that met such a
//! tag would lose Markdown that has nothing to do with it. Here each piece is taken apart alone, and only whole tags of
//! elements that stay, with attributes that stay, are handed on. What is not let through ends where its piece ends.

use super::tags::{Tag, begins_tag, tag};
use super::{is_allowed, removed, reserved, stays};
use crate::base::escape::escape;
use crate::body::{Links, is_elsewhere, is_safe};
use std::collections::BTreeSet;
use std::ops::Range;

/// A piece of raw HTML, judged.
#[derive(Default)]
pub struct Judgement {
    pub parts: Vec<Part>,
    pub removals: Vec<Removal>,
}

/// What of a piece stays.
pub enum Part {
    /// An opening tag; attributes that do not stay are gone.
    Opening(Tag),
    /// The name of a closing tag.
    Closing(String),
    /// The bytes of text, with its entities.
    Text(Range<usize>),
}

/// What of a piece does not stay as it was written, and where it is.
pub enum Removal {
    /// An element or attribute, in words.
    Removed(Range<usize>, String),
    /// Something that is not closed, in words, and is shown as text; what would close it.
    NotClosed(Range<usize>, String, &'static str),
    /// An id that begins as those of the tool do; how they begin.
    ReservedId(Range<usize>, String, &'static str),
    /// An id that an element before has.
    RepeatedId(Range<usize>, String),
}

/// Elements whose content is no text for readers. It goes with them if they are closed.
const WITHOUT_TEXT: [&str; 9] =
    ["script", "style", "template", "iframe", "noembed", "noframes", "noscript", "svg", "math"];

/// What is no element: how it begins and ends, and what it is called.
pub const SECTIONS: [(&str, &str, &str); 4] = [
    ("<!--", "-->", "comment"),
    ("<![CDATA[", "]]>", "CDATA section"),
    ("<?", "?>", "processing instruction"),
    ("<!", ">", "declaration"),
];

/// Takes a piece apart. `ids` are those that pieces before it set; its own are added.
pub fn judge(html: &str, ids: &mut BTreeSet<String>) -> Judgement {
    let mut judge = Judge { html, ids, judgement: Judgement::default(), unclosed: BTreeSet::new() };
    let mut at = 0;
    let mut text = 0;
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        judge.text(text..open);
        at = judge.mark(open);
        text = at;
        // What is no mark is text, with the sign that looked like one.
        if at == open {
            text = open;
            at = open + 1;
        }
    }
    judge.text(text..html.len());
    judge.judgement
}

struct Judge<'a> {
    html: &'a str,
    ids: &'a mut BTreeSet<String>,
    judgement: Judgement,
    /// What is not closed in the rest of the piece: looking for it again would take time with the square of the length.
    unclosed: BTreeSet<String>,
}

impl Judge<'_> {
    fn text(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.judgement.parts.push(Part::Text(range));
        }
    }

    fn not_closed(&mut self, range: Range<usize>, what: String, end: &'static str) {
        self.judgement.removals.push(Removal::NotClosed(range, what, end));
    }

    /// Judges what begins at `open`, and says where it ends; there, if it is text.
    fn mark(&mut self, open: usize) -> usize {
        let rest = &self.html[open..];
        if let Some(section) = SECTIONS.into_iter().find(|(begin, ..)| rest.starts_with(begin)) {
            return self.section(open, section);
        }
        if !begins_tag(rest) {
            return open;
        }
        if rest.starts_with("</") { self.closing(open) } else { self.opening(open) }
    }

    fn section(&mut self, open: usize, (begin, end, what): (&str, &'static str, &str)) -> usize {
        // `<!-->` is a comment, whose end shares hyphens with its beginning.
        let inner = open + if begin == "<!--" { 2 } else { begin.len() };
        let found = if self.unclosed.contains(begin) { None } else { self.html[inner..].find(end) };
        let Some(length) = found else {
            if self.unclosed.insert(begin.to_owned()) {
                self.not_closed(open..open + begin.len(), format!("the {what}"), end);
            }
            return open;
        };
        let close = inner + length + end.len();
        if begin != "<!--" {
            self.judgement.removals.push(Removal::Removed(open..close, format!("the {what}")));
        }
        close
    }

    fn closing(&mut self, open: usize) -> usize {
        let found = if self.unclosed.contains("</") { None } else { tag(self.html, open) };
        let Some(tag) = found else {
            self.unclosed.insert("</".to_owned());
            return open;
        };
        if stays(&tag.name) {
            self.judgement.parts.push(Part::Closing(tag.name));
        }
        tag.range.end
    }

    fn opening(&mut self, open: usize) -> usize {
        let Some(mut tag) = tag(self.html, open) else {
            // Nothing after it can be told from its attributes.
            let name = self.html[open + 1..].split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next();
            let name = name.unwrap_or_default().to_ascii_lowercase();
            self.not_closed(open..open + 1 + name.len(), format!("the tag `<{name}`"), ">");
            self.text(open..self.html.len());
            return self.html.len();
        };
        let end = tag.range.end;
        let told = removed(&tag).into_iter().map(|what| Removal::Removed(tag.range.clone(), what));
        self.judgement.removals.extend(told);
        if stays(&tag.name) && !is_foreign_input(&tag) {
            let Tag { name, attributes, range, .. } = &mut tag;
            attributes.retain(|attribute| is_allowed(name, &attribute.key));
            attributes.retain(|attribute| attribute.key != "id" || self.may_have(&attribute.value, range));
            self.judgement.parts.push(Part::Opening(tag));
            return end;
        }
        if WITHOUT_TEXT.contains(&tag.name.as_str()) && !self.unclosed.contains(&tag.name) {
            if let Some(close) = closing_tag(self.html, end, &tag.name) {
                return close;
            }
            self.unclosed.insert(tag.name);
        }
        end
    }

    /// Whether the tag at a place may have an id. No page has the same one twice.
    fn may_have(&mut self, id: &str, at: &Range<usize>) -> bool {
        if let Some(start) = reserved(id) {
            self.judgement.removals.push(Removal::ReservedId(at.clone(), id.to_owned(), start));
            return false;
        }
        let is_new = self.ids.insert(id.to_owned());
        // One that is empty is none, and nobody misses it.
        if !is_new && !id.is_empty() {
            self.judgement.removals.push(Removal::RepeatedId(at.clone(), id.to_owned()));
        }
        is_new && !id.is_empty()
    }
}

/// Where the closing tag of an element ends.
fn closing_tag(html: &str, from: usize, name: &str) -> Option<usize> {
    let is_it = |start: &usize| {
        let (found, after) = html[*start..].split_at_checked(name.len()).unwrap_or_default();
        let is_whole = after.starts_with(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
        is_whole && found.eq_ignore_ascii_case(name)
    };
    let start = html[from..].match_indices("</").map(|(at, _)| from + at + 2).find(is_it)?;
    html[start..].find('>').map(|end| start + end + 1)
}

/// Whether a tag is a field that a reader could fill in or press. What a task list has stays: a checkbox that is off.
pub fn is_foreign_input(tag: &Tag) -> bool {
    tag.name == "input" && !(tag.value("type") == Some("checkbox") && tag.value("disabled").is_some())
}

/// Writes what stays of a piece, with the addresses of its tags as they are on the page. `ids` are as for [`judge`].
pub fn write(html: &str, links: &Links, ids: &mut BTreeSet<String>, out: &mut String) {
    for part in judge(html, ids).parts {
        match part {
            Part::Text(range) => out.push_str(&html[range].replace('<', "&lt;").replace('>', "&gt;")),
            Part::Closing(name) => {
                out.push_str("</");
                out.push_str(&name);
                out.push('>');
            }
            Part::Opening(tag) => opening(&tag, links, out),
        }
    }
}

fn opening(tag: &Tag, links: &Links, out: &mut String) {
    if tag.name == "img" && !is_shown(tag, links) {
        return escape(out, tag.value("alt").unwrap_or_default());
    }
    out.push('<');
    out.push_str(&tag.name);
    for attribute in tag.attributes.iter().filter(|attribute| !attribute.is_address() || is_safe(&attribute.value)) {
        out.push(' ');
        out.push_str(&attribute.key);
        out.push_str("=\"");
        let resolved = links.get(&attribute.value).filter(|_| attribute.is_address());
        escape(out, resolved.unwrap_or(&attribute.value));
        out.push('"');
    }
    out.push('>');
}

/// Whether pages may load the picture of a tag.
fn is_shown(tag: &Tag, links: &Links) -> bool {
    tag.value("src").is_some_and(|source| links.get(source).is_some() || !is_elsewhere(source))
}

impl Judgement {
    /// The tags that stay.
    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.parts.iter().filter_map(|part| match part {
            Part::Opening(tag) => Some(tag),
            Part::Closing(_) | Part::Text(_) => None,
        })
    }
}
