//! What is wrong with PDF editions. They are set as a build would set them, and kept for it.

use crate::base::{Diagnostic, Severity, SourcePath};
use crate::cli::console::Console;
use crate::derived::{SETS_PAPERS, Workshop};
use crate::pipeline::{ClosedPage, Finish, Page, Plan, Withheld};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Returns what is wrong with the papers of a plan; nothing where this program sets none. What is wrong with a text that is not
/// public yet is a warning until it is.
pub fn faults(plan: &Plan, withheld: &[Withheld], root: &Path, console: &Console) -> Vec<Diagnostic> {
    let papers: Vec<&Page> = plan.pages().iter().filter(|page| page.is_paper()).collect();
    if !SETS_PAPERS || papers.is_empty() || !plan.is_sound() {
        return Vec::new();
    }
    let held: BTreeSet<&SourcePath> = withheld.iter().map(|withheld| &withheld.path).collect();
    let marked = withheld.iter().map(|withheld| (withheld.path.clone(), withheld.clone())).collect();
    let (workshop, bar) = (Workshop::new(root), console.progress("typesetting", papers.len()));
    let set = |page: &&Page| {
        let faults = fault(plan, page, &marked, &workshop);
        bar.inc(1);
        faults
    };
    let faults: Vec<Diagnostic> = papers.par_iter().flat_map_iter(set).collect();
    bar.finish_and_clear();
    workshop.tidy();
    let weighed = faults.into_iter().map(|fault| match held.contains(&fault.place.file) {
        true => Diagnostic { severity: Severity::Warning, ..fault },
        false => fault,
    });
    weighed.collect::<BTreeSet<_>>().into_iter().collect()
}

fn fault(plan: &Plan, page: &Page, withheld: &BTreeMap<SourcePath, Withheld>, workshop: &Workshop) -> Vec<Diagnostic> {
    let closed = ClosedPage::finished(plan, page, Finish { press: None, withheld });
    let made = closed.render().and_then(|rendered| workshop.finish(rendered, page.origin.source.as_ref()));
    made.err().unwrap_or_default()
}
