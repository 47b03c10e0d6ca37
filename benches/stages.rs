//! Each stage of a build alone, on a site of 1,000 briefs: so a millisecond here is a microsecond a brief.
//!
//! `parse` is one file on one thread; every other figure is the whole site on all cores, as the program does it. What a
//! stage is given is made before the clock starts, what it returns is dropped after it stops.

#![expect(clippy::disallowed_methods, reason = "loading from disk needs a site on a disk")]

mod corpus;

use briefpress::base::{Artifact, Body, Diagnostic, Fingerprint, Rendered, SourcePath};
use briefpress::emit::{self, BuildKind, Outcome, Output, OutputFolder, Removals};
use briefpress::page::Page;
use briefpress::parse::document::{self, ParseOptions};
use briefpress::pipeline::{self, ClosedPage, Options, Papers, Plan, PlanCache, Show, SiteOptions};
use briefpress::places::{Tongue, mentions};
use briefpress::source::{Snapshot, load};
use divan::Bencher;
use divan::counter::ItemsCount;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

const BRIEFS: usize = 1000;

fn main() {
    divan::main();
}

static SNAPSHOT: LazyLock<Snapshot> = LazyLock::new(|| snapshot(BRIEFS));

fn snapshot(briefs: usize) -> Snapshot {
    let mut snapshot = Snapshot::default();
    corpus::files(briefs).for_each(|(path, text)| snapshot.add(&path, &text));
    snapshot
}

static OPTIONS: LazyLock<Options> = LazyLock::new(|| {
    let as_of = "2026-11-01T00:00:00Z".parse().expect("an instant");
    Options { site: SiteOptions { as_of, show: Show::Public }, base_url: None, papers: Papers::Asked }
});

static PLAN: LazyLock<Plan> = LazyLock::new(cold_plan);

fn cold_plan() -> Plan {
    let plan = pipeline::plan(&SNAPSHOT, &OPTIONS, &mut PlanCache::default());
    assert!(plan.is_sound() && plan.problems().is_empty(), "there are no mistakes in the site");
    plan
}

/// The snapshot after an edit of one brief.
fn edited(snapshot: &Snapshot, edit: impl FnOnce(&str) -> String) -> Snapshot {
    let mut snapshot = snapshot.clone();
    let path = corpus::path(BRIEFS / 2);
    let text = snapshot.text(&SourcePath::new(path.as_str())).map(edit).expect("the brief is there");
    snapshot.add(&path, &text);
    snapshot
}

/// A folder in memory where the system has such a thing, so that the disk's noise stays out.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    made.expect("a folder can be made")
}

#[divan::bench]
fn load_from_disk(bencher: Bencher) {
    let folder = folder();
    corpus::write(folder.path(), BRIEFS).expect("the site can be written");
    bencher.counter(ItemsCount::new(BRIEFS)).bench(|| load(folder.path()).expect("the sources can be read"));
}

#[divan::bench(sample_count = 1000)]
fn parse_a_file(bencher: Bencher) {
    let options = ParseOptions::default();
    let files: Vec<_> = SNAPSHOT.content().collect();
    let mut files = files.into_iter().cycle();
    bencher
        .with_inputs(|| files.next().expect("a cycle has no end"))
        .bench_local_values(|(path, file)| document::parse(path, &file.text, &options).expect("it has no mistakes"));
}

/// Which places a text names, one file on one thread.
#[divan::bench(sample_count = 1000)]
fn name_places(bencher: Bencher) {
    let mut files = SNAPSHOT.content().map(|(_, file)| &*file.text).collect::<Vec<_>>().into_iter().cycle();
    bencher
        .with_inputs(|| files.next().expect("a cycle has no end"))
        .bench_local_values(|text| mentions(Tongue::English, text));
}

#[divan::bench]
fn plan_cold(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(BRIEFS))
        .with_inputs(PlanCache::default)
        .bench_refs(|kept| pipeline::plan(&SNAPSHOT, &OPTIONS, kept));
}

#[divan::bench]
fn plan_warm_nothing_edited(bencher: Bencher) {
    let mut cache = PlanCache::default();
    pipeline::plan(&SNAPSHOT, &OPTIONS, &mut cache);
    bencher.counter(ItemsCount::new(BRIEFS)).bench_local(|| pipeline::plan(&SNAPSHOT, &OPTIONS, &mut cache));
}

/// A character in a body: no fact changes.
#[divan::bench]
fn plan_warm_character_edited(bencher: Bencher) {
    plan_warm(
        bencher,
        BRIEFS,
        &SNAPSHOT,
        &edited(&SNAPSHOT, |text| text.replacen(".\n\n## Options", "!\n\n## Options", 1)),
    );
}

/// A sentence more in a body: no fact changes, but where everything behind it stands does.
#[divan::bench]
fn plan_warm_sentence_added(bencher: Bencher) {
    let edited = edited(&SNAPSHOT, |text| text.replacen("\n\n## Options", " One sentence more.\n\n## Options", 1));
    plan_warm(bencher, BRIEFS, &SNAPSHOT, &edited);
}

/// Another title: the whole site is resolved and planned anew, with all links, lists, relations and related briefs.
#[divan::bench(args = [BRIEFS, 10 * BRIEFS], sample_count = 10)]
fn plan_warm_title_edited(bencher: Bencher, briefs: usize) {
    let snapshot = snapshot(briefs);
    let edited = edited(&snapshot, |text| text.replacen("title: ", "title: New ", 1));
    plan_warm(bencher, briefs, &snapshot, &edited);
}

fn plan_warm(bencher: Bencher, briefs: usize, snapshot: &Snapshot, edited: &Snapshot) {
    let mut cache = PlanCache::default();
    let mut turns = [snapshot, edited].into_iter().cycle();
    let mut plan = || {
        let snapshot = turns.next().expect("a cycle has no end");
        pipeline::plan(snapshot, &OPTIONS, &mut cache)
    };
    assert_eq!((plan().parsed, plan().parsed), (briefs, 1), "one file is edited");
    bencher.counter(ItemsCount::new(briefs)).bench_local(plan);
}

/// The fingerprint of every page's input, which decides what is rendered.
#[divan::bench]
fn inputs(bencher: Bencher) {
    let inputs =
        || -> Vec<Fingerprint> { PLAN.pages().par_iter().map(|page| ClosedPage::new(&PLAN, page).input()).collect() };
    bencher.counter(ItemsCount::new(BRIEFS)).bench(inputs);
}

#[divan::bench]
fn render_all(bencher: Bencher) {
    // A plan keeps the template values of cards that it has rendered, so each round has its own.
    bencher.counter(ItemsCount::new(BRIEFS)).with_inputs(cold_plan).bench_refs(|plan| rendered(plan));
}

/// Writing alone: what is written has been rendered before.
#[divan::bench]
fn emit_first(bencher: Bencher) {
    let files = Prepared::new(&PLAN);
    bencher.counter(ItemsCount::new(BRIEFS)).with_inputs(folder).bench_refs(|folder| files.emit(folder.path()));
}

#[divan::bench]
fn emit_again(bencher: Bencher) {
    let files = Prepared::new(&PLAN);
    let folder = folder();
    files.emit(folder.path());
    bencher.counter(ItemsCount::new(BRIEFS)).bench(|| files.emit(folder.path()));
}

fn rendered(plan: &Plan) -> Vec<Artifact> {
    let render = |page: &Page| match pipeline::render(plan, page).expect("the built-in templates render") {
        Rendered::Whole(artifact) => artifact,
        Rendered::Derived(..) => unreachable!("the corpus has no pictures"),
        // Drawn at the door, and not measured here.
        Rendered::Typeset(path, ..) | Rendered::Drawn(path, _) => Artifact { path, body: Body::Bytes(Vec::new()) },
    };
    plan.pages().par_iter().map(render).collect()
}

/// A site whose files lie ready.
struct Prepared {
    paths: Vec<Arc<str>>,
    files: Vec<(Artifact, Fingerprint)>,
}

impl Prepared {
    fn new(plan: &Plan) -> Self {
        let mut files: Vec<_> = rendered(plan)
            .into_iter()
            .zip(plan.pages().iter().map(|page| ClosedPage::new(plan, page).input()))
            .collect();
        files.sort_unstable_by(|(one, _), (other, _)| one.path.cmp(&other.path));
        Self { paths: files.iter().map(|(artifact, _)| artifact.path.as_str().into()).collect(), files }
    }

    fn emit(&self, folder: &Path) -> Outcome {
        let sources: [PathBuf; 0] = [];
        let (root, output) = (folder.join("site"), folder.join("public"));
        let folder = OutputFolder {
            path: &output,
            root: &root,
            sources: &sources,
            kind: BuildKind::Public,
            removals: Removals::Allowed,
        };
        emit::emit(&folder, self, &|_| {}).expect("the folder can be written")
    }
}

impl Output for Prepared {
    fn paths(&self) -> &[Arc<str>] {
        &self.paths
    }

    fn input(&self, number: usize) -> Fingerprint {
        self.files[number].1
    }

    fn render(&self, number: usize) -> Result<(Artifact, Fingerprint), Vec<Diagnostic>> {
        Ok(self.files[number].clone())
    }
}
