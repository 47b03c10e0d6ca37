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

/// Runs a script in a folder, with the program at hand, by a shell that stops at the first failure.
#[cfg(unix)]
fn shell(project: &Project, script: &str, folder: &str) -> crate::project::Ran {
    let program = Path::new(env!("CARGO_BIN_EXE_briefpress")).parent().expect("a folder");
    let path = std::env::var("PATH").expect("a search path");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-e", "-c", script]).current_dir(project.at(folder));
    let ran = shell.env("PATH", format!("{}:{path}", program.display())).output().expect("a shell");
    crate::project::Ran::of(ran)
}

/// What YAML or Hugo takes for a draft, and what they take for none.
#[cfg(unix)]
const DRAFTS: [&str; 12] = [
    "true",
    "True",
    "TRUE",
    "\"true\"",
    "'True'",
    "yes",
    "Yes",
    "on",
    "1",
    "true # not yet",
    "true\r",
    "\"true\"  # x\r",
];
#[cfg(unix)]
const NO_DRAFTS: [&str; 8] = ["false", "False", "FALSE", "\"false\"", "'false'", "no", "false # ready", "false\r"];

/// Posts that are easily mistaken, and the titles of those that must not be shown.
#[cfg(unix)]
fn special_posts(project: &Project, folder: &str) -> Vec<String> {
    let post = |name: &str, title: &str, keys: &str, body: &str| {
        let text = format!("---\ntitle: {title}\ndate: 2020-01-02\n{keys}\n---\n\n{body}\n");
        project.write(&format!("{folder}/{name}.md"), text);
    };
    let mut withheld = vec!["Hidden to come".to_owned()];
    for (at, draft) in DRAFTS.iter().enumerate() {
        withheld.push(format!("Hidden draft {at}!"));
        post(&format!("draft-{at}"), &format!("Hidden draft {at}!"), &format!("draft: {draft}"), "Text.");
    }
    let past = ["2020-02-03", "\"2020-02-03T10:00:00Z\"", "2020-02-03 10:00:00 # old", "2020-02-03\r"];
    for (at, day) in past.iter().enumerate() {
        withheld.push(format!("Hidden past {at}!"));
        let keys = format!("draft: {}\nexpiryDate: {day}", ["true", "false"][at % 2]);
        post(&format!("past-{at}"), &format!("Hidden past {at}!"), &keys, "Text.");
    }
    post(
        "coming",
        "Hidden to come\ndate: 2999-01-01",
        "as_of: 2020-01-02\nsources: [S]",
        "## Recommendations\n\nText.",
    );
    project.replace(&format!("{folder}/coming.md"), "date: 2020-01-02\n", "");
    post("lasting", "Lasting", "expiryDate: 2999-01-02T10:00:00Z", "Text.");
    post("kept-file", "Kept", "url: /old/kept/", "Text.");
    post("carriage", "Carriage\r", "slug: cc\r", "Text.");
    post("quoted", "Quoted", "slug: \"bb\" # old", "Text.");
    post("tells", "Tells", "weight: 1", "```yaml\nslug: is a key\n\nexpiryDate: 2020-01-01\n\ndraft: true\n```");
    post("2021/nested", "Nested", "weight: 1", "Text.");
    let links = "[a]({{< ref \"corridor\" >}}) [b]({{< relref \"/posts/links#h\" >}}) [c]({{< ref \"/posts/corridor.md\" >}}) \
                 [d]({{< ref \"grain/index.md\" >}}) [e]({{< ref \"#h\" >}})";
    post("links", "Links", "weight: 1", &format!("## H\n\n{links}"));
    withheld
}

/// Whatever says `draft` becomes one, only a clear no goes, and the rest is left for the program to stop at.
#[cfg(unix)]
#[test]
fn a_draft_of_hugo_never_becomes_public_by_the_script() {
    let blocks = blocks("moving-from-hugo.md");
    let sed = blocks.iter().find(|(word, _)| word == "sed").map(|(_, code)| code).expect("a script of sed");
    let after = |draft: &str| {
        let project = Project::of(&format!("==> a.md\n---\ntitle: A\ndraft: {draft}\ndate: 2020-01-02\n---\nText.\n"));
        project.write("hugo.sed", sed);
        shell(&project, "sed -E -f hugo.sed a.md", "").out
    };
    for draft in DRAFTS {
        assert_eq!(after(draft), "---\ntitle: A\nstatus: draft\ndate: 2020-01-02\n---\nText.\n", "{draft}");
    }
    for draft in NO_DRAFTS {
        assert_eq!(after(draft), "---\ntitle: A\ndate: 2020-01-02\n---\nText.\n", "{draft}");
    }
    for draft in ["", "tRue", "falsetto", "!!bool true", ">-\n  true", "&a true", "nobody", "2", "false#1", "\"false"] {
        let text = after(draft);
        assert!(text.contains(&format!("\ndraft: {draft}\n")), "{draft}: {text}");
        let told = crate::fixture::wrong(&format!("==> content/briefs/a.md\n{text}"));
        assert!(told.contains(" content/briefs/a.md:"), "{draft}: {told}");
    }
}

/// A day on which a post expires that the commands cannot read, or keys that a folder hands down, stop the build.
#[cfg(unix)]
#[test]
fn what_the_commands_cannot_read_stays_and_is_told() {
    let blocks = blocks("moving-from-hugo.md");
    let commands: Vec<&str> = blocks
        .iter()
        .filter(|(word, code)| word == "sh" && code.starts_with("find ") || code.starts_with("today="))
        .map(|(_, code)| &**code)
        .collect();
    let project = Project::of(
        "==> content/briefs/a.md\n---\ntitle: A\ndate: 2020-01-02\nexpiryDate: Jan 2 2020\n---\nText.\n\
         ==> content/briefs/b/_index.md\n---\ntitle: B\ncascade:\n  draft: true\n---\n\
         ==> content/briefs/c/_index.md\n---\ntitle: C\n---\n",
    );
    project.write("hugo.sed", "");
    assert_eq!(shell(&project, &commands.concat(), "").status, 0);
    let ran = project.run(&["build"]);
    for place in ["--> content/briefs/a.md:4:1", "content/briefs/b/_index.md"] {
        assert!(ran.err.contains(place), "{place}: {}", ran.err);
    }
    assert!(!project.at("content/briefs/c/_index.md").exists());
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
    project.write(&format!("{folder}/grain/map.png"), crate::fixture::drawing());
    project.write(&format!("{folder}/_index.md"), "---\ntitle: Posts\n---\n");
    let withheld: Vec<String> = special_posts(&project, folder);
    project.write("hugo-site/static/logo.svg", "<svg/>");

    let shell = |script: &str, folder: &str| {
        let ran = shell(&project, script, folder);
        assert_eq!((ran.status, &*ran.err), (0, ""), "{}", ran.out);
        ran
    };
    let (first, rest) =
        of("sh").split_first().map(|(first, rest)| (first.to_string(), rest.concat())).expect("commands");
    shell(&first, "");
    let told = project.run(&["check", "-v", "--root", "new-site"]).err;
    let [report] = of("text")[..] else { panic!("one report") };
    for line in report.lines().filter(|line| !line.contains("= note")) {
        assert!(told.lines().any(|other| other == line), "`{line}` is not in {told}");
    }
    project.write("new-site/hugo.sed", sed);
    let ran = shell(&rest, "new-site");
    assert!(ran.out.contains("nothing to report\n74 briefs and "), "{}", ran.out);
    assert!(ran.out.starts_with("content/briefs/lasting.md: expires on 2999-01-02\n"), "{}", ran.out);

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
    for line in ["/posts/cc/,/briefs/cc/", "/posts/bb/,/briefs/bb/", "/posts/tells/,/briefs/tells/"] {
        assert!(redirects.lines().any(|other| other == line), "{line} in {redirects}");
    }
    let moved = redirects.lines().find(|line| line.contains("nested"));
    assert_eq!(moved, Some("/posts/2021/nested/,/briefs/nested/"), "{redirects}");
    assert!(!redirects.contains("kept"), "a post with `url` is where it was: {redirects}");
    assert!(project.at("new-site/public/old/kept/index.html").exists());
    let links = new("content/briefs/links.md");
    assert!(
        links.ends_with("[a](corridor.md) [b](links.md#h) [c](corridor.md) [d](grain/index.md) [e](#h)\n"),
        "{links}"
    );
    let public = project.bytes("new-site/public");
    for title in &withheld {
        let shown = public.iter().find(|(_, bytes)| String::from_utf8_lossy(bytes).contains(title.as_str()));
        assert_eq!(shown.map(|(path, _)| path), None, "{title} is withheld");
    }
    assert!(new("content/briefs/lasting.md").contains("\nreview_by: 2999-01-02\n"));
    let brief = new("public/briefs/talks-63/index.html");
    assert!(brief.contains("What the neighbours want") && brief.contains("Amina Khan"));
    assert!(project.bytes("new-site").keys().all(|path| !path.ends_with(".bak")));
    assert_eq!(project.read(&format!("{folder}/afghan-talks.md")), before, "the old site is as it was");
}
