//! Reads the syntax of a `.bib` file, entry by entry if the whole does not parse.
//!
//! One entry that is wrong loses only itself.

use std::ops::Range;

use biblatex::{Pair, ParseError, ParseErrorKind, RawBibliography, RawChunk, RawEntry, Token};

use crate::bibliography::fault::Fault;
use crate::bibliography::limits::MOST_BRACES;

/// One piece of a value, where it stands in the file.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'text> {
    /// What braces or quotes enclose, or a number.
    Text(&'text str),
    /// The name of an `@string`.
    Abbreviation(&'text str),
}

/// A field as it is written.
#[derive(Debug)]
pub struct RawField<'text> {
    pub name: &'text str,
    pub pieces: Vec<(Range<usize>, Piece<'text>)>,
    /// The value with its braces.
    pub span: Range<usize>,
}

/// An entry as it is written.
#[derive(Debug)]
pub struct Written<'text> {
    pub key: &'text str,
    pub key_span: Range<usize>,
    pub kind: &'text str,
    /// From `@` to the end of the type.
    pub kind_span: Range<usize>,
    pub fields: Vec<RawField<'text>>,
}

/// What a file holds.
#[derive(Debug, Default)]
pub struct Syntax<'text> {
    pub entries: Vec<Written<'text>>,
    pub strings: Vec<RawField<'text>>,
    pub faults: Vec<Fault>,
}

/// Reads the syntax of a file.
pub fn read_syntax(text: &str) -> Syntax<'_> {
    let mut syntax = Syntax::default();
    if too_deep(text).is_none()
        && let Ok(raw) = RawBibliography::parse(text)
    {
        syntax.take(raw, 0);
        return syntax;
    }
    for part in divide(text) {
        let source = &text[part.clone()];
        if let Some(place) = too_deep(source) {
            let at = part.start + place;
            let message = format!("braces are nested deeper than {MOST_BRACES}");
            syntax.faults.push(Fault::new(at..at + 1, message, "delete the braces that are not needed"));
            continue;
        }
        match RawBibliography::parse(source) {
            Ok(raw) => syntax.take(raw, part.start),
            Err(error) => syntax.faults.push(explain(source, part.start, &error)),
        }
    }
    syntax
}

impl<'text> Syntax<'text> {
    fn take(&mut self, raw: RawBibliography<'text>, offset: usize) {
        self.strings.extend(raw.abbreviations.into_iter().map(|pair| field(pair, offset)));
        self.entries.extend(raw.entries.into_iter().map(|entry| written(entry.v, offset)));
    }
}

fn moved(span: &Range<usize>, offset: usize) -> Range<usize> {
    span.start + offset..span.end + offset
}

fn field(pair: Pair<'_>, offset: usize) -> RawField<'_> {
    let pieces = pair.value.v.into_iter().map(|chunk| {
        let piece = match chunk.v {
            RawChunk::Normal(text) => Piece::Text(text),
            RawChunk::Abbreviation(name) => Piece::Abbreviation(name),
        };
        (moved(&chunk.span, offset), piece)
    });
    RawField { name: pair.key.v, pieces: pieces.collect(), span: moved(&pair.value.span, offset) }
}

fn written(entry: RawEntry<'_>, offset: usize) -> Written<'_> {
    let kind_span = moved(&entry.kind.span, offset);
    Written {
        key: entry.key.v,
        key_span: moved(&entry.key.span, offset),
        kind: entry.kind.v,
        kind_span: kind_span.start.saturating_sub(1)..kind_span.end,
        fields: entry.fields.into_iter().map(|pair| field(pair, offset)).collect(),
    }
}

/// Returns where the braces of a text are too deep.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut is_escaped) = (0_usize, false);
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // The brace of the entry itself is no nesting.
        if depth > MOST_BRACES + 1 {
            return Some(place);
        }
    }
    None
}

/// Divides a file before each line that begins an entry.
fn divide(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start_matches([' ', '\t', '\u{feff}']);
        if let Some(rest) = trimmed.strip_prefix('@')
            && rest.trim_start_matches(|sign: char| sign.is_ascii_alphanumeric()).trim_start().starts_with(['{', '('])
        {
            starts.push(place + line.len() - trimmed.len());
        }
        place += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).filter(|part| !part.is_empty()).collect()
}

/// Says what is wrong with an entry that does not parse, and what to type.
fn explain(source: &str, offset: usize, error: &ParseError) -> Fault {
    let at = error.span.start.min(source.len());
    let here = source[at..].chars().next();
    let width = here.filter(|sign| !sign.is_whitespace()).map_or(0, char::len_utf8);
    let span = offset + at..offset + at + width;
    match &error.kind {
        ParseErrorKind::Expected(Token::OpeningBrace) if here == Some('(') => {
            Fault::new(span, "an entry begins with `(`", "type `{` here, and `}` at its end")
        }
        ParseErrorKind::Expected(Token::OpeningBrace) => {
            Fault::new(span, "an `@` and a word are not followed by `{`", "type `{` here, or delete the `@`")
        }
        _ if at >= source.trim_end().len() => never_closed(source, offset),
        ParseErrorKind::UnexpectedEof => {
            Fault::new(span, "a field has no value in braces or quotes", "type the value between `{` and `}`")
        }
        ParseErrorKind::Expected(Token::Comma) => comma(source, at, span),
        ParseErrorKind::Expected(Token::Identifier) => match here {
            Some(',') => Fault::new(span, "there is one comma too many", "delete this `,`"),
            Some('%') => Fault::new(span, "a comment stands between the fields", "delete this line"),
            _ => Fault::new(span, "the name of a field is missing", "type it and `=`, as in `title = {…}`"),
        },
        ParseErrorKind::Expected(Token::Equals) => {
            Fault::new(span, "the name of a field is not followed by `=`", "type `=` here")
        }
        ParseErrorKind::Expected(Token::ClosingBrace) => {
            Fault::new(span, "an entry does not end here as it should", "type `}` here")
        }
        ParseErrorKind::Unexpected(Token::DecimalPoint) => {
            Fault::new(span, "a number has two points", "put the value in braces: `{…}`")
        }
        other => Fault::new(span, format!("this cannot be read: {other}"), "put the value in braces: `{…}`"),
    }
}

/// Says why a comma is missing: perhaps it is the key that is.
fn comma(source: &str, at: usize, span: Range<usize>) -> Fault {
    let before = &source[..at];
    let is_at_key = !before.contains(',');
    if is_at_key && source[at..].starts_with('=') {
        let offset = span.start - at;
        let start = before.find('{').map_or(0, |brace| brace + 1);
        let name = before[start..].trim();
        let start = start + before[start..].len() - before[start..].trim_start().len();
        let span = offset + start..offset + start + name.len();
        return Fault::new(span, "an entry has no key", format!("type a key and a comma before `{name}`"));
    }
    if is_at_key && source[at..].starts_with(|sign: char| sign != '}' && sign != '{') {
        return Fault::new(span, "the key is not followed by a comma", "type `,` after it; a key has no space in it");
    }
    Fault::new(span, "a comma is missing", "type `,` before this")
}

/// Points at the brace or the quote that is probably the one never closed.
fn never_closed(source: &str, offset: usize) -> Fault {
    let mut open: Vec<usize> = Vec::new();
    let (mut is_escaped, mut suspect) = (false, None);
    let mut quote = None;
    let mut last_sign = b'\n';
    for (place, byte) in source.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' if open.len() == 1 => quote = if quote.is_some() { None } else { Some(place) },
            b'{' => {
                // A field that begins inside of a value: the value before it was not closed.
                if suspect.is_none() && open.len() > 1 && last_sign == b'=' {
                    suspect = open.get(1).copied();
                }
                open.push(place);
            }
            b'}' => {
                open.pop();
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last_sign = byte;
        }
    }
    if let Some(place) = quote {
        return Fault::new(offset + place..offset + place + 1, "a quote is never closed", "type `\"` where it ends");
    }
    let place = suspect.or(open.get(1).copied()).or(open.first().copied());
    let Some(place) = place else {
        let end = offset + source.trim_end().len();
        return Fault::new(end..end, "the file ends within an entry", "type `}` here");
    };
    Fault::new(offset + place..offset + place + 1, "a brace is never closed", "type `}` where it ends")
}
