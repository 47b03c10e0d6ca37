//! Cites and the list of works of one page, as HTML in a style and a language.
//!
//! hayagriva does the work of CSL. What it does not know (words typed around a cite, names in the sentence, spans of
//! days) is put in from its output, and what it does wrong is set right there.

mod alone;
mod arrange;
mod glyph;
mod item;
mod locale;
mod marks;
mod markup;
mod numbers;
mod printer;
pub mod style;
mod style_check;
mod style_mend;
mod terms;
#[cfg(test)]
mod tests;
mod texts;
mod tidy;
mod tree;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hayagriva::citationberg::json::{Item, Value};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, PageRangeFormat};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, LocatorPayload, Rendered, SpecificLocator,
};

pub use self::alone::alone;
use self::arrange::arrange;
use self::item::{End, has_span, item};
use self::locale::{Words, code_in_style, locales_for};
pub use self::printer::Entry;
use self::printer::{Prepared, PreparedCite, Printer};
use self::style::Style;
use crate::bibliography::cluster::{Cluster, LocatorKind};
use crate::bibliography::reference::{Name, Reference};

/// A cluster in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Placed {
    /// What is cited.
    pub cluster: Cluster,
    /// The number of the note it stands in, for a style that cites in notes.
    pub note: Option<usize>,
}

/// What is printed of clusters and their works.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formatted {
    /// The HTML of each cluster, in their order: what stands in the sentence, or in a note.
    pub clusters: Vec<String>,
    /// For each cluster the name that stands in the sentence before the mark of its note, if it has one.
    pub in_text: Vec<Option<String>>,
    /// The works that are cited, in the style's order.
    pub list: Vec<Entry>,
    /// Whether the lines of an entry hang under its first one.
    pub is_hanging: bool,
}

/// All that the formatter needs for one page.
struct Run<'a> {
    csl: Cow<'a, IndependentStyle>,
    plain: Cow<'a, IndependentStyle>,
    /// For clusters that are sorted.
    unsorted: Cow<'a, IndependentStyle>,
    code: LocaleCode,
    locales: &'a [Locale],
    clusters: &'a [Prepared<'a>],
}

/// Formats clusters and the list of the works they cite. A cite of a work that is not among the references is left out.
pub fn format(style: &Style, language: &str, references: &[Arc<Reference>], clusters: &[Placed]) -> Formatted {
    let works: Vec<&Reference> = cited_works(references, clusters).into_iter().map(AsRef::as_ref).collect();
    write(style, language, &works, clusters)
}

/// Formats clusters that have one list with others, whose works stand in it, too: they are told apart from these works, and
/// lettered and numbered as in a sorted list, but what they say of an earlier cite is meant of these clusters. `references` are the
/// works of the list, in the order in which all its clusters cite them.
pub fn format_among(style: &Style, language: &str, references: &[Arc<Reference>], clusters: &[Placed]) -> Formatted {
    let works: Vec<&Reference> = references.iter().map(AsRef::as_ref).collect();
    write(style, language, &works, clusters)
}

/// Returns the works that clusters cite, in the order of their first cites.
pub fn cited_works<'a>(references: &'a [Arc<Reference>], clusters: &[Placed]) -> Vec<&'a Arc<Reference>> {
    let by_key: BTreeMap<&str, &Arc<Reference>> = references.iter().map(|work| (work.key.as_str(), work)).collect();
    let (mut works, mut taken) = (Vec::new(), BTreeSet::new());
    for cite in clusters.iter().flat_map(|placed| &placed.cluster.cites) {
        if let Some(work) = by_key.get(cite.key.as_str()).filter(|work| taken.insert(work.key.as_str())) {
            works.push(*work);
        }
    }
    works
}

fn write(style: &Style, language: &str, works: &[&Reference], clusters: &[Placed]) -> Formatted {
    let places: BTreeMap<&str, usize> = works.iter().zip(0..).map(|(work, place)| (&*work.key, place)).collect();
    let mut prepared: Vec<Prepared> =
        clusters.iter().map(|placed| prepare(placed, works, &places, style.csl().settings.page_range_format)).collect();
    let code = code_in_style(language, style.csl().default_locale.as_ref());
    let locales = locales_for(code);
    arrange(&mut prepared, style, &LocaleCode(code.to_owned()), &locales);
    let mut run = Run {
        csl: Cow::Borrowed(style.csl()),
        plain: Cow::Borrowed(style.plain()),
        unsorted: Cow::Borrowed(style.csl()),
        code: LocaleCode(code.to_owned()),
        locales: &locales,
        clusters: &prepared,
    };
    if has_uneven_names(works) {
        run.csl.to_mut().citation.disambiguate_add_givenname = false;
        run.plain.to_mut().citation.disambiguate_add_givenname = false;
    }
    if prepared.iter().any(|cluster| cluster.is_arranged) {
        run.unsorted = run.csl.clone();
        run.unsorted.to_mut().citation.sort = None;
    }
    let mut rendered = run.render(works, End::From, style);
    if works.iter().any(|work| has_span(work)) {
        let last = run.render(works, End::To, style);
        join_spans(&mut rendered, &last);
    }
    let words = Words::new(&run.csl, language, code, &locales);
    let printer = Printer { style, words: &words };
    let hidden = rendered.citations.len().saturating_sub(prepared.len() + run.uncited(works).count());
    let mut formatted = Formatted::default();
    if let Some(list) = &rendered.bibliography {
        formatted.is_hanging = list.hanging_indent || list.second_field_align.is_some();
        formatted.list = printer.list(list, &places);
    }
    // A style without a list has nothing to lead to.
    let has_links = !formatted.list.is_empty() && !style.is_note();
    for (cluster, citation) in prepared.iter().zip(&rendered.citations[hidden..]) {
        let (html, in_text) = printer.cluster(cluster, &citation.citation, has_links);
        formatted.clusters.push(html);
        formatted.in_text.push(in_text);
    }
    formatted
}

fn prepare<'a>(
    placed: &'a Placed,
    works: &[&'a Reference],
    places: &BTreeMap<&str, usize>,
    pages: Option<PageRangeFormat>,
) -> Prepared<'a> {
    let cites = placed.cluster.cites.iter().filter_map(|cite| {
        let place = *places.get(cite.key.as_str())?;
        let locator = cite.locator.as_ref().map(|(kind, text)| {
            let pages = pages.filter(|_| *kind == LocatorKind::Page);
            (kind.locator(), numbers::numbered(text, Some("-"), pages))
        });
        Some(PreparedCite { cite, work: *works.get(place)?, place, locator })
    });
    Prepared { cites: cites.collect(), is_in_text: placed.cluster.is_in_text, note: placed.note, is_arranged: false }
}

impl Run<'_> {
    /// Returns the places of the works of the list that no cluster cites.
    fn uncited(&self, works: &[&Reference]) -> impl Iterator<Item = usize> {
        let cited: BTreeSet<usize> = self.clusters.iter().flat_map(|it| &it.cites).map(|cite| cite.place).collect();
        (0..works.len()).filter(move |place| !cited.contains(place))
    }

    /// Renders all clusters, after hidden ones that set the order of letters behind years, and before hidden ones of works that
    /// others cite.
    fn render(&self, works: &[&Reference], end: End, style: &Style) -> Rendered {
        let items: Vec<Item> = works.iter().map(|work| item(work, end, style.mended())).collect();
        let has_letters = style.mended().has_year_letters();
        let order = if has_letters { self.order(&items, &twins(works, true)) } else { Vec::new() };
        let shades: Vec<Item> = if has_letters || !style.cites_names() {
            Vec::new()
        } else {
            twins(works, false).iter().map(|place| shade(&items[*place])).collect()
        };
        let hidden = |item| {
            let mut cite = CitationItem::with_entry(item);
            cite.hidden = true;
            self.request(vec![cite], &self.csl, None)
        };
        let mut driver = BibliographyDriver::new();
        // Otherwise the first cite would be `ibid.` if the last one that is hidden is of its work.
        let first = self.clusters.iter().find(|cluster| !cluster.cites.is_empty());
        let first = first.filter(|cluster| cluster.cites.len() == 1 || self.csl.citation.sort.is_none());
        let first = first.map(|cluster| cluster.cites[0].place);
        let apart = order.first().copied().filter(|_| order.last().copied() == first);
        for item in order.iter().copied().chain(apart).map(|place| &items[place]).chain(&shades) {
            driver.citation(hidden(item));
        }
        for cluster in self.clusters {
            let cites = cluster.cites.iter().map(|cite| {
                let locator = cite.locator.as_ref();
                let locator = locator.map(|(kind, text)| SpecificLocator(*kind, LocatorPayload::Str(text)));
                CitationItem::with_locator(&items[cite.place], locator)
            });
            let csl = match (cluster.is_plain(), cluster.is_arranged) {
                (true, _) => &self.plain,
                (_, true) => &self.unsorted,
                _ => &self.csl,
            };
            driver.citation(self.request(cites.collect(), csl, cluster.note));
        }
        for place in self.uncited(works) {
            driver.citation(hidden(&items[place]));
        }
        driver.finish(BibliographyRequest::new(&self.csl, Some(self.code.clone()), self.locales))
    }

    fn request<'b>(
        &'b self,
        cites: Vec<CitationItem<'b, Item>>,
        csl: &'b IndependentStyle,
        note: Option<usize>,
    ) -> CitationRequest<'b, Item> {
        CitationRequest::new(cites, csl, Some(self.code.clone()), self.locales, note)
    }

    /// Returns some works in the order of the list.
    fn order(&self, items: &[Item], some: &[usize]) -> Vec<usize> {
        if some.is_empty() {
            return Vec::new();
        }
        let mut driver = BibliographyDriver::new();
        let cites = some.iter().map(|place| CitationItem::with_entry(&items[*place])).collect();
        driver.citation(self.request(cites, &self.plain, None));
        let rendered = driver.finish(BibliographyRequest::new(&self.csl, Some(self.code.clone()), self.locales));
        let places: BTreeMap<_, _> =
            items.iter().enumerate().filter_map(|(place, item)| Some((item.id()?, place))).collect();
        let list = rendered.bibliography.map(|list| list.items).unwrap_or_default();
        list.iter().filter_map(|entry| places.get(entry.key.as_str()).copied()).collect()
    }
}

/// Puts the last days of spans into what was rendered with the first ones.
fn join_spans(rendered: &mut Rendered, last: &Rendered) {
    for (citation, last) in rendered.citations.iter_mut().zip(&last.citations) {
        tree::join_spans(&mut citation.citation, &last.citation);
    }
    if let (Some(list), Some(last)) = (&mut rendered.bibliography, &last.bibliography) {
        let by_key: BTreeMap<&str, _> = last.items.iter().map(|entry| (entry.key.as_str(), &entry.content)).collect();
        for entry in &mut list.items {
            if let Some(last) = by_key.get(entry.key.as_str()) {
                tree::join_spans(&mut entry.content, last);
            }
        }
    }
}

fn first_name(names: &[Name]) -> Option<&str> {
    names.iter().find_map(|name| match name {
        Name::Person { family, given, .. } if family.is_empty() => given.as_deref(),
        Name::Person { family, .. } => Some(family.as_str()),
        Name::Organisation(name) => Some(name.as_str()),
        Name::Others => None,
    })
}

/// Whether two works begin with one name and have different numbers of names. Of these the formatter may look for a
/// name that is not there, and panic, when it adds given names.
fn has_uneven_names(works: &[&Reference]) -> bool {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    works.iter().any(|work| {
        let count = work.names.values().map(Vec::len).sum::<usize>();
        let mut firsts = work.names.values().filter_map(|names| first_name(names));
        firsts.any(|first| *counts.entry(first.to_lowercase()).or_insert(count) != count)
    })
}

/// Returns the works that share their first name (or, without one, their title) with another, and perhaps the year:
/// these may be told apart by a letter, or by their titles.
fn twins(works: &[&Reference], has_years: bool) -> Vec<usize> {
    let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, work) in works.iter().enumerate() {
        let name = ["author", "editor"].iter().find_map(|role| first_name(work.names.get(*role)?));
        let name = name.or_else(|| work.texts.get("title").map(String::as_str));
        let year = work.dates.get("issued").map(|dates| dates.from.year).filter(|_| has_years);
        groups.entry((name, year)).or_default().push(place);
    }
    groups.into_values().filter(|group| group.len() > 1).flatten().collect()
}

/// Returns a work that is cited first and never printed. The formatter leaves the first of works that look alike as it
/// is, and it is to be none of ours.
fn shade(item: &Item) -> Item {
    let mut shade = item.clone();
    if let Some(key) = item.id().map(|key| format!("{key}\u{0}")) {
        shade.0.insert("id".to_owned(), Value::String(key));
    }
    shade
}
