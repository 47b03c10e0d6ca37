//! The faces of plates, which are part of the tool, and which of them sets a text.
//!
//! A family that a machine has or has not would give other bytes on each. Where they come from is said in `fonts/README.md`.

use crate::base::PlateWords;
use harfrust::{Font, Script};
use std::sync::LazyLock;

/// A face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    SerifBold,
    Sans,
    NaskhBold,
    Naskh,
    NastaliqBold,
}

/// How loud a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    Title,
    Note,
}

/// The measures of a face, in sizes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measures {
    /// How large it is set beside the others, to look as large as they do.
    pub factor: f32,
    /// How far base lines are apart.
    pub leading: f32,
    /// How high letters stand above the base line.
    pub height: f32,
    /// How far letters go below the base line.
    pub depth: f32,
    /// How far the base line is below the middle of letters.
    pub middle: f32,
}

impl Face {
    /// Returns the font of a face, which is read once.
    pub fn font(self) -> &'static Font {
        static FONTS: LazyLock<[Font; 5]> = LazyLock::new(|| {
            let files: [&'static [u8]; 5] = [
                include_bytes!("fonts/NotoSerif-Bold.ttf"),
                include_bytes!("fonts/NotoSans-Regular.ttf"),
                include_bytes!("fonts/NotoNaskhArabic-Bold.ttf"),
                include_bytes!("fonts/NotoNaskhArabic-Regular.ttf"),
                include_bytes!("fonts/NotoNastaliqUrdu-Bold.ttf"),
            ];
            files.map(|file| Font::new(file, 0).expect("the file is a font"))
        });
        &FONTS[self as usize]
    }

    /// Returns how it is measured, in sizes.
    pub fn measures(self) -> &'static Measures {
        match self {
            Self::SerifBold | Self::Sans => {
                &Measures { factor: 1.0, leading: 1.17, height: 0.74, depth: 0.2, middle: 0.36 }
            }
            Self::NaskhBold | Self::Naskh => {
                &Measures { factor: 1.06, leading: 1.5, height: 0.84, depth: 0.42, middle: 0.2 }
            }
            Self::NastaliqBold => &Measures { factor: 0.86, leading: 2.0, height: 1.1, depth: 0.56, middle: 0.2 },
        }
    }

    /// Whether it has the sign. What is not seen needs none.
    pub fn has(self, sign: char) -> bool {
        is_unseen(sign) || self.font().charmap().map_unicode(sign).is_some()
    }
}

/// Whether the faces have all signs of the words.
pub fn has_signs(words: &PlateWords) -> bool {
    let has = |text: &str, voice: Voice| {
        let faces = faces(&words.language, voice);
        text.is_ascii() || text.chars().all(|sign| sign.is_ascii() || faces.iter().any(|face| face.has(sign)))
    };
    let notes = [&words.above, &words.below, &words.about, &words.house];
    has(&words.title, Voice::Title)
        && has(&words.monogram, Voice::Title)
        && notes.into_iter().all(|text| has(text, Voice::Note))
}

/// Returns the faces that set a text of that language, the first one first.
pub(super) fn faces(language: &str, voice: Voice) -> &'static [Face] {
    match (voice, is_nastaliq(language), is_arabic(language)) {
        (Voice::Title, true, _) => &[Face::NastaliqBold, Face::SerifBold, Face::NaskhBold],
        (Voice::Title, _, true) => &[Face::NaskhBold, Face::SerifBold],
        (Voice::Title, ..) => &[Face::SerifBold, Face::NaskhBold],
        // In small lines Nastaliq, which slopes, would need the room of two.
        (Voice::Note, true, _) | (Voice::Note, _, true) => &[Face::Naskh, Face::Sans],
        (Voice::Note, ..) => &[Face::Sans, Face::Naskh],
    }
}

/// Returns the script of a sign as far as the faces have any; none of signs that all scripts share.
pub(super) fn script(sign: char) -> Option<Script> {
    match sign {
        'A'..='Z' | 'a'..='z' | 'ª' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{2b8}' | '\u{1e00}'..='\u{1eff}' => {
            Some(LATIN)
        }
        '\u{370}'..='\u{373}' | '\u{376}'..='\u{37d}' | '\u{37f}'..='\u{384}' | '\u{386}' | '\u{388}'..='\u{3ff}' => {
            Some(GREEK)
        }
        '\u{400}'..='\u{52f}' => Some(CYRILLIC),
        // Digits, stops and marks of vowels follow what they stand in.
        '\u{600}'..='\u{605}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{640}' | '\u{64b}'..='\u{655}' | '\u{670}' => {
            None
        }
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' => Some(ARABIC),
        _ => None,
    }
}

/// Whether nothing is drawn for a sign: joiners, marks of direction, selectors.
pub(super) fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{61c}' | '\u{34f}')
}

/// Whether readers of a language expect it in Nastaliq.
pub(super) fn is_nastaliq(language: &str) -> bool {
    let language = language.to_ascii_lowercase();
    matches!(&*language, "ur" | "pnb" | "skr" | "ks" | "pa-arab") || language.starts_with("ur-")
}

/// Whether a language is set in Arabic letters as a rule.
fn is_arabic(language: &str) -> bool {
    let first = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    matches!(&*first, "ar" | "fa" | "ps" | "prs" | "ckb" | "sd" | "ug" | "arz" | "pes" | "bal" | "lrc" | "mzn")
}

const LATIN: Script = tag(b"Latn");
const GREEK: Script = tag(b"Grek");
const CYRILLIC: Script = tag(b"Cyrl");
const ARABIC: Script = tag(b"Arab");

const fn tag(name: &[u8; 4]) -> Script {
    match Script::from_iso15924_tag(harfrust::Tag::new(name)) {
        Some(script) => script,
        None => panic!("a script has four letters"),
    }
}
