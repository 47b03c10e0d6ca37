//! The site map: the address of every page, for search engines.

use crate::base::{BaseUrl, Route};
use crate::page::brief;
use crate::page::content::{Content, Page, SitemapEntry};
use crate::page::planner::Planner;

/// Where it stands.
pub const ROUTE: &str = "/sitemap.xml";

/// Most addresses in one file, by the protocol of sitemaps.org 0.9.
const MOST: usize = 50_000;

/// Returns the site map of these pages.
pub fn pages(planners: &[Planner], pages: &[Page]) -> Vec<Page> {
    let files = files(&planners[0].edition.config.base_url, entries(planners, pages), MOST);
    let page = |(route, content): (Route, Content)| {
        let because = match content {
            Content::SitemapIndex(_) => format!("there are more than {MOST} pages"),
            _ if route.as_str() == ROUTE => "every site has one".to_owned(),
            _ => format!("it is a part of `{ROUTE}`"),
        };
        Page::new(route, content, None, because)
    };
    files.into_iter().map(page).collect()
}

/// Returns the addresses of pages that readers are sent to, sorted.
fn entries(planners: &[Planner], pages: &[Page]) -> Vec<SitemapEntry> {
    let day = |moment: String| moment[..10].to_owned();
    let entry = |page: &Page| match &page.content {
        // A withdrawn brief is among them: an engine that knows its text learns by the date here that it is gone.
        Content::Brief(outline) => Some(SitemapEntry {
            url: planners[page.edition].edition.config.base_url.absolute(&page.route),
            modified: brief::modified(&planners[page.edition], outline).map(day),
            alternates: brief::alternates(&planners[page.edition], outline),
        }),
        Content::Html(html) => Some(SitemapEntry {
            url: html.head.permalink.clone()?,
            modified: html.head.modified.clone().map(day),
            alternates: html.head.alternates.clone(),
        }),
        _ => None,
    };
    let mut entries: Vec<SitemapEntry> = pages.iter().filter_map(entry).collect();
    entries.sort_by(|a, b| a.url.cmp(&b.url));
    entries
}

/// Returns one file, or an index and its parts when there are more entries than one file may have.
fn files(base: &BaseUrl, entries: Vec<SitemapEntry>, most: usize) -> Vec<(Route, Content)> {
    if entries.len() <= most {
        return vec![(Route::of(ROUTE), Content::Sitemap(entries))];
    }
    let part = |(number, part): (usize, &[SitemapEntry])| {
        (Route::of(format!("/sitemap-{}.xml", number + 1)), Content::Sitemap(part.to_vec()))
    };
    let mut files: Vec<(Route, Content)> = entries.chunks(most).enumerate().map(part).collect();
    let urls = files.iter().map(|(route, _)| base.absolute(route)).collect();
    files.push((Route::of(ROUTE), Content::SitemapIndex(urls)));
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the files for that many entries, three a file: each with its addresses.
    fn shown(count: usize) -> Vec<String> {
        let base = BaseUrl::parse("https://x.org/repo/").unwrap();
        let entry = |at: usize| SitemapEntry { url: format!("u{at}"), modified: None, alternates: Vec::new() };
        let shown = |(route, content): (Route, Content)| match content {
            Content::Sitemap(part) => {
                let urls: Vec<&str> = part.iter().map(|entry| entry.url.as_str()).collect();
                format!("{route}: {}", urls.join(" "))
            }
            Content::SitemapIndex(urls) => format!("{route}: {}", urls.join(" ")),
            _ => unreachable!("site maps alone are made"),
        };
        files(&base, (0..count).map(entry).collect(), 3).into_iter().map(shown).collect()
    }

    #[test]
    fn a_site_map_has_parts_beyond_its_limit() {
        assert_eq!(shown(0), ["/sitemap.xml: "]);
        assert_eq!(shown(3), ["/sitemap.xml: u0 u1 u2"]);
        assert_eq!(
            shown(7),
            [
                "/sitemap-1.xml: u0 u1 u2",
                "/sitemap-2.xml: u3 u4 u5",
                "/sitemap-3.xml: u6",
                "/sitemap.xml: https://x.org/repo/sitemap-1.xml https://x.org/repo/sitemap-2.xml \
                 https://x.org/repo/sitemap-3.xml",
            ]
        );
    }
}
