//! A sign, what stands around it in its text, and the slip that it may be.
//!
//! Nothing is looked at beyond so many bytes, so that a text of many signs takes time by its length.

use crate::base::length::is_unspaced;
use crate::base::{Diagnostic, SourcePath, Span};
use std::ops::Range;

/// A kind of slip: what reports it.
pub type Slip = fn(&SourcePath, Span) -> Diagnostic;

/// A slip, and the bytes of the text that it takes.
pub type Found = (Range<usize>, Slip);

/// How far from its sign a rule looks, in bytes.
const FARTHEST: usize = 400;
/// How far the end of a tag may be from its beginning.
const LONGEST_TAG: usize = 2_000;

/// A sign in a text.
pub struct Sign<'t> {
    pub text: &'t str,
    pub at: usize,
    /// The bytes of its block.
    pub block: Range<usize>,
}

impl<'t> Sign<'t> {
    /// Returns the text from the sign on, within its block.
    pub fn rest(&self) -> &'t str {
        self.until(FARTHEST)
    }

    /// Returns the text from the sign on, as far as a tag that begins there may reach.
    pub fn rest_for_tag(&self) -> &'t str {
        self.until(LONGEST_TAG)
    }

    fn until(&self, farthest: usize) -> &'t str {
        let end = self.block.end.min(self.at + farthest).max(self.at);
        &self.text[self.at..self.text.floor_char_boundary(end)]
    }

    /// Returns the rest of the sign's line.
    pub fn line(&self) -> &'t str {
        let rest = self.rest();
        rest.split('\n').next().unwrap_or(rest).trim_end()
    }

    /// Returns the text before the sign, within its block.
    pub fn before(&self) -> &'t str {
        let start = self.block.start.max(self.at.saturating_sub(FARTHEST)).min(self.at);
        &self.text[self.text.ceil_char_boundary(start)..self.at]
    }

    /// Returns the character before the sign, of which a line end is none.
    pub fn previous(&self) -> Option<char> {
        self.text[..self.at].chars().next_back().filter(|c| *c != '\n')
    }

    /// Whether a letter or digit stands right before the sign.
    pub fn is_within_word(&self) -> bool {
        self.previous().is_some_and(char::is_alphanumeric)
    }
}

/// Whether an odd number of backslashes stands before a place.
pub fn is_escaped(text: &str, at: usize) -> bool {
    text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// Returns the part of `text` before the closing sign that belongs to an opening one which stands before it.
pub fn enclosed(text: &str, open: char, close: char) -> Option<&str> {
    if !text.contains(close) {
        return None;
    }
    let mut depth = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| *c == open || *c == close) {
        if is_escaped(text, at) {
            continue;
        }
        if c == open {
            depth += 1;
        } else if depth == 0 {
            return Some(&text[..at]);
        } else {
            depth -= 1;
        }
    }
    None
}

/// Returns where the opening sign stands that belongs to a closing one behind `text`.
pub fn opening(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices().rev().filter(|(_, c)| *c == open || *c == close) {
        if is_escaped(text, at) {
            continue;
        }
        if c == close {
            depth += 1;
        } else if depth == 0 {
            return Some(at);
        } else {
            depth -= 1;
        }
    }
    None
}

/// Whether a text has a word: three letters in a row, or one of a script without blanks.
pub fn has_word(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().nth(2).is_some() || word.contains(is_unspaced))
}
