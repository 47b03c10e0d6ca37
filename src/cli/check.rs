//! `check`: everything that is wrong or could be better, nothing written.
//!
//! The site is looked at as it stands, and once more with everything withheld shown, so that nothing is first seen at
//! the hour of an embargo. A draft may have faults; they are warnings until somebody publishes it.

use super::console::Console;
use super::{Ending, external, site_root};
use crate::base::{Code, Diagnostic, Place, Severity, SourcePath};
use crate::pipeline::{self, Kept, Options, Plan, Show, SiteOptions};
use crate::report;
use crate::site::Reason;
use crate::source::{Snapshot, load};
use anyhow::Result;
use clap::Args;
use jiff::Timestamp;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Look at today's site alone, as a reader sees it
    #[arg(long)]
    public: bool,
    /// Ask every address elsewhere once whether it still answers
    #[arg(long)]
    external: bool,
    /// Look at the site as it is at that moment
    #[arg(long, value_name = "TIME")]
    as_of: Option<String>,
    /// End with status 1 for warnings, too
    #[arg(long)]
    strict: bool,
}

impl Check {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<Ending> {
        let now = Timestamp::now();
        let root = site_root::find(root)?;
        let snapshot = load(&root)?;
        let as_of = site_root::moment(self.as_of.as_deref(), now, &snapshot)?;
        let mut kept = Kept::default();
        let today = look(&snapshot, Show::Public, as_of, &mut kept);
        let (mut problems, addresses) = if self.public {
            (found(&today), today.external_addresses())
        } else {
            let shown = look(&snapshot, Show::Everything, as_of, &mut kept);
            (rehearse(&today, &shown), shown.external_addresses())
        };
        if self.external {
            problems.extend(today.tell(external::ask(&addresses, console)));
        }
        console.show(&problems, &|file| today.text(file));
        match report::summary(&problems) {
            Some(summary) => console.say(&summary),
            None => console.say("nothing to report"),
        }
        if as_of < now {
            site_root::say_of_the_past(console, &problems);
        }
        let faulty = problems.iter().any(|problem| self.strict || problem.is_error());
        Ok(if faulty { Ending::Faulty } else { Ending::Done })
    }
}

fn look(snapshot: &Snapshot, show: Show, as_of: Timestamp, kept: &mut Kept) -> Plan {
    let options = Options { site: SiteOptions { as_of, show }, base_url: None };
    pipeline::plan(snapshot, &options, kept)
}

/// What is wrong with a plan and, if it can be rendered, with its templates.
fn found(plan: &Plan) -> Vec<Diagnostic> {
    let mut problems = plan.all_problems().to_vec();
    if plan.is_sound() {
        let wrong: BTreeSet<Diagnostic> =
            plan.pages().par_iter().filter_map(|page| pipeline::render(plan, page).err()).flatten_iter().collect();
        problems.extend(wrong);
    }
    problems
}

/// What makes two problems the same mistake: suggestions may differ between the two sites, and what is told once a name
/// may be told at another place.
type Mistake = (Code, Option<Place>, String);

fn mistake(problem: &Diagnostic) -> Mistake {
    let place = (problem.code != Code::UnknownAuthor).then(|| problem.place.clone());
    (problem.code, place, problem.message.clone())
}

/// Today's problems, and those that would show with everything withheld shown.
fn rehearse(today: &Plan, shown: &Plan) -> Vec<Diagnostic> {
    let (now, later) = (found(today), found(shown));
    let drafts: BTreeSet<&SourcePath> = today.site().map_or_else(BTreeSet::new, |site| {
        let is_draft = |withheld: &&crate::site::Withheld| withheld.reasons.contains(&Reason::Draft);
        site.withheld.iter().filter(is_draft).map(|withheld| &withheld.path).collect()
    });
    let (known, shown): (BTreeSet<Mistake>, BTreeSet<Mistake>) =
        (now.iter().map(mistake).collect(), later.iter().map(mistake).collect());
    let mut problems = Vec::new();
    for problem in &now {
        // That its successor waits does not look at a brief again.
        if shown.contains(&mistake(problem)) || problem.code == Code::ReviewDue {
            problems.push(problem.clone());
        } else if problem.code == Code::VanishedUrl {
            // A page that is withheld has vanished like any other, and what can be done is the same.
            problems.push(problem.clone());
        } else if problem.code != Code::UnusedFile {
            // It is gone once everything is shown: what it misses is there, and withheld.
            let help = vec!["it is withheld: `briefpress list withheld` says until when".to_owned()];
            problems.push(Diagnostic { help, ..problem.clone() });
        }
    }
    for mut problem in later.iter().filter(|problem| !known.contains(&mistake(problem))).cloned() {
        if drafts.contains(&problem.place.file) {
            problem.severity = Severity::Warning;
        }
        problems.push(problem);
    }
    problems.sort();
    problems
}
