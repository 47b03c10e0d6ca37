//! Raw HTML inside Markdown: which tags a piece holds, and what sanitising takes away from them.
//!
//! Cleaning itself is ammonia's work, on the finished body. This file reads tags only to say, with a line, what will be
//! missing, to find the addresses that must be checked like any other, and to keep from the cleaner what would make it
//! lose the text around it.

mod judge;
mod open_elements;

pub use judge::{Removal, SECTIONS, judge, write};
pub use open_elements::OpenElements;

use super::ReferenceKind;
use ammonia::Builder;
use htmlize::unescape_attribute;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// An opening tag: its name in lower case, its attributes, and its bytes in the piece.
pub struct Tag {
    pub name: String,
    pub attributes: Vec<Attribute>,
    pub range: Range<usize>,
    /// Whether its `>` stands in the piece.
    pub is_whole: bool,
}

/// An attribute: its name in lower case, its value without entities, and the bytes of the value between its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    pub key: String,
    pub value: String,
    pub range: Range<usize>,
}

impl Attribute {
    /// Whether the value is an address.
    fn is_address(&self) -> bool {
        matches!(&*self.key, "href" | "src" | "cite")
    }
}

/// How the ids begin that only the tool itself sets.
const RESERVED_IDS: [&str; 4] = ["bp-", "fn-", "fnref-", "footnotes-title"];

/// What makes an id not an author's to take, if it begins so.
pub fn reserved(id: &str) -> Option<&'static str> {
    RESERVED_IDS.into_iter().find(|start| id.starts_with(start))
}

/// The opening tags of a piece of HTML, in order; comments and text are passed by.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        if html[open..].starts_with("<!--") {
            at = html[open..].find("-->").map_or(html.len(), |end| open + end + 3);
        } else if html[open + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = tag(html, open);
            at = tag.range.end;
            found.push(tag);
        } else {
            at = open + 1;
        }
    }
    found
}

fn tag(html: &str, open: usize) -> Tag {
    let rest = &html[open + 1..];
    let name_length = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(rest.len());
    let mut attributes = Vec::new();
    let mut keys = HashSet::new();
    let mut at = open + 1 + name_length;
    loop {
        at += html[at..].len() - html[at..].trim_start_matches(|c: char| c.is_whitespace() || c == '/').len();
        let rest = &html[at..];
        if rest.is_empty() || rest.starts_with('>') {
            break;
        }
        let key_length =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len()).max(1);
        let key_length = rest.char_indices().map(|(at, _)| at).find(|at| *at >= key_length).unwrap_or(rest.len());
        let key = rest[..key_length].to_ascii_lowercase();
        at += key_length;
        let (inner, length) = value(&html[at..]);
        let range = at + inner.start..at + inner.end;
        at += length;
        // Of attributes with the same name browsers take the first.
        if keys.insert(key.clone()) {
            let value = unescape_attribute(&html[range.clone()]).into_owned();
            attributes.push(Attribute { key, value, range });
        }
    }
    let end = (at + 1).min(html.len());
    Tag { name: rest[..name_length].to_ascii_lowercase(), attributes, range: open..end, is_whole: at < html.len() }
}

/// The bytes of the value after an attribute's name, and all that it takes with its `=` and quotes.
fn value(rest: &str) -> (Range<usize>, usize) {
    let blank = rest.len() - rest.trim_start().len();
    let Some(after) = rest.trim_start().strip_prefix('=') else { return (0..0, 0) };
    let skipped = blank + 1 + (after.len() - after.trim_start().len());
    let after = after.trim_start();
    for quote in ['"', '\''] {
        if let Some(inner) = after.strip_prefix(quote) {
            let end = inner.find(quote).unwrap_or(inner.len());
            return (skipped + 1..skipped + 1 + end, (skipped + 1 + end + 1).min(rest.len()));
        }
    }
    let end = after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len());
    (skipped..skipped + end, skipped + end)
}

/// The addresses that a tag refers to.
pub fn addresses(tag: &Tag) -> Vec<(ReferenceKind, String)> {
    tag.attributes
        .iter()
        .filter_map(|attribute| match attribute.key.as_str() {
            "href" | "cite" => Some((ReferenceKind::Link, attribute.value.clone())),
            "src" => Some((ReferenceKind::Image, attribute.value.clone())),
            _ => None,
        })
        .collect()
}

/// A piece with the addresses of its tags as they are on the page.
pub fn with_links(html: &str, links: &super::Links) -> String {
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    for attribute in tags(html).iter().flat_map(|tag| &tag.attributes) {
        if let Some(resolved) = links.get(&attribute.value).filter(|_| attribute.is_address()) {
            out.push_str(&html[from..attribute.range.start]);
            super::escape::escape(&mut out, resolved);
            from = attribute.range.end;
        }
    }
    out.push_str(&html[from..]);
    out
}

/// Whether an element of that name stays when the page is cleaned.
fn stays(name: &str) -> bool {
    ALLOWED.tags.contains(name)
}

/// Whether an attribute stays on an element that does.
fn is_allowed(name: &str, key: &str) -> bool {
    ALLOWED.generic.contains(key)
        || key.starts_with("aria-")
        || ALLOWED.by_tag.get(name).is_some_and(|keys| keys.contains(key))
}

/// What cleaning lets through.
struct Allowed {
    tags: HashSet<&'static str>,
    generic: HashSet<&'static str>,
    by_tag: HashMap<&'static str, HashSet<&'static str>>,
}

static ALLOWED: LazyLock<Allowed> = LazyLock::new(|| {
    let builder = builder();
    Allowed {
        tags: builder.clone_tags(),
        generic: builder.clone_generic_attributes(),
        by_tag: builder.clone_tag_attributes(),
    }
});

/// What of a tag sanitising takes away, in words: `the element <script>`, `the attribute onclick`.
fn removed(tag: &Tag) -> Vec<String> {
    if !stays(&tag.name) || judge::is_foreign_input(tag) {
        return vec![format!("the element `<{}>`", tag.name)];
    }
    tag.attributes
        .iter()
        .filter(|attribute| !is_allowed(&tag.name, &attribute.key))
        .map(|attribute| format!("the attribute `{}` of `<{}>`", attribute.key, tag.name))
        .collect()
}

/// Cleans a finished body: unsafe elements and attributes go, ours stay.
pub fn clean(html: &str) -> String {
    builder().clean(html).to_string()
}

fn builder() -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .add_tags(["section", "aside", "figure", "figcaption", "input", "details", "summary", "caption", "kbd", "mark"])
        .add_generic_attributes(["id", "class", "lang", "dir", "role", "title"])
        .add_generic_attribute_prefixes(["aria-"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("div", ["tabindex"])
        // Whatever is written, no field that a reader could fill in.
        .set_tag_attribute_value("input", "type", "checkbox")
        .set_tag_attribute_value("input", "disabled", "")
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("img", ["loading", "width", "height"])
        .add_tag_attributes("details", ["open"])
        .link_rel(None)
        .url_schemes(super::SAFE_SCHEMES.into_iter().collect());
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_however_they_are_written() {
        let found = tags(r#"<a HREF='x&amp;y' data-x=1 href=z><!-- <b> --><img src="p.jpg"/> < 3 <script"#);
        let names: Vec<_> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["a", "img", "script"]);
        let values: Vec<_> = found[0].attributes.iter().map(|a| (a.key.as_str(), a.value.as_str())).collect();
        assert_eq!(values, [("href", "x&y"), ("data-x", "1")]);
        assert_eq!(removed(&found[0]), ["the attribute `data-x` of `<a>`"]);
        assert_eq!(removed(&found[2]), ["the element `<script>`"]);
    }

    #[test]
    fn addresses_are_replaced_in_place() {
        let links = super::super::Links::from([("/a/".to_owned(), "/repo/a/".to_owned())]);
        assert_eq!(with_links("<a x=1 href='/a/'>/a/</a>", &links), "<a x=1 href='/repo/a/'>/a/</a>");
    }

    #[test]
    fn hostile_pieces_do_not_panic() {
        for piece in ["<", "<a", "<a =", "<a é='", "<a b=", "<a/é>", "<!--", "<a ='>"] {
            tags(piece);
        }
    }
}
