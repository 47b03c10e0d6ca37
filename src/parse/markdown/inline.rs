//! Short texts: the inline Markdown of front matter's fields.

use super::{Links, RawHtml, Setting, html};

/// The HTML of a field that is inline Markdown; its paragraph has no `<p>` of its own.
pub fn inline_html(text: &str, links: &Links) -> String {
    let mut out = String::new();
    let setting = Setting { links, raw_html: RawHtml::Escape, countries: &[], own_words: "" };
    html::write_inline(text, setting, &mut out);
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
        assert_eq!(
            inline_html("*a* _b_\n*c* <div>", &Links::default()),
            "<em>a</em> <em>b</em>\n<em>c</em> &lt;div&gt;"
        );
        assert_eq!(inline_html("# 3 in *the* list", &Links::default()), "# 3 in <em>the</em> list");
        assert_eq!(inline_html("a\n\nb", &Links::default()), "<p>a</p>\n<p>b</p>");
    }
}
