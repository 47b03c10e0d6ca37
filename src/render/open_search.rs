//! `opensearch.xml`, after OpenSearch 1.1.

use crate::page::OpenSearch;
use quick_xml::escape::escape;

/// Writes the description of a search.
pub fn open_search(search: &OpenSearch) -> Vec<u8> {
    let OpenSearch { short_name, long_name, description, url, language } = search;
    let element = |name: &str, text: &str| format!("<{name}>{}</{name}>\n", escape(text));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n");
    out.push_str(&element("ShortName", short_name));
    // No more than the short name is no other name.
    if long_name != short_name {
        out.push_str(&element("LongName", long_name));
    }
    out.push_str(&element("Description", description));
    out.push_str(&format!("<Url type=\"text/html\" template=\"{}?q={{searchTerms}}\"/>\n", escape(url)));
    out.push_str(&element("Language", language));
    out.push_str("<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n");
    out.push_str("</OpenSearchDescription>\n");
    out.into_bytes()
}
