//! `sitemap.xml`, and its index when it has parts, after the protocol of sitemaps.org 0.9.

use crate::page::SitemapEntry;
use quick_xml::escape::escape;

/// Writes the site map.
pub fn sitemap(entries: &[SitemapEntry]) -> Vec<u8> {
    let mut out = String::with_capacity(entries.len() * 120);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    out.push_str(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for entry in entries {
        out.push_str("<url><loc>");
        out.push_str(&escape(&entry.url));
        out.push_str("</loc>");
        // Elements of another namespace may stand in any place but the first.
        for alternate in &entry.alternates {
            out.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
            out.push_str(&escape(&alternate.language));
            out.push_str("\" href=\"");
            out.push_str(&escape(&*alternate.url));
            out.push_str("\"/>");
        }
        if let Some(modified) = &entry.modified {
            out.push_str("<lastmod>");
            out.push_str(modified);
            out.push_str("</lastmod>");
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

/// Writes the index of the site maps at these addresses.
pub fn sitemap_index(urls: &[String]) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for url in urls {
        out.push_str("<sitemap><loc>");
        out.push_str(&escape(url));
        out.push_str("</loc></sitemap>\n");
    }
    out.push_str("</sitemapindex>\n");
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_names_its_parts() {
        let index = sitemap_index(&["https://x.org/a&b/sitemap-1.xml".to_owned()]);
        assert_eq!(
            String::from_utf8(index).unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
             <sitemap><loc>https://x.org/a&amp;b/sitemap-1.xml</loc></sitemap>\n</sitemapindex>\n"
        );
    }
}
