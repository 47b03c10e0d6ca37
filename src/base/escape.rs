//! Text inside HTML.

use super::bytes::positions;
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

fn parts(text: &str, mut put: impl FnMut(&str)) {
    let has_meaning = |byte: u8| (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"');
    let mut from = 0;
    for at in positions(text.as_bytes(), has_meaning) {
        put(&text[from..at]);
        put(match text.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        from = at + 1;
    }
    put(&text[from..]);
}
