//! What a plan keeps of the page of a brief until it is closed.
//!
//! Such a page shows ten times what other pages ask of it, and there are as many as briefs. So the plan settles the
//! address and keeps an outline. What the page shows is drawn from the same planner when the page is rendered, or asked
//! whether it has changed, and let go. It is a function of the plan still, since a planner never changes.

use crate::base::SourcePath;
use crate::page::brief;
use crate::page::brief::translation;
use crate::page::content::HtmlPage;
use crate::page::planner::Planner;
use crate::page::view::AlternateView;
use crate::site::{Brief, BriefAt, Translation};
use std::sync::Arc;

/// The page of a brief, or of its version in another language, as far as other pages ask.
#[derive(Clone, Debug, Hash)]
pub struct Outline {
    brief: BriefAt,
    /// The version, by its position among those of the brief.
    version: Option<usize>,
    pub title: Arc<str>,
    /// The source whose body it shows; none if that has been withdrawn.
    pub text: Option<SourcePath>,
}

impl Outline {
    /// Of the page of a brief.
    pub fn of_brief(planner: &Planner, at: BriefAt) -> Self {
        let brief = &planner.site.briefs[at];
        let text = (!brief.is_withdrawn).then(|| brief.path.clone());
        Self { brief: at, version: None, title: brief.title.clone(), text }
    }

    /// Of the page of one of its versions.
    pub fn of_version(at: BriefAt, number: usize, version: &Translation) -> Self {
        let text = (!version.is_withdrawn).then(|| version.path.clone());
        Self { brief: at, version: Some(number), title: version.title.clone(), text }
    }

    /// Whether the page is what is left of a withdrawn brief.
    pub fn is_tombstone(&self) -> bool {
        self.text.is_none()
    }

    /// The page itself.
    pub fn close(&self, planner: &Planner) -> HtmlPage {
        match self.subject(planner) {
            (_, Some(version)) => translation::closed(planner, version),
            (brief, None) => brief::closed(planner, self.brief, brief),
        }
    }

    /// When what it shows was last changed, in RFC 3339.
    pub fn modified(&self, planner: &Planner) -> Option<String> {
        let moment = match self.subject(planner) {
            (_, Some(version)) => translation::changed(version),
            (brief, None) => brief.changed(),
        };
        moment.map(|moment| moment.rfc3339(&planner.site.config.timezone))
    }

    /// The versions of the page in all languages.
    pub fn alternates(&self, planner: &Planner) -> Vec<AlternateView> {
        match self.subject(planner) {
            (_, Some(version)) => translation::alternates_of(planner, version),
            (brief, None) => translation::alternates(planner, brief),
        }
    }

    fn subject<'a>(&self, planner: &'a Planner) -> (&'a Brief, Option<&'a Translation>) {
        let brief = &*planner.site.briefs[self.brief];
        (brief, self.version.map(|number| &planner.site.translations.of(&brief.path)[number]))
    }
}
