//! What would make a brief better: the checks of the field, each with a switch.
//!
//! `checks` in `site.yaml` turns a code off or gives it another weight, for these as for every other warning; that is
//! done where all diagnostics meet, in the pipeline. Here it is only found out what there is to say.

use super::{Brief, Edition, Places, Recommendation, Translation};
use crate::base::length;
use crate::base::lexicon::{WordList, english};
use crate::base::problems::{self, MAX_SUMMARY_WORDS};
use crate::base::{Diagnostic, FieldPath, Place, SourcePath};
use crate::parse::config::{Config, EVENT};
use crate::parse::document::{ContentKind, Document, Front};
use crate::places::CountryCode;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Looks at every public brief from `checks_since` on. A file whose front matter has faults is left alone: what it lacks
/// may be what was misspelt.
pub fn check(config: &Config, editions: &[Arc<Edition>], public: &[Arc<Document>]) -> Vec<Diagnostic> {
    let documents: BTreeMap<&SourcePath, &Document> =
        public.iter().map(|document| (&document.path, &**document)).collect();
    let pages = public.iter().filter(|document| {
        document.identity.kind == ContentKind::Page && !document.facts.is_said && is_sound(document)
    });
    let pages = pages.map(|page| problems::empty_body(&page.path, "write it below the front matter"));
    let own = editions.iter().flat_map(|edition| edition.own_briefs().map(move |brief| (&**edition, brief)));
    let is_wanted = |brief: &Brief| config.checks_since.is_none_or(|since| brief.day() >= Some(since));
    let wanted: Vec<(&Edition, &Arc<Brief>)> = own.filter(|(_, brief)| is_wanted(brief)).collect();
    let found: Vec<Vec<Diagnostic>> = wanted
        .into_par_iter()
        .map(|(edition, brief)| {
            let versions = edition.other_versions(brief).iter();
            let (originals, others): (Vec<_>, Vec<_>) = versions.partition(|version| version.is_original());
            let versions = edition.translation(brief).into_iter().chain(others);
            // What an original says that stands elsewhere is that file's business.
            let original =
                if brief.is_translation() { originals.first().map(|one| &one.original) } else { Some(brief) };
            let document = |brief: &Brief| documents.get(&brief.path).filter(|document| is_sound(document));
            let known = original.and_then(|original| Some((original, *document(original)?)));
            let mut found = known.map_or_else(Vec::new, |(original, _)| life(original));
            if original.unwrap_or(brief).is_withdrawn {
                // What nobody reads any more need not be better.
                return found;
            }
            if let Some((original, document)) = known {
                found.extend(look(original, document));
                found.extend(countries(original, document, &edition.places));
            }
            let versions = versions.filter(|version| !version.is_withdrawn);
            found.extend(versions.flat_map(|version| compare(version, documents.get(&version.path).copied())));
            found
        })
        .collect();
    found.into_iter().flatten().chain(pages).collect()
}

fn is_sound(document: &Document) -> bool {
    document.partial_read.problems.is_empty()
}

fn look(brief: &Brief, document: &Document) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let is_policy_brief = brief.brief_type.slug.as_str() == "policy-brief";
    let has_heading =
        |list| document.facts.headings.iter().any(|heading| english().has(list, &heading.title.to_lowercase()));
    // A brief that is a PDF needs no other text.
    if !document.facts.is_said && brief.pdf.is_none() {
        found.push(problems::empty_body(&brief.path, "write it below the front matter, or name a file with `pdf:`"));
    }
    if is_policy_brief && brief.is_long {
        found.push(problems::long_brief(&brief.path));
    }
    found.extend(long_summary(&brief.path, brief.summary.as_deref()));
    if brief.brief_type.asks_recommendations
        && brief.recommendations.is_empty()
        && !has_heading(WordList::AdviceHeading)
    {
        found.push(problems::no_recommendations(&brief.path));
    }
    found.extend(no_addressee(&brief.path, &brief.recommendations));
    if brief.as_of.is_none() {
        found.push(problems::no_as_of(&brief.path));
    }
    let has_notes = !document.facts.footnotes.is_empty() || !document.facts.citations.is_empty();
    if brief.brief_type.asks_sources && brief.sources.is_empty() && !has_notes && !has_heading(WordList::SourceHeading)
    {
        found.push(problems::no_sources(&brief.path));
    }
    if brief.brief_type.slug.as_str() == EVENT && !has_event(document) {
        found.push(problems::no_event_date(&brief.path));
    }
    if let (Some(as_of), Some(day)) = (brief.as_of, brief.day())
        && as_of > day
    {
        found.push(problems::as_of_after_date(&brief.path, &as_of.to_string(), &day.to_string()));
    }
    found.extend(pictures(document));
    if let Some(picture) = &brief.picture {
        let is_named = picture.caption.is_some() || picture.credit.is_some();
        found.extend(picture.alt.trim().is_empty().then(|| problems::no_alt_text_in_front(&brief.path)));
        found.extend((!is_named).then(|| problems::no_figure_source_in_front(&brief.path)));
    }
    found
}

/// Whether a brief says when its event is, be it in a form that cannot be read, which is reported elsewhere.
fn has_event(document: &Document) -> bool {
    matches!(&document.front, Front::Brief(front) if front.event.is_some())
}

/// Returns the countries that a brief names often without a tag, and its tags that it never names.
fn countries(brief: &Brief, document: &Document, places: &Places) -> Vec<Diagnostic> {
    let Front::Brief(front) = &document.front else { return Vec::new() };
    let codes = |countries: &[CountryCode]| countries.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (tagged, excluded) = (codes(&brief.countries), codes(&brief.countries_excluded));
    let tagged: Vec<&str> = tagged.iter().map(String::as_str).collect();
    let excluded: Vec<&str> = excluded.iter().map(String::as_str).collect();
    let untagged = document.mentions.untagged.iter().map(|(code, times)| {
        let name = (places.country_name(*code), code.as_str());
        problems::country_not_tagged(&brief.path, name, *times, (&tagged, &excluded))
    });
    let unnamed = document.mentions.unnamed.iter().filter_map(|code| {
        let is_it = |written: &String| places.country(written).is_some_and(|country| country.code == *code);
        let at = front.countries.iter().position(is_it)?;
        let others: Vec<&str> = tagged.iter().copied().filter(|other| *other != code.as_str()).collect();
        let name = (places.country_name(*code), code.as_str());
        Some(problems::country_not_mentioned(&brief.path, at, name, &others))
    });
    untagged.chain(unnamed).collect()
}

/// Returns what the changes of a brief leave open.
fn life(brief: &Brief) -> Vec<Diagnostic> {
    let unnoted = brief.updated.filter(|updated| {
        let noted = brief.changes.first().map(|change| change.date.date);
        brief.day().is_some_and(|day| updated.date > day && updated.date > noted.unwrap_or(day))
    });
    let unnoted = unnoted.map(|updated| {
        problems::updated_without_change(&brief.path, &updated.date.to_string(), brief.changes.is_empty())
    });
    let is_explained = brief.withdrawal().is_some_and(|change| change.kind == "retraction");
    let unexplained = (brief.is_withdrawn && !is_explained)
        .then(|| problems::no_withdrawal_reason(&brief.path, brief.changes.is_empty()));
    unnoted.into_iter().chain(unexplained).collect()
}

/// Returns what a translation lacks beside its original, and what would make any text better.
fn compare(version: &Translation, document: Option<&Document>) -> Vec<Diagnostic> {
    let (path, original) = (&version.path, &*version.original);
    let mut found: Vec<Diagnostic> = long_summary(path, version.summary.as_deref()).into_iter().collect();
    found.extend(no_addressee(path, &version.recommendations));
    found.extend(document.into_iter().flat_map(pictures));
    if document.is_some_and(|document| !document.facts.is_said) && original.pdf.is_none() {
        found.push(problems::empty_body(path, "write it below the front matter"));
    }
    if let (Some(date), Some(changed)) = (version.date, original.changed())
        && changed.date > date.date
    {
        let changed = changed.date.to_string();
        found.push(problems::old_translation(path, &date.date.to_string(), (&original.path, &changed)));
    }
    let has_no_alt = version.picture.as_ref().is_some_and(|words| words.alt.trim().is_empty());
    if original.picture.is_some() && has_no_alt {
        found.push(problems::no_alt_text_in_front(path));
    }
    let picture_has_words =
        original.picture.as_ref().is_some_and(|picture| !picture.alt.is_empty() || picture.caption.is_some());
    let single = [
        ("subtitle", original.subtitle.is_some(), version.subtitle.is_some()),
        ("summary", original.summary.is_some(), version.summary.is_some()),
        ("image", picture_has_words, version.picture.is_some()),
    ];
    let missing = single.into_iter().filter(|(_, there, here)| *there && !here);
    found.extend(missing.map(|(key, ..)| problems::not_translated(path, key, &original.path)));
    let lists = [
        ("key_points", original.key_points.len(), version.key_points.len()),
        ("recommendations", original.recommendations.len(), version.recommendations.len()),
    ];
    for (key, there, here) in lists.into_iter().filter(|(_, there, here)| there != here) {
        found.push(match here {
            0 => problems::not_translated(path, key, &original.path),
            _ => {
                let place = Place::key(path, FieldPath::of(key));
                problems::translation_differs(place, key, here, (&original.path, there))
            }
        });
    }
    found
}

/// Returns images of a body without their words.
fn pictures(document: &Document) -> Vec<Diagnostic> {
    let (path, own) = (&document.path, &document.own);
    let without_alt = own.images_without_alt.iter().map(|image| problems::no_alt_text(path, *image));
    let without_caption = own.figures_without_caption.iter().map(|image| problems::no_figure_source(path, *image));
    without_alt.chain(without_caption).collect()
}

fn long_summary(path: &SourcePath, summary: Option<&str>) -> Option<Diagnostic> {
    let words = summary.map_or(0, length::words);
    (words > MAX_SUMMARY_WORDS).then(|| problems::long_summary(path, words))
}

fn no_addressee(path: &SourcePath, recommendations: &[Recommendation]) -> Vec<Diagnostic> {
    let nobody = |to: &Option<String>| to.as_deref().is_none_or(|to| to.trim().is_empty());
    let all = recommendations.iter().enumerate().filter(|(_, recommendation)| nobody(&recommendation.to));
    all.map(|(at, _)| problems::no_addressee(path, at)).collect()
}
