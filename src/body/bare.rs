//! Addresses that are typed as they are, as GitHub's extension of Markdown finds them.
//!
//! `https://…`, `www.…` and `name@example.org` lead there. Signs of a sentence at an end belong to the sentence, and a bracket
//! only if it is closed within the address. Where texts have no blanks, full-width punctuation ends an address.

use super::raw_html::{HtmlKind, Piece};
use super::tree::{Inline, InlineKind, Target, TargetKind};
use crate::base::bytes::any_pair;
use std::borrow::Cow;
use std::ops::Range;

/// Elements of raw HTML in which an address stays as it is.
const WITHOUT: [&str; 5] = ["a", "code", "pre", "kbd", "samp"];

/// How far an address is followed behind the text that it begins in, in bytes. Without an end, many would take time with the
/// square of their text.
const LONGEST_REST: usize = 500;

/// An address in a text.
struct Bare {
    range: Range<usize>,
    kind: TargetKind,
    /// What stands before it where it leads.
    scheme: &'static str,
}

/// Whether a text may hold a bare address.
pub fn may_hold(text: &str) -> bool {
    let begins = |byte: u8, next: u8| {
        ((byte == b':') & (next == b'/')) | (((byte | 0x20) == b'w') & ((next | 0x20) == b'w')) | (byte == b'@')
    };
    if !any_pair(text.as_bytes(), begins) {
        return false;
    }
    text.contains("://") || text.contains('@') || text.contains("www.") || text.contains("WWW.")
}

/// Returns where the addresses of a text stand.
pub fn ranges(text: &str) -> Vec<Range<usize>> {
    addresses(text, None).into_iter().map(|bare| bare.range).collect()
}

/// Whether marks stand in what may be an address, so that its parts may be taken for emphasis.
pub fn marked(text: &str) -> bool {
    let is_mark = |run: &str| {
        let run = run.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
        let word = |at: usize| run.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
        let is_inside = |at: usize| at > 0 && word(at - 1) && word(at + 1);
        run.contains(['*', '~']) || run.match_indices('_').any(|(at, _)| !is_inside(at))
    };
    let ends = |at: usize| text[at..].find([' ', '\n', '\t', '<']).map_or(text.len(), |end| at + end);
    ["://", "www.", "WWW."].into_iter().any(|begin| {
        let mut done = 0;
        text.match_indices(begin).any(|(at, _)| {
            if at < done {
                return false;
            }
            done = ends(at);
            is_mark(&text[at..done])
        })
    })
}

/// Returns the first address that begins in a part of a source, with all that belongs to it.
pub fn in_source(source: &str, part: Range<usize>) -> Option<Range<usize>> {
    if !may_hold(&source[part.clone()]) {
        return None;
    }
    let before = source[..part.start].chars().next_back();
    let from = part.start;
    let is_begun = |at: usize| at < part.len();
    let rest = &source[from..source.floor_char_boundary(part.end + LONGEST_REST)];
    let end = rest[part.len()..].find([' ', '\n', '\t', '<']).map_or(rest.len(), |end| part.len() + end);
    let found = addresses(&rest[..end], before).into_iter().rfind(|bare| is_begun(bare.range.start))?;
    Some(from + found.range.start..from + found.range.end)
}

/// Returns how many elements without links are open after a piece of raw HTML, if so many were before it.
pub fn elements_without(piece: &Piece<'_>, open: usize) -> usize {
    piece.tags().filter(|(_, tag)| WITHOUT.contains(&&*tag.name)).fold(open, |open, (node, _)| match node.kind {
        HtmlKind::StartTag(_) => open + 1,
        _ => open.saturating_sub(1),
    })
}

/// Makes links of the addresses in the texts from `from` to the end.
pub fn link(inlines: &mut Vec<Inline<'_>>, from: usize) {
    let texts = &inlines[from..];
    let text: String = texts.iter().map(Inline::words).collect();
    if !may_hold(&text) {
        return;
    }
    let found = addresses(&text, None);
    if found.is_empty() {
        return;
    }
    let texts: Vec<_> = inlines.drain(from..).collect();
    let mut rest = Texts { texts: &texts, start: 0 };
    for bare in found {
        rest.add_up_to(bare.range.start, inlines);
        let words = &text[bare.range.clone()];
        let address = Cow::Owned(format!("{}{words}", bare.scheme));
        let at = inlines.len();
        let first = rest.place(bare.range.start);
        let span = first.start..rest.place(bare.range.end.saturating_sub(1)).end.max(first.end);
        let target = Target { kind: bare.kind, address, title: Cow::Borrowed("") };
        inlines.push(Inline { kind: InlineKind::Link(target), span: span.clone(), end: at + 2 });
        inlines.push(Inline { kind: InlineKind::Text(Cow::Owned(words.to_owned())), span, end: at + 2 });
        rest.start = bare.range.end;
    }
    rest.add_up_to(text.len(), inlines);
}

/// Texts of which a beginning was used up.
struct Texts<'x, 't> {
    texts: &'x [Inline<'t>],
    start: usize,
}

impl<'t> Texts<'_, 't> {
    /// Adds what of the texts stands between what was used up and `end`.
    fn add_up_to(&mut self, end: usize, inlines: &mut Vec<Inline<'t>>) {
        let mut at = 0;
        for inline in self.texts {
            let InlineKind::Text(text) = &inline.kind else { continue };
            let (from, to) = (self.start.max(at), end.min(at + text.len()));
            if from < to {
                let part = from - at..to - at;
                let is_as_written = inline.span.len() == text.len();
                let span = if is_as_written {
                    inline.span.start + part.start..inline.span.start + part.end
                } else {
                    inline.span.clone()
                };
                let text = match text {
                    Cow::Borrowed(text) => Cow::Borrowed(&text[part]),
                    Cow::Owned(text) => Cow::Owned(text[part].to_owned()),
                };
                let next = inlines.len() + 1;
                inlines.push(Inline { kind: InlineKind::Text(text), span, end: next });
            }
            at += text.len();
        }
        self.start = end;
    }

    /// Returns where a byte of the texts stands in the source; all of a text whose bytes are not those of the source.
    fn place(&self, offset: usize) -> Range<usize> {
        let mut at = 0;
        for inline in self.texts {
            let length = inline.words().len();
            if offset < at + length {
                let start = inline.span.start + offset - at;
                return if inline.span.len() == length { start..start + 1 } else { inline.span.clone() };
            }
            at += length;
        }
        0..0
    }
}

/// Returns the addresses of a text that stands behind the character `before`.
fn addresses(text: &str, before: Option<char>) -> Vec<Bare> {
    let mut found: Vec<Bare> = Vec::new();
    let mut done = 0;
    for (at, sign) in text.match_indices([':', 'w', 'W', '@']) {
        if at < done {
            continue;
        }
        let last = |start: usize| text[..start].chars().next_back().or(before.filter(|_| start == 0));
        let bare = match sign {
            ":" => {
                web(text, at, done).filter(|bare| !last(bare.range.start).is_some_and(|c| c.is_ascii_alphanumeric()))
            }
            "@" => mail(text, at, done, last),
            _ if !starts_with(&text[at..], "www.") => continue,
            _ if last(at)
                .is_some_and(|c| !c.is_whitespace() && !matches!(c, '*' | '_' | '~' | '(') && c.is_ascii()) =>
            {
                continue;
            }
            _ => {
                let host = host(&text[at..]);
                // A host that is none is not read again from its middle.
                done = at + host;
                let is_whole = is_host(&text[at..at + host], 1);
                is_whole.then(|| {
                    let range = at..end(text, at, at + host);
                    Bare { range, kind: TargetKind::Address, scheme: "http://" }
                })
            }
        };
        if let Some(bare) = bare.filter(|bare| !bare.range.is_empty()) {
            done = bare.range.end;
            found.push(bare);
        }
    }
    found
}

/// Returns the address whose scheme ends at `colon`.
fn web(text: &str, colon: usize, done: usize) -> Option<Bare> {
    let after = text[colon..].strip_prefix("://")?;
    let is_scheme = |scheme: &&str| {
        colon.checked_sub(scheme.len()).is_some_and(|start| {
            start >= done && text.get(start..colon).is_some_and(|found| found.eq_ignore_ascii_case(scheme))
        })
    };
    let scheme = ["https", "http"].into_iter().find(is_scheme)?;
    let (start, host) = (colon - scheme.len(), host(after));
    if !is_host(&after[..host], 0) {
        return None;
    }
    let range = start..end(text, start, colon + 3 + host);
    (range.end > colon + 3).then_some(Bare { range, kind: TargetKind::Address, scheme: "" })
}

/// Returns the address of mail around `at`.
fn mail(text: &str, at: usize, done: usize, last: impl Fn(usize) -> Option<char>) -> Option<Bare> {
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_+".contains(byte);
    let name = text.as_bytes()[done..at].iter().rev().take_while(|byte| is_of_name(byte)).count();
    let name = text[at - name..at].trim_start_matches(['.', '-', '_', '+']).len();
    let start = at - name;
    // A letter that no address may hold, in a script with blanks, belongs to the same word.
    let is_within_word = |c: char| c == '@' || c == '/' || (c.is_alphabetic() && !c.is_ascii() && c < '\u{2e80}');
    if name == 0 || last(start).is_some_and(is_within_word) {
        return None;
    }
    let rest = &text[at + 1..];
    let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(byte)).count();
    let domain = rest[..length].trim_end_matches('.');
    let is_whole = domain.contains('.') && domain.split('.').all(|part| !part.is_empty());
    if !is_whole || domain.ends_with(['-', '_']) || rest[length..].starts_with('@') {
        return None;
    }
    let end = at + 1 + domain.len();
    let has_scheme = text[done..start].len() >= 7 && text[..start].is_char_boundary(start.saturating_sub(7));
    if has_scheme && text[start - 7..start].eq_ignore_ascii_case("mailto:") {
        return Some(Bare { range: start - 7..end, kind: TargetKind::Address, scheme: "" });
    }
    Some(Bare { range: start..end, kind: TargetKind::Email, scheme: "" })
}

/// Whether a text begins with a word, in any case.
fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Returns how long the host is with which a text begins.
fn host(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(text.len())
}

/// Whether a host has so many dots, and no underscore in its last two parts.
fn is_host(host: &str, dots: usize) -> bool {
    let host = host.trim_end_matches('.');
    let mut parts = host.rsplit('.');
    let is_clean = parts.by_ref().take(2).all(|part| !part.contains('_'));
    is_clean && host.starts_with(char::is_alphanumeric) && host.matches('.').count() >= dots
}

/// Returns where an address ends that begins at `start` and whose host ends at `host`.
fn end(text: &str, start: usize, host: usize) -> usize {
    let is_end = |c: char| c.is_whitespace() || c == '<' || is_full_width(c);
    let end = text[host..].find(is_end).map_or(text.len(), |length| host + length);
    let mut address = &text[start..end];
    let count = |sign: char| address.matches(sign).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    while let Some(last) = address.chars().next_back() {
        let cut = match last {
            ')' if round > 0 => {
                round -= 1;
                1
            }
            ']' if square > 0 => {
                square -= 1;
                1
            }
            ';' => entity(address).unwrap_or(1),
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | '>' | '|' => 1,
            '“' | '”' | '‘' | '’' | '«' | '»' | '‹' | '›' | '…' | '–' | '—' => last.len_utf8(),
            _ => break,
        };
        address = &address[..address.len() - cut];
    }
    start + address.len()
}

/// Returns how long the entity is with which an address ends, as typed: `&hl;`.
fn entity(address: &str) -> Option<usize> {
    let start = address.rfind('&')?;
    let name = &address[start + 1..address.len() - 1];
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(address.len() - start)
}

/// Whether a character is punctuation of a script without blanks.
fn is_full_width(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}')
}
