//! `theme.fonts`: faces of the site's own.
//!
//! Their files are published as they are. No kept library makes a smaller font of one for the web: those that leave letters out
//! make fonts for PDF, which browsers do not read.

use super::forms::is_static_path;
use super::written::{FaceEntry, FontsEntry};
use crate::base::{FieldPath, problems};
use crate::parse::values::Values;

/// The faces of a site; what has none of the site's own is set in those of the reader's system.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fonts {
    /// By what is set in them, in the order of [`FontUse`].
    pub faces: Vec<(FontUse, Face)>,
}

/// What is set in a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontUse {
    /// Running text, and headings that have no face of their own.
    Text,
    Headings,
    /// Dates, menus and tables.
    Labels,
}

/// A face: its files, paths in `static/`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Face {
    pub regular: String,
    pub bold: Option<String>,
    pub italic: Option<String>,
    pub bold_italic: Option<String>,
}

impl FontUse {
    /// Returns its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Headings => "headings",
            Self::Labels => "labels",
        }
    }
}

/// Returns the format of a font by the ending of its file, as CSS calls it.
pub fn format(file: &str) -> Option<&'static str> {
    let (_, ending) = file.rsplit_once('.')?;
    Some(match &*ending.to_ascii_lowercase() {
        "woff2" => "woff2",
        "woff" => "woff",
        "ttf" => "truetype",
        "otf" => "opentype",
        _ => return None,
    })
}

/// Reads `theme.fonts`; what is wrong with it is reported and left out.
pub fn read(values: &mut Values<'_>, written: Option<&FontsEntry>) -> Fonts {
    let Some(FontsEntry { text, headings, labels }) = written else { return Fonts::default() };
    let uses = [(FontUse::Text, text), (FontUse::Headings, headings), (FontUse::Labels, labels)];
    let faces = uses.into_iter().filter_map(|(used, entry)| Some((used, face(values, used, entry.as_ref()?)?)));
    Fonts { faces: faces.collect() }
}

fn face(values: &mut Values<'_>, used: FontUse, entry: &FaceEntry) -> Option<Face> {
    let at = FieldPath::of("theme").key("fonts").key(used.key());
    values.required(at.key("regular"), &entry.regular);
    let mut file = |key: &str, written| {
        values.read(at.key(key), written, |file, field, text| match (is_static_path(text), format(text)) {
            (false, _) => Err(problems::not_in_static(file, field, text)),
            (true, None) => Err(problems::no_font(file, field, text)),
            (true, Some(_)) => Ok(text.to_owned()),
        })
    };
    let regular = file("regular", &entry.regular);
    let [bold, italic, bold_italic] =
        [("bold", &entry.bold), ("italic", &entry.italic), ("bold_italic", &entry.bold_italic)]
            .map(|(key, written)| file(key, written));
    Some(Face { regular: regular?, bold, italic, bold_italic })
}
