//! Render: a closed page becomes bytes.
//!
//! One page at a time, in parallel, with nothing shared but the compiled templates. What can go wrong here is a
//! template; whatever an author wrote has been settled before.

mod calendar;
mod catalogue;
mod citation;
mod citations;
mod cited_as;
mod cited_together;
pub mod deposit;
mod feed;
mod json_feed;
mod json_ld;
mod oai;
mod open_search;
mod paper;
mod sitemap;
mod templates;
mod xml;

pub use citations::CitationMemo;
use citations::{Citations, Manner};
use cited_as::cited_as;
pub use paper::PaperGround;
pub use templates::{TemplateSet, Templates, forbidden};

use crate::base::escape::Escaped;
use crate::base::length::words_a_minute;
use crate::base::{Artifact, Body, Diagnostic, Rendered, SourcePath};
use crate::bibliography::SiteStyles;
use crate::body::{self, CountryLink, Html, Setting};
use crate::page::view::ContentView;
use crate::page::{Content, HtmlPage, Page, View};
use crate::parse::config::Config;
use crate::parse::document::Document;
use crate::say;
use crate::site::Site;
use std::sync::Arc;

/// The text behind a page: its document, and the whole file.
pub struct Source<'a> {
    pub document: &'a Document,
    pub text: &'a str,
}

/// What rendering any page needs.
pub struct Renderer<'a> {
    pub site: &'a Site,
    /// The settings in the language of the page.
    pub config: &'a Config,
    pub templates: &'a Templates,
    /// In which citations are written.
    pub styles: &'a SiteStyles,
    pub citations: &'a CitationMemo,
}

impl Renderer<'_> {
    /// Renders a file that is no HTML.
    pub fn file(&self, page: &Page) -> Rendered {
        let body = match &page.content {
            Content::Brief(_) | Content::Html(_) | Content::Paper(_) | Content::Dossier(_) => {
                unreachable!("a page is rendered from what it shows")
            }
            Content::Feed(feed) => Body::Bytes(feed::atom(feed)),
            Content::JsonFeed(feed) => Body::Bytes(json_feed::json_feed(feed)),
            Content::Catalogue(catalogue) => Body::Bytes(catalogue::write(catalogue, self.templates.words())),
            Content::Calendar(view) => Body::Bytes(calendar::calendar(view)),
            Content::Graph(graph) => Body::Bytes(catalogue::graph(graph)),
            Content::OpenSearch(search) => Body::Bytes(open_search::open_search(search)),
            Content::Sitemap(entries) => Body::Bytes(sitemap::sitemap(entries)),
            Content::SitemapIndex(urls) => Body::Bytes(sitemap::sitemap_index(urls)),
            Content::Text(text) => Body::Bytes(text.clone().into_bytes()),
            Content::Copy(blob) => Body::Copy(blob.clone()),
            Content::Picture(derivation) => {
                return Rendered::Derived(page.route.output_path(), (**derivation).clone());
            }
            Content::Plate(plate) => return Rendered::Drawn(page.route.output_path(), Arc::clone(plate)),
        };
        Rendered::Whole(Artifact { path: page.route.output_path(), body })
    }

    /// Renders what an HTML page shows; `source` is there if that has a text.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn html(&self, page: &Page, html: &HtmlPage, source: Option<&Source<'_>>) -> Result<Artifact, Vec<Diagnostic>> {
        let mut content = source
            .map(|source| self.content(source, &html.head.language, &html.head.site_lang_html, &html.countries))
            .unwrap_or_default();
        if let View::Brief(brief) = &html.view
            && let Some(record) = &brief.citations
        {
            content.cited_as = cited_as(record, &self.styles.of_briefs, &html.head.language);
        }
        let mut head = html.head.clone();
        let cited = source.and_then(|source| self.site.cited.get(&source.document.path));
        head.json_ld = json_ld::of(self.config, self.templates.words(), html, &content, cited);
        let bytes = self.templates.render(&html.view, &head, &content).map_err(|fault| {
            let site_file = SourcePath::new(crate::base::SITE_FILE);
            vec![fault.problem(page.origin.source.as_ref().unwrap_or(&site_file))]
        })?;
        Ok(Artifact { path: page.route.output_path(), body: Body::Bytes(bytes) })
    }

    /// Returns a text in its language. Where that is another than the site's, `words_lang` marks the words of the site.
    fn content(&self, source: &Source<'_>, language: &str, words_lang: &str, countries: &[CountryLink]) -> ContentView {
        let (words, cited) = (self.templates.words(), self.site.cited.get(&source.document.path));
        let manner = Manner { style: &self.styles.text, language, words, words_lang };
        let citations = self.citations.citations(source.document, cited, &manner);
        self.content_citing(source, (language, words_lang), countries, &citations)
    }

    /// Returns a text with what stands in the place of its citations.
    fn content_citing(
        &self,
        source: &Source<'_>,
        (language, words_lang): (&str, &str),
        countries: &[CountryLink],
        citations: &Citations,
    ) -> ContentView {
        let (document, words) = (source.document, self.templates.words());
        let setting = Setting {
            links: self.site.links(&document.path),
            raw_html: self.config.raw_html,
            countries,
            words,
            words_lang,
            outside: &self.config.outside,
            citations: &citations.places,
            marks_follow_signs: language.starts_with("en"),
        };
        let text = &source.text[document.body.range()];
        let Html { whole: mut html, notes, has_players, has_frames } =
            body::write(text, &document.facts, &document.own, setting);
        let minutes = document.own.words.div_ceil(words_a_minute(language)).max(1);
        let (text_html, notes_html) = html.split_at(notes);
        let (text_html, notes_html) = (text_html.to_owned(), notes_html.to_owned());
        if !citations.list.is_empty() {
            let title = Escaped(say!(words, "brief.sources"));
            let head = format!("<h2 id=\"bp-sources\"{words_lang}>{title}</h2>\n");
            html.extend([
                "<section class=\"sources\" aria-labelledby=\"bp-sources\">\n",
                &head,
                &citations.list,
                "</section>\n",
            ]);
        }
        let words = document.own.words;
        let references_html = citations.list.clone();
        let cited_as = Vec::new();
        ContentView { html, text_html, notes_html, references_html, words, minutes, has_players, has_frames, cited_as }
    }
}
