//! Review dates: who is reminded, when, and what changes on the site.

use crate::fixture::{SITE, files, line, options_at, snapshot};
use crate::html::Page;
use crate::project::Project;
use crate::rich::Files;
use crate::time::plan_at;
use briefpress::base::Code;
use briefpress::pipeline::{self, PlanCache, Show};

/// A brief about which there is nothing else to say.
fn brief(slug: &str, front: &str) -> String {
    format!(
        "==> content/briefs/{slug}.md\n---\ntitle: {slug}\ndate: 2024-01-01\nas_of: 2024-01-01\nsources: [S]\n\
         recommendations: [{{to: X, text: Y}}]\n{front}\n---\nText.\n"
    )
}

fn site(config: &str, briefs: &str) -> String {
    format!("==> site.yaml\n{SITE}timezone: Asia/Karachi\n{config}{briefs}")
}

/// What is told of review dates at a moment.
fn told(site: &str, as_of: &str, show: Show) -> Vec<String> {
    let plan = pipeline::plan(&snapshot(site), &options_at(as_of, show), &mut PlanCache::default());
    let all = plan.all_problems().iter().filter(|problem| problem.code == Code::ReviewDue);
    all.map(|problem| line(&plan, problem)).collect()
}

/// The last second of 31 May 2025 in Karachi, and the first of June.
const BEFORE: &str = "2025-05-31T18:59:59Z";
const AFTER: &str = "2025-05-31T19:00:00Z";

const DUE: &str = "review-due content/briefs/a.md:7:12";

#[test]
fn the_reminder_comes_when_the_day_is_over() {
    let site = site("", &brief("a", "review_by: 2025-05-31"));
    assert_eq!(told(&site, BEFORE, Show::Public), [""; 0]);
    assert_eq!(told(&site, AFTER, Show::Public), [DUE]);
    let plan = plan_at(&site, AFTER);
    assert_eq!(plan.problems().len(), 0, "`build` says nothing");
    assert_eq!(plan.all_problems()[0].message, "the brief was due for review on 2025-05-31");
    let since = site.replace("timezone", "checks_since: 2025-01-01\ntimezone");
    assert_eq!(told(&since, AFTER, Show::Public), [DUE]);
}

#[test]
fn only_what_stands_is_to_be_looked_at() {
    let with = |front: &str, others: &str| site("", &(brief("a", &format!("review_by: 2025-05-31\n{front}")) + others));
    for (front, others) in [
        ("status: draft", String::new()),
        ("embargo_until: 2030-01-01T00:00Z", String::new()),
        ("status: withdrawn", String::new()),
        ("", brief("b", "supersedes: a")),
    ] {
        let site = with(front, &others);
        let hour = "2030-01-01T00:00:00Z".parse().expect("an instant");
        for show in [Show::Public, Show::By(hour), Show::Everything] {
            assert_eq!(told(&site, AFTER, show), [""; 0], "{front} {others}");
        }
    }
    let waiting = brief("b", "supersedes: a\nstatus: draft");
    assert_eq!(told(&with("", &waiting), AFTER, Show::Public), [DUE]);
}

#[test]
fn check_lists_it_and_fails_when_asked_to_be_strict() {
    let project =
        Project::of(&site("", &(brief("a", "review_by: 2025-05-31") + &brief("b", "supersedes: a\nstatus: draft"))));
    let ran = project.run(&["check", "--as-of", AFTER]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let said = format!("{}{}", ran.out, ran.err);
    assert!(
        said.contains("review-due") && said.contains("`review_by: YYYY-MM-DD`") && !said.contains("withheld"),
        "{said}"
    );
    assert_eq!(project.run(&["check", "--strict", "--as-of", AFTER]).status, 1);
    assert_eq!(project.run(&["check", "--strict", "--as-of", BEFORE]).status, 0);
    assert_eq!(project.run(&["build", "--strict", "--as-of", AFTER]).status, 0);
}

/// The files that differ between two builds.
fn differing(one: &Files, other: &Files) -> Vec<String> {
    assert!(one.keys().eq(other.keys()));
    one.iter().filter(|(path, bytes)| other[*path] != **bytes).map(|(path, _)| path.clone()).collect()
}

#[test]
fn readers_are_told_only_when_the_site_says_so() {
    let french = "==> content/briefs/a.fr.md\n---\ntitle: A\n---\nTexte.\n";
    let briefs = brief("a", "review_by: 2025-05-31") + french + &brief("b", "review_by: 2025-06-30");
    let at = |config: &str, as_of: &str| files(&plan_at(&site(config, &briefs), as_of));
    assert_eq!(differing(&at("", BEFORE), &at("", AFTER)), [""; 0]);
    let config = "review_notice: true\n";
    let (before, after) = (at(config, BEFORE), at(config, AFTER));
    assert_eq!(differing(&before, &after), ["briefs/a/index.html", "fr/briefs/a/index.html"]);
    assert_eq!(differing(&before, &at("", BEFORE)), [""; 0]);
    let (old, new) = (Page::among(&before, "briefs/a/index.html"), Page::among(&after, "briefs/a/index.html"));
    let notice = new.at(".alert-note[role=note]");
    assert_eq!(notice.text(), say!("brief.review_due", date = "31 May 2025"));
    notice.shows("time[datetime='2025-05-31']", "31 May 2025");
    // The notice is put in at one place, and nothing else changes.
    let same = |old: &mut dyn Iterator<Item = u8>, new: &mut dyn Iterator<Item = u8>| {
        old.zip(new).take_while(|(old, new)| old == new).count()
    };
    let (was, is) = (old.source(), new.source());
    let begin = same(&mut was.bytes(), &mut is.bytes());
    let end = same(&mut was.bytes().rev(), &mut is.bytes().rev());
    assert!(begin + end >= was.len(), "{is}");
    assert_eq!(new.count("*"), old.count("*") + 1 + notice.count("*"));
    let without = new.at("body").text().replacen(&format!(" {}", notice.text()), "", 1);
    assert_eq!(without, old.at("body").text());
    assert_eq!(differing(&after, &at(config, "2025-06-30T18:59:59Z")), [""; 0]);
}

#[test]
fn what_was_kept_from_another_moment_tells_the_same() {
    let site = site("review_notice: true\n", &brief("a", "review_by: 2025-05-31"));
    let (snapshot, mut cache) = (snapshot(&site), PlanCache::default());
    for as_of in [BEFORE, AFTER, BEFORE, "2026-01-01T00:00:00Z"] {
        let plan = pipeline::plan(&snapshot, &options_at(as_of, Show::Public), &mut cache);
        assert!(files(&plan) == files(&plan_at(&site, as_of)), "{as_of}");
    }
    let replanned =
        pipeline::plan(&snapshot, &options_at("2026-01-02T00:00:00Z", Show::Public), &mut cache).is_replanned;
    assert!(!replanned, "until another day passes that a file names");
}
