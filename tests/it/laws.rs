//! The laws of the house, over random sites and random edits.
//!
//! Each says of every site what an example says of one. A build that is faster because it remembers something must not
//! be another build; a file that is withheld must leave no trace; and the number of threads is nobody's business.

use crate::fixture::{NOW, options_at};
use crate::random_site::{Content, Edit, RandomSite, edit, is_brief, remove, site, snapshot, versions_of};
use briefpress::base::{Blob, Body, Diagnostic, Fingerprint};
use briefpress::page::Page;
use briefpress::pipeline::{self, Kept, Options, Plan, Show};
use briefpress::source::Snapshot;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Moments on both sides of the embargoes and dates of random sites.
const MOMENTS: [&str; 4] = [NOW, "2025-06-01T11:59:59Z", "2025-06-03T00:00:00Z", "2026-02-01T00:00:00Z"];

/// All that can be seen of a build, in an order of its own.
#[derive(Debug, PartialEq)]
struct Seen {
    problems: Vec<Diagnostic>,
    /// By route: the fingerprint of the input, and the file unless the site has errors.
    pages: BTreeMap<String, (Fingerprint, Rendered)>,
}

/// A file, or why there is none; nothing when the site has errors.
type Rendered = Option<Result<File, Vec<Diagnostic>>>;

/// An output path with its bytes.
type File = (String, Vec<u8>);

fn see(plan: &Plan) -> Seen {
    let render = |page: &Page| {
        let artifact = pipeline::render(plan, page)?;
        let bytes = match artifact.body {
            Body::Bytes(bytes) => bytes,
            Body::Copy(Blob::Memory(bytes)) => bytes.to_vec(),
            Body::Copy(Blob::Disk { .. }) => unreachable!("no random site is on a disk"),
        };
        Ok((artifact.path, bytes))
    };
    let page = |page: &Page| {
        let file = plan.is_sound().then(|| render(page));
        (page.route.to_string(), (plan.input(page), file))
    };
    Seen { problems: plan.all_problems().to_vec(), pages: plan.pages().par_iter().map(page).collect() }
}

fn clean(snapshot: &Snapshot, options: &Options) -> Seen {
    see(&pipeline::plan(snapshot, options, &mut Kept::default()))
}

/// How often a law is tried; `PROPTEST_CASES` asks for more.
fn cases(cases: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|asked| asked.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, max_shrink_iters: 2_000, ..ProptestConfig::default() }
}

/// How two builds differ: a line a problem or page, rather than two sites in full.
fn differences(one: &Seen, other: &Seen) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let told = |sign: char, here: &Seen, there: &Seen| -> Vec<String> {
        let new = here.problems.iter().filter(|problem| !there.problems.contains(problem));
        let pages = here.pages.iter().filter(|(route, page)| there.pages.get(*route) != Some(page));
        let pages = pages.map(|(route, (input, file))| format!("{sign} {route} input {input}, {}", shown(file)));
        new.map(|problem| format!("{sign} {problem:?}")).chain(pages).collect()
    };
    lines.extend(told('-', one, other));
    lines.extend(told('+', other, one));
    lines
}

fn shown(file: &Rendered) -> String {
    match file {
        None => "not rendered".to_owned(),
        Some(Ok((path, bytes))) => format!("{path} of {} bytes, {}", bytes.len(), Fingerprint::of_bytes(bytes)),
        Some(Err(problems)) => format!("{problems:?}"),
    }
}

/// A step of a script: an edit, the clock moved on, or drafts shown.
#[derive(Clone, Debug)]
enum Step {
    Edit(Edit),
    Clock(&'static str),
    Show(Show),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => edit().prop_map(Step::Edit),
        1 => proptest::sample::select(&MOMENTS[..]).prop_map(Step::Clock),
        1 => prop_oneof![Just(Show::Public), Just(Show::Everything)].prop_map(Step::Show),
    ]
}

proptest! {
    #![proptest_config(cases(24))]

    /// And, since the manifest of a build on disk skips a page whose input it knows: one input, one file.
    #[test]
    fn incremental_equals_clean(mut site in site(), script in vec(step(), 1..8)) {
        let (mut moment, mut show, mut kept) = (NOW, Show::Public, Kept::default());
        let mut known: BTreeMap<(String, Fingerprint), File> = BTreeMap::new();
        for step in [None].into_iter().chain(script.into_iter().map(Some)) {
            match step {
                None => {}
                Some(Step::Edit(edit)) => site.apply(edit),
                Some(Step::Clock(to)) => moment = to,
                Some(Step::Show(to)) => show = to,
            }
            let (snapshot, options) = (site.snapshot(), options_at(moment, show));
            let seen = see(&pipeline::plan(&snapshot, &options, &mut kept));
            let clean = clean(&snapshot, &options);
            prop_assert!(seen == clean, "{:#?}", differences(&seen, &clean));
            for (route, (input, file)) in seen.pages {
                let Some(Ok(file)) = file else { continue };
                let before = known.entry((route, input)).or_insert_with(|| file.clone());
                prop_assert!(*before == file, "one input, two files: {}", file.0);
            }
        }
    }
}

/// The ways to withhold a file.
#[derive(Clone, Copy, Debug)]
enum Life {
    Draft,
    Date,
    Embargo,
}

fn withhold(site: &mut RandomSite, marks: &BTreeMap<String, Life>) {
    for (path, life) in marks {
        let front = &mut site.content.get_mut(path).expect("marks are made from the site").front;
        match life {
            Life::Draft => front.insert("status", "draft".to_owned()),
            Life::Date => front.insert("date", "2025-06-03".to_owned()),
            Life::Embargo => front.insert("embargo_until", "2025-06-01T17:30:00+05:00".to_owned()),
        };
    }
}

/// Marks of some files. A translation shares its original's fate, so it must be readable if the original is marked.
fn marks(site: &RandomSite, chosen: &[(proptest::sample::Index, Life)]) -> BTreeMap<String, Life> {
    let is_readable = |path: &String| site.content.get(path).is_none_or(is_readable);
    let paths: Vec<&String> = site.content.keys().filter(|path| versions_of(path).iter().all(is_readable)).collect();
    if paths.is_empty() {
        return BTreeMap::new();
    }
    chosen.iter().map(|(at, life)| (at.get(&paths).to_string(), *life)).collect()
}

/// An unreadable file is an error whatever it was meant to be, so the law does not speak of it.
fn is_readable(content: &Content) -> bool {
    !content.front.contains_key("titel") && content.front.get("title").is_none_or(|title| !title.starts_with('['))
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn withheld_equals_deleted(
        site in site(),
        edits in vec(edit(), 0..3),
        chosen in vec((any::<proptest::sample::Index>(), prop_oneof![Just(Life::Draft), Just(Life::Date), Just(Life::Embargo)]), 1..5),
        is_linked in prop::bool::weighted(0.3),
    ) {
        let mut site = site;
        edits.into_iter().for_each(|edit| site.apply(edit));
        let marks = marks(&site, &chosen);
        let paths: BTreeSet<String> = marks.keys().cloned().collect();
        if !is_linked {
            site.unlink(&paths.iter().flat_map(|path| versions_of(path)).collect());
        }
        // The files of both, but for those marked, are the same characters: links to what is gone stay as they stand.
        let mut deleted = site.files();
        paths.iter().for_each(|path| remove(&mut deleted, path));
        withhold(&mut site, &marks);
        let options = options_at(NOW, Show::Public);
        let (withheld, deleted) = (clean(&site.snapshot(), &options), clean(&snapshot(&deleted), &options));
        prop_assert!(withheld == deleted, "{:#?}", differences(&withheld, &deleted));
    }
}

proptest! {
    #![proptest_config(cases(16))]

    /// A snapshot is sorted by itself, so what is left to vary is who works on it, and when.
    #[test]
    fn order_is_irrelevant(site in site(), edits in vec(edit(), 0..3)) {
        let mut site = site;
        edits.into_iter().for_each(|edit| site.apply(edit));
        let (snapshot, options) = (site.snapshot(), options_at(NOW, Show::Public));
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
            pool.install(|| clean(&snapshot, &options))
        };
        let alone = on(1);
        for threads in [2, 4, 4] {
            let together = on(threads);
            prop_assert!(together == alone, "{:#?}", differences(&together, &alone));
        }
    }
}

/// Laws over sites that are all empty or all broken would say little.
#[test]
fn random_sites_are_worth_the_name() {
    let mut runner = TestRunner::deterministic();
    let (mut sound, mut withheld, mut told, mut briefs, mut folders) = (0, 0, BTreeSet::new(), 0, 0);
    let mut translations = 0;
    let (mut old, mut lines) = (0, 0);
    for _ in 0..60 {
        let site = site().new_tree(&mut runner).expect("a site can be made").current();
        let plan = pipeline::plan(&site.snapshot(), &options_at(NOW, Show::Public), &mut Kept::default());
        let resolved = plan.site().expect("the configuration can be read");
        sound += usize::from(plan.is_sound());
        withheld += resolved.withheld.len();
        folders += resolved.files.len();
        old += plan.pages().iter().filter(|page| page.leads_to().is_some()).count();
        lines += site.moved.len();
        briefs += site.content.keys().filter(|path| is_brief(path)).count();
        translations += resolved.translations.iter().count();
        told.extend(plan.problems().map(|problem| problem.code));
    }
    let seen = format!(
        "{sound} sound of 60, {briefs} briefs, {translations} translations, {withheld} withheld, {folders} files, {old} old addresses, {lines} lines, {told:?}"
    );
    assert!(old > 60 && lines > 10, "{seen}");
    assert!((25..60).contains(&sound) && briefs > 180 && withheld > 20 && folders > 10 && told.len() >= 5, "{seen}");
    assert!(translations > 60, "{seen}");
}
