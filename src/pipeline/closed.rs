//! A page with all that it shows: what its fingerprint is taken of, and what is rendered.

use super::paper_content::PaperContent;
use super::plan::Plan;
use super::project::VERSION;
use crate::base::{
    Diagnostic, Fingerprint, PAPER_TEMPLATE, PaperText, PictureFile, Press, Rendered, Route, SourcePath, fingerprint_of,
};
use crate::page::{Content, HtmlPage, Page};
use crate::render::{PaperGround, Renderer};
use crate::say;
use crate::site::Withheld;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A page of a plan, closed. To close the page of a brief takes time, so ask one value for both its input and its artifact.
pub struct ClosedPage<'a> {
    plan: &'a Plan,
    page: &'a Page,
    /// None of a file that is no HTML.
    html: Option<Cow<'a, HtmlPage>>,
    /// None of what is no paper.
    paper: Option<PaperContent>,
    /// What is said on every sheet of a brief on paper that is not public yet, for each of the paper.
    marks: Vec<Option<String>>,
    /// What is wrong with the papers that the page leads to.
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
        let paper = pages.and_then(|pages| PaperContent::of(pages, page));
        Self { plan, page, html, paper, marks: Vec::new(), faults: Vec::new() }
    }

    /// Closes a page with what it says of the papers that it leads to, or with the marks of what is not public.
    pub fn finished(plan: &'a Plan, page: &'a Page, finish: Finish<'_>) -> Self {
        let mut closed = Self::new(plan, page);
        if let Some(paper) = &closed.paper {
            let marks = paper
                .briefs()
                .iter()
                .map(|brief| finish.withheld.get(&brief.text).and_then(|withheld| closed.mark_of(withheld)));
            closed.marks = marks.collect();
        }
        if let Some(press) = finish.press {
            closed.ask_for_lengths(finish, press);
        }
        closed
    }

    /// Has the page say how large the papers are that it leads to.
    fn ask_for_lengths(&mut self, finish: Finish<'_>, press: &dyn Press) {
        let leads = |html: &Cow<'_, HtmlPage>| html.view.papers().next().is_some();
        let (Some(html), Some(words), Some(site)) =
            (self.html.as_mut().filter(|html| leads(html)), self.plan.words_of(self.page), self.plan.site())
        else {
            return;
        };
        for file in html.to_mut().view.papers_mut() {
            let route = site.config.base_url.route(&file.url);
            let Some(paper) = route.and_then(|route| self.plan.page(route.as_str())) else { continue };
            let paper = Self::finished(self.plan, paper, finish);
            match press.length(paper.input(), &|| paper.render()) {
                Ok(length) => file.size = crate::page::size(words, length),
                Err(faults) => self.faults.extend(faults),
            }
        }
    }

    /// Returns what is wrong with the papers that the page leads to. The page is then rendered without their sizes.
    pub fn take_faults(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.faults)
    }

    /// Returns what is said of something withheld: on every sheet of its paper, and in a file that is sent.
    pub fn mark_of(&self, withheld: &Withheld) -> Option<String> {
        let words = self.plan.words_of(self.page)?;
        let site = self.plan.site()?;
        Some(match withheld.appears {
            None => say!(words, "paper.draft").to_owned(),
            Some(appears) => {
                let appears = appears.to_zoned_datetime(site.config.timezone.0.clone());
                let (date, hour) = (words.date(appears.date()), appears.strftime("%H:%M").to_string());
                let (hour, zone) = (words.numbers().in_digits(&hour), words.zone(appears.offset().seconds()));
                let date = format!("{date}{}{hour} ({zone})", say!(words, "text.comma"));
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
        let words = || self.plan.words_of(self.page);
        let Some(html) = &self.html else {
            // Of what is no page, a catalogue alone says something in words.
            let words = matches!(self.page.content, Content::Catalogue(_)).then(words);
            return fingerprint_of(&(VERSION, self.page.input, words));
        };
        let shown = match &self.page.content {
            Content::Brief(_) => fingerprint_of(&(&**html, &self.plan.styles.of_briefs)),
            // A plan does not know how large papers are.
            _ if html.view.papers().next().is_some() => fingerprint_of(&**html),
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
    fn paper_input(&self, paper: &PaperContent) -> Fingerprint {
        let site = self.plan.site();
        let resolved = |source| site.and_then(|site| site.resolved.get(source));
        let files = paper.with_files().filter_map(resolved).flat_map(|of| of.files.values()).map(|(route, _)| route);
        let logos = paper.logos().into_iter().filter_map(|logo| site?.config.base_url.route(logo));
        let shown: BTreeSet<Route> = files.cloned().chain(logos).collect();
        let inputs = shown.iter().filter_map(|route| Some(self.plan.page(route.as_str())?.input));
        let inputs: Vec<Fingerprint> = inputs.collect();
        let bodies: Vec<_> = paper.texts().map(|text| self.body_input(text)).collect();
        let template = self.plan.text(&SourcePath::new(format!("templates/{PAPER_TEMPLATE}")));
        let styles = &self.plan.styles;
        let (styles, words) = ((&styles.text, &styles.of_briefs), self.plan.words_of(self.page));
        fingerprint_of(&(VERSION, paper, &self.marks, inputs, bodies, template, styles, words))
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
        let edition = self.page.edition;
        let config = &site.editions[edition].config;
        let renderer = Renderer {
            site,
            config,
            templates: &templates[edition],
            styles: &self.plan.styles,
            citations: &self.plan.citations,
        };
        match (&self.paper, &self.html) {
            (Some(paper), _) => Ok(self.typeset(&renderer, paper)),
            (None, Some(html)) => {
                let source = html.text.as_ref().and_then(|text| project.source(text));
                renderer.html(self.page, html, source.as_ref()).map(Rendered::Whole)
            }
            (None, None) => Ok(renderer.file(self.page)),
        }
    }

    fn typeset(&self, renderer: &Renderer<'_>, paper: &PaperContent) -> Rendered {
        let plan = self.plan;
        let file = SourcePath::new(format!("templates/{PAPER_TEMPLATE}"));
        let own = plan.text(&file).map(|text| PaperText { text: text.into(), file });
        let find = |route: &str| match &plan.page(route)?.content {
            Content::Picture(derivation) => Some(PictureFile::Derived((**derivation).clone())),
            Content::Copy(blob) => Some(PictureFile::Copied(blob.clone())),
            _ => None,
        };
        let ground = PaperGround { template: own.as_ref(), find: &find, marks: &self.marks };
        let made = paper.render(renderer, &plan.project, &ground);
        Rendered::Typeset(self.page.route.output_path(), Arc::new(made), self.input())
    }
}
