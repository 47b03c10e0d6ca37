//! A text without the traps of Markdown.
//!
//! The rules of Markdown have two traps that an author cannot see. A comment or script at the start of a line that is not
//! closed hides the whole rest of the text; here its first sign is text. And a short text of front matter that begins
//! with `2024.` or `#` would be a list or a heading; here it is a paragraph, whatever it begins with.
//!
//! The first is found before the tree is made, in the blocks of raw HTML as Markdown parts them: what is hidden in one is
//! in no tree.

use super::markdown::{Form, LESS_THAN, Prepared, SHIELD, html_blocks};
use super::raw_html::{READ_TO_THEIR_END, SECTIONS};
use crate::base::bytes::any_pair;
use std::borrow::Cow;
use std::ops::Range;

/// How often a text is searched for what is not closed. What comes to light in later rounds was hidden before, and there
/// are no more kinds of it than this; so a text that needs more is not an author's.
const MOST_ROUNDS: usize = 8;

/// The beginning of something that hides the rest of a text, since it is not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotClosed {
    pub range: Range<usize>,
    /// In words: `the comment`.
    pub what: String,
    /// What would close it.
    pub end: String,
}

/// Returns a text of any number of blocks, and what is not closed and shown as text.
pub fn blocks(text: &str) -> (Prepared<'_>, Vec<NotClosed>) {
    let mut text = Cow::Borrowed(text);
    let mut all = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let found = if may_hide(&text) { hidden(&text) } else { Vec::new() };
        if found.is_empty() {
            break;
        }
        let mut bytes = text.into_owned().into_bytes();
        for (block, not_closed) in found {
            let begin = not_closed.range.len();
            for at in block.start..(block.end + 1).saturating_sub(begin) {
                if bytes[at] == b'<' && bytes[at..at + begin].eq_ignore_ascii_case(&bytes[not_closed.range.clone()]) {
                    bytes[at] = LESS_THAN as u8;
                }
            }
            all.push(not_closed);
        }
        text = Cow::Owned(String::from_utf8(bytes).expect("one sign of ASCII took the place of another"));
    }
    (Prepared::new(text, Form::Blocks), all)
}

/// Returns a text of paragraphs alone.
pub fn paragraphs(text: &str) -> Prepared<'_> {
    let mut shielded = String::with_capacity(text.len() + 8);
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            shielded.push(SHIELD);
        }
        shielded.push_str(line.trim_start_matches([' ', '\t']));
    }
    Prepared::new(Cow::Owned(shielded), Form::Inline)
}

/// Whether a text holds a sign that may hide its rest.
fn may_hide(text: &str) -> bool {
    any_pair(text.as_bytes(), |byte, next| {
        (byte == b'<') & ((next == b'!') | (next == b'?') | ((next | 0x20) == b's') | ((next | 0x20) == b't'))
    })
}

/// Returns the blocks of raw HTML that are not closed.
fn hidden(text: &str) -> Vec<(Range<usize>, NotClosed)> {
    let blocks = html_blocks(text).filter_map(|range| {
        let start = range.start + text[range.clone()].find('<')?;
        let not_closed = not_closed(&text[start..range.end], start)?;
        Some((start..range.end, not_closed))
    });
    blocks.collect()
}

/// Returns what a block of raw HTML begins with, if Markdown reads that to its end and it has none. The block begins at
/// `start`.
fn not_closed(block: &str, start: usize) -> Option<NotClosed> {
    let begins = |name: &&&str| block.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    let (begin, what, end) = match SECTIONS.iter().find(|section| block.starts_with(section.begin)) {
        // `<!-->` is a whole comment.
        Some(section) if block.starts_with("<!-->") => (2, section.name.to_owned(), section.end.to_owned()),
        Some(section) => (section.begin.len(), section.name.to_owned(), section.end.to_owned()),
        None => {
            let name = READ_TO_THEIR_END.iter().find(begins)?;
            (1 + name.len(), format!("the element `<{name}>`"), format!("</{name}"))
        }
    };
    let is_closed = block[begin..].to_ascii_lowercase().contains(&end);
    (!is_closed).then(|| NotClosed { range: start..start + begin, what, end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::markdown::tree;
    use crate::body::tree::{BlockKind, InlineKind};

    /// Returns the words of a text, with the names of what else it holds than paragraphs.
    fn words(prepared: &Prepared<'_>) -> String {
        let body = tree(prepared);
        let mut out = String::new();
        for block in &body.blocks {
            if !matches!(block.kind, BlockKind::Paragraph) {
                out.push_str(&format!("{:?} ", block.kind));
            }
            for (_, inline) in body.inlines(block) {
                match &inline.kind {
                    InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
                    InlineKind::Html(piece) => out.push_str(&piece.source),
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
            let prepared = paragraphs(text);
            assert_eq!(words(&prepared), text, "{text}");
        }
        assert_eq!(words(&paragraphs("    code")), "code");
    }

    #[test]
    fn what_is_not_closed_is_text() {
        let (prepared, not_closed) = blocks("a\n\n<!-- note\n\n# B\n\n`<!--` c");
        assert_eq!(not_closed.len(), 1);
        assert_eq!(not_closed[0].range, 3..7);
        assert_eq!(words(&prepared), "a<!-- noteHeading { level: 1, id: None } B<!-- c");
        for closed in ["<!-- a\n-->\nb", "<!-->\nb", "<script>\na\n</SCRIPT>", "<?php a ?>", "<!DOCTYPE html>"] {
            assert_eq!(blocks(closed).1, [], "{closed}");
        }
        for open in
            ["<!-- a", "> <!-- a\n\n-->", "<ScRipt>\na\n</style>", "<?php a", "<![CDATA[ > a", "- <style>\n\n</style>"]
        {
            assert_eq!(blocks(open).1.len(), 1, "{open}");
        }
    }
}
