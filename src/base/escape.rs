//! Text inside HTML.

use super::bytes::any;
use std::fmt;

/// Writes text so that it is text, inside elements and inside double quotes.
pub fn escape(out: &mut String, text: &str) {
    parts(text, |part| out.push_str(part));
}

/// A text that is shown as [`escape`] writes it.
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        parts(self.0, |part| result = result.and_then(|()| formatter.write_str(part)));
        result
    }
}

/// How many bytes are asked at once whether one of them has a meaning in HTML: few have.
const PIECE: usize = 64;

fn parts(text: &str, mut put: impl FnMut(&str)) {
    let has_meaning = |byte: u8| (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"');
    let mut from = 0;
    for (piece, begins) in text.as_bytes().chunks(PIECE).zip((0..).step_by(PIECE)) {
        if !any(piece, has_meaning) {
            continue;
        }
        for (byte, at) in piece.iter().zip(begins..) {
            let entity = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => continue,
            };
            put(&text[from..at]);
            put(entity);
            from = at + 1;
        }
    }
    put(&text[from..]);
}
