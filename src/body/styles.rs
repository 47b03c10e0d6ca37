//! What a style sheet makes a browser load from other hosts.
//!
//! Fonts of another host are the usual case: a line that a service gives out to paste, at the top of a site's own style sheet.

use super::raw_html::{Load, is_web};
use crate::base::Purpose;
use std::ops::Range;

/// Returns the addresses of other hosts that a style sheet loads, each with where it stands, in bytes.
pub fn loads_of_styles(css: &str) -> Vec<(Range<usize>, Load<'_>)> {
    let mut reader = Reader { css, at: 0 };
    let mut found = Vec::new();
    // Until the end of the rule, and of the block.
    let (mut is_import, mut is_face) = (false, false);
    while let Some(sign) = reader.sign() {
        let value = match sign {
            b'"' | b'\'' => Some(reader.quoted(sign)).filter(|_| is_import),
            b'@' => {
                is_import |= reader.takes("import");
                is_face |= reader.takes("font-face");
                None
            }
            b';' => {
                is_import = false;
                None
            }
            b'}' => {
                is_face = false;
                None
            }
            b'u' | b'U' if reader.takes("rl(") => Some(reader.address()),
            _ => None,
        };
        let Some(value) = value.filter(|value| is_web(&css[value.clone()])) else { continue };
        let address = &css[value.clone()];
        let is_style = is_import || is_face;
        found.push((value, if is_style { Load::Style(address) } else { Load::Outside(Purpose::Images, address) }));
    }
    found
}

struct Reader<'c> {
    css: &'c str,
    at: usize,
}

impl Reader<'_> {
    /// Returns the next byte behind comments, and passes it.
    fn sign(&mut self) -> Option<u8> {
        while self.css[self.at..].starts_with("/*") {
            self.at = self.css[self.at + 2..].find("*/").map_or(self.css.len(), |end| self.at + 2 + end + 2);
        }
        let c = self.css[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(u8::try_from(c).unwrap_or(0))
    }

    /// Passes these letters, in any case, if they come next.
    fn takes(&mut self, letters: &str) -> bool {
        let next = self.css.get(self.at..self.at + letters.len());
        let comes = next.is_some_and(|next| next.eq_ignore_ascii_case(letters));
        self.at += if comes { letters.len() } else { 0 };
        comes
    }

    /// Passes the rest of a text in quotation marks and returns where it stands. A line that ends without one ends it.
    fn quoted(&mut self, mark: u8) -> Range<usize> {
        let start = self.at;
        while let Some(byte) = self.css.as_bytes().get(self.at) {
            match byte {
                b'\n' => return start..self.at,
                byte if *byte == mark => {
                    self.at += 1;
                    return start..self.at - 1;
                }
                b'\\' => self.at += 1 + self.css[self.at + 1..].chars().next().map_or(0, char::len_utf8),
                _ => self.at += 1,
            }
        }
        start..self.at
    }

    /// Passes what stands in `url(…)` and returns where the address stands.
    fn address(&mut self) -> Range<usize> {
        let rest = &self.css[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        match self.css.as_bytes().get(self.at) {
            Some(mark @ (b'"' | b'\'')) => {
                self.at += 1;
                self.quoted(*mark)
            }
            _ => {
                let rest = &self.css[self.at..];
                let (start, end) = (self.at, rest.find(')').unwrap_or(rest.len()));
                self.at += end;
                start..start + rest[..end].trim_end().len()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_styles_load_from_elsewhere() {
        for (css, expected) in [
            (
                "@import url('https://fonts.googleapis.com/css2?family=A;b');\nbody {}",
                &["style https://fonts.googleapis.com/css2?family=A;b"][..],
            ),
            ("@IMPORT \"//x.org/a.css\" screen; a { content: \"https://x.org/\" }", &["style //x.org/a.css"]),
            (
                "@font-face { src: local('A'), url( https://x.org/a.woff2 ) format(\"woff2\") } b { background: URL(https://y.org/b.png) }",
                &["style https://x.org/a.woff2", "images https://y.org/b.png"],
            ),
            ("/* @import 'https://x.org/a.css'; */ a { background: url(a.png) } /* open url(https://x.org/b.png)", &[]),
            ("a { background: url(data:image/svg+xml;https://x.org) }\n@font-face { src: url('house.woff2') }", &[]),
            ("a { content: 'it\\'s url(https://x.org/a.png)' }", &[]),
            ("a { content: 'open\n} b { background: url(https://x.org/é.png)", &["images https://x.org/é.png"]),
            ("a { content: '\\", &[]),
            ("url(", &[]),
        ] {
            let found: Vec<String> = loads_of_styles(css)
                .into_iter()
                .map(|(span, load)| match load {
                    Load::Style(address) if css[span.clone()] == *address => format!("style {address}"),
                    Load::Outside(Purpose::Images, address) if css[span.clone()] == *address => {
                        format!("images {address}")
                    }
                    other => panic!("{other:?}"),
                })
                .collect();
            assert_eq!(found, expected, "{css}");
        }
    }
}
