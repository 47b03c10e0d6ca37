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
    /// In which styles readers may cite a brief, the first of them in sight; none where the site has said nothing of citations.
    pub of_briefs: Vec<StyleName>,
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
    let Some(written) = &site.citation else { return Citation { bibliography, ..Citation::default() } };
    let at = FieldPath::of("citation");
    let style = typed(&written.style).and_then(|style| named(values, at.key("style"), style)).unwrap_or_default();
    let offered = values.items(&at.key("offered"), &written.offered, |values, field, name| match typed_item(name) {
        Some(name) => named(values, field, &name),
        None => {
            values.report_blank(field);
            None
        }
    });
    let mut of_briefs = vec![style.clone()];
    for name in offered {
        if !of_briefs.contains(&name) {
            of_briefs.push(name);
        }
    }
    let has_notes = matches!(style, StyleName::BuiltIn(name) if STYLES.iter().any(|(known, is_note, _)| *known == name && *is_note));
    Citation { bibliography, style, of_briefs, has_notes }
}

/// Returns the style of a name, and reports a name that is none.
fn named(values: &mut Values<'_>, field: FieldPath, written: &str) -> Option<StyleName> {
    if SourcePath::new(written).extension().eq_ignore_ascii_case("csl") {
        return Some(StyleName::File(written.to_owned()));
    }
    let words: Vec<(&str, &'static str)> = STYLES.iter().map(|(name, ..)| (*name, *name)).collect();
    let found = words.iter().find(|(name, _)| *name == written);
    if found.is_none() {
        values.report_style(field, written, &words.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    }
    found.map(|(_, name)| StyleName::BuiltIn(name))
}

fn typed_item(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
