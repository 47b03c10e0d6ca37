//! What was wrong: every correction, clarification and retraction of the site's briefs, in one place.
//!
//! By the rule of all lists, the newest 50, and beyond 50 a page for each year. What was merely brought up to date is no
//! admission, and stands on the brief's own page alone.

use crate::base::counted::counted;
use crate::page::content::{Page, View};
use crate::page::head::{Head, Subject};
use crate::page::list::index::{MOST_CARDS, year_link};
use crate::page::planner::Planner;
use crate::page::view::{ChangeView, CorrectionView, CorrectionsView};
use crate::say;
use crate::site::{Brief, Change, routes};
use crate::words::Argument;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Whether a change of this kind admits that something was wrong, or could be taken wrongly.
pub fn is_correction(kind: &str) -> bool {
    matches!(kind, "correction" | "clarification" | "retraction")
}

/// A change, and the brief that was changed.
type Entry<'a> = (&'a Brief, &'a Change);

/// Adds the page of all corrections with its years, if there are any.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let entries = entries(planner);
    if entries.is_empty() {
        return;
    }
    let index = routes::corrections(planner.prefix());
    let mut years: BTreeMap<i16, Vec<Entry<'_>>> = BTreeMap::new();
    if entries.len() > MOST_CARDS {
        entries.iter().for_each(|entry| years.entry(entry.1.date.date.year()).or_default().push(*entry));
    }
    let link = |(year, entries): (&i16, &Vec<Entry<'_>>)| {
        year_link(planner, &routes::year(&index, *year), *year, entries.len())
    };
    let title = say!(planner.words, "corrections.title");
    let description = say!(planner.words, "corrections.description");
    let head = Head::new(planner, &index, title).plated(Subject::default()).description(Some(description));
    let because = format!("the site's briefs have {}", counted(entries.len(), "correction"));
    let view =
        CorrectionsView { years: years.iter().rev().map(link).collect(), ..self::view(planner, &entries, MOST_CARDS) };
    pages.push(page(planner, head, &entries, view, because));
    let parent = planner.link(title, &index);
    for (year, entries) in &years {
        let title = say!(planner.words, "list.of_year", title = title, year = Argument::Year(*year));
        let head = Head::new(planner, &routes::year(&index, *year), &title).under([parent.clone()]);
        let because = format!("{} of {year}", counted(entries.len(), "correction"));
        let view = self::view(planner, entries, entries.len());
        let view = CorrectionsView { year: Some(*year), parent: Some(parent.clone()), ..view };
        pages.push(page(planner, head, entries, view, because));
    }
}

fn page(planner: &Planner, head: Head<'_>, entries: &[Entry<'_>], view: CorrectionsView, because: String) -> Page {
    let newest = entries.first().map(|(_, change)| change.date.rfc3339(&planner.edition.config.timezone));
    head.modified(newest).page(View::Corrections(view), because)
}

/// Returns all corrections, newest first, then by the slugs of their briefs. Those of briefs that stand in no list
/// stand in none here either; what was withdrawn does, since it is where its readers look.
fn entries<'a>(planner: &'a Planner) -> Vec<Entry<'a>> {
    let listed = planner.edition.briefs.iter().filter(|brief| brief.brief_type.listed);
    let mut entries: Vec<Entry<'_>> = listed
        .flat_map(|brief| {
            brief.changes.iter().filter(|change| is_correction(change.kind)).map(|change| (&**brief, change))
        })
        .collect();
    entries.sort_by_key(|(brief, change)| (Reverse(change.date), &brief.slug));
    entries
}

/// Returns the view of these corrections, which shows so many of them.
fn view(planner: &Planner, entries: &[Entry<'_>], most: usize) -> CorrectionsView {
    let view = |(brief, change): &Entry<'_>| CorrectionView {
        title: brief.title.clone(),
        lang_html: brief.lang_html(),
        note_lang_html: brief.facts_lang_html(),
        url: planner.href(&brief.route),
        date: planner.words.date(change.date.date),
        date_iso: change.date.date.to_string(),
        kind: change.kind.to_owned(),
        label: ChangeView::label_of(&planner.words, change.kind),
        html: planner.html_elsewhere(brief, &change.note),
    };
    let shown = entries.iter().take(most).map(view).collect();
    CorrectionsView { entries: shown, total: entries.len(), years: Vec::new(), year: None, parent: None }
}
