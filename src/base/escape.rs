//! Text inside HTML.

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
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
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
    put(&text[from..]);
}
