//! What the page of a translation shows.
//!
//! It is its original's page with the translated words put in place, so whatever the translation does not state cannot
//! differ. In the edition of its language it is the brief; where that has none, it has no card and no entry in a feed, and pages
//! lead to it from its other versions alone. So it is with an original in such a language.

use super::original;
use crate::body::{Links, inline_html};
use crate::page::content::catalogue::{RecordAuthor, RecordView};
use crate::page::planner::Planner;
use crate::page::view::{BriefView, ImageView, TranslationView, WithdrawalView};
use crate::site::{BriefAt, Translation, Typeset, routes};

/// Returns what the page of a translation of a brief shows.
pub fn view(planner: &Planner, at: BriefAt, version: &Translation) -> BriefView {
    let original = &version.original;
    let language = original.foreign.as_ref().unwrap_or(&planner.edition.language);
    let links = planner.site.links(&version.path);
    let shared = original::view(planner, at, Some(&version.language), &links_of_original(planner, version));
    let image = shared.image.map(|image| match &version.picture {
        Some(words) => ImageView {
            alt: words.alt.clone(),
            caption_html: words.caption.as_ref().map(|caption| inline_html(caption, links)),
            is_translated: true,
            ..image
        },
        None => image,
    });
    let identifiers = (shared.doi.clone(), shared.isbn.clone(), shared.issn.clone());
    // They were given to the original.
    let (doi, isbn, issn) = if version.is_original() { identifiers } else { (None, None, None) };
    let alone = WithdrawalView { is_translation: true, date: None, date_iso: None, reason_html: None };
    BriefView {
        title: version.title.clone(),
        subtitle: version.subtitle.clone(),
        // By itself, or with its original.
        withdrawn: shared.withdrawn.or_else(|| version.is_withdrawn.then_some(alone)),
        summary: planner.site.lead_of(version),
        has_own_summary: version.summary.is_some(),
        key_points_html: version.key_points.iter().map(|point| inline_html(point, links)).collect(),
        recommendations: original::recommendations(&version.recommendations, links),
        contents: original::contents(planner, &version.path),
        sources: original::sources(planner, &planner.edition.briefs[at], &version.path),
        image,
        doi,
        isbn,
        issn,
        translation: (!version.is_original()).then(|| TranslationView {
            language_name: version.language.named_in(&planner.words.language),
            original_language_name: language.named_in(&planner.words.language),
            original_language: language.tag().to_owned(),
            original_url: planner.href(&original.route).to_string(),
            translators: version.translators.iter().map(|byline| original::author(planner, byline)).collect(),
            date: version.date.map(|moment| planner.words.full_date(moment.date)),
            date_iso: version.date.map(|moment| moment.date.to_string()),
        }),
        ..shared
    }
}

/// Returns the record of a translation that stands in no edition: its original's, in its own words.
pub fn record(planner: &Planner, at: BriefAt, version: &Translation) -> RecordView {
    let original = &planner.forms(at).record;
    let tag = version.language.tag();
    RecordView {
        url: planner.edition.config.base_url.absolute(&version.route),
        pdf: match &version.original.pdf {
            Some(_) => original.pdf.clone(),
            None => (version.original.typeset == Typeset::Edition)
                .then(|| planner.edition.config.base_url.absolute(&routes::paper(&version.route))),
        },
        slug: version.slug.to_string(),
        key: format!("{}-{}", version.slug, tag.to_ascii_lowercase()),
        title: version.title.clone(),
        subtitle: version.subtitle.clone(),
        translators: version.translators.iter().map(RecordAuthor::of).collect(),
        summary: planner.site.lead_of(version),
        language: tag.to_owned(),
        ..RecordView::clone(original)
    }
}

/// Returns the links of the original's texts as they are on the translation's page: a heading of the original is found there.
fn links_of_original(planner: &Planner, version: &Translation) -> Links {
    let mut links = planner.site.links(&version.original.path).clone();
    let page = planner.href(&version.original.route);
    links.extend(version.fragments.iter().map(|fragment| (fragment.clone(), format!("{page}{fragment}"))));
    links
}
