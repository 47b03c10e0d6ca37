//! Shortcodes of WordPress, `[name …]`. Those of the program itself and of the plugins for notes are turned; the others stay.

use super::blocks::name_of;
use crate::import::source::Loss;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Shortcodes of plugins that make footnotes of what they hold.
const NOTES: [&str; 6] = ["footnote", "ref", "efn_note", "note", "mfn", "fn"];

/// Shortcodes that only lay out what they hold.
const FRAMES: [&str; 12] = [
    "row",
    "column",
    "columns",
    "vc_row",
    "vc_column",
    "vc_column_text",
    "one_half",
    "one_third",
    "et_pb_section",
    "et_pb_row",
    "et_pb_column",
    "et_pb_text",
];

/// Returns a content with its shortcodes turned. `upload` has the address of a file by its number.
pub fn turn(text: &str, upload: &dyn Fn(&str) -> Option<String>, line: usize, losses: &mut Vec<Loss>) -> String {
    let mut notes: Vec<String> = Vec::new();
    let mut out = with_bare_films(&turned(text, upload, line, losses, &mut notes));
    out = with_double_brackets(&out, &mut notes);
    if !notes.is_empty() {
        out.push_str("\n\n<ol class=\"footnotes\">");
        for (number, note) in (1..).zip(&notes) {
            let _ = write!(out, "<li id=\"import-note-{number}\">{note}</li>");
        }
        out.push_str("</ol>");
    }
    out
}

fn turned(
    text: &str,
    upload: &dyn Fn(&str) -> Option<String>,
    line: usize,
    losses: &mut Vec<Loss>,
    notes: &mut Vec<String>,
) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(found) = text[at..].find('[') {
        let start = at + found;
        out.push_str(&text[at..start]);
        let Some((name, arguments, length)) = tag(&text[start..]) else {
            out.push('[');
            at = start + 1;
            continue;
        };
        let behind = start + length;
        let inner = text[behind..]
            .find(&format!("[/{name}]"))
            .map(|end| (&text[behind..behind + end], behind + end + name.len() + 3));
        let get = |key: &str| arguments.get(key).map(String::as_str);
        let (written, end) = match (name, inner) {
            ("caption" | "wp_caption", Some((inner, end))) => (captioned(inner, get("caption")), end),
            ("gallery", _) => {
                let ids = get("ids").or_else(|| get("include")).unwrap_or_default();
                let pictures: Vec<String> = ids.split(',').filter_map(|id| upload(id.trim())).collect();
                let figures: String =
                    pictures.iter().map(|src| format!("<figure><img src=\"{src}\" alt=\"\"></figure>")).collect();
                if pictures.is_empty() {
                    losses.push(Loss::at(line, "a gallery whose pictures are not in the export is left out"));
                }
                (format!("\n\n{figures}\n\n"), behind)
            }
            ("embed" | "youtube" | "vimeo" | "video" | "audio", Some((inner, end)))
                if inner.trim().starts_with("http") =>
            {
                (link(inner.trim()), end)
            }
            ("video" | "audio", _) => {
                let src = ["src", "mp4", "mp3", "m4a", "webm", "ogg", "wav"].iter().find_map(|key| get(key));
                let end = inner.filter(|(inner, _)| inner.trim().is_empty()).map_or(behind, |(_, end)| end);
                match src {
                    Some(src) => (format!("\n\n<{name} src=\"{src}\"></{name}>\n\n"), end),
                    None => (text[start..behind].to_owned(), behind),
                }
            }
            (name, Some((inner, end))) if NOTES.contains(&name) => {
                notes.push(inner.trim().to_owned());
                (mark(notes.len()), end)
            }
            (name, Some((inner, end))) if FRAMES.contains(&name) => (turned(inner, upload, line, losses, notes), end),
            _ => (text[start..behind].to_owned(), behind),
        };
        out.push_str(&written);
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

/// Returns a picture with the words behind it as its caption.
fn captioned(inner: &str, caption: Option<&str>) -> String {
    let end = inner.find("/>").map(|at| at + 2).or_else(|| inner.find('>').map(|at| at + 1)).unwrap_or(0);
    let is_linked = inner[end..].trim_start().starts_with("</a>");
    let end = if is_linked { end + inner[end..].find("</a>").unwrap_or(0) + "</a>".len() } else { end };
    let (picture, words) = inner.split_at(end);
    let words = caption.unwrap_or(words.trim());
    format!("\n\n<figure>{}<figcaption>{words}</figcaption></figure>\n\n", picture.trim())
}

fn mark(number: usize) -> String {
    format!("<sup><a href=\"#import-note-{number}\">{number}</a></sup>")
}

fn link(url: &str) -> String {
    format!("\n\n<p><a href=\"{url}\">{}</a></p>\n\n", name_of(url))
}

/// Notes in double brackets, as a plugin has them: `((note))`.
fn with_double_brackets(text: &str, notes: &mut Vec<String>) -> String {
    if !text.contains(" ((") {
        return text.to_owned();
    }
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, behind)) = rest.split_once(" ((") {
        let Some((note, after)) = behind.split_once("))") else { break };
        out.push_str(before);
        notes.push(note.trim().to_owned());
        out.push_str(&mark(notes.len()));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Addresses of films alone on their lines, which WordPress shows as players.
fn with_bare_films(text: &str) -> String {
    let is_film = |line: &str| {
        let line = line.trim();
        ["https://www.youtube.com/", "https://youtu.be/", "https://vimeo.com/", "http://www.youtube.com/"]
            .iter()
            .any(|start| line.starts_with(start))
            && !line.contains([' ', '<', '"'])
    };
    let lines = text.split('\n').map(|line| if is_film(line) { link(line.trim()) } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// Reads a shortcode that a text begins with: its name, its arguments, and how long it is.
fn tag(text: &str) -> Option<(&str, BTreeMap<String, String>, usize)> {
    let end = text.find(']')?;
    let inside = &text[1..end];
    let length = inside.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(inside.len());
    let name = &inside[..length];
    let rest = inside[length..].trim();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !is_name || (!rest.is_empty() && !rest.contains('=') && rest != "/" && !inside[length..].starts_with(' ')) {
        return None;
    }
    let (mut arguments, mut rest) = (BTreeMap::new(), rest);
    while let Some((key, value)) = rest.split_once('=') {
        let (value, behind) = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_once(' ').unwrap_or((value, "")),
        };
        arguments.insert(key.trim().to_lowercase(), value.to_owned());
        rest = behind.trim();
    }
    Some((name, arguments, end + 1))
}

/// Tells which shortcodes still stand in a text of Markdown.
pub fn tell(markdown: &str, line: usize, losses: &mut Vec<Loss>) {
    for (at, _) in markdown.match_indices("\\[") {
        let rest = &markdown[at + 2..];
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect();
        let behind = &rest[name.len()..];
        let has_arguments = behind.starts_with(' ')
            && behind.split("\\]").next().is_some_and(|inside| inside.contains("=\"") || inside.contains('='));
        if has_arguments || (name.contains('_') && behind.starts_with("\\]")) {
            let loss = Loss::at(line, format!("the shortcode `{name}` stays as it is"));
            if !losses.contains(&loss) {
                losses.push(loss);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_become_html() {
        let upload = |id: &str| (id == "7").then(|| "/u/a.png".to_owned());
        let turned = |text: &str| turn(text, &upload, 1, &mut Vec::new());
        assert_eq!(
            turned("[caption id=\"x\" width=\"3\"]<img src=\"a\" /> Words[/caption]").trim(),
            "<figure><img src=\"a\" /><figcaption>Words</figcaption></figure>"
        );
        assert_eq!(turned("[gallery ids=\"7,8\"]").trim(), "<figure><img src=\"/u/a.png\" alt=\"\"></figure>");
        assert!(turned("a[ref]Note[/ref] b").contains("<li id=\"import-note-1\">Note</li>"));
        assert_eq!(turned("[sic] and [1]"), "[sic] and [1]");
        assert_eq!(turned("[contact-form to=\"x\"]"), "[contact-form to=\"x\"]");
    }
}
