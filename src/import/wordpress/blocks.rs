//! Blocks of the newer editor: comments around HTML. Most of them say nothing more than the HTML does.

use super::export::Item;
use crate::import::source::Loss;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How deep blocks may be put into blocks.
const DEEPEST: usize = 8;

/// Returns a content without the comments of blocks. Blocks that stand elsewhere are put in, and notes get their list.
pub fn plain(content: &str, item: &Item, all: &BTreeMap<&str, &Item>, losses: &mut Vec<Loss>) -> String {
    let mut out = String::with_capacity(content.len());
    unwrap(content, all, losses, item.line, 0, &mut out);
    if let Some(notes) = item.meta("footnotes").and_then(|json| serde_json::from_str::<serde_json::Value>(&json).ok()) {
        let notes = notes.as_array().cloned().unwrap_or_default();
        // Of a text without its block, notes stand at its end.
        if !notes.is_empty() {
            out.push_str("<ol class=\"wp-block-footnotes\">");
            for note in &notes {
                let (id, words) =
                    (note["id"].as_str().unwrap_or_default(), note["content"].as_str().unwrap_or_default());
                let _ = write!(out, "<li id=\"{id}\">{words} <a href=\"#{id}-link\">↩</a></li>");
            }
            out.push_str("</ol>");
        }
    }
    out
}

fn unwrap(
    content: &str,
    all: &BTreeMap<&str, &Item>,
    losses: &mut Vec<Loss>,
    line: usize,
    depth: usize,
    out: &mut String,
) {
    let mut rest = content;
    while let Some(start) = rest.find("<!--") {
        out.push_str(&rest[..start]);
        let Some(length) = rest[start..].find("-->") else {
            // A comment that is not closed would hide the rest.
            out.push_str(&rest[start + 4..]);
            return;
        };
        let inside = rest[start + 4..start + length].trim();
        rest = &rest[start + length + 3..];
        let Some(block) = inside.strip_prefix("wp:") else {
            if inside == "more" || inside.starts_with("more ") || inside == "nextpage" {
                out.push_str("\n\n");
            }
            continue;
        };
        let (name, facts) = block.split_once(char::is_whitespace).unwrap_or((block.trim_end_matches('/'), ""));
        let facts = facts.trim().trim_end_matches('/').trim();
        let facts: serde_json::Value = serde_json::from_str(facts).unwrap_or_default();
        match name {
            "block" => {
                let id = facts["ref"].as_u64().map(|id| id.to_string()).unwrap_or_default();
                match all.get(&*id).filter(|_| depth < DEEPEST) {
                    Some(block) => unwrap(&block.content, all, losses, line, depth + 1, out),
                    None => losses.push(Loss::at(
                        line,
                        format!("the block {id}, which stood in several texts, is not in the export"),
                    )),
                }
            }
            "embed" | "core-embed/youtube" | "core-embed/vimeo" | "core-embed/twitter" => {
                if let Some((end, url)) = facts["url"].as_str().and_then(|url| Some((rest.find("<!-- /wp:")?, url))) {
                    let caption = caption(&rest[..end]);
                    let words = caption.unwrap_or_else(|| name_of(url));
                    let _ = write!(out, "<p><a href=\"{}\">{words}</a></p>", url.replace('"', "%22"));
                    rest = &rest[end..];
                }
            }
            "audio" | "video" | "file" | "footnotes" => {}
            "latest-posts" | "rss" | "archives" | "categories" | "calendar" | "search" | "tag-cloud" | "query" => {
                losses.push(Loss::at(line, format!("the block `{name}`, which a program fills, is left out")));
            }
            _ => {}
        }
    }
    out.push_str(rest);
}

/// Returns the words of the caption of a figure, as HTML.
fn caption(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("<figcaption")?;
    let (_, rest) = rest.split_once('>')?;
    rest.split_once("</figcaption>").map(|(words, _)| words.to_owned()).filter(|words| !words.trim().is_empty())
}

/// Returns what a link to something embedded is called.
pub fn name_of(url: &str) -> String {
    let host = url.split("://").nth(1).unwrap_or(url).split('/').next().unwrap_or_default();
    match host.trim_start_matches("www.") {
        "youtube.com" | "youtu.be" => "Video on YouTube".to_owned(),
        "vimeo.com" => "Video on Vimeo".to_owned(),
        _ => url.to_owned(),
    }
}
