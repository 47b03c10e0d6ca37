//! The preview's own addresses, beside the site: the script, the stream of events, what the script asks, the list of what
//! is withheld, and source files.

use super::http::{HTML, Reply, Response};
use super::overlay::Viewer;
use super::page_status;
use super::preview_page::{page, source_address};
use super::request_target::parameter;
use super::server::Server;
use super::state::{PreviewState, ShownPlan};
use crate::base::escape::Escaped;
use crate::base::{Lines, SourcePath};
use crate::pipeline::Withheld;
use crate::report::on_one_line;
use crate::source::Snapshot;
use serde_json::json;

const SCRIPT: &str = include_str!("client.js");
const STYLE: &str = include_str!("client.css");

/// Answers a request to one of the preview's own addresses.
pub(super) fn reply(server: &Server, state: &PreviewState, name: &str, query: Option<&str>) -> Reply {
    // Whatever says more than the site itself is for the writer alone.
    let is_for_writer = server.viewer == Viewer::Writer;
    let writer = || state.shown.as_deref().filter(|_| is_for_writer);
    let response = match name {
        "events" => return Reply::EventStream,
        "client.js" => Some(Response::of(200, "text/javascript; charset=utf-8", script())),
        "client.css" => Some(Response::of(200, "text/css; charset=utf-8", STYLE)),
        "state" => Some(json_response(&page_status::status(server, state, query))),
        "notes" => writer().map(|shown| json_response(&page_status::notes(server, state, shown, query))),
        "" => writer().map(|shown| Response::of(200, HTML, withheld_page(shown))),
        "source" if is_for_writer => source_page(&state.scan.snapshot, query).map(|page| Response::of(200, HTML, page)),
        _ => None,
    };
    Reply::Response(response.unwrap_or_else(|| {
        let words = "<p>The preview has no such page. What is withheld is not told with <code>--public</code>.</p>\n";
        Response::of(404, HTML, page("Nothing here", words))
    }))
}

fn json_response(value: &serde_json::Value) -> Response {
    Response::of(200, "application/json", value.to_string())
}

/// Returns the script, which is a function, called with the style of what it shows.
fn script() -> String {
    format!("{}({});\n", SCRIPT.trim_end(), json!(STYLE))
}

/// Returns what is withheld, and why: the next to appear first, drafts last.
fn withheld_page(shown: &ShownPlan) -> String {
    let mut withheld: Vec<&Withheld> = shown.withheld().values().collect();
    withheld.sort_by_cached_key(|one| one.order());
    let back = format!("<p><a href=\"{}\">To the site</a></p>\n", Escaped(&shown.base.base_path()));
    if withheld.is_empty() {
        return page("What is withheld", &format!("<p>Nothing is withheld: readers see all of this site.</p>\n{back}"));
    }
    let mut rows = String::new();
    for one in withheld {
        let title = Escaped(&on_one_line(&one.title));
        let title = match shown.page_of(&one.path) {
            Some(page) => format!("<a href=\"{}\">{title}</a>", Escaped(&shown.base.href(&page.route))),
            None => title.to_string(),
        };
        let kind = one.word();
        rows += &format!(
            "<li><strong>{title}</strong>\n<span>{kind}: {}</span>\n<a href=\"{}\">{}</a>\n",
            Escaped(&page_status::why(shown, one)),
            Escaped(&source_address(&one.path, None)),
            Escaped(one.path.as_str())
        );
    }
    let words = format!(
        "<p>The preview shows these as if they were public; readers see none of them. \
         <code>briefpress serve --public</code> shows the site as it stands.</p>\n<ul class=\"waiting\">\n{rows}</ul>\n{back}"
    );
    page("What is withheld", &words)
}

/// Returns a source file as it stands, with the numbers of its lines.
fn source_page(snapshot: &Snapshot, query: Option<&str>) -> Option<String> {
    let file = SourcePath::new(parameter(query, "file")?);
    let text = snapshot.text(&file)?;
    let lines = Lines::new(text);
    let last = lines.line_column(text.len()).line;
    let mut rows = String::new();
    for (number, line) in (1..=last).zip(text.split('\n')) {
        let line = Escaped(line);
        rows += &format!("<span class=\"line\" id=\"L{number}\"><span class=\"number\">{number}</span>{line}\n</span>");
    }
    let words = format!(
        "<p>The file <code>{}</code> below the site’s folder, as the preview read it last.</p>\n\
         <pre class=\"source\">{rows}</pre>\n",
        Escaped(file.as_str())
    );
    Some(page(file.as_str(), &words))
}
