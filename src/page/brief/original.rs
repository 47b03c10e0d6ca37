//! What the page of a brief shows.

use super::versions;
use crate::base::{Language, SourcePath};
use crate::body::{Links, inline_html, inline_text};
use crate::page::content::catalogue::RecordAuthor;
use crate::page::planner::Planner;
use crate::page::view::{
    BacklinksView, BriefView, BylineView, ChangeView, EventView, FileView, HeadingView, ImageView, LicenceView,
    LinkView, RecommendationView, SourceView, SuccessorView, WithdrawalView,
};
use crate::parse::term::TermKind;
use crate::say;
use crate::site::{
    Brief, BriefAreas, BriefAt, Byline, Change, Event, FileRef, PlaceName, Recommendation, Source, routes,
};
use crate::words::Words;

/// Returns what the page of a brief shows in a language, save what other pages say of it. `links` are those of its inline
/// Markdown.
pub fn view(planner: &Planner, at: BriefAt, language: Option<&Language>, links: &Links) -> BriefView {
    let (edition, words) = (&*planner.edition, &planner.words);
    let (card, record) = (&planner.forms(at).card, &planner.forms(at).record);
    let brief = &*edition.briefs[at];
    let inline = |text: &String| inline_html(text, links);
    let term_link = |kind: TermKind, slug: &str| planner.term_link(kind.term(slug));
    let areas = |kind, areas: &[PlaceName]| areas.iter().map(|area| term_link(kind, &area.slug)).collect();
    let derived = |kind, of: &BriefAreas| match edition.config.places_derived {
        true => areas(kind, &of.derived),
        false => Vec::new(),
    };
    let changes = changes(words, brief, links);
    let review_due =
        brief.review_by.filter(|_| edition.config.review_notice && edition.review_due.contains(&brief.path));
    let older = edition.succession.predecessors(&brief.path).iter();
    BriefView {
        title: brief.title.clone(),
        subtitle: brief.subtitle.clone(),
        full_title: brief.title.clone(),
        withdrawn: withdrawn(words, brief, links),
        superseded_by: superseded_by(planner, brief, language),
        review_due: review_due.map(|day| words.full_date(day)),
        review_due_iso: review_due.map(|day| day.to_string()),
        replaces: older.map(|older| versions::link(planner, older, language)).collect(),
        type_slug: record.type_slug.clone(),
        type_label: record.type_label.clone(),
        schema: brief.brief_type.schema,
        type_url: term_link(TermKind::Type, brief.brief_type.slug.as_str()).url,
        number: record.number.clone(),
        date: brief.day().map_or_else(String::new, |day| words.full_date(day)).into(),
        date_iso: card.date_iso.clone(),
        updated: brief.updated.filter(|_| record.updated.is_some()).map(|updated| words.full_date(updated.date)),
        updated_iso: record.updated.clone(),
        as_of: brief.as_of.map(|day| words.full_date(day)),
        as_of_iso: record.as_of.clone(),
        summary: planner.site.lead(brief),
        has_own_summary: brief.summary.is_some(),
        key_points_html: brief.key_points.iter().map(inline).collect(),
        recommendations: recommendations(&brief.recommendations, links),
        authors: brief.authors.iter().map(|byline| author(planner, byline)).collect(),
        countries: brief.countries.iter().map(|code| planner.term_link(routes::country(*code))).collect(),
        regions: areas(TermKind::Region, &brief.regions.named),
        regions_derived: derived(TermKind::Region, &brief.regions),
        groups: areas(TermKind::Group, &brief.groups.named),
        groups_derived: derived(TermKind::Group, &brief.groups),
        topics: brief.topics.iter().map(|(slug, _)| term_link(TermKind::Topic, slug.as_str())).collect(),
        series: brief.series.as_ref().map(|slug| term_link(TermKind::Series, slug.as_str())),
        series_previous: None,
        series_next: None,
        contents: contents(planner, &brief.path),
        event: card.event.clone(),
        chronology: chronology(words, brief, links),
        sources: sources(planner, brief, &brief.path),
        notices: notices(brief, &changes),
        changes,
        image: ImageView::of(brief.picture.as_ref(), links),
        pdf: brief.pdf.as_ref().and_then(|file| self::file(planner, brief, file)),
        attachments: brief.attachments.iter().filter_map(|file| self::file(planner, brief, file)).collect(),
        doi: brief.doi.clone(),
        isbn: brief.isbn.clone(),
        issn: brief.issn.clone(),
        licence: brief.licence.as_deref().map(LicenceView::of),
        disclosure_html: brief.disclosure.as_ref().map(inline),
        backlinks: BacklinksView::default(),
        related: Vec::new(),
        versions: Vec::new(),
        translation: None,
        citations: None,
    }
}

/// Returns what should be done, and by whom.
pub fn recommendations(items: &[Recommendation], links: &Links) -> Vec<RecommendationView> {
    items.iter().map(|item| RecommendationView { to: item.to.clone(), html: inline_html(&item.text, links) }).collect()
}

/// Returns a person as briefs name them.
pub fn author(planner: &Planner, byline: &Byline) -> BylineView {
    let LinkView { title, url, .. } = planner.author_link(byline);
    BylineView {
        cited_name: RecordAuthor::of(byline).cited_name(),
        parts: byline.parts.clone().filter(|parts| !parts.given.is_empty()),
        name: title,
        url,
        is_organisation: byline.is_organisation,
        role: byline.role.clone(),
        affiliation: byline.affiliation.clone(),
        orcid_url: byline.orcid.as_ref().map(|orcid| format!("https://orcid.org/{orcid}")),
    }
}

/// Returns the headings that make the list of contents.
pub fn contents(planner: &Planner, source: &SourcePath) -> Vec<HeadingView> {
    let headings = planner.site.public.get(source).into_iter().flat_map(|file| &file.headings);
    let headings = headings.filter(|heading| matches!(heading.level, 2 | 3) && !heading.title.is_empty());
    headings
        .map(|heading| HeadingView {
            title: planner.site.with_cited_names(source, &heading.title),
            id: heading.id.clone(),
            level: heading.level,
        })
        .collect()
}

fn chronology(words: &Words, brief: &Brief, links: &Links) -> Vec<EventView> {
    let view = |event: &Event| EventView {
        date: words.full_date(event.date),
        date_iso: event.date.to_string(),
        html: inline_html(&event.text, links),
    };
    brief.chronology.iter().map(view).collect()
}

/// Returns the sources that the text of a brief, or of its version in that file, does not cite by their keys: the others stand
/// among its references.
pub fn sources(planner: &Planner, brief: &Brief, text: &SourcePath) -> Vec<SourceView> {
    let words = &planner.words;
    let cited = planner.site.cited.get(text);
    let is_cited = |key: &String| cited.is_some_and(|cited| cited.references.iter().any(|work| work.key == *key));
    let as_written = |date: &str| words.numbers().in_digits(date).into_owned();
    let shown = |date: &String| date.parse().map_or_else(|_| as_written(date), |day| words.date(day));
    let view = |source: &Source| SourceView {
        authors: source.authors.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        date: source.date.as_ref().map(shown),
        url: source.url.clone(),
        archived_url: source.archived.clone(),
    };
    let sources = brief.sources.iter().filter(|source| !source.key.as_ref().is_some_and(is_cited));
    sources.map(view).collect()
}

fn changes(words: &Words, brief: &Brief, links: &Links) -> Vec<ChangeView> {
    let view = |change: &Change| ChangeView {
        date: words.date(change.date.date),
        date_iso: change.date.date.to_string(),
        kind: change.kind.to_owned(),
        label: ChangeView::label_of(words, change.kind),
        html: inline_html(&change.note, links),
        text: inline_text(&change.note, links),
    };
    brief.changes.iter().map(view).collect()
}

fn file(planner: &Planner, brief: &Brief, file: &FileRef) -> Option<FileView> {
    let (route, blob) = planner.site.resolved.get(&brief.stated_in)?.files.get(&file.file)?;
    let length = *planner.lengths.get(blob)?;
    Some(FileView {
        title: file.title.clone().unwrap_or_else(|| blob.name().to_owned()),
        url: planner.href(route).to_string(),
        permalink: planner.edition.config.base_url.absolute(route),
        format: blob.extension().to_uppercase(),
        size: size(&planner.words, length),
        is_of_page: false,
    })
}

/// Returns a size in the units that readers know, powers of ten.
pub fn size(words: &Words, bytes: u64) -> String {
    let whole = |number: u64| words.numbers().count(usize::try_from(number).unwrap_or(usize::MAX));
    match bytes {
        0..1_000 => say!(words, "file.bytes", size = &whole(bytes)),
        1_000..1_000_000 => say!(words, "file.kilobytes", size = &whole(bytes.div_ceil(1_000))),
        _ => {
            let tenths = usize::try_from((bytes + 50_000) / 100_000).unwrap_or(usize::MAX);
            say!(words, "file.megabytes", size = &words.numbers().tenths(tenths))
        }
    }
}

/// Returns what has taken the place of a brief. Readers of a version in `language` are sent to the one in theirs, where there is
/// one.
fn superseded_by(planner: &Planner, brief: &Brief, language: Option<&Language>) -> Option<SuccessorView> {
    let succession = &planner.edition.succession;
    let successor = succession.successor(&brief.path)?;
    let (title, url, lang_html) = versions::title_and_url(planner, successor, language);
    Some(SuccessorView {
        title,
        permalink: format!("{}{url}", planner.edition.config.base_url.origin()),
        url,
        lang_html,
        date: successor.day().map_or_else(String::new, |day| planner.words.date(day)),
        date_iso: successor.date_iso(),
        latest: succession.latest(&brief.path).map(|latest| versions::link(planner, latest, language)),
    })
}

/// Returns the changes that readers must know before they read: the newest correction, and retractions. On a tombstone the
/// reason says it.
fn notices(brief: &Brief, changes: &[ChangeView]) -> Vec<ChangeView> {
    let newest = changes.iter().position(|change| change.kind == "correction");
    let changes = changes.iter().enumerate().filter(|_| !brief.is_withdrawn);
    let shown = changes.filter(|(at, change)| newest == Some(*at) || change.kind == "retraction");
    shown.map(|(_, change)| change.clone()).collect()
}

/// Returns that a brief has been withdrawn.
fn withdrawn(words: &Words, brief: &Brief, links: &Links) -> Option<WithdrawalView> {
    let by = brief.withdrawal();
    brief.is_withdrawn.then(|| WithdrawalView {
        is_translation: false,
        date: by.map(|change| words.date(change.date.date)),
        date_iso: by.map(|change| change.date.date.to_string()),
        reason_html: by.map(|change| inline_html(&change.note, links)),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes() {
        let size = |bytes| super::size(crate::words::english(), bytes);
        assert_eq!((size(12), size(1_001), size(2_340_000)), ("12 bytes".into(), "2 kB".into(), "2.3 MB".into()));
        let german = crate::words::words_of(&crate::base::Language::of("de"));
        assert_eq!(super::size(&german, 2_340_000), "2,3\u{a0}MB");
    }
}
