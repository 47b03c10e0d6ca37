//! Terms as links, each made once: a brief stands under a dozen of them, and thousands of briefs under each.

use crate::page::view::LinkView;
use crate::parse::term::{TermId, TermKind};
use crate::site::Edition;
use std::collections::BTreeMap;

/// The terms of an edition, as links to the pages that they have; those without a page are their titles.
pub struct TermLinks {
    /// By slug, those of one kind after those of another.
    kinds: Vec<BTreeMap<String, LinkView>>,
}

impl TermLinks {
    /// Makes the links of all terms.
    pub fn new(edition: &Edition) -> Self {
        let config = &edition.config;
        let links = |kind: TermKind| {
            let terms = edition.terms.of(kind);
            terms.map(|(id, term)| {
                let url = term.has_page().then(|| config.base_url.href(&id.route(&config.prefix)).into());
                (
                    id.slug.to_owned(),
                    LinkView { url, lang_html: term.lang_html.clone(), ..LinkView::text(term.title.clone()) },
                )
            })
        };
        Self { kinds: TermKind::all().map(|kind| links(kind).collect()).collect() }
    }

    /// Returns all of them.
    pub fn all(&self) -> impl Iterator<Item = &LinkView> {
        self.kinds.iter().flat_map(BTreeMap::values)
    }

    /// Returns a term that a brief names or that has a text.
    pub fn get(&self, id: TermId<'_>) -> Option<&LinkView> {
        self.kinds[id.kind as usize].get(id.slug)
    }
}
