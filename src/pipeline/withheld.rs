//! What readers do not see at a moment, whatever the plan shows.
//!
//! A preview shows what is withheld, and marks it. Its plan withholds nothing, so the same documents are selected again.

use super::{Plan, SiteOptions};
use crate::site::{self, Show, Sources, Withheld};
use jiff::Timestamp;
use std::collections::BTreeMap;

impl Plan {
    /// Returns the files that are not public at that moment, and why; whatever the plan shows.
    pub fn withheld(&self, as_of: Timestamp) -> Vec<Withheld> {
        let Some(site) = self.site() else { return Vec::new() };
        let documents: Vec<_> = self.documents.values().cloned().collect();
        let sources = Sources {
            documents: &documents,
            unreadable: &self.unreadable,
            blobs: &BTreeMap::new(),
            redirects: &Default::default(),
            ledger: &Default::default(),
        };
        site::select(&site.config, sources, &SiteOptions { as_of, show: Show::Public }).0.withheld
    }
}
