//! The fonts of papers: those that are part of the tool, and a site's own before them.
//!
//! No font of the machine is asked, or a paper would look otherwise on each. Where they come from is said in `fonts/README.md`.

use super::job::bytes;
use crate::base::PaperFont;
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

/// The fonts of a site's own that were read last, with what they were read from: their families and bytes.
static LAST: Mutex<Option<(Vec<Own>, Arc<Known>)>> = Mutex::new(None);

type Own = (&'static str, Bytes);

#[derive(Default)]
struct Known {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

/// The fonts of a paper.
#[derive(Clone)]
pub(super) struct Fonts(Arc<Known>);

impl Fonts {
    /// Returns the fonts in a site's own files, which papers call by the families given, and those of the tool.
    ///
    /// # Errors
    /// The number of the first file that holds no font.
    pub fn with(own: &[PaperFont], files: &[Vec<u8>]) -> Result<Self, usize> {
        if own.is_empty() {
            return Ok(Self(Arc::clone(&BUILT_IN)));
        }
        let read = || own.iter().zip(files).map(|(font, file)| (font.family, file));
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((before, known)) = &*last
            && before
                .iter()
                .map(|(family, file)| (*family, file.as_slice()))
                .eq(read().map(|(family, file)| (family, &**file)))
        {
            return Ok(Self(Arc::clone(known)));
        }
        let read: Vec<Own> = read().map(|(family, file)| (family, bytes(file))).collect();
        let mut known = Known::default();
        for (at, (family, file)) in read.iter().enumerate() {
            let before = known.fonts.len();
            Font::iter(file.clone()).for_each(|font| known.add(font, Some(family)));
            if known.fonts.len() == before {
                return Err(at);
            }
        }
        BUILT_IN.fonts.iter().for_each(|font| known.add(font.clone(), None));
        let known = Arc::new(known);
        *last = Some((read, Arc::clone(&known)));
        Ok(Self(known))
    }

    /// Returns what is known of all of them.
    pub fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }

    /// Returns the font at a position of the book.
    pub fn get(&self, index: usize) -> Option<Font> {
        self.0.fonts.get(index).cloned()
    }

    /// Whether a font has the sign.
    pub fn has(&self, sign: char) -> bool {
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
