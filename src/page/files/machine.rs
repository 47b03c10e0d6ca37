//! Files that programs ask for under fixed names: the site map, `robots.txt`, `.nojekyll`, `CNAME`.

use crate::base::{Route, SITE_FILE, SourcePath};
use crate::page::content::{Content, Page};
use crate::page::list::sitemap;
use crate::page::planner::Planner;

/// Returns these files; the site map names those of all pages that readers are sent to.
pub fn pages(planners: &[Planner], all: &[Page]) -> Vec<Page> {
    let planner = &planners[0];
    let base = &planner.edition.config.base_url;
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", base.absolute(&Route::of(sitemap::ROUTE)));
    let mut pages = sitemap::pages(planners, all);
    let mut add = |route: &str, text, source, because: &str| {
        pages.push(Page::new(Route::of(route), Content::Text(text), source, because));
    };
    let because = "every site has one";
    add("/robots.txt", robots, None, because);
    let because = "GitHub Pages must not run Jekyll over the site";
    add("/.nojekyll", String::new(), None, because);
    if let Some(cname) = &planner.edition.config.cname {
        add("/CNAME", format!("{cname}\n"), Some(SourcePath::new(SITE_FILE)), "`cname` is set");
    }
    pages
}
