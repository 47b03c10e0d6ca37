//! A text on one line.

use super::bytes::any_pair;
use std::borrow::Cow;

/// Returns a text on one line: its words are parted by one blank each. Most texts are so already. A blank at which no line may
/// break, as French has it before a colon, stays where it is, save at the ends.
pub fn one_line(text: &str) -> Cow<'_, str> {
    parted(text, |c| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}'))
}

/// Returns a text on one line for comparison with others: a blank is a blank, whichever it is.
pub fn plain_line(text: &str) -> Cow<'_, str> {
    parted(text, char::is_whitespace)
}

/// Returns a text as two writers would both type it, for comparison with others: on one line, in lower case, without
/// quotation marks and apostrophes, which typography changes, and with plain dashes and dots.
pub fn plain_spelling(text: &str) -> String {
    let line = plain_line(text).to_lowercase();
    let is_odd = |c: char| {
        matches!(c, '"' | '\'' | '-' | '.' | '\u{ab}' | '\u{bb}')
            || ('\u{2010}'..='\u{203a}').contains(&c)
            || ('\u{300c}'..='\u{300f}').contains(&c)
    };
    if !line.contains(is_odd) {
        return line;
    }
    let is_quote = |c: char| matches!(c, '"' | '\'' | '«' | '»' | '‘'..='‟' | '‹' | '›' | '「'..='』');
    let line: String = line.chars().filter(|c| !is_quote(*c)).collect();
    plain_line(&line.replace('—', "---").replace('–', "--").replace('…', "...")).into_owned()
}

fn parted(text: &str, is_blank: impl Fn(char) -> bool) -> Cow<'_, str> {
    // Other blanks than that of ASCII begin with one of these bytes, as do other characters.
    let may_be_blank = |byte: u8| (byte < b' ') | (byte == 0xc2) | (byte.wrapping_sub(0xe1) < 3);
    let is_odd = |byte: u8, next: u8| may_be_blank(next) | ((byte == b' ') & (next == b' '));
    let (bytes, edges) = (text.as_bytes(), [text.chars().next(), text.chars().next_back()]);
    if !any_pair(bytes, is_odd) && !edges.into_iter().flatten().any(char::is_whitespace) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for word in text.trim().split(is_blank).filter(|word| !word.is_empty()) {
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
            assert_eq!(plain_line(text), expected, "{text:?}");
        }
        assert!(matches!(one_line("a plain text of words"), Cow::Borrowed(_)));
    }

    #[test]
    fn one_spelling_whatever_the_signs() {
        for (one, other) in [
            ("Iran's role", "IRAN’S role"),
            ("\"Non\" : et après ?", "«\u{202f}Non\u{202f}»\u{a0}: et après\u{202f}?"),
            ("A -- B...", "A – B…"),
            ("\"水\"", "「水」"),
        ] {
            assert_eq!(plain_spelling(one), plain_spelling(other));
        }
        assert_ne!(plain_spelling("A - B"), plain_spelling("A -- B"));
    }

    #[test]
    fn a_blank_at_which_no_line_may_break_stays() {
        for (text, line) in [
            ("ils disent\u{a0}: non", "ils disent\u{a0}: non"),
            ("«\u{202f}oui\u{202f}»\nnon", "«\u{202f}oui\u{202f}» non"),
            ("1\u{2007}234", "1\u{2007}234"),
            ("\u{a0} a\u{a0}", "a"),
        ] {
            assert_eq!(one_line(text), line);
        }
    }
}
