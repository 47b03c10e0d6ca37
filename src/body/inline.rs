//! Short texts: the inline Markdown of front matter's fields.

use super::markdown::tree;
use super::traps::paragraphs;
use super::tree::{InlineKind, TargetKind};
use super::{Links, RawHtml, Setting, html};
use crate::base::one_line::one_line;
use crate::base::outside::NOTHING;
use crate::words::english;

/// Returns the HTML of a field that is inline Markdown; its paragraph has no `<p>` of its own.
pub fn inline_html(text: &str, links: &Links) -> String {
    let words = english(); // None of which stands in a short text.
    html::write_inline(
        text,
        Setting {
            links,
            raw_html: RawHtml::Escape,
            countries: &[],
            words,
            words_lang: "",
            outside: &NOTHING,
            citations: &[],
            marks_follow_signs: false,
        },
    )
}

/// Returns the same as plain text on one line, for metadata and feeds.
pub fn inline_text(text: &str, links: &Links) -> String {
    let prepared = paragraphs(text);
    let body = tree(&prepared);
    let mut out = String::new();
    for block in &body.blocks {
        let (mut named_end, mut image_end) = (0, None);
        for (at, inline) in body.inlines(block) {
            // The words of a picture are none of the line's.
            let is_parted =
                matches!(inline.kind, InlineKind::Image(_)) || image_end.take_if(|end| *end <= at).is_some();
            if is_parted && out.ends_with(char::is_alphanumeric) && inline.words().trim_start() == inline.words() {
                let is_sign = |c: char| !c.is_alphanumeric();
                if !inline.words().starts_with(is_sign) {
                    out.push(' ');
                }
            }
            match &inline.kind {
                InlineKind::Image(_) => image_end = Some(inline.end),
                InlineKind::Link(target) if target.kind == TargetKind::Wiki => {
                    if let Some(name) = links.name(&target.address) {
                        out.push_str(name);
                        named_end = inline.end;
                    }
                }
                InlineKind::Html(piece) => out.push_str(&piece.source),
                _ if at >= named_end => out.push_str(inline.words()),
                _ => {}
            }
        }
        out.push(' ');
    }
    one_line(out.trim_end()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::links::wiki;

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
