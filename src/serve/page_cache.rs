//! Pages that were rendered, cached for the next request.
//!
//! A page is kept with the fingerprint of its input, so a change of anything that it depends on makes it anew and nothing
//! has to be thrown away by rule. What is kept is bounded, whatever the site: the page that nobody has asked for longest
//! goes first.

use super::state::ShownPlan;
use crate::base::{Blob, Body, Diagnostic, Fingerprint, Press, Route};
use crate::derived::{SETS_PAPERS, Workshop};
use crate::pipeline::{ClosedPage, Finish, Page};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most bytes of cached pages.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// What stands at a route.
#[derive(Clone, Debug)]
pub(super) enum PageContent {
    /// Rendered bytes with their fingerprint.
    Rendered(Arc<[u8]>, Fingerprint),
    Blob(Blob),
}

impl PageContent {
    /// Returns the fingerprint of the bytes.
    pub fn fingerprint(&self) -> Fingerprint {
        match self {
            Self::Rendered(_, print) => *print,
            Self::Blob(blob) => blob.fingerprint(),
        }
    }
}

/// The pages, which all connections share.
#[derive(Default)]
pub(super) struct PageCache {
    entries: Mutex<Entries>,
}

/// Returns a page of a plan, closed, and what is wrong with the PDF edition that it leads to. Of a dossier a preview says no size:
/// it would be set anew with each change of any of its briefs.
pub(super) fn close<'a>(
    workshop: &Workshop,
    shown: &'a ShownPlan,
    page: &'a Page,
) -> (ClosedPage<'a>, Vec<Diagnostic>) {
    let press = (SETS_PAPERS && page.is_brief()).then_some(workshop as &dyn Press);
    let mut closed = ClosedPage::finished(&shown.plan, page, Finish { press, withheld: shown.withheld() });
    let faults = closed.take_faults();
    (closed, faults)
}

#[derive(Default)]
struct Entries {
    pages: HashMap<Route, Entry>,
    bytes: usize,
    clock: u64,
}

struct Entry {
    input: Fingerprint,
    bytes: Arc<[u8]>,
    print: Fingerprint,
    /// When it was asked for last, in requests.
    asked: u64,
}

impl PageCache {
    /// Returns a page of a plan, from the cache or rendered now.
    ///
    /// # Errors
    /// What is wrong with its template, or with the picture that it is made of.
    pub fn get(&self, workshop: &Workshop, shown: &ShownPlan, page: &Page) -> Result<PageContent, Vec<Diagnostic>> {
        // A writer sees the page; what is wrong with its paper is told beside it.
        let (closed, _) = close(workshop, shown, page);
        let input = closed.input();
        if let Some(content) = self.lock().recall(&page.route, input) {
            return Ok(content);
        }
        let rendered = closed.render()?;
        let artifact = workshop.finish(rendered, page.origin.source.as_ref())?;
        match artifact.body {
            Body::Copy(blob) => Ok(PageContent::Blob(blob)),
            Body::Bytes(bytes) => {
                let (print, bytes) = (Fingerprint::of_bytes(&bytes), Arc::from(bytes));
                self.lock().keep(&page.route, input, &bytes, print, MOST_BYTES);
                Ok(PageContent::Rendered(bytes, print))
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entries {
    fn recall(&mut self, route: &Route, input: Fingerprint) -> Option<PageContent> {
        self.clock += 1;
        let page = self.pages.get_mut(route).filter(|page| page.input == input)?;
        page.asked = self.clock;
        Some(PageContent::Rendered(Arc::clone(&page.bytes), page.print))
    }

    fn keep(&mut self, route: &Route, input: Fingerprint, bytes: &Arc<[u8]>, print: Fingerprint, most: usize) {
        let page = Entry { input, bytes: Arc::clone(bytes), print, asked: self.clock };
        self.bytes += bytes.len();
        if let Some(old) = self.pages.insert(route.clone(), page) {
            self.bytes -= old.bytes.len();
        }
        while self.bytes > most {
            let Some(oldest) = self.pages.iter().min_by_key(|(_, page)| page.asked).map(|(route, _)| route.clone())
            else {
                return;
            };
            self.bytes -= self.pages.remove(&oldest).map_or(0, |page| page.bytes.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_that_nobody_asks_for_goes_first() {
        let mut cache = Entries::default();
        let print = Fingerprint::of_bytes(b"1");
        let bytes: Arc<[u8]> = vec![0; 40].into();
        let route = |name: &str| Route::of(format!("/{name}/"));
        let is_kept = |cache: &mut Entries, name: &str| cache.recall(&route(name), print).is_some();
        for name in ["a", "b"] {
            assert!(!is_kept(&mut cache, name));
            cache.keep(&route(name), print, &bytes, print, 100);
        }
        assert!(is_kept(&mut cache, "a"));
        cache.keep(&route("c"), print, &bytes, print, 100);
        assert!(is_kept(&mut cache, "a") && !is_kept(&mut cache, "b") && is_kept(&mut cache, "c"));
        cache.keep(&route("c"), Fingerprint::of_bytes(b"2"), &bytes, print, 100);
        assert!(!is_kept(&mut cache, "c"), "its input is another one");
        assert_eq!(cache.bytes, 80);
        cache.keep(&route("whole"), print, &vec![0; 101].into(), print, 100);
        assert_eq!((cache.bytes, cache.pages.len()), (0, 0));
    }
}
