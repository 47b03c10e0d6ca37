//! The page of a brief, and that of each of its versions in other languages.

mod original;
pub mod paper;
mod related;
mod series;
mod subject;
mod translation;
mod versions;

pub use original::size;

use crate::base::full_title::full_title;
use crate::base::{Language, Plate, Route, SourcePath};
use crate::body::CountryLink;
use crate::page::content::outline::{Outline, VersionAt};
use crate::page::content::{Content, HtmlPage, Page, View};
use crate::page::head::Head;
use crate::page::languages;
use crate::page::list::home;
use crate::page::planner::Planner;
use crate::page::plates::{Cover, Preview};
use crate::page::view::{AlternateView, BriefView, PageView, WithdrawalView};
use crate::places::Tongue;
use crate::say;
use crate::site::{Brief, routes};
use crate::words::Words;
use std::sync::Arc;
use subject::{record, subject, view_and_language};

/// Adds the pages of all briefs and of their versions.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let page = |outline: Outline, route: &Route, path: &SourcePath, what: &str| {
        let outline = Outline { plate: plate(planner, &outline), ..outline };
        let because = format!("the {what} in `{path}`");
        Page::new(route.clone(), Content::Brief(Box::new(outline)), Some(path.clone()), because)
    };
    let add = |pages: &mut Vec<Page>, outline: Outline, brief: &Brief, route: &Route, path: &SourcePath, what: &str| {
        if paper::is_wanted(brief, &outline) {
            let because = format!("the PDF edition of `{path}`");
            let content = Content::Paper(Box::new(outline.clone()));
            pages.push(Page::new(routes::paper(route), content, Some(path.clone()), because));
        }
        pages.push(page(outline, route, path, what));
    };
    let own = planner.edition.briefs.with_positions().filter(|(_, brief)| !brief.is_elsewhere);
    for (at, brief) in own {
        let what = if brief.is_translation() { "translation" } else { "brief" };
        add(pages, Outline::of_brief(at, brief), brief, &brief.route, &brief.path, what);
        for (number, version) in planner.edition.other_versions(brief).iter().enumerate() {
            let outline = Outline::of_version(at, number, version);
            let what = if version.is_original() { "brief" } else { "translation" };
            add(pages, outline, brief, &version.route, &version.path, what);
        }
    }
}

/// Returns the page of an outline.
pub fn close(planner: &Planner, outline: &Outline) -> HtmlPage {
    let (brief, version) = subject(planner, outline);
    let at = outline.brief;
    let (mut view, language) = view_and_language(planner, outline);
    let (route, lead) = match version {
        Some(version) => (&version.route, planner.site.lead_of(version)),
        None => (&brief.route, planner.site.lead(brief)),
    };
    if paper::is_wanted(brief, outline) {
        view.pdf = Some(paper::file_view(planner, route, &view.title));
    }
    let view = match outline.version {
        // What has no edition stands in no list.
        Some(VersionAt::Other(_)) => view,
        _ => {
            let (series_previous, series_next) = series::neighbours(planner, at);
            let backlinks = planner.backlinks(&brief.route, &[]);
            BriefView { backlinks, related: related::views(planner, at), series_previous, series_next, ..view }
        }
    };
    let record = record(planner, outline, &view);
    let versions = versions::others(planner, brief, route);
    let edition = &planner.edition.language;
    let full_title = match view.subtitle.as_deref() {
        None => view.title.clone(),
        subtitle => full_title(&view.title, subtitle, language.tag()).into(),
    };
    let view = as_tombstone(BriefView { full_title, versions, citations: Some(record), ..view });
    let mut head = Head::new(planner, route, &outline.title)
        .of(Some(&brief.stated_in))
        .description(described(&planner.words, &view).or(lead))
        .one_of(alternates(planner, outline))
        .switching_to(languages::of_brief(planner, brief, language))
        .under(planner.all_briefs());
    if language != edition {
        head = head.in_language(language);
    }
    if let Some(original) = &brief.foreign_facts {
        head = head.with_original_in(original);
    }
    let config = &planner.edition.config;
    let mut head = PageView {
        og_type: "article",
        published: brief.date.map(|date| date.rfc3339(&config.timezone)),
        modified: modified(planner, outline),
        tags: view.topics.iter().map(|topic| topic.title.clone()).collect(),
        ..head.build()
    };
    if let Some(preview) = preview(planner, brief).filter(|_| view.withdrawn.is_none()) {
        preview.put(&mut head);
        // On a translation in its own words.
        head.image_alt = view.image.as_ref().map(|image| image.alt.clone()).or(head.image_alt);
    } else if let Some(home) = view.withdrawn.as_ref().and_then(|_| home::head(planner).plate()) {
        planner.preview_of_plate(&home, &config.title).put(&mut head);
    }
    let countries = country_links(planner, brief, language);
    let view = View::Brief(Box::new(view));
    HtmlPage { head, view, text: outline.text.clone(), countries, plate: None }.plated(planner, outline.plate.clone())
}

/// Returns the picture of a brief for previews.
fn preview(planner: &Planner, brief: &Brief) -> Option<Preview> {
    let (picture, stated_in) = planner.edition.picture(brief)?;
    planner.preview_of(Some(picture), stated_in)
}

/// Returns what is drawn for the page of a brief; none where it has a picture, or has been withdrawn.
fn plate(planner: &Planner, outline: &Outline) -> Option<Arc<Plate>> {
    let plates = planner.plates.as_ref().filter(|_| !outline.is_tombstone())?;
    let (brief, version) = subject(planner, outline);
    if preview(planner, brief).is_some() {
        return None;
    }
    let forms = planner.forms(outline.brief);
    let (card, record) = (&forms.card, &forms.record);
    let above: Vec<&str> = std::iter::once(&*record.type_label).chain(record.number.as_deref()).collect();
    let terms = if card.countries.is_empty() { &card.topics } else { &card.countries };
    let about: Vec<&str> = terms.iter().map(|term| &*term.title).collect();
    // Of an event readers ask when it is, and not when it was announced.
    let day_of_event = brief.occasion.as_ref().map(|event| planner.words.date(event.day()));
    let language = brief.foreign.as_ref().unwrap_or(&planner.edition.language);
    Some(plates.of_page(Cover {
        language: version.map_or(language, |version| &version.language),
        title: outline.title.clone(),
        above: above.join(" · "),
        below: day_of_event.unwrap_or_else(|| card.date.to_string()),
        about: about.join(say!(planner.words, "list.separator")),
        country: brief.countries.first().copied(),
    }))
}

/// Returns when what the page shows was last changed, in RFC 3339.
pub fn modified(planner: &Planner, outline: &Outline) -> Option<String> {
    let (brief, version) = subject(planner, outline);
    let changed = version.and_then(|version| version.date).max(brief.changed());
    changed.map(|changed| changed.rfc3339(&planner.edition.config.timezone))
}

/// Returns the versions of the page in all languages. A translation that is withdrawn alone is none of them.
pub fn alternates(planner: &Planner, outline: &Outline) -> Vec<AlternateView> {
    let (brief, version) = subject(planner, outline);
    let is_one = version.is_none_or(|version| version.is_withdrawn == version.original.is_withdrawn);
    if is_one { versions::alternates(planner, brief) } else { Vec::new() }
}

/// Returns what search engines and previews are told of a page in place of its summary.
fn described(words: &Words, view: &BriefView) -> Option<Arc<str>> {
    let WithdrawalView { date, .. } = view.withdrawn.as_ref()?;
    Some(match date {
        Some(date) => say!(words, "brief.was_withdrawn_on", date = date).into(),
        None => say!(words, "brief.was_withdrawn").into(),
    })
}

/// Returns the view of a brief, without its text if it has been withdrawn: what was withdrawn is not in the page at all, so no
/// template can show it.
fn as_tombstone(view: BriefView) -> BriefView {
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
        citations: None,
        ..view
    }
}

/// Returns the countries whose first mention is linked in the text of a brief, or of its version in that language: those that it is about,
/// save those that it excludes and those without a page. Words are known in few languages well enough.
fn country_links(planner: &Planner, brief: &Brief, language: &Language) -> Vec<CountryLink> {
    if !planner.site.config.autolink_countries || !Tongue::of(language).is_safe() {
        return Vec::new();
    }
    let wanted = brief.countries.iter().filter(|country| !brief.countries_excluded.contains(country));
    wanted
        .filter_map(|country| {
            let url = planner.term_link(routes::country(*country)).url?;
            Some(CountryLink { country: *country, url: url.to_string() })
        })
        .collect()
}
