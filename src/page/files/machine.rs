//! Files that programs ask for under fixed names: the site map, `robots.txt`, `.nojekyll`, `CNAME`.

use crate::base::{Route, SITE_FILE, SourcePath};
use crate::page::content::{Content, Origin, Page, close};
use crate::page::list::sitemap;
use crate::page::planner::Planner;

/// Returns these files; the site map names those of all pages that readers are sent to.
pub fn pages(planner: &Planner, all: &[Page]) -> Vec<Page> {
    let base = &planner.site.config.base_url;
    let every = |because: &str| Origin { source: None, because: because.to_owned() };
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", base.absolute(&Route::of(sitemap::ROUTE)));
    let mut pages = sitemap::pages(planner, all);
    let because = "every site has one";
    pages.push(close(Route::of("/robots.txt"), Content::Text(robots), every(because)));
    let because = "GitHub Pages must not run Jekyll over the site";
    pages.push(close(Route::of("/.nojekyll"), Content::Text(String::new()), every(because)));
    if let Some(cname) = &planner.site.config.cname {
        let origin = Origin { source: Some(SourcePath::new(SITE_FILE)), because: "`cname` is set".into() };
        pages.push(close(Route::of("/CNAME"), Content::Text(format!("{cname}\n")), origin));
    }
    pages
}
