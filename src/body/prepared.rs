//! A text as the parser should see it, and what it then holds.
//!
//! The rules of Markdown have two traps that an author cannot see. A comment or script at the start of a line that is not
//! closed hides the whole rest of the text; here its first sign is text. And a short text of front matter that begins
//! with `2024.` or `#` would be a list or a heading; here it is a paragraph, whatever it begins with. Both are done by
//! signs that no text may hold, which are taken out again on the way back.

use super::tree::Body;
use super::{markdown, raw_html};
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
    pub form: Form,
    /// What is not closed and shown as text.
    pub not_closed: Vec<NotClosed>,
}

/// What a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any number of blocks. A paragraph that is one picture is a figure.
    Blocks,
    /// Paragraphs alone.
    Inline,
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
        let mut prepared = Self { text: Cow::Borrowed(text), form: Form::Blocks, not_closed: Vec::new() };
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
        Self { text: Cow::Owned(shielded), form: Form::Inline, not_closed: Vec::new() }
    }

    /// Returns its tree.
    pub fn body(&self) -> Body<'_> {
        markdown::tree(self)
    }

    /// Returns a part of it with the signs as they were written.
    pub fn restored<'p>(&self, part: Cow<'p, str>) -> Cow<'p, str> {
        let is_changed = matches!(self.text, Cow::Owned(_));
        if !is_changed || !part.contains([LESS_THAN, SHIELD]) {
            return part;
        }
        Cow::Owned(part.replace(LESS_THAN, "<").replace(SHIELD, ""))
    }
}

/// Whether a text holds a sign that may hide its rest.
fn may_hide(text: &str) -> bool {
    let next = |at: usize| text.as_bytes().get(at + 1);
    text.match_indices('<').any(|(at, _)| matches!(next(at), Some(b'!' | b'?' | b's' | b'S' | b't' | b'T')))
}

/// The blocks of raw HTML that are not closed.
fn hidden(text: &str) -> Vec<(Range<usize>, NotClosed)> {
    markdown::html_blocks(text)
        .filter_map(|range| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::tree::{BlockKind, InlineKind};

    /// The words of a text, with the names of what else it holds than paragraphs.
    fn words(prepared: &Prepared<'_>) -> String {
        let body = prepared.body();
        let mut out = String::new();
        for block in &body.blocks {
            if !matches!(block.kind, BlockKind::Paragraph) {
                out.push_str(&format!("{:?} ", block.kind));
            }
            for (_, inline) in body.inlines(block) {
                match &inline.kind {
                    InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Html(text) => out.push_str(text),
                    InlineKind::SoftBreak | InlineKind::HardBreak => out.push('\n'),
                    other => out.push_str(&format!("{other:?}")),
                }
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
            assert_eq!(words(&prepared), text, "{text}");
        }
        assert_eq!(words(&Prepared::inline("    code")), "code");
    }

    #[test]
    fn what_is_not_closed_is_text() {
        let prepared = Prepared::blocks("a\n\n<!-- note\n\n# B\n\n`<!--` c");
        assert_eq!(prepared.not_closed.len(), 1);
        assert_eq!(prepared.not_closed[0].range, 3..7);
        assert_eq!(words(&prepared), "a<!-- noteHeading { level: 1, id: None } B<!-- c");
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
