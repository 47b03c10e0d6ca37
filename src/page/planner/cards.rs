//! A brief as it stands in lists, feeds and catalogues, made once and shared by every page that shows it.

use crate::base::Slug;
use crate::base::date::Moment;
use crate::body::inline_text;
use crate::page::content::catalogue::{RecordAuthor, RecordCountry, RecordTerm, RecordView};
use crate::page::content::feed::EntryView;
use crate::page::planner::term_links::TermLinks;
use crate::page::view::{CardView, LinkView, Shared};
use crate::parse::config::Config;
use crate::parse::term::TermKind;
use crate::say;
use crate::site::{Brief, BriefAt, Byline, PlaceName, Site, routes};
use crate::words::Words;
use rayon::prelude::*;
use uuid::Uuid;

/// A card, a feed entry and a record for each brief of the site, by its position.
pub struct Cards {
    cards: Vec<Shared<CardView>>,
    entries: Vec<Shared<EntryView>>,
    records: Vec<Shared<RecordView>>,
}

impl Cards {
    /// Makes them all.
    pub fn new(site: &Site, words: &Words, term_links: &TermLinks) -> Self {
        let made = |brief: &std::sync::Arc<Brief>| {
            let record = Shared::new(record(site, brief));
            (Shared::new(card(site, words, term_links, brief)), (Shared::new(entry(site, words, brief)), record))
        };
        let (cards, (entries, records)) = site.briefs.par_iter().map(made).unzip();
        Self { cards, entries, records }
    }

    /// The card of a brief.
    pub fn card(&self, at: BriefAt) -> Shared<CardView> {
        self.cards[at.index()].clone()
    }

    /// All cards.
    pub fn all(&self) -> impl Iterator<Item = &Shared<CardView>> {
        self.cards.iter()
    }

    /// The feed entry of a brief.
    pub fn entry(&self, at: BriefAt) -> Shared<EntryView> {
        self.entries[at.index()].clone()
    }

    /// The record of a brief.
    pub fn record(&self, at: BriefAt) -> Shared<RecordView> {
        self.records[at.index()].clone()
    }
}

fn card(site: &Site, words: &Words, term_links: &TermLinks, brief: &Brief) -> CardView {
    let base = &site.config.base_url;
    let named = |id| term_links.get(id).expect("briefs name it").clone();
    CardView {
        title: brief.title.clone(),
        url: base.href(&brief.route).into(),
        date: brief.day().map_or_else(String::new, |day| words.date(day)).into(),
        date_iso: brief.date_iso().into(),
        type_label: brief.brief_type.label.clone(),
        summary: brief.lead.clone().unwrap_or_default(),
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
        is_superseded: site.succession.is_superseded(&brief.path),
    }
}

/// The entry of a brief. That of a withdrawn one says so, under the same id, so that readers who have the brief are told.
fn entry(site: &Site, words: &Words, brief: &Brief) -> EntryView {
    let countries = brief.countries.iter().map(|code| site.places.country_name(*code).to_owned());
    let topic =
        |(slug, written): &(Slug, String)| site.topics.get(slug.as_str()).map_or(written, |topic| &topic.title).clone();
    let withdrawal = brief.withdrawal().map(|change| inline_text(&change.note, site.links(&brief.path)));
    let written = |date: Option<Moment>| date.map_or_else(String::new, |date| date.rfc3339(&site.config.timezone));
    EntryView {
        title: if brief.is_withdrawn {
            say!(words, "feed.withdrawn", title = &brief.title).into()
        } else {
            brief.title.clone()
        },
        url: site.config.base_url.absolute(&brief.route),
        id: permanent_id(site, &format!("briefs/{}", brief.slug)),
        published: written(brief.date),
        updated: written(brief.changed()),
        summary: if brief.is_withdrawn { withdrawal.map(Into::into) } else { brief.lead.clone() },
        authors: if brief.authors.is_empty() {
            vec![site.config.publisher.name.clone()]
        } else {
            brief.authors.iter().map(|author| author.name.clone()).collect()
        },
        categories: countries.chain(brief.topics.iter().map(topic)).collect(),
    }
}

/// A permanent identifier for the thing of that name on this site. It is built on the site's `id`, or else on its
/// address as a `tag:` URI (RFC 4151), and never on the address of a page, which may change.
pub fn permanent_id(site: &Site, name: &str) -> String {
    let config = &site.config;
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

/// The record of a brief.
fn record(site: &Site, brief: &Brief) -> RecordView {
    let config = &site.config;
    let place = |place: &PlaceName| RecordTerm { slug: place.slug.clone(), name: place.name.clone() };
    let author = |byline: &Byline| RecordAuthor {
        name: byline.name.clone(),
        affiliation: byline.affiliation.clone(),
        orcid: byline.orcid.clone(),
    };
    let updated = brief.updated.filter(|updated| Some(updated.date) != brief.day());
    RecordView {
        url: config.base_url.absolute(&brief.route),
        slug: brief.slug.to_string(),
        title: brief.title.clone(),
        subtitle: brief.subtitle.clone(),
        authors: brief.authors.iter().map(author).collect(),
        institution: config.publisher.name.clone(),
        date: brief.date_iso(),
        updated: updated.map(|updated| updated.date.to_string()),
        as_of: brief.as_of.map(|date| date.to_string()),
        type_slug: brief.brief_type.slug.to_string(),
        type_label: brief.brief_type.label.clone(),
        number: number(config, brief),
        series: brief.series.as_ref().map(|slug| RecordTerm {
            slug: slug.as_str().into(),
            name: site.term_source(TermKind::Series).title(slug.as_str()),
        }),
        summary: brief.lead.clone(),
        countries: brief
            .countries
            .iter()
            .map(|code| RecordCountry { code: code.to_string(), name: site.places.country_name(*code).to_owned() })
            .collect(),
        regions: brief.regions.iter().map(place).collect(),
        groups: brief.groups.iter().map(place).collect(),
        topics: brief
            .topics
            .iter()
            .map(|(slug, written)| RecordTerm {
                slug: slug.as_str().into(),
                name: site.topics.get(slug.as_str()).map_or(&**written, |topic| &topic.title).into(),
            })
            .collect(),
        language: config.language.clone(),
        doi: brief.doi.clone(),
        isbn: brief.isbn.clone(),
        licence: brief.licence.clone(),
    }
}

/// The report number with its prefix.
pub fn number(config: &Config, brief: &Brief) -> Option<String> {
    let number = brief.number.as_ref()?;
    Some(config.report_prefix.as_ref().map_or_else(|| number.clone(), |prefix| format!("{prefix}-{number}")))
}
