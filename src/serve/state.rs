//! What the script of an open page asks: whether there is something new for that page, and what there is to tell of it.

use super::address::{Asked, asked, parameter, split};
use super::desk::{Audience, Desk};
use super::moment::{Found, Moment, Shown, is_html};
use super::overlay::Overlay;
use super::own;
use super::shelf::Made;
use crate::base::date::rfc3339;
use crate::base::{Route, SourcePath};
use crate::pipeline::{Page, Withheld};
use crate::report;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What is new for the page at `route`, of a tab that has seen the generation `since`.
///
/// `at` is where the page stands now, which changes when it was renamed, and `print` the fingerprint of its bytes.
/// `files` are those that changed since; unknown to a tab of another run of the program.
pub(super) fn state(desk: &Desk, moment: &Moment, query: Option<&str>) -> Value {
    let session = desk.events.session();
    let mut overlay = moment.overlay.as_deref().cloned();
    let mut state = json!({
        "session": session,
        "generation": moment.generation,
        "notes": desk.audience == Audience::Writer,
        "ready": moment.shown.is_some(),
        "home": moment.shown.as_ref().map(|shown| shown.base.base_path()),
    });
    let route = parameter(query, "route").filter(|route| route.starts_with('/'));
    if let (Some(shown), Some(route)) = (moment.shown.as_deref(), route) {
        let source = parameter(query, "source").map(SourcePath::new);
        let page = standing(moment, shown, &route, source.as_ref());
        let at = page.map_or_else(|| Route::of(route), |page| page.route.clone());
        state["at"] = json!(shown.base.href(&at));
        state["source"] = json!(page.and_then(|page| page.origin.source.as_ref()).map(SourcePath::as_str));
        if let Some(page) = page.or_else(|| shown.page("/404.html")) {
            match desk.take(moment, shown, page) {
                Ok(made) => state["print"] = json!(made.print().to_string()),
                Err(problems) => overlay = overlay.or_else(|| desk.overlay(&problems, &shown.plan)),
            }
        }
        let since = parameter(query, "since").and_then(|since| since.parse().ok());
        if let Some(since) = since.filter(|_| parameter(query, "session").as_deref() == Some(session)) {
            let changed = moment.files.changed_since(since).map(|route| shown.base.href(route));
            state["files"] = json!(changed.collect::<Vec<_>>());
        }
    }
    state["overlay"] = overlay.map_or(Value::Null, |Overlay { title, html }| json!({"title": title, "html": html}));
    state
}

/// The page that a tab at this route shows: the one there, or the one to which it was renamed.
fn standing<'a>(moment: &Moment, shown: &'a Shown, route: &str, source: Option<&SourcePath>) -> Option<&'a Page> {
    match shown.find(route) {
        Found::Page(page) => match page.leads_to() {
            Some(to) => shown.page(to.as_str()).or(Some(page)),
            None => Some(page),
        },
        Found::Folder | Found::Nothing => shown.page_of(moment.renamed.follow(source?)),
    }
}

/// What there is to tell a writer of the page at a route.
pub(super) fn notes(desk: &Desk, moment: &Moment, shown: &Shown, query: Option<&str>) -> Value {
    debug_assert!(desk.audience == Audience::Writer, "readers are told nothing");
    let waiting = shown.waiting();
    let mut notes = json!({"withheld": waiting.len(), "list": own::PREFIX});
    let Some(Found::Page(page)) = parameter(query, "route").map(|route| shown.find(&route)) else { return notes };
    if let Some(source) = &page.origin.source {
        let problems = shown.plan.problems_of(source);
        notes["source"] = json!({"path": source.as_str(), "href": own::source_address(source, None)});
        notes["mark"] = json!(waiting.get(source).map(|one| mark(shown, one)));
        notes["count"] = json!(problems.len());
        notes["summary"] = json!(report::summary(&problems));
        let link = |file: &SourcePath, line| Some(own::source_address(file, Some(line)));
        notes["html"] = json!(report::overlay(&problems, &|file| shown.plan.text(file), &link));
    }
    if let Ok(Made::Bytes(bytes, _)) = desk.take(moment, shown, page) {
        notes["links"] = json!(links(shown, &String::from_utf8_lossy(&bytes)));
    }
    notes
}

/// Why a file is withheld, in words.
pub(super) fn why(shown: &Shown, withheld: &Withheld) -> String {
    let Some(site) = shown.plan.site() else { return String::new() };
    let words: Vec<String> = withheld.reasons.iter().map(|reason| reason.words(&site.config.timezone)).collect();
    words.join(", ")
}

/// Until when a file is withheld, in few words: an hour, or that it is a draft.
fn mark(shown: &Shown, withheld: &Withheld) -> String {
    let Some((appears, site)) = withheld.appears.zip(shown.plan.site()) else { return why(shown, withheld) };
    let written = rfc3339(appears, &site.config.timezone);
    let Some((date, time)) = written.split_once('T') else { return written };
    let (hour, offset) = time.split_at(5);
    let offset = offset.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
    format!("until {date} {hour} ({})", if offset == "Z" { "UTC" } else { offset })
}

/// Of the addresses that a page links to, those of what is withheld, each with the reason.
fn links(shown: &Shown, html: &str) -> BTreeMap<String, String> {
    let mut links = BTreeMap::new();
    if shown.waiting().is_empty() {
        return links;
    }
    let base_path = shown.base.base_path();
    for rest in html.split("href=\"").skip(1) {
        let href = rest.split('"').next().unwrap_or_default();
        let (path, _) = split(href.split('#').next().unwrap_or_default());
        if !path.starts_with('/') || links.contains_key(path) {
            continue;
        }
        let Asked::Route(route) = asked(path, &base_path) else { continue };
        let page = shown.page(&route).filter(|page| is_html(page));
        let withheld = page.and_then(|page| shown.waiting().get(page.origin.source.as_ref()?));
        links.extend(withheld.map(|withheld| (path.to_owned(), mark(shown, withheld))));
    }
    links
}
