//! A text as the parser should see it, and what it then holds.
//!
//! The rules of Markdown have two traps that an author cannot see. A comment or script at the start of a line that is not
//! closed hides the whole rest of the text; here its first sign is text. And a short text of front matter that begins
//! with `2024.` or `#` would be a list or a heading; here it is a paragraph, whatever it begins with. Both are done by
//! signs that no text may hold, which are taken out again on the way back.

use super::{options, raw_html};
use pulldown_cmark::{CowStr, Event, Parser, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// Stands for a `<` that is text.
const LESS_THAN: char = '\u{1}';

/// Keeps a line from beginning a block. It is a blank, so that emphasis after it is what it would be without.
const SHIELD: char = '\u{c}';

/// How often a text is searched for what is not closed. What comes to light in later rounds was hidden before, and there
/// are no more kinds of it than this; so a text that needs more is not an author's.
const MOST_ROUNDS: usize = 8;

/// A text and how it was made ready.
pub struct Prepared<'a> {
    pub text: Cow<'a, str>,
    /// What is not closed and shown as text.
    pub not_closed: Vec<NotClosed>,
}

/// The beginning of something that hides the rest of a text, since it is not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotClosed {
    pub range: Range<usize>,
    /// In words: `the comment`.
    pub what: String,
    /// What would close it.
    pub end: String,
}

/// How something begins and ends that may hide the rest of a text.
struct Trap {
    begin: &'static str,
    end: &'static str,
    what: String,
}

impl<'a> Prepared<'a> {
    /// A text of any number of blocks.
    pub fn blocks(text: &'a str) -> Self {
        let mut prepared = Self { text: Cow::Borrowed(text), not_closed: Vec::new() };
        for _ in 0..MOST_ROUNDS {
            let found = if may_hide(&prepared.text) { hidden(&prepared.text) } else { Vec::new() };
            if found.is_empty() {
                break;
            }
            let mut bytes = prepared.text.into_owned().into_bytes();
            for (block, not_closed) in found {
                let begin = not_closed.range.len();
                for at in block.start..(block.end + 1).saturating_sub(begin) {
                    if bytes[at] == b'<' && bytes[at..at + begin].eq_ignore_ascii_case(&bytes[not_closed.range.clone()])
                    {
                        bytes[at] = LESS_THAN as u8;
                    }
                }
                prepared.not_closed.push(not_closed);
            }
            prepared.text = Cow::Owned(String::from_utf8(bytes).expect("one sign of ASCII took the place of another"));
        }
        prepared
    }

    /// A text of paragraphs alone.
    pub fn inline(text: &'a str) -> Self {
        let mut shielded = String::with_capacity(text.len() + 8);
        for line in text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                shielded.push(SHIELD);
            }
            shielded.push_str(line.trim_start_matches([' ', '\t']));
        }
        Self { text: Cow::Owned(shielded), not_closed: Vec::new() }
    }

    /// What it holds, in order, with byte ranges. The lines of a block of raw HTML come as one piece, since a tag may go
    /// over several of them.
    pub fn events(&self) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
        let is_changed = matches!(self.text, Cow::Owned(_));
        let mut events = Parser::new_ext(&self.text, options()).into_offset_iter().peekable();
        std::iter::from_fn(move || {
            let (event, mut range) = events.next()?;
            let Event::Html(first) = event else {
                return Some((if is_changed { restored(event) } else { event }, range));
            };
            let mut piece = first.into_string();
            while let Some((Event::Html(line), next)) = events.next_if(|(event, _)| matches!(event, Event::Html(_))) {
                piece.push_str(&line);
                range.end = next.end;
            }
            let event = Event::Html(piece.into());
            Some((if is_changed { restored(event) } else { event }, range))
        })
    }
}

/// Whether a text holds a sign that may hide its rest.
fn may_hide(text: &str) -> bool {
    let next = |at: usize| text.as_bytes().get(at + 1);
    text.match_indices('<').any(|(at, _)| matches!(next(at), Some(b'!' | b'?' | b's' | b'S' | b't' | b'T')))
}

/// The blocks of raw HTML that are not closed.
fn hidden(text: &str) -> Vec<(Range<usize>, NotClosed)> {
    let blocks = Parser::new_ext(text, options()).into_offset_iter();
    let blocks = blocks.filter(|(event, _)| matches!(event, Event::Start(Tag::HtmlBlock)));
    blocks
        .filter_map(|(_, range)| {
            let block = &text[range.clone()];
            let start = range.start + block.find('<')?;
            let trap = trap(&text[start..range.end])?;
            let inner = start + trap.begin.len();
            let is_closed = text[inner.min(range.end)..range.end].to_ascii_lowercase().contains(trap.end);
            let not_closed = NotClosed { range: start..inner, what: trap.what, end: trap.end.to_owned() };
            (!is_closed).then_some((start..range.end, not_closed))
        })
        .collect()
}

/// What a block of raw HTML begins with, if it lasts until that is closed.
fn trap(block: &str) -> Option<Trap> {
    let section = raw_html::SECTIONS.into_iter().find(|(begin, ..)| block.starts_with(begin));
    if let Some((begin, end, what)) = section {
        // `<!-->` is a whole comment.
        let begin = if matches!(block.as_bytes(), [b'<', b'!', b'-', b'-', b'>', ..]) { "<!" } else { begin };
        return Some(Trap { begin, end, what: format!("the {what}") });
    }
    let elements = [("<script", "</script"), ("<style", "</style"), ("<textarea", "</textarea")];
    let is_it = |begin: &str| block.get(..begin.len()).is_some_and(|found| found.eq_ignore_ascii_case(begin));
    let (begin, end) = elements.into_iter().find(|(begin, _)| is_it(begin))?;
    Some(Trap { begin, end, what: format!("the element `{begin}>`") })
}

/// An event with the signs of the text as it was written.
fn restored(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) => Event::Text(original(text)),
        Event::Code(code) => Event::Code(original(code)),
        Event::Html(html) => Event::Html(original(html)),
        Event::InlineHtml(html) => Event::InlineHtml(original(html)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: original(dest_url), title: original(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: original(dest_url), title: original(title), id })
        }
        other => other,
    }
}

fn original(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains([LESS_THAN, SHIELD]) { text.replace(LESS_THAN, "<").replace(SHIELD, "").into() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(prepared: &Prepared<'_>) -> String {
        let mut out = String::new();
        for (event, _) in prepared.events() {
            match event {
                Event::Text(text) | Event::Code(text) => out.push_str(&text),
                Event::SoftBreak | Event::HardBreak => out.push('\n'),
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                other => out.push_str(&format!("{other:?}")),
            }
        }
        out
    }

    #[test]
    fn short_texts_are_paragraphs_whatever_they_begin_with() {
        for text in [
            "2024. The year of",
            "# 3 in the list",
            "- a",
            "> a",
            "+ 1",
            "a\n===",
            "a\n---",
            "***",
            "~~~",
            "```",
            "a | b\n- | -",
            "a\n: b",
            "[^1]: a",
            "[a]: b",
            "<div>",
            "Term\n: One",
        ] {
            let prepared = Prepared::inline(text);
            let found = words(&prepared).replace("InlineHtml(Borrowed(\"<div>\"))", "<div>");
            assert_eq!(found, text, "{text}");
        }
        assert_eq!(words(&Prepared::inline("    code")), "code");
    }

    #[test]
    fn what_is_not_closed_is_text() {
        let prepared = Prepared::blocks("a\n\n<!-- note\n\n# B\n\n`<!--` c");
        assert_eq!(prepared.not_closed.len(), 1);
        assert_eq!(prepared.not_closed[0].range, 3..7);
        assert_eq!(words(&prepared), "a<!-- noteStart(Heading { level: H1, id: None, classes: [], attrs: [] })B<!-- c");
        for closed in ["<!-- a\n-->\nb", "<!-->\nb", "<script>\na\n</SCRIPT>", "<?php a ?>", "<!DOCTYPE html>"] {
            assert_eq!(Prepared::blocks(closed).not_closed, [], "{closed}");
        }
        for open in
            ["<!-- a", "> <!-- a\n\n-->", "<ScRipt>\na\n</style>", "<?php a", "<![CDATA[ > a", "- <style>\n\n</style>"]
        {
            assert_eq!(Prepared::blocks(open).not_closed.len(), 1, "{open}");
        }
    }
}
