//! The fonts of papers: those that are part of the tool, and a site's own before them.
//!
//! No font of the machine is asked, or a paper would look otherwise on each. Where they come from is said in `fonts/README.md`.

use crate::base::{Blob, Fingerprint, PaperFont};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

const FILES: [&[u8]; 10] = [
    include_bytes!("fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("fonts/SourceSerif4-Italic.ttf"),
    include_bytes!("fonts/SourceSerif4-SemiBold.ttf"),
    include_bytes!("fonts/SourceSerif4-SemiBoldItalic.ttf"),
    include_bytes!("fonts/SourceSans3-Regular.ttf"),
    include_bytes!("fonts/SourceSans3-Italic.ttf"),
    include_bytes!("fonts/SourceSans3-SemiBold.ttf"),
    include_bytes!("fonts/SourceCodePro-Regular.ttf"),
    include_bytes!("fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("fonts/NotoNaskhArabic-Bold.ttf"),
];

static BUILT_IN: LazyLock<Arc<Known>> = LazyLock::new(|| {
    let mut known = Known::default();
    FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).for_each(|font| known.add(font, None));
    Arc::new(known)
});

/// The fonts of a site's own that were read last, with what they were read from: their families and files.
static LAST: Mutex<Option<(Vec<Own>, Arc<Known>)>> = Mutex::new(None);

type Own = (&'static str, Fingerprint);

#[derive(Default)]
struct Known {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

/// The fonts of a paper.
#[derive(Clone)]
pub struct Fonts(Arc<Known>);

/// Why there are no fonts of a paper.
#[derive(Debug)]
pub enum NoFonts<E> {
    /// A file cannot be read.
    Unread(E),
    /// A file holds no font.
    None,
}

impl Fonts {
    /// Returns the fonts in a site's own files, which papers call by their families, and those of the tool. The files are
    /// read by `read`, unless they are those of the last paper.
    ///
    /// # Errors
    /// The first file of which there is no font, and why.
    pub fn of<E>(
        own: &[PaperFont],
        read: impl Fn(&Blob) -> Result<Vec<u8>, E>,
    ) -> Result<Self, (&PaperFont, NoFonts<E>)> {
        if own.is_empty() {
            return Ok(Self(Arc::clone(&BUILT_IN)));
        }
        let files: Vec<Own> = own.iter().map(|font| (font.family, font.blob.fingerprint())).collect();
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = last.as_ref().filter(|(before, _)| *before == files) {
            return Ok(Self(Arc::clone(known)));
        }
        let mut known = Known::default();
        for font in own {
            let before = known.fonts.len();
            let bytes = read(&font.blob).map_err(|why| (font, NoFonts::Unread(why)))?;
            Font::iter(Bytes::new(bytes)).for_each(|read| known.add(read, Some(font.family)));
            if known.fonts.len() == before {
                return Err((font, NoFonts::None));
            }
        }
        BUILT_IN.fonts.iter().for_each(|font| known.add(font.clone(), None));
        let known = Arc::new(known);
        *last = Some((files, Arc::clone(&known)));
        Ok(Self(known))
    }

    /// Returns what is known of all of them.
    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }

    /// Returns the font at a position of the book.
    pub(super) fn get(&self, index: usize) -> Option<Font> {
        self.0.fonts.get(index).cloned()
    }

    /// Whether a font has the sign.
    pub(super) fn has(&self, sign: char) -> bool {
        self.0.fonts.iter().any(|font| font.info().coverage.contains(u32::from(sign)))
    }
}

impl Known {
    /// Adds a font, under its own name or another one.
    fn add(&mut self, font: Font, family: Option<&str>) {
        let mut info = font.info().clone();
        if let Some(family) = family {
            info.family = family.to_owned();
        }
        self.book.push(info);
        self.fonts.push(font);
    }
}
