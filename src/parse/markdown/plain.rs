//! Inline Markdown as plain text, for metadata, feeds and search.

use super::prepared::Prepared;
use pulldown_cmark::{Event, TagEnd};

/// What remains of a short Markdown text when nothing but words may stand: metadata, feeds, search.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (event, _) in Prepared::inline(text).events() {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(TagEnd::Paragraph) => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_remain() {
        assert_eq!(plain("a **b** [c](d.md) &amp; `e`\n f"), "a b c & e f");
        assert_eq!(plain("2024. The year of"), "2024. The year of");
    }
}
