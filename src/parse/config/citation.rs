//! `bibliography` and `citation`: where the references of a site stand, and how citations are written.

use super::SiteFile;
use crate::base::{FieldPath, SourcePath};
use crate::bibliography::STYLES;
use crate::parse::values::{Values, typed};

/// How a site cites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The files of references that every text may cite, as written.
    pub bibliography: Vec<String>,
    pub style: StyleName,
    /// Whether citations are notes in that style.
    pub has_notes: bool,
}

/// Which style citations are written in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum StyleName {
    /// One of [`STYLES`].
    BuiltIn(&'static str),
    /// A file of the site, as written.
    File(String),
}

impl Default for StyleName {
    fn default() -> Self {
        Self::BuiltIn(STYLES[0].0)
    }
}

/// Returns what is meant, and reports what cannot be.
pub fn read(values: &mut Values<'_>, site: &SiteFile) -> Citation {
    let at = FieldPath::of("bibliography");
    let bibliography = values.items(&at, &site.bibliography, |values, field, text| {
        let text = typed_item(text);
        if text.is_none() {
            values.report_blank(field);
        }
        text
    });
    let written = site.citation.as_ref().and_then(|citation| typed(&citation.style));
    let Some(written) = written else { return Citation { bibliography, ..Citation::default() } };
    if SourcePath::new(written).extension().eq_ignore_ascii_case("csl") {
        return Citation { bibliography, style: StyleName::File(written.to_owned()), has_notes: false };
    }
    let words: Vec<(&str, usize)> = STYLES.iter().zip(0..).map(|((name, _), at)| (*name, at)).collect();
    let field = FieldPath::of("citation").key("style");
    let style = values.word(field, &Some(written.to_owned()), &words).map_or(&STYLES[0], |at| &STYLES[at]);
    Citation { bibliography, style: StyleName::BuiltIn(style.0), has_notes: style.1 }
}

fn typed_item(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
