//! `build`: writes the public site.

use super::console::{Console, ExitStatus, NOTHING_WRITTEN, Volume};
use super::list::counted_by_kind;
use super::plan_output::PlanOutput;
use super::site_root::{OpenedSite, as_typed};
use crate::base::counted::counted;
use crate::base::nearest::{meant, nearest};
use crate::base::{BaseUrl, SourcePath, problems};
use crate::derived::{SETS_PAPERS, Workshop};
use crate::emit::{self, BuildKind, BuildSummary, Outcome, Output, OutputFolder, Removal, Removals};
use crate::page::Page;
use crate::pipeline::{self, ClosedPage, Finish, Options, Papers, Plan, PlanCache, Show, Withheld};
use crate::report;
use crate::source::{RELEVANT, load};
use anyhow::{Context, Result};
use clap::Args;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

#[derive(Debug, Args)]
pub(super) struct Build {
    /// Where to write the site
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Build for another address than that of `site.yaml`
    #[arg(long, value_name = "URL", value_parser = parse_base_url)]
    base_url: Option<BaseUrl>,
    /// Show drafts and embargoed briefs; the output is marked and never published
    #[arg(long)]
    drafts: bool,
    /// Build the site as it is at that moment: `2021-06-29` or `2021-06-29T09:00:00+05:00`
    #[arg(long, value_name = "TIME")]
    as_of: Option<String>,
    /// Make a PDF edition of every brief that says nothing else in its front matter
    #[arg(long)]
    pdf: bool,
    /// Stop at warnings, too
    #[arg(long)]
    strict: bool,
    /// Delete more than half of what earlier builds wrote, or the last brief
    #[arg(long)]
    allow_deletes: bool,
    /// Say why each file was written; with a URL, why that page exists and what it depends on
    #[arg(long, value_name = "URL", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
}

fn parse_base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(text).map_err(|why| format!("{why}; write it like `https://example.org/briefs/`"))
}

impl Build {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let started = Instant::now();
        let mut site = OpenedSite::open(root, self.as_of.as_deref())?;
        let show = if self.drafts { Show::Everything } else { Show::Public };
        let papers = if self.pdf { Papers::OfBriefs } else { Papers::Asked };
        let options = Options { base_url: self.base_url.clone(), papers, ..site.options(show) };
        let plan = pipeline::plan(&std::mem::take(&mut site.snapshot), &options, &mut PlanCache::default());
        let (problems, texts) = (plan.problems(), |file: &SourcePath| plan.text(file));
        if !plan.is_sound() || (self.strict && !problems.is_empty()) {
            let status = console.stop(problems, &texts, NOTHING_WRITTEN);
            site.say_of_the_past(console, problems);
            return Ok(status);
        }
        if plan.pages().iter().any(Page::is_paper) && !SETS_PAPERS {
            return Ok(console.stop(&[problems::no_typesetting()], &texts, NOTHING_WRITTEN));
        }
        console.show(problems, &texts);
        let explained = match self.explain.as_deref() {
            None => None,
            Some("") => Some(Explained::Changes),
            Some(url) => Some(Explained::Page(find_or_refuse(&plan, url)?)),
        };
        let kind = if self.drafts || site.as_of > site.now { BuildKind::Preview } else { BuildKind::Public };
        match self.write(&site, &plan, kind, console)? {
            Outcome::Faulty(problems) => Ok(console.stop(&problems, &texts, NOTHING_WRITTEN)),
            Outcome::TooMuch(Removal { files, of, pages, left, .. }) => {
                let look = if site.as_of < site.now {
                    let command = self.typed(root, Some(Path::new("past")));
                    format!("to look at the site as it was, write it into a folder of its own: `{command}`")
                } else {
                    "see that the sources are whole: no folder is missing, and submodules are checked out".to_owned()
                };
                let command = self.typed(root, self.output.as_deref()) + " --allow-deletes";
                let problem = problems::mass_removal((files, of), (pages, left), &look, &command);
                Ok(console.stop(&[problem], &texts, NOTHING_WRITTEN))
            }
            Outcome::Done(summary) => {
                match explained {
                    Some(Explained::Changes) => console.print(&explain_changes(&summary)),
                    Some(Explained::Page(page)) => {
                        let (workshop, withheld) = (Workshop::new(&site.root), self.withheld(&plan, &site));
                        let finish = Finish { press: Some(&workshop), withheld: &withheld };
                        let closed = ClosedPage::finished(&plan, page, finish);
                        console.print(&explain_page(page, &closed, &plan, &summary));
                    }
                    None => {}
                }
                say(console, &plan, &summary, started);
                if let Some(other) = not_of_today(show, &plan, &site) {
                    console.say(&other);
                }
                // The process ends here; taking a large site apart piece by piece would only keep it waiting.
                std::mem::forget(plan);
                Ok(ExitStatus::Done)
            }
        }
    }

    /// Returns the line that writes the same site into that folder, with all that was asked for.
    fn typed(&self, root: Option<&Path>, output: Option<&Path>) -> String {
        let base_url = self.base_url.as_ref().map(|url| format!("{}{}", url.origin(), url.base_path()));
        let values = [
            ("--root", root),
            ("--output", output),
            ("--base-url", base_url.as_ref().map(Path::new)),
            ("--as-of", self.as_of.as_ref().map(Path::new)),
        ];
        let values = values.into_iter().filter_map(|(name, value)| {
            let value = as_typed(value?);
            Some(if value.starts_with('-') { format!(" {name}={value}") } else { format!(" {name} {value}") })
        });
        let marks = [("--drafts", self.drafts), ("--pdf", self.pdf), ("--strict", self.strict)];
        let marks = marks.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| format!(" {name}"));
        "briefpress build".to_owned() + &values.chain(marks).collect::<String>()
    }

    /// Returns what of a plan is shown and not public yet.
    fn withheld(&self, plan: &Plan, site: &OpenedSite) -> BTreeMap<SourcePath, Withheld> {
        if self.drafts { plan.withheld_by_path(site.as_of) } else { BTreeMap::new() }
    }

    /// Writes the files of a plan, unless too much would go.
    fn write(&self, site: &OpenedSite, plan: &Plan, kind: BuildKind, console: &Console) -> Result<Outcome> {
        let output = self.output.clone().unwrap_or_else(|| site.root.join("public"));
        let sources: Vec<PathBuf> = RELEVANT.iter().map(|name| site.root.join(name)).collect();
        let removals = if self.allow_deletes { Removals::Allowed } else { Removals::Guarded { folder: BRIEFS } };
        let workshop = Workshop::new(&site.root);
        let files = PlanOutput::new(plan, &workshop, self.withheld(plan, site));
        let write = |removals| {
            let folder = OutputFolder { path: &output, root: &site.root, sources: &sources, kind, removals };
            let bar = console.progress("writing", files.paths().len());
            let outcome = emit::emit(&folder, &files, &|done| bar.set_position(done as u64));
            bar.finish_and_clear();
            outcome
        };
        let outcome = match write(removals)? {
            // What a preview showed may go, if it is there and withheld.
            Outcome::TooMuch(removal) if removal.after_preview && shown_at_most(site)? * 2 >= removal.pages.max(1) => {
                write(Removals::Allowed)?
            }
            outcome => outcome,
        };
        if matches!(outcome, Outcome::Done(_)) {
            files.keep_names();
        }
        workshop.keep_notes(site.notes.as_deref());
        workshop.tidy();
        Ok(outcome)
    }
}

/// Where the pages of briefs lie, whose deletion is guarded.
const BRIEFS: &str = "briefs/";

/// Returns how many pages of briefs a preview of everything would have.
fn shown_at_most(site: &OpenedSite) -> Result<usize> {
    let plan = pipeline::plan(&load(&site.root)?, &site.options(Show::Everything), &mut PlanCache::default());
    let mut paths: Vec<Arc<str>> = plan.pages().iter().map(|page| page.route.output_path().into()).collect();
    paths.sort_unstable();
    Ok(emit::pages_below(BRIEFS, &paths))
}

fn say(console: &Console, plan: &Plan, summary: &BuildSummary, started: Instant) {
    if console.volume == Volume::Verbose {
        summary.written.iter().for_each(|(path, reason)| console.say(&format!("written  {path}, since {reason}")));
        summary.removed.iter().for_each(|path| console.say(&format!("removed  {path}")));
    }
    let briefs = plan.site().map_or(0, |site| site.briefs().len());
    let pages = plan.pages().iter().filter(|page| page.is_lasting()).count();
    console.say(&format!(
        "{} and {}; files: {} written, {} unchanged, {} removed; {:.2} s",
        counted(briefs, "brief"),
        counted(pages, "page"),
        summary.written.len(),
        summary.unchanged,
        summary.removed.len(),
        started.elapsed().as_secs_f64(),
    ));
    // Logs may be public, so the line is the same for all sites unless more is asked for.
    let withheld = plan.site().map_or(&[][..], |site| &site.withheld);
    match console.volume {
        Volume::Verbose => {
            let verb = if withheld.len() == 1 { "is" } else { "are" };
            console.say(&format!("{} {verb} withheld (`briefpress list withheld`)", counted_by_kind(withheld)));
        }
        _ => console.say("to see withheld briefs: `briefpress list withheld`"),
    }
    if let Some(tally) = report::tally(plan.problems()) {
        console.say(&tally);
    }
}

/// Returns what was written, and what to think of, when it is not the public site of today.
fn not_of_today(show: Show, plan: &Plan, site: &OpenedSite) -> Option<String> {
    let is_past = site.as_of < site.now;
    let moment = (site.as_of != site.now).then(|| {
        let zone = plan.site().map_or(jiff::tz::TimeZone::UTC, |site| site.config.timezone.0.clone());
        site.as_of.to_zoned_datetime(zone).strftime("%Y-%m-%d %H:%M %:z").to_string()
    });
    let shown = match (show, moment) {
        (Show::Public | Show::By(_), None) => return None,
        (Show::Public | Show::By(_), Some(moment)) if is_past => {
            return Some(format!("this is the site as it was on {moment}, and not that of today"));
        }
        (Show::Public | Show::By(_), Some(moment)) => format!("this is the site as of {moment}"),
        (Show::Everything, None) => "this site shows what is withheld".to_owned(),
        (Show::Everything, Some(moment)) => format!("this site shows what is withheld, as of {moment}"),
    };
    Some(format!("{shown}: look at it, and do not publish it"))
}

/// Pages that `--explain` names as linking to one.
const MOST_LINKS_EXPLAINED: usize = 10;

/// What `--explain` asks for.
enum Explained<'a> {
    /// Everything about one page.
    Page(&'a Page),
    /// Of all written files the reason.
    Changes,
}

/// Returns the page to explain, whose address is written as a route, with the base path, or in full. An address that no page
/// has is a typing mistake, so the command ends.
fn find_or_refuse<'a>(plan: &'a Plan, url: &str) -> Result<&'a Page> {
    let base = plan.site().map(|site| &site.config.base_url);
    let path = base.and_then(|base| url.strip_prefix(base.origin())).unwrap_or(url);
    let below = base.and_then(|base| path.strip_prefix(base.base_path().as_str())).map(|rest| format!("/{rest}"));
    let routes = [Some(path.to_owned()), below].into_iter().flatten();
    let found = routes.flat_map(|route| [route.clone(), format!("{route}/")]).find_map(|route| plan.page(&route));
    found.with_context(|| {
        let near = nearest(url, plan.pages().iter().map(|page| page.route.as_str()));
        format!("no page has the address `{url}`{}", meant(&near))
    })
}

fn explain_changes(summary: &BuildSummary) -> String {
    let written = summary.written.iter().map(|(path, reason)| format!("{path}: written, since {reason}\n"));
    let removed = summary.removed.iter().map(|path| format!("{path}: removed, since no page has this address\n"));
    let all: String = written.chain(removed).collect();
    if all.is_empty() { "nothing was written or removed\n".to_owned() } else { all }
}

fn explain_page(page: &Page, closed: &ClosedPage<'_>, plan: &Plan, summary: &BuildSummary) -> String {
    let path = page.route.output_path();
    let reason = summary.written.iter().find(|(written, _)| **written == *path).map(|(_, reason)| reason);
    let mut lines = vec![
        format!("{}", page.route),
        format!("  file      {path}"),
        format!("  because   {}", page.origin.because),
        format!("  placed by {}", plan.address_reason(page)),
    ];
    lines.extend(page.template().map(|template| format!("  template  {template}")));
    lines.extend(page.text().map(|text| format!("  text      {text}")));
    lines.extend(linked_from(plan, &page.route));
    lines.push(format!("  input     {}", closed.input()));
    lines.push(match reason {
        Some(reason) => format!("  written   since {reason}"),
        None => "  unchanged its input and its file are those of the last build".to_owned(),
    });
    lines.join("\n") + "\n"
}

/// Returns the pages whose texts link to one, as far as they can be taken in at a glance.
fn linked_from(plan: &Plan, route: &crate::base::Route) -> Vec<String> {
    let from: Vec<&str> =
        plan.site().into_iter().flat_map(|site| site.graph.leading_to(route)).map(|edge| edge.from.as_str()).collect();
    let shown = from.iter().take(MOST_LINKS_EXPLAINED).map(|from| format!("  linked    from {from}"));
    let more = from.len().saturating_sub(MOST_LINKS_EXPLAINED);
    shown.chain((more > 0).then(|| format!("  linked    from {more} more"))).collect()
}
