//! The rehearsal of `check`: the site as it stands, at each hour at which something appears, and with the drafts shown.
//!
//! What a page needs is more than its links: the page of a country that one brief brings along, a topic that a closed
//! vocabulary must hold, an address that two files ask for. So nobody keeps a table of who needs whom, which would know
//! less than a build. Each hour is planned as the site will then stand, and its problems are compared: one that comes
//! and goes was of something that appeared too early. Between two hours nothing differs but which files are public, so
//! those that appear in the later one are the reason.

use crate::base::problems::{Hour, Missed, Referring, brought, too_early};
use crate::base::unpublished::Unpublished;
use crate::base::{At, Code, Diagnostic, Fingerprint, Mistake, Route, Severity, SourcePath, date::rfc3339};
use crate::cli::site_root::OpenedSite;
use crate::pipeline::{self, ClosedPage, Plan, PlanCache, Show};
use crate::site::Withheld;
use jiff::Timestamp;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How many hours are looked at each for itself, so that the work does not grow with the square of a site that has
/// hundreds of briefs waiting. What comes after them is looked at as it will stand at the last hour of all.
const MOST_HOURS: usize = 16;

/// What was found.
pub(super) struct Rehearsed {
    /// Sorted.
    pub problems: Vec<Diagnostic>,
    /// The site with everything shown that was looked at.
    pub widest: Option<Plan>,
    pub left_out: Option<LeftOut>,
}

/// The hours that were not looked at.
pub(super) struct LeftOut {
    /// Of how many there are.
    pub hours: usize,
    /// From when the next ones can be looked at.
    pub from: Timestamp,
}

impl LeftOut {
    /// Returns what was left out, and what to type to see it.
    pub fn words(&self, plan: &Plan) -> String {
        let (hours, from) = (self.hours, hour(plan, self.from));
        format!(
            "of {hours} hours at which something appears, the next {MOST_HOURS} and the last were rehearsed: \
             `briefpress check --as-of {from}` goes on from there"
        )
    }
}

/// Returns an instant as it can be typed, in the site's time zone.
fn hour(plan: &Plan, instant: Timestamp) -> Hour {
    plan.site().map_or_else(|| instant.to_string(), |site| rfc3339(instant, &site.config.timezone))
}

/// Returns what is wrong with the site as it stands.
pub(super) fn today(plan: &Plan) -> Rehearsed {
    let mut history = ProblemHistory::default();
    history.take(plan);
    Rehearsed { problems: history.into_problems(|tracked| Some(tracked.problem)), widest: None, left_out: None }
}

/// Returns what is wrong today, and what will be.
pub(super) fn rehearse(site: &OpenedSite, plan: &Plan, cache: &mut PlanCache) -> Rehearsed {
    let withheld = plan.site().map_or(&[][..], |site| &site.withheld);
    // Texts that are not read and that say they wait: no hour shows them, and no build may name them.
    let has_held_text = site.snapshot.unpublished.values().any(|why| *why == Unpublished::HeldText);
    if withheld.is_empty() && !has_held_text {
        return today(plan);
    }
    let mut history = ProblemHistory::default();
    history.take(plan);
    let mut schedule = Schedule::new(withheld);
    if has_held_text && schedule.looks.last().is_some_and(|look| look.show != Show::Everything) {
        schedule.looks.push(Look { show: Show::Everything, is_exact: true, appearing: Vec::new() });
    }
    let mut widest = None;
    for look in &schedule.looks[1..] {
        let shown = pipeline::plan(&site.snapshot, &site.options(look.show), cache);
        history.take(&shown);
        widest = Some(shown);
    }
    let explainer = ProblemExplainer { plan, schedule: &schedule };
    let problems = history.into_problems(|tracked| explainer.explain(tracked));
    Rehearsed { problems, widest, left_out: schedule.left_out }
}

/// One look at the site.
struct Look<'a> {
    show: Show,
    /// Whether all that appears between the look before and this one appears at its hour.
    is_exact: bool,
    /// What it shows that the look before does not.
    appearing: Vec<&'a Withheld>,
}

/// The looks in their order: today, the hours, the drafts.
struct Schedule<'a> {
    looks: Vec<Look<'a>>,
    /// All that is withheld today.
    withheld: BTreeMap<&'a SourcePath, &'a Withheld>,
    left_out: Option<LeftOut>,
}

impl<'a> Schedule<'a> {
    fn new(withheld: &'a [Withheld]) -> Self {
        let all: Vec<Timestamp> =
            withheld.iter().filter_map(|one| one.appears).collect::<BTreeSet<_>>().into_iter().collect();
        let mut hours = all.clone();
        hours.truncate(MOST_HOURS);
        let nearest = hours.last().copied();
        hours.extend(all.last().filter(|last| Some(**last) != nearest));
        let mut looks = vec![Look { show: Show::Public, is_exact: true, appearing: Vec::new() }];
        let mut before = None;
        for (at, hour) in hours.into_iter().enumerate() {
            let is_new = |one: &&Withheld| one.appears.is_some_and(|appears| Some(appears) > before && appears <= hour);
            let appearing = withheld.iter().filter(is_new).collect();
            let is_exact = at < MOST_HOURS || all.len() == MOST_HOURS + 1;
            looks.push(Look { show: Show::By(hour), is_exact, appearing });
            before = Some(hour);
        }
        let drafts: Vec<&Withheld> = withheld.iter().filter(|one| one.appears.is_none()).collect();
        if !drafts.is_empty() {
            looks.push(Look { show: Show::Everything, is_exact: true, appearing: drafts });
        }
        let left_out = nearest.filter(|_| all.len() > MOST_HOURS + 1).map(|from| LeftOut { hours: all.len(), from });
        let withheld = withheld.iter().map(|one| (&one.path, one)).collect();
        Self { looks, withheld, left_out }
    }
}

/// A problem with the looks that showed it.
struct TrackedProblem {
    problem: Diagnostic,
    first: usize,
    /// The first look after that without it.
    gone: Option<usize>,
}

/// The problems of all looks so far.
#[derive(Default)]
struct ProblemHistory {
    looks: usize,
    planned: BTreeMap<Mistake, Vec<TrackedProblem>>,
    /// Those that show when a page is rendered. If such a problem is gone, the page may only not have been rendered.
    rendered: BTreeMap<Mistake, Vec<TrackedProblem>>,
    /// Pages that have been rendered, which need not be again.
    known: BTreeSet<(Route, Fingerprint)>,
}

impl ProblemHistory {
    fn take(&mut self, plan: &Plan) {
        let look = self.looks;
        self.looks += 1;
        let present: BTreeSet<Mistake> = plan.all_problems().iter().map(Diagnostic::mistake).collect();
        for all in self.planned.iter_mut().filter(|(mistake, _)| !present.contains(mistake)).map(|(_, all)| all) {
            all.iter_mut().for_each(|tracked| tracked.gone = tracked.gone.or(Some(look)));
        }
        add(&mut self.planned, plan.all_problems().iter().cloned(), look);
        if plan.is_sound() {
            let inputs: Vec<_> =
                plan.pages().par_iter().map(|page| (page.route.clone(), ClosedPage::new(plan, page).input())).collect();
            let pages = plan.pages().iter().zip(inputs);
            let fresh: Vec<_> = pages.filter_map(|(page, input)| self.known.insert(input).then_some(page)).collect();
            let wrong: BTreeSet<Diagnostic> =
                fresh.par_iter().filter_map(|page| pipeline::render(plan, page).err()).flatten_iter().collect();
            add(&mut self.rendered, wrong.into_iter(), look);
        }
    }

    /// Returns all problems, sorted, each as `account` gives it.
    fn into_problems(self, account: impl Fn(TrackedProblem) -> Option<Diagnostic>) -> Vec<Diagnostic> {
        let all = self.planned.into_values().chain(self.rendered.into_values()).flatten();
        all.filter_map(account).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// Adds what no look before has shown.
fn add(known: &mut BTreeMap<Mistake, Vec<TrackedProblem>>, problems: impl Iterator<Item = Diagnostic>, look: usize) {
    for problem in problems {
        let all = known.entry(problem.mistake()).or_default();
        if all.first().is_none_or(|tracked| tracked.first == look) {
            all.push(TrackedProblem { problem, first: look, gone: None });
        }
    }
}

/// Explains why a problem appears or disappears.
struct ProblemExplainer<'a> {
    plan: &'a Plan,
    schedule: &'a Schedule<'a>,
}

impl ProblemExplainer<'_> {
    fn explain(&self, tracked: TrackedProblem) -> Option<Diagnostic> {
        let TrackedProblem { problem, first, gone } = tracked;
        // A page that is withheld has vanished like any other, and what can be done is the same. That a successor waits
        // does not look at a brief again.
        if let Some(gone) = gone.filter(|_| !matches!(problem.code, Code::VanishedUrl | Code::ReviewDue)) {
            // A file that something withheld refers to is not unused.
            return (problem.code != Code::UnusedFile)
                .then(|| too_early(problem.clone(), &self.referring(&problem), &self.missed(&problem, gone)));
        }
        let look = &self.schedule.looks[first];
        let is_own = || look.appearing.iter().any(|one| one.path == problem.place.file);
        // That a text is not read is not the fault of what appears.
        let mut shown = if first == 0 || problem.code == Code::TextNotRead || is_own() {
            problem
        } else {
            let hour = match look.show {
                Show::By(by) if look.is_exact => Some(hour(self.plan, by)),
                _ => None,
            };
            brought(problem, only(&look.appearing).map(|one| &one.path), hour.as_ref())
        };
        // What shows with the drafts alone keeps nothing from being published.
        if look.show == Show::Everything {
            shown.severity = Severity::Warning;
        }
        Some(shown)
    }

    fn referring(&self, problem: &Diagnostic) -> Referring {
        let file = &problem.place.file;
        match self.schedule.withheld.get(file).and_then(|own| own.appears) {
            Some(appears) => Referring::From(hour(self.plan, appears)),
            None if file.as_str().starts_with("content/") => Referring::Public,
            None => Referring::Always,
        }
    }

    /// Returns what a problem missed that was gone in that look.
    fn missed(&self, problem: &Diagnostic, gone: usize) -> Missed {
        let look = &self.schedule.looks[gone];
        let found = self.named(problem, &look.appearing);
        match (look.show, found.and_then(|one| Some((one.path.clone(), one.appears?)))) {
            (Show::By(_), Some((file, appears))) => Missed::File(file, hour(self.plan, appears)),
            (Show::By(by), None) if look.is_exact => Missed::Something(hour(self.plan, by)),
            (Show::By(_), None) => Missed::Unknown,
            _ => Missed::Draft(found.map(|one| one.path.clone())),
        }
    }

    /// Returns the file among these that the text at the place of a problem names; the only one, if there is no other.
    fn named<'a>(&self, problem: &Diagnostic, appearing: &[&'a Withheld]) -> Option<&'a Withheld> {
        if let Some(one) = only(appearing) {
            return Some(one);
        }
        let At::Span(span) = &problem.place.at else { return None };
        let text = self.plan.text(&problem.place.file)?.get(span.range())?;
        // Of a link, the address alone: its words may be those of another title.
        let text = text.rsplit_once("](").map_or(text, |(_, rest)| rest.split_whitespace().next().unwrap_or_default());
        let is_mark = |mark: char| "/#?[]()<>|:\"'".contains(mark);
        let parts: BTreeSet<&str> = text.split(is_mark).map(str::trim).collect();
        let by_file: Vec<&Withheld> = appearing.iter().copied().filter(|one| parts.contains(one.path.name())).collect();
        let is_called = |one: &&Withheld| {
            let stems = parts.iter().map(|part| part.strip_suffix(".md").unwrap_or(part));
            !one.is_translation
                && stems.into_iter().any(|part| [&one.name, &one.title].iter().any(|name| **name == part))
        };
        let by_name: Vec<&Withheld> = appearing.iter().copied().filter(is_called).collect();
        only(&by_file).or_else(|| only(&by_name))
    }
}

/// Returns the only one of these files.
fn only<'a>(files: &[&'a Withheld]) -> Option<&'a Withheld> {
    match files {
        [one] => Some(one),
        _ => None,
    }
}
