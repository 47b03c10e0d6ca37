//! The page of one brief.

pub mod autolinks;
pub mod life;
pub mod translation;

use crate::base::{Language, Route, SourcePath};
use crate::body::{CountryLink, Links, inline_html, inline_text};
use crate::page::content::outline::Outline;
use crate::page::content::{Content, HtmlPage, Origin, Page, View};
use crate::page::head::Head;
use crate::page::planner::{Planner, backlinks};
use crate::page::view::{
    BacklinksView, BriefView, BylineView, ChangeView, EventView, FileView, HeadingView, ImageView, LicenceView,
    LinkView, PageView, RecommendationView, SourceView,
};
use crate::parse::config::Config;
use crate::parse::term::TermKind;
use crate::say;
use crate::site::{Brief, BriefAt, Change, FileRef, Picture, Recommendation, routes};
use crate::words::Words;
use std::sync::Arc;

/// The pages of all briefs.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let page = |(at, brief): (BriefAt, &Arc<Brief>)| {
        let origin = Origin { source: Some(brief.path.clone()), because: format!("the brief in `{}`", brief.path) };
        let outline = Outline::of_brief(planner, at);
        crate::page::content::close(brief.route.clone(), Content::Brief(Box::new(outline)), origin)
    };
    pages.extend(planner.site.briefs.with_positions().map(page));
}

/// The page of the brief at a position.
pub(super) fn closed(planner: &Planner, at: BriefAt, brief: &Brief) -> HtmlPage {
    let mut view = view(planner, brief, planner.site.links(&brief.path));
    view.versions = translation::versions(planner, brief, &brief.route);
    view.backlinks = backlinks::backlinks(planner, &brief.route);
    view.related = backlinks::related(planner, at);
    let view = life::as_tombstone(view);
    let head = Head::new(planner, &brief.route, &brief.title)
        .of(Some(&brief.path))
        .description(life::described(planner.words, &view).or_else(|| brief.lead.clone()))
        .one_of(translation::alternates(planner, brief));
    let head = self::head(planner, brief, head, &view);
    let countries = autolinks::of(planner, brief, &Language::of(&planner.site.config.language));
    page(head, view, countries, &brief.path)
}

/// The page of a brief, or of its version in another language. Of a withdrawn one the text is not shown.
pub(super) fn page(head: PageView, view: BriefView, countries: Vec<CountryLink>, source: &SourcePath) -> HtmlPage {
    let text = view.withdrawn.is_none().then(|| source.clone());
    HtmlPage { head, view: View::Brief(Box::new(view)), text, countries }
}

/// What is in the head of a brief in any language, beside what `head` has already.
pub(super) fn head(planner: &Planner, brief: &Brief, mut head: Head<'_>, view: &BriefView) -> PageView {
    let base = &planner.site.config.base_url;
    let resolved = planner.site.resolved.get(&brief.path);
    let picture = brief.picture.as_ref().filter(|_| view.withdrawn.is_none());
    let image = picture.and_then(|picture| resolved?.files.get(&picture.src));
    if !planner.listed.is_empty() {
        head = head.under(say!(planner.words, "briefs.all"), &Route::of("/briefs/"));
    }
    PageView {
        og_type: "article",
        image_url: image.map(|(route, _)| base.absolute(route)),
        published: brief.date.map(|date| date.rfc3339(&planner.site.config.timezone)),
        modified: brief.changed().map(|changed| changed.rfc3339(&planner.site.config.timezone)),
        tags: view.topics.iter().map(|topic| topic.title.clone()).collect(),
        ..head.build()
    }
}

/// All that is told of a brief on its page; `links` are those of its inline Markdown.
pub(super) fn view(planner: &Planner, brief: &Brief, links: &Links) -> BriefView {
    let config = &planner.site.config;
    let inline = |text: &String| inline_html(text, links);
    let updated = brief.updated.filter(|updated| Some(updated.date) != brief.day());
    let changes = changes(planner.words, brief, links);
    let review_due = brief.review_by.filter(|_| life::tells_review(planner, brief));
    BriefView {
        title: brief.title.clone(),
        subtitle: brief.subtitle.clone(),
        withdrawn: life::withdrawn(planner.words, brief, links),
        superseded_by: life::superseded_by(planner, brief, None),
        review_due: review_due.map(|day| planner.words.date(day)),
        review_due_iso: review_due.map(|day| day.to_string()),
        replaces: life::replaces(planner, brief, None),
        type_slug: brief.brief_type.slug.to_string(),
        type_label: brief.brief_type.label.clone(),
        number: number(config, brief),
        date: brief.day().map_or_else(String::new, |day| planner.words.date(day)).into(),
        date_iso: brief.date_iso().into(),
        updated: updated.map(|updated| planner.words.date(updated.date)),
        updated_iso: updated.map(|updated| updated.date.to_string()),
        as_of: brief.as_of.map(|day| planner.words.date(day)),
        as_of_iso: brief.as_of.map(|date| date.to_string()),
        summary: brief.lead.clone(),
        has_own_summary: brief.summary.is_some(),
        key_points_html: brief.key_points.iter().map(inline).collect(),
        recommendations: recommendations(&brief.recommendations, links),
        authors: brief.authors.iter().map(|byline| author(planner, byline)).collect(),
        countries: brief.countries.iter().map(|code| planner.term_link(routes::country(*code))).collect(),
        regions: brief.regions.iter().map(|region| planner.term_link(TermKind::Region.term(&region.slug))).collect(),
        groups: brief.groups.iter().map(|group| planner.term_link(TermKind::Group.term(&group.slug))).collect(),
        topics: brief.topics.iter().map(|(slug, _)| planner.term_link(TermKind::Topic.term(slug.as_str()))).collect(),
        series: brief.series.as_ref().map(|slug| planner.term_link(TermKind::Series.term(slug.as_str()))),
        contents: contents(planner, &brief.path),
        chronology: brief
            .chronology
            .iter()
            .map(|event| EventView {
                date: planner.words.date(event.date),
                date_iso: event.date.to_string(),
                html: inline(&event.text),
            })
            .collect(),
        sources: sources(planner.words, brief),
        notices: life::notices(brief, &changes),
        changes,
        image: image(brief.picture.as_ref(), links),
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
    }
}

/// The report number with its prefix.
pub fn number(config: &Config, brief: &Brief) -> Option<String> {
    let number = brief.number.as_ref()?;
    Some(config.report_prefix.as_ref().map_or_else(|| number.clone(), |prefix| format!("{prefix}-{number}")))
}

/// What should be done, and by whom.
pub(super) fn recommendations(items: &[Recommendation], links: &Links) -> Vec<RecommendationView> {
    items.iter().map(|item| RecommendationView { to: item.to.clone(), html: inline_html(&item.text, links) }).collect()
}

/// A person as briefs name them.
pub(super) fn author(planner: &Planner, byline: &crate::site::Byline) -> BylineView {
    let LinkView { title, url } = planner.author_link(byline);
    BylineView {
        name: title,
        url,
        role: byline.role.clone(),
        affiliation: byline.affiliation.clone(),
        orcid_url: byline.orcid.as_ref().map(|orcid| format!("https://orcid.org/{orcid}")),
    }
}

/// The headings that make the list of contents.
pub(super) fn contents(planner: &Planner, source: &SourcePath) -> Vec<HeadingView> {
    let headings = planner.site.public.get(source).into_iter().flat_map(|file| &file.headings);
    let headings = headings.filter(|heading| matches!(heading.level, 2 | 3) && !heading.title.is_empty());
    headings
        .map(|heading| HeadingView { title: heading.title.clone(), id: heading.id.clone(), level: heading.level })
        .collect()
}

fn sources(words: &Words, brief: &Brief) -> Vec<SourceView> {
    let shown = |date: &String| date.parse().map_or_else(|_| date.clone(), |day| words.date(day));
    let view = |source: &crate::site::Source| SourceView {
        authors: source.authors.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        date: source.date.as_ref().map(shown),
        url: source.url.clone(),
        archived_url: source.archived.clone(),
    };
    brief.sources.iter().map(view).collect()
}

/// The kind of a change as readers see it.
pub(super) fn change_label(words: &Words, change: &Change) -> String {
    let label = match change.kind {
        "correction" => say!(words, "change.correction"),
        "clarification" => say!(words, "change.clarification"),
        "retraction" => say!(words, "change.retraction"),
        _ => say!(words, "change.update"),
    };
    label.to_owned()
}

fn changes(words: &Words, brief: &Brief, links: &Links) -> Vec<ChangeView> {
    let view = |change: &Change| ChangeView {
        date: words.date(change.date.date),
        date_iso: change.date.date.to_string(),
        kind: change.kind.to_owned(),
        label: change_label(words, change),
        html: inline_html(&change.note, links),
        text: inline_text(&change.note, links),
    };
    brief.changes.iter().map(view).collect()
}

/// A picture, if its file is there.
pub fn image(picture: Option<&Picture>, links: &Links) -> Option<ImageView> {
    let picture = picture?;
    Some(ImageView {
        url: links.get(&picture.src)?.clone(),
        alt: picture.alt.clone(),
        caption_html: picture.caption.as_ref().map(|caption| inline_html(caption, links)),
        credit: picture.credit.clone(),
        is_translated: false,
    })
}

fn file(planner: &Planner, brief: &Brief, file: &FileRef) -> Option<FileView> {
    let (route, blob) = planner.site.resolved.get(&brief.path)?.files.get(&file.file)?;
    let length = *planner.lengths.get(blob)?;
    Some(FileView {
        title: file.title.clone().unwrap_or_else(|| blob.name().to_owned()),
        url: planner.href(route).to_string(),
        permalink: planner.site.config.base_url.absolute(route),
        format: blob.extension().to_uppercase(),
        size: size(planner.words, length),
    })
}

/// A size in the units that readers know, powers of ten.
fn size(words: &Words, bytes: u64) -> String {
    match bytes {
        0..1_000 => say!(words, "file.bytes", size = &bytes.to_string()),
        1_000..1_000_000 => say!(words, "file.kilobytes", size = &bytes.div_ceil(1_000).to_string()),
        _ => say!(words, "file.megabytes", size = &format!("{:.1}", bytes as f64 / 1e6)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes() {
        let size = |bytes| super::size(crate::words::english(), bytes);
        assert_eq!((size(12), size(1_001), size(2_340_000)), ("12 bytes".into(), "2 kB".into(), "2.3 MB".into()));
    }
}
