//! The pages that an author writes outside all sections, such as `/about/`, and the page for addresses that are none.

use crate::page::content::{Page, View};
use crate::page::head::{Head, Subject};
use crate::page::planner::Planner;
use crate::page::view::{ImageView, PlainView};
use crate::say;

/// Adds the plain pages.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    for page in &planner.edition.pages {
        let source = &page.source;
        let links = planner.site.links(source);
        let view = PlainView { image: ImageView::of(page.picture.as_ref(), links) };
        // Wiki links in it have their names here, as they do on the page.
        let summary = page.summary.as_ref().or(page.first_paragraph.as_ref()).map(|text| links.named(text));
        let head = Head::new(planner, &page.route, &page.title).of(Some(source)).description(summary);
        let head = head.pictured_by(planner.preview_of(page.picture.as_ref(), source)).plated(Subject::default());
        pages.push(head.page(View::Plain(view), format!("the page in `{source}`")));
    }
    if !planner.edition.config.is_first() {
        // A host has one page for all addresses that are none.
        return;
    }
    let missing = Head::new(planner, &planner.at("/404.html"), say!(planner.words, "missing.title")).without_address();
    let because = "every site has one";
    pages.push(missing.page(View::NotFound, because));
}
