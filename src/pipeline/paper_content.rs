//! What is on a paper: a brief, or all those of a dossier.

use super::project::Project;
use crate::base::{Paper, PaperSource, SITE_FILE, SourcePath};
use crate::page::{DossierPage, Page, Pages, PaperPage};
use crate::render::{PaperGround, Renderer, Source};
use std::collections::BTreeSet;

/// What a paper shows, without the bodies of its texts.
#[derive(Hash)]
pub enum PaperContent {
    Brief(Box<PaperPage>),
    Dossier(Box<DossierPage>),
}

impl PaperContent {
    /// Returns what is on the paper that a page is; none of another page.
    pub fn of(pages: &Pages, page: &Page) -> Option<Self> {
        let brief = pages.close_paper(page).map(|paper| Self::Brief(Box::new(paper)));
        brief.or_else(|| pages.close_dossier(page).map(|dossier| Self::Dossier(Box::new(dossier))))
    }

    /// Returns its briefs, in their order.
    pub fn briefs(&self) -> &[PaperPage] {
        match self {
            Self::Brief(brief) => std::slice::from_ref(brief),
            Self::Dossier(dossier) => &dossier.briefs,
        }
    }

    /// Returns the sources whose bodies it shows.
    pub fn texts(&self) -> impl Iterator<Item = &SourcePath> {
        let profile = match self {
            Self::Brief(_) => None,
            Self::Dossier(dossier) => dossier.text.as_ref(),
        };
        profile.into_iter().chain(self.briefs().iter().map(|brief| &brief.text))
    }

    /// Returns the sources whose files it may show, some of them several times.
    pub fn with_files(&self) -> impl Iterator<Item = &SourcePath> {
        self.texts().chain(self.briefs().iter().map(|brief| &brief.stated_in))
    }

    /// Returns the addresses of the publisher's logos, which editions may have each.
    pub fn logos(&self) -> BTreeSet<&str> {
        let own = match self {
            Self::Brief(_) => None,
            Self::Dossier(dossier) => dossier.logo.as_deref(),
        };
        self.briefs().iter().filter_map(|brief| brief.logo.as_deref()).chain(own).collect()
    }

    /// Returns the paper, to be set.
    ///
    /// # Panics
    /// If a plan has a page of a text that its project has not.
    pub fn render(&self, renderer: &Renderer<'_>, project: &Project, ground: &PaperGround<'_>) -> Paper {
        let source = |text: &SourcePath| project.source(text).expect("a plan has pages of its own texts alone");
        match self {
            Self::Brief(brief) => renderer.paper(brief, &source(&brief.text), ground),
            Self::Dossier(dossier) => {
                let sources: Vec<Source<'_>> = dossier.briefs.iter().map(|brief| source(&brief.text)).collect();
                let profile = dossier.text.as_ref().map(source);
                // What stands before the briefs is the profile's, or else the tool's, of which no file has the words.
                let file = dossier.text.clone().unwrap_or_else(|| SourcePath::new(SITE_FILE));
                let text = dossier.text.as_ref().and_then(|file| project.text(file)).unwrap_or_default().into();
                let head = PaperSource { start: 0, file, text };
                renderer.dossier(dossier, &head, profile.as_ref(), &sources, ground)
            }
        }
    }
}
