//! Pages that were rendered, kept for who asks next.
//!
//! A page is kept with the fingerprint of its input, so a change of anything that it depends on makes it anew and nothing
//! has to be thrown away by rule. What is kept is bounded, whatever the site: the page that nobody has asked for longest
//! goes first.

use super::moment::Shown;
use crate::base::{Blob, Body, Diagnostic, Fingerprint, Route};
use crate::pipeline::{Closed, Page};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes of pages that are kept.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// What is at a route.
#[derive(Clone, Debug)]
pub(super) enum Made {
    /// Rendered bytes with their fingerprint.
    Bytes(Arc<[u8]>, Fingerprint),
    Copy(Blob),
}

impl Made {
    /// The fingerprint of the bytes.
    pub fn print(&self) -> Fingerprint {
        match self {
            Self::Bytes(_, print) => *print,
            Self::Copy(blob) => blob.fingerprint(),
        }
    }
}

#[derive(Default)]
pub(super) struct Shelf {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    pages: HashMap<Route, Rendered>,
    bytes: usize,
    clock: u64,
}

struct Rendered {
    input: Fingerprint,
    bytes: Arc<[u8]>,
    print: Fingerprint,
    /// When it was asked for last, in requests.
    asked: u64,
}

impl Shelf {
    /// A page of a plan.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn take(&self, shown: &Shown, page: &Page) -> Result<Made, Vec<Diagnostic>> {
        let closed = Closed::new(&shown.plan, page);
        let input = closed.input();
        if let Some(made) = self.lock().recall(&page.route, input) {
            return Ok(made);
        }
        match closed.render()?.body {
            Body::Copy(blob) => Ok(Made::Copy(blob)),
            Body::Bytes(bytes) => {
                let (print, bytes) = (Fingerprint::of_bytes(&bytes), Arc::from(bytes));
                self.lock().keep(&page.route, input, &bytes, print, MOST_BYTES);
                Ok(Made::Bytes(bytes, print))
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn recall(&mut self, route: &Route, input: Fingerprint) -> Option<Made> {
        self.clock += 1;
        let page = self.pages.get_mut(route).filter(|page| page.input == input)?;
        page.asked = self.clock;
        Some(Made::Bytes(Arc::clone(&page.bytes), page.print))
    }

    fn keep(&mut self, route: &Route, input: Fingerprint, bytes: &Arc<[u8]>, print: Fingerprint, most: usize) {
        let page = Rendered { input, bytes: Arc::clone(bytes), print, asked: self.clock };
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
        let mut kept = Kept::default();
        let print = Fingerprint::of_bytes(b"1");
        let bytes: Arc<[u8]> = vec![0; 40].into();
        let route = |name: &str| Route::of(format!("/{name}/"));
        let is_kept = |kept: &mut Kept, name: &str| kept.recall(&route(name), print).is_some();
        for name in ["a", "b"] {
            assert!(!is_kept(&mut kept, name));
            kept.keep(&route(name), print, &bytes, print, 100);
        }
        assert!(is_kept(&mut kept, "a"));
        kept.keep(&route("c"), print, &bytes, print, 100);
        assert!(is_kept(&mut kept, "a") && !is_kept(&mut kept, "b") && is_kept(&mut kept, "c"));
        kept.keep(&route("c"), Fingerprint::of_bytes(b"2"), &bytes, print, 100);
        assert!(!is_kept(&mut kept, "c"), "its input is another one");
        assert_eq!(kept.bytes, 80);
        kept.keep(&route("whole"), print, &vec![0; 101].into(), print, 100);
        assert_eq!((kept.bytes, kept.pages.len()), (0, 0));
    }
}
