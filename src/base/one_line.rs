//! A text on one line.

use super::bytes::any_pair;
use std::borrow::Cow;

/// Returns a text whose words are parted by one blank each. Most texts are so already.
pub fn one_line(text: &str) -> Cow<'_, str> {
    // Other blanks than that of ASCII begin with one of these bytes, as do other characters.
    let may_be_blank = |byte: u8| (byte < b' ') | (byte == 0xc2) | (byte.wrapping_sub(0xe1) < 3);
    let is_odd = |byte: u8, next: u8| may_be_blank(next) | ((byte == b' ') & (next == b' '));
    let (bytes, edges) = (text.as_bytes(), [text.chars().next(), text.chars().next_back()]);
    if !any_pair(bytes, is_odd) && !edges.into_iter().flatten().any(char::is_whitespace) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    Cow::Owned(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_one_blank() {
        for text in [
            "",
            " ",
            "a",
            "a b",
            "a  b",
            " a",
            "a ",
            "a\nb",
            "\u{a0}a",
            "a\u{2003}b",
            "é\u{3000}é",
            "日本 語",
            "\u{b}a",
        ] {
            let expected = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(one_line(text), expected, "{text:?}");
        }
        assert!(matches!(one_line("a plain text of words"), Cow::Borrowed(_)));
    }
}
