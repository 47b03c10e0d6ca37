//! A whole site in one string, and what becomes of it.
//!
//! Each file begins with a line `==> path`. A site without `site.yaml` gets a plain one. Nothing touches a disk: the
//! pipeline is a function of its snapshot, and that is what is tested.

use briefpress::base::At;
use briefpress::base::{Body, Diagnostic, Lines};
use briefpress::pipeline::{self, Options, Plan, PlanCache, Show, SiteOptions};
use briefpress::source::Snapshot;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The configuration of a fixture that brings none.
pub const SITE: &str = "title: Test\nbase_url: https://example.org/repo/\n";

/// The moment of all fixtures unless they say otherwise: midday on 1 June 2025, UTC.
pub const NOW: &str = "2025-06-01T12:00:00Z";

/// The snapshot of a site that is written in one string.
pub fn snapshot(site: &str) -> Snapshot {
    let mut snapshot = Snapshot::default();
    if !site.contains("==> site.yaml\n") {
        snapshot.add("site.yaml", SITE);
    }
    for file in site.split("==> ").skip(1) {
        let (path, content) = file.split_once('\n').unwrap_or((file, ""));
        snapshot.add(path.trim(), content);
    }
    snapshot
}

/// The options of a build at [`NOW`].
pub fn options() -> Options {
    options_at(NOW, Show::Public)
}

/// The options of a build at another moment.
pub fn options_at(as_of: &str, show: Show) -> Options {
    let as_of = as_of.parse().expect("an instant");
    Options { site: SiteOptions { as_of, show }, base_url: None }
}

/// The plan of a site.
pub fn plan(site: &str) -> Plan {
    pipeline::plan(&snapshot(site), &options(), &mut PlanCache::default())
}

/// Everything that is told about a site, `code file:line:column`, one a line.
pub fn told(site: &str) -> String {
    let plan = plan(site);
    let lines: Vec<String> = plan.all_problems().iter().map(|problem| line(&plan, problem)).collect();
    lines.join("\n")
}

/// What is told about a site, without the editorial codes, which most fixtures do not care for.
pub fn wrong(site: &str) -> String {
    let plan = plan(site);
    let lines: Vec<String> = plan.problems().iter().map(|problem| line(&plan, problem)).collect();
    lines.join("\n")
}

/// One problem as `code file:line:column`.
pub fn line(plan: &Plan, problem: &Diagnostic) -> String {
    let place = match &problem.place.at {
        At::Span(span) => {
            let text = plan.text(&problem.place.file).unwrap_or_default();
            let place = Lines::new(text).line_column(span.start);
            format!(":{}:{}", place.line, place.column)
        }
        At::Position(place) => format!(":{}:{}", place.line, place.column),
        _ => String::new(),
    };
    format!("{} {}{place}", problem.code, problem.place.file)
}

/// Every file of a sound site, by its path.
pub fn files(plan: &Plan) -> BTreeMap<String, Vec<u8>> {
    if !plan.is_sound() {
        let problems = plan.problems().iter().map(|problem| format!("{} {}", line(plan, problem), problem.message));
        panic!("the site has errors: {:#?}", problems.collect::<Vec<_>>());
    }
    previewed(plan)
}

/// Every file that a preview shows of a site, also where it has errors.
pub fn previewed(plan: &Plan) -> BTreeMap<String, Vec<u8>> {
    plan.pages()
        .par_iter()
        .map(|page| {
            let artifact = pipeline::render(plan, page).expect("the built-in templates render");
            let bytes = match artifact.body {
                Body::Bytes(bytes) => bytes,
                Body::Copy(blob) => match blob {
                    briefpress::base::Blob::Memory(bytes) => bytes.to_vec(),
                    briefpress::base::Blob::Disk { path, .. } => std::fs::read(path).expect("the file is there"),
                },
            };
            (artifact.path, bytes)
        })
        .collect()
}

/// Every file of a site that is written in one string.
pub fn build(site: &str) -> BTreeMap<String, Vec<u8>> {
    files(&plan(site))
}

/// One page of a site, as text.
pub fn page(site: &str, path: &str) -> String {
    let mut files = build(site);
    let Some(bytes) = files.remove(path) else { panic!("no {path} among {:?}", files.keys()) };
    String::from_utf8(bytes).expect("pages are UTF-8")
}
