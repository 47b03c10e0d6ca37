//! A brief as it stands in lists, feeds and catalogues, made once and shared by every page that shows it.

use crate::base::date::Moment;
use crate::base::{Language, Plate, Slug, SourcePath};
use crate::body::inline_text;
use crate::page::content::catalogue::{RecordAuthor, RecordChange, RecordCountry, RecordTerm, RecordView};
use crate::page::content::feed::EntryView;
use crate::page::planner::term_links::TermLinks;
use crate::page::plates::{self, Plates};
use crate::page::view::{CardView, ImageView, LinkView, OccasionView, PlateView, Shared};
use crate::parse::config::Config;
use crate::parse::term::TermKind;
use crate::say;
use crate::site::{Brief, Destination, Edition, PlaceName, Site, Typeset, routes};
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// A brief as a card, as the entry of a feed and as a record of the catalogue.
pub struct Forms {
    pub card: Shared<CardView>,
    pub entry: Shared<EntryView>,
    pub record: Shared<RecordView>,
    /// What the card shows that has no picture.
    pub plate: Option<Arc<Plate>>,
}

impl Forms {
    /// Makes those of a brief.
    pub fn new(
        site: (&Site, &Edition),
        (words, plates): (&Words, Option<&Plates>),
        term_links: &TermLinks,
        brief: &Brief,
        known_slug: Option<&str>,
    ) -> Self {
        let mut card = card(site, words, term_links, brief);
        let (_, edition) = site;
        let plates = plates.filter(|_| card.image.is_none());
        let plate = plates.map(|plates| plates.of_card(brief.countries.first().copied()));
        card.plate =
            plate.as_ref().map(|plate| PlateView::of(plate, edition.config.base_url.href(&plates::route(plate))));
        let name = format!("briefs/{}", known_slug.unwrap_or(brief.slug.as_str()));
        let name = match language_of_page(edition, brief) {
            None => name,
            Some(language) => format!("{}/{name}", language.tag().to_ascii_lowercase()),
        };
        let entry = Shared::new(entry(site, words, brief, &card, permanent_id(&edition.config, &name)));
        let record = Shared::new(record(site, brief, &card));
        Self { card: Shared::new(card), entry, record, plate }
    }
}

/// Returns the language of a brief, if it is not the site's first one.
fn language_of_page<'a>(edition: &'a Edition, brief: &'a Brief) -> Option<&'a Language> {
    let language = brief.foreign.as_ref().unwrap_or(&edition.language);
    Some(language).filter(|language| **language != edition.config.languages[0])
}

fn card((site, edition): (&Site, &Edition), words: &Words, term_links: &TermLinks, brief: &Brief) -> CardView {
    let base = &edition.config.base_url;
    let named = |id| term_links.get(id).expect("briefs name it").clone();
    let name = |language: &Language| language.named_in(&edition.language).into();
    let picture = edition.picture(brief).filter(|_| !brief.is_withdrawn);
    CardView {
        title: brief.title.clone(),
        lang_html: brief.lang_html(),
        language_name: brief.foreign.as_ref().map(name),
        url: base.href(&brief.route).into(),
        date: brief.day().map_or_else(String::new, |day| words.date(day)).into(),
        date_iso: brief.date_iso().into(),
        event: brief.occasion.as_ref().filter(|_| !brief.is_withdrawn).map(|occasion| {
            let calendar_url = base.href(&routes::calendar(brief));
            OccasionView::of(words, occasion, edition.is_over(brief), calendar_url)
        }),
        type_label: brief.brief_type.label.clone(),
        summary: site.lead(brief).unwrap_or_default(),
        countries: brief
            .countries
            .iter()
            .map(|code| {
                let country = named(routes::country(*code));
                if brief.is_listed() { country } else { LinkView::text(country.title) }
            })
            .collect(),
        topics: brief.topics.iter().map(|(slug, _)| named(TermKind::Topic.term(slug.as_str()))).collect(),
        authors: brief.authors.iter().map(|author| author.name.clone()).collect(),
        image: picture.and_then(|(picture, stated_in)| ImageView::of(Some(picture), site.links(stated_in))),
        plate: None,
        is_superseded: edition.succession.is_superseded(&brief.path),
    }
}

/// Returns the slugs under which feeds have known briefs, by the files of the briefs whose slug is another one.
///
/// A brief that was renamed keeps its first address among its `aliases`, and readers of feeds know it by that. It is the first one in
/// the list, since a later address is written below the earlier ones. An address that is another brief's slug stays with
/// that brief, so that no two have one id.
pub fn known_slugs<'a>(site: &'a Site, edition: &'a Edition) -> BTreeMap<&'a SourcePath, String> {
    let mut known = BTreeMap::new();
    let mut slugs: Option<BTreeSet<&str>> = None;
    for redirect in &site.redirects {
        let Destination::PageOf(source) = &redirect.to else { continue };
        let below = site.config.others.iter().find_map(|other| other.prefix.path(&redirect.from));
        let slug =
            below.unwrap_or(redirect.from.as_str()).strip_prefix("/briefs/").and_then(|rest| rest.strip_suffix('/'));
        let Some(slug) = slug.filter(|slug| Slug::parse(slug).is_ok()) else { continue };
        let slugs = slugs.get_or_insert_with(|| edition.briefs.iter().map(|brief| brief.slug.as_str()).collect());
        if !slugs.contains(slug) {
            known.entry(source).or_insert_with(|| slug.to_owned());
        }
    }
    known
}

/// Returns the feed entry of a brief. That of a withdrawn one says so, under the same id, so that readers who have the brief are told.
fn entry((site, edition): (&Site, &Edition), words: &Words, brief: &Brief, card: &CardView, id: String) -> EntryView {
    let withdrawal = brief.withdrawal().map(|change| inline_text(&change.note, site.links(&brief.path)));
    let written = |date: Option<Moment>| date.map_or_else(String::new, |date| date.rfc3339(&edition.config.timezone));
    EntryView {
        title: if brief.is_withdrawn {
            say!(words, "feed.withdrawn", title = &brief.title).into()
        } else {
            brief.title.clone()
        },
        language: brief.foreign.as_ref().map(|language| language.tag().to_owned()),
        url: edition.config.base_url.absolute(&brief.route),
        id,
        published: written(brief.date),
        updated: written(brief.changed()),
        summary: if brief.is_withdrawn { withdrawal.map(Into::into) } else { site.lead(brief) },
        authors: if brief.authors.is_empty() {
            vec![edition.config.publisher.name.clone()]
        } else {
            card.authors.clone()
        },
        pdf: pdf(site, edition, brief),
        categories: card.countries.iter().chain(&card.topics).map(|term| term.title.to_string()).collect(),
    }
}

/// Returns a permanent identifier for the thing of that name on this site. It is built on the site's `id`, or else on its
/// address as a `tag:` URI (RFC 4151), and never on the address of a page, which may change.
pub fn permanent_id(config: &Config, name: &str) -> String {
    match config.id.as_deref() {
        Some(id) => match id.strip_prefix("urn:uuid:").and_then(|uuid| Uuid::parse_str(uuid).ok()) {
            Some(_) if name.is_empty() => id.to_owned(),
            Some(uuid) => Uuid::new_v5(&uuid, name.as_bytes()).urn().to_string(),
            None => format!("{}/{name}", id.trim_end_matches('/')),
        },
        None => {
            let host = config.base_url.host().split(':').next().unwrap_or_default();
            format!("tag:{host},2020:{}{name}", config.base_url.base_path())
        }
    }
}

/// Returns the full address of the PDF edition of a brief: its author's, or the one that the tool makes.
fn pdf(site: &Site, edition: &Edition, brief: &Brief) -> Option<String> {
    let base = &edition.config.base_url;
    match &brief.pdf {
        _ if brief.is_withdrawn => None,
        Some(own) => Some(base.absolute(&site.resolved.get(&brief.stated_in)?.files.get(&own.file)?.0)),
        None => (brief.typeset == Typeset::Edition).then(|| base.absolute(&routes::paper(&brief.route))),
    }
}

fn record((site, edition): (&Site, &Edition), brief: &Brief, card: &CardView) -> RecordView {
    let config = &edition.config;
    let place = |place: &PlaceName| RecordTerm { slug: place.slug.clone(), name: place.name.clone() };
    let translation = edition.translation(brief);
    let updated = brief.updated.filter(|updated| Some(updated.date) != brief.day());
    RecordView {
        url: config.base_url.absolute(&brief.route),
        slug: brief.slug.to_string(),
        key: match language_of_page(edition, brief) {
            None => brief.slug.to_string(),
            Some(language) => format!("{}-{}", brief.slug, language.tag().to_ascii_lowercase()),
        },
        title: card.title.clone(),
        subtitle: brief.subtitle.clone(),
        authors: brief.authors.iter().map(RecordAuthor::of).collect(),
        translators: translation.iter().flat_map(|version| &version.translators).map(RecordAuthor::of).collect(),
        institution: config.publisher.name.clone(),
        date: card.date_iso.to_string(),
        updated: updated.map(|updated| updated.date.to_string()),
        as_of: brief.as_of.map(|date| date.to_string()),
        type_slug: brief.brief_type.slug.to_string(),
        type_label: brief.brief_type.label.clone(),
        number: brief.number.as_ref().map(|number| match &config.report_prefix {
            Some(prefix) => format!("{prefix}-{number}"),
            None => number.clone(),
        }),
        series: brief.series.as_ref().map(|slug| RecordTerm {
            slug: slug.as_str().into(),
            name: edition.term_source(TermKind::Series).title(slug.as_str()),
        }),
        summary: site.lead(brief),
        countries: brief
            .countries
            .iter()
            .zip(&card.countries)
            .map(|(code, country)| RecordCountry { code: code.to_string(), name: country.title.to_string() })
            .collect(),
        regions: brief.regions.iter().map(place).collect(),
        groups: brief.groups.iter().map(place).collect(),
        topics: brief
            .topics
            .iter()
            .zip(&card.topics)
            .map(|((slug, _), topic)| RecordTerm { slug: slug.as_str().into(), name: topic.title.clone() })
            .collect(),
        language: brief.foreign.as_ref().map_or_else(|| config.language.clone(), |other| other.tag().to_owned()),
        doi: brief.doi.clone(),
        isbn: brief.isbn.clone(),
        issn: brief.issn.clone(),
        pdf: pdf(site, edition, brief),
        superseded_by: edition.succession.successor(&brief.path).map(|newer| config.base_url.absolute(&newer.route)),
        changes: brief
            .changes
            .iter()
            .map(|change| RecordChange {
                date: change.date.date.to_string(),
                kind: change.kind,
                note: inline_text(&change.note, site.links(&brief.path)),
            })
            .collect(),
        licence: brief.licence.clone(),
    }
}
