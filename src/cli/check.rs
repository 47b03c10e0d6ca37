//! `check`: everything that is wrong or could be better, nothing written.
//!
//! The site is looked at as it stands, and then in the [rehearsal], so that nothing is first seen at the hour of an
//! embargo. A draft may have faults; they are warnings until somebody publishes it.

mod papers;
mod rehearsal;

use super::console::{Console, ExitStatus};
use super::external;
use super::list::counted_by_kind;
use super::site_root::OpenedSite;
use crate::base::code::Scope;
use crate::base::{Diagnostic, SourcePath};
use crate::parse::document::ContentKind;
use crate::pipeline::{self, PlanCache, Show};
use crate::report;
use crate::site::Withheld;
use anyhow::Result;
use clap::Args;
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
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let site = OpenedSite::open(root, self.as_of.as_deref())?;
        let mut cache = PlanCache::default();
        let today = pipeline::plan(&site.snapshot, &site.options(Show::Public), &mut cache);
        let found = if self.public { rehearsal::today(&today) } else { rehearsal::rehearse(&site, &today, &mut cache) };
        let mut problems = found.problems;
        if self.public {
            // The log of a workflow can be read by anybody, and what is wrong with a file may be its embargo.
            let faulty: BTreeSet<SourcePath> = problems
                .iter()
                .filter(|problem| problem.is_error())
                .map(|problem| problem.place.file.clone())
                .collect();
            let is_advice = |problem: &Diagnostic| problem.code.scope() == Scope::Check && !problem.is_error();
            problems.retain(|problem| !is_advice(problem) || !faulty.contains(&problem.place.file));
        }
        let widest = found.widest.as_ref().unwrap_or(&today);
        let withheld = today.site().map_or(&[][..], |site| &site.withheld);
        problems.extend(today.placed(papers::faults(widest, withheld, &site.root, console)));
        if self.external {
            let addresses = widest.external_addresses();
            problems.extend(today.placed(external::ask(&addresses, console)));
        }
        console.show(&problems, &|file| today.text(file));
        match report::tally(&problems) {
            Some(tally) => console.say(&tally),
            None => console.say("nothing to report"),
        }
        // A date that was meant for something else, such as the day of an event, would hold the page back in silence.
        let withheld = today.site().filter(|_| !self.public).map_or(&[][..], |site| &site.withheld);
        let dated = withheld.iter().filter(|one| one.kind != ContentKind::Brief && one.appears.is_some());
        let dated: Vec<Withheld> = dated.cloned().collect();
        if !dated.is_empty() {
            let verb = if dated.len() == 1 { "is" } else { "are" };
            let dated = counted_by_kind(&dated);
            console.say(&format!("{dated} {verb} withheld by date; until when, says: briefpress list withheld"));
        }
        if let Some(left_out) = found.left_out {
            console.say(&left_out.words(&today));
        }
        site.say_of_the_past(console, &problems);
        let faulty = problems.iter().any(|problem| self.strict || problem.is_error());
        Ok(if faulty { ExitStatus::Faulty } else { ExitStatus::Done })
    }
}
