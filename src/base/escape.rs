//! Text inside HTML.

use super::bytes::{any, positions};
use serde::Serialize;
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

/// Returns a value as JSON that cannot end the `script` element around it, whatever stands in its strings.
///
/// # Panics
/// If the value is none of JSON, such as a map with keys that are no texts.
pub fn json_in_script(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("it has texts and numbers alone");
    let signs =
        [('<', "\\u003c"), ('>', "\\u003e"), ('&', "\\u0026"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")];
    // All bytes are asked at once, since few pages have one; `\xe2` begins the last two.
    let may_be = |byte: u8| (byte == b'<') | (byte == b'>') | (byte == b'&') | (byte == b'\xe2');
    let has_signs = any(json.as_bytes(), may_be);
    signs.iter().filter(|_| has_signs).fold(json, |json, (sign, escaped)| json.replace(*sign, escaped))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn nothing_ends_the_script() {
        let safe = json_in_script(&json!({"a": "</script><!--"}));
        assert!(!safe.contains('<') && serde_json::from_str::<Value>(&safe).unwrap()["a"] == "</script><!--");
    }
}
