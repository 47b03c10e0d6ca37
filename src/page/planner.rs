//! What all parts of the plan share: which briefs are listed, the links to terms, and what many pages show.

pub mod backlinks;
pub mod cards;
pub mod term_links;

use crate::base::{Blob, Route, SourcePath};

use crate::page::list::chronology::Events;
use crate::page::term::crossing::Crossings;
use crate::page::view::{CountView, LinkView};
use crate::parse::term::{TermId, TermKind};
use crate::site::{BriefAt, Byline, Site, Term};
use crate::words::{Words, english};
use backlinks::Backlinks;
use cards::Cards;
use std::collections::BTreeMap;
use std::sync::Arc;
use term_links::TermLinks;

/// The site, in the orders that pages need.
pub struct Planner {
    pub site: Arc<Site>,
    /// What the site itself says.
    pub words: &'static Words,
    /// How many bytes each file has that a page refers to.
    pub lengths: BTreeMap<SourcePath, u64>,
    pub cards: Cards,
    pub term_links: TermLinks,
    pub listed: Vec<BriefAt>,
    /// The briefs that would be listed, had they not been withdrawn.
    pub withdrawn: Vec<BriefAt>,
    pub backlinks: Backlinks,
    pub crossings: Crossings,
    pub events: Events,
}

impl Planner {
    pub(super) fn new(shared: &Arc<Site>, blobs: &BTreeMap<SourcePath, Blob>) -> Self {
        let (site, words) = (&**shared, english());
        let listed: Vec<BriefAt> = site.briefs.positions().filter(|at| site.briefs[*at].is_listed()).collect();
        // What takes longest, at the same time.
        let cards = || {
            let term_links = TermLinks::new(site);
            (Cards::new(site, words, &term_links), term_links)
        };
        let crossings = || (Crossings::new(site, &listed), Events::new(site, &listed));
        let ((cards, term_links), ((crossings, events), backlinks)) =
            rayon::join(cards, || rayon::join(crossings, || backlinks::gather(site)));
        let files = site.resolved.values().flat_map(|resolved| resolved.files.values());
        let lengths = files.filter_map(|(_, blob)| Some((blob.clone(), blobs.get(blob)?.length()))).collect();
        Self {
            site: Arc::clone(shared),
            words,
            lengths,
            cards,
            term_links,
            crossings,
            events,
            withdrawn: site.briefs.positions().filter(|at| site.briefs[*at].was_listed()).collect(),
            listed,
            backlinks,
        }
    }

    /// The address of a route as pages write it.
    pub fn href(&self, route: &Route) -> Arc<str> {
        self.site.config.base_url.href(route).into()
    }

    /// Returns the listed briefs under a term, newest first.
    pub fn briefs(&self, id: TermId<'_>) -> &[BriefAt] {
        self.site.terms.briefs(id)
    }

    /// Returns a term by its title, linked if it has a page.
    pub fn term_link(&self, id: TermId<'_>) -> LinkView {
        match self.term_links.get(id) {
            Some(link) if self.site.terms.get(id).is_some_and(Term::has_page) => link.clone(),
            Some(link) => LinkView::text(link.title.clone()),
            None => LinkView::text(self.site.term_source(id.kind).title(id.slug)),
        }
    }

    /// Returns a term with the number of its briefs.
    pub fn term_count(&self, id: TermId<'_>, term: &Term) -> CountView {
        CountView { title: term.title.clone(), url: self.href(&id.route()), count: term.briefs.len() }
    }

    /// Returns an author by the name that a brief has, linked if there is a page.
    pub fn author_link(&self, author: &Byline) -> LinkView {
        let url = author.slug.as_deref().and_then(|slug| self.term_link(TermKind::Author.term(slug)).url);
        LinkView { title: author.name.as_str().into(), url }
    }
}
