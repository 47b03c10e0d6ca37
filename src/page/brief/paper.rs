//! The PDF edition of a brief: where it stands, and what it shows.
//!
//! It shows what the page shows, save what only leads on from there: related briefs, neighbours of a series, backlinks. So a
//! paper is set again only if something changes that stands on it.

use super::subject::{record, subject, view_and_language};
use crate::base::escape::Escaped;
use crate::base::{Language, Route};
use crate::page::content::outline::Outline;
use crate::page::content::paper::PaperPage;
use crate::page::paper_look::{Look, day, publishing_site};
use crate::page::planner::Planner;
use crate::page::view::{
    BriefView, BylineView, ChangeView, EventView, FileView, ImageView, LinkView, NoticeView, PaperAuthor, PaperView,
    PaperWords, PublisherView, SourceView, TranslationView,
};
use crate::site::{Brief, Typeset, routes};
use crate::words::Words;
use crate::{say, say_html};
use std::fmt::Write;

/// Whether a brief has an edition that the tool makes.
pub fn is_wanted(brief: &Brief, outline: &Outline) -> bool {
    brief.typeset == Typeset::Edition && brief.pdf.is_none() && !outline.is_tombstone()
}

/// Returns the edition as the page of the brief leads to it. Its size is told when it is known.
pub fn file_view(planner: &Planner, page: &Route, title: &str) -> FileView {
    let route = routes::paper(page);
    FileView {
        title: title.to_owned(),
        url: planner.href(&route).to_string(),
        permalink: planner.edition.config.base_url.absolute(&route),
        format: "PDF".to_owned(),
        size: String::new(),
        is_of_page: true,
    }
}

/// Returns all that the edition of an outline shows; none without a text.
pub fn close(planner: &Planner, publisher: &PublisherView, outline: &Outline) -> Option<PaperPage> {
    let text = outline.text.clone()?;
    let (brief, version) = subject(planner, outline);
    let page = version.map_or(&brief.route, |version| &version.route);
    let (view, language) = view_and_language(planner, outline);
    let (config, words) = (&*planner.edition.config, &*planner.words);
    let is_foreign = *language != planner.edition.language;
    let own = Language::of(&config.language);
    // As on the page, what a translation takes from its original is marked.
    let original = brief.foreign_facts.as_ref().map(Language::attributes).unwrap_or_default();
    let marked = |html: String| marked(&original, html);
    let changed = version.and_then(|version| version.date).max(brief.changed()).map(day);
    let look = Look::new(planner, language);
    let record = record(planner, outline, &view);
    let paper = PaperView {
        changed: changed.or_else(|| brief.date.map(day)),
        updated: view.updated.as_ref().map(|date| say!(words, "brief.updated", date = date)),
        as_of: view.as_of.as_ref().map(|date| say!(words, "brief.as_of", date = date)),
        replaces_html: replaces(words, &view.replaces),
        translation_html: view.translation.as_ref().map(|translation| self::translation(words, translation)),
        notices: notices(words, &view, &original),
        image_html: view.image.as_ref().map(|image| self::image(image, &original)),
        event_html: event(words, &view),
        sources_html: view.sources.iter().map(|source| self::source(words, source, &original)).collect(),
        permalink: config.base_url.absolute(page),
        rights_html: rights(words, &view, config.licence.is_some()),
        doi: view.doi.as_ref().map(|doi| format!("https://doi.org/{doi}")),
        countries: titles(&view.countries),
        topics: titles(&view.topics),
        site: publishing_site(planner, publisher.logo_is_emblem),
        words: labels(words, &view, is_foreign.then_some(&own)),
        language: look.language,
        lang: look.lang,
        region: look.region,
        script: look.script,
        direction: look.direction,
        paper: look.paper,
        fonts: look.fonts,
        numbering: look.numbering,
        authors: view.authors.iter().map(PaperAuthor::of).collect(),
        summary: view.summary.filter(|_| view.has_own_summary),
        title: view.title,
        subtitle: view.subtitle,
        type_label: view.type_label,
        number: view.number,
        series: view.series.map(|series| series.title),
        date: view.date,
        key_points_html: view.key_points_html,
        recommendations: view.recommendations,
        chronology: view.chronology.into_iter().map(|event| EventView { html: marked(event.html), ..event }).collect(),
        attachments: view.attachments,
        changes: view.changes.into_iter().map(|change| ChangeView { html: marked(change.html), ..change }).collect(),
        disclosure_html: view.disclosure_html.map(marked),
    };
    let words_lang = if is_foreign { own.attributes() } else { String::new() };
    let (fonts, logo) = (planner.paper_fonts.clone(), publisher.logo_url.clone());
    let stated_in = brief.stated_in.clone();
    let routes = super::versions::routes(planner, brief).filter(|route| *route != page);
    let versions = routes.map(|route| config.base_url.absolute(route)).collect();
    Some(PaperPage { view: paper, text, stated_in, versions, words_lang, record, fonts, logo })
}

fn titles(links: &[LinkView]) -> Vec<std::sync::Arc<str>> {
    links.iter().map(|link| link.title.clone()).collect()
}

fn labels(words: &Words, view: &BriefView, other: Option<&Language>) -> PaperWords {
    PaperWords {
        contents: say!(words, "paper.contents").to_owned(),
        key_points: say!(words, "brief.key_points").to_owned(),
        recommendations: say!(words, "brief.recommendations", count = view.recommendations.len()),
        recommendation_to: say!(words, "brief.recommendation_to").to_owned(),
        chronology: say!(words, "chronology.heading").to_owned(),
        sources: say!(words, "brief.sources").to_owned(),
        attachments: say!(words, "brief.attachments").to_owned(),
        changes: match view.translation {
            Some(_) => say!(words, "brief.changes_to_original").to_owned(),
            None => say!(words, "brief.changes").to_owned(),
        },
        disclosure: say!(words, "brief.disclosure").to_owned(),
        cite: say!(words, "cite.heading").to_owned(),
        about: say!(words, "brief.about").to_owned(),
        comma: say!(words, "text.comma").to_owned(),
        language: other.map(|language| language.tag().to_owned()),
        direction: other.map(Language::direction),
    }
}

/// Returns a link as HTML.
pub fn link(link: &LinkView) -> String {
    let lang = link.lang_html.as_deref().unwrap_or_default();
    match &link.url {
        Some(url) => format!("<a href=\"{}\"{lang}>{}</a>", Escaped(url), Escaped(&link.title)),
        None => format!("<span{lang}>{}</span>", Escaped(&link.title)),
    }
}

fn replaces(words: &Words, replaced: &[LinkView]) -> Option<String> {
    let links: Vec<String> = replaced.iter().map(link).collect();
    (!links.is_empty()).then(|| say_html!(words, "brief.replaces", briefs = &words.list(&links)))
}

fn people(words: &Words, people: &[BylineView]) -> String {
    words.list(&people.iter().map(|person| Escaped(&person.name).to_string()).collect::<Vec<_>>())
}

/// Returns whose translation a text is, and which of the two prevails.
fn translation(words: &Words, translation: &TranslationView) -> String {
    let people = people(words, &translation.translators);
    let (address, name) = (Escaped(&translation.original_url), Escaped(&translation.original_language_name));
    let language = format!("<a href=\"{address}\">{name}</a>");
    let date = translation.date.as_ref().map(|date| Escaped(date).to_string());
    let said = match (people.is_empty(), &date) {
        (false, Some(date)) => {
            say_html!(words, "translation.from_by_on", language = &language, people = &people, date = date)
        }
        (false, None) => say_html!(words, "translation.from_by", language = &language, people = &people),
        (true, Some(date)) => say_html!(words, "translation.from_on", language = &language, date = date),
        (true, None) => say_html!(words, "translation.from", language = &language),
    };
    format!("{said} {}", Escaped(say!(words, "translation.original_prevails")))
}

/// Returns what readers must know before they read, in the order of the page.
fn notices(words: &Words, view: &BriefView, original: &str) -> Vec<NoticeView> {
    let mut notices = Vec::new();
    if let Some(by) = &view.superseded_by {
        let lang = by.lang_html.as_deref().unwrap_or_default();
        let brief = format!("<a href=\"{}\"{lang}>{}</a>", Escaped(&by.permalink), Escaped(&by.title));
        let date = Escaped(&by.date).to_string();
        let mut said = say_html!(words, "brief.superseded_by", date = &date, brief = &brief);
        if let Some(latest) = &by.latest {
            let _ = write!(said, " {}", say_html!(words, "brief.latest_is", brief = &link(latest)));
        }
        let address = Escaped(&by.permalink);
        let _ = write!(said, "<br><a href=\"{address}\">{address}</a>");
        notices.push(NoticeView { kind: "warning", title: None, html: said });
    }
    if let Some(date) = &view.review_due {
        let said = say_html!(words, "brief.review_due", date = &Escaped(date).to_string());
        notices.push(NoticeView { kind: "note", title: None, html: said });
    }
    notices.extend(view.notices.iter().map(|change| NoticeView {
        kind: if change.kind == "retraction" { "caution" } else { "important" },
        title: Some(format!("{}{}{}", change.label, say!(words, "text.comma"), change.date)),
        html: marked(original, change.html.clone()),
    }));
    notices
}

/// Returns HTML with the attributes of its language, where it is another than that of the paper.
pub fn marked(lang_html: &str, html: String) -> String {
    if lang_html.is_empty() { html } else { format!("<span{lang_html}>{html}</span>") }
}

/// Returns the picture at the head as a figure.
fn image(image: &ImageView, original: &str) -> String {
    let ImageView { url, srcset, alt, width, height, is_translated, .. } = image;
    let original = if *is_translated { "" } else { original };
    let (url, srcset, alt) = (Escaped(url), Escaped(srcset), Escaped(alt));
    let mut html = format!(
        "<figure class=\"wide\"><img src=\"{url}\" srcset=\"{srcset}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\">"
    );
    let caption = image.caption_html.clone().map(|caption| marked(original, caption)).unwrap_or_default();
    let credit = image.credit.as_ref().map_or_else(String::new, |credit| Escaped(credit).to_string());
    let between = if caption.is_empty() || credit.is_empty() { "" } else { " " };
    let _ = write!(html, "<figcaption>{caption}{between}{credit}</figcaption></figure>");
    html
}

/// Returns when and where an event is.
fn event(words: &Words, view: &BriefView) -> Option<String> {
    let event = view.event.as_ref()?;
    let mut html = format!("<dl><dt>{}</dt><dd>{}", Escaped(say!(words, "event.when")), Escaped(&event.when));
    if let Some(label) = &event.status_label {
        let _ = write!(html, " <strong>{}</strong>", Escaped(label));
    }
    html.push_str("</dd>");
    if let Some(venue) = &event.venue {
        let _ = write!(html, "<dt>{}</dt><dd>{}</dd>", Escaped(say!(words, "event.where")), Escaped(venue));
    }
    // Whoever holds the paper may hold it before or after the event.
    if event.status != Some("cancelled") {
        let ways =
            [(say!(words, "event.register"), &event.registration_url), (say!(words, "event.watch"), &event.online_url)];
        for (label, url) in ways {
            if let Some(url) = url {
                let url = Escaped(url);
                let _ = write!(html, "<dt>{}</dt><dd><a href=\"{url}\">{url}</a></dd>", Escaped(label));
            }
        }
    }
    html.push_str("</dl>");
    Some(html)
}

/// Returns a source as a line, with its address in sight.
fn source(words: &Words, source: &SourceView, original: &str) -> String {
    let SourceView { authors, title, publisher, date, url, archived_url } = source;
    let comma = Escaped(say!(words, "text.comma")).to_string();
    let mut html = String::new();
    if !authors.is_empty() {
        let names: Vec<String> = authors.iter().map(|name| Escaped(name).to_string()).collect();
        let _ = write!(html, "{}: ", words.list(&names));
    }
    let title = marked(original, Escaped(title).to_string());
    let _ = match url {
        Some(url) => write!(html, "<a href=\"{}\">{title}</a>", Escaped(url)),
        None => write!(html, "{title}"),
    };
    for part in [publisher, date].into_iter().flatten() {
        let _ = write!(html, "{comma}{}", Escaped(part));
    }
    html.push('.');
    if let Some(archived) = archived_url {
        let _ = write!(html, " <a href=\"{}\">{}</a>", Escaped(archived), Escaped(say!(words, "source.archived")));
    }
    if let Some(url) = url {
        let url = Escaped(url);
        let _ = write!(html, " <a href=\"{url}\">{url}</a>");
    }
    html
}

/// Returns the licence and the numbers of a brief.
fn rights(words: &Words, view: &BriefView, site_has_licence: bool) -> Option<String> {
    let mut parts = Vec::new();
    match &view.licence {
        Some(licence) => {
            let name = Escaped(&licence.name);
            let name = match &licence.url {
                Some(url) => format!("<a href=\"{}\">{name}</a>", Escaped(url)),
                None => name.to_string(),
            };
            parts.push(say_html!(words, "licence.brief", licence = &name));
        }
        None if site_has_licence => parts.push(Escaped(say!(words, "licence.none")).to_string()),
        None => {}
    }
    let escaped = |number: &Option<String>| number.as_ref().map(|number| Escaped(number).to_string());
    parts.extend(escaped(&view.isbn).map(|number| say_html!(words, "brief.isbn", number = &number)));
    parts.extend(escaped(&view.issn).map(|number| say_html!(words, "brief.issn", number = &number)));
    (!parts.is_empty()).then(|| parts.join(" "))
}
