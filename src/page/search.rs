//! The search page, and what can be found.
//!
//! The page is one of the plan. The index that its script reads is made of all texts, which takes longer than the rest of a plan together,
//! so the plan holds none of it: whoever needs it asks for the [`Texts`] and closes them one by one (`finding/`).

pub mod entry;
pub mod facets;
mod names;
pub mod texts;

use crate::base::escape::json_in_script;
use crate::page::content::open_search::OpenSearch;
use crate::page::content::{Content, Page, View};
use crate::page::head::Head;
use crate::page::planner::Planner;
use crate::page::view::{FacetView, LinkView, SearchView};
use crate::say;
use crate::site::routes;
use texts::Texts;

/// Adds the search page of a site that has one. Returns what it filters by, each as a link to its values there.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) -> Vec<LinkView> {
    if !planner.edition.config.search {
        return Vec::new();
    }
    let texts = Texts::of(planner);
    let route = routes::search(planner.prefix());
    let words = planner.words.patterns("search.script.");
    let view = SearchView {
        index_url: planner.href(&routes::search_index(planner.prefix())),
        total: texts.count(),
        facets: texts.facet_views(),
        words_json: json_in_script(&words),
    };
    let url = planner.href(&route);
    let filter = |facet: &FacetView| LinkView::new(facet.label.as_str(), format!("{url}#bp-{}", facet.key));
    let filters = view.facets.iter().map(filter).collect();
    let head = Head::new(planner, &route, say!(planner.words, "search.title"))
        .description(Some(say!(planner.words, "search.description")));
    let because = "every site has one, unless `search` says otherwise";
    pages.push(head.page(View::Search(view), because));
    let search = Content::OpenSearch(Box::new(open_search(planner)));
    pages.push(Page::new(routes::open_search(planner.prefix()), search, None, because));
    filters
}

/// Characters of the names and the description of a search, at most, by OpenSearch 1.1.
const MOST_SHORT: usize = 16;
const MOST_LONG: usize = 48;
const MOST_DESCRIPTION: usize = 1_024;

fn open_search(planner: &Planner) -> OpenSearch {
    let config = &planner.edition.config;
    let start = |text: &str, most: usize| text.chars().take(most).collect::<String>().trim_end().to_owned();
    let short = config.publisher.short_name.as_deref().unwrap_or(&config.title);
    let description = config.description.as_deref().unwrap_or(&config.title);
    OpenSearch {
        short_name: start(short, MOST_SHORT),
        long_name: start(&config.title, MOST_LONG),
        description: start(description, MOST_DESCRIPTION),
        url: config.base_url.absolute(&routes::search(planner.prefix())),
        language: config.language.clone(),
    }
}
