//! Raw HTML inside Markdown: which tags a piece holds, and what sanitising takes away from them.
//!
//! Cleaning itself is ammonia's work, on the finished body. This file reads tags only to say, with a line, what will be
//! missing, to find the addresses that must be checked like any other, and to keep from the cleaner what would make it
//! lose the text around it.

mod depth;
mod judge;
mod tags;

pub use depth::Depth;
pub use judge::{Removal, SECTIONS, judge, write};
pub use tags::{Attribute, Tag, TagKind, tags};

use super::ReferenceKind;
use crate::base::escape::escape;
use ammonia::Builder;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// How the ids begin that only the tool itself sets.
const RESERVED_IDS: [&str; 4] = ["bp-", "fn-", "fnref-", "footnotes-title"];

/// What makes an id not an author's to take, if it begins so.
pub fn reserved(id: &str) -> Option<&'static str> {
    RESERVED_IDS.into_iter().find(|start| id.starts_with(start))
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

/// Returns a piece with the addresses of its tags as they are on the page.
pub fn with_links(html: &str, links: &super::Links) -> String {
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    for tag in tags(html) {
        out.push_str(&html[from..tag.range.start]);
        let mut source = html[tag.range.clone()].to_owned();
        for attribute in tag.attributes.iter().filter(|attribute| attribute.is_address()) {
            if let Some(changed) = links.get(&attribute.value).and_then(|to| changed(&source, attribute, to)) {
                source = changed;
            }
        }
        out.push_str(&source);
        from = tag.range.end;
    }
    out.push_str(&html[from..]);
    out
}

/// Returns a tag with another value for one of its attributes, and all else as it was typed. Where the value stands is for
/// the tokenizer to say, so every place is tried at which it may.
fn changed(source: &str, attribute: &Attribute, to: &str) -> Option<String> {
    let (mut escaped, mut new) = (String::new(), String::new());
    escape(&mut escaped, &attribute.value);
    escape(&mut new, to);
    let typed = [&attribute.value, &escaped];
    let places = typed.into_iter().flat_map(|typed| source.match_indices(typed.as_str()));
    let places = places.filter(|(at, _)| follows_key(&source[..*at], &attribute.key)).take(MOST_PLACES);
    let mut candidates = places.map(|(at, typed)| [&source[..at], &new, &source[at + typed.len()..]].concat());
    let old = tags::tag(source, 0)?;
    candidates.find(|candidate| {
        tags::tag(candidate, 0).is_some_and(|tag| {
            let pairs = tag.attributes.iter().zip(&old.attributes);
            tag.range.end == candidate.len()
                && tag.attributes.len() == old.attributes.len()
                && pairs.into_iter().all(|(new, old)| {
                    new.key == old.key && new.value == if old.key == attribute.key { to } else { &old.value }
                })
        })
    })
}

/// In one tag, a value is sought at so many places that look like its own. More would take time with the square of the tag.
const MOST_PLACES: usize = 32;

/// Whether a piece of a tag ends where the value of the attribute `key` begins: `href=`, `HREF = "`.
fn follows_key(before: &str, key: &str) -> bool {
    let name = before.trim_end_matches(['"', '\'']).trim_end().strip_suffix('=').map(str::trim_end);
    let end = name.and_then(|name| name.get(name.len().checked_sub(key.len())?..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(key))
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

/// Cleaning a body again stops after so many rounds, whatever it holds.
const MOST_ROUNDS: usize = 8;

/// Cleans a finished body: unsafe elements and attributes go, ours stay.
///
/// A browser reads what the cleaner wrote once more, and where links, headings or formatting cross, it may build another
/// tree from it. So a body is cleaned until it stays as it is.
pub fn clean(html: &str) -> String {
    let builder = builder();
    let mut cleaned = builder.clean(html).to_string();
    for _ in 0..MOST_ROUNDS {
        let again = builder.clean(&cleaned).to_string();
        if again == cleaned {
            break;
        }
        cleaned = again;
    }
    cleaned
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
        let found = tags(r#"<a HREF='x&amp;y' data-x=1 href=z><!-- <b> --><img src="p.jpg"/> < 3 </P> <script"#);
        let names: Vec<_> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["a", "img", "p"]);
        let values: Vec<_> = found[0].attributes.iter().map(|a| (a.key.as_str(), a.value.as_str())).collect();
        assert_eq!(values, [("href", "x&y"), ("data-x", "1")]);
        assert_eq!(removed(&found[0]), ["the attribute `data-x` of `<a>`"]);
    }

    #[test]
    fn addresses_are_replaced_in_place() {
        let links = super::super::Links::from([("/a/".to_owned(), "/repo/a/".to_owned())]);
        for (html, expected) in [
            ("<a x=1 href='/a/'>/a/</a>", "<a x=1 href='/repo/a/'>/a/</a>"),
            ("<a title=\"href='/a/'\" href=/a/>", "<a title=\"href='/a/'\" href=/repo/a/>"),
            ("<q cite=\"/a/\" href=\"/a/\">", "<q cite=\"/repo/a/\" href=\"/repo/a/\">"),
            ("<a data-x=/a/ HREF = '/a/'", "<a data-x=/a/ HREF = '/a/'"),
        ] {
            assert_eq!(with_links(html, &links), expected);
        }
        // A tag is not read again for each place in another attribute.
        let title = "/a/".repeat(100_000);
        let expected = format!("<a title='{title}' HREF = '/repo/a/'>");
        assert_eq!(with_links(&format!("<a title='{title}' HREF = '/a/'>"), &links), expected);
    }

    #[test]
    fn hostile_pieces_do_not_panic() {
        for piece in ["<", "<a", "<a =", "<a é='", "<a b=", "<a/é>", "<!--", "<a ='>"] {
            tags(piece);
        }
    }
}
