//! Papers: what they show is brought together, and they are set.

#[cfg(feature = "pdf")]
use super::NotMade;
use super::Workshop;
use crate::base::{Diagnostic, Paper};
use std::sync::Arc;

/// Whether this program sets papers.
pub const SETS_PAPERS: bool = cfg!(feature = "pdf");

impl Workshop {
    /// Sets a paper.
    #[cfg(feature = "pdf")]
    pub(super) fn set(&self, paper: &Arc<Paper>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        use crate::base::{PictureFile, problems};
        use crate::pictures;
        use crate::typesetting::{self, Job};
        let told = |why: NotMade| match why {
            NotMade::Damaged => problems::picture_damaged(&paper.source),
            NotMade::Unread(error) => problems::picture_not_read(&paper.source, &error.to_string()),
        };
        let files = paper.pictures.iter().map(|picture| match &picture.made {
            PictureFile::Derived(derivation) => self.bytes(derivation),
            PictureFile::Copied(blob) => super::read(blob),
        });
        // PDF/A has no room for inks without the profile of a press.
        let files = files.map(|read| read.map(|bytes| pictures::from_inks(&bytes).unwrap_or(bytes)));
        let files: Result<Vec<_>, NotMade> = files.collect();
        let fonts: Result<Vec<_>, NotMade> = paper.fonts.iter().map(|font| super::read(&font.blob)).collect();
        let (pictures, fonts) = (files.map_err(|why| vec![told(why)])?, fonts.map_err(|why| vec![told(why)])?);
        typesetting::set(Job { paper: Arc::clone(paper), pictures, fonts })
    }

    /// Says that this program sets none.
    #[cfg(not(feature = "pdf"))]
    #[expect(clippy::unused_self, reason = "with the feature it reads files")]
    pub(super) fn set(&self, _: &Arc<Paper>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        Err(vec![crate::base::problems::no_typesetting()])
    }
}
