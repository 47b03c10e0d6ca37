//! The example of the README is true: pasted into a new site, it builds and shows what is promised of it.

use crate::project::Project;

const README: &str = include_str!("../../README.md");

#[test]
fn the_example_works_in_a_new_site() {
    let after = README.split("## A taste").nth(1).expect("the section is there");
    let path = after.split('`').nth(1).expect("the path stands first");
    let block = after.split("```markdown\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the example");
    let project = Project::empty();
    project.ok(&["init"]);
    project.write(path, block);
    assert_eq!(project.ok(&["check"]), "nothing to report\n");
    project.ok(&["build"]);
    let promised = after.split("```\n\nFrom ").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the promise");
    let addresses = promised.split('`').filter(|text| text.starts_with('/') && text.ends_with('/'));
    assert!(addresses.clone().count() >= 4);
    let slug = path.rsplit('/').next().expect("a name").trim_end_matches(".md");
    for address in addresses {
        let page = project.read(&format!("public{address}index.html"));
        assert!(page.contains(&format!("/briefs/{slug}/")), "{address}");
    }
    let page = project.read(&format!("public/briefs/{slug}/index.html"));
    for part in ["Key points", "Recommendation", "Chronology", "References", "1973"] {
        assert!(page.contains(part), "no {part}");
    }
    let before = block.lines().find_map(|line| line.strip_prefix("date: ")).expect("a date");
    project.ok(&["build", "--output", "early", "--as-of", before]);
    assert!(!project.at(&format!("early/briefs/{slug}/index.html")).exists(), "before its hour it is not there");
}
