//! The pages that an author writes outside all sections, such as `/about/`, and the page for addresses that are none.

use crate::base::Route;
use crate::page::brief;
use crate::page::content::{Origin, Page, View, html};
use crate::page::head::Head;
use crate::page::planner::Planner;
use crate::page::view::PlainView;
use crate::say;

/// Adds the plain pages.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    for page in &planner.site.pages {
        let description = page.summary.clone().or_else(|| page.first_paragraph.clone());
        let head = Head::new(planner, &page.route, &page.title).of(Some(&page.source)).description(description).build();
        let origin = Origin { source: Some(page.source.clone()), because: format!("the page in `{}`", page.source) };
        let links = planner.site.links(&page.source);
        let view = PlainView { image: brief::image(page.picture.as_ref(), links) };
        pages.push(html(head, View::Plain(view), Some(page.source.clone()), page.route.clone(), origin));
    }
    let route = Route::of("/404.html");
    let head = Head::new(planner, &route, say!(planner.words, "missing.title")).without_address().build();
    pages.push(html(head, View::NotFound, None, route, Origin { source: None, because: "every site has one".into() }));
}
