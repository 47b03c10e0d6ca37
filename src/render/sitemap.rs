//! `sitemap.xml`, after the protocol of sitemaps.org 0.9.

use crate::page::SitemapEntry;
use quick_xml::escape::escape;

/// Writes the site map.
pub fn sitemap(entries: &[SitemapEntry]) -> Vec<u8> {
    let mut out = String::with_capacity(entries.len() * 120);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for entry in entries {
        out.push_str("<url><loc>");
        out.push_str(&escape(&entry.url));
        out.push_str("</loc>");
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
