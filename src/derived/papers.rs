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
        use crate::typesetting::{self, Fonts, Job, NoFonts};
        let fonts = Fonts::of(&paper.fonts, super::read).map_err(|(font, why)| {
            vec![match why {
                NoFonts::Unread(NotMade::Unread(error)) => problems::font_not_read(&font.file, &error.to_string()),
                NoFonts::Unread(NotMade::Damaged) | NoFonts::None => problems::no_font_for_papers(&font.file),
            }]
        })?;
        // Whoever waits holds no pictures.
        let _room = typesetting::room_for(paper);
        let files = paper.pictures.iter().map(|picture| {
            let read = match &picture.made {
                PictureFile::Derived(derivation) => self.bytes(derivation),
                PictureFile::Copied(blob) => super::read(blob),
            };
            // PDF/A has no room for inks without the profile of a press.
            let bytes = read.map(|bytes| pictures::from_inks(&bytes).unwrap_or(bytes));
            bytes.map_err(|why| vec![why.of_picture(&paper.source_of(picture).file)])
        });
        let pictures: Vec<Vec<u8>> = files.collect::<Result<_, _>>()?;
        typesetting::set(Job { paper: Arc::clone(paper), pictures, fonts })
    }

    /// Says that this program sets none.
    #[cfg(not(feature = "pdf"))]
    #[expect(clippy::unused_self, reason = "with the feature it reads files")]
    pub(super) fn set(&self, _: &Arc<Paper>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        Err(vec![crate::base::problems::no_typesetting()])
    }
}
