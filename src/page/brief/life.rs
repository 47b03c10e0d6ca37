//! What the page of a brief says of its life: what has taken its place, whose place it has taken, whether it has been
//! withdrawn or is due for review.

use crate::base::Language;
use crate::body::{Links, inline_html};
use crate::page::planner::Planner;
use crate::page::view::{BriefView, ChangeView, LinkView, SuccessorView, WithdrawalView};
use crate::say;
use crate::site::{Brief, Translation};
use crate::words::Words;
use std::sync::Arc;

/// What has taken the place of a brief. Readers of a version in `language` are sent to the one in theirs, where there is
/// one.
pub fn superseded_by(planner: &Planner, brief: &Brief, language: Option<&Language>) -> Option<SuccessorView> {
    let succession = &planner.site.succession;
    let successor = succession.successor(&brief.path)?;
    let (title, url) = version(planner, successor, language);
    Some(SuccessorView {
        title,
        url,
        date: successor.day().map_or_else(String::new, |day| planner.words.date(day)),
        date_iso: successor.date_iso(),
        latest: succession.latest(&brief.path).map(|latest| link(planner, latest, language)),
    })
}

/// Whether readers are told that a brief is due for review.
pub fn tells_review(planner: &Planner, brief: &Brief) -> bool {
    planner.site.config.review_notice && planner.site.review_due.contains(&brief.path)
}

/// The briefs whose place a brief has taken.
pub fn replaces(planner: &Planner, brief: &Brief, language: Option<&Language>) -> Vec<LinkView> {
    let older = planner.site.succession.predecessors(&brief.path).iter();
    older.map(|older| link(planner, older, language)).collect()
}

/// The changes that readers must know before they read: the newest correction, and retractions. On a tombstone the
/// reason says it.
pub fn notices(brief: &Brief, changes: &[ChangeView]) -> Vec<ChangeView> {
    let newest = changes.iter().position(|change| change.kind == "correction");
    let changes = changes.iter().enumerate().filter(|_| !brief.is_withdrawn);
    let told = changes.filter(|(at, change)| newest == Some(*at) || change.kind == "retraction");
    told.map(|(_, change)| change.clone()).collect()
}

/// That a brief has been withdrawn; `links` are those of its inline Markdown.
pub fn withdrawn(words: &Words, brief: &Brief, links: &Links) -> Option<WithdrawalView> {
    let by = brief.withdrawal();
    brief.is_withdrawn.then(|| WithdrawalView {
        what: brief.brief_type.label.to_lowercase(),
        date: by.map(|change| words.date(change.date.date)),
        date_iso: by.map(|change| change.date.date.to_string()),
        reason_html: by.map(|change| inline_html(&change.note, links)),
    })
}

/// That a translation has been withdrawn, by itself or with its original, of which `original` says so.
pub fn withdrawn_version(
    words: &Words,
    version: &Translation,
    original: Option<WithdrawalView>,
) -> Option<WithdrawalView> {
    let alone = WithdrawalView {
        what: say!(words, "translation.type").to_owned(),
        date: None,
        date_iso: None,
        reason_html: None,
    };
    original.or_else(|| version.is_withdrawn.then_some(alone))
}

/// What search engines and previews are told of a page in place of its summary.
pub fn described(words: &Words, view: &BriefView) -> Option<Arc<str>> {
    let WithdrawalView { what, date, .. } = view.withdrawn.as_ref()?;
    let text = match date {
        Some(date) => say!(words, "brief.was_withdrawn_on", type = what, date = date),
        None => say!(words, "brief.was_withdrawn", type = what),
    };
    Some(text.into())
}

/// The view of a brief, without its text if it has been withdrawn: what was withdrawn is not in the page at all, so no
/// template can show it.
pub fn as_tombstone(view: BriefView) -> BriefView {
    if view.withdrawn.is_none() {
        return view;
    }
    BriefView {
        summary: None,
        has_own_summary: false,
        key_points_html: Vec::new(),
        recommendations: Vec::new(),
        contents: Vec::new(),
        chronology: Vec::new(),
        sources: Vec::new(),
        image: None,
        pdf: None,
        attachments: Vec::new(),
        disclosure_html: None,
        related: Vec::new(),
        ..view
    }
}

fn link(planner: &Planner, brief: &Brief, language: Option<&Language>) -> LinkView {
    let (title, url) = version(planner, brief, language);
    LinkView::new(title, url)
}

/// The title and address of a brief, or of its version in a language.
fn version(planner: &Planner, brief: &Brief, language: Option<&Language>) -> (Arc<str>, Arc<str>) {
    let versions = planner.site.translations.of(&brief.path).iter();
    let mut recommended = versions.filter(|version| brief.is_withdrawn || !version.is_withdrawn);
    match recommended.find(|version| language == Some(&version.language)) {
        Some(version) => (version.title.clone(), planner.href(&version.route)),
        None => (brief.title.clone(), planner.href(&brief.route)),
    }
}
