//! The laws of the house, over random sites and random edits.
//!
//! Each says of every site what an example says of one. A build that is faster because it remembers something must not
//! be another build; a file that is withheld must leave no trace; and the number of threads is nobody's business.

use crate::fixture::{NOW, options_at, whole};
use crate::project::Project;
use crate::random_site::said::{FACTS, OWN_KEY, SETTINGS, TEMPLATES, subject};
use crate::random_site::{Edit, RandomSite, edit, is_brief, remove, site, snapshot, versions_of};
use briefpress::base::{Artifact, Body, Code, Diagnostic, Fingerprint};
use briefpress::emit::{self, BuildKind, BuildSummary, Outcome, Output, OutputFolder, Removals, WriteReason};
use briefpress::page::{Content, Page, View};
use briefpress::parse::schema::{self, Own, subjects};
use briefpress::pipeline::{self, ClosedPage, Options, Plan, PlanCache, Show};
use briefpress::source::Snapshot;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngSeed, TestRunner};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Moments on both sides of the embargoes and dates of random sites.
const MOMENTS: [&str; 4] = [NOW, "2025-06-01T11:59:59Z", "2025-06-03T00:00:00Z", "2026-02-01T00:00:00Z"];

/// All that can be seen of a build, in an order of its own.
#[derive(Debug, PartialEq)]
struct Seen {
    problems: Vec<Diagnostic>,
    /// By route: the fingerprint of the input, and the file unless the site has errors.
    pages: BTreeMap<String, (Fingerprint, Rendered)>,
    /// What `list urls` and `--explain` say of each page: why it exists, what put it there, and who links to it.
    said: Vec<String>,
}

/// A file, or why there is none; nothing when the site has errors.
type Rendered = Option<Result<File, Vec<Diagnostic>>>;

/// An output path with its bytes.
type File = (String, Vec<u8>);

fn see(plan: &Plan) -> Seen {
    let render = |page: &Page| whole(pipeline::render(plan, page)?);
    let page = |page: &Page| {
        let file = plan.is_sound().then(|| render(page));
        (page.route.to_string(), (ClosedPage::new(plan, page).input(), file))
    };
    let said = |page: &Page| {
        let edges = plan.site().into_iter().flat_map(|site| site.graph.leading_to(&page.route));
        let from: Vec<&str> = edges.map(|edge| edge.from.as_str()).collect();
        format!("{}: {}; {}; {from:?}", page.route, page.origin.because, plan.address_reason(page))
    };
    Seen {
        problems: plan.all_problems().to_vec(),
        pages: plan.pages().par_iter().map(page).collect(),
        said: plan.pages().iter().map(said).collect(),
    }
}

fn clean(snapshot: &Snapshot, options: &Options) -> Seen {
    see(&pipeline::plan(snapshot, options, &mut PlanCache::default()))
}

/// How often a law is tried; `PROPTEST_CASES` asks for more, and for cases that nobody has seen.
fn cases(cases: u32) -> ProptestConfig {
    let asked: Option<u32> = std::env::var("PROPTEST_CASES").ok().and_then(|asked| asked.parse().ok());
    // The same cases on every machine and day, so that a failure is a change's own; more cases are other ones, too.
    let rng_seed = if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(2025) };
    ProptestConfig { cases: asked.unwrap_or(cases), rng_seed, max_shrink_iters: 2_000, ..ProptestConfig::default() }
}

/// How two builds differ: a line a problem or page, rather than two sites in full.
fn differences(one: &Seen, other: &Seen) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let told = |sign: char, here: &Seen, there: &Seen| -> Vec<String> {
        let new = here.problems.iter().filter(|problem| !there.problems.contains(problem));
        let pages = here.pages.iter().filter(|(route, page)| there.pages.get(*route) != Some(page));
        let pages = pages.map(|(route, (input, file))| format!("{sign} {route} input {input}, {}", shown(file)));
        let said = here.said.iter().filter(|line| !there.said.contains(line)).map(|line| format!("{sign} {line}"));
        new.map(|problem| format!("{sign} {problem:?}")).chain(pages).chain(said).collect()
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
    #![proptest_config(cases(20))]

    /// And, since the manifest of a build on disk skips a page whose input it knows: one input, one file.
    #[test]
    fn incremental_equals_clean(mut site in site(), script in vec(step(), 1..8)) {
        let (mut moment, mut show, mut cache) = (NOW, Show::Public, PlanCache::default());
        let mut known: BTreeMap<(String, Fingerprint), File> = BTreeMap::new();
        for step in [None].into_iter().chain(script.into_iter().map(Some)) {
            match step {
                None => {}
                Some(Step::Edit(edit)) => site.apply(edit),
                Some(Step::Clock(to)) => moment = to,
                Some(Step::Show(to)) => show = to,
            }
            let (snapshot, options) = (site.snapshot(), options_at(moment, show));
            let seen = see(&pipeline::plan(&snapshot, &options, &mut cache));
            let again = pipeline::plan(&snapshot, &options, &mut cache);
            prop_assert!(again.parsed == 0 && !again.is_replanned, "the same sources are worked on again");
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

/// Marks of some files. A translation shares its original's fate, so it must be readable if the original is marked. An
/// unreadable file is an error whatever it was meant to be, so the law does not speak of it.
fn marks(site: &RandomSite, chosen: &[(proptest::sample::Index, Life)]) -> BTreeMap<String, Life> {
    let is_readable = |path: &&String| versions_of(path).iter().all(|version| site.is_readable(version));
    let paths: Vec<&String> = site.content.keys().filter(is_readable).collect();
    if paths.is_empty() {
        return BTreeMap::new();
    }
    chosen.iter().map(|(at, life)| (at.get(&paths).to_string(), *life)).collect()
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

/// A plan as `emit` sees it.
struct Written<'a> {
    plan: &'a Plan,
    paths: Vec<Arc<str>>,
    pages: Vec<&'a Page>,
}

impl<'a> Written<'a> {
    fn of(plan: &'a Plan) -> Self {
        let pages: BTreeMap<String, &Page> = plan.pages().iter().map(|page| (page.route.output_path(), page)).collect();
        let (paths, pages) = pages.into_iter().map(|(path, page)| (Arc::from(path), page)).unzip();
        Self { plan, paths, pages }
    }

    fn inputs(&self) -> BTreeMap<String, Fingerprint> {
        self.paths
            .iter()
            .zip(&self.pages)
            .map(|(path, page)| (path.to_string(), ClosedPage::new(self.plan, page).input()))
            .collect()
    }
}

impl Output for Written<'_> {
    fn paths(&self) -> &[Arc<str>] {
        &self.paths
    }

    fn input(&self, number: usize) -> Fingerprint {
        ClosedPage::new(self.plan, self.pages[number]).input()
    }

    fn render(&self, number: usize) -> Result<(Artifact, Fingerprint), Vec<Diagnostic>> {
        let (path, bytes) = whole(pipeline::render(self.plan, self.pages[number])?)?;
        Ok((Artifact { path, body: Body::Bytes(bytes) }, self.input(number)))
    }
}

proptest! {
    #![proptest_config(cases(6))]

    /// What is on the disk is the site, whatever was there of it; what is told of it is true, and nothing is done twice.
    #[test]
    fn the_folder_is_the_site(mut site in site(), script in vec(edit(), 1..6)) {
        let project = Project::empty();
        let (root, output, mut cache) = (project.at("site"), project.at("out"), PlanCache::default());
        let folder = OutputFolder { path: &output, root: &root, sources: &[], kind: BuildKind::Public, removals: Removals::Allowed };
        let mut before: BTreeMap<String, Fingerprint> = BTreeMap::new();
        for edit in [None].into_iter().chain(script.into_iter().map(Some)) {
            edit.into_iter().for_each(|edit| site.apply(edit));
            let plan = pipeline::plan(&site.snapshot(), &options_at(NOW, Show::Public), &mut cache);
            if !plan.is_sound() {
                continue;
            }
            let written = Written::of(&plan);
            let Ok(Outcome::Done(report)) = emit::emit(&folder, &written, &|_| {}) else {
                // Templates may be wrong in what they show; then nothing has been touched.
                continue;
            };
            let files: Option<BTreeMap<String, Vec<u8>>> =
                see(&plan).pages.into_values().map(|(_, file)| file?.ok()).collect();
            prop_assert_eq!(Some(project.bytes("out")), files);
            let inputs = written.inputs();
            let gone: Vec<String> = before.keys().filter(|path| !inputs.contains_key(*path)).cloned().collect();
            prop_assert_eq!(&report.removed, &gone);
            let is_due = |(path, input): &(&String, &Fingerprint)| before.get(*path) != Some(*input);
            prop_assert_eq!(report.rendered, inputs.iter().filter(is_due).count());
            for (path, reason) in &report.written {
                let known = if before.contains_key(&**path) { WriteReason::InputChanged } else { WriteReason::New };
                prop_assert_eq!(*reason, known, "{}", path);
                prop_assert!(before.get(&**path) != inputs.get(&**path), "{} was written for nothing", path);
            }
            let again = emit::emit(&folder, &written, &|_| {});
            let nothing = BuildSummary { unchanged: inputs.len(), ..BuildSummary::default() };
            prop_assert!(matches!(&again, Ok(Outcome::Done(report)) if *report == nothing), "{:?}", again);
            before = inputs;
        }
    }
}

/// Laws over sites that are all empty or all broken would say little.
#[test]
fn random_sites_are_worth_the_name() {
    let mut runner = TestRunner::deterministic();
    let (mut sound, mut withheld, mut told, mut briefs, mut folders) = (0, 0, BTreeSet::new(), 0, 0);
    let (mut translations, mut unread) = (0, 0);
    // Links by names, and for what files are withheld: drafts, days and embargoes.
    let (mut named, mut lives) = (0, BTreeMap::new());
    let (mut old, mut lines) = (0, 0);
    // Derived pages that have gone, and sites with an address that has vanished.
    let (mut fallen, mut vanished) = (0, 0);
    // Pages for what two words have in common, and sites that show what they cover.
    let (mut crossings, mut covered) = (0, 0);
    // Sites that edits have changed, and those of them that are sound.
    let (mut edited, mut still_sound) = (0, 0);
    for _ in 0..60 {
        let mut site = draw(&mut runner, &site());
        let plan = plan(&site);
        // A setting can take away the language in which another one speaks.
        let Some(resolved) = plan.site() else {
            unread += 1;
            continue;
        };
        sound += usize::from(plan.is_sound());
        withheld += resolved.withheld.len();
        for reason in resolved.withheld.iter().flat_map(|withheld| &withheld.reasons) {
            *lives.entry(format!("{reason:?}").split('(').next().unwrap_or_default().to_owned()).or_insert(0) += 1;
        }
        named += site.files().values().map(|text| text.matches("[[").count()).sum::<usize>();
        folders += resolved.files.len();
        old += plan.pages().iter().filter(|page| page.leads_to().is_some()).count();
        let shown = |is_it: fn(&View) -> bool| {
            let views = plan.pages().iter().filter_map(|page| match &page.content {
                Content::Html(html) => Some(&html.view),
                _ => None,
            });
            views.filter(|view| is_it(view)).count()
        };
        crossings += shown(|view| matches!(view, View::Crossing(..)));
        covered += shown(|view| matches!(view, View::Coverage(_)));
        lines += site.moved.len();
        fallen += plan.pages().iter().filter(|page| page.origin.because.contains("`urls.txt` keeps")).count();
        briefs += site.content.keys().filter(|path| is_brief(path)).count();
        translations += resolved.first().translations.iter().count();
        told.extend(plan.problems().iter().map(|problem| problem.code));
        let has_vanished = |plan: &Plan| plan.problems().iter().any(|problem| problem.code == Code::VanishedUrl);
        vanished += usize::from(has_vanished(&plan));
        let before = site.files();
        (0..3).for_each(|_| site.apply(draw(&mut runner, &edit())));
        if site.files() != before {
            edited += 1;
            let plan = self::plan(&site);
            still_sound += usize::from(plan.is_sound());
            vanished += usize::from(has_vanished(&plan));
        }
    }
    let seen = format!(
        "{sound} sound of 60, {briefs} briefs, {translations} translations, {withheld} withheld, {folders} files, \
         {old} old addresses, {lines} lines, {fallen} fallen, {vanished} vanished, {crossings} crossings, {covered} covered, {still_sound} sound of {edited} edited, {told:?}"
    );
    assert!(unread < 4, "{unread} of 60 have no configuration");
    assert!(old > 60 && lines > 10 && fallen > 20 && vanished >= 3, "{seen}");
    assert!((30..60).contains(&sound) && briefs > 180 && withheld > 20 && folders > 10 && told.len() >= 5, "{seen}");
    assert!(translations > 60, "{seen}");
    let of = |life: &str| lives.get(life).copied().unwrap_or(0);
    assert!(
        named > 60 && ["Draft", "Date", "Embargo", "Original"].map(of).iter().all(|count| *count >= 5),
        "{named} {lives:?}"
    );
    assert!(crossings > 40 && covered > 10, "{seen}");
    assert!(edited > 50 && still_sound * 2 > edited && still_sound < edited, "{seen}");
}

fn draw<T>(runner: &mut TestRunner, strategy: &impl Strategy<Value = T>) -> T {
    strategy.new_tree(runner).expect("one can be made").current()
}

fn plan(site: &RandomSite) -> Plan {
    pipeline::plan(&site.snapshot(), &options_at(NOW, Show::Public), &mut PlanCache::default())
}

/// Every key that content and `site.yaml` may have is said by some random site, and by no other kind of content.
#[test]
fn random_sites_can_say_all_that_the_tool_knows() {
    for (subject, _, keys) in subjects() {
        let schema = serde_json::to_value(schema::of(subject, Own::default()).expect("a word of the list"));
        let schema = schema.expect("JSON");
        let properties = schema["properties"].as_object().expect("a schema has properties");
        let known: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
        assert!(known.iter().all(|key| keys.find(key).is_some()), "{subject}: {known:?}");
        let said: BTreeSet<&str> = match subject {
            "site" => SETTINGS.iter().flat_map(|keys| keys.iter()).map(|(key, _)| *key).collect(),
            subject => FACTS
                .iter()
                .filter(|(subjects, key, _)| subjects.contains(&subject) && *key != OWN_KEY)
                .map(|(_, key, _)| *key)
                .collect(),
        };
        assert_eq!(said, known, "{subject}");
    }
}

/// A template of a random site that cannot be rendered would keep its pages from every law.
#[test]
fn the_templates_of_random_sites_render() {
    for (number, (path, texts)) in TEMPLATES.iter().enumerate() {
        for text in 0..texts.len() {
            let mut site = RandomSite::default();
            for name in ["topics/borders", "pages/about"] {
                site.apply(Edit::AddProfile(name, Vec::new()));
            }
            site.apply(Edit::Template(number, text));
            let mut files = site.files();
            let brief = "---\ntitle: A\ndate: 2024-01-01\ntopics: borders\nlicence: CC-BY-4.0\n---\n\nText.\n";
            files.insert("content/briefs/a.md".to_owned(), brief.to_owned());
            let seen = clean(&snapshot(&files), &options_at(NOW, Show::Public));
            let wrong: Vec<_> = seen.pages.values().filter(|(_, file)| !matches!(file, Some(Ok(_)))).collect();
            assert!(wrong.is_empty(), "{path}: {:?} {wrong:?}", seen.problems);
        }
    }
}

/// What a path of a site holds, for counting.
fn area(path: &str) -> &'static str {
    match path {
        "site.yaml" => "site.yaml",
        "redirects.csv" => "redirects.csv",
        "urls.txt" => "urls.txt",
        _ if path.starts_with("static/") => "static",
        _ if path.starts_with("templates/") => "template",
        _ if path.ends_with(".md") => subject(path),
        _ => "blob",
    }
}

/// Edits that are drawn and do nothing, or never the same thing, would hold no law to anything.
#[test]
fn random_edits_do_all_that_an_author_does() {
    let mut runner = TestRunner::deterministic();
    let (site, edit) = (site(), edit());
    // By what was done, and where: how often.
    let mut done: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    // By kind of content, or `site`, and key: how often it was added, changed and removed.
    let mut keys: BTreeMap<(&str, &str), [usize; 3]> = BTreeMap::new();
    for _ in 0..340 {
        let mut site = draw(&mut runner, &site);
        for _ in 0..24 {
            let edit = draw(&mut runner, &edit);
            let (before, name) = (site.clone(), edit.name());
            site.apply(edit);
            let (old, new) = (before.files(), site.files());
            let paths = old.keys().chain(new.keys()).filter(|path| old.get(*path) != new.get(*path));
            for area in paths.map(|path| area(path)).collect::<BTreeSet<_>>() {
                *done.entry((name, area)).or_default() += 1;
            }
            count(&mut keys, "site", Some(&before.config), Some(&site.config));
            for (path, content) in &site.content {
                count(&mut keys, subject(path), before.content.get(path).map(|was| &was.front), Some(&content.front));
            }
        }
    }
    let seldom: Vec<_> = DONE.iter().filter(|what| done.get(what).is_none_or(|count| *count < 3)).collect();
    assert!(seldom.is_empty(), "hardly ever done: {seldom:?} of {done:?}");
    for (subject, ..) in subjects() {
        let known = FACTS.iter().filter(|(subjects, ..)| subjects.contains(&subject)).map(|(_, key, _)| *key);
        let known: BTreeSet<&str> = match subject {
            "site" => SETTINGS.iter().flat_map(|keys| keys.iter()).map(|(key, _)| *key).collect(),
            _ => known.filter(|key| *key != OWN_KEY).collect(),
        };
        let of = |key| keys.get(&(subject, key)).copied().unwrap_or_default();
        let unsaid: Vec<&&str> = known.iter().filter(|key| of(**key).iter().sum::<usize>() == 0).collect();
        assert!(unsaid.is_empty(), "{subject}: never said: {unsaid:?}");
        let sum = |what: usize| known.iter().map(|key| of(key)[what]).sum::<usize>();
        assert!((0..3).all(|what| sum(what) >= 5), "{subject}: added, changed, removed: {:?}", [0, 1, 2].map(sum));
    }
}

/// What edits must do, and where.
const DONE: [(&str, &str); 62] = [
    ("add a block", "brief"),
    ("add a block", "topic"),
    ("add a block", "translation"),
    ("add a brief", "blob"),
    ("add a brief", "brief"),
    ("add a file", "blob"),
    ("add a file", "static"),
    ("add a profile", "author"),
    ("add a profile", "country"),
    ("add a profile", "group"),
    ("add a profile", "page"),
    ("add a profile", "region"),
    ("add a profile", "series"),
    ("add a profile", "topic"),
    ("add a profile", "type"),
    ("add a translation", "translation"),
    ("break a template", "template"),
    ("change a file", "blob"),
    ("change a file", "static"),
    ("configure", "site.yaml"),
    ("cut a block", "brief"),
    ("delete", "author"),
    ("delete", "brief"),
    ("delete", "country"),
    ("delete", "group"),
    ("delete", "page"),
    ("delete", "region"),
    ("delete", "series"),
    ("delete", "topic"),
    ("delete", "type"),
    ("fold", "brief"),
    ("fold", "page"),
    ("fold", "translation"),
    ("mend", "brief"),
    ("mend", "template"),
    ("misconfigure", "site.yaml"),
    ("override a template", "template"),
    ("promise", "urls.txt"),
    ("redirect", "redirects.csv"),
    ("remove a file", "blob"),
    ("remove a file", "static"),
    ("remove a redirect", "redirects.csv"),
    ("remove a template", "template"),
    ("remove a translation", "translation"),
    ("rename", "blob"),
    ("rename", "brief"),
    ("rename", "page"),
    ("rename a file", "blob"),
    ("rename a file", "brief"),
    ("rename a file", "static"),
    ("reset", "site.yaml"),
    ("say", "brief"),
    ("say", "translation"),
    ("shelve", "blob"),
    ("shelve", "brief"),
    ("shelve", "translation"),
    ("slip", "brief"),
    ("slip", "translation"),
    ("take a promise back", "urls.txt"),
    ("unsay", "brief"),
    ("unsay", "page"),
    ("unsay", "translation"),
];

/// Counts the keys that were added, changed and removed.
fn count(
    keys: &mut BTreeMap<(&'static str, &'static str), [usize; 3]>,
    subject: &'static str,
    old: Option<&BTreeMap<&'static str, String>>,
    new: Option<&BTreeMap<&'static str, String>>,
) {
    let (Some(old), Some(new)) = (old, new) else { return };
    for key in old.keys().chain(new.keys()).copied().collect::<BTreeSet<_>>() {
        let what = match (old.get(key), new.get(key)) {
            (None, _) => 0,
            (Some(old), Some(new)) if old != new => 1,
            (_, None) => 2,
            _ => continue,
        };
        keys.entry((subject, key)).or_default()[what] += 1;
    }
}
