//! A day of writing in a few seconds: a preview that has seen a thousand random edits, renames and deletions shows what one
//! would that has just begun, and is no larger for it.
//!
//! `SOAK=50000 cargo test --release --test it soak` takes an hour over it.

use crate::fixture::whole;
use crate::project::Project;
use crate::random_site::{Edit, RandomSite, edit, remove, site};
use crate::served::{Served, within};
use briefpress::pipeline::{self, Options, Papers, Plan, PlanCache, Show, SiteOptions};
use briefpress::source::load;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

/// Edits between two looks at every page.
const STRETCH: usize = 125;

/// How much larger it may be at the end than after the first edits, in MiB.
const GROWTH: u64 = 120;

fn edits() -> usize {
    std::env::var("SOAK").ok().and_then(|edits| edits.parse().ok()).unwrap_or(1_000)
}

/// Makes the folder hold these files, as an author would: what has another name is renamed.
fn write(project: &Project, old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) {
    let mut gone: BTreeMap<&String, &String> =
        old.iter().filter(|(path, _)| !new.contains_key(*path)).map(|(path, text)| (text, path)).collect();
    for (path, text) in new.iter().filter(|(path, text)| old.get(*path) != Some(*text)) {
        match gone.remove(text).filter(|_| !old.contains_key(path)) {
            Some(from) => {
                fs::create_dir_all(project.at(path).parent().expect("a folder")).expect("it can be made");
                fs::rename(project.at(from), project.at(path)).expect("it can be renamed");
            }
            None => project.write(path, text),
        }
    }
    for path in old.keys().filter(|path| !new.contains_key(*path) && project.at(path).exists()) {
        fs::remove_file(project.at(path)).expect("it can be removed");
        // As version control does: a folder with nothing in it goes.
        let _ = fs::remove_dir(project.at(path).parent().expect("a folder"));
    }
}

/// A plan of the folder from nothing.
fn clean(project: &Project) -> Plan {
    let as_of = jiff::Timestamp::now();
    let options =
        Options { site: SiteOptions { as_of, show: Show::Everything }, base_url: None, papers: Papers::Asked };
    pipeline::plan(&load(project.path()).expect("it can be read"), &options, &mut PlanCache::default())
}

/// Every file of a plan by its address; none if a page cannot be rendered.
fn files(plan: &Plan) -> Option<BTreeMap<String, Vec<u8>>> {
    let base = &plan.site()?.config.base_url;
    let file = |page| {
        let (_, bytes) = whole(pipeline::render(plan, page).ok()?).ok()?;
        Some((base.href(&page.route), bytes))
    };
    plan.is_sound().then(|| plan.pages().iter().map(file).collect()).flatten()
}

/// Waits until the preview shows what a preview would that begins now; whether that is a site without errors.
fn settle(served: &Served) -> bool {
    let plan = clean(&served.project);
    let Some(files) = files(&plan) else {
        within("an overlay", || !served.state("/", "")["overlay"].is_null());
        return false;
    };
    within("no overlay", || served.state("/", "")["overlay"].is_null());
    for (address, bytes) in &files {
        let is_shown = || {
            let answer = served.get(address);
            let is_html = answer.headers["content-type"].starts_with("text/html");
            answer.status == 200 && if is_html { answer.page() == *bytes } else { answer.body == *bytes }
        };
        within(address, is_shown);
    }
    true
}

fn status(served: &Served, key: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", served.process())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
    line.trim_start_matches(':').split_whitespace().next().and_then(|value| value.parse().ok()).unwrap_or(0)
}

/// Makes a site one that can be shown: what can be mended is mended, and what is wrong all the same is deleted.
fn make_sound(random: &mut RandomSite) {
    random.apply(Edit::Mend);
    for _ in 0..30 {
        let options = Options {
            site: SiteOptions { as_of: jiff::Timestamp::now(), show: Show::Everything },
            base_url: None,
            papers: Papers::Asked,
        };
        let plan = pipeline::plan(&random.snapshot(), &options, &mut PlanCache::default());
        let unrendered = plan.pages().iter().filter_map(|page| pipeline::render(&plan, page).err()).flatten();
        let wrong: Vec<String> = if plan.is_sound() {
            unrendered.map(|problem| problem.place.file.to_string()).collect()
        } else {
            plan.problems()
                .iter()
                .filter(|problem| problem.is_error())
                .map(|problem| problem.place.file.to_string())
                .collect()
        };
        if wrong.is_empty() {
            return;
        }
        for file in wrong {
            match &*file {
                "site.yaml" => random.config.clear(),
                "redirects.csv" => random.moved.clear(),
                "urls.txt" => random.promised.clear(),
                _ => {
                    remove(&mut random.content, &file);
                    random.others.remove(&file);
                }
            }
        }
    }
}

/// A preview of a random site, and the edits of its author.
struct Desk {
    random: RandomSite,
    runner: TestRunner,
    /// The files as they were written last.
    files: BTreeMap<String, String>,
}

impl Desk {
    fn new() -> Self {
        let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(6), ..Config::default() });
        let random = site().new_tree(&mut runner).expect("a site").current();
        Self { random, runner, files: BTreeMap::new() }
    }

    fn save(&mut self, project: &Project) {
        // Without a text there is no site.
        let mut now = self.random.files();
        now.entry("content/pages/kept.md".to_owned()).or_insert_with(|| "---\ntitle: Kept\n---\nText.\n".to_owned());
        write(project, &self.files, &now);
        self.files = now;
    }

    fn edit(&mut self, project: &Project) {
        let edit = edit().new_tree(&mut self.runner).expect("an edit").current();
        self.random.apply(edit);
        self.save(project);
    }
}

#[test]
fn a_soak_of_random_edits_ends_as_a_clean_build_and_no_larger() {
    let mut desk = Desk::new();
    let project = Project::empty();
    make_sound(&mut desk.random);
    desk.save(&project);
    let served = Served::start(project, &[]);
    let mut first = 0;
    for stretch in 0..edits().div_ceil(STRETCH) {
        for number in 0..STRETCH {
            desk.edit(&served.project);
            // Some edits come alone, most in bursts.
            std::thread::sleep(Duration::from_millis(if number % 25 == 0 { 150 } else { 2 }));
        }
        settle(&served);
        make_sound(&mut desk.random);
        desk.save(&served.project);
        assert!(settle(&served), "after {} edits the site cannot be shown", (stretch + 1) * STRETCH);
        if stretch == 0 {
            first = status(&served, "VmRSS") / 1024;
        }
    }
    let last = status(&served, "VmRSS") / 1024;
    assert!(last <= first + GROWTH, "{first} MiB, then {last} MiB");
    within("few threads", || status(&served, "Threads") < 20);
    assert!(!served.said().contains("panicked"), "{}", served.said());
}
