//! `list withheld`: what waits, until when, and why, for whoever plans the week.

use crate::fixture::NOW;
use crate::project::Project;
use serde_json::{Value, json};

/// A file with these lines of front matter.
fn file(path: &str, front: &str) -> String {
    format!("==> content/{path}\n---\n{front}---\nText.\n")
}

/// A site in Karachi.
fn project(files: &str) -> Project {
    let config = "==> site.yaml\ntitle: T\nbase_url: https://example.org/\ntimezone: Asia/Karachi\n";
    Project::of(&format!("{config}{files}"))
}

fn rows(files: &str) -> Vec<Value> {
    let told = project(files).ok(&["list", "withheld", "--as-of", NOW, "--format", "json"]);
    told.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The rows' files, in their order, each with these cells.
fn cells(files: &str, keys: [&str; 2]) -> Vec<(String, [Value; 2])> {
    let cells = |row: &Value| (row["file"].as_str().unwrap_or_default().to_owned(), keys.map(|key| row[key].clone()));
    rows(files).iter().map(cells).collect()
}

#[test]
fn every_kind_is_listed_with_its_hour_in_both_zones() {
    let life = "embargo_until: 2025-06-02T09:00:30+02:00\n";
    for (path, front, kind) in [
        ("briefs/a.md", "title: A\ndate: 2025-01-01\n", "brief"),
        ("countries/PK.md", "title: A\n", "country"),
        ("regions/southern-asia.md", "title: A\n", "region"),
        ("groups/sco.md", "title: A\n", "group"),
        ("topics/a.md", "title: A\n", "topic"),
        ("authors/a.md", "name: A\n", "author"),
        ("series/a.md", "title: A\n", "series"),
        ("pages/a.md", "title: A\n", "page"),
        ("home.md", "title: A\n", "home"),
    ] {
        let row = json!({
            "until": "2025-06-02T12:00:30+05:00",
            "utc": "2025-06-02T07:00:30Z",
            "kind": kind,
            "why": ["embargo until 2025-06-02T12:00:30+05:00"],
            "title": "A",
            "file": format!("content/{path}"),
        });
        assert_eq!(rows(&file(path, &format!("{front}{life}"))), [row], "{path}");
    }
}

#[test]
fn the_next_to_appear_stands_first_and_drafts_stand_last() {
    let brief = |slug: &str, life: &str| file(&format!("briefs/{slug}.md"), &format!("title: {slug}\n{life}"));
    let site = brief("a", "date: 2025-01-01\nstatus: draft\n")
        + &brief("b", "date: 2025-06-20\n")
        + &brief("c", "date: 2025-06-10\nembargo_until: 2025-06-12T00:00Z\n")
        + &brief("d", "date: 2025-06-10\nembargo_until: 2025-06-05T00:00Z\n")
        + &brief("e", "date: 2025-06-03\nstatus: draft\n")
        + &brief("f", "date: soon\nstatus: draft\n");
    let listed = cells(&site, ["until", "why"]);
    let expected = [
        (
            "d",
            json!("2025-06-10T00:00:00+05:00"),
            json!(["date 2025-06-10", "embargo until 2025-06-05T05:00:00+05:00"]),
        ),
        (
            "c",
            json!("2025-06-12T05:00:00+05:00"),
            json!(["date 2025-06-10", "embargo until 2025-06-12T05:00:00+05:00"]),
        ),
        ("b", json!("2025-06-20T00:00:00+05:00"), json!(["date 2025-06-20"])),
        ("a", Value::Null, json!(["draft"])),
        ("e", Value::Null, json!(["draft", "date 2025-06-03"])),
        ("f", Value::Null, json!(["draft"])),
    ];
    assert_eq!(listed, expected.map(|(slug, until, why)| (format!("content/briefs/{slug}.md"), [until, why])));
}

/// The hour of what is held with another is the later of both, and the one that matters is found without arithmetic.
#[test]
fn what_is_held_with_another_file_is_listed_with_that_files_hour() {
    let original = |life: &str| file("briefs/c/index.md", &format!("title: C\ndate: 2025-01-01\n{life}"));
    let french = |life: &str| file("briefs/c/index.fr.md", &format!("title: Le C\n{life}"));
    let hour = |day: &str| format!("embargo_until: 2025-06-{day}T00:00+05:00\n");
    let until = |day: &str| json!(format!("2025-06-{day}T00:00:00+05:00"));
    let translated = |original: &str, translation: &str| {
        let told = cells(&(self::file("pages/x.md", "title: X\n") + original + translation), ["until", "why"]);
        told.into_iter().find(|(file, _)| file.ends_with(".fr.md")).expect("it is withheld").1
    };
    let held = "translation of content/briefs/c/index.md";
    assert_eq!(translated(&original(&hour("05")), &french("")), [until("05"), json!([held])]);
    assert_eq!(
        translated(&original(&hour("05")), &french(&hour("09"))),
        [until("09"), json!(["embargo until 2025-06-09T00:00:00+05:00", held])]
    );
    assert_eq!(translated(&original(&hour("09")), &french(&hour("05")))[0], until("09"));
    assert_eq!(translated(&original("status: draft\n"), &french(&hour("05")))[0], Value::Null);
    assert_eq!(translated(&original(&hour("05")), &french("status: draft\n"))[0], Value::Null);
    assert_eq!(translated(&original(""), &french(&hour("09")))[0], until("09"));

    let page = |path: &str, life: &str| file(&format!("pages/{path}"), &format!("title: P\n{life}"));
    let site = page("a/index.md", &hour("05"))
        + &page("a/b.md", "")
        + &page("a/c.md", &hour("09"))
        + &page("a/d/index.md", &hour("03"));
    let inside = "in the folder of content/pages/a/index.md";
    let listed = cells(&site, ["until", "why"]);
    let whys: Vec<(&str, &Value, &Value)> =
        listed.iter().map(|(file, [until, why])| (&file[14..], until, why)).collect();
    assert_eq!(
        whys,
        [
            ("a/b.md", &until("05"), &json!([inside])),
            ("a/d/index.md", &until("05"), &json!(["embargo until 2025-06-03T00:00:00+05:00", inside])),
            ("a/index.md", &until("05"), &json!(["embargo until 2025-06-05T00:00:00+05:00"])),
            ("a/c.md", &until("09"), &json!(["embargo until 2025-06-09T00:00:00+05:00", inside])),
        ]
    );
}

/// The hour in the list is the hour at which the file is public, and no second earlier.
#[test]
fn the_listed_hour_is_the_one_at_which_a_file_appears() {
    let french = "==> content/briefs/c.fr.md\n---\ntitle: Le C\nembargo_until: 2025-06-05T00:00Z\n---\n";
    let site = file("briefs/c.md", "title: C\ndate: 2025-06-08\nembargo_until: 2025-06-03T00:00Z\n") + french;
    let project = project(&site);
    let waiting = |as_of: &str| project.ok(&["list", "withheld", "--as-of", as_of, "--format", "json"]).lines().count();
    let listed = cells(&site, ["until", "utc"]);
    for (file, [until, utc]) in listed {
        assert_eq!(
            (waiting(until.as_str().expect("an hour")), waiting(utc.as_str().expect("an hour"))),
            (0, 0),
            "{file}"
        );
        assert_eq!((until.as_str(), waiting("2025-06-07T23:59:59+05:00")), (Some("2025-06-08T00:00:00+05:00"), 2));
    }
}
