//! Short texts: the inline Markdown of front matter's fields.

use super::links::wiki;
use super::prepared::Prepared;
use super::{Links, RawHtml, Setting, html};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

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

/// The same as plain text on one line, for metadata and feeds.
pub fn inline_text(text: &str, links: &Links) -> String {
    let mut out = String::new();
    // The words of a wiki link without words of its own are its target as typed.
    let mut is_named = false;
    for (event, _) in Prepared::inline(text).events() {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole: false }, dest_url, .. }) => {
                is_named = true;
                out.push_str(links.name(&wiki(&dest_url)).unwrap_or(&dest_url));
            }
            Event::End(TagEnd::Link) => is_named = false,
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) if !is_named => {
                out.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_the_words_that_readers_see() {
        let mut links = Links::default();
        links.insert_name(wiki("country:PK"), "Pakistan".to_owned());
        assert_eq!(
            inline_text("*a* [b](c.md)\n`d` <i> & [[country:PK]], [[x|y]], [[z]]\n\ne", &links),
            "a b d <i> & Pakistan, y, z e"
        );
    }

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
