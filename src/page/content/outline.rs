//! What a plan keeps of the page of a brief until it is closed.
//!
//! Such a page shows ten times what other pages ask of it, and there are as many as briefs. So the plan settles the
//! address and keeps an outline. What the page shows is drawn from the same planner when the page is rendered, or asked
//! whether it has changed, and let go. It is a function of the plan still, since a planner never changes.

use crate::base::{Plate, SourcePath};
use crate::site::{Brief, BriefAt, Translation};
use std::sync::Arc;

/// Which translation of a brief a page shows.
#[derive(Clone, Copy, Debug, Hash)]
pub enum VersionAt {
    /// The one that the brief of the edition takes its words from.
    Own,
    /// Of those in languages without an edition the one at this position.
    Other(usize),
}

/// The page of a brief, or of its version in another language, as far as other pages ask.
#[derive(Clone, Debug, Hash)]
pub struct Outline {
    pub brief: BriefAt,
    /// The translation that the page shows, if it shows one.
    pub version: Option<VersionAt>,
    pub title: Arc<str>,
    /// The source whose body it shows; none if that has been withdrawn.
    pub text: Option<SourcePath>,
    /// What is drawn for it, where it has no picture.
    pub plate: Option<Arc<Plate>>,
}

impl Outline {
    /// Returns that of the page of a brief.
    pub fn of_brief(at: BriefAt, brief: &Brief) -> Self {
        let text = (!brief.is_withdrawn).then(|| brief.path.clone());
        let version = brief.is_translation().then_some(VersionAt::Own);
        Self { brief: at, version, title: brief.title.clone(), text, plate: None }
    }

    /// Returns that of the page of one of its versions.
    pub fn of_version(at: BriefAt, number: usize, version: &Translation) -> Self {
        let text = (!version.is_withdrawn).then(|| version.path.clone());
        Self { brief: at, version: Some(VersionAt::Other(number)), title: version.title.clone(), text, plate: None }
    }

    /// Whether the page is what is left of a withdrawn brief.
    pub fn is_tombstone(&self) -> bool {
        self.text.is_none()
    }
}
