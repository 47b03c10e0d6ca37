//! The pages of translations, and how the versions of a brief name each other.
//!
//! A translation's page is its original's page with the translated words put in place, so whatever the translation does
//! not state cannot differ. It has no card and no entry in a feed; pages lead to it from its other versions alone.

use crate::base::date::Moment;
use crate::base::{Language, Route};
use crate::body::{Links, inline_html};
use crate::page::brief;
use crate::page::brief::{autolinks, life};
use crate::page::content::outline::Outline;
use crate::page::content::{Content, HtmlPage, Origin, Page, close};
use crate::page::head::Head;
use crate::page::planner::Planner;
use crate::page::view::{AlternateView, BriefView, ImageView, PageView, TranslationView, VersionView};
use crate::site::{Brief, Translation};

/// The pages of all translations.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    for (at, brief) in planner.site.briefs.with_positions() {
        for (number, version) in planner.site.translations.of(&brief.path).iter().enumerate() {
            let because = format!("the translation in `{}`", version.path);
            let origin = Origin { source: Some(version.path.clone()), because };
            let outline = Outline::of_version(at, number, version);
            pages.push(close(version.route.clone(), Content::Brief(Box::new(outline)), origin));
        }
    }
}

/// When what the page of a translation shows was last changed.
pub fn changed(version: &Translation) -> Option<Moment> {
    version.date.max(version.original.changed())
}

/// The versions that stand for the same brief as this one. One that is withdrawn alone is none of them.
pub fn alternates_of(planner: &Planner, version: &Translation) -> Vec<AlternateView> {
    let is_one = version.is_withdrawn == version.original.is_withdrawn;
    if is_one { alternates(planner, &version.original) } else { Vec::new() }
}

/// The versions of a brief other than the page at `route`, the original first.
pub fn versions(planner: &Planner, original: &Brief, route: &Route) -> Vec<VersionView> {
    let all = recommended(planner, original).into_iter().filter(|(_, other)| *other != route);
    all.map(|(language, route)| VersionView {
        title: language.own_name().into(),
        url: planner.href(route),
        language: language.tag().to_owned(),
        direction: language.direction(),
    })
    .collect()
}

/// All versions of a brief for programs, with the original once more for everybody else; none if it has but one.
pub fn alternates(planner: &Planner, original: &Brief) -> Vec<AlternateView> {
    let versions = recommended(planner, original);
    if versions.len() < 2 {
        return Vec::new();
    }
    let base = &planner.site.config.base_url;
    let mut alternates: Vec<AlternateView> = versions
        .into_iter()
        .map(|(language, route)| AlternateView {
            language: language.tag().to_owned(),
            locale: Some(language.locale()),
            url: base.absolute(route).into(),
        })
        .collect();
    let url = base.absolute(&original.route).into();
    alternates.push(AlternateView { language: "x-default".to_owned(), locale: None, url });
    alternates
}

/// The original and those of its translations that readers may be sent to.
fn recommended<'a>(planner: &'a Planner, original: &'a Brief) -> Vec<(Language, &'a Route)> {
    let own = Language::of(&planner.site.config.language);
    let translations = planner.site.translations.of(&original.path).iter();
    let translations = translations.filter(|version| original.is_withdrawn || !version.is_withdrawn);
    let translations = translations.map(|version| (version.language.clone(), &version.route));
    std::iter::once((own, &original.route)).chain(translations).collect()
}

/// The page of a translation.
pub fn closed(planner: &Planner, version: &Translation) -> HtmlPage {
    let original = &version.original;
    let view = life::as_tombstone(view(planner, version));
    let head = Head::new(planner, &version.route, &version.title)
        .of(Some(&original.path))
        .description(life::described(planner.words, &view).or_else(|| version.lead.clone()))
        .in_language(&version.language)
        .one_of(alternates_of(planner, version));
    let modified = changed(version).map(|changed| changed.rfc3339(&planner.site.config.timezone));
    let head = PageView { modified, ..brief::head(planner, original, head, &view) };
    let countries = autolinks::of(planner, original, &version.language);
    brief::page(head, view, countries, &version.path)
}

fn view(planner: &Planner, version: &Translation) -> BriefView {
    let original = &version.original;
    let links = planner.site.links(&version.path);
    let shared = brief::view(planner, original, &links_of_original(planner, version));
    let image = shared.image.map(|image| match &version.picture {
        Some(words) => ImageView {
            alt: words.alt.clone(),
            caption_html: words.caption.as_ref().map(|caption| inline_html(caption, links)),
            is_translated: true,
            ..image
        },
        None => image,
    });
    BriefView {
        title: version.title.clone(),
        subtitle: version.subtitle.clone(),
        withdrawn: life::withdrawn_version(planner.words, version, shared.withdrawn),
        superseded_by: life::superseded_by(planner, original, Some(&version.language)),
        replaces: life::replaces(planner, original, Some(&version.language)),
        summary: version.lead.clone(),
        has_own_summary: version.summary.is_some(),
        key_points_html: version.key_points.iter().map(|point| inline_html(point, links)).collect(),
        recommendations: brief::recommendations(&version.recommendations, links),
        contents: brief::contents(planner, &version.path),
        image,
        // They were given to the original.
        doi: None,
        isbn: None,
        issn: None,
        versions: versions(planner, original, &version.route),
        translation: Some(TranslationView {
            language_name: version.language.english_name(),
            original_language_name: Language::of(&planner.site.config.language).english_name(),
            original_url: planner.href(&original.route).to_string(),
            translators: version.translators.iter().map(|byline| brief::author(planner, byline)).collect(),
            date: version.date.map(|moment| planner.words.date(moment.date)),
            date_iso: version.date.map(|moment| moment.date.to_string()),
        }),
        ..shared
    }
}

/// The links of the original's texts as they are on the translation's page: a heading of the original is found there.
fn links_of_original(planner: &Planner, version: &Translation) -> Links {
    let mut links = planner.site.links(&version.original.path).clone();
    let page = planner.href(&version.original.route);
    links.extend(version.fragments.iter().map(|fragment| (fragment.clone(), format!("{page}{fragment}"))));
    links
}
