//! Checks of a style's text before it is read: its readers recurse, and a macro that calls itself would never end.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::bibliography::fault::Fault;

const MOST_BYTES: usize = 1_000_000;
const MOST_DEPTH: usize = 100;
/// Elements of a layout with all its macros written out. Chicago's has two and a half million, the most of the styles of
/// the CSL project.
const MOST_ELEMENTS: u64 = 20_000_000;

const HELP: &str = "take the file of an independent style from https://github.com/citation-style-language/styles";

/// A tag of XML.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    span: Range<usize>,
    is_end: bool,
    is_empty: bool,
}

impl<'a> Tag<'a> {
    fn attribute(&self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((name, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
            let (value, after) = after[1..].split_once(quote)?;
            if name.trim() == wanted {
                return Some(value);
            }
            rest = after;
        }
        None
    }
}

/// What a macro, or all that is outside of one, calls.
#[derive(Default)]
struct Part<'a> {
    elements: u64,
    calls: Vec<(&'a str, Range<usize>)>,
}

/// Returns a fault with a style.
pub fn fault(span: Range<usize>, message: impl Into<String>, help: &str) -> Fault {
    Fault { span, message: message.into(), help: help.to_owned(), also: None }
}

/// Checks the text of a style: its size, its nesting, that it is XML with an independent style, and its macros.
pub fn check(text: &str) -> Result<(), Fault> {
    if text.len() > MOST_BYTES {
        return Err(fault(0..0, "the style is larger than 1 MB", HELP));
    }
    let mut open: Vec<Tag> = Vec::new();
    let mut parts: BTreeMap<&str, Part> = BTreeMap::new();
    let mut at = 0;
    let mut has_root = false;
    while let Some(tag) = next_tag(text, &mut at)? {
        if tag.is_end {
            let Some(start) = open.pop() else { return Err(unopened(&tag)) };
            if start.name != tag.name {
                let message = format!("the style's `<{}>` is closed by `</{}>`", start.name, tag.name);
                return Err(Fault { also: Some(start.span), ..fault(tag.span, message, HELP) });
            }
            continue;
        }
        if !has_root && tag.name != "style" {
            return Err(fault(tag.span, "the file is no style of CSL: it does not begin with `<style>`", HELP));
        }
        has_root = true;
        if tag.name == "link" && tag.attribute("rel") == Some("independent-parent") {
            let parent = tag.attribute("href").and_then(|link| link.rsplit('/').next()).unwrap_or("its parent");
            let message = format!("the style is a dependent one: all it says is that it is like `{parent}`");
            return Err(fault(tag.span, message, &format!("name the file of `{parent}` instead")));
        }
        count(&tag, &open, &mut parts);
        if !tag.is_empty {
            open.push(tag);
        }
        if open.len() > MOST_DEPTH {
            let span = open.pop().map_or(0..0, |tag| tag.span);
            return Err(fault(span, format!("the style nests more than {MOST_DEPTH} elements"), HELP));
        }
    }
    match open.pop() {
        Some(tag) => Err(fault(tag.span, format!("the style's `<{}>` is never closed", tag.name), HELP)),
        None if !has_root => Err(fault(0..text.len(), "the file is no style of CSL: it has no `<style>`", HELP)),
        None => check_macros(&parts),
    }
}

fn unopened(tag: &Tag) -> Fault {
    fault(tag.span.clone(), format!("the style closes `{}`, which it never opened", tag.name), HELP)
}

fn count<'a>(tag: &Tag<'a>, open: &[Tag<'a>], parts: &mut BTreeMap<&'a str, Part<'a>>) {
    let within = open.iter().chain([tag]).find(|tag| tag.name == "macro");
    let part = parts.entry(within.and_then(|tag| tag.attribute("name")).unwrap_or_default()).or_default();
    part.elements += 1;
    if let Some(called) = tag.attribute("macro") {
        part.calls.push((called, tag.span.clone()));
    }
}

/// Checks that no macro calls itself by a detour, and that all of them written out are not too many elements.
fn check_macros(parts: &BTreeMap<&str, Part>) -> Result<(), Fault> {
    let mut sizes = BTreeMap::new();
    let mut path = Vec::new();
    for name in parts.keys() {
        size(name, parts, &mut sizes, &mut path)?;
    }
    Ok(())
}

fn size<'a>(
    name: &'a str,
    parts: &BTreeMap<&'a str, Part<'a>>,
    sizes: &mut BTreeMap<&'a str, u64>,
    path: &mut Vec<&'a str>,
) -> Result<u64, Fault> {
    if let Some(size) = sizes.get(name) {
        return Ok(*size);
    }
    let Some(part) = parts.get(name) else { return Ok(0) };
    path.push(name);
    let mut total = part.elements;
    for (called, span) in &part.calls {
        if path.contains(called) || path.len() > MOST_DEPTH {
            let message = format!("the style's macro `{called}` calls itself");
            return Err(fault(span.clone(), message, "take the call out"));
        }
        total = total.saturating_add(size(called, parts, sizes, path)?);
        if total > MOST_ELEMENTS {
            return Err(fault(span.clone(), "the style's macros call each other too often", HELP));
        }
    }
    path.pop();
    sizes.insert(name, total);
    Ok(total)
}

/// Returns the next tag of the text, past comments and the like.
fn next_tag<'a>(text: &'a str, at: &mut usize) -> Result<Option<Tag<'a>>, Fault> {
    loop {
        let Some(found) = text[*at..].find('<') else { return Ok(None) };
        let start = *at + found;
        let rest = &text[start..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")];
        let unclosed = || fault(start..start + 1, "the style's XML breaks off at this `<`", HELP);
        if let Some((_, end)) = skipped.iter().find(|(begin, _)| rest.starts_with(begin)) {
            *at = start + rest.find(end).ok_or_else(unclosed)? + end.len();
            continue;
        }
        let end = tag_end(rest).ok_or_else(unclosed)?;
        *at = start + end + 1;
        let is_end = rest.starts_with("</");
        let inside = rest[if is_end { 2 } else { 1 }..end].trim_end();
        let is_empty = inside.ends_with('/');
        let inside = inside.trim_end_matches('/');
        let split = inside.find(char::is_whitespace).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(split);
        return Ok(Some(Tag { name, attributes, span: start..start + end + 1, is_end, is_empty }));
    }
}

/// Returns where the `>` of a tag is, past quoted values.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in tag.char_indices() {
        match (quote, sign) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if open == sign => quote = None,
            _ => {}
        }
    }
    None
}
