//! What a plan answers: which pages there are, what is wrong, and what readers do not see yet.

use super::address_reason::address_reason;
use super::problem_list::{ProblemList, with_places};
use super::project::Project;
use crate::base::route::scheme;
use crate::base::{Diagnostic, Place, SourcePath};
use crate::bibliography::SiteStyles;
use crate::page::Page;
use crate::render::{CitationMemo, Templates};
use crate::site::{self, Options, Show, Site, Withheld};
use crate::words::Words;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every decision about a site at one moment.
pub struct Plan {
    pub(super) project: Project,
    /// Those of each edition; none if one of them is faulty, or the configuration cannot be read.
    pub(super) templates: Option<Vec<Arc<Templates>>>,
    /// In which citations are written.
    pub(super) styles: SiteStyles,
    /// What was written in it last.
    pub(super) citations: Arc<CitationMemo>,
    pub(super) problems: ProblemList,
    /// How many files were parsed for this plan, rather than remembered.
    pub parsed: usize,
    /// Whether the site was resolved and planned anew, since a fact had changed.
    pub is_replanned: bool,
}

impl Plan {
    /// Returns what is wrong with the site itself, sorted.
    pub fn problems(&self) -> &[Diagnostic] {
        self.problems.always()
    }

    /// Returns everything that is wrong or could be better, sorted.
    pub fn all_problems(&self) -> &[Diagnostic] {
        self.problems.all(&self.project)
    }

    /// Returns everything that is wrong with one file or could be better in it, sorted.
    pub fn problems_of(&self, file: &SourcePath) -> Vec<Diagnostic> {
        self.problems.of(&self.project, file)
    }

    /// Returns problems that somebody else found, as this plan reports its own: with the severities of the site, placed as
    /// precisely as their files allow, sorted.
    pub fn placed(&self, problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        with_places(&self.project, problems)
    }

    /// Whether the site can be rendered.
    pub fn is_sound(&self) -> bool {
        self.templates.is_some() && !self.problems().iter().any(Diagnostic::is_error)
    }

    /// Returns all pages, in the order of their routes; none when there is no readable configuration.
    pub fn pages(&self) -> &[Page] {
        self.project.resolved.as_ref().map_or(&[], |resolved| &resolved.pages.pages)
    }

    /// Returns the page at a route, as text. Pages are in the order of their routes.
    pub fn page(&self, route: &str) -> Option<&Page> {
        let pages = self.pages();
        pages.binary_search_by(|page| page.route.as_str().cmp(route)).ok().map(|at| &pages[at])
    }

    /// Returns the resolved site.
    pub fn site(&self) -> Option<&Site> {
        self.project.site()
    }

    /// Returns the text of a source file.
    pub fn text(&self, file: &SourcePath) -> Option<&str> {
        self.project.text(file)
    }

    /// Returns what the site says itself in the language of a page; none if the site cannot be rendered.
    pub(super) fn words_of(&self, page: &Page) -> Option<&Words> {
        self.templates.as_ref().map(|templates| templates[page.edition].words())
    }

    /// Returns why a page has its address.
    pub fn address_reason(&self, page: &Page) -> String {
        address_reason(&self.project, page)
    }

    /// Returns the files that are not public at that moment, and why. A preview shows what is withheld, and marks it: its
    /// plan withholds nothing, so the same documents are selected again.
    pub fn withheld(&self, as_of: Timestamp) -> Vec<Withheld> {
        let Some(site) = self.site() else { return Vec::new() };
        let documents: Vec<_> = self.project.documents.values().cloned().collect();
        let options = Options { as_of, show: Show::Public };
        site::select(&site.config, &documents, &self.project.unreadable, &options).0.withheld
    }

    /// Returns the same by the files.
    pub fn withheld_by_path(&self, as_of: Timestamp) -> BTreeMap<SourcePath, Withheld> {
        self.withheld(as_of).into_iter().map(|withheld| (withheld.path.clone(), withheld)).collect()
    }

    /// Returns every address elsewhere that the site refers to, and where.
    pub fn external_addresses(&self) -> BTreeMap<String, Vec<Place>> {
        let mut addresses: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        let Some(site) = self.site() else { return addresses };
        for document in self.project.public(site) {
            let shown = document.addresses().into_iter().filter(|(at, _)| site.tombstones.shows(&document.path, at));
            let is_web = |address: &str| matches!(scheme(address).as_deref(), Some("http" | "https"));
            for (at, address) in shown.filter(|(_, address)| is_web(address)) {
                let places = addresses.entry(address.to_owned()).or_default();
                let place = Place { file: document.path.clone(), at };
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        addresses
    }
}
