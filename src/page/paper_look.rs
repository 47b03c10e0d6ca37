//! What all papers of a site have in common: who publishes them, on what, in which faces and digits.

use crate::base::Language;
use crate::base::date::Moment;
use crate::page::paper_fonts::{FURTHER, OWN};
use crate::page::planner::Planner;
use crate::page::view::{PaperFonts, PaperSiteView};
use crate::parse::config::fonts::FontUse;

/// The faces that are part of the tool.
const SERIF: &str = "Source Serif 4";
const SANS: &str = "Source Sans 3";
const CODE: &str = "Source Code Pro";
const ARABIC: &str = "Noto Naskh Arabic";

/// The house's colour where a site names none.
const ACCENT: &str = "#17406d";

/// How a paper in one language looks, by the fields of its view.
pub struct Look {
    pub language: String,
    pub lang: String,
    pub region: Option<String>,
    pub script: String,
    pub direction: &'static str,
    pub paper: &'static str,
    pub fonts: PaperFonts,
    pub numbering: &'static str,
}

impl Look {
    /// Returns that of a paper in this language.
    pub fn new(planner: &Planner, language: &Language) -> Self {
        let locale = language.written_locale().id;
        let zero = planner.words.numbers().count(0).chars().next();
        Self {
            language: language.tag().to_owned(),
            lang: locale.language.as_str().to_owned(),
            region: locale.region.map(|region| region.as_str().to_owned()),
            script: locale.script.map_or_else(|| "zyyy".to_owned(), |script| script.as_str().to_lowercase()),
            direction: language.direction(),
            paper: planner.edition.config.pdf.paper.name(),
            fonts: fonts(planner, language),
            numbering: numbering(zero.filter(|_| *language == planner.edition.language)),
        }
    }
}

/// Returns who publishes the paper. The file of the logo is found when it is rendered.
pub fn publishing_site(planner: &Planner, logo_is_emblem: bool) -> PaperSiteView {
    let config = &*planner.edition.config;
    PaperSiteView {
        title: config.title.clone(),
        publisher: config.publisher.name.clone(),
        short_name: config.publisher.short_name.clone(),
        url: config.base_url.absolute(&planner.at("/")),
        logo: None,
        logo_is_emblem,
        accent: config.theme.accent.clone().unwrap_or_else(|| ACCENT.to_owned()),
    }
}

/// Returns a day as Typst takes it: year, month, day.
pub fn day(moment: Moment) -> (i16, i8, i8) {
    (moment.date.year(), moment.date.month(), moment.date.day())
}

/// Returns the families of a paper: the site's own, those of the tool, and the site's further ones.
fn fonts(planner: &Planner, language: &Language) -> PaperFonts {
    let has = |used: FontUse| planner.paper_fonts.iter().any(|(family, ..)| *family == OWN[used as usize]);
    let own = |uses: &[FontUse]| uses.iter().copied().find(|used| has(*used)).map(|used| OWN[used as usize]);
    let further = planner.paper_fonts.iter().any(|(family, ..)| *family == FURTHER).then_some(FURTHER);
    let families = |own: Option<&'static str>, latin: &'static str| -> Vec<&'static str> {
        let built_in = if language.is_in_arabic_script() { [ARABIC, latin] } else { [latin, ARABIC] };
        own.into_iter().chain(built_in).chain(further).collect()
    };
    PaperFonts {
        text: families(own(&[FontUse::Text]), SERIF),
        headings: families(own(&[FontUse::Headings, FontUse::Text]), SERIF),
        labels: families(own(&[FontUse::Labels]), SANS),
        code: families(None, CODE),
    }
}

/// Returns what Typst calls the digits with that zero.
fn numbering(zero: Option<char>) -> &'static str {
    match zero {
        Some('٠') => "١",
        Some('۰') => "۱",
        Some('०') => "१",
        Some('০') => "১",
        _ => "1",
    }
}
