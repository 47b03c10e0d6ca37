//! Slips of the pen in YAML, guessed from a syntax error and proved by mending.
//!
//! A parser says where it could go no further, which is seldom where the author slipped. So each likely slip near the
//! error is mended on a copy of the text; if the parser then gets past the line, that was it, and the mended line is
//! the help. The slip is then blotted out with as many bytes, so that all places stay, and the text is read on: one
//! unquoted colon does not hide the next.

use super::flow_comments::{self, SwallowedLine};
use super::located::{Node, Tree};
use super::write::quote;
use crate::base::problems;
use crate::base::{Diagnostic, SourcePath, Span};
use crate::parse::shape::Shape;

/// A slip, and the text with the slip blotted out.
pub struct Slip {
    /// Its place is in the YAML alone.
    pub problem: Diagnostic,
    pub blotted: String,
    /// What was blotted out, and so is nobody's value any more.
    pub blot: Span,
}

impl Slip {
    fn new(problem: Diagnostic, source: &str, span: Span) -> Self {
        Self { problem, blotted: blot(source, span), blot: span }
    }

    /// Returns the rest of a line blotted out as a comment, where a word alone on a line would be the next mistake.
    fn with_comment(problem: Diagnostic, source: &str, span: Span) -> Self {
        let mut blotted = blot(source, span);
        blotted.replace_range(span.start..=span.start, "#");
        Self { problem, blotted, blot: span }
    }
}

/// Finds the slip behind a syntax error at `at`, which left `tree`.
pub fn find(file: &SourcePath, source: &str, tree: &Tree, at: usize, shape: Shape) -> Option<Slip> {
    let here = Line::at(source, at);
    let above = here.above();
    let lines: Vec<Line<'_>> = [Some(here), above].into_iter().flatten().filter(|line| !line.is_blank()).collect();
    if let Some(swallowed) = flow_comments::find(source, tree, at) {
        return Some(comment_in_brackets(file, source, &swallowed));
    }
    if let Some(node) = tree.innermost_open_flow().filter(|node| !has_closing(source, node)) {
        return Some(unclosed(file, source, node.span.start));
    }
    if let Some(slip) = open_quote(file, source, at).or_else(|| extra_bracket(file, &here, at)) {
        return Some(slip);
    }
    let mend = |line: &Line<'_>| {
        spaced(file, line, &here)
            .or_else(|| run_together(file, line, &here, shape))
            .or_else(|| quoted(file, line, &here, at))
    };
    let mended = lines.iter().find_map(mend).or_else(|| misaligned(file, &here, shape));
    mended.or_else(|| lines.iter().find_map(|line| other(file, line)))
}

/// Returns the line around `span`, without indentation, `span` replaced.
pub fn line_with(source: &str, span: Span, replacement: &str) -> String {
    let line = Line::at(source, span.start);
    let end = span.end.clamp(span.start, line.end);
    format!("{}{replacement}{}", &source[line.start..span.start], &source[end..line.end]).trim().to_owned()
}

/// Returns `date: 2021` for a text `date:2021`.
fn with_blank(text: &str) -> Option<String> {
    let (key, value) = text.split_once(':')?;
    let slipped = is_key(key) && !value.is_empty() && !value.starts_with([' ', '/', ':']);
    slipped.then(|| format!("{key}: {value}"))
}

/// Returns a line of keys for a text that was meant as one: `date:2021`, or TOML's `date = 2021`.
pub fn as_key(text: &str) -> Option<String> {
    let toml = || text.split_once(" = ").filter(|(key, _)| is_key(key)).map(|(key, value)| format!("{key}: {value}"));
    with_blank(text).or_else(toml)
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// One line of a text.
#[derive(Clone, Copy)]
struct Line<'a> {
    source: &'a str,
    start: usize,
    end: usize,
}

/// What a line gives: a key, or a list item, or the rest of something above.
struct Value {
    key: Option<Span>,
    span: Span,
}

impl<'a> Line<'a> {
    fn at(source: &'a str, at: usize) -> Self {
        let at = at.min(source.len());
        let start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = source[at..].find('\n').map_or(source.len(), |newline| at + newline);
        Self { source, start, end }
    }

    /// Returns the nearest line above that is not blank.
    fn above(&self) -> Option<Self> {
        let mut line = *self;
        while line.start > 0 {
            line = Self::at(self.source, line.start - 1);
            if !line.is_blank() {
                return Some(line);
            }
        }
        None
    }

    fn text(&self) -> &'a str {
        &self.source[self.start..self.end]
    }

    fn is_blank(&self) -> bool {
        self.text().trim().is_empty()
    }

    fn indent(&self) -> usize {
        self.text().len() - self.text().trim_start().len()
    }

    /// Returns the value on the line: what follows its key, or else its dash.
    fn value(&self) -> Option<Value> {
        let mut rest = self.text().trim_start();
        let indented = rest.len();
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start();
        }
        let is_item = rest.len() < indented;
        let key_start = self.end - rest.len();
        let key = rest.find(": ").filter(|colon| is_key(&rest[..*colon]));
        if let Some(colon) = key {
            rest = rest[colon + 1..].trim_start();
        } else if !is_item {
            return None;
        }
        let start = self.end - rest.len();
        let text = rest.find(" #").map_or(rest, |comment| &rest[..comment]).trim_end();
        let key = key.map(|colon| Span::new(key_start..key_start + colon));
        (!text.is_empty()).then(|| Value { key, span: Span::new(start..start + text.len()) })
    }

    /// Whether the parser gets past this line, on which it stopped, once `span` is `replacement`.
    fn is_passed_with(&self, span: Span, replacement: &str) -> bool {
        let mended = format!("{}{replacement}{}", &self.source[..span.start], &self.source[span.end..]);
        let end = self.end - (span.end - span.start) + replacement.len();
        Tree::read(&mended).syntax_error().is_none_or(|at| at > end + 1)
    }
}

/// Returns the text with `span` blotted out: a word of as many bytes, line breaks and indentation kept.
fn blot(source: &str, span: Span) -> String {
    let inside = &source[span.range()];
    let mut blotted = String::with_capacity(source.len());
    blotted.push_str(&source[..span.start]);
    for (number, line) in inside.split('\n').enumerate() {
        let indent = if number == 0 { 0 } else { line.len() - line.trim_start().len() };
        if number > 0 {
            blotted.push('\n');
        }
        blotted.push_str(&line[..indent]);
        blotted.extend(std::iter::repeat_n('x', line.len() - indent));
    }
    blotted.push_str(&source[span.end..]);
    blotted
}

/// Returns a key without a blank after its colon.
fn spaced(file: &SourcePath, line: &Line<'_>, stopped: &Line<'_>) -> Option<Slip> {
    let text = line.text().trim();
    let item = text.strip_prefix("- ").unwrap_or(text);
    let fixed = with_blank(item)?;
    let span = Span::new(line.start + line.indent()..line.start + line.indent() + text.len());
    let item_span = Span { start: span.end - item.len(), end: span.end };
    stopped.is_passed_with(item_span, &fixed).then(|| {
        let colon = item_span.start + item.find(':').unwrap_or(0);
        let shown = line_with(line.source, item_span, &fixed);
        Slip::with_comment(problems::no_blank_after_colon(file, Span::new(colon..colon + 1), &shown), line.source, span)
    })
}

/// Returns a text that needs quotes: the whole value of the line, or one inside braces.
fn quoted(file: &SourcePath, line: &Line<'_>, stopped: &Line<'_>, at: usize) -> Option<Slip> {
    let value = line.value()?;
    let text = &line.source[value.span.range()];
    if text.starts_with('{')
        && let Some(slip) = quoted_in_braces(file, line, stopped, value.span)
    {
        return Some(slip);
    }
    let inner = ['"', '\''].iter().find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark));
    let fixed = quote(inner.unwrap_or(text));
    if !is_text(text) || !stopped.is_passed_with(value.span, &fixed) {
        return None;
    }
    let shown = line_with(line.source, value.span, &fixed);
    let problem = if text.starts_with('"') && inner.is_some_and(|inner| !inner.contains('"')) {
        problems::unknown_escape(file, value.span, &shown)
    } else if text.starts_with(['"', '\'']) {
        problems::quotes_inside(file, value.span, &shown)
    } else if let Some(colon) = text.find(": ") {
        let colon = value.span.start + colon;
        let colon = if value.span.range().contains(&at) && line.source[at..].starts_with(':') { at } else { colon };
        problems::unquoted_colon(file, Span::new(colon..colon + 1), &shown)
    } else {
        problems::unquoted_text(file, value.span, text, &shown)
    };
    Some(Slip::new(problem, line.source, value.span))
}

/// Returns two keys, or two list items, on one line: `- title: A publisher: B - title: C`.
fn run_together(file: &SourcePath, line: &Line<'_>, stopped: &Line<'_>, shape: Shape) -> Option<Slip> {
    let value = line.value()?;
    let text = &line.source[value.span.range()];
    value.key.as_ref().filter(|_| !text.starts_with(['"', '\'', '[', '{']))?;
    let mut found = None;
    for (colon, _) in text.match_indices(": ") {
        let start = text[..colon].rfind(' ').map_or(0, |blank| blank + 1);
        let dash = text[..start].ends_with(" - ");
        if start > 0 && shape.has_key(&text[start..colon]) {
            found = Some((if dash { start - 2 } else { start }, &text[if dash { start - 2 } else { start }..=colon]));
            break;
        }
    }
    let (start, next) = found?;
    if !stopped.is_passed_with(value.span, &quote(text)) {
        return None;
    }
    let span = Span::new(value.span.start + start..value.span.start + start + next.len());
    let problem = problems::line_break_missing(file, span, next, &line_with(line.source, value.span, &quote(text)));
    Some(Slip::new(problem, line.source, value.span))
}

/// Whether a value is meant as a text: `[Draft] Iran` is, `[a, , b]` and `{a: b}}` are not.
fn is_text(value: &str) -> bool {
    let closing = match value.chars().next() {
        Some('[') => ']',
        Some('{') => '}',
        _ => return true,
    };
    let rest = value.split_once(closing).map_or("", |(_, rest)| rest.trim_start());
    rest.starts_with(|c: char| c.is_alphanumeric())
}

/// Returns a closing bracket or brace without an opening one.
fn extra_bracket(file: &SourcePath, line: &Line<'_>, at: usize) -> Option<Slip> {
    let bracket = line.source[at..].chars().next().filter(|c| matches!(c, ']' | '}'))?;
    let span = Span::new(at..at + 1);
    line.is_passed_with(span, "").then(|| {
        let mut blotted = line.source.to_owned();
        blotted.replace_range(span.range(), " ");
        Slip { problem: problems::never_opened(file, span, bracket), blotted, blot: span }
    })
}

/// Returns a colon in a text inside braces: `{to: Iran: ministry, text: x}`. Every value that holds one is quoted.
fn quoted_in_braces(file: &SourcePath, line: &Line<'_>, stopped: &Line<'_>, braces: Span) -> Option<Slip> {
    let inner = line.source[braces.range()].strip_prefix('{')?.strip_suffix('}')?;
    let mut keys: Vec<usize> = Vec::new();
    for (colon, _) in inner.match_indices(": ") {
        let start = inner[..colon].rfind([',', ' ']).map_or(0, |before| before + 1);
        let begins = inner[..start].trim_end();
        if is_key(&inner[start..colon]) && (begins.is_empty() || begins.ends_with(',')) {
            keys.push(start);
        }
    }
    let mut fixed = String::from("{");
    let mut first = None;
    for (number, start) in keys.iter().enumerate() {
        let end = keys.get(number + 1).copied().unwrap_or(inner.len());
        let (key, value) = inner[*start..end].split_once(": ")?;
        let text = value.trim_end_matches([',', ' ']);
        let offset = braces.start + 1 + start + key.len() + 2;
        let needs = !text.starts_with(['"', '\'', '[', '{']) && text.contains(": ");
        if needs {
            first.get_or_insert(offset + text.find(": ").unwrap_or(0));
        }
        let text = if needs { quote(text) } else { text.to_owned() };
        fixed.push_str(&format!("{}{key}: {text}", if number == 0 { "" } else { ", " }));
    }
    fixed.push('}');
    let colon = first.filter(|_| stopped.is_passed_with(braces, &fixed))?;
    let shown = line_with(line.source, braces, &fixed);
    let problem = problems::unquoted_colon(file, Span::new(colon..colon + 1), &shown);
    // Quotes of no length cannot be put in, so the braces become one word in quotes; its type is not judged.
    Some(Slip::new(problem, line.source, braces))
}

/// Whether a bracket's other half stands on its line.
fn has_closing(source: &str, node: &Node) -> bool {
    let line = Line::at(source, node.span.start);
    let closing = if source[node.span.start..].starts_with('[') { ']' } else { '}' };
    source[node.span.start..line.end].contains(closing)
}

/// Returns a line with a comment inside brackets, each sign of one blotted out.
fn comment_in_brackets(file: &SourcePath, source: &str, swallowed: &SwallowedLine) -> Slip {
    let (first, last) = (swallowed.signs[0], swallowed.signs[swallowed.signs.len() - 1]);
    let mut blotted = source.to_owned();
    for sign in &swallowed.signs {
        blotted.replace_range(*sign..=*sign, "x");
    }
    let problem = problems::comment_in_brackets(file, Span::new(first..first + 1), swallowed.fixed.trim());
    Slip { problem, blotted, blot: Span::new(first..last + 1) }
}

/// Returns an opening sign without its other half: the rest of its line is blotted out.
fn unclosed(file: &SourcePath, source: &str, at: usize) -> Slip {
    let opening = source[at..].chars().next().unwrap_or('"');
    let line = Line::at(source, at);
    let problem = problems::not_closed(file, Span::new(at..at + opening.len_utf8()), opening);
    Slip::new(problem, source, Span::new(at..line.end))
}

/// Returns a quotation mark that is opened where the error is placed and not closed on its line.
fn open_quote(file: &SourcePath, source: &str, at: usize) -> Option<Slip> {
    let line = Line::at(source, at);
    let mark = source[at..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let closes = source[at + 1..line.end].contains(mark);
    (!closes).then(|| unclosed(file, source, at))
}

/// Returns a key in a column in which no key above it begins.
fn misaligned(file: &SourcePath, line: &Line<'_>, shape: Shape) -> Option<Slip> {
    let column = |line: &Line<'_>| Some(line.value()?.key?.start - line.start);
    let (own, key) = (column(line)?, line.value()?.key?);
    let above = line.above()?;
    let (other, key_above) = (column(&above)?, above.value()?.key?);
    let lines = std::iter::successors(Some(above), Line::above);
    if own == other || own == 0 || lines.take(50).any(|line| column(&line) == Some(own)) {
        return None;
    }
    let source = line.source;
    if own > other && !shape.has_key(&source[key.range()]) {
        // Rather a text that goes on, with a colon in it.
        return None;
    }
    let problem = problems::misaligned_key(file, key, &source[key.range()], &source[key_above.range()]);
    Some(Slip::with_comment(problem, source, Span { start: line.start + line.indent(), end: line.end }))
}

/// Returns what can be told of a line without mending it.
fn other(file: &SourcePath, line: &Line<'_>) -> Option<Slip> {
    let text = line.text().trim();
    let span = Span::new(line.start + line.indent()..line.start + line.indent() + text.len());
    let above = line.above();
    // The line goes on a text that began on an earlier, less indented line.
    if let Some(above) = above.filter(|above| above.indent() < line.indent()) {
        let value = above.value()?;
        value.key?;
        if !text.contains(':') {
            return None;
        }
        let first = line_with(line.source, Span { start: value.span.start, end: above.end }, ">-");
        let colon = span.start + text.find(": ").unwrap_or(0);
        let problem = problems::unquoted_paragraph(file, Span::new(colon..colon + 1), &first);
        return Some(Slip::new(problem, line.source, Span { start: value.span.start, end: line.end }));
    }
    let bare = !text.contains(':') && !text.starts_with(['-', '#', '[', '{', ']', '}', '"', '\'', '&', '*', '!']);
    bare.then(|| Slip::with_comment(problems::no_colon(file, span, text), line.source, span))
}
