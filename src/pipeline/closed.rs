//! A page with all that it shows: what its fingerprint is taken of, and what is rendered.

use super::plan::Plan;
use super::project::VERSION;
use crate::base::{
    Diagnostic, Fingerprint, PAPER_TEMPLATE, PaperText, PictureFile, Press, Rendered, SourcePath, fingerprint_of,
};
use crate::page::{Content, HtmlPage, Page, PaperPage, View};
use crate::render::{PaperGround, Renderer, Source};
use crate::say;
use crate::site::Withheld;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A page of a plan, closed. To close the page of a brief takes time, so ask one value for both its input and its artifact.
pub struct ClosedPage<'a> {
    plan: &'a Plan,
    page: &'a Page,
    /// None of a file that is no HTML.
    html: Option<Cow<'a, HtmlPage>>,
    /// None of what is no PDF edition.
    paper: Option<Box<PaperPage>>,
    /// What is said on every sheet of a paper that is not public yet.
    mark: Option<String>,
    /// What is wrong with the edition that the page leads to.
    faults: Vec<Diagnostic>,
}

/// With what the pages of a plan are finished.
#[derive(Clone, Copy)]
pub struct Finish<'a> {
    /// Where papers are set; without one, pages do not say how large editions are.
    pub press: Option<&'a dyn Press>,
    /// What of the plan is not public yet.
    pub withheld: &'a BTreeMap<SourcePath, Withheld>,
}

impl<'a> ClosedPage<'a> {
    /// Closes a page of a plan.
    pub fn new(plan: &'a Plan, page: &'a Page) -> Self {
        let pages = plan.project.resolved.as_ref().map(|resolved| &resolved.pages);
        let html = pages.and_then(|pages| pages.close(page));
        let paper = pages.and_then(|pages| pages.close_paper(page)).map(Box::new);
        Self { plan, page, html, paper, mark: None, faults: Vec::new() }
    }

    /// Closes a page with what it says of the PDF edition that it leads to, or with the mark of one that is not public.
    pub fn finished(plan: &'a Plan, page: &'a Page, finish: Finish<'_>) -> Self {
        let mut closed = Self::new(plan, page);
        if let Some(paper) = &closed.paper {
            closed.mark = finish.withheld.get(&paper.text).and_then(|withheld| closed.mark_of(withheld));
        }
        if let (Some(paper), Some(press)) = (closed.edition(), finish.press) {
            let paper = Self::finished(plan, paper, finish);
            match press.length(paper.input(), &|| paper.render()) {
                Ok(length) => closed.tell_length(length),
                Err(faults) => closed.faults = faults,
            }
        }
        closed
    }

    /// Returns what is wrong with the edition that the page leads to. The page is then rendered without its size.
    pub fn take_faults(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.faults)
    }

    /// Returns the PDF edition that the page leads to, if the tool makes it.
    fn edition(&self) -> Option<&'a Page> {
        let View::Brief(brief) = &self.html.as_ref()?.view else { return None };
        let edition = brief.pdf.as_ref().filter(|pdf| pdf.is_of_page)?;
        let route = self.plan.site()?.config.base_url.route(&edition.url)?;
        self.plan.page(route.as_str())
    }

    fn tell_length(&mut self, length: u64) {
        let Some(words) = self.words() else { return };
        if let Some(View::Brief(brief)) = self.html.as_mut().map(|html| &mut html.to_mut().view)
            && let Some(pdf) = &mut brief.pdf
        {
            pdf.size = crate::page::size(words, length);
        }
    }

    fn words(&self) -> Option<&'a crate::words::Words> {
        self.plan.templates.as_ref().map(|templates| templates[self.page.edition].words())
    }

    /// Returns what is said on every sheet of what is withheld.
    fn mark_of(&self, withheld: &Withheld) -> Option<String> {
        let words = self.words()?;
        let site = self.plan.site()?;
        Some(match withheld.appears {
            None => say!(words, "paper.draft").to_owned(),
            Some(appears) => {
                let appears = appears.to_zoned_datetime(site.config.timezone.0.clone());
                let date =
                    format!("{}{}{}", words.date(appears.date()), say!(words, "text.comma"), appears.strftime("%H:%M"));
                say!(words, "paper.embargo", date = &date)
            }
        })
    }

    /// Returns the fingerprint of everything that the page's bytes depend on: what it shows, its text, the templates, and the
    /// sources of the tool itself.
    pub fn input(&self) -> Fingerprint {
        if let Some(paper) = &self.paper {
            return self.paper_input(paper);
        }
        let words = || self.words();
        let Some(html) = &self.html else {
            // Of what is no page, a catalogue alone says something in words.
            let words = matches!(self.page.content, Content::Catalogue(_)).then(words);
            return fingerprint_of(&(VERSION, self.page.input, words));
        };
        let shown = match &self.page.content {
            Content::Brief(_) => fingerprint_of(&(&**html, &self.plan.styles.of_briefs)),
            _ => self.page.input,
        };
        let templates = self.plan.templates.as_ref();
        let templates = templates.map(|templates| templates[self.page.edition].fingerprint());
        let body = html.text.as_ref().and_then(|source| self.body_input(source));
        fingerprint_of(&(VERSION, shown, templates, body))
    }

    /// Returns the fingerprint of all that the body of a text depends on.
    fn body_input(&self, source: &SourcePath) -> Option<Fingerprint> {
        let project = &self.plan.project;
        let (site, document) = (project.site()?, project.documents.get(source)?);
        let raw_html = document.own.has_raw_html.then_some((site.config.raw_html, &site.config.outside));
        let cited = site.cited.get(source).map(|cited| (cited, &self.plan.styles.text));
        let own = (document.own.typography, document.own.cites, cited);
        Some(fingerprint_of(&(project.texts.get(source)?.fingerprint, site.links(source), raw_html, own)))
    }

    /// Returns the fingerprint of all that a paper depends on: unlike a page, on what its pictures hold, too.
    fn paper_input(&self, paper: &PaperPage) -> Fingerprint {
        let site = self.plan.site();
        let files = site.and_then(|site| site.resolved.get(&paper.text)).into_iter().flat_map(|of| of.files.values());
        let logo = site.and_then(|site| site.config.base_url.route(paper.logo.as_deref()?));
        let shown = files.map(|(route, _)| route).chain(&logo);
        let files: Vec<_> = shown.filter_map(|route| Some(self.plan.page(route.as_str())?.input)).collect();
        let template = self.plan.text(&SourcePath::new(format!("templates/{PAPER_TEMPLATE}")));
        let (styles, body) = (&self.plan.styles.of_briefs, self.body_input(&paper.text));
        fingerprint_of(&(VERSION, paper, &self.mark, files, template, styles, body, self.words()))
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
        if !self.faults.is_empty() {
            return Err(self.faults.clone());
        }
        let text = self.html.as_ref().and_then(|html| html.text.as_ref());
        let text = text.or(self.paper.as_ref().map(|paper| &paper.text));
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
        if let (Some(paper), Some(source)) = (&self.paper, &source) {
            return Ok(self.typeset(&renderer, paper, source));
        }
        match &self.html {
            Some(html) => renderer.html(self.page, html, source.as_ref()).map(Rendered::Whole),
            None => Ok(renderer.file(self.page)),
        }
    }

    fn typeset(&self, renderer: &Renderer<'_>, paper: &PaperPage, source: &Source<'_>) -> Rendered {
        let plan = self.plan;
        let file = SourcePath::new(format!("templates/{PAPER_TEMPLATE}"));
        let own = plan.text(&file).map(|text| PaperText { text: text.into(), file: Some(file) });
        let find = |route: &str| match &plan.page(route)?.content {
            Content::Picture(derivation) => Some(PictureFile::Derived((**derivation).clone())),
            Content::Copy(blob) => Some(PictureFile::Copied(blob.clone())),
            _ => None,
        };
        let ground = PaperGround { template: own.as_ref(), find: &find, mark: self.mark.as_deref() };
        let made = renderer.paper(paper, source, &ground);
        Rendered::Typeset(self.page.route.output_path(), Arc::new(made), self.input())
    }
}
