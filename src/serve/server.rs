//! What all requests are answered from: the newest state of the preview, and the pages that were rendered for it.

use super::access::ListenAddress;
use super::event_streams::EventStreams;
use super::overlay::{Overlay, Viewer};
use super::page_cache::{PageCache, PageContent};
use super::state::{PreviewState, ShownPlan};
use crate::base::Diagnostic;
use crate::derived::Workshop;
use crate::pipeline::{Page, Plan};
use std::sync::{Mutex, PoisonError};

/// What the threads of a preview share.
pub(super) struct Server {
    pub address: ListenAddress,
    pub viewer: Viewer,
    pub streams: EventStreams,
    cache: PageCache,
    pub workshop: Workshop,
    state: Mutex<PreviewState>,
}

impl Server {
    /// Returns a server with nothing to show yet.
    pub fn new(address: ListenAddress, viewer: Viewer, streams: EventStreams, workshop: Workshop) -> Self {
        Self { address, viewer, streams, cache: PageCache::default(), workshop, state: Mutex::default() }
    }

    /// Returns the errors as the overlay shows them; none if nothing is an error.
    pub fn overlay(&self, problems: &[Diagnostic], plan: &Plan) -> Option<Overlay> {
        Overlay::of(problems, &|file| plan.text(file), self.viewer)
    }

    /// Returns the newest state.
    pub fn state(&self) -> PreviewState {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows another state from here on, and gives back the old one.
    #[must_use = "a large plan takes a while to take apart, which is for when nobody waits"]
    pub fn replace_state(&self, state: PreviewState) -> PreviewState {
        std::mem::replace(&mut *self.state.lock().unwrap_or_else(PoisonError::into_inner), state)
    }

    /// Renders a page with the newest plan, or with an older one where the newest cannot.
    ///
    /// # Errors
    /// What is wrong with its template, if no plan can render it.
    pub fn render(&self, state: &PreviewState, shown: &ShownPlan, page: &Page) -> Result<PageContent, Vec<Diagnostic>> {
        let get = |shown: &ShownPlan, page: &Page| self.cache.get(&self.workshop, shown, page);
        get(shown, page).or_else(|problems| {
            let older = [&state.previous, &state.last_complete].into_iter().flatten();
            let mut content = older.filter_map(|older| get(older, older.page(page.route.as_str())?).ok());
            content.next().ok_or(problems)
        })
    }
}
