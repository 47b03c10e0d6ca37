//! A brief becomes public at its instant, and no second earlier.
//!
//! The instants are tested a second apart, in the zones and at the hours that make trouble.

use crate::fixture::{SITE, files, options_at, plan, snapshot, wrong};
use crate::project::Project;
use briefpress::base::Diagnostic;
use briefpress::pipeline::{self, Plan, PlanCache, Show};
use jiff::{Timestamp, ToSpan};

/// The plan of a site at a moment.
pub fn plan_at(site: &str, as_of: &str) -> Plan {
    pipeline::plan(&snapshot(site), &options_at(as_of, Show::Public), &mut PlanCache::default())
}

/// Whether the brief `a` is public.
fn is_public(site: &str, as_of: &str) -> bool {
    files(&plan_at(site, as_of)).contains_key("briefs/a/index.html")
}

fn brief(front: &str) -> String {
    format!("==> content/briefs/a.md\n---\ntitle: A\n{front}\n---\nText.\n")
}

/// A site in a zone.
fn in_zone(zone: &str, front: &str) -> String {
    format!("==> site.yaml\n{SITE}timezone: {zone}\n{}", brief(front))
}

/// The instants one second before and after.
fn around(instant: &str) -> [String; 3] {
    let at: jiff::Timestamp = instant.parse().expect("an instant");
    let second = jiff::SignedDuration::from_secs(1);
    [(at - second).to_string(), at.to_string(), (at + second).to_string()]
}

#[test]
fn a_brief_becomes_public_at_its_instant() {
    let embargo = |written: &str| brief(&format!("date: 2000-01-01\nembargo_until: {written}"));
    let date = |zone: &str, written: &str| in_zone(zone, &format!("date: {written}"));
    let cases = [
        (embargo("2025-06-29T09:00:00+05:00"), "2025-06-29T04:00:00Z"),
        (embargo("2025-06-29T09:00[Asia/Karachi]"), "2025-06-29T04:00:00Z"),
        (embargo("2025-06-29 09:00:30 -0500"), "2025-06-29T14:00:30Z"),
        (embargo("2025-06-29T09:00Z"), "2025-06-29T09:00:00Z"),
        // The far ends of the world.
        (embargo("2025-06-29T09:00+14:00"), "2025-06-28T19:00:00Z"),
        (embargo("2025-06-29T09:00-12:00"), "2025-06-29T21:00:00Z"),
        (date("Pacific/Kiritimati", "2025-06-29"), "2025-06-28T10:00:00Z"),
        (date("Etc/GMT+12", "2025-06-29"), "2025-06-29T12:00:00Z"),
        (date("Pacific/Pago_Pago", "2025-06-29"), "2025-06-29T11:00:00Z"),
        (date("Asia/Kathmandu", "2025-06-29"), "2025-06-28T18:15:00Z"),
        // 29 February, and the days around it.
        (date("UTC", "2024-02-29"), "2024-02-29T00:00:00Z"),
        (date("Asia/Karachi", "2024-02-29"), "2024-02-28T19:00:00Z"),
        (embargo("2024-02-29T23:59:59-12:00"), "2024-03-01T11:59:59Z"),
        // Days that do not begin at midnight, or that a zone left out.
        (date("America/Sao_Paulo", "2018-11-04"), "2018-11-04T03:00:00Z"),
        (date("Africa/Cairo", "2024-04-26"), "2024-04-25T22:00:00Z"),
        (date("Pacific/Apia", "2011-12-31"), "2011-12-30T10:00:00Z"),
        // Around a gap and a fold, where the local time itself is clear.
        (embargo("2025-03-30T01:59:59[Europe/Berlin]"), "2025-03-30T00:59:59Z"),
        (embargo("2025-03-30T03:00[Europe/Berlin]"), "2025-03-30T01:00:00Z"),
        (embargo("2025-10-26T01:59:59[Europe/Berlin]"), "2025-10-25T23:59:59Z"),
        (embargo("2025-10-26T03:00[Europe/Berlin]"), "2025-10-26T02:00:00Z"),
        // In the fold, either reading once it is written out.
        (embargo("2025-10-26T02:30+02:00[Europe/Berlin]"), "2025-10-26T00:30:00Z"),
        (embargo("2025-10-26T02:30+01:00[Europe/Berlin]"), "2025-10-26T01:30:00Z"),
        // A date with a time, with and without an offset.
        (date("Asia/Karachi", "2025-06-29 14:00:00 -0500"), "2025-06-29T19:00:00Z"),
        (date("Asia/Karachi", "2025-06-29T14:00"), "2025-06-29T09:00:00Z"),
    ];
    for (site, instant) in cases {
        let [before, at, after] = around(instant);
        assert!(!is_public(&site, &before), "public before {instant}: {site}");
        assert!(is_public(&site, &at), "not public at {instant}: {site}");
        assert!(is_public(&site, &after), "not public after {instant}: {site}");
    }
}

/// As a user sees it: what is written, on the command line too, is a time of somewhere.
#[test]
fn the_command_line_knows_the_second() {
    let embargo = |written: &str| brief(&format!("date: 2000-01-01\nembargo_until: {written}"));
    let day = |zone: &str, written: &str| in_zone(zone, &format!("date: {written}"));
    // The site, then one second before, the instant, and one second after, each written in another way.
    let cases = [
        (
            embargo("2025-06-29T09:00[Asia/Karachi]"),
            ["2025-06-29T08:59:59+05:00", "2025-06-29T09:00[Asia/Karachi]", "2025-06-29T04:00:01Z"],
        ),
        (
            embargo("2025-06-29T00:00+14:00"),
            ["2025-06-28T23:59:59+14:00", "2025-06-28T10:00Z", "2025-06-29T00:00:01+14:00"],
        ),
        (
            embargo("2025-06-29T00:00-12:00"),
            ["2025-06-28T23:59:59-12:00", "2025-06-29T00:00-12:00", "2025-06-29T12:00:01Z"],
        ),
        (
            embargo("2024-02-29T12:00[Europe/Berlin]"),
            ["2024-02-29T11:59:59[Europe/Berlin]", "2024-02-29 12:00:00 +0100", "2024-02-29T11:00:01Z"],
        ),
        // The first second after a gap, and both readings of an hour that is there twice.
        (
            embargo("2025-03-30T03:00[Europe/Berlin]"),
            ["2025-03-30T01:59:59[Europe/Berlin]", "2025-03-30T03:00[Europe/Berlin]", "2025-03-30T01:00:01Z"],
        ),
        (
            embargo("2025-10-26T02:30+02:00[Europe/Berlin]"),
            ["2025-10-26T00:29:59Z", "2025-10-26T02:30+02:00[Europe/Berlin]", "2025-10-26T00:30:01Z"],
        ),
        (
            embargo("2025-10-26T02:30+01:00[Europe/Berlin]"),
            ["2025-10-26T02:30+02:00[Europe/Berlin]", "2025-10-26T02:30+01:00", "2025-10-26T01:30:01Z"],
        ),
        // Days whose midnight does not exist: a plain date on the command line begins when the site's day does.
        (day("Asia/Beirut", "2021-03-28"), ["2021-03-27T23:59:59[Asia/Beirut]", "2021-03-28", "2021-03-28T01:00:01"]),
        (day("America/Sao_Paulo", "2018-11-04"), ["2018-11-04T02:59:59Z", "2018-11-04", "2018-11-04T01:00:01"]),
        (day("America/Havana", "2025-03-09"), ["2025-03-08T23:59:59", "2025-03-09", "2025-03-09T05:00:01Z"]),
        (day("Asia/Karachi", "2024-02-29"), ["2024-02-28T23:59:59", "2024-02-29", "2024-02-28T19:00:01Z"]),
        // A day that its zone left out begins when the next one does.
        (day("Pacific/Apia", "2011-12-30"), ["2011-12-29T23:59:59", "2011-12-31", "2011-12-30T10:00:01Z"]),
    ];
    for (site, moments) in cases {
        let project = Project::of(&site);
        let is_listed = moments.map(|moment| {
            let listed = project.ok(&["list", "briefs", "--as-of", moment, "--format", "json"]);
            let waiting = project.ok(&["list", "withheld", "--as-of", moment, "--format", "json"]);
            assert_ne!(listed.is_empty(), waiting.is_empty(), "{moment}: {site}");
            !listed.is_empty()
        });
        assert_eq!(is_listed, [false, true, true], "{moments:?}: {site}");
        // A build says the same, and takes away what is too early.
        let [before, at, _] = moments;
        for (moment, is_there) in [(at, true), (before, false)] {
            project.ok(&["build", "-q", "--allow-deletes", "--as-of", moment]);
            assert_eq!(project.at("public/briefs/a/index.html").exists(), is_there, "{moment}: {site}");
        }
    }
    let project = Project::of(&in_zone("Asia/Beirut", "date: 2021-03-28"));
    let ran = project.run(&["build", "--as-of", "2021-03-28T00:30"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("2021-03-28T00:30:00+02:00") && ran.err.contains("2021-03-28T00:30:00+03:00"),
        "{}",
        ran.err
    );
}

#[test]
fn the_latest_of_all_reasons_counts() {
    let site = brief("date: 2025-06-10\nembargo_until: 2025-06-20T00:00Z");
    assert!(!is_public(&site, "2025-06-15T00:00:00Z") && is_public(&site, "2025-06-20T00:00:00Z"));
    let site = brief("date: 2025-06-20\nembargo_until: 2025-06-10T00:00Z");
    assert!(!is_public(&site, "2025-06-15T00:00:00Z") && is_public(&site, "2025-06-20T00:00:00Z"));
    let site = brief("date: 2025-06-10\nstatus: draft\nembargo_until: 2025-06-10T00:00Z");
    assert!(!is_public(&site, "9000-01-01T00:00:00Z"), "a draft has no hour");
}

#[test]
fn times_that_are_no_instant_are_errors_with_both_readings() {
    let cases = [
        (
            "2025-03-30T02:30[Europe/Berlin]",
            "ambiguous-time",
            ["2025-03-30T02:30:00+01:00", "2025-03-30T02:30:00+02:00"],
        ),
        (
            "2025-10-26T02:30[Europe/Berlin]",
            "ambiguous-time",
            ["2025-10-26T02:30:00+02:00", "2025-10-26T02:30:00+01:00"],
        ),
        (
            "2025-11-02T01:30[America/New_York]",
            "ambiguous-time",
            ["2025-11-02T01:30:00-04:00", "2025-11-02T01:30:00-05:00"],
        ),
        (
            "2011-12-30T12:00[Pacific/Apia]",
            "ambiguous-time",
            ["2011-12-30T12:00:00-10:00", "2011-12-30T12:00:00+14:00"],
        ),
    ];
    for (written, code, readings) in cases {
        let plan = plan_at(&brief(&format!("date: 2000-01-01\nembargo_until: {written}")), "2020-01-01T00:00:00Z");
        let problems: Vec<&Diagnostic> = plan.problems().iter().collect();
        assert_eq!(problems.len(), 1, "{written}");
        assert_eq!((problems[0].code.as_str(), problems[0].is_error()), (code, true));
        for (line, reading) in problems[0].help.iter().zip(readings) {
            assert!(line.contains(reading), "{written}: {:?}", problems[0].help);
            // What the help says to type is an instant.
            let typed = line.split('`').nth(1).expect("a line to type");
            assert_eq!(wrong(&brief(&format!("date: 2000-01-01\n{typed}"))), "", "{typed}");
        }
    }
}

#[test]
fn an_embargo_that_cannot_be_read_publishes_nothing() {
    for (lines, code) in [
        ("embargo_until: 2030-01-01T09:00", "time-without-zone"),
        ("embargo_until: 2030-01-01", "time-without-zone"),
        ("embargo_until: tomorrow", "invalid-date"),
        ("embargo_until: 2030-02-30T09:00Z", "invalid-date"),
        ("embargo_until: 2030-01-01T25:00Z", "invalid-date"),
        ("embargo_until: 2030-01-01T09:00[Asia/Karatchi]", "invalid-date"),
        ("embargo_until: 2030-01-01T09:00+02:00[Asia/Karachi]", "invalid-date"),
        ("embargo_until: 2030-01-01T09:00+25:00", "invalid-date"),
        ("embargo_until: 2030-01-01T09:00-14:30", "invalid-date"),
        ("embargo_untl: 2030-01-01T09:00Z", "unknown-key"),
        ("embargo: 2030-01-01T09:00Z", "unknown-key"),
        ("Embargo_until: 2030-01-01T09:00Z", "unknown-key"),
        ("embargo_until: [2030-01-01T09:00Z]", "wrong-type"),
        ("embargo_until: {at: 2030-01-01T09:00Z}", "wrong-type"),
        ("status: Draft", "unknown-value"),
        ("status: hidden", "unknown-value"),
        ("status: false", "unknown-value"),
        ("published: false", "unknown-key"),
    ] {
        let plan = plan(&brief(&format!("date: 2000-01-01\n{lines}")));
        let codes: Vec<&str> = plan.problems().iter().map(|problem| problem.code.as_str()).collect();
        assert_eq!((codes, plan.is_sound()), (vec![code], false), "{lines}");
    }
}

/// Whoever types what the help says is not told off again, and nothing is public earlier than was meant.
#[test]
fn the_help_for_an_embargo_can_be_read_and_is_never_early() {
    let site = |embargo: &str| {
        let brief =
            format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2021-01-01\nembargo_until: {embargo}\n---\nText.\n");
        format!("==> site.yaml\ntitle: T\nbase_url: https://example.org/\ntimezone: Europe/Berlin\n{brief}")
    };
    for (written, not_before, proposals) in [
        ("2027-02-29T09:00+01:00", "2027-03-01T08:00:00Z", 1),
        ("2027-02-29 09:00", "2027-03-01T08:00:00Z", 1),
        ("2027-04-31", "2027-04-30T22:00:00Z", 1),
        ("31. November 2027", "2027-11-30T23:00:00Z", 1),
        ("2027-06-29T09:00+26:00", "2027-06-29T07:00:00Z", 1),
        ("2027-06-29T09:00-14:30", "2027-06-29T07:00:00Z", 1),
        ("2027-10-31T02:30", "2027-10-31T00:30:00Z", 2),
        ("31 October 2027, 2:30", "2027-10-31T00:30:00Z", 2),
        ("2027-10-31T02:30[Europe/Berln]", "2027-10-31T00:30:00Z", 2),
        ("2027-03-28T02:30", "2027-03-28T00:30:00Z", 2),
        ("2027-02-29T09:00[Europe/Berln]", "2027-03-01T08:00:00Z", 1),
    ] {
        let plan = plan(&site(written));
        let [problem] = plan.problems() else { panic!("{written}: {:?}", plan.problems()) };
        let help = problem.help.join("\n");
        let lines: Vec<&str> = help.split('`').filter_map(|line| line.strip_prefix("embargo_until: ")).collect();
        assert_eq!(lines.len(), proposals, "{written}: {help}");
        let not_before: Timestamp = not_before.parse().expect("an instant");
        for line in lines {
            let typed = site(line);
            assert_eq!(wrong(&typed), "", "{written}: {line}");
            let early = options_at(&(not_before - 1.second()).to_string(), Show::Public);
            let plan = pipeline::plan(&snapshot(&typed), &early, &mut PlanCache::default());
            assert_eq!(plan.site().map(|site| site.briefs().len()), Some(0), "{written}: {line}");
        }
    }
}

#[test]
fn a_moment_that_never_happens_or_happens_twice_is_told_as_such() {
    let site = "==> site.yaml\ntitle: T\nbase_url: https://example.org/\ntimezone: Europe/Berlin\n";
    let project = Project::of(&format!("{site}==> content/briefs/a.md\n---\ntitle: A\ndate: 2021-01-01\n---\nText.\n"));
    for (written, told) in [
        (
            "2027-03-28T02:30",
            "never happens, since the clocks go forward: type `--as-of 2027-03-28T02:30:00+01:00` or `--as-of 2027-03-28T02:30:00+02:00`",
        ),
        (
            "2027-10-31T02:30",
            "happens twice, since the clocks go back: type `--as-of 2027-10-31T02:30:00+02:00` or `--as-of 2027-10-31T02:30:00+01:00`",
        ),
        ("2027-10-31T02:30[Europe/Berlin]", "or `--as-of '2027-10-31T02:30:00+01:00[Europe/Berlin]'`"),
    ] {
        let ran = project.run(&["build", "--as-of", written]);
        assert_eq!((ran.status, ran.err.contains(told)), (2, true), "{ran:?}");
    }
    project.ok(&["build", "--as-of", "2027-03-28T02:30:00+01:00"]);
}
