//! What is said of a site with another generator's keys. `import.rs` has the way out.

use crate::project::Project;
use std::collections::BTreeMap;

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
