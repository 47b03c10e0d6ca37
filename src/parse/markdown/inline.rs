//! Short texts: the inline Markdown of front matter's fields.

use super::{Links, RawHtml, Setting, TextFacts, html};

/// The HTML of a field that is inline Markdown; its paragraph has no `<p>` of its own.
pub fn inline_html(text: &str, links: &Links) -> String {
    let mut out = String::new();
    let setting = Setting { links, raw_html: RawHtml::Escape, own_words: "" };
    html::write(text, &TextFacts::default(), setting, &mut out);
    let inner = out.trim_end();
    match inner.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(one) if !one.contains("<p>") => one.to_owned(),
        _ => inner.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_paragraph_stands_bare() {
        assert_eq!(inline_html("a *b* <i>", &Links::default()), "a <em>b</em> &lt;i&gt;");
        assert_eq!(inline_html("a\n\nb", &Links::default()), "<p>a</p>\n<p>b</p>");
    }
}
