//! A page with all that it shows: what its fingerprint is taken of, and what is rendered.

use super::plan::Plan;
use super::project::VERSION;
use crate::base::{Diagnostic, Fingerprint, Rendered, fingerprint_of};
use crate::page::{Content, HtmlPage, Page};
use crate::render::{Renderer, Source};
use std::borrow::Cow;

/// A page of a plan, closed. To close the page of a brief takes time, so ask one value for both its input and its artifact.
pub struct ClosedPage<'a> {
    plan: &'a Plan,
    page: &'a Page,
    /// None of a file that is no HTML.
    html: Option<Cow<'a, HtmlPage>>,
}

impl<'a> ClosedPage<'a> {
    /// Closes a page of a plan.
    pub fn new(plan: &'a Plan, page: &'a Page) -> Self {
        Self { plan, page, html: plan.project.resolved.as_ref().and_then(|resolved| resolved.pages.close(page)) }
    }

    /// Returns the fingerprint of everything that the page's bytes depend on: what it shows, its text, the templates, and the
    /// sources of the tool itself.
    pub fn input(&self) -> Fingerprint {
        let words = || self.plan.templates.as_ref().map(|templates| templates[self.page.edition].words());
        let Some(html) = &self.html else {
            // Of what is no page, a catalogue alone says something in words.
            let words = matches!(self.page.content, Content::Catalogue(_)).then(words);
            return fingerprint_of(&(VERSION, self.page.input, words));
        };
        let shown = match &self.page.content {
            Content::Brief(_) => fingerprint_of(&(&**html, &self.plan.styles.of_briefs)),
            _ => self.page.input,
        };
        let Plan { templates, project, .. } = self.plan;
        let templates = templates.as_ref().map(|templates| templates[self.page.edition].fingerprint());
        let body = html.text.as_ref().and_then(|source| {
            let (site, document) = (project.site()?, project.documents.get(source)?);
            let raw_html = document.own.has_raw_html.then_some((site.config.raw_html, &site.config.outside));
            let cited = site.cited.get(source).map(|cited| (cited, &self.plan.styles.text));
            let own = (document.own.typography, document.own.cites, cited);
            Some((project.texts.get(source)?.fingerprint, site.links(source), raw_html, own))
        });
        fingerprint_of(&(VERSION, shown, templates, body))
    }

    /// Renders the page.
    ///
    /// # Errors
    /// What is wrong with its template, or with the plan.
    pub fn render(&self) -> Result<Rendered, Vec<Diagnostic>> {
        let Plan { templates, project, .. } = self.plan;
        let (Some(site), Some(templates)) = (project.site(), templates) else {
            return Err(self.plan.problems().to_vec());
        };
        let text = self.html.as_ref().and_then(|html| html.text.as_ref());
        let source =
            text.and_then(|path| Some(Source { document: project.documents.get(path)?, text: project.text(path)? }));
        let edition = self.page.edition;
        let config = &site.editions[edition].config;
        let renderer = Renderer {
            site,
            config,
            templates: &templates[edition],
            styles: &self.plan.styles,
            citations: &self.plan.citations,
        };
        match &self.html {
            Some(html) => renderer.html(self.page, html, source.as_ref()).map(Rendered::Whole),
            None => Ok(renderer.file(self.page)),
        }
    }
}
