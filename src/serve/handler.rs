//! Turns each request into a response.

#![expect(clippy::disallowed_methods, reason = "files of the site are opened when they are asked for")]

use super::access;
use super::endpoints;
use super::http::{Body, HTML, Reply, Request, Response};
use super::page_cache::PageContent;
use super::preview_page;
use super::request_target::{RequestTarget, resolve, split_query};
use super::server::Server;
use super::state::{Lookup, PreviewState, ShownPlan};
use crate::base::escape::Escaped;
use crate::base::{Blob, Fingerprint, Route, is_of_index};
use crate::pipeline::Page;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// The page that a site shows for an address that it does not have.
const NOT_FOUND: &str = "/404.html";

/// Longest HTML file of a site's own that gets the script.
const MOST_HTML: u64 = 16 * 1024 * 1024;

/// Answers a request from the newest state.
pub(super) fn handle(server: &Server, request: &Request) -> Reply {
    if let Err(error) = access::check(request, &server.address) {
        return Reply::Response(Response::refusing(&error));
    }
    let (path, query) = split_query(&request.target);
    let state = server.state();
    if let Some(name) = path.strip_prefix(preview_page::PREFIX) {
        return endpoints::reply(server, &state, name, query);
    }
    let handler = Handler { server, state: &state };
    let Some(shown) = &state.shown else { return Reply::Response(handler.unready()) };
    let response = match resolve(path, &shown.base.base_path()) {
        RequestTarget::Route(route) => match shown.find(&route) {
            Lookup::Page(page) => handler.page(shown, page),
            Lookup::Folder => redirect_to_folder(path, query),
            Lookup::NotFound if is_of_index(route.trim_start_matches('/')) => handler.indexed(shown, &route),
            Lookup::NotFound => handler.not_found(shown, &route),
        },
        RequestTarget::Invalid => handler.not_found(shown, NOT_FOUND),
        RequestTarget::SiteRoot => redirect_to_folder(path, query),
        RequestTarget::Outside => outside(shown),
    };
    Reply::Response(response)
}

/// What a request to the site itself is answered from.
struct Handler<'a> {
    server: &'a Server,
    state: &'a PreviewState,
}

/// What the script must know of the page that it runs on.
struct ScriptTag<'a> {
    route: &'a str,
    print: Fingerprint,
    generation: u64,
}

impl Handler<'_> {
    /// Returns a page or file of the site; of the last good plan where the newest cannot render it.
    fn page(&self, shown: &ShownPlan, page: &Page) -> Response {
        match self.server.render(self.state, shown, page) {
            Ok(content) => self.respond(page, &content, 200, page.route.as_str()),
            Err(_) => self.unready(),
        }
    }

    /// Returns a file of the search index.
    fn indexed(&self, shown: &ShownPlan, route: &str) -> Response {
        let Some(bytes) = self.server.indexed(shown, route) else { return self.not_found(shown, route) };
        let mut response = Response::of(200, media_type(&Route::of(route)), Vec::new());
        response.body = Body::Shared(bytes);
        response
    }

    /// Returns the site's own page for what it does not have, under the address that was asked for.
    fn not_found(&self, shown: &ShownPlan, route: &str) -> Response {
        let page = shown.page(NOT_FOUND);
        let content = page.and_then(|page| Some((page, self.server.render(self.state, shown, page).ok()?)));
        match content {
            Some((page, content)) => self.respond(page, &content, 404, route),
            None => self.unready(),
        }
    }

    fn respond(&self, page: &Page, content: &PageContent, status: u16, route: &str) -> Response {
        let tag = ScriptTag { route, print: content.fingerprint(), generation: self.state.generation };
        let mut response = Response::of(status, media_type(&page.route), Vec::new());
        match content {
            PageContent::Rendered(bytes, _) if page.route.is_html() => {
                response.body = Body::Bytes(self.with_script(bytes, &tag))
            }
            PageContent::Rendered(bytes, _) => response.body = Body::Shared(Arc::clone(bytes)),
            PageContent::Blob(Blob::Memory(bytes)) => response.body = Body::Shared(Arc::clone(bytes)),
            PageContent::Blob(Blob::Disk { path, .. }) => match open(path) {
                Some((mut file, length)) if page.route.is_html() && length <= MOST_HTML => {
                    let mut bytes = Vec::new();
                    // What cannot be read to its end is shown as far as it can.
                    let _ = file.by_ref().take(MOST_HTML).read_to_end(&mut bytes);
                    response.body = Body::Bytes(self.with_script(&bytes, &tag));
                }
                Some((file, length)) => response.body = Body::File(file, length),
                // It went since the sources were scanned; the next scan will see that.
                None => return Response::of(404, "text/plain; charset=utf-8", "the file is not there any more\n"),
            },
        }
        response
    }

    /// Returns an answer while there is no page to show: the script alone, which says why and reloads when there is
    /// one.
    fn unready(&self) -> Response {
        let words = "<p role=\"status\">The site cannot be shown as it is.</p>\n";
        let page = preview_page::page("Nothing to show yet", words);
        let tag = ScriptTag { route: "", print: Fingerprint::default(), generation: self.state.generation };
        Response::of(503, HTML, self.with_script(page.as_bytes(), &tag))
    }

    /// Returns the bytes of a page with the script behind them: there it cannot end up inside an element of the page.
    fn with_script(&self, bytes: &[u8], tag: &ScriptTag<'_>) -> Vec<u8> {
        let script = format!(
            "<script src=\"{}client.js\" data-route=\"{}\" data-print=\"{}\" data-generation=\"{}\" \
             data-session=\"{}\"></script>\n",
            preview_page::PREFIX,
            Escaped(tag.route),
            tag.print,
            tag.generation,
            self.server.streams.session()
        );
        [bytes, script.as_bytes()].concat()
    }
}

/// Returns a file of the site, opened, with its length. What has become a link since it was found may lead anywhere.
fn open(path: &Path) -> Option<(File, u64)> {
    if !path.symlink_metadata().ok()?.is_file() {
        return None;
    }
    let file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    Some((file, length))
}

/// Returns the answer to the address of a folder without its closing slash.
fn redirect_to_folder(path: &str, query: Option<&str>) -> Response {
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    let mut response = Response::of(301, HTML, preview_page::page("Moved", "<p>Its address ends with a slash.</p>\n"));
    response.location = Some(format!("{path}/{query}"));
    response
}

fn outside(shown: &ShownPlan) -> Response {
    let base = Escaped(&shown.base.base_path());
    let words = format!(
        "<p>The site stands below <a href=\"{base}\"><code>{base}</code></a>, as <code>base_url</code> in \
         <code>site.yaml</code> says.</p>\n"
    );
    Response::of(404, HTML, preview_page::page("Not on this site", &words))
}

/// Returns the type of what is at a route, by its ending, as GitHub Pages has it.
fn media_type(route: &Route) -> String {
    if route.is_page() {
        return HTML.to_owned();
    }
    let guess = mime_guess::from_path(route.as_str()).first_or_octet_stream();
    let is_text = guess.type_() == "text" || matches!(guess.subtype().as_str(), "json" | "javascript" | "xml");
    let charset = if is_text { "; charset=utf-8" } else { "" };
    format!("{}{charset}", guess.essence_str())
}
