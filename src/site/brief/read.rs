//! Reads what the front matter of a brief means.

use super::{Brief, Byline, FileRef, Typeset, about, lead, lists};
use crate::base::{Diagnostic, FieldPath, Language, Place, Prefix, problems};
use crate::parse::config::{BriefType, Config, EVENT};
use crate::parse::document::{ContentKind, Document, Front};
use crate::parse::front_matter::{BriefFrontMatter, Identifiers, PDF_AUTO, PDF_NONE, PDF_WORDS};
use crate::parse::values::Values;
use crate::site::terms::byline;
use crate::site::{Authors, Occasion, Picture, Public, TermSources, routes};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Returns the originals of all briefs among the documents, as an edition sees them, in the order of their files. What
/// cannot be read is reported and left out.
pub fn read_all(public: Public<'_>, names: TermSources<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Arc<Brief>> {
    let originals = public
        .documents
        .par_iter()
        .filter(|document| document.identity.kind == ContentKind::Brief && !public.versions().is_translation(document));
    let (briefs, wrong): (Vec<Arc<Brief>>, Vec<Vec<Diagnostic>>) =
        originals.map(|document| read(public, document, names)).unzip();
    problems.extend(wrong.into_iter().flatten());
    briefs
}

fn read(public: Public<'_>, document: &Document, names: TermSources<'_>) -> (Arc<Brief>, Vec<Diagnostic>) {
    let config = public.config;
    let Front::Brief(front) = &document.front else { unreachable!("only briefs are read as briefs") };
    let mut values = Values::new(&document.path, &config.timezone);
    let title = values.required(FieldPath::of("title"), &front.title).unwrap_or_default().into();
    values.require(FieldPath::of("date"), &front.date);
    // `lifecycle` has already reported a date that cannot be read.
    let date = front.date.in_zone(&config.timezone).value();
    let slug = routes::slug(document, &front.slug, &mut values);
    let language = language(document, &mut values);
    let foreign = foreign(language.as_ref(), config);
    let prefix = language.as_ref().map_or_else(Prefix::default, |language| routes::prefix(language, config));
    let route = routes::written(&front.url, &mut values).unwrap_or_else(|| routes::brief(&prefix, &slug));
    let about = about::read(front, date.map(|moment| moment.date), names, &mut values);
    let changes = lists::changes(front, &mut values);
    let updated = values.moment(FieldPath::of("updated"), &front.updated);
    let Identifiers { doi, isbn, issn } = front.identifiers.clone().unwrap_or_default();
    let identifier = |key| FieldPath::of("identifiers").key(key);
    let brief = Brief {
        as_of: values.date(FieldPath::of("as_of"), &front.as_of),
        updated: changes.iter().map(|change| change.date).chain(updated).max(),
        key_points: lists::key_points(front, &mut values),
        recommendations: lists::recommendations(front, &mut values),
        countries: about.countries,
        countries_excluded: about.countries_excluded,
        regions: about.regions,
        groups: about.groups,
        topics: about.topics,
        authors: people(front, names.authors, &mut values),
        brief_type: brief_type(config, front, &mut values),
        series: values.slug(FieldPath::of("series"), &front.series),
        is_featured: values.flag(FieldPath::of("featured"), &front.featured).unwrap_or(false),
        is_found: values.flag(FieldPath::of("search"), &front.search).unwrap_or(true),
        is_withdrawn: document.front.common().is_withdrawn(),
        review_by: values.date(FieldPath::of("review_by"), &front.review_by),
        occasion: Occasion::read(front, &config.timezone, &mut values).map(Box::new),
        chronology: lists::chronology(front, &mut values),
        sources: lists::sources(front, &mut values),
        picture: Picture::read(front.image.as_ref(), &mut values),
        attachments: lists::attachments(front, &mut values),
        subtitle: front.subtitle.clone(),
        summary: front.summary.clone(),
        lead: lead(front.summary.as_deref(), document.facts.first_paragraph.as_deref()),
        number: front.number.clone(),
        supersedes: lists::supersedes(front, &mut values),
        pdf: own_pdf(front),
        typeset: typeset(front, config),
        doi: values.doi(identifier("doi"), &doi),
        isbn: values.isbn(identifier("isbn"), &isbn),
        issn: values.issn(identifier("issn"), &issn),
        licence: match values.licence(FieldPath::of("licence"), &front.licence) {
            Some(own) => own.spdx(),
            None => config.licence.clone(),
        },
        disclosure: front.disclosure.clone(),
        is_long: document.facts.is_long,
        path: document.path.clone(),
        stated_in: document.path.clone(),
        slug_of_original: slug.clone(),
        is_elsewhere: !public.is_of(&document.path, config),
        foreign_facts: foreign.clone(),
        foreign,
        slug,
        route,
        title,
        date,
        changes,
    };
    (Arc::new(brief), values.into_problems())
}

fn typeset(front: &BriefFrontMatter, config: &Config) -> Typeset {
    match front.pdf.as_deref() {
        Some(PDF_NONE) => Typeset::Never,
        Some(PDF_AUTO) => Typeset::Edition,
        None if config.pdf.of_briefs => Typeset::Edition,
        _ => Typeset::Dossiers,
    }
}

/// Returns the PDF edition that an author has made.
fn own_pdf(front: &BriefFrontMatter) -> Option<FileRef> {
    let file = front.pdf.clone().filter(|written| !PDF_WORDS.contains(&&**written))?;
    Some(FileRef { file, title: None })
}

/// Returns the language of a brief that says it; what is wrong with it is reported.
fn language(document: &Document, values: &mut Values<'_>) -> Option<Language> {
    let Front::Brief(front) = &document.front else { return None };
    let field = FieldPath::of("language");
    let written = front.language.as_ref().and_then(|written| {
        let language = values.language(field.clone(), &front.language)?;
        match &document.identity.language {
            Some(named) if Language::of(named) != language => {
                let place = values.place(field);
                values.report(problems::language_of_name(place, written, &Language::of(named)));
                None
            }
            _ => Some(language),
        }
    });
    document.identity.language.as_deref().map(Language::of).or(written)
}

/// Returns the language of a brief if it is not that of the edition.
fn foreign(language: Option<&Language>, config: &Config) -> Option<Language> {
    match language {
        None if config.is_first() => None,
        None => Some(config.languages[0].clone()),
        Some(language) => Some(language.clone()).filter(|language| *language != Language::of(&config.language)),
    }
}

/// Reports slugs that an earlier brief of the edition has.
pub fn report_repeated_slugs(briefs: &[Arc<Brief>], problems: &mut Vec<Diagnostic>) {
    let mut slugs: BTreeMap<&str, &Brief> = BTreeMap::new();
    for brief in briefs.iter().filter(|brief| !brief.is_elsewhere) {
        match slugs.get(brief.slug.as_str()) {
            // Two briefs at one address are reported when all addresses are known.
            Some(other) if other.route == brief.route => {}
            Some(other) => {
                let place = Place::file(&brief.path);
                problems.push(problems::duplicate_slug(place, brief.slug.as_str(), &other.path));
            }
            None => drop(slugs.insert(brief.slug.as_str(), brief)),
        }
    }
}

fn people(front: &BriefFrontMatter, authors: &Authors, values: &mut Values<'_>) -> Vec<Byline> {
    let field = FieldPath::of("translators");
    for (at, person) in front.translators.iter().enumerate() {
        byline(field.index(at), person, authors, values);
    }
    let field = FieldPath::of("authors");
    let mut found: Vec<Byline> = Vec::new();
    let mut known = BTreeSet::new();
    for (at, person) in front.authors.iter().enumerate() {
        let Some(byline) = byline(field.index(at), person, authors, values) else { continue };
        if !known.insert(byline.name.to_lowercase()) {
            let place = values.place(field.index(at));
            let written = person.name.as_ref().unwrap_or(&byline.name);
            values.report(problems::repeated_value(place, written, &byline.name));
        } else {
            found.push(byline);
        }
    }
    lists::at_most(&field, &mut found, values);
    // Kept with the brief, and a list that grows has room for four.
    found.shrink_to_fit();
    found
}

fn brief_type(config: &Config, front: &BriefFrontMatter, values: &mut Values<'_>) -> BriefType {
    let types = &config.types;
    let of_events = || types.iter().find(|known| known.slug.as_str() == EVENT);
    let default = front.event.as_ref().and_then(|_| of_events()).or(types.first());
    let default = default.expect("the built-in types come first").clone();
    let Some(written) = &front.brief_type else { return default };
    if let Some(found) = types.iter().find(|known| known.slug.as_str() == written) {
        return found.clone();
    }
    let words: Vec<(&str, ())> = types.iter().map(|known| (known.slug.as_str(), ())).collect();
    values.word(FieldPath::of("type"), &front.brief_type, &words);
    default
}
