//! Pieces of Markdown in the place of what other tools write by tags of their own.

use std::fmt::Write;

/// Returns a picture; alone in its paragraph it is a figure with a caption.
pub fn figure(src: &str, alt: &str, caption: &str, link: Option<&str>) -> String {
    let mut out = format!("![{}]({}", in_brackets(alt), destination(src));
    let caption = caption.split_whitespace().collect::<Vec<_>>().join(" ");
    if !caption.is_empty() {
        let _ = write!(out, " {}", in_quotes(&caption));
    }
    out.push(')');
    match link {
        Some(link) => format!("[{out}]({})", destination(link)),
        None => out,
    }
}

/// Returns a link to a film.
pub fn video(house: &str, url: &str, title: Option<&str>) -> String {
    let words = title.map_or_else(|| format!("Video on {house}"), in_brackets);
    format!("[{words}]({})", destination(url))
}

/// Returns a block of code.
pub fn code_block(language: &str, code: &str) -> String {
    let longest = code.lines().map(|line| line.trim_start().chars().take_while(|c| *c == '`').count()).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}", code.trim_matches('\n'))
}

/// Returns what readers unfold.
pub fn details(summary: &str, inner: &str) -> String {
    format!("<details>\n<summary>{summary}</summary>\n\n{}\n\n</details>", inner.trim())
}

/// Returns the destination of a link as Markdown takes it.
pub fn destination(url: &str) -> String {
    if url.contains([' ', '(', ')', '<', '>']) {
        format!("<{}>", url.replace('<', "%3C").replace('>', "%3E"))
    } else {
        url.to_owned()
    }
}

/// Returns a text for brackets.
pub fn in_brackets(text: &str) -> String {
    text.replace('\n', " ").replace('[', "\\[").replace(']', "\\]")
}

fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
