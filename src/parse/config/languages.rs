//! The languages of a site: the first one, and those that have pages of their own below their tags.

use super::SiteFile;
use super::forms::is_language_tag;
use crate::base::{Diagnostic, FieldPath, Language, SourcePath, problems};
use crate::parse::shape::{Said, Shaped};
use crate::parse::values::{Values, typed};

/// Returns the first language of a site as written, and all its languages.
pub fn read(values: &mut Values<'_>, site: &SiteFile) -> (String, Vec<Language>) {
    let at = FieldPath::of;
    let first = tag(values, at("language"), &site.language).unwrap_or_else(|| "en".to_owned());
    let mut languages = vec![Language::of(&first)];
    for (index, written) in site.languages.iter().enumerate() {
        let field = at("languages").index(index);
        let Some(language) = values.language(field.clone(), &Some(written.clone())) else { continue };
        match languages.iter().find(|known| **known == language) {
            Some(known) => values.report(problems::repeated_value(values.place(field), written, known.tag())),
            None => languages.push(language),
        }
    }
    (first, languages)
}

/// Reports the texts of `site.yaml` in languages that the site has not.
pub fn check_texts(values: &mut Values<'_>, site: &SiteFile, languages: &[Language]) {
    for problem in foreign_texts(values.file(), site, languages) {
        values.report(problem);
    }
}

/// Returns the problems of texts by language: those whose language the site has not, and those that say nothing.
pub fn foreign_texts(file: &SourcePath, record: &impl Shaped, languages: &[Language]) -> Vec<Diagnostic> {
    let mut found: Vec<Said<'_>> = Vec::new();
    record.by_language(&FieldPath::default, &mut found);
    let problem = |(field, tag, text): Said<'_>| {
        let language = Language::of(tag);
        match languages.contains(&language) {
            false => Some(problems::text_in_no_language(file, field, &language, languages)),
            true if text.is_none_or(|text| text.trim().is_empty()) => {
                Some(problems::no_text_in_language(file, field, &language))
            }
            true => None,
        }
    };
    found.into_iter().filter_map(problem).collect()
}

fn tag(values: &mut Values<'_>, field: FieldPath, written: &Option<String>) -> Option<String> {
    let text = typed(written)?;
    if is_language_tag(text) {
        return Some(text.to_owned());
    }
    let place = values.place(field.clone());
    values.report(problems::invalid_language(place, text, &field.to_string()));
    None
}
