//! The search page, and what can be found.
//!
//! The page is one of the plan. The index that its script reads is made of all texts, which takes longer than the rest of a plan together,
//! so the plan holds none of it: whoever needs it asks for the [`Texts`] and closes them one by one (`finding/`).

pub mod entry;
pub mod facets;
mod names;
pub mod texts;

use crate::base::escape::json_in_script;
use crate::page::content::{Page, View};
use crate::page::head::Head;
use crate::page::planner::Planner;
use crate::page::view::SearchView;
use crate::say;
use crate::site::routes;
use texts::Texts;

/// Adds the search page of a site that has one.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    if !planner.edition.config.search {
        return;
    }
    let texts = Texts::of(planner);
    let route = routes::search(planner.prefix());
    let words = planner.words.patterns("search.script.");
    let view = SearchView {
        index_url: planner.href(&routes::search_index(planner.prefix())),
        total: texts.len(),
        facets: texts.facet_views(),
        words_json: json_in_script(&words),
    };
    let head = Head::new(planner, &route, say!(planner.words, "search.title"))
        .description(Some(say!(planner.words, "search.description")));
    pages.push(head.page(View::Search(view), "`search` in `site.yaml`"));
}
