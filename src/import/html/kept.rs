//! What stays as HTML: tables that signs cannot say, lists of definitions, and the attributes that pages may have.

use crate::base::escape::Escaped;
use crate::body::{Fragment, FragmentKind};
use std::fmt::Write;
use std::ops::Range;

/// Attributes that are kept.
const ATTRIBUTES: [&str; 12] =
    ["href", "src", "alt", "title", "colspan", "rowspan", "scope", "lang", "dir", "start", "width", "height"];

/// Elements that stand for themselves alone.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// Elements that say nothing by themselves.
const EMPTY: [&str; 6] = ["div", "font", "section", "figure", "label", "span"];

/// Returns a piece of a fragment as HTML on one line for each block.
pub fn html(fragment: &Fragment, range: Range<usize>) -> String {
    let mut out = String::new();
    write(fragment, range, &mut out);
    out
}

fn write(fragment: &Fragment, range: Range<usize>, out: &mut String) {
    let tops: Vec<usize> = fragment.top(range).collect();
    for at in tops {
        match &fragment.nodes[at].kind {
            // A line without words would end the block.
            FragmentKind::Text(text) => {
                let line: String = text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }).collect();
                let _ = write!(out, "{}", Escaped(&line));
            }
            FragmentKind::Element(name, _) if EMPTY.contains(&&**name) => write(fragment, fragment.inside(at), out),
            FragmentKind::Element(name, _) => {
                let _ = write!(out, "<{name}{}>", attributes(fragment, at, &ATTRIBUTES));
                if !VOID.contains(&&**name) {
                    write(fragment, fragment.inside(at), out);
                    let _ = write!(out, "</{name}>");
                }
                if matches!(&**name, "tr" | "dd" | "thead" | "tbody" | "table" | "dl" | "caption") {
                    out.push('\n');
                }
            }
        }
    }
}

/// Returns attributes of an element as they stand in its tag, of those names.
pub fn attributes(fragment: &Fragment, at: usize, names: &[&str]) -> String {
    names.iter().fold(String::new(), |mut out, name| {
        if let Some(value) = fragment.attribute(at, name).filter(|value| !value.is_empty()) {
            let _ = write!(out, " {name}=\"{}\"", Escaped(value));
        }
        out
    })
}

/// Returns a table as HTML, with its caption, one line for each row.
pub fn table(fragment: &Fragment, at: usize, caption: Option<usize>) -> String {
    let mut out = String::from("<table>\n");
    if let Some(caption) = caption {
        let _ = writeln!(out, "<caption>{}</caption>", html(fragment, fragment.inside(caption)).trim());
    }
    let head: Vec<Vec<usize>> = rows(fragment, at);
    let is_head =
        |row: &Vec<usize>| row.iter().all(|cell| is_in_head(fragment, at, *cell) || fragment.name(*cell) == Some("th"));
    let heads = head.iter().take_while(|row| is_head(row)).count();
    let heads = if heads == head.len() { 0 } else { heads };
    for (number, row) in head.iter().enumerate() {
        if number == 0 && heads > 0 {
            out.push_str("<thead>\n");
        }
        if number == heads {
            out.push_str("<tbody>\n");
        }
        out.push_str("<tr>");
        for cell in row {
            let name = if number < heads { "th" } else { fragment.name(*cell).unwrap_or("td") };
            let inner = html(fragment, fragment.inside(*cell)).replace('\n', " ");
            let _ = write!(
                out,
                "<{name}{}>{}</{name}>",
                attributes(fragment, *cell, &["colspan", "rowspan", "scope", "lang", "dir"]),
                inner.trim()
            );
        }
        out.push_str("</tr>\n");
        if number + 1 == heads {
            out.push_str("</thead>\n");
        }
    }
    out.push_str("</tbody>\n</table>");
    out
}

/// Returns the cells of each row of a table, without those of a table within it.
pub fn rows(fragment: &Fragment, at: usize) -> Vec<Vec<usize>> {
    let mut rows = Vec::new();
    for top in fragment.top(fragment.inside(at)) {
        match fragment.name(top) {
            Some("tr") => rows.push(cells(fragment, top)),
            Some("thead" | "tbody" | "tfoot") => {
                let within = fragment.top(fragment.inside(top)).filter(|row| fragment.name(*row) == Some("tr"));
                rows.extend(within.map(|row| cells(fragment, row)));
            }
            _ => {}
        }
    }
    rows.retain(|row: &Vec<usize>| !row.is_empty());
    rows
}

fn cells(fragment: &Fragment, row: usize) -> Vec<usize> {
    fragment.top(fragment.inside(row)).filter(|at| matches!(fragment.name(*at), Some("td" | "th"))).collect()
}

/// Whether a cell stands in the head of its table.
pub fn is_in_head(fragment: &Fragment, table: usize, cell: usize) -> bool {
    let head = fragment.top(fragment.inside(table)).find(|top| fragment.name(*top) == Some("thead"));
    head.is_some_and(|head| fragment.inside(head).contains(&cell))
}

/// Whether a cell takes the place of several.
pub fn is_merged(fragment: &Fragment, cell: usize) -> bool {
    ["colspan", "rowspan"].iter().any(|key| fragment.attribute(cell, key).is_some_and(|span| span.trim() != "1"))
}

/// Returns a text with single blanks.
pub fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether an address is that of a picture.
pub fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"].iter().any(|ending| path.ends_with(ending))
}

/// Returns what a link to a page in a frame is called, and where the film is that it shows.
pub fn film(src: &str) -> (String, String) {
    let src = if src.starts_with("//") { format!("https:{src}") } else { src.to_owned() };
    let host = src.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default().to_lowercase();
    let last = src.split(['?', '#']).next().unwrap_or(&src).rsplit('/').next().unwrap_or_default();
    match &*host {
        "www.youtube.com" | "youtube.com" | "www.youtube-nocookie.com" if src.contains("/embed/") => {
            ("Video on YouTube".to_owned(), format!("https://www.youtube.com/watch?v={last}"))
        }
        "player.vimeo.com" => ("Video on Vimeo".to_owned(), format!("https://vimeo.com/{last}")),
        "" => (src.clone(), src),
        host => (host.to_owned(), src.clone()),
    }
}
