//! What the script of an open page asks for: the status of that page, and the notes on it.

use super::overlay::{Overlay, Viewer};
use super::page_cache::{PageContent, close};
use super::preview_page;
use super::request_target::{RequestTarget, parameter, resolve, split_query};
use super::server::Server;
use super::state::{Lookup, PreviewState, ShownPlan};
use crate::base::date::rfc3339;
use crate::base::{Route, SourcePath};
use crate::pipeline::{Page, Withheld};
use crate::report;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Returns what is new for the page at `route`, of a tab that has seen the generation `since`.
///
/// `at` is where the page stands now, which changes when it was renamed, and `print` the fingerprint of its bytes.
/// `files` are those that have changed since; a tab of another run of the program gets none.
pub(super) fn status(server: &Server, state: &PreviewState, query: Option<&str>) -> Value {
    let session = server.streams.session();
    let mut overlay = state.overlay.as_deref().cloned();
    let mut status = json!({
        "session": session,
        "generation": state.generation,
        "notes": server.viewer == Viewer::Writer,
        "ready": state.shown.is_some(),
        "home": state.shown.as_ref().map(|shown| shown.base.base_path()),
    });
    let route = parameter(query, "route").filter(|route| route.starts_with('/'));
    if let (Some(shown), Some(route)) = (state.shown.as_deref(), route) {
        let source = parameter(query, "source").map(SourcePath::new);
        let page = page_of_tab(state, shown, &route, source.as_ref());
        let at = page.map_or_else(|| Route::of(route), |page| page.route.clone());
        status["at"] = json!(shown.base.href(&at));
        status["source"] = json!(page.and_then(|page| page.origin.source.as_ref()).map(SourcePath::as_str));
        if let Some(page) = page.or_else(|| shown.page("/404.html")) {
            match server.render(state, shown, page) {
                Ok(content) => status["print"] = json!(content.fingerprint().to_string()),
                Err(problems) => overlay = overlay.or_else(|| server.overlay(&problems, &shown.plan)),
            }
        }
        let since = parameter(query, "since").and_then(|since| since.parse().ok());
        if let Some(since) = since.filter(|_| parameter(query, "session").as_deref() == Some(session)) {
            let changed = state.files.changed_since(since).map(|route| shown.base.href(route));
            status["files"] = json!(changed.collect::<Vec<_>>());
        }
    }
    status["overlay"] = overlay.map_or(Value::Null, |Overlay { title, html }| json!({"title": title, "html": html}));
    status
}

/// Returns the page that a tab at this route shows: the one there, or the one to which it was renamed.
fn page_of_tab<'a>(
    state: &PreviewState,
    shown: &'a ShownPlan,
    route: &str,
    source: Option<&SourcePath>,
) -> Option<&'a Page> {
    match shown.find(route) {
        Lookup::Page(page) => match page.leads_to() {
            Some(to) => shown.page(to.as_str()).or(Some(page)),
            None => Some(page),
        },
        Lookup::Folder | Lookup::NotFound => shown.page_of(state.renames.follow(source?)),
    }
}

/// Returns the notes for a writer on the page at a route.
pub(super) fn notes(server: &Server, state: &PreviewState, shown: &ShownPlan, query: Option<&str>) -> Value {
    debug_assert!(server.viewer == Viewer::Writer, "readers get no notes");
    let withheld = shown.withheld();
    let mut notes = json!({"withheld": withheld.len(), "list": preview_page::PREFIX});
    let Some(Lookup::Page(page)) = parameter(query, "route").map(|route| shown.find(&route)) else { return notes };
    if let Some(source) = &page.origin.source {
        let mut problems = shown.plan.problems_of(source);
        problems.extend(shown.plan.placed(close(&server.workshop, shown, page).1));
        notes["source"] = json!({"path": source.as_str(), "href": preview_page::source_address(source, None)});
        notes["mark"] = json!(withheld.get(source).map(|one| mark(shown, one)));
        notes["count"] = json!(problems.len());
        notes["summary"] = json!(report::summary(&problems));
        let link = |file: &SourcePath, line| Some(preview_page::source_address(file, Some(line)));
        notes["html"] = json!(report::html(&problems, &|file| shown.plan.text(file), &link));
    }
    if let Ok(PageContent::Rendered(bytes, _)) = server.render(state, shown, page) {
        notes["links"] = json!(links(shown, &String::from_utf8_lossy(&bytes)));
    }
    notes
}

/// Returns why a file is withheld, in words.
pub(super) fn why(shown: &ShownPlan, withheld: &Withheld) -> String {
    let Some(site) = shown.plan.site() else { return String::new() };
    withheld.why(&site.config.timezone).join(", ")
}

/// Returns until when a file is withheld, in few words: an hour, or that it is a draft.
fn mark(shown: &ShownPlan, withheld: &Withheld) -> String {
    let Some((appears, site)) = withheld.appears.zip(shown.plan.site()) else { return why(shown, withheld) };
    let written = rfc3339(appears, &site.config.timezone);
    let Some((date, time)) = written.split_once('T') else { return written };
    let (hour, offset) = time.split_at(5);
    let offset = offset.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
    format!("until {date} {hour} ({})", if offset == "Z" { "UTC" } else { offset })
}

/// Returns those links of a page that lead to withheld files, each with the reason.
fn links(shown: &ShownPlan, html: &str) -> BTreeMap<String, String> {
    let mut links = BTreeMap::new();
    if shown.withheld().is_empty() {
        return links;
    }
    let base_path = shown.base.base_path();
    for rest in html.split("href=\"").skip(1) {
        let href = rest.split('"').next().unwrap_or_default();
        let (path, _) = split_query(href.split('#').next().unwrap_or_default());
        if !path.starts_with('/') || links.contains_key(path) {
            continue;
        }
        let RequestTarget::Route(route) = resolve(path, &base_path) else { continue };
        let page = shown.page(&route).filter(|page| page.route.is_html());
        let withheld = page.and_then(|page| shown.withheld().get(page.origin.source.as_ref()?));
        links.extend(withheld.map(|withheld| (path.to_owned(), mark(shown, withheld))));
    }
    links
}
