//! Texts in quotes and lists in brackets that go on at the left edge.
//!
//! serde_yaml reads them. saphyr-parser, which knows where each value stands, does not: YAML 1.2 wants a blank before such a
//! line. On one line it can read them, too, so the line feed before it becomes a blank, and every byte keeps its place.

use super::located::{Stop, Tree};
use crate::base::Span;

/// Returns YAML that serde_yaml reads with what goes on at the left edge joined, where the parser stopped for that; none
/// if it stopped for something else.
pub fn joined(source: &str, tree: &Tree) -> Option<String> {
    let Some(Stop::Syntax { message, at }) = &tree.end else { return None };
    if message.contains("indentation in quoted scalar") {
        let goes_on = |end: &usize| source[end + 1..].starts_with(|c: char| !c.is_whitespace());
        let end = source[*at..].match_indices('\n').map(|(end, _)| at + end).find(goes_on)?;
        return Some(blanked(source, &[Span::new(end..end + 1)]));
    }
    let blanks = line_feeds(source, tree.outermost_open_flow()?.span.start);
    (!blanks.is_empty()).then(|| blanked(source, &blanks))
}

/// Returns the line feeds before lines at the left edge in the list or map whose bracket is at `start`, each with the comment
/// that ends there.
fn line_feeds(source: &str, start: usize) -> Vec<Span> {
    let (mut blanks, mut depth, mut quote, mut comment) = (Vec::new(), 0_usize, None, None);
    let bytes = source.as_bytes();
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        let after_blank = at == 0 || bytes[at - 1].is_ascii_whitespace();
        let begins = after_blank || matches!(bytes[at - 1], b'[' | b'{' | b',' | b':');
        match (byte, quote) {
            (b'\n', _) => {
                let begin = comment.take().unwrap_or(at);
                if bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace()) {
                    blanks.push(Span::new(begin..at + 1));
                }
            }
            _ if comment.is_some() => {}
            // A backslash escapes in double quotes alone.
            (b'\\', Some(b'"')) => at += 1,
            (_, Some(open)) if *byte == open => quote = None,
            (_, Some(_)) => {}
            (b'"' | b'\'', None) if begins => quote = Some(*byte),
            (b'#', None) if after_blank => comment = Some(at),
            (b'[' | b'{', None) => depth += 1,
            (b']' | b'}', None) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            _ => {}
        }
        at += 1;
    }
    blanks
}

/// Returns the text with blanks in these places.
fn blanked(source: &str, places: &[Span]) -> String {
    let mut text = String::with_capacity(source.len());
    let mut from = 0;
    for place in places {
        text.push_str(&source[from..place.start]);
        text.extend(std::iter::repeat_n(' ', place.end - place.start));
        from = place.end;
    }
    text + &source[from..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_at_the_left_edge_is_joined() {
        for (source, expected) in [
            ("a: [\n  \"b\"\n]\nc: d\n", "a: [\n  \"b\" ]\nc: d\n"),
            ("a: [\nb,\n\"c\"]\nc: d\n", "a: [ b, \"c\"]\nc: d\n"),
            ("a: [\"b # b\", # c]\nd\n]\nc: d\n", "a: [\"b # b\",      d ]\nc: d\n"),
            ("a: [it's, {b: \"]\\\"\"},\nc]\n", "a: [it's, {b: \"]\\\"\"}, c]\n"),
            ("a: \"b\nc\"\nd: e\n", "a: \"b c\"\nd: e\n"),
        ] {
            let text = joined(source, &Tree::read(source)).unwrap_or_default();
            assert_eq!((source, &*text), (source, expected));
            assert_eq!(Tree::read(&text).end, None, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_otherwise_is_left() {
        for source in ["a: b: c\n", "a: [b\n", "a: \"b\n"] {
            assert_eq!(joined(source, &Tree::read(source)), None, "{source}");
        }
    }
}
