//! `pdf`: which PDF editions and dossiers the tool makes, on what paper, in which fonts.

use super::fonts::format;
use super::forms::is_static_path;
use super::written::{DOSSIERS, PdfEntry};
use crate::base::{FieldPath, PaperSize, problems};
use crate::parse::values::Values;

/// The PDF editions of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pdf {
    /// Whether every brief has one that says nothing else.
    pub of_briefs: bool,
    /// The folders of the terms of which all briefs also make one PDF.
    pub dossiers: Vec<&'static str>,
    pub paper: PaperSize,
    /// Fonts beside those of the theme: paths in `static/`.
    pub fonts: Vec<String>,
}

/// Returns what is meant, and reports what cannot be.
pub fn read(values: &mut Values<'_>, written: Option<&PdfEntry>) -> Pdf {
    let Some(entry) = written else { return Pdf::default() };
    let at = FieldPath::of("pdf");
    let of_briefs = values.word(at.key("briefs"), &entry.briefs, &[("auto", true), ("none", false)]);
    let papers = [("a4", PaperSize::A4), ("letter", PaperSize::Letter)];
    let paper = values.word(at.key("paper"), &entry.paper, &papers).unwrap_or_default();
    let dossiers = values.items(&at.key("dossiers"), &entry.dossiers, |values, field, text| {
        values.word(field, &Some(text.clone()), &DOSSIERS.map(|folder| (folder, folder)))
    });
    let fonts = values.items(&at.key("fonts"), &entry.fonts, |values, field, text| {
        values.read(field, &Some(text.clone()), |file, field, text| match (is_static_path(text), format(text)) {
            (false, _) => Err(problems::not_in_static(file, field, text)),
            (true, Some("truetype" | "opentype")) => Ok(text.to_owned()),
            (true, _) => Err(problems::no_font_of_papers(file, field, text)),
        })
    });
    Pdf { of_briefs: of_briefs.unwrap_or(false), dossiers, paper, fonts }
}
