//! What each request is answered with.

#![expect(clippy::disallowed_methods, reason = "files of the site are opened when they are asked for")]

use super::address::{Asked, asked, split};
use super::events::Events;
use super::guard::{self, Door};
use super::http::{Answer, Body, HTML, Request};
use super::moment::{Found, Moment, Shown, is_html};
use super::overlay::{Overlay, Reader};
use super::own;
use super::shelf::{Made, Shelf};
use crate::base::{Blob, Diagnostic, Fingerprint, Route};
use crate::pipeline::{Page, Plan};
use crate::report::escaped;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// The page that a site shows for an address that it does not have.
const NOT_FOUND: &str = "/404.html";

/// Longest HTML file of a site's own that gets the script.
const MOST_HTML: u64 = 16 * 1024 * 1024;

/// Whom the preview is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// Whoever writes the site: everything is shown, and told.
    Writer,
    /// The site as readers see it, and nothing is told beside it.
    Readers,
}

/// Where requests are answered.
pub(super) struct Desk {
    pub door: Door,
    pub audience: Audience,
    pub shelf: Shelf,
    pub events: Arc<Events>,
    moment: Mutex<Moment>,
}

/// What becomes of a request.
pub(super) enum Reply {
    Answer(Answer),
    /// The connection becomes a stream of events.
    Events,
}

/// What the script is told of the page that it runs on.
struct Tag<'a> {
    route: &'a str,
    print: Fingerprint,
    generation: u64,
}

impl Desk {
    /// A desk with nothing to show yet.
    pub fn new(door: Door, audience: Audience, events: Arc<Events>) -> Self {
        Self { door, audience, shelf: Shelf::default(), events, moment: Mutex::default() }
    }

    /// Who may read what is wrong.
    pub fn reader(&self) -> Reader {
        match (self.door.is_exposed(), self.audience) {
            (true, _) => Reader::Anybody,
            (false, Audience::Readers) => Reader::Tester,
            (false, Audience::Writer) => Reader::Writer,
        }
    }

    /// What is wrong, as the overlay shows it; none if nothing is an error.
    pub fn overlay(&self, problems: &[Diagnostic], plan: &Plan) -> Option<Overlay> {
        Overlay::of(problems, &|file| plan.text(file), self.reader())
    }

    /// The newest moment.
    pub fn moment(&self) -> Moment {
        self.moment.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows another moment from here on, and gives back the old one.
    #[must_use = "a large plan takes a while to take apart, which is for when nobody waits"]
    pub fn show(&self, moment: Moment) -> Moment {
        std::mem::replace(&mut *self.moment.lock().unwrap_or_else(PoisonError::into_inner), moment)
    }

    /// What a request is answered with.
    pub fn reply(&self, request: &Request) -> Reply {
        if let Err(refusal) = guard::admit(request, &self.door) {
            return Reply::Answer(Answer::refusing(&refusal));
        }
        let (path, query) = split(&request.target);
        let moment = self.moment();
        if let Some(name) = path.strip_prefix(own::PREFIX) {
            return own::reply(self, &moment, name, query);
        }
        let Some(shown) = &moment.shown else { return Reply::Answer(self.unready(&moment)) };
        let answer = match asked(path, &shown.base.base_path()) {
            Asked::Route(route) => match shown.find(&route) {
                Found::Page(page) => self.page(&moment, shown, page),
                Found::Folder => moved(path, query),
                Found::Nothing => self.nothing(&moment, shown, &route),
            },
            Asked::Nothing => self.nothing(&moment, shown, NOT_FOUND),
            Asked::Home => moved(path, query),
            Asked::Outside => outside(shown),
        };
        Reply::Answer(answer)
    }

    /// A page or file of the site; of the last good plan where the newest cannot render it.
    fn page(&self, moment: &Moment, shown: &Shown, page: &Page) -> Answer {
        match self.take(moment, shown, page) {
            Ok(made) => self.made(moment, page, &made, 200, page.route.as_str()),
            Err(_) => self.unready(moment),
        }
    }

    /// A page as it is, or as the last good plan has it.
    ///
    /// # Errors
    /// What is wrong with its template, if no plan can render it.
    pub fn take(&self, moment: &Moment, shown: &Shown, page: &Page) -> Result<Made, Vec<Diagnostic>> {
        self.shelf.take(shown, page).or_else(|problems| {
            let older = [&moment.before, &moment.proven].into_iter().flatten();
            let mut made = older.filter_map(|older| self.shelf.take(older, older.page(page.route.as_str())?).ok());
            made.next().ok_or(problems)
        })
    }

    /// The site's own page for what it does not have, under the address that was asked for.
    fn nothing(&self, moment: &Moment, shown: &Shown, route: &str) -> Answer {
        let made = shown.page(NOT_FOUND).and_then(|page| Some((page, self.take(moment, shown, page).ok()?)));
        match made {
            Some((page, made)) => self.made(moment, page, &made, 404, route),
            None => self.unready(moment),
        }
    }

    fn made(&self, moment: &Moment, page: &Page, made: &Made, status: u16, route: &str) -> Answer {
        let tag = Tag { route, print: made.print(), generation: moment.generation };
        let mut answer = Answer::of(status, media_type(&page.route), Vec::new());
        match made {
            Made::Bytes(bytes, _) if is_html(page) => answer.body = Body::Bytes(self.tagged(bytes, &tag)),
            Made::Bytes(bytes, _) => answer.body = Body::Shared(Arc::clone(bytes)),
            Made::Copy(Blob::Memory(bytes)) => answer.body = Body::Shared(Arc::clone(bytes)),
            Made::Copy(Blob::Disk { path, .. }) => match open(path) {
                Some((mut file, length)) if is_html(page) && length <= MOST_HTML => {
                    let mut bytes = Vec::new();
                    // What cannot be read to its end is shown as far as it can.
                    let _ = file.by_ref().take(MOST_HTML).read_to_end(&mut bytes);
                    answer.body = Body::Bytes(self.tagged(&bytes, &tag));
                }
                Some((file, length)) => answer.body = Body::File(file, length),
                // It went since the sources were looked at; the next look will see that.
                None => return Answer::of(404, "text/plain; charset=utf-8", "the file is not there any more\n"),
            },
        }
        answer
    }

    /// An answer while there is no page to show: the script alone, which tells why and comes back when there is one.
    fn unready(&self, moment: &Moment) -> Answer {
        let page = own::page("Nothing to show yet", "<p role=\"status\">The site cannot be shown as it is.</p>\n");
        let tag = Tag { route: "", print: Fingerprint::default(), generation: moment.generation };
        Answer::of(503, HTML, self.tagged(page.as_bytes(), &tag))
    }

    /// The bytes of a page with the script behind them: where it stands, it cannot fall into anything of the page's own.
    fn tagged(&self, bytes: &[u8], tag: &Tag<'_>) -> Vec<u8> {
        let script = format!(
            "<script src=\"{}client.js\" data-route=\"{}\" data-print=\"{}\" data-generation=\"{}\" \
             data-session=\"{}\"></script>\n",
            own::PREFIX,
            escaped(tag.route),
            tag.print,
            tag.generation,
            self.events.session()
        );
        [bytes, script.as_bytes()].concat()
    }
}

/// A file of the site, opened, with its length. What has become a link since it was found may lead anywhere.
fn open(path: &Path) -> Option<(File, u64)> {
    if !path.symlink_metadata().ok()?.is_file() {
        return None;
    }
    let file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    Some((file, length))
}

/// The answer to the address of a folder without its closing slash.
fn moved(path: &str, query: Option<&str>) -> Answer {
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    let mut answer = Answer::of(301, HTML, own::page("Moved", "<p>Its address ends with a slash.</p>\n"));
    answer.location = Some(format!("{path}/{query}"));
    answer
}

fn outside(shown: &Shown) -> Answer {
    let base = escaped(&shown.base.base_path());
    let words = format!(
        "<p>The site stands below <a href=\"{base}\"><code>{base}</code></a>, as <code>base_url</code> in \
         <code>site.yaml</code> says.</p>\n"
    );
    Answer::of(404, HTML, own::page("Not on this site", &words))
}

/// The type of what is at a route, by its ending, as GitHub Pages has it.
fn media_type(route: &Route) -> String {
    if route.is_page() {
        return HTML.to_owned();
    }
    let guess = mime_guess::from_path(route.as_str()).first_or_octet_stream();
    let is_text = guess.type_() == "text" || matches!(guess.subtype().as_str(), "json" | "javascript" | "xml");
    let charset = if is_text { "; charset=utf-8" } else { "" };
    format!("{}{charset}", guess.essence_str())
}
