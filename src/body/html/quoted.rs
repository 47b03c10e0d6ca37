//! What of a text stands between quotation marks: somebody else's words, or the title of a work.

use std::ops::Range;

/// The marks that open and close, in one language or another. A straight one does both.
const MARKS: [(char, char); 11] = [
    ('“', '”'),
    ('‘', '’'),
    ('«', '»'),
    ('‹', '›'),
    ('„', '“'),
    ('‚', '‘'),
    ('”', '“'),
    ('「', '」'),
    ('『', '』'),
    ('"', '"'),
    ('\'', '\''),
];

/// The quotations of a text, by their marks, in order.
pub(super) struct Quoted([Vec<Range<usize>>; MARKS.len()]);

impl Quoted {
    pub(super) fn of(text: &str) -> Self {
        let is_ascii = text.is_ascii();
        Self(MARKS.map(|marks| match marks.0.is_ascii() || !is_ascii {
            true => quotations(text, marks),
            false => Vec::new(),
        }))
    }

    /// Whether a byte of the text is quoted.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.0.iter().any(|quotations| {
            let next = quotations.partition_point(|quotation| quotation.start <= at);
            quotations[..next].last().is_some_and(|quotation| at < quotation.end)
        })
    }
}

/// Returns the quotations between two marks. An apostrophe within a word neither opens nor closes, and one at its end does not open.
fn quotations(text: &str, (open, close): (char, char)) -> Vec<Range<usize>> {
    let is_letter = char::is_alphanumeric;
    let mut quotations = Vec::new();
    let mut opened = None;
    for (at, mark) in text.match_indices([open, close]) {
        let end = at + mark.len();
        match opened {
            Some(start) if mark.starts_with(close) && !text[end..].starts_with(is_letter) => {
                quotations.push(start..at);
                opened = None;
            }
            _ if mark.starts_with(open) && !text[..at].ends_with(is_letter) => opened = Some(end),
            _ => {}
        }
    }
    quotations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_kind_enclose() {
        let is_quoted = |text: &str| Quoted::of(text).holds(text.find('@').expect("a mark"));
        for text in [
            "the report “On @”.",
            "« @ »",
            "in 'The @ file', a",
            "\"@\"",
            "‘What @ wants’",
            "a “b” and “@”",
            "in „Das @“.",
            "قال ”في @“.",
            "「@」。",
        ] {
            assert!(is_quoted(text), "{text}");
        }
        for text in [
            "a “b” @ “c”",
            "“A.” @ “b.”",
            "„a“ @ „b“",
            "”a“ @ ”b“",
            "the states' view of @",
            "@'s and Iran's",
            "the ’90s @ ‘x’",
            "5\" of @",
            "'a' @ 'b'",
        ] {
            assert!(!is_quoted(text), "{text}");
        }
    }
}
