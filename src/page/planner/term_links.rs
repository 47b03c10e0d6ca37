//! Terms as links, each made once: a brief stands under a dozen of them, and thousands of briefs under each.

use crate::page::view::LinkView;
use crate::parse::term::{TermId, TermKind};
use crate::site::Site;
use std::collections::BTreeMap;

/// The terms of a site, as links to the pages that they have; those without a page are their titles.
pub struct TermLinks {
    /// By slug, those of one kind after those of another.
    kinds: Vec<BTreeMap<String, LinkView>>,
}

impl TermLinks {
    /// Makes the links of all terms.
    pub fn new(site: &Site) -> Self {
        let links = |kind: TermKind| {
            let terms = site.terms.of(kind);
            terms.map(|(id, term)| {
                let url = term.has_page().then(|| site.config.base_url.href(&id.route()).into());
                let lang = foreign_name(site, id);
                (id.slug.to_owned(), LinkView { title: term.title.clone(), url, lang })
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

/// Returns the language of the name of a term, where it is not that of the site.
pub fn foreign_name(site: &Site, id: TermId<'_>) -> Option<&'static str> {
    if id.kind == TermKind::Group { site.places.groups.foreign_name(id.slug) } else { None }
}
