//! `list`: what the site holds, as a table for people or a JSON object a line for programs.

mod deposit;

use super::console::{Console, ExitStatus};
use super::ledger;
use super::options::OutputFormat;
use super::site_root::OpenedSite;
use crate::base::counted::counted;
use crate::base::date::rfc3339;
use crate::base::{Code, Diagnostic};
use crate::page::Content;
use crate::parse::document::ContentKind;
use crate::parse::term::{TermId, TermKind};
use crate::pipeline::{self, Plan, PlanCache, Show};
use crate::places::registry;
use crate::report;
use crate::site::{Site, Term, Withheld};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[derive(Debug, Args)]
pub(super) struct List {
    what: What,
    /// With `--format datacite` and `--format crossref`: these briefs alone
    #[arg(value_name = "SLUG")]
    slugs: Vec<String>,
    /// List the site as it is at that moment
    #[arg(long, value_name = "TIME")]
    as_of: Option<String>,
    /// Record the addresses in `urls.txt`, so that none can vanish unnoticed; with `urls` alone
    #[arg(long, conflicts_with = "as_of")]
    write: bool,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Public briefs, newest first
    Briefs,
    /// Countries and territories that have a page
    Countries,
    /// Topics that have a page
    Topics,
    /// Authors of public briefs
    Authors,
    /// What is withheld, until when, and why
    Withheld,
    /// Every public address
    Urls,
}

/// The column that the table for people leaves out: it is too wide.
const PLACED_BY: &str = "placed_by";

/// What is said where XML for an agency was asked of anything else.
pub(super) const FOR_BRIEFS_ALONE: &str =
    "`--format datacite` and `--format crossref` are for `briefpress list briefs` alone";

/// A row: named cells, in order.
type Row = Vec<(&'static str, Value)>;

impl List {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        if self.write && self.what != What::Urls {
            bail!("`--write` records addresses alone; type `briefpress list urls --write`");
        }
        let is_deposit = console.format.is_deposit();
        if is_deposit && self.what != What::Briefs {
            bail!(FOR_BRIEFS_ALONE);
        }
        if !is_deposit && !self.slugs.is_empty() {
            bail!("slugs choose briefs for `--format datacite` and `--format crossref` alone");
        }
        let opened = OpenedSite::open(root, self.as_of.as_deref())?;
        let plan = pipeline::plan(&opened.snapshot, &opened.options(Show::Public), &mut PlanCache::default());
        if self.write {
            return ledger::record(&opened.root, &plan, console);
        }
        let errors: Vec<_> = plan.problems().iter().filter(|problem| problem.is_error()).cloned().collect();
        let Some(site) = plan.site() else {
            console.show(&errors, &|file| plan.text(file));
            return Ok(ExitStatus::Faulty);
        };
        if is_deposit {
            let complete = errors.is_empty();
            let ending = deposit::print(&plan, &self.slugs, opened.as_of, console)?;
            return Ok(if complete { ending } else { Self::incomplete(console) });
        }
        let rows = match self.what {
            What::Briefs => briefs(site, &errors),
            What::Countries => countries(site),
            What::Topics => topics(&plan, site),
            What::Authors => authors(site),
            What::Withheld => withheld(site),
            What::Urls => urls(&plan, site, console.format),
        };
        console.print(&if console.format == OutputFormat::Json { lines(&rows) } else { table(&rows) });
        if errors.is_empty() {
            return Ok(ExitStatus::Done);
        }
        Ok(Self::incomplete(console))
    }

    /// Says that errors may have left something out.
    fn incomplete(console: &Console) -> ExitStatus {
        console.refuse(&anyhow::anyhow!("the list may be incomplete: `briefpress check` shows what is wrong"));
        ExitStatus::Faulty
    }
}

/// Returns the public briefs. One whose row cannot be filled for what is wrong in its file is left out.
fn briefs(site: &Site, errors: &[Diagnostic]) -> Vec<Row> {
    use Code::{AmbiguousTime, InvalidDate, InvalidSlug, MissingKey, TimeWithoutZone, UnknownCountry, UnknownValue};
    let leaves_gap = |problem: &&Diagnostic| {
        matches!(
            problem.code,
            AmbiguousTime | InvalidDate | InvalidSlug | MissingKey | TimeWithoutZone | UnknownCountry | UnknownValue
        )
    };
    let with_gap: BTreeSet<_> = errors.iter().filter(leaves_gap).map(|problem| &problem.place.file).collect();
    let row = |brief: &std::sync::Arc<crate::site::Brief>| {
        let countries: Vec<&str> = brief.countries.iter().map(|code| code.as_str()).collect();
        vec![
            ("date", json!(brief.day().map(|day| day.to_string()))),
            ("slug", json!(brief.slug)),
            ("title", json!(brief.title)),
            ("countries", json!(countries)),
            ("type", json!(brief.brief_type.slug)),
            ("url", json!(site.config.base_url.absolute(&brief.route))),
            ("file", json!(brief.path.as_str())),
        ]
    };
    site.briefs().into_iter().filter(|brief| !with_gap.contains(&brief.path)).map(row).collect()
}

fn countries(site: &Site) -> Vec<Row> {
    let row = |(id, term): (TermId<'_>, &Term)| {
        let country = registry().country_by_slug(id.slug).expect("its term is of a country");
        vec![
            ("code", json!(country.code.as_str())),
            ("name", json!(term.title)),
            ("slug", json!(id.slug)),
            ("briefs", json!(term.briefs.len())),
            ("profile", json!(term.profile.as_ref().map(|profile| profile.source.as_str()))),
        ]
    };
    let mut rows: Vec<Row> = site.first().terms.with_page(TermKind::Country).map(row).collect();
    rows.sort_by_key(|row| [1, 0].map(|cell| row[cell].1.as_str().map(str::to_owned)));
    rows
}

fn topics(plan: &Plan, site: &Site) -> Vec<Row> {
    let row = |(id, term): (TermId<'_>, &Term)| {
        vec![
            ("slug", json!(id.slug)),
            ("title", json!(term.title)),
            ("parent", json!(site.first().topics.get(id.slug).and_then(|topic| topic.parent.as_ref()))),
            ("briefs", json!(term.briefs.len())),
        ]
    };
    let terms = site
        .first()
        .terms
        .of(TermKind::Topic)
        .filter(|(id, _)| plan.page(id.route(&site.config.prefix).as_str()).is_some());
    terms.map(row).collect()
}

fn authors(site: &Site) -> Vec<Row> {
    let mut counts: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
    let authors = &site.first().authors;
    for author in authors.iter() {
        counts.insert((author.name.clone(), Some(author.slug.to_string())), 0);
    }
    for author in site.first().listed().flat_map(|brief| &brief.authors) {
        // A name that has a page may be written in several ways.
        let known = author.slug.as_deref().and_then(|slug| authors.get(slug));
        let name = known.map_or_else(|| author.name.clone(), |known| known.name.clone());
        *counts.entry((name, author.slug.clone())).or_default() += 1;
    }
    let row = |((name, slug), count): ((String, Option<String>), usize)| {
        vec![("name", json!(name)), ("slug", json!(slug)), ("briefs", json!(count))]
    };
    counts.into_iter().map(row).collect()
}

/// Returns how many files of each kind are withheld: `2 briefs and 1 page`.
pub fn counted_by_kind(withheld: &[Withheld]) -> String {
    let mut kinds: BTreeMap<(ContentKind, bool), (usize, &str)> = BTreeMap::new();
    for one in withheld {
        kinds.entry((one.kind, one.is_translation)).or_insert((0, one.word())).0 += 1;
    }
    let kinds: Vec<String> = kinds.values().map(|(number, word)| counted_kind(*number, word)).collect();
    match kinds.as_slice() {
        [] => counted(0, "brief"),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn counted_kind(number: usize, word: &str) -> String {
    match word {
        "home" => "the text of the home page".to_owned(),
        "country" if number > 1 => format!("{number} countries"),
        "series" => format!("{number} series"),
        word => counted(number, word),
    }
}

/// Returns a row for each withheld file, the next to appear first and drafts last. An hour is written as it can be typed,
/// after `--as-of` or behind `embargo_until`: in the site's time zone, in which it was agreed, and in UTC, in which the
/// schedule of a build is set.
fn withheld(site: &Site) -> Vec<Row> {
    let zone = &site.config.timezone;
    let mut withheld: Vec<&Withheld> = site.withheld.iter().collect();
    withheld.sort_by_cached_key(|one| one.order());
    let row = |one: &Withheld| {
        vec![
            ("until", json!(one.appears.map(|instant| rfc3339(instant, zone)))),
            ("utc", json!(one.appears.map(|instant| rfc3339(instant, &TimeZone::UTC)))),
            ("kind", json!(one.word())),
            ("why", json!(one.why(zone))),
            ("title", json!(one.title)),
            ("file", json!(one.path.as_str())),
        ]
    };
    withheld.into_iter().map(row).collect()
}

fn urls(plan: &Plan, site: &Site, format: OutputFormat) -> Vec<Row> {
    let row = |page: &crate::page::Page| {
        let kind = match &page.content {
            Content::Html(_) if page.leads_to().is_some() => "redirect",
            Content::Brief(_) | Content::Html(_) => "page",
            Content::Feed(_) | Content::JsonFeed(_) | Content::Calendar(_) => "feed",
            Content::Catalogue(_)
            | Content::Graph(_)
            | Content::OpenSearch(_)
            | Content::Sitemap(_)
            | Content::SitemapIndex(_)
            | Content::Text(_) => "machine",
            Content::Copy(_) | Content::Picture(_) | Content::Plate(_) | Content::Paper(_) | Content::Dossier(_) => {
                "file"
            }
        };
        let mut row = vec![
            ("url", json!(site.config.base_url.absolute(&page.route))),
            ("kind", json!(kind)),
            ("because", json!(page.origin.because)),
            (PLACED_BY, json!(plan.address_reason(page))),
        ];
        if format == OutputFormat::Json {
            let from: Vec<&str> = site.graph.leading_to(&page.route).map(|edge| edge.from.as_str()).collect();
            row.push(("linked_from", json!(from)));
        }
        row
    };
    plan.pages().iter().map(row).collect()
}

/// Returns one JSON object a line, its keys in the order of the table.
fn lines(rows: &[Row]) -> String {
    let line = |row: &Row| {
        let cells: Vec<String> = row.iter().map(|(key, value)| format!("{}:{value}", json!(key))).collect();
        format!("{{{}}}\n", cells.join(","))
    };
    rows.iter().map(line).collect()
}

/// Returns columns under their names, as wide as their widest cell; the last is not padded.
fn table(rows: &[Row]) -> String {
    let shown = |row: &Row| -> Row { row.iter().filter(|(key, _)| *key != PLACED_BY).cloned().collect() };
    let rows: Vec<Row> = rows.iter().map(shown).collect();
    let Some(first) = rows.first() else { return "none\n".to_owned() };
    let head: Vec<String> = first.iter().map(|(key, _)| (*key).to_owned()).collect();
    let body = rows.iter().map(|row| row.iter().map(|(_, value)| cell(value)).collect());
    let all: Vec<Vec<String>> = std::iter::once(head).chain(body).collect();
    let width = |column: usize| all.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..first.len()).map(width).collect();
    let mut out = String::new();
    for row in &all {
        let mut line = String::new();
        for (text, width) in row.iter().zip(&widths) {
            line.push_str(text);
            line.push_str(&" ".repeat(width - text.chars().count() + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        // A title may hold what a terminal would obey.
        Value::String(text) => report::on_one_line(text),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
