//! This repository's own site: it builds, and there is nothing to say about it.

use crate::fixture::{files, line, options_at};
use briefpress::pipeline::{PlanCache, Show, plan};
use std::path::Path;

#[test]
fn the_repositorys_site_has_no_diagnostic_at_all() {
    let snapshot = briefpress::source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the sources can be read");
    let plan = plan(&snapshot, &options_at("2026-01-01T00:00:00Z", Show::Public), &mut PlanCache::default());
    let told: Vec<String> = plan.all_problems().iter().map(|problem| line(&plan, problem)).collect();
    assert!(told.is_empty(), "{told:#?}");
    assert!(plan.site().expect("a configuration").briefs().len() >= 5);
    assert!(files(&plan).contains_key("index.html"));
}
