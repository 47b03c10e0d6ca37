//! What the briefs cover: how many there are on each of the widest topics in each region, and when the last one came. Each
//! number leads to the list that it counts; a region and a topic have a page for that.

use crate::base::Slug;
use crate::page::content::{Page, View};
use crate::page::head::{Head, Subject};
use crate::page::planner::Planner;
use crate::page::term::crossing;
use crate::page::view::{CoverageCellView, CoverageRowView, CoverageView, LinkView, NewestView};
use crate::parse::term::TermKind;
use crate::places::registry;
use crate::say;
use crate::site::{Brief, BriefAt, routes};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Topics with a column of their own, at most: what is wider nobody can read.
const MOST_TOPICS: usize = 12;

/// Shades of the cells, from few briefs to many.
const MOST_LEVEL: usize = 5;

/// Adds the page, where the site asks for it and has something to cover.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    if !planner.edition.config.indexes.coverage || planner.listed.is_empty() {
        return;
    }
    let route = routes::coverage(planner.prefix());
    let modified = planner.last_change(&planner.listed);
    let description = say!(planner.words, "coverage.description");
    let head = Head::new(planner, &route, say!(planner.words, "coverage.title"))
        .description(Some(description))
        .modified(modified)
        .plated(Subject::default());
    let view = view(planner, pages);
    pages.push(head.page(View::Coverage(view), "`indexes.coverage` asks for it"));
}

/// Returns what the page shows, and adds the lists that its cells lead to.
fn view(planner: &Planner, pages: &mut Vec<Page>) -> CoverageView {
    let columns = Columns::new(planner);
    let regions = regions(planner);
    let place: BTreeMap<&str, usize> = regions.iter().enumerate().map(|(at, (slug, _))| (*slug, at)).collect();
    let mut rows = vec![Row::new(&columns); regions.len()];
    let (mut outside, mut total) = (Row::new(&columns), Row::new(&columns));
    for &at in &planner.listed {
        let brief = &*planner.edition.briefs[at];
        let of_brief = columns.of(planner, brief);
        let within: BTreeSet<usize> = brief.regions.iter().map(|region| place[&*region.slug]).collect();
        within.iter().for_each(|row| rows[*row].add(at, &of_brief));
        if within.is_empty() {
            outside.add(at, &of_brief);
        }
        total.add(at, &of_brief);
    }
    // What is left of many topics would be fuller than any, and make all others pale.
    let cells = rows.iter().chain([&outside]).flat_map(|row| row.cells.iter().take(columns.topics.len()));
    let fullest = cells.map(Vec::len).max().unwrap_or_default();
    let table = Table { planner, topics: columns.views(planner), fullest };
    let mut views: Vec<CoverageRowView> = Vec::new();
    for ((slug, depth), row) in regions.iter().zip(&rows) {
        let lists = columns.topics.iter().zip(&row.cells).filter(|(_, briefs)| briefs.len() > 1);
        pages.extend(lists.map(|(topic, briefs)| crossing::region_topic(planner, slug, topic, briefs)));
        let name = planner.term_link(TermKind::Region.term(slug));
        let url = |topic: &Slug| planner.href(&routes::region_topic(planner.prefix(), slug, topic));
        views.push(table.row(name, *depth, row, columns.topics.iter().map(|topic| url(topic)).collect()));
    }
    if !outside.all.is_empty() {
        views.push(table.row(LinkView::text(say!(planner.words, "coverage.no_region")), 0, &outside, Vec::new()));
    }
    CoverageView { total: table.total(&total), topics: table.topics, rows: views }
}

/// What the views of all rows are made with.
struct Table<'a> {
    planner: &'a Planner,
    /// The columns.
    topics: Vec<LinkView>,
    /// The most briefs that a region and a topic have in common.
    fullest: usize,
}

impl Table<'_> {
    /// Returns the row of a region; `lists` are the pages of what its cells count, of as many topics as have such pages.
    fn row(&self, name: LinkView, depth: usize, row: &Row, lists: Vec<Arc<str>>) -> CoverageRowView {
        let mut lists = lists.into_iter();
        let cell = |(topic, briefs): (&LinkView, &Vec<BriefAt>)| {
            let level = (briefs.len() * MOST_LEVEL).div_ceil(self.fullest.max(1)).min(MOST_LEVEL);
            self.cell(briefs, format!("{}: {}", name.title, topic.title), lists.next(), level)
        };
        let cells = self.topics.iter().zip(&row.cells).map(cell).collect();
        let all = self.cell(&row.all, name.title.to_string(), name.url.clone(), 0);
        CoverageRowView { title: name.title, url: name.url, depth, all, cells }
    }

    /// Returns the row of all briefs, each cell of which leads to the page of its topic.
    fn total(&self, row: &Row) -> CoverageRowView {
        let title: Arc<str> = say!(self.planner.words, "coverage.all_regions").into();
        let cell = |(topic, briefs): (&LinkView, &Vec<BriefAt>)| {
            self.cell(briefs, topic.title.to_string(), topic.url.clone(), 0)
        };
        let cells = self.topics.iter().zip(&row.cells).map(cell).collect();
        let all = self.planner.all_briefs().and_then(|briefs| briefs.url);
        CoverageRowView { all: self.cell(&row.all, title.to_string(), all, 0), title, url: None, depth: 0, cells }
    }

    fn cell(&self, briefs: &[BriefAt], title: String, list: Option<Arc<str>>, level: usize) -> CoverageCellView {
        let mut tally = Tally::default();
        briefs.iter().for_each(|at| tally.add(*at));
        let url = match briefs {
            [] => None,
            [at] => Some(self.planner.href(&self.planner.edition.briefs[*at].route)),
            _ => list,
        };
        let level = u8::try_from(level).expect("there are few levels");
        CoverageCellView { count: tally.count, level, title, url, newest: tally.newest(self.planner) }
    }
}

/// Returns the regions that have briefs, each behind the one around it, with how many of these are around it; those
/// that the site defines itself come last.
fn regions(planner: &Planner) -> Vec<(&str, usize)> {
    let with_briefs = planner.edition.terms.of(TermKind::Region).filter(|(_, term)| !term.briefs.is_empty());
    let mut slugs: Vec<(Arc<str>, &str)> = with_briefs.map(|(id, term)| (term.title.clone(), id.slug)).collect();
    slugs.sort_by(|a, b| planner.order.compare(&a.0, &b.0).then_with(|| a.1.cmp(b.1)));
    let around = |slug: &str| -> Option<&'static str> {
        let mut wider = std::iter::successors(registry().region(slug)?.parent, |slug| registry().region(slug)?.parent);
        wider.find(|wider| !planner.briefs(TermKind::Region.term(wider)).is_empty())
    };
    let mut within: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    let (known, own): (Vec<&str>, Vec<&str>) =
        slugs.into_iter().map(|(_, slug)| slug).partition(|slug| registry().region(slug).is_some());
    known.into_iter().for_each(|slug| within.entry(around(slug)).or_default().push(slug));
    let mut ordered = Vec::new();
    let mut open: Vec<(&str, usize)> = within.remove(&None).into_iter().flatten().map(|slug| (slug, 0)).collect();
    open.reverse();
    while let Some((slug, depth)) = open.pop() {
        ordered.push((slug, depth));
        open.extend(within.remove(&Some(slug)).into_iter().flatten().rev().map(|slug| (slug, depth + 1)));
    }
    ordered.extend(own.into_iter().map(|slug| (slug, 0)));
    ordered
}

/// The topics that make the columns: the widest ones, by title, then what is left.
struct Columns<'a> {
    topics: Vec<&'a Slug>,
    has_others: bool,
    has_none: bool,
}

impl<'a> Columns<'a> {
    fn new(planner: &'a Planner) -> Self {
        let briefs = || planner.listed.iter().map(|at| &*planner.edition.briefs[*at]);
        let mut counts: BTreeMap<&Slug, usize> = BTreeMap::new();
        briefs().flat_map(|brief| widest(planner, brief)).for_each(|slug| *counts.entry(slug).or_default() += 1);
        let mut topics: Vec<(usize, Arc<str>, &Slug)> = counts
            .into_iter()
            .map(|(slug, count)| (count, planner.term_link(TermKind::Topic.term(slug.as_str())).title, slug))
            .collect();
        let key = |topic: &(usize, Arc<str>, &'a Slug)| (Reverse(topic.0), topic.1.clone());
        topics.sort_by_cached_key(key);
        let has_others = topics.len() > MOST_TOPICS;
        topics.truncate(MOST_TOPICS);
        topics.sort_by(|a, b| planner.order.compare(&a.1, &b.1).then_with(|| a.2.cmp(b.2)));
        let has_none = briefs().any(|brief| brief.topics.is_empty());
        Self { topics: topics.into_iter().map(|(_, _, slug)| slug).collect(), has_others, has_none }
    }

    fn len(&self) -> usize {
        self.topics.len() + usize::from(self.has_others) + usize::from(self.has_none)
    }

    /// Returns the columns in which a brief counts.
    fn of(&self, planner: &'a Planner, brief: &'a Brief) -> BTreeSet<usize> {
        if brief.topics.is_empty() {
            return BTreeSet::from([self.len() - 1]);
        }
        let place = |slug| self.topics.iter().position(|topic| *topic == slug).unwrap_or(self.topics.len());
        widest(planner, brief).into_iter().map(place).collect()
    }

    fn views(&self, planner: &Planner) -> Vec<LinkView> {
        let others = self.has_others.then_some(say!(planner.words, "coverage.other_topics"));
        let left = others.into_iter().chain(self.has_none.then_some(say!(planner.words, "coverage.no_topic")));
        let left = left.map(LinkView::text);
        self.topics.iter().map(|slug| planner.term_link(TermKind::Topic.term(slug.as_str()))).chain(left).collect()
    }
}

/// Returns the topics above those of a brief that have none above them.
fn widest<'a>(planner: &'a Planner, brief: &'a Brief) -> BTreeSet<&'a Slug> {
    let topics = brief.topics.iter().filter_map(|(slug, _)| planner.edition.topics.upward(slug).last());
    topics.map(|topic| &topic.slug).collect()
}

/// The briefs of a row, newest first: all of them, and those of each column.
#[derive(Clone)]
struct Row {
    all: Vec<BriefAt>,
    cells: Vec<Vec<BriefAt>>,
}

impl Row {
    fn new(columns: &Columns<'_>) -> Self {
        Self { all: Vec::new(), cells: vec![Vec::new(); columns.len()] }
    }

    fn add(&mut self, brief: BriefAt, columns: &BTreeSet<usize>) {
        self.all.push(brief);
        columns.iter().for_each(|column| self.cells[*column].push(brief));
    }
}

/// How many briefs there are of some sort, and the newest.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub count: usize,
    newest: Option<BriefAt>,
}

impl Tally {
    /// Counts a brief. The newest comes first.
    pub fn add(&mut self, brief: BriefAt) {
        self.count += 1;
        self.newest.get_or_insert(brief);
    }

    /// Returns the newest brief, if there is any.
    pub fn newest(self, planner: &Planner) -> Option<NewestView> {
        let brief = &planner.edition.briefs[self.newest?];
        Some(NewestView {
            title: brief.title.clone(),
            lang_html: brief.lang_html(),
            url: planner.href(&brief.route),
            date: brief.day().map_or_else(String::new, |day| planner.words.date(day)),
            month: brief.day().map_or_else(String::new, |day| planner.words.short_month(day)),
            date_iso: brief.date_iso(),
        })
    }
}
