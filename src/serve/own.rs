//! The preview's own addresses, beside the site: the script, the stream of events, what the script asks, the list of what
//! is withheld, and source files.
//!
//! They lie outside of every base path that a site can have, unless it publishes a folder called `-`.

use super::address::parameter;
use super::desk::{Audience, Desk, Reply};
use super::http::{Answer, HTML};
use super::moment::{Moment, Shown};
use super::state;
use crate::base::route::encoded;
use crate::base::{Lines, SourcePath};
use crate::pipeline::Withheld;
use crate::report::{escaped, on_one_line};
use crate::source::Snapshot;
use serde_json::json;

/// What their paths begin with.
pub(super) const PREFIX: &str = "/-/briefpress/";

const SCRIPT: &str = include_str!("client.js");
const STYLE: &str = include_str!("client.css");

/// The answer to one of the preview's own addresses.
pub(super) fn reply(desk: &Desk, moment: &Moment, name: &str, query: Option<&str>) -> Reply {
    // What tells more than the site itself is for the writer alone.
    let is_told = desk.audience == Audience::Writer;
    let writer = || moment.shown.as_deref().filter(|_| is_told);
    let answer = match name {
        "events" => return Reply::Events,
        "client.js" => Some(Answer::of(200, "text/javascript; charset=utf-8", script())),
        "client.css" => Some(Answer::of(200, "text/css; charset=utf-8", STYLE)),
        "state" => Some(json_answer(&state::state(desk, moment, query))),
        "notes" => writer().map(|shown| json_answer(&state::notes(desk, moment, shown, query))),
        "" => writer().map(|shown| Answer::of(200, HTML, withheld_page(shown))),
        "source" if is_told => source_page(&moment.looked.snapshot, query).map(|page| Answer::of(200, HTML, page)),
        _ => None,
    };
    Reply::Answer(answer.unwrap_or_else(|| {
        let words = "<p>The preview has no such page. What is withheld is not told with <code>--public</code>.</p>\n";
        Answer::of(404, HTML, page("Nothing here", words))
    }))
}

fn json_answer(value: &serde_json::Value) -> Answer {
    Answer::of(200, "application/json", value.to_string())
}

/// The script, which is a function, called with the style of what it shows.
fn script() -> String {
    format!("{}({});\n", SCRIPT.trim_end(), json!(STYLE))
}

/// A page of the preview's own.
pub(super) fn page(title: &str, body: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title} – preview</title>\n<link rel=\"stylesheet\" href=\"{PREFIX}client.css\">\n\
         <body class=\"own\">\n<main>\n<h1>{title}</h1>\n{body}</main>\n"
    )
}

/// The address of a source file, at a line.
pub(super) fn source_address(file: &SourcePath, line: Option<usize>) -> String {
    let line = line.map_or_else(String::new, |line| format!("#L{line}"));
    format!("{PREFIX}source?file={}{line}", encoded(file.as_str()))
}

/// What is withheld, and why: the next to appear first, drafts last.
fn withheld_page(shown: &Shown) -> String {
    let mut waiting: Vec<&Withheld> = shown.waiting().values().collect();
    waiting.sort_by_cached_key(|one| one.order());
    let back = format!("<p><a href=\"{}\">To the site</a></p>\n", escaped(&shown.base.base_path()));
    if waiting.is_empty() {
        return page("What is withheld", &format!("<p>Nothing is withheld: readers see all of this site.</p>\n{back}"));
    }
    let mut rows = String::new();
    for one in waiting {
        let title = escaped(&on_one_line(&one.title));
        let title = match shown.page_of(&one.path) {
            Some(made) => format!("<a href=\"{}\">{title}</a>", escaped(&shown.base.href(&made.route))),
            None => title,
        };
        let kind = one.word();
        rows += &format!(
            "<li><strong>{title}</strong>\n<span>{kind}: {}</span>\n<a href=\"{}\">{}</a>\n",
            escaped(&state::why(shown, one)),
            escaped(&source_address(&one.path, None)),
            escaped(one.path.as_str())
        );
    }
    let words = format!(
        "<p>The preview shows these as if they were public; readers see none of them. \
         <code>briefpress serve --public</code> shows the site as it stands.</p>\n<ul class=\"waiting\">\n{rows}</ul>\n{back}"
    );
    page("What is withheld", &words)
}

/// A source file as it stands, with the numbers of its lines.
fn source_page(snapshot: &Snapshot, query: Option<&str>) -> Option<String> {
    let file = SourcePath::new(parameter(query, "file")?);
    let text = snapshot.text(&file)?;
    let lines = Lines::new(text);
    let last = lines.place(text.len()).line;
    let mut rows = String::new();
    for (number, line) in (1..=last).zip(text.split('\n')) {
        let line = escaped(line);
        rows += &format!("<span class=\"line\" id=\"L{number}\"><span class=\"number\">{number}</span>{line}\n</span>");
    }
    let words = format!(
        "<p>The file <code>{}</code> below the site’s folder, as the preview read it last.</p>\n\
         <pre class=\"source\">{rows}</pre>\n",
        escaped(file.as_str())
    );
    Some(page(file.as_str(), &words))
}
