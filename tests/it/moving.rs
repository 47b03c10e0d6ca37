//! Moving from Hugo: what is said of a site with another generator's keys, and the manual's way out, done as written.

use crate::project::Project;
use std::collections::BTreeMap;
#[cfg(unix)]
use std::path::Path;

/// Front matter of Hugo: the lines that every post has, then those that some have.
const ALWAYS: [&str; 3] = ["date: 2021-06-29T14:00:00+05:00", "draft: false", "tags: [\"Sanctions\", \"Trade\"]"];
const SOMETIMES: [&str; 6] = [
    "categories: [Analysis]",
    "description: \"What the neighbours want, and what they can offer.\"",
    "lastmod: 2021-07-02T10:00:00+05:00",
    "author: Amina Khan",
    "weight: 10",
    "publishDate: 2021-06-29T14:00:00+05:00",
];

/// A site of Hugo's posts: each has its own choice of the keys that some have.
fn posts(count: usize, folder: &str) -> String {
    let post = |at: usize| {
        let some = SOMETIMES.iter().enumerate().filter(|(bit, _)| at >> bit & 1 == 1).map(|(_, line)| *line);
        let lines: Vec<&str> = ALWAYS.into_iter().chain(some).collect();
        format!(
            "==> {folder}/post-{at}.md\n---\ntitle: \"Post {at}: talks\"\n{}\nslug: talks-{at}\n---\n\nText.\n",
            lines.join("\n")
        )
    };
    (0..count).map(post).collect()
}

#[test]
fn six_hundred_briefs_with_keys_of_hugo_give_one_hint_each_and_one_report() {
    let project = Project::of(&posts(600, "content/briefs"));
    for command in ["build", "check"] {
        let ran = project.run(&[command, "--format", "json"]);
        let mut hints: BTreeMap<String, usize> = BTreeMap::new();
        for line in ran.out.lines() {
            let problem: serde_json::Value = serde_json::from_str(line).expect("JSON");
            assert_eq!(problem["code"], "unknown-key", "{line}");
            *hints.entry(problem["file"].to_string()).or_default() += 1;
        }
        assert_eq!((ran.status, hints.len()), (1, 600), "{command}");
        assert!(hints.values().all(|count| *count == 1), "{hints:?}");

        let ran = project.run(&[command]);
        assert_eq!((ran.err.matches("error[").count(), ran.err.matches(" --> ").count()), (1, 1), "{}", ran.err);
        assert!(ran.err.lines().count() < 25, "{}", ran.err);
        assert!(ran.err.contains("= note: the same in 599 more files: "), "{}", ran.err);
        assert!(ran.out.starts_with("600 errors"), "{}", ran.out);
        for line in ALWAYS[1..].iter().chain(&SOMETIMES) {
            let key = line.split(':').next().expect("a key");
            assert_eq!(ran.err.matches(&format!("help: `{key}`: ")).count(), 1, "{key}: {}", ran.err);
        }
        assert_eq!(project.run(&[command, "-v"]).err.matches("error[").count(), 600, "`-v` shows each");
    }
}

#[test]
fn a_single_key_of_another_generator_has_its_own_words() {
    let project = Project::of("==> content/briefs/a.md\n---\ntitle: A\ndate: 2021-06-29\ntags: [x]\n---\n");
    let ran = project.run(&["build"]);
    assert!(ran.err.contains("the front matter of a brief has no key `tags`"), "{}", ran.err);
    assert!(ran.err.contains("help: use `topics` or `countries`"), "{}", ran.err);
}

/// The blocks of code of a page of the manual, each with the word behind its fence.
#[cfg(unix)]
fn blocks(page: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    let text = std::fs::read_to_string(path).expect("a page of the manual");
    let fenced = text.split("\n```").skip(1).step_by(2);
    fenced
        .filter_map(|block| block.split_once('\n'))
        .map(|(word, code)| (word.to_owned(), format!("{code}\n")))
        .collect()
}

/// Everything that the page asks for is done in the order of the page, by a shell that stops at the first failure.
#[cfg(unix)]
#[test]
fn the_page_on_moving_works_as_written() {
    let blocks = blocks("moving-from-hugo.md");
    let of = |word: &str| blocks.iter().filter(|(w, _)| w == word).map(|(_, code)| code.as_str()).collect::<Vec<_>>();
    let [before, after] = of("markdown")[..] else { panic!("a post before and after") };
    let [sed] = of("sed")[..] else { panic!("one script of sed") };

    let folder = "hugo-site/content/posts";
    let project = Project::empty();
    for file in posts(64, folder).split("==> ").skip(1) {
        let (path, content) = file.split_once('\n').expect("a path and a text");
        project.write(path, content);
    }
    project.write(&format!("{folder}/afghan-talks.md"), before);
    let plain = "---\ntitle: Plain\ndate: 2020-01-02\n---\n\n---\n\ntags: are not keys down here\n";
    project.write(&format!("{folder}/corridor.md"), plain);
    project.write(&format!("{folder}/waiver.md"), plain.replace("date:", "draft: true\ntype: post\ndate:"));
    project.write(&format!("{folder}/grain/index.md"), plain.replace("---\n\ntags", "![Map](map.png)\n\ntags"));
    project.write(&format!("{folder}/grain/map.png"), "png");
    project.write(&format!("{folder}/_index.md"), "---\ntitle: Posts\n---\n");
    project.write("hugo-site/static/logo.svg", "<svg/>");

    let program = Path::new(env!("CARGO_BIN_EXE_briefpress")).parent().expect("a folder");
    let path = std::env::var("PATH").expect("a search path");
    let shell = |script: &str, folder: &str| {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-e", "-c", script]).current_dir(project.at(folder));
        let ran = shell.env("PATH", format!("{}:{path}", program.display())).output().expect("a shell");
        let ran = crate::project::Ran::of(ran);
        assert_eq!((ran.status, &*ran.err), (0, ""), "{}", ran.out);
        ran
    };
    let (first, rest) =
        of("sh").split_first().map(|(first, rest)| (first.to_string(), rest.concat())).expect("commands");
    shell(&first, "");
    let told = project.run(&["check", "--root", "new-site"]).err;
    let [report] = of("text")[..] else { panic!("one report") };
    for line in report.lines().filter(|line| !line.contains("= note")) {
        assert!(told.lines().any(|other| other == line), "`{line}` is not in {told}");
    }
    project.write("new-site/hugo.sed", sed);
    let ran = shell(&rest, "new-site");
    assert!(ran.out.contains("nothing to report\n67 briefs and "), "{}", ran.out);

    let new = |path: &str| project.read(&format!("new-site/{path}"));
    assert_eq!(new("content/briefs/afghan-talks.md"), after);
    assert_eq!(new("content/briefs/corridor.md"), plain);
    assert_eq!(new("content/briefs/waiver.md"), plain.replace("date:", "status: draft\ndate:"));
    let redirects = new("redirects.csv");
    assert!(redirects.starts_with("from,to\n/posts/afghan-talks/,/briefs/afghan-talks/\n"), "{redirects}");
    assert!(redirects.contains("\n/posts/grain/,/briefs/grain/\n") && !redirects.contains("waiver"), "{redirects}");
    for line in redirects.lines().skip(1) {
        let (from, to) = line.split_once(',').expect("two addresses");
        for address in [from, to] {
            assert!(project.at(&format!("new-site/public{address}index.html")).exists(), "{line}");
        }
    }
    let brief = new("public/briefs/talks-63/index.html");
    assert!(brief.contains("What the neighbours want") && brief.contains("Amina Khan"));
    assert!(project.bytes("new-site").keys().all(|path| !path.ends_with(".bak")));
    assert_eq!(project.read(&format!("{folder}/afghan-talks.md")), before, "the old site is as it was");
}
