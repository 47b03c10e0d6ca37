//! Paragraphs of the classic editor: it writes none, and blank lines part them, as WordPress reads them for its pages.

/// Elements that are blocks by themselves.
const BLOCKS: [&str; 37] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
    "tr",
];

/// Returns a text with its paragraphs and the breaks of its lines.
pub fn paragraphs(text: &str) -> String {
    // What stands in code keeps its lines.
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(start) = rest.find("<pre") {
        let end = rest[start..].find("</pre>").map_or(rest.len(), |end| start + end + "</pre>".len());
        parted(&rest[..start], &mut out);
        out.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    parted(rest, &mut out);
    out
}

fn parted(text: &str, out: &mut String) {
    let text = text.replace("\r\n", "\n").replace("<!--more-->", "\n\n").replace("<!--nextpage-->", "\n\n");
    for piece in around_blocks(&text).split("\n\n") {
        let piece = piece.trim_matches(['\n', ' ']);
        if piece.is_empty() {
            continue;
        }
        if is_block(piece) {
            out.push_str(piece);
        } else {
            out.push_str("<p>");
            out.push_str(&piece.replace("<br />\n", "\n").replace("<br>\n", "\n").replace('\n', "<br>\n"));
            out.push_str("</p>");
        }
        out.push('\n');
    }
}

/// Whether a piece begins with a tag of a block.
fn is_block(piece: &str) -> bool {
    let Some(rest) = piece.strip_prefix('<') else { return false };
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    BLOCKS.contains(&&*name)
}

/// Returns a text with blank lines around its blocks, so that they part what stands before and behind.
fn around_blocks(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        let Some(length) = text[start..].find('>') else { break };
        let tag = &text[start..=start + length];
        let before = &text[at..start];
        // Lines within a block are its own.
        out.push_str(&if depth > 0 { before.replace("\n\n", "\n") } else { before.to_owned() });
        let is_own = is_block(tag);
        let is_end = tag.starts_with("</");
        let is_void = tag.starts_with("<hr") || tag.ends_with("/>");
        if is_own && depth == 0 && !is_end {
            out.push_str("\n\n");
        }
        out.push_str(tag);
        if is_own && !is_void {
            depth = if is_end { depth.saturating_sub(1) } else { depth + 1 };
        }
        if is_own && depth == 0 {
            out.push_str("\n\n");
        }
        at = start + length + 1;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(paragraphs("a\nb\n\nc"), "<p>a<br>\nb</p>\n<p>c</p>\n");
        assert_eq!(paragraphs("a\n<h2>b</h2>\nc"), "<p>a</p>\n<h2>b</h2>\n<p>c</p>\n");
        assert_eq!(
            paragraphs("<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\nc"),
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>\n"
        );
        assert_eq!(paragraphs("a\n<pre>b\n\nc</pre>\nd"), "<p>a</p>\n<pre>b\n\nc</pre><p>d</p>\n");
        assert_eq!(paragraphs("a <b>c</b>\n\n<!--more-->\n\nd"), "<p>a <b>c</b></p>\n<p>d</p>\n");
    }
}
