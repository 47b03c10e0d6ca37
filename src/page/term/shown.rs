//! What the page of a term shows beside what all terms have.

use crate::body::inline_html;
use crate::page::list::chronology::Chronology;
use crate::page::planner::Planner;
use crate::page::view::{FactView, ImageView, LinkView, TermView};
use crate::parse::term::TermKind;
use crate::say;
use crate::site::Term;

/// What a page shows of its term.
pub struct Shown {
    pub view: TermView,
    /// The pages between the index and this one, from the top.
    pub above: Vec<LinkView>,
    /// The heading, where it is another than the title in lists.
    pub title: Option<String>,
    /// What happened, for its pages by year.
    pub chronology: Chronology,
}

impl Shown {
    /// Returns what most terms show.
    pub fn new(view: TermView) -> Self {
        Self { view, above: Vec::new(), title: None, chronology: Chronology::default() }
    }
}

/// What the profile of a term adds to its page.
#[derive(Default)]
pub struct ProfileViews {
    pub facts: Vec<FactView>,
    pub links: Vec<LinkView>,
    pub image: Option<ImageView>,
}

impl ProfileViews {
    /// Returns nothing for a term without a profile.
    pub fn of(planner: &Planner, term: &Term) -> Self {
        let Some(profile) = &term.profile else { return Self::default() };
        let links = planner.site.links(&profile.source);
        let fact = |(label, value, source): &(String, String, Option<String>)| FactView {
            label: label.clone(),
            html: inline_html(value, links),
            source: source.clone(),
        };
        Self {
            facts: profile.facts.iter().map(fact).collect(),
            links: profile.links.iter().map(|(title, url)| LinkView::new(title.as_str(), url.as_str())).collect(),
            image: ImageView::of(profile.picture.as_ref(), planner.site.links(&profile.stated_in)),
        }
    }
}

/// Returns the index above the terms of a kind, if there is one.
pub fn index_link(planner: &Planner, kind: TermKind) -> Option<LinkView> {
    let title = match kind {
        TermKind::Country | TermKind::Region | TermKind::Group => say!(planner.words, "countries.title"),
        TermKind::Topic => say!(planner.words, "topics.title"),
        TermKind::Author => say!(planner.words, "authors.title"),
        // What has no more than a text has no index of its own.
        _ => return planner.all_briefs(),
    };
    let under_it = match kind {
        TermKind::Region | TermKind::Group => TermKind::Country,
        kind => kind,
    };
    let has_page = planner.edition.terms.with_page(under_it).next().is_some();
    has_page.then(|| planner.link(title, &planner.at(kind.row().index)))
}
