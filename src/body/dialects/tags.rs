//! Tags of templates: those of Hugo, and of the languages of Jekyll, Eleventy and their like.

use super::around::{Found, Sign, Slip};
use crate::base::problems;

/// How tags begin and end.
const TAGS: [(&str, &str); 4] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<%", "%>")];

/// Returns the slip of a tag.
pub fn slip(sign: &Sign<'_>) -> Option<Found> {
    let rest = sign.rest_for_tag();
    if let Some(length) = curled_tag(rest) {
        return Some((sign.at..sign.at + length, problems::curled_tag));
    }
    if rest.starts_with("{{<") || rest.starts_with("{{%") {
        return Some((sign.at..sign.at + shortcode_length(rest), problems::shortcode));
    }
    let (begin, end) = TAGS.iter().find(|(begin, _)| rest.starts_with(begin))?;
    let length = rest[begin.len()..].find(end)?;
    let inside = &rest[begin.len()..begin.len() + length];
    let words = inside.strip_prefix('{').unwrap_or(inside);
    let is_tag = !words.trim().is_empty() && !words.contains(['{', '}']) && !words.contains("\n\n");
    let close = begin.len() + length + end.len();
    let close = close + rest[close..].bytes().take_while(|byte| *byte == b'}' && *begin == "{{").count();
    is_tag.then(|| (sign.at..sign.at + close, problems::template_tag as Slip))
}

/// Returns how long the tag of HTML is with which a text begins, if it has other quotation marks than straight ones, so that it
/// is none.
fn curled_tag(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('<')?;
    let inside = &inside[..inside.find(['>', '<', '\n'])?];
    let name = inside.split(' ').next().filter(|name| name.len() < inside.len())?;
    let is_name =
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_curled = ["=“", "=”", "=„", "=«", "=‘", "=’"].iter().any(|mark| inside.contains(mark));
    (is_name && is_curled && text[1 + inside.len()..].starts_with('>')).then(|| inside.len() + 2)
}

/// Returns how long the shortcode is with which a text begins: to its closing braces, or to the end of its line or the next
/// shortcode if it has none.
fn shortcode_length(text: &str) -> usize {
    let mut from = 2;
    while let Some(at) = text[from..].find(['{', '}', '\n']).map(|at| from + at) {
        match &text[at..] {
            rest if rest.starts_with("}}") => return at + 2,
            rest if rest.starts_with("{{") || rest.starts_with('\n') => return at,
            _ => from = at + 1,
        }
    }
    text.len()
}
