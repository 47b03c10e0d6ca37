//! What the page of a brief says of its life: what has taken its place, and whose place it has taken.

use super::Planner;
use super::view::{LinkView, SuccessorView};
use crate::base::Language;
use crate::base::date::long_date;
use crate::site::Brief;

/// What has taken the place of a brief. Readers of a version in `language` are sent to the one in theirs, where there is
/// one.
pub fn superseded_by(planner: &Planner<'_>, brief: &Brief, language: Option<&Language>) -> Option<SuccessorView> {
    let succession = &planner.site.succession;
    let successor = succession.successor(&brief.path)?;
    let (title, url) = version(planner, successor, language);
    Some(SuccessorView {
        title,
        url,
        date: long_date(successor.date.date),
        date_iso: successor.date.date.to_string(),
        latest: succession.latest(&brief.path).map(|latest| link(planner, latest, language)),
    })
}

/// The briefs whose place a brief has taken.
pub fn replaces(planner: &Planner<'_>, brief: &Brief, language: Option<&Language>) -> Vec<LinkView> {
    let older = planner.site.succession.predecessors(&brief.path).iter();
    older.map(|older| link(planner, older, language)).collect()
}

fn link(planner: &Planner<'_>, brief: &Brief, language: Option<&Language>) -> LinkView {
    let (title, url) = version(planner, brief, language);
    LinkView { title, url: Some(url) }
}

/// The title and address of a brief, or of its version in a language.
fn version(planner: &Planner<'_>, brief: &Brief, language: Option<&Language>) -> (String, String) {
    let versions = planner.site.translations.of(&brief.path).iter();
    let mut recommended = versions.filter(|version| brief.is_withdrawn || !version.is_withdrawn);
    match recommended.find(|version| language == Some(&version.language)) {
        Some(version) => (version.title.clone(), planner.href(&version.route)),
        None => (brief.title.clone(), planner.href(&brief.route)),
    }
}
