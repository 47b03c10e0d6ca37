//! The pages of terms: what briefs have in common, such as a country or an author.
//!
//! What is said of a term differs from kind to kind and stands in a file for each; that there is a list, a feed and a
//! head, and why the page exists, does not.

mod area;
mod author;
mod country;
pub mod coverage;
pub mod crossing;
pub mod dossier;
mod events;
mod map;
mod numbers;
mod shown;
mod topic;

use crate::base::counted::counted;
use crate::page::content::{Page, View};
use crate::page::head::{Head, Subject};
use crate::page::list::{feed, index};
use crate::page::planner::Planner;
use crate::page::view::{PlainTermView, TermView};
use crate::parse::term::{Feed, Listing, TermId, TermKind};
use crate::site::Term;
use numbers::numbers;
use rayon::prelude::*;
use shown::{ProfileViews, Shown, index_link};

/// Adds the pages of all terms, and the indexes above them.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let kinds: Vec<TermKind> = TermKind::all().collect();
    let of_kind = |kind: TermKind| {
        let mut pages = Vec::new();
        let terms: Vec<(TermId<'_>, &Term)> = planner.edition.terms.with_page(kind).collect();
        if !terms.is_empty() {
            pages.extend(index_of(planner, kind, &terms));
        }
        terms.iter().for_each(|(id, term)| page(planner, *id, term, &mut pages));
        pages
    };
    pages.par_extend(kinds.into_par_iter().flat_map_iter(of_kind));
}

/// Returns the index of a kind that has one.
fn index_of(planner: &Planner, kind: TermKind, terms: &[(TermId<'_>, &Term)]) -> Option<Page> {
    let (view, because) = match kind {
        TermKind::Country => {
            (View::Countries(country::index(planner, terms)), format!("{} of the registry have pages", terms.len()))
        }
        TermKind::Topic => (View::Topics(topic::tree(planner, None)), "the site has topics".to_owned()),
        TermKind::Author => {
            (View::Authors(author::index(planner, terms)), format!("{} authors have pages", terms.len()))
        }
        TermKind::Region | TermKind::Group | TermKind::Series | TermKind::Type => return None,
    };
    let title = index_link(planner, kind)?.title;
    Some(Head::new(planner, &planner.at(kind.row().index), &title).plated(Subject::default()).page(view, because))
}

fn shown(planner: &Planner, id: TermId<'_>, term: &Term) -> Shown {
    match id.kind {
        TermKind::Country => country::shown(planner, id, term),
        TermKind::Region => area::region(planner, id, term),
        TermKind::Group => area::group(planner, id, term),
        TermKind::Topic => topic::shown(planner, id, term),
        TermKind::Author => author::shown(planner, id, term),
        TermKind::Series | TermKind::Type => {
            let ProfileViews { image, .. } = ProfileViews::of(planner, term);
            let (kind, title) = (id.kind, term.title.clone());
            let view = PlainTermView { kind, title, summary: planner.summary(term), image };
            Shown::new(TermView::Plain(view))
        }
    }
}

/// Adds the page of a term, its pages by year and its feed.
fn page(planner: &Planner, id: TermId<'_>, term: &Term, pages: &mut Vec<Page>) {
    let (row, route, briefs) = (id.kind.row(), planner.route(id), &*term.briefs);
    let Shown { view, above, title, chronology } = shown(planner, id, term);
    let title = title.as_deref().unwrap_or(&term.title);
    let mut list = match row.listing {
        Listing::Years if events::are_among(planner, id.kind, briefs) => {
            events::list(planner, &planner.link(title, &route), &route, briefs, pages)
        }
        Listing::Years => {
            let index = planner.link(title, &route);
            index::list(planner, &index, &route, briefs, index::By::Date, &chronology, pages)
        }
        Listing::Latest => index::latest(planner, briefs),
    };
    list.numbers = numbers(planner, &view, briefs, !list.years.is_empty());
    list.dossiers = dossier::pages(planner, id, term, title, pages);
    let source = term.profile.as_ref().and_then(|profile| profile.text());
    // A profile calls an organisation by another name than lists do.
    let is_titled = id.kind == TermKind::Group && term.profile.as_ref().is_some_and(|profile| profile.title.is_some());
    let index = index_link(planner, id.kind);
    let mut head = Head::new(planner, &route, title)
        .of(source)
        .under(index.into_iter().chain(above))
        .titled_in(term.lang_html.as_deref().filter(|_| !is_titled))
        .modified(planner.last_change(briefs))
        .description(planner.summary(term))
        .pictured_by(
            term.profile.as_ref().and_then(|profile| planner.preview_of(profile.picture.as_ref(), &profile.stated_in)),
        );
    // Of regions and organisations there are as many as briefs, and most have no more than a list.
    if source.is_some() || !matches!(id.kind, TermKind::Region | TermKind::Group) {
        head = head.plated(Subject { country: country::code(id), about: String::new() });
    }
    // Who follows a page whose last brief is withdrawn learns of it, as long as there is a page.
    let followed = (row.feed == Feed::Own).then_some((briefs, term.withdrawn.as_slice()));
    if let Some(feed) = followed.and_then(|briefs| feed::page(planner, &route, title, briefs)) {
        head = head.with_feed();
        pages.push(feed);
    }
    let because = match (source, briefs.len()) {
        (Some(source), 0) => format!("the profile in `{source}`"),
        (_, number) => format!("{} {} {title}", counted(number, "brief"), row.relation),
    };
    pages.push(head.page(View::Term(Box::new(view), list), because));
}
