//! The addresses in a text of Markdown, written anew: those of links, pictures, their definitions, and of raw HTML.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What an address is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Link,
    Picture,
}

/// Attributes of HTML that hold an address.
const ATTRIBUTES: [(&str, Role); 4] =
    [("href", Role::Link), ("src", Role::Picture), ("poster", Role::Picture), ("data", Role::Link)];

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// Returns a text with other addresses. `new` is asked for each, with where it stands in bytes; none leaves it as it is.
pub fn rewritten(text: &str, mut new: impl FnMut(&str, Role, usize) -> Option<String>) -> String {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for found in find(text) {
        let written = &text[found.span.clone()];
        let plain = unescaped(written);
        let Some(other) = new(&plain, found.role, found.span.start) else { continue };
        let change = match found.form {
            Form::Destination => super::markup::destination(&other),
            Form::Angled => other.replace('<', "%3C").replace('>', "%3E"),
            Form::Attribute => other.replace('&', "&amp;").replace('"', "&quot;"),
            // An address that was its own text keeps that as its words.
            Form::Bare => format!("[{}]({})", super::markup::in_brackets(written), super::markup::destination(&other)),
        };
        let span = if found.form == Form::Bare { found.span.start - 1..found.span.end + 1 } else { found.span };
        changes.push((span, change));
    }
    changes.sort_by_key(|(span, _)| span.start);
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (span, change) in changes.into_iter() {
        // A definition that two links use is one.
        if span.start < at {
            continue;
        }
        out.push_str(&text[at..span.start]);
        out.push_str(&change);
        at = span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Returns the bytes of all code in a text.
pub fn code(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    let is_code = |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}

/// How an address is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Destination,
    /// Between `<` and `>` behind the words of a link.
    Angled,
    Attribute,
    /// Between `<` and `>`, as its own text.
    Bare,
}

struct Found {
    span: Range<usize>,
    role: Role,
    form: Form,
}

fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let parser = Parser::new_ext(text, options());
    for (_, definition) in parser.reference_definitions().iter() {
        let written = &text[definition.span.clone()];
        if let Some(at) = written.find("]:") {
            found.extend(destination(text, definition.span.start + at + 2, definition.span.end, Role::Link));
        }
    }
    // Of each link that is open: its kind, and where what stands in it ends.
    let mut open: Vec<(LinkType, Role, usize)> = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type, .. }) => open.push((link_type, Role::Link, range.start + 1)),
            Event::Start(Tag::Image { link_type, .. }) => open.push((link_type, Role::Picture, range.start + 2)),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let Some((kind, role, inside)) = open.pop() else { continue };
                match kind {
                    LinkType::Inline => {
                        let behind = text[inside..range.end].find("](").map(|at| inside + at + 2);
                        found.extend(behind.and_then(|start| destination(text, start, range.end - 1, role)));
                    }
                    LinkType::Autolink => {
                        let span = range.start + 1..range.end - 1;
                        found.push(Found { span, role, form: Form::Bare });
                    }
                    _ => {}
                }
                if let Some((.., outer)) = open.last_mut() {
                    *outer = (*outer).max(range.end);
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => found.extend(attributes(text, range.clone())),
            _ => {}
        }
        if let Some((.., inside)) = open.last_mut().filter(|(.., inside)| range.end > *inside)
            && !text[range.clone()].ends_with(')')
        {
            // The words of a link end where the last of what stands in it does.
            let is_within = text.as_bytes().get(range.end).is_some();
            *inside = if is_within { (*inside).max(range.end.min(text.len())) } else { *inside };
        }
    }
    found
}

/// Returns the destination that begins at a byte, behind blanks.
fn destination(text: &str, start: usize, end: usize, role: Role) -> Option<Found> {
    let written = text.get(start..end)?;
    let blank = written.len() - written.trim_start().len();
    let (start, written) = (start + blank, &written[blank..]);
    if let Some(rest) = written.strip_prefix('<') {
        let length = rest.find('>')?;
        return Some(Found { span: start + 1..start + 1 + length, role, form: Form::Angled });
    }
    let (mut depth, mut length, mut is_escaped) = (0_usize, written.len(), false);
    for (at, c) in written.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => {
                length = at;
                break;
            }
            ')' => depth -= 1,
            c if c.is_whitespace() => {
                length = at;
                break;
            }
            _ => {}
        }
    }
    (length > 0).then_some(Found { span: start..start + length, role, form: Form::Destination })
}

/// Returns the addresses in a piece of HTML.
fn attributes(text: &str, range: Range<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    let html = &text[range.clone()];
    for (name, role) in ATTRIBUTES {
        for (at, _) in html.match_indices(name) {
            let is_whole = html[..at].ends_with(char::is_whitespace);
            let rest = html[at + name.len()..].trim_start();
            let Some(rest) = rest.strip_prefix('=').map(str::trim_start).filter(|_| is_whole) else { continue };
            let Some(quote) = rest.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { continue };
            let Some(length) = rest[1..].find(quote) else { continue };
            let start = range.start + html.len() - rest.len() + 1;
            found.push(Found { span: start..start + length, role, form: Form::Attribute });
        }
    }
    found
}

/// Returns an address without the backslashes and entities of Markdown.
fn unescaped(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut letters = written.chars().peekable();
    while let Some(c) = letters.next() {
        match letters.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {}
            _ => out.push(c),
        }
    }
    out.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_written_anew_wherever_they_stand() {
        let upper = |text: &str| rewritten(text, |address, _, _| Some(address.to_uppercase()));
        for (text, expected) in [
            ("[a](b) and [c](d \"e\")", "[a](B) and [c](D \"e\")"),
            ("![a](b.png)", "![a](B.PNG)"),
            ("[![a](b)](c)", "[![a](B)](C)"),
            ("[a *b* `c](d)` x](e)", "[a *b* `c](d)` x](E)"),
            ("[a](<b c>)", "[a](<B C>)"),
            ("[a](b(c)d)", "[a](<B(C)D>)"),
            ("[a]\n\n[a]: b \"t\"", "[a]\n\n[a]: B \"t\""),
            ("<https://a.b>", "[https://a.b](HTTPS://A.B)"),
            ("<a href=\"b\">c</a> <img src='d'>", "<a href=\"B\">c</a> <img src='D'>"),
            ("`[a](b)`\n\n    [a](b)\n", "`[a](b)`\n\n    [a](b)\n"),
            ("[a](b) text (c)", "[a](B) text (c)"),
            ("[a (b)](c)", "[a (b)](C)"),
            ("[a][b]\n\n[b]: <c d>", "[a][b]\n\n[b]: <C D>"),
        ] {
            assert_eq!(upper(text), expected, "{text}");
        }
        let none = |text: &str| rewritten(text, |_, _, _| None);
        for text in ["[a](b)", "<https://a.b>", "x"] {
            assert_eq!(none(text), text);
        }
    }
}
