//! The dossier of a term: all its briefs as one paper, for who takes up a country or a topic.
//!
//! It is a collection that changes with each brief, so who cites something in it cites the brief, and the ledger does not keep
//! its address.

use super::country;
use super::numbers::years;
use super::shown::ProfileViews;
use crate::base::counted::counted;
use crate::base::{Route, SourcePath, fingerprint_of};
use crate::page::brief::paper;
use crate::page::content::dossier::{DossierOutline, DossierPage, HeldBrief};
use crate::page::content::outline::Outline;
use crate::page::content::{Content, Page};
use crate::page::list::chronology::Chronology;
use crate::page::paper_look::{Look, day, publishing_site};
use crate::page::planner::Planner;
use crate::page::view::{DossierView, DossierWords, ElsewhereView, FileView, LinkView, OccurredView, PublisherView};
use crate::parse::term::{TermId, TermKind};
use crate::say;
use crate::site::{BriefAt, Term, Typeset, routes};
use std::collections::{BTreeMap, BTreeSet};

/// A dossier of more briefs goes into several volumes, or a layout would take memory without a bound: 7 MB for a brief of 1,000 words.
const MOST_BRIEFS: usize = 30;

/// So many of them a brief counts for that has more words than a brief should.
const OF_LONG_BRIEF: usize = 3;

/// A dossier of fewer would be no more than the paper of a brief.
const FEWEST_BRIEFS: usize = 2;

/// Adds the dossiers of a term where the site wants them, and returns them as its page leads to them. The volume with the newest
/// briefs is the first and stays at one address; the others are counted from the oldest, so that they stay what they are.
pub fn pages(planner: &Planner, id: TermId<'_>, term: &Term, title: &str, pages: &mut Vec<Page>) -> Vec<FileView> {
    let is_wanted = planner.edition.config.pdf.dossiers.contains(&id.kind.row().folder);
    if !is_wanted || term.briefs.len() < FEWEST_BRIEFS {
        return Vec::new();
    }
    let route = planner.route(id);
    let volumes = volumes(planner, &term.briefs);
    let mut files = Vec::new();
    for (number, briefs) in (1..).zip(&volumes) {
        let is_newest = number == volumes.len();
        let at = if is_newest { routes::paper(&route) } else { routes::volume(&route, number) };
        let volume = (volumes.len() > 1).then_some(number);
        let Some(outline) = outline(planner, (id, term, title), &at, briefs, volume) else { continue };
        files.push(FileView {
            title: if volumes.len() > 1 {
                outline.view.type_label.clone()
            } else {
                say!(planner.words, "dossier.link").to_owned()
            },
            url: planner.href(&at).to_string(),
            permalink: outline.address.clone(),
            format: "PDF".to_owned(),
            size: String::new(),
            is_of_page: true,
        });
        let because = format!("the dossier of {} {} {title}", counted(briefs.len(), "brief"), id.kind.row().relation);
        pages.push(Page::new(at, Content::Dossier(Box::new(outline)), None, because));
    }
    files.reverse();
    files
}

/// Returns the briefs of each volume, newest first. They are filled from the oldest on, so that those before the last stay as they are.
fn volumes<'a>(planner: &Planner, briefs: &'a [BriefAt]) -> Vec<&'a [BriefAt]> {
    let (mut volumes, mut end, mut filled) = (Vec::new(), briefs.len(), 0);
    for (at, brief) in briefs.iter().enumerate().rev() {
        let brief = &planner.edition.briefs[*brief];
        let takes = match brief.typeset {
            // It is named, and fills nothing.
            Typeset::Never => 0,
            _ if brief.is_long => OF_LONG_BRIEF,
            _ => 1,
        };
        if filled + takes > MOST_BRIEFS {
            volumes.push(&briefs[at + 1..end]);
            (end, filled) = (at + 1, 0);
        }
        filled += takes;
    }
    volumes.push(&briefs[..end]);
    volumes
}

/// Returns a volume; none if none of its briefs is to be set.
fn outline(
    planner: &Planner,
    (id, term, title): (TermId<'_>, &Term, &str),
    at: &Route,
    briefs: &[BriefAt],
    volume: Option<usize>,
) -> Option<DossierOutline> {
    let (config, words) = (&*planner.edition.config, &*planner.words);
    let known = |at: &BriefAt| &planner.edition.briefs[*at];
    let (set, unset): (Vec<BriefAt>, Vec<BriefAt>) = briefs.iter().partition(|at| known(at).typeset != Typeset::Never);
    if set.is_empty() {
        return None;
    }
    let dates = briefs.iter().flat_map(|at| {
        let brief = known(at);
        let version = planner.edition.translation(brief).and_then(|version| version.date);
        [brief.changed(), brief.date, version].into_iter().flatten()
    });
    let changed = dates.max();
    let look = Look::new(planner, &planner.edition.language);
    // What stands in the profile stands in the volume that readers take first.
    let is_first = at == &routes::paper(&planner.route(id));
    let profile = term.profile.as_ref().filter(|_| is_first);
    let ProfileViews { facts, links, .. } = profile.map(|_| ProfileViews::of(planner, term)).unwrap_or_default();
    let is_place = matches!(id.kind, TermKind::Country | TermKind::Region | TermKind::Group);
    let note = country::code(id).and_then(|code| planner.edition.places.country_note(code));
    let name = match volume {
        None => say!(words, "dossier.name").to_owned(),
        Some(number) => say!(words, "dossier.volume", number = number),
    };
    let view = DossierView {
        title: title.into(),
        type_label: name,
        span: span(planner, briefs),
        updated: changed.map(|changed| say!(words, "brief.updated", date = &words.date(changed.date))),
        summary: profile.and_then(|_| planner.summary(term)),
        note: note.map(str::to_owned),
        facts,
        links_html: links.iter().map(paper::link).collect(),
        disclaimer: config.place_disclaimer.clone().filter(|_| is_place),
        chronology: chronology(planner, briefs),
        elsewhere: unset.iter().map(|at| elsewhere(planner, *at)).collect(),
        permalink: config.base_url.absolute(&planner.route(id)),
        // What the file of the logo is like is known when all pages are.
        site: publishing_site(planner, false),
        words: said(planner),
        language: look.language,
        lang: look.lang,
        region: look.region,
        script: look.script,
        paper: look.paper,
        fonts: look.fonts,
        numbering: look.numbering,
        changed: changed.map(day),
        direction: look.direction,
    };
    let text = profile.and_then(|profile| profile.text()).cloned();
    let held = |at: &BriefAt| HeldBrief { outline: Outline::of_brief(*at, known(at)), edition: None };
    let briefs = set.iter().map(held).collect();
    Some(DossierOutline { view, text, briefs, address: config.base_url.absolute(at) })
}

/// Returns how many briefs there are, and of which years.
fn span(planner: &Planner, briefs: &[BriefAt]) -> String {
    let words = &*planner.words;
    let count = say!(words, "briefs.count", count = briefs.len());
    match years(planner, briefs) {
        Some(years) => format!("{count}{}{years}", say!(words, "text.comma")),
        None => count,
    }
}

fn chronology(planner: &Planner, briefs: &[BriefAt]) -> Vec<OccurredView> {
    let events = Chronology::new(planner, briefs).all(planner).into_iter();
    let occurred = events.map(|event| OccurredView {
        date: event.date,
        html: paper::marked(event.lang_html.as_deref().unwrap_or_default(), event.html),
        told_in_html: event.briefs.iter().filter(|_| event.ends_run).map(paper::link).collect(),
    });
    occurred.collect()
}

fn elsewhere(planner: &Planner, at: BriefAt) -> ElsewhereView {
    let (card, route) = (&planner.forms(at).card, &planner.edition.briefs[at].route);
    let link = LinkView { lang_html: card.lang_html.clone(), ..LinkView::new(card.title.clone(), card.url.clone()) };
    ElsewhereView {
        title_html: paper::link(&link),
        date: card.date.clone(),
        url: planner.edition.config.base_url.absolute(route),
    }
}

fn said(planner: &Planner) -> DossierWords {
    let words = &*planner.words;
    DossierWords {
        contents: say!(words, "paper.contents").to_owned(),
        profile: say!(words, "dossier.profile").to_owned(),
        links: say!(words, "links.heading").to_owned(),
        chronology: say!(words, "chronology.heading").to_owned(),
        told_in: say!(words, "chronology.told_in").to_owned(),
        elsewhere: say!(words, "dossier.elsewhere").to_owned(),
        sources: say!(words, "brief.sources").to_owned(),
        about: say!(words, "dossier.about").to_owned(),
        comma: say!(words, "text.comma").to_owned(),
        language: None,
        direction: None,
    }
}

/// Finds the pages of briefs that a dossier has from another edition, in whose words they are set.
pub fn bring_home(pages: &mut [Page]) {
    let elsewhere = |page: &Page| match &page.content {
        Content::Dossier(outline) => outline.briefs.iter().filter_map(|brief| brief.outline.text.clone()).collect(),
        _ => Vec::new(),
    };
    let wanted: BTreeSet<SourcePath> = pages.iter().flat_map(elsewhere).collect();
    if wanted.is_empty() {
        return;
    }
    let homes = pages.iter().filter_map(|page| match &page.content {
        Content::Brief(outline) => {
            let text = outline.text.as_ref().filter(|text| wanted.contains(*text))?;
            Some((text.clone(), HeldBrief { outline: (**outline).clone(), edition: Some(page.edition) }))
        }
        _ => None,
    });
    let homes: BTreeMap<SourcePath, HeldBrief> = homes.collect();
    for page in pages {
        let Content::Dossier(outline) = &mut page.content else { continue };
        for brief in &mut outline.briefs {
            let home = brief.outline.text.as_ref().and_then(|text| homes.get(text));
            if let Some(home) = home.filter(|home| home.edition != Some(page.edition)) {
                *brief = home.clone();
            }
        }
        page.input = fingerprint_of(&page.content);
    }
}

/// Returns all that a dossier of the edition at this position shows; `planned` has the planner of each, and its publisher.
pub fn close<'a>(
    planned: impl Fn(usize) -> (&'a Planner, &'a PublisherView),
    edition: usize,
    outline: &DossierOutline,
) -> DossierPage {
    let DossierOutline { view, text, briefs, address } = outline.clone();
    let (planner, publisher) = planned(edition);
    let closed = |brief: &HeldBrief| {
        let (planner, publisher) = planned(brief.edition.unwrap_or(edition));
        paper::close(planner, publisher, &brief.outline)
    };
    DossierPage {
        view: DossierView { site: publishing_site(planner, publisher.logo_is_emblem), ..view },
        text,
        briefs: briefs.iter().filter_map(closed).collect(),
        address,
        fonts: planner.paper_fonts.clone(),
        logo: publisher.logo_url.clone(),
    }
}
