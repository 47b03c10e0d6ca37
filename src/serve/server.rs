//! What all requests are answered from: the newest state of the preview, and the pages that were rendered for it.

use super::access::ListenAddress;
use super::event_streams::EventStreams;
use super::overlay::{Overlay, Viewer};
use super::page_cache::{PageCache, PageContent};
use super::state::{PreviewState, ShownPlan};
use crate::base::{Diagnostic, Fingerprint, Route};
use crate::derived::Workshop;
use crate::pipeline::{IndexCache, Page, Plan};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What the threads of a preview share.
pub(super) struct Server {
    pub address: ListenAddress,
    pub viewer: Viewer,
    pub streams: EventStreams,
    cache: PageCache,
    index: Mutex<IndexOfPlan>,
    pub workshop: Workshop,
    state: Mutex<PreviewState>,
}

/// The search index of the plan that somebody has searched last.
#[derive(Default)]
struct IndexOfPlan {
    input: Option<Fingerprint>,
    files: BTreeMap<Route, Arc<[u8]>>,
    cache: IndexCache,
}

impl Server {
    /// Returns a server with nothing to show yet.
    pub fn new(address: ListenAddress, viewer: Viewer, streams: EventStreams, workshop: Workshop) -> Self {
        Self {
            address,
            viewer,
            streams,
            cache: PageCache::default(),
            index: Mutex::default(),
            workshop,
            state: Mutex::default(),
        }
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

    /// Returns a file of the search index of a plan. The index is made when it is first asked for, so that no page waits for it.
    pub fn indexed(&self, shown: &ShownPlan, route: &str) -> Option<Arc<[u8]>> {
        let (withheld, input) = shown.index_input();
        let input = (*input)?;
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if index.input != Some(input) {
            let files = shown.plan.index(withheld, &mut index.cache).into_iter();
            index.files = files.map(|file| (file.route, file.bytes.into())).collect();
            index.input = Some(input);
        }
        index.files.get(route).map(Arc::clone)
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
