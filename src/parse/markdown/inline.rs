//! Short texts: inline Markdown for the fields of front matter, and plain text for metadata.

use super::{Links, RawHtml, TextFacts, events, html};
use pulldown_cmark::{Event, TagEnd};

/// The HTML of a field that is inline Markdown; its paragraph has no `<p>` of its own.
pub fn inline_html(text: &str, links: &Links) -> String {
    let mut out = String::new();
    html::write(text, &TextFacts::default(), links, RawHtml::Escape, &mut out);
    let inner = out.trim_end();
    match inner.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(one) if !one.contains("<p>") => one.to_owned(),
        _ => inner.to_owned(),
    }
}

/// What remains of a Markdown text when nothing but words may stand: metadata, feeds, search.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (event, _) in events(text) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_paragraph_stands_bare() {
        assert_eq!(inline_html("a *b* <i>", &Links::default()), "a <em>b</em> &lt;i&gt;");
        assert_eq!(inline_html("a\n\nb", &Links::default()), "<p>a</p>\n<p>b</p>");
        assert_eq!(plain("a **b** [c](d.md) &amp; `e`\n f"), "a b c & e f");
    }
}
