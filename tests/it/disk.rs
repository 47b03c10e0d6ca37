//! The program on a real disk: what it writes, what it leaves alone, and how it ends.

use crate::corpus::corpus;
use crate::fixture::UNPLATED;
use crate::project::{Project, Ran};
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

/// A small sound site with something withheld.
const SITE: &str = "\
==> content/briefs/talks/index.md
---
title: Talks
date: 2024-03-01
summary: Who met whom.
countries: [AF, PK]
image: {src: map.svg, alt: A map}
---

See [the other](../waiver.md).
==> content/briefs/talks/map.svg
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
==> content/briefs/waiver.md
---
title: Waiver
date: 2023-03-01
countries: [IR]
---

The waiver lapsed.
==> content/briefs/secret.md
---
title: Nobody may know
date: 2024-05-01
status: draft
countries: [PE]
---

Not yet.
==> content/briefs/later.md
---
title: In the far future
date: 2190-05-01
countries: [CL]
---

Not yet.
==> static/robots.html
mine
";

/// What breaks it: one error in one file.
const FAULT: (&str, &str, &str) = ("content/briefs/waiver.md", "[IR]", "[Atlantis]");

fn broken() -> Project {
    let project = Project::of(SITE);
    project.replace(FAULT.0, FAULT.1, FAULT.2);
    project
}

#[track_caller]
fn assert_refused(ran: &Ran, part: &str) {
    assert_eq!((ran.status, &*ran.out, ran.err.lines().count()), (2, "", 1), "{ran:?}");
    assert!(ran.err.starts_with("error: ") && ran.err.contains(part), "{ran:?}");
}

#[test]
fn a_new_site_builds_and_has_nothing_to_report() {
    let project = Project::empty();
    project.ok(&["init"]);
    assert!(project.ok(&["build", "--strict"]).starts_with("3 briefs and "));
    assert_eq!(project.ok(&["check", "--strict"]), "nothing to report\n");
    assert_eq!(project.ok(&["check", "--public"]), "nothing to report\n");
    let ran = project.run(&["check", "--format", "json"]);
    assert_eq!((ran.status, &*ran.out), (0, ""), "{ran:?}");
}

#[test]
fn init_leaves_the_files_of_a_repository_alone() {
    let project = Project::empty();
    let own = [("README.md", "# Mine\n"), ("LICENSE", "none\n"), (".gitignore", "/secrets/\n")];
    own.iter().for_each(|(path, text)| project.write(path, text));
    project.ok(&["init"]);
    own.iter().for_each(|(path, text)| assert_eq!(project.read(path), *text));
    project.ok(&["build", "--strict"]);
    project.ok(&["check", "--strict"]);
}

#[test]
fn init_never_writes_over_a_file() {
    let project = Project::empty();
    project.ok(&["init", "site"]);
    let before = project.seen("site");
    assert_refused(&project.run(&["init", "site"]), "`content/pages/about.md` already; nothing was written");
    assert_eq!(project.seen("site"), before);
    let partly = Project::empty();
    partly.write("content/pages/about.md", "mine");
    assert_refused(&partly.run(&["init"]), "holds `content/pages/about.md` already");
    assert_eq!(partly.bytes("").keys().collect::<Vec<_>>(), ["content/pages/about.md"]);
}

#[test]
fn errors_leave_the_output_as_it_was() {
    let project = Project::of(SITE);
    project.ok(&["build"]);
    let before = (project.seen("public"), project.bytes(".public.briefpress"));
    project.replace(FAULT.0, FAULT.1, FAULT.2);
    let ran = project.run(&["build"]);
    assert_eq!((ran.status, &*ran.out), (1, "1 error: nothing was written\n"));
    assert!(ran.err.starts_with("error[unknown-country]: "), "{}", ran.err);
    assert_eq!((project.seen("public"), project.bytes(".public.briefpress")), before);
}

#[test]
fn errors_make_no_output() {
    let project = broken();
    assert_eq!(project.run(&["build"]).status, 1);
    assert_eq!(project.run(&["check"]).status, 1);
    assert!(!project.at("public").exists() && !project.at(".public.briefpress").exists());
    let template = Project::of(&format!("{SITE}==> templates/404.html\n{{{{ no.such.value }}}}\n"));
    let ran = template.run(&["build"]);
    assert_eq!((ran.status, ran.err.starts_with("error[template-error]")), (1, true), "{ran:?}");
    assert!(!template.at("public").exists());
}

#[test]
fn an_unchanged_file_is_not_touched() {
    let project = Project::of(SITE);
    project.ok(&["build"]);
    let before = project.seen("public");
    sleep(Duration::from_millis(1100));
    project.ok(&["build"]);
    assert_eq!(project.seen("public"), before, "neither its bytes nor its time");
    // Made again from nothing a second later, the bytes do not know what time it is.
    fs::remove_dir_all(project.at("public")).expect("the output can be deleted");
    project.ok(&["build"]);
    let again = project.bytes("public");
    assert!(before.iter().filter_map(|(path, seen)| Some((path, seen.bytes.as_ref()?))).eq(&again));
}

#[test]
fn surroundings_change_no_byte() {
    let here = Project::of(SITE);
    here.ok(&["build"]);
    let expected = here.seen("public");
    let bytes = here.bytes("public");
    assert!(bytes.len() > 15 && bytes.contains_key("briefs/talks/map.svg"), "{:?}", bytes.keys());
    let variables: [&[(&str, &str)]; 5] = [
        &[("TZ", "Pacific/Kiritimati"), ("RAYON_NUM_THREADS", "1")],
        &[("TZ", "America/St_Johns"), ("RAYON_NUM_THREADS", "7")],
        &[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")],
        &[("LC_ALL", "C"), ("COLUMNS", "20"), ("NO_COLOR", "1"), ("TERM", "dumb")],
        &[("SOURCE_DATE_EPOCH", "1"), ("HOME", "/"), ("USER", "somebody")],
    ];
    for (at, variables) in variables.into_iter().enumerate() {
        let there = Project::empty();
        let folder = format!("another folder/{at} ü");
        here.bytes("")
            .iter()
            .filter(|(path, _)| !path.starts_with("public") && !path.starts_with(".public"))
            .for_each(|(path, bytes)| there.write(&format!("{folder}/{path}"), bytes));
        let mut command = there.command(&["build", "--root", &folder]);
        let ran = Ran::of(command.envs(variables.iter().copied()).output().expect("the program can be started"));
        assert_eq!(ran.status, 0, "{variables:?}: {ran:?}");
        assert_eq!(there.bytes(&format!("{folder}/public")), bytes, "{variables:?}");
    }
    assert_eq!(here.seen("public"), expected);
}

#[cfg(unix)]
#[test]
fn files_are_for_everybody_to_read_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt;
    for umask in ["077", "000", "022"] {
        let project = Project::of(SITE);
        let script = format!("umask {umask}; exec \"$0\" build");
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_briefpress")]).current_dir(project.path());
        assert!(shell.output().expect("there is a shell").status.success());
        for (path, seen) in project.seen("public") {
            let mode = fs::metadata(project.at("public").join(&path)).expect("it is there").permissions().mode();
            let expected = if seen.bytes.is_some() { 0o644 } else { 0o755 };
            assert_eq!(mode & 0o7777, expected, "{path} under umask {umask}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_killed_build_is_completed_by_the_next() {
    use std::os::unix::process::ExitStatusExt;
    let files = corpus(300, 1);
    let write = |project: &Project, files: &[(String, String)]| {
        files.iter().for_each(|(path, text)| project.write(path, text));
    };
    let clean = Project::of("");
    clean.write("site.yaml", UNPLATED);
    write(&clean, &files);
    let began = std::time::Instant::now();
    clean.ok(&["build"]);
    let whole = began.elapsed();
    let expected = clean.bytes("public");
    let project = Project::of("");
    project.write("site.yaml", UNPLATED);
    let mut killed = 0;
    for round in 0..12u32 {
        // Each round finds another site on the disk than the one it writes.
        write(&project, &if round % 2 == 0 { corpus(300, 2) } else { files.clone() });
        let mut child = project.command(&["build"]).stdout(Stdio::null()).spawn().expect("it can be started");
        sleep(whole * (round * 7 % 12 + 1) / 13);
        child.kill().expect("it is ours");
        let status = child.wait().expect("it is ours");
        killed += u32::from(status.signal() == Some(9));
    }
    assert!(killed >= 6, "only {killed} builds were killed in time");
    write(&project, &files);
    project.ok(&["build"]);
    assert!(project.bytes("public") == expected, "the output differs from that of a clean build");
    assert!(project.read(".public.briefpress/manifest").starts_with("briefpress-manifest 2 public\n"));
    let kept: Vec<String> = project.seen(".public.briefpress").into_keys().collect();
    assert_eq!(kept, clean.seen(".public.briefpress").into_keys().collect::<Vec<_>>(), "nothing is left over");
    assert!(project.ok(&["build"]).contains("files: 0 written"));
}

#[test]
fn an_output_that_is_not_ours_is_refused() {
    let project = Project::of(SITE);
    project.write("strange/notes.txt", "mine");
    project.write("git/.git/HEAD", "ref");
    project.write("file", "a file");
    let (before, homes) = (project.seen(""), Project::empty());
    fs::create_dir_all(homes.at("home/person")).expect("folders can be made");
    let (home, above) = (homes.at("home/person"), homes.at("home"));
    let refusals = [
        (".", "the site's own folder"),
        ("..", " is or holds "),
        ("/", "root of a file system"),
        ("content", "the source"),
        ("content/out", "the source"),
        ("static", "the source"),
        ("strange", "`notes.txt`"),
        ("git", "`.git`"),
        ("git/.git/out", "`.git`"),
        ("file", "not a folder"),
        (home.to_str().expect("a plain path"), "the home folder"),
        (above.to_str().expect("a plain path"), "the home folder"),
    ];
    for (output, part) in refusals {
        let mut command = project.command(&["build", "--output", output]);
        let ran = Ran::of(command.env("HOME", &home).output().expect("the program can be started"));
        assert_refused(&ran, part);
    }
    assert_eq!(project.seen(""), before, "a refusal writes nothing");
}

#[cfg(unix)]
#[test]
fn an_output_behind_a_link_is_refused() {
    let project = Project::of(SITE);
    fs::create_dir(project.at("real")).expect("folders can be made");
    std::os::unix::fs::symlink(project.at("real"), project.at("public")).expect("links can be made");
    assert_refused(&project.run(&["build"]), "symbolic link");
    assert_refused(&project.run(&["build", "--output", "public/"]), "symbolic link");
    assert!(project.bytes("real").is_empty());
}

#[test]
fn what_somebody_put_into_the_output_is_neither_deleted_nor_built_over() {
    let project = Project::of(SITE);
    project.ok(&["build"]);
    project.write("public/CNAME", "example.org");
    let before = project.seen("public");
    project.replace("content/briefs/waiver.md", "lapsed", "stands");
    assert_refused(&project.run(&["build"]), "`CNAME`");
    assert_eq!(project.seen("public"), before);
}

#[test]
fn what_a_build_removes_is_what_an_earlier_one_wrote() {
    let project = Project::of(SITE);
    project.ok(&["build", "--output", "out/site"]);
    assert!(project.at("out/site/briefs/waiver/index.html").exists());
    project.replace("content/briefs/waiver.md", "date: 2023-03-01\n", "date: 2023-03-01\nstatus: draft\n");
    project.replace("content/briefs/talks/index.md", "See [the other](../waiver.md).", "");
    let told = project.ok(&["build", "--output", "out/site"]);
    assert!(!project.at("out/site/briefs/waiver").exists() && !project.at("out/site/archive/2023").exists(), "{told}");
    let fresh = Project::empty();
    project.bytes("content").iter().for_each(|(path, bytes)| fresh.write(&format!("content/{path}"), bytes));
    project.bytes("static").iter().for_each(|(path, bytes)| fresh.write(&format!("static/{path}"), bytes));
    fresh.write("site.yaml", project.read("site.yaml"));
    fresh.ok(&["build"]);
    assert_eq!(project.seen("out/site").keys().collect::<Vec<_>>(), fresh.seen("public").keys().collect::<Vec<_>>());
    assert_eq!(project.bytes("out/site"), fresh.bytes("public"));
}

#[test]
fn nothing_of_a_withheld_brief_reaches_the_disk() {
    let project = Project::of(SITE);
    project.ok(&["build"]);
    let folders = [project.bytes("public"), project.bytes(".public.briefpress")];
    for (path, bytes) in folders.iter().flatten() {
        let text = format!("{path}\n{}", String::from_utf8_lossy(bytes)).to_lowercase();
        for word in ["nobody may know", "secret", "far future", "later/", "peru", "chile"] {
            assert!(!text.contains(word), "`{word}` is in {path}");
        }
    }
}

#[test]
fn a_preview_on_disk_is_marked() {
    let project = Project::of(SITE);
    let kind = || {
        let manifest = project.read(".public.briefpress/manifest");
        manifest.lines().next().expect("it has a first line").to_owned()
    };
    assert!(!project.at(".public.briefpress").exists());
    let warning = "this site shows what is withheld: look at it, and do not publish it\n";
    let said = project.ok(&["build", "--drafts"]);
    assert!(said.ends_with(&format!("to see withheld briefs: `briefpress list withheld`\n{warning}")), "{said}");
    assert_eq!(project.ok(&["build", "--drafts", "-q"]), "");
    let said = project.ok(&["build", "-v", "--as-of", "2100-01-01"]);
    assert!(said.contains(" withheld (`briefpress list withheld`)\n"), "{said}");
    let said = project.ok(&["build", "--as-of", "2190-06-01"]);
    assert!(said.ends_with("\nthis is the site as of 2190-06-01 00:00 +00:00: look at it, and do not publish it\n"));
    let said = project.ok(&["build", "--drafts", "--as-of", "2190-06-01"]);
    assert!(said.contains("\nthis site shows what is withheld, as of 2190-06-01 00:00 +00:00: look"), "{said}");
    assert_eq!(kind(), "briefpress-manifest 2 preview");
    assert!(project.at("public/briefs/secret/index.html").exists());
    project.ok(&["build"]);
    assert_eq!(kind(), "briefpress-manifest 2 public");
    assert!(!project.at("public/briefs/secret").exists());
    project.ok(&["build", "--as-of", "2190-05-01T00:00:00Z"]);
    assert_eq!(kind(), "briefpress-manifest 2 preview");
    assert!(project.at("public/briefs/later/index.html").exists());
    project.ok(&["build", "--as-of", "2024-01-01"]);
    assert_eq!(kind(), "briefpress-manifest 2 public", "the past holds no secrets");
    assert!(!project.at("public/briefs/talks").exists());
}

#[test]
fn a_thousand_briefs_build_without_a_warning_and_twice_the_same() {
    let files = corpus(1000, 1);
    let build = || {
        let project = Project::of("");
        project.write("site.yaml", UNPLATED);
        files.iter().for_each(|(path, text)| project.write(path, text));
        let told = project.ok(&["build", "--strict"]);
        assert!(told.starts_with("1000 briefs and "), "{told}");
        project.bytes("public")
    };
    let first = build();
    assert!(first.len() > 1100, "{} files", first.len());
    assert!(first == build(), "two builds of one site differ");
}
