//! The texts of an edition that can be found: pages of terms and plain pages, then briefs, oldest first.
//!
//! A text is known by its number in that order. A new brief comes last, so that the numbers of all others stay, and with them nearly all
//! bytes of the index.

use super::entry::{Part, Said, SearchCard, SearchEntry};
use super::facets::{self, Facet, Values};
use super::names::TermNames;
use crate::base::{Language, Route, SourcePath};
use crate::body::{Links, inline_text};
use crate::page::planner::Planner;
use crate::page::view::FacetView;
use crate::parse::term::{TermId, TermKind};
use crate::say;
use crate::site::{Brief, BriefAt, PlainPage, Recommendation, Term, Translation, routes};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The texts of an edition.
pub struct Texts<'p> {
    planner: &'p Planner,
    all: Vec<Text<'p>>,
    /// How many of them are no briefs.
    pages: usize,
    values: OnceLock<Vec<Values<'p>>>,
    names: OnceLock<BTreeMap<TermId<'p>, TermNames>>,
}

/// A text that can be found.
#[derive(Clone, Copy)]
enum Text<'p> {
    Term(TermId<'p>, &'p Term),
    Plain(&'p PlainPage),
    Brief(BriefAt, &'p Brief),
    /// A brief in a language without an edition.
    Version(BriefAt, &'p Translation),
}

impl<'p> Texts<'p> {
    /// Returns those of an edition.
    pub fn of(planner: &'p Planner) -> Self {
        let edition = &*planner.edition;
        let terms = TermKind::all().flat_map(|kind| edition.terms.with_page(kind));
        let terms = terms.filter(|(_, term)| term.profile.as_ref().is_none_or(|profile| profile.is_found));
        let mut pages: Vec<(Route, Text<'_>)> =
            terms.map(|(id, term)| (planner.route(id), Text::Term(id, term))).collect();
        pages.extend(
            edition.pages.iter().filter(|page| page.is_found).map(|page| (page.route.clone(), Text::Plain(page))),
        );
        pages.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut briefs: Vec<_> = Vec::new();
        let is_found = |brief: &Brief| brief.is_found && brief.brief_type.is_found;
        for (at, brief) in edition.briefs.with_positions().filter(|(_, brief)| is_found(brief)) {
            briefs.push((brief.day(), &brief.route, Text::Brief(at, brief)));
            if !brief.is_elsewhere {
                let versions = edition.other_versions(brief).iter();
                briefs.extend(versions.map(|version| (brief.day(), &version.route, Text::Version(at, version))));
            }
        }
        briefs.sort_by(|(day, route, _), (other_day, other, _)| (day, route).cmp(&(other_day, other)));
        let number = pages.len();
        let all: Vec<Text<'_>> =
            pages.into_iter().map(|(_, text)| text).chain(briefs.into_iter().map(|(.., text)| text)).collect();
        Self { planner, all, pages: number, values: OnceLock::new(), names: OnceLock::new() }
    }

    /// Returns how many there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// Returns how many of them, at the beginning, are no briefs.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Returns the facets of the index, each with the texts that have each of its values.
    pub fn facets(&self) -> Vec<Facet> {
        facets::gather(self.values())
    }

    /// Returns the facets as the page shows them.
    pub fn facet_views(&self) -> Vec<FacetView> {
        let year = |text: &Text<'p>| text.year().filter(|_| !text.is_withdrawn());
        facets::views(self.planner, self.all.iter().map(year).zip(self.values()))
    }

    fn values(&self) -> &[Values<'p>] {
        self.values.get_or_init(|| self.all.par_iter().map(|text| text.values(self.planner)).collect())
    }

    /// Returns the source whose body a text shows.
    pub fn source(&self, number: usize) -> Option<&'p SourcePath> {
        match self.all[number] {
            Text::Term(_, term) => term.profile.as_ref().and_then(|profile| profile.text()),
            Text::Plain(page) => Some(&page.source),
            Text::Brief(_, brief) => Some(&brief.path).filter(|_| !brief.is_withdrawn),
            Text::Version(_, version) => Some(&version.path).filter(|_| !version.is_withdrawn),
        }
    }

    /// Returns the year of a brief.
    pub fn year(&self, number: usize) -> Option<i16> {
        self.all[number].year()
    }

    /// Returns a text, closed.
    pub fn close(&self, number: usize) -> SearchEntry {
        let (card, said) = match self.all[number] {
            Text::Term(id, term) => self.term(id, term),
            Text::Plain(page) => self.plain(page),
            Text::Brief(at, brief) => self.brief(at, brief),
            Text::Version(at, version) => self.version(at, version),
        };
        SearchEntry {
            card,
            said,
            language: self.all[number].language(self.planner).clone(),
            text: self.source(number).cloned(),
        }
    }

    fn names(&self) -> &BTreeMap<TermId<'p>, TermNames> {
        self.names.get_or_init(|| {
            let all = TermKind::all().flat_map(|kind| self.planner.edition.terms.of(kind));
            all.map(|(id, _)| (id, TermNames::of(self.planner, id))).collect()
        })
    }

    fn term(&self, id: TermId<'p>, term: &Term) -> (SearchCard, Vec<Said>) {
        let planner = self.planner;
        let kind = facets::label(planner, id.kind.row().word);
        let summary: Arc<str> = planner.summary(term).unwrap_or_default().into();
        let mut said = vec![Said::title(&term.title)];
        let mut names = Vec::new();
        for (name, language) in self.names().get(&id).into_iter().flat_map(|names| &names.names) {
            names.push(Arc::clone(name));
            said.push(Said { part: Part::Title, text: Arc::clone(name), language: language.clone() });
        }
        for word in self.names().get(&id).into_iter().flat_map(|names| &names.codes) {
            names.push(Arc::clone(word));
            said.push(Said { part: Part::Title, text: Arc::clone(word), language: None });
        }
        said.push(Said::of(Part::Summary, &summary));
        let card = SearchCard {
            summary,
            names,
            ..SearchCard::new(planner.href(&planner.route(id)), Arc::clone(&term.title), kind.into())
        };
        (card, said)
    }

    fn plain(&self, page: &PlainPage) -> (SearchCard, Vec<Said>) {
        let planner = self.planner;
        let links = planner.site.links(&page.source);
        let summary = page.summary.as_ref().map(|summary| links.named(summary));
        let lead = summary.clone().or_else(|| page.first_paragraph.clone()).unwrap_or_default();
        let kind = say!(planner.words, "search.page").into();
        let card = SearchCard {
            summary: lead.into(),
            ..SearchCard::new(planner.href(&page.route), page.title.as_str().into(), kind)
        };
        let said = vec![Said::title(&card.title), Said::of(Part::Summary, &summary.unwrap_or_default().into())];
        (card, said)
    }

    fn brief(&self, at: BriefAt, brief: &'p Brief) -> (SearchCard, Vec<Said>) {
        let planner = self.planner;
        let mut said = vec![Said::title(&brief.title)];
        let card = self.card(at, brief.foreign.as_ref(), brief.is_withdrawn);
        if brief.is_withdrawn {
            return (card, said);
        }
        let summary = brief.summary.as_ref().map(|_| &card.summary);
        say_head(brief.subtitle.as_ref(), summary, &mut said);
        say_points((&brief.key_points, &brief.recommendations), planner.site.links(&brief.path), &mut said);
        say_around(brief, brief.foreign_facts.as_ref(), planner.site.links(&brief.path), &mut said);
        self.say_names(at, brief, &mut said);
        (card, said)
    }

    fn version(&self, at: BriefAt, version: &'p Translation) -> (SearchCard, Vec<Said>) {
        let planner = self.planner;
        let mut said = vec![Said::title(&version.title)];
        let card = SearchCard {
            url: planner.href(&version.route),
            title: Arc::clone(&version.title),
            ..self.card(at, Some(&version.language), version.is_withdrawn)
        };
        if version.is_withdrawn {
            return (card, said);
        }
        let summary = planner.site.lead_of(version).unwrap_or_default();
        let card = SearchCard { summary, ..card };
        let summary = version.summary.as_ref().map(|_| &card.summary);
        say_head(version.subtitle.as_ref(), summary, &mut said);
        say_points((&version.key_points, &version.recommendations), planner.site.links(&version.path), &mut said);
        let original = &version.original;
        let language = original.foreign.as_ref().unwrap_or(&planner.edition.language);
        say_around(original, Some(language), planner.site.links(&original.path), &mut said);
        self.say_names(at, &version.original, &mut said);
        (card, said)
    }

    /// Returns a brief as it stands among results, in a language other than the edition's or in that.
    fn card(&self, at: BriefAt, foreign: Option<&Language>, is_withdrawn: bool) -> SearchCard {
        let card = &self.planner.forms(at).card;
        let terms = card.countries.iter().chain(&card.topics).map(|term| Arc::clone(&term.title));
        SearchCard {
            date: Arc::clone(&card.date),
            date_iso: Arc::clone(&card.date_iso),
            summary: if is_withdrawn { "".into() } else { Arc::clone(&card.summary) },
            terms: terms.filter(|_| !is_withdrawn).collect(),
            authors: if is_withdrawn { Vec::new() } else { card.authors.clone() },
            language: foreign.map(|language| language.tag().to_owned()),
            is_from_right: foreign.is_some_and(|language| language.direction() == "rtl"),
            is_withdrawn,
            is_superseded: card.is_superseded,
            ..SearchCard::new(Arc::clone(&card.url), Arc::clone(&card.title), Arc::clone(&card.type_label))
        }
    }

    /// Says the number of a brief, and what it is about and by whom, by all the names of these.
    fn say_names(&self, at: BriefAt, brief: &'p Brief, said: &mut Vec<Said>) {
        let record = &self.planner.forms(at).record;
        said.extend(record.number.iter().map(|number| Said::new(Part::Name, number.as_str())));
        said.extend(brief.authors.iter().map(|author| Said::new(Part::Name, author.name.as_str())));
        let countries = brief.countries.iter().map(|code| routes::country(*code));
        let regions = brief.regions.named.iter().map(|area| TermKind::Region.term(&area.slug));
        let groups = brief.groups.named.iter().map(|area| TermKind::Group.term(&area.slug));
        let topics = brief.topics.iter().map(|(slug, _)| TermKind::Topic.term(slug.as_str()));
        let series = brief.series.iter().map(|slug| TermKind::Series.term(slug.as_str()));
        let terms = countries.chain(regions).chain(groups).chain(topics).chain(series);
        for (name, language) in terms.filter_map(|id| self.names().get(&id)).flat_map(|names| &names.names) {
            said.push(Said { part: Part::Name, text: Arc::clone(name), language: language.clone() });
        }
    }
}

impl<'p> Text<'p> {
    fn values(self, planner: &'p Planner) -> Values<'p> {
        let brief = self.brief(planner);
        brief.map_or_else(Values::default, |brief| facets::values(planner, brief, self.language(planner)))
    }

    fn brief(self, planner: &'p Planner) -> Option<&'p Brief> {
        match self {
            Self::Brief(at, _) | Self::Version(at, _) => Some(&planner.edition.briefs[at]),
            _ => None,
        }
    }

    fn language(self, planner: &'p Planner) -> &'p Language {
        match self {
            Self::Brief(_, brief) => brief.foreign.as_ref().unwrap_or(&planner.edition.language),
            Self::Version(_, version) => &version.language,
            _ => &planner.edition.language,
        }
    }

    fn is_withdrawn(self) -> bool {
        match self {
            Self::Brief(_, brief) => brief.is_withdrawn,
            Self::Version(_, version) => version.is_withdrawn,
            _ => false,
        }
    }

    fn year(self) -> Option<i16> {
        match self {
            Self::Brief(_, brief) => brief.day().map(|day| day.year()),
            Self::Version(_, version) => version.original.day().map(|day| day.year()),
            _ => None,
        }
    }
}

impl Said {
    fn title(text: &Arc<str>) -> Self {
        Self::of(Part::Title, text)
    }

    fn of(part: Part, text: &Arc<str>) -> Self {
        Self { part, text: Arc::clone(text), language: None }
    }

    fn new(part: Part, text: impl Into<Arc<str>>) -> Self {
        Self { part, text: text.into(), language: None }
    }
}

impl SearchCard {
    fn new(url: Arc<str>, title: Arc<str>, kind: Arc<str>) -> Self {
        let nothing = || Arc::from("");
        Self {
            url,
            title,
            kind,
            date: nothing(),
            date_iso: nothing(),
            summary: nothing(),
            terms: Vec::new(),
            authors: Vec::new(),
            language: None,
            is_from_right: false,
            is_withdrawn: false,
            is_superseded: false,
            names: Vec::new(),
        }
    }
}

/// Says what stands above a text: its subtitle, and its summary if it has one of its own.
fn say_head(subtitle: Option<&String>, summary: Option<&Arc<str>>, said: &mut Vec<Said>) {
    said.extend(subtitle.map(|text| Said::new(Part::Subtitle, text.as_str())));
    said.extend(summary.map(|text| Said::of(Part::Summary, text)));
}

/// Says key points, and recommendations with those to whom they are made.
fn say_points((key_points, recommendations): (&[String], &[Recommendation]), links: &Links, said: &mut Vec<Said>) {
    let recommendations = recommendations.iter().flat_map(|item| item.to.iter().chain(Some(&item.text)));
    let points = key_points.iter().chain(recommendations);
    said.extend(points.map(|text| Said::new(Part::Point, inline_text(text, links))));
}

/// Says what stands around a brief's text, in the language of what its versions have in common: where its event is, what happened, its
/// caption, changes, sources and disclosure.
fn say_around(brief: &Brief, language: Option<&Language>, links: &Links, said: &mut Vec<Said>) {
    let inline = |text: &String| inline_text(text, links);
    let mut say = |part, text: String| said.push(Said { part, text: text.into(), language: language.cloned() });
    brief.occasion.iter().filter_map(|event| event.venue.clone()).for_each(|venue| say(Part::Text, venue));
    brief.chronology.iter().for_each(|event| say(Part::Text, inline(&event.text)));
    brief.changes.iter().for_each(|change| say(Part::Note, inline(&change.note)));
    for source in &brief.sources {
        source
            .authors
            .iter()
            .chain([&source.title])
            .chain(&source.publisher)
            .for_each(|text| say(Part::Note, text.clone()));
    }
    let caption = brief.picture.iter().filter_map(|picture| picture.caption.as_ref());
    caption.chain(&brief.disclosure).for_each(|text| say(Part::Note, inline(text)));
}
