//! A dossier: all briefs on a country, a topic or of a series as one paper.

use super::outline::Outline;
use super::paper::PaperPage;
use crate::base::{Blob, SourcePath};
use crate::page::view::DossierView;

/// What a plan keeps of a dossier until it is set.
#[derive(Clone, Debug, Hash)]
pub struct DossierOutline {
    pub view: DossierView,
    /// The profile whose body it shows.
    pub text: Option<SourcePath>,
    /// Its briefs, in their order.
    pub briefs: Vec<HeldBrief>,
    /// What always names the same paper: its full address.
    pub address: String,
}

/// A brief of a dossier.
#[derive(Clone, Debug, Hash)]
pub struct HeldBrief {
    pub outline: Outline,
    /// The position of the edition that has its page, where that is another one: the brief is set as it is there.
    pub edition: Option<usize>,
}

/// All that a dossier shows, without the bodies of its texts.
#[derive(Clone, Debug, Hash)]
pub struct DossierPage {
    pub view: DossierView,
    pub text: Option<SourcePath>,
    pub briefs: Vec<PaperPage>,
    pub address: String,
    /// As in [`PaperPage`].
    pub fonts: Vec<(&'static str, SourcePath, Blob)>,
    pub logo: Option<String>,
}
