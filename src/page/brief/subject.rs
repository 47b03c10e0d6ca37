//! What an outline is that of: the brief, its version, and what both are called where.

use super::{original, translation};
use crate::base::Language;
use crate::page::content::catalogue::RecordView;
use crate::page::content::outline::{Outline, VersionAt};
use crate::page::planner::Planner;
use crate::page::view::{BriefView, Shared};
use crate::site::{Brief, Translation};

/// Returns the brief, and its version if the page is that of one.
pub fn subject<'a>(planner: &'a Planner, outline: &Outline) -> (&'a Brief, Option<&'a Translation>) {
    let brief = &*planner.edition.briefs[outline.brief];
    let version = match outline.version {
        None => None,
        Some(VersionAt::Own) => planner.edition.translation(brief),
        Some(VersionAt::Other(number)) => Some(&planner.edition.other_versions(brief)[number]),
    };
    (brief, version)
}

/// Returns what a brief shows that other pages do not say of it, and its language.
pub fn view_and_language<'a>(planner: &'a Planner, outline: &Outline) -> (BriefView, &'a Language) {
    let (brief, version) = subject(planner, outline);
    let view = match version {
        Some(version) => translation::view(planner, outline.brief, version),
        None => original::view(planner, outline.brief, None, planner.site.links(&brief.path)),
    };
    let own = brief.foreign.as_ref().unwrap_or(&planner.edition.language);
    (view, version.map_or(own, |version| &version.language))
}

/// Returns what reference managers take in of a brief, of which this is shown.
pub fn record(planner: &Planner, outline: &Outline, view: &BriefView) -> Shared<RecordView> {
    let (at, (_, version)) = (outline.brief, subject(planner, outline));
    let record = match (outline.version, version) {
        (Some(VersionAt::Other(_)), Some(version)) => Shared::new(translation::record(planner, at, version)),
        _ => planner.forms(at).record.clone(),
    };
    // Identifiers belong to the text that they were given to, as the page says.
    if (&record.doi, &record.isbn, &record.issn) == (&view.doi, &view.isbn, &view.issn) {
        return record;
    }
    let (doi, isbn, issn) = (view.doi.clone(), view.isbn.clone(), view.issn.clone());
    Shared::new(RecordView { doi, isbn, issn, ..RecordView::clone(&record) })
}
