//! What kramdown writes beside Markdown: lists of attributes, tables of contents, remarks.

use super::destinations::code;
use super::source::Loss;

/// Returns a text without the signs of kramdown. `line` is that on which it begins.
pub fn turn(text: &str, line: usize, losses: &mut Vec<Loss>) -> String {
    if !text.contains("{:") {
        return text.to_owned();
    }
    let code = code(text);
    let (mut out, mut at, mut dropped) = (String::with_capacity(text.len()), 0, None);
    while let Some(found) = text[at..].find("{:") {
        let start = at + found;
        out.push_str(&text[at..start]);
        let is_code = code.iter().any(|range| range.contains(&start));
        let Some(length) = text[start..].find('}').filter(|_| !is_code).map(|length| length + 1) else {
            out.push_str("{:");
            at = start + 2;
            continue;
        };
        let inside = text[start + 2..start + length - 1].trim();
        let mut end = start + length;
        if inside == "toc" || inside.starts_with("toc ") {
            // `* TOC` or `1. TOC` above it stands for the list.
            let above = out.trim_end().rfind('\n').map_or(0, |at| at + 1);
            let item = out[above..].trim().trim_start_matches(|c: char| c.is_ascii_digit() || ".*-+ ".contains(c));
            if item.len() < 40 && out[above..].trim().starts_with(['*', '-', '+', '1']) {
                out.truncate(above);
            }
        } else if inside.starts_with(":comment") || inside == "::comment" {
            end =
                text[end..].find("{:/").and_then(|at| Some(end + at + text[end + at..].find('}')? + 1)).unwrap_or(end);
        } else if inside.starts_with(['.', '#', '/', ':']) || inside.contains('=') || inside.is_empty() {
            if !inside.starts_with('/') {
                dropped.get_or_insert(line + text[..start].matches('\n').count());
            }
        } else {
            out.push_str(&text[start..end]);
        }
        at = end;
    }
    out.push_str(&text[at..]);
    if let Some(line) = dropped {
        losses.push(Loss::at(line, "attributes of kramdown, `{: …}`, are left out"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_kramdown_go() {
        let turned = |text: &str| turn(text, 1, &mut Vec::new());
        assert_eq!(turned("A\n{: .lead}\n\nB"), "A\n\n\nB");
        assert_eq!(turned("* TOC\n{:toc}\n\nB"), "\n\nB");
        assert_eq!(turned("a{::comment}b{:/comment}c"), "ac");
        assert_eq!(turned("![a](b){: width=\"3\"} x"), "![a](b) x");
        assert_eq!(turned("`{: .x}`"), "`{: .x}`");
    }
}
